package knowledge

import (
	"fmt"
	"io/fs"
	"strings"

	"spotter/internal/intake"
)

type signWords struct {
	Signs    map[string]string   `yaml:"signs"`
	Together map[string][]string `yaml:"together"`
	Calm     map[string]string   `yaml:"calm"`
	Passed   map[string]string   `yaml:"calm_passed"`
	Text     map[string]string   `yaml:"calm_text"`
	Figures  string              `yaml:"figures"`
}

// lexiconSigns reads the signs, the sets of them that raise a flag, the
// words that explain one away, and figures of speech that only sound like one.
func lexiconSigns(tree fs.FS) ([]intake.Entry, error) {
	own, err := signFile(tree, "lexicon_signs.yaml", "")
	if err != nil {
		return nil, err
	}
	more, err := signFile(tree, "lexicon_signs_more.yaml", "")
	if err != nil {
		return nil, err
	}
	own = append(own, more...)
	foreign, err := signFile(tree, "lexicon_foreign.yaml", "foreign:y neg:y")
	return append(own, foreign...), err
}

func signFile(tree fs.FS, name, attr string) ([]intake.Entry, error) {
	b, err := fs.ReadFile(tree, name)
	if err != nil {
		return nil, err
	}
	var w signWords
	if err := unmarshalYAML(b, &w); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []intake.Entry
	for _, id := range sortedIDs(w.Signs) {
		out = append(out, intake.Entry{Kind: "sign", ID: id, Attr: attr, Patterns: "(" + w.Signs[id] + ")"})
	}
	for _, id := range sortedIDs(w.Together) {
		out = append(out, intake.Entry{Kind: "together", ID: id, Attr: attr, Patterns: strings.Join(w.Together[id], ";")})
	}
	for _, id := range sortedIDs(w.Calm) {
		out = append(out, intake.Entry{Kind: "calm", ID: id, Patterns: "(" + w.Calm[id] + ")"})
	}
	for _, id := range sortedIDs(w.Passed) {
		out = append(out, intake.Entry{Kind: "calm", ID: id, Attr: "passed:y", Patterns: "(" + w.Passed[id] + ")"})
	}
	for _, id := range sortedIDs(w.Text) {
		out = append(out, intake.Entry{Kind: "calm", ID: id, Attr: "text:y", Patterns: "(" + w.Text[id] + ")"})
	}
	if w.Figures != "" {
		out = append(out, intake.Entry{Kind: "figure", ID: "figure", Patterns: "(" + w.Figures + ")"})
	}
	return out, nil
}
