package meet

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/strength"
)

// table works out second and third for each way the attempt before can go, the
// attempts before it as planned. Harder never names more than easier.
func (in Input) table(c Choice) []OnDay {
	var out []OnDay
	var done []Made
	for n := 1; n < len(c.Attempts); n++ {
		x := c.Attempts[n-1]
		next := func(m Made) lift.Kg {
			m.Lift, m.Kg = c.Lift, x
			none := 0
			m.Pain = &none
			s, _ := in.step(c, append(done[:len(done):len(done)], m))
			return s.Kg
		}
		row := OnDay{Number: n + 1}
		felt := [3]lift.Kg{}
		for f := range feels {
			rpe := in.Felt(c.Lift, x, f)
			felt[f] = next(Made{Good: true, RPE: &rpe})
			if f > 0 {
				felt[f] = min(felt[f], felt[f-1])
			}
		}
		row.Easy, row.Planned, row.Hard = felt[0], felt[1], felt[2]
		row.Strength = next(Made{Cause: CauseStrength})
		row.Technique = next(Made{Cause: CauseTechnique})
		out = append(out, row)
		rpe, none := in.Felt(c.Lift, x, 1), 0
		done = append(done, Made{Lift: c.Lift, Kg: x, Good: true, RPE: &rpe, Pain: &none})
	}
	return out
}

// Felt is the RPE that a good single at x stands for when it moved easily (0),
// as planned (1) or hard (2): what was expected of that weight in the morning,
// and about one step of RPE to either side. Hard is RPE 9 or more, however light
// the weight was meant to be: under an opener held low by pain it is news.
// Where nothing is known of the lift: 7.5, 8.5, 9.5.
func (in Input) Felt(l lift.Main, x lift.Kg, feel int) float64 {
	p50 := in.Capacity[l].P50.Float()
	if !(p50 > 0) {
		return 7.5 + float64(feel)
	}
	rpe := rpeAt(x.Float() / (p50 * math.Exp(feels[feel])))
	if feel == len(feels)-1 {
		rpe = math.Max(rpe, 9)
	}
	return rpe
}

// rpeAt turns the RPE chart of a single round, to a tenth, from 5 to 10.
func rpeAt(share float64) float64 {
	r := 5.0
	for ; r < 10 && strength.Pct(1, r+0.05) < share; r += 0.1 {
	}
	return math.Round(r*10) / 10
}
