package cli

import (
	"os"
	"path/filepath"

	"spotter/internal/app"
	"spotter/internal/store"
)

// opened is a store that knows whether it was made just now.
type opened interface {
	app.Store
	First() bool
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

// openStore opens the PostgreSQL database of --db or SPOTTER_DB, else the file
// in the data folder. An explicit --data wins over SPOTTER_DB. place says in
// words where the data are; it never holds an address or a password.
func (s *shell) openStore(data, address string) (db opened, place string, err error) {
	switch {
	case address != "" && data != "":
		return nil, "", usage("--db and --data name two places", "give one of them")
	case address == "" && data == "":
		address = s.env["SPOTTER_DB"]
	}
	if address == "" {
		dir, err := s.dataDir(data)
		if err != nil {
			return nil, "", err
		}
		lite, err := store.Open(s.ctx, dir)
		if err != nil {
			return nil, "", failed("", 0, err.Error(), "choose another folder with --data DIR")
		}
		return lite, dir, nil
	}
	pg, err := store.OpenPostgres(s.ctx, address)
	if err != nil {
		return nil, "", failed("", 0, err.Error(), "see that the server runs and lets you in; without --db and SPOTTER_DB the data are kept in a file")
	}
	return pg, "a PostgreSQL database", nil
}
