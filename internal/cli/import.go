package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"spotter/internal/diary"
	"spotter/internal/importer"
	"spotter/knowledge"
)

type importFlags struct {
	to, unit, dayFirst string
	dry                bool
}

func (s *shell) importCmd() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: "Turn other apps' exports into diary entries",
		Long: `Reads exports of Strong, Hevy, FitNotes, Fitbod, JEFIT, RepCount, StrongLifts,
Liftosaur, LiftLog, GymBook, GymRun, Alpha Progression, wger, Garmin FIT, Apple
Health, OpenPowerlifting, Bearable, Daylio, and most other tables. The format is
told by what is in the file. What the file does not say is asked, never guessed.`,
		Example: `  spotter import strong.csv --dry-run
  spotter import strong.csv --unit lb --to diary.jsonl
  spotter import hevy.csv bodyweight.csv --to diary.jsonl`,
		Args: cobra.MinimumNArgs(1),
		RunE: s.do(func(args []string) error { return s.importFiles(args, f) }),
	}
	c.Flags().StringVar(&f.to, "to", "", "diary file to add to (without it, entries go to standard output)")
	c.Flags().StringVar(&f.unit, "unit", "", "unit of loads that state none: kg or lb")
	c.Flags().StringVar(&f.dayFirst, "day-first", "", "dates such as 3/4/2026 start with the day: yes or no")
	c.Flags().BoolVar(&f.dry, "dry-run", false, "only report what would happen")
	return c
}

// importDoc is what `import --json` prints.
type importDoc struct {
	Schema string       `json:"schema"`
	Files  []importFile `json:"files"`
	Added  int          `json:"added"`
	Known  int          `json:"already_there"`
}

type importFile struct {
	File      string              `json:"file"`
	Report    importer.Report     `json:"report"`
	Questions []importer.Question `json:"questions"`
	Faults    []diary.Fault       `json:"faults"`
}

func (s *shell) importFiles(names []string, f importFlags) error {
	opt, err := f.options()
	if err != nil {
		return err
	}
	doc := importDoc{Schema: "spotter.import/1"}
	var entries []diary.Entry
	for _, name := range names {
		res, err := s.importOne(name, opt)
		if err != nil {
			return err
		}
		doc.Files = append(doc.Files, importFile{name, res.Report, append([]importer.Question{}, res.Questions...), append([]diary.Fault{}, res.Faults...)})
		entries = append(entries, res.Entries...)
		if len(res.Questions) > 0 {
			s.code = Failed
		}
	}
	if s.code == Done && !f.dry {
		if doc.Added, doc.Known, err = s.keep(f.to, entries); err != nil {
			return err
		}
	}
	switch {
	case s.json:
		return s.printJSON(doc)
	case f.to == "" && !f.dry && s.code == Done:
		return nil // standard output holds the entries
	}
	return s.print(func(p *page, w *words) { showImport(p, w, doc, f, s.code != Done) })
}

func (f importFlags) options() (importer.Options, error) {
	opt := importer.Options{Unit: f.unit}
	if f.unit != "" && f.unit != "kg" && f.unit != "lb" {
		return opt, usage("--unit is kg or lb, not "+f.unit, "for example --unit lb")
	}
	switch f.dayFirst {
	case "":
	case "yes", "no":
		first := f.dayFirst == "yes"
		opt.DayFirst = &first
	default:
		return opt, usage("--day-first is yes or no, not "+f.dayFirst, "for example --day-first yes")
	}
	cat, err := knowledge.Lifts()
	opt.Catalogue = cat
	return opt, err
}

func (s *shell) importOne(name string, opt importer.Options) (importer.Result, error) {
	r, shown, err := s.open(name)
	if err != nil {
		return importer.Result{}, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, importer.MaxBytes+1))
	if err != nil {
		return importer.Result{}, fileFault(shown, err)
	}
	res, err := importer.Import(data, opt)
	var refused *importer.Refused
	if errors.As(err, &refused) {
		return res, failed(shown, refused.Line, refused.What, refused.Cure)
	}
	return res, err
}

