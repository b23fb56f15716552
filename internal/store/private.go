//go:build !js

package store

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

// private makes the folder and the file where they are missing and takes the
// rights of all others away. A file that is there is not opened: closing it
// would drop the locks that SQLite holds on it in this process.
func private(dir, path string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("the data folder cannot be made: %w", err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	switch {
	case err == nil:
		err = f.Close()
	case errors.Is(err, os.ErrExist):
		err = nil
		for _, name := range []string{path, path + "-wal", path + "-shm"} {
			if e := os.Chmod(name, 0o600); e != nil && !errors.Is(e, os.ErrNotExist) {
				err = e
			}
		}
	}
	if err != nil {
		return fmt.Errorf("the data file cannot be made private: %w", err)
	}
	return nil
}

// syncFile puts a file on the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder puts the names in a folder on the disk. Windows has no such call.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
