package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"spotter/internal/lift"
	"spotter/internal/twin"
)

// forecastDoc is what `simulate forecast --json` prints.
type forecastDoc struct {
	Schema    string        `json:"schema"`
	Simulated bool          `json:"simulated"` // never evidence about people
	Seed      uint64        `json:"seed"`
	World     int           `json:"world"`
	Athletes  int           `json:"athletes"`
	Plain     twin.Foretold `json:"as_people_log"`
	Prompted  twin.Foretold `json:"prompted"`
}

func (s *shell) simulateForecast() *cobra.Command {
	f := simulateFlags{}
	c := &cobra.Command{
		Use:     "forecast",
		Short:   "How well half a log forecasts what the whole of it can tell",
		Example: `  spotter simulate forecast --athletes 100 --seed 1`,
		Args:    cobra.NoArgs,
		RunE: s.do(func([]string) error {
			if err := f.check(); err != nil {
				return err
			}
			doc := forecastDoc{Schema: "spotter.simulated/1", Simulated: true, Seed: f.seed, World: f.world, Athletes: f.athletes}
			for _, x := range []struct {
				prompted bool
				to       *twin.Foretold
			}{{false, &doc.Plain}, {true, &doc.Prompted}} {
				all, err := eachAthlete(s, f, func(cat *lift.Catalogue, id int) (twin.Forecasts, error) {
					return twin.Forecast(cat, f.seed, id, twin.World(f.world), x.prompted)
				})
				if err != nil {
					return err
				}
				*x.to = twin.ForetoldOf(all)
			}
			if s.json {
				return s.printJSON(doc)
			}
			return s.print(func(p *page, w *words) { showForecast(p, doc) })
		}),
	}
	f.flags(c)
	return c
}

func showForecast(p *page, d forecastDoc) {
	p.title(fmt.Sprintf("Simulated athletes: %d, world %d, seed %d; half of each log forecasts the whole", d.Athletes, d.World, d.Seed))
	rows := [][]string{{"", "lifts", "came / forecast", "80 % range", "due", "kept", "late", "held"}}
	for _, x := range []struct {
		name string
		t    twin.Foretold
	}{{"as people log", d.Plain}, {"prompted", d.Prompted}} {
		rows = append(rows, []string{x.name, fmt.Sprint(x.t.Lifts), fmt.Sprintf("%.2f", x.t.Median), fmt.Sprintf("%.2f-%.2f", x.t.Lo80, x.t.Hi80),
			fmt.Sprint(x.t.Due), fmt.Sprintf("%.2f", x.t.Kept), fmt.Sprint(x.t.Late), fmt.Sprintf("%.2f", x.t.Held)})
	}
	p.table(0, 0, rows)
	p.text(0, faint, "Came / forecast: of the standard error of a lift. Due: lifts whose whole range lay before the end of the log; kept: of those, judged by then. Late: whose whole range lay after it; held: of those, not judged by then. Simulated, not clinical.")
}
