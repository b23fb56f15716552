package web

import (
	"fmt"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/meet"
)

// galleryMeetDay is a meet on the gallery's day, in the middle of the bench: a
// missed second squat, repeated, and a bench opener just made.
func galleryMeetDay() []diary.Entry {
	out := []diary.Entry{app.MeetEntry(nil, galleryDay, galleryDay, lift.Mains, false)}
	out[0].ID, out[0].At = "g-meet", galleryDay.String()
	easy, two := 7.5, 2
	for i, m := range []meet.Made{
		{Lift: lift.Squat, Kg: 105_00, Good: true, RPE: &easy, Pain: &two},
		{Lift: lift.Squat, Kg: 110_00, Pain: &two},
		{Lift: lift.Squat, Kg: 110_00, Good: true, RPE: &easy, Pain: &two},
		{Lift: lift.Bench, Kg: 65_00, Good: true},
	} {
		id := map[lift.Main]lift.ID{lift.Squat: "squat_low_bar", lift.Bench: "bench_comp"}[m.Lift]
		out = append(out, app.AttemptEntry(fmt.Sprintf("g-attempt-%d", i), fmt.Sprintf("%sT1%d:00:00+01:00", galleryDay, i), id, meet.Rules{}, m))
	}
	return out
}
