package teach

import (
	"slices"

	"spotter/internal/intake"
)

// The heads of the model of places (knowledge/places.tsv): what a region that a
// post names is in its story, and whether a side is that of a region. They are
// learnt from whole posts alone, beside the heads of roles.
var placeHeads = []string{"place", "side"}

// LearnPlaces gives the model of places as text for intake.ParseRoles.
func LearnPlaces(posts []Post, lex *intake.Lexicon) string {
	whole := slices.DeleteFunc(slices.Clone(posts), func(p Post) bool { return !p.whole() })
	return learnHeads(placeHeads, sampled(whole, lex), func(int) bool { return true })
}

// whole: a labelled post, and no line.
func (p Post) whole() bool { return !p.Plain && p.Marks == nil }
