package knowledge

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"spotter/internal/body"
	"spotter/internal/differential"
)

// patternFile is the shape of patterns.yaml.
type patternFile struct {
	First    map[string][]string `yaml:"first"`
	Tells    []tellRow           `yaml:"tells"`
	Patterns []patternRow        `yaml:"patterns"`
}

type tellRow struct {
	ID     string   `yaml:"id"`
	Kind   string   `yaml:"kind"`
	Say    string   `yaml:"say"`
	How    string   `yaml:"how"`
	Stop   string   `yaml:"stop"`
	Splits []string `yaml:"splits"`
}

type patternRow struct {
	ID       string        `yaml:"id"`
	Name     string        `yaml:"name"`
	Clinical string        `yaml:"clinical"`
	Group    string        `yaml:"group"`
	AliasOf  string        `yaml:"alias_of"`
	Regions  []body.Region `yaml:"regions"`
	Zones    []body.Zone   `yaml:"zones"`
	First    string        `yaml:"first"`
	Flags    []string      `yaml:"flags"`
	For      []findingRow  `yaml:"for"`
	Against  []findingRow  `yaml:"against"`
	Base     []factRow     `yaml:"base"`
	Worse    []string      `yaml:"worse"`
	Better   []string      `yaml:"better"`
	Edits    []string      `yaml:"edits"`
	Course   factRow       `yaml:"course"`
	Helps    []factRow     `yaml:"helps"`
	Who      []string      `yaml:"who"`
	Soon     string        `yaml:"soon"`
}

type findingRow struct {
	ID    string   `yaml:"id"`
	Say   string   `yaml:"say"`
	By    string   `yaml:"by"`
	W     string   `yaml:"w"`
	Sens  *float64 `yaml:"sens"`
	Spec  *float64 `yaml:"spec"`
	Pos   *float64 `yaml:"pos"`
	Neg   *float64 `yaml:"neg"`
	Calc  bool     `yaml:"calc"`
	Src   []string `yaml:"src"`
	Basis string   `yaml:"basis"`
	Note  string   `yaml:"note"`
	When  []string `yaml:"when"`
}

type factRow struct {
	Say   string   `yaml:"say"`
	Src   []string `yaml:"src"`
	Basis string   `yaml:"basis"`
	Level string   `yaml:"level"`
}

// Patterns are the pain patterns, in file order.
var Patterns = sync.OnceValues(func() ([]differential.Pattern, error) { return PatternsOf(files) })

// PatternsOf loads the patterns of a knowledge tree.
func PatternsOf(tree fs.FS) ([]differential.Pattern, error) {
	var file patternFile
	if err := decodeYAML(tree, "patterns.yaml", &file); err != nil {
		return nil, err
	}
	out := make([]differential.Pattern, 0, len(file.Patterns))
	for _, r := range file.Patterns {
		p, err := r.pattern(file)
		if err != nil {
			return nil, fmt.Errorf("patterns.yaml: %s: %w", r.ID, err)
		}
		out = append(out, p)
	}
	return out, nil
}

func (r patternRow) pattern(file patternFile) (differential.Pattern, error) {
	p := differential.Pattern{ID: r.ID, Name: r.Name, Clinical: r.Clinical, Group: r.Group, AliasOf: r.AliasOf,
		Regions: r.Regions, Zones: r.Zones, BaseRate: facts(r.Base), Aggravating: r.Worse, Easing: r.Better,
		LiftEdits: r.Edits, Course: r.Course.fact(), Helps: facts(r.Helps), Who: r.Who, Profession: profession(r.Who), Soon: r.Soon,
		RedFlags: r.Flags, ExamineFirst: file.First[r.First]}
	var err error
	if p.For, err = findings(r.For); err != nil {
		return p, err
	}
	if p.Against, err = findings(r.Against); err != nil {
		return p, err
	}
	for _, t := range file.Tells {
		if slices.Contains(t.Splits, r.ID) {
			p.Tells = append(p.Tells, differential.Tell{ID: t.ID, Kind: t.Kind, Text: t.Say, How: t.How, Stop: t.Stop, Splits: t.Splits})
		}
	}
	return p, nil
}

// profession is the first word of whom to see first, as the file has it in
// English: who is named twice is decided by it, so no translation touches it.
func profession(who []string) string {
	if len(who) == 0 {
		return ""
	}
	first, _, _ := strings.Cut(who[0], " ")
	return strings.TrimRight(first, ",;:")
}

func findings(rows []findingRow) ([]differential.Finding, error) {
	out := make([]differential.Finding, 0, len(rows))
	for _, r := range rows {
		f := differential.Finding{ID: r.ID, Text: r.Say, By: r.By, Sens: r.Sens, Spec: r.Spec, LRPos: r.Pos, LRNeg: r.Neg,
			Calc: r.Calc, Weight: r.W, Sources: r.Src, Basis: r.Basis, Note: r.Note}
		for _, w := range r.When {
			m, err := differential.ParseMatcher(w)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", r.ID, err)
			}
			f.When = append(f.When, m)
		}
		out = append(out, f)
	}
	return out, nil
}

func facts(rows []factRow) []differential.Fact {
	out := make([]differential.Fact, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.fact())
	}
	return out
}

func (r factRow) fact() differential.Fact {
	return differential.Fact{Text: r.Say, Sources: r.Src, Basis: r.Basis, Level: r.Level}
}
