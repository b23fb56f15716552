package diary

import (
	"cmp"

	"spotter/internal/day"
)

// Conflict is two or more entries that cannot all be right and have not seen
// each other. It stays until an entry replaces all of its versions.
type Conflict struct {
	Why      string    // one of the codes below
	Day      day.Date  // of its first version
	Versions []Version // in the order of the fold
	row      int
}

// Version is one of the entries in a conflict, and whether it counts.
type Version struct {
	Entry  Entry
	Counts bool
}

// Code of the sentence that says what counts and why.
func (c Conflict) Code() string { return "diary." + c.Why }

// Why a version counts. Each is the tail of a text code "diary.…".
const (
	TwoVersions   = "two_versions"      // the newest by the hybrid clock counts
	VersionsPain  = "two_versions_pain" // the newest, with the higher pain
	EditBeats     = "edit_beats_delete"
	FlagStands    = "flag_stands"    // the more cautious answer counts
	HigherPain    = "higher_pain"    // the higher score counts
	CapStays      = "cap_stays"      // every limit holds, the lowest binds
	EveryMedicine = "every_medicine" // every version may hide pain
	SameSet       = "same_set"       // perhaps one set logged twice; both count
	TwoPlans      = "two_plans"      // neither is current
	TwoNames      = "two_names"      // the newest alias counts
)

// Settle makes the entry that ends a conflict: version i once more, under a new
// id, naming all of them. The caller adds device, clock and author, and may
// change what is right in neither.
func (c Conflict) Settle(i int, id string) Entry {
	e := c.Versions[i].Entry
	e.Entity = cmp.Or(e.Entity, e.ID)
	e.ID, e.Line, e.Device, e.N, e.HLC, e.Author = id, 0, "", 0, "", ""
	e.Replaces = nil
	for _, v := range c.Versions {
		if v.Entry.ID != "" {
			e.Replaces = append(e.Replaces, v.Entry.ID)
		}
	}
	return e
}

// judge decides between versions of one thing by the rule of its kind. open is
// false when all of them say the same.
func (s *stream) judge(v *version) (c Conflict, open bool) {
	best, all := v.rows[0], false
	why := TwoVersions
	switch s.rows[best].sort {
	case aLimit:
		why, all = CapStays, true
	case aMed:
		why, all = EveryMedicine, true
	case aPain:
		why, best = HigherPain, s.best(v.rows, func(e *Entry) int { return known(e.Score) })
	case anAnswer:
		why, best = FlagStands, s.best(v.rows, (*Entry).caution)
	default:
		best = s.best(v.rows, func(*Entry) int { return 0 })
	}
	if why == FlagStands && s.rows[best].e.caution() == 0 {
		why = TwoVersions
	}
	if p := s.worstPain(v.rows); p != nil && s.rows[best].sort == aSet {
		if own := s.rows[best].e.Pain; own == nil || *own < *p {
			s.rows[best].pain, why = p, VersionsPain
		}
	}
	if len(v.rows) == 1 && why != CapStays && why != FlagStands {
		why = EditBeats
	}
	open = len(v.removed) > 0
	c = Conflict{Why: why, Day: s.rows[v.rows[0]].day, row: v.rows[0]}
	for _, i := range v.rows {
		counts := all || i == best
		open = open || !alike(s.rows[i].e, s.rows[best].e)
		s.rows[i].gone = !counts
		c.Versions = append(c.Versions, Version{*s.rows[i].e, counts})
	}
	for _, i := range v.removed {
		c.Versions = append(c.Versions, Version{Entry: *s.rows[i].e})
	}
	return c, open
}

// best is the row with the highest score; the newest by the hybrid clock, and
// then by id, among equals.
func (s *stream) best(rows []int, score func(*Entry) int) int {
	top := rows[0]
	for _, i := range rows[1:] {
		a, b := s.rows[i].e, s.rows[top].e
		if cmp.Or(cmp.Compare(score(a), score(b)), newer(a, b)) > 0 {
			top = i
		}
	}
	return top
}

// newer orders versions that did not see each other.
func newer(a, b *Entry) int {
	return cmp.Or(cmp.Compare(ParseClock(a.HLC), ParseClock(b.HLC)), cmp.Compare(a.ID, b.ID))
}

func known(p *int) int {
	if p == nil {
		return -1
	}
	return *p
}

// worstPain of the versions of a set, nil when none was told.
func (s *stream) worstPain(rows []int) *int {
	var top *int
	for _, i := range rows {
		if p := s.rows[i].e.Pain; p != nil && *p <= 10 && (top == nil || *p > *top) {
			top = p
		}
	}
	return top
}

// alike reports the same statement, whoever made it and wherever.
func alike(a, b *Entry) bool {
	x, y := *a, *b
	for _, e := range []*Entry{&x, &y} {
		e.ID, e.Entity, e.Replaces, e.Device, e.N, e.HLC, e.Author = "", "", nil, "", 0, "", ""
	}
	return same(&x, &y)
}
