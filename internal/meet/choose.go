package meet

import (
	"math"
	"slices"

	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/stats"
)

// Choose picks the attempts. Openers come first: the largest weight below
// every limit (a share of the day's capacity, the risk of no total, the load
// that pain allowed); the mean total rises up to there, see docs/attempts.md.
// The risk of no total depends on the openers alone, because a missed opener
// is repeated. Second and third are those of the dynamic programme (solver)
// when everything goes as planned.
func Choose(in Input) Result {
	out := in.card()
	for i := range out.Choices {
		out.Choices[i].OnDay = in.table(out.Choices[i])
	}
	return out
}

// card is Choose without the tables.
func (in Input) card() Result {
	var out Result
	lifts := in.lifts()
	for _, l := range lifts {
		out.Choices = append(out.Choices, in.choose(l, len(lifts)))
	}
	in.sum(&out)
	if limit := in.Rules.Model.Bomb[in.risk()]; out.PBomb > limit {
		out.Reasons = append(out.Reasons, reason.New("meet.no_total_above_limit", in.Rules.Model.Source,
			"percent", tenth(out.PBomb), "limit", tenth(limit)))
	}
	out.Reasons = append(out.Reasons,
		reason.New("meet.model_is_a_guess", in.Rules.Model.Source),
		reason.New("meet.check_the_rule_book", in.Rules.Source, "federation", in.Rules.Name, "year", in.Rules.Year),
		reason.New("meet.may_always_withdraw", reason.ExpertOpinion))
	return out
}

func (in Input) risk() Risk {
	if in.Risk == Low || in.Risk == High {
		return in.Risk
	}
	return Standard
}

// lifts of the meet that the person entered, in the rules' order.
func (in Input) lifts() []lift.Main {
	if len(in.Lifts) == 0 {
		return in.Rules.Order
	}
	var out []lift.Main
	for _, l := range in.Rules.Order {
		if slices.Contains(in.Lifts, l) {
			out = append(out, l)
		}
	}
	return out
}

// sum adds the lifts up. Where a lift has no attempts there is no total to speak of.
func (in Input) sum(out *Result) {
	for _, c := range out.Choices {
		if len(c.Attempts) == 0 {
			out.ExpectedTotal, out.PBomb = 0, 0
			out.Reasons = append(out.Reasons, reason.New("meet.no_total_figure", reason.ExpertOpinion, "lift", string(c.Lift)))
			return
		}
	}
	out.ExpectedTotal, out.PBomb = whole(out.Choices)
}

// whole is the mean total and the chance of none. A lift without a good
// attempt takes the others with it. The lifts count as independent.
func whole(choices []Choice) (expected, none float64) {
	stay := 1.0
	for i, c := range choices {
		stay *= 1 - c.PBomb
		kg := c.Expected
		for j, other := range choices {
			if j != i {
				kg *= 1 - other.PBomb
			}
		}
		expected += kg
	}
	return math.Round(expected*10) / 10, math.Round((1-stay)*1e4) / 1e4
}

// choose picks one lift's attempts.
func (in Input) choose(l lift.Main, of int) Choice {
	c := Choice{Lift: l}
	if in.Capacity[l].P50 <= 0 {
		c.Why = append(c.Why, reason.New("meet.strength_unknown", reason.ExpertOpinion, "lift", string(l)))
		return c
	}
	d := in.day(l)
	opener := in.opener(l, d, of, &c)
	if opener < in.Rules.BarAndCollars || opener <= 0 {
		c.Why = slices.DeleteFunc(c.Why, func(r reason.Reason) bool { return r.Code == "meet.opener_pain_cap" }) // "not above 0 kg" says nothing
		c.Why = append(c.Why, reason.New("meet.nothing_to_open_with", reason.ExpertOpinion, "lift", string(l)))
		return c
	}
	sv := in.solver(d, d.belief(), in.top(d, opener))
	c.free = in.unlimited(l, d, of, opener)
	sv.free = c.free
	w, st := sv.b.w, state{slip: sv.b.slip}
	c.Expected = math.Round(sv.take(&w, st, opener)*10) / 10
	c.PBomb = math.Round(sv.none(&w, st, opener)*1e4) / 1e4
	c.Attempts = sv.asPlanned(opener)
	for _, x := range c.Attempts {
		c.PMake = append(c.PMake, share(d.makes(x)))
	}
	if n := len(c.Attempts); n == 3 {
		second, third := c.Attempts[1], c.Attempts[2]
		c.Why = append(c.Why, reason.New("meet.second_and_third", in.Rules.Model.Data,
			"main", "main."+string(l), "second", percentOf(second, third), "opener", percentOf(opener, third)))
	}
	return c
}

