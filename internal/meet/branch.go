package meet

import (
	"slices"

	"spotter/internal/lift"
)

// Branch is what is next when an attempt that is due goes one way: easy,
// planned, hard (it was good), strength, technique (it was missed), pain (above
// the limit).
type Branch struct {
	How string
	Kg  lift.Kg // 0: no further attempt in this lift
}

// Branches asks for each way a step can go what would be next in that lift: the
// table for the one minute. Without a further attempt there are none.
func Branches(in Input, made []Made, s Step) []Branch {
	if s.Kg <= 0 || s.Number >= in.Rules.Attempts {
		return nil
	}
	calm, sore := 0, in.painLimit(s.Lift)+1
	rpe := func(feel int) *float64 {
		v := in.Felt(s.Lift, s.Kg, feel)
		return &v
	}
	var out []Branch
	for _, b := range []struct {
		how string
		m   Made
	}{
		{"easy", Made{Good: true, RPE: rpe(0), Pain: &calm}},
		{"planned", Made{Good: true, RPE: rpe(1), Pain: &calm}},
		{"hard", Made{Good: true, RPE: rpe(2), Pain: &calm}},
		{CauseStrength, Made{Pain: &calm, Cause: CauseStrength}},
		{CauseTechnique, Made{Pain: &calm, Cause: CauseTechnique}},
		{CausePain, Made{Good: true, Pain: &sore}},
	} {
		b.m.Lift, b.m.Kg = s.Lift, s.Kg
		res, err := Next(in, append(slices.Clone(made), b.m))
		if err != nil {
			continue
		}
		row := Branch{How: b.how}
		for _, y := range res.Steps {
			if y.Lift == s.Lift {
				row.Kg = y.Kg
			}
		}
		out = append(out, row)
	}
	return out
}
