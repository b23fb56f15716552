// Package notes answers "what do the notes of a training log say about pain":
// findings of a place, a side, and whether it hurt, each a proposal that the
// person confirms; nothing becomes an entry before that. An absence that
// someone wrote down is a finding too. It refuses to fill gaps: a side that is
// not written stays not stated, a strength of pain that is not written stays
// unknown and is never zero, and tightness is not pain.
//
// A note is three words, often not a sentence, and mostly about something
// else. Package intake reads whole posts of people in pain and takes it for
// granted that something hurts; here the usual answer is "nothing said", so
// the reading is its own. The regions are the same.
package notes

import (
	"slices"
	"strconv"
	"strings"

	"spotter/internal/body"
	"spotter/internal/diary"
)

// Finding is what one clause of a note says.
type Finding struct {
	Region  body.Region `json:"region,omitempty"` // "" = pain as such, no place named
	Side    body.Side   `json:"side"`
	Place   string      `json:"place,omitempty"` // the word that names it
	Present bool        `json:"present"`
	Feel    string      `json:"feel"`             // pain, tight, sore, tingling
	Score   *int        `json:"score,omitempty"`  // 0–10, as written
	With    string      `json:"with,omitempty"`   // what the words say made it so, or was fine
	Quote   string      `json:"quote"`            // the clause
	Better  bool        `json:"better,omitempty"` // it is said to be less than before
}

// Proposal is a finding with the sets that carry it. The same note on the next
// set, or carried forward to the next session, is one proposal.
type Proposal struct {
	ID    string   `json:"id"` // stable: the same note gives the same one
	Day   string   `json:"day"`
	Last  string   `json:"last,omitempty"` // last day that carries the same note
	Times int      `json:"times"`          // how many entries carry it
	Lift  string   `json:"lift,omitempty"`
	Name  string   `json:"name,omitempty"` // the exercise as the app wrote it
	From  []string `json:"from"`           // ids of the first entries
	Finding
}

// Propose reads the notes of entries. Entries must be in time order; the
// result is too.
func Propose(entries []diary.Entry) []Proposal {
	type key struct{ name, note string }
	at := map[key][]int{} // note → its proposals
	var out []Proposal
	for i := range entries {
		e := &entries[i]
		text, name := e.Note, e.Name
		if e.Kind == "note" {
			text, name = e.Text, ""
		} else if e.Kind != "set" {
			continue
		}
		if text == "" || len(e.At) < 10 {
			continue
		}
		k := key{name, strings.Join(strings.Fields(strings.ToLower(text)), " ")}
		known, seen := at[k]
		if !seen {
			for _, f := range Read(text) {
				known = append(known, len(out))
				out = append(out, Proposal{ID: diary.RowID("note", e.At[:10], name, k.note, strconv.Itoa(len(known))), Day: e.At[:10], Lift: e.Lift, Name: name, Finding: f})
			}
			if known == nil {
				known = []int{}
			}
			at[k] = known
		}
		for _, p := range known {
			out[p].Times++
			if e.At[:10] > out[p].Day {
				out[p].Last = e.At[:10]
			}
			if e.ID != "" && len(out[p].From) < 20 && e.At[:10] == out[p].Day {
				out[p].From = append(out[p].From, e.ID)
			}
		}
	}
	return out
}

// Choice is what the person says about a proposal.
type Choice struct {
	Yes   bool
	Score *int // how strong, where the note does not say
}

// ParseChoices reads lines "id yes", "id no" or "id 4"; # starts a remark. The
// line of the first mistake is returned, 0 = none.
func ParseChoices(text string) (map[string]Choice, int) {
	out := map[string]Choice{}
	for i, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if len(f) != 2 {
			return nil, i + 1
		}
		switch n, err := strconv.Atoi(f[1]); {
		case f[1] == "yes":
			out[f[0]] = Choice{Yes: true}
		case f[1] == "no":
			out[f[0]] = Choice{}
		case err == nil && n >= 0 && n <= 10:
			out[f[0]] = Choice{Yes: true, Score: &n}
		default:
			return nil, i + 1
		}
	}
	return out, 0
}

// Accept turns confirmed proposals into entries. An absence is a rating of 0
// for that place and day; pain with a number is a rating; pain without one is
// kept as a note with its place, for a number is never made up.
func Accept(list []Proposal, choices map[string]Choice, all bool) []diary.Entry {
	var out []diary.Entry
	for _, p := range list {
		c, said := choices[p.ID]
		if !said {
			c, said = choices[p.ID[:8]] // as the terminal shows it
		}
		if said && !c.Yes || !said && !all {
			continue
		}
		out = append(out, entry(p, c.Score))
	}
	return out
}

func entry(p Proposal, score *int) diary.Entry {
	e := diary.Entry{At: p.Day, Source: "note", Region: string(p.Region), Note: p.Quote}
	if p.Side != body.NotStated {
		e.Side = string(p.Side)
	}
	zero := 0
	switch {
	case p.Feel == "pain" && !p.Present && p.Region != "":
		e.Kind, e.Score, e.When = "pain", &zero, "now"
	case p.Feel == "pain" && p.Present && (score != nil || p.Score != nil):
		e.Kind, e.Score, e.When = "pain", score, "now"
		if score == nil {
			e.Score = p.Score
		}
	default:
		word := "no "
		if p.Present {
			word = ""
		}
		e.Kind, e.Note, e.Text = "note", "", strings.TrimSpace(word+p.Feel+" "+p.Place)+": "+p.Quote
	}
	e.ID = diary.RowID("note-accepted", p.ID, e.Kind, scoreText(e.Score))
	return e
}

func scoreText(s *int) string {
	if s == nil {
		return ""
	}
	return strconv.Itoa(*s)
}

// Read finds what a note says.
func Read(text string) []Finding {
	var out []Finding
	var before Finding // the place that the clause before named
	for _, clause := range clauses(text) {
		f, ok := readClause(clause)
		last := before
		before = f
		if !ok {
			continue
		}
		if f.Region == "" && f.Feel == "pain" && last.Region != "" && clause.joined && last.Feel != "pain" {
			f.Region, f.Side, f.Place = last.Region, last.Side, last.Place // "left pec tight, not painful"
		}
		if !slices.ContainsFunc(out, func(o Finding) bool {
			return o.Region == f.Region && o.Side == f.Side && o.Present == f.Present && o.Feel == f.Feel
		}) {
			out = append(out, f)
		}
	}
	return out
}
