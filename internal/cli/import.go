package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/importer"
	"spotter/internal/lift"
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

// importDoc is what `import --json` prints.
type importDoc struct {
	Schema    string       `json:"schema"`
	Files     []importFile `json:"files"`
	Added     int          `json:"added"`
	Known     int          `json:"already_there"`
	Corrected int          `json:"corrected"`
	Written   bool         `json:"written"`
	Held      []heldSet    `json:"held"` // stored, shown, not used until confirmed

	Notes         []notes.Proposal `json:"notes"` // what the notes say about pain: proposals
	NotesAccepted int              `json:"notes_accepted"`
}

type importFile struct {
	File      string              `json:"file"`
	Report    importer.Report     `json:"report"`
	New       int                 `json:"new"`
	Known     int                 `json:"already_there"`
	Corrected int                 `json:"corrected"`
	KeptHand  int                 `json:"kept_as_corrected_by_hand"`
	Gone      int                 `json:"no_longer_in_the_file"`
	Same      []importer.Pair     `json:"same"`
	Questions []importer.Question `json:"questions"`
	Open      []importer.Question `json:"open_questions"`
	Faults    []diary.Fault       `json:"faults"`
}

type heldSet struct {
	ID   string  `json:"id,omitempty"`
	Day  string  `json:"day"`
	Name string  `json:"name"`
	Kg   lift.Kg `json:"kg"`
	Reps int     `json:"reps"`
	Why  string  `json:"why"`
	Best lift.Kg `json:"best,omitempty"`
}

// importing is one run of the command.
type importing struct {
	s       *shell
	f       importFlags
	opt     importer.Options
	answers importer.Answers
	today   day.Date
	old     []diary.Entry // the diary before
	add     []diary.Entry // what goes in
	all     []diary.Entry // all that the files hold, known or new
	doc     importDoc
	asked   bool
}

func (s *shell) importFiles(names []string, f importFlags) error {
	run := importing{s: s, f: f, doc: importDoc{Schema: "spotter.import/1"}}
	if err := run.prepare(); err != nil {
		return err
	}
	for _, name := range names {
		if err := run.file(name); err != nil {
			return err
		}
	}
	if err := run.notes(); err != nil {
		return err
	}
	run.held()
	if run.asked {
		s.code = Usage
	} else if !f.dry {
		if err := run.write(); err != nil {
			return err
		}
	}
	return run.show()
}

// prepare reads the answers on the command line and the diary's memory.
func (r *importing) prepare() error {
	var err error
	if r.today, err = r.s.asOf(r.f.asOf, day.Date{}); err != nil {
		return err
	}
	if r.opt, err = r.f.options(); err != nil {
		return err
	}
	if r.answers, err = r.said(); err != nil {
		return err
	}
	if r.f.to != "" {
		if _, err := os.Stat(r.f.to); err == nil {
			if r.old, err = r.s.loadDiary(r.f.to); err != nil {
				return err
			}
		}
	}
	r.opt.Today = r.today
	memory := importer.Remember(r.old)
	r.opt.Memory = memory.With(r.answers)
	r.add = r.answers.Entries(r.today, memory)
	return nil
}

