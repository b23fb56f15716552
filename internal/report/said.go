package report

import (
	"slices"
	"strconv"
	"strings"

	"spotter/internal/intake"
)

// said are the answers to the reader's questions and to tests of oneself: those
// of the case, then those of the diary, the later one for each question. A
// question that was answered is not open.
func (b *maker) said() {
	b.out.Told = []Said{}
	for _, id := range append(intake.QuestionIDs(), b.in.Tests...) {
		x, ref := Said{Question: id, Value: strings.TrimSpace(b.in.Case.Answers[id]), On: b.in.Case.AsOf}, b.told(nil)
		for _, a := range b.in.History.Answers {
			if a.Question == id && strings.TrimSpace(a.Value) != "" {
				x.Value, x.On, ref = strings.TrimSpace(a.Value), a.Day, Ref{Kind: "answer", Day: a.Day, ID: a.ID}
			}
		}
		if x.Value == "" || id == "age" || b.out.told(id) != nil {
			continue
		}
		b.trace(at("told", len(b.out.Told), "value"), x.Value, ref)
		b.out.Told = append(b.out.Told, x)
	}
}

// told is the answer to a question, nil without one.
func (l *Letter) told(question string) *Said {
	i := slices.IndexFunc(l.Told, func(x Said) bool { return x.Question == question })
	if i < 0 {
		return nil
	}
	return &l.Told[i]
}

// age told last, by an answer or by the case, and where.
func (b *maker) age() (*int, Ref) {
	age, ref := b.in.Case.Person.Age, b.told(nil)
	set := func(v string, r Ref) {
		if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n > 0 && n < 120 {
			age, ref = &n, r
		}
	}
	set(b.in.Case.Answers["age"], ref)
	for _, a := range b.in.History.Answers {
		if a.Question == "age" {
			set(a.Value, Ref{Kind: "answer", Day: a.Day, ID: a.ID})
		}
	}
	return age, ref
}
