//go:build !js

package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrInUse says that another program has the data open.
var ErrInUse = errors.New("the data are open in another program")

// PutIn puts a finished database file in the place of the one in a folder and
// keeps the old one beside it under the name that is returned, "" where there
// was none. Whenever the machine stops, the folder holds all of the old data
// under their name or all of the new. ErrInUse when a program has the old data
// open. An old file that is damaged is kept as it is.
func PutIn(ctx context.Context, fresh, dir string) (kept string, err error) {
	path := filepath.Join(dir, FileName)
	if err := syncFile(fresh); err != nil {
		return "", err
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist), err == nil && info.Size() == 0:
		return "", moveIn(fresh, path)
	case err != nil:
		return "", err
	}
	if kept, err = freeName(path + ".before-restore"); err != nil {
		return "", err
	}
	// SQLite takes the log of a damaged file away when it gives up on it; a
	// second name keeps it.
	log := kept + "-wal"
	linked := os.Link(path+"-wal", log) == nil
	old, err := holdAlone(ctx, path)
	if err != nil && !busy(err) {
		if err := keepAsIs(path, kept, linked); err != nil {
			return "", err
		}
		return kept, moveIn(fresh, path)
	}
	if linked {
		if err := remove(log); err != nil {
			return "", err
		}
	}
	if err != nil {
		return "", ErrInUse
	}
	defer old.Close()
	if os.Link(path, kept) != nil {
		if err := copyInto(ctx, old, kept); err != nil {
			return "", err
		}
	}
	return kept, swap(old, fresh, path)
}

func moveIn(fresh, path string) error {
	if err := os.Rename(fresh, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// keepAsIs gives a damaged database and its log other names; hasLog says that
// the log has one already.
func keepAsIs(path, kept string, hasLog bool) error {
	if hasLog {
		if err := remove(path + "-wal"); err != nil {
			return err
		}
	}
	for _, tail := range []string{"-wal", "-shm", "-journal", ""} {
		if err := os.Rename(path+tail, kept+tail); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return syncFolder(filepath.Dir(path))
}

// freeName is base, or base with the first number that is free.
func freeName(base string) (string, error) {
	for n := 1; n < 1000; n++ {
		name := base
		if n > 1 {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			return name, nil
		} else if err != nil {
			return "", err
		}
	}
	return "", errors.New("there are too many kept files; remove old ones")
}
