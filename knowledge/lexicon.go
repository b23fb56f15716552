package knowledge

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"spotter/internal/intake"
	"spotter/internal/safety"
)

// Lexicon is the reader's word knowledge, compiled on first use.
var Lexicon = sync.OnceValues(func() (*intake.Lexicon, error) {
	rb, err := Flags()
	if err != nil {
		return nil, err
	}
	return lexiconWith(files, rb)
})

// LexiconOf compiles the word lists, the lift names and lexicon_flags.yaml of a
// knowledge tree.
func LexiconOf(tree fs.FS) (*intake.Lexicon, error) {
	rb, err := FlagsOf(tree)
	if err != nil {
		return nil, err
	}
	return lexiconWith(tree, rb)
}

func lexiconWith(tree fs.FS, rb *safety.Rulebook) (*intake.Lexicon, error) {
	learnt := readLearnt(tree) // beside the word lists, on the other core
	entries, err := lexiconRows(tree)
	if err != nil {
		return nil, err
	}
	names, err := liftNames(tree)
	if err != nil {
		return nil, err
	}
	flags, err := lexiconFlags(tree)
	if err != nil {
		return nil, err
	}
	signs, err := lexiconSigns(tree)
	if err != nil {
		return nil, err
	}
	flags = append(flags, signs...)
	lex, err := intake.NewLexicon(append(append(entries, names...), flags...), flagInfos(rb))
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	if err := learnt(lex); err != nil {
		return nil, err
	}
	return lex, nil
}

// readLearnt reads the learnt weights and the feelings of words in a goroutine;
// what it returns waits for them and gives them to a lexicon.
func readLearnt(tree fs.FS) func(*intake.Lexicon) error {
	var roles, places, scope *intake.Roles
	var feelings intake.Feelings
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		if places, err = weightsOf(tree, PlacesFile); err != nil {
			return
		}
		if scope, err = weightsOf(tree, ScopeFile); err != nil {
			return
		}
		if roles, err = weightsOf(tree, RolesFile); err == nil {
			feelings, err = feelingsOf(tree)
		}
	}()
	return func(lex *intake.Lexicon) error {
		<-done
		if err != nil {
			return err
		}
		lex.TeachRoles(roles)
		lex.TeachPlaces(places)
		lex.TeachScope(scope)
		lex.TeachFeelings(feelings)
		return nil
	}
}

// wordLists are the files of the reader's words, in the order in which they
// are compiled: the classes stand in the first.
var wordLists = []string{"lexicon.csv", "lexicon_cues.csv", "lexicon_verdicts.csv", "lexicon_lifts.csv", "lexicon_remedies.csv", "lexicon_aims.csv"}

func lexiconRows(tree fs.FS) ([]intake.Entry, error) {
	var out []intake.Entry
	for _, name := range wordLists {
		rows, err := wordRows(tree, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, rows...)
	}
	return out, nil
}

func wordRows(tree fs.FS, name string) ([]intake.Entry, error) {
	f, err := tree.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = 4
	r.LazyQuotes = true
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	out := make([]intake.Entry, 0, len(rows))
	for _, row := range rows[1:] {
		out = append(out, intake.Entry{Kind: row[0], ID: row[1], Attr: row[2], Patterns: row[3]})
	}
	return out, nil
}

// plainLetter keeps the letters, digits and apostrophes of a name; all else
// parts its words.
func plainLetter(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '\'' {
		return r
	}
	return ' '
}

// liftNames turns the names that apps and gyms use into patterns. A lone word
// of less than three letters or a plain English word is left to lexicon.csv.
func liftNames(tree fs.FS) ([]intake.Entry, error) {
	t := readTable(tree, "lift_names.csv", "name", "id")
	if len(t.faults) > 0 {
		return nil, t.faults[0]
	}
	out := make([]intake.Entry, 0, len(t.rows))
	for _, row := range t.rows {
		name := strings.Join(strings.Fields(strings.Map(plainLetter, strings.ToLower(row[t.head["name"]]))), " ")
		if len(name) < 3 || plainWords[name] {
			continue
		}
		out = append(out, intake.Entry{Kind: "lift", ID: row[t.head["id"]], Patterns: name})
	}
	return out, nil
}

var plainWords = map[string]bool{"press": true, "walk": true, "walking": true, "erg": true, "clean": true, "prowler": true, "running": true, "pendulum": true, "bike": true, "stretching": true, "cycling": true, "stairs": true, "rowing": true, "walkouts": true, "walkout": true, "squat walkout": true, "low bar": true, "high bar": true, "conventional": true, "er band": true}

type flagWords struct {
	Classes map[string]string   `yaml:"classes"`
	Flags   map[string][]string `yaml:"flags"`
	Ever    map[string][]string `yaml:"ever"`
	Neg     map[string][]string `yaml:"neg"`
	Names   map[string][]string `yaml:"names"`
	Deny    map[string][]string `yaml:"deny"`
	Foreign map[string][]string `yaml:"foreign"`
	Order   []string            `yaml:"class_order"`
}

// lexiconFlags reads the phrases that raise a red flag. "ever" ones count
// however long ago they were, "neg" ones hold their own no, "names" name a disease, which must be claimed,
// "deny" ones deny.
func lexiconFlags(tree fs.FS) ([]intake.Entry, error) {
	var w flagWords
	if err := decodeYAML(tree, "lexicon_flags.yaml", &w); err != nil {
		return nil, err
	}
	var out []intake.Entry
	for _, name := range w.Order {
		out = append(out, intake.Entry{Kind: "class", ID: name, Patterns: w.Classes[name]})
	}
	add := func(kind, attr string, m map[string][]string) {
		for _, id := range sortedIDs(m) {
			out = append(out, intake.Entry{Kind: kind, ID: id, Attr: attr, Patterns: strings.Join(m[id], ";")})
		}
	}
	add("flag", "", w.Flags)
	add("flag", "ever:y", w.Ever)
	add("flag", "neg:y", w.Neg)
	add("flag", "name:y", w.Names)
	add("flag", "neg:y ask:y", w.Foreign)
	add("deny", "", w.Deny)
	return out, nil
}

func sortedIDs[V any](m map[string]V) []string {
	ids := make([]string, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// flagInfos tells the reader which questions the screen asks.
func flagInfos(rb *safety.Rulebook) []intake.FlagInfo {
	out := make([]intake.FlagInfo, 0, len(rb.Flags))
	for _, f := range rb.Flags {
		out = append(out, intake.FlagInfo{ID: f.ID, Urgency: int(f.Urgency), Regions: f.AppliesTo, All: f.All})
	}
	return out
}
