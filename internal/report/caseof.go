package report

import "spotter/internal/intake"

// CaseOf is the case that a letter carries: what a program that was handed the
// letter can know of it. The letter leaves out where in the text a fact was
// read, what others advised, lifts that were only mentioned, aims other than
// the meet, and problems that are over.
func CaseOf(l *Letter) intake.Case {
	c := intake.Case{Schema: intake.Schema, AsOf: l.ToldOn, Person: intake.Person{Age: l.Who.Age, Sex: l.Who.Sex, Bodyweight: l.Who.Bodyweight, Role: l.Who.WrittenBy},
		Answers: map[string]string{}, Unknown: l.Open}
	if c.Person.Role == "" {
		c.Person.Role = "self"
	}
	for i := range l.Places {
		p := &l.Places[i]
		x := intake.Problem{Region: p.Region, Side: p.Side, Zones: p.Zones, Place: p.Words, Onset: p.Onset, Course: p.Course, Severity: p.Told}
		if !p.Since.IsZero() {
			n := l.ToldOn.Sub(p.Since)
			x.OnsetDaysAgo = &n
		}
		c.Problems = append(c.Problems, x)
	}
	for _, e := range l.Effects {
		t := intake.Trigger{Lift: e.Lift, Activity: e.Activity, When: e.When, Often: e.Often, Dose: e.Dose}
		switch e.Told {
		case "":
		case "tolerated":
			c.Tolerated = append(c.Tolerated, t)
		case "eases":
			c.Eases = append(c.Eases, t)
		default:
			t.Effect = e.Told
			c.Triggers = append(c.Triggers, t)
		}
	}
	for _, h := range l.Helped {
		switch {
		case h.How != "told":
		case h.Effect == "eases":
			c.Eases = append(c.Eases, intake.Trigger{What: h.What})
		default:
			c.Tried = append(c.Tried, intake.Tried{What: h.What, Name: h.Name, Lift: h.Lift, Region: h.Region, Effect: h.Effect})
		}
	}
	for _, m := range l.Medicine {
		if m.Times > 0 {
			continue // from the diary
		}
		x := intake.Medication{Class: m.Class, Name: m.Name, For: m.For, Effect: m.Effect}
		if !m.Last.IsZero() {
			n := l.ToldOn.Sub(m.Last)
			x.DaysAgo = &n
		}
		c.Medication = append(c.Medication, x)
	}
	for _, s := range l.Symptoms {
		c.Symptoms = append(c.Symptoms, intake.Symptom{What: s.What, Present: s.Present, Side: s.Side, Place: s.Place})
	}
	if m := l.Meet; m != nil {
		n := m.Date.Sub(l.ToldOn)
		c.Goals = append(c.Goals, intake.Goal{Kind: "meet", DaysAhead: &n, Paid: m.Paid, Federation: m.Federation})
	}
	for _, k := range l.Keep {
		c.Keep = append(c.Keep, intake.Kept{What: k})
	}
	for _, a := range l.Asks {
		c.Asks = append(c.Asks, intake.Ask{What: a})
	}
	for _, f := range l.Safety.Fired {
		if f.Via == "mentioned" {
			c.RedFlags.Mentioned = append(c.RedFlags.Mentioned, intake.FlagFact{ID: f.ID})
		}
	}
	for _, a := range l.Safety.Screen {
		if a.Value != "" {
			c.Answers[a.ID] = a.Value
		}
	}
	for _, x := range l.Told {
		c.Answers[x.Question] = x.Value
	}
	return c
}
