package safety

import (
	"slices"
	"sort"

	"spotter/internal/body"
	"spotter/internal/intake"
	"spotter/internal/reason"
)

// screen is one run of the rulebook.
type screen struct {
	rb        *Rulebook
	answers   map[string]Answer
	mentioned map[string]bool
	flag      map[string]int // flag id → index
	yes       []bool         // per flag: counts as a yes
	fired     []Fired
	need      map[string]Urgency // questions a raised flag makes necessary
}

// Run holds the answers against the rulebook. It fires what stands alone,
// lets weak flags count only together with a partner, applies escalations,
// scores and combination rules, and lists what is still to be asked, most
// urgent first. "Not sure" counts as yes for emergency flags; unanswered never
// counts as no. A nil rulebook gives an emergency, never an all-clear.
func Run(rb *Rulebook, c intake.Case, answers map[string]Answer) Result {
	if rb == nil || len(rb.Flags) == 0 {
		return Result{Urgency: EmergencyNow, Level: EmergencyNow.String(), Ask: []Ask{},
			Fired: []Fired{{ID: "no_rules", Urgency: EmergencyNow, Level: EmergencyNow.String(), Via: "rule",
				Why: reason.New("safety.no_rules", reason.ExpertOpinion)}}}
	}
	s := &screen{rb: rb, answers: answers, mentioned: map[string]bool{},
		flag: make(map[string]int, len(rb.Flags)), yes: make([]bool, len(rb.Flags)), need: map[string]Urgency{}}
	for _, m := range c.RedFlags.Mentioned {
		s.mentioned[m.ID] = s.mentioned[m.ID] || !m.Partial
	}
	for i, f := range rb.Flags {
		s.flag[f.ID] = i
	}
	for i := range rb.Flags {
		s.yes[i] = s.positive(&rb.Flags[i])
	}
	for i := range rb.Flags {
		s.fire(i)
	}
	for i := range rb.Rules {
		s.rule(&rb.Rules[i])
	}
	sort.SliceStable(s.fired, func(i, j int) bool { return s.fired[i].Urgency > s.fired[j].Urgency })
	r := Result{Fired: s.fired, Ask: s.asks(c)}
	if r.Fired == nil {
		r.Fired = []Fired{}
	}
	for _, f := range r.Fired {
		r.Urgency = max(r.Urgency, f.Urgency)
	}
	r.Level = r.Urgency.String()
	r.Complete = true
	for _, a := range r.Ask {
		if a.Urgency >= Urgent24h {
			r.Complete = false
		}
	}
	for i := range rb.Flags {
		if answers[rb.Flags[i].ID] != Unanswered {
			r.Answered++
		}
	}
	return r
}

// positive says whether a flag counts as a yes.
func (s *screen) positive(f *Flag) bool {
	switch a := s.answers[f.ID]; {
	case a == Yes:
		return true
	case a == Unsure && f.UnsureIsYes:
		return true
	}
	return f.ScoreAt > 0 && s.score(f) >= f.ScoreAt
}

func (s *screen) score(f *Flag) (n int) {
	for _, q := range f.ScoreOf {
		if s.answers[q] == Yes {
			n++
		}
	}
	return n
}

// isYes covers flags and follow-ups. A follow-up that is unsure counts when
// worry says so: it decides whether an emergency is at hand.
func (s *screen) isYes(id string, worry bool) bool {
	if i, ok := s.flag[id]; ok {
		return s.yes[i]
	}
	a := s.answers[id]
	return a == Yes || (worry && a == Unsure)
}

