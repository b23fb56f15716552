package plan_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/plan"
	"spotter/internal/safety"
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

func TestLoadsStayUnderTheirCapAndOnThePlates(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		p := plan.Build(in, g)
		home := in.Plates
		if home.Bar == 0 {
			home = lift.GymKg
		}
		for _, w := range p.Weeks {
			for _, s := range w.Sessions {
				for _, it := range s.Items {
					for _, x := range it.Sets {
						if x.RPEMax > g.effort+1e-9 || float64(x.PainMax) > g.pain {
							t.Fatalf("%s: effort %g or pain %d above the permit", it.Lift, x.RPEMax, x.PainMax)
						}
						if x.Kg == nil {
							continue
						}
						if x.Cap != nil && x.Kg.Float() > x.Cap.Value+1e-9 {
							t.Fatalf("%s: %s kg above its cap %g", it.Lift, x.Kg, x.Cap.Value)
						}
						if max, ok := g.load[it.Lift]; ok && x.Kg.Float() > max {
							t.Fatalf("%s: %s kg above the permit's %g", it.Lift, x.Kg, max)
						}
						if !in.Catalogue.Rack(it.Lift, home).Reaches(*x.Kg) {
							t.Fatalf("%s: %s kg cannot be loaded", it.Lift, x.Kg)
						}
						if one := in.Estimates[it.Lift].P50.Float(); one > 0 && x.Kg.Float() > one*g.share/100+1e-6 {
							t.Fatalf("%s: %s kg above %g %% of %g", it.Lift, x.Kg, g.share, one)
						}
					}
				}
			}
		}
	})
}

func TestTheDaysAroundTheMeetAreFree(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t, base)
		p := plan.Build(in, drawGate(t))
		for _, w := range p.Weeks {
			for _, s := range w.Sessions {
				if s.Date.Before(in.AsOf) {
					t.Fatalf("a session in the past: %s", s.Date)
				}
				if p.Meet == nil {
					continue
				}
				n := in.MeetDate.Sub(s.Date)
				if n <= 1 {
					t.Fatalf("a session %d days before the meet", n)
				}
				for _, it := range s.Items {
					if it.Role == "accessory" && n <= 14 {
						t.Fatalf("%s %d days out", it.Lift, n)
					}
				}
			}
		}
	})
}

func TestATighterGateNeverAsksForMore(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		before := plan.Build(in, g)
		h := *g
		h.effort -= rapid.Float64Range(0, 3).Draw(t, "less effort")
		h.share -= rapid.Float64Range(0, 30).Draw(t, "less share")
		h.load = map[lift.ID]float64{}
		for k, v := range g.load {
			h.load[k] = v * 0.9
		}
		h.progress, h.heavy = false, false
		notMore(t, before, plan.Build(in, &h), "a tighter gate")
	})
}

func TestMorePainNeverAsksForMore(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		if len(in.History.Sets) == 0 {
			t.Skip("no diary drawn")
		}
		before := plan.Build(in, g)
		more := in
		more.History.Sets = slices.Clone(in.History.Sets)
		for i := range more.History.Sets {
			s := &more.History.Sets[i]
			s.Pain = ptr(min(10, *s.Pain+rapid.IntRange(0, 4).Draw(t, "more")))
		}
		notMore(t, before, plan.Build(more, g), "more pain in the sets")
	})
}

func TestForgettingPainNeverAsksForMore(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		if len(in.History.Sets) == 0 {
			t.Skip("no diary drawn")
		}
		calm := in // a diary whose exposures all went well
		calm.History.Sets = slices.Clone(in.History.Sets)
		for i := range calm.History.Sets {
			calm.History.Sets[i].Pain = ptr(0)
		}
		calm.History.Pain = nil
		for _, s := range calm.History.Sets {
			calm.History.Pain = append(calm.History.Pain, pain.Rating{Day: s.Day.Add(1), When: pain.Morning})
		}
		blank := calm
		blank.History.Sets = slices.Clone(calm.History.Sets)
		for i := range blank.History.Sets {
			if rapid.Bool().Draw(t, "forget") {
				blank.History.Sets[i].Pain = nil
			}
		}
		notMore(t, plan.Build(calm, g), plan.Build(blank, g), "a missing rating")
	})
}

func TestAMaskNeverAsksForMore(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		before := plan.Build(in, g)
		more := in
		d := in.AsOf.Add(-rapid.IntRange(0, 20).Draw(t, "days ago"))
		more.History.Meds = append(slices.Clone(in.History.Meds), diary.Med{Day: d, Class: rapid.SampledFrom([]string{"nsaid", "oral_corticosteroid", "opioid"}).Draw(t, "class")})
		notMore(t, before, plan.Build(more, g), "a painkiller")
	})
}

func TestASecondProvokingLiftNeverRaisesItself(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		in.Case.Triggers = slices.DeleteFunc(in.Case.Triggers, func(x intake.Trigger) bool { return x.Lift == "bench_comp" })
		in.Case.Tolerated = slices.DeleteFunc(in.Case.Tolerated, func(x intake.Trigger) bool { return x.Lift == "bench_comp" })
		before := plan.Build(in, g)
		more := in
		more.Case.Triggers = append(slices.Clone(in.Case.Triggers), intake.Trigger{Lift: "bench_comp", Effect: "provokes"})
		after := plan.Build(more, g)
		ta, tb := tops(before), tops(after)
		for k, y := range tb {
			if x, ok := ta[k]; ok && k.lift == "bench_comp" && (y.kg > x.kg && x.kg > 0 || y.rpe > x.rpe) {
				t.Fatalf("bench hurts too, and went up on %s: %+v -> %+v", k.on, x, y)
			}
		}
	})
}

