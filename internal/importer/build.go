package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"

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
}

func newBuilder(format string, opt Options) *builder {
	return &builder{format: format, opt: opt, skipped: map[string]int{}}
}

func (b *builder) skip(code string) { b.skipped[code]++ }

func (b *builder) fault(line int, what, cure string) {
	if len(b.faults) < 1000 {
		b.faults = append(b.faults, diary.Fault{Line: line, What: what, Cure: cure})
	}
}

func (b *builder) add(s rawSet) { b.sets = append(b.sets, s) }

// dated reports whether a row has a readable date and an exercise; if not, it
// is a fault, and the other rows are still read.
func (b *builder) dated(r row, ok bool, exercise string) bool {
	if ok && exercise != "" {
		return true
	}
	b.fault(r.line, "no readable date or exercise", "check this line in the file; the other rows are read")
	return false
}

// expect makes room for the sets of a table.
func (b *builder) expect(rows int) { b.sets = make([]rawSet, 0, rows) }

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
	res := Result{Faults: b.faults}
	rep := Report{Format: b.format, Rows: b.rows, Unit: b.unit, UnitFrom: b.from, Flagged: map[string]int{}}
	names := newNames(b.opt.Catalogue)
	seen := map[string]int{}
	days := map[string]bool{}
	res.Entries = make([]diary.Entry, 0, b.entries())
	for i := range b.sets {
		s := &b.sets[i]
		m := names.of(s.name, max(s.repeated, 1))
		at := s.when.at(b.opt.Zone)
		days[at[:min(len(at), 16)]+s.workout] = true
		for _, code := range odd(s) {
			rep.Flagged[code]++
		}
		for range max(s.repeated, 1) {
			key := b.format + "|" + at[:min(len(at), 16)] + "|" + s.workout + "|" + s.name
			seen[key]++
			e, ok := s.entry(b.format, at, id(key, seen[key]))
			if !ok {
				rep.Flagged["load_without_unit"]++
				continue
			}
			if m.Lift != "" {
				e.Lift = string(m.Lift)
			}
			res.Entries = append(res.Entries, e)
			rep.Sets++
			rep.ThreeKg += threeKg(b.opt.Catalogue, m.Lift, e)
		}
		rep.First, rep.Last = spanDays(rep.First, rep.Last, at[:10])
	}
	for _, e := range b.other {
		res.Entries = append(res.Entries, e)
		rep.First, rep.Last = spanDays(rep.First, rep.Last, e.At[:10])
	}
	byTime := func(x, y diary.Entry) int { return compareText(x.At, y.At) }
	if !slices.IsSortedFunc(res.Entries, byTime) {
		slices.SortStableFunc(res.Entries, byTime)
	}
	rep.Sessions, rep.Lifts = len(days), names.list()
	rep.ThreeKg = math.Round(rep.ThreeKg*100) / 100
	if len(b.skipped) > 0 {
		rep.Skipped = b.skipped
	}
	if len(rep.Flagged) == 0 {
		rep.Flagged = nil
	}
	res.Questions, res.Report = b.asked, rep
	return res
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

// id makes the same identity for the same set at every import: a UUID whose
// bits are a hash of source, minute, exercise and ordinal (RFC 9562 version 8).
func id(key string, ordinal int) string {
	h := sha256.Sum256([]byte(key + "|" + strconv.Itoa(ordinal)))
	h[6] = h[6]&0x0F | 0x80
	h[8] = h[8]&0x3F | 0x80
	x := hex.EncodeToString(h[:16])
	return fmt.Sprintf("%s-%s-%s-%s-%s", x[:8], x[8:12], x[12:16], x[16:20], x[20:])
}

// entry makes the diary entry. ok is false while a load has no known unit.
func (s *rawSet) entry(format, at, id string) (diary.Entry, bool) {
	reps := s.reps
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

// odd lists what a person should look at; nothing is dropped for it.
func odd(s *rawSet) []string {
	var codes []string
	if s.load != nil && (s.unit == "lb" && *s.load > 1100 || s.unit != "lb" && *s.load > 500) {
		codes = append(codes, "impossible_load")
	}
	if s.reps > lift.MaxReps {
		codes = append(codes, "impossible_reps")
	}
	return codes
}

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
