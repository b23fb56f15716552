package course

import (
	"math"

	"spotter/internal/intake"
	"spotter/internal/lift"
)

// past lives the six weeks before the first day under the old program, and tells
// the case.
func (a *Athlete) past() {
	l := &life{a: a, body: a.body, muscle: a.muscle, answered: -100, strong: -200}
	felt := map[lift.ID][]float64{}
	for n := -before; n < 0; n++ {
		l.muscle.dawn()
		l.body.dawn(n)
		d := Day{N: n, Morning: l.level(n, 0)}
		l.pill = 0
		l.tellMorning(n, d.Morning)
		l.out.Days = []Day{d}
		if a.trains(n) && !a.dice.chance(a.habits.skip, n, forSkipping, 0) {
			l.old(n)
			for i, x := range l.out.Days[0].Done {
				if n >= a.began() {
					felt[x.Lift] = append(felt[x.Lift], l.out.Days[0].Pains[i]-l.level(n, 1))
				}
			}
		}
		l.tellEvening(n, l.level(n, 2))
	}
	a.diary = l.diary
	for i := range a.belief {
		a.belief[i] = a.base1RM[i] * l.muscle.now(i) * math.Exp(0.015*a.dice.normal(0, forTruth, 25+i))
	}
	a.tell(felt, l.level(-1, 2))
}

// old does a session of the old program, whatever it hurts.
func (l *life) old(n int) {
	l.trainAt(0, n, Morning{}, pushed{}, l.a.usual(n))
}

// tell makes the case: what hurts, what seems to bring it on and what does not,
// with what people miss and mistake.
func (a *Athlete) tell(felt map[lift.ID][]float64, now float64) {
	if a.fixed != nil {
		a.Case = a.fixed.Case
		return
	}
	d := a.dice
	age, days, onset := 19+d.stream(0, forTelling, 1).IntN(22), a.days, onset
	mass := 60 + 40*d.even(0, forTelling, 2)
	paid := true
	course := map[string]string{"improving": "improving", "stable": "stable", "worsening": "worsening", "inflammatory": "on_and_off"}[a.Course]
	severity := int(math.Round(math.Min(8, math.Max(1, now+1))))
	c := intake.Case{Schema: intake.Schema, AsOf: date(0), Doc: intake.Doc{Kind: "question", Posters: 1},
		Person:   intake.Person{Age: &age, Sex: []string{"male", "female"}[d.stream(0, forTelling, 3).IntN(2)], Bodyweight: &mass, Role: "self"},
		Problems: []intake.Problem{{Region: a.place.region, Side: "right", OnsetDaysAgo: &onset, Onset: "gradual", Course: course, Severity: &severity}},
		Goals:    []intake.Goal{{Kind: "meet", DaysAhead: &days, Paid: &paid}}}
	for i, id := range a.usualLifts() {
		sum, n := 0.0, 0.0
		for _, v := range felt[id] {
			sum, n = sum+v, n+1
		}
		mean := sum / math.Max(1, n)
		switch u := d.even(0, forTelling, 20+i); {
		case mean >= 1.2 && u < 0.8:
			c.Triggers = append(c.Triggers, intake.Trigger{Lift: id, When: "during", Effect: "provokes", Problem: a.place.region})
		case mean >= 0.7 && u < 0.4:
			c.Triggers = append(c.Triggers, intake.Trigger{Lift: id, When: "during", Effect: "provokes", Often: "sometimes", Problem: a.place.region})
		case mean < 0.7 && u < 0.06: // blamed without cause
			c.Triggers = append(c.Triggers, intake.Trigger{Lift: id, When: "next_day", Effect: "provokes", Often: "sometimes", Problem: a.place.region})
		case mean < 0.4 && u < 0.5 && n > 0:
			c.Tolerated = append(c.Tolerated, intake.Trigger{Lift: id, Problem: a.place.region})
		}
	}
	c.Unknown = []string{}
	c.NextQuestions = []intake.Question{}
	a.Case = c
}
