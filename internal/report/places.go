package report

import (
	"cmp"
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/pain"
)

// places are those of the case, then those that only the diary rates.
func (b *maker) places() {
	b.out.Places = []Place{}
	for _, p := range b.in.Case.Problems {
		if p.Course == "resolved" {
			continue
		}
		b.place(p)
	}
	for _, r := range b.in.History.Pain {
		if r.Region == "" || r.Day.Before(b.start) || b.has(r.Region, r.Side) {
			continue
		}
		b.place(intake.Problem{Region: r.Region, Side: r.Side, Course: "not_stated", Zones: r.Zones})
	}
}

func (b *maker) has(region body.Region, side body.Side) bool {
	return slices.ContainsFunc(b.out.Places, func(p Place) bool { return p.Region == region && sideFits(p.Side, side) })
}

// sideFits: a rating without a side belongs to the place whatever its side.
func sideFits(place, rated body.Side) bool {
	return rated == "" || rated == body.NotStated || place == rated || place == body.Both && (rated == body.Left || rated == body.Right)
}

func (b *maker) place(pr intake.Problem) {
	i := len(b.out.Places)
	p := Place{Region: pr.Region, Side: cmp.Or(pr.Side, body.NotStated), Zones: pr.Zones, Words: pr.Place, Onset: pr.Onset, Course: cmp.Or(pr.Course, "not_stated"), Told: pr.Severity}
	if pr.OnsetDaysAgo != nil {
		p.Since = b.in.Case.AsOf.Add(-*pr.OnsetDaysAgo)
		b.trace(at("places", i, "since"), p.Since.String(), b.told(pr.Span))
	}
	if pr.Severity != nil {
		b.trace(at("places", i, "told_worst"), num(float64(*pr.Severity)), b.told(pr.Span))
	}
	rated := b.rated(p)
	b.figures(&p, i, rated)
	b.inSet(&p, i)
	b.out.Places = append(b.out.Places, p)
}

// rated are the ratings of a place up to the day. A rating that names no place
// belongs to the only place there is, and to none when there are several.
func (b *maker) rated(p Place) []pain.Rating {
	var out []pain.Rating
	only := 0
	for _, x := range b.in.Case.Problems {
		if x.Course != "resolved" {
			only++
		}
	}
	for _, r := range b.in.History.Pain {
		mine := r.Region == p.Region && sideFits(p.Side, r.Side)
		if mine || r.Region == "" && only == 1 {
			out = append(out, r)
		}
	}
	return out
}

// figures of the fourteen days up to the letter's day.
func (b *maker) figures(p *Place, i int, rated []pain.Rating) {
	from := b.in.AsOf.Add(-13)
	worst := map[day.Date]int{}
	var refs []Ref
	for _, r := range rated {
		if r.Day.After(b.in.AsOf) {
			continue
		}
		score := r.Score
		p.Last, p.LastOn = &score, r.Day
		if r.Quality != "" && !r.Day.Before(b.start) && !slices.Contains(p.Quality, r.Quality) {
			p.Quality = append(p.Quality, r.Quality)
		}
		if r.Day.Before(from) {
			continue
		}
		refs = append(refs, painRef(r))
		if old, ok := worst[r.Day]; !ok || score > old {
			worst[r.Day] = score
		}
	}
	p.Days = len(worst)
	if p.Last != nil {
		last := rated[len(rated)-1]
		b.trace(at("places", i, "last"), num(float64(*p.Last)), painRef(last))
	}
	if p.Days == 0 {
		return
	}
	top, sum := 0, 0
	for _, v := range worst {
		top, sum = max(top, v), sum+v
	}
	p.Worst = &top
	b.trace(at("places", i, "worst_14d"), num(float64(top)), refs...)
	b.trace(at("places", i, "rated_days_14d"), num(float64(p.Days)), refs...)
	if p.Days >= enough {
		m := tenth(float64(sum) / float64(p.Days))
		p.Mean = &m
		b.trace(at("places", i, "mean_14d"), num(m), refs...)
	}
}

