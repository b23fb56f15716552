package knowledge

import (
	"bytes"
	"encoding"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// unmarshalYAML decodes text into a pointer: the plain form quickly, all else
// with the library. Unknown fields are an error; so is what the library says.
func unmarshalYAML(text []byte, into any) error {
	if decodePlain(string(text), into) {
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	return dec.Decode(into)
}

// decodePlain fills into, or leaves it alone and returns false.
func decodePlain(text string, into any) bool {
	nodes, ok := parsePlain(text)
	if !ok {
		return false
	}
	target := reflect.ValueOf(into).Elem()
	fresh := reflect.New(target.Type()).Elem()
	d := plainDecoder(nodes)
	if !target.IsZero() || !d.set(fresh, 0) {
		return false
	}
	target.Set(fresh)
	return true
}

type plainDecoder []plainNode

// set decodes node at into v, exactly as the library would, or refuses.
func (d plainDecoder) set(v reflect.Value, at int32) bool {
	n := &d[at]
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.set(v.Elem(), at)
	case reflect.Struct, reflect.Map:
		if n.kind != mapNode || ownDecoder(v.Type()) {
			return false
		}
		if v.Kind() == reflect.Map {
			return d.fillMap(v, n)
		}
		return d.fillStruct(v, n)
	case reflect.Slice, reflect.Array:
		return n.kind == listNode && !ownDecoder(v.Type()) && d.fillList(v, n)
	}
	return n.kind <= quotedScalar && !ownDecoder(v.Type()) && setScalar(v, n)
}

func setScalar(v reflect.Value, n *plainNode) bool {
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.text)
		return true
	case reflect.Bool:
		v.SetBool(n.text == "true")
		return n.kind == plainScalar && (n.text == "true" || n.text == "false")
	case reflect.Int:
		i, err := strconv.Atoi(n.text)
		v.SetInt(int64(i))
		return n.kind == plainScalar && err == nil && decimal(n.text, false)
	case reflect.Float64:
		f, err := strconv.ParseFloat(n.text, 64)
		v.SetFloat(f)
		return n.kind == plainScalar && err == nil && decimal(n.text, true)
	}
	return false
}

// decimal: digits as everybody writes them, without a leading 0 (YAML may
// take that for octal), at most 15.
func decimal(s string, fraction bool) bool {
	s = strings.TrimPrefix(s, "-")
	if len(s) == 0 || len(s) > 15 || len(s) > 1 && s[0] == '0' && s[1] != '.' || s[0] == '.' || s[len(s)-1] == '.' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && !(c == '.' && fraction) {
			return false
		}
	}
	return true
}

func (d plainDecoder) fillList(v reflect.Value, n *plainNode) bool {
	count := 0
	for at := n.first; at != 0; at = d[at].next {
		count++
	}
	if v.Kind() == reflect.Array && v.Len() != count {
		return false
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), count, count))
	}
	i := 0
	for at := n.first; at != 0; at = d[at].next {
		if !d.set(v.Index(i), at) {
			return false
		}
		i++
	}
	return true
}

func (d plainDecoder) fillMap(v reflect.Value, n *plainNode) bool {
	t := v.Type()
	if t.Key().Kind() != reflect.String || ownDecoder(t.Key()) {
		return false
	}
	v.Set(reflect.MakeMap(t))
	for at := n.first; at != 0; at = d[at].next {
		key, one := reflect.ValueOf(d[at].key).Convert(t.Key()), reflect.New(t.Elem()).Elem()
		if v.MapIndex(key).IsValid() || !d.set(one, at) {
			return false
		}
		v.SetMapIndex(key, one)
	}
	return true
}

func (d plainDecoder) fillStruct(v reflect.Value, n *plainNode) bool {
	fields := plainFields(v.Type())
	done := make([]bool, len(fields))
	for at := n.first; at != 0; at = d[at].next {
		f, ok := fields[d[at].key]
		if !ok || done[f.ord] || !d.set(v.FieldByIndex(f.index), at) {
			return false
		}
		done[f.ord] = true
	}
	return true
}

// plainField is a field of a struct, or of a struct inlined into it.
type plainField struct {
	ord   int
	index []int
}

var fieldsOf sync.Map // reflect.Type → map[string]plainField

// plainFields are the fields of a struct by key; none for a struct whose tags
// ask for more than a name or to be inlined.
func plainFields(t reflect.Type) map[string]plainField {
	if m, ok := fieldsOf.Load(t); ok {
		return m.(map[string]plainField)
	}
	m := make(map[string]plainField, t.NumField())
	if !addFields(m, t, nil) {
		clear(m)
	}
	fieldsOf.Store(t, m)
	return m
}

func addFields(m map[string]plainField, t reflect.Type, under []int) bool {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, index := f.Tag.Get("yaml"), append(under[:len(under):len(under)], i)
		switch {
		case tag == ",inline" && f.Type.Kind() == reflect.Struct:
			if !addFields(m, f.Type, index) {
				return false
			}
			continue
		case tag == "-" || !f.IsExported():
			continue
		case f.Anonymous || strings.ContainsAny(tag, ",:"):
			return false
		case tag == "":
			tag = strings.ToLower(f.Name)
		}
		if _, twice := m[tag]; twice {
			return false
		}
		m[tag] = plainField{len(m), index}
	}
	return true
}

var (
	yamlOwn   = reflect.TypeFor[yaml.Unmarshaler]()
	textOwn   = reflect.TypeFor[encoding.TextUnmarshaler]()
	ownByType sync.Map // reflect.Type → bool
)

// ownDecoder: the type decodes itself, which is left to the library.
func ownDecoder(t reflect.Type) bool {
	if t.PkgPath() == "" {
		return false
	}
	if own, ok := ownByType.Load(t); ok {
		return own.(bool)
	}
	p := reflect.PointerTo(t)
	own := p.Implements(yamlOwn) || p.Implements(textOwn)
	ownByType.Store(t, own)
	return own
}
