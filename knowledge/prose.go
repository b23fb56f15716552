package knowledge

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"spotter/internal/care"
	"spotter/internal/differential"
	"spotter/internal/lift"
	"spotter/internal/safety"
)

// The knowledge files are in English. What of them people read stands in
// prose/{language}, a file beside each: a key is the place of the sentence and
// the checksum of its English, so that a sentence that was changed loses its
// translation and is named by Check, instead of saying something else in two
// languages. Without a translation the English stands.

// proseKey is the checksum by which a translation is found.
func proseKey(english string) string {
	h := fnv.New32a()
	h.Write([]byte(english))
	return fmt.Sprintf("%08x", h.Sum32())
}

// prose are the translations of one file by checksum.
type prose map[string]string

func proseOf(tree fs.FS, lang, name string) (prose, error) {
	var rows map[string]string
	if err := decodeYAML(tree, "prose/"+lang+"/"+name, &rows); err != nil {
		return nil, err
	}
	p := make(prose, len(rows))
	for key, text := range rows {
		_, sum, _ := strings.Cut(key, "@")
		p[sum] = text
	}
	return p, nil
}

func (p prose) say(english string) string {
	if english == "" {
		return ""
	}
	if s, ok := p[proseKey(english)]; ok {
		return s
	}
	return english
}

func (p prose) all(list []string) []string {
	out := slices.Clone(list)
	for i := range out {
		out[i] = p.say(out[i])
	}
	return out
}

// translated makes, for each further language, one part of the knowledge once.
func translated[T any](make func(lang string) (T, error)) map[string]func() (T, error) {
	m := map[string]func() (T, error){}
	for _, lang := range Languages[1:] {
		m[lang] = sync.OnceValues(func() (T, error) { return make(lang) })
	}
	return m
}

var (
	patternsIn = translated(patternsOf)
	flagsIn    = translated(flagsOf)
	careIn     = translated(careOf)
	liftsIn    = translated(func(lang string) (map[lift.ID]string, error) {
		var names map[lift.ID]string
		err := decodeYAML(files, "prose/"+lang+"/lifts.yaml", &names)
		return names, err
	})
	faultsIn = translated(func(lang string) (map[string]string, error) {
		var words map[string]string
		err := decodeYAML(files, "prose/"+lang+"/faults.yaml", &words)
		return words, err
	})
	catalogueIn = translated(func(lang string) (*lift.Catalogue, error) {
		cat, err := Lifts()
		if err != nil {
			return nil, err
		}
		names, err := LiftNames(lang)
		return cat.Named(names), err
	})
)

// FaultsIn are the sentences that code puts together itself (what is wrong with
// a file or a trial, and the cure) in a language, by their English frame; nil
// for English. See wording.Frames.
func FaultsIn(lang string) (map[string]string, error) {
	if read, ok := faultsIn[lang]; ok {
		return read()
	}
	return nil, nil
}

// PatternsIn are the pain patterns with their words in a language.
func PatternsIn(lang string) ([]differential.Pattern, error) {
	if read, ok := patternsIn[lang]; ok {
		return read()
	}
	return Patterns()
}

// FlagsIn is the red-flag screen with its questions in a language.
func FlagsIn(lang string) (*safety.Rulebook, error) {
	if read, ok := flagsIn[lang]; ok {
		return read()
	}
	return Flags()
}

// CareIn is the self-care catalogue with its words in a language.
func CareIn(lang string) ([]care.Item, error) {
	if read, ok := careIn[lang]; ok {
		return read()
	}
	return Care()
}

// LiftsIn is the catalogue with the names of the lifts in a language.
func LiftsIn(lang string) (*lift.Catalogue, error) {
	if read, ok := catalogueIn[lang]; ok {
		return read()
	}
	return Lifts()
}

// LiftNames are the names of the lifts in a language other than English, by
// id; nil for English, whose names the catalogue holds.
func LiftNames(lang string) (map[lift.ID]string, error) {
	if read, ok := liftsIn[lang]; ok {
		return read()
	}
	return nil, nil
}

func patternsOf(lang string) ([]differential.Pattern, error) {
	en, err := Patterns()
	if err != nil {
		return nil, err
	}
	p, err := proseOf(files, lang, "patterns.yaml")
	if err != nil {
		return nil, err
	}
	out := slices.Clone(en)
	for i := range out {
		x := &out[i]
		x.Name, x.Clinical = p.say(x.Name), p.say(x.Clinical)
		x.For, x.Against = p.findings(x.For), p.findings(x.Against)
		x.BaseRate, x.Helps = p.facts(x.BaseRate), p.facts(x.Helps)
		x.Course.Text = p.say(x.Course.Text)
		x.Aggravating, x.Easing, x.LiftEdits, x.Who = p.all(x.Aggravating), p.all(x.Easing), p.all(x.LiftEdits), p.all(x.Who)
		x.Tells = slices.Clone(x.Tells)
		for j := range x.Tells {
			t := &x.Tells[j]
			t.Text, t.How, t.Stop = p.say(t.Text), p.say(t.How), p.say(t.Stop)
		}
	}
	return out, nil
}

func (p prose) findings(rows []differential.Finding) []differential.Finding {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Text, out[i].Note = p.say(out[i].Text), p.say(out[i].Note)
	}
	return out
}

func (p prose) facts(rows []differential.Fact) []differential.Fact {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Text = p.say(out[i].Text)
	}
	return out
}

// flagsOf: the short names and the rules' reasons stand in the book of
// sentences already ("flag.", "rule."), the questions in prose.
func flagsOf(lang string) (*safety.Rulebook, error) {
	en, err := Flags()
	if err != nil {
		return nil, err
	}
	book, err := TextIn(lang)
	if err != nil {
		return nil, err
	}
	p, err := proseOf(files, lang, flagsName)
	if err != nil {
		return nil, err
	}
	out := *en
	out.Flags, out.FollowUps, out.Rules = slices.Clone(en.Flags), slices.Clone(en.FollowUps), slices.Clone(en.Rules)
	for i := range out.Flags {
		f := &out.Flags[i]
		f.Question, f.Why = p.say(f.Question), p.say(f.Why)
		if short, ok := book["flag."+f.ID]; ok {
			f.Short = short
		}
	}
	for i := range out.FollowUps {
		q := &out.FollowUps[i]
		q.Question, q.Why = p.say(q.Question), p.say(q.Why)
	}
	for i := range out.Rules {
		if why, ok := book["rule."+out.Rules[i].ID]; ok {
			out.Rules[i].Why = why
		}
	}
	return &out, nil
}

func careOf(lang string) ([]care.Item, error) {
	en, err := Care()
	if err != nil {
		return nil, err
	}
	p, err := proseOf(files, lang, "selfcare.yaml")
	if err != nil {
		return nil, err
	}
	out := slices.Clone(en)
	for i := range out {
		x := &out[i]
		x.Name, x.Dose, x.StopIf = p.say(x.Name), p.say(x.Dose), p.all(x.StopIf)
	}
	return out, nil
}
