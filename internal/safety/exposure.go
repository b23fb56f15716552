package safety

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/training"
)

// How far back the loads of a lift are looked at, and how fast a new load is
// believed (our own figures; hazard H08).
const (
	yearDays   = 365
	latelyDays = 28    // before the last exposure
	levelDays  = 14    // before the last exposure
	believe    = 1.025 // one session raises what we believe by at most 2.5 %
	settle     = 5     // sessions before that rule holds; till then the second best counts
)

// exposure is one lift on one day.
type exposure struct {
	day     day.Date
	top     float64 // heaviest work set, kg
	believe float64 // the part of top that is believed
	setPain *int    // highest told
	setTold bool    // every work set has an answer
	morning *int
	masked  bool
	resp    response
	ok      bool // response told, set pain within the cap, morning at most usual + 1
}

// response to an exposure, by the pain-monitoring bands.
type response int

const (
	unknown response = iota // not told, or hidden by a medicine
	green
	amber
	red
)

type book struct {
	h     diary.History
	masks []Mask
	today day.Date
	cap   float64
}

// lifts fills Facts.Lifts from the diary.
func (b book) lifts(f *Facts, cat *lift.Catalogue) {
	days := map[lift.ID]map[day.Date]*exposure{}
	for _, s := range b.h.Sets {
		if !b.counts(s) {
			continue
		}
		if days[s.Lift] == nil {
			days[s.Lift] = map[day.Date]*exposure{}
		}
		e := days[s.Lift][s.Day]
		if e == nil {
			e = &exposure{day: s.Day, setTold: true}
			days[s.Lift][s.Day] = e
		}
		e.top = max(e.top, s.Load.Float())
		e.setTold = e.setTold && s.Pain != nil
		if s.Pain != nil {
			e.setPain = highest(e.setPain, *s.Pain)
		}
	}
	family := map[string]day.Date{}
	for id, m := range days {
		es := make([]*exposure, 0, len(m))
		for _, e := range m {
			es = append(es, e)
		}
		slices.SortFunc(es, func(a, b *exposure) int { return a.day.Sub(b.day) })
		f.Lifts[id] = b.liftFacts(es)
		if k := familyOf(cat, id); f.Lifts[id].LastOwn.After(family[k]) {
			family[k] = f.Lifts[id].LastOwn
		}
	}
	for id, x := range f.Lifts {
		x.Last = x.LastOwn
		if k := familyOf(cat, id); k != "" && family[k].After(x.Last) {
			x.Last = family[k]
		}
		f.Lifts[id] = x
	}
}

// counts: a work set of a known lift, done, believable, in the last year.
func (b book) counts(s training.Set) bool {
	ago := b.today.Sub(s.Day)
	return s.Lift != "" && !s.Warmup && !s.Failed && s.Reps > 0 && s.Reps <= lift.MaxReps &&
		s.Load > 0 && s.Load <= lift.MaxLoad && ago >= 0 && ago <= yearDays
}

func familyOf(cat *lift.Catalogue, id lift.ID) string {
	if cat == nil {
		return ""
	}
	x, _ := cat.Get(id)
	return x.Family
}

// liftFacts sums up the exposures of one lift, oldest first.
func (b book) liftFacts(es []*exposure) LiftFacts {
	level := 0.0
	for i, e := range es {
		level = believed(es[:i+1], level)
		e.believe = min(e.top, level)
		b.respond(e)
	}
	last := es[len(es)-1]
	x := LiftFacts{Best12m: level, LastOwn: last.day, SetPain: last.setPain, SetTold: last.setTold, Morning: last.morning,
		Masked: last.masked, LastTop: last.believe, Amber: last.resp == amber, Unanswered: b.unanswered(last)}
	for _, e := range es {
		if last.day.Sub(e.day) > latelyDays {
			continue
		}
		x.HighestTop = max(x.HighestTop, e.believe)
		if e.resp == green || e.resp == amber {
			x.Repeat = max(x.Repeat, e.believe)
		}
		if e.ok && e.believe >= x.Tolerated {
			x.Tolerated, x.ToleratedOn = e.believe, e.day
		}
		if e.ok && b.today.Sub(e.day) <= OpenerDays {
			x.Openable = max(x.Openable, e.believe)
		}
	}
	x.Level, x.Well = trainedAt(es), b.run(es)
	b.tail(&x, es)
	return x
}

// trainedAt is the load that a lift is trained at: the second heaviest session of
// the last two weeks, so that one slip of the finger is not taken for it; the only
// one where there is but one. It looks at no answer.
func trainedAt(es []*exposure) float64 {
	last := es[len(es)-1]
	first, second := 0.0, 0.0
	for _, e := range es {
		switch v := e.believe; {
		case last.day.Sub(e.day) > levelDays:
		case v > first:
			first, second = v, first
		case v > second:
			second = v
		}
	}
	if second == 0 {
		return first
	}
	return second
}

// run counts the exposures running at the end that went well enough to repeat,
// told and unmasked; one whose morning is to come does not break it.
func (b book) run(es []*exposure) (n int) {
	for i := len(es) - 1; i >= 0; i-- {
		switch e := es[i]; {
		case e.ok:
			n++
		case e.resp == unknown && !e.masked && !b.unanswered(e):
			continue
		default:
			return n
		}
	}
	return n
}

