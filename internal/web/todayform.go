package web

import (
	"strconv"

	"spotter/internal/app"
	"spotter/internal/lift"
)

// setForm is the form of the next set: what the plan asked stands in it, and
// the tap on a pain score saves it. Effort has no default: what was not felt
// is not written down.
type setForm struct {
	ID, Lift, Name string // Name: an exercise that the catalogue does not have
	N, Of          int
	Kg, Unit, Step string
	Reps           string
	RPE            string // chosen before, when the form came back
	Target         target
	Caps           string
	Plates         *platesView
	Efforts        []effortView
	Ask            string // the question above the scores
	By             string // effort that finds the load, when none is named
}

// target is what the plan asked, kept with the set.
type target struct{ Kg, Reps, RPE string }

type effortView struct {
	Value  string
	Asked  bool // the most that is asked
	On     bool
	Left   string
	Harder bool
}

// efforts that can be told. Whole and half points: nobody feels quarters.
var efforts = []float64{5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10}

// form is the form of the first set that is left.
func (v *gymView) form(l app.GymLift) *setForm {
	s := l.Left[0]
	f := &setForm{ID: newID(), Lift: string(l.Lift), N: len(l.Done) + 1, Of: len(l.Item.Sets), Unit: unitName(v.lb),
		Step: loadStep(l.Rack), Reps: strconv.Itoa(s.Reps), Target: target{Reps: strconv.Itoa(s.Reps), RPE: num(s.RPEMax)}}
	f.Caps = v.s.words.T("today.caps", "rpe", num(s.RPEMax), "pain", s.PainMax)
	if s.RPEMax >= 5 && s.RPEMax <= 10 {
		f.Caps = v.s.words.T("today.caps_left", "rpe", num(s.RPEMax), "left", v.planner().left(10-s.RPEMax), "pain", s.PainMax)
	}
	if f.N > f.Of {
		f.Of = f.N
	}
	kg := s.Kg
	if kg != nil {
		f.Target.Kg = num(kg.Float())
		f.Plates = platesOf(*kg, l.Rack)
	} else { // no load is named: the one found before stands in the box, or less after pain
		kg = l.Try
	}
	if kg != nil {
		f.Kg = loadText(*kg, v.lb)
	}
	v.putBack(f, l)
	for _, e := range efforts {
		f.Efforts = append(f.Efforts, effortView{Value: num(e), Asked: e == s.RPEMax, Harder: e > s.RPEMax, On: num(e) == f.RPE})
	}
	return f
}

// again is the form for one more set of a lift that no plan asked for.
func (v *gymView) again(l app.GymLift) *setForm {
	f := &setForm{ID: newID(), Lift: string(l.Lift), N: len(l.Done) + 1, Unit: unitName(v.lb), Step: loadStep(l.Rack)}
	if l.Lift == "" {
		f.Name = v.name(l)
	}
	if n := len(l.Done); n > 0 {
		f.Kg, f.Reps = loadText(l.Done[n-1].Load, v.lb), strconv.Itoa(l.Done[n-1].Reps)
	}
	v.putBack(f, l)
	for _, e := range efforts {
		f.Efforts = append(f.Efforts, effortView{Value: num(e), On: num(e) == f.RPE})
	}
	return f
}

// putBack puts back what was typed into a form that could not be saved.
func (v *gymView) putBack(f *setForm, l app.GymLift) {
	if v.bad == nil || v.bad.lift != string(l.Lift) {
		return
	}
	f.Kg, f.Reps, f.RPE = v.bad.kg, v.bad.reps, v.bad.rpe
}

// done lists the sets of today, each with its way back.
func (v *gymView) done(l app.GymLift) []doneView {
	var out []doneView
	prev := -1
	for _, s := range l.Done {
		d := doneView{N: len(out) + 1, Text: v.set(s), Undo: undoForm{newID(), s.ID}}
		if s.Pain != nil {
			if prev >= 0 && (*s.Pain-prev > jump || prev-*s.Pain > jump) {
				d.Jump = v.s.words.T("today.jump", "from", prev, "to", *s.Pain)
			}
			prev = *s.Pain
		}
		out = append(out, d)
	}
	for _, h := range l.Held {
		d := doneView{N: len(out) + 1, Text: v.set(h.Set), Undo: undoForm{newID(), h.ID}, HeldID: newID(), Real: h.ID}
		d.Held = v.s.words.T(h.Code(), "best", v.loadWith(h.Best))
		if h.Why == "impossible_load" || h.Why == "impossible_reps" {
			d.Real = ""
		}
		out = append(out, d)
	}
	return out
}

func (v *gymView) loadWith(kg lift.Kg) string { return loadText(kg, v.lb) + " " + unitName(v.lb) }

// jump is the change of a score from one set to the next that is asked about:
// a slip of the finger looks like that (hazard H39).
const jump = 4
