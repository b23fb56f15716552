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
	Sites    bool           // look at every further sore place too
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
	Start day.Date `json:"-"`               // hour 0 of Fitted and Surprises
	Sites []Site   `json:"sites,omitempty"` // the further sore places, most rated first
}

// Site is what one further sore place's ratings say.
type Site struct {
	*trigger.Report
	Start day.Date `json:"-"`
}

// At is the document as if it were about one of its further sites, counted from
// 1; 0, or one that is not there, is the main place.
func (d TriggersDoc) At(site int) TriggersDoc {
	if site < 1 || site > len(d.Sites) {
		return d
	}
	x := d.Sites[site-1]
	d.Report, d.Status, d.Start = x.Report, x.Status, x.Start
	return d
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
	q := seeker{r: r, rules: triggerRules(s), o: trigger.Default()}
	if q.o.Stop, q.o.Progress = r.Stop, r.Progress; q.r.Kept == nil {
		q.r.Kept = trigger.NewShelf(0)
	}
	read, main, resting, err := q.seek(in)
	if err != nil {
		return d, err
	}
	d.Report, d.Status, d.Start = main.Report, main.Status, main.Start
	if resting {
		d.Notes = append(d.Notes, reason.New("trial.no_peeking", trial.Source))
	}
	if r.Sites {
		if d.Sites, err = q.others(s, in, d.Report); err != nil {
			return d, err
		}
	}
	d.Notes = append(d.Notes, reason.New("trigger.note_not_cause", trigger.Source))
	if n := len(read.Courses); n > 0 {
		d.Notes = append(d.Notes, reason.New("trigger.note_courses", trigger.Source, "n", n))
	}
	switch n := len(d.Places); {
	case n > 1 && len(d.Sites) == 0:
		d.Notes = append(d.Notes, reason.New("trigger.note_places", trigger.Source, "n", n))
	case n > 1+len(d.Sites):
		d.Notes = append(d.Notes, reason.New("trigger.note_most_places", trigger.Source, "n", n, "shown", 1+len(d.Sites)))
	}
	return d, nil
}

// seeker looks in one diary, place by place.
type seeker struct {
	r     TriggersRequest
	o     trigger.Options
	rules trigger.Rules
}

// seek looks at one place. No peeking: what a trial that runs is about stays
// closed; resting says that there was such.
func (q seeker) seek(in trigger.Input) (read trigger.Reading, x Site, resting bool, err error) {
	read = trigger.Read(in)
	closed := splitTrials(&read, q.r.Entries, q.r.AsOf)
	x.Start = read.Start
	if x.Report, err = q.r.Kept.Study(&read, q.o, q.rules); err != nil {
		return read, x, false, err
	}
	x.Effects = slices.DeleteFunc(x.Effects, func(f trigger.Finding) bool {
		return f.Kind == trigger.KindCare && slices.Contains(closed, f.Exposure)
	})
	return read, x, len(closed) > 0, nil
}

// mostSites is how many further places are looked at: each costs a search.
const mostSites = 3

// others looks at the further places, most rated first, each on its own: the
// same lifts, care and days, its own ratings, and its own demands near it. One
// test runs at a time, so theirs is not suggested.
func (q seeker) others(s standing, in trigger.Input, main *trigger.Report) (out []Site, err error) {
	q.o.Progress = nil
	peak, err := knowledge.Peaking()
	if err != nil {
		return nil, err
	}
	for _, p := range main.Places {
		if p.Region == "" || p.Region == main.Region && (p.Side == main.Side || main.Side == "") || len(out) == mostSites {
			continue
		}
		in.Region, in.Side, in.Matters, in.Blamed = p.Region, p.Side, peak.Spare[p.Region], nil
		for _, t := range s.c.Triggers {
			if t.Lift != "" && t.Problem == p.Region {
				in.Blamed = append(in.Blamed, t.Lift)
			}
		}
		_, x, _, err := q.seek(in)
		if err != nil {
			return nil, err
		}
		x.NextTest = nil
		out = append(out, x)
	}
	return out, nil
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
