package importer

import (
	"sort"
	"strings"
)

// Mapping says which column of a table holds what. A guessed mapping is shown
// to the person and used only once confirmed or complete beyond doubt.
type Mapping struct {
	Date     string `json:"date"`
	Time     string `json:"time,omitempty"`
	Exercise string `json:"exercise"`
	Load     string `json:"load,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Reps     string `json:"reps,omitempty"`
	Sets     string `json:"sets,omitempty"` // aggregated: this many alike
	RPE      string `json:"rpe,omitempty"`
	RIR      string `json:"rir,omitempty"`
	Pain     string `json:"pain,omitempty"`
	Warmup   string `json:"warmup,omitempty"`
	Note     string `json:"note,omitempty"`
	Workout  string `json:"workout,omitempty"`
}

// synonyms of column names in the languages of known exports. Order in a list
// is preference; a header that contains the word also counts, last.
var synonyms = map[string][]string{
	"date":     {"date", "data", "datum", "fecha", "tarih", "дата", "日付", "날짜", "day", "giorno", "tag", "jour", "día"},
	"time":     {"time", "ora", "orario", "uhrzeit", "zeit", "heure", "hora", "saat", "時刻"},
	"exercise": {"exercise", "exercise name", "lift", "movement", "esercizio", "übung", "exercice", "ejercicio", "exercício", "egzersiz", "упражнение", "種目", "운동"},
	"load":     {"weight", "load", "kg", "lb", "lbs", "peso", "gewicht", "poids", "carga", "ağırlık", "вес", "重量", "무게"},
	"unit":     {"unit", "weight unit", "einheit", "unità", "unité", "unidad", "単位"},
	"reps":     {"reps", "repetitions", "rep", "ripetizioni", "wiederholungen", "wdh", "répétitions", "repeticiones", "repetições", "tekrar", "повторения", "回数", "횟수"},
	"sets":     {"sets", "set", "serie", "sätze", "séries", "series", "セット数", "set sayısı", "подходы"},
	"rpe":      {"rpe", "effort", "borg"},
	"rir":      {"rir", "reps in reserve"},
	"pain":     {"pain", "dolore", "schmerz", "douleur", "dolor", "dor", "ağrı", "боль", "痛み"},
	"warmup":   {"warmup", "warm-up", "is warmup", "riscaldamento", "aufwärmen"},
	"note":     {"note", "notes", "comment", "comments", "notizen", "notas", "備考", "メモ"},
	"workout":  {"workout", "session", "workout name", "sessione", "training", "séance", "entrenamiento", "treino"},
}

func isAnyTable(data []byte) bool {
	if isBinary(data) {
		return false
	}
	t := parseTable(firstLines(data, 2))
	return len(t.header) >= 3
}

// guess maps the header by synonyms. Two names for the same thing are kept in
// the order of the list.
func guess(t *table) Mapping {
	find := func(key string) string {
		for _, w := range synonyms[key] {
			if t.has(w) {
				return w
			}
		}
		names := make([]string, 0, len(t.cols))
		for n := range t.cols {
			names = append(names, n)
		}
		sort.Strings(names)
		for _, w := range synonyms[key] {
			for _, n := range names {
				if len(w) > 2 && strings.HasPrefix(n, w) {
					return n
				}
			}
		}
		return ""
	}
	return Mapping{Date: find("date"), Time: find("time"), Exercise: find("exercise"), Load: find("load"), Unit: find("unit"), Reps: find("reps"),
		Sets: find("sets"), RPE: find("rpe"), RIR: find("rir"), Pain: find("pain"), Warmup: find("warmup"), Note: find("note"), Workout: find("workout")}
}

func readAnyTable(data []byte, b *builder) error {
	t := parseTable(text(data))
	m := guess(t)
	if b.opt.Mapping != nil {
		m = *b.opt.Mapping
	}
	if m.Date == "" || m.Exercise == "" || m.Reps == "" {
		b.ask(Question{ID: "mapping", About: strings.Join(t.header, " | "), Choices: []string{"date", "exercise", "load", "reps", "sets", "rpe", "pain"}})
		return nil
	}
	first, known := dayFirst(t.column(m.Date))
	if !known && b.opt.DayFirst != nil {
		first, known = *b.opt.DayFirst, true
	}
	if m.Sets != "" && !setsAreCounts(t, m) {
		m.Sets = ""
	}
	unit := headerUnit(m.Load)
	if unit != "" {
		b.unit, b.from = unit, "header"
	}
	for _, r := range t.rows {
		b.rows++
		when, ok := anyClock(t.get(r, m.Date))
		if !ok {
			if c, numeric := numericClock(t.get(r, m.Date), first); numeric {
				if !known {
					b.ask(Question{ID: "day_first", About: t.get(r, m.Date), Choices: []string{"yes", "no"}})
					return nil
				}
				when, ok = c, true
			}
		}
		if !ok || t.get(r, m.Exercise) == "" {
			b.fault(r.line, "no readable date or exercise", "check this line, or choose other columns")
			continue
		}
		anyRow(t, r, m, when, unit, b)
	}
	tornFault(t, b)
	return nil
}

// headerUnit reads a unit out of a column name such as "Peso (kg)".
func headerUnit(name string) string {
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '(' || r == ')' || r == '[' || r == ']' || r == '_' }) {
		if u := unitWord(w); u != "" {
			return u
		}
	}
	return ""
}

func anyRow(t *table, r row, m Mapping, when clock, unit string, b *builder) {
	if m.Time != "" && when.day {
		when = withTime(when, t.get(r, m.Time))
	}
	s := rawSet{line: r.line, when: when, workout: t.get(r, m.Workout), name: t.get(r, m.Exercise), note: t.get(r, m.Note), unit: unit, warmup: yes(t.get(r, m.Warmup))}
	load, cellUnit, isNumber := leadingNumber(t.get(r, m.Load))
	if u := unitWord(cellUnit); u != "" {
		s.unit = u
	}
	if u := unitWord(t.get(r, m.Unit)); u != "" {
		s.unit = u
	}
	if v, ok := number(t.get(r, m.RIR)); ok && v >= 0 && v <= 9 && m.RPE == "" {
		rpe := 10 - v
		s.rpe = &rpe
	}
	if v, ok := whole(t.get(r, m.Pain)); ok && v >= 0 && v <= 10 {
		s.pain = &v
	}
	if n, ok := whole(t.get(r, m.Sets)); ok && n > 1 && n <= 20 {
		s.repeated = n
	}
	text := t.get(r, m.Load)
	if isNumber {
		text = formatNumber(load)
	}
	reps := t.get(r, m.Reps)
	if v, rest, ok := leadingNumber(reps); ok && rest != "" {
		reps = formatNumber(v)
	}
	finishSet(s, text, reps, t.get(r, m.RPE), "", "", b)
}

// setsAreCounts tells "3 sets in this row" from "this is set number 3": numbers
// restart at 1 (or 0) within a day and exercise and rise row by row, counts
// don't.
func setsAreCounts(t *table, m Mapping) bool {
	last := map[string]int{}
	numbered, counted := 0, 0
	for _, r := range t.rows {
		n, ok := whole(t.get(r, m.Sets))
		if !ok {
			continue
		}
		key := t.get(r, m.Date) + "|" + t.get(r, m.Exercise)
		prev, seen := last[key]
		switch {
		case !seen && n > 1, seen && n <= prev:
			counted++
		case seen && n == prev+1:
			numbered++
		}
		last[key] = n
	}
	return counted > numbered
}
