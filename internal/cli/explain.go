package cli

import "github.com/spf13/cobra"

func (s *shell) explain() *cobra.Command {
	var diaryName, asOf string
	c := &cobra.Command{
		Use:   "explain CASE|-",
		Short: "Show which pain patterns fit, what would tell them apart, whom to see",
		Long: `Explain weighs known pain patterns against what was told. It says what fits and
what speaks against it, never what somebody "has", and gives no percentages.
What would tell the patterns apart is a question, a movement, or a test that a
clinician does. When a red flag stops, it says nothing about patterns.`,
		Example: `  spotter explain case.json
  spotter explain case.json --diary log.jsonl --json`,
		Args: oneArg,
		RunE: s.do(func(args []string) error {
			in, err := s.load(args[0], diaryName, asOf)
			if err != nil {
				return err
			}
			a, err := s.app()
			if err != nil {
				return err
			}
			doc, err := a.Explain(in.c, in.entries, in.asOf)
			if err != nil {
				return err
			}
			return s.finish(doc, doc.Halt != nil, func(p *page, w *words) { showExplain(p, w, doc) })
		}),
	}
	s.dayFlags(c, &diaryName, &asOf)
	return c
}
