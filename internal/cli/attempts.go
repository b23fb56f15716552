package cli

import (
	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/lift"
	"spotter/internal/meet"
)

func (s *shell) attempts() *cobra.Command {
	var o planFlags
	var made string
	c := &cobra.Command{
		Use:   "attempts CASE|-",
		Short: "Pick attempts for the three lifts; with --made, the next one on the day",
		Long: `Attempts picks three weights for each lift. An opener is never above what was
lifted lately with acceptable pain, and withdrawing is always an option.

--made lists what was taken so far: the lift, then its attempts; x marks a miss
(xt for technique, xs for strength), @ an RPE and p a pain score:
"squat:180,190xt bench:120@8p2".`,
		Example: `  spotter attempts case.json --diary log.jsonl --risk low
  spotter attempts case.json --diary log.jsonl --made "squat:180,190x"`,
		Args: oneArg,
		RunE: s.do(func(args []string) error {
			taken, err := taken(made)
			if err != nil {
				return err
			}
			a, r, err := s.request(args[0], o)
			if err != nil {
				return err
			}
			doc, err := a.Attempts(r, taken)
			if err != nil {
				return meetFault(err)
			}
			if doc.Stopped != nil {
				s.code = Stopped
			}
			if s.json {
				return s.printJSON(doc)
			}
			return s.print(func(p *page, w *words) { planView{p, w, r.Plates == "lb", false}.attemptsDoc(doc) })
		}),
	}
	s.addPlanFlags(c, &o)
	c.Flags().StringVar(&made, "made", "", "attempts taken so far, for example \"squat:180,190x\"")
	return c
}

func (v planView) attemptsDoc(d app.AttemptsDoc) {
	showStop(v.p, v.w, d.Stopped)
	if d.Stopped != nil {
		return
	}
	v.p.title(v.w.say("app.attempts_title", "date", d.AsOf))
	showVerdict(v.p, v.w, d.Verdict, false)
	v.see(d.See)
	for _, r := range v.unsaid(d.Reasons, d.See) {
		v.p.item(0, "•", v.w.of(r))
	}
	for _, n := range d.Next {
		line := v.w.say("app.attempt_none", "lift", "main."+string(n.Lift))
		if n.Kg != nil {
			line = v.w.say("app.attempt_next", "lift", "main."+string(n.Lift), "n", n.Number, "kg", v.mass(*n.Kg))
		}
		v.p.gap()
		v.p.text(0, accent, up(line))
		for _, r := range n.Reasons {
			v.p.item(2, "·", v.w.of(r))
		}
		for i, o := range n.Options {
			if i == 0 {
				continue // the recommended one stands above
			}
			line := v.w.say("cli.attempt_" + o.Action)
			if o.Kg != nil {
				line += " " + v.mass(*o.Kg)
			}
			v.p.item(2, v.w.say("cli.or"), line+": "+v.w.of(o.Why))
		}
	}
	if len(d.Next) == 0 {
		v.attempts(d.Attempts)
		v.minute(d.Minute)
	}
}

// minute prints what to call by how the attempt before went.
func (v planView) minute(rows []app.MinuteRow) {
	if len(rows) == 0 {
		return
	}
	call := func(kg *lift.Kg) string {
		if kg == nil {
			return "–"
		}
		return v.mass(*kg)
	}
	v.p.title(v.w.say("app.minute_title"))
	v.p.text(0, faint, v.w.say("app.minute_lead"))
	for _, r := range rows {
		v.p.item(0, "•", up(v.w.say("app.minute_row", "lift", "main."+string(r.Lift), "n", r.Number, "easy", call(r.Easy), "planned", call(r.Planned),
			"hard", call(r.Hard), "heavy", call(r.MissedStrength), "technique", call(r.MissedTechnique))))
	}
}

// taken reads --made; the loads are kilograms, as on the platform.
func taken(made string) ([]meet.Made, error) {
	if made == "" {
		return nil, nil
	}
	out, err := meet.ParseMade(made)
	if err != nil {
		return nil, usage("--made: "+err.Error(), "attempts are in kilograms")
	}
	return out, nil
}
