// Package store answers "where does a diary live": app.Store in one SQLite
// file on this machine, in a PostgreSQL server, and in memory for tests and
// the browser. All pass the same conformance suite (package storetest). It
// refuses to change an entry once it is written; a person's diary can only be
// appended to, one entry be emptied, or all of it be deleted.
package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"spotter/internal/app"
	"spotter/internal/diary"
)

var errClosed = errors.New("the store is closed")

// packed is an entry as it is stored: its line of the diary format and the
// hash of that line.
type packed struct {
	id, body string
	hash     []byte
}

// hashOf is the SHA-256 of a stored line.
func hashOf(body string) []byte {
	sum := sha256.Sum256([]byte(body))
	return sum[:]
}

// pack checks what every stored entry needs and encodes it on one line.
func pack(entries []diary.Entry) ([]packed, error) {
	out := make([]packed, len(entries))
	for i := range entries {
		body, err := line(&entries[i])
		if err != nil {
			return nil, fmt.Errorf("entry %d: %v: %w", i+1, err, app.ErrInvalid)
		}
		out[i] = packed{entries[i].ID, body, hashOf(body)}
	}
	return out, nil
}

// line is the one form in which an entry is stored.
func line(e *diary.Entry) (string, error) {
	if e.ID == "" || e.Kind == "" || e.At == "" {
		return "", errors.New("it needs an id, a kind and a time")
	}
	if !plainText(e.ID) {
		return "", errors.New("its id is not plain text")
	}
	raw, err := diary.Canonical(*e)
	if err != nil {
		return "", err
	}
	if len(raw) > diary.MaxLine {
		return "", fmt.Errorf("it is longer than %d bytes", diary.MaxLine)
	}
	if bytes.Contains(raw, []byte("\ufffd")) && !valid(reflect.ValueOf(*e)) {
		return "", errors.New("its text is not UTF-8")
	}
	return string(raw), nil
}

// canonical is the present form of a line that an older version wrote.
func canonical(body string) (string, error) {
	var e diary.Entry
	if err := e.UnmarshalJSON([]byte(body)); err != nil {
		return "", err
	}
	raw, err := diary.Canonical(e)
	return string(raw), err
}

// plainText is what every store can hold in an id or a name.
func plainText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// valid looks for text that is not UTF-8 anywhere in a value. The encoder
// writes U+FFFD in its place, which a text may also hold rightly.
func valid(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return utf8.ValidString(v.String())
	case reflect.Pointer, reflect.Interface:
		return v.IsNil() || valid(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if !valid(v.Field(i)) {
				return false
			}
		}
	case reflect.Slice, reflect.Array:
		if raw, ok := v.Interface().(json.RawMessage); ok {
			return utf8.Valid(raw)
		}
		for i := range v.Len() {
			if !valid(v.Index(i)) {
				return false
			}
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			if !valid(k) || !valid(v.MapIndex(k)) {
				return false
			}
		}
	}
	return true
}

// row is what a store has of one entry; body is "" when it was redacted.
type row struct {
	srv, received int64
	id, body      string
	hash          []byte
}

// sound says whether a row is as it was written.
func (r row) sound() error {
	if r.body == "" && len(r.hash) == 0 {
		return nil
	}
	if !bytes.Equal(hashOf(r.body), r.hash) {
		return fmt.Errorf("entry %s at place %d is not as it was written: %w", r.id, r.srv, app.ErrDamaged)
	}
	return nil
}

// understand checks stored lines and reads the live ones, many at once through
// the diary's own reader, which is far quicker than line by line.
func understand(rows []row) (live []diary.Entry, err error) {
	var text strings.Builder
	size, want := 0, 0
	for _, r := range rows {
		size += len(r.body) + 1
	}
	text.Grow(size)
	for _, r := range rows {
		if err := r.sound(); err != nil {
			return nil, err
		}
		if r.body != "" {
			text.WriteString(r.body)
			text.WriteByte('\n')
			want++
		}
	}
	live, _ = diary.Decode(strings.NewReader(text.String()))
	if len(live) != want { // a line that the reader of files refuses
		if live, err = oneByOne(rows); err != nil {
			return nil, err
		}
	}
	at := 0
	for _, r := range rows {
		if r.body == "" {
			continue
		}
		if live[at].ID != r.id {
			return nil, fmt.Errorf("the entry at place %d has two ids: %w", r.srv, app.ErrDamaged)
		}
		live[at].Line = 0
		at++
	}
	return live, nil
}

func oneByOne(rows []row) (live []diary.Entry, err error) {
	for _, r := range rows {
		if r.body == "" {
			continue
		}
		var e diary.Entry
		if err := e.UnmarshalJSON([]byte(r.body)); err != nil {
			return nil, fmt.Errorf("entry %s at place %d cannot be read: %v: %w", r.id, r.srv, err, app.ErrDamaged)
		}
		live = append(live, e)
	}
	return live, nil
}

// appendLive adds the entries of rows that were not redacted.
func appendLive(out []diary.Entry, rows []row) ([]diary.Entry, error) {
	live, err := understand(rows)
	return append(out, live...), err
}

// unpack makes rows into what readers get.
func unpack(rows []row) ([]app.Stored, error) {
	live, err := understand(rows)
	if err != nil {
		return nil, err
	}
	out := make([]app.Stored, len(rows))
	for i, r := range rows {
		out[i] = app.Stored{Srv: r.srv, Received: r.received, Hash: hex.EncodeToString(r.hash), Redacted: r.body == ""}
		if r.body == "" {
			out[i].Entry.ID, out[i].Entry.Kind = r.id, diary.KindRedacted
		} else {
			out[i].Entry, live = live[0], live[1:]
		}
	}
	return out, nil
}

// page is a limit as EntriesSince takes it.
func page(limit int) int {
	if limit < 1 || limit > app.MaxPage {
		return app.MaxPage
	}
	return limit
}

// checkAthlete says whether a person can be added.
func checkAthlete(a app.Athlete) error {
	if a.ID == "" {
		return fmt.Errorf("an athlete needs an id: %w", app.ErrInvalid)
	}
	if !plainText(string(a.ID)) || !plainText(a.Name) {
		return fmt.Errorf("the id and the name of an athlete are plain text: %w", app.ErrInvalid)
	}
	return nil
}
