package plan

import (
	"fmt"
	"time"
)

// Build makes a plan from a gate that a test bends.
func Build(in Input, g gate) Plan { return build(in, g) }

// Volume is the repetitions of the main lifts in a week.
var Volume = volume

// Habit is the training days of a diary.
func Habit(in Input) []time.Weekday { return (&athlete{in: in}).habit() }

func Debug(in Input) string {
	a := survey(in, in.gate())
	c := a.lay()
	r := a.assign(c.keys)
	x := a.choose(c, r)
	out := fmt.Sprintf("level %+v value %g flares %v\n", a.belief.Level(), x.value, x.flares)
	for _, id := range a.belief.Lifts {
		e, _ := a.belief.Morning(id)
		g, _ := a.belief.Set(id)
		tol, _ := a.belief.Tolerated(id)
		out += fmt.Sprintf("%-28s morning %.2f±%.2f set %.2f±%.2f tol %+v\n", id, e.Mean, e.SD, g.Mean, g.SD, tol)
	}
	s := a.search(c, r, x.weeks)
	for w := range x.weeks {
		for l, m := range a.mains {
			out += fmt.Sprintf("w%d %s lately %.1f: ", w, m.Main, s.now[l])
			for o := range places {
				at := make([]int, len(a.mains))
				at[l] = o
				out += fmt.Sprintf(" %v=%.2f/%.2f", s.menus[w][l][o], s.worth[w][l][o], s.flares(w, at))
			}
			out += fmt.Sprintf(" -> %v\n", x.doses[l][x.weeks[w]])
		}
	}
	return out
}
