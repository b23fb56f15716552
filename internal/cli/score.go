package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"spotter/internal/intake"
	"spotter/internal/score"
)

type scoreDoc struct {
	Schema string              `json:"schema"`
	Posts  int                 `json:"posts"`
	Fields map[string]scoreRow `json:"fields"`
	Faults []score.Fault       `json:"faults"`
}

type scoreRow struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

func (s *shell) score() *cobra.Command {
	var words bool
	c := &cobra.Command{
		Use:   "score DIR",
		Short: "Measure how well labelled posts are read",
		Long: `Score reads every post of DIR that has a label file beside it (NAME.txt and
NAME.yaml), compares what was read with the labels, and prints the table. The
exit code is 1 if something happened that must never happen: an invented side,
a denied thing taken as positive, another poster's words taken as the person's,
an emergency not stopped, a harmless post stopped. The faults of posts that are
kept for measuring (set: check) are counted, not shown, unless --words is given.`,
		Example: "  spotter score testdata/posts",
		Args:    oneArg,
		RunE: s.do(func(args []string) error {
			a, err := s.app()
			if err != nil {
				return err
			}
			var failure error
			rep, err := score.Run(os.DirFS(args[0]), a.Read, func(c intake.Case) string {
				if c.AsOf.IsZero() {
					return "" // the post was not read
				}
				d, err := a.Screen(c, nil, c.AsOf)
				if err != nil {
					failure = err
				}
				return d.Level
			})
			if err != nil {
				return failed(args[0], 0, err.Error(), "name a folder with posts (NAME.txt) and their labels (NAME.yaml)")
			}
			if failure != nil {
				return failure
			}
			return s.printScore(rep, words)
		}),
	}
	c.Flags().BoolVar(&words, "words", false, "show the faults of check posts too")
	return c
}

func (s *shell) printScore(rep score.Report, words bool) error {
	d := scoreDoc{Schema: "spotter.score/1", Posts: len(rep.Posts), Fields: map[string]scoreRow{}, Faults: []score.Fault{}}
	for _, f := range score.Fields {
		t := rep.Field(f)
		d.Fields[f] = scoreRow{t.Precision(), t.Recall(), t.F1()}
	}
	for _, f := range rep.Faults() {
		d.Faults = append(d.Faults, f)
		if f.Hard {
			s.code = Failed
		}
	}
	if s.json {
		return s.printJSON(d)
	}
	_, err := fmt.Fprint(s.out, rep.Text(words))
	return err
}
