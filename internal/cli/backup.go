package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"spotter/internal/app"
	"spotter/internal/backup"
)

// lastBackupName is a note in the data folder about the last backup.
const lastBackupName = "last-backup.json"

type backupFlags struct {
	to, data, passphraseFile string
	recipients               []string
	replace                  bool
}

func (s *shell) backupCmd() *cobra.Command {
	var f backupFlags
	c := &cobra.Command{
		Use:   "backup",
		Short: "Save everything in one file, while the app runs",
		Long: `Saves every diary in one file: a tar of diary files (spotter.diary/1) and a
manifest with counts and hashes, compressed, and encrypted with age where a
passphrase or a key is given. The file is read back before it gets its name.

On a terminal the passphrase is asked for. Without one, and without
--passphrase-file or --recipient, the backup is not encrypted.`,
		Example: `  spotter backup
  spotter backup --to /media/stick/
  spotter backup --to spotter.backup --passphrase-file secret.txt --replace
  spotter backup --to - --recipient age1… | ssh host 'cat > spotter.age'`,
		Args: cobra.NoArgs,
		RunE: s.do(func([]string) error { return s.backup(f) }),
	}
	c.Flags().StringVar(&f.to, "to", "", "file or folder to write to; - for standard output (default: here, named after the time)")
	c.Flags().StringVar(&f.data, "data", "", "data folder, or postgres:// address (default $SPOTTER_DB, else $XDG_DATA_HOME/spotter)")
	c.Flags().StringArrayVar(&f.recipients, "recipient", nil, "age key to encrypt for (age1…); can be given more than once")
	c.Flags().StringVar(&f.passphraseFile, "passphrase-file", "", "encrypt with the passphrase on the first line of this file")
	c.Flags().BoolVar(&f.replace, "replace", false, "write over a file of this name")
	return c
}

// backupDoc is what `backup --json` prints.
type backupDoc struct {
	Schema    string          `json:"schema"`
	File      string          `json:"file"`
	Bytes     int64           `json:"bytes"`
	SHA256    string          `json:"sha256"`
	Encrypted bool            `json:"encrypted"`
	ReadBack  bool            `json:"read_back"`
	Manifest  backup.Manifest `json:"manifest"`
}

func (s *shell) backup(f backupFlags) error {
	lock, err := s.lock(f)
	if err != nil {
		return err
	}
	p, err := s.placeOf(f.data)
	if err != nil {
		return err
	}
	db, err := s.openData(p)
	if err != nil {
		return err
	}
	defer db.Close()
	if f.to == "-" {
		return s.backupTo(s.out, db, lock)
	}
	doc, err := s.backupFile(db, s.backupName(f.to, lock), lock, f.replace)
	if err != nil {
		return err
	}
	if p.dir != "" {
		if err := s.note(filepath.Join(p.dir, lastBackupName), doc); err != nil { // the backup stands all the same
			fmt.Fprintln(s.err, "spotter doctor will not know of this backup:", err)
		}
	}
	if s.json {
		return s.printJSON(doc)
	}
	return s.print(func(pg *page, w *words) { showBackup(pg, w, doc) })
}

// lock is what will close the backup.
func (s *shell) lock(f backupFlags) (backup.Lock, error) {
	l := backup.Lock{Recipients: f.recipients}
	var err error
	switch {
	case f.passphraseFile != "" && len(f.recipients) > 0:
		return l, usage("--passphrase-file and --recipient do not go together", "leave one of them out")
	case f.passphraseFile != "":
		if l.Passphrase, err = s.secretFile(f.passphraseFile); err == nil {
			err = goodPassphrase(l.Passphrase)
		}
	case len(f.recipients) == 0 && f.to != "-":
		l.Passphrase, err = s.newPassphrase()
	}
	return l, err
}

// backupName is the file a backup goes to.
func (s *shell) backupName(to string, l backup.Lock) string {
	name := "spotter-" + s.now().Format("2006-01-02-150405") + ".tar.gz"
	if !l.Open() {
		name += ".age"
	}
	if to == "" {
		return name
	}
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		return filepath.Join(to, name)
	}
	return to
}

func (s *shell) backupTo(w io.Writer, db app.Store, l backup.Lock) error {
	info, err := s.info()
	if err != nil {
		return err
	}
	_, err = backup.Write(s.ctx, db, w, l, info, nil)
	return backupFault("", err)
}

// backupFile writes the backup and reads it back before it gets its name. What
// is encrypted for a key cannot be read here; its bytes are compared instead.
func (s *shell) backupFile(db app.Store, to string, l backup.Lock, replace bool) (backupDoc, error) {
	doc := backupDoc{Schema: "spotter.backup_done/1", File: to, Encrypted: !l.Open()}
	info, err := s.info()
	if err != nil {
		return doc, err
	}
	file, err := startFile(to, replace)
	if err != nil {
		return doc, err
	}
	defer file.drop()
	tell, done := s.counting("saving")
	doc.Manifest, err = backup.Write(s.ctx, db, file, l, info, tell)
	done()
	if err != nil {
		return doc, backupFault(to, err)
	}
	doc.Bytes, doc.SHA256 = file.n, file.sha256()
	if len(l.Recipients) == 0 {
		if err := s.readBack(file, l, doc.Manifest); err != nil {
			return doc, backupFault(to, err)
		}
		doc.ReadBack = true
	}
	return doc, file.finish(replace)
}

// readBack proves that the file can be restored from.
func (s *shell) readBack(file *newFile, l backup.Lock, m backup.Manifest) error {
	r, err := file.readBack()
	if err != nil {
		return err
	}
	tell, done := s.counting("reading it back")
	defer done()
	again, err := backup.Check(s.ctx, r, backup.Key{Passphrase: l.Passphrase}, tell)
	if err != nil {
		return err
	}
	if fmt.Sprint(again) != fmt.Sprint(m) {
		return backup.ErrChanged
	}
	return nil
}

// lastBackup is what the data folder remembers of the last backup.
type lastBackup struct {
	Schema  string `json:"schema"`
	At      string `json:"at"`
	File    string `json:"file"`
	Entries int    `json:"entries"`
	SHA256  string `json:"sha256"`
}

func (s *shell) note(name string, doc backupDoc) error {
	abs := doc.File // "" = handed to the browser
	if full, err := filepath.Abs(doc.File); err == nil && abs != "" {
		abs = full
	}
	b, err := json.MarshalIndent(lastBackup{"spotter.last_backup/1", s.now().Format(time.RFC3339), abs, doc.Manifest.Entries(), doc.SHA256}, "", "  ")
	if err != nil {
		return err
	}
	f, err := startFile(name, true)
	if err != nil {
		return err
	}
	defer f.drop()
	if _, err := f.Write(append(b, '\n')); err != nil {
		return fileFault(name, err)
	}
	return f.finish(true)
}

func showBackup(p *page, w *words, doc backupDoc) {
	p.title(w.say("backup.done", "file", doc.File))
	p.item(0, "•", w.say("backup.holds", "entries", doc.Manifest.Entries(), "people", len(doc.Manifest.People), "kb", (doc.Bytes+1023)/1024))
	switch {
	case !doc.Encrypted:
		p.item(0, "!", w.say("backup.open"))
	case doc.ReadBack:
		p.item(0, "•", w.say("backup.passphrase"))
	default:
		p.item(0, "•", w.say("backup.key"))
	}
	if doc.ReadBack {
		p.item(0, "•", w.say("backup.read_back"))
	}
	p.gap()
	p.text(0, "", w.say("backup.keep"))
	p.line("", "  spotter restore "+doc.File)
}
