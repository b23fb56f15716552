package diary

import (
	"bytes"
	"strconv"
	"testing"

	"spotter/internal/lift"
)

// A weight stays as it was typed, in its unit, through a file and back; inside
// it is whole hundredths of a kilogram, and every kilogram figure and every
// half pound that can be loaded reads back from them as it was.
func TestWeightsStayAsTyped(t *testing.T) {
	for n := range 50_001 {
		kg := float64(n) / 100
		if got := lift.KgOf(kg); got != lift.Kg(n) || got.Float() != kg {
			t.Fatalf("%g kg is %s", kg, got)
		}
	}
	for n := range 2205 {
		lb := float64(n) / 2
		if got := lift.LbText(lift.KgOfLb(lb)); got != strconv.FormatFloat(lb, 'f', -1, 64) {
			t.Fatalf("%g lb is shown as %s", lb, got)
		}
		e := Entry{Kind: "set", At: "2026-03-02", Lb: &lb}
		var file bytes.Buffer
		if err := Encode(&file, []Entry{e}); err != nil {
			t.Fatal(err)
		}
		back, _ := Decode(&file)
		if back[0].Kg != nil || *back[0].Lb != lb {
			t.Fatalf("%g lb came back as %+v", lb, back[0])
		}
	}
}
