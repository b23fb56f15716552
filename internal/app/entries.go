package app

import (
	"encoding/json"
	"errors"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/keep"
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

// LatestCase is the newest case in a diary, with the entry's id. ErrNoCase
// when none was stored; a stored case that this version cannot read is an error.
func LatestCase(entries []diary.Entry) (intake.Case, string, error) {
	for i := len(entries) - 1; i >= 0; i-- {
		if raw, ok := entries[i].Extra[caseField]; ok && entries[i].Kind == KindCase {
			c, err := intake.Decode(raw)
			return c, entries[i].ID, err
		}
	}
	return intake.Case{}, "", ErrNoCase
}

// LatestPost is the newest text that was pasted, or false.
func LatestPost(entries []diary.Entry) (string, bool) {
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Kind == KindPost {
			return entries[i].Text, true
		}
	}
	return "", false
}
