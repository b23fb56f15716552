//go:build !js

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Names beside the database during and after an upgrade.
const (
	draftName = ".upgrade" // the new file, not yet verified
	keptName  = ".before"  // the old file, until the next good start
)

// atStep is called before each step of an upgrade; tests fail and kill there.
var atStep = func(string) error { return nil }

// upgrade brings a file of an older spotter to the present form. The new form
// is made in a second file and compared with the old one, row by row; only
// then does it take the old one's name, in one rename. Whenever the program
// or the machine stops, the name holds all of the old data or all of the new.
// The old file is kept beside it until the next start that finds the new one
// whole.
func upgrade(ctx context.Context, path string) error {
	if err := removeDraft(path); err != nil {
		return err
	}
	for {
		form, err := formOf(ctx, path)
		if err != nil {
			return notRead(err)
		}
		switch newest, err := lite.steps(); {
		case err != nil:
			return err
		case form == 0: // new, or empty
			return nil
		case form == len(newest):
			return settle(ctx, path)
		}
		again, err := replace(ctx, path)
		if err != nil {
			return fmt.Errorf("the data could not be brought to the new form and are as they were: %w", notRead(err))
		}
		if !again {
			return nil
		}
	}
}

// formOf reads the form of a file without changing anything.
func formOf(ctx context.Context, path string) (int, error) {
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return 0, err
	}
	db, err := connect(path, "", 1, "", "query_only(1)")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	return lite.form(ctx, db)
}

// replace makes the new file and puts it in place. again says that another
// program did it first.
func replace(ctx context.Context, path string) (again bool, err error) {
	before, err := os.Stat(path)
	if err != nil {
		return false, err
	}
	old, err := holdAlone(ctx, path)
	if err != nil {
		return false, err
	}
	defer func() { old.Close() }()
	if now, err := os.Stat(path); err != nil || !os.SameFile(before, now) {
		return true, err
	}
	draft := path + draftName
	for _, s := range []struct {
		name string
		run  func() error
	}{
		{"copy", func() error { return copyInto(ctx, old, draft) }},
		{"migrate", func() error { return migrateFile(ctx, draft) }},
		{"verify", func() error { return sameContents(ctx, old, draft) }},
		{"sync", func() error { return syncFile(draft) }},
		{"keep", func() error { return keepOld(ctx, old, path) }},
		{"swap", func() error { return swap(old, draft, path) }},
		{"after", func() error { return nil }},
	} {
		if err := atStep(s.name); err != nil {
			return false, err
		}
		if err := s.run(); err != nil {
			return false, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return false, nil
}

// holdAlone opens the old file, moves everything from its log into it, and
// keeps all other programs out until it is closed.
func holdAlone(ctx context.Context, path string) (*sql.DB, error) {
	old, err := connect(path, "", 1, "DELETE", "synchronous(EXTRA)", "locking_mode(EXCLUSIVE)")
	if err != nil {
		return nil, err
	}
	for _, query := range []string{"begin exclusive", "commit"} { // the lock stays
		if _, err := old.ExecContext(ctx, query); err != nil {
			old.Close()
			return nil, err
		}
	}
	return old, nil
}

// copyInto writes a whole copy to a new file that only its owner can read.
func copyInto(ctx context.Context, db *sql.DB, to string) error {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, `vacuum into $1`, to); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return syncFile(to)
}

// migrateFile runs the missing migrations on a file that nobody else uses.
func migrateFile(ctx context.Context, path string) error {
	db, err := connect(path, "", 1, "DELETE", "synchronous(EXTRA)")
	if err != nil {
		return err
	}
	if _, err := lite.migrate(ctx, db); err != nil {
		db.Close()
		return err
	}
	return errors.Join(intact(ctx, db), db.Close())
}

// keepOld gives the old file a second name; where the file system has no
// links, a copy is made.
func keepOld(ctx context.Context, old *sql.DB, path string) error {
	if err := removeKept(path); err != nil {
		return err
	}
	if os.Link(path, path+keptName) == nil {
		return nil
	}
	return copyInto(ctx, old, path+keptName)
}

// swap puts the new file in the place of the old one. The old one is held
// until then, except on Windows, which renames no open file.
func swap(old *sql.DB, draft, path string) error {
	if runtime.GOOS == "windows" {
		if err := old.Close(); err != nil {
			return err
		}
	}
	if err := os.Rename(draft, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// settle removes the old file of an earlier upgrade once the new one is found
// whole again.
func settle(ctx context.Context, path string) error {
	if _, err := os.Lstat(path + keptName); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	db, err := connect(path, "", 1, "", "query_only(1)")
	if err != nil {
		return err
	}
	defer db.Close()
	err = reader{db, notRead}.check(ctx)
	if err == nil {
		err = intact(ctx, db)
	}
	if err != nil {
		return fmt.Errorf("the data of before the upgrade are in %s: %w", path+keptName, err)
	}
	return removeKept(path)
}

func removeKept(path string) error { return remove(path + keptName) }

// removeDraft clears away what an upgrade left that was broken off.
func removeDraft(path string) error {
	draft := path + draftName
	return errors.Join(remove(draft), remove(draft+"-journal"), remove(draft+"-wal"), remove(draft+"-shm"))
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
