package web

import (
	"strings"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/intake"
)

// galleryPost is a made-up thread: a post and one reply.
const galleryPost = `Sore spot by my right shoulder blade, meet coming up

I'm 31. For about four months the inner edge of my right shoulder blade has been sore, on and off. I can't say how it started. It gets to maybe 4 out of 10.

Low bar squats bring it on, and deadlifts sometimes. The last flare came after I went too heavy on barbell rows. Front squats and leg press are fine. Best squat lately was 150 for 3.

About two months ago I was on prednisone for a rash from poison ivy. The pain was gone in that time, then it came back.

Foam rolling my upper back helped for an hour or so. Leaning on a lacrosse ball made it a bit worse. No tingling in the arm.

I have a powerlifting meet in 7 weeks and it is paid for. I don't want to drop squats or pulls or change my bar position. What could this be, and how do I train around it?

gregs_gym: Had the same. Switch to high bar for a while, stop deadlifting, ice it every night and it goes away.
`

// galleryCase is what a reader would take from galleryPost.
func galleryCase(today day.Date) intake.Case {
	at := func(quote string) *intake.Span {
		i := strings.Index(galleryPost, quote)
		if i < 0 {
			return nil
		}
		return &intake.Span{i, i + len(quote)}
	}
	n := func(v int) *int { return &v }
	yes := true
	return intake.Case{
		Schema: intake.Schema, AsOf: today, Doc: intake.Doc{Kind: "thread", Posters: 2}, Person: intake.Person{Age: n(31), Role: "self"},
		Problems: []intake.Problem{{Region: body.UpperBack, Side: body.Right, Zones: []body.Zone{"medial_border"}, OnsetDaysAgo: n(120),
			Onset: "unknown", Course: "on_and_off", Severity: n(4), Span: at("the inner edge of my right shoulder blade has been sore, on and off")}},
		Triggers: []intake.Trigger{
			{Lift: "squat_low_bar", Effect: "provokes", When: "not_stated", Span: at("Low bar squats bring it on")},
			{Lift: "deadlift_conventional", Effect: "provokes", Often: "sometimes", When: "not_stated", Span: at("deadlifts sometimes")},
			{Lift: "row_barbell", Effect: "started", Dose: "too_heavy", When: "not_stated", Span: at("The last flare came after I went too heavy on barbell rows")},
		},
		Tolerated: []intake.Trigger{{Lift: "squat_front", Span: at("Front squats")}, {Lift: "leg_press", Span: at("leg press are fine")}},
		Eases:     []intake.Trigger{},
		Tried: []intake.Tried{
			{What: "foam_rolling", Region: "upper_back", Effect: "temporary", Span: at("Foam rolling my upper back helped for an hour or so")},
			{What: "ball_pressure", Effect: "worse", Span: at("Leaning on a lacrosse ball made it a bit worse")},
		},
		Medication: []intake.Medication{{Class: "oral_corticosteroid", Name: "prednisone", DaysAgo: n(60), For: "a rash", Effect: "helped",
			Span: at("About two months ago I was on prednisone for a rash from poison ivy. The pain was gone in that time, then it came back")}},
		Goals:          []intake.Goal{{Kind: "meet", DaysAhead: n(49), Paid: &yes, Span: at("a powerlifting meet in 7 weeks and it is paid for")}},
		Keep:           []intake.Kept{{What: "squat", Span: at("don't want to drop squats")}, {What: "deadlift", Span: at("pulls")}, {What: "bar_position", Span: at("change my bar position")}},
		Symptoms:       []intake.Symptom{{What: "tingling", Present: false, Place: "arm", Span: at("No tingling in the arm")}},
		RedFlags:       intake.RedFlags{Mentioned: []intake.FlagFact{{ID: "oral_steroid_recent", Span: at("on prednisone")}}},
		AdviceReceived: []intake.Advice{{What: "load_edit", Lift: "squat_high_bar", By: "gregs_gym", Span: at("Switch to high bar for a while")}, {What: "load_edit", Lift: "deadlift_conventional", By: "gregs_gym", Span: at("stop deadlifting")}, {What: "ice", By: "gregs_gym", Span: at("ice it every night")}},
		Asks:           []intake.Ask{{What: "what_is_it", Span: at("What could this be")}},
		Reported:       []intake.Reported{{Lift: "squat_barbell", Load: 150, Unit: "not_stated", Reps: 3, Max: true, Span: at("Best squat lately was 150 for 3")}},
		Unknown:        []string{"next_day_response", "night_pain", "strength", "sleep"},
		NextQuestions:  []intake.Question{{ID: "next_day_response", Why: "intake.why.next_day_response"}, {ID: "night_pain", Why: "intake.why.night_pain"}},
	}
}
