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
	if most := pctOf(w.reps, s.RPEMax) * 100; most < cap.Value {
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
	if !known || a.outline(d) {
		s.Pct, s.Cap = pct(cap.Value), bound(cap)
		if s.Cap == nil {
			s.Cap = bound(effort)
		}
		return s
	}
	return a.load(s, id, d, one, cap)
}

// noLoad reports that the gate allows no load figure for a lift, not even as
// a percentage: the sore region while somebody else has to look at it first,
// and anybody under age.
func (a *athlete) noLoad(id lift.ID, d day.Date) bool {
	return !(a.g.Load(id, d, 1000).Value > 0)
}

// load turns a share into kilograms under the gate's limit.
func (a *athlete) load(s Set, id lift.ID, d day.Date, one float64, share reason.Cap) Set {
	kg := reason.NewCap(share.Wanted * one / 100)
	kg = join(kg, share, one/100)
	kg = join(kg, a.g.Load(id, d, kg.Value), 1)
	s.Cap = bound(kg)
	if !(kg.Value > 0) {
		return s
	}
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
	r := a.respond(id)
	if r.reds == 0 || d.Sub(a.in.AsOf) > 13 {
		return nil
	}
	share := a.in.Peaking.Hurts.RedLoad
	if r.reds > 1 {
		share -= 0.10
	}
	return []tightening{{share, reason.New("plan.cap_red", "expert-opinion", "on", r.last, "pct", math.Round((1-share)*100))}}
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
