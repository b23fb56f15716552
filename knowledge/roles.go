package knowledge

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"spotter/internal/intake"
)

// RolesFile holds the learnt weights of the reader (see CONTRIBUTING.md, "Teach
// the reader again"). Nobody writes it by hand.
const RolesFile = "roles.tsv"

// rolesOf reads the learnt weights; a tree without them is read by rules alone.
func rolesOf(tree fs.FS) (*intake.Roles, error) {
	b, err := fs.ReadFile(tree, RolesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m, err := intake.ParseRoles(string(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", RolesFile, err)
	}
	return m, nil
}

// feelingsOf reads how pleasant words are, in tenths.
func feelingsOf(tree fs.FS) (map[string]int8, error) {
	b, err := fs.ReadFile(tree, "feelings.csv")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := make(map[string]int8, 8192)
	rest := string(b)
	for n := 1; rest != ""; n++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		w, num, ok := strings.Cut(line, ",")
		if line == "" || line[0] == '#' || num == "tenths" {
			continue
		}
		v, err := strconv.ParseInt(num, 10, 8)
		if !ok || err != nil {
			return nil, fmt.Errorf("feelings.csv: line %d: want a word and whole tenths", n)
		}
		out[w] = int8(v)
	}
	return out, nil
}
