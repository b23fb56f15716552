package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"spotter/internal/diary"
)

// order is how columns stand: when and what first, the envelope last.
var order = func() (names []string) {
	envelope := []string{"note", "source", "by", "zone", "v", "replaces", "entity", "must", "author", "device", "n", "hlc", "id"}
	t := reflect.TypeFor[diary.Entry]()
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != "-" && name != "at" && name != "kind" && !slices.Contains(envelope, name) {
			names = append(names, name)
		}
	}
	return append(append([]string{"at", "kind"}, names...), envelope...)
}()

// table writes entries as CSV (RFC 4180, UTF-8 with a mark, so that
// spreadsheets read every letter). The columns are the fields that occur;
// fields that this version does not know come last.
func table(entries []diary.Entry) ([]byte, error) {
	rows := make([]map[string]string, len(entries))
	used := map[string]bool{}
	for i, e := range entries {
		row, err := cells(e)
		if err != nil {
			return nil, err
		}
		rows[i] = row
		for name := range row {
			used[name] = true
		}
	}
	columns := columnsOf(used)
	out := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(out)
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = Guard(c)
	}
	if err := w.Write(head); err != nil {
		return nil, err
	}
	for _, row := range rows {
		line := make([]string, len(columns))
		for i, c := range columns {
			line[i] = row[c]
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

func columnsOf(used map[string]bool) []string {
	var out, unknown []string
	for _, c := range order {
		if used[c] {
			out = append(out, c)
		}
	}
	for c := range used {
		if !slices.Contains(order, c) {
			unknown = append(unknown, c)
		}
	}
	slices.Sort(unknown)
	return append(out, unknown...)
}

// cells are the fields of an entry as they stand in a table: numbers and truth
// values as they are, texts guarded, anything nested as guarded JSON.
func cells(e diary.Entry) (map[string]string, error) {
	raw, err := e.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return nil, err
	}
	out := make(map[string]string, len(fields))
	for name, v := range fields {
		switch v[0] {
		case '"':
			var s string
			if err := json.Unmarshal(v, &s); err != nil {
				return nil, err
			}
			out[name] = Guard(s)
		case '{', '[':
			out[name] = Guard(string(v))
		case 'n': // null says nothing
		default:
			out[name] = string(v)
		}
	}
	return out, nil
}

// dangerous begins a cell that some spreadsheet takes for a formula: the list
// of the OWASP page on CSV injection with its full-width forms.
const dangerous = "=+-@\t\r＝＋－＠"

// breaks are characters after which a spreadsheet that splits in another way
// than we wrote may begin a new cell.
const breaks = ";\t\r\n\""

// Guard keeps a spreadsheet from running a text as a formula: at its start,
// and after each of breaks, a character of dangerous gets an apostrophe before
// it, blanks before it or not. So does an apostrophe there, so that Unguard can
// tell.
func Guard(s string) string {
	if !strings.ContainsAny(s, dangerous+"'") {
		return s
	}
	var b strings.Builder
	begins := true
	for _, r := range s {
		if begins && (r == '\'' || strings.ContainsRune(dangerous, r)) {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		begins = begins && r == ' ' || strings.ContainsRune(breaks, r)
	}
	return b.String()
}

// Unguard gives back what Guard was given.
func Unguard(s string) string {
	var b strings.Builder
	begins := true
	for _, r := range s {
		if begins && r == '\'' {
			begins = false
			continue
		}
		b.WriteRune(r)
		begins = begins && r == ' ' || strings.ContainsRune(breaks, r)
	}
	return b.String()
}
