package lift

import "strings"

// Rack is the equipment that a lift is loaded with, by its own first piece of
// equipment; home is the athlete's barbell set and decides the unit. The steps
// of dumbbells and stacks are our own judgement (expert-opinion): they differ
// from gym to gym.
func (c *Catalogue) Rack(id ID, home Plates) Plates {
	l, _ := c.Get(id)
	what := ""
	if len(l.Equipment) > 0 {
		what = l.Equipment[0]
	}
	step, first := Kg(0), Kg(0)
	switch {
	case what == "dumbbell":
		step, first = unitOf(home, 2_00, 5), unitOf(home, 2_00, 5)
	case what == "kettlebell":
		step, first = unitOf(home, 4_00, 10), unitOf(home, 4_00, 10)
	case what == "cable", what == "machine":
		step, first = unitOf(home, 5_00, 10), unitOf(home, 5_00, 10)
	case what == "trap bar":
		home.Bar = max(home.Bar, unitOf(home, 25_00, 55))
		return home
	case what == "EZ bar":
		home.Bar = unitOf(home, 10_00, 20)
		return home
	case what == "T-bar", what == "landmine", what == "plate", what == "sled", what == "bar", what == "dip bars",
		what == "GHD", what == "roman chair", strings.HasSuffix(what, "machine"):
		step, first = unitOf(home, 2_50, 5), unitOf(home, 2_50, 5)
	default:
		return home
	}
	return Plates{Bar: first, Step: step, Lb: home.Lb, Source: "expert-opinion"}
}

func unitOf(home Plates, kg Kg, lb float64) Kg {
	if home.Lb {
		return KgOfLb(lb)
	}
	return kg
}
