package app

import (
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/safety"
	"spotter/internal/trial"
	"spotter/internal/trigger"
	"spotter/knowledge"
)

// TriggersSchema is the format of the triggers document.
const TriggersSchema = "spotter.triggers/1"

// TriggersRequest is what the triggers are looked for in.
type TriggersRequest struct {
	Case     intake.Case // may be empty: then only the diary speaks
	Entries  []diary.Entry
	AsOf     day.Date
	Stop     func() bool    // may call the search off
	Progress func(float64)  // is told the share done
	Kept     *trigger.Shelf // fits of mornings that the caller keeps; nil = none are
}

// TriggersDoc says which exposures come before more pain.
type TriggersDoc struct {
	Schema    string          `json:"schema"`
	Status    string          `json:"status"` // ok, not_enough_data, no_pain_data, stopped
	AsOf      day.Date        `json:"as_of"`
	Knowledge string          `json:"knowledge"`
	Stopped   *plan.Stopped   `json:"stopped,omitempty"`
	Notes     []reason.Reason `json:"notes"`
	*trigger.Report
	Start day.Date `json:"-"` // hour 0 of Fitted and Surprises
}

// Triggers looks in the diary for what comes before the pain. A stop stops it:
// nobody with an emergency is to read about loads.
func (a *App) Triggers(r TriggersRequest) (TriggersDoc, error) {
	s, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil {
		return TriggersDoc{}, err
	}
	d := TriggersDoc{Schema: TriggersSchema, AsOf: r.AsOf, Knowledge: a.KnowledgeVersion(), Stopped: a.worded(s.stopped()), Notes: []reason.Reason{}}
	if d.Stopped != nil {
		d.Status, d.Report = StatusStopped, &trigger.Report{Status: StatusStopped, Effects: []trigger.Finding{}}
		return d, nil
	}
	in, err := triggerInput(s)
	if err != nil {
		return d, err
	}
	read := trigger.Read(in)
	resting := splitTrials(&read, r.Entries, r.AsOf)
	o := trigger.Default()
	o.Stop, o.Progress = r.Stop, r.Progress
	kept := r.Kept
	if kept == nil {
		kept = trigger.NewShelf(0)
	}
	if d.Report, err = kept.Study(&read, o, triggerRules(s)); err != nil {
		return d, err
	}
	d.Status, d.Start = d.Report.Status, read.Start
	if len(resting) > 0 { // no peeking: what a trial that runs is about stays closed
		d.Effects = slices.DeleteFunc(d.Effects, func(f trigger.Finding) bool {
			return f.Kind == trigger.KindCare && slices.Contains(resting, f.Exposure)
		})
		d.Notes = append(d.Notes, reason.New("trial.no_peeking", trial.Source))
	}
	d.Notes = append(d.Notes, reason.New("trigger.note_not_cause", trigger.Source))
	if n := len(read.Courses); n > 0 {
		d.Notes = append(d.Notes, reason.New("trigger.note_courses", trigger.Source, "n", n))
	}
	if len(d.Places) > 1 {
		d.Notes = append(d.Notes, reason.New("trigger.note_places", trigger.Source, "n", len(d.Places)))
	}
	return d, nil
}

// splitTrials makes a series of its own of the care that each finished trial
// decided on, and names the care of the trials that still run.
func splitTrials(read *trigger.Reading, entries []diary.Entry, asOf day.Date) (resting []string) {
	for _, p := range Trials(entries) {
		if !p.Intact() || p.A.Care == "" || len(p.Slots) == 0 {
			continue
		}
		first, last := p.Slots[0].Day, p.Slots[len(p.Slots)-1].Day
		switch {
		case asOf.After(last):
			read.Split(p.A.Care, first, last)
		default:
			resting = append(resting, p.A.Care)
		}
	}
	return resting
}

// triggerInput is the place that hurts, what the athlete blames, and which
// demands load that place.
func triggerInput(s standing) (trigger.Input, error) {
	in := trigger.Input{History: s.h, Catalogue: s.cat, AsOf: s.asOf}
	peak, err := knowledge.Peaking()
	if err != nil {
		return in, err
	}
	for _, p := range s.c.Problems {
		if p.Course != "resolved" {
			if in.Region = p.Region; p.Side != body.NotStated {
				in.Side = p.Side
			}
			break
		}
	}
	rated := trigger.Read(in)
	if len(rated.Ratings) == 0 { // the case's place was not rated: take what was
		in.Region, in.Side = "", ""
		rated = trigger.Read(in)
	}
	in.Matters = peak.Spare[rated.Region]
	for _, t := range s.c.Triggers {
		if t.Lift != "" {
			in.Blamed = append(in.Blamed, t.Lift)
		}
	}
	return in, nil
}

// triggerRules let a lift be tested only where the gate lets it be trained:
// the screen answered, no mask, little pain today, the lift not on hold
// (hazard H15). Competition lifts stay in: they are never put on and off.
func triggerRules(s standing) trigger.Rules {
	calm := s.permit.Verdict() > safety.HandOver && !s.permit.Provisional()
	return trigger.Rules{Loads: calm,
		Rack: func(id lift.ID, kg float64) lift.Kg { return s.cat.Rack(id, lift.GymKg).RoundDown(lift.KgOf(kg)) },
		May: func(m trigger.Mode, id lift.ID) bool {
			if !calm {
				return false
			}
			x, known := s.cat.Get(id)
			if held, _ := s.permit.Held(id, s.asOf); held || !known {
				return false
			}
			if progress, _ := s.permit.MayProgress(id, s.asOf); m == trigger.Isolate && !progress {
				return false
			}
			return m == trigger.Isolate || x.Class != lift.Competition
		}}
}
