package plan_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/safety"
	"spotter/internal/strength"
	"spotter/internal/training"
	"spotter/knowledge"
)

// sound fails on anything that must not stand in a plan's options and prices.
func sound(t interface{ Fatalf(string, ...any) }, p plan.Plan) {
	if p.Fits != nil && len(p.Against) > 0 {
		t.Fatalf("fits, and %v stands against it", p.Against)
	}
	if (len(p.Options) > 0) != (len(p.Against) > 0 && p.Meet != nil) {
		t.Fatalf("%d options with %d things against a meet %v", len(p.Options), len(p.Against), p.Meet)
	}
	for i, o := range p.Options {
		if o.Code == "" || o.Source == "" || o.ID == "" {
			t.Fatalf("an option without a name, a reason or a source: %+v", o)
		}
		if slices.ContainsFunc(p.Options[:i], func(x plan.Option) bool { return x.ID == o.ID && x.ID != "drop" }) {
			t.Fatalf("%s twice", o.ID)
		}
		if x := o.Total; x != nil && !(x.P10 > 0 && x.P10 <= x.P50 && x.P50 <= x.P90 && x.Expected > 0 && x.None >= 0 && x.None <= 1) {
			t.Fatalf("%s: total %+v", o.ID, *x)
		}
		if f := o.FlareDays; f != nil && !(*f >= 0) {
			t.Fatalf("%s: %g days of flare", o.ID, *f)
		}
	}
	if n := len(p.Options); n > 0 && (p.Options[0].ID != "as_planned" || p.Options[n-1].ID != "withdraw" || p.Options[n-1].Total != nil) {
		t.Fatalf("first %s, last %s", p.Options[0].ID, p.Options[n-1].ID)
	}
	for _, x := range p.Prices {
		if x.Code == "" || x.Source == "" || x.Constraint == "" || len(x.Effects()) == 0 {
			t.Fatalf("a price without a reason or an effect: %+v", x)
		}
		if k := x.Kg; k != nil && (math.IsNaN(k.Mid) || math.IsInf(k.Mid, 0)) {
			t.Fatalf("%s: %v kg", x.Constraint, *k)
		}
		if gateOwn := x.Constraint == "loads" || x.Constraint == "opener" || x.Constraint == "limit"; gateOwn != x.Fixed {
			t.Fatalf("%s: fixed %v", x.Constraint, x.Fixed)
		}
	}
}

func TestOptionsAndPricesAreSound(t *testing.T) {
	base := standingInput(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawStandingGate(t)
		p := plan.Build(in, g)
		sound(t, p)
		if again := plan.Build(in, g); flat(p) != flat(again) {
			t.Fatalf("not twice the same: %s", firstDiff(flat(p), flat(again)))
		}
		if g.provisional || g.verdict == safety.HandOver {
			for _, o := range p.Options {
				if o.Total != nil || o.FlareDays != nil {
					t.Fatalf("%s has figures before the screen is finished, or before somebody has looked", o.ID)
				}
			}
			if len(p.Prices) > 0 || p.Fits != nil {
				t.Fatalf("prices %v, fits %v", p.Prices, p.Fits)
			}
		}
	})
}

// TestMorePainNeverRaisesATotal of an option that both plans have. Pain in the sets: a
// morning is judged against the mornings before it, so more pain before a bad one
// makes it less of a change.
func TestMorePainNeverRaisesATotal(t *testing.T) {
	base := standingInput(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawTight(t, base)
		if len(in.History.Sets) == 0 {
			t.Skip("no diary drawn")
		}
		more := in
		more.History.Sets = slices.Clone(in.History.Sets)
		for i := range more.History.Sets {
			s := &more.History.Sets[i]
			s.Pain = ptr(min(10, *s.Pain+rapid.IntRange(0, 4).Draw(t, "more")))
		}
		noHigher(t, plan.Build(in, g), plan.Build(more, g), "more pain")
	})
}

// TestALowerOpenerLimitNeverRaisesATotal: the gate's limit on openers holds in
// every option; none of them reaches past it.
func TestALowerOpenerLimitNeverRaisesATotal(t *testing.T) {
	base := standingInput(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawTight(t, base)
		tight := *g
		tight.opener = map[lift.ID]float64{}
		for id, kg := range g.opener {
			tight.opener[id] = kg
		}
		id := rapid.SampledFrom([]lift.ID{"squat_low_bar", "squat_high_bar", "bench_comp", "deadlift_conventional"}).Draw(t, "lift")
		was, capped := tight.opener[id]
		if !capped {
			was = 400
		}
		tight.opener[id] = was * rapid.Float64Range(0, 1).Draw(t, "tighter")
		noHigher(t, plan.Build(in, g), plan.Build(in, &tight), "a lower limit on the opener of "+string(id))
	})
}

