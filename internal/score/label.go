package score

import (
	"slices"
	"strings"

	"spotter/internal/intake"
)

// Label is the role that the labels of a post give to one mention, with how
// sure that is (0 to 1): "none" is surest where no label speaks of the thing.
func Label(text string, g Gold, m intake.Mention, all []intake.Mention) (role string, sure float64) {
	if len(g.Only) > 0 && !labelled(g, m.Head) {
		return "", 0
	}
	switch m.Head {
	case "lift", "activity":
		return liftLabel(text, g, m, all)
	case "remedy", "effect":
		return triedLabel(text, g, m)
	case "place":
		return placeLabel(g, m, all)
	case "side":
		return sideLabel(g, m)
	}
	return "", 0
}

// Role is a role with how sure it is, 0 to 1.
type Role struct {
	Name string
	Sure float64
}

// AskLabels are the kinds that the labels say are asked in a stretch of the
// text: "none" where no label touches it, nothing where asks were not labelled.
// What may also count, or need not be found, is less sure.
func AskLabels(text string, g Gold, span intake.Span) []Role {
	if len(g.Only) > 0 && !slices.Contains(g.Only, "asks") {
		return nil
	}
	sure := map[string]float64{}
	var out []Role
	add := func(kind string, v float64) {
		if sure[kind] == 0 {
			out = append(out, Role{kind, 0})
		}
		sure[kind] = max(sure[kind], v)
	}
	for _, it := range g.Asks {
		if !overlaps(text, &span, it) {
			continue
		}
		if it.optional() {
			add(it.str("what"), 0.5)
		} else {
			add(it.str("what"), 1)
		}
		for _, k := range it.list("what_also") {
			add(k, 0.4)
		}
	}
	if len(out) == 0 {
		return []Role{{"none", 1}}
	}
	sum := 0.0
	for _, r := range out {
		sum += sure[r.Name]
	}
	for i, r := range out {
		out[i].Sure = sure[r.Name] / max(1, sum)
	}
	return out
}

func labelled(g Gold, head string) bool {
	field := map[string]string{"lift": "triggers", "activity": "triggers", "remedy": "tried", "effect": "tried", "place": "problems", "side": "problems", "flag": "flags", "symptom": "symptoms"}[head]
	for _, f := range g.Only {
		if f == field {
			return true
		}
	}
	return false
}

func liftLabel(text string, g Gold, m intake.Mention, all []intake.Mention) (string, float64) {
	elsewhere := false
	for _, l := range []struct {
		role  string
		items []item
	}{{"trigger", g.Triggers}, {"tolerated", g.Tolerated}} {
		for _, it := range l.items {
			if !it.allows(m.Head, m.ID) {
				continue
			}
			if overlaps(text, &m.Span, it) {
				return l.role, 1
			}
			if leadsTo(text, it, m, all) {
				return l.role, 0.6
			}
			elsewhere = true
		}
	}
	if role := coveredBy(text, g, m); role != "" {
		return role, 0.5
	}
	if elsewhere {
		return "none", 0.3
	}
	return "none", 1
}

// leadsTo: the labelled words name no such lift themselves, and m is the last
// one named before them.
func leadsTo(text string, it item, m intake.Mention, all []intake.Mention) bool {
	q := strings.Index(text, it.str("quote"))
	if q < m.Span[1] || q-m.Span[1] > 250 {
		return false
	}
	for _, o := range all {
		if o.Head == m.Head && it.allows(m.Head, o.ID) && (overlaps(text, &o.Span, it) || o.Span[0] > m.Span[0] && o.Span[0] < q) {
			return false
		}
	}
	return true
}

// coveredBy: a quote of another lift holds the mention: the reader named it
// otherwise, but the words say its role all the same.
func coveredBy(text string, g Gold, m intake.Mention) string {
	for role, items := range map[string][]item{"trigger": g.Triggers, "tolerated": g.Tolerated} {
		for _, it := range items {
			q := it.str("quote")
			if it.str(m.Head) == "" || len(q) > 60 || len(having(items, m.Head)) == 0 {
				continue
			}
			if i := strings.Index(text, q); i >= 0 && m.Span[0] >= i && m.Span[1] <= i+len(q) && onlyIn(text, g, q) {
				return role
			}
		}
	}
	return ""
}

// onlyIn: one labelled lift alone has this quote.
func onlyIn(text string, g Gold, q string) bool {
	n := 0
	for _, items := range [][]item{g.Triggers, g.Tolerated} {
		for _, it := range items {
			if strings.Contains(it.str("quote"), q) || strings.Contains(q, it.str("quote")) {
				n++
			}
		}
	}
	return n == 1
}

// triedLabel is, for a remedy, whether it was tried, and for its effect what it did.
func triedLabel(text string, g Gold, m intake.Mention) (string, float64) {
	effect, sure := effectLabel(text, g, m)
	switch {
	case m.Head == "effect" && (effect == "none" || effect == "planned"):
		return "", 0
	case m.Head != "effect" && effect != "none" && effect != "planned":
		return "done", sure
	}
	return effect, sure
}

func effectLabel(text string, g Gold, m intake.Mention) (string, float64) {
	elsewhere := false
	f := fact{keys: map[string]string{"what": m.ID, "name": m.Name}}
	for _, it := range g.Tried {
		if !triedSame(f, it) {
			continue
		}
		if overlaps(text, &m.Span, it) {
			return it.str("effect"), 1
		}
		elsewhere = true
	}
	for _, it := range g.Tried {
		q := it.str("quote")
		if i := strings.Index(text, q); i >= 0 && m.Span[0] >= i && m.Span[1] <= i+len(q) && len(q) < 60 {
			return it.str("effect"), 0.4
		}
	}
	if elsewhere {
		return "none", 0.3
	}
	return "none", 1
}

// Unreached lists the labelled things that no mention names, which no model of
// roles can find.
func Unreached(text string, g Gold, ms []intake.Mention) (out []string) {
	reach := func(field string, items []item, heads []string, same func(intake.Mention, item) bool) {
		for _, it := range items {
			if it.optional() {
				continue
			}
			ok := slices.ContainsFunc(ms, func(m intake.Mention) bool {
				return slices.Contains(heads, m.Head) && same(m, it) && overlaps(text, &m.Span, it)
			})
			if !ok {
				out = append(out, field+": "+brief(it)+" \""+it.str("quote")+"\"")
			}
		}
	}
	lifts := func(m intake.Mention, it item) bool { return it.str(m.Head) != "" && it.allows(m.Head, m.ID) }
	reach("trigger", g.Triggers, []string{"lift", "activity"}, lifts)
	reach("tolerated", g.Tolerated, []string{"lift", "activity"}, lifts)
	reach("tried", g.Tried, []string{"remedy"}, func(m intake.Mention, it item) bool {
		return triedSame(fact{keys: map[string]string{"what": m.ID, "name": m.Name}}, it)
	})
	return out
}
