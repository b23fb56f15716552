package app

import (
	"spotter/internal/plan"
	"spotter/internal/safety"
)

// Morning is a day's session with the next one that the same plan holds, and the
// permit it was made under: what a comparison of plans looks at.
type Morning struct {
	TodayDoc
	Then   *plan.Session // the next training day's; nil when there is none
	Permit safety.Permit
}

// Morning is Today, and the session after it.
func (a *App) Morning(r PlanRequest) (Morning, error) {
	x, err := a.session(r)
	m := Morning{TodayDoc: x.doc, Permit: x.now.permit}
	for _, w := range x.plan.Weeks {
		for _, s := range w.Sessions {
			if s.Date.After(r.AsOf) && (m.Then == nil || s.Date.Before(m.Then.Date)) {
				m.Then = &s
			}
		}
	}
	return m, err
}

// Permit is what the gate says of a day.
func (a *App) Permit(r PlanRequest) (safety.Permit, error) {
	s, err := a.stand(r.Case, r.Entries, r.AsOf)
	return s.permit, err
}
