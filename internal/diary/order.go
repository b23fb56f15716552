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
	gone  bool  // replaced, deleted, redacted, or the version that does not count
	pain  *int  // the higher pain of another version of this set
	thing int   // 1 + node of the thing that it is a version of; 0 = not stated
}

// stream is the entries up to a day, each id once, in the order of the fold.
type stream struct {
	rows   []row
	at     map[string]int // id → row
	clash  []*Entry       // the same id with other contents
	newer  []*Entry       // entries after the day that forbid advice all the same
	linked bool           // some entry names another
	from   map[string]bool
}

// byTime is the order of the fold: day, instant, hybrid clock, id, line.
func byTime(a, b row) int {
	if a.day != b.day {
		return a.day.Sub(b.day)
	}
	return cmp.Or(cmp.Compare(a.unix, b.unix), cmp.Compare(a.e.HLC, b.e.HLC), cmp.Compare(a.e.ID, b.e.ID), cmp.Compare(a.e.Line, b.e.Line))
}

// streamOf sorts the entries up to asOf and takes each id once. What was
// redacted is taken out whenever that was asked for; an entry that must be
// understood and is not counts whatever its day, since its "at" is not
// understood either.
func streamOf(entries []Entry, asOf day.Date) *stream {
	s := &stream{rows: make([]row, 0, len(entries)), from: map[string]bool{}}
	redacted := redactions(entries)
	for i := range entries {
		e := &entries[i]
		d, unix, ok := moment(e.At)
		switch {
		case ok && (asOf.IsZero() || !d.After(asOf)):
			s.rows = append(s.rows, row{e: e, day: d, unix: unix, gone: redacted[e.ID] || e.Kind == KindRedacted})
			s.linked = s.linked || len(e.Replaces) > 0 || e.Entity != ""
		case e.Must && !e.known() && !redacted[e.ID]:
			s.newer = append(s.newer, e)
		}
	}
	if !slices.IsSortedFunc(s.rows, byTime) {
		slices.SortStableFunc(s.rows, byTime)
	}
	s.once()
	for i := range s.rows {
		if o := s.rows[i].e.origin(); o != "" {
			s.from[o] = true
		}
	}
	return s
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
		if kept[i].e.Kind == KindRedacted || r.e.Kind == KindRedacted {
			kept[i].gone = true
		} else if !same(kept[i].e, r.e) {
			s.clash = append(s.clash, r.e)
		}
	}
	s.rows = kept
}

// origin is where an entry came from: a device, or another app. "" is not
// stated, which counts as the same place as any other.
func (e *Entry) origin() string {
	if e.Device != "" {
		return e.Device
	}
	if e.Source != "" {
		return "import:" + e.Source
	}
	return ""
}

// same reports equal contents, byte for byte in the canonical form.
func same(a, b *Entry) bool {
	x, errA := Canonical(*a)
	y, errB := Canonical(*b)
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
		if r.gone || r.e.acts() {
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
