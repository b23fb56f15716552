package report

import (
	"slices"
	"strings"
)

// Text is the sheet as plain text, for a terminal or a forum.
func (s Sheet) Text() string {
	var b strings.Builder
	put := func(t string) {
		if t != "" {
			b.WriteString(t + "\n")
		}
	}
	for _, t := range []string{s.Title, s.Lead, s.Who, s.When, s.Stop} {
		put(t)
	}
	for _, x := range s.Sections {
		b.WriteString("\n" + x.Title + "\n")
		for _, t := range x.Table.texts() {
			put("- " + t)
		}
		for _, t := range x.Lines {
			put("- " + t.String())
		}
	}
	if s.Proof != "" {
		b.WriteString("\n")
		put(s.Proof)
	}
	return b.String()
}

// slim takes out the columns that hold nothing; the first always stays.
func (t *Table) slim() {
	for c := len(t.Head) - 1; c > 0; c-- {
		if slices.ContainsFunc(t.Rows, func(row []string) bool { return row[c] != "" }) {
			continue
		}
		t.Head = slices.Delete(t.Head, c, c+1)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], c, c+1)
		}
	}
}

// texts are the rows as sentences: what, then each cell that holds something.
func (t *Table) texts() []string {
	if t == nil {
		return nil
	}
	var out []string
	for _, row := range t.Rows {
		var cells []string
		for i, c := range row[1:] {
			if c != "" {
				cells = append(cells, t.Head[i+1]+": "+c)
			}
		}
		out = append(out, row[0]+": "+join("; ", cells...))
	}
	return out
}
