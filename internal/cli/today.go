package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/plan"
)

func (s *shell) todayCmd() *cobra.Command {
	var o planFlags
	c := &cobra.Command{
		Use:   "today CASE|- --diary DIARY",
		Short: "Show only today's session, after what has been logged so far today",
		Long: `Today makes the plan anew with everything logged up to now and shows the session
of this day. A set whose pain passed its cap ends that lift for today.`,
		Example: `  spotter today case.json --diary log.jsonl
  spotter today case.json --diary log.jsonl --as-of 2026-03-04 --json`,
		Args: oneArg,
		RunE: s.do(func(args []string) error {
			if o.diary == "" {
				return usage("today needs --diary", "give the diary, which may be an empty file")
			}
			a, r, err := s.request(args[0], o)
			if err != nil {
				return err
			}
			doc, err := a.Today(r)
			if err != nil {
				return meetFault(err)
			}
			if doc.Stopped != nil {
				s.code = Stopped
			}
			if s.json {
				return s.printJSON(doc)
			}
			w, err := s.wordsWith(true)
			if err != nil {
				return err
			}
			return s.printWith(w, func(p *page, w *words) { planView{p, w, r.Plates == "lb", false}.today(doc) })
		}),
	}
	s.addPlanFlags(c, &o)
	return c
}

// whys says in a few words why each lift of a session is there.
func (v planView) whys(s plan.Session) {
	v.p.head(v.w.say("app.today_why"))
	for _, it := range s.Items {
		var all []string
		for _, r := range it.Reasons {
			all = append(all, v.w.of(r))
		}
		for _, g := range groups(it.Sets) {
			if g.set.Cap == nil {
				continue
			}
			if r, binds := g.set.Cap.Binding(); binds && !slices.Contains(all, v.w.of(r)) {
				all = append(all, v.w.of(r))
			}
		}
		if len(all) > 0 {
			v.p.item(0, "·", v.itemName(it)+": "+strings.Join(all, " "))
		}
	}
}

// today prints one session.
func (v planView) today(d app.TodayDoc) {
	showStop(v.p, v.w, d.Stopped)
	if d.Stopped != nil {
		return
	}
	v.p.title(v.w.say("app.today_title", "date", d.AsOf))
	showVerdict(v.p, v.w, d.Verdict, d.Provisional)
	v.see(d.See)
	for _, x := range d.Done {
		line := v.w.say("app.today_done", "lift", "lift."+string(x.Lift), "sets", v.w.n("cli.sets_", x.Sets), "top", v.mass(x.TopKg))
		if x.Pain != nil {
			line += v.w.say("cli.pain_was", "n", *x.Pain)
		}
		v.p.item(0, "✓", up(line))
	}
	for _, r := range d.Notes {
		v.p.item(0, "!", v.w.of(r))
	}
	v.p.gap()
	switch {
	case d.Session != nil:
		day := []plan.Session{*d.Session}
		v.sessions(day, nil)
		v.finds(day)
		v.ladder(day)
		v.whys(*d.Session)
	case d.Next != nil:
		v.p.text(0, "", v.w.say("app.today_rest", "next", *d.Next))
	default:
		v.p.text(0, "", v.w.say("app.today_none"))
	}
	v.limits(v.unsaid(d.Limits, d.See))
	v.watch(d.Watch)
}
