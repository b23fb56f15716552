package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// newFile is a file that is there whole or not at all: it is written under
// another name, 0600, made safe on disk and then renamed.
type newFile struct {
	f   *os.File
	to  string
	n   int64
	sum hash.Hash
}

// startFile begins a file. Unless replace is set, a file of that name is an
// error, at the start and at the end.
func startFile(to string, replace bool) (*newFile, error) {
	if _, err := os.Lstat(to); err == nil && !replace {
		return nil, nameTaken(to)
	}
	f, err := os.CreateTemp(filepath.Dir(to), ".spotter-*.part") // 0600
	if err != nil {
		return nil, fileFault(to, err)
	}
	return &newFile{f: f, to: to, sum: sha256.New()}, nil
}

func nameTaken(to string) error {
	return failed(to, 0, "there is a file of this name", "name another one, or say --replace")
}

// Write counts and sums what goes to the file.
func (f *newFile) Write(p []byte) (int, error) {
	n, err := f.f.Write(p)
	f.n += int64(n)
	f.sum.Write(p[:n])
	return n, err
}

func (f *newFile) sha256() string { return hex.EncodeToString(f.sum.Sum(nil)) }

// readBack is what is on the disk under the other name.
func (f *newFile) readBack() (io.Reader, error) {
	_, err := f.f.Seek(0, io.SeekStart)
	return f.f, err
}

// finish gives the file its name. Where replace is not set, a file that came
// there meanwhile is not written over.
func (f *newFile) finish(replace bool) error {
	if err := errors.Join(f.f.Sync(), f.f.Close()); err != nil {
		return fileFault(f.to, err)
	}
	move := os.Rename
	if !replace {
		move = linkThenRemove
	}
	if err := move(f.f.Name(), f.to); err != nil {
		if errors.Is(err, os.ErrExist) {
			return nameTaken(f.to)
		}
		return fileFault(f.to, err)
	}
	return syncDir(filepath.Dir(f.to))
}

// linkThenRemove renames without ever writing over a file, where the file
// system has links.
func linkThenRemove(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		return os.Remove(from)
	case errors.Is(err, os.ErrExist):
		return err
	}
	return os.Rename(from, to)
}

// drop takes an unfinished file away; after finish it does nothing.
func (f *newFile) drop() {
	f.f.Close()
	os.Remove(f.f.Name())
}

// syncDir makes the names in a folder safe. Windows has no such call.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fileFault(dir, err)
	}
	return errors.Join(d.Sync(), d.Close())
}
