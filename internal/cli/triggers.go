package cli

import (
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/trigger"
)

func (s *shell) triggersCmd() *cobra.Command {
	var caseName, diaryName, asOf string
	c := &cobra.Command{
		Use:   "triggers --diary DIARY",
		Short: "Show what comes before the pain in a diary, and how sure that is",
		Long: `Triggers looks in the diary for lifts, loads, care and sleep that come before more
(or less) pain in the next five days. It gives chances and intervals, says "too
early" where the log cannot tell, and what to change to find out. It runs the
same search on the log with the training days moved: what that names is chance.

With --case it knows the sore place and what the athlete suspects.`,
		Example: `  spotter triggers --diary log.jsonl
  spotter triggers --diary log.jsonl --case case.json --json`,
		Args: cobra.NoArgs,
		RunE: s.do(func([]string) error {
			if diaryName == "" {
				return usage("triggers needs --diary", "give the diary to look in")
			}
			in, err := s.loadTriggers(caseName, diaryName, asOf)
			if err != nil {
				return err
			}
			a, err := s.app()
			if err != nil {
				return err
			}
			doc, err := a.Triggers(app.TriggersRequest{Case: in.c, Entries: in.entries, AsOf: in.asOf, Sites: true})
			if err != nil {
				return err
			}
			return s.finish(doc, doc.Stopped != nil, func(p *page, w *words) { showTriggers(p, w, doc) })
		}),
	}
	s.dayFlags(c, &diaryName, &asOf)
	c.Flags().StringVar(&caseName, "case", "", "case file: the sore place and what the athlete suspects")
	return c
}

// loadTriggers loads the diary and, where it is given, the case.
func (s *shell) loadTriggers(caseName, diaryName, asOf string) (inputs, error) {
	if caseName != "" {
		return s.load(caseName, diaryName, asOf)
	}
	entries, err := s.loadDiary(diaryName)
	if err != nil {
		return inputs{}, err
	}
	d, err := s.asOf(asOf, day.Date{})
	return inputs{entries: entries, asOf: d}, err
}

// showTriggers prints what stands out first, then everything lift by lift.
func showTriggers(p *page, w *words, d app.TriggersDoc) {
	showStop(p, w, d.Stopped)
	if d.Stopped != nil {
		return
	}
	p.title(w.say("trigger.title", "date", d.AsOf))
	if d.Status == trigger.NoPainData {
		p.text(0, amber, w.say("trigger.no_pain", "days", d.Need.Days))
		return
	}
	if d.Status == trigger.NotEnoughData {
		showEarly(p, w, d.Report)
		showAhead(p, w, d.Report)
		showSites(p, w, d)
		return
	}
	p.text(0, faint, w.say("trigger.place", "place", placeName(w, d.Report), "ratings", d.Ratings, "sessions", d.Sessions, "days", d.Days))
	p.head(w.say("trigger.first"))
	showStanding(p, w, d.Report)
	showAhead(p, w, d.Report)
	for _, k := range []struct{ kind, head string }{{trigger.KindLift, "trigger.lifts"}, {trigger.KindDemand, "trigger.demands"}, {trigger.KindSleep, "trigger.sleep"}, {trigger.KindLife, "trigger.life"}, {trigger.KindCare, "trigger.care"}} {
		showKind(p, w, d.Effects, k.kind, w.say(k.head))
	}
	list(p, w.say("trigger.surprises"), func(add func(string)) {
		for _, x := range d.Surprises {
			add(w.say("trigger.surprise", "date", d.Start.Add(int(x.T/24)), "score", x.Y, "expected", math.Round(x.Expected)))
		}
	})
	if n := d.NextTest; n != nil {
		p.head(w.say("trigger.next"))
		p.item(0, "→", w.say("trigger.next_"+string(n.Mode), "weeks", n.Weeks, "lifts", w.lifts(n.Lifts)))
		p.text(2, faint, w.say(n.Settle))
	}
	showSites(p, w, d)
	p.gap()
	for _, r := range d.Notes {
		p.text(0, faint, w.of(r))
	}
	p.text(0, faint, w.say("trigger.simulated"))
}

