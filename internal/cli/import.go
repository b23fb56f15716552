package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/importer"
	"spotter/internal/notes"
	"spotter/knowledge"
)

type importFlags struct {
	to, unit, dayFirst, columns, names, same, person, setForm, asOf string
	bars                                                            []string
	acceptNotes                                                     string
	dry                                                             bool
}

func (s *shell) importCmd() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: "Turn other apps' exports into diary entries",
		Long: `Reads exports of Strong, Hevy, FitNotes, Fitbod, JEFIT, RepCount, StrongLifts,
Liftosaur, LiftLog, GymBook, GymRun, Alpha Progression, wger, Garmin FIT, Apple
Health, OpenPowerlifting, Bearable, Daylio, and most other tables. The format is
told by what is in the file. What the file does not say is asked, never guessed:
then nothing is written, the exit code is 2, and each question names the flag
that answers it.`,
		Example: `  spotter import strong.csv --dry-run
  spotter import strong.csv --unit lb --to diary.jsonl
  spotter import hevy.csv bodyweight.csv --to diary.jsonl
  spotter import sheet.csv --columns "date=A,lift=B,load=C,reps=D" --to diary.jsonl`,
		Args: cobra.MinimumNArgs(1),
		RunE: s.do(func(args []string) error { return s.importFiles(args, f) }),
	}
	fl := c.Flags()
	fl.StringVar(&f.to, "to", "", "diary file to add to (without it, entries go to standard output)")
	fl.StringVar(&f.unit, "unit", "", "unit of loads that state none: kg or lb")
	fl.StringVar(&f.dayFirst, "day-first", "", "dates such as 3/4/2026 start with the day: yes or no")
	fl.StringVar(&f.columns, "columns", "", "what the columns of a table are: date=A,lift=B,load=C,reps=D")
	fl.StringVar(&f.setForm, "set-form", "", "order of the numbers in a cell such as 100x5x3: load-reps-sets, sets-reps-load, load-reps, …")
	fl.StringVar(&f.names, "map", "", "file of lines \"exercise name = lift\"; kept in the diary")
	fl.StringArrayVar(&f.bars, "bar", nil, "where the bar lies in an exercise: \"Squat (Barbell)=low\", high or unknown; kept in the diary")
	fl.StringVar(&f.same, "same", "", "sets that stand in the diary already from another hand: one or both")
	fl.StringVar(&f.person, "person", "", "whose rows of a list of results")
	fl.StringVar(&f.asOf, "as-of", "", "the day of today, for sets dated after it (default: the clock's)")
	fl.StringVar(&f.acceptNotes, "accept-notes", "", "what the notes say about pain goes in: all, or a file of lines \"id yes\", \"id no\" or \"id 4\" (how strong)")
	fl.BoolVar(&f.dry, "dry-run", false, "only report what would happen")
	return c
}

// importing is one run of the command.
type importing struct {
	s   *shell
	f   importFlags
	req app.ImportRequest
	doc app.ImportDoc
}

func (s *shell) importFiles(names []string, f importFlags) error {
	run := importing{s: s, f: f}
	said, err := run.prepare()
	if err != nil {
		return err
	}
	for _, name := range names {
		file, done, err := run.file(name, said)
		if err != nil {
			return err
		}
		defer done()
		run.req.Files = append(run.req.Files, file)
	}
	a, err := s.app()
	if err != nil {
		return err
	}
	if run.doc, err = a.Import(run.req); err != nil {
		return err
	}
	for _, x := range run.doc.Files {
		if x.Refused != nil {
			return failed(x.File, x.Refused.Line, x.Refused.What, x.Refused.Cure)
		}
	}
	if run.doc.Asked() {
		s.code = Usage
	} else if !f.dry {
		if err := run.write(); err != nil {
			return err
		}
	}
	return run.show()
}

// prepare reads the answers on the command line and the diary.
func (r *importing) prepare() (said app.ImportSaid, err error) {
	if r.req.Today, err = r.s.asOf(r.f.asOf, day.Date{}); err != nil {
		return said, err
	}
	if said, err = r.f.said(); err != nil {
		return said, err
	}
	r.req.Same = r.f.same
	if r.req.Answers, err = r.names(); err != nil {
		return said, err
	}
	if err = r.pain(); err != nil || r.f.to == "" {
		return said, err
	}
	if _, statErr := os.Stat(r.f.to); statErr == nil {
		r.req.Entries, err = r.s.loadDiary(r.f.to)
	}
	return said, err
}

