package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"

	"golang.org/x/term"

	"spotter/internal/app"
	"spotter/internal/backup"
	"spotter/internal/store"
	"spotter/knowledge"
)

// place is where the data are: a folder of this machine or a database server.
type place struct {
	dir      string // "" on a server
	address  string
	shown    string // for messages; never holds a password
	existing bool
}

// dataDir is --data, else $XDG_DATA_HOME/spotter, else ~/.local/share/spotter.
func (s *shell) dataDir(given string) (string, error) {
	if given != "" {
		return given, nil
	}
	if x := s.env["XDG_DATA_HOME"]; filepath.IsAbs(x) {
		return filepath.Join(x, "spotter"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", failed("", 0, "no home folder is known", "say where the data goes with --data DIR")
	}
	return filepath.Join(home, ".local", "share", "spotter"), nil
}

// placeOf finds out where --data points: to a folder or to a server. Without
// it SPOTTER_DB names a server, else it is the folder of this person.
func (s *shell) placeOf(given string) (place, error) {
	if db := s.env["SPOTTER_DB"]; given == "" && db != "" {
		if !store.IsPostgres(db) {
			return place{}, failed("", 0, "SPOTTER_DB is not the address of a PostgreSQL database", "write postgres://user@host:5432/name, or take it away; a folder is named with --data")
		}
		given = db
	}
	if store.IsPostgres(given) {
		return place{address: given, shown: "the database server", existing: true}, nil
	}
	dir, err := s.dataDir(given)
	if err != nil {
		return place{}, err
	}
	info, err := os.Stat(filepath.Join(dir, store.FileName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return place{}, fileFault(dir, err)
	}
	return place{dir: dir, shown: dir, existing: err == nil && info.Size() > 0}, nil
}

// openData opens data that must be there already.
func (s *shell) openData(p place) (app.Store, error) {
	if !p.existing {
		return nil, failed("", 0, "there are no data in "+p.dir, "open the app once with spotter, or name another folder with --data DIR")
	}
	return s.openStore(p)
}

// openStore opens the data, or makes them.
func (s *shell) openStore(p place) (app.Store, error) {
	if s.env["GOGC"] == "" {
		debug.SetGCPercent(100) // a whole diary goes through memory; see cmd/spotter
	}
	var db app.Store
	var err error
	if p.address != "" {
		db, err = store.OpenPostgres(s.ctx, p.address)
	} else {
		db, err = store.Open(s.ctx, p.dir)
	}
	if err != nil {
		return nil, failed("", 0, err.Error(), "run spotter doctor to see what is wrong, or choose another place with --data")
	}
	return db, nil
}

// info is what backups say of this program.
func (s *shell) info() (backup.Info, error) {
	a, err := s.app()
	if err != nil {
		return backup.Info{}, err
	}
	cat, err := knowledge.Lifts()
	return backup.Info{Made: s.now(), Program: Version, Knowledge: a.KnowledgeVersion(), Lifts: cat}, err
}

// counting counts on standard error while a person watches.
func (s *shell) counting(what string) (tell backup.Progress, done func()) {
	f, ok := s.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil, func() {}
	}
	tell = func(n, total int) {
		if total > 0 {
			fmt.Fprintf(s.err, "\r%s: %d of %d entries", what, n, total)
			return
		}
		fmt.Fprintf(s.err, "\r%s: %d entries", what, n)
	}
	return tell, func() { fmt.Fprint(s.err, "\r\x1b[K") }
}

// backupFault words the errors of a backup file.
func backupFault(name string, err error) error {
	var f *backup.Fault
	if errors.As(err, &f) {
		return failed(name, 0, f.What, f.Cure)
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return fileFault(name, err)
	}
	if errors.Is(err, app.ErrDamaged) {
		return failed("", 0, err.Error(), "run spotter doctor; it says what to do")
	}
	return err
}
