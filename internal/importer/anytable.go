package importer

import (
	"math"
	"slices"
	"strings"
)

// Any other table: its columns are guessed, shown and, where two could be the
// same thing, asked. What the person answered is remembered by the header.

func isAnyTable(data []byte) bool {
	if isBinary(data) {
		return false
	}
	head := firstLines(data, headerWithin)
	rows := cursor{s: head, sep: separator(head), line: 1}.firstRows(headerWithin)
	for _, r := range rows {
		if filled(r.cells) >= 2 && len(rows) > 1 && knownColumns(r.cells) >= 2 {
			return true
		}
		if len(r.cells) >= 3 {
			return true
		}
	}
	return false
}

// anyTable is one table on its way in.
type anyTable struct {
	t          *table
	m          Mapping
	b          *builder
	wide       []setColumns
	matrix     []string // columns named by exercises, with sets in the cells
	pains      []painColumn
	unit       string
	two, three setForm
	dates      *dateReader
	counts     bool // the sets column counts alike sets
	// carried down a block
	when     clock
	whenOK   bool
	exercise string
}

func readAnyTable(data []byte, b *builder) error {
	a := &anyTable{b: b}
	a.t = sheetTable(text(data), b.opt.Memory.Columns)
	if len(a.t.first().cells) == 0 {
		return &Refused{What: "a table with a header and nothing beneath it", Cure: "export it again with its rows"}
	}
	b.signature = a.t.signature()
	ready, err := a.columns()
	if err != nil || !ready {
		return err
	}
	if ready, err = a.settle(); err != nil || !ready {
		return err
	}
	b.expect(a.t.count())
	for r := range a.t.each {
		b.rows++
		a.row(r)
	}
	tornFault(a.t, b)
	return nil
}

// columns finds out what each column is; false = asked.
func (a *anyTable) columns() (bool, error) {
	b := a.b
	m, sure := guess(a.t)
	given := b.opt.Mapping
	if known, ok := b.opt.Memory.Columns[b.signature]; ok && given == nil {
		given = &known
	}
	if given != nil {
		resolved, missing := given.resolve(a.t)
		if missing != "" {
			return false, &Refused{What: "the table has no column " + quote(missing), Cure: "its columns are: " + strings.Join(a.t.names, ", ")}
		}
		m, sure = resolved, true
	}
	a.m = m
	a.wide = a.t.wideSets()
	a.pains = a.painColumns()
	if m.Exercise == "" && m.Date != "" {
		a.matrix = a.exerciseColumns()
	}
	b.columns = &a.m
	sets := m.Exercise != "" && (m.Reps != "" || len(a.wide) > 0 || m.Sets != "" && a.cellsAreSets(m.Sets) || m.Load != "" && a.cellsAreSets(m.Load)) || len(a.matrix) > 0
	daily := m.Exercise == "" && (len(a.pains) > 0 || m.Bodyweight != "" || m.Sleep != "")
	if m.Date == "" && a.hasDateRows() {
		a.dates = &dateReader{yearLast: true}
	}
	if (m.Date == "" && a.dates == nil) || !sets && !daily || !sure {
		b.ask(Question{ID: "mapping", About: strings.Join(a.t.names, " | "), Choices: mappingKeys, Guess: m.String(), Flag: "--columns " + askedMapping(m)})
		return false, nil
	}
	return true, nil
}

func askedMapping(m Mapping) string {
	if s := m.String(); s != "" {
		return `"` + s + `"`
	}
	return "date=A,lift=B,load=C,reps=D"
}

// settle decides dates, units, the order inside cells and what the sets column
// counts, each once for the whole file.
func (a *anyTable) settle() (bool, error) {
	b, column := a.b, []string{}
	if a.m.Date != "" {
		column = a.t.column(a.m.Date)
	} else {
		for r := range a.t.each {
			if s, ok := onlyCell(r); ok && hasNumber([]string{s}) {
				column = append(column, s)
			}
		}
	}
	dates, ask, err := decideDates(column, b.opt)
	if err != nil {
		return false, err
	}
	if ask != nil {
		b.ask(*ask)
		return false, nil
	}
	a.dates, b.dates = dates, dates.how
	if a.unit = headerUnit(a.m.Load); a.unit == "" && len(a.wide) > 0 {
		a.unit = headerUnit(a.wide[0].load)
	}
	if a.unit != "" {
		b.unit, b.from = a.unit, "header"
	}
	a.counts = a.m.Sets != "" && setsAreCounts(a.t, a.m)
	return a.settleForm(), nil
}

