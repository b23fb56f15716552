package diary

import (
	"fmt"

	"pgregory.net/rapid"

	"spotter/internal/day"
)

// drawEntry makes one entry as a person's devices would, of any kind. The
// names and ids come from small pools, so that entries meet.
func drawEntry(r *rapid.T, label string) Entry {
	pick := func(what string, from ...string) string { return rapid.SampledFrom(from).Draw(r, label+" "+what) }
	e := Entry{Kind: pick("kind", "set", "set", "pain", "answer", "limit", "med", "sleep", "care", "note"),
		ID: fmt.Sprintf("e%02d", rapid.IntRange(0, 99).Draw(r, label+" id"))}
	e.At = day.MustParse("2026-03-01").Add(rapid.IntRange(0, 5).Draw(r, label+" day")).String()
	if rapid.Bool().Draw(r, label+" clock") {
		e.At += fmt.Sprintf("T18:%02d:00+01:00", rapid.IntRange(0, 59).Draw(r, label+" minute"))
	}
	e.Device = pick("device", "", "phone", "laptop")
	if rapid.Bool().Draw(r, label+" hlc") {
		e.HLC = Clock(rapid.Uint64Range(1, 5).Draw(r, label+" tick")).String()
	}
	e.By = pick("by", "", "athlete", "coach", "clinician")
	number := func(what string, lo, hi int) *int {
		v := rapid.IntRange(lo, hi).Draw(r, label+" "+what)
		return &v
	}
	half := func(what string, lo, hi int) *float64 {
		v := float64(rapid.IntRange(2*lo, 2*hi).Draw(r, label+" "+what)) / 2
		return &v
	}
	switch e.Kind {
	case "set":
		e.Lift, e.Reps = pick("lift", "bench_press", "squat_low_bar"), number("reps", 1, 8)
		if rapid.Bool().Draw(r, label+" pounds") {
			e.Lb = half("lb", 45, 250)
		} else {
			e.Kg = half("kg", 20, 110)
		}
		if rapid.Bool().Draw(r, label+" rated") {
			e.Pain = number("pain", 0, 10)
		}
	case "pain":
		e.Score, e.When = number("score", 0, 10), pick("when", "now", "morning")
	case "answer":
		e.Question, e.Value = pick("question", "saddle_numbness", "night_pain", "confirm_set:e01"), any(pick("value", "yes", "no", "unsure"))
	case "limit":
		e.Lift, e.MaxKg = pick("lift", "bench_press", "squat_low_bar"), half("max", 20, 100)
	case "med":
		e.Class = pick("class", "nsaid", "opioid", "oral_corticosteroid")
	case "sleep":
		e.Hours = half("hours", 0, 12)
	case "care":
		e.What = pick("what", "massage", "ice")
	case "note":
		e.Text = rapid.String().Draw(r, label+" text")
	}
	return e
}
