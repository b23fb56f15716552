package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
)

// A person's own words are remembered in the diary, so that they travel with
// it to another machine. What an exercise name means is an entry of kind
// "alias" (name, lift), which the diary itself also reads; what the columns of a
// table with that header are, and that a bar position was asked and is not
// known, are answers.

const (
	askedColumns = "import.columns:"
	askedBar     = "import.bar:"
)

// Memory is what a diary knows about this person's files.
type Memory struct {
	Aliases map[string]lift.ID // folded exercise name → lift
	Asked   map[string]bool    // folded names whose bar position nobody knows
	Columns map[string]Mapping // header signature → columns
	Usual   map[string]float64 // folded name → heaviest load in kilograms

	aliasIDs map[string]string // folded name → id of the entry that says it
}

// Remember gathers the memory of a diary. Later entries win.
func Remember(entries []diary.Entry) Memory {
	m := Memory{Aliases: map[string]lift.ID{}, Asked: map[string]bool{}, Columns: map[string]Mapping{}, Usual: map[string]float64{}, aliasIDs: map[string]string{}}
	for i := range entries {
		e := &entries[i]
		switch e.Kind {
		case diary.KindAlias:
			if to := cmp.Or(e.Lift, e.To); to != "" {
				m.Aliases[lift.Fold(e.Name)] = lift.ID(to)
				m.aliasIDs[lift.Fold(e.Name)] = e.ID
			}
		case "answer":
			m.answer(e)
		case "set":
			key := lift.Fold(e.Name)
			if kg := entryKg(e); kg > m.Usual[key] && kg <= lift.MaxLoad.Float() {
				m.Usual[key] = kg
			}
		}
	}
	return m
}

func (m Memory) answer(e *diary.Entry) {
	text, _ := e.Value.(string)
	if signature, ok := strings.CutPrefix(e.Question, askedColumns); ok {
		if c, err := ParseMapping(text); err == nil {
			m.Columns[signature] = c
		}
	}
	if name, ok := strings.CutPrefix(e.Question, askedBar); ok && text == "unknown" {
		m.Asked[lift.Fold(name)] = true
	}
}

// Answers are what a person says about a file, beside its units and dates.
type Answers struct {
	Aliases map[string]lift.ID // exercise name as written → lift
	Bars    map[string]string  // exercise name → low, high, unknown
}

// With adds answers that were given just now.
func (m Memory) With(a Answers) Memory {
	names, asked := maps.Clone(m.Aliases), maps.Clone(m.Asked)
	if names == nil {
		names = map[string]lift.ID{}
	}
	if asked == nil {
		asked = map[string]bool{}
	}
	for name, id := range a.Aliases {
		names[lift.Fold(name)] = id
	}
	for name, bar := range a.Bars {
		if id, ok := barLifts[bar]; ok {
			names[lift.Fold(name)] = id
		} else {
			asked[lift.Fold(name)] = true
		}
	}
	m.Aliases, m.Asked = names, asked
	return m
}

// Entries keep the answers in the diary. The same answer has the same id, so
// that saying it twice on a day stores it once; a new meaning names the old one.
func (a Answers) Entries(on day.Date, m Memory) []diary.Entry {
	var out []diary.Entry
	to := maps.Clone(a.Aliases)
	if to == nil {
		to = map[string]lift.ID{}
	}
	for name, bar := range a.Bars {
		if id, ok := barLifts[bar]; ok {
			to[name] = id
		}
	}
	for _, name := range slices.Sorted(maps.Keys(to)) {
		key := lift.Fold(name)
		if m.Aliases[key] == to[name] {
			continue // said before
		}
		e := diary.Entry{Kind: diary.KindAlias, At: on.String(), Name: name, Lift: string(to[name]),
			ID: id("alias|"+key+"|"+string(to[name])+"|"+on.String(), 1)}
		if old := m.aliasIDs[key]; old != "" {
			e.Replaces = []string{old}
		}
		out = append(out, e)
	}
	for _, name := range slices.Sorted(maps.Keys(a.Bars)) {
		if _, ok := barLifts[a.Bars[name]]; !ok {
			out = append(out, answerEntry(on, askedBar+name, a.Bars[name]))
		}
	}
	return out
}

// ColumnsEntry keeps the columns of a table by its header.
func ColumnsEntry(on day.Date, signature string, m Mapping) diary.Entry {
	return answerEntry(on, askedColumns+signature, m.String())
}

func answerEntry(on day.Date, question, value string) diary.Entry {
	return diary.Entry{Kind: "answer", At: on.String(), Question: question, Value: value, ID: id("answer|"+question+"|"+value+"|"+on.String(), 1)}
}

// ParseAliases reads a file of lines "exercise name = lift"; # starts a remark.
// The error names the line.
func ParseAliases(text string, cat *lift.Catalogue) (map[string]lift.ID, error) {
	out := map[string]lift.ID{}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cut := strings.LastIndexByte(line, '=')
		if cut <= 0 {
			return nil, &Refused{Line: i + 1, What: "no = in " + quote(line), Cure: `write: Squat (Barbell) = squat_low_bar`}
		}
		name := strings.TrimSpace(line[:cut])
		meaning := strings.TrimSpace(line[cut+1:])
		m := cat.Match(meaning)
		if name == "" || m.ID == "" {
			return nil, &Refused{Line: i + 1, What: quote(meaning) + " is no lift that spotter knows", Cure: "write its id, such as squat_low_bar; they stand in knowledge/lifts.csv"}
		}
		out[name] = m.ID
	}
	return out, nil
}

// barLifts turns a stated bar position of a plain barbell squat into its lift.
var barLifts = map[string]lift.ID{"low": "squat_low_bar", "high": "squat_high_bar"}

// ParseBar reads "Squat (Barbell)=low".
func ParseBar(s string) (name, bar string, err error) {
	cut := strings.LastIndexByte(s, '=')
	if cut <= 0 {
		return "", "", fmt.Errorf("%q names no exercise", s)
	}
	name, bar = strings.TrimSpace(s[:cut]), strings.ToLower(strings.TrimSpace(s[cut+1:]))
	if !slices.Contains(barChoices, bar) {
		return "", "", fmt.Errorf("%q is none of %s", bar, strings.Join(barChoices, ", "))
	}
	return name, bar, nil
}

var barChoices = []string{"low", "high", "unknown"}

// entryKg is the load of a set in kilograms; 0 when there is none.
func entryKg(e *diary.Entry) float64 {
	switch {
	case e.Kg != nil:
		return *e.Kg
	case e.Lb != nil:
		return *e.Lb / lbPerKg
	}
	return 0
}
