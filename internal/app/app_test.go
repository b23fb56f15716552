package app

import (
	"testing"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/plan"
)

var asOf = day.MustParse("2026-03-02")

func ready(t *testing.T) *App {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func num(n int) *int { return &n }

// sore is a small case: an upper back that low-bar squats set off, a meet
// seven weeks ahead.
func sore() intake.Case {
	return intake.Case{Schema: intake.Schema, AsOf: asOf,
		Person:   intake.Person{Age: num(30), Role: "self"},
		Problems: []intake.Problem{{Region: body.UpperBack, Side: body.Left, Course: "on_and_off", Severity: num(3)}},
		Triggers: []intake.Trigger{{Lift: "squat_low_bar", When: "during", Effect: "provokes"}},
		Goals:    []intake.Goal{{Kind: "meet", DaysAhead: num(49)}},
		Keep:     []intake.Kept{{What: "squat"}},
		Reported: []intake.Reported{
			{Lift: "squat_low_bar", Load: 180, Unit: "kg", Max: true, Reps: 1, DaysAgo: num(20)},
			{Lift: "bench_comp", Load: 120, Unit: "kg", Max: true, Reps: 1, DaysAgo: num(20)},
			{Lift: "deadlift_conventional", Load: 200, Unit: "kg", Max: true, Reps: 1, DaysAgo: num(20)}},
	}
}

func TestStopComesFirstEverywhere(t *testing.T) {
	a, c := ready(t), sore()
	c.RedFlags.Mentioned = []intake.FlagFact{{ID: "cord_signs"}}
	screen, err := a.Screen(c, nil, asOf)
	if err != nil || screen.Status != StatusStopped || screen.Stopped == nil || screen.Verdict != "stop" {
		t.Fatalf("screen: %+v, %v", screen, err)
	}
	if len(screen.Stopped.Flags) == 0 || screen.Stopped.Message == "" {
		t.Errorf("the stop does not say why: %+v", screen.Stopped)
	}
	explain, err := a.Explain(c, nil, asOf)
	if err != nil || explain.Status != StatusStopped || explain.Halt == nil || len(explain.Problems) > 0 {
		t.Errorf("explain: %+v, %v", explain, err)
	}
	r := PlanRequest{Case: c, AsOf: asOf}
	p, err := a.Plan(r)
	if err != nil || p.Status != StatusStopped || len(p.Weeks)+len(p.Changes)+len(p.Care) > 0 || p.Attempts != nil {
		t.Errorf("plan: %+v, %v", p, err)
	}
	today, err := a.Today(r)
	if err != nil || today.Status != StatusStopped || today.Session != nil || today.Next != nil {
		t.Errorf("today: %+v, %v", today, err)
	}
	att, err := a.Attempts(r, nil)
	if err != nil || att.Status != StatusStopped || att.Attempts != nil || att.Next != nil {
		t.Errorf("attempts: %+v, %v", att, err)
	}
}

// TestStopBeatsABadMeet: a stop is shown even where the rest of the request
// could not be planned for.
func TestStopBeatsABadMeet(t *testing.T) {
	a, c := ready(t), sore()
	c.RedFlags.Mentioned = []intake.FlagFact{{ID: "cord_signs"}}
	p, err := a.Plan(PlanRequest{Case: c, AsOf: asOf, Meet: asOf.Add(-10)})
	if err != nil || p.Status != StatusStopped {
		t.Errorf("%+v, %v", p.Status, err)
	}
}

func TestWhichMeet(t *testing.T) {
	c := sore()
	entered := func(date string) diary.Entry {
		return diary.Entry{Kind: "meet", At: "2026-02-01", Date: date}
	}
	for name, x := range map[string]struct {
		asked   string
		entries []diary.Entry
		asOf    day.Date
		goals   []intake.Goal
		want    string
	}{
		"asked for beats all":         {asked: "2026-05-01", entries: []diary.Entry{entered("2026-04-10")}, want: "2026-05-01"},
		"the diary beats the case":    {entries: []diary.Entry{entered("2026-04-10")}, want: "2026-04-10"},
		"the next of the diary":       {entries: []diary.Entry{entered("2026-06-10"), entered("2026-04-10"), entered("2026-02-10")}, want: "2026-04-10"},
		"the case":                    {want: "2026-04-20"},
		"counted from the case's day": {asOf: asOf.Add(20), want: "2026-04-20"},
		"on the day itself":           {asOf: asOf.Add(49), want: "2026-04-20"},
		"over and not lifted":         {asOf: asOf.Add(60), want: "2026-04-20"},
		"over and in the diary":       {asOf: asOf.Add(60), entries: []diary.Entry{entered("2026-04-20")}, want: ""},
		"the post calls it over":      {goals: []intake.Goal{{Kind: "meet", DaysAhead: num(-3)}}, want: ""},
		"withdrawn":                   {goals: []intake.Goal{{Kind: "meet", DaysAhead: num(30), Withdrawn: true}}, want: ""},
		"no date":                     {goals: []intake.Goal{{Kind: "meet"}}, want: ""},
		"another aim":                 {goals: []intake.Goal{{Kind: "other", DaysAhead: num(30)}}, want: ""},
	} {
		c := c
		if x.goals != nil {
			c.Goals = x.goals
		}
		if x.asOf.IsZero() {
			x.asOf = asOf
		}
		asked := day.Date{}
		if x.asked != "" {
			asked = day.MustParse(x.asked)
		}
		s, err := ready(t).stand(c, x.entries, x.asOf)
		if err != nil {
			t.Fatal(err)
		}
		if got := meetDate(s, asked).String(); got != x.want {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
}

func TestAMeetThatIsOverIsAnError(t *testing.T) {
	a := ready(t)
	if _, err := a.Plan(PlanRequest{Case: sore(), AsOf: asOf.Add(60)}); err == nil {
		t.Error("planned for a meet that is over")
	}
	if p, err := a.Plan(PlanRequest{Case: sore(), AsOf: asOf.Add(60), NoMeet: true}); err != nil || p.Meet != nil {
		t.Errorf("without a meet: %+v, %v", p.Meet, err)
	}
}

func TestAnswer(t *testing.T) {
	a, c := ready(t), sore()
	c.NextQuestions = []intake.Question{{ID: "cord_signs"}, {ID: "age"}}
	got, err := a.Answer(c, "cord_signs=no")
	if err != nil || got.Answers["cord_signs"] != "no" || len(got.NextQuestions) != 1 {
		t.Errorf("%+v, %v", got.Answers, err)
	}
	if len(c.Answers) > 0 || len(c.NextQuestions) != 2 {
		t.Error("the case given was changed")
	}
	if got, err = a.Answer(c, "age=17"); err != nil || *got.Person.Age != 17 {
		t.Errorf("age: %+v, %v", got.Person, err)
	}
	for _, bad := range []string{"", "cord_signs", "=no", "nothing_like_this=no", "cord_signs=perhaps", "age=old", "severity=11"} {
		if _, err := a.Answer(c, bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestMentionedWordsAreNotClearedByAnAnswer(t *testing.T) {
	a, c := ready(t), sore()
	c.RedFlags.Mentioned = []intake.FlagFact{{ID: "cord_signs"}}
	c, err := a.Answer(c, "cord_signs=no")
	if err != nil {
		t.Fatal(err)
	}
	if d, err := a.Screen(c, nil, asOf); err != nil || d.Status != StatusStopped {
		t.Errorf("%s, %v", d.Status, err)
	}
}

func TestTodayOnlyTakesAway(t *testing.T) {
	a := ready(t)
	r := PlanRequest{Case: sore(), AsOf: asOf}
	p, err := a.Plan(r)
	if err != nil || len(p.Weeks) == 0 || len(p.Weeks[0].Sessions) == 0 {
		t.Fatalf("no session to test with: %v", err)
	}
	first := p.Weeks[0].Sessions[0]
	r.AsOf = first.Date
	before, err := a.Today(r)
	if err != nil || before.Session == nil {
		t.Fatalf("today: %+v, %v", before, err)
	}
	var main lift.ID
	for _, it := range before.Session.Items {
		if it.Role == "competition" {
			main = it.Lift
			break
		}
	}
	set := func(pain int) diary.Entry {
		kg, reps, rpe := 60.0, 3, 6.0
		return diary.Entry{Kind: "set", At: first.Date.String() + "T18:00:00+01:00", Lift: string(main), Kg: &kg, Reps: &reps, RPE: &rpe, Pain: &pain}
	}
	r.Entries = []diary.Entry{set(1)}
	one, err := a.Today(r)
	if err != nil || len(one.Done) != 1 || one.Done[0].Sets != 1 || !one.Done[0].Planned {
		t.Fatalf("after one set: %+v, %v", one.Done, err)
	}
	if count(one, main) >= count(before, main) {
		t.Errorf("%d sets left of %d", count(one, main), count(before, main))
	}
	r.Entries = []diary.Entry{set(8)}
	hurt, err := a.Today(r)
	if err != nil || hurt.Session == nil || count(hurt, main) != 0 || len(hurt.Notes) == 0 {
		t.Errorf("pain of 8 did not end the lift: %+v, %v", hurt.Notes, err)
	}
	whole, err := a.Plan(r) // the plan of the same evening says the same of today
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := plan.Today(whole, first.Date); ok && count(TodayDoc{Session: &s}, main) != 0 {
		t.Errorf("the plan asks for the lift again on the day it hurt at 8")
	}
}

func count(d TodayDoc, l lift.ID) int {
	n := 0
	for _, it := range d.Session.Items {
		if it.Lift == l {
			n += len(it.Sets)
		}
	}
	return n
}
