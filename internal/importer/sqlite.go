package importer

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
)

// A small reader of SQLite database files, for the tables of one backup: the
// b-tree of a table, its records, its overflow pages (SQLite, "Database File
// Format", sqlite.org/fileformat2.html; written from memory of it and tested
// against files that SQLite itself wrote). It reads; it knows no indexes, no
// WAL, no SQL beyond the names of columns. Every page is visited at most once
// and every size is checked, so that a damaged or hostile file costs no more
// than its own length.

const (
	sqliteMagic   = "SQLite format 3\x00"
	maxPayload    = 4 << 20 // one record; a comment has some kilobytes
	maxTreeDepth  = 24
	leafTable     = 0x0d
	interiorTable = 0x05
)

// sqliteFile is a database in memory.
type sqliteFile struct {
	data     []byte
	pageSize int
	usable   int
	encoding uint32 // 1 UTF-8, 2 UTF-16le, 3 UTF-16be
	tables   map[string]sqliteTable
	visited  []bool
	broken   bool // a part could not be read
}

type sqliteTable struct {
	root    int
	columns []string // lower case
	rowid   int      // column that is the row's number, -1 = none
}

// sqliteRow is one record: int64, float64, string, []byte or nil a column.
type sqliteRow struct {
	table  *sqliteTable
	rowid  int64
	values []any
}

func isSQLite(data []byte) bool { return bytes.HasPrefix(data, []byte(sqliteMagic)) }

// openSQLite reads the header and the list of tables.
func openSQLite(data []byte) (*sqliteFile, bool) {
	if len(data) < 512 || !isSQLite(data) {
		return nil, false
	}
	f := &sqliteFile{data: data, pageSize: int(binary.BigEndian.Uint16(data[16:18])), encoding: binary.BigEndian.Uint32(data[56:60]), tables: map[string]sqliteTable{}}
	if f.pageSize == 1 {
		f.pageSize = 65536
	}
	if f.pageSize < 512 || f.pageSize&(f.pageSize-1) != 0 {
		return nil, false
	}
	f.usable = f.pageSize - int(data[20])
	if f.usable < 480 {
		return nil, false
	}
	schema := sqliteTable{root: 1, columns: []string{"type", "name", "tbl_name", "rootpage", "sql"}, rowid: -1}
	f.rows(&schema, func(r *sqliteRow) {
		root := int(r.int("rootpage"))
		if r.text("type") != "table" || root < 1 {
			return
		}
		columns, rowid := tableColumns(r.text("sql"))
		f.tables[strings.ToLower(r.text("name"))] = sqliteTable{root: root, columns: columns, rowid: rowid}
	})
	return f, true
}

// each calls fn for every row of a table; false when there is no such table.
func (f *sqliteFile) each(name string, fn func(*sqliteRow)) bool {
	t, ok := f.tables[name]
	if ok {
		f.rows(&t, fn)
	}
	return ok
}

func (f *sqliteFile) rows(t *sqliteTable, fn func(*sqliteRow)) {
	f.visited = make([]bool, len(f.data)/f.pageSize+1)
	f.walk(t, t.root, 0, fn)
}

// page returns page n, counted from 1; each one once a walk.
func (f *sqliteFile) page(n int) ([]byte, bool) {
	if n < 1 || n > len(f.data)/f.pageSize || f.visited[n-1] {
		f.broken = true
		return nil, false
	}
	f.visited[n-1] = true
	return f.data[(n-1)*f.pageSize : n*f.pageSize], true
}

func (f *sqliteFile) walk(t *sqliteTable, n, depth int, fn func(*sqliteRow)) {
	p, ok := f.page(n)
	if !ok || depth > maxTreeDepth {
		f.broken = true
		return
	}
	at := 0
	if n == 1 {
		at = 100
	}
	kind, cells := p[at], int(binary.BigEndian.Uint16(p[at+3:at+5]))
	head := at + 8
	if kind == interiorTable {
		head = at + 12
	} else if kind != leafTable {
		f.broken = true
		return
	}
	for i := range cells {
		ptr := head + 2*i
		if ptr+2 > f.usable {
			f.broken = true
			return
		}
		cell := int(binary.BigEndian.Uint16(p[ptr : ptr+2]))
		if cell < head || cell+4 > f.usable {
			f.broken = true
			continue
		}
		if kind == interiorTable {
			f.walk(t, int(binary.BigEndian.Uint32(p[cell:cell+4])), depth+1, fn)
			continue
		}
		f.leaf(t, p[cell:f.usable], fn)
	}
	if kind == interiorTable {
		f.walk(t, int(binary.BigEndian.Uint32(p[at+8:at+12])), depth+1, fn)
	}
}

// leaf reads one record of a leaf page.
func (f *sqliteFile) leaf(t *sqliteTable, cell []byte, fn func(*sqliteRow)) {
	size, n := varint(cell)
	rowid, m := varint(cell[min(n, len(cell)):])
	if n == 0 || m == 0 || size > maxPayload {
		f.broken = true
		return
	}
	payload, ok := f.payload(cell[n+m:], int(size))
	if !ok {
		f.broken = true
		return
	}
	if values, ok := f.record(payload); ok {
		fn(&sqliteRow{t, int64(rowid), values})
	} else {
		f.broken = true
	}
}

