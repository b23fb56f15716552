package importer

import (
	"strings"
)

// A home-made sheet has its header somewhere in the first rows, perhaps in two
// of them, says date and exercise once for a block of rows, and keeps empty
// rows and titles between the blocks.

const headerWithin = 12 // rows searched for the header

// knownColumns counts the keys that a header row answers.
func knownColumns(cells []string) int {
	var t table
	t.setHeader(cells)
	n := 0
	for _, k := range mappingKeys {
		if exact, begins := t.columnsFor(k); len(exact)+len(begins) > 0 {
			n++
		}
	}
	return n
}

// sheetTable finds the header. Of two rows that say equally much the first is
// it; a second header row beneath it is joined to it.
func sheetTable(s string, rememberedHeaders map[string]Mapping) *table {
	t := &table{rest: cursor{s: s, sep: separator(s), line: 1}}
	rows := t.rest.firstRows(headerWithin + 2)
	best, at, joined := 0, 0, false
	for i := 0; i < min(len(rows), headerWithin); i++ {
		if n := knownColumns(rows[i].cells); n > best {
			best, at, joined = n, i, false
		}
		if i+1 < len(rows) && !hasNumber(rows[i+1].cells) {
			if n := knownColumns(joinHeaders(rows[i].cells, rows[i+1].cells)); n > best {
				best, at, joined = n, i, true
			}
		}
		probe := &table{}
		probe.setHeader(rows[i].cells)
		if _, ok := rememberedHeaders[probe.signature()]; ok {
			best, at, joined = len(mappingKeys)+1, i, false
		}
	}
	if len(rows) == 0 {
		return t
	}
	header, from := rows[at].cells, at+1
	switch {
	case joined:
		header, from = joinHeaders(rows[at].cells, rows[at+1].cells), at+2
	case at > 0 && twice(header) && filled(rows[at-1].cells) > 1: // the groups stand above
		header = joinHeaders(rows[at-1].cells, header)
	}
	t.setHeader(header)
	for range from {
		t.rest.next()
	}
	t.rest.cells = nil
	return t
}

// joinHeaders puts the group above each column before its name; a group reaches
// right to the next one.
func joinHeaders(above, below []string) []string {
	out := make([]string, max(len(above), len(below)))
	group := ""
	for i := range out {
		a, b := "", ""
		if i < len(above) {
			a = strings.TrimSpace(above[i])
		}
		if i < len(below) {
			b = strings.TrimSpace(below[i])
		}
		if a != "" {
			group = a
		}
		switch {
		case b == "":
			out[i] = a
		case group == "":
			out[i] = b
		default:
			out[i] = group + " " + b
		}
	}
	return out
}

func hasNumber(cells []string) bool {
	for _, c := range cells {
		if _, ok := number(c); ok {
			return true
		}
		if _, ok := anyClock(c); ok || looksLikeSets(c) || len(numericParts(c)) == 3 {
			return true
		}
	}
	return false
}

// twice reports whether two columns have the same name.
func twice(header []string) bool {
	var t table
	t.setHeader(header)
	for i, n := range t.names {
		if headerName(header[i]) != n && headerName(header[i]) != "" {
			return true
		}
	}
	return false
}

func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// setColumns are pairs of columns that hold one set each: "set 1 reps" and
// "set 1 kg", "weight 1" and "reps 1"; or single ones with sets written out.
type setColumns struct{ load, reps, cell string }

// wideSets finds such columns by their numbers.
func (t *table) wideSets() []setColumns {
	var out []setColumns
	for n := 1; n <= 30; n++ {
		var sc setColumns
		for _, name := range t.names {
			bare, ok := withoutNumber(name, n)
			if !ok {
				continue
			}
			switch {
			case wideWord(bare, "reps") && sc.reps == "":
				sc.reps = name
			case wideWord(bare, "load") && sc.load == "" || headerUnit(bare) != "" && sc.load == "":
				sc.load = name
			case wideWord(bare, "sets") && sc.cell == "":
				sc.cell = name
			}
		}
		if sc.reps == "" && sc.cell == "" {
			break
		}
		if sc.reps != "" {
			sc.cell = ""
		}
		out = append(out, sc)
	}
	return out
}

// withoutNumber removes the set's number n from a column name: "set 2 (reps)",
// "kg2", "reps set 2".
func withoutNumber(name string, n int) (string, bool) {
	fields := strings.FieldsFunc(name, func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '#' || r == '(' || r == ')' || r == '.' || r == ':'
	})
	found := false
	var rest []string
	for _, f := range fields {
		bare := strings.TrimSuffix(f, itoa(n))
		digits := bare != f && (bare == "" || bare[len(bare)-1] < '0' || bare[len(bare)-1] > '9')
		if digits && !found {
			found = true
			f = bare
		}
		if f != "" {
			rest = append(rest, f)
		}
	}
	return strings.Join(rest, " "), found
}

func wideWord(bare, key string) bool {
	for _, f := range append(strings.Fields(bare), bare) {
		for _, w := range synonyms[key] {
			if f == w || key == "sets" && f == "s" {
				return true
			}
		}
	}
	return false
}
