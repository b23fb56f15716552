package importer

import (
	"bytes"
	"strings"
)

// rename turns header words into our column names; words that are not in the
// list keep their own.
func rename(t *table, words map[string]string) {
	for i, h := range t.header {
		n, ok := words[headerName(h)]
		if unit := headerUnit(headerName(h)); !ok && unit != "" && words[bareHeader(headerName(h))] == "weight" {
			n, ok = unit, true // "Gewicht (kg)"
		}
		if ok {
			if _, taken := t.cols[n]; !taken {
				t.cols[n] = i
			}
		}
	}
}

// headerless gives fixed names to the columns of a file without a header.
func headerless(s string, names []string) *table {
	t := &table{rest: cursor{s: s, sep: separator(s), line: 1}}
	t.setHeader(names)
	return t
}

// firstLines is the start of a text file, for detection.
func firstLines(data []byte, n int) string {
	head := data[:min(len(data), 16<<10)]
	end := 0
	for range n {
		i := bytes.IndexByte(head[end:], '\n')
		if i < 0 {
			return text(head)
		}
		end += i + 1
	}
	return text(head[:end])
}

// headerHas reports whether the first line holds all the column names.
func headerHas(data []byte, names ...string) bool {
	if isBinary(data) {
		return false
	}
	t := parseTable(firstLines(data, 1))
	return t.has(names...)
}

func yes(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "1", "yes", "y", "ja", "oui", "si", "sì", "sí", "x":
		return true
	}
	return false
}