// settleForm decides which number of 100x5 is the load; false = asked.
func (a *anyTable) settleForm() bool {
	cols := a.setCells()
	var count formCount
	a.eachSets(cols, func(sets []cellSet) bool { count.add(sets); return true })
	a.two, a.three = count.forms()
	switch f := setForm(a.b.opt.SetForm); f {
	case loadReps, repsLoad:
		a.two = f
	case loadRepsSets, loadSetsReps, setsRepsLoad:
		a.three = f
	}
	sure := true
	a.eachSets(cols, func(sets []cellSet) bool {
		for _, s := range sets {
			if s.resolve(a.two, a.three) {
				continue
			}
			choices := []string{string(loadReps), string(repsLoad)}
			if len(s.numbers) == 3 {
				choices = []string{string(loadRepsSets), string(loadSetsReps), string(setsRepsLoad)}
			}
			a.b.ask(Question{ID: "set_form", About: cellText(s.numbers), Choices: choices, Flag: "--set-form " + choices[0]})
			sure = false
		}
		return sure
	})
	return sure
}

// eachSets gives the sets of every cell of the columns that holds any.
func (a *anyTable) eachSets(cols []string, fn func([]cellSet) bool) {
	if len(cols) == 0 {
		return
	}
	for r := range a.t.each {
		for _, col := range cols {
			s := a.t.get(r, col)
			if sets, ok := parseSets(s); ok && looksLikeSets(s) && !fn(sets) {
				return
			}
		}
	}
}

func cellText(numbers []float64) string {
	var parts []string
	for _, v := range numbers {
		parts = append(parts, formatNumber(v))
	}
	return strings.Join(parts, "x")
}

// setCells are the columns whose cells may hold written-out sets.
func (a *anyTable) setCells() []string {
	cols := slices.Clone(a.matrix)
	for _, w := range a.wide {
		if w.cell != "" {
			cols = append(cols, w.cell)
		}
	}
	for _, c := range []string{a.m.Sets, a.m.Load} {
		if c != "" && a.cellsAreSets(c) {
			cols = append(cols, c)
		}
	}
	return cols
}

// How much of a table is looked at to see what its columns hold.
const (
	sampledCells   = 300
	matrixColumns  = 60  // columns named by exercises
	matrixSearched = 120 // columns whose names are asked for
)

func (a *anyTable) cellsAreSets(col string) bool {
	n, like := 0, 0
	for r := range a.t.each {
		s := a.t.get(r, col)
		if s == "" {
			continue
		}
		if n++; looksLikeSets(s) {
			like++
		}
		if n == sampledCells {
			break
		}
	}
	return like > 0 && 2*like >= n
}

// exerciseColumns are the columns of a sheet with one row a day and one column
// an exercise: their names are lifts and their cells hold sets.
func (a *anyTable) exerciseColumns() []string {
	var out []string
	for _, n := range a.t.names[:min(len(a.t.names), matrixSearched)] {
		if a.b.opt.Catalogue == nil || a.taken(n) || len(n) > 80 || len(out) == matrixColumns {
			continue
		}
		if m := a.b.opt.Catalogue.Match(n); (m.ID != "" || m.Family != "") && a.cellsAreSets(n) {
			out = append(out, n)
		}
	}
	return out
}

func (a *anyTable) taken(name string) bool {
	for _, k := range mappingKeys {
		if *a.m.field(k) == name {
			return true
		}
	}
	return false
}

// hasDateRows reports whether rows of a single cell hold the dates.
func (a *anyTable) hasDateRows() bool {
	for r := range a.t.each {
		if s, ok := onlyCell(r); ok {
			if _, isDate := anyClock(noWeekday(s)); isDate || len(numericParts(noWeekday(s))) == 3 {
				return true
			}
		}
	}
	return false
}

