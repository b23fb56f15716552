package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"spotter/internal/export"
)

type exportFlags struct {
	to, data string
	example  bool
	replace  bool
}

func (s *shell) exportCmd() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export",
		Short: "Everything of yours in one zip that other programs can read",
		Long: `Writes one zip: the diary, line by line as spotter keeps it, a table (CSV) for
each kind of entry, and a README that says in plain words what each file is.
It can be read without spotter. It is not encrypted; for a copy to put away,
use spotter backup.`,
		Example: `  spotter export
  spotter export --to mine.zip
  spotter export --to - > mine.zip`,
		Args: cobra.NoArgs,
		RunE: s.do(func([]string) error { return s.export(f) }),
	}
	c.Flags().StringVar(&f.to, "to", "", "file or folder to write to; - for standard output (default: here, named after the time)")
	c.Flags().StringVar(&f.data, "data", "", "data folder, or postgres:// address (default $SPOTTER_DB, else $XDG_DATA_HOME/spotter)")
	c.Flags().BoolVar(&f.example, "example", false, "the made-up athlete too")
	c.Flags().BoolVar(&f.replace, "replace", false, "write over a file of this name")
	return c
}

// exportDoc is what `export --json` prints.
type exportDoc struct {
	Schema  string `json:"schema"`
	File    string `json:"file"`
	Bytes   int64  `json:"bytes"`
	People  int    `json:"people"`
	Entries int    `json:"entries"`
}

func (s *shell) export(f exportFlags) error {
	people, err := s.exported(f)
	if err != nil {
		return err
	}
	w, err := s.words()
	if err != nil {
		return err
	}
	if f.to == "-" {
		return export.Write(s.out, people, s.now(), w.say)
	}
	to := "spotter-" + s.now().Format("2006-01-02-150405") + ".zip"
	if info, err := os.Stat(f.to); err == nil && info.IsDir() {
		to = filepath.Join(f.to, to)
	} else if f.to != "" {
		to = f.to
	}
	file, err := startFile(to, f.replace)
	if err != nil {
		return err
	}
	defer file.drop()
	if err := export.Write(file, people, s.now(), w.say); err != nil {
		return fileFault(to, err)
	}
	doc := exportDoc{Schema: "spotter.export/1", File: to, Bytes: file.n, People: len(people)}
	for _, p := range people {
		doc.Entries += len(p.Entries)
	}
	if err := file.finish(f.replace); err != nil {
		return err
	}
	if s.json {
		return s.printJSON(doc)
	}
	return s.printWith(w, func(p *page, w *words) {
		p.title(w.say("export.done", "file", doc.File))
		p.item(0, "•", w.say("export.holds", "entries", doc.Entries, "people", doc.People, "kb", (doc.Bytes+1023)/1024))
		p.item(0, "!", w.say("export.open"))
	})
}

// exported reads the diaries.
func (s *shell) exported(f exportFlags) ([]export.Person, error) {
	p, err := s.placeOf(f.data)
	if err != nil {
		return nil, err
	}
	db, err := s.openData(p)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	all, err := db.Athletes(s.ctx)
	if err != nil {
		return nil, err
	}
	var out []export.Person
	for _, a := range all {
		if a.Example && !f.example {
			continue
		}
		entries, err := db.Entries(s.ctx, a.ID)
		if err != nil {
			return nil, fmt.Errorf("a diary cannot be read: %w", err)
		}
		out = append(out, export.Person{Name: a.Name, Entries: entries})
	}
	if len(out) == 0 {
		return nil, failed("", 0, "there is no diary but the example's", "log something first, or say --example")
	}
	return out, nil
}
