package cli

import (
	"fmt"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"spotter/internal/lift"
	"spotter/internal/twin"
	"spotter/knowledge"
)

// nextDoc is what `simulate next --json` prints.
type nextDoc struct {
	Schema    string         `json:"schema"`
	Simulated bool           `json:"simulated"` // never evidence about people
	Seed      uint64         `json:"seed"`
	World     int            `json:"world"`
	Athletes  int            `json:"athletes"`
	Four      []twin.Table   `json:"after_4_weeks"`
	Eight     []twin.Table   `json:"after_8_weeks"`
	Found     [2][]float64   `json:"found"` // true triggers named per athlete, by plan
	Chosen    map[string]int `json:"chosen"`
	// Brier of the chosen plan less that of the others, by arm, after 4 and 8 weeks.
	Less [2][]twin.Paired `json:"brier_of_chosen_less"`
}

func (s *shell) simulateNext() *cobra.Command {
	f := simulateFlags{}
	c := &cobra.Command{
		Use:     "next",
		Short:   "Score the suggested test: 60 days of log, then the weeks to come with each plan",
		Example: `  spotter simulate next --athletes 100 --seed 1`,
		Args:    cobra.NoArgs,
		RunE: s.do(func([]string) error {
			if err := f.check(); err != nil {
				return err
			}
			doc := nextDoc{Schema: "spotter.simulated/1", Simulated: true, Seed: f.seed, World: f.world, Athletes: f.athletes, Chosen: map[string]int{}}
			all, err := eachAthlete(s, f, func(cat *lift.Catalogue, id int) (twin.NextStudy, error) {
				return twin.Next(cat, f.seed, id, twin.World(f.world))
			})
			if err != nil {
				return err
			}
			for i, arm := range twin.NextArms {
				var four, eight []twin.Judged
				for _, x := range all {
					four, eight = append(four, x.Short[i]...), append(eight, x.Long[i]...)
				}
				doc.Four, doc.Eight = append(doc.Four, twin.Score(arm, four)), append(doc.Eight, twin.Score(arm, eight))
				doc.Found[0] = append(doc.Found[0], twin.Found(four, f.athletes))
				doc.Found[1] = append(doc.Found[1], twin.Found(eight, f.athletes))
			}
			for _, x := range all {
				doc.Chosen[string(x.Mode)]++
			}
			for arm := range twin.NextArms {
				for w := range 2 {
					doc.Less[w] = append(doc.Less[w], twin.Pair(armOf(all, w, chosenArm), armOf(all, w, arm)))
				}
			}
			if s.json {
				return s.printJSON(doc)
			}
			return s.print(func(p *page, w *words) { showNext(p, doc) })
		}),
	}
	f.flags(c)
	return c
}

// chosenArm is the place of the plan ranked first among the arms.
const chosenArm = 2

// armOf is one arm of every athlete, after 4 (0) or 8 weeks (1).
func armOf(all []twin.NextStudy, weeks, arm int) (out [][]twin.Judged) {
	for _, x := range all {
		if weeks == 0 {
			out = append(out, x.Short[arm])
		} else {
			out = append(out, x.Long[arm])
		}
	}
	return out
}

func showNext(p *page, d nextDoc) {
	p.title(fmt.Sprintf("Simulated athletes: %d, world %d, seed %d; 60 days of log, then a plan", d.Athletes, d.World, d.Seed))
	rows := [][]string{{"plan", "4 weeks: found", "false", "Brier", "chosen less (SE)", "8 weeks: found", "false", "Brier", "chosen less (SE)"}}
	for i, arm := range twin.NextArms {
		row := []string{arm}
		for w, t := range []twin.Table{d.Four[i], d.Eight[i]} {
			row = append(row, fmt.Sprintf("%.3f", d.Found[w][i]), fmt.Sprintf("%.3f", t.Named*t.False), fmt.Sprintf("%.4f", t.Brier), fmt.Sprintf("%+.4f (%.4f)", d.Less[w][i].Mean, d.Less[w][i].SE))
		}
		rows = append(rows, row)
	}
	p.table(0, 0, rows)
	p.text(0, faint, fmt.Sprintf("Chosen: %v. Found: true triggers named per athlete. False: harmless lifts named per athlete. Simulated, not clinical.", d.Chosen))
}

// learnDoc is what `simulate learning --json` prints.
type learnDoc struct {
	Schema    string     `json:"schema"`
	Simulated bool       `json:"simulated"`
	Seed      uint64     `json:"seed"`
	World     int        `json:"world"`
	Athletes  int        `json:"athletes"`
	Looks     []int      `json:"days"`
	Plain     learnCurve `json:"as_people_log"`
	Prompted  learnCurve `json:"prompted"`
}

// learnCurve is what is named by each look.
type learnCurve struct {
	Athletes []float64 `json:"athletes"` // of those with a trigger of a point or more: one is named
	Triggers []float64 `json:"triggers"` // of those triggers: named
	False    []float64 `json:"false"`    // athletes with a harmless lift named at this look
	HalfBy   float64   `json:"half_by"`  // day by which half of the triggers are named; 0 = not within the year
}

