package app

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/keep"
	"spotter/internal/safety"
)

// The kinds that the app itself writes into a diary, besides those of
// CONTRACTS: the text that was pasted and the case that was confirmed.
// A correction is a further entry; the older ones stay.
const (
	KindPost = "post"
	KindCase = "case"
)

const caseField = "case"

// ErrNoCase says that a diary holds no case yet.
var ErrNoCase = errors.New("no case has been stored for this athlete yet")

// PostEntry holds a pasted text. At is a time with offset, or a day.
func PostEntry(id, at, text string) diary.Entry {
	return diary.Entry{Kind: KindPost, ID: id, At: at, Text: text}
}

// CaseEntry holds a case as it was read or confirmed.
func CaseEntry(id, at string, c intake.Case) (diary.Entry, error) {
	raw, err := intake.Encode(c)
	if err != nil {
		return diary.Entry{}, err
	}
	return diary.Entry{Kind: KindCase, ID: id, At: at,
		Extra: keep.Extra{caseField: json.RawMessage(raw)}}, nil
}

// AnswerEntry holds one answered question: yes, no, unsure, text or a number.
func AnswerEntry(id, at, question string, value any) diary.Entry {
	return diary.Entry{Kind: "answer", ID: id, At: at, Question: question, Value: value}
}

// LatestCase is the newest case in a diary that still counts, with the entry's
// id. Where two devices corrected one case without seeing each other, the newer
// counts, with the warning signs and the more cautious answers of both.
// ErrNoCase when none was stored; a stored case that this version cannot read
// is an error.
func LatestCase(entries []diary.Entry) (intake.Case, string, error) {
	cases, conflicts := live(entries, KindCase)
	for i := len(cases) - 1; i >= 0; i-- {
		raw, ok := cases[i].Extra[caseField]
		if !ok {
			continue
		}
		c, err := intake.Decode(raw)
		if err != nil {
			return c, cases[i].ID, err
		}
		c, err = cautious(c, cases[i].ID, conflicts)
		return c, cases[i].ID, err
	}
	return intake.Case{}, "", ErrNoCase
}

// LatestPost is the newest text that was pasted and still counts, or false.
func LatestPost(entries []diary.Entry) (string, bool) {
	posts, _ := live(entries, KindPost)
	if len(posts) == 0 {
		return "", false
	}
	return posts[len(posts)-1].Text, true
}

// Standing are the ids of the entries of one kind that still count, and of the
// versions that did not: what a new post or case takes the place of.
func Standing(entries []diary.Entry, kind string) []string {
	now, conflicts := live(entries, kind)
	var ids []string
	add := func(e diary.Entry) {
		if e.ID != "" && !slices.Contains(ids, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	for _, e := range now {
		add(e)
	}
	for _, c := range conflicts {
		for _, v := range c.Versions {
			add(v.Entry)
		}
	}
	return ids
}

// Answers are the answers that still count, oldest first.
func Answers(entries []diary.Entry) []diary.Entry {
	out, _ := live(entries, "answer")
	return out
}

// live are the entries of one kind that still count.
func live(entries []diary.Entry, kind string) ([]diary.Entry, []diary.Conflict) {
	var some []diary.Entry
	for i := range entries {
		switch entries[i].Kind {
		case kind, diary.KindDelete, diary.KindClear, diary.KindRedact, diary.KindRedacted:
			some = append(some, entries[i])
		}
	}
	return diary.Live(some, day.Date{})
}

// cautious adds to a case what its other versions warn of.
func cautious(c intake.Case, id string, conflicts []diary.Conflict) (intake.Case, error) {
	for _, x := range conflicts {
		if !slices.ContainsFunc(x.Versions, func(v diary.Version) bool { return v.Entry.ID == id && v.Counts }) {
			continue
		}
		for _, v := range x.Versions {
			if v.Entry.Kind != KindCase || v.Counts {
				continue
			}
			other, err := intake.Decode(v.Entry.Extra[caseField])
			if err != nil {
				return c, err
			}
			c = warned(c, other)
		}
	}
	return c, nil
}

// warned is a case with the warning signs of another one, and of two answers
// the more cautious.
func warned(c, other intake.Case) intake.Case {
	c.RedFlags.Mentioned = slices.Clone(c.RedFlags.Mentioned)
	for _, m := range other.RedFlags.Mentioned {
		m.Span = nil
		if !slices.ContainsFunc(c.RedFlags.Mentioned, func(x intake.FlagFact) bool { return x.ID == m.ID && !x.Partial }) {
			c.RedFlags.Mentioned = append(c.RedFlags.Mentioned, m)
		}
	}
	c.RedFlags.Possible = slices.Clone(c.RedFlags.Possible)
	for _, m := range other.RedFlags.Possible {
		m.Span = nil
		if !c.RedFlags.Touches(m.ID) {
			c.RedFlags.Possible = append(c.RedFlags.Possible, m)
		}
	}
	c.Answers = maps.Clone(c.Answers)
	for q, v := range other.Answers {
		if c.Answers == nil {
			c.Answers = map[string]string{}
		}
		mine, theirs := safety.ParseAnswer(c.Answers[q]), safety.ParseAnswer(v)
		if mine == safety.Unanswered && theirs != safety.No || theirs == safety.Yes || theirs == safety.Unsure && mine == safety.No {
			c.Answers[q] = v
		}
	}
	return c
}
