package importer

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/diary"
	"spotter/internal/lift"
)

// Merged says what reading a file would do to a diary that may already hold a
// part of it. Nothing of the diary is changed or removed: an edited row becomes
// a correction that replaces the entry it corrects.
type Merged struct {
	Add       []diary.Entry // new entries and corrections, in time order
	New       int
	Known     int // there already
	Corrected int // edited in the app since the last import
	Kept      int // edited in the app and by hand in the diary: the hand's stays
	Gone      int // in the diary from this app, no longer in the file; left alone
	Same      []Pair
}

// Pair is a set of the file that stands in the diary from another hand: the
// same lift, load and reps at the same time. It is for the person to say
// whether they are one.
type Pair struct {
	New diary.Entry `json:"new"`
	Old diary.Entry `json:"old"`
}

// What to do with such pairs.
const (
	SameAsk  = ""
	SameOne  = "one"  // the file's set replaces the logged one and keeps its pain and notes
	SameBoth = "both" // they are two
)

// Merge compares entries of one import with a diary.
func Merge(old, in []diary.Entry, same string) Merged {
	m := newMerger(old)
	pending := m.known(in)
	pending = m.corrected(pending)
	m.pair(pending, same)
	m.gone(in)
	slices.SortStableFunc(m.out.Add, func(a, b diary.Entry) int { return compareText(a.At, b.At) })
	return m.out
}

type merger struct {
	byID     map[string]*diary.Entry
	heads    map[string]string // replaced id → id of the entry that replaced it
	live     []*diary.Entry
	used     map[*diary.Entry]bool
	byGroup  map[string][]*diary.Entry
	out      Merged
	imported map[string]bool // sources of the incoming entries
}

func newMerger(old []diary.Entry) *merger {
	m := &merger{byID: make(map[string]*diary.Entry, len(old)), heads: map[string]string{}, used: map[*diary.Entry]bool{}, byGroup: map[string][]*diary.Entry{}, imported: map[string]bool{}}
	for i := range old {
		e := &old[i]
		if e.ID != "" {
			m.byID[e.ID] = e
		}
		for _, id := range e.Replaces {
			m.heads[id] = e.ID
		}
	}
	for i := range old {
		e := &old[i]
		if _, replaced := m.heads[e.ID]; replaced && e.ID != "" {
			continue
		}
		m.live = append(m.live, e)
		g := group(e)
		m.byGroup[g] = append(m.byGroup[g], e)
	}
	return m
}

// head follows the corrections of an entry to the newest one. A ring of
// corrections, which no honest diary has, ends where it began.
func (m *merger) head(e *diary.Entry) *diary.Entry {
	for range len(m.heads) + 1 {
		next, ok := m.byID[m.heads[e.ID]]
		if !ok {
			return e
		}
		e = next
	}
	return e
}

// group is what rows of one exercise and moment share, whatever the session is
// called today.
func group(e *diary.Entry) string {
	return e.Kind + "|" + e.Source + "|" + e.At[:min(len(e.At), 16)] + "|" + e.Name
}

// known takes out what the diary has: by identity, or with the same content at
// the same moment from the same app. An older export read again after a newer
// one changes nothing.
func (m *merger) known(in []diary.Entry) []*diary.Entry {
	var rest, pending []*diary.Entry
	for i := range in {
		e := &in[i]
		m.imported[e.Source] = true
		prev := m.byID[e.ID]
		if prev == nil {
			rest = append(rest, e)
			continue
		}
		head := m.head(prev)
		if undone(head) {
			rest = append(rest, e)
			continue
		}
		if agrees(e, prev) || agrees(e, head) {
			m.out.Known++
			m.used[head] = true
			continue
		}
		rest = append(rest, e)
	}
	for _, e := range rest {
		if twin := m.find(e, func(o *diary.Entry) bool { return agrees(e, o) }); twin != nil {
			m.out.Known++
			m.used[twin] = true
			continue
		}
		pending = append(pending, e)
	}
	return pending
}

func (m *merger) find(e *diary.Entry, fits func(*diary.Entry) bool) *diary.Entry {
	for _, o := range m.byGroup[group(e)] {
		if !m.used[o] && fits(o) {
			return o
		}
	}
	return nil
}

// corrected makes corrections of the rows that changed in the app. What was
// corrected by hand in the diary stays as the hand left it.
func (m *merger) corrected(pending []*diary.Entry) []*diary.Entry {
	var rest []*diary.Entry
	for _, e := range pending {
		target := m.find(e, func(*diary.Entry) bool { return true })
		if prev := m.byID[e.ID]; prev != nil && !undone(m.head(prev)) {
			if head := m.head(prev); head.Source != e.Source {
				m.out.Kept++
				m.used[head] = true
				continue
			} else if target == nil && !m.used[head] {
				target = head
			}
		}
		switch {
		case target != nil && target.ID != "":
			m.used[target] = true
			m.out.Corrected++
			m.out.Add = append(m.out.Add, m.correction(*e, target))
		default:
			if prev := m.byID[e.ID]; prev != nil {
				fresh := *e
				if undone(m.head(prev)) {
					fresh.ID = m.again(e.ID)
				} else {
					fresh.ID = id(e.ID+"|"+contentOf(e), 1)
				}
				e = &fresh
			}
			rest = append(rest, e)
		}
	}
	return rest
}

// SourceUndo marks the deletions that take a whole import back. What they name
// comes in again when its file is read again; what a person deleted one by one
// stays deleted.
const SourceUndo = "import_undo"

func undone(head *diary.Entry) bool {
	return head.Kind == diary.KindDelete && head.Source == SourceUndo
}

