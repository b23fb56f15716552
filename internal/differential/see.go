package differential

import (
	"slices"
	"sort"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// How soon to see somebody.
const (
	now      = "now"
	today    = "today"
	days     = "days"
	soon     = "soon"
	weeks    = "weeks"
	ifNeeded = "if_needed"
)

var soonOrder = map[string]int{now: 0, today: 1, days: 2, soon: 3, weeks: 4, ifNeeded: 5}

func stopSee(screen safety.Result) See {
	s := See{Who: "differential.see_emergency", Soon: now}
	if screen.Urgency == safety.Urgent24h {
		s = See{Who: "differential.see_same_day", Soon: today}
	}
	for _, f := range screen.Fired {
		if f.Urgency >= safety.Urgent24h {
			s.Why = append(s.Why, f.Why)
		}
	}
	return s
}

// seeFor is whom the knowledge file names for the patterns of a group.
func seeFor(g []standing) []See {
	var out []See
	for _, s := range g {
		when := s.p.Soon
		if when == "self" || when == "" {
			when = ifNeeded
		}
		if len(s.p.Who) > 0 {
			out = append(out, See{Who: s.p.Who[0], Soon: when, patterns: []string{s.p.Name}, profession: s.p.Profession})
		}
	}
	return out
}

// whom puts together whom to see: what the screen asks for, the clock against
// delay, then the patterns. The soonest come first; a name stands once.
func whom(c intake.Case, screen safety.Result, who []See) []See {
	all := []See{}
	for _, f := range screen.Fired {
		if f.Urgency == safety.SeeClinicianSoon {
			all = append(all, See{Who: "differential.see_clinician", Soon: soon, Why: []reason.Reason{f.Why}})
		}
	}
	if r, late := Clock(c); late {
		all = append(all, See{Who: "differential.see_physio", Soon: clockSoon(r), Why: []reason.Reason{r}})
	}
	all = append(all, who...)
	sort.SliceStable(all, func(i, j int) bool { return soonOrder[all[i].Soon] < soonOrder[all[j].Soon] })
	out := []See{}
	at := map[string]int{}
	for _, s := range all {
		i, ok := at[s.key()]
		if !ok {
			at[s.key()] = len(out)
			out = append(out, s)
			continue
		}
		out[i].Why = append(out[i].Why, s.Why...)
		out[i].patterns = append(out[i].patterns, s.patterns...)
	}
	for i, s := range out {
		if len(s.Why) == 0 { // no stronger reason than the patterns themselves
			out[i].Why = []reason.Reason{reason.New("differential.see_for_pattern", reason.ExpertOpinion, "pattern", s.patterns)}
		}
	}
	return out
}

// key is what stands once: a physiotherapist, whatever the patterns add and
// whatever the language calls it.
func (s See) key() string {
	switch {
	case s.Who == "differential.see_physio":
		return "physiotherapist"
	case s.profession != "":
		return s.profession
	}
	return s.Who
}

// clockSoon: a nerve symptom is looked at within days, the rest soon.
func clockSoon(r reason.Reason) string {
	if r.Code == "differential.clock_nerve" {
		return days
	}
	return soon
}

// Days of the clock against delay (hazard H32). Ours, no study behind them.
const (
	clockDays = 28 // no clear improvement for four weeks
	flareDays = 42 // on and off for six weeks counts as flares
)

// Clock says whether working around the pain has gone on long enough that
// seeing somebody comes first: a nerve symptom, on and off for six weeks, or
// four weeks without improving. A length that was not told never counts as
// short when the course is worsening.
func Clock(c intake.Case) (reason.Reason, bool) {
	for _, s := range c.Symptoms {
		if s.Present && (s.What == "numbness" || s.What == "tingling" || s.What == "weakness") {
			return reason.New("differential.clock_nerve", reason.ExpertOpinion, "symptom", "symptom."+s.What), true
		}
	}
	for _, p := range c.Problems {
		if p.Course == "resolved" || p.Course == "improving" {
			continue
		}
		if p.Course == "worsening" && p.OnsetDaysAgo == nil {
			return reason.New("differential.clock_worse", reason.ExpertOpinion), true
		}
		if p.OnsetDaysAgo == nil {
			continue
		}
		d := *p.OnsetDaysAgo
		if p.Course == "on_and_off" && d >= flareDays || p.Course != "on_and_off" && d >= clockDays {
			return reason.New("differential.clock_weeks", reason.ExpertOpinion, "weeks", d/7), true
		}
	}
	return reason.Reason{}, false
}

// Aged is the case as it stands on a later day: pain that had lasted five weeks when
// it was written has lasted eleven six weeks on. The case given is not changed.
func Aged(c intake.Case, on day.Date) intake.Case {
	passed := on.Sub(c.AsOf)
	if c.AsOf.IsZero() || on.IsZero() || passed <= 0 {
		return c
	}
	c.Problems = slices.Clone(c.Problems)
	for i := range c.Problems {
		if d := c.Problems[i].OnsetDaysAgo; d != nil {
			n := *d + passed
			c.Problems[i].OnsetDaysAgo = &n
		}
	}
	return c
}

// Struck is the first day, from the case's own on, on which the clock says that a
// visit should not wait; the last day asked for where it is none of them.
func Struck(c intake.Case, last day.Date) day.Date {
	for d := c.AsOf; !d.IsZero() && d.Before(last); d = d.Add(1) {
		if _, late := Clock(Aged(c, d)); late {
			return d
		}
	}
	return last
}

// firstLines come before everything else: what is still unasked, then the clock.
func firstLines(c intake.Case, screen safety.Result, views []ProblemView) []reason.Reason {
	out := []reason.Reason{}
	if !screen.Complete && len(screen.Ask) > 0 {
		out = append(out, reason.New("differential.screen_open", reason.ExpertOpinion, "n", len(screen.Ask)))
	}
	for _, f := range screen.Fired {
		if f.Urgency == safety.SeeClinicianSoon {
			out = append(out, f.Why)
		}
	}
	if r, late := Clock(c); late {
		out = append(out, r)
	}
	for _, v := range views {
		open := 0
		for _, q := range v.AskFirst {
			if q.Answer == "" {
				open++
			}
		}
		if open > 0 && chest(v.Region) {
			out = append(out, reason.New("differential.organs_first", reason.ExpertOpinion, "region", "region."+string(v.Region), "n", open))
		}
	}
	return out
}

func chest(r body.Region) bool {
	return r == body.UpperBack || r == body.Shoulder || r == body.Neck
}

// general facts stand under every explanation, each with its source.
func general() []reason.Reason {
	return []reason.Reason{
		reason.New("differential.general_tests", "hegedus2012"),
		reason.New("differential.general_neck_shoulder", "katzman_shoulderspine"),
		reason.New("differential.general_points", "lucas2009"),
		reason.New("differential.general_scans", "general_memory"),
	}
}

// notKnown says what spotter cannot know here.
func notKnown(c intake.Case, screen safety.Result) []reason.Reason {
	out := []reason.Reason{
		reason.New("differential.no_base_rates", reason.ExpertOpinion),
		reason.New("differential.no_examination", reason.ExpertOpinion),
	}
	for _, p := range c.Problems {
		if p.Course != "resolved" && len(p.Zones) == 0 {
			out = append(out, reason.New("differential.place_unknown", reason.ExpertOpinion, "region", "region."+string(p.Region)))
		}
	}
	if !screen.Complete {
		out = append(out, reason.New("differential.screen_unknown", reason.ExpertOpinion))
	}
	return out
}

// maxShared is how many shared demands are named.
const maxShared = 3

// shared names what the provoking lifts have in common and the tolerated ones
// lack: a rank from the catalogue, no cause. One lift shares nothing.
func (v *view) shared() []reason.Reason {
	if v.cat == nil {
		return nil
	}
	bad, good := v.liftIDs(v.c.Triggers), v.liftIDs(v.c.Tolerated)
	if len(bad) < 2 {
		return nil
	}
	var out []reason.Reason
	for _, s := range v.cat.Suspects(bad, good) {
		if len(s.TriggerIDs) < 2 || len(out) == maxShared {
			continue
		}
		names := make([]string, len(s.TriggerIDs))
		for i, id := range s.TriggerIDs {
			names[i] = v.name(id)
		}
		out = append(out, reason.New("differential.shared_demand", reason.ExpertOpinion,
			"demand", "demand."+string(s.Demand), "lifts", names, "n", len(names), "of", len(bad)))
	}
	return out
}

// plainSquat is a squat whose bar position was not told.
const plainSquat lift.ID = "squat_barbell"

// liftIDs are the lifts of a list that the catalogue knows, each once: a squat
// whose bar was not told beside one whose bar was is one lift told twice.
func (v *view) liftIDs(ts []intake.Trigger) []lift.ID {
	var out []lift.ID
	for _, t := range ts {
		if _, ok := v.get(t.Lift); ok && v.mine(t) && !slices.Contains(out, t.Lift) {
			out = append(out, t.Lift)
		}
	}
	told := slices.ContainsFunc(out, func(id lift.ID) bool {
		m, ok := v.cat.MainOf(id)
		return ok && m == lift.Squat && id != plainSquat
	})
	if told {
		out = slices.DeleteFunc(out, func(id lift.ID) bool { return id == plainSquat })
	}
	return out
}
