package app

import (
	"encoding/json"
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/keep"
)

// KindDrawing is an entry that holds where it hurts, as it was drawn. Its
// field "drawing" is a body.Drawing; what the strokes mean is derived anew
// each time it is read.
const KindDrawing = "drawing"

const drawingField = "drawing"

// DrawingEntry holds a drawing. At is a time with offset, or a day.
func DrawingEntry(id, at string, d body.Drawing) (diary.Entry, error) {
	if err := d.Check(); err != nil {
		return diary.Entry{}, err
	}
	raw, err := json.Marshal(d)
	if err != nil {
		return diary.Entry{}, err
	}
	return diary.Entry{Kind: KindDrawing, ID: id, At: at, By: "athlete", Extra: keep.Extra{drawingField: raw}}, nil
}

// Drawn is a drawing of the diary.
type Drawn struct {
	ID      string
	Day     day.Date
	Drawing body.Drawing
}

// Drawings lists the drawings of a diary that still count, oldest first; unreadable counts those
// that this version cannot read. They stay in the diary.
func Drawings(entries []diary.Entry) (out []Drawn, unreadable int) {
	some, _ := live(entries, KindDrawing)
	for _, e := range some {
		d, err := body.DecodeDrawing(e.Extra[drawingField])
		at, bad := day.Parse(e.At)
		if err != nil || bad != nil {
			unreadable++
			continue
		}
		out = append(out, Drawn{e.ID, at, d})
	}
	return out, unreadable
}

// PainEntries are the ratings that a drawing states: one for each region of
// each area that was rated. An area without an intensity gives none: unknown
// is never zero.
func PainEntries(newID func() string, at string, d body.Drawing) []diary.Entry {
	var out []diary.Entry
	for _, a := range d.Areas {
		if a.Intensity == nil {
			continue
		}
		for _, s := range body.Find(a).Spotted() {
			score := *a.Intensity
			e := diary.Entry{Kind: "pain", ID: newID(), At: at, Score: &score, When: "now", By: "athlete",
				Region: string(s.Region), Side: string(s.Side)}
			for _, z := range s.Zones {
				e.Zones = append(e.Zones, string(z))
			}
			if a.Quality != "" {
				e.Quality = a.Quality
			}
			out = append(out, e)
		}
	}
	return out
}

// WithDrawing adds to a case what a drawing shows: places that the words do
// not name, sides and zones that they leave open, and numb or tingling skin.
// What was told stays. Where words and drawing name different sides nothing is
// taken over for that region, and the question comes back. name words a
// place for which the knowledge files have no region.
func WithDrawing(c intake.Case, d body.Drawing, name func(place string) string) (intake.Case, []body.Disagreement) {
	ask := SidesToAsk(c, d)
	c.Problems, c.Symptoms = slices.Clone(c.Problems), slices.Clone(c.Symptoms)
	for _, a := range d.Areas {
		for _, s := range body.Find(a).Spotted() {
			if slices.ContainsFunc(ask, func(q body.Disagreement) bool { return q.Region == s.Region }) {
				continue
			}
			c.Problems = addDrawn(c.Problems, s, a, name)
			if what := symptomOf[a.Quality]; what != "" {
				c.Symptoms = addSymptom(c.Symptoms, what, s)
			}
		}
	}
	return c, ask
}

// SidesToAsk lists where a case and a drawing name different sides.
func SidesToAsk(c intake.Case, d body.Drawing) []body.Disagreement {
	var told []body.Claim
	for _, p := range c.Problems {
		told = append(told, body.Claim{Region: p.Region, Side: p.Side})
	}
	return body.Disagree(told, d.Spotted())
}

var symptomOf = map[string]string{"tingling": "tingling", "numb": "numbness"}

// addDrawn joins a drawn region with the problem of that region, or adds one.
func addDrawn(ps []intake.Problem, s body.Spotted, a body.Area, name func(string) string) []intake.Problem {
	place := ""
	if s.Region == body.Other {
		place = name(s.First.Place)
	}
	i := slices.IndexFunc(ps, func(p intake.Problem) bool {
		return p.Region == s.Region && (p.Region != body.Other || p.Place == place)
	})
	if i < 0 {
		return append(ps, intake.Problem{Region: s.Region, Side: s.Side, Zones: s.Zones, Place: place, Course: "not_stated", Severity: a.Intensity})
	}
	p := &ps[i]
	switch {
	case p.Side == body.NotStated:
		p.Side = s.Side
	case p.Side == body.Left && s.Side == body.Right, p.Side == body.Right && s.Side == body.Left:
		p.Side = body.Both // several areas of one drawing; told sides are asked about before
	}
	p.Zones = slices.Clone(p.Zones)
	for _, z := range s.Zones {
		if !slices.Contains(p.Zones, z) {
			p.Zones = append(p.Zones, z)
		}
	}
	if p.Severity == nil || a.Intensity != nil && *a.Intensity > *p.Severity {
		p.Severity = a.Intensity
	}
	return ps
}

func addSymptom(list []intake.Symptom, what string, s body.Spotted) []intake.Symptom {
	for _, o := range list {
		if o.What == what && o.Present && o.Side == s.Side {
			return list
		}
	}
	return append(list, intake.Symptom{What: what, Present: true, Side: s.Side})
}

// ByWords is a drawing with one region put on the side that the words name.
// The drawing as it was first made stays in the diary.
func ByWords(d body.Drawing, q body.Disagreement) body.Drawing {
	out := body.Drawing{Layer: d.Layer}
	for _, a := range d.Areas {
		found := body.Find(a)
		if !slices.ContainsFunc(found.Spotted(), func(s body.Spotted) bool { return s.Region == q.Region }) {
			out.Areas = append(out.Areas, a)
			continue
		}
		out.Areas = append(out.Areas, sideOf(a, found, q))
	}
	return out
}

// sideOf turns an area to the told side: mirrored, doubled, or halved.
func sideOf(a body.Area, found body.Found, q body.Disagreement) body.Area {
	m := body.Drawing{Areas: []body.Area{a}}.Mirror().Areas[0]
	switch {
	case q.Drawn != body.Both && q.Told != body.Both:
		return m
	case q.Told == body.Both:
		a.Strokes = append(slices.Clone(a.Strokes), m.Strokes...)
		a.Picked = append(slices.Clone(a.Picked), m.Picked...)
		return a
	}
	half := body.Area{Intensity: a.Intensity, Quality: a.Quality}
	for _, s := range found.Spots() {
		if s.Side == q.Told || s.Side == body.Midline {
			half.Picked = append(half.Picked, s.Code())
		}
	}
	if len(half.Picked) == 0 { // drawn in several areas, this one on the other side only
		return m
	}
	return half
}

// ByDrawing is a case whose words give way to the drawing for one region.
func ByDrawing(c intake.Case, q body.Disagreement) intake.Case {
	c.Problems = slices.Clone(c.Problems)
	for i := range c.Problems {
		if p := &c.Problems[i]; p.Region == q.Region && p.Side != body.Midline {
			p.Side = q.Drawn
		}
	}
	return c
}
