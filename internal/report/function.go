package report

import (
	"slices"
	"strconv"
	"strings"
)

// FunctionPrefix starts the question of an item of the patient-specific scale:
// "psfs.squat_low_bar", answered from 0 (cannot) to 10 (as before). The scale
// is Stratford's of 1995; the items are the person's own.
const FunctionPrefix = "psfs."

// MeasurePrefix starts the question of a total: "measure.ndi".
const MeasurePrefix = "measure."

// WeeklyTotal is the weekly problem score as a total.
const WeeklyTotal = "weekly"

// Measures are the questionnaires of which a total may be kept. All run from 0
// to 100. Their questions are not here: most may not be copied.
var Measures = []string{WeeklyTotal, "ndi", "quickdash", "spadi", "ompsq"}

func (b *maker) function() {
	l := b.out
	l.Function, l.Weekly, l.Measures, l.Symptoms = []Activity{}, []Weekly{}, []Measure{}, []Symptom{}
	for _, a := range b.in.History.Answers {
		ref := Ref{Kind: "answer", Day: a.Day, ID: a.ID}
		v, err := strconv.ParseFloat(a.Value, 64)
		if err != nil {
			continue
		}
		if name, ok := strings.CutPrefix(a.Question, FunctionPrefix); ok && name != "" && v >= 0 && v <= 10 {
			i := slices.IndexFunc(l.Function, func(x Activity) bool { return x.Name == name })
			if i < 0 {
				i, l.Function = len(l.Function), append(l.Function, Activity{Name: name})
			}
			b.score("function", i, &l.Function[i].Points, Score{a.Day, v}, ref)
		}
		if id, ok := strings.CutPrefix(a.Question, MeasurePrefix); ok && slices.Contains(Measures, id) && v >= 0 && v <= 100 {
			i := slices.IndexFunc(l.Measures, func(x Measure) bool { return x.ID == id })
			if i < 0 {
				i, l.Measures = len(l.Measures), append(l.Measures, Measure{ID: id})
			}
			b.score("measures", i, &l.Measures[i].Points, Score{a.Day, v}, ref)
		}
	}
	b.weekly()
	for i, s := range b.in.Case.Symptoms {
		l.Symptoms = append(l.Symptoms, Symptom{s.What, s.Present, s.Side, s.Place})
		b.trace(at("symptoms", i, "present"), strconv.FormatBool(s.Present), b.told(s.Span))
	}
}

// score adds a score; a later one of the same day takes the place of the earlier.
func (b *maker) score(field string, i int, points *[]Score, s Score, ref Ref) {
	n := len(*points)
	if n > 0 && (*points)[n-1].On == s.On {
		(*points)[n-1] = s
		b.retrace(at(at(field, i, "points"), n-1, "value"), num(s.Value), ref)
		return
	}
	*points = append(*points, s)
	b.trace(at(at(field, i, "points"), n, "value"), num(s.Value), ref)
}

func (b *maker) weekly() {
	for _, c := range b.in.History.Checkups {
		if c.Day.Before(b.start) {
			continue
		}
		w := Weekly{On: c.Day}
		sum := 0
		for _, q := range []*int{c.Q1, c.Q2, c.Q3, c.Q4} {
			if q != nil {
				w.Answered++
				sum += *q
			}
		}
		if w.Answered == 4 {
			w.Score = &sum
			b.trace(at("weekly", len(b.out.Weekly), "score"), strconv.Itoa(sum), Ref{Kind: "checkup", Day: c.Day})
		}
		b.out.Weekly = append(b.out.Weekly, w)
	}
}
