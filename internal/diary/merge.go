package diary

import (
	"cmp"
	"fmt"
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
	var all []Entry
	var plain [][]Entry
	for _, s := range streams {
		var bare []Entry
		for _, e := range s {
			if e.ID == "" {
				bare = append(bare, e)
			} else {
				all = append(all, e)
			}
		}
		plain = append(plain, bare)
	}
	out, err := byID(Redact(all))
	if err != nil {
		return nil, err
	}
	bare, err := byContents(plain)
	if err != nil {
		return nil, err
	}
	return inOrder(append(out, bare...)), nil
}

// byID takes each id once, with the lowest line.
func byID(all []Entry) ([]Entry, error) {
	at := make(map[string]int, len(all))
	out := make([]Entry, 0, len(all))
	bad := map[string]bool{}
	for _, e := range all {
		i, twice := at[e.ID]
		if !twice {
			at[e.ID] = len(out)
			out = append(out, e)
			continue
		}
		line := min(out[i].Line, e.Line)
		switch {
		case out[i].Kind == KindRedacted && e.Kind != KindRedacted:
		case e.Kind == KindRedacted && out[i].Kind != KindRedacted:
			out[i] = e
		case !same(&out[i], &e):
			bad[e.ID] = true
		}
		out[i].Line = line
	}
	if len(bad) == 0 {
		return out, nil
	}
	ids := make([]string, 0, len(bad))
	for id := range bad {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return nil, &IDReused{ids}
}

// byContents takes the larger number of equal lines; the n-th of them stands
// where it stands first.
func byContents(streams [][]Entry) ([]Entry, error) {
	found := map[string][]Entry{}
	for _, s := range streams {
		mine := map[string][]Entry{}
		for _, e := range s {
			key, err := Canonical(e)
			if err != nil {
				return nil, err
			}
			mine[string(key)] = append(mine[string(key)], e)
		}
		for key, es := range mine {
			slices.SortFunc(es, func(a, b Entry) int { return cmp.Compare(a.Line, b.Line) })
			for i, e := range es {
				if i < len(found[key]) {
					found[key][i].Line = min(found[key][i].Line, e.Line)
				} else {
					found[key] = append(found[key], e)
				}
			}
		}
	}
	keys := make([]string, 0, len(found))
	for key := range found {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var out []Entry
	for _, key := range keys {
		out = append(out, found[key]...)
	}
	return out, nil
}

// inOrder sorts by the order of the fold. Entries whose "at" cannot be read
// come first.
func inOrder(all []Entry) []Entry {
	rows := make([]row, len(all))
	for i := range all {
		d, unix, _ := moment(all[i].At)
		rows[i] = row{e: &all[i], day: d, unix: unix}
	}
	slices.SortStableFunc(rows, byTime)
	out := make([]Entry, len(all))
	for i, r := range rows {
		out[i] = *r.e
	}
	return out
}
