package importer

import (
	"slices"
	"strings"
)

// Mapping says which column of a table holds what, by column name as in the
// header (lower case) or by letter. A guessed mapping is shown to the person
// and used only when it is beyond doubt; otherwise it is asked.
type Mapping struct {
	Date       string `json:"date,omitempty"`
	Time       string `json:"time,omitempty"`
	Exercise   string `json:"lift,omitempty"`
	Load       string `json:"load,omitempty"`
	Load2      string `json:"load2,omitempty"` // the same load in the other unit
	Unit       string `json:"unit,omitempty"`
	Reps       string `json:"reps,omitempty"`
	Sets       string `json:"sets,omitempty"` // a count of sets that are alike, or sets written as 100x5x3
	RPE        string `json:"rpe,omitempty"`
	RIR        string `json:"rir,omitempty"`
	Pain       string `json:"pain,omitempty"`
	Warmup     string `json:"warmup,omitempty"`
	Note       string `json:"note,omitempty"`
	Workout    string `json:"workout,omitempty"`
	Bodyweight string `json:"bodyweight,omitempty"`
	Sleep      string `json:"sleep,omitempty"`
}

// mappingKeys are the words of --columns, in the order they are written.
var mappingKeys = []string{"date", "time", "lift", "load", "load2", "unit", "reps", "sets", "rpe", "rir", "pain", "warmup", "note", "workout", "bodyweight", "sleep"}

func (m *Mapping) field(key string) *string {
	return map[string]*string{"date": &m.Date, "time": &m.Time, "lift": &m.Exercise, "load": &m.Load, "load2": &m.Load2, "unit": &m.Unit, "reps": &m.Reps,
		"sets": &m.Sets, "rpe": &m.RPE, "rir": &m.RIR, "pain": &m.Pain, "warmup": &m.Warmup, "note": &m.Note, "workout": &m.Workout,
		"bodyweight": &m.Bodyweight, "sleep": &m.Sleep}[key]
}

// Column is what was taken for a key of --columns, "" = nothing.
func (m Mapping) Column(key string) string {
	if f := m.field(key); f != nil {
		return *f
	}
	return ""
}

// String is the form that --columns takes: date=datum,lift=übung,reps=wdh.
func (m Mapping) String() string {
	var parts []string
	for _, k := range mappingKeys {
		if v := *m.field(k); v != "" {
			parts = append(parts, k+"="+v)
		}
	}
	return strings.Join(parts, ",")
}

// ParseMapping reads date=A,lift=Übung,load=C. A comma inside a column's name
// is no separator unless a known word and "=" follow it.
func ParseMapping(s string) (Mapping, error) {
	var m Mapping
	var parts []string
	for _, p := range strings.Split(s, ",") {
		key, _, found := strings.Cut(p, "=")
		if found && slices.Contains(mappingKeys, strings.ToLower(strings.TrimSpace(key))) || len(parts) == 0 {
			parts = append(parts, p)
			continue
		}
		parts[len(parts)-1] += "," + p
	}
	for _, p := range parts {
		key, value, found := strings.Cut(p, "=")
		f := m.field(strings.ToLower(strings.TrimSpace(key)))
		if !found || f == nil {
			return m, &Refused{What: quote(p) + " names no column", Cure: "write for example date=A,lift=B,load=C,reps=D; the words are " + strings.Join(mappingKeys, ", ")}
		}
		*f = headerName(value)
	}
	return m, nil
}

// resolve turns letters and numbers into column names of the table. missing is
// the first column that the table has not.
func (m Mapping) resolve(t *table) (out Mapping, missing string) {
	out = m
	for _, k := range mappingKeys {
		f := out.field(k)
		if *f == "" || t.has(*f) {
			continue
		}
		i := columnIndex(*f)
		if i < 0 || i >= len(t.names) {
			return m, *f
		}
		*f = t.names[i]
	}
	return out, ""
}

