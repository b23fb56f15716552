package diary

import (
	"encoding/json"
	"fmt"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/keep"
)

// drawEntry makes one entry as a person's devices would, of any kind. The
// names and ids come from small pools, so that entries meet.
func drawEntry(r *rapid.T, label string) Entry {
	pick := func(what string, from ...string) string { return rapid.SampledFrom(from).Draw(r, label+" "+what) }
	e := Entry{Kind: pick("kind", "set", "set", "pain", "answer", "limit", "med", "sleep", "life", "care", "note"),
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
	case "life":
		e.What, e.Value = pick("what", "stress", "alcohol"), any(*half("value", 0, 10))
	case "care":
		e.What = pick("what", "massage", "ice")
	case "note":
		e.Text = rapid.String().Draw(r, label+" text")
	}
	return e
}

// drawDiary is a diary as several devices may have left it, ids used once:
// corrections, deletions and redactions of anything, also of what is not
// there, of later entries and in circles; kinds that no version knows.
func drawDiary(r *rapid.T) []Entry {
	n := rapid.IntRange(0, 14).Draw(r, "entries")
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("e%02d", i)
	}
	anID := rapid.SampledFrom(append(ids, "gone"))
	out := make([]Entry, n)
	for i := range out {
		e := drawEntry(r, fmt.Sprint(i))
		if rapid.IntRange(0, 3).Draw(r, "act") == 0 {
			e = Entry{At: e.At, Device: e.Device, HLC: e.HLC, By: e.By,
				Kind: rapid.SampledFrom([]string{KindDelete, KindClear, KindRedact, KindAlias, KindFinish, "mood", "advice"}).Draw(r, "acts")}
			switch e.Kind {
			case KindDelete, KindClear, KindRedact:
				e.Replaces = []string{anID.Draw(r, "target")}
			case KindAlias:
				e.Name, e.To = rapid.SampledFrom([]string{"A", "B", "C"}).Draw(r, "name"), rapid.SampledFrom([]string{"A", "B", "C"}).Draw(r, "to")
			case "mood":
				e.Must = rapid.Bool().Draw(r, "must")
				e.Extra = keep.Extra{"joy": json.RawMessage("3")}
			}
		} else if rapid.IntRange(0, 2).Draw(r, "linked") == 0 {
			e.Replaces = []string{anID.Draw(r, "replaces")}
			if rapid.Bool().Draw(r, "two") {
				e.Replaces = append(e.Replaces, anID.Draw(r, "and"))
			}
			if rapid.Bool().Draw(r, "entity") {
				e.Entity = anID.Draw(r, "of")
			}
		}
		if e.Kind == "set" && rapid.Bool().Draw(r, "named") {
			e.Lift, e.Name = "", rapid.SampledFrom([]string{"A", "B", "C"}).Draw(r, "exercise")
		}
		e.ID = ids[i]
		out[i] = e
	}
	return out
}

// some of the entries, in some order, some of them twice.
func some(r *rapid.T, of []Entry, label string) []Entry {
	if len(of) == 0 {
		return nil
	}
	return rapid.SliceOfN(rapid.SampledFrom(of), 0, 2*len(of)).Draw(r, label)
}
