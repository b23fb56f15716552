package safety

import (
	"maps"
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

// AnswerDays is how long a no is believed; after that it is asked again.
const AnswerDays = 14

// StrongPain is a rating after which every no is asked again (hazard H02).
const StrongPain = 7

// steroidDays is the window of the question oral_steroid_recent ("last three
// months"); waljee2017 found raised risks up to day 90.
const steroidDays = 90

// standing is the answer to one question while the stream is replayed.
type standing struct {
	value Answer
	on    day.Date
	fromC bool // from the case, whose time of day is not known
}

// AnswersOf merges everything that was ever answered into one answer per
// question, cautiously (hazards H02, H03):
//
//   - words in a post raise (a full mention is a yes); they never clear;
//   - a yes stands, however old, until the same question is answered no on a
//     later day, or by a clinician. Changing one's mind on the same day does
//     not clear it: the way to undo a mis-tap in a case is to correct the case,
//     in a diary an answer marked diary.Slip within minutes (then the fold no
//     longer holds the yes);
//   - unsure stands until it is answered yes or no;
//   - a no is believed for AnswerDays, or until pain of StrongPain is told on
//     a later day; then the question is open again;
//   - a logged steroid tablet answers the steroid question with yes.
//
// case.answers count as of case.as_of. Where a case and a diary speak on the
// same day the more cautious answer wins, as their order is not known.
func AnswersOf(c intake.Case, h diary.History, today day.Date) map[string]Answer {
	asOf := c.AsOf
	if asOf.IsZero() {
		asOf = today
	}
	st := map[string]standing{}
	caseDone := false
	fromCase := func() {
		caseDone = true
		for _, m := range c.RedFlags.Mentioned {
			if !m.Partial {
				st[m.ID] = merge(st[m.ID], standing{value: Yes, on: asOf, fromC: true}, false)
			}
		}
		for _, q := range slices.Sorted(maps.Keys(c.Answers)) {
			if a := ParseAnswer(c.Answers[q]); a != Unanswered {
				st[q] = merge(st[q], standing{value: a, on: asOf, fromC: true}, false)
			}
		}
	}
	for _, a := range h.Answers {
		if !caseDone && !a.Day.Before(asOf) {
			fromCase()
		}
		v := ParseAnswer(a.Value)
		if v == Unanswered || (v == No && a.Day.After(today)) {
			continue
		}
		st[a.Question] = merge(st[a.Question], standing{value: v, on: a.Day}, a.By == "clinician")
	}
	if !caseDone {
		fromCase()
	}
	strong := lastStrong(h, today)
	out := make(map[string]Answer, len(st)+1)
	for q, s := range st {
		if s.value == No && (s.on.IsZero() || today.Sub(s.on) > AnswerDays || s.on.Before(strong)) {
			continue
		}
		out[q] = s.value
	}
	if steroidLately(c, h, asOf, today) {
		out["oral_steroid_recent"] = Yes
	}
	return out
}

// lastStrong is the last day with pain of StrongPain or more, if any.
func lastStrong(h diary.History, today day.Date) (last day.Date) {
	for _, r := range h.Pain {
		if r.Score >= StrongPain && !r.Day.After(today) && r.Day.After(last) {
			last = r.Day
		}
	}
	for _, s := range h.Sets {
		if s.Pain != nil && *s.Pain >= StrongPain && !s.Day.After(today) && s.Day.After(last) {
			last = s.Day
		}
	}
	return last
}

// merge lets a newer answer replace the one that stands, where it may.
func merge(old, next standing, clinician bool) standing {
	if old.value == Unanswered || clinician || next.value == Yes {
		return next
	}
	sameDay := !next.on.After(old.on)
	switch {
	case old.value == Yes && sameDay:
		return old
	case old.value == Yes && next.value == Unsure:
		return old
	case old.value == Unsure && next.value == No && sameDay && old.fromC != next.fromC:
		return old
	}
	return next
}

// steroidLately reports steroid tablets within the window, by diary or case.
func steroidLately(c intake.Case, h diary.History, asOf, today day.Date) bool {
	for _, m := range h.Meds {
		last := m.Day
		if m.Until.After(last) {
			last = m.Until
		}
		if m.Class == "oral_corticosteroid" && today.Sub(last) <= steroidDays {
			return true
		}
	}
	for _, m := range c.Medication {
		if m.Class == "oral_corticosteroid" && m.DaysAgo != nil && *m.DaysAgo+today.Sub(asOf) <= steroidDays {
			return true
		}
	}
	return false
}

// ParseAnswer reads an answer as people and programs write it. Anything else
// is unanswered.
func ParseAnswer(s string) Answer { return Answer(diary.AnswerWord(s)) }
