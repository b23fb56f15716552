package web

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/wording"
)

// Source is where a statement comes from, as the pages show it.
type Source struct {
	Cite, URL, Note string
	Basis           string // seen, seen_2nd, memory, guess
}

// Words are all that a page needs to speak: the book of sentences, the names
// of lifts, and the sources behind the statements.
type Words struct {
	Book    wording.Book
	Lifts   *lift.Catalogue
	Sources map[string]Source
	Faults  wording.Frames
}

// Cite is one source as a line of text, with the mark that says how it is known.
type Cite struct {
	ID, Text, URL, Note string
	Basis, BasisText    string
	Lang                string // of Text and Note: sources are cited as they are
}

// T words a code of the book; kv are alternating names and values.
func (w Words) T(code string, kv ...any) string {
	if len(kv) == 0 {
		return w.Book.Say(code, nil)
	}
	params := make(map[string]any, len(kv)/2)
	for i := 0; i+1 < len(kv); i += 2 {
		params[fmt.Sprint(kv[i])] = kv[i+1]
	}
	return w.Book.Say(code, params)
}

// flagName is the short name of a red flag.
func (w Words) flagName(id string) string {
	if s, ok := w.Book["flag."+id]; ok {
		return s
	}
	return w.Name("ask", id)
}

// Say words a code; a text that is no code is already a sentence.
func (w Words) Say(text string) string {
	if s, ok := w.Book[text]; ok {
		return s
	}
	return text
}

// N words a code that has a singular and a plural; start ends in "_" and is
// followed by "one" or "many" in the book.
func (w Words) N(start string, n int, kv ...any) string {
	code := start + "many"
	if n == 1 {
		code = start + "one"
	}
	return w.T(code, append([]any{"n", n}, kv...)...)
}

// Why words a reason. Lift ids among its parameters become names.
func (w Words) Why(r reason.Reason) string {
	if w.Lifts == nil {
		return w.Book.Why(r)
	}
	var params map[string]any
	for name, v := range r.Params {
		id, ok := liftParam(v)
		if !ok {
			continue
		}
		if _, named := w.Book[id]; named {
			continue
		}
		if l, known := w.Lifts.Get(lift.ID(strings.TrimPrefix(id, "lift."))); known {
			if params == nil {
				params = make(map[string]any, len(r.Params))
				for k, x := range r.Params {
					params[k] = x
				}
			}
			params[name] = w.lower(l.ID)
		}
	}
	if params != nil {
		r.Params = params
	}
	return w.Book.Why(r)
}

func liftParam(v any) (string, bool) {
	switch x := v.(type) {
	case lift.ID:
		return string(x), true
	case string:
		return x, strings.Contains(x, "_") || strings.HasPrefix(x, "lift.")
	}
	return "", false
}

// Lift is the name of a lift for people.
func (w Words) Lift(id lift.ID) string {
	if s, ok := w.Book["lift."+string(id)]; ok {
		return s
	}
	if w.Lifts != nil {
		if l, ok := w.Lifts.Get(id); ok {
			return l.Name
		}
	}
	return w.Name("care", string(id))
}

// Listed is the name of a lift as it stands in a list to pick from.
func (w Words) Listed(l lift.Lift) string {
	if w.Book.Lang() != "en" {
		return sentence(w.Lift(l.ID))
	}
	return l.Name
}

// Name words an id of a family of names: region, side, zone, effect, care …
// A name the book does not hold is shown with its underscores taken out.
func (w Words) Name(family, id string) string {
	for _, code := range []string{family + "." + id, "web." + family + "_" + id} {
		if s, ok := w.Book[code]; ok {
			return s
		}
	}
	return strings.ReplaceAll(id, "_", " ")
}

// Cite words a source id. An id that is not known is shown as our own
// judgement would be: never as evidence.
func (w Words) Cite(id string) Cite {
	s, ok := w.Sources[id]
	own := id == "" || id == reason.ExpertOpinion && w.Book.Lang() != "en"
	if !ok || own {
		if id == "" {
			id = reason.ExpertOpinion
		}
		s = Source{Cite: w.T("web.source_own"), Basis: "guess"}
		if known, has := w.Sources[id]; has && w.Book.Lang() == "en" {
			s = known
		}
	}
	c := Cite{ID: id, Text: s.Cite, Note: s.Note, Basis: s.Basis, Lang: "en"}
	if own {
		c.Lang = w.Book.Lang()
	}
	if strings.HasPrefix(s.URL, "https://") || strings.HasPrefix(s.URL, "http://") {
		c.URL = s.URL
	}
	c.BasisText = w.Basis(s.Basis)
	if id == "case" { // their own words, to their face
		c.Text, c.BasisText = w.T("web.source_case"), w.T("web.basis_case")
	}
	return c
}

// Basis words how something is known; an unknown basis counts as a guess.
func (w Words) Basis(basis string) string {
	switch basis {
	case "seen", "seen_2nd", "memory":
		return w.T("web.basis_" + basis)
	}
	return w.T("web.basis_guess")
}

// num prints a figure without trailing zeros.
func num(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// sortedKeys of a map, so that pages are the same every time.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// allSources lists every source, read ones first, then by name.
func (s *server) allSources() []Cite {
	out := make([]Cite, 0, len(s.words.Sources))
	for _, id := range sortedKeys(s.words.Sources) {
		out = append(out, s.words.Cite(id))
	}
	rank := map[string]int{"seen": 0, "seen_2nd": 1, "memory": 2}
	slices.SortStableFunc(out, func(a, b Cite) int {
		ra, oka := rank[a.Basis]
		rb, okb := rank[b.Basis]
		if !oka {
			ra = 3
		}
		if !okb {
			rb = 3
		}
		if ra != rb {
			return ra - rb
		}
		return strings.Compare(a.Text, b.Text)
	})
	return out
}

// known words a code, or shows the name it stands for when the book lacks it.
func (w Words) known(code, name string) string {
	if s, ok := w.Book[code]; ok {
		return s
	}
	return strings.ReplaceAll(name, "_", " ")
}

// snake writes a name of the knowledge files as a code of the book is written.
func snake(name string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(name)), "_")
}
