package app

import (
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/safety"
	"spotter/internal/wording"
	"spotter/knowledge"
)

// Lifts is the catalogue, for naming lifts at the edge.
func (a *App) Lifts() (*lift.Catalogue, error) { return knowledge.LiftsIn(a.lang) }

// Sources are the works behind the knowledge files, by id.
func (a *App) Sources() (map[string]knowledge.Source, error) { return knowledge.Sources() }

// Flags is the red-flag screen with its questions.
func (a *App) Flags() (*safety.Rulebook, error) { return knowledge.FlagsIn(a.lang) }

// Faults turn what is wrong with a file or a trial into the app's language.
func (a *App) Faults() (wording.Frames, error) {
	words, err := knowledge.FaultsIn(a.lang)
	return wording.NewFrames(words), err
}

// Next lists anew what is unknown and what to ask, after a correction.
func (a *App) Next(c intake.Case) (intake.Case, error) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		return c, err
	}
	intake.Next(&c, lex)
	return c, nil
}

// Federations are those whose rules are known, by id.
func (a *App) Federations() (map[string]string, error) {
	names, err := knowledge.Federations()
	out := make(map[string]string, len(names))
	for id, name := range names {
		out[id] = a.federation(name)
	}
	return out, err
}

// federation is the name of a federation in the language spoken.
func (a *App) federation(name string) string {
	names, _ := knowledge.Federations() // without them the name stands as it is
	for id, n := range names {
		if said, ok := a.Text()["federation."+id]; ok && n == name {
			return said
		}
	}
	return name
}
