package safety_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/safety"
)

var asked = []string{"cord_signs", "fever_unwell", "night_constant_pain"}

// answersOfDevices draws answers of three devices, one of them not named, to a
// few questions; some name an earlier one.
func answersOfDevices(r *rapid.T) []diary.Entry {
	var out []diary.Entry
	for i := range rapid.IntRange(0, 10).Draw(r, "answers") {
		e := diary.Entry{Kind: "answer", ID: fmt.Sprintf("a%02d", i), Device: rapid.SampledFrom([]string{"", "phone", "laptop"}).Draw(r, "device"),
			At:       today.Add(-rapid.IntRange(0, 6).Draw(r, "ago")).String() + fmt.Sprintf("T%02d:00:00Z", rapid.IntRange(6, 20).Draw(r, "hour")),
			Question: rapid.SampledFrom(asked).Draw(r, "question"), Value: any(rapid.SampledFrom([]string{"yes", "no", "no", "unsure"}).Draw(r, "value"))}
		if i > 0 && rapid.IntRange(0, 3).Draw(r, "names") == 0 {
			e.Replaces = []string{out[rapid.IntRange(0, i-1).Draw(r, "which")].ID}
		}
		out = append(out, e)
	}
	return out
}

func withDiary(w world, entries []diary.Entry) world {
	h, _ := diary.Fold(entries, nil, day.Date{})
	w.h.Answers = append(slices.Clone(w.h.Answers), h.Answers...)
	slices.SortStableFunc(w.h.Answers, func(a, b diary.Answer) int { return a.Day.Sub(b.Day) })
	w.h.Newer = h.Newer
	return w
}

// A yes that nothing names, added anywhere in the diary, never makes anything
// bolder; nor does an entry that must be understood and is not.
func TestAnUnnamedFlagIsNeverBolder(t *testing.T) {
	for range 10 { // the cases that break it are rare
		rapid.Check(t, func(r *rapid.T) { unnamedFlag(t, r) })
	}
}

func unnamedFlag(t *testing.T, r *rapid.T) {
	w, entries := worlds(r), answersOfDevices(r)
	add := diary.Entry{Kind: "answer", ID: "yes", Device: rapid.SampledFrom([]string{"", "phone", "laptop", "watch"}).Draw(r, "on"),
		At:       today.Add(-rapid.IntRange(0, 6).Draw(r, "when")).String() + fmt.Sprintf("T%02d:30:00Z", rapid.IntRange(6, 20).Draw(r, "o'clock")),
		Question: rapid.SampledFrom(asked).Draw(r, "flag"), Value: "yes"}
	if rapid.IntRange(0, 5).Draw(r, "newer") == 0 {
		add = diary.Entry{Kind: "implant", Must: true, ID: "yes", At: add.At}
	}
	a, b := read(withDiary(w, entries).permit(t, today), today), read(withDiary(w, append(entries, add)).permit(t, today), today)
	if worse := bolder(a, b); worse != nil {
		r.Fatalf("bolder in %v: %+v → %+v", worse, a, b)
	}
}

// A yes on one device stands, whatever the other one answers before or after
// it without naming it.
func TestAnUnseenNoNeverClears(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var entries []diary.Entry
		for _, e := range answersOfDevices(r) {
			if e.Device == "laptop" {
				e.Replaces = nil
				entries = append(entries, e)
			}
		}
		yes := diary.Entry{Kind: "answer", ID: "yes", Device: "phone", Question: rapid.SampledFrom(asked).Draw(r, "flag"), Value: "yes",
			At: today.Add(-rapid.IntRange(0, 6).Draw(r, "when")).String()}
		w := withDiary(world{c: blade()}, append(entries, yes))
		if got := safety.AnswersOf(w.c, w.h, today)[yes.Question]; got != safety.Yes {
			r.Fatalf("%q: %+v", got, w.h.Answers)
		}
	})
}
