package course

import (
	"math"

	"spotter/internal/lift"
)

// The meet is handled alike for every policy, so that the total shows the weeks
// before it and not the choice of attempts: openers at 91 % of what the person
// feels able to, then 95.5 and 99.5 %. A lift fails when it is more than the day
// holds, or by a technical fault in 3 of 100. Three misses end the meet; so does
// a morning at 8 or more, or an opener at 9.
const (
	technical = 0.03
	tooSore   = 8
	noOpener  = 9
)

func (l *life) meet() {
	n := l.a.days
	l.muscle.dawn()
	l.body.dawn(n)
	rest := l.level(n, 0)
	for i := range l.out.Strength {
		l.out.Strength[i] = l.a.base1RM[i] * l.muscle.now(i)
	}
	if rest >= tooSore && !l.free {
		return
	}
	rest = l.level(n, 1)
	total := 0.0
	for i, m := range lift.Mains {
		best := l.attempts(n, i, rest, l.a.moves[l.a.mains[m]])
		if best == 0 {
			return
		}
		l.out.Best[i] = best
		total += best
	}
	l.out.Total, l.out.Made = total, true
}

// attempts is the best of three.
func (l *life) attempts(n, i int, rest float64, x *move) float64 {
	d := l.a.dice
	can := l.today(n, x) * math.Exp(0.008*d.normal(n, forMeet, i))
	best := 0.0
	kg := 0.0
	for k, step := range [3]float64{0.91, 0.955, 0.995} {
		hurts := 0.0
		if !l.free {
			hurts = math.Min(10, math.Max(0, rest+l.body.set(x, dose{step, 1, 8 + float64(k)}, k+3*i)))
		}
		if k == 0 && hurts >= noOpener {
			return 0
		}
		holds := can * (1 - l.a.habits.inhibit*math.Max(0, hurts-2)/8)
		if best > 0 || k == 0 {
			kg = plates(holds * step * math.Exp(0.01*d.normal(n, forMeet, 10+3*i+k)))
		}
		if kg <= holds && !d.chance(technical, n, forMeet, 30+3*i+k) {
			best = math.Max(best, kg)
		}
	}
	return best
}
