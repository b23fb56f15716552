package importer

import "math"

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
		unit, from = gridUnit(b.sets), "grid"
	}
	if unit == "" {
		b.unit, b.from = "not_stated", "unknown"
		b.ask(Question{ID: "unit", About: b.format, Choices: []string{"kg", "lb"}})
		return
	}
	b.unit, b.from = unit, from
	for i := range b.sets {
		if b.sets[i].unit == "" {
			b.sets[i].unit = unit
		}
	}
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
