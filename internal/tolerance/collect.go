package tolerance

import (
	"cmp"
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/training"
)

// When things happen within a day, as a share of it: sessions in the early
// evening, mornings at seven, a day's summary at nine in the evening.
const (
	sessionAt = 0.72
	morningAt = 0.29
	eveningAt = 0.88
	nowAt     = 0.55
)

// dose is what one lift was worth on one day, in typical sessions.
type dose struct {
	t     float64 // days since the first day
	lift  int
	x     float64
	top   float64 // (share/0.8)^2 of its heaviest set
	sets  int
	kg    lift.Kg
	pain  *int
	told  bool // every work set has a rating
	day   day.Date
	known bool // its 1RM is known
}

// rating is one number with its time.
type rating struct {
	t, y, r float64
	lift    int // of a set; -1 = of a time of day
	top     float64
	masked  bool
}

// follow picks the lifts: those asked for, then the most done of the window.
func (b *Belief) follow(in Input) []training.Set {
	from := in.AsOf.Add(-window)
	sets := in.History.Sets
	first := len(sets)
	for first > 0 && !sets[first-1].Day.Before(from) {
		first--
	}
	sets = sets[first:]
	n := map[lift.ID]int{}
	for i := range sets {
		if s := &sets[i]; s.Lift != "" && !s.Warmup && !s.Day.After(in.AsOf) {
			n[s.Lift]++
		}
	}
	var all []lift.ID
	for id := range n {
		if _, ok := in.Catalogue.Get(id); ok {
			all = append(all, id)
		}
	}
	slices.SortFunc(all, func(x, y lift.ID) int { return cmp.Or(n[y]-n[x], cmp.Compare(x, y)) })
	b.at = map[lift.ID]int{}
	for _, id := range append(slices.Clone(in.Lifts), all...) {
		if _, twice := b.at[id]; !twice && id != "" && len(b.Lifts) < most {
			b.at[id] = len(b.Lifts)
			b.Lifts = append(b.Lifts, id)
		}
	}
	return sets
}

// doses sums the sets up per lift and day, in order of time.
func (b *Belief) doses(in Input, sets []training.Set) []dose {
	from := in.AsOf.Add(-window)
	var out []dose
	open := 0 // where the present day begins
	for i := range sets {
		s := &sets[i]
		at, ok := b.at[s.Lift]
		if !ok || s.Warmup || s.Day.After(in.AsOf) || s.Reps <= 0 {
			continue
		}
		if len(out) == 0 || out[len(out)-1].day != s.Day {
			open = len(out)
		}
		k := open
		for k < len(out) && out[k].lift != at {
			k++
		}
		if k == len(out) {
			out = append(out, dose{t: float64(s.Day.Sub(from)) + sessionAt, lift: at, day: s.Day, told: true})
		}
		out[k].add(s, in.OneRM[s.Lift])
	}
	slices.SortStableFunc(out, func(x, y dose) int { return cmp.Compare(x.t, y.t) })
	return out
}

func (d *dose) add(s *training.Set, one lift.Kg) {
	x := training.Dose(*s, lift.MaxDemand, one)
	d.known = one > 0 && s.Load > 0
	top := 1.0
	if d.known {
		top = squared(s.Load.Float() / one.Float())
	} else {
		x *= unit / 4 // a hard set without a known share counts as a usual one
	}
	d.x += x / unit
	d.top = math.Max(d.top, top)
	d.sets++
	d.kg = max(d.kg, s.Load)
	d.told = d.told && s.Pain != nil
	if s.Pain != nil && (d.pain == nil || *s.Pain > *d.pain) {
		d.pain = s.Pain
	}
}

// squared is how the pain in a set grows with its share of 1RM: 1 at 80 %.
func squared(share float64) float64 {
	return math.Min(math.Max(share*share/0.64, 0.3), 1.6)
}

// ratings are the pain told, sets and times of day, in order of time.
func (b *Belief) ratings(in Input, done []dose) []rating {
	from := in.AsOf.Add(-window)
	masked := in.Masked
	if masked == nil {
		masked = func(day.Date) bool { return false }
	}
	var out []rating
	for i := range done {
		if d := &done[i]; d.pain != nil {
			out = append(out, rating{t: d.t, y: float64(*d.pain), r: setSD * setSD, lift: d.lift, top: d.top, masked: masked(d.day)})
		}
	}
	all := in.History.Pain
	for i := len(all) - 1; i >= 0 && !all[i].Day.Before(from); i-- {
		p := all[i]
		if p.Day.After(in.AsOf) || p.Before != "" {
			continue
		}
		t, sd := nowAt, otherSD
		switch p.When {
		case pain.Morning:
			t, sd = morningAt, ratingSD
		case pain.Worst24, pain.Average24:
			t = eveningAt
		}
		out = append(out, rating{t: float64(p.Day.Sub(from)) + t, y: float64(p.Score), r: sd * sd, lift: -1, masked: masked(p.Day)})
	}
	slices.SortStableFunc(out, func(x, y rating) int {
		return cmp.Or(cmp.Compare(x.t, y.t), cmp.Compare(x.lift, y.lift), cmp.Compare(x.y, y.y))
	})
	return out
}
