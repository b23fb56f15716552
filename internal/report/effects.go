package report

import (
	"cmp"
	"math"
	"slices"

	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/trigger"
)

// Pain in a set that counts as fine, and as sore (our own lines; between them
// lies what a set may cost).
const (
	finePain = 2
	sorePain = 4
)

// effects joins what was told about a lift with what the log shows of it.
func (b *maker) effects() {
	b.out.Effects = []Effect{}
	for _, t := range b.in.Case.Triggers {
		b.tell(t, cmp.Or(t.Effect, "provokes"))
	}
	for _, t := range b.in.Case.Tolerated {
		b.tell(t, "tolerated")
	}
	for _, t := range b.in.Case.Eases {
		if t.Lift != "" || t.Activity != "" {
			b.tell(t, "eases")
		}
	}
	b.logged()
	b.searched()
	slices.SortStableFunc(b.out.Effects, func(x, y Effect) int { return rank(x) - rank(y) })
	b.effectTraces()
}

// rank puts what provokes first, then what is tolerated.
func rank(e Effect) int {
	switch {
	case e.Told == "provokes" || e.Word == "very_likely" || e.Word == "likely":
		return 0
	case e.SoreKg != nil || e.Pain != nil && *e.Pain >= sorePain:
		return 1
	case e.Told == "tolerated" || e.Told == "eases":
		return 3
	case e.Told != "":
		return 2
	}
	return 4
}

func (b *maker) tell(t intake.Trigger, said string) {
	e := Effect{Lift: t.Lift, Activity: t.Activity, Told: said, When: t.When, Often: t.Often, Dose: t.Dose, Kind: "lift"}
	if t.Lift == "" {
		e.Kind = "activity"
	}
	for _, o := range b.out.Effects {
		if o.Lift == e.Lift && o.Activity == e.Activity && o.Told == e.Told {
			return
		}
	}
	b.out.Effects = append(b.out.Effects, e)
}

// of finds the first row of a lift, or makes one.
func (b *maker) of(id lift.ID) *Effect {
	for i := range b.out.Effects {
		if b.out.Effects[i].Lift == id && b.out.Effects[i].Kind == "lift" {
			return &b.out.Effects[i]
		}
	}
	b.out.Effects = append(b.out.Effects, Effect{Lift: id, Kind: "lift"})
	return &b.out.Effects[len(b.out.Effects)-1]
}

// logged adds what the rated sets of the last weeks show.
func (b *maker) logged() {
	for _, s := range b.in.History.Sets {
		if _, ok := b.week(s.Day); !ok || s.Lift == "" || s.Pain == nil {
			continue
		}
		e := b.of(s.Lift)
		e.Rated++
		if e.Pain == nil || *s.Pain > *e.Pain {
			n := *s.Pain
			e.Pain = &n
		}
		load := s.Load
		kg := b.kg(&load)
		switch {
		case kg == nil || *kg <= 0:
		case *s.Pain <= finePain && (e.FineKg == nil || *kg > *e.FineKg):
			e.FineKg = kg
		case *s.Pain >= sorePain && (e.SoreKg == nil || *kg < *e.SoreKg):
			e.SoreKg = kg
		}
	}
}

// searched adds what the search for triggers says. Care is told under helped.
func (b *maker) searched() {
	r := b.in.Triggers
	if r == nil || b.stop {
		return
	}
	if r.Need != nil {
		b.out.Need = &Need{r.Need.Days, r.Need.Ratings, r.Need.Sessions}
	}
	for i := range r.Effects {
		f := &r.Effects[i]
		var e *Effect
		switch f.Kind {
		case trigger.KindLift:
			e = b.of(lift.ID(f.Exposure))
		case trigger.KindSleep:
			b.out.Effects = append(b.out.Effects, Effect{Activity: "sleep", Kind: "sleep"})
			e = &b.out.Effects[len(b.out.Effects)-1]
		default:
			continue
		}
		e.Word, e.N = string(f.Word), f.N
		b.over(e, f.Ceiling)
		if f.Effect == nil || f.Interval90 == nil {
			continue
		}
		size, lag := tenth(*f.Effect), f.LagDays
		lo, hi := tenth(f.Interval90[0]), tenth(f.Interval90[1])
		e.Points, e.Lo, e.Hi, e.LagDays = &size, &lo, &hi, &lag
	}
}

// over is the dose from which the log shows an effect; no load where the
// letter is bare.
func (b *maker) over(e *Effect, c *trigger.Ceiling) {
	switch {
	case c == nil:
	case c.Sets > 0:
		n := c.Sets
		e.OverSets = &n
	case !b.bare && c.Share > 0:
		pct := math.Round(100 * c.Share)
		e.OverPct = &pct
		if c.Kg > 0 {
			e.OverKg = b.kg(&c.Kg)
		}
	}
}

// effectTraces: after sorting, so that the paths are those of the letter.
func (b *maker) effectTraces() {
	if !b.in.Explain {
		return
	}
	for i, e := range b.out.Effects {
		var rated, all []Ref
		for _, s := range b.in.History.Sets {
			if s.Lift != e.Lift || e.Lift == "" {
				continue
			}
			all = append(all, setRef(s))
			if _, ok := b.week(s.Day); ok && s.Pain != nil {
				rated = append(rated, setRef(s))
			}
		}
		if e.Pain != nil {
			b.trace(at("effects", i, "pain_max"), num(float64(*e.Pain)), rated...)
			b.trace(at("effects", i, "rated_sets"), num(float64(e.Rated)), rated...)
		}
		if e.FineKg != nil {
			b.trace(at("effects", i, "fine_kg"), num(*e.FineKg), rated...)
		}
		if e.SoreKg != nil {
			b.trace(at("effects", i, "sore_kg"), num(*e.SoreKg), rated...)
		}
		if e.Points != nil {
			if e.Kind == "sleep" {
				for _, s := range b.in.History.Sleep {
					all = append(all, Ref{Kind: "sleep", Day: s.Day})
				}
			}
			b.trace(at("effects", i, "points"), num(*e.Points), all...)
			b.trace(at("effects", i, "points_lo"), num(*e.Lo), all...)
			b.trace(at("effects", i, "points_hi"), num(*e.Hi), all...)
			b.trace(at("effects", i, "lag_days"), num(*e.LagDays), all...)
			if e.OverPct != nil {
				b.trace(at("effects", i, "over_pct"), num(*e.OverPct), all...)
			}
			if e.OverKg != nil {
				b.trace(at("effects", i, "over_kg"), num(*e.OverKg), all...)
			}
			if e.OverSets != nil {
				b.trace(at("effects", i, "over_sets"), num(float64(*e.OverSets)), all...)
			}
			b.trace(at("effects", i, "n"), num(float64(e.N)), all...)
		}
	}
}
