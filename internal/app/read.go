package app

import (
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/knowledge"
)

// Read turns a post or a copied thread into a case. The errors are those of
// intake.Read: *intake.BadInput says what is wrong with the text, where, and
// the cure. A red flag in the text is no error: it stands in the case, and
// every other use case stops on it.
func (a *App) Read(text string, asOf day.Date) (intake.Case, error) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		return intake.Case{}, err
	}
	return intake.Read(text, asOf, lex)
}
