package plan

import (
	"math"
	"slices"

	"spotter/internal/reason"
	"spotter/internal/tolerance"
)

// expect adds to each session of the coming week what it is believed to do, and
// to each competition lift why it has so many sets. Nothing of it changes a
// set.
func (a *athlete) expect(weeks []Week) {
	if a.belief == nil || a.g.Verdict() == handOver {
		return
	}
	for i := range weeks {
		for j := range weeks[i].Sessions {
			s := &weeks[i].Sessions[j]
			if !a.coming(s.Date) || weeks[i].Outline {
				continue
			}
			items, of := done(s.Items)
			f := a.belief.Forecast(items, s.Date.Sub(a.in.AsOf))
			s.Expect = &Expect{Morning: points(f.Morning), Peak: points(f.Peak), Flare: hundredth(f.Flare)}
			for k, at := range of {
				it := &s.Items[at]
				x := points(f.Set[k])
				if it.Expect == nil || x.Mean > it.Expect.Mean {
					it.Expect = &x
				}
			}
			a.whySets(s, f.Flare)
		}
	}
}

// done is a session as forecasts want it: one entry for each run of equal sets,
// and the item that it belongs to.
func done(items []Item) (out []tolerance.Item, of []int) {
	for i, it := range items {
		if it.Role == "care" {
			continue
		}
		for k := 0; k < len(it.Sets); {
			x := it.Sets[k]
			n := k
			for n < len(it.Sets) && it.Sets[n].Reps == x.Reps && it.Sets[n].RPEMax == x.RPEMax && samePct(it.Sets[n].Pct, x.Pct) {
				n++
			}
			t := tolerance.Item{Lift: it.Lift, Sets: n - k, Reps: x.Reps, RPE: x.RPEMax}
			if x.Pct != nil {
				t.Share = *x.Pct / 100
			}
			out, of = append(out, t), append(of, i)
			k = n
		}
	}
	return out, of
}

func samePct(x, y *float64) bool { return (x == nil) == (y == nil) && (x == nil || *x == *y) }

// whySets says why a competition lift has as many sets as it has.
func (a *athlete) whySets(s *Session, flare float64) {
	for i := range s.Items {
		it := &s.Items[i]
		e, known := a.belief.Morning(it.Lift)
		if it.Role == "accessory" || !known || len(it.Sets) == 0 || !a.hurtsSomewhere() {
			continue
		}
		x := 0.0
		one, _ := done([]Item{*it})
		for _, t := range one {
			x += t.Dose()
		}
		x = a.belief.Felt(x)
		it.Reasons = append(it.Reasons, reason.New("plan.why_dose", reason.ExpertOpinion, "sets", len(it.Sets),
			"points", tenth(math.Max(0, e.Mean*x)), "most", tenth(math.Max(0, (e.Mean+1.28*e.SD)*x)), "chance", int(flare*100+0.5)))
	}
}

func points(r tolerance.Range) Points { return Points{tenth(r.Mean), tenth(r.Lo), tenth(r.Hi)} }

func tenth(v float64) float64 { return math.Round(v*10)/10 + 0 } // + 0: never minus zero

func hundredth(v float64) float64 { return math.Round(v*100) / 100 }

// lessThan is by how much the coming week's chosen sets lie below the block's,
// in percent, the stand-in's not counted.
func (a *athlete) lessThan(m main) int {
	for l := range a.mains {
		if a.mains[l].Main != m.Main || len(a.chosen.doses[l]) == 0 {
			continue
		}
		d, full := a.chosen.doses[l][0], a.chosen.full[l][0].total()
		own := d.total()
		if d.cover {
			own = d.comp
			if m.Main == "bench" && d.third > 0 {
				own += d.second
			}
		}
		if full > 0 && own < full {
			return int(100 - 100*float64(own)/float64(full) + 0.5)
		}
	}
	return 0
}

// whyDose says what a lift that hurts is brought down to for now.
func (a *athlete) whyDose(m main) reason.Reason {
	rpe := a.mostEffort(m, frame{out: (a.daysOut(a.in.AsOf) + 6) / 7})
	if n := a.lessThan(m); n > 0 {
		code := "plan.change_dose"
		if _, told := a.provoked[m.ID]; !told { // the log alone says so
			code = "plan.change_dose_logged"
		}
		return reason.New(code, reason.ExpertOpinion, "lift", name(m.ID), "share", n, "rpe", rpe)
	}
	return reason.New("plan.change_effort", reason.ExpertOpinion, "lift", name(m.ID), "rpe", rpe)
}

// learnedChanges are the changes of a lift that nobody called painful and that
// the diary shows to be: fewer sets, and what takes over.
func (a *athlete) learnedChanges(m main) []Change {
	if a.chosen == nil {
		return nil
	}
	var out []Change
	e, known := a.belief.Morning(m.ID)
	if n := a.lessThan(m); known && n >= 20 && e.Mean-e.SD > 0.2 {
		out = append(out, Change{Action: "cut", Lift: m.ID, Reasons: []reason.Reason{
			reason.New("plan.change_learned", reason.ExpertOpinion, "lift", name(m.ID), "share", n)}})
	}
	if m.Second != "" && a.novel(m.Second) {
		out = append(out, Change{Action: "add", Lift: m.Second, Reasons: a.whySecond(m, m.Second, m.SecondBy)})
	}
	return out
}

// trade is what the chosen doses give up against the block's, in
// percent of the total, and how many days of flare they are believed to spare.
func (a *athlete) trade() []reason.Reason {
	x := a.chosen
	unknown := func(m main) bool { return a.in.Estimates[m.ID].P50 <= 0 }
	if x == nil || a.g.Provisional() || slices.ContainsFunc(a.mains, unknown) || !a.hasMeet() || !a.hurtsSomewhere() || a.g.Verdict() == handOver || !(x.givenUp >= 0.5) || !(x.spared >= 0.5) {
		return nil
	}
	total := 0.0
	for _, m := range a.mains {
		total += a.in.Estimates[m.ID].P50.Float()
	}
	return []reason.Reason{reason.New("plan.assume_trade", reason.ExpertOpinion, "pct", tenth(100*x.givenUp/total), "days", tenth(x.spared))}
}
