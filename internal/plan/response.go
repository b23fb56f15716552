package plan

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/reason"
	"spotter/internal/training"
)

// response is how the last exposures of a lift went, newest first.
type response struct {
	known  int // exposures with a pain rating
	greens int // running, newest first
	reds   int // running, newest first
	well   int // running, newest first: rated, and not bad
	severe int // running, newest first: told to hurt more than severeSet in a set
	amber  bool
	strong bool // more than 3 in the last exposure, or not told: it proves no strength
	told   bool // the pain in the sets of the last exposure
	pain   int  // its highest; 10 where not told
	last   day.Date
}

// respond judges the last exposures of a lift by the pain in the set and the
// next morning. A missing rating ends the run of greens: no rating is not a
// good rating.
func (a *athlete) respond(id lift.ID) response {
	if r, known := a.responses[id]; known {
		return r
	}
	r := a.judgeRun(id)
	a.responses[id] = r
	return r
}

func (a *athlete) judgeRun(id lift.ID) response {
	var r response
	greensOver, redsOver, wellOver, severeOver := false, false, false, false
	for i, ex := range exposures(a.in.History.Sets, id, a.in.AsOf) {
		if i == 4 {
			break
		}
		c := a.colour(ex)
		if i == 0 {
			r.last, r.amber = ex.day, c == amber
			r.strong, r.pain = ex.pain == nil || *ex.pain > 3, 10
			if ex.pain != nil {
				r.told, r.pain = true, *ex.pain
			}
		}
		if c != unrated {
			r.known++
		}
		greensOver = greensOver || c != green
		redsOver = redsOver || c != red
		wellOver = wellOver || c == red || c == unrated
		severeOver = severeOver || ex.pain == nil || *ex.pain <= severeSet
		if !severeOver {
			r.severe++
		}
		if !greensOver {
			r.greens++
		}
		if !wellOver {
			r.well++
		}
		if !redsOver {
			r.reds++
		}
	}
	return r
}

// over reports a last exposure that was bad, or told to hurt more than its place may.
func (a *athlete) over(r response, id lift.ID) bool {
	return r.reds > 0 || (r.told && float64(r.pain) > a.g.Pain(id).Value)
}

// severeSet is the top of the amber band for pain in a set (load_and_pain.md).
const severeSet = 5

type exposure struct {
	day  day.Date
	pain *int
}

// exposures of a lift, newest first, each with the highest pain of its sets.
func exposures(sets []training.Set, id lift.ID, asOf day.Date) []exposure {
	var out []exposure
	for i := len(sets) - 1; i >= 0 && len(out) < 6; i-- {
		s := sets[i]
		if s.Lift != id || s.Warmup || s.Day.After(asOf) {
			continue
		}
		if len(out) == 0 || out[len(out)-1].day != s.Day {
			out = append(out, exposure{day: s.Day})
		}
		if e := &out[len(out)-1]; s.Pain != nil && (e.pain == nil || *s.Pain > *e.pain) {
			e.pain = s.Pain
		}
	}
	return out
}

type colour int

const (
	unrated colour = iota
	green
	amber
	red
)

// colour of one exposure (pain-monitoring bands: in the set 0–2, 3–5, above 5;
// next morning against the usual: up to +1, up to +2, more).
func (a *athlete) colour(ex exposure) colour {
	if ex.pain == nil {
		return unrated
	}
	c := green
	if a.masked(ex.day) {
		c = unrated // a medicine may have hidden the pain: a low score proves nothing
	}
	switch p := *ex.pain; {
	case p > severeSet:
		c = red
	case p > 2:
		c = amber
	}
	morning, usual, ok := mornings(a.in.History.Pain, ex.day)
	switch {
	case !ok:
		if ex.day == a.in.AsOf {
			return c // tomorrow has not come yet
		}
		if c == green {
			c = unrated
		}
	case morning > usual+2:
		c = red
	case morning > usual+1:
		c = max(c, amber)
	}
	return c
}

// masked reports whether a medicine could have hidden pain on a day: the day
// itself and two more for a painkiller, two weeks for a steroid course.
func (a *athlete) masked(d day.Date) bool {
	for _, m := range a.in.History.Meds {
		until := m.Until
		if until.IsZero() {
			until = m.Day
		}
		tail := 2
		if m.Class == "oral_corticosteroid" {
			tail = 14
		}
		if !d.Before(m.Day) && !d.After(until.Add(tail)) {
			return true
		}
	}
	return false
}

// mornings gives the rating of the morning after a day, and the mean of the
// fourteen mornings before that day.
func mornings(all []pain.Rating, d day.Date) (next, usual float64, ok bool) {
	n, sum := 0, 0.0
	for i := len(all) - 1; i >= 0 && all[i].Day.After(d.Add(-15)); i-- {
		r := all[i]
		if r.When != pain.Morning {
			continue
		}
		switch {
		case r.Day == d.Add(1):
			next, ok = max(next, float64(r.Score)), true
		case !r.Day.After(d):
			sum += float64(r.Score)
			n++
		}
	}
	if n > 0 {
		usual = sum / float64(n)
	}
	return next, usual, ok
}

// frozen reports that a lift may not go up on a day: in the coming week for
// any reason of the gate, later only where a medicine could hide the pain,
// since everything else is decided anew before that day comes.
func (a *athlete) frozen(id lift.ID, d day.Date) bool {
	may, why := a.g.MayProgress(id, d)
	if may || a.coming(d) {
		return !may
	}
	return slices.ContainsFunc(why, func(r reason.Reason) bool {
		until, _ := r.Params["until"].(string)
		return r.Code == "safety.mask" && until >= d.String()
	})
}
