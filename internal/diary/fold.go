package diary

import (
	"cmp"
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
// matter: entries are taken by day, instant, id and line, and an id that comes
// twice counts once. Faults name entries whose values make no sense; such an
// entry is left out, the rest is used.
func Fold(entries []Entry, cat *lift.Catalogue, asOf day.Date) (History, []Fault) {
	f := folder{cat: cat, names: map[string]lift.ID{}}
	rows := order(entries, asOf)
	f.out.Sets = make([]training.Set, 0, len(rows))
	f.setFrom = make([]*Entry, 0, len(rows))
	for i := range rows {
		f.take(rows[i].e, rows[i].day)
	}
	f.believe()
	return f.out, f.faults
}

type row struct {
	e    *Entry
	day  day.Date
	unix int64
}

// order sorts the entries up to asOf and drops repeated ids.
func order(entries []Entry, asOf day.Date) []row {
	rows := make([]row, 0, len(entries))
	ids := make(map[string]bool, len(entries))
	for i := range entries {
		e := &entries[i]
		d, unix, ok := moment(e.At)
		if !ok || (!asOf.IsZero() && d.After(asOf)) {
			continue
		}
		rows = append(rows, row{e: e, day: d, unix: unix})
	}
	byTime := func(a, b row) int {
		if a.day != b.day {
			return a.day.Sub(b.day)
		}
		return cmp.Or(cmp.Compare(a.unix, b.unix), cmp.Compare(a.e.ID, b.e.ID), cmp.Compare(a.e.Line, b.e.Line))
	}
	if !slices.IsSortedFunc(rows, byTime) {
		slices.SortStableFunc(rows, byTime)
	}
	return slices.DeleteFunc(rows, func(r row) bool {
		if r.e.ID == "" {
			return false
		}
		twice := ids[r.e.ID]
		ids[r.e.ID] = true
		return twice
	})
}

type folder struct {
	cat     *lift.Catalogue
	names   map[string]lift.ID // names already matched
	out     History
	setFrom []*Entry // the entry behind each of out.Sets
	faults  []Fault
}

func (f *folder) fault(e *Entry, what, cure string) {
	f.faults = append(f.faults, Fault{Line: e.Line, What: what, Cure: cure})
}

// take sorts one entry into the history.
func (f *folder) take(e *Entry, d day.Date) {
	switch e.Kind {
	case "set":
		f.set(e, d)
	case "pain":
		f.pain(e, d)
	case "care":
		f.out.Care = append(f.out.Care, Care{Day: d, What: e.What, Minutes: e.Minutes, Region: e.Region})
	case "med":
		f.out.Meds = append(f.out.Meds, Med{Day: d, Until: f.date(e, "until", e.Until), Class: e.Class, Name: e.Name})
	case "sleep":
		f.sleep(e, d)
	case "bodyweight":
		if kg, _ := mass(e); kg > 0 && kg <= lift.MaxLoad {
			f.out.Bodyweight = append(f.out.Bodyweight, Weight{Day: d, Kg: kg})
		} else {
			f.fault(e, "this body weight is missing or impossible", "Write the weight as \"kg\" or \"lb\".")
		}
	case "answer":
		f.out.Answers = append(f.out.Answers, Answer{Day: d, At: e.At, Question: e.Question, Value: word(e.Value), By: e.By})
	case "checkup":
		f.out.Checkups = append(f.out.Checkups, Checkup{Day: d, Q1: e.Q1, Q2: e.Q2, Q3: e.Q3, Q4: e.Q4})
	case "meet":
		f.meet(e, d)
	case "limit":
		f.limit(e, d)
	case "advice", "note", "post", "case", "drawing": // read elsewhere; nothing here is computed from them
	default:
		if f.out.Unknown == nil {
			f.out.Unknown = map[string]int{}
		}
		f.out.Unknown[e.Kind]++
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
	r := pain.Rating{At: e.At, Day: d, Score: *e.Score, When: when, Region: body.Region(e.Region),
		Side: body.Side(e.Side), Quality: quality}
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
	l := Limit{Day: d, Until: f.date(e, "until", e.Until), Lift: lift.ID(e.Lift), Demand: lift.Demand(e.Demand),
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
