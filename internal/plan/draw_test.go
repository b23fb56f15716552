package plan_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/plan"
	"spotter/internal/strength"
	"spotter/internal/training"
)

// slot names one lift on one day.
type slot struct {
	on   day.Date
	lift lift.ID
}

// most is the highest demand of each kind that a plan makes in a slot.
type most struct{ kg, pct, rpe float64 }

func tops(p plan.Plan) map[slot]most {
	out := map[slot]most{}
	for _, w := range p.Weeks {
		for _, s := range w.Sessions {
			for _, it := range s.Items {
				k := slot{s.Date, it.Lift}
				m := out[k]
				for _, x := range it.Sets {
					if x.Kg != nil {
						m.kg = max(m.kg, x.Kg.Float())
					}
					if x.Pct != nil {
						m.pct = max(m.pct, *x.Pct)
					}
					m.rpe = max(m.rpe, x.RPEMax)
				}
				out[k] = m
			}
		}
	}
	return out
}

// A share is of today's 1RM, which bad news can lower too: where both plans name
// kilograms, the kilograms are compared.
//
// notMore fails when b asks for more than a in any slot that both have.
func notMore(t interface{ Fatalf(string, ...any) }, a, b plan.Plan, what string) {
	ta := tops(a)
	for k, y := range tops(b) {
		x, both := ta[k]
		if both && (y.kg > x.kg+1e-9 && x.kg > 0 || y.pct > x.pct+0.11 && x.pct > 0 && (x.kg == 0 || y.kg == 0) || y.rpe > x.rpe+1e-9) {
			t.Fatalf("%s raised %s on %s: %+v -> %+v", what, k.lift, k.on, x, y)
		}
	}
}

// drawCase bends the seed facts: what provokes, what goes well, what stays.
func drawCase(t *rapid.T) intake.Case {
	c := seed()
	pool := []lift.ID{"squat_low_bar", "squat_high_bar", "bench_comp", "deadlift_conventional", "face_pull", "lat_pulldown", "row_barbell", "squat_ssb"}
	c.Triggers, c.Tolerated = nil, nil
	for _, id := range pool {
		switch rapid.IntRange(0, 4).Draw(t, "how "+string(id)) {
		case 0:
			c.Triggers = append(c.Triggers, intake.Trigger{Lift: id, Effect: "provokes"})
		case 1:
			c.Triggers = append(c.Triggers, intake.Trigger{Lift: id, Effect: "provokes", Often: "sometimes"})
		case 2:
			c.Tolerated = append(c.Tolerated, intake.Trigger{Lift: id})
		}
	}
	if rapid.Bool().Draw(t, "no keep") {
		c.Keep = nil
	}
	if rapid.Bool().Draw(t, "no pain") {
		c.Problems = nil
	}
	return c
}

// drawInput bends the whole input.
func drawInput(t *rapid.T, base plan.Input) plan.Input {
	in := base
	in.Case = drawCase(t)
	in.MeetDate = in.AsOf.Add(rapid.IntRange(0, 120).Draw(t, "days to the meet"))
	if rapid.IntRange(0, 5).Draw(t, "meet") == 0 {
		in.MeetDate = day.Date{}
	}
	if rapid.Bool().Draw(t, "own days") {
		n := rapid.SliceOfNDistinct(rapid.IntRange(0, 6), 2, 5, func(i int) int { return i }).Draw(t, "days")
		slices.Sort(n)
		for _, d := range n {
			in.Days = append(in.Days, time.Weekday(d))
		}
	}
	if rapid.Bool().Draw(t, "strength") {
		in.Estimates = map[lift.ID]strength.Estimate{}
		for _, id := range []lift.ID{"squat_low_bar", "squat_barbell", "bench_comp", "deadlift_conventional"} {
			kg := lift.Kg(rapid.IntRange(40_00, 350_00).Draw(t, string(id)))
			in.Estimates[id] = strength.Estimate{Lift: id, P10: kg.Scale(0.95), P50: kg, P90: kg.Scale(1.05), SD: 0.03}
		}
	}
	if rapid.Bool().Draw(t, "lb") {
		in.Plates = lift.GymLb
	}
	in.History = drawHistory(t, in.AsOf)
	in.RuleBook = rapid.IntRange(0, 3).Draw(t, "rule book") == 0
	return in
}

// drawHistory is a few weeks of logged exposures with pain.
func drawHistory(t *rapid.T, asOf day.Date) diary.History {
	var h diary.History
	if rapid.Bool().Draw(t, "no diary") {
		return h
	}
	for back := 21; back >= 1; back -= rapid.IntRange(2, 5).Draw(t, "gap") {
		d := asOf.Add(-back)
		for _, id := range []lift.ID{"squat_low_bar", "bench_comp", "deadlift_conventional"} {
			p := rapid.IntRange(0, 8).Draw(t, "pain")
			h.Sets = append(h.Sets, training.Set{At: d.String(), Day: d, Lift: id, Load: 100_00, Reps: 3, RPE: ptr(7.0), Pain: &p})
		}
		h.Pain = append(h.Pain, pain.Rating{At: d.Add(1).String(), Day: d.Add(1), When: pain.Morning, Score: rapid.IntRange(0, 6).Draw(t, "morning")})
	}
	return h
}

func drawGate(t *rapid.T) *fake {
	g := open()
	g.effort = rapid.Float64Range(5, 10).Draw(t, "effort")
	g.share = rapid.Float64Range(40, 100).Draw(t, "share")
	g.provisional = rapid.Bool().Draw(t, "provisional")
	g.progress = rapid.Bool().Draw(t, "progress")
	g.heavy = rapid.Bool().Draw(t, "heavy")
	if rapid.Bool().Draw(t, "capped") {
		g.load = map[lift.ID]float64{"squat_low_bar": rapid.Float64Range(0, 200).Draw(t, "cap")}
	}
	return g
}

// flat is a plan as JSON, without the hash of its input.
func flat(p plan.Plan) string {
	p.Basis = ""
	b, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// shiftDates moves every date in a JSON text.
func shiftDates(s string, n int) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		if i+10 <= len(s) && s[i] == '2' && s[i+4] == '-' && s[i+7] == '-' {
			if d, err := day.Parse(s[i : i+10]); err == nil {
				out.WriteString(d.Add(n).String())
				i += 10
				continue
			}
		}
		out.WriteByte(s[i])
		i++
	}
	return out.String()
}

func firstDiff(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}
