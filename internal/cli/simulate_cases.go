package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/twin/course"
	"spotter/knowledge"
)

// truths are what may lie behind the pain of one and the same post.
var truths = []struct {
	file, title, course string
	cause               lift.Demand
}{
	{"bar", "The bar position is the cause", "stable", "shoulder_er_load"},
	{"overhead", "Overhead reach is the cause", "stable", "overhead_reach"},
	{"nothing", "Nothing in training is the cause", "stable", ""},
}

func (s *shell) simulateCases() *cobra.Command {
	var dir, post string
	var seed uint64
	c := &cobra.Command{
		Use:   "cases",
		Short: "Play the lifter of one post through seven weeks with three hidden truths",
		Long: `Reads a post, and plays its writer through seven weeks under spotter's plan with
three hidden truths. Writes a picture of each. Simulated, not clinical.`,
		Example: `  spotter simulate cases --post scenarios/seed-thread-left-blade-low-bar/post.txt --dir docs/cases`,
		Args:    cobra.NoArgs,
		RunE: s.do(func([]string) error {
			b, _, err := s.text(post)
			if err != nil {
				return err
			}
			return s.cases(string(b), dir, seed)
		}),
	}
	c.Flags().StringVar(&post, "post", "", "the post (required)")
	if err := c.MarkFlagRequired("post"); err != nil {
		panic(err) // the flag stands a line above
	}
	c.Flags().StringVar(&dir, "dir", ".", "folder for the pictures")
	c.Flags().Uint64Var(&seed, "seed", 1, "of the random numbers")
	return c
}

func (s *shell) cases(post, dir string, seed uint64) error {
	a, err := s.app()
	if err != nil {
		return err
	}
	told, err := a.Read(post, day.MustParse("2026-01-10"))
	if err != nil {
		return err
	}
	return s.print(func(p *page, w *words) {
		for _, t := range truths {
			if err == nil {
				err = s.oneCase(p, w, a, told, t.cause, t.course, t.title, filepath.Join(dir, "case-"+t.file+".svg"), seed)
			}
		}
		p.text(0, faint, "Simulated, not clinical: one made-up lifter with one set of random numbers.")
	})
}

func (s *shell) oneCase(p *page, w *words, a *app.App, told intake.Case, cause lift.Demand, natural, title, to string, seed uint64) error {
	cat, err := knowledge.Lifts()
	if err != nil {
		return err
	}
	questions, err := questionIDs()
	if err != nil {
		return err
	}
	who := course.New(cat, 0, course.Options{World: course.WorldA, Seed: seed, Questions: questions, Fixed: &course.Fixed{
		Case: told, Age: 29, Cause: cause, Course: natural,
		Own:   map[lift.Main]float64{lift.Squat: 190, lift.Bench: 125, lift.Deadlift: 220},
		Mains: map[lift.Main]lift.ID{lift.Squat: "squat_low_bar", lift.Bench: "bench_comp", lift.Deadlift: "deadlift_conventional"},
		Usual: []lift.ID{"face_pull", "lat_pulldown", "row_chest_supported_db", "deadlift_romanian"}}})
	policy := course.Method{Name: "spotter", For: func(course.Morning) course.Policy { return &spotterPolicy{app: a} }}
	season, push, free := who.Keep(policy), who.Play(course.Push), who.Reference()
	under := fmt.Sprintf("spotter's plan: %.1f kg (%.0f %% of the pain-free total), %d flare days; the old program pushed through: %.1f kg, %d flare days",
		season.Total, 100*season.Total/free.Total, season.Flares, push.Total, push.Flares)
	if err := picture(to, who.Picture(season, title, under)); err != nil {
		return err
	}
	p.title(title)
	p.text(0, "", under)
	rows := [][]string{{"week", "mornings", "sets and heaviest, % of 1RM"}}
	for i, x := range who.Weeks(season) {
		var did []string
		for _, id := range who.Lifts(x) {
			did = append(did, fmt.Sprintf("%s %d × %.0f", w.lift(id), x.Sets[id], x.Top[id]))
		}
		rows = append(rows, []string{fmt.Sprint(i + 1), fmt.Sprintf("%.1f", x.Morning), strings.Join(did, ", ")})
	}
	p.table(0, 2, rows)
	return s.said(p, w, a, season)
}

// said are the changes that the plan names on the first, the middle and the last
// training day.
func (s *shell) said(p *page, w *words, a *app.App, season course.Season) error {
	policy := &spotterPolicy{app: a}
	n := len(season.Mornings)
	for _, m := range []course.Morning{season.Mornings[0], season.Mornings[n/2], season.Mornings[n-1]} {
		d, err := a.Plan(policy.ask(m))
		if err != nil {
			return err
		}
		p.text(0, "", m.Day.String()+":")
		for _, c := range d.Changes {
			line := c.Action + " " + w.lift(c.Lift)
			if c.To != "" {
				line += " → " + w.lift(c.To)
			}
			if len(c.Reasons) > 0 {
				line += ": " + w.of(c.Reasons[0])
			}
			p.text(2, "", line)
		}
	}
	return nil
}
