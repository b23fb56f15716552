package meet

import (
	"errors"

	"spotter/internal/lift"
)

// Room holds the figures of the warm-up room (knowledge/meet.yaml). Only the
// flight has a rule book behind it.
type Room struct {
	Source       string
	Flight       Flight
	Seconds      int // one attempt on the platform takes
	Last         int // minutes from the last warm-up single to the opener
	Between      int // minutes between warm-up sets
	BarReps      int // with the empty bar
	DeadliftSkip int // so many of the light steps are left out: the back is warm by then
	Steps        []RoomStep
}

// Flight is how many lifters one has.
type Flight struct {
	Least, Usual, Most int
	Source             string
}

// RoomStep is one set of the way up, as a share of the opener.
type RoomStep struct {
	Share float64
	Reps  int
}

// Check refuses figures with which no timetable could be made.
func (r Room) Check() error {
	if !(r.Seconds > 0 && r.Last > 0 && r.Between > 0 && r.BarReps > 0) || len(r.Steps) == 0 || r.DeadliftSkip < 0 || r.DeadliftSkip >= len(r.Steps) {
		return errors.New("seconds, minutes, repetitions and steps must be given")
	}
	if f := r.Flight; !(f.Least > 0 && f.Least <= f.Usual && f.Usual <= f.Most) {
		return errors.New("the flight's sizes must rise from least to most")
	}
	last := 0.0
	for _, s := range r.Steps {
		if !(s.Share > last && s.Share < 1) || s.Reps < 1 {
			return errors.New("the steps must rise and stay below the opener")
		}
		last = s.Share
	}
	return nil
}

// Warm is one warm-up set with its time back from the opener.
type Warm struct {
	Minutes int // before the opener
	Away    int // attempts on the platform until the opener, at the pace of Room
	Kg      lift.Kg
	Reps    int
	Last    bool // the last single
}

// WarmUp is the way up to an opener, the earliest set first. Loads are rounded
// down to what the meet can load, no step reaches the opener, and a step that
// would not be heavier than the one before is left out. No opener, no steps.
func (r Rules) WarmUp(l lift.Main, opener lift.Kg) []Warm {
	if opener < r.BarAndCollars || opener <= 0 || r.Increment <= 0 || r.Room.Check() != nil {
		return nil
	}
	steps := r.Room.Steps
	if l == lift.Deadlift {
		steps = steps[r.Room.DeadliftSkip:]
	}
	var out []Warm
	if opener > r.BarAndCollars {
		out = append(out, Warm{Kg: r.BarAndCollars, Reps: r.Room.BarReps})
	}
	for _, s := range steps {
		kg := r.loadable(lift.KgOf(opener.Float() * s.Share))
		if len(out) > 0 && kg > out[len(out)-1].Kg && kg < opener {
			out = append(out, Warm{Kg: kg, Reps: s.Reps})
		}
	}
	for i := range out {
		w := &out[i]
		w.Minutes = r.Room.Last + (len(out)-1-i)*r.Room.Between
		w.Away = (w.Minutes*60 + r.Room.Seconds - 1) / r.Room.Seconds
		w.Last = i == len(out)-1
	}
	return out
}

// loadable rounds down to the bar and steps of a small pair of plates.
func (r Rules) loadable(kg lift.Kg) lift.Kg {
	if kg < r.BarAndCollars {
		return 0
	}
	return r.BarAndCollars + (kg-r.BarAndCollars)/r.Increment*r.Increment
}
