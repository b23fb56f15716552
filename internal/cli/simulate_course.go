package cli

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/twin/course"
	"spotter/knowledge"
)

// courseDoc is what `simulate course --json` prints.
type courseDoc struct {
	Schema    string         `json:"schema"`
	Simulated bool           `json:"simulated"` // never evidence about people
	Seed      uint64         `json:"seed"`
	World     course.World   `json:"world"`
	Null      bool           `json:"null"`
	Athletes  int            `json:"athletes"`
	Days      int            `json:"days"`
	Scores    []course.Score `json:"scores"`
	Gaps      []course.Gap   `json:"gaps,omitempty"`   // of the controller, athlete by athlete
	Closed    *course.Closed `json:"closed,omitempty"` // of the gap between policy 3 and the oracle
}

type courseFlags struct {
	athletes, gated int
	seed            uint64
	world           string
	policies        []string
	null            bool
	plot            string
}

func (s *shell) simulateCourse() *cobra.Command {
	f := courseFlags{}
	c := &cobra.Command{
		Use:   "course",
		Short: "Play simulated athletes to the meet under several policies, on the same noise",
		Long: `Plays simulated athletes with a hidden truth through seven weeks to a meet, once
under each policy, and compares totals and flares. Simulated is not clinical: it
shows what a policy does in a made-up world, nothing about people.`,
		Example: `  spotter simulate course --athletes 100 --seed 1
  spotter simulate course --athletes 1000 --world B --json
  spotter simulate course --policy push,rule-book --null`,
		Args: cobra.NoArgs,
		RunE: s.do(func([]string) error { return s.courseRun(f) }),
	}
	c.Flags().IntVar(&f.athletes, "athletes", 100, "how many")
	c.Flags().Uint64Var(&f.seed, "seed", 1, "of the random numbers: the same seed gives the same table")
	c.Flags().StringVar(&f.world, "world", "A", "A: tolerance that falls and recovers; B: damage, repair, touchy nerves")
	c.Flags().StringSliceVar(&f.policies, "policy", nil, "only these (default: all)")
	c.Flags().BoolVar(&f.null, "null", false, "athletes whose pain has nothing to do with training")
	c.Flags().StringVar(&f.plot, "plot", "", "write the picture, total against flare days, to this SVG file")
	c.Flags().IntVar(&f.gated, "gated", 50, "on how many athletes every set is put to the gate")
	return c
}

func (s *shell) courseRun(f courseFlags) error {
	if f.athletes < 1 || f.athletes > 100000 || (f.world != "A" && f.world != "B") {
		return usage("--athletes is 1 to 100000 and --world A or B", "for example --athletes 100 --world B")
	}
	doc, err := s.course(f)
	if err != nil {
		return err
	}
	if f.plot != "" {
		if err := picture(f.plot, course.Frontier(doc.Scores, doc.under())); err != nil {
			return err
		}
	}
	if s.json {
		return s.printJSON(doc)
	}
	return s.print(func(p *page, w *words) { showCourse(p, doc) })
}

// course runs the athletes on all cores; the table does not depend on it.
func (s *shell) course(f courseFlags) (courseDoc, error) {
	doc := courseDoc{Schema: "spotter.course/1", Simulated: true, Seed: f.seed, World: course.World(f.world), Null: f.null, Athletes: f.athletes, Days: course.Season49}
	cat, err := knowledge.Lifts()
	if err != nil {
		return doc, err
	}
	a, err := s.app()
	if err != nil {
		return doc, err
	}
	methods, err := chosen(s.methods(a), f.policies)
	if err != nil {
		return doc, err
	}
	questions, err := questionIDs()
	if err != nil {
		return doc, err
	}
	rows, err := course.Run(s.ctx, cat, course.Plan{Athletes: f.athletes, Methods: methods, Gate: gateOf(a), Gated: f.gated,
		Workers: runtime.GOMAXPROCS(0), Tell: s.progress("athletes"),
		Options: course.Options{World: course.World(f.world), Null: f.null, Seed: f.seed, Questions: questions}})
	if err != nil {
		return doc, err
	}
	doc.Scores = course.Scores(methods, rows)
	if len(methods) > 1 {
		of := max(0, slices.IndexFunc(methods, func(m course.Method) bool { return m.Name == "controller" }))
		doc.Gaps = course.Gaps(methods, rows, of)
	}
	if c, ok := course.Closing(doc.Scores, "controller", "over 5", "oracle"); ok {
		doc.Closed = &c
	}
	return doc, nil
}

// under says what a picture shows.
func (d courseDoc) under() string {
	null := ""
	if d.Null {
		null = ", pain unrelated to training"
	}
	return fmt.Sprintf("%d simulated athletes, world %s, seed %d%s", d.Athletes, d.World, d.Seed, null)
}

// picture writes an SVG, in place of an older one.
func picture(to, svg string) error {
	out, err := startFile(to, true)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, svg); err != nil {
		return err
	}
	return out.finish(true)
}

// chosen are the methods asked for by name; spaces may be written as hyphens.
func chosen(all []course.Method, names []string) ([]course.Method, error) {
	if len(names) == 0 {
		return all, nil
	}
	var out []course.Method
	var known []string
	for _, m := range all {
		word := strings.ReplaceAll(m.Name, " ", "-")
		known = append(known, word)
		if slices.Contains(names, word) {
			out = append(out, m)
		}
	}
	if len(out) != len(names) {
		return nil, usage("--policy names a policy that there is not", "the policies are "+strings.Join(known, ", "))
	}
	return out, nil
}

// questionIDs are the questions of the screen, which the athletes answer.
func questionIDs() ([]string, error) {
	rules, err := knowledge.Flags()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, q := range rules.Flags {
		out = append(out, q.ID)
	}
	for _, q := range rules.FollowUps {
		out = append(out, q.ID)
	}
	return out, nil
}

func showCourse(p *page, d courseDoc) {
	p.title(fmt.Sprintf("Simulated athletes: %d, world %s, seed %d, %d days to the meet", d.Athletes, d.World, d.Seed, d.Days))
	rows := [][]string{{"policy", "total %", "of made", "made %", "flare days", "days > 5", "changes/week", "above gate %", "left out %"}}
	for _, x := range d.Scores {
		row := []string{x.Policy}
		for _, v := range []course.Interval{x.Total, x.OfMade, x.Made, x.Flares, x.Strong, x.Changes, x.Violations, x.Banned} {
			cell := fmt.Sprintf("%.2f ±%.2f", v.Mean, v.Hi-v.Mean)
			if v.N == 0 {
				cell = "–"
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	p.table(0, 0, rows)
	if c := d.Closed; c != nil {
		p.text(0, "", fmt.Sprintf("Of the way from over 5 to the oracle the controller goes %.0f %% in total and %.0f %% in flare days.", c.Total, c.Flares))
	}
	p.text(0, faint, "Simulated, not clinical: a made-up world whose truth is known. Push: the old program, whatever hurts. Stop: leave out all that hurts. Over 5: pain over 5 cuts a lift by 10 %. Ban: place and grade take out whole patterns. Rule book and controller: spotter without and with prediction. Oracle: knows the hidden truth, and no limit binds it. Push gated and oracle gated: these two under the limits alone, which the oracle does not foresee. Total: meet total in percent of the same athlete's without pain and under the old program; no total is 0. Flare day: pain at rest two points above the natural course, and three or more. Above gate: share of the sets asked for that the program's own limits forbid. Left out: athletes with a competition lift left out for two weeks. ± is half of a 95 % interval.")
}
