package app

import (
	"errors"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/meet"
	"spotter/internal/plan"
)

// errUnbuilt: the rooms below are not there yet; this file goes as they land.
var errUnbuilt = errors.New("this part of spotter is not built yet")

// Screen runs the red-flag screen on a case and a diary.
func (a *App) Screen(c intake.Case, entries []diary.Entry, asOf day.Date) (ScreenDoc, error) {
	return ScreenDoc{}, errUnbuilt
}

// Explain weighs the pain patterns against a case.
func (a *App) Explain(c intake.Case, entries []diary.Entry, asOf day.Date) (ExplainDoc, error) {
	return ExplainDoc{}, errUnbuilt
}

// Plan makes the plan to the meet.
func (a *App) Plan(r PlanRequest) (plan.Plan, error) { return plan.Plan{}, errUnbuilt }

// Today is the session of the request's day, after what was logged that day.
func (a *App) Today(r PlanRequest) (TodayDoc, error) { return TodayDoc{}, errUnbuilt }

// Attempts picks nine attempts, or the next one after those made.
func (a *App) Attempts(r PlanRequest, made []meet.Made) (AttemptsDoc, error) {
	return AttemptsDoc{}, errUnbuilt
}
