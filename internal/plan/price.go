package plan

import (
	"math"
	"slices"

	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Price is what one constraint costs: the weeks solved again without it, against
// the weeks as planned. A figure above zero is what it costs, one below zero what
// it saves. Nothing here is an offer: Fixed marks the gate's own limits, whose
// price is shown and which are never taken away.
type Price struct {
	reason.Reason                 // code, params, source: which constraint
	Constraint    string          `json:"constraint"` // keep, bar_position, limit, days, equipment, flare, loads, opener
	Lift          lift.ID         `json:"lift,omitempty"`
	Kg            *Cost           `json:"kg,omitempty"`         // of the expected total; absent: not known
	FlareDays     *float64        `json:"flare_days,omitempty"` // up to the taper; absent: not known, or no such price
	Fixed         bool            `json:"fixed,omitempty"`
	Reasons       []reason.Reason `json:"reasons"` // the figures in words, and what is not known
}

// Cost is a figure in kilograms, with its range where one is known.
type Cost struct {
	Mid float64  `json:"mid"`
	Lo  *float64 `json:"lo,omitempty"`
	Hi  *float64 `json:"hi,omitempty"`
}

// tells is what a price has to be to be worth a line, in kilograms and in days. A
// constraint with less does not bind.
const tells = 0.1

// prices of what binds: the person's own wishes first, the gate's limits last.
func (a *athlete) prices() []Price {
	if !a.figures() {
		return nil
	}
	var out []Price
	for l, m := range a.mains {
		if m.Kept && !m.Held && a.hurtsSomewhere() {
			out = append(out, a.keepPrice(l))
		}
	}
	out = append(out, a.barPrice()...)
	out = append(out, a.outerPrices()...)
	out = append(out, a.daysPrice()...)
	out = append(out, a.equipmentPrice()...)
	out = append(out, a.flarePrice())
	out = append(out, a.loadPrices()...)
	out = append(out, a.openerPrices()...)
	out = slices.DeleteFunc(out, func(p Price) bool { return !p.binds() })
	for i := range out {
		out[i].Reasons = append(out[i].effects(), out[i].Reasons...)
	}
	return out
}

// binds reports a price that is worth a line.
func (p Price) binds() bool {
	return (p.Kg != nil && math.Abs(p.Kg.Mid) >= tells) || (p.FlareDays != nil && math.Abs(*p.FlareDays) >= tells)
}

// effects are the figures of a price in words, as far as they tell anything.
func (p Price) effects() []reason.Reason {
	var out []reason.Reason
	if k := p.Kg; k != nil && math.Abs(k.Mid) >= tells {
		code := "plan.effect_kg_costs"
		if k.Mid < 0 {
			code = "plan.effect_kg_worth"
		}
		out = append(out, reason.New(code, p.Source, "kg", math.Abs(k.Mid)))
		switch {
		case k.Lo == nil || k.Hi == nil:
		case *k.Hi < 0:
			out[0] = reason.New("plan.effect_kg_range", p.Source, "lo", -*k.Hi, "hi", -*k.Lo)
		case *k.Lo > 0:
			out[0] = reason.New("plan.effect_kg_costs_range", p.Source, "lo", *k.Lo, "hi", *k.Hi)
		}
	}
	if d := p.FlareDays; d != nil && math.Abs(*d) >= tells {
		code := "plan.effect_days_costs"
		if *d < 0 {
			code = "plan.effect_days_spares"
		}
		out = append(out, reason.New(code, p.Source, "days", math.Abs(*d)))
	}
	return out
}

// Effects are the reasons of a price that say its figures; Notes are the others:
// what is not known, and which limit binds.
func (p Price) Effects() []reason.Reason {
	return slices.DeleteFunc(slices.Clone(p.Reasons), func(r reason.Reason) bool { return !isEffect(r) })
}

// Notes are the reasons beside the figures.
func (p Price) Notes() []reason.Reason { return slices.DeleteFunc(slices.Clone(p.Reasons), isEffect) }

// figured are the effects that hold a figure.
var figured = []string{"plan.effect_kg_costs", "plan.effect_kg_worth", "plan.effect_kg_range", "plan.effect_kg_costs_range", "plan.effect_days_costs", "plan.effect_days_spares"}

func isEffect(r reason.Reason) bool { return slices.Contains(figured, r.Code) }

// figures reports whether totals and days of flare may be named at all: with a
// meet, a finished screen, and nobody who has to look first.
func (a *athlete) figures() bool {
	return a.chosen != nil && a.chosen.picks != nil && a.hasMeet() && a.g.Verdict() > handOver && !a.g.Provisional()
}

// strong reports that the strength of a lift is known, so that kilograms of it
// can be named.
func (a *athlete) strong(m main) bool { return a.in.Estimates[m.ID].P50 > 0 }

func (a *athlete) allStrong() bool {
	return !slices.ContainsFunc(a.mains, func(m main) bool { return !a.strong(m) })
}

// felt reports enough ratings for days of flare to be more than a prior.
func (a *athlete) felt() bool {
	return a.belief != nil && a.belief.Ratings >= a.in.Peaking.Options.Ratings
}

// price fills in what is known of a difference to the weeks as planned. strong
// says whether its kilograms can be named.
func (a *athlete) price(p Price, without answer, strong bool) Price {
	now := a.chosen.planned()
	if !without.ok || !now.ok {
		return p
	}
	if strong {
		p.Kg = &Cost{Mid: tenth(without.worth - now.worth)}
	} else {
		p.Reasons = append(p.Reasons, reason.New("plan.effect_kg_unknown", reason.ExpertOpinion))
	}
	if a.felt() {
		p.FlareDays = ptrTo(tenth(now.flares - without.flares))
	} else {
		p.Reasons = append(p.Reasons, reason.New("plan.effect_days_unknown", reason.ExpertOpinion, "n", a.in.Peaking.Options.Ratings))
	}
	return p
}

// keepPrice is the competition lift in training, against its stand-in alone.
func (a *athlete) keepPrice(l int) Price {
	m, s := a.mains[l], a.chosen.search
	p := Price{Constraint: "keep", Lift: m.ID, Reason: reason.New("plan.price_keep", reason.ExpertOpinion, "lift", name(m.ID))}
	return a.price(p, s.again(whatIf{in: map[int][][]column{l: s.alone(l)}}), a.strong(m))
}

// flarePrice is what it costs in strength to plan for few days of flare.
func (a *athlete) flarePrice() Price {
	p := Price{Constraint: "flare", Reason: reason.New("plan.price_flare", reason.ExpertOpinion)}
	if !a.hurtsSomewhere() {
		return p
	}
	return a.price(p, a.chosen.search.again(whatIf{free: true}), a.allStrong())
}

func ptrTo[T any](v T) *T { return &v }
