package app

import (
	"slices"
	"strings"
	"time"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

// Change is what a person may change about their plan at once: the days, what
// the gym has, and what they will not give up. Written as settings write it.
type Change struct {
	Days      string   // "mon wed fri"; "" = the diary's habit
	Equipment string   // comma-separated; "" = everything
	Keep      []string // of Keepable
}

// Keepable are the things that a plan can be asked not to touch, in the words
// of a case. Whatever else a post wants to keep stays as it was read.
var Keepable = []string{"squat", "bench", "deadlift", "bar_position"}

// ChangeOf is what stands now.
func ChangeOf(c intake.Case, entries []diary.Entry) Change {
	set := values(entries)
	out := Change{Days: set[SetDays], Equipment: set[SetEquipment]}
	for _, k := range Keepable {
		if slices.ContainsFunc(c.Keep, func(x intake.Kept) bool { return x.What == k }) {
			out.Keep = append(out.Keep, k)
		}
	}
	return out
}

// Same reports that two changes come to the same.
func (c Change) Same(o Change) bool {
	return c.Days == o.Days && c.Equipment == o.Equipment && slices.Equal(sortedCopy(c.Keep), sortedCopy(o.Keep))
}

func sortedCopy(v []string) []string { return slices.Sorted(slices.Values(v)) }

// ChangeEntries are the entries that make a change: settings that differ, and
// the case with other things to keep. None when nothing differs. An error is a
// *BadSetting; then nothing is to be stored. newID makes an id; at is a time
// with offset.
func (a *App) ChangeEntries(entries []diary.Entry, to Change, newID func() string, at string) ([]diary.Entry, error) {
	out, err := SettingEntries(entries, map[string]string{SetDays: to.Days, SetEquipment: to.Equipment})
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].ID, out[i].At, out[i].By = newID(), at, "athlete"
	}
	c, _, err := LatestCase(entries)
	if err != nil {
		return nil, err
	}
	fixes := keepFixes(c, to.Keep)
	if len(fixes) == 0 {
		return out, nil
	}
	c, left := intake.Correct(c, fixes)
	if len(left) > 0 {
		return nil, &BadSetting{What: "keep", Err: errNotKept}
	}
	if c, err = a.Next(c); err != nil {
		return nil, err
	}
	kept, err := CaseEntry(newID(), at, c)
	if err != nil {
		return nil, err
	}
	kept.Replaces = Standing(entries, KindCase)
	return append(out, kept), nil
}

// keepFixes turn what a case wants to keep into what is wanted now.
func keepFixes(c intake.Case, want []string) []intake.Fix {
	var fixes []intake.Fix
	for _, k := range want {
		if !slices.ContainsFunc(c.Keep, func(x intake.Kept) bool { return x.What == k }) {
			fixes = append(fixes, intake.Fix{Fact: "add", Field: "keep", Value: k})
		}
	}
	for i, x := range c.Keep {
		if !slices.Contains(Keepable, x.What) || slices.Contains(want, x.What) {
			continue
		}
		if fact, span, ok := intake.ParseFactKey(intake.FactKey("keep", i, x.Span)); ok {
			fixes = append(fixes, intake.Fix{Fact: fact, Span: span, Field: "remove", Value: "yes"})
		}
	}
	return fixes
}

// Tried is the request for a plan as it would be with a change, for looking at
// before anything is stored.
func (a *App) Tried(entries []diary.Entry, to Change, asOf day.Date) (PlanRequest, error) {
	n := 0
	at := asOf.Time().Format(time.RFC3339)
	add, err := a.ChangeEntries(entries, to, func() string { n++; return "try-" + strings.Repeat("i", n) }, at)
	if err != nil {
		return PlanRequest{}, err
	}
	all := append(entries[:len(entries):len(entries)], add...)
	c, _, err := LatestCase(all)
	return PlanRequest{Case: c, Entries: all, AsOf: asOf}, err
}