// tail counts the red and the untold responses running at the end. A masked
// one neither counts nor breaks the run, nor does one whose morning is to come.
func (b book) tail(x *LiftFacts, es []*exposure) {
	last := es[len(es)-1].day
	for i := len(es) - 1; i >= 0 && last.Sub(es[i].day) <= latelyDays; i-- {
		e := es[i]
		switch {
		case e.resp == red:
			x.Reds++
			x.Bad++
		case b.unanswered(e):
			x.Bad++
		case e.masked || e.resp == unknown:
			continue
		default:
			return
		}
	}
}

// believed is the highest load believed after the last of es: while there are
// few sessions the second best, later at most 2.5 % more than before.
func believed(es []*exposure, before float64) float64 {
	top := es[len(es)-1].top
	if len(es) > settle {
		return max(before, min(top, before*believe))
	}
	first, second := 0.0, 0.0
	for _, e := range es {
		switch {
		case e.top > first:
			first, second = e.top, first
		case e.top > second:
			second = e.top
		}
	}
	if second == 0 {
		return first
	}
	return min(first, second*believe)
}

// respond finds the next morning, the mask and the band of an exposure. Pain
// on a masked day can only speak against a load, never for it (hazard H12).
func (b book) respond(e *exposure) {
	next := e.day.Add(1)
	for _, r := range b.h.Pain {
		if r.When == pain.Morning && r.Day == next {
			e.morning = highest(e.morning, r.Score)
		}
	}
	for _, m := range b.masks {
		e.masked = e.masked || m.On(e.day) || m.On(next)
	}
	usual, _ := usualMorning(b.h.Pain, next)
	set, morning := b.setBand(e), unknown
	if e.morning != nil {
		morning = band(float64(*e.morning), usual+1, usual+2)
	}
	switch {
	case set == red || morning == red:
		e.resp = red
	case set == unknown || morning == unknown || e.masked:
		e.resp = unknown
	default:
		e.resp = max(set, morning)
		e.ok = morning == green
	}
}

// setBand is the band of the pain in the sets; a cap of 3 leaves no amber
// above it. Without an answer for every work set the best it can be is unknown.
func (b book) setBand(e *exposure) response {
	if e.setPain == nil {
		return unknown
	}
	r := band(float64(*e.setPain), min(2, b.cap), b.cap)
	if r != red && !e.setTold {
		return unknown
	}
	return r
}

// band sorts a rating: green up to lo, amber up to hi, red above; NaN is red.
func band(p, lo, hi float64) response {
	switch {
	case p <= lo:
		return green
	case p <= hi:
		return amber
	}
	return red
}

// unanswered: the sets, or the next morning once it has come, were not told.
func (b book) unanswered(e *exposure) bool {
	return !e.setTold || (e.morning == nil && b.today.After(e.day))
}

// reported adds what the post says about loads. A load whose unit is not
// stated is no load (hazard H04). It counts as tolerated only when it is at
// most 21 days old and the lift stands among what is fine and not among what
// provokes.
func (b book) reported(f *Facts, c intake.Case, asOf day.Date) {
	for _, r := range c.Reported {
		kg, ok := r.Kg()
		if !ok || kg <= 0 || kg > lift.MaxLoad || r.Lift == "" || (r.DaysAgo != nil && *r.DaysAgo > yearDays) {
			continue
		}
		x, had := f.Lifts[r.Lift]
		if had && !x.Reported {
			continue
		}
		x.Reported = true
		x.Best12m = max(x.Best12m, kg.Float())
		on := asOf
		if r.DaysAgo != nil {
			on = asOf.Add(-*r.DaysAgo)
			if on.After(x.Last) {
				x.Last = on
			}
		}
		if on.After(x.LastOwn) {
			x.LastOwn, x.LastTop, x.SetTold, x.Unanswered = on, kg.Float(), true, true
			x.Bad, x.Level = 1, kg.Float()
		}
		if x.LowestTop == 0 || kg.Float() < x.LowestTop {
			x.LowestTop = kg.Float()
		}
		is := func(t intake.Trigger) bool { return t.Lift == r.Lift }
		if r.DaysAgo != nil && *r.DaysAgo <= OpenerDays && slices.ContainsFunc(c.Tolerated, is) && !slices.ContainsFunc(c.Triggers, is) {
			x.Unanswered, x.Bad = false, 0
			x.Tolerated, x.ToleratedOn = max(x.Tolerated, kg.Float()), on
			x.Openable = x.Tolerated
		}
		f.Lifts[r.Lift] = x
	}
}

// plain marks the lifts of a diary that holds no pain rating at all (an import,
// as a rule) and that the case does not name as painful. Nothing speaks against
// them, so they start a little under what was lifted lately instead of being
// handled as if they had hurt. One rating anywhere ends this: from then on a
// missing answer counts like the worst one (hazard H40).
func (f *Facts) plain(h diary.History) {
	rated := len(h.Pain) > 0 || slices.ContainsFunc(h.Sets, func(s training.Set) bool { return s.Pain != nil })
	if rated {
		return
	}
	for id, x := range f.Lifts {
		if x.Provokes || x.Reported {
			continue
		}
		x.Plain, x.Bad = true, 0
		f.Lifts[id] = x
	}
}
