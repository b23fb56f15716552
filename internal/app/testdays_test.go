package app

import (
	"reflect"
	"slices"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/trigger"
)

// planned is the plan of the example athlete with a test accepted.
func planned(t *testing.T, tests ...Test) (with, without plan.Plan, r PlanRequest, a *App) {
	t.Helper()
	a, c, entries, asOf := exampleNow(t)
	r = PlanRequest{Case: c, Entries: entries, AsOf: asOf}
	without, err := a.Plan(r)
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range tests {
		e, err := TestEntry("0190a000-0000-7000-8000-00000000bbb"+string(rune('0'+i)), asOf.String(), x)
		if err != nil {
			t.Fatal(err)
		}
		r.Entries = append(r.Entries, e)
	}
	if with, err = a.Plan(r); err != nil {
		t.Fatal(err)
	}
	return with, without, r, a
}

func sessionsOf(p plan.Plan) map[day.Date]plan.Session {
	out := map[day.Date]plan.Session{}
	for _, w := range p.Weeks {
		for _, s := range w.Sessions {
			out[s.Date] = s
		}
	}
	return out
}

var pulldown = Test{Mode: trigger.Isolate, Lifts: []lift.ID{"lat_pulldown"}, Starts: day.MustParse("2026-03-03"), Ends: day.MustParse("2026-03-30"), Region: "upper_back", Side: "right"}

// The example's page suggests a test; accepted, it stands in the plan.
func TestTheSuggestedTestGoesIntoThePlan(t *testing.T) {
	a, c, entries, asOf := exampleNow(t)
	d, err := a.Triggers(TriggersRequest{Case: c, Entries: entries, AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	x, ok := NewTest(d)
	if !ok || x.Starts != asOf.Add(1) || x.Ends != asOf.Add(28) {
		t.Fatalf("%v %+v from %+v", ok, x, d.NextTest)
	}
	with, without, _, _ := planned(t, x)
	if reflect.DeepEqual(with, without) {
		t.Errorf("the test %+v changed nothing", x)
	}
}

// A lift by itself stands on every second rest day, light, and under every
// limit of the gate; the sessions of the plan keep every set they had.
func TestALiftAloneIsLightAndOnRestDays(t *testing.T) {
	with, without, r, a := planned(t, pulldown)
	s, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil {
		t.Fatal(err)
	}
	old, n := sessionsOf(without), 0
	for d, x := range sessionsOf(with) {
		if was, ok := old[d]; ok {
			if !reflect.DeepEqual(was.Items, x.Items) {
				t.Errorf("%s: the session was changed", d)
			}
			continue
		}
		n++
		if d.Sub(pulldown.Starts)%2 != 0 || d.Before(pulldown.Starts) || d.After(pulldown.Ends) || len(x.Items) != 1 {
			t.Errorf("%s is no day for this test: %d lifts", d, len(x.Items))
		}
		it := x.Items[0]
		for _, set := range it.Sets {
			if it.Lift != "lat_pulldown" || set.Kg == nil || set.Kg.Float() > s.permit.Rechallenge("lat_pulldown", d, 1000).Value || set.RPEMax > testRPE || set.PainMax > testRest {
				t.Errorf("%s: %s %+v", d, it.Lift, set)
			}
		}
	}
	if n < 3 {
		t.Errorf("%d test days in four weeks", n)
	}
}

// On and off takes a lift out of some sessions and changes nothing else; both
// days of a pair are never alike.
func TestOnAndOffOnlyTakesAway(t *testing.T) {
	_, without, _, _ := planned(t)
	var accessory lift.ID
	for _, s := range sessionsOf(without) {
		for _, it := range s.Items {
			if it.Role == "accessory" {
				accessory = max(accessory, it.Lift)
			}
		}
	}
	if accessory == "" {
		t.Fatal("the example's plan holds no accessory")
	}
	x := pulldown
	x.Mode, x.Lifts = trigger.OnOff, []lift.ID{accessory}
	with, without, _, _ := planned(t, x)
	off, on := 0, 0
	for d, s := range sessionsOf(with) {
		was := sessionsOf(without)[d]
		has := func(it plan.Item) bool { return it.Lift == accessory }
		switch {
		case !slices.ContainsFunc(was.Items, has) || d.Before(x.Starts) || d.After(x.Ends):
		case slices.ContainsFunc(s.Items, has):
			on++
		default:
			off++
		}
		if rest := slices.DeleteFunc(slices.Clone(was.Items), has); !reflect.DeepEqual(rest, slices.DeleteFunc(slices.Clone(s.Items), has)) {
			t.Errorf("%s: another lift was changed", d)
		}
	}
	if on == 0 || off == 0 {
		t.Errorf("%s: on %d times, off %d", accessory, on, off)
	}
	tt := tester{t: x}
	tt.t.ID = "0190a000-0000-7000-8000-00000000bbb0"
	for i := 0; i < 40; i += 4 {
		if tt.on(x.Starts.Add(i)) == tt.on(x.Starts.Add(i+2)) {
			t.Errorf("pair %d has no on and off", i/4)
		}
	}
}

// Pain ends a test; too much pain at rest lets the day go; taking it back gives
// the old plan, byte for byte.
func TestATestStopsWaitsAndIsTakenBack(t *testing.T) {
	_, without, r, a := planned(t, pulldown)
	again := func(asOf day.Date, more ...diary.Entry) plan.Plan {
		x := r
		x.AsOf, x.Entries = asOf, append(slices.Clone(r.Entries), more...)
		p, err := a.Plan(x)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	rated := func(on day.Date, score int) diary.Entry {
		return diary.Entry{Kind: "pain", ID: "r" + on.String(), At: on.String() + "T07:00:00Z", Score: &score, When: "morning", Region: "upper_back", Side: "right"}
	}
	alone := day.Date{}
	for d := range sessionsOf(again(r.AsOf)) {
		if _, planned := sessionsOf(without)[d]; !planned && (alone.IsZero() || d.Before(alone)) {
			alone = d
		}
	}
	if alone.IsZero() {
		t.Fatal("no test day")
	}
	if _, ok := sessionsOf(again(alone, rated(alone, 2)))[alone]; !ok {
		t.Errorf("%s: pain 2 at rest, and no test", alone)
	}
	for _, p := range []plan.Plan{again(alone, rated(alone, 5)), again(alone.Add(2), rated(alone, 8))} {
		for d, s := range sessionsOf(p) {
			if d == p.AsOf && len(s.Items) == 1 && s.Items[0].Lift == "lat_pulldown" {
				t.Errorf("%s: a test day after too much pain", d)
			}
		}
	}
	back := again(r.AsOf, diary.Entry{Kind: diary.KindDelete, ID: "gone", At: r.AsOf.String(), Replaces: []string{r.Entries[len(r.Entries)-1].ID}})
	back.Basis, without.Basis = "", ""
	if !reflect.DeepEqual(back, without) {
		t.Error("taking the test back does not give the old plan")
	}
}