func (s *shell) simulateLearning() *cobra.Command {
	f := simulateFlags{}
	c := &cobra.Command{
		Use:     "learning",
		Short:   "How many days of log it takes, as people log and with prompts",
		Example: `  spotter simulate learning --athletes 100 --seed 1`,
		Args:    cobra.NoArgs,
		RunE: s.do(func([]string) error {
			if err := f.check(); err != nil {
				return err
			}
			doc := learnDoc{Schema: "spotter.simulated/1", Simulated: true, Seed: f.seed, World: f.world, Athletes: f.athletes, Looks: twin.Looks}
			for _, x := range []struct {
				prompted bool
				to       *learnCurve
			}{{false, &doc.Plain}, {true, &doc.Prompted}} {
				all, err := eachAthlete(s, f, func(cat *lift.Catalogue, id int) (twin.Named, error) {
					return twin.Learn(cat, f.seed, id, twin.World(f.world), x.prompted), nil
				})
				if err != nil {
					return err
				}
				*x.to = curveOf(all)
			}
			if s.json {
				return s.printJSON(doc)
			}
			return s.print(func(p *page, w *words) { showLearning(p, doc) })
		}),
	}
	f.flags(c)
	return c
}

// curveOf sums the athletes up.
func curveOf(all []twin.Named) (c learnCurve) {
	for i, look := range twin.Looks {
		var with, hit, triggers, named, wrong float64
		for _, x := range all {
			any := false
			for _, d := range x.Days {
				triggers++
				if d > 0 && d <= look {
					named++
					any = true
				}
			}
			if len(x.Days) > 0 {
				with++
			}
			if any {
				hit++
			}
			if x.False[i] {
				wrong++
			}
		}
		c.Athletes = append(c.Athletes, hit/max(1, with))
		c.Triggers = append(c.Triggers, named/max(1, triggers))
		c.False = append(c.False, wrong/max(1, float64(len(all))))
	}
	c.HalfBy = halfBy(c.Triggers)
	return c
}

// halfBy is the day at which the straight line between looks passes a half.
func halfBy(share []float64) float64 {
	before, day := 0.0, 0.0
	for i, x := range share {
		if x >= 0.5 {
			return day + (0.5-before)/(x-before)*(float64(twin.Looks[i])-day)
		}
		before, day = x, float64(twin.Looks[i])
	}
	return 0
}

func showLearning(p *page, d learnDoc) {
	p.title(fmt.Sprintf("Simulated athletes: %d, world %d, seed %d; a year of log", d.Athletes, d.World, d.Seed))
	head := []string{"by day"}
	for _, x := range d.Looks {
		head = append(head, fmt.Sprint(x))
	}
	rows := [][]string{append(head, "half by")}
	for _, x := range []struct {
		name  string
		share []float64
		half  float64
	}{{"athletes, as people log", d.Plain.Athletes, 0}, {"triggers", d.Plain.Triggers, d.Plain.HalfBy}, {"athletes with a false one", d.Plain.False, 0},
		{"athletes, prompted", d.Prompted.Athletes, 0}, {"triggers", d.Prompted.Triggers, d.Prompted.HalfBy}, {"athletes with a false one", d.Prompted.False, 0}} {
		row := []string{x.name}
		for _, v := range x.share {
			row = append(row, fmt.Sprintf("%.2f", v))
		}
		if x.half > 0 {
			row = append(row, fmt.Sprintf("%.0f", x.half))
		}
		rows = append(rows, row)
	}
	p.table(0, 0, rows)
	p.text(0, faint, "Athletes: of those with a trigger of a point or more, one is named. Triggers: of all of those. Simulated, not clinical.")
}

// eachAthlete runs a study over the athletes on all cores; the order of the
// answers is that of the athletes.
func eachAthlete[T any](s *shell, f simulateFlags, study func(cat *lift.Catalogue, id int) (T, error)) ([]T, error) {
	cat, err := knowledge.Lifts()
	if err != nil {
		return nil, err
	}
	out, errs := make([]T, f.athletes), make([]error, f.athletes)
	var wait sync.WaitGroup
	work := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for id := range work {
				out[id], errs[id] = study(cat, id)
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
		return nil, err
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (f simulateFlags) check() error {
	if f.athletes < 1 || f.athletes > 100000 || f.world < 1 || f.world > 2 {
		return usage("--athletes is 1 to 100000 and --world 1 or 2", "for example --athletes 100 --world 2")
	}
	return nil
}

// flags are those that every study of the search has.
func (f *simulateFlags) flags(c *cobra.Command) {
	c.Flags().IntVar(&f.athletes, "athletes", 100, "how many")
	c.Flags().Uint64Var(&f.seed, "seed", 1, "of the random numbers: the same seed gives the same table")
	c.Flags().IntVar(&f.world, "world", 1, "1: reactions that add up; 2: tissue that wears and mends")
}
