package importer

import (
	"strconv"
	"strings"
)

// Strong writes one row a set. Seen dialects: comma and semicolon, the unit in
// the header (kg, km), in a column per row, in "Weight (kg)", or nowhere; a
// French header; no header at all; set order as number from 0 or 1, W, F, D;
// rest-timer and note rows between the sets. Dates are local, without zone.

// strongCols maps header words of any dialect to our column names.
var strongCols = map[string]string{
	"date": "date", "workout name": "workout", "exercise name": "exercise", "set order": "order",
	"weight": "weight", "kg": "kg", "lb": "lb", "lbs": "lb", "weight (kg)": "kg", "weight (lbs)": "lb", "weight (lb)": "lb",
	"weight unit": "unit", "reps": "reps", "rpe": "rpe", "seconds": "seconds", "distance": "distance", "km": "distance",
	"notes": "notes", "workout notes": "workout notes", "distance (meters)": "distance", "duration": "duration",
	"nom de l'entraînement": "workout", "nom de l'exercice": "exercise", "ordre de la série": "order", "poids": "weight",
	"réps": "reps", "secondes": "seconds", "durée": "duration", "notes d'entraînement": "workout notes",
	"trainingsname": "workout", "name des trainings": "workout", "übungsname": "exercise", "name der übung": "exercise",
	"reihenfolge der sätze": "order", "satzreihenfolge": "order", "gewicht": "weight", "wdh": "reps", "wiederholungen": "reps", "datum": "date", "sekunden": "seconds",
	"nombre del entrenamiento": "workout", "nombre del ejercicio": "exercise", "orden de la serie": "order", "peso": "weight", "repeticiones": "reps", "fecha": "date", "segundos": "seconds",
	"nome do treino": "workout", "nome do exercício": "exercise", "ordem da série": "order", "repetições": "reps", "data": "date",
	"nome allenamento": "workout", "nome esercizio": "exercise", "ordine serie": "order", "ripetizioni": "reps",
}

// strongPositions is the column order of header-less files: date, workout,
// exercise, set order, weight, unit, reps, RPE, …
var strongPositions = []string{"date", "workout", "exercise", "order", "weight", "unit", "reps", "rpe", "distance", "distance unit", "seconds", "notes", "workout notes"}

func isStrong(data []byte) bool {
	t := parseTable(firstLines(data, 3))
	rename(t, strongCols)
	if t.has("date", "exercise", "order", "reps") && (t.has("weight") || columnUnit(t) != "") {
		return true
	}
	return headerlessStrong(t.header)
}

// headerlessStrong knows a first row that is already a set.
func headerlessStrong(cells []string) bool {
	if len(cells) < 10 {
		return false
	}
	_, date := isoClock(cells[0])
	_, order := setOrder(cells[3])
	_, load := number(cells[4])
	return date && order && (load || strings.TrimSpace(cells[4]) == "") && (unitWord(cells[5]) != "" || cells[5] == "")
}

func readStrong(data []byte, b *builder) error {
	s := text(data)
	t := parseTable(s)
	if headerlessStrong(t.header) {
		t = headerless(s, strongPositions)
	} else {
		rename(t, strongCols)
	}
	unit := columnUnit(t)
	if unit != "" {
		b.unit, b.from = unit, "header"
	}
	dates, err := b.readDates(t.column("date"))
	if dates == nil {
		return err
	}
	b.expect(t.count())
	for r := range t.each {
		b.rows++
		strongRow(t, r, dates, unit, b)
	}
	tornFault(t, b)
	return nil
}

// columnUnit is the unit that a header states for the whole file.
func columnUnit(t *table) string {
	switch {
	case t.has("kg"):
		return "kg"
	case t.has("lb"):
		return "lb"
	}
	return ""
}

func strongRow(t *table, r row, dates *dateReader, unit string, b *builder) {
	name, order := t.get(r, "exercise"), t.get(r, "order")
	when, ok := dates.read(t.get(r, "date"))
	if !ok || name == "" || order == "" {
		b.fault(r.line, "not a Strong set: the row is cut off or has no date", "check this line in the file; the other rows are read")
		return
	}
	switch o := strings.ToLower(order); o {
	case "rest timer", "minuteur de repos", "pausentimer", "temporizador de descanso":
		b.skip("rest_timer")
		return
	case "note", "notiz", "nota":
		b.skip("note")
		b.workoutNote(when, name, t.get(r, "notes"))
		return
	}
	b.workoutNote(when, t.get(r, "workout"), t.get(r, "workout notes"))
	kind, ok := setOrder(order)
	if !ok {
		b.skip("unknown_row_kind")
		return
	}
	s := rawSet{line: r.line, when: when, workout: t.get(r, "workout"), name: name, unit: unit,
		warmup: kind == "W", drop: kind == "D", note: t.get(r, "notes")}
	if u := unitWord(t.get(r, "unit")); u != "" {
		s.unit = u
	}
	finishSet(s, t.get(r, "weight", "kg", "lb"), t.get(r, "reps"), t.get(r, "rpe"), t.get(r, "seconds"), t.get(r, "distance"), b)
}

// setOrder reads 0…n, W (warm-up), F (to failure) or D (drop set).
func setOrder(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if _, err := strconv.Atoi(s); err == nil {
		return s, true
	}
	switch strings.ToUpper(s) {
	case "W", "F", "D":
		return strings.ToUpper(s), true
	}
	return "", false
}

// finishSet reads load, reps and effort; a row with neither load nor reps is
// time or distance work and no set.
func finishSet(s rawSet, load, reps, rpe, seconds, distance string, b *builder) {
	n, ok := whole(reps)
	if !ok && reps != "" {
		b.fault(s.line, "reps "+quote(reps)+" is not a count", "write a whole number")
		return
	}
	if n == 0 {
		sec, _ := number(seconds)
		dist, _ := number(distance)
		if sec > 0 || dist > 0 {
			b.skip("time_or_distance")
			return
		}
		if v, _ := number(load); v == 0 {
			b.skip("empty_set")
			return
		}
		s.failed = true
	}
	if n < 0 {
		b.fault(s.line, "reps below zero", "write a whole number")
		return
	}
	s.reps = n
	if load != "" {
		v, ok := number(load)
		if !ok {
			b.fault(s.line, "weight "+quote(load)+" is not a number", "write a number such as 82.5")
			return
		}
		s.load, s.body = &v, v <= 0
	}
	if v, ok := number(rpe); ok && v >= 1 && v <= 10 {
		s.rpe = &v
	}
	b.add(s)
}

func quote(s string) string { return strconv.Quote(s[:min(len(s), 40)]) }

// tornFault reports a quote that never closes.
func tornFault(t *table, b *builder) {
	if t.torn > 0 {
		b.fault(t.torn, "a quote opens here and never closes", "close it or remove it; the line was read up to its end")
	}
}
