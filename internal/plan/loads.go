package plan

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// ask is a set before the limits: what the block wants.
type ask struct {
	reps int
	pct  float64 // of today's 1RM, 0–1; 0 = by effort only
	rpe  float64
	top  bool
	why  []reason.Reason
	flex int // up to so many repetitions where a limit holds the load down; 0 = as asked
}

// oneRM is today's 1RM of a lift: its own estimate, else the competition
// lift's times the low end of the substitution's load ratio.
func (a *athlete) oneRM(id lift.ID, from *lift.Edge) (float64, bool) {
	if e, ok := a.in.Estimates[id]; ok && e.P50 > 0 {
		return e.P50.Float(), true
	}
	if from == nil || !(from.RatioLo > 0) {
		return 0, false
	}
	if e, ok := a.in.Estimates[from.From]; ok && e.P50 > 0 {
		return e.P50.Float() * from.RatioLo, true
	}
	return 0, false
}

// set applies every limit to one wanted set. The kilograms are rounded down
// to the plates after the last limit, and never stand above it.
func (a *athlete) set(id lift.ID, from *lift.Edge, d day.Date, w ask) Set {
	effort := a.g.Effort(id, d, w.rpe)
	s := Set{Reps: w.reps, RPEMax: effort.Value, PainMax: int(a.g.Pain(id).Value), Top: w.top}
	if w.pct <= 0 || a.noLoad(id, d) {
		s.Cap = bound(effort)
		return s
	}
	cap := reason.NewCap(w.pct * 100)
	if most := a.mostAt(id, w.reps, s.RPEMax) * 100; most < cap.Value {
		why := reason.New("plan.cap_effort", reason.ExpertOpinion, "rpe", s.RPEMax)
		if b, ok := effort.Binding(); ok {
			why = b
		}
		cap = cap.Tighten(most, why)
	}
	wanted := cap.Value
	for _, t := range a.tighten(id, d) {
		cap = cap.Tighten(wanted*t.share, t.why)
	}
	cap = join(cap, a.g.Share(id, d, wanted), 1) // of the same wanted share: a red day is not counted twice
	if !(cap.Value > 0) {
		s.Cap = bound(cap)
		return s
	}
	one, known := a.oneRM(id, from)
	if known && a.outline(d) { // the share that the kilograms would come to, without naming them
		inKg := a.load(s, id, d, one, cap)
		s.Pct, s.Cap = inKg.Pct, bound(cap)
		return a.flexed(id, s, w)
	}
	if most := a.g.Load(id, d, lift.MaxLoad.Float()); !known && !a.outline(d) && bound(most) != nil && most.Value > 0 {
		return a.atMostKg(s, id, d, most)
	}
	if !known {
		s.Pct, s.Cap = pct(cap.Value), bound(cap)
		if s.Cap == nil {
			s.Cap = bound(effort)
		}
		return s
	}
	return a.flexed(id, a.load(s, id, d, one, cap), w)
}

// atMostKg is a set of a lift that was logged although its strength is not known,
// as after light sets alone: the gate's limit in kilograms binds there too, and a
// share of an unknown 1RM would pass it. Weeks ahead go by effort alone: the limit
// of today is no plan for a season.
func (a *athlete) atMostKg(s Set, id lift.ID, d day.Date, most reason.Cap) Set {
	if !a.coming(d) {
		return s
	}
	s.Cap = bound(most)
	if got := a.roundDown(id, most.Value); got > 0 {
		s.Kg = &got
	}
	return s
}

// mostAt is the share of 1RM that goes with reps at an effort, by this person's
// own curve where the controller has read one.
func (a *athlete) mostAt(id lift.ID, reps int, rpe float64) float64 {
	if a.belief == nil {
		return pctOf(reps, rpe)
	}
	return min(1, pctOf(reps, rpe)*a.ownCurve(id))
}

// flexed is a set with the repetitions that its load is worth.
func (a *athlete) flexed(id lift.ID, s Set, w ask) Set {
	if w.flex > s.Reps && s.Pct != nil && !w.top {
		s.Reps = a.fitReps(id, s.Reps, w.flex, *s.Pct, s.RPEMax)
	}
	return s
}

