package diary

import (
	"fmt"
	"slices"
	"strconv"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/training"
)

// Fold turns entries into a History as of the end of a day. Later entries are
// ignored; a zero asOf keeps everything. The order of the input does not
// matter: entries are taken by day, instant, hybrid clock, id and line, and an
// id that comes twice counts once. What was replaced, deleted or redacted does
// not count; versions that did not see each other are settled by the rule of
// their kind and shown in Conflicts. Faults name entries whose values make no
// sense, and ids that were used twice for different things; such an entry is
// left out, the rest is used.
func Fold(entries []Entry, cat *lift.Catalogue, asOf day.Date) (History, []Fault) {
	return FoldWithout(entries, cat, asOf, nil)
}

// FoldWithout is Fold without the entries that drop picks. They are picked
// after versions are settled, so that leaving out a correction does not bring
// back what it corrected.
func FoldWithout(entries []Entry, cat *lift.Catalogue, asOf day.Date, drop func(*Entry) bool) (History, []Fault) {
	s := streamOf(entries, asOf)
	f := folder{cat: cat, names: map[string]lift.ID{}}
	for _, e := range s.clash {
		f.fault(e, fmt.Sprintf("the id %q is already in use for another entry", e.ID), "Give this entry an id of its own; to correct the other one, name it in \"replaces\".")
	}
	f.out.Conflicts = s.settle()
	f.out.Conflicts = append(f.out.Conflicts, f.aliases(s)...)
	f.out.Sets = make([]training.Set, 0, len(s.rows))
	f.setFrom = make([]*Entry, 0, len(s.rows))
	for _, e := range s.newer {
		f.unread(e)
	}
	for i := range s.rows {
		if r := &s.rows[i]; !r.gone && (drop == nil || !drop(r.e)) {
			f.take(r)
		}
	}
	f.believe()
	f.current()
	return f.out, f.faults
}

type folder struct {
	cat     *lift.Catalogue
	names   map[string]lift.ID // names already matched
	alias   map[string]exercise
	out     History
	setFrom []*Entry // the entry behind each of out.Sets
	faults  []Fault
}

func (f *folder) fault(e *Entry, what, cure string) {
	f.faults = append(f.faults, Fault{Line: e.Line, What: what, Cure: cure})
}

// current: of two plans that have not seen each other neither is.
func (f *folder) current() {
	for _, c := range f.out.Conflicts {
		if c.Why == TwoPlans && slices.ContainsFunc(c.Versions, func(v Version) bool { return v.Entry.ID == f.out.Current }) {
			f.out.Current = ""
		}
	}
}

// unread counts an entry that this version does not know.
func (f *folder) unread(e *Entry) {
	if f.out.Unknown == nil {
		f.out.Unknown = map[string]int{}
	}
	f.out.Unknown[e.meaning()]++
	if e.Must && !slices.Contains(f.out.Newer, e.meaning()) {
		f.out.Newer = append(f.out.Newer, e.meaning())
	}
}

// take sorts one entry into the history.
func (f *folder) take(r *row) {
	e, d := r.e, r.day
	if r.sort == strange {
		f.unread(e)
		return
	}
	switch e.Kind {
	case "set":
		f.set(r)
	case "pain":
		f.pain(e, d)
	case "care":
		f.out.Care = append(f.out.Care, Care{At: e.At, Day: d, What: e.What, Minutes: e.Minutes, Region: e.Region})
	case "med":
		f.out.Meds = append(f.out.Meds, Med{ID: e.ID, Day: d, Until: f.date(e, "until", e.Until), Class: e.Class, Name: e.Name})
	case "sleep":
		f.sleep(e, d)
	case KindLife:
		f.life(e, d)
	case "bodyweight":
		if kg, _ := mass(e); kg > 0 && kg <= lift.MaxLoad {
			f.out.Bodyweight = append(f.out.Bodyweight, Weight{Day: d, Kg: kg})
		} else {
			f.fault(e, "this body weight is missing or impossible", "Write the weight as \"kg\" or \"lb\".")
		}
	case "answer":
		f.out.Answers = append(f.out.Answers, Answer{ID: e.ID, Day: d, At: e.At, Question: e.Question, Value: word(e.Value), By: e.By, Device: e.Device})
	case "checkup":
		f.out.Checkups = append(f.out.Checkups, Checkup{Day: d, Q1: e.Q1, Q2: e.Q2, Q3: e.Q3, Q4: e.Q4})
	case "meet":
		f.meet(e, d)
	case "limit":
		f.limit(e, d)
	case KindFinish:
		if n := len(f.out.Finished); n == 0 || f.out.Finished[n-1] != d {
			f.out.Finished = append(f.out.Finished, d)
		}
	case "advice":
		f.out.Current = e.ID
	default: // note, post, case, drawing, setting, swap: read elsewhere. Alias, delete, clear, redact: at work already
	}
}

