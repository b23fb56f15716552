package intake

import (
	"slices"
	"strings"

	"spotter/internal/body"
)

// Next recomputes what is unknown and what to ask next, after reading, a
// correction or an answer: red flags that apply first (what is urgent and perhaps
// meant by the words, emergency, urgent, then those the words touch, then the rest), then age, then what changes the
// advice most.
func Next(c *Case, lex *Lexicon) {
	c.Unknown = []string{}
	c.NextQuestions = []Question{}
	regions := c.Regions()
	if lex != nil {
		c.NextQuestions = append(c.NextQuestions, flagQuestions(c, lex.Flags, regions)...)
	}
	for _, q := range gaps {
		if q.known(c) || q.regions != nil && len(regions) > 0 && !slices.ContainsFunc(q.regions, func(x body.Region) bool { return slices.Contains(regions, x) }) {
			continue
		}
		if _, ok := c.Answers[q.id]; ok {
			continue
		}
		c.Unknown = append(c.Unknown, q.id)
		if !q.silent {
			c.NextQuestions = append(c.NextQuestions, Question{ID: q.id, Why: q.why})
		}
	}
}

func flagQuestions(c *Case, flags []FlagInfo, regions []body.Region) []Question {
	type ranked struct {
		q    Question
		rank int
	}
	var list []ranked
	for _, f := range flags {
		if !f.Applies(regions) || answered(c, f.ID) {
			continue
		}
		touched := c.RedFlags.Touches(f.ID)
		r := ranked{q: Question{ID: f.ID, Why: "intake.why.flag_rest"}, rank: 3}
		switch {
		case f.Urgency >= 3 && c.RedFlags.Perhaps(f.ID):
			r = ranked{Question{f.ID, "intake.why.flag_touched"}, -1}
		case f.Urgency >= 4:
			r = ranked{Question{f.ID, "intake.why.flag_emergency"}, 0}
		case f.Urgency == 3:
			r = ranked{Question{f.ID, "intake.why.flag_urgent"}, 1}
		case touched:
			r = ranked{Question{f.ID, "intake.why.flag_touched"}, 2}
		}
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return a.rank - b.rank })
	out := make([]Question, 0, len(list))
	for _, r := range list {
		out = append(out, r.q)
	}
	return out
}

func answered(c *Case, id string) bool {
	a, ok := c.Answers[id]
	return ok && a != ""
}

// gap is one thing that a plan would want to know.
type gap struct {
	id      string
	why     string // reason code
	regions []body.Region
	silent  bool // listed as unknown, asked through the flag questions
	known   func(*Case) bool
}

var upperBody = []body.Region{body.UpperBack, body.Neck, body.Shoulder, body.ElbowForearm, body.Wrist}
var lowerBody = []body.Region{body.LowBack, body.HipGroin, body.Knee}

// gaps in the order in which they change what is advised.
var gaps = []gap{
	{id: "age", why: "intake.why.age", known: func(c *Case) bool { return c.Person.Age != nil }},
	{id: "severity", why: "intake.why.severity", known: func(c *Case) bool { return problem(c).Severity != nil }},
	{id: "next_day_response", why: "intake.why.next_day_response", known: nextDayTold},
	{id: "arm_symptoms", why: "intake.why.arm_symptoms", regions: upperBody, known: symptomTold("numbness", "tingling")},
	{id: "leg_symptoms", why: "intake.why.leg_symptoms", regions: lowerBody, known: symptomTold("numbness", "tingling", "radiating_pain")},
	{id: "night_pain", why: "intake.why.night_pain", known: symptomTold("night_pain")},
	{id: "neck_position", why: "intake.why.neck_position", regions: []body.Region{body.UpperBack, body.Neck, body.Shoulder}, known: neckTold},
	{id: "side", why: "intake.why.side", known: func(c *Case) bool { return problem(c).Side != body.NotStated && problem(c).Side != "" }},
	{id: "zone", why: "intake.why.zone", regions: []body.Region{body.UpperBack, body.Shoulder, body.Neck}, known: func(c *Case) bool { return len(problem(c).Zones) > 0 }},
	{id: "onset", why: "intake.why.onset", known: func(c *Case) bool { return problem(c).OnsetDaysAgo != nil }},
	{id: "lift_dose", why: "intake.why.lift_dose", known: func(c *Case) bool { return false }},
	{id: "bar_position", why: "intake.why.bar_position", known: barTold},
	{id: "pull_style", why: "intake.why.pull_style", known: pullTold},
	{id: "strength", why: "intake.why.strength", known: strengthTold},
	{id: "days_equipment", why: "intake.why.days_equipment", known: func(c *Case) bool { return false }},
	{id: "meet", why: "intake.why.meet", known: func(c *Case) bool { return len(c.Goals) > 0 }},
	{id: "medication", why: "intake.why.medication", known: func(c *Case) bool { return len(c.Medication) > 0 }},
	{id: "sleep", why: "intake.why.sleep", known: symptomTold("night_pain")},
	{id: "systemic", silent: true, known: symptomTold("fever")},
	{id: "breath", silent: true, regions: upperBody, known: breathTold},
}

// QuestionIDs lists the ids of the reader's own questions, in order of weight.
func QuestionIDs() []string {
	var out []string
	for _, g := range gaps {
		if !g.silent {
			out = append(out, g.id)
		}
	}
	return out
}

func problem(c *Case) Problem {
	if len(c.Problems) == 0 {
		return Problem{}
	}
	return c.Problems[0]
}

func symptomTold(whats ...string) func(*Case) bool {
	return func(c *Case) bool {
		return slices.ContainsFunc(c.Symptoms, func(s Symptom) bool { return slices.Contains(whats, s.What) })
	}
}

func nextDayTold(c *Case) bool {
	return slices.ContainsFunc(c.Triggers, func(t Trigger) bool { return t.When == "next_day" })
}

func activityTold(c *Case, names ...string) bool {
	in := func(t Trigger) bool { return slices.Contains(names, t.Activity) }
	return slices.ContainsFunc(c.Triggers, in) || slices.ContainsFunc(c.Tolerated, in)
}

func neckTold(c *Case) bool { return activityTold(c, "turning_head", "looking_up", "looking_down") }
func breathTold(c *Case) bool {
	return activityTold(c, "deep_breath", "cough_sneeze") || symptomTold("breathlessness")(c)
}

func liftTold(c *Case, prefixes ...string) bool {
	in := func(t Trigger) bool {
		return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(string(t.Lift), p) })
	}
	return slices.ContainsFunc(c.Triggers, in) || slices.ContainsFunc(c.Tolerated, in)
}

// barTold: the bar position is known, or nobody spoke of squats.
func barTold(c *Case) bool {
	return liftTold(c, "squat_low_bar", "squat_high_bar") || !liftTold(c, "squat_barbell")
}

func pullTold(c *Case) bool {
	return liftTold(c, "deadlift_sumo") || !liftTold(c, "deadlift_conventional")
}

func strengthTold(c *Case) bool {
	for _, r := range c.Reported {
		if r.Unit != "not_stated" && r.Unit != "" {
			return true
		}
	}
	return false
}
