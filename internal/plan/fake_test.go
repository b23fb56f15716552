package plan_test

import (
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// fake is a gate whose answers a test bends.
type fake struct {
	verdict     safety.Verdict
	provisional bool
	effort      float64
	pain        float64
	share       float64
	load        map[lift.ID]float64
	none        map[lift.ID]bool // no figure at all
	held        map[lift.ID]bool
	opener      map[lift.ID]float64
	progress    bool
	heavy       bool
	screen      safety.Result
	places      []string // sore; every lift loads each of them
	sets        func(mean float64) float64
}

func open() *fake {
	return &fake{verdict: safety.Limit, effort: 10, pain: 3, share: 100, progress: true, heavy: true}
}

func (f *fake) Verdict() safety.Verdict  { return f.verdict }
func (f *fake) Reasons() []reason.Reason { return nil }
func (f *fake) Screen() safety.Result    { return f.screen }
func (f *fake) Provisional() bool        { return f.provisional }
func (f *fake) Effort(_ lift.ID, _ day.Date, want float64) reason.Cap {
	return reason.NewCap(want).Tighten(f.effort, reason.New("test.effort", "expert-opinion"))
}
func (f *fake) Pain(lift.ID) reason.Cap { return reason.NewCap(f.pain) }
func (f *fake) Load(l lift.ID, _ day.Date, want float64) reason.Cap {
	c := reason.NewCap(want)
	if max, ok := f.load[l]; ok {
		c = c.Tighten(max, reason.New("test.load", "expert-opinion"))
	}
	return c
}
func (f *fake) Share(l lift.ID, _ day.Date, want float64) reason.Cap {
	if f.none[l] {
		return reason.NewCap(want).Tighten(0, reason.New("test.none", "expert-opinion"))
	}
	return reason.NewCap(want).Tighten(f.share, reason.New("test.share", "expert-opinion"))
}
func (f *fake) Held(l lift.ID, _ day.Date) (bool, []reason.Reason) { return f.held[l], nil }
func (f *fake) MayProgress(lift.ID, day.Date) (bool, []reason.Reason) {
	return f.progress, nil
}
func (f *fake) Opener(l lift.ID, _ day.Date, want float64) reason.Cap {
	c := reason.NewCap(want)
	if max, ok := f.opener[l]; ok {
		c = c.Tighten(max, reason.New("test.opener", "expert-opinion"))
	}
	return c
}
func (f *fake) Heavy(day.Date) (bool, []reason.Reason) { return f.heavy, nil }

func (f *fake) Rechallenge(_ lift.ID, _ day.Date, want float64) reason.Cap {
	return reason.NewCap(want)
}
func (f *fake) Places() []string           { return f.places }
func (f *fake) Loads(lift.ID, string) bool { return true }
func (f *fake) Sets(mean, want float64) reason.Cap {
	c := reason.NewCap(want)
	if f.sets != nil {
		c = c.Tighten(f.sets(mean), reason.New("test.sets", "expert-opinion"))
	}
	return c
}

func ptr[T any](v T) *T { return &v }

// seven is the day the seed facts are planned on, seven weeks before the meet.
var seven = day.MustParse("2026-03-02")

// seed holds the facts of the situation this project began with: one-sided
// pain by the shoulder blade for five months, low bar provokes, deadlift at
// times, face pulls started the last bout, overhead pulling hurts.
func seed() intake.Case {
	return intake.Case{
		Schema: intake.Schema, AsOf: seven,
		Person:   intake.Person{Role: "self"},
		Problems: []intake.Problem{{Region: "upper_back", Side: "left", Zones: nil, OnsetDaysAgo: ptr(150), Onset: "unknown", Course: "on_and_off"}},
		Triggers: []intake.Trigger{
			{Lift: "squat_low_bar", When: "during", Effect: "provokes"},
			{Lift: "deadlift_conventional", When: "during", Effect: "provokes", Often: "sometimes"},
			{Lift: "face_pull", Effect: "started", Dose: "too_heavy"},
			{Lift: "lat_pulldown", When: "during", Effect: "provokes"},
		},
		Tried: []intake.Tried{
			{What: "massage", Region: "upper_trap", Effect: "helped"},
			{What: "ball_pressure", Effect: "worse"},
		},
		Medication: []intake.Medication{{Class: "oral_corticosteroid", DaysAgo: ptr(60), For: "upper respiratory", Effect: "helped"}},
		Goals:      []intake.Goal{{Kind: "meet", DaysAhead: ptr(49), Paid: ptr(true)}},
		Keep:       []intake.Kept{{What: "squat"}, {What: "deadlift"}, {What: "bar_position"}, {What: "meet"}},
		AdviceReceived: []intake.Advice{
			{What: "load_edit", Lift: "squat_high_bar"}, {What: "foam_rolling"}, {What: "ball_pressure"},
			{What: "ice"}, {What: "stretching"},
		},
		Unknown: []string{"severity", "numbness", "night_pain", "next_morning", "age"},
	}
}