// showEarly says what is missing before anything is said.
func showEarly(p *page, w *words, r *trigger.Report) {
	p.text(0, amber, w.say("trigger.not_enough", "days", r.Need.Days, "ratings", r.Need.Ratings))
	if r.Need.Sessions > 0 {
		p.text(0, "", w.say("trigger.not_enough_sessions", "n", r.Need.Sessions))
	}
}

// showAhead says how long it takes at this person's pace.
func showAhead(p *page, w *words, r *trigger.Report) {
	var all []string
	for _, x := range r.Say() {
		all = append(all, w.of(x))
	}
	if len(all) > 0 {
		p.text(0, "", strings.Join(all, " "))
	}
}

// showSites prints the further sore places, each shorter than the main one.
func showSites(p *page, w *words, d app.TriggersDoc) {
	for _, x := range d.Sites {
		p.head(placeName(w, x.Report))
		if x.Status != trigger.OK {
			showEarly(p, w, x.Report)
			continue
		}
		p.text(0, faint, w.say("trigger.place", "place", placeName(w, x.Report), "ratings", x.Ratings, "sessions", x.Sessions, "days", x.Days))
		showStanding(p, w, x.Report)
		showKind(p, w, x.Effects, trigger.KindLift, w.say("trigger.lifts"))
	}
}

func placeName(w *words, r *trigger.Report) string {
	place := w.name("region.", string(r.Region))
	if r.Side != "" && r.Side != "not_stated" {
		place = w.name("side.", string(r.Side)) + " " + place
	}
	return up(place)
}

// showStanding prints the named triggers, or what can be said instead.
func showStanding(p *page, w *words, r *trigger.Report) {
	found := false
	for _, f := range r.Effects {
		if f.Verdict == trigger.Likely && f.Kind != trigger.KindDemand {
			p.item(0, "!", w.finding(f))
			for _, why := range f.Reasons {
				p.text(4, faint, w.of(why))
			}
			found = true
		}
	}
	if r.OneOf != nil {
		p.item(0, "?", w.say("trigger.one_of", "lifts", w.lifts(r.OneOf.Lifts)))
		found = true
	}
	if !found {
		p.text(0, "", w.say("trigger.nothing"))
	}
	for _, group := range r.Tied {
		p.item(0, "=", w.say("trigger.tied", "lifts", w.lifts(group)))
	}
}

func showKind(p *page, w *words, all []trigger.Finding, kind, head string) {
	var rows [][]string
	for _, f := range all {
		if f.Kind != kind || (kind == trigger.KindDemand && f.Verdict == trigger.Unlikely) {
			continue
		}
		row := []string{up(w.exposure(f)), w.say("trigger.word_" + string(f.Word)), "", ""}
		if f.Word != trigger.TooFew {
			row[2] = fmt.Sprintf("%.0f %%", math.Round(f.Probability*20)*5)
		}
		if f.Interval90 != nil {
			row[3] = w.say("cli.range", "effect", signed(*f.Effect), "from", signed(f.Interval90[0]), "to", signed(f.Interval90[1]))
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return
	}
	p.head(head)
	p.table(2, 0, rows)
}

// lifts names a list of lifts.
func (w *words) lifts(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.lift(lift.ID(id))
	}
	return strings.Join(names, ", ")
}

// exposure names what a finding is about.
func (w *words) exposure(f trigger.Finding) string {
	switch f.Kind {
	case trigger.KindLift:
		return w.lift(lift.ID(f.Exposure))
	case trigger.KindDemand:
		return w.name("demand.", f.Exposure)
	case trigger.KindCare:
		return w.name("care.", f.Exposure)
	case trigger.KindLife:
		return w.name("trigger.life_", f.Exposure)
	}
	return strings.ReplaceAll(f.Exposure, "_", " ")
}

// finding is the one sentence of a finding.
func (w *words) finding(f trigger.Finding) string {
	var all []string
	for _, r := range f.Say(up(w.exposure(f))) {
		all = append(all, w.of(r))
	}
	return strings.Join(all, " ")
}

// signed is an effect to a tenth, with its sign.
func signed(x float64) string { return fmt.Sprintf("%+.1f", x) }
