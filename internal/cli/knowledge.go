package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"spotter/knowledge"
)

func (s *shell) knowledge() *cobra.Command {
	c := &cobra.Command{
		Use:   "knowledge",
		Short: "Check and name the knowledge compiled into this program",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s.running = true
			return usage("knowledge needs a word after it", "check, version, names FILE or review-status")
		},
	}
	c.AddCommand(s.knowledgeCheck(), s.knowledgeVersion(), s.knowledgeNames(), s.knowledgeReview())
	return c
}

type checkDoc struct {
	Schema    string            `json:"schema"`
	Knowledge string            `json:"knowledge"`
	Faults    []knowledge.Fault `json:"faults"`
}

func (s *shell) knowledgeCheck() *cobra.Command {
	return &cobra.Command{
		Use:     "check",
		Short:   "List every fault of the knowledge files, with file and line",
		Example: "  spotter knowledge check",
		Args:    cobra.NoArgs,
		RunE: s.do(func([]string) error {
			faults := knowledge.Check(knowledge.FS())
			if len(faults) > 0 {
				s.code = Failed
			}
			if s.json {
				return s.printJSON(checkDoc{"spotter.knowledge_check/1", knowledge.Version(), append([]knowledge.Fault{}, faults...)})
			}
			for _, f := range faults {
				fmt.Fprintln(s.err, f)
			}
			_, err := fmt.Fprintf(s.out, "knowledge %s: %s\n", knowledge.Version(), count(len(faults), "fault"))
			return err
		}),
	}
}

func (s *shell) knowledgeVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the hash of the knowledge files",
		Args:  cobra.NoArgs,
		RunE: s.do(func([]string) error {
			if s.json {
				return s.printJSON(map[string]string{"schema": "spotter.knowledge_version/1", "knowledge": knowledge.Version()})
			}
			_, err := fmt.Fprintln(s.out, knowledge.Version())
			return err
		}),
	}
}
