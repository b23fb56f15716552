// Package keep answers "how do we read JSON from a newer version without
// losing what we do not understand": known fields land in the struct, all
// others are held and written back unchanged.
package keep

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Extra holds the fields that this version does not know.
type Extra map[string]json.RawMessage

// Unmarshal decodes an object into v (a pointer to a struct without its own
// UnmarshalJSON; use a local alias type) and returns the unknown fields.
func Unmarshal(data []byte, v any) (Extra, error) {
	if err := json.Unmarshal(data, v); err != nil {
		return nil, err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	for _, name := range fields(reflect.TypeOf(v).Elem()) {
		delete(all, name)
	}
	if len(all) == 0 {
		return nil, nil
	}
	return Extra(all), nil
}

// Marshal encodes v and appends the kept fields in name order. A kept field
// never overwrites a known one.
func Marshal(v any, extra Extra) ([]byte, error) {
	out, err := json.Marshal(v)
	if err != nil || len(extra) == 0 {
		return out, err
	}
	known := fields(reflect.Indirect(reflect.ValueOf(v)).Type())
	names := make([]string, 0, len(extra))
	for n := range extra {
		if !slices.Contains(known, n) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	buf := bytes.NewBuffer(bytes.TrimSuffix(out, []byte("}")))
	for _, n := range names {
		if buf.Len() > 1 {
			buf.WriteByte(',')
		}
		key, err := json.Marshal(n)
		if err != nil {
			return nil, fmt.Errorf("field name %q: %w", n, err)
		}
		buf.Write(key)
		buf.WriteByte(':')
		buf.Write(extra[n])
	}
	buf.WriteByte('}')
	return buf.Bytes(), nil
}

// fields lists the JSON names of a struct type, those of embedded structs included.
func fields(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		f := t.Field(i)
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case tag == "-" || (!f.IsExported() && !f.Anonymous):
		case f.Anonymous && tag == "":
			names = append(names, fields(f.Type)...)
		case tag == "":
			names = append(names, f.Name)
		default:
			names = append(names, tag)
		}
	}
	return names
}
