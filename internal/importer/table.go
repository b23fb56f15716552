package importer

import (
	"strings"
)

// row is one record of a separated file and the line it starts on, 1-based.
type row struct {
	line  int
	cells []string
}

// table is a separated file with its header found.
type table struct {
	sep    byte
	header []string       // as written
	names  []string       // normalised, each once: a second "kg" is "kg (2)", an empty one "column c"
	cols   map[string]int // normalised name → column
	rows   []row
	torn   int // line of a quote that never closes, 0 = none
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

// parseTable splits the text and takes its first row as the header.
func parseTable(s string) *table {
	t := &table{sep: separator(s)}
	rows, torn := split(s, t.sep)
	t.torn = torn
	if len(rows) == 0 {
		return t
	}
	t.setHeader(rows[0].cells)
	t.rows = rows[1:]
	return t
}

func (t *table) setHeader(cells []string) {
	t.header = cells
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

// split cuts a separated text into rows. Quotes double inside quoted cells
// (RFC 4180); a stray quote inside a bare cell is kept as it is. An unclosed
// quote ends at the line's end, so that one bad cell never eats the file.
func split(s string, sep byte) (rows []row, torn int) {
	line, i := 1, 0
	for i < len(s) {
		start := line
		var cells []string
		for {
			cell, next, newlines, closed := cellAt(s, i, sep)
			if !closed && torn == 0 {
				torn = line
			}
			cells = append(cells, cell)
			line += newlines
			i = next
			if i >= len(s) || s[i] != sep {
				break
			}
			i++
		}
		if i < len(s) && s[i] == '\r' {
			i++
		}
		if i < len(s) && s[i] == '\n' {
			i++
			line++
		}
		if len(cells) > 1 || strings.TrimSpace(cells[0]) != "" {
			rows = append(rows, row{line: start, cells: cells})
		}
	}
	return rows, torn
}

// cellAt reads one cell from i and returns where the separator or line end is.
func cellAt(s string, i int, sep byte) (cell string, next, newlines int, closed bool) {
	if i < len(s) && s[i] == '"' {
		if cell, next, newlines, ok := quotedAt(s, i, sep); ok {
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

// maxQuoted bounds one quoted cell: longer means that a quote is missing.
const maxQuoted = 64 << 10

// quotedAt reads a quoted cell; ok is false when it never closes properly.
func quotedAt(s string, i int, sep byte) (cell string, next, newlines int, ok bool) {
	if end := strings.IndexByte(s[i+1:min(len(s), i+maxQuoted)], '"'); end >= 0 { // the common cell: no quote inside
		k := i + 1 + end + 1
		if k >= len(s) || s[k] == sep || s[k] == '\n' || s[k] == '\r' {
			cell = s[i+1 : k-1]
			return cell, k, strings.Count(cell, "\n"), true
		}
	}
	var b strings.Builder
	for j := i + 1; j < len(s) && j-i < maxQuoted; j++ {
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