// keep adds the entries that are not there yet: to standard output, or to a
// diary file that is replaced in one step, so that a failure leaves the old one.
func (s *shell) keep(to string, entries []diary.Entry) (added, known int, err error) {
	if to == "" {
		if s.json {
			return len(entries), 0, nil
		}
		return len(entries), 0, diary.Encode(s.out, entries)
	}
	var old []diary.Entry
	if _, err := os.Stat(to); err == nil {
		if old, err = s.loadDiary(to); err != nil {
			return 0, 0, err
		}
	}
	have := make(map[string]bool, len(old))
	for _, e := range old {
		have[e.ID] = e.ID != ""
	}
	all := slices.Clip(old)
	for _, e := range entries {
		if have[e.ID] {
			known++
			continue
		}
		all = append(all, e)
	}
	return len(all) - len(old), known, writeDiary(to, all)
}

func writeDiary(to string, entries []diary.Entry) error {
	tmp, err := os.CreateTemp(filepath.Dir(to), ".diary-*")
	if err != nil {
		return fileFault(to, err)
	}
	defer os.Remove(tmp.Name())
	err = errors.Join(diary.Encode(tmp, entries), tmp.Chmod(0o600), tmp.Sync(), tmp.Close())
	if err != nil {
		return fileFault(to, err)
	}
	if err := os.Rename(tmp.Name(), to); err != nil {
		return fileFault(to, err)
	}
	return nil
}

// showImport says what is in each file and what happened.
func showImport(p *page, w *words, doc importDoc, f importFlags, open bool) {
	for _, x := range doc.Files {
		r := x.Report
		p.title(w.say("import.head", "file", x.File, "format", r.Format))
		p.item(0, "•", w.say("import.sets", "sets", r.Sets, "sessions", r.Sessions, "first", r.First, "last", r.Last))
		p.item(0, "•", w.say("import.unit_"+r.UnitFrom, "unit", r.Unit))
		for _, code := range sortedKeys(r.Skipped) {
			p.item(0, "•", w.say("import.skipped", "n", r.Skipped[code], "what", "import.skip_"+code))
		}
		for _, code := range sortedKeys(r.Flagged) {
			p.item(0, "!", w.say("import.flagged", "n", r.Flagged[code], "what", "import.flag_"+code))
		}
		showMapped(p, w, r.Lifts)
		for _, fault := range x.Faults[:min(len(x.Faults), 8)] {
			p.item(0, "!", fmt.Sprintf("%s:%d: %s — %s.", x.File, fault.Line, fault.What, fault.Cure))
		}
		for _, q := range x.Questions {
			p.item(0, "?", w.say("import.ask_"+q.ID, "about", q.About))
		}
		p.gap()
	}
	switch {
	case open:
		p.text(0, amber, w.say("import.open"))
	case f.dry:
		p.text(0, "", w.say("import.dry"))
	default:
		p.text(0, green, w.say("import.done", "added", doc.Added, "known", doc.Known, "file", f.to))
	}
}

// showMapped lists the exercises by sets, with what each was taken for.
func showMapped(p *page, w *words, lifts []importer.LiftCount) {
	if len(lifts) == 0 {
		return
	}
	p.head(w.say("import.lifts"))
	var rows [][]string
	for _, l := range lifts[:min(len(lifts), 12)] {
		to := w.say("import.not_mapped")
		if l.Lift != "" {
			to = w.lift(l.Lift)
		}
		rows = append(rows, []string{fmt.Sprint(l.Sets), l.Name, "→ " + to})
	}
	p.table(2, 1, rows)
	if more := len(lifts) - len(rows); more > 0 {
		p.text(2, faint, w.say("import.more_lifts", "n", more))
	}
}

func sortedKeys(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
