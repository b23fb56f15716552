package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spotter/frontend"
	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/report"
	"spotter/internal/report/fhir"
	letterpage "spotter/internal/report/page"
	"spotter/internal/report/paper"
)

// reportFlags are the flags of spotter report.
type reportFlags struct {
	diary, asOf, name, verify, pdf, paper, findings, to, fhir, html string
	text, explain, private, quick                                   bool
	names, dates, drugs                                             bool
}

func (s *shell) reportCmd() *cobra.Command {
	var o reportFlags
	c := &cobra.Command{
		Use:   "report CASE|-",
		Short: "Write the letter for a clinician",
		Long: `Report writes the letter that a clinician reads first: warning signs with what
was not asked, places, course, what sets it off and what goes well, what was
tried, medicine, function, limits, the meet. Facts as told and logged, no
diagnosis. After a red flag it holds no load, and the exit code is 3.

--pdf FILE writes it on one page of --paper a4 or letter, with a form to tear off;
a second page only where the facts would not fit.

In a diary of years the search for what comes before the pain takes up to some
seconds; --no-search leaves it out, and the letter says so.

--text writes it for a forum: without name, dates, medicine and clinicians'
notes unless they are asked for. --explain names the diary entries behind
every figure. --verify HASH says whether a page with that hash is this one.`,
		Example: `  spotter report case.json --diary log.jsonl
  spotter report case.json --diary log.jsonl --text > post.txt
  spotter report case.json --diary log.jsonl --explain`,
		Args: oneArg,
		RunE: s.do(func(args []string) error { return s.writeLetter(args[0], o) }),
	}
	s.dayFlags(c, &o.diary, &o.asOf)
	f := c.Flags()
	f.StringVar(&o.name, "name", "", "name that stands on the letter (default: none)")
	f.StringVar(&o.verify, "verify", "", "compare with the hash printed on a page")
	f.StringVar(&o.findings, "findings", "", "a clinician's findings and limits (spotter.findings/1): they count in this letter")
	f.StringVar(&o.to, "to", "", "with --findings: the diary to keep them in")
	f.StringVar(&o.fhir, "fhir", "", "write a FHIR R4 Bundle to this file")
	f.StringVar(&o.html, "html", "", "write one HTML page to this file; with --explain it says where each figure comes from")
	f.StringVar(&o.pdf, "pdf", "", "write a PDF to this file")
	f.StringVar(&o.paper, "paper", paper.A4, "paper of the PDF: a4 or letter")
	f.BoolVar(&o.text, "text", false, "plain text for a forum")
	f.BoolVar(&o.explain, "explain", false, "trace every figure to diary entries")
	f.BoolVar(&o.quick, "no-search", false, "do not search the diary for what comes before the pain")
	f.BoolVar(&o.private, "private", false, "private answers may stand on the letter")
	f.BoolVar(&o.names, "with-name", false, "with --text: keep the name")
	f.BoolVar(&o.dates, "with-dates", false, "with --text: keep dates")
	f.BoolVar(&o.drugs, "with-medicine", false, "with --text: keep medicine")
	return c
}

func (s *shell) writeLetter(name string, o reportFlags) error {
	in, err := s.load(name, o.diary, o.asOf)
	if err != nil {
		return err
	}
	if err := s.findings(&in, o); err != nil {
		return err
	}
	a, err := s.app()
	if err != nil {
		return err
	}
	r := app.LetterRequest{Case: in.c, Entries: in.entries, AsOf: in.asOf, Name: o.name, Private: o.private, Explain: o.explain}
	if !o.quick {
		found, err := s.searched(a, r)
		if err != nil {
			return err
		}
		r.Found = &found
	}
	l, err := a.Letter(r)
	if err != nil {
		return err
	}
	if o.verify != "" && !strings.EqualFold(o.verify, l.Hash) {
		return failed(name, 0, "this page is not "+o.verify, "the diary, the day, the name or the knowledge is another one; the letter of today has the hash "+l.Hash)
	}
	if err := s.letterFiles(&l, a, o); err != nil {
		return err
	}
	return s.showReport(l, report.Write(&l, a.Text(), report.Options{Forum: o.text, Names: o.names, Dates: o.dates, Drugs: o.drugs}))
}

// searched looks for what comes before the pain, and says on standard error
// every few seconds how far it is.
func (s *shell) searched(a *app.App, r app.LetterRequest) (app.TriggersDoc, error) {
	last := s.now()
	return a.Triggers(app.TriggersRequest{Case: r.Case, Entries: r.Entries, AsOf: r.AsOf,
		Stop: func() bool { return s.ctx.Err() != nil },
		Progress: func(share float64) {
			if now := s.now(); now.Sub(last) >= 2*time.Second {
				last = now
				fmt.Fprintf(s.err, "searching the diary: %.0f %%; --no-search leaves it out\n", 100*share)
			}
		}})
}

// findings adds what a clinician sent back, to the letter and to a diary.
func (s *shell) findings(in *inputs, o reportFlags) error {
	if o.findings == "" {
		return nil
	}
	raw, shown, err := s.text(o.findings)
	if err != nil {
		return err
	}
	more, err := app.FindingsEntries(raw)
	if err != nil {
		return failed(shown, 0, err.Error(), "nothing of this file was taken; correct it and try again")
	}
	in.entries = append(in.entries, more...)
	if o.to == "" {
		return nil
	}
	kept, err := s.loadDiary(o.to)
	if err != nil {
		return err
	}
	merged, err := diary.Merge(kept, more)
	if err != nil {
		return failed(o.to, 0, err.Error(), "correct the diary and try again; nothing was written")
	}
	return writeDiary(o.to, merged)
}

// letterFiles writes the PDF, the page and the FHIR bundle.
func (s *shell) letterFiles(l *report.Letter, a *app.App, o reportFlags) error {
	if o.paper != paper.A4 && o.paper != paper.Letter {
		return usage("--paper "+o.paper, "a4 or letter")
	}
	if o.fhir != "" {
		raw, err := fhir.Bundle(l)
		if err != nil {
			return err
		}
		if err := writeWhole(o.fhir, raw); err != nil {
			return err
		}
	}
	if o.html != "" {
		css, err := fs.ReadFile(frontend.Files, "static/letter.css")
		if err != nil {
			return err
		}
		if err := writeWhole(o.html, letterpage.File(l, report.Write(l, a.Text(), report.Options{}), css, report.Why(l, a.Text()))); err != nil {
			return err
		}
	}
	if o.pdf == "" {
		return nil
	}
	raw, _, err := paper.Draw(l, report.Write(l, a.Text(), report.Options{}), o.paper, paper.Fonts{Regular: frontend.FontRegular, Bold: frontend.FontBold})
	if err != nil {
		return err
	}
	return writeWhole(o.pdf, raw)
}

// writeWhole writes a private file, whole or not at all.
func writeWhole(to string, raw []byte) error {
	f, err := startFile(to, true)
	if err != nil {
		return err
	}
	defer f.drop()
	if _, err := f.Write(raw); err != nil {
		return fileFault(to, err)
	}
	return f.finish(true)
}

func (s *shell) showReport(l report.Letter, sheet report.Sheet) error {
	if l.Status == app.StatusStopped {
		s.code = Stopped
	}
	if s.json {
		return s.printJSON(l)
	}
	if _, err := io.WriteString(s.out, sheet.Text()); err != nil {
		return err
	}
	for _, t := range l.Trace {
		raw, err := json.Marshal(t.From)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(s.out, "%s = %s\t%s\n", t.Figure, t.Value, raw); err != nil {
			return err
		}
	}
	return nil
}
