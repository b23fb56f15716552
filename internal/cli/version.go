package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Version of the program.
const Version = "0.1.0"

type versionDoc struct {
	Schema    string `json:"schema"`
	Version   string `json:"version"`
	Knowledge string `json:"knowledge"`
	Commit    string `json:"commit,omitempty"`
	Go        string `json:"go"`
}

func (s *shell) version() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Say which spotter and which knowledge this is",
		Example: "  spotter version --json",
		Args:    cobra.NoArgs,
		RunE: s.do(func([]string) error {
			a, err := s.app()
			if err != nil {
				return err
			}
			d := versionDoc{"spotter.version/1", Version, a.KnowledgeVersion(), commit(), runtime.Version()}
			if s.json {
				return s.printJSON(d)
			}
			_, err = fmt.Fprintf(s.out, "spotter %s, knowledge %s, %s\n", d.Version, d.Knowledge, d.Go)
			return err
		}),
	}
}

// commit is the revision the binary was built from, where that is known.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return ""
}
