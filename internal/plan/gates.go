package plan

import (
	"cmp"
	"slices"

	"spotter/internal/day"
	"spotter/internal/reason"
)

// gates are the tests that decide how the plan goes on, in order of time.
func (a *athlete) gates(c calendar, weeks []Week) []Gate {
	if a.g.Verdict() == handOver {
		return []Gate{a.seen()}
	}
	var out []Gate
	for _, w := range weeks {
		if n := len(w.Sessions); n > 0 && !(c.meet && w.Out <= 1) {
			out = append(out, weekly(w.Sessions[n-1].Date.Add(1)))
		}
	}
	if c.meet {
		out = append(out, a.decision(weeks)...)
		out = append(out, a.lastHeavies(weeks)...)
	}
	slices.SortStableFunc(out, func(x, y Gate) int {
		return cmp.Compare(x.Date.Sub(a.in.AsOf), y.Date.Sub(a.in.AsOf))
	})
	return out
}

// seen is the one gate of a hand-over: somebody has looked.
func (a *athlete) seen() Gate {
	return Gate{Date: a.in.AsOf.Add(handOverDays),
		Test: reason.New("plan.gate_seen_test", reason.ExpertOpinion),
		Pass: reason.New("plan.gate_seen_pass", reason.ExpertOpinion),
		Fail: reason.New("plan.gate_seen_fail", reason.ExpertOpinion)}
}

// weekly asks how the week went, the morning after its last session.
func weekly(d day.Date) Gate {
	return Gate{Date: d,
		Test: reason.New("plan.gate_week_test", "pmm_southside"),
		Pass: reason.New("plan.gate_week_pass", reason.ExpertOpinion),
		Fail: reason.New("plan.gate_week_fail", reason.ExpertOpinion)}
}

// decision is the test three weeks out for each competition lift that hurts
// or is held: a single at 80 % inside the pain limit, settled in a day.
func (a *athlete) decision(weeks []Week) []Gate {
	g := a.in.Peaking.Gates
	d := a.in.MeetDate.Add(-g.DecideDaysOut)
	if d.Before(a.in.AsOf) {
		return nil
	}
	var out []Gate
	for _, m := range a.mains {
		if m.Hurt == fine && !m.Held {
			continue
		}
		fail := reason.New("plan.gate_decide_fail", g.Source, "lift", name(m.ID))
		if m.ID == "squat_low_bar" {
			fail = reason.New("plan.gate_decide_fail_low_bar", g.Source)
		}
		test := "plan.gate_decide_test"
		if top, known := planned(weeks, m, d); known && top < g.TestPct*100 {
			test = "plan.gate_decide_below"
		}
		out = append(out, Gate{Date: d,
			Test: reason.New(test, g.Source, "lift", name(m.ID), "pct", int(g.TestPct*100+0.5), "pain", g.TestPain, "hours", g.SettleHours),
			Pass: reason.New("plan.gate_decide_pass", g.Source, "lift", name(m.ID)),
			Fail: fail})
	}
	return out
}

// planned is the heaviest share of the best single, in percent, that the plan
// holds for a lift up to a day; false where it names none.
func planned(weeks []Week, m main, until day.Date) (top float64, known bool) {
	for _, w := range weeks {
		for _, s := range w.Sessions {
			if s.Date.After(until) {
				continue
			}
			for _, it := range s.Items {
				for _, x := range it.Sets {
					if it.Lift == m.ID && x.Pct != nil {
						top, known = max(top, *x.Pct), true
					}
				}
			}
		}
	}
	return top, known
}

// lastHeavies finds the session that closes each lift's heavy work, and the
// rehearsal of the opener eight to fourteen days out.
func (a *athlete) lastHeavies(weeks []Week) []Gate {
	var out []Gate
	p := a.in.Peaking
	for _, m := range a.mains {
		if m.Held || a.g.Verdict() == handOver {
			continue
		}
		d, ok := a.lastTop(weeks, m, 0, 9999)
		if !ok {
			continue
		}
		if on, ok := a.rehearsal(weeks, m); ok {
			out = append(out, Gate{Date: on,
				Test: reason.New("plan.gate_opener_test", p.Gates.Source, "lift", name(m.ID)),
				Pass: reason.New("plan.gate_opener_pass", p.Gates.Source),
				Fail: reason.New("plan.gate_opener_fail", p.Gates.Source, "lift", name(m.ID))})
		}
		if a.daysOut(d) > p.LastHeavy[m.Main].Max+7 {
			continue // no heavy day near the meet: an earlier single closes nothing
		}
		out = append(out, Gate{Date: d,
			Test: reason.New("plan.gate_heavy_test", p.LastHeavy[m.Main].Source, "lift", name(m.ID), "days", a.daysOut(d)),
			Pass: reason.New("plan.gate_heavy_pass", reason.ExpertOpinion, "lift", name(m.ID)),
			Fail: reason.New("plan.gate_heavy_fail", reason.ExpertOpinion, "lift", name(m.ID))})
	}
	return out
}

// rehearsal is the day on which an opener can be tried with commands.
func (a *athlete) rehearsal(weeks []Week, m main) (day.Date, bool) {
	w := a.in.Peaking.Gates.OpenerRehearsal
	return a.lastTop(weeks, m, w[0], w[1])
}

// lastTop is the last day with a single on a competition lift, from hi to lo
// days before the meet.
func (a *athlete) lastTop(weeks []Week, m main, lo, hi int) (day.Date, bool) {
	for i := len(weeks) - 1; i >= 0; i-- {
		for j := len(weeks[i].Sessions) - 1; j >= 0; j-- {
			s := weeks[i].Sessions[j]
			if n := a.daysOut(s.Date); n < lo || n > hi {
				continue
			}
			for _, it := range s.Items {
				if it.Lift == m.ID && slices.ContainsFunc(it.Sets, func(x Set) bool { return x.Top }) {
					return s.Date, true
				}
			}
		}
	}
	return day.Date{}, false
}
