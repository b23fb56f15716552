package importer

import (
	"math"

	"spotter/internal/lift"
)

// settleUnits gives every load a unit, in this order: what the row says, what
// the header says, what the person answered, what the numbers show. Where none
// of these is sure, it asks (hazard H04: no default unit).
func (b *builder) settleUnits() {
	stated, open := map[string]bool{}, 0
	for i := range b.sets {
		s := &b.sets[i]
		if s.load == nil || *s.load == 0 {
			continue
		}
		if s.unit == "" {
			open++
		} else {
			stated[s.unit] = true
		}
	}
	switch {
	case open == 0 && len(stated) == 2:
		b.unit, b.from = "per_row", "column"
		return
	case open == 0:
		for u := range stated {
			b.unit = u
		}
		if b.from == "" {
			b.from = "column"
		}
		if len(stated) == 0 {
			b.unit, b.from = "not_stated", "no_loads"
		}
		return
	}
	unit, from := b.opt.Unit, "answer"
	if unit == "" {
		unit, from = historyUnit(b.sets, b.opt.Memory.Usual), "history"
	}
	if unit == "" {
		unit, from = gridUnit(b.sets), "grid"
	}
	if unit == "" {
		b.unit, b.from = "not_stated", "unknown"
		b.ask(unitQuestion(b.format))
		return
	}
	b.unit, b.from = unit, from
	for i := range b.sets {
		if b.sets[i].unit == "" {
			b.sets[i].unit = unit
		}
	}
}

// How a file's heaviest loads must stand to this person's own for the unit to
// be told; ours. Two exercises at least, and all of them on one side.
const (
	historyNames          = 2
	sameUnitLo, sameUnitH = 0.75, 1.33
)

// historyUnit compares the heaviest load of each exercise with what the diary
// has for it: about the same number means kilograms, about 2.2 times means
// pounds. "" = too little in common, or no clear answer.
func historyUnit(sets []rawSet, usual map[string]float64) string {
	if len(usual) == 0 {
		return ""
	}
	top := map[string]float64{}
	for i := range sets {
		if s := &sets[i]; s.load != nil && s.unit == "" && s.reps > 0 {
			top[s.name] = max(top[s.name], *s.load)
		}
	}
	kg, lb, n := 0, 0, 0
	for name, v := range top {
		own := usual[lift.Fold(name)]
		if !(own > 0) || !(v > 0) {
			continue
		}
		n++
		if r := v / own; r >= sameUnitLo && r <= sameUnitH {
			kg++
		} else if r /= lbPerKg; r >= sameUnitLo && r <= sameUnitH {
			lb++
		}
	}
	switch {
	case n >= historyNames && kg == n:
		return "kg"
	case n >= historyNames && lb == n:
		return "lb"
	}
	return ""
}

func unitQuestion(about string) Question {
	return Question{ID: "unit", About: about, Choices: []string{"kg", "lb"}, Flag: "--unit kg"}
}

// gridUnit tells the unit from where bar loads land, or "" when that is not
// clear. In pounds, bar loads are 45 plus pairs of plates: multiples of 5, and
// 45 and 135 are common. In kilograms they are multiples of 2.5 or 1.25, and
// 20 and 60 are common. Three signs must agree and none may contradict.
func gridUnit(sets []rawSet) string {
	n, five, half, noise := 0, 0, 0, 0
	top := 0.0
	plates := map[float64]int{}
	for i := range sets {
		s := &sets[i]
		if s.load == nil || *s.load <= 0 {
			continue
		}
		v := tidy(*s.load)
		n++
		plates[v]++
		top = max(top, v)
		switch {
		case multiple(v, 5):
			five++
		case multiple(v, 1.25):
			half++
		case multiple(v/lbPerKg, 2.5) || multiple(v*lbPerKg, 2.5):
			noise++
		}
	}
	if n < 30 {
		return ""
	}
	share := func(k int) float64 { return float64(k) / float64(n) }
	lbSigns := signs(share(half) < 0.10, plates[45] > 0 && plates[135] > 0, plates[225]+plates[185]+plates[95] > 0, top > 250)
	kgSigns := signs(share(half) > 0.15, plates[60]+plates[20] > 0 && plates[135] == 0, plates[100]+plates[140] > 0, top < 260)
	switch {
	case lbSigns >= 3 && kgSigns <= 1 && share(noise) < 0.5:
		return "lb"
	case kgSigns >= 3 && lbSigns <= 1 && share(noise) < 0.5:
		return "kg"
	}
	return ""
}

const lbPerKg = 2.2046226218487757

func signs(all ...bool) int {
	n := 0
	for _, s := range all {
		if s {
			n++
		}
	}
	return n
}

func multiple(v, step float64) bool {
	q := v / step
	return math.Abs(q-math.Round(q)) < 0.01
}
