package diary

import (
	"cmp"
	"slices"

	"spotter/internal/day"
)

// row is an entry in its place, and what became of it.
type row struct {
	e     *Entry
	day   day.Date
	unix  int64 // Unix seconds; beforeAll without a clock
	pain  *int  // the higher pain of another version of this set
	line  int   // where it stood, 1-based
	thing int32 // 1 + node of the thing that it is a version of; 0 = not stated
	sort  sort
	gone  bool // replaced, deleted, redacted, or the version that does not count
}

// stream is the entries up to a day, each id once, in the order of the fold.
type stream struct {
	rows   []row
	at     map[string]int // id → row
	clash  []*Entry       // the same id with other contents
	newer  []*Entry       // entries after the day that forbid advice all the same
	linked bool           // some entry names another
	from   map[origin]bool
}

// byTime is the order of the fold: day, instant, hybrid clock, id, line.
func byTime(a, b row) int {
	if a.day != b.day {
		return a.day.Sub(b.day)
	}
	return cmp.Or(cmp.Compare(a.unix, b.unix), cmp.Compare(a.e.HLC, b.e.HLC), cmp.Compare(a.e.ID, b.e.ID), cmp.Compare(a.line, b.line))
}

// streamOf sorts the entries up to asOf and takes each id once. What was
// redacted is taken out whenever that was asked for; an entry that must be
// understood and is not counts whatever its day, since its "at" is not
// understood either.
func streamOf(entries []Entry, asOf day.Date) *stream {
	s := &stream{rows: make([]row, 0, len(entries)), from: map[origin]bool{}}
	redacted := redactions(entries)
	for i := range entries {
		e := &entries[i]
		d, unix, ok := moment(e.At)
		switch {
		case ok && (asOf.IsZero() || !d.After(asOf)):
			r := row{e: e, day: d, unix: unix, line: e.Line, sort: e.sort()}
			r.gone = r.sort == aStub || redacted[e.ID]
			s.rows = append(s.rows, r)
			s.linked = s.linked || len(e.Replaces) > 0 || e.Entity != ""
		case e.Must && !e.known() && !redacted[e.ID]:
			s.newer = append(s.newer, e)
		}
	}
	s.rows = inOrder(s.rows)
	s.once()
	last := origin{}
	for i := range s.rows {
		if o := s.rows[i].e.origin(); i == 0 || o != last {
			s.from[o], last = true, o
		}
	}
	return s
}

// inOrder sorts rows that are in order but for a few, as diaries are: the few
// are sorted alone and merged in, so that the cost stays that of reading them.
func inOrder(rows []row) []row {
	var late []row
	kept := rows[:0]
	for _, r := range rows {
		if n := len(kept); n > 0 && byTime(r, kept[n-1]) < 0 {
			late = append(late, r)
		} else {
			kept = append(kept, r)
		}
	}
	if len(late) == 0 {
		return kept
	}
	slices.SortStableFunc(late, byTime)
	rows = rows[:len(kept)+len(late)]
	for i, j, to := len(kept)-1, len(late)-1, len(rows)-1; j >= 0; to-- {
		if i >= 0 && byTime(kept[i], late[j]) > 0 {
			rows[to] = kept[i]
			i--
		} else {
			rows[to] = late[j]
			j--
		}
	}
	return rows
}

// once drops repeated ids and keeps those that clash.
func (s *stream) once() {
	s.at = make(map[string]int, len(s.rows))
	kept := s.rows[:0]
	for _, r := range s.rows {
		if r.e.ID == "" {
			kept = append(kept, r)
			continue
		}
		i, twice := s.at[r.e.ID]
		if !twice {
			s.at[r.e.ID] = len(kept)
			kept = append(kept, r)
			continue
		}
		if kept[i].sort == aStub || r.sort == aStub {
			kept[i].gone = true
		} else if !same(kept[i].e, r.e) {
			s.clash = append(s.clash, r.e)
		}
	}
	s.rows = kept
}

// origin is where an entry came from: a device, another app, or not stated.
type origin struct{ device, app string }

func (e *Entry) origin() origin { return origin{e.Device, e.Source} }

// same reports equal contents, byte for byte in the canonical form.
func same(a, b *Entry) bool {
	var buf [2][512]byte
	x, errA := AppendCanonical(buf[0][:0], a)
	y, errB := AppendCanonical(buf[1][:0], b)
	return errA == nil && errB == nil && string(x) == string(y)
}

// Live are the entries up to a day that still count, in the order of the fold:
// without what was replaced, deleted or redacted and without the versions that
// lost. A zero day takes all. The conflicts are those that decided.
func Live(entries []Entry, asOf day.Date) ([]Entry, []Conflict) {
	s := streamOf(entries, asOf)
	conflicts := s.settle()
	out := make([]Entry, 0, len(s.rows))
	for _, r := range s.rows {
		if r.gone || r.sort.acts() {
			continue
		}
		e := *r.e
		if r.pain != nil {
			e.Pain = r.pain
		}
		out = append(out, e)
	}
	return out, conflicts
}
