// Package store answers "where does a diary live": app.Store in one SQLite
// file on this machine, and in memory for tests and the browser. Both pass the
// same conformance suite (package storetest). It refuses to change an entry
// once it is written; a person's diary can only be appended to, or deleted
// whole.
package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	"spotter/internal/app"
	"spotter/internal/diary"
)

// packed is an entry as it is stored: its line of the diary format.
type packed struct{ id, kind, at, body string }

// pack checks what every stored entry needs and encodes it on one line.
func pack(entries []diary.Entry) ([]packed, error) {
	out := make([]packed, len(entries))
	for i, e := range entries {
		if e.ID == "" || e.Kind == "" || e.At == "" {
			return nil, fmt.Errorf("entry %d needs an id, a kind and a time: %w", i+1, app.ErrInvalid)
		}
		raw, err := json.Marshal(e)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %v: %w", i+1, err, app.ErrInvalid)
		}
		var line bytes.Buffer
		if err := json.Compact(&line, raw); err != nil {
			return nil, fmt.Errorf("entry %d: %v: %w", i+1, err, app.ErrInvalid)
		}
		out[i] = packed{e.ID, e.Kind, e.At, line.String()}
	}
	return out, nil
}

// unpack reads one stored line.
func unpack(body string) (diary.Entry, error) {
	var e diary.Entry
	if err := e.UnmarshalJSON([]byte(body)); err != nil {
		return e, fmt.Errorf("a stored entry cannot be read: %w", err)
	}
	return e, nil
}
