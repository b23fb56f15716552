package importer

import (
	"math"
	"slices"
	"strconv"
	"time"

	"spotter/internal/diary"
	"spotter/internal/lift"
)

// rawSet is one set as a format's reader saw it.
type rawSet struct {
	line     int
	when     clock
	workout  string
	name     string
	load     *float64 // as written
	unit     string   // kg, lb, "" = the file does not say
	reps     int
	rpe      *float64
	pain     *int
	warmup   bool
	failed   bool
	drop     bool
	note     string
	body     bool // bodyweight or assistance: the load is not the bar
	target   *diary.Target
	repeated int // aggregated sets: this many alike
}

// builder gathers what a format's reader finds and makes the result of it.
type builder struct {
	format  string
	opt     Options
	sets    []rawSet
	other   []diary.Entry
	faults  []diary.Fault
	skipped map[string]int
	asked   []Question
	rows    int
	unit    string // unit of the whole file, "" = not stated
	from    string
	dates   string   // how the order of day and month was settled
	columns *Mapping // any table: what each column was taken for

	signature string
	noted     map[workoutKey]bool
	total     int  // sets so far, alike ones counted
	over      bool // more than a file may hold
}

// How many sets a file may hold: a million, and not many times its rows (a set
// takes about a kilobyte in memory; a sheet has some sets a row); ours.
const (
	maxSets  = 1_000_000
	manySets = 30_000
	perRow   = 8
)

func newBuilder(format string, opt Options) *builder {
	return &builder{format: format, opt: opt, skipped: map[string]int{}}
}

func (b *builder) skip(code string) { b.skipped[code]++ }

func (b *builder) fault(line int, what, cure string) {
	if len(b.faults) < 1000 {
		b.faults = append(b.faults, diary.Fault{Line: line, What: what, Cure: cure})
	}
}

func (b *builder) add(s rawSet) {
	b.total += max(s.repeated, 1)
	if b.total > maxSets || b.total > manySets+perRow*b.rows {
		b.over = true
		return
	}
	b.sets = append(b.sets, s)
	if len(b.sets)&0x3FFF == 0 && b.opt.Progress != nil {
		b.opt.Progress(b.rows)
	}
}

// put adds what is no set. ID holds what tells records of one moment apart
// (a measurement, a symptom); the identity is made of it at the end.
func (b *builder) put(e diary.Entry) {
	if b.over = b.over || len(b.other) >= maxSets; !b.over {
		b.other = append(b.other, e)
	}
}

// dated reports whether a row has a readable date and an exercise; if not, it
// is a fault, and the other rows are still read.
func (b *builder) dated(r row, ok bool, exercise string) bool {
	if ok && exercise != "" {
		return true
	}
	b.fault(r.line, "no readable date or exercise", "check this line in the file; the other rows are read")
	return false
}

// workoutNote keeps what was written about a whole session, once a session.
func (b *builder) workoutNote(when clock, workout, text string) {
	if text == "" {
		return
	}
	key := workoutKey{when, workout, text}
	if b.noted[key] {
		return
	}
	if b.noted == nil {
		b.noted = map[workoutKey]bool{}
	}
	b.noted[key] = true
	b.put(diary.Entry{Kind: "note", At: when.at(b.opt.Zone), Source: b.format, Text: text, Name: workout})
}

type workoutKey struct {
	when          clock
	workout, text string
}

// expect makes room for the sets of a table.
func (b *builder) expect(rows int) { b.sets = make([]rawSet, 0, min(rows, maxSets)) }

func (b *builder) ask(q Question) {
	for _, have := range b.asked {
		if have.ID == q.ID && have.About == q.About {
			return
		}
	}
	b.asked = append(b.asked, q)
}

// result settles units, maps names, makes ids and counts.
func (b *builder) result() Result {
	b.settleUnits()
	rep := Report{Format: b.format, Rows: b.rows, Unit: b.unit, UnitFrom: b.from, DatesFrom: b.dates, Columns: b.columns, Signature: b.signature}
	res := Result{Faults: b.faults}
	names := newNames(b.opt.Catalogue, b.opt.Memory)
	flags := newFlags(b.opt.Today)
	ids := newIDs(b.entries())
	var sessions sessionCount
	res.Entries = make([]diary.Entry, 0, b.entries())
	for _, i := range b.inTime() {
		s := &b.sets[i]
		m := names.of(s.name, max(s.repeated, 1))
		at := s.when.at(b.opt.Zone)
		minute := at[:min(len(at), 16)]
		sessions.add(s)
		flags.look(s, at)
		for range max(s.repeated, 1) {
			e, ok := s.entry(b.format, at, ids.next(b.format+"|"+minute+"|"+s.workout+"|"+s.name))
			if !ok {
				flags.count("load_without_unit")
				continue
			}
			e.Lift = string(m.Lift)
			m.Top = max(m.Top, entryKg(&e))
			res.Entries = append(res.Entries, e)
			rep.Sets++
			rep.ThreeKg += threeKg(b.opt.Catalogue, m.Lift, e)
		}
		rep.First, rep.Last = spanDays(rep.First, rep.Last, at[:10])
	}
	b.others(&res, &rep, ids)
	byTime := func(x, y diary.Entry) int { return compareText(x.At, y.At) }
	if !slices.IsSortedFunc(res.Entries, byTime) {
		slices.SortStableFunc(res.Entries, byTime)
	}
	rep.Sessions, rep.Lifts = sessions.n, names.list()
	rep.ThreeKg = math.Round(rep.ThreeKg*100) / 100
	if len(b.skipped) > 0 {
		rep.Skipped = b.skipped
	}
	rep.Flagged, rep.Odd = flags.found()
	res.Questions, res.Open, res.Report = b.asked, names.bars(), rep
	return res
}