// unlimited is the card that there would be if pain did not limit the opener; none
// where it does not.
func (in Input) unlimited(l lift.Main, d day, of int, opener lift.Kg) []lift.Kg {
	if _, given := in.Caps[l]; !given {
		return nil
	}
	in.Caps = nil
	free := in.opener(l, d, of, &Choice{})
	if free <= opener {
		return nil
	}
	return in.solver(d, d.belief(), in.top(d, free)).asPlanned(free)
}

// opener is the largest weight under every limit, rounded down, never up.
func (in Input) opener(l lift.Main, d day, of int, c *Choice) lift.Kg {
	m := in.Rules.Model
	bar := "main." + string(l) // in a list of nine weights each line says which bar it means
	part, why := m.Plans[in.risk()].First, reason.New("meet.opener_share", m.Data, "main", bar, "percent", tenth(m.Plans[in.risk()].First))
	if l == lift.Squat {
		part -= m.SquatMargin
		why = reason.New("meet.squat_opener_share", m.Data, "main", bar, "percent", tenth(part))
	}
	limit := reason.NewCap(d.p50).Tighten(float64(part*d.p50), why)
	careful := math.Min(part, m.CautiousMax[in.risk()])
	if in.Flaring[l] {
		limit = limit.Tighten(float64(careful*d.p50), reason.New("meet.opener_flaring", reason.ExpertOpinion, "main", bar, "percent", tenth(careful)))
	}
	if in.PriorMeets == nil || *in.PriorMeets <= 0 {
		limit = limit.Tighten(float64(careful*d.p50), reason.New("meet.opener_first_meet", reason.ExpertOpinion, "main", bar, "percent", tenth(careful)))
	}
	limit = limit.Tighten(d.p50*math.Exp(-in.spare(of)*d.sd), reason.New("meet.opener_no_total_risk", m.Source,
		"main", bar, "percent", tenth(m.Bomb[in.risk()]), "spread", tenth(d.sd)))
	if given, ok := in.Caps[l]; ok {
		why := reason.New("meet.opener_pain_cap", reason.ExpertOpinion, "main", bar, "kg", given.Value)
		limit = limit.Tighten(given.Value, why)
		if b, ok := given.Binding(); ok && limit.Binds == len(limit.Why)-1 {
			c.Why = append(c.Why, b)
		}
	}
	if b, ok := limit.Binding(); ok {
		c.Why = append([]reason.Reason{b}, c.Why...)
	}
	return in.floor(lift.KgOf(math.Floor(limit.Value*100) / 100))
}

// spare is how many SDs below the capacity an opener must stay, so that the
// lifts together keep the limit on "no total": what execution misses alone
// take is subtracted, the rest is shared evenly.
func (in Input) spare(of int) float64 {
	left := in.Rules.Model.Bomb[in.risk()]
	for _, l := range in.lifts() {
		left -= in.day(l).slips()
	}
	each := math.Max(left/float64(max(1, of)), 0.0002)
	return -stats.Quantile(each)
}

// floor rounds down to the smallest step.
func (in Input) floor(x lift.Kg) lift.Kg {
	if in.Rules.Increment <= 0 || x <= 0 {
		return 0
	}
	return x / in.Rules.Increment * in.Rules.Increment
}

// top is the heaviest weight that is thought of: the share of a third, of a
// capacity that an easy day suggests.
func (in Input) top(d day, opener lift.Kg) lift.Kg {
	most := float64(in.Rules.Model.Plans[in.risk()].Third * d.p50)
	return max(in.floor(lift.KgOf(float64(most*math.Exp(feels[0])))), opener+2*in.Rules.Increment)
}

func share(p float64) float64 { return math.Round(p*1e3) / 1e3 }

func tenth(p float64) float64 { return math.Round(p*1000) / 10 }

func percentOf(a, b lift.Kg) float64 {
	if b <= 0 {
		return 0
	}
	return math.Round(1000*a.Float()/b.Float()) / 10
}
