// Package export answers "give me everything that is mine, in files that other
// programs read": one zip with the diary as spotter.diary/1, a table for each
// kind of entry, and a page that says in plain words what each file is. It
// refuses to leave anything out: an entry of a kind that this version does not
// know is in the diary and in a table too. It refuses to let a spreadsheet run
// what somebody wrote: see Guard.
package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"spotter/internal/diary"
)

// Person is one diary to be exported.
type Person struct {
	Name    string
	Entries []diary.Entry
}

// Say words a code of the book; kv are alternating names and values.
type Say func(code string, kv ...any) string

// tables are the files of the kinds, in the order of the README.
var tables = []struct{ kind, file string }{
	{"set", "sets.csv"}, {"pain", "pain.csv"}, {"care", "self_care.csv"}, {"med", "medicines.csv"},
	{"sleep", "sleep.csv"}, {"life", "life.csv"}, {"bodyweight", "bodyweight.csv"}, {"answer", "answers.csv"},
	{"checkup", "checkups.csv"}, {"meet", "meets.csv"}, {"limit", "limits.csv"}, {"advice", "advice.csv"},
	{"note", "notes.csv"}, {"post", "posts.csv"}, {"case", "cases.csv"}, {"", "other.csv"},
}

// Write writes the zip. One person's files lie at the top, those of several in
// a folder each. The same input gives the same bytes.
func Write(w io.Writer, people []Person, made time.Time, say Say) error {
	out := zip.NewWriter(w)
	for i, p := range people {
		dir := ""
		if len(people) > 1 {
			dir = fmt.Sprintf("person-%d/", i+1)
		}
		if err := person(out, dir, p, made, say); err != nil {
			return err
		}
	}
	return out.Close()
}

func person(out *zip.Writer, dir string, p Person, made time.Time, say Say) error {
	var text bytes.Buffer
	if err := diary.Encode(&text, p.Entries); err != nil {
		return err
	}
	files := []file{{"diary.jsonl", len(p.Entries), text.Bytes()}}
	for _, t := range tables {
		rows := ofKind(p.Entries, t.kind)
		if len(rows) == 0 {
			continue
		}
		body, err := table(rows)
		if err != nil {
			return fmt.Errorf("%s: %w", t.file, err)
		}
		files = append(files, file{t.file, len(rows), body})
	}
	files = slices.Insert(files, 0, file{"README.txt", 0, readme(p, files, made, say)})
	for _, f := range files {
		h := &zip.FileHeader{Name: dir + f.name, Method: zip.Deflate, Modified: made.UTC().Truncate(time.Second)}
		h.SetMode(0o600)
		part, err := out.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.body); err != nil {
			return err
		}
	}
	return nil
}

type file struct {
	name string
	rows int
	body []byte
}

// ofKind are the entries of a kind; "" stands for all kinds without a table.
func ofKind(entries []diary.Entry, kind string) []diary.Entry {
	var out []diary.Entry
	for _, e := range entries {
		known := slices.ContainsFunc(tables, func(t struct{ kind, file string }) bool { return t.kind != "" && t.kind == e.Kind })
		if kind == e.Kind && known || kind == "" && !known {
			out = append(out, e)
		}
	}
	return out
}

// readme says what each file is.
func readme(p Person, files []file, made time.Time, say Say) []byte {
	var b strings.Builder
	line := func(s string) { b.WriteString(wrap(s, 76) + "\n") }
	line(say("export.title", "name", p.Name, "date", made.Format("2006-01-02 15:04")))
	b.WriteString("\n")
	line(say("export.intro"))
	b.WriteString("\n")
	for _, f := range files {
		b.WriteString(f.name + " (" + say("export.rows", "n", f.rows) + ")\n")
		line("    " + say("export.file_"+strings.NewReplacer(".csv", "", ".jsonl", "").Replace(f.name)))
	}
	b.WriteString("\n")
	for _, code := range []string{"export.units", "export.guard", "export.corrections", "export.pictures", "export.back", "export.private"} {
		line(say(code))
		b.WriteString("\n")
	}
	line(say("app.not_medical_advice"))
	return []byte(b.String())
}

// wrap breaks a paragraph into lines; the blanks it begins with begin them all.
func wrap(s string, width int) string {
	indent := s[:len(s)-len(strings.TrimLeft(s, " "))]
	var b strings.Builder
	n := 0
	for _, word := range strings.Fields(s) {
		if n > 0 && n+1+len([]rune(word)) > width {
			b.WriteString("\n")
			n = 0
		}
		if n == 0 {
			b.WriteString(indent)
			n = len(indent)
		} else {
			b.WriteString(" ")
			n++
		}
		b.WriteString(word)
		n += len([]rune(word))
	}
	return b.String()
}
