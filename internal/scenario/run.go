package scenario

import (
	"encoding/json"
	"errors"
	"fmt"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

// kinds of documents that a want can look at.
var kinds = []string{"case", "screen", "explain", "plan", "today", "attempts"}

// Outcome is what one scenario gave.
type Outcome struct {
	Name   string   `json:"name"`
	About  string   `json:"about"`
	Checks int      `json:"checks"`
	Fails  []string `json:"fails"`
}

// setting is one way to run a scenario: as it stands, later, or mirrored.
type setting struct {
	days   int
	mirror bool
	diary  []diary.Entry
}

// Run runs a scenario in every way and collects what did not hold.
func Run(a *app.App, s Scenario) Outcome {
	out := Outcome{Name: s.Name, About: s.About, Fails: []string{}}
	fail := func(format string, args ...any) { out.Fails = append(out.Fails, fmt.Sprintf(format, args...)) }
	base := runner{a: a, s: s, set: setting{diary: s.Entries}}
	for _, w := range s.Wants {
		out.Checks++
		if why := base.want(w); why != "" {
			fail("%s %s: %s — wanted because %s", w.Of, w.Path, why, w.Why)
		}
	}
	for _, also := range s.Also {
		out.Checks++
		other := runner{a: a, s: s, set: setting{diary: also.Entries}}
		if why := differ(base.doc(also.Same), other.doc(also.Same), setting{}); why != "" {
			fail("%s with %s differs: %s — wanted because %s", also.Same, also.Diary, why, also.Why)
		}
	}
	if s.Bad != nil {
		return out
	}
	for _, set := range []setting{{days: 7, diary: shift(s.Entries, 7)}, {mirror: true, diary: mirror(s.Entries)}} {
		moved := runner{a: a, s: s, set: set}
		for _, kind := range kinds {
			out.Checks++
			if why := differ(base.doc(kind), moved.doc(kind), set); why != "" {
				fail("%s %s: %s", kind, map[bool]string{false: "a week later", true: "mirrored"}[set.mirror], why)
			}
		}
	}
	return out
}

// runner runs one scenario in one setting.
type runner struct {
	a   *app.App
	s   Scenario
	set setting
}

// result is a document as decoded JSON, and the exit code that goes with it.
type result struct {
	doc  any
	exit int
	err  error
}

func (r runner) want(w Want) string {
	res := r.doc(w.Of)
	if w.Exit != nil {
		return fails(res.exit == *w.Exit, "exit code %d (%v)", res.exit, res.err)
	}
	if res.err != nil {
		return res.err.Error()
	}
	found, err := find(res.doc, w.Path)
	if err != nil {
		return err.Error()
	}
	return w.judge(found)
}

// doc makes one document.
func (r runner) doc(kind string) result {
	if r.s.Bad != nil {
		return result{exit: 1, err: r.s.Bad}
	}
	c, err := r.theCase()
	if err != nil {
		return result{exit: 1, err: err}
	}
	if kind == "case" {
		return pack(c, false, nil)
	}
	asOf := r.s.AsOf.Add(r.set.days)
	req := app.PlanRequest{Case: c, Entries: r.set.diary, AsOf: asOf, Meet: r.s.Meet.Add(r.set.days),
		NoMeet: r.s.NoMeet, Plates: r.s.Units, Risk: r.s.Risk}
	switch kind {
	case "screen":
		d, err := r.a.Screen(c, r.set.diary, asOf)
		return pack(d, d.Stopped != nil, err)
	case "explain":
		d, err := r.a.Explain(c, r.set.diary, asOf)
		return pack(d, d.Halt != nil, err)
	case "plan":
		d, err := r.a.Plan(req)
		return pack(d, d.Stopped != nil, err)
	case "today":
		d, err := r.a.Today(req)
		return pack(d, d.Stopped != nil, err)
	case "attempts":
		d, err := r.a.Attempts(req, r.s.Made)
		return pack(d, d.Stopped != nil, err)
	}
	return result{exit: 2, err: errors.New("unknown document")}
}

// theCase reads the post, or takes the case, in this setting and answers.
func (r runner) theCase() (intake.Case, error) {
	var c intake.Case
	if r.s.Case != nil {
		c = r.s.Case.Shift(r.set.days)
	} else {
		var err error
		if c, err = r.a.Read(r.s.Text, r.s.AsOf.Add(r.set.days)); err != nil {
			return c, err
		}
	}
	if r.set.mirror {
		c = c.Mirror()
	}
	return answer(r.a, c, r.s.Answers, r.set.diary, r.s.AsOf.Add(r.set.days))
}

// answer gives the answers of a scenario; "*" answers whatever is still open.
func answer(a *app.App, c intake.Case, answers [][2]string, entries []diary.Entry, asOf day.Date) (intake.Case, error) {
	var err error
	for _, kv := range answers {
		if kv[0] != "*" {
			if c, err = a.Answer(c, kv[0]+"="+kv[1]); err != nil {
				return c, fmt.Errorf("answers: %w", err)
			}
			continue
		}
		for range 100 {
			d, err := a.Screen(c, entries, asOf)
			if err != nil || len(d.Ask) == 0 {
				return c, err
			}
			if c, err = a.Answer(c, d.Ask[0].ID+"="+kv[1]); err != nil {
				return c, err
			}
		}
	}
	return c, nil
}

// pack turns a document into plain JSON values.
func pack(v any, stopped bool, err error) result {
	if err != nil {
		return result{exit: 1, err: err}
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return result{exit: 1, err: err}
	}
	r := result{}
	if stopped {
		r.exit = 3
	}
	r.err = json.Unmarshal(raw, &r.doc)
	return r
}