func onlyCell(r row) (string, bool) {
	if filled(r.cells) != 1 {
		return "", false
	}
	for _, c := range r.cells {
		if s := strings.TrimSpace(c); s != "" {
			return s, true
		}
	}
	return "", false
}

// row reads one row: its date and exercise, or those of its block.
func (a *anyTable) row(r row) {
	if filled(r.cells) == 0 {
		return
	}
	cell, alone := onlyCell(r)
	if alone {
		if c, ok := a.dates.read(cell); ok && (a.m.Date == "" || a.t.get(r, a.m.Date) == cell) {
			a.when, a.whenOK, a.exercise = c, true, ""
			return
		}
		if a.m.Exercise == "" || a.t.get(r, a.m.Exercise) != cell {
			a.b.skip("title")
			return
		}
	}
	if text := a.t.get(r, a.m.Date); text != "" {
		c, ok := a.dates.read(text)
		if !ok {
			a.b.fault(r.line, "no readable date: "+quote(text), "check this line; the rows beneath it without a date are left out too")
			a.whenOK = false
			return
		}
		if !a.whenOK || c != a.when {
			a.exercise = ""
		}
		a.when, a.whenOK = c, true
	}
	if name := a.t.get(r, a.m.Exercise); name != "" {
		a.exercise = name
	}
	if !a.whenOK {
		a.b.fault(r.line, "a row before any date", "write the date into the row")
		return
	}
	when := a.when
	if a.m.Time != "" && when.day {
		when = withTime(when, a.t.get(r, a.m.Time))
	}
	a.daily(r, when)
	switch {
	case len(a.matrix) > 0:
		for _, col := range a.matrix {
			a.written(r, when, a.t.header[a.t.cols[col]], a.t.get(r, col))
		}
	case a.m.Exercise == "":
	case a.exercise == "":
		a.b.fault(r.line, "no exercise in this row or above it", "write the exercise into the row")
	default:
		a.sets(r, when)
	}
}

// sets reads the sets of a row, in whichever of the shapes they stand.
func (a *anyTable) sets(r row, when clock) {
	if len(a.wide) > 0 && a.m.Reps == "" || len(a.wide) > 1 {
		a.wideRow(r, when)
		return
	}
	for _, col := range []string{a.m.Sets, a.m.Load} {
		if s := a.t.get(r, col); col != "" && looksLikeSets(s) {
			a.written(r, when, a.exercise, s)
			return
		}
	}
	s := a.base(r, when)
	load := a.load(r, &s)
	n, ok := whole(a.t.get(r, a.m.Sets))
	if text := a.t.get(r, a.m.Sets); text != "" && !ok && a.m.Reps == "" {
		a.b.fault(r.line, "the sets "+quote(text)+" could not be read", "write them like 100x5x3 or 3x5@100")
		return
	}
	if ok && a.counts && n > 1 && n <= maxCellSets {
		s.repeated = n
	}
	reps := a.t.get(r, a.m.Reps)
	if list := repList(reps); len(list) > 1 { // 5,5,4 or 5/5/4: one set each
		s.repeated = 0
		for _, n := range list {
			finishSet(s, load, n, a.t.get(r, a.m.RPE), "", "", a.b)
		}
		return
	}
	if v, rest, ok := leadingNumber(reps); ok && rest != "" && !strings.ContainsAny(rest, "0123456789:") {
		reps = formatNumber(v)
	}
	if reps == "" && load == "" {
		a.b.skip("empty_set")
		return
	}
	finishSet(s, load, reps, a.t.get(r, a.m.RPE), "", "", a.b)
}

// repList reads "5,5,4", "5/5/4" and "5-5-4".
func repList(s string) []string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '/' || r == ';' || r == '-' || r == '+' || r == ' ' })
	for _, p := range parts {
		if n, ok := whole(p); !ok || n < 0 {
			return nil
		}
	}
	if strings.Count(s, ",") == 1 && len(parts) == 2 && parts[1] == "0" { // 5,0 is five
		return parts[:1]
	}
	return parts
}

