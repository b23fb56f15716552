package app

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/importer"
	"spotter/internal/lift"
	"spotter/internal/notes"
	"spotter/knowledge"
)

// ImportFile is one export and what the person said of it.
type ImportFile struct {
	Name     string // as it is shown
	From     io.ReaderAt
	Size     int64
	Said     ImportSaid
	Progress func(rows int) // may be nil
}

// ImportSaid answers what one file leaves open. The zero value says nothing.
type ImportSaid struct {
	Unit     string            // kg, lb
	DayFirst *bool             // dates such as 3/4/2026 start with the day
	SetForm  string            // one of importer.SetForms
	Person   string            // whose rows of a list of results
	Columns  *importer.Mapping // what the columns of a table are
}

// ImportRequest is everything that decides what an import does.
type ImportRequest struct {
	Files   []ImportFile
	Entries []diary.Entry // the diary before
	Today   day.Date
	Answers importer.Answers // names and bar positions
	Same    string           // importer.SameAsk, SameOne, SameBoth
	Notes   map[string]notes.Choice
	AllPain bool // all that the notes say goes in, but for what Notes refuses
}

// ImportDoc says what an import does, or did.
type ImportDoc struct {
	Schema    string           `json:"schema"`
	Files     []ImportFileDoc  `json:"files"`
	Added     int              `json:"added"`
	Known     int              `json:"already_there"`
	Corrected int              `json:"corrected"`
	Written   bool             `json:"written"`
	Held      []ImportHeld     `json:"held"`  // stored, shown, not used until confirmed
	Notes     []notes.Proposal `json:"notes"` // what the notes say about pain: proposals

	NotesAccepted int `json:"notes_accepted"`

	// Entries are what goes into the diary, in one step. With questions open
	// they are not whole and must not be stored.
	Entries []diary.Entry `json:"-"`
}

// ImportFileDoc is one file of an import.
type ImportFileDoc struct {
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

	Refused *importer.Refused `json:"-"` // why nothing of it can be read; then the rest is empty
}

// ImportHeld is a set that the diary would keep and not use.
type ImportHeld struct {
	ID   string  `json:"id,omitempty"`
	Day  string  `json:"day"`
	Name string  `json:"name"`
	Kg   lift.Kg `json:"kg"`
	Reps int     `json:"reps"`
	Why  string  `json:"why"`
	Best lift.Kg `json:"best,omitempty"`
}

// Asked says that a question is open: nothing may be stored before it is answered.
func (d ImportDoc) Asked() bool {
	return slices.ContainsFunc(d.Files, func(f ImportFileDoc) bool { return len(f.Questions) > 0 })
}

// Import works out what reading the files would do to a diary. It stores
// nothing. A file that cannot be read is named in its ImportFileDoc.Refused
// and does not keep the others from being read; the error is one of reading
// the bytes or of the program.
func (a *App) Import(r ImportRequest) (ImportDoc, error) {
	cat, err := knowledge.Lifts()
	if err != nil {
		return ImportDoc{}, err
	}
	b := bringing{r: r, cat: cat, before: newUndone(r.Entries)}
	b.doc = ImportDoc{Schema: "spotter.import/1", Held: []ImportHeld{}}
	memory := importer.Remember(b.before.without(r.Entries))
	b.memory = memory.With(r.Answers)
	b.add = r.Answers.Entries(r.Today, memory)
	for _, f := range r.Files {
		if err := b.file(f); err != nil {
			return b.doc, err
		}
	}
	b.notes()
	b.before.anew(b.add)
	b.held()
	b.doc.Entries = b.add
	return b.doc, nil
}

// bringing is one run of Import.
type bringing struct {
	r      ImportRequest
	cat    *lift.Catalogue
	memory importer.Memory
	before undone
	add    []diary.Entry // what goes in
	all    []diary.Entry // all that the files hold, known or new
	doc    ImportDoc
}

