package plan

import (
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/trigger"
)

// Heard is a report of the trigger engine with where it comes from. It moves
// what a dose is believed to do, and so how many sets and which stand-in are
// chosen; no limit looks at it.
type Heard struct {
	Report    *trigger.Report
	AsOf      day.Date
	Knowledge string // that it was made with
}

// How old a report may be. Each week makes its word a step less: the log since is
// read by the plan itself.
const (
	heardDays = 28
	heardStep = 7.0 // days after which its variance has doubled
)

// usable is the report with the factor on its variance, or why it is not used.
func (h *Heard) usable(in Input) (r *trigger.Report, doubt float64, why *reason.Reason) {
	if h == nil || h.Report == nil {
		return nil, 0, nil
	}
	no := func(code string) (*trigger.Report, float64, *reason.Reason) {
		x := reason.New(code, trigger.Source, "on", h.AsOf)
		return nil, 0, &x
	}
	age := in.AsOf.Sub(h.AsOf)
	switch {
	case h.Report.Status != trigger.OK:
		return no("plan.report_nothing")
	case h.AsOf.IsZero() || age < 0:
		return no("plan.report_ahead")
	case h.Knowledge != in.Knowledge:
		return no("plan.report_knowledge")
	case age > heardDays:
		return no("plan.report_old")
	case !h.fits(in):
		return no("plan.report_other")
	}
	return h.Report, 1 + float64(age)/heardStep, nil
}

// fits reports that the log has at least the sessions that the report counted,
// for each lift, and that every figure is one: else it is of another diary, or
// of no search.
func (h *Heard) fits(in Input) bool {
	sets := map[lift.ID]int{}
	for i := range in.History.Sets {
		if s := &in.History.Sets[i]; !s.Day.After(h.AsOf) {
			sets[s.Lift]++
		}
	}
	for _, f := range h.Report.Effects {
		if f.Kind != trigger.KindLift {
			continue
		}
		if f.N > sets[lift.ID(f.Exposure)] || !(f.Probability >= 0 && f.Probability <= 1) {
			return false
		}
		if e, x := f.Effect, f.Interval90; e != nil && (x == nil || !(x[0] <= *e && *e <= x[1] && x[0] >= -10 && x[1] <= 10)) {
			return false
		}
	}
	return true
}

// saidOf are the sentences on a lift, by the engine's own word for it. A log that
// cannot tell says nothing.
var saidOf = map[trigger.Word]string{
	trigger.VeryLikely:  "plan.log_very_likely",
	trigger.LikelyWord:  "plan.log_likely",
	trigger.Open:        "plan.log_open",
	trigger.UnlikelyYet: "plan.log_unlikely",
	trigger.ProbablyNot: "plan.log_probably_not",
	trigger.Cleared:     "plan.log_cleared",
}

// said is what the log says of a lift.
func (a *athlete) said(id lift.ID) (reason.Reason, bool) {
	if a.report == nil {
		return reason.Reason{}, false
	}
	at := slices.IndexFunc(a.report.Effects, func(f trigger.Finding) bool {
		return f.Kind == trigger.KindLift && f.Exposure == string(id)
	})
	if at < 0 {
		return reason.Reason{}, false
	}
	f := a.report.Effects[at]
	code, tells := saidOf[f.Word]
	if !tells || f.Effect == nil {
		return reason.Reason{}, false
	}
	return reason.New(code, trigger.Source, "lift", name(id), "points", tenth(math.Max(0, *f.Effect)),
		"pct", int(math.Min(99, math.Max(1, math.Round(f.Probability*20)*5))), "n", f.N, "on", a.in.Report.AsOf), true
}

// saying adds what the log says to the changes and to the items of the coming
// week, and to what the plan rests on.
func (a *athlete) saying(p *Plan) {
	_, _, why := a.in.Report.usable(a.in)
	if why != nil {
		p.Assumes = append(p.Assumes, *why)
	}
	if a.report == nil || a.belief == nil || p.Verdict == verdicts[handOver] {
		return
	}
	p.Assumes = append(p.Assumes, reason.New("plan.report_used", trigger.Source, "on", a.in.Report.AsOf))
	told := map[lift.ID]bool{}
	for i := range p.Changes {
		c := &p.Changes[i]
		r, ok := a.said(c.Lift)
		if !ok || told[c.Lift] {
			continue
		}
		told[c.Lift] = true
		c.Reasons = slices.Clone(c.Reasons)
		if r.Code == saidOf[trigger.VeryLikely] || r.Code == saidOf[trigger.LikelyWord] { // not "goes well" beside it
			c.Reasons = slices.DeleteFunc(c.Reasons, func(x reason.Reason) bool { return x.Code == keepLogged })
		}
		c.Reasons = append(c.Reasons, r)
	}
	for i := range p.Weeks {
		for j := range p.Weeks[i].Sessions {
			s := &p.Weeks[i].Sessions[j]
			for k := range s.Items {
				if r, ok := a.said(s.Items[k].Lift); ok && a.coming(s.Date) {
					s.Items[k].Reasons = append(s.Items[k].Reasons, r)
				}
			}
		}
	}
}
