package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"spotter/internal/app"
	"spotter/internal/importer"
	"spotter/internal/lift"
)

// How much of a list the preview shows at once.
const (
	shownNames  = 8 // each with the whole catalogue to choose from
	shownKnown  = 40
	shownFaults = 8
	shownOdd    = 3
	shownHeld   = 8
	shownPairs  = 8
	shownPain   = 60
)

// lookView makes the preview from what the import would do.
type lookView struct {
	s       *server
	doc     app.ImportDoc
	x       *tray
	stopped bool // no load may be shown
}

// lookBody is the preview.
type lookBody struct {
	ID, Seen string
	Sum      []string // what would happen, in short
	Go       string   // the button; "" = nothing to store
	Asked    int
	Files    []lookFile
	Same     *sameAsk
	Bars     []nameRow
	Names    []nameRow // that fit no lift, or were said just now
	MoreName int
	Lifts    []liftGroup
	Known    []knownName
	MoreKnow int
	Held     []string
	HeldN    int
	Notes    []painNote
	NotesN   int
	MoreNote int
	AllPain  bool
	Stopped  bool
}

// lookFile is one file of the preview.
type lookFile struct {
	N                  int
	Name, Format       string
	Lines, Warn, Fault []string
	Ask                []fileAsk // must be answered
	Change             []fileAsk // may be changed
	Refused, Cure      string
}

// fileAsk is one question on a file, as a choice or as columns.
type fileAsk struct {
	ID, Field, Text string
	Radio           bool
	Options         []option
	Columns         []columnAsk
	ColumnsWas, Was string // the columns as guessed
}

type option struct {
	Value, Text string
	On          bool
}

type columnAsk struct {
	ID, Field, Label string
	Options          []option
}

type sameAsk struct {
	Text  string
	Pairs []string
	More  int
	One   bool
	Both  bool
}

// nameRow is an exercise name with a choice beside it.
type nameRow struct {
	N               int
	Name, Show, Now string
	Hint            string
	Options         []option // "" = the whole catalogue
}

type liftGroup struct {
	Name  string
	Lifts []option
}

type knownName struct{ Name, To, Sets string }

type painNote struct {
	ID, Text, Quote string
	On, Score       bool // Score: how strong is not written
	Scores          []option
}

func (v *lookView) t(code string, kv ...any) string { return v.s.words.T(code, kv...) }

// text is what a person or their app wrote, without loads while a stop stands.
func (v *lookView) text(s string) string {
	s = strings.ToValidUTF8(s, "�")
	if v.stopped {
		return Cover(s)
	}
	return s
}

