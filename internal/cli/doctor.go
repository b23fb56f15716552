package cli

import (
	"errors"
	"io/fs"
	"runtime/debug"

	"github.com/spf13/cobra"

	"spotter/internal/reason"
	"spotter/internal/store"
)

func (s *shell) doctorCmd() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether the data are sound, and say what to do if not",
		Long: `Looks at the data and changes nothing: every page of the database, the hash of
every entry, the history folded from each diary, who may read the files, the
room on the disk, the age of the last backup, the clock. It says what is fine,
what is not, and what to do. The app may run meanwhile.

Exit code 1 when something is wrong; advice alone is no fault.`,
		Example: `  spotter doctor
  spotter doctor --json
  spotter doctor --data ~/elsewhere`,
		Args: cobra.NoArgs,
		RunE: s.do(func([]string) error { return s.doctor(data) }),
	}
	c.Flags().StringVar(&data, "data", "", "data folder, or postgres:// address (default $SPOTTER_DB, else $XDG_DATA_HOME/spotter)")
	return c
}

// The results of a look.
const (
	fine   = "fine"
	advice = "advice" // worth doing; nothing is wrong
	wrong  = "wrong"
)

// finding is one thing that was looked at. Its sentence is doctor.<code>, what
// to do about it doctor.<code>_do.
type finding struct {
	Result string         `json:"result"`
	Code   string         `json:"code"`
	Params map[string]any `json:"params,omitempty"`
}

// doctorDoc is what `doctor --json` prints.
type doctorDoc struct {
	Schema   string    `json:"schema"`
	Data     string    `json:"data"`
	Program  string    `json:"program"`
	Findings []finding `json:"findings"`
}

func (d *doctorDoc) add(result, code string, kv ...any) {
	d.Findings = append(d.Findings, finding{result, code, reason.New(code, reason.ExpertOpinion, kv...).Params})
}

func (s *shell) doctor(data string) error {
	p, err := s.placeOf(data)
	if err != nil {
		return err
	}
	doc := &doctorDoc{Schema: "spotter.doctor/1", Data: p.shown, Program: Version}
	switch {
	case p.address != "":
		err = s.lookAtServer(doc, p)
	case !p.existing:
		doc.add(fine, "empty", "dir", p.dir)
	default:
		err = s.lookAtFolder(doc, p)
	}
	if err != nil {
		return err
	}
	for _, f := range doc.Findings {
		if f.Result == wrong {
			s.code = Failed
		}
	}
	if s.json {
		return s.printJSON(doc)
	}
	return s.print(func(pg *page, w *words) { showDoctor(pg, w, doc) })
}

func (s *shell) lookAtFolder(doc *doctorDoc, p place) error {
	lookAtRights(doc, p.dir)
	s.lookAtRoom(doc, p.dir)
	lookAtLeftovers(doc, p.dir)
	if s.env["GOGC"] == "" {
		debug.SetGCPercent(100)
	}
	look, err := store.OpenLook(s.ctx, p.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		doc.add(wrong, "unreadable", "why", err.Error())
	default:
		defer look.Close()
		if err := s.lookAtBase(doc, look); err != nil {
			return err
		}
	}
	s.lookAtBackup(doc, p.dir)
	return s.ctx.Err()
}

// lookAtBase looks at the database: its form, its pages, its entries.
func (s *shell) lookAtBase(doc *doctorDoc, look *store.Look) error {
	faults, err := look.Integrity(s.ctx)
	switch {
	case err != nil:
		doc.add(wrong, "unreadable", "why", err.Error())
		return nil
	case len(faults) > 0:
		doc.add(wrong, "pages", "why", faults[0], "n", len(faults))
	default:
		doc.add(fine, "pages_fine")
	}
	switch {
	case look.Form > look.Own:
		doc.add(wrong, "newer", "form", look.Form, "own", look.Own)
		return nil
	case look.Form < look.Own:
		doc.add(advice, "older", "form", look.Form, "own", look.Own)
		return nil
	}
	if err := s.lookAtEntries(doc, look); err != nil {
		return err
	}
	last, err := look.LastWrite(s.ctx)
	if err != nil {
		return err
	}
	s.lookAtClock(doc, last)
	return nil
}

func (s *shell) lookAtServer(doc *doctorDoc, p place) error {
	db, err := s.openStore(p)
	if err != nil {
		doc.add(wrong, "unreadable", "why", err.Error())
		return nil
	}
	defer db.Close()
	return s.lookAtEntries(doc, db)
}

func showDoctor(p *page, w *words, doc *doctorDoc) {
	p.title(w.say("doctor.title", "data", doc.Data, "program", doc.Program))
	counts := map[string]int{}
	for _, f := range doc.Findings {
		counts[f.Result]++
		mark := map[string]string{fine: "✓", advice: "•", wrong: "!"}[f.Result]
		p.item(0, mark, w.book.Say("doctor."+f.Code, f.Params))
		if f.Result != fine {
			p.text(2, accent, w.book.Say("doctor."+f.Code+"_do", f.Params))
		}
	}
	p.gap()
	switch {
	case counts[wrong] > 0:
		p.text(0, amber, w.say("doctor.wrong", "n", counts[wrong]))
	case counts[advice] > 0:
		p.text(0, green, w.say("doctor.advice"))
	default:
		p.text(0, green, w.say("doctor.fine"))
	}
}
