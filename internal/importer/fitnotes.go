package importer

import (
	"strings"

	"spotter/internal/diary"
)

// FitNotes writes one row a set and only the day. Android, older: the unit in
// the header; newer: a unit column; iOS: kilograms and pounds side by side. A
// second app of the same name writes start and end times and warm-ups. The
// body tracker is a file of its own.

func isFitNotes(data []byte) bool {
	if isBinary(data) {
		return false
	}
	t := parseTable(firstLines(data, 1))
	rename(t, fitNotesCols)
	return t.has("date", "exercise", "category", "reps", "distance unit") && (t.has("weight") || columnUnit(t) != "") ||
		headerHas(data, "name", "starttime", "exercise", "status", "reps")
}

var fitNotesCols = map[string]string{"weight (kgs)": "kg", "weight (kg)": "kg", "weight (lbs)": "lb", "weight unit": "unit", "isWarmup": "iswarmup", "notes": "comment", "note": "comment"}

func readFitNotes(data []byte, b *builder) error {
	t := parseTable(text(data))
	rename(t, fitNotesCols)
	unit := ""
	if !(t.has("kg") && t.has("lb")) {
		unit = columnUnit(t)
	}
	if unit != "" {
		b.unit, b.from = unit, "header"
	}
	dates, err := b.readDates(t.column("date", "starttime"))
	if dates == nil {
		return err
	}
	b.expect(t.count())
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "date", "starttime"))
		name := t.get(r, "exercise")
		if !b.dated(r, ok, name) {
			continue
		}
		s := rawSet{line: r.line, when: when, workout: t.get(r, "name"), name: name, unit: unit,
			note: t.get(r, "comment"), warmup: yes(t.get(r, "iswarmup"))}
		load := t.get(r, "weight", "kg", "lb")
		switch {
		case t.has("kg") && t.has("lb"):
			load, s.unit = t.get(r, "kg"), "kg"
			if load == "" || load == "0" || load == "0.0" {
				load, s.unit = t.get(r, "lb"), "lb"
			}
		case unitWord(t.get(r, "unit")) != "":
			s.unit = unitWord(t.get(r, "unit"))
		}
		finishSet(s, load, t.get(r, "reps"), t.get(r, "rpe"), clockSeconds(t.get(r, "time")), t.get(r, "distance"), b)
	}
	tornFault(t, b)
	return nil
}

// clockSeconds turns 0:09:21 into a count of seconds as text.
func clockSeconds(s string) string {
	total := 0
	for _, p := range strings.Split(s, ":") {
		n, ok := whole(p)
		if !ok {
			return ""
		}
		total = total*60 + n
	}
	return itoa(total)
}

func isBodyTracker(data []byte) bool {
	return headerHas(data, "date", "time", "measurement", "value", "unit")
}

func readBodyTracker(data []byte, b *builder) error {
	t := parseTable(text(data))
	dates, err := b.readDates(t.column("date"))
	if dates == nil {
		return err
	}
	for r := range t.each {
		b.rows++
		if !strings.EqualFold(t.get(r, "measurement"), "bodyweight") {
			b.skip("other_measurement")
			continue
		}
		when, ok := dates.read(strings.TrimSpace(t.get(r, "date") + " " + t.get(r, "time")))
		v, okV := number(t.get(r, "value"))
		unit := unitWord(t.get(r, "unit"))
		if !ok || !okV || unit == "" {
			b.fault(r.line, "no readable date, value or unit", "check this line in the file; the other rows are read")
			continue
		}
		at := when.at(b.opt.Zone)
		e := diary.Entry{Kind: "bodyweight", At: at, Source: b.format}
		if v = tidy(v); unit == "kg" {
			e.Kg = &v
		} else {
			e.Lb = &v
		}
		b.put(e)
	}
	return nil
}
