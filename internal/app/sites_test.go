package app

import (
	"encoding/json"
	"strings"
	"testing"

	"spotter/internal/diary"
	"spotter/internal/trigger"
)

// twoPlaces is the example athlete with a knee that was rated too: sore for a
// day and a half after front squats, whatever the shoulder blade does.
func twoPlaces(t *testing.T) (*App, TriggersRequest) {
	t.Helper()
	a, c, entries, asOf := exampleNow(t)
	hurt := map[string]bool{}
	for _, e := range entries {
		if e.Kind == "set" && e.Lift == "bench_comp" {
			hurt[e.At[:10]] = true
		}
	}
	out := entries
	for _, e := range entries {
		if e.Kind != "pain" || e.Region == "" {
			continue
		}
		score := 2
		if hurt[e.At[:10]] && e.When != "morning" || hurt[asOf.Add(-1).String()] && e.At[:10] == asOf.String() {
			score = 4
		}
		e.ID, e.Region, e.Side, e.Score, e.Zones = e.ID+"-knee", "knee", "left", &score, nil
		out = append(out, e)
	}
	return a, TriggersRequest{Case: c, Entries: out, AsOf: asOf, Sites: true}
}

// Each place is searched by itself: what the one says is what it says alone.
func TestSeveralPlacesEachOnItsOwn(t *testing.T) {
	a, r := twoPlaces(t)
	d, err := a.Triggers(r)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sites) != 1 || d.Sites[0].Region != "knee" || d.Sites[0].Side != "left" || d.Sites[0].Status != trigger.OK || d.Sites[0].NextTest != nil {
		t.Fatalf("%+v", d.Sites)
	}
	words := func(r *trigger.Report) map[string]trigger.Word {
		out := map[string]trigger.Word{}
		for _, f := range r.Effects {
			out[f.Exposure] = f.Word
		}
		return out
	}
	main, knee := words(d.Report), words(d.At(1).Report)
	if main["squat_low_bar"] != trigger.VeryLikely || knee["squat_low_bar"] == trigger.VeryLikely {
		t.Errorf("low bar: shoulder blade %q, knee %q", main["squat_low_bar"], knee["squat_low_bar"])
	}
	alone := r
	alone.Sites = false
	one, err := a.Triggers(alone)
	if err != nil {
		t.Fatal(err)
	}
	if len(one.Sites) != 0 || words(one.Report)["squat_low_bar"] != main["squat_low_bar"] || len(words(one.Report)) != len(main) {
		t.Error("the other place changes what is said of the first")
	}
}

// The document names each place, and the same request gives the same bytes.
func TestSitesInTheDocument(t *testing.T) {
	a, r := twoPlaces(t)
	print := func() string {
		d, err := a.Triggers(r)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	one := print()
	if one != print() {
		t.Error("two runs differ")
	}
	if !strings.Contains(one, `"sites":[{"status":"ok","region":"knee","side":"left"`) {
		t.Error("the knee is not in the document")
	}
	r.Entries = append([]diary.Entry(nil), r.Entries...)
	for i := range r.Entries {
		if r.Entries[i].Region == "knee" && i%5 > 0 {
			r.Entries[i].Region = "hip"
			r.Entries[i].Side = []string{"left", "right", "left", "right"}[i%4]
		}
	}
	d, err := a.Triggers(r)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sites) < 2 {
		t.Errorf("%d further places", len(d.Sites))
	}
}
