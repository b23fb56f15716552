package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"spotter/internal/lift"
	"spotter/knowledge"
)

// namesDoc says how many written exercise names are understood.
type namesDoc struct {
	Schema   string         `json:"schema"`
	Names    int            `json:"names"`
	Uses     int            `json:"uses"`
	Mapped   int            `json:"mapped_names"` // a lift, or an honest family
	UsesOf   int            `json:"mapped_uses"`
	How      map[string]int `json:"how"` // names per way of matching
	Unmapped []string       `json:"unmapped"`
}

func (s *shell) knowledgeNames() *cobra.Command {
	return &cobra.Command{
		Use:   "names FILE|-",
		Short: "Say which exercise names of a list are understood",
		Long: `Names reads a list of exercise names, one a line or as CSV with the columns
name and count, and says how many are a lift of the catalogue or at least a
known kind of movement.`,
		Example: "  spotter knowledge names testdata/exercise_names.csv",
		Args:    oneArg,
		RunE: s.do(func(args []string) error {
			b, shown, err := s.text(args[0])
			if err != nil {
				return err
			}
			cat, err := knowledge.Lifts()
			if err != nil {
				return err
			}
			d, err := namesOf(shown, b, cat)
			if err != nil {
				return err
			}
			if s.json {
				return s.printJSON(d)
			}
			fmt.Fprintf(s.out, "names  %6d of %6d  %5.1f %%\nuses   %6d of %6d  %5.1f %%\n", d.Mapped, d.Names, share(d.Mapped, d.Names), d.UsesOf, d.Uses, share(d.UsesOf, d.Uses))
			for _, how := range []string{lift.HowExact, lift.HowAlias, lift.HowRule, lift.HowFamily, lift.HowNone} {
				fmt.Fprintf(s.out, "%-7s%6d names\n", how, d.How[how])
			}
			return nil
		}),
	}
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// namesOf matches every name of a list.
func namesOf(file string, b []byte, cat *lift.Catalogue) (namesDoc, error) {
	d := namesDoc{Schema: "spotter.names/1", How: map[string]int{}, Unmapped: []string{}}
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	for n := 0; ; n++ {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return d, nil
		}
		if err != nil {
			return d, failed(file, n+1, err.Error(), "give one name a line, or CSV with name,count")
		}
		if n == 0 && row[0] == "name" {
			continue
		}
		uses := 1
		if len(row) > 1 {
			if c, err := strconv.Atoi(row[1]); err == nil && c > 0 {
				uses = c
			}
		}
		m := cat.Match(row[0])
		d.Names++
		d.Uses += uses
		d.How[m.How]++
		if m.How == lift.HowNone {
			d.Unmapped = append(d.Unmapped, row[0])
			continue
		}
		d.Mapped++
		d.UsesOf += uses
	}
}

type reviewDoc struct {
	Schema    string `json:"schema"`
	Knowledge string `json:"knowledge"`
	Issued    string `json:"issued"`
	Expires   string `json:"advice_expires"`
	Reviewed  string `json:"clinician_review"`
}

func (s *shell) knowledgeReview() *cobra.Command {
	return &cobra.Command{
		Use:   "review-status",
		Short: "Say which clinician has reviewed the clinical files, and when they expire",
		Args:  cobra.NoArgs,
		RunE: s.do(func([]string) error {
			m, err := knowledge.Issue()
			if err != nil {
				return err
			}
			d := reviewDoc{"spotter.review/1", knowledge.Version(), m.Issued, m.Expires().String(), m.ClinicianReview}
			if s.json {
				return s.printJSON(d)
			}
			who := "Reviewed by: " + d.Reviewed
			if d.Reviewed == "none" {
				w, err := s.words()
				if err != nil {
					return err
				}
				who = w.say("safety.no_clinician_review")
			}
			_, err = fmt.Fprintf(s.out, "knowledge %s, issued %s, no advice from %s on\n%s\n", d.Knowledge, d.Issued, d.Expires, who)
			return err
		}),
	}
}
