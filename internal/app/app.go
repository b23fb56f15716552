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
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"spotter/internal/wording"
	"spotter/knowledge"
)

// App is the set of use cases. It holds no state of any person; knowledge is
// loaded part by part when a use case first needs it.
type App struct {
	lang string // of the sentences; "" = English
	book func() wording.Book
}

// New makes the use cases ready. Nothing is loaded yet: each use case loads
// the parts of the knowledge that it needs, once.
func New() (*App, error) {
	return in("en"), nil
}

func in(lang string) *App {
	return &App{lang: lang, book: sync.OnceValue(func() wording.Book { return bookIn(lang) })}
}

// In is the same set of use cases speaking another language. Codes, figures
// and decisions are the same in every language; a language that is not there
// is English.
func (a *App) In(lang string) *App {
	if lang == a.lang || !knowledge.Speaks(lang) {
		return a
	}
	return in(lang)
}

// Languages are those that In knows, English first.
func Languages() []string { return slices.Clone(knowledge.Languages) }

// bookIn is the sentences with the names of the lifts added as "lift.id", in the
// form they have inside a sentence. Sentences that cannot be read leave an
// empty book, which shows every code in brackets: a test of the compiled-in
// files keeps that from happening.
func bookIn(lang string) wording.Book {
	sentences, err := knowledge.TextIn(lang)
	if err != nil {
		return wording.Book{}
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		return sentences
	}
	names, _ := knowledge.LiftNames(lang) // without them the names of the catalogue stand
	out := maps.Clone(sentences)
	for id, name := range names {
		out["lift."+string(id)] = name
	}
	for _, l := range cat.Lifts {
		if code := "lift." + string(l.ID); out[code] == "" {
			out[code] = inside(l.Name)
		}
	}
	return out
}

// warm starts loading what a plan needs while the diary is still being read.
// Each part is loaded once, whoever asks first.
func warm() {
	go knowledge.Patterns()
	go func() {
		knowledge.Care()
		knowledge.Peaking()
		knowledge.Meet()
	}()
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
