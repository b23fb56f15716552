package diary

import "strings"

// apart looks for statements of different devices that name no common thing
// and yet speak of one: answers to one question, ratings of one morning, the
// same set twice, two plans for one day.
func (s *stream) apart() []Conflict {
	out := s.answers()
	out = append(out, s.ratings()...)
	out = append(out, s.twins()...)
	return append(out, s.plans()...)
}

// unseen reports that a and b were written on different devices. Had one of
// them named the other, it would be gone.
func unseen(a, b *Entry) bool { return a.Device != "" && b.Device != "" && a.Device != b.Device }

// AnswerWord is an answer as people and programs write it: yes, no, unsure, or
// "" for anything else.
func AnswerWord(s string) string {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "yes", "y", "true":
		return "yes"
	case "no", "n", "false":
		return "no"
	case "unsure", "not sure", "not_sure", "unknown", "maybe":
		return "unsure"
	}
	return ""
}

// Confirm begins the question that lets a held set count.
const Confirm = "confirm_set:"

// caution orders the answers to one question: what a doubt must not take away
// stands higher. Every yes raises something, but for the one that lets a held
// set count.
func (e *Entry) caution() int {
	if e.Kind != "answer" {
		return 0
	}
	rank := 0
	switch AnswerWord(word(e.Value)) {
	case "no":
		rank = 1
	case "unsure":
		rank = unsureRank
	case "yes":
		rank = most
	}
	if rank > 0 && strings.HasPrefix(e.Question, Confirm) {
		return most + 1 - rank
	}
	return rank
}

// The caution of "not sure" and of the most cautious answer.
const unsureRank, most = 2, 3

// told is the answer that stands on one device, and who lost against it.
type told struct {
	row  int
	lost []int
	over bool // cleared since
}

// answers takes out each answer that would clear a more cautious one of
// another device without having seen it: the stop stands everywhere until an
// answer names it.
func (s *stream) answers() []Conflict {
	standing := map[string]map[string]*told{} // question → device → answer
	var order []*told
	for i := range s.rows {
		e := s.rows[i].e
		if s.rows[i].gone || s.rows[i].sort != anAnswer || e.caution() == 0 {
			continue
		}
		devices := standing[e.Question]
		if devices == nil {
			devices = map[string]*told{}
			standing[e.Question] = devices
		}
		if against := s.against(devices, e); against != nil {
			against.lost = append(against.lost, i)
			s.rows[i].gone = true
			continue
		}
		for device, t := range devices {
			if e.caution() < unsureRank && (e.Device == "" || device == "" || device == e.Device) && s.clears(i, t.row) {
				t.over = true
				delete(devices, device)
			}
		}
		if t := devices[e.Device]; t == nil {
			t = &told{row: i}
			devices[e.Device] = t
			order = append(order, t)
		} else if e.caution() >= s.rows[t.row].e.caution() {
			t.row = i
		}
	}
	var out []Conflict
	for _, t := range order {
		if len(t.lost) > 0 && !t.over {
			out = append(out, s.conflict(FlagStands, []int{t.row}, t.lost))
		}
	}
	return out
}

// against is the first answer of another device that e would take away unseen,
// or nil. A doubt takes nothing away.
func (s *stream) against(devices map[string]*told, e *Entry) *told {
	var top *told
	if e.caution() == unsureRank {
		return nil
	}
	for _, t := range devices {
		o := s.rows[t.row].e
		if unseen(o, e) && o.caution() > e.caution() && (top == nil || t.row < top.row) {
			top = t
		}
	}
	return top
}

// clears reports whether row i ends what row j said, on the same device: a yes
// ends on a later day, or by a clinician. The gate keeps the same rule.
func (s *stream) clears(i, j int) bool {
	e, old := &s.rows[i], &s.rows[j]
	return old.e.caution() < most || e.e.caution() == most || e.day.After(old.day) || e.e.By == "clinician"
}

