package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/app"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
)

// comparedBody is a plan before and after a change.
type comparedBody struct {
	ID      string
	Held    bool // loads are held back: the table has none
	Rows    []comparedRow
	Same    []comparedRow
	Week    []comparedDays // the week that runs: now, after
	Out, In []string       // lifts that leave the plan and that come in
	Why     []Line         // reasons of the new plan that the old one did not have
	Gone    []Line         // and the other way round
	Nothing bool           // both plans are the same
}

type comparedRow struct{ What, Now, After string }

type comparedDays struct {
	Title string
	Days  []outlineDay
}

type outlineDay struct{ Day, Names string }

// compared makes the plan as it would be and holds it against the one that stands.
func (s *server) compared(sh Sheet, to app.Change) (comparedBody, error) {
	req, err := s.desk.Uses().Tried(sh.Entries, to, sh.Today)
	if err != nil {
		return comparedBody{}, err
	}
	req.Triggers = sh.Found
	var next plan.Plan
	_, err = goingOn(req, func(r app.PlanRequest) error {
		next, err = s.desk.Uses().Plan(r)
		return err
	})
	if err != nil {
		return comparedBody{}, err
	}
	if next.Stopped != nil {
		return comparedBody{}, errors.New("a change of days or equipment stopped a plan")
	}
	locked := !sh.Screen.Complete
	was := planner{s: s, p: sh.Plan, locked: locked, cited: map[string]bool{}}
	now := planner{s: s, p: next, locked: locked, cited: map[string]bool{}}
	b := comparedBody{Held: locked}
	b.rows(s, &was, &now)
	b.rowKeep(s, app.ChangeOf(sh.Case, sh.Entries).Keep, to.Keep)
	b.Week = []comparedDays{was.weekDays("change.week_now"), now.weekDays("change.week_after")}
	b.Out, b.In = was.missingFrom(&now), now.missingFrom(&was)
	b.Why, b.Gone = now.newLines(&was), was.newLines(&now)
	b.Nothing = len(b.Rows) == 0 && len(b.Out)+len(b.In) == 0 && slices.Equal(b.Week[0].Days, b.Week[1].Days)
	return b, nil
}

// row sorts one line of the comparison by whether it differs.
func (b *comparedBody) row(what, now, after string) {
	r := comparedRow{what, now, after}
	if now == after {
		b.Same = append(b.Same, r)
		return
	}
	b.Rows = append(b.Rows, r)
}

func (b *comparedBody) rows(s *server, was, now *planner) {
	both := func(what string, f func(*planner) string) { b.row(what, f(was), f(now)) }
	both(s.words.T("change.row_days"), (*planner).dayNames)
	both(s.words.T("change.row_sessions"), func(v *planner) string { return v.count(func(plan.Item) int { return 0 }) })
	both(s.words.T("change.row_sets"), func(v *planner) string { return v.count(func(it plan.Item) int { return len(it.Sets) }) })
	if was.locked {
		return
	}
	for _, m := range lift.Mains {
		name := s.named("main", string(m))
		both(s.words.T("change.row_week", "lift", name), func(v *planner) string { return v.heaviest(m, true) })
		both(s.words.T("change.row_top", "lift", name), func(v *planner) string { return v.heaviest(m, false) })
	}
	both(s.words.T("change.row_total"), func(v *planner) string {
		if v.p.Attempts == nil || !(v.p.Attempts.ExpectedTotal > 0) {
			return s.words.T("change.none")
		}
		return s.words.T("change.about_kg", "kg", lift.KgOf(v.p.Attempts.ExpectedTotal))
	})
}

func (b *comparedBody) rowKeep(s *server, now, after []string) {
	say := func(keep []string) string {
		var out []string
		for _, k := range app.Keepable {
			if slices.Contains(keep, k) {
				out = append(out, s.words.T("change.keep_"+k))
			}
		}
		if len(out) == 0 {
			return s.words.T("change.none")
		}
		return strings.Join(out, ", ")
	}
	b.row(s.words.T("change.row_keep"), say(now), say(after))
}

