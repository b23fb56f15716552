package meet_test

import (
	"math"
	"testing"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/stats"
	"spotter/internal/strength"
)

// platform is a real day: the capacity of each lift is what the real attempts
// leave open, drawn between the best good lift and the lightest heavier miss.
type platform struct {
	in     meet.Input
	ln     map[lift.Main]float64 // ln of the capacity
	lifted [9]float64            // the real attempts
	real   float64               // the real total, 0 = none
	rng    [3][3][3]float64      // technique, within, effort: the same for every policy
}

// every so many-th day is played; docs/attempts.md was measured with 40.
const every = 160

// policy names attempts: the first with nothing done.
type policy struct {
	plan func(meet.Input, lift.Main) []lift.Kg
	next func(meet.Input, lift.Main, []lift.Kg, []meet.Made) lift.Kg
}

// rpeOf is how hard a single at share of the capacity is, by the RPE chart.
func rpeOf(share float64) float64 {
	lo, hi := 4.0, 10.0
	for range 20 {
		if mid := (lo + hi) / 2; strength.Pct(1, mid) < share {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}

// play is one lift: the best good lift.
func (p *platform) play(pol policy, n int, l lift.Main, m meet.Model, tell bool) (best float64, made [3]int, chance [3]float64) {
	plan := pol.plan(p.in, l)
	if len(plan) == 0 {
		return 0, made, chance
	}
	var done []meet.Made
	kg, slip := plan[0], 1-m.Clean[l]
	for a := range 3 {
		if kg == 0 {
			break
		}
		one := meet.Made{Lift: l, Kg: kg}
		there := p.ln[l] + 0.01*p.rng[n][a][1]
		switch {
		case p.rng[n][a][0] < slip:
			one.Cause, slip = meet.CauseTechnique, m.Again
		case there < math.Log(kg.Float()):
			one.Cause, slip = meet.CauseStrength, 1-m.Clean[l]
		default:
			one.Good, slip = true, 1-m.Clean[l]
			best = math.Max(best, kg.Float())
			if tell {
				r := math.Round(2*(rpeOf(math.Min(1, kg.Float()/math.Exp(there)))+0.7*p.rng[n][a][2])) / 2
				r = math.Min(10, math.Max(6, r))
				one.RPE = &r
			}
		}
		made[a] = 1
		if one.Good {
			made[a] = 2
		}
		done = append(done, one)
		if a < 2 {
			kg = pol.next(p.in, l, plan, done)
		}
	}
	return best, made, chance
}

// drawCapacity between bounds (in SDs of the full fit), or at the lower one.
func drawCapacity(u, lo, hi, mu, sd float64) float64 {
	a, b := stats.Phi((lo-mu)/sd), 1.0
	if !math.IsInf(hi, 1) {
		b = stats.Phi((hi - mu) / sd)
	}
	if b-a < 1e-9 {
		return lo
	}
	return mu + sd*stats.Quantile(math.Min(math.Max(a+(b-a)*u, 1e-9), 1-1e-9))
}

// platformOf sets up the ith day: what there was to lift, drawn within what the
// real attempts leave open, and what is known of it. total is what was lifted.
func platformOf(days []result, i int, mode string, rules meet.Rules, rng *stats.RNG) (p platform, total float64, ok bool) {
	d, meets := days[i], i
	p = platform{in: meet.Input{Rules: rules, Capacity: map[lift.Main]meet.Capacity{}, PriorMeets: &meets}, ln: map[lift.Main]float64{}}
	for _, l := range lift.Mains {
		past, k := pastOf(days, i, l)
		c, k2 := rules.Model.FromPast(l, past)
		best := topOf(d.kg[l])
		if !k || !k2 || best <= 0 {
			return p, total, false
		}
		total += best
		hi := math.Inf(1)
		for _, kg := range d.kg[l] {
			if -kg > best {
				hi = math.Min(hi, -kg)
			}
		}
		mu, sd := math.Log(c.P50.Float())+1.1*c.SD, 1.2*c.SD
		ln := drawCapacity(rng.Float64(), math.Log(best), math.Log(hi), mu, sd)
		if mode[len(mode)-5:] == "least" {
			ln = math.Log(best) + 0.005
		} else if !(ln < math.Log(best)+0.12) {
			ln = math.Log(best) + 0.12*rng.Float64()
		}
		p.ln[l] = ln
		if mode[:3] == "log" {
			c = meet.Capacity{P50: lift.KgOf(math.Exp(ln + 0.03*rng.Normal())), SD: 0.03, Basis: "recent_sets"}
		}
		p.in.Capacity[l] = c
	}
	return p, total, true
}

// TestAgainstTheRuleBook plays the real days of 2023 and 2024 again, the same
// capacity, slips and noise for the planner and for the rule book. "tail" draws
// the capacity where the real attempts leave it open, "least" takes the best
// good lift; "log" knows the capacity to 3 %, "old meets" only earlier meets.
// The effort told is made up: it is not in the data.
func TestAgainstTheRuleBook(t *testing.T) {
	if testing.Short() {
		t.Skip("reads half a million results")
	}
	rules := rules(t)
	from := day.MustParse("2023-01-01")
	rng := stats.NewRNG(7, 7)
	pols := map[string]policy{
		"rule book": {meet.RuleBookPlan, meet.RuleBookNext},
		"planner":   {plannerPlan, plannerNext},
	}
	type tally struct{ n, total, zero, taken, good float64 }
	res := map[string]*tally{}
	var lifters tally
	nth := 0
	real(t, func(days []result) {
		for i, d := range days {
			if d.on.Before(from) {
				continue
			}
			nth++
			if nth%every != 0 {
				continue
			}
			for _, mode := range []string{"old meets, tail", "old meets, least", "log, tail", "log, least", "log, no effort told"} {
				p, total, ok := platformOf(days, i, mode, rules, rng)
				if !ok {
					continue
				}
				for a := range p.rng {
					for b := range p.rng[a] {
						p.rng[a][b] = [3]float64{rng.Float64(), rng.Normal(), rng.Normal()}
					}
				}
				if mode == "log, tail" {
					lifters.n++
					lifters.total += total
				}
				for name, pol := range pols {
					key := mode + ": " + name
					if res[key] == nil {
						res[key] = &tally{}
					}
					r := res[key]
					sum, bombed := 0.0, false
					for n, l := range lift.Mains {
						best, made, _ := p.play(pol, n, l, rules.Model, mode != "log, no effort told")
						sum += best
						bombed = bombed || best == 0
						for _, x := range made {
							if x > 0 {
								r.taken++
							}
							if x > 1 {
								r.good++
							}
						}
					}
					r.n++
					if bombed {
						r.zero++
						sum = 0
					}
					r.total += sum
				}
			}
		}
	})
	for _, mode := range []string{"old meets, tail", "old meets, least", "log, tail", "log, least", "log, no effort told"} {
		for _, name := range []string{"rule book", "planner"} {
			r := res[mode+": "+name]
			t.Logf("%-22s %-10s n %.0f total %.2f zero %.2f%% made %.2f of %.2f", mode, name, r.n, r.total/r.n, 100*r.zero/r.n, r.good/r.n, r.taken/r.n)
		}
	}
	for _, mode := range []string{"old meets, tail", "log, tail", "log, least", "log, no effort told"} {
		b, p := res[mode+": rule book"], res[mode+": planner"]
		if !(p.total/p.n > b.total/b.n) || p.zero > b.zero+0.002*b.n || p.n < 500 {
			t.Errorf("%s: the planner's total %.2f against %.2f, no total %.0f against %.0f", mode, p.total/p.n, b.total/b.n, p.zero, b.zero)
		}
	}
	t.Logf("lifters %.2f", lifters.total/lifters.n)
}

func plannerPlan(in meet.Input, l lift.Main) []lift.Kg {
	for _, c := range meet.Choose(in).Choices {
		if c.Lift == l {
			return c.Attempts
		}
	}
	return nil
}

func plannerNext(in meet.Input, l lift.Main, _ []lift.Kg, done []meet.Made) lift.Kg {
	res, err := meet.Next(in, done)
	if err != nil {
		panic(err)
	}
	for _, s := range res.Steps {
		if s.Lift == l {
			return s.Kg
		}
	}
	return 0
}
