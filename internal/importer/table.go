package importer

import (
	"slices"
	"strings"
)

// row is one record of a separated file and the line it starts on, 1-based.
type row struct {
	line  int
	cells []string
}

// table is a separated file with its header found. Its rows are cut out of the
// text one by one, so that a file of a million rows costs its own bytes only.
type table struct {
	header []string       // as written
	names  []string       // normalised, each once: a second "kg" is "kg (2)", an empty one "column c"
	cols   map[string]int // normalised name → column
	bare   []string       // names without brackets and marks, made when first asked for
	rest   cursor         // where the rows begin
	torn   int            // line of a quote that never closes, 0 = none; known after the rows
}

// each gives every row. Its cells are valid until the next one.
func (t *table) each(yield func(row) bool) {
	c := t.rest
	for r, ok := c.next(); ok; r, ok = c.next() {
		if !yield(r) {
			break
		}
	}
	t.torn = max(t.torn, c.torn)
}

// count is how many rows there are at most.
func (t *table) count() int {
	rest := t.rest.s[min(t.rest.i, len(t.rest.s)):]
	return min(strings.Count(rest, "\n")+1, len(rest)/leastRow+1)
}

const leastRow = 20 // bytes of the shortest row that holds a set: 2026-01-05,Row,50,8

// first is the first row, or an empty one.
func (t *table) first() row {
	c := t.rest
	r, _ := c.next()
	return r
}

// get is the trimmed cell of the first column of that name that exists.
func (t *table) get(r row, names ...string) string {
	for _, n := range names {
		if i, ok := t.cols[n]; ok && i < len(r.cells) {
			return strings.TrimSpace(r.cells[i])
		}
	}
	return ""
}

func (t *table) has(names ...string) bool {
	for _, n := range names {
		if _, ok := t.cols[n]; !ok {
			return false
		}
	}
	return true
}

// parseTable takes the first row of the text as the header.
func parseTable(s string) *table {
	t := &table{rest: cursor{s: s, sep: separator(s), line: 1}}
	r, _ := t.rest.next()
	t.setHeader(slices.Clone(r.cells))
	t.rest.cells = nil
	return t
}

func (t *table) setHeader(cells []string) {
	t.header, t.bare = cells, nil
	t.names = make([]string, len(cells))
	t.cols = make(map[string]int, len(cells))
	for i, c := range cells {
		n := headerName(c)
		if n == "" {
			n = "column " + columnLetters(i)
		}
		for k := 2; ; k++ {
			if _, twice := t.cols[n]; !twice {
				break
			}
			n = headerName(c) + " (" + itoa(k) + ")"
		}
		t.names[i] = n
		t.cols[n] = i
	}
}

// columnLetters is A, B, …, Z, AA as a spreadsheet counts.
func columnLetters(i int) string {
	if i >= 26 {
		return columnLetters(i/26-1) + string(rune('a'+i%26))
	}
	return string(rune('a' + i))
}

