package lift

import "slices"

// Word is one row of the vocabulary: phrases of one language that mean the
// same. Means are tags such as "squat", "lowbar", "db"; no tags = a word that
// says nothing about the lift ("the", "with", "exercise").
type Word struct {
	Means   []string
	Lang    string
	Phrases []string
}

// Rule turns tags into a lift, or (Lift empty) into a movement family. A lift
// needs every tag of Needs and tolerates those of May: one tag more, or one
// word that is not understood, and it is not that lift. A family only needs.
type Rule struct {
	Lift    ID
	Family  string
	Pattern string
	Needs   []string
	May     []string
}

// How a name was matched.
const (
	HowExact  = "exact"  // the id or the name of the catalogue
	HowAlias  = "alias"  // a name that an app or lifters use
	HowRule   = "rule"   // every word understood
	HowFamily = "family" // not a lift we know, but a known kind of movement
	HowNone   = "none"
)

// Match is what a written exercise name means. ID is empty for family and none.
type Match struct {
	ID        ID
	Family    string
	Pattern   string
	How       string
	BarStated bool // the name says where a squat bar lies (low, high, front, safety bar, …)
}

// Match reads an exercise name as people and apps write it. It never guesses
// a bar position, a stance or a piece of equipment that the name contradicts;
// where the words fit no lift of the catalogue the family is the answer.
func (c *Catalogue) Match(name string) Match {
	if l, ok := c.Get(ID(name)); ok {
		return c.found(l.ID, HowExact, nil)
	}
	key := Fold(name)
	if key == "" {
		return Match{How: HowNone}
	}
	tags, unknown := c.reader().read(name)
	if n, ok := c.reader().names[key]; ok {
		return c.found(n.id, n.how, tags)
	}
	if unknown == 0 {
		if id, ok := c.reader().lift(tags); ok {
			return c.found(id, HowRule, tags)
		}
	}
	if r, ok := c.reader().family(tags); ok {
		return Match{Family: r.Family, Pattern: r.Pattern, How: HowFamily, BarStated: barStated(tags)}
	}
	return Match{How: HowNone}
}

func (c *Catalogue) found(id ID, how string, tags []string) Match {
	l, ok := c.Get(id)
	if !ok {
		return Match{How: HowNone}
	}
	stated := barStated(tags)
	if how == HowExact && tags == nil {
		t, _ := c.reader().read(l.Name)
		stated = barStated(t)
	}
	return Match{ID: id, Family: l.Family, Pattern: l.Pattern, How: how, BarStated: stated}
}

// barPlaces are the tags that say where the bar of a squat lies.
var barPlaces = []string{"lowbar", "highbar", "front", "ssb", "zercher", "overhead", "curvedbar", "camberbar", "hatfield", "goblet", "belt"}

func barStated(tags []string) bool {
	return slices.ContainsFunc(tags, func(t string) bool { return slices.Contains(barPlaces, t) })
}

// lift finds the rule that explains every tag. Two rules that explain equally
// much but name different lifts cancel each other.
func (r *reader) lift(tags []string) (ID, bool) {
	var best ID
	most, tie := 0, false
	for i := range r.lifts {
		rule := &r.lifts[i]
		if len(rule.Needs) < most || !covers(tags, rule.Needs) || !explains(rule, tags) {
			continue
		}
		if len(rule.Needs) == most && rule.Lift != best {
			tie = true
			continue
		}
		if len(rule.Needs) > most {
			best, most, tie = rule.Lift, len(rule.Needs), false
		}
	}
	return best, most > 0 && !tie
}

// family finds the most specific family rule, the first of equals.
func (r *reader) family(tags []string) (Rule, bool) {
	best, most := -1, 0
	for i := range r.families {
		if n := len(r.families[i].Needs); n > most && covers(tags, r.families[i].Needs) {
			best, most = i, n
		}
	}
	if best < 0 {
		return Rule{}, false
	}
	return r.families[best], true
}

func covers(tags, needs []string) bool {
	for _, n := range needs {
		if !slices.Contains(tags, n) {
			return false
		}
	}
	return true
}

func explains(r *Rule, tags []string) bool {
	for _, t := range tags {
		if !slices.Contains(r.Needs, t) && !slices.Contains(r.May, t) {
			return false
		}
	}
	return true
}

// Tags are the words of a name that the vocabulary knows, as tags in order
// ("db", "close", "pause"). They say what the name states, not which lift it is.
func (c *Catalogue) Tags(name string) []string {
	tags, _ := c.reader().read(name)
	return tags
}
