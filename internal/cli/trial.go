package cli

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/lift"
	"spotter/internal/trial"
)

type trialFlags struct {
	caseName, diary, asOf, start string
	a, b, place, id              string
	minutes                      float64
	maxKg                        float64
	pairs, every                 int
}

func (s *shell) trialCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "trial new|check",
		Short: "Try one thing on yourself, fairly: design a small trial, judge it later",
		Long: `A trial compares two arms on pairs of days in random order: a care item against
nothing, or an accessory lift with and without. Order, analysis and stop rules
are fixed before the first day. It is judged once, at the end. Medicines are
never tried here, and competition lifts are not put on and off.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s.running = true
			return usage("trial needs a word after it", "new or check")
		},
	}
	c.AddCommand(s.trialNew(), s.trialCheck())
	return c
}

func (s *shell) trialNew() *cobra.Command {
	var f trialFlags
	c := &cobra.Command{
		Use:   "new --diary DIARY --a ITEM [--b ITEM]",
		Short: "Fix a trial: the days, the odds of seeing an effect, the rules",
		Example: `  spotter trial new --diary log.jsonl --case case.json --a foam_rolling --minutes 5 --json > trial.json
  spotter trial new --diary log.jsonl --case case.json --a face_pull --max-kg 15 --pairs 8`,
		Args: cobra.NoArgs,
		RunE: s.do(func([]string) error { return s.newTrial(f) }),
	}
	s.dayFlags(c, &f.diary, &f.asOf)
	c.Flags().StringVar(&f.caseName, "case", "", "case file: the sore place and the answers to the safety questions")
	c.Flags().StringVar(&f.a, "a", "", "what is tried: a care item or a lift, by its id")
	c.Flags().StringVar(&f.b, "b", trial.Nothing, "what it is compared with")
	c.Flags().Float64Var(&f.minutes, "minutes", 0, "minutes of the care item (default: its own limit)")
	c.Flags().Float64Var(&f.maxKg, "max-kg", 0, "load of a lift; never above what was tolerated")
	c.Flags().StringVar(&f.place, "place", "", "where on the body, in your words")
	c.Flags().IntVar(&f.pairs, "pairs", 0, "pairs of days, 6 to 16 (default: enough to see one point)")
	c.Flags().IntVar(&f.every, "every", 0, "days between two days of the trial (default 2)")
	c.Flags().StringVar(&f.start, "start", "", "first day (default: tomorrow)")
	c.Flags().StringVar(&f.id, "id", "trial", "a name for it")
	return c
}

func (s *shell) newTrial(f trialFlags) error {
	if f.diary == "" || f.a == "" {
		return usage("trial new needs --diary and --a", "give the diary, and the id of what you want to try")
	}
	in, err := s.loadTriggers(f.caseName, f.diary, f.asOf)
	if err != nil {
		return err
	}
	a, err := s.app()
	if err != nil {
		return err
	}
	r := app.TrialRequest{Case: in.c, Entries: in.entries, AsOf: in.asOf, ID: f.id, Pairs: f.pairs, Every: f.every}
	if f.start != "" {
		if r.Start, err = parseDay("--start", f.start); err != nil {
			return err
		}
	}
	if r.A, err = f.arm(a, f.a); err != nil {
		return err
	}
	if r.B, err = f.arm(a, f.b); err != nil {
		return err
	}
	doc, err := a.NewTrial(r)
	if bad, ok := err.(*trial.Refusal); ok {
		return usage(bad.What, bad.Cure)
	}
	if err != nil {
		return err
	}
	if doc.Status == app.StatusRefused {
		s.code = Failed
	}
	return s.finish(doc, doc.Stopped != nil, func(p *page, w *words) { showTrial(p, w, doc) })
}

// arm is a lift where the catalogue knows the id, else a care item.
func (f trialFlags) arm(a *app.App, id string) (trial.Arm, error) {
	if id == trial.Nothing || id == "" {
		return trial.Arm{}, nil
	}
	cat, err := a.Lifts()
	if err != nil {
		return trial.Arm{}, err
	}
	if _, ok := cat.Get(lift.ID(id)); ok {
		return trial.Arm{Lift: lift.ID(id), MaxKg: lift.KgOf(f.maxKg)}, nil
	}
	return trial.Arm{Care: id, Minutes: f.minutes, Place: f.place}, nil
}

func (s *shell) trialCheck() *cobra.Command {
	var f trialFlags
	c := &cobra.Command{
		Use:   "check TRIAL|- --diary DIARY",
		Short: "Say how a trial stands; at its end, what it shows",
		Example: `  spotter trial check trial.json --diary log.jsonl
  spotter trial check trial.json --diary log.jsonl --case case.json --json`,
		Args: oneArg,
		RunE: s.do(func(args []string) error { return s.checkTrial(args[0], f) }),
	}
	s.dayFlags(c, &f.diary, &f.asOf)
	c.Flags().StringVar(&f.caseName, "case", "", "case file")
	return c
}

func (s *shell) checkTrial(name string, f trialFlags) error {
	if f.diary == "" {
		return usage("trial check needs --diary", "give the diary that the days were logged in")
	}
	raw, shown, err := s.text(name)
	if err != nil {
		return err
	}
	var p trial.Protocol
	if err := json.Unmarshal(raw, &p); err != nil || p.Schema != trial.Schema || len(p.Slots) == 0 {
		return failed(shown, 0, "this is no trial", "give the document that trial new printed with --json")
	}
	in, err := s.loadTriggers(f.caseName, f.diary, f.asOf)
	if err != nil {
		return err
	}
	a, err := s.app()
	if err != nil {
		return err
	}
	doc, err := a.CheckTrial(p, in.c, in.entries, in.asOf)
	if err != nil {
		return err
	}
	return s.finish(doc, doc.Stopped != nil, func(pg *page, w *words) { showTrialResult(pg, w, p, doc) })
}

// armName words an arm.
func (w *words) armName(a trial.Arm) string {
	switch {
	case a.Care != "":
		s := w.name("care.", a.Care)
		if a.Minutes > 0 {
			s += ", " + w.book.Num(a.Minutes) + " min"
		}
		if a.Place != "" {
			s += ", " + a.Place
		}
		return s
	case a.Lift != "":
		s := w.lift(a.Lift)
		if a.MaxKg > 0 {
			s += w.say("cli.at_most_kg", "kg", a.MaxKg)
		}
		return s
	}
	return w.say("trial.nothing")
}

func (w *words) slotArm(p trial.Protocol, s trial.Slot) string {
	if s.Arm == "a" {
		return w.armName(p.A)
	}
	return w.armName(p.B)
}

func showTrial(p *page, w *words, d app.TrialDoc) {
	showStop(p, w, d.Stopped)
	if d.Status != app.StatusOK {
		if d.Status == app.StatusRefused {
			p.title(w.say("trial.refused"))
		}
		for _, r := range d.Reasons {
			p.item(0, "!", w.of(r))
		}
		return
	}
	a, b := w.armName(d.A), w.armName(d.B)
	p.title(w.say("trial.title", "a", a, "b", b))
	p.text(0, "", w.say("trial.question", "a", a, "b", b))
	p.text(0, "", w.say("trial.how", "pairs", d.Pairs, "every", d.Every))
	p.text(0, "", w.say("trial.noise_"+d.Noise.From, "sd", d.Noise.SD, "n", d.Noise.Pairs))
	for _, x := range d.Power {
		p.item(0, "•", w.say("trial.power", "points", x.Points, "percent", math.Round(x.Chance*100)))
	}
	p.text(0, "", w.say("trial.rules", "pain", d.Stop.Pain, "rise", d.Stop.Rise, "hours", d.Stop.Hours))
	p.text(0, faint, w.say("trial.not_blind_now"))
	for _, r := range d.Reasons {
		p.item(0, "!", w.of(r))
	}
	p.head(w.say("trial.days"))
	var rows [][]string
	for _, s := range d.Slots {
		rows = append(rows, []string{fmt.Sprint(s.Pair), s.Day.Long(), strings.ToUpper(s.Arm), w.slotArm(d.Protocol, s)})
	}
	p.table(2, 3, rows)
	p.text(0, faint, w.say("trial.keep", "hash", d.Hash[:12]))
}

func showTrialResult(p *page, w *words, tr trial.Protocol, d app.TrialResult) {
	showStop(p, w, d.Stopped)
	p.title(w.say("trial.title", "a", w.armName(tr.A), "b", w.armName(tr.B)))
	p.text(0, "", w.say("trial.state_"+d.State, "day", tr.Slots[0].Day, "as", d.Adherence.As, "past", d.Adherence.Past,
		"rated", d.Adherence.Rated, "complete", d.Adherence.Complete))
	if d.Verdict != "" {
		p.head(w.say("trial.verdict_" + d.Verdict))
	}
	for _, r := range d.Reasons {
		p.text(0, "", w.of(r))
	}
	if m := d.Model; m != nil {
		p.text(0, "", w.say("trial.model", "points", fmt.Sprintf("%+.1f", m.Effect), "from", fmt.Sprintf("%+.1f", m.Interval90[0]), "to", fmt.Sprintf("%+.1f", m.Interval90[1])))
	}
	if d.State == trial.Running || d.State == trial.Planned {
		if d.Today != nil {
			p.item(0, "→", w.say("trial.today", "arm", w.slotArm(tr, *d.Today)))
		}
		if d.Next != nil {
			p.item(0, "→", w.say("trial.next", "day", d.Next.Day, "arm", w.slotArm(tr, *d.Next)))
		}
	}
}