// inSet is the worst pain told in a set of the fourteen days. A set names no
// place: with several, its pain is no figure of any of them.
func (b *maker) inSet(p *Place, i int) {
	if slices.ContainsFunc(b.in.Case.Problems, func(x intake.Problem) bool {
		return x.Course != "resolved" && (x.Region != p.Region || cmp.Or(x.Side, body.NotStated) != p.Side)
	}) || i > 0 {
		return
	}
	from := b.in.AsOf.Add(-13)
	var refs []Ref
	for _, s := range b.in.History.Sets {
		if s.Pain == nil || s.Day.Before(from) || s.Day.After(b.in.AsOf) {
			continue
		}
		refs = append(refs, setRef(s))
		if p.InSet == nil || *s.Pain > *p.InSet {
			n := *s.Pain
			p.InSet = &n
		}
	}
	if p.InSet != nil {
		b.trace(at("places", i, "worst_set_14d"), num(float64(*p.InSet)), refs...)
	}
}

// enough rated days for a mean to say anything (source kovacs2008: a single
// rating is noise up to 4 points).
const enough = 4

func painRef(r pain.Rating) Ref { return Ref{Kind: "pain", Day: r.Day, ID: r.ID} }

// chart lights up the latest drawing; without one, the zones of the words on
// the side that was told. A side that was not told lights nothing.
func (b *maker) chart() {
	c := Chart{Spots: []Spot{}}
	switch {
	case b.in.Drawing != nil:
		c.From, c.On = "drawing", b.in.DrawnOn
		heat, open := body.HeatOf(*b.in.Drawing)
		for _, s := range heat.Sorted() {
			n := int(heat[s])
			c.Spots = append(c.Spots, Spot{s.Place, s.Side, &n})
		}
		for _, p := range body.Places() {
			for _, side := range []body.Side{body.Left, body.Right, body.Midline} {
				if open[body.Spot{Place: p.ID, Side: side}] {
					c.Spots = append(c.Spots, Spot{p.ID, side, nil})
				}
			}
		}
	default:
		for i := range b.out.Places {
			c.Spots = append(c.Spots, spotsOf(&b.out.Places[i])...)
		}
		if len(c.Spots) > 0 {
			c.From, c.On = "words", b.in.Case.AsOf
		}
	}
	for i, s := range c.Spots {
		if s.Intensity == nil {
			continue
		}
		from := []Ref{{Kind: "drawing", Day: c.On}}
		if c.From == "words" {
			from = b.spotRefs(s)
		}
		b.trace(at("chart/spots", i, "intensity"), num(float64(*s.Intensity)), from...)
	}
	b.out.Chart = c
}

// spotRefs: a spot that was lit from words shows the worst of its place.
func (b *maker) spotRefs(s Spot) []Ref {
	for i := range b.out.Places {
		if !slices.ContainsFunc(spotsOf(&b.out.Places[i]), func(o Spot) bool { return o.Place == s.Place && o.Side == s.Side }) {
			continue
		}
		for _, field := range []string{"worst_14d", "told_worst"} {
			for _, t := range b.out.Trace {
				if t.Figure == "/"+at("places", i, field) {
					return t.From
				}
			}
		}
	}
	return []Ref{b.told(nil)}
}

// spotsOf are the chart's places of a told zone; of the region as a whole when
// no zone was told.
func spotsOf(p *Place) []Spot {
	var out []Spot
	n := p.Worst
	if n == nil {
		n = p.Told
	}
	for _, x := range body.Places() {
		if !(x.Known != "" && slices.Contains(p.Zones, x.Known)) && !(len(p.Zones) == 0 && x.Region == p.Region && p.Region != body.Other) {
			continue
		}
		for _, side := range sidesOf(p.Side, x.Mid) {
			out = append(out, Spot{x.ID, side, n})
		}
	}
	return out
}

func sidesOf(s body.Side, mid bool) []body.Side {
	switch {
	case mid && (s == body.Midline || s == body.Both):
		return []body.Side{body.Midline}
	case mid:
		return nil
	case s == body.Both:
		return []body.Side{body.Left, body.Right}
	case s == body.Left || s == body.Right:
		return []body.Side{s}
	}
	return nil
}
