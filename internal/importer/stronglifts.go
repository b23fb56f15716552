package importer

import (
	"fmt"
	"strings"
)

// StrongLifts writes one row an exercise with its sets in columns. The unit
// stands in the set columns; the body weight column says KG in both files. A
// set of 0 reps was failed or not done: the summary column shows "-" for it,
// and such a set is not counted.

func isStrongLifts(data []byte) bool {
	return headerHas(data, "date (yyyy/mm/dd)", "workout", "exercise", "set 1 (reps)")
}

func readStrongLifts(data []byte, b *builder) error {
	t := parseTable(text(data))
	unit := ""
	switch {
	case t.has("set 1 (kg)"):
		unit = "kg"
	case t.has("set 1 (lb)"):
		unit = "lb"
	}
	b.unit, b.from = unit, "header"
	dates, err := b.readDates(t.column("date (yyyy/mm/dd)"))
	if dates == nil {
		return err
	}
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "date (yyyy/mm/dd)"))
		if !b.dated(r, ok, t.get(r, "exercise")) {
			continue
		}
		if c := withTime(when, t.get(r, "start time (h:mm)")); !c.day {
			when = c
		}
		for i := 1; t.has(fmt.Sprintf("set %d (reps)", i)); i++ {
			reps, load := t.get(r, fmt.Sprintf("set %d (reps)", i)), t.get(r, fmt.Sprintf("set %d (%s)", i, unit))
			if reps == "" {
				continue
			}
			if n, ok := whole(reps); ok && n == 0 {
				b.skip("not_done_or_failed")
				continue
			}
			finishSet(rawSet{line: r.line, when: when, workout: t.get(r, "workout name"), name: t.get(r, "exercise"), unit: unit, note: t.get(r, "notes")}, load, reps, "", "", "", b)
		}
	}
	return nil
}

// GymBook writes values with their unit and a decimal comma inside the cell,
// in the phone's language; 09/01/25 is day first in Italian.
func isGymBook(data []byte) bool {
	if isBinary(data) {
		return false
	}
	t := parseTable(firstLines(data, 1))
	rename(t, gymBookCols)
	return t.has("exercise", "kind", "reps", "load", "skipped")
}

var gymBookCols = map[string]string{
	"data": "date", "programma": "workout", "orario": "time", "esercizio": "exercise",
	"set / set di riscaldamento / set di defaticamento": "kind", "ripetizioni / tempo": "reps", "peso / distanza": "load", "appunti": "note", "saltato": "skipped",
	"date": "date", "workout": "workout", "time": "time", "exercise": "exercise", "set / warmup set / cooldown set": "kind", "set / warm-up set / cool-down set": "kind",
	"repetitions / time": "reps", "weight / distance": "load", "notes": "note", "skipped": "skipped",
	"datum": "date", "übung": "exercise", "satz / aufwärmsatz / abkühlsatz": "kind", "wiederholungen / zeit": "reps", "gewicht / distanz": "load", "notizen": "note", "übersprungen": "skipped", "zeit": "time",
}

func readGymBook(data []byte, b *builder) error {
	t := parseTable(text(data))
	rename(t, gymBookCols)
	opt := b.opt
	if first := true; opt.DayFirst == nil && len(t.header) > 0 && t.header[0] != "Date" { // the Italian and the German phone write the day first
		opt.DayFirst = &first
	}
	dates, ask, err := decideDates(t.column("date"), opt)
	if ask != nil {
		b.ask(*ask)
	}
	if dates == nil {
		return err
	}
	b.dates = dates.how
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "date") + " " + t.get(r, "time"))
		if !b.dated(r, ok, t.get(r, "exercise")) {
			continue
		}
		if yes(t.get(r, "skipped")) {
			b.skip("skipped_in_app")
			continue
		}
		reps, what, okR := leadingNumber(t.get(r, "reps"))
		if !okR || strings.Contains(what, ":") || strings.HasPrefix(strings.ToLower(what), "s") || strings.HasPrefix(strings.ToLower(what), "min") {
			b.skip("time_or_distance")
			continue
		}
		load, unit, okL := leadingNumber(t.get(r, "load"))
		s := rawSet{line: r.line, when: when, workout: t.get(r, "workout"), name: t.get(r, "exercise"), unit: unitWord(unit), note: t.get(r, "note"),
			warmup: warmupWord(t.get(r, "kind"))}
		text := ""
		if okL {
			text = fmt.Sprint(load)
		}
		finishSet(s, text, fmt.Sprint(reps), "", "", "", b)
	}
	return nil
}

func warmupWord(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"riscaldamento", "warm", "aufwärm", "échauff", "calentamiento", "aquecimento"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
