package intake

import (
	"maps"
	"slices"
	"strings"

	"spotter/internal/body"
)

// Shift moves every absolute date of the case by whole days. Facts are counted
// from AsOf, so nothing else moves.
func (c Case) Shift(days int) Case {
	c.AsOf = c.AsOf.Add(days)
	return c
}

// Mirror exchanges left and right everywhere; the case itself is not changed.
func (c Case) Mirror() Case {
	c = detachFacts(c)
	for i := range c.Problems {
		c.Problems[i].Side = c.Problems[i].Side.Mirror()
		c.Problems[i].Place = mirrorWords(c.Problems[i].Place)
	}
	for i := range c.Symptoms {
		c.Symptoms[i].Side = c.Symptoms[i].Side.Mirror()
		c.Symptoms[i].Place = mirrorWords(c.Symptoms[i].Place)
	}
	for i := range c.Tried {
		c.Tried[i].Name = mirrorWords(c.Tried[i].Name)
		c.Tried[i].Region = mirrorWords(c.Tried[i].Region)
	}
	c.AdviceReceived = slices.Clone(c.AdviceReceived)
	for i := range c.AdviceReceived {
		c.AdviceReceived[i].Name = mirrorWords(c.AdviceReceived[i].Name)
	}
	c.Answers = maps.Clone(c.Answers)
	for q, a := range c.Answers {
		if a == string(body.Left) || a == string(body.Right) {
			c.Answers[q] = string(body.Side(a).Mirror())
		}
	}
	return c
}

func mirrorWords(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = string(body.Side(w).Mirror())
	}
	if len(words) == 0 {
		return s
	}
	return strings.Join(words, " ")
}

// Regions are the sore regions, each once, in the order of the text; problems
// that are over are left out.
func (c Case) Regions() []body.Region {
	var out []body.Region
	for _, p := range c.Problems {
		if p.Course != "resolved" && !slices.Contains(out, p.Region) {
			out = append(out, p.Region)
		}
	}
	return out
}
