package diary

import (
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/training"
)

// How far above the own best a set may be before it is held (hazards H04, H08;
// our own figures).
const (
	farAbove   = 1.25
	farMain    = 10.0 // and at least so many kilograms above, in the competition lifts' families
	farOther   = 20.0 // and elsewhere, where the next dumbbell may be a quarter heavier
	again      = 3    // different days that show the same make it believed
	poundsLo   = 2.0  // 1 kg = 2.2046 lb; the rest is room for progress and rounding
	poundsHi   = 2.4
	daysNeeded = 3  // fewer own days say too little to hold anything against
	bestWindow = 60 // own training days looked back over
)

// set maps the name, reads the load and stores the set. What no body can do is
// held at once; what this body has never come near is held by believe.
func (f *folder) set(r *row) {
	e, d := r.e, r.day
	kg, agree := mass(e)
	s := training.Set{ID: e.ID, At: e.At, Day: d, Name: f.nameOf(e.Name), Load: kg, RPE: e.RPE, Pain: e.Pain,
		Warmup: e.Warmup, Failed: e.Failed, Bar: e.Bar, Lift: f.liftOf(e)}
	if e.Reps != nil {
		s.Reps = *e.Reps
	}
	if r.pain != nil {
		s.Pain = r.pain
	}
	if n := len(f.out.Finished); n > 0 && f.out.Finished[n-1] == d {
		f.out.Finished = f.out.Finished[:n-1] // a late set opens the session again
	}
	if s.RPE != nil && !(*s.RPE >= 1 && *s.RPE <= 10) {
		f.fault(e, "\"rpe\" must be from 1 to 10; this set is used without it", "Correct the number.")
		s.RPE = nil
	}
	if s.Pain != nil && (*s.Pain < 0 || *s.Pain > 10) {
		f.fault(e, "\"pain\" must be from 0 to 10; this set counts as having none recorded", "Correct the number.")
		s.Pain = nil
	}
	switch {
	case kg < 0 || kg > lift.MaxLoad:
		f.hold(s, e, ImpossibleLoad, 0)
	case s.Reps < 0 || s.Reps > lift.MaxReps:
		f.hold(s, e, ImpossibleReps, 0)
	case !agree:
		f.hold(s, e, UnitsDisagree, 0)
	default:
		f.out.Sets = append(f.out.Sets, s)
		f.setFrom = append(f.setFrom, e)
	}
}

// nameOf is the name after the person's own aliases.
func (f *folder) nameOf(name string) string {
	if own, ok := f.alias[name]; ok {
		return own.name
	}
	return name
}

func (f *folder) hold(s training.Set, e *Entry, why string, best lift.Kg) {
	f.out.Held = append(f.out.Held, Held{Set: s, ID: e.ID, Line: e.Line, Why: why, Best: best})
}

// liftOf finds the catalogue lift of a set: the person's own alias for its
// name first, then what the entry says, then the catalogue. A stated bar
// position makes the plain barbell squat the lift it was; without one it stays
// "not stated".
func (f *folder) liftOf(e *Entry) lift.ID {
	id := lift.ID(e.Lift)
	if own, ok := f.alias[e.Name]; ok && e.Name != "" && (own.lift != "" || id == "") {
		id = own.lift
	}
	if name := f.nameOf(e.Name); id == "" && name != "" {
		known, ok := f.names[name]
		if !ok {
			known = match(f.cat, name)
			f.names[name] = known
		}
		id = known
	}
	if id == "squat_barbell" {
		switch e.Bar {
		case "low":
			return "squat_low_bar"
		case "high":
			return "squat_high_bar"
		}
	}
	return id
}

// believe holds back the sets that stand far above this person's own best on
// the lift: a typing slip, a wrong unit, or somebody else's set.
func (f *folder) believe() {
	confirmed := map[string]bool{}
	for _, a := range f.out.Answers {
		confirmed[a.Question] = a.Value == "yes"
	}
	early := f.earlyPounds()
	bests := map[lift.ID]*ownBest{}
	kept := f.out.Sets[:0]
	for i, s := range f.out.Sets {
		e := f.setFrom[i]
		key := s.Lift
		if key == "" {
			key = lift.ID("name:" + s.Name)
		}
		own := bests[key]
		if own == nil {
			own = &ownBest{room: f.room(s.Lift)}
			bests[key] = own
		}
		v := worth(s)
		why, best := own.judge(v)
		if why == "" && early[key] > 0 && own.days() < daysNeeded {
			if ratio := v / early[key]; ratio >= poundsLo && ratio <= poundsHi {
				why, best = MaybePounds, early[key]
			}
		}
		if why != "" && !(e.ID != "" && confirmed[Confirm+e.ID]) {
			if !own.repeated(s.Day, v, why) {
				f.hold(s, e, why, lift.KgOf(best))
				continue
			}
		}
		own.add(s.Day, v)
		kept = append(kept, s)
	}
	f.out.Sets = kept
}

