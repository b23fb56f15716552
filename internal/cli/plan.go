package cli

import (
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/meet"
	"spotter/internal/plan"
	"spotter/knowledge"
)

// planFlags are the flags of every command that makes a plan.
type planFlags struct {
	diary, asOf, meet, days, units, equipment, risk, triggers string
	why                                                       bool
}

func (s *shell) addPlanFlags(c *cobra.Command, o *planFlags) {
	f := c.Flags()
	s.dayFlags(c, &o.diary, &o.asOf)
	f.StringVar(&o.meet, "meet", "", "day of the meet, or none (default: the diary's next meet, else the case's)")
	f.StringVar(&o.days, "days", "", "training days, for example mon,wed,fri (default: the diary's habit)")
	f.StringVar(&o.units, "units", "kg", "plates and loads shown: kg or lb")
	f.StringVar(&o.equipment, "equipment", "", "what is there, for example barbell,rack,bench,cable (default: everything)")
	f.StringVar(&o.triggers, "triggers", "", "what spotter triggers --json printed: the doses then start from what the log says")
	f.StringVar(&o.risk, "risk", "standard", "attempts: low, standard or high")
}

func (s *shell) plan() *cobra.Command {
	var o planFlags
	c := &cobra.Command{
		Use:   "plan CASE|-",
		Short: "Make the day-by-day plan to the meet",
		Long: `Plan makes the weeks to the meet: what changes and why, sets with kilograms
where strength is known, a cap on effort and on pain for each, tests on fixed
days that decide how it goes on, the taper, attempts, and whom to see.

The meet is --meet, else the diary's next one, else the case's. Without
--as-of the plan is made for today. Exit code 3: a red flag fired, no plan.`,
		Example: `  spotter plan case.json
  spotter plan case.json --diary log.jsonl --why
  spotter triggers --diary log.jsonl --case case.json --json > triggers.json
  spotter plan case.json --diary log.jsonl --triggers triggers.json
  spotter plan case.json --meet 2026-04-20 --days mon,wed,sat --units lb
  spotter read post.txt --json | spotter plan - --json`,
		Args: oneArg,
		RunE: s.do(func(args []string) error {
			a, r, err := s.request(args[0], o)
			if err != nil {
				return err
			}
			doc, err := a.Plan(r)
			if err != nil {
				return meetFault(err)
			}
			if doc.Stopped != nil {
				s.code = Stopped
			}
			if s.json {
				return s.printJSON(doc)
			}
			w, err := s.wordsWith(o.why)
			if err != nil {
				return err
			}
			return s.printWith(w, func(p *page, w *words) { planView{p, w, r.Plates == "lb", o.why}.show(doc) })
		}),
	}
	s.addPlanFlags(c, &o)
	c.Flags().BoolVar(&o.why, "why", false, "print every reason and its source")
	return c
}

// wordsWith loads the sources too when reasons are printed with them.
func (s *shell) wordsWith(why bool) (*words, error) {
	w, err := s.words()
	if err != nil || !why {
		return w, err
	}
	w.why = true
	w.sources, err = knowledge.Sources()
	return w, err
}

// request turns the command line into a plan request.
func (s *shell) request(caseName string, o planFlags) (*app.App, app.PlanRequest, error) {
	r := app.PlanRequest{Plates: o.units, Risk: meet.Risk(o.risk)}
	if o.units != "kg" && o.units != "lb" {
		return nil, r, usage("--units "+o.units, "kg or lb")
	}
	if r.Risk != meet.Low && r.Risk != meet.Standard && r.Risk != meet.High {
		return nil, r, usage("--risk "+o.risk, "low, standard or high")
	}
	var err error
	if r.Days, err = weekdays(o.days); err != nil {
		return nil, r, err
	}
	if o.meet == "none" {
		r.NoMeet = true
	} else if o.meet != "" {
		if r.Meet, err = parseDay("--meet", o.meet); err != nil {
			return nil, r, err
		}
	}
	for _, e := range strings.Split(o.equipment, ",") {
		if e = strings.TrimSpace(e); e != "" {
			r.Equipment = append(r.Equipment, strings.ReplaceAll(strings.ToLower(e), " ", "_"))
		}
	}
	a, err := s.app()
	if err != nil {
		return nil, r, err
	}
	if o.triggers != "" {
		if r.Triggers, err = s.loadReport(o.triggers, caseName, o.diary); err != nil {
			return nil, r, err
		}
	}
	in, err := s.load(caseName, o.diary, o.asOf)
	r.Case, r.Entries, r.AsOf = in.c, in.entries, in.asOf
	return a, r, err
}

// loadReport reads what a search for triggers printed.
func (s *shell) loadReport(name, caseName, diaryName string) (*app.TriggersDoc, error) {
	if name == "-" && (caseName == "-" || diaryName == "-") {
		return nil, usage("- was given twice", "only one input can come from standard input; give a file for the others")
	}
	b, shown, err := s.text(name)
	if err != nil {
		return nil, err
	}
	d, err := app.ReadTriggers(b)
	if err != nil {
		return nil, failed(shown, 0, err.Error(), "make it with spotter triggers --diary DIARY --case CASE --json > triggers.json")
	}
	return d, nil
}

// weekdays reads "mon,wed,fri".
func weekdays(list string) ([]time.Weekday, error) {
	var out []time.Weekday
	for _, name := range strings.Split(list, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "" {
			continue
		}
		d := strings.Index("sunmontuewedthufrisat", name[:min(3, len(name))])
		if len(name) < 3 || d < 0 || d%3 != 0 || !strings.HasPrefix(strings.ToLower(time.Weekday(d/3).String()), name) {
			return nil, usage("--days: "+name+" is no day of the week", "write for example --days mon,wed,fri")
		}
		out = append(out, time.Weekday(d/3))
	}
	return out, nil
}

// meetFault words a meet date that cannot be planned for.
func meetFault(err error) error {
	var bad *plan.BadMeet
	if errors.As(err, &bad) {
		return failed("", 0, bad.What, bad.Cure)
	}
	return err
}
