package web

import (
	"fmt"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/lift"
)

// lifted adds what was logged today, for the states that show a session under
// way, one whose pain passed the limit, and one that is over.
func (d *galleryDesk) lifted(entries []diary.Entry) ([]diary.Entry, error) {
	if d.state != "session" && d.state != "over" && d.state != "finished" {
		return entries, nil
	}
	n := 0
	add := func(e diary.Entry) {
		n++
		e.ID, e.By = fmt.Sprintf("t-%04d", n), "athlete"
		e.At = galleryDay.String() + fmt.Sprintf("T18:%02d:00Z", n+4)
		entries = append(entries, e)
	}
	if d.state == "over" {
		add(diary.Entry{Kind: app.KindSetting, What: app.SetUnit, Value: "lb"})
	}
	g, err := d.app.Gym(app.PlanRequest{Entries: entries, AsOf: galleryDay, Case: galleryCase(galleryDay)})
	if err != nil || len(g.Lifts) == 0 {
		return entries, err
	}
	for i, l := range g.Lifts {
		if i > 0 && d.state != "finished" {
			break
		}
		score := 1
		add(diary.Entry{Kind: "pain", Score: &score, When: "now", Lift: string(l.Lift), Region: "upper_back", Side: "right"})
		for k, s := range l.Left {
			if k == 2 && d.state != "finished" {
				break
			}
			kg, pain, rpe := lift.Kg(60_00), 1+k%2, s.RPEMax-0.5
			if s.Kg != nil {
				kg = *s.Kg
			}
			if d.state == "over" && k == 1 {
				pain = 6
			}
			f := kg.Float()
			add(diary.Entry{Kind: "set", Lift: string(l.Lift), Kg: &f, Reps: &s.Reps, RPE: &rpe, Pain: &pain})
		}
	}
	kg, reps, pain := 400.0, 3, 0
	add(diary.Entry{Kind: "set", Lift: "leg_press", Kg: &kg, Reps: &reps, Pain: &pain})
	if d.state == "finished" {
		add(diary.Entry{Kind: diary.KindFinish})
	}
	return entries, nil
}