// fault words what is wrong with a file, or the cure.
func (v *lookView) fault(s string) string {
	s = sentence(v.text(v.s.words.Faults.Say(s)))
	if strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

func (v *lookView) body() lookBody {
	b := lookBody{ID: v.x.id, Seen: seal(v.doc), Stopped: v.stopped, AllPain: v.x.said.allPain}
	for i, f := range v.doc.Files {
		y := v.file(i, f)
		b.Asked += len(y.Ask)
		b.Files = append(b.Files, y)
	}
	b.Same = v.same()
	if b.Same != nil && v.x.said.same == "" {
		b.Asked++
	}
	v.names(&b)
	v.held(&b)
	v.notes(&b)
	b.Sum, b.Go = v.sum(b.Asked)
	return b
}

// sum says in short what would happen.
func (v *lookView) sum(asked int) (lines []string, button string) {
	d := v.doc
	for _, l := range []struct {
		n    int
		code string
	}{{d.Added, "data.sum_added_"}, {d.Corrected, "data.sum_changed_"}, {d.Known, "data.sum_known_"}, {len(d.Held), "data.sum_held_"}, {d.NotesAccepted, "data.sum_pain_"}} {
		if l.n > 0 {
			lines = append(lines, v.s.words.N(l.code, l.n))
		}
	}
	if asked > 0 || len(d.Entries) == 0 {
		return lines, ""
	}
	return lines, v.s.words.N("data.go_", len(d.Entries))
}

// file says what is in one file.
func (v *lookView) file(i int, f app.ImportFileDoc) lookFile {
	y := lookFile{N: i + 1, Name: f.File}
	if f.Refused != nil {
		y.Refused, y.Cure = v.fault(f.Refused.What), v.fault(f.Refused.Cure)
		if f.Refused.Line > 0 {
			y.Refused = v.t("data.line", "line", f.Refused.Line) + " " + y.Refused
		}
		return y
	}
	r := f.Report
	y.Format = v.s.words.Name("data.format", r.Format)
	if format, ok := v.s.words.Book["data.format_"+r.Format]; ok {
		y.Format = format
	}
	y.Lines = v.facts(f)
	if !v.stopped {
		y.Warn = v.odd(r)
	}
	for _, x := range f.Faults[:min(len(f.Faults), shownFaults)] {
		line := ""
		if x.Line > 0 {
			line = v.t("data.line", "line", x.Line) + " "
		}
		y.Fault = append(y.Fault, line+v.fault(x.What)+" "+v.fault(x.Cure))
	}
	if more := len(f.Faults) - shownFaults; more > 0 {
		y.Fault = append(y.Fault, v.s.words.N("data.more_faults_", more))
	}
	v.questions(i, f, &y)
	return y
}

// facts are what is in a file, and how it was told.
func (v *lookView) facts(f app.ImportFileDoc) []string {
	r := f.Report
	var out []string
	first, last := v.s.words.day(r.First), v.s.words.day(r.Last)
	if r.Sets > 0 {
		out = append(out, v.t("data.sets", "sets", v.s.words.N("data.n_sets_", r.Sets), "sessions", v.s.words.N("data.n_sessions_", r.Sessions), "first", first, "last", last))
	} else if r.First != "" {
		out = append(out, v.t("data.days", "first", first, "last", last))
	}
	for _, kind := range sortedKeys(r.Kinds) {
		out = append(out, sentence(v.t("import.kind_"+kind))+": "+fmt.Sprint(r.Kinds[kind]))
	}
	if r.Sets > 0 && r.UnitFrom != "" {
		out = append(out, v.t("data.unit_"+r.UnitFrom, "unit", r.Unit))
	}
	if r.DatesFrom != "" && r.First != "" {
		out = append(out, v.t("data.dates_"+r.DatesFrom, "first", first, "last", last))
	}
	for _, code := range sortedKeys(r.Skipped) {
		out = append(out, v.s.words.N("data.skipped_", r.Skipped[code], "what", v.t("import.skip_"+code)))
	}
	for _, n := range []struct {
		n    int
		code string
	}{{f.Known, "data.known_"}, {f.Corrected, "data.corrected_"}, {f.KeptHand, "data.kept_hand_"}, {f.Gone, "data.gone_"}} {
		if n.n > 0 {
			out = append(out, v.s.words.N(n.code, n.n))
		}
	}
	return out
}

// odd are the sets of a file to look at.
func (v *lookView) odd(r importer.Report) []string {
	var out []string
	for _, code := range sortedKeys(r.Flagged) {
		line := v.s.words.N("data.flagged_", r.Flagged[code], "what", v.t("import.flag_"+code))
		shown := 0
		for _, o := range r.Odd {
			if o.Why == code && shown < shownOdd {
				shown++
				line += " · " + v.t("data.odd", "line", o.Line, "day", v.s.words.day(o.Day), "name", v.text(o.Name), "load", num(o.Load), "unit", o.Unit, "reps", o.Reps)
			}
		}
		out = append(out, line)
	}
	return out
}

// same asks whether sets that look like ones in the diary are the same.
func (v *lookView) same() *sameAsk {
	a := sameAsk{One: v.x.said.same == importer.SameOne, Both: v.x.said.same == importer.SameBoth}
	n := 0
	for _, f := range v.doc.Files {
		n += len(f.Same)
		for _, p := range f.Same {
			if len(a.Pairs) < shownPairs {
				a.Pairs = append(a.Pairs, v.t("data.pair", "new", v.moment(p.New.At)+" "+v.text(p.New.Name), "old", v.moment(p.Old.At)+" "+v.text(cmp.Or(p.Old.Name, v.s.words.Lift(lift.ID(p.Old.Lift))))))
			}
		}
	}
	if n == 0 && !a.Both {
		return nil
	}
	a.Text, a.More = v.s.words.N("data.same_", n), max(0, n-len(a.Pairs))
	if n == 0 {
		a.Text = v.t("data.same_said_both")
	}
	return &a
}

// held lists the sets that the diary would keep and not use.
func (v *lookView) held(b *lookBody) {
	b.HeldN = len(v.doc.Held)
	if v.stopped {
		return
	}
	for _, h := range v.doc.Held[:min(len(v.doc.Held), shownHeld)] {
		b.Held = append(b.Held, v.t("data.held_set", "day", v.s.words.day(h.Day), "name", v.text(h.Name), "kg", h.Kg.String(), "reps", h.Reps, "why", v.t("diary."+h.Why, "best", h.Best.String())))
	}
}

// notes are what the notes of the log say about pain.
func (v *lookView) notes(b *lookBody) {
	b.NotesN = len(v.doc.Notes)
	for _, n := range v.doc.Notes[:min(len(v.doc.Notes), shownPain)] {
		code := "data.note_absent"
		if n.Present {
			code = "data.note_present"
		}
		place := ""
		if n.Region != "" {
			place = ", " + v.s.words.Name("region", string(n.Region))
			if n.Side != "" && n.Side != "not_stated" {
				place += ", " + v.s.words.Name("side", string(n.Side))
			}
		}
		said := v.x.said.notes[n.ID]
		p := painNote{ID: n.ID, On: said.Yes, Score: n.Present && n.Feel == "pain" && n.Score == nil, Quote: v.text(n.Quote)}
		if n.Name != "" {
			p.Quote = v.text(n.Name) + ": " + p.Quote
		}
		p.Text = sentence(v.t(code, "feel", v.t("import.feel_"+n.Feel), "place", place))
		if n.Score != nil {
			p.Text += v.t("data.note_score", "score", *n.Score)
		}
		p.Text += " · " + v.s.words.day(n.Day)
		if n.Times > 1 {
			p.Text += " · " + v.t("data.note_times", "n", n.Times)
		}
		if p.Score {
			for score := range 11 {
				p.Scores = append(p.Scores, option{fmt.Sprint(score), fmt.Sprint(score), said.Score != nil && *said.Score == score})
			}
		}
		b.Notes = append(b.Notes, p)
	}
	b.MoreNote = b.NotesN - len(b.Notes)
}

// names sorts the exercise names of all files: known ones, and those to map.
func (v *lookView) names(b *lookBody) {
	all := v.liftCounts()
	said := v.x.said
	if len(said.names) == 0 && !slices.ContainsFunc(all, func(l importer.LiftCount) bool { return l.Lift == "" }) {
		b.Lifts = nil
	} else {
		b.Lifts = v.catalogue()
	}
	open := 0
	for _, l := range all {
		id, just := said.names[l.Name]
		row := nameRow{Name: l.Name, Show: v.text(l.Name), Hint: v.s.words.N("data.n_sets_", l.Sets)}
		switch {
		case just:
			row.Now = string(id)
			row.Options = []option{{string(id), v.s.words.Lift(id), true}, {"", v.t("data.name_not"), false}}
			b.Names = append(b.Names, row)
		case l.Lift == "" && open < shownNames:
			open++
			if l.Movement != "" {
				row.Hint += " · " + v.t("data.some_kind", "family", v.s.words.known("family."+snake(l.Movement), l.Movement))
			}
			b.Names = append(b.Names, row)
		case l.Lift == "":
			b.MoreName++
		case len(b.Known) < shownKnown:
			k := knownName{v.text(l.Name), sentence(v.s.words.Lift(l.Lift)), fmt.Sprint(l.Sets)}
			if _, asked := said.bars[l.Name]; !asked && l.How == importer.HowPerson {
				k.To += " " + v.t("data.as_you_said")
			}
			b.Known = append(b.Known, k)
		default:
			b.MoreKnow++
		}
	}
	for i := range b.Names {
		b.Names[i].N = i
	}
	v.bars(b)
}

// liftCounts are the exercise names of all files together, most sets first.
func (v *lookView) liftCounts() []importer.LiftCount {
	at := map[string]int{}
	var all []importer.LiftCount
	for _, f := range v.doc.Files {
		for _, l := range f.Report.Lifts {
			if i, ok := at[l.Name]; ok {
				all[i].Sets += l.Sets
				continue
			}
			at[l.Name] = len(all)
			all = append(all, l)
		}
	}
	slices.SortStableFunc(all, func(a, b importer.LiftCount) int { return cmp.Or(b.Sets-a.Sets, cmp.Compare(a.Name, b.Name)) })
	return all
}

// bars asks where the bar lies, once for each name, and keeps what was said.
func (v *lookView) bars(b *lookBody) {
	add := func(name string) {
		if slices.ContainsFunc(b.Bars, func(r nameRow) bool { return r.Name == name }) {
			return
		}
		row := nameRow{N: len(b.Bars), Name: name, Show: v.text(name)}
		for _, c := range []string{"", "low", "high", "unknown"} {
			row.Options = append(row.Options, option{c, v.t("data.bar_" + cmp.Or(c, "open")), v.x.said.bars[name] == c})
		}
		b.Bars = append(b.Bars, row)
	}
	for _, name := range sortedKeys(v.x.said.bars) {
		add(name)
	}
	for _, f := range v.doc.Files {
		for _, q := range f.Open {
			if q.ID == "bar" {
				add(q.About)
			}
		}
	}
}

// catalogue is every lift, by family.
func (v *lookView) catalogue() []liftGroup {
	var out []liftGroup
	at := map[string]int{}
	for _, l := range v.s.words.Lifts.Lifts {
		i, ok := at[l.Family]
		if !ok {
			i = len(out)
			at[l.Family] = i
			out = append(out, liftGroup{Name: sentence(v.s.words.known("family."+snake(l.Family), l.Family))})
		}
		out[i].Lifts = append(out[i].Lifts, option{Value: string(l.ID), Text: v.s.words.Listed(l)})
	}
	return out
}

// moment is a time as it stands in a list.
func (v *lookView) moment(at string) string {
	out := v.s.words.day(at[:min(len(at), 10)])
	if len(at) >= 16 && at[10] == 'T' {
		out += " " + at[11:16]
	}
	return out
}

// when is the time of an import.
func (s *server) when(at string) string {
	if t, err := time.Parse(time.RFC3339, at); err == nil {
		return s.words.Book.When(t, "stamp")
	}
	return at
}

// day words a date of a document; what is no date stays as it is.
func (w Words) day(s string) string {
	t, err := time.Parse(time.DateOnly, s[:min(len(s), 10)])
	if err != nil {
		return s
	}
	return w.Book.When(t, "day_mon_year")
}

// joined names some of a list and how many more there are.
func joined(list []string, most int) string {
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return strings.Join(list[:most], ", ") + fmt.Sprintf(" + %d", len(list)-most)
}
