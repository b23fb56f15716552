package diary

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"spotter/internal/keep"
)

// MaxLine is the longest line that is read, in bytes. Longer ones are a fault.
const MaxLine = 1 << 20

// MaxSize of a whole diary, in bytes.
const MaxSize = 256 << 20

const newerCure = "Update spotter, or export the diary again from the version that wrote it."

// Decode reads a diary, line by line. A broken line becomes one fault and the
// rest is still read; unknown kinds and fields are kept, and each unknown kind
// is noted once. A diary of a newer format is not read at all.
//
// The text is held in memory once and the entries point into it: that is what
// makes two years cost milliseconds.
func Decode(r io.Reader) ([]Entry, []Fault) {
	var text strings.Builder
	d := decoder{seen: map[string]bool{}}
	if sized, ok := r.(interface{ Len() int }); ok {
		text.Grow(min(sized.Len(), MaxSize))
	}
	if n, err := io.Copy(&text, io.LimitReader(r, MaxSize+1)); err != nil || n > MaxSize {
		d.n = 1
		if err == nil {
			err = fmt.Errorf("it is larger than %d MB", MaxSize>>20)
		}
		d.fault("the diary could not be read: "+err.Error(), "Check the file; a diary of ten years is about 10 MB.")
		return nil, d.faults
	}
	rest := strings.TrimPrefix(text.String(), "\ufeff")
	d.entries = make([]Entry, 0, strings.Count(rest, "\n")+1)
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		d.n++
		if !d.take(line) {
			return nil, d.faults
		}
	}
	return d.entries, d.faults
}

type decoder struct {
	n       int // line number, 1-based
	lines   Lines
	seen    map[string]bool // unknown kinds already noted
	entries []Entry
	faults  []Fault
}

func (d *decoder) fault(what, cure string) {
	d.faults = append(d.faults, Fault{Line: d.n, What: what, Cure: cure})
}

// take reads one line; false means that nothing of this file can be used.
func (d *decoder) take(text string) bool {
	if len(text) > MaxLine {
		d.fault(fmt.Sprintf("the line is longer than %d bytes", MaxLine), "Split it, or remove it.")
		return true
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return true
	}
	if strings.IndexByte(text, 0) >= 0 {
		d.fault("this is not a text file", "A diary is plain text, one JSON object a line.")
		return false
	}
	d.entries = d.entries[:len(d.entries)+1] // room for every line was made at the start
	e := &d.entries[len(d.entries)-1]
	if quick, err := d.lines.read(text, e); !quick {
		if err != nil {
			d.drop()
			d.fault("this line could not be read: "+plain(err), "Correct the line or delete it; every line is one JSON object with \"kind\" and \"at\".")
			return true
		}
		if schema, isHeader := header(e); isHeader {
			d.drop()
			return d.header(schema)
		}
	}
	e.Line = d.n
	d.check(e)
	return true
}

// drop takes the last entry off again.
func (d *decoder) drop() {
	d.entries[len(d.entries)-1] = Entry{}
	d.entries = d.entries[:len(d.entries)-1]
}

// Lines reads entries one by one, as a store holds them, without reflection
// where the line is a plain one. The zero value is ready; it is not for use by
// several goroutines at once. The entries point into the lines.
type Lines struct{ slab slab }

// Read reads one line into e, which it overwrites. It checks the form only; an
// entry may still lack its kind or its time.
func (l *Lines) Read(line string, e *Entry) error {
	*e = Entry{}
	_, err := l.read(line, e)
	return err
}

// read expects an empty entry; quick is false when encoding/json had to help.
func (l *Lines) read(line string, e *Entry) (quick bool, err error) {
	c := scanner{s: line, slab: &l.slab}
	if c.entry(e) {
		return true, nil
	}
	*e = Entry{}
	return false, e.UnmarshalJSON([]byte(line))
}

// header recognises a line that only names the format.
func header(e *Entry) (string, bool) {
	raw, ok := e.Extra["schema"]
	if !ok || e.Kind != "" {
		return "", false
	}
	var schema string
	if json.Unmarshal(raw, &schema) != nil {
		return string(raw), true
	}
	return schema, true
}

func (d *decoder) header(schema string) bool {
	if schema == Schema {
		return true
	}
	if strings.HasPrefix(schema, "spotter.diary/") {
		d.fault(fmt.Sprintf("this diary is written as %s; this spotter reads %s", schema, Schema), newerCure)
	} else {
		d.fault(fmt.Sprintf("this is %q, not a diary (%s)", schema, Schema), "Give the diary file here; a case goes in the other place.")
	}
	return false
}

// check takes an entry off that lacks what every entry needs.
func (d *decoder) check(e *Entry) {
	if e.Kind == "" {
		d.drop()
		d.fault("this line has no \"kind\"", "Add it, for example \"kind\":\"set\".")
		return
	}
	if _, _, ok := moment(e.At); !ok {
		at := e.At
		d.drop()
		d.fault(fmt.Sprintf("\"at\" is %q, which is not a day or a time", at), "Write 2026-03-02 or 2026-03-02T18:30:00+01:00.")
		return
	}
	if !e.known() && !d.seen[e.meaning()] {
		d.seen[e.meaning()] = true
		d.faults = append(d.faults, Fault{Line: d.n, Note: true,
			What: fmt.Sprintf("entries of kind %q are unknown to this version; they are kept and not used", e.meaning()),
			Cure: "Nothing needs doing; a newer spotter may know them."})
	}
}

// plain shortens encoding/json's messages to words for people.
func plain(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return fmt.Sprintf("%q cannot be a %s", wrong.Field, wrong.Value)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("%s (at byte %d of the line)", syntax, syntax.Offset)
	}
	return err.Error()
}

type entryAlias Entry

// UnmarshalJSON reads one entry and keeps the fields it does not know.
func (e *Entry) UnmarshalJSON(b []byte) error {
	var a entryAlias
	extra, err := keep.Unmarshal(b, &a)
	if err != nil {
		return err
	}
	a.Extra, a.Line = extra, e.Line
	*e = Entry(a)
	return nil
}

// MarshalJSON writes one entry with the fields that were kept.
func (e Entry) MarshalJSON() ([]byte, error) {
	a := entryAlias(e)
	return keep.Marshal(&a, e.Extra)
}

type targetAlias Target

// UnmarshalJSON reads a target and keeps the fields it does not know.
func (t *Target) UnmarshalJSON(b []byte) error {
	var a targetAlias
	extra, err := keep.Unmarshal(b, &a)
	if err != nil {
		return err
	}
	a.Extra = extra
	*t = Target(a)
	return nil
}

// MarshalJSON writes a target with the fields that were kept.
func (t Target) MarshalJSON() ([]byte, error) {
	a := targetAlias(t)
	return keep.Marshal(&a, t.Extra)
}

// Encode writes entries as JSON Lines, in the order given. The typed unit is
// kept: an entry read in pounds is written in pounds.
func Encode(w io.Writer, entries []Entry) error {
	out := bufio.NewWriter(w)
	for i := range entries {
		line, err := entries[i].MarshalJSON()
		if err != nil {
			return fmt.Errorf("entry %d: %w", i+1, err)
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}