// payload joins the part on the page with the overflow pages.
func (f *sqliteFile) payload(local []byte, size int) ([]byte, bool) {
	most := f.usable - 35
	if size <= most {
		return local[:min(size, len(local))], size <= len(local)
	}
	least := (f.usable-12)*32/255 - 23
	keep := least + (size-least)%(f.usable-4)
	if keep > most {
		keep = least
	}
	if keep+4 > len(local) {
		return nil, false
	}
	out := append(make([]byte, 0, min(size, len(f.data))), local[:keep]...)
	next := int(binary.BigEndian.Uint32(local[keep : keep+4]))
	for len(out) < size {
		p, ok := f.page(next)
		if !ok {
			return nil, false
		}
		next = int(binary.BigEndian.Uint32(p[:4]))
		out = append(out, p[4:4+min(f.usable-4, size-len(out))]...)
	}
	return out, true
}

// maxColumns of one record; SQLite's own default limit.
const maxColumns = 2000

// record reads the values of a record.
func (f *sqliteFile) record(p []byte) ([]any, bool) {
	headLen, n := varint(p)
	if n == 0 || headLen > uint64(len(p)) || headLen < uint64(n) {
		return nil, false
	}
	var values []any
	body := p[headLen:]
	for at := n; at < int(headLen); {
		kind, w := varint(p[at:headLen])
		if w == 0 || len(values) >= maxColumns {
			return nil, false
		}
		at += w
		size := serialSize(kind)
		if size > uint64(len(body)) {
			return nil, false
		}
		values = append(values, f.value(kind, body[:size]))
		body = body[size:]
	}
	return values, true
}

// serialSize is the length of a value by its serial type.
func serialSize(kind uint64) uint64 {
	switch {
	case kind >= 12:
		return (kind - 12) / 2
	case kind <= 4:
		return kind
	case kind == 5:
		return 6
	case kind == 6 || kind == 7:
		return 8
	}
	return 0
}

func (f *sqliteFile) value(kind uint64, b []byte) any {
	switch {
	case kind == 0 || kind == 10 || kind == 11:
		return nil
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	case kind == 8 || kind == 9:
		return int64(kind - 8)
	case kind < 7:
		v := int64(int8(b[0]))
		for _, c := range b[1:] {
			v = v<<8 | int64(c)
		}
		return v
	case kind%2 == 0:
		return b
	case f.encoding == 2:
		return utf16Text(b, false)
	case f.encoding == 3:
		return utf16Text(b, true)
	}
	return string(b)
}

// varint reads SQLite's big-endian integer of 1 to 9 bytes; n = 0 when it is
// cut off.
func varint(b []byte) (v uint64, n int) {
	for i := range min(9, len(b)) {
		if i == 8 {
			return v<<8 | uint64(b[i]), 9
		}
		v = v<<7 | uint64(b[i]&0x7F)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// tableColumns reads the column names out of a CREATE TABLE.
func tableColumns(sql string) (columns []string, rowid int) {
	rowid = -1
	open := strings.IndexByte(sql, '(')
	if open < 0 {
		return nil, -1
	}
	for _, def := range topLevel(sql[open+1:]) {
		fields := strings.Fields(def)
		if len(fields) == 0 {
			continue
		}
		switch strings.ToUpper(strings.TrimRight(fields[0], "(")) {
		case "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT":
			continue
		}
		upper := strings.ToUpper(strings.Join(fields, " "))
		if strings.Contains(upper, " INTEGER PRIMARY KEY") {
			rowid = len(columns)
		}
		columns = append(columns, strings.ToLower(strings.Trim(fields[0], "\"`[]'")))
	}
	return columns, rowid
}

// topLevel splits a list at the commas outside brackets and quotes, up to the
// bracket that closes it.
func topLevel(s string) []string {
	var out []string
	depth, from := 0, 0
	quote := byte(0)
	for i := range len(s) {
		c := s[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quote = c
		case c == '(':
			depth++
		case c == ')' && depth == 0:
			return append(out, s[from:i])
		case c == ')':
			depth--
		case c == ',' && depth == 0:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// get is the value of a column; nil where the record has none.
func (r *sqliteRow) get(name string) any {
	for i, c := range r.table.columns {
		if c != name {
			continue
		}
		if i == r.table.rowid {
			return r.rowid
		}
		if i < len(r.values) {
			return r.values[i]
		}
	}
	return nil
}

func (r *sqliteRow) text(name string) string {
	s, _ := r.get(name).(string)
	return s
}

func (r *sqliteRow) int(name string) int64 {
	v, _ := r.float(name)
	return int64(v)
}

func (r *sqliteRow) float(name string) (float64, bool) {
	switch v := r.get(name).(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, !math.IsNaN(v) && !math.IsInf(v, 0) && math.Abs(v) < 1e15
	case string:
		return number(v)
	}
	return 0, false
}
