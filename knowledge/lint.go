package knowledge

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// banned are the claims that no sentence of ours may make, by what they claim.
var banned = []struct {
	what string
	re   *regexp.Regexp
}{
	{"claims a diagnosis", regexp.MustCompile(`(?i)\b(you have|you've got|you suffer from|you are suffering)\b|\bdiagnos`)},
	{"claims a cure", regexp.MustCompile(`(?i)\b(heals?|healed|cures?|cured|fixes|fix (it|this|your)|prevents?|prevented)\b`)},
	{"gives a dose", regexp.MustCompile(`(?i)\d\s?(mg|mcg|µg|ml|iu)\b|\b(\d+|one|two|three|four|half a) (tablets?|pills?|capsules?)\b|\b(tablets?|pills?|capsules?) (a|per|every) (day|week|\d)|\btake (an? )?(ibuprofen|naproxen|paracetamol|aspirin|nsaids?)\b`)},
	{"reassures", regexp.MustCompile(`(?i)\b(just|not serious|nothing (to worry|serious|grave|dangerous)|don't worry|do not worry|harmless|safely|safe)\b`)},
}

// negated are turns of phrase in which a banned word says the opposite, or is
// part of a question. They are taken out before the search.
var negated = regexp.MustCompile(`(?i)\b(not|never|no|nor|cannot|can't|doesn't|don't|without|nobody|nothing)( \w+){0,4}? (a )?(diagnos\w*|heals?|cures?|fix(es)?|prevents?|safe)\b|\b(do|if|did|when|that|what|which|unless|until|once|whatever|where|should|than|all|as) you have\b|\b(do|did|when|if|before|after) you( \w+)? take\b|\bsafe to (close|leave|ignore this)\b`)

// Lint lists what a sentence must not say. Empty means it may stand.
func Lint(sentence string) []string {
	if !suspicious(sentence) {
		return nil
	}
	s := negated.ReplaceAllString(sentence, " ")
	var out []string
	for _, b := range banned {
		if hit := b.re.FindString(s); hit != "" {
			out = append(out, b.what+": "+strings.TrimSpace(hit))
		}
	}
	return out
}

// stems are parts of which every banned phrase holds at least one: a quick
// look before the slow one.
var stems = []string{"you", "diagnos", "heal", "cure", "fix", "prevent", "tablet", "pill", "capsule", "take",
	"just", "serious", "nothing", "worry", "harmless", "safe"}

var amount = regexp.MustCompile(`\d\s?(mg|mcg|µg|ml|iu)`)

func suspicious(s string) bool {
	s = strings.ToLower(s)
	if amount.MatchString(s) {
		return true
	}
	for _, stem := range stems {
		if strings.Contains(s, stem) {
			return true
		}
	}
	return false
}

// lintAll holds every text of a tree of nodes against the banned phrases.
// Ids and single words are no texts.
func (c *checker) lintAll(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		if strings.Contains(n.Value, " ") {
			for _, what := range Lint(n.Value) {
				c.fault(n.Line, "%s", what)
			}
		}
		return
	}
	for i, m := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			continue
		}
		c.lintAll(m)
	}
}
