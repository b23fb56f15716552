package importer

import (
	"strings"
	"time"
)

// Alpha Progression writes sessions as blocks: a title line with the date, a
// line per exercise, and its sets with breaks inside one cell.

func isAlpha(data []byte) bool {
	if isBinary(data) {
		return false
	}
	head := firstLines(data, 60)
	return strings.Contains(head, "<br>") && strings.Contains(head, " · ") && strings.Contains(head, " reps")
}

func readAlpha(data []byte, b *builder) error {
	rows := cursor{s: text(data), sep: ';', line: 1}
	var when clock
	var workout, name string
	ok := false
	for r, more := rows.next(); more; r, more = rows.next() {
		first := strings.TrimSpace(r.cells[0])
		if len(r.cells) >= 2 {
			stamp := strings.Fields(strings.TrimSpace(r.cells[1]))
			if len(stamp) >= 1 {
				if c, isDate := isoClock(stamp[0]); isDate {
					when, ok, workout = c, true, first
					if len(stamp) > 1 {
						when = withTime(when, stamp[1])
					}
					continue
				}
			}
		}
		if n, isExercise := alphaExercise(first); isExercise {
			name = n
			first = ""
		}
		for _, cell := range append([]string{first}, r.cells[1:]...) {
			for _, set := range strings.Split(cell, "<br>") {
				alphaSet(set, r.line, ok, when, workout, name, b)
			}
		}
	}
	return nil
}

// alphaExercise reads "1. Hack Squats · Machine · 8 reps".
func alphaExercise(s string) (string, bool) {
	num, rest, found := strings.Cut(s, ". ")
	if _, ok := whole(num); !found || !ok {
		return "", false
	}
	parts := strings.Split(rest, " · ")
	if len(parts) >= 2 && !strings.Contains(parts[1], "reps") {
		return parts[0] + " (" + parts[1] + ")", true
	}
	return parts[0], true
}

// alphaSet reads "WU1 · 37,5 kg · 9 reps" and "1 · 80 kg · 8 reps · 1 RIR".
func alphaSet(s string, line int, ok bool, when clock, workout, name string, b *builder) {
	parts := strings.Split(strings.TrimSpace(s), " · ")
	if len(parts) < 3 || name == "" {
		return
	}
	b.rows++
	if !ok {
		b.fault(line, "a set before any session date", "export the whole file again")
		return
	}
	load, unit, okL := leadingNumber(parts[1])
	reps, word, okR := leadingNumber(parts[2])
	if !okL || !okR || !strings.HasPrefix(word, "rep") {
		b.skip("time_or_distance")
		return
	}
	if reps != float64(int(reps)) || reps < 0 || reps > 1e6 {
		b.fault(line, "reps "+quote(parts[2])+" are no count", "check this set in the app; the others are read")
		return
	}
	set := rawSet{line: line, when: when, workout: workout, name: name, unit: unitWord(unit), load: &load, reps: int(reps), failed: reps == 0,
		warmup: strings.HasPrefix(parts[0], "WU"), body: load <= 0}
	if len(parts) > 3 {
		if rir, w, okRIR := leadingNumber(parts[3]); okRIR && strings.HasPrefix(w, "RIR") && rir >= 0 && rir <= 9 {
			rpe := 10 - rir
			set.rpe = &rpe
		}
	}
	b.add(set)
}

// JEFIT writes several tables into one file, each behind a "###" line. The
// sets of an exercise stand in one cell ("44.10x5,44.10x5"); the unit is only
// in the settings.

func isJefit(data []byte) bool {
	return !isBinary(data) && strings.Contains(text(data[:min(len(data), 1<<20)]), "### EXERCISE LOGS")
}

func readJefit(data []byte, b *builder) error {
	sections := jefitSections(text(data))
	unit := ""
	if t := sections["SETTING"]; t != nil {
		unit = unitWord(t.get(t.first(), "mass"))
	}
	if unit != "" {
		b.unit, b.from = unit, "header"
	}
	t := sections["EXERCISE LOGS"]
	if t == nil {
		return &Refused{What: "this JEFIT export has no exercise logs", Cure: "export again with the workout logs ticked"}
	}
	for r := range t.each {
		b.rows++
		when, ok := unixClock(t.get(r, "logtime"))
		if !ok {
			when, ok = isoClock(t.get(r, "mydate"))
		}
		if !b.dated(r, ok, t.get(r, "ename")) {
			continue
		}
		for _, set := range strings.Split(t.get(r, "logs"), ",") {
			load, reps, cut := strings.Cut(set, "x")
			if !cut {
				b.skip("empty_set")
				continue
			}
			finishSet(rawSet{line: r.line, when: when, workout: t.get(r, "belongsession"), name: t.get(r, "ename"), unit: unit}, load, reps, "", "", "", b)
		}
	}
	return nil
}

func jefitSections(s string) map[string]*table {
	out := map[string]*table{}
	line := 1
	for _, part := range strings.Split(s, "### ") {
		name, body, _ := strings.Cut(part, "\n")
		t := parseTable(strings.TrimLeft(body, "\r\n"))
		skip := strings.Count(body[:len(body)-len(strings.TrimLeft(body, "\r\n"))], "\n")
		t.rest.line += line + skip
		out[strings.TrimSpace(strings.Trim(name, "#\r "))] = t
		line += strings.Count(part, "\n")
	}
	return out
}

// unixClock reads seconds since 1970 in UTC.
func unixClock(s string) (clock, bool) {
	n, ok := number(s)
	if !ok || n < 86400*365 {
		return clock{}, false
	}
	t := time.Unix(int64(n), 0).UTC()
	return clock{t: t, offset: true}, plausible(t)
}