// noHigher compares the totals of the options that both plans have.
func noHigher(t interface{ Fatalf(string, ...any) }, a, b plan.Plan, what string) {
	for _, y := range b.Options {
		i := slices.IndexFunc(a.Options, func(x plan.Option) bool { return x.ID == y.ID && slices.Equal(x.Lifts, y.Lifts) })
		if i < 0 || a.Options[i].Total == nil || y.Total == nil {
			continue
		}
		if x := a.Options[i].Total; y.Total.Expected > x.Expected+0.05 {
			t.Fatalf("%s raised %s from %+v to %+v", what, y.ID, *x, *y.Total)
		}
	}
}

// TestTheLawsCompareTotals: the drawn plans do hold totals, so that the laws on them
// can fail.
func TestTheLawsCompareTotals(t *testing.T) {
	base := standingInput(t)
	plans, totals := 0, map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawTight(t, base)
		plans++
		for _, o := range plan.Build(in, g).Options {
			if o.Total != nil {
				totals[o.ID]++
			}
		}
	})
	for _, id := range []string{"as_planned", "lower_openers", "other_style", "push_pull", "bench_only"} {
		if totals[id] == 0 {
			t.Errorf("no total of %s in %d plans: %v", id, plans, totals)
		}
	}
	t.Log(plans, totals)
}

// TestNoOptionAfterAStop: a stopped plan holds no way on and no price.
func TestNoOptionAfterAStop(t *testing.T) {
	in := input(t)
	in.Permit = safety.Permit{}
	p := plan.Make(in)
	if p.Status != "stopped" || p.Options != nil || p.Prices != nil || p.Against != nil || p.Fits != nil {
		t.Fatalf("%s with %d options, %d prices", p.Status, len(p.Options), len(p.Prices))
	}
}

// TestSolvedAgain: with nothing changed the same weeks come out; nothing done is
// felt least; flares that cost nothing never leave less strength.
func TestSolvedAgain(t *testing.T) {
	base := standingInput(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawStandingGate(t)
		x, ok := plan.Ask(in, g)
		if !ok {
			t.Skip("nothing was chosen")
		}
		if !x.Same.OK || math.Abs(x.Same.Worth-x.Planned.Worth) > 1e-9 || math.Abs(x.Same.Flares-x.Planned.Flares) > 1e-9 {
			t.Fatalf("planned %+v, solved again %+v", x.Planned, x.Same)
		}
		if x.Free.Worth < x.Planned.Worth-0.05*48 { // a change may cost more than it brings
			t.Fatalf("planned %+v, free of flares %+v", x.Planned, x.Free)
		}
		if x.Calm.Flares > x.Planned.Flares+1e-9 || x.Rest.Worth != 0 {
			t.Fatalf("planned %+v, fewest flares %+v, nothing done %+v", x.Planned, x.Calm, x.Rest)
		}
	})
}

// TestStandInAloneAgainstTryingEverything: no weeks have fewer flares than trying
// every joint choice week by week finds.
func TestStandInAloneAgainstTryingEverything(t *testing.T) {
	base := standingInput(t)
	rapid.Check(t, func(t *rapid.T) {
		in, g := drawInput(t, base), drawStandingGate(t)
		solved, fewest, ok := plan.StandInAlone(in, g, rapid.SampledFrom(lift.Mains).Draw(t, "lift"))
		if ok && solved < fewest-1e-9 {
			t.Fatalf("solved %g, fewest %g", solved, fewest)
		}
	})
}

// strained is a diary of eight weeks whose squats hurt and whose mornings after
// them are bad.
func strained(t testing.TB) plan.Input {
	in := standingInput(t)
	in.History = logged(in.AsOf, 8, func(id lift.ID, _ day.Date) int {
		if id == "squat_low_bar" {
			return 4
		}
		return 1
	})
	for i := range in.History.Pain {
		r := &in.History.Pain[i]
		if slices.ContainsFunc(in.History.Sets, func(s training.Set) bool { return s.Lift == "squat_low_bar" && s.Day.Add(1) == r.Day }) {
			r.Score = 4
		}
	}
	return through(t, cleared(t, in))
}

// TestALiftThatBringsFlares: what stands against it is named, and the ways on hold
// a smaller meet with a smaller total and fewer flares.
func TestALiftThatBringsFlares(t *testing.T) {
	p := plan.Make(strained(t))
	sound(t, p)
	if !slices.ContainsFunc(p.Against, func(r reason.Reason) bool { return r.Code == "plan.against_keep" || r.Code == "plan.against_flares" }) {
		t.Fatalf("against: %v", p.Against)
	}
	var planned, less *plan.Option
	for i := range p.Options {
		switch o := &p.Options[i]; o.ID {
		case "as_planned":
			planned = o
		case "push_pull":
			less = o
		}
	}
	if planned == nil || less == nil || planned.FlareDays == nil || less.FlareDays == nil || less.Total == nil {
		t.Fatalf("%+v", p.Options)
	}
	if planned.Total != nil && !(less.Total.Expected < planned.Total.Expected) || !(*less.FlareDays < *planned.FlareDays) {
		t.Errorf("as planned %v, %g days; push-pull %v, %g days", planned.Total, *planned.FlareDays, less.Total, *less.FlareDays)
	}
}