func (f importFlags) said() (app.ImportSaid, error) {
	said := app.ImportSaid{Unit: f.unit, Person: f.person, SetForm: f.setForm}
	oneOf := func(flag, value string, allowed ...string) error {
		if value == "" || slices.Contains(allowed, value) {
			return nil
		}
		return usage(fmt.Sprintf("%s is %s, not %s", flag, orList(allowed), value), "for example "+flag+" "+allowed[0])
	}
	err := errors.Join(oneOf("--unit", f.unit, "kg", "lb"), oneOf("--day-first", f.dayFirst, "yes", "no"), oneOf("--same", f.same, importer.SameOne, importer.SameBoth),
		oneOf("--set-form", f.setForm, importer.SetForms...))
	if err != nil {
		return said, err
	}
	if f.dayFirst != "" {
		first := f.dayFirst == "yes"
		said.DayFirst = &first
	}
	if f.columns != "" {
		m, err := importer.ParseMapping(f.columns)
		if err != nil {
			return said, usage("--columns: "+err.Error(), "")
		}
		said.Columns = &m
	}
	return said, nil
}

func orList(words []string) string {
	out := words[0]
	for i, w := range words[1:] {
		if i == len(words)-2 {
			out += " or " + w
		} else {
			out += ", " + w
		}
	}
	return out
}

// names reads --map and --bar.
func (r *importing) names() (importer.Answers, error) {
	a := importer.Answers{Bars: map[string]string{}}
	for _, b := range r.f.bars {
		name, bar, err := importer.ParseBar(b)
		if err != nil {
			return a, usage("--bar: "+err.Error(), `for example --bar "Squat (Barbell)=low"`)
		}
		a.Bars[name] = bar
	}
	if r.f.names == "" {
		return a, nil
	}
	b, shown, err := r.s.text(r.f.names)
	if err != nil {
		return a, err
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		return a, err
	}
	a.Aliases, err = importer.ParseAliases(string(b), cat)
	return a, refusedFault(shown, err)
}

// refusedFault words what an importer refuses with the file's name.
func refusedFault(name string, err error) error {
	var refused *importer.Refused
	if errors.As(err, &refused) {
		return failed(name, refused.Line, refused.What, refused.Cure)
	}
	return err
}

// file opens an export; one on disk is read in place, so that a Health export
// of any size can be streamed.
func (r *importing) file(name string, said app.ImportSaid) (app.ImportFile, func() error, error) {
	in, shown, err := r.s.open(name)
	if err != nil {
		return app.ImportFile{}, nil, err
	}
	file := app.ImportFile{Name: shown, Said: said, Progress: r.s.progress(shown)}
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			file.From, file.Size = f, info.Size()
			return file, in.Close, nil
		}
	}
	data, err := io.ReadAll(io.LimitReader(in, importer.MaxBytes+1))
	if err != nil {
		return file, nil, errors.Join(fileFault(shown, err), in.Close())
	}
	file.From, file.Size = bytes.NewReader(data), int64(len(data))
	return file, in.Close, nil
}

// progress says on standard error how far a long file is, every few seconds.
func (s *shell) progress(name string) func(int) {
	const every = 2 * time.Second
	var start, last time.Time
	first := 0
	return func(rows int) {
		now := s.now()
		if start.IsZero() { // the file's turn has come
			start, last, first = now, now, rows
		}
		if now.Sub(last) < every {
			return
		}
		last = now
		fmt.Fprintf(s.err, "%s: %d rows, %.0f a second\n", name, rows, float64(rows-first)/now.Sub(start).Seconds())
	}
}

// pain reads --accept-notes.
func (r *importing) pain() error {
	r.req.AllPain = r.f.acceptNotes == "all"
	if r.f.acceptNotes == "" || r.req.AllPain {
		return nil
	}
	b, shown, err := r.s.text(r.f.acceptNotes)
	if err != nil {
		return err
	}
	bad := 0
	if r.req.Notes, bad = notes.ParseChoices(string(b)); bad > 0 {
		return failed(shown, bad, "this line is no choice", "write \"id yes\", \"id no\" or \"id 4\"; --dry-run lists the ids")
	}
	return nil
}

// write adds everything in one step, or nothing.
func (r *importing) write() error {
	r.doc.Written = r.f.to != ""
	switch {
	case r.f.to != "":
		if len(r.doc.Entries) == 0 {
			return nil
		}
		return writeDiary(r.f.to, slices.Concat(r.req.Entries, r.doc.Entries))
	case r.s.json:
		return nil
	}
	return diary.Encode(r.s.out, r.doc.Entries)
}

func writeDiary(to string, entries []diary.Entry) error {
	f, err := startFile(to, true)
	if err != nil {
		return err
	}
	defer f.drop()
	if err := diary.Encode(f, entries); err != nil {
		return fileFault(to, err)
	}
	return f.finish(true)
}
