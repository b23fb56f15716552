package teach

import (
	"slices"
	"strings"

	"spotter/internal/intake"
	"spotter/internal/score"
)

// The head that decides how a text speaks of a sign (intake, assert.go) is
// learnt apart from the others, from the same posts and from the lines on each
// flag, into a file of its own.

// scopeHeads, and the roles of each in the order of the weights.
var (
	scopeHeads = []string{"flag", "symptom"}
	scopeRoles = map[string][]string{"flag": {"told", "not"}, "symptom": {"none", "present", "denied"}}
)

// FlagLine is a short text that tells of a flag, or only sounds like it.
type FlagLine struct {
	Flag, Text string
	Told       bool
}

// FlagLines reads a file of testdata/lines/flags: "## flag", then "+ text" and
// "- text". Lines with an even number are left out: they are kept to measure.
func FlagLines(text string) (out []FlagLine) {
	flag := ""
	for n, l := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(l, "## "):
			flag = l[3:]
		case n%2 == 0 && (strings.HasPrefix(l, "+ ") || strings.HasPrefix(l, "- ")):
			out = append(out, FlagLine{flag, l[2:], l[0] == '+'})
		}
	}
	return out
}

// ScopeSample is the mentions of one text with their roles.
type ScopeSample map[string][]sample

// ScopeOfPost are the samples of a labelled post.
func ScopeOfPost(p Post, lex *intake.Lexicon) ScopeSample {
	out := ScopeSample{}
	for _, m := range intake.Mentions(p.Text, p.AsOf, lex) {
		switch m.Head {
		case "flag":
			role, sure := score.FlagLabel(p.Text, p.Gold, m)
			out.with(m, role, sure, p.Tuned)
		case "symptom":
			role, sure := score.SymptomLabel(p.Text, p.Gold, m)
			out.with(m, role, sure, p.Tuned)
		}
	}
	return out
}

// ScopeOfLine are the samples of a line: the mentions of its flag are told, or
// none; of other flags a line that tells says nothing, and a near miss says
// that none of the urgent ones is told.
func ScopeOfLine(l FlagLine, lex *intake.Lexicon) ScopeSample {
	out := ScopeSample{}
	for _, m := range intake.Mentions(l.Text, plainDate, lex) {
		switch {
		case m.Head != "flag":
		case m.ID == l.Flag && l.Told:
			out.with(m, "told", lineWeight, true)
		case !l.Told && (m.ID == l.Flag || lex.Urgent(m.ID)):
			out.with(m, "not", lineWeight, true)
		}
	}
	return out
}

// lineWeight is how much a mention of a line counts.
const lineWeight = 1.0

// with adds a mention; one from a text at hand when the rules were written is
// learnt once with and once without their verdict.
func (s ScopeSample) with(m intake.Mention, role string, sure float64, tuned bool) {
	k := slices.Index(scopeRoles[m.Head], role)
	if k < 0 || sure == 0 {
		return
	}
	if tuned {
		bare := slices.DeleteFunc(slices.Clone(m.Features), func(f string) bool { return strings.HasPrefix(f, "rule") })
		s[m.Head] = append(s[m.Head], sample{bare, k, sure * tunedBare})
		sure *= 1 - tunedBare
	}
	s[m.Head] = append(s[m.Head], sample{m.Features, k, sure})
}

// LearnScope gives the heads, learnt from labelled posts and lines, as text for
// intake.ParseRoles.
func LearnScope(posts []Post, lines []FlagLine, lex *intake.Lexicon) string {
	var texts []ScopeSample
	for _, p := range posts {
		if !p.Plain && p.Marks == nil {
			texts = append(texts, ScopeOfPost(p, lex))
		}
	}
	for _, l := range lines {
		texts = append(texts, ScopeOfLine(l, lex))
	}
	return FitScope(texts)
}

// FitScope gives the heads that samples teach.
func FitScope(texts []ScopeSample) string {
	var b strings.Builder
	for _, h := range scopeHeads {
		var all []sample
		for _, t := range texts {
			all = append(all, t[h]...)
		}
		if len(all) > 0 {
			write(&b, h, scopeRoles[h], all)
		}
	}
	return b.String()
}