// TestWithoutStrengthThereIsNoTotal: said, not guessed.
func TestWithoutStrengthThereIsNoTotal(t *testing.T) {
	in := standingInput(t)
	in.Estimates = nil
	g := open()
	g.held = map[lift.ID]bool{"deadlift_conventional": true}
	p := plan.Build(in, g)
	sound(t, p)
	for _, o := range p.Options {
		if o.Total != nil || (o.ID == "bench_only" && !slices.ContainsFunc(o.Reasons, func(r reason.Reason) bool { return r.Code == "plan.option_strength_unknown" })) {
			t.Errorf("%s: %+v, %v", o.ID, o.Total, o.Reasons)
		}
	}
	for _, x := range p.Prices {
		if x.Kg != nil {
			t.Errorf("%s: %+v", x.Constraint, *x.Kg)
		}
	}
}

// TestAClinicianLimitHasAPriceAndIsNoOption.
func TestAClinicianLimitHasAPriceAndIsNoOption(t *testing.T) {
	in := standingInput(t)
	in.History = logged(in.AsOf, 8, mild)
	in.History.Limits = append(in.History.Limits, diary.Limit{Day: in.AsOf, By: "clinician", Lift: "deadlift_conventional", MaxPct: ptr(60.0)})
	p := plan.Make(through(t, cleared(t, in)))
	i := slices.IndexFunc(p.Prices, func(x plan.Price) bool { return x.Constraint == "limit" })
	if i < 0 || !p.Prices[i].Fixed || p.Prices[i].Kg == nil || !(p.Prices[i].Kg.Mid > 0) {
		t.Fatalf("%+v", p.Prices)
	}
}

// TestFewerDaysHaveAPrice: one day a week puts all of it on one evening.
func TestFewerDaysHaveAPrice(t *testing.T) {
	in := standingInput(t)
	in.History = logged(in.AsOf, 8, mild)
	in.Days = []time.Weekday{time.Monday}
	p := plan.Make(through(t, cleared(t, in)))
	i := slices.IndexFunc(p.Prices, func(x plan.Price) bool { return x.Constraint == "days" })
	if i < 0 || p.Prices[i].Params["n"] != 1 || p.Prices[i].Params["more"] != 2 {
		t.Fatalf("%+v", p.Prices)
	}
}

func standingInput(t testing.TB) plan.Input {
	in := input(t)
	rules, err := knowledge.Meet()
	if err != nil {
		t.Fatal(err)
	}
	in.MeetRules = rules
	return in
}

// drawTight is an input in which strength is known and something nearly always
// stands against the meet: an opener held far under the day.
func drawTight(t *rapid.T, base plan.Input) (plan.Input, *fake) {
	in, g := drawInput(t, base), drawStandingGate(t)
	in.RuleBook, in.MeetDate, g.verdict, g.provisional = false, in.AsOf.Add(rapid.IntRange(3, 100).Draw(t, "days out")), safety.Limit, false
	in.Estimates = map[lift.ID]strength.Estimate{}
	for _, id := range []lift.ID{"squat_low_bar", "squat_high_bar", "squat_barbell", "bench_comp", "deadlift_conventional"} {
		kg := lift.Kg(rapid.IntRange(60_00, 350_00).Draw(t, "strength of "+string(id)))
		in.Estimates[id] = strength.Estimate{Lift: id, P10: kg.Scale(0.95), P50: kg, P90: kg.Scale(1.05), SD: rapid.Float64Range(0.02, 0.06).Draw(t, "doubt")}
		g.held[id] = rapid.IntRange(0, 20).Draw(t, "held for long") == 0
		delete(g.opener, id)
		if rapid.IntRange(0, 1).Draw(t, "pain holds the opener") == 0 {
			g.opener[id] = kg.Float() * rapid.Float64Range(0.5, 1).Draw(t, "at")
		}
	}
	return in, g
}

func drawStandingGate(t *rapid.T) *fake {
	g := drawGate(t)
	g.verdict = rapid.SampledFrom([]safety.Verdict{safety.Limit, safety.Limit, safety.Go, safety.HandOver}).Draw(t, "verdict")
	g.provisional = rapid.IntRange(0, 5).Draw(t, "open screen") == 0
	g.opener, g.held = map[lift.ID]float64{}, map[lift.ID]bool{}
	for _, id := range []lift.ID{"squat_low_bar", "bench_comp", "deadlift_conventional", "squat_high_bar"} {
		if rapid.IntRange(0, 2).Draw(t, "opener limit") == 0 {
			g.opener[id] = rapid.Float64Range(0, 300).Draw(t, "kg")
		}
		g.held[id] = rapid.IntRange(0, 6).Draw(t, "held") == 0
	}
	return g
}
