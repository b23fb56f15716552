// Package app answers "what can be done with spotter": one function per use
// case, each a pure function of a case, diary entries, a day and the compiled
// knowledge. It owns the Store interface that a database fulfils. It refuses
// to do anything before the gate has been asked: an emergency gives a stopped
// document from every use case but Read, which only reads.
//
// The package has no clock and opens no files, so that the same code serves
// the command line, the server and a browser (js/wasm).
package app

import (
	"fmt"
	"maps"
	"strings"
	"sync"
	"unicode"

	"spotter/internal/wording"
	"spotter/knowledge"
)

// App is the set of use cases. It holds no state of any person; knowledge is
// loaded part by part when a use case first needs it.
type App struct {
	book func() wording.Book
}

// New makes the use cases ready. It fails only if the sentences compiled into
// the program cannot be read.
func New() (*App, error) {
	book, err := knowledge.Text()
	if err != nil {
		return nil, fmt.Errorf("the sentences of this program cannot be read: %w", err)
	}
	return &App{book: sync.OnceValue(func() wording.Book { return withLifts(book) })}, nil
}

// withLifts adds the names of the lifts to the sentences, as "lift.id", in
// the form they have inside a sentence.
func withLifts(book wording.Book) wording.Book {
	cat, err := knowledge.Lifts()
	if err != nil {
		return book
	}
	out := maps.Clone(book)
	for _, l := range cat.Lifts {
		if code := "lift." + string(l.ID); out[code] == "" {
			out[code] = inside(l.Name)
		}
	}
	return out
}

// inside writes a name as it stands inside a sentence: a capital that only
// starts the name goes, an abbreviation stays.
func inside(name string) string {
	if len(name) > 1 && unicode.IsUpper(rune(name[0])) && unicode.IsLower(rune(name[1])) {
		return strings.ToLower(name[:1]) + name[1:]
	}
	return name
}

// Text is the book of sentences, for wording reasons at the edge; lifts are
// named under "lift." and their id.
func (a *App) Text() wording.Book { return a.book() }

// KnowledgeVersion is the hash that every plan names.
func (a *App) KnowledgeVersion() string { return knowledge.Version() }