// again is the id of a row that comes back after its import was taken back.
func (m *merger) again(from string) string {
	for {
		prev := m.byID[from]
		if prev == nil {
			return from
		}
		from = diary.RowID("again", from, m.head(prev).ID)
	}
}

// correction is the entry that replaces another: the file's values, and what
// only the diary knows.
func (m *merger) correction(e diary.Entry, old *diary.Entry) diary.Entry {
	e.ID = id("replaces|"+old.ID+"|"+contentOf(&e), 1)
	e.Replaces = []string{old.ID}
	if e.Pain == nil || old.Pain != nil && *old.Pain > *e.Pain {
		e.Pain = old.Pain // of two ratings the higher counts (the cautious merge)
	}
	if e.RPE == nil {
		e.RPE = old.RPE
	}
	if e.Bar == "" {
		e.Bar = old.Bar
	}
	if e.Lift == "" {
		e.Lift = old.Lift
	}
	if e.Target == nil {
		e.Target = old.Target
	}
	switch {
	case e.Note == "":
		e.Note = old.Note
	case old.Source != e.Source && old.Note != "" && !strings.Contains(e.Note, old.Note):
		e.Note = old.Note + "\n" + e.Note
	}
	return e
}

// gone counts what this app's earlier exports had within the days of this file
// and this one has no longer.
func (m *merger) gone(in []diary.Entry) {
	if len(in) == 0 {
		return
	}
	first, last := in[0].At, in[0].At
	for i := range in {
		first, last = min(first, in[i].At), max(last, in[i].At)
	}
	for _, o := range m.live {
		if m.imported[o.Source] && !m.used[o] && o.At >= first && o.At <= last && o.Source != "" && o.Kind != diary.KindAlias {
			m.out.Gone++
		}
	}
}

// agrees reports whether the diary's entry says all that the file says. What
// the file leaves open (effort, pain, a note added by hand) does not count.
func agrees(in, old *diary.Entry) bool {
	if in.Kind != old.Kind {
		return false
	}
	if in.Kind != "set" {
		return contentOf(in) == contentOf(old)
	}
	return sameNumber(in.Kg, old.Kg) && sameNumber(in.Lb, old.Lb) && sameCount(in.Reps, old.Reps) &&
		in.Warmup == old.Warmup && in.Failed == old.Failed && (in.RPE == nil || sameNumber(in.RPE, old.RPE)) &&
		(in.Pain == nil || sameCount(in.Pain, old.Pain) || old.Pain != nil && *old.Pain > *in.Pain) && (in.Note == "" || strings.Contains(old.Note, in.Note))
}

func sameNumber(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }
func sameCount(a, b *int) bool      { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// contentOf is what an entry says, without who it is and where it stood.
func contentOf(e *diary.Entry) string {
	c := *e
	c.ID, c.Line, c.Replaces, c.Extra, c.Lift, c.Bar = "", 0, nil, nil, "", ""
	b, err := json.Marshal(c)
	if err != nil { // a NaN, which no reader lets in
		return strconv.Itoa(len(c.Note))
	}
	return string(b)
}

// pair finds sets that were logged in another way and are the same: same lift,
// load and reps, within ten minutes, or the same day where one has no clock. An
// export that stamps the whole session with its start reaches four hours on.
func (m *merger) pair(pending []*diary.Entry, same string) {
	at := map[string][]*diary.Entry{}
	for _, o := range m.live {
		if o.Kind == "set" && !m.used[o] {
			key := o.At[:min(len(o.At), 10)] + "|" + movement(o)
			at[key] = append(at[key], o)
		}
	}
	stamped := map[string]int{}
	for i := range pending {
		stamped[pending[i].Source+pending[i].At]++
	}
	for _, e := range pending {
		twin := m.twin(e, at, stamped[e.Source+e.At] > 1)
		if twin == nil || same == SameBoth {
			m.out.New++
			m.out.Add = append(m.out.Add, *e)
			continue
		}
		m.used[twin] = true
		m.out.Same = append(m.out.Same, Pair{New: *e, Old: *twin})
		if same == SameOne && twin.ID != "" {
			kept := m.correction(*e, twin)
			kept.ID = e.ID // so that the next import knows it
			m.out.Add = append(m.out.Add, kept)
		}
	}
}

func (m *merger) twin(e *diary.Entry, at map[string][]*diary.Entry, session bool) *diary.Entry {
	if e.Kind != "set" || len(e.At) < 10 {
		return nil
	}
	for _, o := range at[e.At[:10]+"|"+movement(e)] {
		if !m.used[o] && sameCount(e.Reps, o.Reps) && nearLoad(entryKg(e), entryKg(o)) && nearTime(e.At, o.At, session) {
			return o
		}
	}
	return nil
}

func movement(e *diary.Entry) string {
	if e.Lift != "" {
		return e.Lift
	}
	return lift.Fold(e.Name)
}

// nearLoad allows for a load that one side stored in the other unit.
func nearLoad(a, b float64) bool { return math.Abs(a-b) <= 0.25 }

const (
	nearMinutes    = 10  // sync.md's own figure for a doubled tap
	sessionMinutes = 240 // how far a session's sets may lie behind its start; ours
)

func nearTime(in, old string, session bool) bool {
	a, okA := minuteOf(in)
	b, okB := minuteOf(old)
	if !okA || !okB {
		return true
	}
	d := b - a
	return d >= -nearMinutes && d <= nearMinutes || session && d >= 0 && d <= sessionMinutes
}

// minuteOf is the minute of the day that the entry's own clock showed.
func minuteOf(at string) (int, bool) {
	if len(at) < 16 || at[10] != 'T' {
		return 0, false
	}
	h, errH := strconv.Atoi(at[11:13])
	m, errM := strconv.Atoi(at[14:16])
	return h*60 + m, errH == nil && errM == nil
}
