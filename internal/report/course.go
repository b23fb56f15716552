package report

import (
	"slices"
	"strconv"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/training"
)

// course is the pain of the last weeks, week by week, and its flares.
func (b *maker) course() {
	c := Course{Weeks: make([]Week, Weeks), Flares: []Flare{}}
	worst := make([]map[day.Date]int, Weeks)
	refs := make([][]Ref, Weeks)
	for i := range c.Weeks {
		c.Weeks[i].Starts = b.start.Add(7 * i)
		worst[i] = map[day.Date]int{}
	}
	for _, r := range b.in.History.Pain {
		w, ok := b.week(r.Day)
		if !ok {
			continue
		}
		refs[w] = append(refs[w], painRef(r))
		if old, seen := worst[w][r.Day]; !seen || r.Score > old {
			worst[w][r.Day] = r.Score
		}
	}
	for i := range c.Weeks {
		w := &c.Weeks[i]
		w.Days = len(worst[i])
		c.Rated += w.Days
		if w.Days == 0 {
			continue
		}
		top, sum := 0, 0
		for _, v := range worst[i] {
			top, sum = max(top, v), sum+v
		}
		m := tenth(float64(sum) / float64(w.Days))
		w.Mean, w.Worst = &m, &top
		b.trace(at("course/weeks", i, "worst"), num(float64(top)), refs[i]...)
		b.trace(at("course/weeks", i, "mean"), num(m), refs[i]...)
		b.trace(at("course/weeks", i, "rated_days"), num(float64(w.Days)), refs[i]...)
	}
	b.flares(&c)
	b.out.Course = c
}

// flares of half a year; what lies before is not on the page.
func (b *maker) flares(c *Course) {
	from := b.in.AsOf.Add(-182)
	all := b.in.History.Pain
	i, _ := slices.BinarySearchFunc(all, from.Add(-30), func(r pain.Rating, d day.Date) int { return r.Day.Sub(d) })
	recent := all[i:]
	for _, f := range pain.Flares(recent, nil, b.in.AsOf) {
		if f.Start.Before(from) {
			continue
		}
		x := Flare{Start: f.Start, End: f.End, Peak: f.Peak, Baseline: tenth(f.Baseline)}
		var refs []Ref
		for _, r := range recent {
			if !r.Day.Before(f.Start) && (f.End.IsZero() || !r.Day.After(f.End)) && !r.Day.After(b.in.AsOf) {
				refs = append(refs, painRef(r))
			}
		}
		b.trace(at("course/flares", len(c.Flares), "peak"), num(float64(x.Peak)), refs...)
		b.trace(at("course/flares", len(c.Flares), "baseline"), num(x.Baseline), refs...)
		c.Flares = append(c.Flares, x)
	}
}

// week is the index of the week of a day, false outside.
func (b *maker) week(d day.Date) (int, bool) {
	n := d.Sub(b.start)
	if n < 0 || n >= 7*Weeks {
		return 0, false
	}
	return n / 7, true
}

// Lines is how many lifts the letter draws.
const Lines = 4

// lifts draws the lifts that matter: those that are blamed or that the log
// names, then the competition lifts as they are trained.
func (b *maker) lifts() {
	b.out.Lifts = []Line{}
	by := map[lift.ID][]training.Set{}
	for _, s := range b.in.History.Sets {
		if _, ok := b.week(s.Day); ok && s.Lift != "" && !s.Warmup {
			by[s.Lift] = append(by[s.Lift], s)
		}
	}
	for _, id := range b.matter(by) {
		if len(b.out.Lifts) == Lines {
			break
		}
		b.line(id, by[id])
	}
}

func (b *maker) matter(by map[lift.ID][]training.Set) []lift.ID {
	var out []lift.ID
	add := func(id lift.ID) {
		if id != "" && len(by[id]) > 0 && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, e := range b.out.Effects {
		if e.Told == "provokes" || e.Word == "likely" || e.Word == "very_likely" || e.SoreKg != nil {
			add(e.Lift)
		}
	}
	for _, m := range lift.Mains {
		var best lift.ID
		for id, sets := range by {
			if owner, ok := b.in.Catalogue.MainOf(id); ok && owner == m && (len(sets) > len(by[best]) || len(sets) == len(by[best]) && id < best) {
				best = id
			}
		}
		add(best)
	}
	return out
}

func (b *maker) line(id lift.ID, sets []training.Set) {
	l := Line{Lift: id, Weeks: make([]LiftPoint, Weeks)}
	refs := make([][]Ref, Weeks)
	for _, s := range sets {
		w, _ := b.week(s.Day)
		p := &l.Weeks[w]
		p.Sets++
		load := s.Load
		if kg := b.kg(&load); kg != nil && (p.Kg == nil || *kg > *p.Kg) {
			p.Kg = kg
		}
		if s.Pain != nil && (p.Pain == nil || *s.Pain > *p.Pain) {
			n := *s.Pain
			p.Pain = &n
		}
		refs[w] = append(refs[w], setRef(s))
	}
	for w, p := range l.Weeks {
		if p.Sets > 0 {
			b.trace(at(at("lifts", len(b.out.Lifts), "weeks"), w, "sets"), strconv.Itoa(p.Sets), refs[w]...)
		}
		if p.Kg != nil {
			b.trace(at(at("lifts", len(b.out.Lifts), "weeks"), w, "kg"), num(*p.Kg), refs[w]...)
		}
		if p.Pain != nil {
			b.trace(at(at("lifts", len(b.out.Lifts), "weeks"), w, "pain"), num(float64(*p.Pain)), refs[w]...)
		}
	}
	b.out.Lifts = append(b.out.Lifts, l)
}

func setRef(s training.Set) Ref { return Ref{Kind: "set", Day: s.Day, ID: s.ID} }
