package cli

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"spotter/internal/app"
	"spotter/internal/backup"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/knowledge"
)

// What is looked for; our own figures.
const (
	littleRoom = 100 << 20           // bytes: below, an entry may soon not be stored
	oldBackup  = 30 * 24 * time.Hour // after that a new one is advised
	clockSlack = 26 * time.Hour      // time zones and a slow clock
)

// reading is what a look and a store have in common.
type reading interface {
	Athletes(context.Context) ([]app.Athlete, error)
	Entries(context.Context, app.AthleteID) ([]diary.Entry, error)
	Check(context.Context) error
}

// lookAtEntries holds every entry against its hash, and the history of every
// diary against the one folded from its written form.
func (s *shell) lookAtEntries(doc *doctorDoc, db reading) error {
	people, err := db.Athletes(s.ctx)
	if err == nil {
		err = db.Check(s.ctx)
	}
	switch {
	case errors.Is(err, app.ErrDamaged):
		doc.add(wrong, "entries", "why", err.Error())
		return nil
	case err != nil:
		return err
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		return err
	}
	n, bad := 0, 0
	for _, a := range people {
		entries, err := db.Entries(s.ctx, a.ID)
		if err != nil {
			return err
		}
		n += len(entries)
		ahead := lastDay(entries)
		if limit := s.today().Add(2); !a.Example && ahead.After(limit) {
			doc.add(advice, "ahead", "day", ahead)
		}
		same, faults, err := sameHistory(entries, cat)
		if err != nil {
			return err
		}
		if !same {
			doc.add(wrong, "history", "name", a.Name)
			bad++
		}
		if faults > 0 {
			doc.add(advice, "odd_entries", "n", faults, "name", a.Name)
		}
	}
	doc.add(fine, "entries_fine", "n", n, "people", len(people))
	if bad == 0 {
		doc.add(fine, "history_fine")
	}
	return nil
}

// sameHistory folds a diary as it is stored and as it is exported. faults is
// how many entries make no sense and are not used.
func sameHistory(entries []diary.Entry, cat *lift.Catalogue) (same bool, faults int, err error) {
	var text bytes.Buffer
	if err := diary.Encode(&text, entries); err != nil {
		return false, 0, err
	}
	again, broken := diary.Decode(&text)
	for i := range again {
		again[i].Line = 0
	}
	a, err := backup.Folded(entries, cat)
	if err != nil {
		return false, 0, err
	}
	b, err := backup.Folded(again, cat)
	if err != nil {
		return false, 0, err
	}
	_, odd := diary.Fold(entries, cat, day.Date{})
	return a == b && len(diary.Broken(broken)) == 0, len(odd), nil
}

func lastDay(entries []diary.Entry) day.Date {
	var last day.Date
	for _, e := range entries {
		if len(e.At) < len(day.Layout) || e.Kind == "meet" {
			continue
		}
		if d, err := day.Parse(e.At[:len(day.Layout)]); err == nil && (last.IsZero() || d.After(last)) {
			last = d
		}
	}
	return last
}

// lookAtRights: nobody but the owner may read health data.
func lookAtRights(doc *doctorDoc, dir string) {
	if runtime.GOOS == "windows" { // rights are kept in another way there
		return
	}
	open := []string{}
	if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o077 != 0 {
		open = append(open, dir)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		doc.add(wrong, "folder", "why", err.Error())
		return
	}
	for _, f := range files {
		if info, err := f.Info(); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
			open = append(open, filepath.Join(dir, f.Name()))
		}
	}
	if len(open) == 0 {
		doc.add(fine, "rights_fine")
		return
	}
	doc.add(wrong, "rights", "file", open[0], "n", len(open), "dir", dir)
}

// lookAtRoom: an upgrade and a restore need room for a second copy.
func (s *shell) lookAtRoom(doc *doctorDoc, dir string) {
	free, ok := freeBytes(dir)
	if !ok {
		doc.add(advice, "room_unknown")
		return
	}
	size := int64(0)
	if files, err := os.ReadDir(dir); err == nil {
		for _, f := range files {
			if info, err := f.Info(); err == nil {
				size += info.Size()
			}
		}
	}
	kv := []any{"mb", free >> 20, "need", max(littleRoom, 2*size) >> 20}
	if free < max(littleRoom, 2*size) {
		doc.add(wrong, "room", kv...)
		return
	}
	doc.add(fine, "room_fine", kv...)
}

// lookAtLeftovers: files that a stopped upgrade or restore left.
func lookAtLeftovers(doc *doctorDoc, dir string) {
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		switch name := f.Name(); {
		case strings.HasPrefix(name, ".restore-"), strings.HasPrefix(name, ".spotter-"):
			doc.add(advice, "leftover", "file", filepath.Join(dir, name))
		case strings.HasSuffix(name, ".before"), strings.Contains(name, ".before-restore") && !strings.HasSuffix(name, "-wal"):
			doc.add(advice, "kept", "file", filepath.Join(dir, name))
		}
	}
}

// lookAtBackup: when the last one was made, as far as this folder knows.
func (s *shell) lookAtBackup(doc *doctorDoc, dir string) {
	b, err := os.ReadFile(filepath.Join(dir, lastBackupName))
	var last lastBackup
	if err == nil {
		err = json.Unmarshal(b, &last)
	}
	at, parsed := time.Parse(time.RFC3339, last.At)
	if err != nil || parsed != nil {
		if errors.Is(err, fs.ErrNotExist) {
			doc.add(advice, "no_backup")
		} else {
			doc.add(advice, "backup_note")
		}
		return
	}
	result, code := fine, "backup_fine"
	if s.now().Sub(at) > oldBackup {
		result, code = advice, "backup_old"
	}
	doc.add(result, code, "days", int(s.now().Sub(at).Hours()/24), "file", cmp.Or(last.File, "given to your browser"))
}

// lookAtClock: the clock decides which day it is, so one that runs behind what
// was stored already is wrong.
func (s *shell) lookAtClock(doc *doctorDoc, last time.Time) {
	switch now := s.now(); {
	case last.Sub(now) > clockSlack, now.Year() < 2026:
		doc.add(wrong, "clock", "now", now.Format("2006-01-02 15:04"), "last", last.Format("2006-01-02 15:04"))
	default:
		doc.add(fine, "clock_fine", "now", now.Format("2006-01-02 15:04"))
	}
}
