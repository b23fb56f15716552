package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/app"
)

const about = `spotter reads a post about pain from training, screens it for red flags, shows
which pain patterns fit, and makes a day-by-day plan to the meet that keeps the
competition lifts.

spotter is a training log and education for adult strength athletes. It does
not diagnose, treat, or clear you to train. It is not for emergencies.
No clinician has reviewed the clinical files.

Without a command it opens the app on this machine; nothing leaves it.`

const examples = `  spotter                                    open the app in a browser
  spotter read post.txt --json > case.json   a post becomes a case
  spotter screen case.json --ask             answer the red-flag questions
  spotter plan case.json --diary log.jsonl   the plan to the meet

Every command takes - for standard input:
  spotter read post.txt --json | spotter plan - --why`

// root is spotter without a command: it serves the app.
func (s *shell) root() *cobra.Command {
	var addr, data, address string
	var open bool
	c := &cobra.Command{
		Use:               "spotter",
		Short:             "Training through pain, to the meet: a log and education, no diagnosis",
		Long:              about,
		Example:           examples,
		Args:              cobra.NoArgs,
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		RunE: s.do(func([]string) error {
			return s.serve(addr, data, address, open)
		}),
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to serve on")
	c.Flags().StringVar(&data, "data", "", "data folder (default $XDG_DATA_HOME/spotter)")
	c.Flags().StringVar(&address, "db", "", "keep the data in PostgreSQL 15 or newer: postgres://user@host/name (or $SPOTTER_DB; password in PGPASSWORD)")
	c.Flags().BoolVar(&open, "no-link", false, "serve to any browser on this machine, without the link; for tests and machines of your own")
	c.PersistentFlags().BoolVar(&s.json, "json", false, "print one JSON document and nothing else")
	c.PersistentFlags().StringVar(&s.lang, "lang", s.lang, "language of the output: "+strings.Join(app.Languages(), ", ")+" (or $SPOTTER_LANG; default en)")
	c.AddCommand(s.read(), s.screen(), s.explain(), s.plan(), s.todayCmd(), s.attempts(), s.triggersCmd(), s.trialCmd(), s.simulateCmd(), s.reportCmd(),
		s.backupCmd(), s.restoreCmd(), s.exportCmd(), s.doctorCmd(),
		s.importCmd(), s.knowledge(), s.replay(), s.score(), s.version(), s.gallery(), s.dev(), s.teachCmd())
	return c
}