func (f importFlags) options() (importer.Options, error) {
	opt := importer.Options{Unit: f.unit, Person: f.person, SetForm: f.setForm}
	oneOf := func(flag, value string, allowed ...string) error {
		if value == "" || slices.Contains(allowed, value) {
			return nil
		}
		return usage(fmt.Sprintf("%s is %s, not %s", flag, orList(allowed), value), "for example "+flag+" "+allowed[0])
	}
	err := errors.Join(oneOf("--unit", f.unit, "kg", "lb"), oneOf("--day-first", f.dayFirst, "yes", "no"), oneOf("--same", f.same, importer.SameOne, importer.SameBoth),
		oneOf("--set-form", f.setForm, importer.SetForms...))
	if err != nil {
		return opt, err
	}
	if f.dayFirst != "" {
		first := f.dayFirst == "yes"
		opt.DayFirst = &first
	}
	if f.columns != "" {
		m, err := importer.ParseMapping(f.columns)
		if err != nil {
			return opt, usage("--columns: "+err.Error(), "")
		}
		opt.Mapping = &m
	}
	opt.Catalogue, err = knowledge.Lifts()
	return opt, err
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

// said reads --map and --bar.
func (r *importing) said() (importer.Answers, error) {
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
	a.Aliases, err = importer.ParseAliases(string(b), r.opt.Catalogue)
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

// file reads one export and merges it with the diary and the files before it.
func (r *importing) file(name string) error {
	res, err := r.read(name)
	if err != nil {
		return err
	}
	m := importer.Merge(slices.Concat(r.old, r.add), res.Entries, r.f.same)
	if len(m.Same) > 0 && r.f.same == importer.SameAsk {
		res.Questions = append(res.Questions, importer.Question{ID: "same", About: fmt.Sprint(len(m.Same)), Choices: []string{importer.SameOne, importer.SameBoth}, Flag: "--same one"})
	}
	r.add = append(r.add, m.Add...)
	r.all = append(r.all, res.Entries...)
	r.doc.Added += m.New
	r.doc.Known += m.Known
	r.doc.Corrected += m.Corrected
	r.asked = r.asked || len(res.Questions) > 0
	if r.opt.Mapping != nil && res.Report.Signature != "" {
		e := importer.ColumnsEntry(r.today, res.Report.Signature, *r.opt.Mapping)
		if !slices.ContainsFunc(slices.Concat(r.old, r.add), func(o diary.Entry) bool { return o.Question == e.Question && o.Value == e.Value }) {
			r.add = append(r.add, e)
		}
	}
	r.doc.Files = append(r.doc.Files, importFile{File: name, Report: res.Report, New: m.New, Known: m.Known, Corrected: m.Corrected, KeptHand: m.Kept, Gone: m.Gone,
		Same: append([]importer.Pair{}, m.Same...), Questions: append([]importer.Question{}, res.Questions...), Open: append([]importer.Question{}, res.Open...), Faults: append([]diary.Fault{}, res.Faults...)})
	return nil
}

// read opens a file; one on disk is read in place, so that a Health export of
// any size can be streamed.
func (r *importing) read(name string) (importer.Result, error) {
	in, shown, err := r.s.open(name)
	if err != nil {
		return importer.Result{}, err
	}
	defer in.Close()
	opt := r.opt
	opt.Progress = r.s.progress(shown)
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			res, err := importer.ImportFrom(f, info.Size(), opt)
			return res, refusedFault(shown, err)
		}
	}
	data, err := io.ReadAll(io.LimitReader(in, importer.MaxBytes+1))
	if err != nil {
		return importer.Result{}, fileFault(shown, err)
	}
	res, err := importer.Import(data, opt)
	return res, refusedFault(shown, err)
}

// progress says on standard error how far a long file is, every few seconds.
func (s *shell) progress(name string) func(int) {
	const every = 2 * time.Second
	start := s.now()
	last := start
	return func(rows int) {
		now := s.now()
		if now.Sub(last) < every {
			return
		}
		last = now
		fmt.Fprintf(s.err, "%s: %d rows, %.0f a second\n", name, rows, float64(rows)/now.Sub(start).Seconds())
	}
}

// notes reads the new entries' notes for pain. What they say is shown, and goes
// in only where the person said so.
func (r *importing) notes() error {
	all := r.f.acceptNotes == "all"
	var choices map[string]notes.Choice
	if r.f.acceptNotes != "" && !all {
		b, shown, err := r.s.text(r.f.acceptNotes)
		if err != nil {
			return err
		}
		bad := 0
		if choices, bad = notes.ParseChoices(string(b)); bad > 0 {
			return failed(shown, bad, "this line is no choice", "write \"id yes\", \"id no\" or \"id 4\"; --dry-run lists the ids")
		}
	}
	r.doc.Notes = append([]notes.Proposal{}, notes.Propose(r.all)...)
	have := make(map[string]bool, len(r.old))
	for i := range r.old {
		have[r.old[i].ID] = true
	}
	for _, e := range notes.Accept(r.doc.Notes, choices, all) {
		if !have[e.ID] {
			r.add = append(r.add, e)
			r.doc.NotesAccepted++
		}
	}
	return nil
}

// held asks the diary which of the new sets it will not use, and why.
func (r *importing) held() {
	r.doc.Held = []heldSet{}
	fresh := make(map[string]bool, len(r.add))
	for i := range r.add {
		fresh[r.add[i].ID] = true
	}
	history, _ := diary.Fold(slices.Concat(r.old, r.add), r.opt.Catalogue, day.Date{})
	for _, h := range history.Held {
		if fresh[h.ID] {
			r.doc.Held = append(r.doc.Held, heldSet{ID: h.ID, Day: h.Set.Day.String(), Name: h.Set.Name, Kg: h.Set.Load, Reps: h.Set.Reps, Why: h.Why, Best: h.Best})
		}
	}
}

// write adds everything in one step, or nothing.
func (r *importing) write() error {
	r.doc.Written = r.f.to != ""
	switch {
	case r.f.to != "":
		if len(r.add) == 0 {
			return nil
		}
		return writeDiary(r.f.to, slices.Concat(r.old, r.add))
	case r.s.json:
		return nil
	}
	return diary.Encode(r.s.out, r.add)
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
