package importer

import (
	"math"
	"strings"

	"spotter/internal/diary"
)

// Bearable writes one row an entry: a symptom, a mood, sleep or a factor, with
// the rating inside the text. Only pain and sleep become entries; everything
// else is kept as a note, because spotter does not know what it means.

func isBearable(data []byte) bool {
	return headerHas(data, "date", "weekday", "time of day", "category", "detail")
}

func readBearable(data []byte, b *builder) error {
	t := parseTable(text(data))
	dates, err := b.readDates(t.column("date formatted", "date"))
	if dates == nil {
		return err
	}
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "date formatted", "date"))
		if !ok {
			when, ok = anyClock(t.get(r, "date"))
		}
		if !ok {
			b.fault(r.line, "no readable date", "check this line in the file; the other rows are read")
			continue
		}
		amount, detail := t.get(r, "rating/amount"), t.get(r, "detail")
		e := diary.Entry{At: when.at(b.opt.Zone), Source: b.format, Note: strings.TrimSpace(detail + " " + t.get(r, "notes"))}
		switch strings.ToLower(t.get(r, "category")) {
		case "symptom":
			symptomEntry(&e, detail, amount)
		case "sleep":
			sleepEntry(&e, amount)
		default:
			e.Kind, e.Text = "note", strings.TrimSpace(t.get(r, "category")+": "+detail+" "+amount)
		}
		e.ID = detail
		b.put(e)
	}
	return nil
}

// symptomEntry makes a pain rating of a symptom that is a pain. Bearable rates
// 0 none to 4 unbearable; the score is stretched to 0–10 and marked so.
func symptomEntry(e *diary.Entry, detail, amount string) {
	e.Kind, e.Text = "note", "Symptom: "+strings.TrimSpace(detail+" "+amount)
	v, ok := number(amount)
	if !ok || v < 0 || v > 4 || !painWord(detail) {
		return
	}
	score := int(math.Round(v * 2.5))
	e.Kind, e.Text, e.Score, e.When, e.Quality = "pain", "", &score, "average24", "rated 0–4, stretched to 0–10"
}

func painWord(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"pain", "ache", "sore", "schmerz", "douleur", "dolor", "dolore", "dor ", "ağrı", "боль", "hurt"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func sleepEntry(e *diary.Entry, amount string) {
	h, ok := hours(amount)
	if !ok {
		e.Kind, e.Text = "note", "Sleep: "+amount
		return
	}
	e.Kind, e.Hours = "sleep", &h
}

// hours reads "7.5", "7h 30m" and "07:30".
func hours(s string) (float64, bool) {
	if a, m, ok := strings.Cut(s, ":"); ok {
		x, okX := number(a)
		y, okY := number(m)
		return x + y/60, okX && okY && x < 24 && y < 60
	}
	x, rest, ok := leadingNumber(s)
	if !ok || x < 0 || x > 24 {
		return 0, false
	}
	if strings.HasPrefix(rest, "h") {
		if y, _, okY := leadingNumber(strings.TrimLeft(rest, "hours ")); okY && y < 60 {
			x += y / 60
		}
	}
	return x, true
}

// Daylio writes a mood and activities separated by " | ". They become notes.

func isDaylio(data []byte) bool {
	return headerHas(data, "full_date", "mood", "activities")
}

func readDaylio(data []byte, b *builder) error {
	t := parseTable(text(data))
	dates, err := b.readDates(t.column("full_date"))
	if dates == nil {
		return err
	}
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "full_date"))
		if !ok {
			b.fault(r.line, "no readable date", "check this line in the file; the other rows are read")
			continue
		}
		when = withTime(when, t.get(r, "time"))
		words := []string{"mood " + t.get(r, "mood")}
		if a := t.get(r, "activities"); a != "" {
			words = append(words, strings.ReplaceAll(a, " | ", ", "))
		}
		for _, n := range []string{t.get(r, "note_title"), t.get(r, "note")} {
			if n != "" {
				words = append(words, n)
			}
		}
		e := diary.Entry{Kind: "note", At: when.at(b.opt.Zone), Source: b.format, Text: strings.Join(words, "; ")}
		b.put(e)
	}
	return nil
}