// columnIndex reads A, B, …, AA as a spreadsheet does, or 1, 2, 3; -1 = neither.
func columnIndex(s string) int {
	if n, ok := whole(s); ok {
		return n - 1
	}
	n := 0
	for _, r := range strings.ToUpper(s) {
		if r < 'A' || r > 'Z' || n > 1000 {
			return -1
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}

// signature is the header as it is remembered: the same header, the same
// columns.
func (t *table) signature() string { return strings.Join(t.names, "|") }

// synonyms of column names, first choice first, in the languages of known
// exports and of the phones they come from: seen in exports in English,
// Italian, Japanese, German and French, the rest from memory.
var synonyms = map[string][]string{
	"date": {"date", "workout date", "training date", "session date", "datetime", "date time", "timestamp", "data", "datum", "fecha", "tarih", "дата", "日付", "日期", "날짜", "day", "giorno", "tag", "jour", "día", "dia", "dag", "dzień", "gün", "päivä", "trainingstag"},
	"time": {"time", "ora", "orario", "uhrzeit", "zeit", "heure", "hora", "saat", "tijd", "godzina", "время", "時刻"},
	"lift": {"exercise", "exercise name", "lift", "movement", "esercizio", "übung", "uebung", "exercice", "mouvement", "ejercicio", "movimiento", "exercício", "exercicio", "movimento",
		"egzersiz", "hareket", "упражнение", "種目", "エクササイズ", "운동", "oefening", "ćwiczenie", "cwiczenie", "övning", "øvelse", "cvik"},
	"load": {"weight", "load", "kg", "lb", "lbs", "weight kg", "weight lb", "weight (kg)", "weight (lbs)", "peso", "gewicht", "poids", "charge", "carga", "carico", "ağırlık", "agirlik", "вес", "重量", "무게",
		"ciężar", "ciezar", "vikt", "vekt", "last", "belastning"},
	"unit": {"unit", "weight unit", "units", "einheit", "unità", "unité", "unidad", "unidade", "eenheid", "jednostka", "birim", "единица", "単位"},
	"reps": {"reps", "repetitions", "rep", "ripetizioni", "rip", "wiederholungen", "wdh", "wdh.", "répétitions", "répét", "repeticiones", "repetições", "repeticoes", "tekrar", "повторения", "повторы", "повт", "回数", "レップ", "횟수",
		"herhalingen", "powtórzenia", "powt", "reps done"},
	"sets":       {"sets", "set", "serie", "sätze", "satz", "séries", "série", "series", "sets x reps", "セット数", "セット", "set sayısı", "подходы", "подход", "serii", "seria", "sets and reps", "work"},
	"rpe":        {"rpe", "borg"},
	"rir":        {"rir", "reps in reserve"},
	"pain":       {"pain", "dolore", "schmerz", "schmerzen", "douleur", "dolor", "dor", "ağrı", "боль", "痛み", "pijn", "ból", "nrs", "vas"},
	"warmup":     {"warmup", "warm-up", "warm up", "is warmup", "riscaldamento", "aufwärmen", "aufwärmsatz", "échauffement", "calentamiento", "aquecimento", "ısınma", "rozgrzewka", "разминка"},
	"note":       {"note", "notes", "comment", "comments", "notizen", "notiz", "bemerkung", "notas", "nota", "remarques", "commentaire", "uwagi", "opmerkingen", "not", "notlar", "заметки", "備考", "メモ"},
	"workout":    {"workout", "session", "workout name", "sessione", "training", "séance", "entrenamiento", "treino", "einheit nr", "allenamento", "antrenman", "trening", "тренировка"},
	"bodyweight": {"bodyweight", "body weight", "bw", "körpergewicht", "peso corporeo", "peso corporal", "poids de corps", "lichaamsgewicht", "masa ciała", "вес тела", "体重", "vücut ağırlığı"},
	"sleep":      {"sleep", "sleep (h)", "sleep hours", "hours slept", "hours of sleep", "schlaf", "sommeil", "sueño", "sonno", "sono", "slaap", "sen", "uyku", "сон", "睡眠"},
}

// plannedWords mark a column of what was asked for, not of what was done.
var plannedWords = []string{"target", "planned", "plan", "goal", "prescribed", "soll", "ziel", "objetivo", "previsto", "prévu", "obiettivo", "required", "e1rm", "1rm", "volume", "total", "rest", "tempo"}

// columnsFor lists the columns whose name is one of the words of a key, or
// begins with one, whole words only.
func (t *table) columnsFor(key string) (exact, begins []string) {
	if t.bare == nil {
		t.bare = make([]string, len(t.names))
		for i, n := range t.names {
			t.bare[i] = bareHeader(n)
		}
	}
	for _, w := range synonyms[key] {
		for i, n := range t.names {
			bare := t.bare[i]
			switch {
			case len(exact)+len(begins) > 16: // enough to know that it is not plain
			case n == w || bare == w:
				exact = appendNew(exact, n)
			case len(bare) > len(w) && bare[len(w)] == ' ' && strings.HasPrefix(bare, w) && !plannedColumn(bare):
				begins = appendNew(begins, n)
			}
		}
	}
	return exact, begins
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func plannedColumn(name string) bool {
	for _, w := range plannedWords {
		if slices.Contains(strings.Fields(name), w) {
			return true
		}
	}
	return false
}

// bareHeader drops what stands in brackets, and marks: "peso (kg)" → "peso".
func bareHeader(name string) string {
	if i := strings.IndexAny(name, "(["); i > 0 {
		name = name[:i]
	}
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '_' || r == ':' || r == '/' || r == '#' }), " ")
}

// guess maps the header. sure is false where two columns could be the same
// thing: then it is asked, never taken.
func guess(t *table) (m Mapping, sure bool) {
	sure = true
	taken := map[string]bool{}
	for _, k := range mappingKeys {
		if k == "load2" {
			continue
		}
		exact, begins := t.columnsFor(k)
		all := slices.Clone(exact)
		for _, n := range begins {
			all = appendNew(all, n)
		}
		all = slices.DeleteFunc(all, func(n string) bool { return taken[n] })
		if len(all) == 0 {
			continue
		}
		if k == "load" && len(all) == 2 && headerUnit(all[0]) != "" && headerUnit(all[1]) != "" && headerUnit(all[0]) != headerUnit(all[1]) {
			m.Load, m.Load2 = all[0], all[1]
			taken[all[0]], taken[all[1]] = true, true
			continue
		}
		if len(all) > 1 && slices.Contains([]string{"date", "lift", "load", "reps"}, k) && (len(exact) != 1 || k == "load" || k == "reps") {
			sure = false
		}
		*m.field(k) = all[0]
		taken[all[0]] = true
	}
	return m, sure
}