func TestAWeekLaterOnlyTheDatesChange(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		later := in
		later.AsOf, later.Case.AsOf = in.AsOf.Add(7), in.Case.AsOf.Add(7)
		if !in.MeetDate.IsZero() {
			later.MeetDate = in.MeetDate.Add(7)
		}
		later.History.Sets = slices.Clone(in.History.Sets)
		for i := range later.History.Sets {
			s := &later.History.Sets[i]
			s.Day = s.Day.Add(7)
		}
		later.History.Pain = slices.Clone(in.History.Pain)
		for i := range later.History.Pain {
			r := &later.History.Pain[i]
			r.Day = r.Day.Add(7)
		}
		a, b := flat(plan.Build(in, g)), flat(plan.Build(later, g))
		if back := shiftDates(b, -7); a != back {
			t.Fatalf("differs beyond dates:\n%s", firstDiff(a, back))
		}
	})
}

func TestMirrorChangesNothingButSides(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		m := in
		m.Case.Problems = slices.Clone(in.Case.Problems)
		for i := range m.Case.Problems {
			m.Case.Problems[i].Side = m.Case.Problems[i].Side.Mirror()
		}
		if a, b := flat(plan.Build(in, g)), flat(plan.Build(m, g)); a != b {
			t.Fatal(firstDiff(a, b))
		}
	})
}

func TestVolumeMovesSlowlyWithinAPhase(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), open()
		p := plan.Build(in, g)
		for i := 1; i < len(p.Weeks); i++ {
			a, b := p.Weeks[i-1], p.Weeks[i]
			// The coming seven days may be cut short or hold something new.
			if a.Phase != b.Phase || b.Phase == "deload" || a.Starts.Sub(in.AsOf) < 7 {
				continue
			}
			for _, m := range lift.Mains {
				x, y := sets(in.Catalogue, a, m), sets(in.Catalogue, b, m)
				if x > 0 && math.Abs(float64(y-x)) > 0.2*float64(x)+1e-9 {
					t.Fatalf("%s: %d sets, then %d (weeks %d and %d out)", m, x, y, a.Out, b.Out)
				}
			}
		}
	})
}

func sets(cat *lift.Catalogue, w plan.Week, m lift.Main) int {
	n := 0
	for _, s := range w.Sessions {
		for _, it := range s.Items {
			l, _ := cat.Get(it.Lift)
			if l.Family == string(m) && it.Role != "accessory" {
				n += len(it.Sets)
			}
		}
	}
	return n
}

func TestTaperCutsAsMuchAsPublished(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t, base)
		in.History, in.Days = diary.History{}, nil
		in.MeetDate = in.AsOf.Add(rapid.IntRange(28, 80).Draw(t, "days"))
		p := plan.Build(in, open())
		n := len(p.Weeks)
		share := float64(plan.Volume(p.Weeks[n-1])) / float64(plan.Volume(p.Weeks[n-3]))
		if !(share >= 0.40-1e-9 && share <= 0.60+1e-9) {
			t.Fatalf("the taper week has %.2f of the last strength week", share)
		}
	})
}

func TestAKeptLiftIsThereEveryFullWeek(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t, base)
		in.Case.Keep = seed().Keep
		p := plan.Build(in, open())
		for i, w := range p.Weeks {
			if i == 0 || len(w.Sessions) == 0 || w.Phase == "taper" {
				continue
			}
			for _, m := range []lift.Main{lift.Squat, lift.Deadlift} {
				found := false
				for _, s := range w.Sessions {
					for _, it := range s.Items {
						l, _ := in.Catalogue.Get(it.Lift)
						found = found || it.Role == "competition" && l.Family == string(m)
					}
				}
				if !found {
					t.Fatalf("no %s in the week %d out", m, w.Out)
				}
			}
		}
	})
}

func TestTheSamePlanTwice(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawGate(t)
		if a, b := flat(plan.Build(in, g)), flat(plan.Build(in, g)); a != b {
			t.Fatal(firstDiff(a, b))
		}
	})
}

func TestAZeroPermitGivesNoLoadAnywhere(t *testing.T) {
	in := input(t)
	in.Estimates = map[lift.ID]strength.Estimate{"squat_low_bar": {P50: 200_00}}
	p := plan.Make(in)
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, no := range []string{`"kg"`, `"pct"`, `"sets"`, `"sessions"`, `"attempts"`, `"p50"`} {
		if bytes.Contains(b, []byte(no)) {
			t.Errorf("a stopped plan holds %s: %s", no, b)
		}
	}
	if p.Status != "stopped" || p.Stopped == nil || p.Verdict != "stop" {
		t.Errorf("status %q, verdict %q", p.Status, p.Verdict)
	}
}

func TestHandOverShowsNoLoadForTheSorePart(t *testing.T) {
	in := input(t)
	in.Estimates = map[lift.ID]strength.Estimate{"squat_low_bar": {P50: 200_00}}
	g := open()
	g.verdict, g.effort, g.none = safety.HandOver, 5, map[lift.ID]bool{"squat_low_bar": true}
	p := plan.Build(in, g)
	for k, m := range tops(p) {
		if k.lift == "squat_low_bar" && (m.kg > 0 || m.pct > 0 || m.rpe > 5) {
			t.Errorf("%s: %+v", k.on, m)
		}
	}
	if p.Attempts != nil || p.Projection != nil {
		t.Error("attempts or a projection although someone else has to look first")
	}
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
