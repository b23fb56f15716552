package importer

import (
	"strings"

	"spotter/internal/diary"
)

// FitNotes' backup is its SQLite database. The tables and columns are those of
// a real backup of version 22 (schema published in espipj/fitnotes-merger):
// loads are kilograms (metric_weight) whatever the phone shows, comments of
// owner type 1 belong to a set (seen in joeyCorea/fitnotes_restoration).

func isFitNotesDB(data []byte) bool {
	f, ok := openSQLite(data)
	return ok && f.tables["training_log"].root > 0 && f.tables["exercise"].root > 0
}

func readFitNotesDB(data []byte, b *builder) error {
	f, ok := openSQLite(data)
	if !ok {
		return &Refused{What: "the backup is damaged", Cure: "make it again in FitNotes"}
	}
	names, notes := map[int64]string{}, map[int64]string{}
	f.each("exercise", func(r *sqliteRow) { names[r.int("_id")] = strings.TrimSpace(r.text("name")) })
	f.each("comment", func(r *sqliteRow) {
		if r.int("owner_type_id") == 1 {
			notes[r.int("owner_id")] = r.text("comment")
		}
	})
	b.unit, b.from = "kg", "format"
	f.each("training_log", func(r *sqliteRow) { fitNotesRow(r, names, notes, b) })
	f.each("bodyweight", func(r *sqliteRow) {
		b.rows++
		when, ok := isoClock(r.text("date"))
		kg, okKg := r.float("body_weight_metric")
		if !ok || !okKg || !(kg > 20 && kg < 500) {
			b.skip("unreadable_body_mass")
			return
		}
		kg = tidy(kg)
		b.put(diary.Entry{Kind: "bodyweight", At: when.at(b.opt.Zone), Source: b.format, Kg: &kg, Note: r.text("comments")})
	})
	f.each("workoutcomment", func(r *sqliteRow) {
		if when, ok := isoClock(r.text("date")); ok && r.text("comment") != "" {
			b.put(diary.Entry{Kind: "note", At: when.at(b.opt.Zone), Source: b.format, Text: r.text("comment")})
		}
	})
	if f.broken {
		b.fault(0, "a part of the backup is damaged", "make it again in FitNotes; what could be read was read")
	}
	return nil
}

func fitNotesRow(r *sqliteRow, names, notes map[int64]string, b *builder) {
	b.rows++
	when, ok := isoClock(r.text("date"))
	name := names[r.int("exercise_id")]
	reps, okReps := r.float("reps")
	load, okLoad := r.float("metric_weight")
	line := int(r.rowid)
	if !ok || name == "" || !okReps || !okLoad {
		b.fault(line, "set "+itoa(line)+" of the backup has no readable date, exercise, reps or load", "check it in FitNotes; the other sets are read")
		return
	}
	seconds, _ := r.float("duration_seconds")
	distance, _ := r.float("distance")
	s := rawSet{line: line, when: when, name: name, unit: "kg", note: notes[r.rowid]}
	finishSet(s, formatNumber(load), formatNumber(reps), "", formatNumber(seconds), formatNumber(distance), b)
}