// fire adds flag i when it counts as a yes.
func (s *screen) fire(i int) {
	f := &s.rb.Flags[i]
	a := s.answers[f.ID]
	if !s.yes[i] {
		if a == Unsure {
			for _, q := range f.ScoreOf {
				s.want(q, f.Urgency)
			}
		}
		return
	}
	out := Fired{ID: f.ID, Urgency: f.Urgency, Via: s.via(f), Alone: f.Standalone, Holds: f.Holds, Private: f.Private, Careful: f.Careful,
		Why: reason.New("safety.flag", source(f), "flag", "flag."+f.ID)}
	if out.Via == "mentioned" {
		out.Why = reason.New("safety.flag_words", source(f), "flag", "flag."+f.ID)
	}
	if !f.Standalone && !s.partner(f) {
		out.Urgency, out.Holds = min(f.Urgency, MentionAtNextVisit), false
	}
	for _, q := range f.CombineWith {
		if _, isFlag := s.flag[q]; !isFlag {
			s.want(q, f.Urgency)
		}
	}
	for _, q := range f.EscalateIf {
		s.want(q, f.EscalateTo)
		if s.isYes(q, f.EscalateTo == EmergencyNow) && f.EscalateTo > out.Urgency {
			out.Urgency, out.Via = f.EscalateTo, "escalated"
		}
	}
	out.Level = out.Urgency.String()
	s.fired = append(s.fired, out)
}

func (s *screen) via(f *Flag) string {
	switch {
	case s.answers[f.ID] == Yes && s.mentioned[f.ID]:
		return "mentioned"
	case s.answers[f.ID] == Yes:
		return "yes"
	case s.answers[f.ID] == Unsure && f.UnsureIsYes:
		return "unsure"
	}
	return "score"
}

// partner: a weak flag counts with any flag it names, or that names it.
func (s *screen) partner(f *Flag) bool {
	for _, id := range f.CombineWith {
		if s.isYes(id, false) {
			return true
		}
	}
	for j := range s.rb.Flags {
		if s.yes[j] && slices.Contains(s.rb.Flags[j].CombineWith, f.ID) {
			return true
		}
	}
	return false
}

// rule fires a combination.
func (s *screen) rule(r *Rule) {
	for _, id := range r.IfAll {
		if !s.isYes(id, false) {
			return
		}
	}
	if !s.any(r.IfAny) || !s.any(r.AndAny) || len(s.counted(r)) < r.MinYes {
		return
	}
	src := reason.ExpertOpinion
	if len(r.Sources) > 0 {
		src = r.Sources[0]
	}
	why := reason.New("safety.rule", src, "rule", "rule."+r.ID)
	if of := s.counted(r); r.MinYes > 0 && len(of) > 0 { // "three small things": which three
		why = reason.New("safety.rule_of", src, "rule", "rule."+r.ID, "flags", of)
	}
	s.fired = append(s.fired, Fired{ID: r.ID, Urgency: r.Then, Level: r.Then.String(), Via: "rule", Alone: true,
		Holds: r.Holds, NoMax: r.NoMax, Why: why})
}

// any is true for an empty list: no condition.
func (s *screen) any(ids []string) bool {
	return len(ids) == 0 || slices.ContainsFunc(ids, func(id string) bool { return s.isYes(id, false) })
}

// counted are the flags that a rule of "so many of these" counts, as codes.
func (s *screen) counted(r *Rule) (of []string) {
	for _, id := range r.Of {
		if s.isYes(id, false) {
			of = append(of, "flag."+id)
		}
	}
	if r.OfUrgency != None {
		for i := range s.rb.Flags {
			if s.yes[i] && s.rb.Flags[i].Urgency == r.OfUrgency {
				of = append(of, "flag."+s.rb.Flags[i].ID)
			}
		}
	}
	return of
}

func (s *screen) want(id string, u Urgency) { s.need[id] = max(s.need[id], u) }

func source(f *Flag) string {
	if len(f.Evidence) > 0 && len(f.Evidence[0].Sources) > 0 {
		return f.Evidence[0].Sources[0]
	}
	return reason.ExpertOpinion
}

// regionsOf are the regions of the present problems; wide means that the
// place is not known, so that every question applies.
func regionsOf(c intake.Case) (rs []body.Region, wide bool) {
	for _, p := range c.Problems {
		if p.Course == "resolved" || slices.Contains(rs, p.Region) {
			continue
		}
		rs = append(rs, p.Region)
		wide = wide || p.Region == body.Other || p.Region == ""
	}
	return rs, wide || len(rs) == 0
}