// Slip marks an answer ("what") that takes back a yes tapped by mistake, and
// SlipSeconds is how long after the tap it may.
const (
	Slip        = "slip"
	SlipSeconds = 10 * 60
)

// mayClear: nobody talks themselves out of a yes on the same day, not even by
// naming it. Redacting is not talking, and neither is a finger that slipped.
func (s *stream) mayClear(i, j int) bool {
	return s.rows[j].sort != anAnswer || s.rows[i].sort == aRedact || s.rows[i].sort == aStub || s.clears(i, j) || s.slipped(i, j)
}

// slipped reports that answer i, marked as such and naming answer j to the same
// question on the same device, was given within minutes after it. Only that one
// tap is taken back: an earlier yes, words in a post, and what was told
// elsewhere stand.
func (s *stream) slipped(i, j int) bool {
	a, b := &s.rows[i], &s.rows[j]
	return a.sort == anAnswer && a.e.What == Slip && a.e.Question == b.e.Question && a.e.Device == b.e.Device &&
		a.unix != beforeAll && b.unix != beforeAll && a.unix >= b.unix && a.unix-b.unix <= SlipSeconds
}

// conflict lists the versions that count and those that do not.
func (s *stream) conflict(why string, counts, lost []int) Conflict {
	c := Conflict{Why: why, row: counts[0], Day: s.rows[counts[0]].day}
	for _, i := range counts {
		c.Versions = append(c.Versions, Version{*s.rows[i].e, true})
	}
	for _, i := range lost {
		c.Versions = append(c.Versions, Version{*s.rows[i].e, false})
	}
	return c
}

// ratings: of one morning, or of one moment, rated on two devices, the higher
// score counts.
func (s *stream) ratings() []Conflict {
	type key struct {
		day                int
		when, region, side string
	}
	byKey := map[key][]int{}
	var order []key
	for i := range s.rows {
		r := &s.rows[i]
		if r.gone || r.sort != aPain || r.e.Device == "" || r.e.Score == nil || *r.e.Score < 0 || *r.e.Score > 10 {
			continue
		}
		k := key{int(r.day.Sub(s.rows[0].day)), r.e.When, r.e.Region, r.e.Side}
		if byKey[k] == nil {
			order = append(order, k)
		}
		byKey[k] = append(byKey[k], i)
	}
	var out []Conflict
	for _, k := range order {
		rows := byKey[k]
		top := s.best(rows, func(e *Entry) int { return *e.Score })
		var lost []int
		for _, i := range rows {
			a, b := &s.rows[i], &s.rows[top]
			if !unseen(a.e, b.e) || *a.e.Score == *b.e.Score {
				continue
			}
			if (k.when == "" || k.when == "now") && !near(a, b) {
				continue
			}
			a.gone = true
			lost = append(lost, i)
		}
		if len(lost) > 0 {
			out = append(out, s.conflict(HigherPain, []int{top}, lost))
		}
	}
	return out
}

// moments that lie so near, in seconds, may be one.
const nearby = 10 * 60

func near(a, b *row) bool {
	return a.unix != beforeAll && b.unix != beforeAll && max(a.unix-b.unix, b.unix-a.unix) <= nearby
}

// plans: two that were made for the same day on two devices; neither is the
// current one until one names the other.
func (s *stream) plans() []Conflict {
	last := -1
	for i := range s.rows {
		if r := &s.rows[i]; !r.gone && r.sort == anAdvice {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	var rows []int
	apart := false
	for i := range s.rows {
		if r := &s.rows[i]; !r.gone && r.sort == anAdvice && r.day == s.rows[last].day {
			rows = append(rows, i)
			apart = apart || unseen(r.e, s.rows[last].e)
		}
	}
	if !apart {
		return nil
	}
	c := s.conflict(TwoPlans, rows, nil)
	for i := range c.Versions {
		c.Versions[i].Counts = false
	}
	return []Conflict{c}
}
