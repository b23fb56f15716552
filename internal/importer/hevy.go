package importer

import "strings"

// Hevy writes one row a set, newest workout first. The unit stands in the
// column name (weight_kg or weight_lbs), independent of km or miles. Month
// names follow the phone's language; exercise names may mix languages.

func isHevy(data []byte) bool {
	return headerHas(data, "exercise_title", "set_index", "reps", "start_time") && (headerHas(data, "weight_kg") || headerHas(data, "weight_lbs") || headerHas(data, "weight_lb"))
}

func readHevy(data []byte, b *builder) error {
	t := parseTable(text(data))
	rename(t, map[string]string{"weight_kg": "kg", "weight_lbs": "lb", "weight_lb": "lb"})
	unit := columnUnit(t)
	if unit != "" {
		b.unit, b.from = unit, "header"
	}
	dates, err := b.readDates(t.column("start_time"))
	if dates == nil {
		return err
	}
	b.expect(t.count())
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "start_time"))
		name := t.get(r, "exercise_title")
		if !ok || name == "" {
			b.fault(r.line, "no readable start time or exercise: "+quote(t.get(r, "start_time")), "check this line in the file; the other rows are read")
			continue
		}
		b.workoutNote(when, t.get(r, "title"), strings.ReplaceAll(t.get(r, "description"), `\n`, "\n"))
		kind := strings.ToLower(t.get(r, "set_type"))
		s := rawSet{line: r.line, when: when, workout: t.get(r, "title"), name: name, unit: unit,
			warmup: kind == "warmup", drop: strings.HasPrefix(kind, "drop"), note: strings.ReplaceAll(t.get(r, "exercise_notes"), `\n`, "\n")}
		finishSet(s, t.get(r, "kg", "lb"), t.get(r, "reps"), t.get(r, "rpe"), t.get(r, "duration_seconds"), t.get(r, "distance_km", "distance_miles"), b)
	}
	tornFault(t, b)
	return nil
}

// anyClock reads ISO dates and dates with a month name.
func anyClock(s string) (clock, bool) {
	if c, ok := isoClock(s); ok {
		return c, true
	}
	return namedClock(s)
}
