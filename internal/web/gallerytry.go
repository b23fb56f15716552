package web

import (
	"spotter/internal/app"
	"spotter/internal/body"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/trial"
	"spotter/internal/trigger"
)

// trying adds an accepted test with its first day behind it, and a trial of
// self-care that runs, for the state that shows what both ask of a day.
func (d *galleryDesk) trying(entries []diary.Entry) ([]diary.Entry, error) {
	if d.state != "tries" {
		return entries, nil
	}
	test := app.Test{Mode: trigger.Isolate, Lifts: []lift.ID{"squat_low_bar", "deadlift_conventional"},
		Starts: galleryDay.Add(-1), Ends: galleryDay.Add(26), Region: body.UpperBack, Side: body.Right}
	accepted, err := app.TestEntry("g-test", galleryDay.Add(-2).String(), test)
	if err != nil {
		return nil, err
	}
	yesterday := galleryDay.Add(-1)
	kg, reps, pain := 60.0, 10, 1
	entries = append(entries, accepted, diary.Entry{Kind: "set", ID: "g-alone", At: yesterday.String() + "T11:00:00Z",
		Lift: string(test.Turn(yesterday)), Kg: &kg, Reps: &reps, Pain: &pain})
	doc, err := d.app.NewTrial(app.TrialRequest{Case: galleryCase(galleryDay), Entries: entries, AsOf: galleryDay.Add(-6), ID: "g-trial",
		A: trial.Arm{Care: "foam_rolling"}, Pairs: 6, Every: 1})
	if err != nil {
		return nil, err
	}
	runs, err := app.TrialEntry("g-trial", galleryDay.Add(-6).String(), doc.Protocol)
	return append(entries, runs), err
}
