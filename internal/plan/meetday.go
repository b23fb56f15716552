package plan

import (
	"math"
	"slices"

	"spotter/internal/lift"
	"spotter/internal/meet"
)

// Total is what a meet is expected to come to, in kilograms. P10 to P90 are of the
// days that end with a total: eight of ten of them lie between.
type Total struct {
	Expected float64 `json:"expected"` // mean over all days, those without a total as 0
	P10      lift.Kg `json:"p10"`
	P50      lift.Kg `json:"p50"`
	P90      lift.Kg `json:"p90"`
	None     float64 `json:"p_no_total"`
}

// meetDay is what the attempts come to, worked out once for a plan.
type meetDay struct {
	in   meet.Input
	ok   bool
	card meet.Result
	ends map[lift.Main][]meet.Outcome
}

func (a *athlete) meetDay() *meetDay {
	if a.card == nil {
		d := &meetDay{ends: map[lift.Main][]meet.Outcome{}}
		if d.in, d.ok = a.attemptInput(); d.ok {
			d.card = meet.Card(d.in)
		}
		a.card = d
	}
	return a.card
}

// choice of one lift on the card; no attempts where none can be named.
func (d *meetDay) choice(l lift.Main) meet.Choice {
	for _, c := range d.card.Choices {
		if c.Lift == l {
			return c
		}
	}
	return meet.Choice{Lift: l}
}

// total of the card as it stands; nil while a lift has no attempts.
func (d *meetDay) total() *Total { return d.totalOf(d.in, nil) }

// totalOf is the total of another card: changed are the lifts that differ from
// the plan's, nil for none. nil while a lift has no attempts.
func (d *meetDay) totalOf(in meet.Input, changed []lift.Main) *Total {
	if !d.ok {
		return nil
	}
	var choices []meet.Choice
	var each [][]meet.Outcome
	for _, l := range in.Lifts {
		c, same := d.choice(l), !slices.Contains(changed, l)
		if !same {
			c = meet.CardOf(in, l)
		}
		if len(c.Attempts) == 0 {
			return nil
		}
		if _, known := d.ends[l]; same && !known {
			d.ends[l] = d.in.Outcomes(c)
		}
		choices = append(choices, c)
		if same {
			each = append(each, d.ends[l])
		} else {
			each = append(each, in.Outcomes(c))
		}
	}
	return totalFrom(choices, meet.Totals(each...))
}

func totalFrom(choices []meet.Choice, ends []meet.Outcome) *Total {
	if len(choices) == 0 {
		return nil
	}
	t := &Total{P10: meet.Quantile(ends, 0.1), P50: meet.Quantile(ends, 0.5), P90: meet.Quantile(ends, 0.9)}
	t.Expected, t.None = meet.Whole(choices)
	if math.IsNaN(t.Expected) || t.P50 <= 0 {
		return nil
	}
	return t
}

// expected is the mean total of a card in which one lift differs; 0 while a lift
// has no attempts. It leaves the outcomes out, for where only the mean is asked for.
func (d *meetDay) expected(in meet.Input, changed lift.Main) float64 {
	var choices []meet.Choice
	for _, l := range in.Lifts {
		c := d.choice(l)
		if l == changed {
			c = meet.CardOf(in, l)
		}
		if len(c.Attempts) == 0 {
			return 0
		}
		choices = append(choices, c)
	}
	kg, _ := meet.Whole(choices)
	return kg
}
