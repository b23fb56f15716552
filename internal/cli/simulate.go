package cli

import (
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"spotter/internal/twin"
	"spotter/knowledge"
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
			return usage("simulate needs a word after it", "triggers, course or cases")
		},
	}
	c.AddCommand(s.simulateTriggers(), s.simulateCourse(), s.simulateCases())
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
			if f.athletes < 1 || f.athletes > 100000 || f.world < 1 || f.world > 2 {
				return usage("--athletes is 1 to 100000 and --world 1 or 2", "for example --athletes 100 --world 2")
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
	c.Flags().IntVar(&f.athletes, "athletes", 100, "how many")
	c.Flags().Uint64Var(&f.seed, "seed", 1, "of the random numbers: the same seed gives the same table")
	c.Flags().IntVar(&f.world, "world", 1, "1: reactions that add up; 2: tissue that wears and mends")
	c.Flags().IntVar(&f.days, "days", 0, "length of each log (default: 60 to 700)")
	c.Flags().Float64Var(&f.scale, "scale", 1, "of all true effects")
	c.Flags().BoolVar(&f.prompted, "prompted", false, "ratings before and after training, next morning, evening")
	c.Flags().BoolVar(&f.placebo, "placebo", false, "move the training days, so that nothing true is left")
	return c
}

// simulated runs the athletes on all cores; the table does not depend on it.
func (s *shell) simulated(f simulateFlags) (simulateDoc, error) {
	cat, err := knowledge.Lifts()
	if err != nil {
		return simulateDoc{}, err
	}
	methods := append([]twin.Method{{Name: "spotter", Read: twin.Engine}}, twin.Rivals()...)
	judged := make([][][]twin.Judged, f.athletes)
	var wait sync.WaitGroup
	work := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for id := range work {
				a := twin.New(cat, f.seed, id, twin.Options{World: twin.World(f.world), Days: f.days, Prompted: f.prompted, Scale: f.scale})
				if f.placebo {
					a.Log = *a.Log.Placebo()
					clear(a.Effect)
				}
				judged[id] = make([][]twin.Judged, len(methods))
				for m, x := range methods {
					judged[id][m] = a.Judge(x.Read(&a.Log))
				}
			}
		}()
	}
	tell := s.progress("athletes")
	for id := range f.athletes {
		if s.ctx.Err() != nil {
			break
		}
		work <- id
		tell(id)
	}
	close(work)
	wait.Wait()
	if err := s.ctx.Err(); err != nil {
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
