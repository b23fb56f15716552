package body

import "slices"

// Spotted is what one area of a drawing means in the terms of the knowledge
// files: one entry per region, sides joined.
type Spotted struct {
	Region Region
	Side   Side
	Zones  []Zone
	First  Spot    // the spot that holds most of what was drawn
	Part   float64 // of the area's drawn surface
}

// Spotted sorts the meant spots of an area by region, the largest first.
// Left and right of one region become both; the midline gives way to a side.
func (f Found) Spotted() []Spotted {
	var out []Spotted
	for _, c := range f.Covers {
		p, ok := PlaceOf(c.Spot.Place)
		if !ok || !c.Meant() {
			continue
		}
		i := slices.IndexFunc(out, func(s Spotted) bool { return s.Region == p.Region })
		if i < 0 {
			i = len(out)
			out = append(out, Spotted{Region: p.Region, Side: c.Spot.Side, First: c.Spot})
		}
		s := &out[i]
		s.Part += c.Part
		s.Side = join(s.Side, c.Spot.Side)
		if z := f.zone(p, c.Spot.Side); z != "" && !slices.Contains(s.Zones, z) {
			s.Zones = append(s.Zones, z)
		}
	}
	slices.SortStableFunc(out, func(a, b Spotted) int {
		switch {
		case a.Part > b.Part:
			return -1
		case a.Part < b.Part:
			return 1
		}
		return slices.Index(Regions, a.Region) - slices.Index(Regions, b.Region)
	})
	for i := range out {
		slices.Sort(out[i].Zones)
	}
	return out
}

// zone of the knowledge files for a place. They know "between both blades"
// only: beside the spine on one side alone is closest to the inner edge of
// that blade, and is said so.
func (f Found) zone(p Place, side Side) Zone {
	if p.Known != "interscapular_both" {
		return p.Known
	}
	for _, c := range f.Covers {
		o, _ := PlaceOf(c.Spot.Place)
		if o.Known == p.Known && c.Meant() && c.Spot.Side == side.Mirror() {
			return p.Known
		}
	}
	return "medial_border"
}

// join is the side of two spots together.
func join(a, b Side) Side {
	switch {
	case a == b, b == Midline:
		return a
	case a == Midline:
		return b
	}
	return Both
}

// Claim is what words say about a place.
type Claim struct {
	Region Region
	Side   Side
}

// Disagreement is a question: words say one side, the drawing shows another.
type Disagreement struct {
	Region      Region
	Told, Drawn Side
}

// Disagree lists the regions where words and drawing name different sides. A
// side that is not told, or the midline, contradicts nothing; nor does a
// region that only one of them speaks of. Nothing is decided here: each is a
// question to the person.
func Disagree(told []Claim, drawn []Spotted) []Disagreement {
	var out []Disagreement
	for _, r := range Regions {
		t, d := told1(told, r), drawn1(drawn, r)
		if sided(t) && sided(d) && t != d {
			out = append(out, Disagreement{r, t, d})
		}
	}
	return out
}

func sided(s Side) bool { return s == Left || s == Right || s == Both }

// told1 is the side that words give a region, all mentions joined.
func told1(told []Claim, r Region) Side {
	side := NotStated
	for _, c := range told {
		switch {
		case c.Region != r || !sided(c.Side):
		case side == NotStated:
			side = c.Side
		default:
			side = join(side, c.Side)
		}
	}
	return side
}

// drawn1 is the side that a drawing gives a region.
func drawn1(drawn []Spotted, r Region) Side {
	side := Midline
	for _, s := range drawn {
		if s.Region == r {
			side = join(side, s.Side)
		}
	}
	return side
}

// Spotted of a whole drawing: its areas one after the other.
func (d Drawing) Spotted() []Spotted {
	var out []Spotted
	for _, a := range d.Areas {
		out = append(out, Find(a).Spotted()...)
	}
	return out
}
