package knowledge

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"spotter/internal/intake"
)

// RolesFile holds the learnt weights of the reader (see CONTRIBUTING.md, "Teach
// the reader again"). Nobody writes it by hand.
const RolesFile = "roles.tsv"

// PlacesFile holds the learnt weights of places and sides, in the same form.
const PlacesFile = "places.tsv"

// ScopeFile holds the learnt weights of how signs are spoken of.
const ScopeFile = "scope.tsv"

// weightsOf reads learnt weights; a tree without them is read by rules alone.
func weightsOf(tree fs.FS, name string) (*intake.Roles, error) {
	b, err := fs.ReadFile(tree, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m, err := intake.ParseRoles(string(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

// feelingsOf reads how pleasant words are: behind the notes and the head of
// feelings.csv.
func feelingsOf(tree fs.FS) (intake.Feelings, error) {
	b, err := fs.ReadFile(tree, "feelings.csv")
	if errors.Is(err, fs.ErrNotExist) {
		return intake.Feelings{}, nil
	}
	if err != nil {
		return intake.Feelings{}, err
	}
	_, lines, _ := strings.Cut(string(b), "word,tenths\n")
	f, err := intake.NewFeelings(lines)
	if err != nil {
		return f, fmt.Errorf("feelings.csv: behind its head, %w", err)
	}
	return f, nil
}