// date reads an optional day of an entry.
func (f *folder) date(e *Entry, field, s string) day.Date {
	if s == "" {
		return day.Date{}
	}
	d, _, ok := moment(s)
	if !ok {
		f.fault(e, fmt.Sprintf("%q is %q, which is not a day", field, s), "Write YYYY-MM-DD.")
	}
	return d
}

func (f *folder) pain(e *Entry, d day.Date) {
	if e.Score == nil || *e.Score < 0 || *e.Score > 10 {
		f.fault(e, "a pain entry needs a \"score\" from 0 to 10", "Correct or delete the line; a missing score is never taken as no pain.")
		return
	}
	when := pain.When(e.When)
	if when == "" {
		when = pain.Now
	}
	quality, _ := e.Quality.(string)
	r := pain.Rating{ID: e.ID, At: e.At, Day: d, Score: *e.Score, When: when, Region: body.Region(e.Region),
		Side: body.Side(e.Side), Quality: quality, Before: e.Lift}
	for _, z := range e.Zones {
		r.Zones = append(r.Zones, body.Zone(z))
	}
	f.out.Pain = append(f.out.Pain, r)
}

func (f *folder) sleep(e *Entry, d day.Date) {
	if e.Hours == nil || !(*e.Hours >= 0 && *e.Hours <= 24) {
		f.fault(e, "a sleep entry needs \"hours\" from 0 to 24", "Correct or delete the line.")
		return
	}
	s := Sleep{Day: d, Hours: *e.Hours}
	if q, ok := e.Quality.(float64); ok && q >= 1 && q <= 5 {
		n := int(q)
		s.Quality = &n
	}
	f.out.Sleep = append(f.out.Sleep, s)
}

func (f *folder) meet(e *Entry, d day.Date) {
	on := f.date(e, "date", e.Date)
	if on.IsZero() {
		f.fault(e, "a meet entry needs a \"date\"", "Write \"date\":\"YYYY-MM-DD\".")
		return
	}
	m := Meet{Day: d, Date: on, Federation: e.Federation, Paid: e.Paid}
	for _, l := range e.Lifts {
		if slices.Contains(lift.Mains, lift.Main(l)) {
			m.Lifts = append(m.Lifts, lift.Main(l))
		}
	}
	f.out.Meets = append(f.out.Meets, m)
}

func (f *folder) limit(e *Entry, d day.Date) {
	l := Limit{ID: e.ID, Day: d, Until: f.date(e, "until", e.Until), Lift: lift.ID(e.Lift), Demand: lift.Demand(e.Demand),
		MaxPct: e.MaxPct, MaxDem: e.MaxDemand, By: e.By}
	if e.MaxKg != nil {
		kg := lift.KgOf(*e.MaxKg)
		l.MaxKg = &kg
	}
	if l.MaxKg == nil && l.MaxPct == nil && l.MaxDem == nil {
		f.fault(e, "a limit needs \"max_kg\", \"max_pct\" or \"max_demand\"", "Add the number, or delete the line.")
		return
	}
	f.out.Limits = append(f.out.Limits, l)
}

// word is the text of an answer: yes and no also when they were written as
// true and false.
func word(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case bool:
		if x {
			return "yes"
		}
		return "no"
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return ""
}

// mass is the load of an entry, converted from pounds at most once. agree is
// false when kilograms and pounds are both given and differ by more than 1 %.
func mass(e *Entry) (kg lift.Kg, agree bool) {
	switch {
	case e.Kg != nil && e.Lb != nil:
		a, b := lift.KgOf(*e.Kg), lift.KgOfLb(*e.Lb)
		return a, 100*max(a-b, b-a) <= max(a, b)
	case e.Kg != nil:
		return lift.KgOf(*e.Kg), true
	case e.Lb != nil:
		return lift.KgOfLb(*e.Lb), true
	}
	return 0, true
}
