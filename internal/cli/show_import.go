package cli

import (
	"fmt"
	"slices"
	"strings"

	"spotter/internal/app"
	"spotter/internal/importer"
)

// How much of a list the terminal shows; --json has all of it.
const (
	shownLifts  = 12
	shownFaults = 8
	shownHeld   = 8
	shownNotes  = 20
)

// show prints the report. Where standard output holds the entries, the report
// goes nowhere: --dry-run shows it.
func (r *importing) show() error {
	switch {
	case r.s.json:
		return r.s.printJSON(r.doc)
	case r.f.to == "" && !r.f.dry && !r.doc.Asked():
		return nil
	}
	return r.s.print(func(p *page, w *words) {
		for _, x := range r.doc.Files {
			showImportFile(p, w, x)
		}
		showHeld(p, w, r.doc.Held)
		showNotes(p, w, r.doc)
		switch {
		case r.doc.Asked():
			p.text(0, amber, w.say("import.open"))
		case r.f.dry:
			p.text(0, "", w.say("import.dry"))
		default:
			p.text(0, green, w.say("import.done", "added", r.doc.Added, "known", r.doc.Known, "corrected", r.doc.Corrected, "file", r.f.to))
		}
	})
}

// showImportFile says what is in one file and what would come of it.
func showImportFile(p *page, w *words, x app.ImportFileDoc) {
	r := x.Report
	p.title(w.say("import.head", "file", x.File, "format", r.Format))
	if r.Sets > 0 || len(r.Kinds) == 0 {
		p.item(0, "•", w.say("import.sets", "sets", r.Sets, "sessions", r.Sessions, "first", r.First, "last", r.Last))
	} else {
		p.item(0, "•", w.say("import.days", "first", r.First, "last", r.Last))
	}
	for _, kind := range sortedKeys(r.Kinds) {
		p.item(0, "•", w.say("import.kind", "n", r.Kinds[kind], "what", "import.kind_"+kind))
	}
	p.item(0, "•", w.say("import.unit_"+r.UnitFrom, "unit", r.Unit))
	if r.DatesFrom != "" {
		p.item(0, "•", w.say("import.dates_"+r.DatesFrom, "first", r.First, "last", r.Last))
	}
	if r.Columns != nil {
		p.item(0, "•", w.say("import.columns", "columns", r.Columns.String()))
	}
	for _, code := range sortedKeys(r.Skipped) {
		p.item(0, "•", w.say("import.skipped", "n", r.Skipped[code], "what", "import.skip_"+code))
	}
	for _, n := range []struct {
		n    int
		code string
	}{{x.Corrected, "import.corrected"}, {x.KeptHand, "import.kept_hand"}, {x.Gone, "import.gone"}} {
		if n.n > 0 {
			p.item(0, "•", w.say(n.code, "n", n.n))
		}
	}
	showFlagged(p, w, r)
	showMapped(p, w, r.Lifts)
	for _, fault := range x.Faults[:min(len(x.Faults), shownFaults)] {
		p.item(0, "!", fmt.Sprintf("%s:%d: %s — %s.", x.File, fault.Line, fault.What, fault.Cure))
	}
	if more := len(x.Faults) - shownFaults; more > 0 {
		p.item(0, "!", w.say("import.more_faults", "n", more))
	}
	for _, pair := range x.Same[:min(len(x.Same), shownHeld)] {
		p.item(0, "=", w.say("import.same_pair", "new", pairText(pair.New.At, pair.New.Name), "old", pairText(pair.Old.At, cmpWord(pair.Old.Name, pair.Old.Lift))))
	}
	for _, q := range x.Questions {
		p.item(0, "?", w.say("import.ask_"+q.ID, "about", q.About, "flag", q.Flag, "choices", strings.Join(q.Choices, ", "), "guess", q.Guess))
	}
	for _, q := range x.Open {
		p.item(0, "?", w.say("import.ask_"+q.ID, "about", q.About, "flag", q.Flag))
	}
	p.gap()
}

func pairText(at, name string) string {
	return strings.Replace(at[:min(len(at), 16)], "T", " ", 1) + " " + name
}

func cmpWord(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func showFlagged(p *page, w *words, r importer.Report) {
	for _, code := range sortedKeys(r.Flagged) {
		p.item(0, "!", w.say("import.flagged", "n", r.Flagged[code], "what", "import.flag_"+code))
		shown := 0
		for _, o := range r.Odd {
			if o.Why != code || shown == 3 {
				continue
			}
			shown++
			p.text(4, faint, w.say("import.odd", "line", o.Line, "day", o.Day, "name", o.Name, "load", fmt.Sprint(o.Load), "unit", o.Unit, "reps", o.Reps))
		}
	}
}

// showHeld lists the sets that the diary keeps but does not use.
func showHeld(p *page, w *words, held []app.ImportHeld) {
	if len(held) == 0 {
		return
	}
	p.item(0, "!", w.say("import.held", "n", len(held)))
	for _, h := range held[:min(len(held), shownHeld)] {
		p.text(4, faint, w.say("import.held_set", "day", h.Day, "name", h.Name, "kg", h.Kg.String(), "reps", h.Reps, "why", "diary."+h.Why, "best", h.Best.String()))
	}
	p.gap()
}

// showNotes lists what the notes say about pain, to be confirmed in one go.
func showNotes(p *page, w *words, doc app.ImportDoc) {
	if len(doc.Notes) == 0 {
		return
	}
	p.head(w.say("import.notes", "n", len(doc.Notes)))
	for _, n := range doc.Notes[:min(len(doc.Notes), shownNotes)] {
		code := "import.note_absent"
		if n.Present {
			code = "import.note_present"
		}
		place := w.say("import.note_no_place")
		if n.Region != "" {
			place = w.name("region.", string(n.Region))
		}
		p.item(2, "?", w.say(code, "id", n.ID[:8], "day", n.Day, "feel", "import.feel_"+n.Feel, "place", place, "side", w.name("side.", string(n.Side)), "quote", n.Quote, "times", n.Times))
	}
	if more := len(doc.Notes) - shownNotes; more > 0 {
		p.text(2, faint, w.say("import.more_notes", "n", more))
	}
	if doc.NotesAccepted > 0 {
		p.text(2, green, w.say("import.notes_accepted", "n", doc.NotesAccepted))
	} else {
		p.text(2, faint, w.say("import.notes_how"))
	}
	p.gap()
}

// showMapped lists the exercises by sets, with what each was taken for.
func showMapped(p *page, w *words, lifts []importer.LiftCount) {
	if len(lifts) == 0 {
		return
	}
	p.head(w.say("import.lifts"))
	var rows [][]string
	for _, l := range lifts[:min(len(lifts), shownLifts)] {
		to := w.say("import.not_mapped")
		switch {
		case l.Lift != "":
			to = w.lift(l.Lift)
		case l.Movement != "":
			to = w.say("import.only_family", "family", l.Movement)
		}
		rows = append(rows, []string{fmt.Sprint(l.Sets), l.Name, "→ " + to})
	}
	p.table(2, 1, rows)
	if more := len(lifts) - len(rows); more > 0 {
		p.text(2, faint, w.say("import.more_lifts", "n", more))
	}
	unknown := 0
	for _, l := range lifts {
		if l.Lift == "" {
			unknown++
		}
	}
	if unknown > 0 {
		p.text(2, faint, w.say("import.unknown_lifts", "n", unknown))
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
