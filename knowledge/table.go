package knowledge

import (
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
)

// table is one CSV file with a header line, read whole, that remembers the
// line of every row and collects the faults found in it.
type table struct {
	file   string
	head   map[string]int
	rows   [][]string
	lines  []int
	faults []Fault
}

// readTable reads a CSV of the tree. Every row must have as many cells as the
// header; the wanted columns must exist.
func readTable(tree fs.FS, file string, columns ...string) *table {
	t := &table{file: file, head: map[string]int{}}
	f, err := tree.Open(file)
	if err != nil {
		t.fault(0, "cannot be read: %v", err)
		return t
	}
	defer f.Close()
	r := csv.NewReader(f)
	head, err := r.Read()
	if err != nil {
		t.fault(1, "no header line: %v", err)
		return t
	}
	for i, h := range head {
		t.head[h] = i
	}
	for _, c := range columns {
		if _, ok := t.head[c]; !ok {
			t.fault(1, "column %q is missing", c)
		}
	}
	if len(t.faults) > 0 {
		return t
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return t
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			if pe, ok := err.(*csv.ParseError); ok {
				line = pe.Line
			}
			t.fault(line, "not a row of this table: %v", err)
			if row == nil {
				return t
			}
			continue
		}
		t.rows = append(t.rows, row)
		t.lines = append(t.lines, line)
	}
}

func (t *table) fault(line int, format string, args ...any) {
	t.faults = append(t.faults, Fault{File: t.file, Line: line, What: fmt.Sprintf(format, args...)})
}

// cell is the trimmed text at row i.
func (t *table) cell(i int, column string) string {
	return strings.TrimSpace(t.rows[i][t.head[column]])
}

// list splits a cell at semicolons; an empty cell is an empty list.
func (t *table) list(i int, column string) []string {
	s := t.cell(i, column)
	if s == "" {
		return nil
	}
	parts := strings.Split(s, ";")
	for k := range parts {
		parts[k] = strings.TrimSpace(parts[k])
	}
	return parts
}

// number reads a decimal between lo and hi. An empty cell is (0, false).
func (t *table) number(i int, column string, lo, hi float64) (float64, bool) {
	s := t.cell(i, column)
	if s == "" {
		return 0, false
	}
	if len(s) == 1 && '0' <= s[0] && s[0] <= '9' { // most cells are scores
		if f := float64(s[0] - '0'); f >= lo && f <= hi {
			return f, true
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= lo && f <= hi) {
		t.fault(t.lines[i], "%s must be a number from %g to %g, not %q", column, lo, hi, s)
		return 0, false
	}
	return f, true
}

// oneOf reads a cell that must hold one of the given words.
func (t *table) oneOf(i int, column string, allowed ...string) string {
	s := t.cell(i, column)
	for _, a := range allowed {
		if s == a {
			return s
		}
	}
	t.fault(t.lines[i], "%s is %q, but must be one of: %s", column, s, strings.Join(allowed, ", "))
	return ""
}
