package teach

import (
	"path"
	"slices"
	"strings"

	"spotter/internal/day"
	"spotter/internal/intake"
)

// Mark is a stretch of a marked text and what is said of the thing in it.
type Mark struct {
	from, to int // bytes of the text
	code     string
}

// Texts reads a file of short texts: those of a folder "marked" tell in braces
// what each thing is, the others are known to be read right.
func Texts(name, text string) []Post {
	if path.Base(path.Dir(name)) == "marked" {
		out := Marked(text)
		for i := range out {
			out[i].AsksOnly = path.Base(name) == "asks.txt"
		}
		return out
	}
	return Plain(text)
}

// Marked are texts, one a line, in which braces tell what each thing is:
// "{T bench} hurts, {h heat} helps". The codes are listed in markedRoles.
func Marked(text string) []Post {
	asOf, _ := day.Parse(plainDay)
	var out []Post
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		said, marks := unmark(strings.ReplaceAll(line, `\n`, "\n"))
		out = append(out, Post{Name: "marked", Text: said, AsOf: asOf, Marks: marks})
	}
	return out
}

const complaint = "My shoulder hurts.\n\n"

// unmark takes the braces out of a line and says where they stood. A complaint
// stands before it, as in every post.
func unmark(line string) (string, []Mark) {
	var b strings.Builder
	b.WriteString(complaint)
	marks := []Mark{} // never nil: that tells a marked text from a post
	for {
		before, rest, ok := strings.Cut(line, "{")
		b.WriteString(before)
		if !ok {
			return b.String(), marks
		}
		inside, after, _ := strings.Cut(rest, "}")
		code, words, _ := strings.Cut(inside, " ")
		marks = append(marks, Mark{b.Len(), b.Len() + len(words), code})
		b.WriteString(words)
		line = after
	}
}

// markedRoles are the roles by code and head. What a code says nothing of is
// left out; a lift inside a remedy is neither trigger nor tolerated.
var markedRoles = map[string]map[string]string{
	"T": {"lift": "trigger", "activity": "trigger", "remedy": "none"},
	"O": {"lift": "tolerated", "activity": "tolerated", "remedy": "none"},
	"N": {"lift": "none", "activity": "none", "remedy": "none"},
	"h": {"remedy": "done", "effect": "helped", "lift": "none"},
	"p": {"remedy": "done", "effect": "partial", "lift": "none"},
	"t": {"remedy": "done", "effect": "temporary", "lift": "none"},
	"n": {"remedy": "done", "effect": "no_change", "lift": "none"},
	"w": {"remedy": "done", "effect": "worse", "lift": "none"},
	"u": {"remedy": "done", "effect": "unknown", "lift": "none"},
	"f": {"remedy": "planned", "lift": "none"},
	"x": {"remedy": "none"},
}

// Known reports that the code has roles and the braces hold words.
func (m Mark) Known() bool {
	known := markedRoles[m.code] != nil
	if kinds, ask := strings.CutPrefix(m.code, "?"); ask {
		known = !slices.ContainsFunc(strings.Split(kinds, "+"), func(k string) bool { return !slices.Contains(askKinds[1:], k) })
	}
	return known && m.to > m.from
}

// markedRole is the role of a mention by the mark that it overlaps; "" where
// no mark speaks of it.
func markedRole(p Post, m intake.Mention) string {
	for _, k := range p.Marks {
		if m.Span[0] < k.to && k.from < m.Span[1] {
			return markedRoles[k.code][m.Head]
		}
	}
	return ""
}

// Unmet lists the marked things of a text in which the reader names nothing.
func Unmet(p Post, lex *intake.Lexicon) (out []string) {
	if p.AsksOnly {
		return nil
	}
	all := intake.Mentions(p.Text, p.AsOf, lex)
	for _, k := range p.Marks {
		met := false
		for _, m := range all {
			if role := markedRoles[k.code][m.Head]; role != "" && role != "none" && m.Span[0] < k.to && k.from < m.Span[1] {
				met = true
			}
		}
		if !met && k.code != "N" && k.code != "x" {
			out = append(out, k.code+" "+p.Text[k.from:k.to]+" | "+oneLine(p.Text[20:]))
		}
	}
	return out
}
