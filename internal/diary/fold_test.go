package diary

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/lift"
)

func folded(t *testing.T, asOf string, lines ...string) History {
	t.Helper()
	entries, faults := Decode(strings.NewReader(strings.Join(lines, "\n")))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	d := day.Date{}
	if asOf != "" {
		d = day.MustParse(asOf)
	}
	h, _ := Fold(entries, nil, d)
	return h
}

// squats is n weekly training days at the given kilograms.
func squats(n int, kg float64) []string {
	var out []string
	start := day.MustParse("2026-01-01")
	for i := range n {
		out = append(out, fmt.Sprintf(`{"kind":"set","at":"%s","lift":"squat_low_bar","kg":%g,"reps":5}`, start.Add(7*i), kg))
	}
	return out
}

func TestSetsThatCannotBeAreHeld(t *testing.T) {
	for name, c := range map[string]struct {
		set  string
		held string
	}{
		"1000 kg":                {`"kg":1000,"reps":1`, ImpossibleLoad},
		"negative":               {`"kg":-20,"reps":1`, ImpossibleLoad},
		"999 reps":               {`"kg":60,"reps":999`, ImpossibleReps},
		"kg and lb disagree":     {`"kg":225,"lb":225,"reps":1`, UnitsDisagree},
		"kg and lb agree":        {`"kg":102,"lb":225,"reps":5`, ""},
		"pounds as kilograms":    {`"kg":220,"reps":5`, MaybePounds},
		"far above the own best": {`"kg":160,"reps":5`, FarAboveOwnBest},
		"a good day":             {`"kg":120,"reps":5`, ""},
		"pounds named":           {`"lb":225,"reps":5`, ""},
		"lighter than usual":     {`"kg":40,"reps":5`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			lines := append(squats(6, 100), `{"kind":"set","at":"2026-03-01","lift":"squat_low_bar",`+c.set+`}`)
			h := folded(t, "", lines...)
			if c.held == "" {
				if len(h.Held) != 0 || len(h.Sets) != 7 {
					t.Fatalf("held %+v, want none", h.Held)
				}
				return
			}
			if len(h.Held) != 1 || h.Held[0].Why != c.held || len(h.Sets) != 6 {
				t.Fatalf("held %+v, want one %s", h.Held, c.held)
			}
		})
	}
}

func TestUnitWrongAtTheStartIsHeldToo(t *testing.T) {
	lines := append([]string{`{"kind":"set","at":"2025-12-01","lift":"squat_low_bar","kg":220,"reps":5}`}, squats(8, 100)...)
	if h := folded(t, "", lines...); len(h.Held) != 1 || h.Held[0].Why != MaybePounds {
		t.Errorf("held %+v", h.Held)
	}
}

// A lifter who is hurt and lifts far less than before keeps the old bests.
func TestLighterWeeksDoNotMakeOldBestsUnbelievable(t *testing.T) {
	lines := append([]string{
		`{"kind":"set","at":"2025-10-01","lift":"squat_low_bar","kg":180,"reps":5}`,
		`{"kind":"set","at":"2025-10-08","lift":"squat_low_bar","kg":182.5,"reps":5}`,
		`{"kind":"set","at":"2025-10-15","lift":"squat_low_bar","kg":185,"reps":5}`}, squats(12, 100)...)
	if h := folded(t, "", lines...); len(h.Held) != 0 {
		t.Errorf("held %+v", h.Held)
	}
}

// Progress that comes back on a third day is believed; pounds are not.
func TestWhatComesBackIsBelieved(t *testing.T) {
	at := func(kg float64) []string {
		lines := squats(6, 100)
		for i := range 4 {
			lines = append(lines, fmt.Sprintf(`{"kind":"set","at":"2026-03-%02d","lift":"squat_low_bar","kg":%g,"reps":5}`, 2+7*i, kg))
		}
		return lines
	}
	if h := folded(t, "", at(140)...); len(h.Held) != 2 || len(h.Sets) != 8 {
		t.Errorf("140 kg on four days: %d held, want the first two", len(h.Held))
	}
	if h := folded(t, "", at(220)...); len(h.Held) != 4 {
		t.Errorf("220 kg on four days: %d held, want all", len(h.Held))
	}
}

func TestTheNextDumbbellIsNotASlip(t *testing.T) {
	lines := []string{}
	for i := range 6 {
		lines = append(lines, fmt.Sprintf(`{"kind":"set","at":"2026-01-%02d","name":"Curl","kg":8,"reps":10}`, 1+i))
	}
	if h := folded(t, "", append(lines, `{"kind":"set","at":"2026-01-09","name":"Curl","kg":12,"reps":10}`)...); len(h.Held) != 0 {
		t.Errorf("held %+v", h.Held)
	}
}

func TestAHeldSetCanBeConfirmed(t *testing.T) {
	lines := append(squats(6, 100), `{"kind":"set","at":"2026-03-01","id":"x1","lift":"squat_low_bar","kg":160,"reps":5}`,
		`{"kind":"answer","at":"2026-03-01","question":"confirm_set:x1","value":"yes"}`)
	if h := folded(t, "", lines...); len(h.Held) != 0 || len(h.Sets) != 7 {
		t.Errorf("held %+v", h.Held)
	}
}

