package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
)

// Write saves every diary of a store while it is in use. What is written while a diary is read may be
// in or not; a person who is deleted meanwhile is left out. The caller makes
// the file safe on disk.
func Write(ctx context.Context, s app.Store, w io.Writer, l Lock, info Info, tell Progress) (Manifest, error) {
	m := Manifest{Schema: Schema, Made: info.Made.Format(time.RFC3339), Program: info.Program,
		Knowledge: info.Knowledge, Diary: diary.Schema, People: []Person{}}
	meta, err := s.Meta(ctx)
	if err != nil {
		return m, err
	}
	m.Epoch = meta.Epoch
	all, err := s.Athletes(ctx)
	if err != nil {
		return m, err
	}
	sealed, err := l.seal(w)
	if err != nil {
		return m, err
	}
	packed := gzip.NewWriter(sealed)
	out := tar.NewWriter(packed)
	for _, a := range all {
		p, text, err := part(ctx, s, a, len(m.People), info)
		if missing(err) {
			continue
		}
		if err != nil {
			return m, err
		}
		if err := put(out, p.File, text, info.Made); err != nil {
			return m, err
		}
		m.People = append(m.People, p)
		tell.tell(m.Entries(), 0)
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return m, err
	}
	if err := put(out, manifestName, append(text, '\n'), info.Made); err != nil {
		return m, err
	}
	for _, c := range []io.Closer{out, packed, sealed} {
		if err := c.Close(); err != nil {
			return m, err
		}
	}
	return m, nil
}

func put(out *tar.Writer, name string, text []byte, at time.Time) error {
	h := &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(text)), Mode: 0o600, ModTime: at.Truncate(time.Second), Format: tar.FormatUSTAR}
	if err := out.WriteHeader(h); err != nil {
		return err
	}
	_, err := out.Write(text)
	return err
}

// part is one diary as text, with what the manifest says of it.
func part(ctx context.Context, s app.Store, a app.Athlete, i int, info Info) (Person, []byte, error) {
	p := Person{File: partName(i), ID: string(a.ID), Name: a.Name, Created: a.Created.String(), Example: a.Example}
	var text bytes.Buffer
	folded, err := diaryOf(ctx, s, a.ID, &text, &p.Entries, info.Lifts)
	if err != nil {
		return p, nil, fmt.Errorf("the diary of %s: %w", p.File, err)
	}
	sum := sha256.Sum256(text.Bytes())
	p.Bytes, p.SHA256, p.Folded = int64(text.Len()), hex.EncodeToString(sum[:]), folded
	return p, text.Bytes(), nil
}

// diaryOf writes the lines of one diary and gives the sum of its history.
func diaryOf(ctx context.Context, s app.Store, id app.AthleteID, w io.Writer, n *int, cat *lift.Catalogue) (string, error) {
	var entries []diary.Entry
	for row, err := range app.Stream(ctx, s, id, 0) {
		if err != nil {
			return "", err
		}
		line, err := lineOf(row)
		if err != nil {
			return "", err
		}
		*n++
		if _, err := w.Write(append(line, '\n')); err != nil {
			return "", err
		}
		if !row.Redacted {
			entries = append(entries, row.Entry)
		}
	}
	return Folded(entries, cat)
}

// stub is the line of an entry whose words were taken out.
type stub struct {
	ID       string `json:"id"`
	Redacted bool   `json:"redacted"`
}

func lineOf(row app.Stored) ([]byte, error) {
	if row.Redacted {
		return json.Marshal(stub{row.Entry.ID, true})
	}
	return diary.Canonical(row.Entry)
}

// Folded is the SHA-256 of the history of all entries.
func Folded(entries []diary.Entry, cat *lift.Catalogue) (string, error) {
	h, _ := diary.Fold(entries, cat, day.Date{})
	text, err := json.Marshal(h)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}
