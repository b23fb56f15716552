package importer

import (
	"slices"

	"spotter/internal/lift"
)

// HowPerson marks a name that this person mapped.
const HowPerson = "person"

// askedBars is how many of the heaviest lifts are asked for their bar position.
const askedBars = 5

// Parts are what a name says about the movement; empty = it does not say.
type Parts struct {
	Movement  string `json:"movement,omitempty"`
	Implement string `json:"implement,omitempty"`
	Grip      string `json:"grip,omitempty"`
	Bar       string `json:"bar,omitempty"`
	Tempo     string `json:"tempo,omitempty"` // pause, long_pause, tempo, touch_and_go, eccentric
}

// The vocabulary's tags that say each part; see knowledge/lift_words.csv.
var (
	implementTags = map[string]string{"bar": "barbell", "db": "dumbbell", "kb": "kettlebell", "cable": "cable", "machine": "machine", "smith": "smith machine",
		"ez": "EZ bar", "trapbar": "trap bar", "ssb": "safety squat bar", "axle": "axle", "swissbar": "multi-grip bar", "band": "band", "bw": "bodyweight",
		"landmine": "landmine", "log": "log", "rings": "rings", "trx": "straps", "plate": "plate", "camberbar": "cambered bar", "curvedbar": "curved bar", "medball": "medicine ball"}
	gripTags  = map[string]string{"close": "close", "wide": "wide", "medium": "medium", "neutral": "neutral", "under": "under", "over": "over", "reverse": "reverse", "snatchgrip": "snatch", "hammerplain": "neutral"}
	tempoTags = map[string]string{"pause": "pause", "longpause": "long_pause", "tempo": "tempo", "tng": "touch_and_go", "ecc": "eccentric"}
	barTags   = map[string]string{"lowbar": "low", "highbar": "high", "front": "front"}
)

func firstTag(tags []string, words map[string]string) string {
	for _, t := range tags {
		if w, ok := words[t]; ok {
			return w
		}
	}
	return ""
}

// nameMap maps each exercise name once and counts its sets.
type nameMap struct {
	cat   *lift.Catalogue
	own   Memory
	seen  map[string]int
	found []LiftCount
}

func newNames(cat *lift.Catalogue, own Memory) *nameMap {
	return &nameMap{cat: cat, own: own, seen: map[string]int{}}
}

func (n *nameMap) of(name string, sets int) *LiftCount {
	i, ok := n.seen[name]
	if !ok {
		i = len(n.found)
		n.seen[name] = i
		n.found = append(n.found, n.match(name))
	}
	n.found[i].Sets += sets
	return &n.found[i]
}

// list is ordered by sets, most first, then by name.
func (n *nameMap) list() []LiftCount {
	out := slices.Clone(n.found)
	slices.SortFunc(out, func(a, b LiftCount) int {
		if a.Sets != b.Sets {
			return b.Sets - a.Sets
		}
		return compareText(a.Name, b.Name)
	})
	return out
}

// match asks the person's own mapping, then the catalogue; without one, every
// name stays open.
func (n *nameMap) match(name string) LiftCount {
	c := LiftCount{Name: name, How: lift.HowNone}
	if n.cat == nil {
		return c
	}
	m := n.cat.Match(name)
	tags := n.cat.Tags(name)
	c.Lift, c.How = m.ID, m.How
	c.Parts = Parts{Movement: m.Family, Implement: firstTag(tags, implementTags), Grip: firstTag(tags, gripTags),
		Bar: firstTag(tags, barTags), Tempo: firstTag(tags, tempoTags)}
	own, ok := n.own.Aliases[lift.Fold(name)]
	if !ok {
		return c
	}
	if l, known := n.cat.Get(own); known {
		c.Lift, c.How, c.Movement = l.ID, HowPerson, l.Family
	}
	for bar, id := range barLifts {
		if own == id {
			c.Bar = bar
		}
	}
	return c
}

// bars asks where the bar lies, for the heaviest squats that do not say and
// were not asked before.
func (n *nameMap) bars() []Question {
	var open []LiftCount
	for _, c := range n.found {
		if c.Lift == "squat_barbell" && c.Bar == "" && c.Top > 0 && !n.own.Asked[lift.Fold(c.Name)] {
			open = append(open, c)
		}
	}
	slices.SortFunc(open, func(a, b LiftCount) int {
		switch {
		case a.Top > b.Top:
			return -1
		case a.Top < b.Top:
			return 1
		}
		return compareText(a.Name, b.Name)
	})
	var out []Question
	for _, c := range open[:min(len(open), askedBars)] {
		out = append(out, Question{ID: "bar", About: c.Name, Choices: barChoices, Flag: `--bar "` + c.Name + `=low"`})
	}
	return out
}
