package diary

import (
	"cmp"
	"slices"

	"spotter/internal/lift"
)

// SameSetQuestion is the question to which "no" says that two entries are two
// sets. A yes is an entry that replaces both.
func SameSetQuestion(a, b string) string {
	return "same_set:" + min(a, b) + ":" + max(a, b)
}

// twins finds sets of two devices, or of a hand and an import, with the same lift, load and reps
// within ten minutes. Both stay; whether they are one is asked.
func (s *stream) twins() []Conflict {
	type key struct {
		lift string
		kg   lift.Kg
		reps int
	}
	two := map[string]bool{}
	waiting := map[key][]int{}
	var out []Conflict
	for i := range s.rows {
		if e := s.rows[i].e; !s.rows[i].gone && s.rows[i].sort == anAnswer && AnswerWord(word(e.Value)) == "no" {
			two[e.Question] = true
		}
	}
	for i := range s.rows {
		r := &s.rows[i]
		if r.gone || r.sort != aSet || r.e.ID == "" || r.e.Reps == nil || r.unix == beforeAll {
			continue
		}
		kg, _ := mass(r.e)
		k := key{cmp.Or(r.e.Lift, r.e.Name), kg, *r.e.Reps}
		w := waiting[k]
		for len(w) > 0 && r.unix-s.rows[w[0]].unix > nearby {
			w = w[1:]
		}
		if n := slices.IndexFunc(w, func(j int) bool { return s.twin(j, i, two) }); n >= 0 {
			out = append(out, s.conflict(SameSet, []int{w[n], i}, nil))
			w = slices.Delete(w, n, n+1)
		} else {
			w = append(w, i)
		}
		waiting[k] = w
	}
	return out
}

// twin: from another app or another device, and nobody has said that they are
// two.
func (s *stream) twin(i, j int, two map[string]bool) bool {
	a, b := s.rows[i].e, s.rows[j].e
	return (a.Source != b.Source || unseen(a, b)) && !two[SameSetQuestion(a.ID, b.ID)]
}
