package trigger

import (
	"math"

	"spotter/internal/reason"
)

// Say is the sentence of a finding as codes, the one that names it first. name
// is the exposure in words. A verdict on sleep and the like knows no "very".
func (f Finding) Say(name string) []reason.Reason {
	kv := []any{"name", name, "n", f.N}
	if f.Interval90 != nil {
		from, to := f.Interval90[0], f.Interval90[1]
		if f.Kind == KindCare && !(*f.Effect > 0) { // help is told in points less
			from, to = -to, -from
		}
		kv = append(kv, "points", math.Abs(*f.Effect), "from", from+0, "to", to+0)
	}
	if f.Need != nil {
		kv = append(kv, "sessions", f.Need.Sessions, "prompted", f.Need.Prompted)
	}
	code, word := "trigger.say_", string(f.Word)
	switch f.Kind {
	case KindCare:
		code += "helps_"
	case KindSleep:
		code += "sleep_"
		if f.Word == VeryLikely {
			word = string(LikelyWord)
		}
	case KindLife:
		code += "life_"
		if f.Word == VeryLikely {
			word = string(LikelyWord)
		}
		step := "trigger.step_usual"
		if f.Step != nil && f.Step.Amount > 0 {
			step = "trigger.step_" + f.Exposure
		}
		kv = append(kv, "step", step)
	}
	out := []reason.Reason{reason.New(code+word, Source, kv...)}
	if c := f.Ceiling; c != nil {
		out = append(out, c.say())
	}
	if f.Kind == KindCare && f.Interval90 != nil {
		size := "trigger.say_helps_size"
		if *f.Effect > 0 {
			size = "trigger.say_helps_more"
		}
		out = append(out, reason.New(size, Source, kv...))
	}
	return out
}

func (c Ceiling) say() reason.Reason {
	percent := math.Round(c.Share * 100)
	switch {
	case c.Sets > 0:
		return reason.New("trigger.say_ceiling_sets", Source, "sets", c.Sets)
	case c.Kg > 0:
		return reason.New("trigger.say_ceiling_kg", Source, "percent", percent, "kg", c.Kg.Float())
	}
	return reason.New("trigger.say_ceiling_share", Source, "percent", percent)
}
