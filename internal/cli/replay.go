package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"spotter/internal/scenario"
)

type replayDoc struct {
	Schema   string             `json:"schema"`
	Passed   int                `json:"passed"`
	Failed   int                `json:"failed"`
	Outcomes []scenario.Outcome `json:"outcomes"`
}

func (s *shell) replay() *cobra.Command {
	return &cobra.Command{
		Use:   "replay DIR",
		Short: "Run whole cases and compare the answers with what was wanted",
		Long: `Replay runs every scenario folder of DIR: a post or a case, perhaps a diary and
answers, and want.yaml with what should come out and why. Each is also run a
week later and mirrored left to right, where nothing but dates and sides may
change. The exit code is 1 if anything differs.`,
		Example: "  spotter replay scenarios",
		Args:    oneArg,
		RunE: s.do(func(args []string) error {
			all, err := scenario.Load(os.DirFS(args[0]))
			if err != nil {
				return failed(args[0], 0, err.Error(), "name the folder that holds the scenario folders")
			}
			a, err := s.app()
			if err != nil {
				return err
			}
			d := replayDoc{Schema: "spotter.replay/1"}
			for _, sc := range all {
				o := scenario.Run(a, sc)
				d.Outcomes = append(d.Outcomes, o)
				if len(o.Fails) == 0 {
					d.Passed++
				} else {
					d.Failed++
					s.code = Failed
				}
			}
			if s.json {
				return s.printJSON(d)
			}
			p := s.page()
			var rows [][]string
			for _, o := range d.Outcomes {
				mark := "ok"
				if len(o.Fails) > 0 {
					mark = "FAIL"
				}
				rows = append(rows, []string{mark, o.Name, fmt.Sprint(o.Checks), o.About})
			}
			p.table(0, 3, rows)
			for _, o := range d.Outcomes {
				for _, f := range o.Fails {
					p.item(0, "✗", o.Name+": "+f)
				}
			}
			p.gap()
			p.line("", fmt.Sprintf("%d passed, %d failed", d.Passed, d.Failed))
			_, err = fmt.Fprint(s.out, p.String())
			return err
		}),
	}
}