func TestBarPositionIsNeverMerged(t *testing.T) {
	h := folded(t, "",
		`{"kind":"set","at":"2026-01-01","lift":"squat_barbell","bar":"low","kg":100,"reps":5}`,
		`{"kind":"set","at":"2026-01-02","lift":"squat_barbell","bar":"high","kg":100,"reps":5}`,
		`{"kind":"set","at":"2026-01-03","lift":"squat_barbell","kg":100,"reps":5}`)
	for i, want := range []lift.ID{"squat_low_bar", "squat_high_bar", "squat_barbell"} {
		if h.Sets[i].Lift != want {
			t.Errorf("set %d is %s, want %s", i, h.Sets[i].Lift, want)
		}
	}
}

func TestFoldStopsAtTheDayAndCountsAnIDOnce(t *testing.T) {
	h := folded(t, "2026-01-02",
		`{"kind":"pain","at":"2026-01-03","score":5}`,
		`{"kind":"pain","at":"2026-01-02T23:30:00-05:00","id":"a","score":4}`,
		`{"kind":"pain","at":"2026-01-02T23:30:00-05:00","id":"a","score":4}`,
		`{"kind":"pain","at":"2026-01-02","score":1,"when":"morning"}`)
	if len(h.Pain) != 2 || h.Pain[0].Score != 1 || h.Pain[1].Score != 4 {
		t.Errorf("pain = %+v", h.Pain)
	}
}

func TestMissingIsNotZero(t *testing.T) {
	entries, _ := Decode(strings.NewReader(`{"kind":"pain","at":"2026-01-01"}` + "\n" +
		`{"kind":"set","at":"2026-01-01","lift":"bench_press","kg":60,"reps":5}` + "\n" + `{"kind":"sleep","at":"2026-01-01"}`))
	h, faults := Fold(entries, nil, day.Date{})
	if len(h.Pain) != 0 || len(h.Sleep) != 0 || h.Sets[0].Pain != nil || h.Sets[0].RPE != nil {
		t.Errorf("something missing became a number: %+v", h)
	}
	if len(faults) != 2 {
		t.Errorf("faults %v", faults)
	}
}

func TestFoldDoesNotDependOnTheOrderOfTheFile(t *testing.T) {
	entries, _ := Decode(strings.NewReader(string(twoYears()[:60_000])))
	for i := range entries { // whole lines differ, so every row has its place
		entries[i].ID, entries[i].Line = fmt.Sprintf("%06d", i), 0
	}
	want, _ := Fold(entries, nil, day.Date{})
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	got, _ := Fold(entries, nil, day.Date{})
	if !reflect.DeepEqual(got, want) {
		t.Error("another order gives another history")
	}
}

// One absurd set, whatever its size and place, never becomes a believed best
// far above the others (hazard H08).
func TestOneSlipNeverRaisesTheBelievedBest(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(10, 30).Draw(r, "days")
		lines := squats(n, 100)
		at := rapid.IntRange(daysNeeded, n-1).Draw(r, "at")
		kg := rapid.Float64Range(0, 3000).Draw(r, "kg")
		bad, _ := json.Marshal(map[string]any{"kind": "set", "at": day.MustParse("2026-01-01").Add(7*at + 1).String(),
			"lift": "squat_low_bar", "kg": kg, "reps": 5})
		entries, _ := Decode(strings.NewReader(strings.Join(append(lines, string(bad)), "\n")))
		h, _ := Fold(entries, nil, day.Date{})
		for _, s := range h.Sets {
			if s.Load > 125_00 {
				r.Fatalf("%s kg was believed", s.Load)
			}
		}
	})
}

func TestPoundsConvertOnce(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		lb := float64(rapid.IntRange(1, 2200).Draw(r, "half lb")) / 2
		e := Entry{Lb: &lb}
		if kg, ok := mass(&e); !ok || kg != lift.KgOfLb(lb) || *e.Lb != lb {
			r.Fatal(lb)
		}
	})
}

func TestLifeOfADay(t *testing.T) {
	entries, _ := Decode(strings.NewReader(`{"kind":"life","at":"2026-01-01","what":"desk","hours":0}` + "\n" +
		`{"kind":"life","at":"2026-01-02T21:00:00+01:00","what":"stress","value":7}` + "\n" +
		`{"kind":"life","at":"2026-01-03","what":"stress"}` + "\n" + `{"kind":"life","at":"2026-01-03","hours":2}` + "\n" +
		`{"kind":"life","at":"2026-01-03","what":"desk","hours":25}` + "\n" + `{"kind":"life","at":"2026-01-03","what":"stress","value":"much"}`))
	h, faults := Fold(entries, nil, day.Date{})
	want := []Life{{At: "2026-01-01", Day: day.MustParse("2026-01-01"), What: "desk", Hours: true},
		{At: "2026-01-02T21:00:00+01:00", Day: day.MustParse("2026-01-02"), What: "stress", X: 7}}
	if !reflect.DeepEqual(h.Life, want) {
		t.Errorf("got %+v", h.Life)
	}
	if len(faults) != 4 || h.Unknown != nil {
		t.Errorf("faults %v, unknown %v", faults, h.Unknown)
	}
}