// file reads one export and merges it with the diary and the files before it.
func (b *bringing) file(f ImportFile) error {
	opt := importer.Options{Unit: f.Said.Unit, DayFirst: f.Said.DayFirst, SetForm: f.Said.SetForm, Person: f.Said.Person, Mapping: f.Said.Columns,
		Today: b.r.Today, Catalogue: b.cat, Memory: b.memory, Progress: f.Progress}
	res, err := importer.ImportFrom(f.From, f.Size, opt)
	x := ImportFileDoc{File: f.Name}
	if errors.As(err, &x.Refused) {
		b.doc.Files = append(b.doc.Files, x)
		return nil
	}
	if err != nil {
		return err
	}
	m := importer.Merge(joinedTo(slices.Clip(b.r.Entries), b.add), res.Entries, b.r.Same)
	if len(m.Same) > 0 && b.r.Same == importer.SameAsk {
		res.Questions = append(res.Questions, importer.Question{ID: "same", About: fmt.Sprint(len(m.Same)), Choices: []string{importer.SameOne, importer.SameBoth}, Flag: "--same one"})
	}
	b.add, b.all = joinedTo(b.add, m.Add), joinedTo(b.all, res.Entries)
	b.doc.Added += m.New
	b.doc.Known += m.Known
	b.doc.Corrected += m.Corrected
	if opt.Mapping != nil && res.Report.Signature != "" {
		b.columns(importer.ColumnsEntry(b.r.Today, res.Report.Signature, *opt.Mapping))
	}
	x.Report, x.New, x.Known, x.Corrected, x.KeptHand, x.Gone = res.Report, m.New, m.Known, m.Corrected, m.Kept, m.Gone
	x.Same, x.Questions, x.Open, x.Faults = filled(m.Same), filled(res.Questions), filled(res.Open), filled(res.Faults)
	b.doc.Files = append(b.doc.Files, x)
	return nil
}

// joinedTo is a with c behind it. A diary is large: where one of them is empty
// the other is taken as it is. a may be overwritten behind its end.
func joinedTo(a, c []diary.Entry) []diary.Entry {
	if len(a) == 0 {
		return slices.Clip(c)
	}
	return append(a, c...)
}

// filled is never nil, so that documents show an empty list.
func filled[T any](list []T) []T { return append([]T{}, list...) }

// columns remembers what the columns of a table are, once.
func (b *bringing) columns(e diary.Entry) {
	same := func(o diary.Entry) bool {
		return o.Question == e.Question && o.Value == e.Value && !b.before.is(o.ID)
	}
	if !slices.ContainsFunc(b.r.Entries, same) && !slices.ContainsFunc(b.add, same) {
		b.add = append(b.add, e)
	}
}

// notes reads the new entries' notes for pain. What they say is shown, and goes
// in only where the person said so.
func (b *bringing) notes() {
	b.doc.Notes = filled(notes.Propose(b.all))
	have := make(map[string]bool, len(b.r.Entries))
	for i := range b.r.Entries {
		if id := b.r.Entries[i].ID; !b.before.is(id) {
			have[id] = true
		}
	}
	for _, e := range notes.Accept(b.doc.Notes, b.r.Notes, b.r.AllPain) {
		if !have[e.ID] {
			b.add = append(b.add, e)
			b.doc.NotesAccepted++
		}
	}
}

// held asks the diary which of the new sets it will not use, and why.
func (b *bringing) held() {
	fresh := make(map[string]bool, len(b.add))
	for i := range b.add {
		fresh[b.add[i].ID] = true
	}
	history, _ := diary.Fold(joinedTo(slices.Clip(b.r.Entries), b.add), b.cat, day.Date{})
	for _, h := range history.Held {
		if fresh[h.ID] {
			b.doc.Held = append(b.doc.Held, ImportHeld{ID: h.ID, Day: h.Set.Day.String(), Name: h.Set.Name, Kg: h.Set.Load, Reps: h.Set.Reps, Why: h.Why, Best: h.Best})
		}
	}
}
