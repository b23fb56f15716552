package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"spotter/internal/intake"
)

func (s *shell) read() *cobra.Command {
	var asOf string
	c := &cobra.Command{
		Use:   "read POST|-",
		Short: "Turn a post or a whole thread into a case",
		Long: `Read takes a post, or a copied thread, and writes down what it says: where it
hurts, what sets it off, what was tried, the meet, what must stay. What others
in the thread suggest is kept apart. What was not said stays unknown, and the
next questions come in the order in which they change the advice most.`,
		Example: `  spotter read post.txt
  spotter read post.txt --as-of 2026-03-02 --json > case.json
  xclip -o | spotter read -`,
		Args: oneArg,
		RunE: s.do(func(args []string) error {
			b, shown, err := s.text(args[0])
			if err != nil {
				return err
			}
			d, err := s.asOf(asOf, s.today())
			if err != nil {
				return err
			}
			a, err := s.app()
			if err != nil {
				return err
			}
			c, err := a.Read(string(b), d)
			var bad *intake.BadInput
			if errors.As(err, &bad) {
				return s.refuse(a, shown, bad)
			}
			if err != nil {
				return err
			}
			if s.json {
				return s.printJSON(caseJSON{c})
			}
			screen, err := a.Screen(c, nil, d)
			if err != nil {
				return err
			}
			return s.print(func(p *page, w *words) { showCase(p, w, c, string(b), screen) })
		}),
	}
	c.Flags().StringVar(&asOf, "as-of", "", "day the post was written, YYYY-MM-DD (default today)")
	return c
}

// caseJSON writes a case with the fields that a newer version added.
type caseJSON struct{ c intake.Case }

// MarshalJSON uses the case codec.
func (j caseJSON) MarshalJSON() ([]byte, error) { return intake.Encode(j.c) }