// headerName lowers, trims and drops quotes and marks.
func headerName(s string) string {
	s = strings.Trim(strings.TrimSpace(s), "\ufeff\"")
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// separator counts , ; and tab outside quotes on the first five lines; the one
// that appears on most of them in equal number wins.
func separator(s string) byte {
	best, bestScore := byte(','), -1
	for _, sep := range []byte{',', ';', '\t', '|'} {
		score, first, quoted, lines, n := 0, -1, false, 0, 0
		for i := 0; i < len(s) && lines < 5; i++ {
			switch c := s[i]; {
			case c == '"':
				quoted = !quoted
			case c == sep && !quoted:
				n++
			case c == '\n' && !quoted:
				lines++
				if n > 0 {
					score += n
					if first < 0 {
						first = n
					}
					if n == first {
						score += 3
					}
				}
				n = 0
			}
		}
		if lines == 0 {
			score = n
		}
		if score > bestScore {
			best, bestScore = sep, score
		}
	}
	return best
}

// cursor cuts a separated text into rows. Quotes double inside quoted cells
// (RFC 4180); a stray quote inside a bare cell is kept as it is. An unclosed
// quote ends at the line's end, so that one bad cell never eats the file.
type cursor struct {
	s       string
	sep     byte
	i, line int
	cells   []string // used again for every row
	torn    int      // line of the first quote that never closes
	bad     int      // how many did not
	dropped bool     // a row had more than maxCells cells
}

// reach is how far a quoted cell is followed. A file with many quotes that
// never close is no table of long notes; following each far would take hours.
func (c *cursor) reach() int {
	if c.bad > badQuotes {
		return shortQuoted
	}
	return maxQuoted
}

// maxCells of one row; the widest real sheet has some hundred. What lies beyond
// is passed over.
const maxCells = 1024

// next is the next row that is not empty.
func (c *cursor) next() (row, bool) {
	for c.i < len(c.s) {
		start := c.line
		c.cells = c.cells[:0]
		for {
			cell, next, newlines, closed := cellAt(c.s, c.i, c.sep, c.reach())
			if !closed {
				c.bad++
				if c.torn == 0 {
					c.torn = c.line
				}
			}
			if len(c.cells) < maxCells {
				c.cells = append(c.cells, cell)
			} else {
				c.dropped = true
			}
			c.line += newlines
			c.i = next
			if c.i >= len(c.s) || c.s[c.i] != c.sep {
				break
			}
			c.i++
		}
		if c.i < len(c.s) && c.s[c.i] == '\r' {
			c.i++
		}
		if c.i < len(c.s) && c.s[c.i] == '\n' {
			c.i++
			c.line++
		}
		if len(c.cells) > 1 || strings.TrimSpace(c.cells[0]) != "" {
			return row{line: start, cells: c.cells}, true
		}
	}
	return row{}, false
}

// firstRows are the first n rows, to keep.
func (c cursor) firstRows(n int) []row {
	var out []row
	for range n {
		r, ok := c.next()
		if !ok {
			break
		}
		out = append(out, row{r.line, slices.Clone(r.cells)})
	}
	return out
}

// cellAt reads one cell from i and returns where the separator or line end is.
func cellAt(s string, i int, sep byte, reach int) (cell string, next, newlines int, closed bool) {
	if i < len(s) && s[i] == '"' {
		if cell, next, newlines, ok := quotedAt(s, i, sep, reach); ok {
			return cell, next, newlines, true
		}
		end := lineEnd(s, i, sep)
		return strings.Trim(s[i:end], `"`), end, 0, false
	}
	end := lineEnd(s, i, sep)
	return s[i:end], end, 0, true
}

func lineEnd(s string, i int, sep byte) int {
	for i < len(s) && s[i] != sep && s[i] != '\n' && s[i] != '\r' {
		i++
	}
	return i
}

// Bounds of one quoted cell: longer means that a quote is missing.
const (
	maxQuoted   = 64 << 10
	badQuotes   = 50
	shortQuoted = 256
)

// quotedAt reads a quoted cell; ok is false when it never closes properly.
func quotedAt(s string, i int, sep byte, reach int) (cell string, next, newlines int, ok bool) {
	if end := strings.IndexByte(s[i+1:min(len(s), i+reach)], '"'); end >= 0 { // the common cell: no quote inside
		k := i + 1 + end + 1
		if k >= len(s) || s[k] == sep || s[k] == '\n' || s[k] == '\r' {
			cell = s[i+1 : k-1]
			return cell, k, strings.Count(cell, "\n"), true
		}
	}
	var b strings.Builder
	for j := i + 1; j < len(s) && j-i < reach; j++ {
		if s[j] != '"' {
			if s[j] == '\n' {
				newlines++
			}
			b.WriteByte(s[j])
			continue
		}
		if j+1 < len(s) && s[j+1] == '"' {
			b.WriteByte('"')
			j++
			continue
		}
		k := j + 1
		for k < len(s) && s[k] == ' ' {
			k++
		}
		if k >= len(s) || s[k] == sep || s[k] == '\n' || s[k] == '\r' {
			return b.String(), k, newlines, true
		}
		b.WriteByte('"') // a stray quote inside the cell
	}
	return "", 0, 0, false
}