// others adds what is no set: body weight, sleep, pain, notes, meets. The same
// record twice is one.
func (b *builder) others(res *Result, rep *Report, ids *idMaker) {
	seen := map[string]bool{}
	for _, e := range b.other {
		content := e.Kind + "|" + e.At + "|" + contentOf(&e)
		if seen[content] {
			b.skip("same_record_twice")
			continue
		}
		seen[content] = true
		key := b.format + "|" + e.At + "|" + e.Kind
		if e.ID != "" {
			key += "|" + e.ID
		}
		e.ID = ids.next(key)
		if rep.Kinds == nil {
			rep.Kinds = map[string]int{}
		}
		rep.Kinds[e.Kind]++
		res.Entries = append(res.Entries, e)
		rep.First, rep.Last = spanDays(rep.First, rep.Last, e.At[:10])
	}
}

// inTime is the order of the sets by their time; rows of the same moment keep
// the order of the file.
func (b *builder) inTime() []int {
	order := make([]int, len(b.sets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return b.sets[x].when.t.Compare(b.sets[y].when.t) })
	return order
}

// sessionCount counts sessions of sets in time order: a set begins one when the
// last of its workout was hours ago. Exports stamp either the session or the set.
type sessionCount struct {
	n    int
	last map[string]clock
}

const sessionGap = 3 * time.Hour

func (c *sessionCount) add(s *rawSet) {
	if c.last == nil {
		c.last = map[string]clock{}
	}
	last, ok := c.last[s.workout]
	if !ok || s.when.t.Sub(last.t) > sessionGap {
		c.n++
	}
	if !ok || last != s.when {
		c.last[s.workout] = s.when
	}
}

// idMaker numbers the records of one key, so that every record has its own
// identity and the same file gives the same ones again.
type idMaker struct{ seen map[string]int }

func newIDs(n int) *idMaker { return &idMaker{seen: make(map[string]int, n/3+1)} }

func (m *idMaker) next(key string) string {
	m.seen[key]++
	return id(key, m.seen[key])
}

// entries is how many diary entries the result will have.
func (b *builder) entries() int {
	n := len(b.other)
	for i := range b.sets {
		n += max(b.sets[i].repeated, 1)
	}
	return n
}

func compareText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func spanDays(first, last, day string) (string, string) {
	if first == "" || day < first {
		first = day
	}
	if day > last {
		last = day
	}
	return first, last
}

// id makes the same identity for the same row at every import.
func id(key string, ordinal int) string { return diary.RowID(key, strconv.Itoa(ordinal)) }

// entry makes the diary entry. ok is false while a load has no known unit.
func (s *rawSet) entry(format, at, id string) (diary.Entry, bool) {
	reps := s.reps
	if s.rpe != nil && !(*s.rpe >= 1 && *s.rpe <= 10) { // no reader lets one through; a last line of defence
		s.rpe = nil
	}
	e := diary.Entry{Kind: "set", At: at, ID: id, Source: format, Name: s.name, Reps: &reps,
		RPE: s.rpe, Pain: s.pain, Warmup: s.warmup, Failed: s.failed, Note: s.note, Target: s.target}
	if s.load == nil || s.body && *s.load == 0 {
		return e, true
	}
	v := tidy(*s.load)
	switch s.unit {
	case "kg":
		e.Kg = &v
	case "lb":
		e.Lb = &v
	default:
		return e, v == 0
	}
	return e, true
}

// tidy removes float noise: 149.99999999999997 is 150. Loads are kept to a
// hundredth, as typed.
func tidy(v float64) float64 { return math.Round(v*100) / 100 }

func threeKg(cat *lift.Catalogue, id lift.ID, e diary.Entry) float64 {
	if cat == nil || id == "" {
		return 0
	}
	l, ok := cat.Get(id)
	if !ok || l.Class != lift.Competition || e.Reps == nil {
		return 0
	}
	switch {
	case e.Kg != nil:
		return *e.Kg * float64(*e.Reps)
	case e.Lb != nil:
		return lift.KgOfLb(*e.Lb).Float() * float64(*e.Reps)
	}
	return 0
}
