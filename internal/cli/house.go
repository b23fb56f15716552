package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"spotter/internal/app"
	"spotter/internal/backup"
	"spotter/internal/web"
)

// house is what the page of the person's data may know of this machine and do
// on it.
func (s *shell) house(p place, db app.Store) *web.House {
	return &web.House{
		Where: func() (web.Where, error) { return whereOf(p) },
		Backup: func(ctx context.Context, w io.Writer, passphrase string) error {
			return s.backupFor(ctx, p, db, w, passphrase)
		},
	}
}

// whereOf says where the data are, how large, and when the last backup was.
func whereOf(p place) (web.Where, error) {
	if p.dir == "" {
		return web.Where{Server: true, Bytes: -1}, nil
	}
	out := web.Where{Place: p.dir}
	files, err := os.ReadDir(p.dir)
	if err != nil {
		return out, err
	}
	for _, f := range files {
		info, err := f.Info()
		if errors.Is(err, fs.ErrNotExist) { // the store's own files come and go
			continue
		}
		if err != nil {
			return out, err
		}
		if info.Mode().IsRegular() {
			out.Bytes += info.Size()
		}
	}
	b, err := os.ReadFile(filepath.Join(p.dir, lastBackupName))
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	var last lastBackup
	if err == nil {
		err = json.Unmarshal(b, &last)
	}
	if err == nil {
		out.Backup, err = time.Parse(time.RFC3339, last.At)
		out.BackupTo = last.File
	}
	return out, err
}

// backupFor makes a backup for the browser: written, read back, and only then
// handed over.
func (s *shell) backupFor(ctx context.Context, p place, db app.Store, w io.Writer, passphrase string) error {
	info, err := s.info()
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	m, err := backup.Write(ctx, db, &buf, backup.Lock{Passphrase: passphrase}, info, nil)
	if err != nil {
		return err
	}
	again, err := backup.Check(ctx, bytes.NewReader(buf.Bytes()), backup.Key{Passphrase: passphrase}, nil)
	if err != nil {
		return err
	}
	if fmt.Sprint(again) != fmt.Sprint(m) {
		return backup.ErrChanged
	}
	if _, err := w.Write(buf.Bytes()); err != nil || p.dir == "" {
		return err
	}
	sum := sha256.Sum256(buf.Bytes())
	doc := backupDoc{Manifest: m, SHA256: hex.EncodeToString(sum[:])}
	if err := s.note(filepath.Join(p.dir, lastBackupName), doc); err != nil { // the backup stands all the same
		fmt.Fprintln(s.err, "spotter doctor will not know of this backup:", err)
	}
	return nil
}
