package strength

import (
	"cmp"
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/training"
)

// Track estimates the 1RM of every lift that the sets speak of, and of the
// lifts that a load ratio ties to them, as of a day. Lifts without any
// evidence are absent from the map. The sets may come in any order of days;
// sets after asOf are ignored.
func Track(sets []training.Set, cat *lift.Catalogue, asOf day.Date) map[lift.ID]Estimate {
	return run(observe(sets, cat, asOf), cat, asOf)
}

// Reported is a set or a best single that somebody only told of. Kg is 0 when
// the unit was not stated; such a report is not used.
type Reported struct {
	Lift    lift.ID
	Kg      lift.Kg
	Reps    int
	RPE     *float64
	DaysAgo *int // nil = not said; taken as twelve weeks
	Max     bool // told as a best single
}

// A told best is less sure than a logged set (our own figures): 5 % as its SD,
// and unknown age counts as twelve weeks.
const (
	toldSD      = 0.05
	toldDaysAgo = 84
)

// FromReported estimates from what a post tells, with wide intervals. A told
// best does not fade by the full-stop table, because nothing says that
// training stopped; its interval widens with age instead.
func FromReported(told []Reported, cat *lift.Catalogue, asOf day.Date) map[lift.ID]Estimate {
	var out []obs
	for _, r := range told {
		reps, rpe := max(r.Reps, 1), 10.0
		if r.RPE != nil {
			rpe = *r.RPE
		}
		if r.Lift == "" || r.Kg > lift.MaxLoad || (reps > 10 && !r.Max) {
			continue
		}
		if r.Max {
			reps, rpe = 1, 10
		}
		p, ok := E1RM(r.Kg, reps, rpe, isDeadlift(cat, r.Lift))
		if !ok {
			continue
		}
		ago := toldDaysAgo
		if r.DaysAgo != nil {
			ago = max(0, *r.DaysAgo)
		}
		out = append(out, obs{lift: r.Lift, day: asOf.Add(-ago), y: math.Log(p.Kg), sd: math.Hypot(p.SD, toldSD), told: true})
	}
	slices.SortStableFunc(out, func(a, b obs) int { return cmp.Or(a.day.Sub(b.day), cmp.Compare(a.y, b.y)) })
	return run(out, cat, asOf)
}

// Ratios learned from the athlete stay at least this unsure (SD of the log),
// and count only lifts done within three weeks of each other.
const (
	ratioFloor = 0.015
	ratioDays  = 21
)

// ratio is what is known of log(load To / load From) for this athlete.
type ratio struct {
	from, to lift.ID
	m, v     float64
	learned  int
	source   string
}

type tracker struct {
	cat    *lift.Catalogue
	levels map[lift.ID]level
	ties   []ratio           // in catalogue order
	tiesOf map[lift.ID][]int // both directions
	main   map[lift.ID]lift.Main
}

func run(seen []obs, cat *lift.Catalogue, asOf day.Date) map[lift.ID]Estimate {
	t := &tracker{cat: cat, levels: map[lift.ID]level{}, tiesOf: map[lift.ID][]int{}, main: map[lift.ID]lift.Main{}}
	t.tie(seen)
	for _, o := range seen {
		if asOf.IsZero() || o.day.After(asOf) {
			asOf = o.day
		}
	}
	family := map[lift.Main]day.Date{}
	for _, o := range seen {
		l := t.levels[o.lift]
		main, isMain := t.mainOf(o.lift)
		if isMain && l.n > 0 && family[main].After(l.exposure) {
			l.exposure = family[main]
		}
		if l.n == 0 && o.kind == atMost { // a missed single alone says no level
			continue
		}
		t.levels[o.lift] = l.update(o)
		if isMain {
			family[main] = o.day
		}
		if o.kind == exact {
			t.learn(o.lift, o.day)
		}
	}
	for id, l := range t.levels {
		if main, ok := t.mainOf(id); ok && family[main].After(l.exposure) {
			l.exposure = family[main]
		}
		if l.told {
			l.exposure = asOf
		}
		t.levels[id] = l.forward(asOf)
	}
	return t.estimates(asOf)
}

func (t *tracker) mainOf(id lift.ID) (lift.Main, bool) {
	m, ok := t.main[id]
	if !ok && t.cat != nil {
		m, _ = t.cat.MainOf(id)
		t.main[id] = m
	}
	return m, m != ""
}

// barNotStated ties lifts whose style nobody stated to the one it may be, at
// the same load; the width is ours.
var barNotStated = []ratio{
	{from: "squat_barbell", to: "squat_low_bar", v: 0.025 * 0.025, source: reason.ExpertOpinion},
	{from: "bench_comp", to: "bench_barbell", v: 0.02 * 0.02, source: reason.ExpertOpinion},
}

// tie collects the load ratios that touch the lifts seen or their competition
// lifts: log-midpoint, and (hi - lo)/4 as SD (fatigue_models section 3).
func (t *tracker) tie(seen []obs) {
	wanted := map[lift.ID]bool{}
	for _, o := range seen {
		wanted[o.lift] = true
	}
	if len(wanted) == 0 || t.cat == nil {
		return
	}
	known := map[[2]lift.ID]bool{}
	add := func(r ratio) {
		if known[[2]lift.ID{r.from, r.to}] || known[[2]lift.ID{r.to, r.from}] {
			return
		}
		known[[2]lift.ID{r.from, r.to}] = true
		t.tiesOf[r.from] = append(t.tiesOf[r.from], len(t.ties))
		t.tiesOf[r.to] = append(t.tiesOf[r.to], len(t.ties))
		t.ties = append(t.ties, r)
	}
	for _, e := range t.cat.Edges {
		if !(e.RatioLo > 0) || !(e.RatioHi >= e.RatioLo) || e.RatioPer != "" || t.perHand(e.From) != t.perHand(e.To) {
			continue
		}
		sd := (e.RatioHi - e.RatioLo) / 4 / ((e.RatioHi + e.RatioLo) / 2)
		src := reason.ExpertOpinion
		if len(e.RatioSources) > 0 {
			src = e.RatioSources[0]
		}
		add(ratio{from: e.From, to: e.To, m: math.Log((e.RatioLo + e.RatioHi) / 2),
			v: math.Max(float64(sd*sd), ratioFloor*ratioFloor), source: src})
	}
	for _, r := range barNotStated {
		add(r)
	}
}

// perHand reports a lift with dumbbells: apps log one of them or both, so its
// loads do not compare with a bar's.
func (t *tracker) perHand(id lift.ID) bool {
	l, ok := t.cat.Get(id)
	return ok && slices.Contains(l.Equipment, "dumbbell")
}

// learn updates the athlete's own ratios from two lifts done close together.
func (t *tracker) learn(id lift.ID, on day.Date) {
	here := t.levels[id]
	for _, i := range t.tiesOf[id] {
		r := &t.ties[i]
		other := r.from
		if other == id {
			other = r.to
		}
		there := t.levels[other]
		if there.n < 2 || here.n < 2 || on.Sub(there.last) > ratioDays {
			continue
		}
		seen := here.m - there.m
		if r.from == id {
			seen = -seen
		}
		w := 4 * (here.v + there.v) // the same sessions speak again and again: trust each a quarter
		k := r.v / (r.v + w)
		r.m += float64(k * (seen - r.m))
		r.v = math.Max(float64(r.v*(1-k)), ratioFloor*ratioFloor)
		r.learned++
	}
}
