package cli

import (
	"bytes"
	"encoding/json"
	"os"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/intake"
)

func (s *shell) screen() *cobra.Command {
	var diaryName, asOf, out string
	var answers []string
	var ask bool
	c := &cobra.Command{
		Use:   "screen CASE|-",
		Short: "Run the red-flag screen: what fires, what still has to be asked",
		Long: `Screen asks the questions that can change everything. A question without an
answer is never a no, and "unsure" counts as yes where it matters most.

Exit code 3 says that a red flag fired and that nothing but the stop is shown.`,
		Example: `  spotter screen case.json
  spotter screen case.json --ask --out case.json
  spotter screen case.json --answer night_pain_unrelenting=no --answer fever=unsure`,
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
			if err := s.answer(a, &in, answers); err != nil {
				return err
			}
			if ask {
				if args[0] == "-" || diaryName == "-" {
					return usage("--ask needs standard input for the answers", "give CASE and --diary as files")
				}
				if err := s.interview(a, &in); err != nil {
					return err
				}
			}
			if out != "" {
				if err := writeCase(out, in.c); err != nil {
					return err
				}
			}
			doc, err := a.Screen(in.c, in.entries, in.asOf)
			if err != nil {
				return err
			}
			return s.finish(doc, doc.Stopped != nil, func(p *page, w *words) { showScreen(p, w, doc) })
		}),
	}
	f := c.Flags()
	f.StringArrayVar(&answers, "answer", nil, "answer a question: id=yes, id=no or id=unsure (repeatable)")
	f.BoolVar(&ask, "ask", false, "ask the open questions one by one")
	f.StringVar(&out, "out", "", "write the case with the answers to this file")
	s.dayFlags(c, &diaryName, &asOf)
	return c
}

// dayFlags are shared by the commands that work on a case and a diary.
func (s *shell) dayFlags(c *cobra.Command, diaryName, asOf *string) {
	c.Flags().StringVar(diaryName, "diary", "", "diary file, or - for standard input")
	c.Flags().StringVar(asOf, "as-of", "", "day to answer for, YYYY-MM-DD (default today, or the case's day if that is later)")
}

// answer puts the answers of the command line into the case.
func (s *shell) answer(a *app.App, in *inputs, answers []string) error {
	for _, kv := range answers {
		c, err := a.Answer(in.c, kv)
		if err != nil {
			return usage("--answer "+kv+": "+err.Error(), "write id=yes, id=no or id=unsure; spotter screen CASE lists the ids")
		}
		in.c = c
	}
	return nil
}

// writeCase writes a case so that a half-written file never replaces a whole one.
func writeCase(name string, c intake.Case) error {
	raw, err := intake.Encode(c)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	tmp := name + ".part"
	if err := os.WriteFile(tmp, b.Bytes(), 0o600); err != nil {
		return fileFault(tmp, err)
	}
	if err := os.Rename(tmp, name); err != nil {
		return fileFault(name, err)
	}
	return nil
}