// dayNames are the weekdays of the first whole week, or of any.
func (v *planner) dayNames() string {
	best := plan.Week{}
	for _, w := range v.p.Weeks {
		if len(w.Sessions) > len(best.Sessions) {
			best = w
		}
	}
	var out []string
	for _, s := range best.Sessions {
		out = append(out, v.s.words.T("settings.day_"+weekday(s.Date)))
	}
	return strings.Join(out, ", ")
}

// count sums over all items of the plan; with nothing to sum it counts sessions.
func (v *planner) count(of func(plan.Item) int) string {
	n, sessions := 0, 0
	for _, w := range v.p.Weeks {
		for _, s := range w.Sessions {
			sessions++
			for _, it := range s.Items {
				n += of(it)
			}
		}
	}
	if n == 0 {
		n = sessions
	}
	return strconv.Itoa(n)
}

// heaviest is the heaviest set of a competition lift: in the week that runs, or
// in the whole plan. Only the competition lift itself counts, not a stand-in.
func (v *planner) heaviest(m lift.Main, week bool) string {
	var best *plan.Set
	for i, w := range v.p.Weeks {
		if week && (v.weekEnd(i).Before(v.p.AsOf) || i > 0 && !v.weekEnd(i-1).Before(v.p.AsOf)) {
			continue
		}
		for _, s := range w.Sessions {
			for _, it := range s.Items {
				if it.Role != "competition" || v.mainOf(it.Lift) != m {
					continue
				}
				for _, set := range it.Sets {
					if set.Kg != nil && (best == nil || *set.Kg > *best.Kg) {
						best = &set
					}
				}
			}
		}
	}
	if best == nil {
		return v.s.words.T("change.none")
	}
	return v.s.words.T("change.load", "kg", best.Kg.String(), "reps", best.Reps)
}

func (v *planner) mainOf(id lift.ID) lift.Main {
	if v.s.words.Lifts == nil {
		return ""
	}
	m, _ := v.s.words.Lifts.MainOf(id)
	return m
}

// weekDays is the week that runs as days with their lifts.
func (v *planner) weekDays(title string) comparedDays {
	out := comparedDays{Title: v.s.words.T(title)}
	w, ok := v.thisWeek()
	if !ok {
		return out
	}
	for _, s := range w.Sessions {
		var names []string
		for _, it := range s.Items {
			name := v.shortName(string(it.Lift))
			if len(it.Sets) > 0 && !v.locked && !w.Outline {
				name += " " + v.dose(it)
			}
			names = append(names, name)
		}
		out.Days = append(out.Days, outlineDay{v.s.words.Book.Date(s.Date, "short"), strings.Join(names, " · ")})
	}
	return out
}

// missingFrom are the lifts of this plan that another has nowhere.
func (v *planner) missingFrom(o *planner) []string {
	has := o.lifts()
	var out []string
	for _, id := range sortedKeys(v.lifts()) {
		if !has[id] {
			out = append(out, sentence(v.s.words.Lift(lift.ID(id))))
		}
	}
	return out
}

func (v *planner) lifts() map[string]bool {
	out := map[string]bool{}
	for _, w := range v.p.Weeks {
		for _, s := range w.Sessions {
			for _, it := range s.Items {
				out[string(it.Lift)] = true
			}
		}
	}
	return out
}

// newLines are the reasons of this plan's limits, changes and ways out that
// another plan does not give.
func (v *planner) newLines(o *planner) []Line {
	all := func(p *planner) []Line {
		out := slices.Concat(p.lines(p.p.Limits), p.lines(p.p.Against))
		for _, o := range p.p.Options {
			out = append(out, p.lines([]reason.Reason{o.Reason})...)
		}
		for _, c := range p.p.Changes {
			out = append(out, p.lines(c.Reasons)...)
		}
		return append(out, p.lines(p.p.Assumes)...)
	}
	known := map[string]bool{}
	for _, l := range all(o) {
		known[l.Text] = true
	}
	return fresh(all(v), known)
}
