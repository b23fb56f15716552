package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/lift"
	"spotter/internal/twin"
)

// simulateDoc is what `simulate triggers --json` prints.
type simulateDoc struct {
	Schema    string       `json:"schema"`
	Simulated bool         `json:"simulated"` // never evidence about people
	Seed      uint64       `json:"seed"`
	World     int          `json:"world"`
	Prompted  bool         `json:"prompted"`
	Placebo   bool         `json:"placebo"`
	Methods   []twin.Table `json:"methods"`
}

type simulateFlags struct {
	athletes, world, days int
	seed                  uint64
	scale                 float64
	prompted, placebo     bool
}

func (s *shell) simulateCmd() *cobra.Command {
	c := &cobra.Command{
		Use:   "simulate",
		Short: "Score the search for triggers on simulated athletes whose truth is known",
		Long: `Simulates athletes with hidden triggers and scores what the program and simpler
rules say of their logs. Simulated is not clinical: it shows how often the
statistics are right in a made-up world, nothing about people.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s.running = true
			return usage("simulate needs a word after it", "triggers, next, learning, forecast, course or cases")
		},
	}
	c.AddCommand(s.simulateTriggers(), s.simulateNext(), s.simulateLearning(), s.simulateForecast(), s.simulateCourse(), s.simulateCases())
	return c
}

func (s *shell) simulateTriggers() *cobra.Command {
	f := simulateFlags{}
	c := &cobra.Command{
		Use:   "triggers",
		Short: "The table of accuracy, beside what apps do with the same logs",
		Example: `  spotter simulate triggers --athletes 100 --seed 1
  spotter simulate triggers --athletes 600 --world 2 --json`,
		Args: cobra.NoArgs,
		RunE: s.do(func([]string) error {
			if err := f.check(); err != nil {
				return err
			}
			doc, err := s.simulated(f)
			if err != nil {
				return err
			}
			if s.json {
				return s.printJSON(doc)
			}
			return s.print(func(p *page, w *words) { showSimulated(p, doc) })
		}),
	}
	f.flags(c)
	c.Flags().IntVar(&f.days, "days", 0, "length of each log (default: 60 to 700)")
	c.Flags().Float64Var(&f.scale, "scale", 1, "of all true effects")
	c.Flags().BoolVar(&f.prompted, "prompted", false, "ratings before and after training, next morning, evening")
	c.Flags().BoolVar(&f.placebo, "placebo", false, "move the training days, so that nothing true is left")
	return c
}

// simulated runs the athletes on all cores; the table does not depend on it.
func (s *shell) simulated(f simulateFlags) (simulateDoc, error) {
	methods := append([]twin.Method{{Name: "spotter", Read: twin.Engine}}, twin.Rivals()...)
	judged, err := eachAthlete(s, f, func(cat *lift.Catalogue, id int) ([][]twin.Judged, error) {
		a := twin.New(cat, f.seed, id, twin.Options{World: twin.World(f.world), Days: f.days, Prompted: f.prompted, Scale: f.scale})
		if f.placebo {
			a.Log = *a.Log.Placebo()
			clear(a.Effect)
		}
		out := make([][]twin.Judged, len(methods))
		for m, x := range methods {
			out[m] = a.Judge(x.Read(&a.Log))
		}
		return out, nil
	})
	if err != nil {
		return simulateDoc{}, err
	}
	doc := simulateDoc{Schema: "spotter.simulated/1", Simulated: true, Seed: f.seed, World: f.world, Prompted: f.prompted, Placebo: f.placebo}
	for m, x := range methods {
		var all []twin.Judged
		for _, j := range judged {
			all = append(all, j[m]...)
		}
		doc.Methods = append(doc.Methods, twin.Score(x.Name, all))
	}
	return doc, nil
}

func showSimulated(p *page, d simulateDoc) {
	t := d.Methods[0]
	p.title(fmt.Sprintf("Simulated athletes: %d, world %d, seed %d, %d lifts judged", t.Athletes, d.World, d.Seed, t.Pairs))
	rows := [][]string{{"method", "AUROC", "AP", "named", "false", "any", "recall", "strong", ".7-.9", ">=.9", "ECE", "cover", "all"}}
	for _, t := range d.Methods {
		row := []string{t.Method}
		for _, x := range []float64{t.AUROC, t.AP, t.Named, t.False, t.AnyFalse, t.Recall, t.RecallStrong, t.Holds7, t.Holds9, t.ECE, t.CoverNamed, t.CoverAll} {
			row = append(row, strings.TrimPrefix(fmt.Sprintf("%.3f", x), "0"))
		}
		rows = append(rows, row)
	}
	p.table(0, 0, rows)
	p.text(0, faint, "Simulated, not clinical: a made-up world whose truth is known. Named: per athlete. False: share of the named that are harmless. Any: athletes with a false one. Recall: triggers of half a point, strong: of a point and more. .7-.9 and >=.9: how often what was stated so sure holds. Cover and all: share of the 90 % intervals that hold the truth, on the named and on all. Apps: difference of means above 0.3; same and next day: correlation, p < .10; Welch: next day, Bonferroni .10; lasso: next day.")
}
