package diary

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// IDReused says that one id names different entries in the streams that were
// to be merged. Nothing is merged then and nothing is overwritten: whoever
// wrote the second one must write it again under an id of its own.
type IDReused struct{ IDs []string }

// Error names the first few ids.
func (e *IDReused) Error() string {
	const shown = 5
	s := strings.Join(e.IDs[:min(shown, len(e.IDs))], ", ")
	if n := len(e.IDs) - shown; n > 0 {
		s += fmt.Sprintf(" and %d more", n)
	}
	return "the same id with other contents: " + s + ": write one of them again under a new id"
}

// Merge is the union of streams by id, in the order of the fold: whichever way
// and however often streams are merged, the result is the same. Entries that a
// redact entry of any of the streams names are left as stubs. Lines without an
// id have no identity but their contents: the larger number of equal lines
// stands. The error is an *IDReused.
func Merge(streams ...[]Entry) ([]Entry, error) {
	m := merger{redacted: map[string]bool{}, at: map[string]int{}, bad: map[string]bool{}, bare: map[string][]row{}}
	for _, s := range streams {
		for id := range redactions(s) {
			m.redacted[id] = true
		}
	}
	for _, s := range streams {
		if err := m.add(s); err != nil {
			return nil, err
		}
	}
	if len(m.bad) > 0 {
		return nil, &IDReused{slices.Sorted(maps.Keys(m.bad))}
	}
	for _, key := range slices.Sorted(maps.Keys(m.bare)) {
		m.rows = append(m.rows, m.bare[key]...)
	}
	m.rows = inOrder(m.rows)
	out := make([]Entry, len(m.rows))
	for i := range m.rows {
		out[i] = *m.rows[i].e
		out[i].Line = m.rows[i].line
	}
	return out, nil
}

// merger gathers rows: one for each id, and those without an id by contents.
type merger struct {
	redacted map[string]bool
	rows     []row
	at       map[string]int // id → row
	bad      map[string]bool
	bare     map[string][]row
}

// add takes in one stream.
func (m *merger) add(s []Entry) error {
	mine := map[string][]row{}
	m.rows = slices.Grow(m.rows, len(s))
	for i := range s {
		e := &s[i]
		if m.redacted[e.ID] && e.Kind != KindRedact {
			stub := e.Stub()
			e = &stub
		}
		if e.ID != "" {
			m.byID(e)
			continue
		}
		key, err := Canonical(*e)
		if err != nil {
			return err
		}
		mine[string(key)] = append(mine[string(key)], rowOf(e))
	}
	for key, rows := range mine {
		m.bare[key] = longer(m.bare[key], rows)
	}
	return nil
}

// byID takes an id once, with the lowest line; a stub wins over what it is
// the stub of.
func (m *merger) byID(e *Entry) {
	i, twice := m.at[e.ID]
	if !twice {
		m.at[e.ID] = len(m.rows)
		m.rows = append(m.rows, rowOf(e))
		return
	}
	r := &m.rows[i]
	line := min(r.line, e.Line)
	switch {
	case r.e.Kind == KindRedacted && e.Kind != KindRedacted:
	case e.Kind == KindRedacted && r.e.Kind != KindRedacted:
		*r = rowOf(e)
	case !same(r.e, e):
		m.bad[e.ID] = true
	}
	r.line = line
}

// longer is the larger number of equal lines; the n-th of them stands where it
// stands first.
func longer(a, b []row) []row {
	slices.SortFunc(b, func(x, y row) int { return cmp.Compare(x.line, y.line) })
	for i, r := range b {
		if i < len(a) {
			a[i].line = min(a[i].line, r.line)
		} else {
			a = append(a, r)
		}
	}
	return a
}

// rowOf places an entry; one whose "at" cannot be read comes first.
func rowOf(e *Entry) row {
	d, unix, _ := moment(e.At)
	return row{e: e, day: d, unix: unix, line: e.Line}
}
