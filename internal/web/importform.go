package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/app"
	"spotter/internal/importer"
	"spotter/internal/lift"
	"spotter/internal/notes"
)

// The preview's form carries all that was said so far: what it does not carry
// was not said. Fields of a file are called by its place: u0 unit, d0 day first,
// s0 order in a cell, p0 person, c0.date and so on its columns.

// Fields of one file.
func unitField(i int) string             { return "u" + strconv.Itoa(i) }
func dayField(i int) string              { return "d" + strconv.Itoa(i) }
func formField(i int) string             { return "s" + strconv.Itoa(i) }
func personField(i int) string           { return "p" + strconv.Itoa(i) }
func columnField(i int, k string) string { return "c" + strconv.Itoa(i) + "." + k }

// columnKeys are what a column can be, most needed first.
var columnKeys = []string{"date", "lift", "load", "reps", "sets", "unit", "rpe", "rir", "pain", "note", "time", "workout", "warmup", "load2", "bodyweight", "sleep"}

// saidOf reads the form. What is none of the choices counts as not said.
func saidOf(f url.Values, files int, lifts *lift.Catalogue) traySaid {
	said := traySaid{files: make([]app.ImportSaid, files), names: map[string]lift.ID{}, bars: map[string]string{}, notes: map[string]notes.Choice{}}
	oneOf := func(name string, allowed ...string) string {
		if v := f.Get(name); slices.Contains(allowed, v) {
			return v
		}
		return ""
	}
	for i := range said.files {
		x := &said.files[i]
		x.Unit, x.SetForm, x.Person = oneOf(unitField(i), "kg", "lb"), oneOf(formField(i), importer.SetForms...), f.Get(personField(i))
		if v := oneOf(dayField(i), "yes", "no"); v != "" {
			first := v == "yes"
			x.DayFirst = &first
		}
		x.Columns = columnsOf(f, i)
	}
	pairs(f, "name", "lift", func(name, v string) {
		if l, ok := lifts.Get(lift.ID(v)); ok {
			said.names[name] = l.ID
		}
	})
	pairs(f, "squat", "bar", func(name, v string) {
		if v == "low" || v == "high" || v == "unknown" {
			said.bars[name] = v
		}
	})
	said.same = oneOf("same", importer.SameOne, importer.SameBoth)
	said.allPain = f.Get("pain_all") != ""
	for _, id := range f["note"] {
		said.notes[id] = notes.Choice{Yes: true, Score: scoreOf(f.Get("score." + id))}
	}
	return said
}

// columnsOf reads a table's columns, nil when none was said.
func columnsOf(f url.Values, i int) *importer.Mapping {
	var parts []string
	for _, k := range columnKeys {
		if v := f.Get(columnField(i, k)); v != "" {
			parts = append(parts, k+"="+v)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	m, err := importer.ParseMapping(strings.Join(parts, ","))
	if err != nil || m.String() == f.Get(columnField(i, "was")) {
		return nil
	}
	return &m
}

// pairs walks two fields that stand side by side, row by row; rows without a
// value are left out.
func pairs(f url.Values, key, value string, each func(key, value string)) {
	keys, values := f[key], f[value]
	for i := range min(len(keys), len(values)) {
		if keys[i] != "" && values[i] != "" {
			each(keys[i], values[i])
		}
	}
}

func scoreOf(s string) *int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 10 {
		return nil
	}
	return &n
}