// noLoad reports that the gate allows no load figure for a lift, not even as
// a percentage: the sore region while somebody else has to look at it first,
// and anybody under age.
func (a *athlete) noLoad(id lift.ID, d day.Date) bool {
	return !(a.g.Share(id, d, 100).Value > 0)
}

// load turns a share into kilograms under the gate's limit.
func (a *athlete) load(s Set, id lift.ID, d day.Date, one float64, share reason.Cap) Set {
	kg := reason.NewCap(share.Wanted * one / 100)
	kg = join(kg, share, one/100)
	kg = join(kg, a.g.Load(id, d, kg.Value), 1)
	if !(kg.Value > 0) { // no kilograms may be named: by effort, and by share
		s.Pct, s.Cap = pct(share.Value), bound(share)
		return s
	}
	s.Cap = bound(kg)
	got := a.roundDown(id, kg.Value)
	if got <= 0 {
		s.Pct = pct(min(share.Value, kg.Value/one*100))
		return s
	}
	s.Kg = &got
	s.Pct = pct(min(share.Value, got.Float()/one*100))
	return s
}

// roundDown gives what the plates can make at or below a limit. A rounder
// that answers above the limit is not believed (hazard H49).
func (a *athlete) roundDown(id lift.ID, limit float64) lift.Kg {
	home := a.in.Plates
	if home.Bar == 0 {
		home = lift.GymKg
	}
	k := lift.Kg(math.Floor(limit*100 + 1e-6))
	got := a.in.Catalogue.Rack(id, home).RoundDown(k)
	if got > k || got < 0 {
		return 0
	}
	return got
}

// tightening is one factor of the plan's own.
type tightening struct {
	share float64
	why   reason.Reason
}

// tighten lowers a lift after a bad last exposure.
func (a *athlete) tighten(id lift.ID, d day.Date) []tightening {
	var out []tightening
	h := a.in.Peaking.Hurts
	if r := a.respond(id); r.reds > 0 && d.Sub(a.in.AsOf) <= 13 {
		share := h.RedLoad
		if r.reds > 1 {
			share -= 0.10
		}
		out = append(out, tightening{share, reason.New("plan.cap_red", h.Source, "on", r.last, "pct", math.Round((1-share)*100))})
	}
	if of, bad := a.unproven(id); bad {
		out = append(out, tightening{h.UnprovenLoad, reason.New("plan.cap_unproven", h.Source,
			"lift", name(of), "pct", math.Round((1-h.UnprovenLoad)*100))})
	}
	return out
}

// unproven reports that the last exposure of a lift, or of the competition
// lift of its family, went badly, or for the rule book hurt more than 3 or was
// not rated: sets in pain prove no strength, so today's 1RM is less sure than it
// looks.
func (a *athlete) unproven(id lift.ID) (lift.ID, bool) {
	doubtful := func(r response) bool { return !r.last.IsZero() && (r.reds > 0 || (r.strong && a.belief == nil)) }
	if doubtful(a.respond(id)) {
		return id, true
	}
	mine, _ := a.in.Catalogue.MainOf(id)
	for _, m := range a.mains {
		if m.Main == mine && doubtful(m.Response) {
			return m.ID, true
		}
	}
	return "", false
}

// join copies the binding limits of b, scaled, onto a.
func join(a, b reason.Cap, scale float64) reason.Cap {
	if why, ok := b.Binding(); ok {
		return a.Tighten(b.Value*scale, why)
	}
	if !(b.Value*scale >= a.Value) {
		a.Value = b.Value * scale
	}
	return a
}

// bound is the cap when something binds, else nothing.
func bound(c reason.Cap) *reason.Cap {
	if _, ok := c.Binding(); !ok {
		return nil
	}
	c.Wanted, c.Value = down(c.Wanted), down(c.Value)
	return &c
}

// pct is a share of 1RM in percent, one digit, rounded down.
func pct(v float64) *float64 {
	v = math.Floor(v*10+1e-6) / 10
	return &v
}

func down(v float64) float64 { return math.Floor(v*100+1e-6) / 100 }

// outline reports whether a day lies beyond the coming week of a plan whose
// screen is not finished: such days show no kilograms.
func (a *athlete) outline(d day.Date) bool {
	return a.g.Provisional() && d.Sub(a.in.AsOf) > 6
}
