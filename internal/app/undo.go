package app

import (
	"encoding/json"
	"errors"
	"slices"

	"spotter/internal/diary"
	"spotter/internal/importer"
	"spotter/internal/keep"
)

// An import that was stored can be taken back. The entry that closes it, kind
// KindImport, says how many entries before it are its own and which is the
// first: one Append keeps them together. Taking it back deletes them by
// entries of their own, so nothing is overwritten, and a file read again
// afterwards comes in again.

// KindImport closes the entries of one import.
const KindImport = "import"

const importField = "import"

// Imported is one import as the diary remembers it.
type Imported struct {
	ID      string   `json:"-"`
	At      string   `json:"-"`
	Files   []string `json:"files"`   // names, as they were given
	Formats []string `json:"formats"` // what they were
	Entries int      `json:"entries"` // how many it added
	First   string   `json:"first"`   // id of the first of them
	Added   int      `json:"added"`
	Known   int      `json:"known"`
	Changed int      `json:"changed"` // corrections of what stood there
	Held    int      `json:"held"`
	Pain    int      `json:"pain"` // what the notes said, as confirmed
	Undone  bool     `json:"-"`
}

var (
	// ErrOpenQuestions says that an import still has a question.
	ErrOpenQuestions = errors.New("the import has open questions")
	// ErrNoImport says that a diary has no import of this id that can be taken back.
	ErrNoImport = errors.New("there is no such import, or its entries no longer stand together")
)

// Close is what is stored of an import: its entries, and the one that closes
// them. id and at are those of that entry; at is a time with offset.
func (d ImportDoc) Close(id, at string) ([]diary.Entry, error) {
	if d.Asked() {
		return nil, ErrOpenQuestions
	}
	im := Imported{Entries: len(d.Entries), Added: d.Added, Known: d.Known, Changed: d.Corrected, Held: len(d.Held), Pain: d.NotesAccepted}
	for _, f := range d.Files {
		if f.Refused == nil {
			im.Files, im.Formats = append(im.Files, f.File), append(im.Formats, f.Report.Format)
		}
	}
	if len(d.Entries) > 0 {
		im.First = d.Entries[0].ID
	}
	raw, err := json.Marshal(im)
	if err != nil {
		return nil, err
	}
	e := diary.Entry{Kind: KindImport, ID: id, At: at, By: "athlete", Extra: keep.Extra{importField: raw}}
	return append(slices.Clip(d.Entries), e), nil
}

// Imports are the imports of a diary, newest first.
func Imports(entries []diary.Entry) []Imported {
	gone := newUndone(entries)
	var out []Imported
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Kind != KindImport {
			continue
		}
		var im Imported
		if json.Unmarshal(entries[i].Extra[importField], &im) != nil {
			continue
		}
		im.ID, im.At, im.Undone = entries[i].ID, entries[i].At, gone.is(entries[i].ID)
		out = append(out, im)
	}
	return out
}

// namesAtOnce bounds how many entries one deletion names: a line has a bound.
const namesAtOnce = 5000

// UndoImport are the entries that take an import back. What was corrected by
// hand since then stays. What the import had corrected gets its old contents
// again. ErrNoImport when there is nothing to take back.
func UndoImport(entries []diary.Entry, id, at string) ([]diary.Entry, error) {
	i := slices.IndexFunc(entries, func(e diary.Entry) bool { return e.Kind == KindImport && e.ID == id })
	if i < 0 || id == "" {
		return nil, ErrNoImport
	}
	var im Imported
	if err := json.Unmarshal(entries[i].Extra[importField], &im); err != nil || im.Entries < 0 || im.Entries > i ||
		newUndone(entries).is(id) || im.Entries > 0 && entries[i-im.Entries].ID != im.First {
		return nil, ErrNoImport
	}
	byID, named := map[string]int{}, map[string]bool{}
	for k := range entries {
		byID[entries[k].ID] = k
		for _, old := range entries[k].Replaces {
			named[old] = true
		}
	}
	var out []diary.Entry
	names := []string{id}
	flush := func() {
		if len(names) > 0 {
			out = append(out, diary.Entry{Kind: diary.KindDelete, ID: diary.RowID("import-undo", names...), At: at, By: "athlete", Source: importer.SourceUndo, Replaces: names})
		}
		names = nil
	}
	for k := i - im.Entries; k < i; k++ {
		e := &entries[k]
		switch old, corrects := before(e, entries, byID); {
		case e.ID == "" || named[e.ID]:
		case corrects:
			old.ID, old.Replaces = diary.RowID("import-undo", e.ID), []string{e.ID}
			out = append(out, old)
		default:
			if names = append(names, e.ID); len(names) == namesAtOnce {
				flush()
			}
		}
	}
	flush()
	return out, nil
}

// before is what an entry took the place of.
func before(e *diary.Entry, entries []diary.Entry, byID map[string]int) (diary.Entry, bool) {
	for _, id := range e.Replaces {
		if k, ok := byID[id]; ok && id != "" && entries[k].Kind == e.Kind {
			return entries[k], true
		}
	}
	return diary.Entry{}, false
}

// undone are the ids that a taken-back import left behind, and the deletion of each.
type undone map[string]string

func newUndone(entries []diary.Entry) undone {
	u := undone{}
	for i := range entries {
		if e := &entries[i]; e.Kind == diary.KindDelete && e.Source == importer.SourceUndo {
			for _, id := range e.Replaces {
				u[id] = e.ID
			}
		}
	}
	return u
}

func (u undone) is(id string) bool { return u[id] != "" }

// without leaves the taken-back entries out.
func (u undone) without(entries []diary.Entry) []diary.Entry {
	if len(u) == 0 {
		return entries
	}
	return slices.DeleteFunc(slices.Clone(entries), func(e diary.Entry) bool { return u.is(e.ID) })
}

// anew gives entries that were taken back and come again an id of their own.
func (u undone) anew(entries []diary.Entry) {
	for i := range entries {
		for u.is(entries[i].ID) {
			entries[i].ID = diary.RowID("again", entries[i].ID, u[entries[i].ID])
		}
	}
}
