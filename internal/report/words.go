package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"spotter/internal/body"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/wording"
)

// words turns the letter's codes into sentences.
type words struct{ book wording.Book }

func (w words) say(code string, kv ...any) string {
	return w.book.Why(reason.New(code, reason.ExpertOpinion, kv...))
}

// name words an id of a family; an id without a word is shown as it is.
func (w words) name(family, id string) string {
	if s, ok := w.book[family+id]; ok {
		return s
	}
	return strings.ReplaceAll(id, "_", " ")
}

func (w words) lift(id lift.ID) string { return w.name("lift.", string(id)) }

func (w words) flag(id string) string {
	for _, family := range []string{"flag.", "rule.", "ask."} {
		if s, ok := w.book[family+id]; ok {
			return s
		}
	}
	return strings.ReplaceAll(id, "_", " ")
}

func (w words) unknown(id string) string {
	for _, family := range []string{"letter.open_", "letter.tell_", "web.unknown_", "ask."} {
		if s, ok := w.book[family+id]; ok {
			return s
		}
	}
	return strings.ReplaceAll(id, "_", " ")
}

// place is a place with its side in words, in the body's own frame.
func (w words) place(p *Place) string {
	s := w.name("region.", string(p.Region))
	if p.Region == body.Other && p.Words != "" {
		s = p.Words
	}
	if p.Side == body.NotStated || p.Side == "" {
		s = w.say("letter.side_unknown", "place", s)
	} else {
		s = strings.ToUpper(w.name("side.", string(p.Side))) + " " + s
	}
	if len(p.Zones) > 0 {
		zones := make([]string, len(p.Zones))
		for i, z := range p.Zones {
			zones[i] = w.name("zone.", string(z))
		}
		s += " (" + strings.Join(zones, ", ") + ")"
	}
	return up(s)
}

// up starts a line with a capital.
func up(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// join leaves out what is empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