// worth makes sets of different length comparable: the load as a single, by
// Epley's line (source S1 of the strength file), twelve reps at most.
func worth(s training.Set) float64 {
	if s.Load <= 0 || s.Reps <= 0 {
		return 0
	}
	if s.Reps == 1 {
		return s.Load.Float()
	}
	return s.Load.Float() * (1 + float64(min(s.Reps, 12))/30)
}

// room is how many kilograms above the own best are nothing to ask about.
func (f *folder) room(id lift.ID) float64 {
	if f.cat == nil {
		return farMain
	}
	if _, main := f.cat.MainOf(id); main {
		return farMain
	}
	return farOther
}

// ownBest holds the best of each recent training day of one lift.
type ownBest struct {
	bests  []float64
	last   day.Date
	top    float64 // highest believed so far
	robust float64 // cache for the days up to yesterday; 0 = not computed
	room   float64 // kilograms
	doubts []doubt
}

// doubt is a training day that was held.
type doubt struct {
	day day.Date
	v   float64
}

// repeated reports whether a level that was far above is now shown on a third
// day: a slip does not come back, real progress does. A wrong unit comes back
// too, so what may be pounds waits for a person.
func (o *ownBest) repeated(d day.Date, v float64, why string) bool {
	if why != FarAboveOwnBest {
		return false
	}
	near := 0
	for _, x := range o.doubts {
		if x.day != d && math.Abs(x.v/v-1) <= 0.15 {
			near++
		}
	}
	if n := len(o.doubts); n == 0 || o.doubts[n-1].day != d {
		o.doubts = append(o.doubts, doubt{d, v})
	}
	return near >= again-1
}

func (o *ownBest) days() int { return len(o.bests) }

func (o *ownBest) add(d day.Date, v float64) {
	o.top = math.Max(o.top, v)
	if o.last == d && len(o.bests) > 0 {
		o.bests[len(o.bests)-1] = math.Max(o.bests[len(o.bests)-1], v)
	} else {
		o.bests = append(o.bests, v)
	}
	o.last, o.robust = d, 0
}

// judge compares a set with the days before it; "" = believed.
func (o *ownBest) judge(v float64) (why string, best float64) {
	if v <= o.top || len(o.bests) < daysNeeded {
		return "", 0
	}
	if o.robust == 0 {
		o.robust = robustBest(o.bests[max(0, len(o.bests)-bestWindow):])
	}
	switch ratio := v / o.robust; {
	case !(o.robust > 0) || ratio <= farAbove || v-o.robust < o.room:
		return "", 0
	case ratio >= poundsLo && ratio <= poundsHi:
		return MaybePounds, o.robust
	}
	return FarAboveOwnBest, o.robust
}

// robustBest is median + MAD of the best quarter of the days (at least three):
// one slip among them cannot lift it far. Median and MAD as in Huber, Robust
// Statistics; the quarter is ours.
func robustBest(days []float64) float64 {
	sorted := slices.Clone(days)
	slices.Sort(sorted)
	top := sorted[len(sorted)-max(daysNeeded, len(sorted)/4):]
	mid := median(top)
	off := make([]float64, len(top))
	for i, v := range top {
		off[i] = math.Abs(v - mid)
	}
	slices.Sort(off)
	return math.Min(mid+median(off), sorted[len(sorted)-1])
}

// median of sorted, non-empty values.
func median(sorted []float64) float64 {
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

// earlyPounds is what each lift came to later on, for lifts whose first days
// stand 2.0-2.4 times above it: the unit was perhaps wrong at the start. It
// needs five later days, and speaks of the first three only.
func (f *folder) earlyPounds() map[lift.ID]float64 {
	perLift := map[lift.ID]*ownBest{}
	for _, s := range f.out.Sets {
		key := s.Lift
		if key == "" {
			key = lift.ID("name:" + s.Name)
		}
		if perLift[key] == nil {
			perLift[key] = &ownBest{}
		}
		perLift[key].add(s.Day, worth(s))
	}
	out := map[lift.ID]float64{}
	for key, own := range perLift {
		if own.days() < daysNeeded+5 {
			continue
		}
		later := robustBest(own.bests[daysNeeded:])
		if later > 0 && slices.Max(own.bests[:daysNeeded])/later >= poundsLo {
			out[key] = later
		}
	}
	return out
}