// base is what all the sets of a row share.
func (a *anyTable) base(r row, when clock) rawSet {
	m := &a.m
	s := rawSet{line: r.line, when: when, workout: a.t.get(r, m.Workout), name: a.exercise, note: a.t.get(r, m.Note), unit: a.unit, warmup: yes(a.t.get(r, m.Warmup)) || warmupWord(a.t.get(r, m.Warmup))}
	if u := unitWord(a.t.get(r, m.Unit)); u != "" {
		s.unit = u
	}
	if v, ok := number(a.t.get(r, m.RIR)); ok && v >= 0 && v <= 9 && m.RPE == "" {
		rpe := 10 - v
		s.rpe = &rpe
	}
	s.pain = a.setPain(r)
	return s
}

// load is the load's text of a row; a unit in the cell goes before the column's.
func (a *anyTable) load(r row, s *rawSet) string {
	text := a.t.get(r, a.m.Load)
	if text == "" && a.m.Load2 != "" {
		text = a.t.get(r, a.m.Load2)
		s.unit = headerUnit(a.m.Load2)
	}
	v, cellUnit, ok := leadingNumber(text)
	if u := unitWord(cellUnit); u != "" {
		s.unit = u
	}
	switch word := strings.ToLower(text); {
	case ok && (cellUnit == "" || unitWord(cellUnit) != ""):
		return formatNumber(v)
	case word == "bw" || word == "kg" || word == "-" || word == "bodyweight" || word == "körpergewicht" || word == "自重":
		return ""
	}
	return text
}

// wideRow reads sets that stand in columns of their own.
func (a *anyTable) wideRow(r row, when clock) {
	for _, w := range a.wide {
		if w.cell != "" {
			if s := a.t.get(r, w.cell); s != "" {
				a.written(r, when, a.exercise, s)
			}
			continue
		}
		reps := a.t.get(r, w.reps)
		if reps == "" || reps == "-" {
			continue
		}
		s := a.base(r, when)
		col := a.m
		a.m.Load, a.m.Load2 = cmpOr(w.load, a.m.Load), ""
		if u := headerUnit(w.load); u != "" {
			s.unit = u
		}
		load := a.load(r, &s)
		a.m = col
		finishSet(s, load, reps, a.t.get(r, a.m.RPE), "", "", a.b)
	}
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// written adds the sets of a cell such as 100x5x3.
func (a *anyTable) written(r row, when clock, name, cell string) {
	if cell == "" || cell == "-" {
		return
	}
	sets, ok := parseSets(cell)
	if !ok {
		a.b.fault(r.line, "the sets "+quote(cell)+" could not be read", "write them like 100x5x3 or 3x5@100")
		return
	}
	base := a.base(r, when)
	base.name = name
	for _, c := range sets {
		if !c.resolve(a.two, a.three) {
			a.b.fault(r.line, "which number of "+quote(cell)+" is the load?", "write the load with its unit: 100 kg x 5")
			continue
		}
		s := base
		s.reps, s.load, s.failed = c.reps, c.load, c.reps == 0
		if c.unit != "" {
			s.unit = c.unit
		}
		if c.rpe != nil {
			s.rpe = c.rpe
		}
		if c.sets > 1 {
			s.repeated = c.sets
		}
		if s.load == nil && c.reps == 0 || s.load != nil && math.IsNaN(*s.load) {
			continue
		}
		a.b.add(s)
	}
}

// headerUnit reads a unit out of a column name such as "Peso (kg)".
func headerUnit(name string) string {
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" ()[]_/-,.:;", r) }) {
		if u := unitWord(w); u != "" {
			return u
		}
	}
	return ""
}

// setsAreCounts tells "3 sets in this row" from "this is set number 3": numbers
// restart at 1 (or 0) within a day and exercise and rise row by row, counts
// don't.
func setsAreCounts(t *table, m Mapping) bool {
	last := map[string]int{}
	numbered, counted := 0, 0
	date, exercise := "", ""
	for r := range t.each {
		if s := t.get(r, m.Date); s != "" {
			date = s
		}
		if s := t.get(r, m.Exercise); s != "" {
			exercise = s
		}
		n, ok := whole(t.get(r, m.Sets))
		if !ok {
			continue
		}
		key := date + "|" + exercise
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
