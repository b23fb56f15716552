package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/backup"
	"spotter/internal/store"
)

type restoreFlags struct {
	into, passphraseFile, identity string
	replace, check                 bool
}

func (s *shell) restoreCmd() *cobra.Command {
	var f restoreFlags
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Bring everything back from a backup",
		Long: `Reads a backup to its last byte first and changes nothing unless all of it is
as it was written. Then it builds new data beside the old, compares counts,
hashes and the histories folded from them with the backup, and only then puts
them in place. Data that are there already stay unless --replace is given, and
are then kept under another name. End the app before you restore.`,
		Example: `  spotter restore spotter-2026-03-02-183000.tar.gz.age
  spotter restore old.backup --check
  spotter restore old.backup --into ~/elsewhere --passphrase-file secret.txt
  spotter restore old.backup --identity key.txt --replace`,
		Args: oneArg,
		RunE: s.do(func(args []string) error { return s.restore(args[0], f) }),
	}
	c.Flags().StringVar(&f.into, "into", "", "data folder, or postgres:// address of an empty database, to restore into (default $SPOTTER_DB, else $XDG_DATA_HOME/spotter)")
	c.Flags().StringVar(&f.into, "data", "", "the same as --into")
	c.Flags().StringVar(&f.passphraseFile, "passphrase-file", "", "the passphrase is on the first line of this file")
	c.Flags().StringVar(&f.identity, "identity", "", "age key file that opens the backup")
	c.Flags().BoolVar(&f.replace, "replace", false, "put the backup in the place of data that are there; they are kept aside")
	c.Flags().BoolVar(&f.check, "check", false, "only read the backup and say what it holds")
	return c
}

// restoreDoc is what `restore --json` prints.
type restoreDoc struct {
	Schema   string          `json:"schema"`
	File     string          `json:"file"`
	Into     string          `json:"into,omitempty"` // absent after --check
	Kept     string          `json:"kept,omitempty"` // the old data
	Folded   bool            `json:"histories_compared"`
	Manifest backup.Manifest `json:"manifest"`
}

func (s *shell) restore(name string, f restoreFlags) error {
	if name == "-" {
		return usage("a backup is read twice, so it must be a file", "save it to a file first")
	}
	file, _, err := s.open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	in := file.(io.ReadSeeker)
	key, err := s.key(in, f)
	if err != nil {
		return err
	}
	tell, done := s.counting("reading")
	m, err := backup.Check(s.ctx, in, key, tell)
	done()
	if err != nil {
		return backupFault(name, err)
	}
	doc := restoreDoc{Schema: "spotter.restore/1", File: name, Manifest: m}
	if !f.check {
		if err := s.bringBack(&doc, in, key, f); err != nil {
			return err
		}
	}
	if s.json {
		return s.printJSON(doc)
	}
	return s.print(func(p *page, w *words) { showRestore(p, w, doc) })
}

// key is what opens the backup; a passphrase is asked for on a terminal.
func (s *shell) key(in io.ReadSeeker, f restoreFlags) (backup.Key, error) {
	var k backup.Key
	var err error
	if f.identity != "" {
		b, _, err := s.text(f.identity)
		if err != nil {
			return k, err
		}
		k.Identities = string(b)
	}
	if f.passphraseFile != "" {
		if k.Passphrase, err = s.secretFile(f.passphraseFile); err != nil {
			return k, err
		}
	}
	start, _ := bufio.NewReaderSize(in, 64).Peek(64)
	if k == (backup.Key{}) && backup.NeedsPassphrase(start) {
		if k.Passphrase, _, err = s.ask("Passphrase of the backup: "); err != nil {
			return k, err
		}
	}
	_, err = in.Seek(0, io.SeekStart)
	return k, err
}

