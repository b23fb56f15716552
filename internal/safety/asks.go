package safety

import (
	"slices"
	"sort"

	"spotter/internal/body"
	"spotter/internal/intake"
)

// asks lists the open questions: those of the sore regions and those that a
// raised flag makes necessary: first what is urgent and perhaps meant by the
// words, then emergencies; inside a level what can be a
// sign of heart, vessels or lungs first (hazard H30), then what the words of
// the post touch, then the order of the rule file.
func (s *screen) asks(c intake.Case) []Ask {
	regions, wide := regionsOf(c)
	touched := map[string]bool{}
	for _, f := range slices.Concat(c.RedFlags.Mentioned, c.RedFlags.Possible, c.RedFlags.Denied) {
		touched[f.ID] = true
	}
	type ranked struct {
		Ask
		perhaps bool // urgent, and perhaps meant by the words
		first   bool
		place   int
	}
	var open []ranked
	for i := range s.rb.Flags {
		f := &s.rb.Flags[i]
		a := s.answers[f.ID]
		if s.yes[i] || a == No {
			continue
		}
		need, wanted := s.need[f.ID]
		applies := wide || f.All || slices.ContainsFunc(regions, func(r body.Region) bool { return slices.Contains(f.AppliesTo, r) })
		if !applies && !wanted && !touched[f.ID] && a != Unsure {
			continue
		}
		u := max(f.Urgency, need)
		open = append(open, ranked{Ask: Ask{ID: f.ID, Question: f.Question, Level: u.String(), Urgency: u,
			Why: f.Why, Raised: touched[f.ID], Careful: f.Careful}, perhaps: f.Urgency >= Urgent24h && c.RedFlags.Perhaps(f.ID), first: f.First, place: i})
	}
	for i, q := range s.rb.FollowUps {
		u, wanted := s.need[q.ID]
		if !wanted || (s.answers[q.ID] != Unanswered && s.answers[q.ID] != Unsure) {
			continue
		}
		open = append(open, ranked{Ask: Ask{ID: q.ID, Question: q.Question, Level: u.String(), Urgency: u,
			Why: q.Why, FollowUp: true, Raised: true}, place: len(s.rb.Flags) + i})
	}
	sort.SliceStable(open, func(i, j int) bool {
		a, b := open[i], open[j]
		if a.perhaps != b.perhaps {
			return a.perhaps
		}
		if x, y := max(a.Urgency, SeeClinicianSoon), max(b.Urgency, SeeClinicianSoon); x != y {
			return x > y
		}
		if a.first != b.first {
			return a.first
		}
		if a.Raised != b.Raised {
			return a.Raised
		}
		if a.Urgency != b.Urgency {
			return a.Urgency > b.Urgency
		}
		return a.place < b.place
	})
	out := make([]Ask, len(open))
	for i, o := range open {
		out[i] = o.Ask
	}
	return out
}
