package importer

import (
	"strconv"
	"strings"

	"spotter/internal/diary"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Fitbod repeats the session's time on each set; loads are kilograms even for
// people who train in pounds; a multiplier of 2 or 4 means that the weight is
// one dumbbell's. The weight is kept as written and the factor noted.
func isFitbod(data []byte) bool {
	return headerHas(data, "date", "exercise", "reps", "iswarmup", "multiplier") && (headerHas(data, "weight(kg)") || headerHas(data, "weight(lb)") || headerHas(data, "weight(lbs)"))
}

func readFitbod(data []byte, b *builder) error {
	t := parseTable(text(data))
	rename(t, map[string]string{"weight(kg)": "kg", "weight(lb)": "lb", "weight(lbs)": "lb"})
	unit := columnUnit(t)
	b.unit, b.from = unit, "header"
	dates, err := b.readDates(t.column("date"))
	if dates == nil {
		return err
	}
	b.expect(t.count())
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "date"))
		if !b.dated(r, ok, t.get(r, "exercise")) {
			continue
		}
		s := rawSet{line: r.line, when: when, name: t.get(r, "exercise"), unit: unit, warmup: yes(t.get(r, "iswarmup")), note: t.get(r, "note")}
		if f, ok := number(t.get(r, "multiplier")); ok && f > 1 {
			s.note = strings.TrimSpace(s.note + " [weight of one dumbbell, × " + strconv.FormatFloat(f, 'f', -1, 64) + "]")
		}
		finishSet(s, t.get(r, "kg", "lb"), t.get(r, "reps"), "", t.get(r, "duration(s)"), t.get(r, "distance(m)"), b)
	}
	tornFault(t, b)
	return nil
}

// Liftosaur's CSV has planned and done side by side; the session's time is the
// local midnight, the set's own time tells when it was done.
func isLiftosaur(data []byte) bool {
	return headerHas(data, "workout datetime", "exercise", "is warmup set?", "completed reps")
}

func readLiftosaur(data []byte, b *builder) error {
	t := parseTable(text(data))
	dates, err := b.readDates(t.column("workout datetime"))
	if dates == nil {
		return err
	}
	b.expect(t.count())
	for r := range t.each {
		b.rows++
		when, ok := isoClock(t.get(r, "completed reps time"))
		if !ok {
			when, ok = dates.read(t.get(r, "workout datetime"))
		}
		if !b.dated(r, ok, t.get(r, "exercise")) {
			continue
		}
		if t.get(r, "completed reps") == "" {
			b.skip("planned_not_done")
			continue
		}
		s := rawSet{line: r.line, when: when, workout: t.get(r, "day name"), name: t.get(r, "exercise"), note: t.get(r, "notes"),
			warmup: yes(t.get(r, "is warmup set?")), unit: unitWord(t.get(r, "completed weight unit")), target: planned(t, r)}
		finishSet(s, t.get(r, "completed weight value"), t.get(r, "completed reps"), t.get(r, "completed rpe"), "", "", b)
	}
	tornFault(t, b)
	return nil
}

// planned is what Liftosaur asked for in the set, in kilograms.
func planned(t *table, r row) *diary.Target {
	var g diary.Target
	if n, ok := whole(t.get(r, "required reps")); ok {
		g.Reps = &n
	}
	if v, ok := number(t.get(r, "required rpe")); ok {
		g.RPE = &v
	}
	if v, ok := number(t.get(r, "required weight value")); ok {
		switch unitWord(t.get(r, "required weight unit")) {
		case "kg":
			g.Kg = &v
		case "lb":
			kg := tidy(v / lbPerKg)
			g.Kg = &kg
		}
	}
	if g.Kg == nil && g.Reps == nil && g.RPE == nil {
		return nil
	}
	return &g
}

// LiftLog writes one row a set with target reps.
func isLiftLog(data []byte) bool {
	return headerHas(data, "sessionid", "timestamp", "exercise", "weight", "weightunit", "reps")
}

func readLiftLog(data []byte, b *builder) error {
	t := parseTable(text(data))
	dates, err := b.readDates(t.column("timestamp"))
	if dates == nil {
		return err
	}
	b.expect(t.count())
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "timestamp"))
		if !b.dated(r, ok, t.get(r, "exercise")) {
			continue
		}
		s := rawSet{line: r.line, when: when, workout: t.get(r, "sessionid"), name: t.get(r, "exercise"), note: t.get(r, "notes"), unit: unitWord(t.get(r, "weightunit"))}
		if n, ok := whole(t.get(r, "targetreps")); ok {
			s.target = &diary.Target{Reps: &n}
		}
		finishSet(s, t.get(r, "weight"), t.get(r, "reps"), "", "", "", b)
	}
	return nil
}

// RepCount writes no unit; a spreadsheet may have touched its dates.
func isRepCount(data []byte) bool {
	return headerHas(data, "workout start", "workout end", "exercise", "weight", "reps")
}

func readRepCount(data []byte, b *builder) error {
	t := parseTable(text(data))
	dates, err := b.readDates(t.column("workout start"))
	if dates == nil {
		return err
	}
	b.expect(t.count())
	for r := range t.each {
		b.rows++
		when, ok := dates.read(t.get(r, "workout start"))
		if !b.dated(r, ok, t.get(r, "exercise")) {
			continue
		}
		s := rawSet{line: r.line, when: when, workout: t.get(r, "name"), name: t.get(r, "exercise"), note: t.get(r, "notes")}
		finishSet(s, t.get(r, "weight"), t.get(r, "reps"), "", clockSeconds(t.get(r, "duration")), t.get(r, "distance"), b)
	}
	return nil
}

// GymRun: semicolons and day.month.year; no unit.
func isGymRun(data []byte) bool {
	return headerHas(data, "date", "time", "routine", "exercise", "set", "weight", "reps", "para6")
}

func readGymRun(data []byte, b *builder) error {
	t := parseTable(text(data))
	dates, err := b.readDates(t.column("date"))
	if dates == nil {
		return err
	}
	b.expect(t.count())
	for r := range t.each {
		b.rows++
		when, ok := dates.read(strings.TrimSpace(t.get(r, "date") + " " + t.get(r, "time")))
		if !b.dated(r, ok, t.get(r, "exercise")) {
			continue
		}
		s := rawSet{line: r.line, when: when, workout: t.get(r, "routine"), name: t.get(r, "exercise"), note: t.get(r, "note")}
		finishSet(s, t.get(r, "weight"), t.get(r, "reps"), "", t.get(r, "duration"), t.get(r, "distance"), b)
	}
	return nil
}

// readDates decides a column of dates; nil without an error = it was asked.
func (b *builder) readDates(column []string) (*dateReader, error) {
	dates, ask, err := decideDates(column, b.opt)
	if ask != nil {
		b.ask(*ask)
		return nil, nil
	}
	if dates != nil {
		b.dates = dates.how
	}
	return dates, err
}

// column is every cell of the first of the columns that is there.
func (t *table) column(names ...string) []string {
	out := make([]string, 0, t.count())
	for r := range t.each {
		out = append(out, t.get(r, names...))
	}
	return out
}