// bringBack fills the place with the backup.
func (s *shell) bringBack(doc *restoreDoc, in io.ReadSeeker, k backup.Key, f restoreFlags) error {
	p, err := s.placeOf(f.into)
	if err != nil {
		return err
	}
	doc.Into = p.shown
	if p.address != "" {
		return s.bringToServer(doc, p, in, k)
	}
	if err := s.mayReplace(p, f.replace); err != nil {
		return err
	}
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return fileFault(p.dir, err)
	}
	beside, err := os.MkdirTemp(p.dir, ".restore-*") // 0700
	if err != nil {
		return fileFault(p.dir, err)
	}
	defer os.RemoveAll(beside)
	db, err := s.openStore(place{dir: beside})
	if err != nil {
		return err
	}
	err = s.fill(doc, db, in, k)
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	doc.Kept, err = store.PutIn(s.ctx, filepath.Join(beside, store.FileName), p.dir)
	if errors.Is(err, store.ErrInUse) {
		return failed("", 0, "the app has these data open", "end it, then restore; nothing was changed")
	}
	return err
}

// mayReplace refuses to restore over somebody's data unasked. Only the example
// athlete is nobody's.
func (s *shell) mayReplace(p place, replace bool) error {
	if !p.existing || replace {
		return nil
	}
	look, err := store.OpenLook(s.ctx, p.dir)
	if err == nil {
		defer look.Close()
		if n, err := look.People(s.ctx); err == nil && n == 0 {
			return nil
		}
	}
	return failed("", 0, "there are data in "+p.dir+" already", "say --replace to put the backup in their place (they are kept aside), or --into another folder")
}

// bringToServer fills a database server, which must hold nobody yet.
func (s *shell) bringToServer(doc *restoreDoc, p place, in io.ReadSeeker, k backup.Key) error {
	db, err := s.openStore(p)
	if err != nil {
		return err
	}
	defer db.Close()
	all, err := db.Athletes(s.ctx)
	if err != nil {
		return err
	}
	if len(all) > 0 {
		return failed("", 0, "there are data on the server already", "make an empty database and restore into that")
	}
	if err := s.fill(doc, db, in, k); err != nil {
		for _, x := range doc.Manifest.People { // the database is empty again
			db.DeleteAthlete(context.WithoutCancel(s.ctx), app.AthleteID(x.ID))
		}
		return err
	}
	return nil
}

// fill puts the backup into an empty store and compares.
func (s *shell) fill(doc *restoreDoc, db app.Store, in io.ReadSeeker, k backup.Key) error {
	info, err := s.info()
	if err != nil {
		return err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	tell, done := s.counting("restoring")
	defer done()
	if err := backup.Fill(s.ctx, in, k, doc.Manifest, db, tell); err != nil {
		return backupFault(doc.File, err)
	}
	if err := db.Check(s.ctx); err != nil {
		return err
	}
	doc.Folded, err = backup.Compare(s.ctx, db, doc.Manifest, info)
	return err
}

func showRestore(p *page, w *words, doc restoreDoc) {
	m := doc.Manifest
	made := m.Made
	if t, err := time.Parse(time.RFC3339, m.Made); err == nil {
		made = t.Format("2006-01-02 15:04")
	}
	if doc.Into == "" {
		p.title(w.say("backup.checked", "file", doc.File))
	} else {
		p.title(w.say("backup.restored", "dir", doc.Into))
	}
	p.item(0, "•", w.say("backup.from", "made", made, "program", m.Program))
	for _, x := range m.People {
		name := x.Name
		if name == "" {
			name = w.say("backup.no_name")
		}
		p.item(2, "–", w.say("backup.person", "name", name, "entries", x.Entries))
	}
	switch {
	case doc.Into == "":
		p.item(0, "•", w.say("backup.intact"))
	case doc.Folded:
		p.item(0, "•", w.say("backup.equal"))
	default:
		p.item(0, "•", w.say("backup.equal_entries", "program", m.Program))
	}
	if doc.Kept != "" {
		p.item(0, "•", w.say("backup.kept", "file", doc.Kept))
	}
}
