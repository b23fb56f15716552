package web

import (
	"slices"
	"strconv"
	"strings"

	"spotter/internal/lift"
	"spotter/internal/plan"
)

// brief is the plan in three answers, for the first screen of a phone: what
// changes, what this week holds, what to do if it hurts.
type brief struct {
	Changes []briefLine
	Days    string // "3 sessions: Mon, Wed, Fri"
	Next    string // the next session: its day and its lifts, with loads unless they are held back
	NextDay string
	Hurt    string
}

type briefLine struct{ Action, Verb, Lifts string }

// briefOrder is the order in which changes are told: what is lost first. What
// stays as it is stands further down.
var briefOrder = []string{"stop", "cut", "swap", "add"}

func (v *planner) brief() brief {
	b := brief{Changes: v.briefChanges()}
	week, ok := v.thisWeek()
	if !ok {
		return b
	}
	var days []string
	for _, s := range week.Sessions {
		days = append(days, v.s.words.T("settings.day_"+weekday(s.Date)))
	}
	b.Days = v.s.words.N("web.week_sessions_", len(days))
	if len(days) > 0 {
		b.Days += ": " + strings.Join(days, ", ")
	}
	for _, s := range week.Sessions {
		if !s.Date.Before(v.p.AsOf) {
			b.NextDay = v.s.words.T("settings.day_" + weekday(s.Date))
			if s.Date == v.p.AsOf {
				b.NextDay = sentence(v.s.words.T("web.today"))
			}
			b.Next = v.briefSession(s, week.Outline || v.locked)
			break
		}
	}
	b.Hurt = v.briefHurt(week)
	return b
}

// briefChanges are the changes by verb.
func (v *planner) briefChanges() []briefLine {
	lifts := map[string][]string{}
	for _, c := range v.p.Changes {
		name := v.shortName(string(c.Lift))
		if c.To != "" {
			name = v.s.words.T("web.brief_becomes", "from", name, "to", v.lowerFirst(v.shortName(string(c.To))))
		}
		if !slices.Contains(lifts[c.Action], name) {
			lifts[c.Action] = append(lifts[c.Action], name)
		}
	}
	var out []briefLine
	for _, action := range briefOrder {
		names := lifts[action]
		if len(names) == 0 {
			continue
		}
		for i := range names {
			if names[i] = v.lowerFirst(names[i]); i == 0 {
				names[i] = sentence(names[i])
			}
		}
		out = append(out, briefLine{Action: action, Verb: v.s.named("action", action), Lifts: strings.Join(names, ", ")})
	}
	return out
}

// shortName is a lift without what stands in brackets behind it.
func (v *planner) shortName(id string) string {
	name, _, _ := strings.Cut(v.s.words.Lift(lift.ID(id)), " (")
	return name
}

// briefSession is one session in a line: its lifts, the first two with their dose.
func (v *planner) briefSession(s plan.Session, outline bool) string {
	var parts []string
	rest := 0
	for _, it := range s.Items {
		name := v.shortName(string(it.Lift))
		switch {
		case it.Role == "care":
		case len(parts) >= 3:
			rest++
		case outline || len(it.Sets) == 0:
			parts = append(parts, name)
		default:
			parts = append(parts, name+" "+v.dose(it))
		}
	}
	text := strings.Join(parts, ", ")
	if rest > 0 {
		text += ", " + v.s.words.N("web.brief_rest_", rest)
	}
	return text
}

// dose is the sets of an item in short: "3 × 3, 82.5 kg".
func (v *planner) dose(it plan.Item) string {
	x := v.item(it)
	first := x.Sets[0]
	text := strconv.Itoa(first.N) + " × " + strconv.Itoa(first.Reps)
	if first.Kg != "" {
		text = v.s.words.T("web.brief_at", "sets", text, "kg", first.Kg)
	}
	return text
}

// briefHurt says what a pain above the cap leads to. A plan that waits for
// somebody's look, and one whose loads are held back, say no figure of load.
func (v *planner) briefHurt(week plan.Week) string {
	most := -1
	for _, s := range week.Sessions {
		for _, it := range s.Items {
			for _, set := range it.Sets {
				most = max(most, set.PainMax)
			}
		}
	}
	switch {
	case v.p.Verdict == "hand_over" || most < 0:
		return v.s.words.T("web.brief_hurt_light")
	case v.locked:
		return v.s.words.T("web.brief_hurt_locked", "n", most)
	}
	return v.s.words.T("web.brief_hurt", "n", most)
}

// thisWeek is the first week that is not over.
func (v *planner) thisWeek() (plan.Week, bool) {
	for i, w := range v.p.Weeks {
		if !v.weekEnd(i).Before(v.p.AsOf) {
			return w, true
		}
	}
	return plan.Week{}, false
}

// lowerFirst makes the name of a lift fit into a sentence. A name that begins
// with more than one capital stays, and so do all names in German.
func (v *planner) lowerFirst(s string) string {
	if v.s.words.Book.Lang() != "en" || len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
