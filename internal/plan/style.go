package plan

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/reason"
	"spotter/internal/stats"
	"spotter/internal/strength"
)

// style is another legal way to do a competition lift at the meet: the squat with
// the bar high instead of low. lo to hi are its load as a share of the lift's own.
type style struct {
	l      int // the lift, among the mains
	id     lift.ID
	lo, hi float64
	own    bool // its strength is known from its own sets
	source string
}

func (o style) mid() float64 { return (o.lo + o.hi) / 2 }

// otherStyle finds it. There is none where it hurts too, is held, has no known
// ratio, or would be new too close to the meet.
func (a *athlete) otherStyle() (style, bool) {
	for l, m := range a.mains {
		if m.ID != "squat_low_bar" {
			continue
		}
		for _, e := range a.in.Catalogue.Substitutes(m.ID) {
			t, hurts := a.provoked[e.To]
			if e.To != "squat_high_bar" || !(e.RatioLo > 0) || (hurts && t.Often != "sometimes") {
				continue
			}
			if held, _ := a.held(e.To); held || (a.novel(e.To) && a.daysOut(a.in.AsOf) <= a.lastNew(m.Main)) {
				return style{}, false
			}
			o := style{l: l, id: e.To, lo: e.RatioLo, hi: e.RatioHi, source: reason.ExpertOpinion}
			if len(e.RatioSources) > 0 {
				o.source = e.RatioSources[0]
			}
			if own, mine := a.in.Estimates[e.To], a.in.Estimates[m.ID]; own.P50 > 0 && own.Basis != strength.Derived && mine.P50 > 0 {
				o.own = true
				o.lo, o.hi = own.P10.Float()/mine.P50.Float(), own.P90.Float()/mine.P50.Float()
			}
			return o, true
		}
	}
	return style{}, false
}

// styledMeet is the input of the meet with the other style in the lift's place; false
// while nothing can be said of its kilograms. What it may open with is for the
// gate to say; of a style that was never logged the gate says nothing yet, and no
// more counts then than the low end of what the lift itself may open with.
func (a *athlete) styledMeet(o style) (meet.Input, bool) {
	d, m := a.meetDay(), a.mains[o.l]
	e := a.in.Estimates[m.ID]
	if !d.ok || e.P50 <= 0 {
		return meet.Input{}, false
	}
	at := a.project(m, e) // the lift itself may be held
	c := meet.Capacity{P50: at.P50, SD: at.SD, Basis: string(e.Basis)}
	in := d.in
	in.Capacity, in.Caps, in.Flaring = map[lift.Main]meet.Capacity{}, map[lift.Main]reason.Cap{}, map[lift.Main]bool{}
	for _, x := range in.Lifts {
		in.Flaring[x] = d.in.Flaring[x]
		if v, has := d.in.Capacity[x]; has {
			in.Capacity[x] = v
		}
		if v, has := d.in.Caps[x]; has {
			in.Caps[x] = v
		}
	}
	doubt := math.Log(o.hi/o.lo) / (2 * stats.Z80)
	c.P50, c.SD = lift.KgOf(c.P50.Float()*o.mid()), math.Hypot(c.SD, doubt)
	in.Capacity[m.Main] = c
	hurts := a.hurtOf(o.id)
	in.Flaring[m.Main] = hurts
	cap := a.g.Opener(o.id, a.in.MeetDate, c.P50.Float())
	if !(cap.Value > 0) {
		if a.lastDone(o.id) >= 0 {
			return meet.Input{}, false // logged, and still no opener: the gate has a reason
		}
		cap = join(reason.NewCap(c.P50.Float()), a.g.Opener(m.ID, a.in.MeetDate, at.P50.Float()), o.lo)
	}
	in.Caps[m.Main] = cap
	return in, true
}

// hurtOf says whether a lift that is no competition lift now is told or logged to
// hurt.
func (a *athlete) hurtOf(id lift.ID) bool {
	_, told := a.provoked[id]
	return told || a.respond(id).reds > 0
}

// inStyle are the weeks in the other style; not ok where nobody can say how it is
// felt.
func (a *athlete) inStyle(o style) answer {
	s := a.chosen.search
	if s.other == nil {
		s.other = &answer{}
		if _, known := a.belief.Morning(o.id); known {
			*s.other = s.again(whatIf{in: map[int][][]column{o.l: s.styled(o.l, o.id, o.mid())}})
		}
	}
	return *s.other
}

// barPrice is the bar position kept, against the other one in training and at the
// meet. Its kilograms are the range of what lifters do in both.
func (a *athlete) barPrice() []Price {
	o, ok := a.otherStyle()
	if !ok || !a.barKept || a.mains[o.l].Held {
		return nil
	}
	m := a.mains[o.l]
	p := Price{Constraint: "bar_position", Lift: m.ID, Reason: reason.New("plan.price_bar_position", o.source, "lift", name(m.ID), "to", name(o.id))}
	if w := a.inStyle(o); w.ok && a.felt() {
		p.FlareDays = ptrTo(tenth(a.chosen.planned().flares - w.flares))
	} else {
		p.Reasons = append(p.Reasons, reason.New("plan.effect_days_unknown", reason.ExpertOpinion, "n", a.in.Peaking.Options.Ratings))
	}
	kg := a.meetDay().choice(m.Main).Expected
	if !(kg > 0) {
		p.Reasons = append(p.Reasons, reason.New("plan.effect_kg_unknown", reason.ExpertOpinion))
		return []Price{p}
	}
	p.Kg = &Cost{Mid: tenth(kg * (o.mid() - 1)), Lo: ptrTo(tenth(kg * (o.lo - 1))), Hi: ptrTo(tenth(kg * (o.hi - 1)))}
	return []Price{p}
}
