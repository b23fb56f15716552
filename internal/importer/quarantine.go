package importer

import (
	"spotter/internal/day"
	"spotter/internal/lift"
)

// Sets that cannot be true, or hardly, are flagged: counted by reason and shown
// with their line. They are stored all the same; the diary holds them back from
// every calculation (diary.Held) until a person confirms them.

// Why a set is flagged.
const (
	flagLoad   = "impossible_load"
	flagReps   = "impossible_reps"
	flagFuture = "future_date"
	flagJump   = "far_above_running_max"
	flagUnit   = "maybe_other_unit"
)

// Our own figures, after the field notes on real exports: half more than ever
// before is no ordinary progress; 2.0–2.4 times is what a mistaken unit makes.
const (
	jump      = 1.5
	jumpKg    = 10.0 // and at least so much, as written
	unitLo    = 2.0
	unitHi    = 2.4
	daysFirst = 3  // earlier days of the exercise that a comparison needs
	shownOdd  = 40 // flagged sets that the report lists
)

// Odd is one flagged set.
type Odd struct {
	Line int     `json:"line"`
	Day  string  `json:"day"`
	Name string  `json:"name"`
	Load float64 `json:"load,omitempty"` // as written
	Unit string  `json:"unit,omitempty"`
	Reps int     `json:"reps"`
	Why  string  `json:"why"`
	Best float64 `json:"best,omitempty"` // the running maximum that it was compared with
}

// flags looks at sets in time order.
type flags struct {
	today  string
	counts map[string]int
	odd    []Odd
	best   map[string]*runningMax
}

func newFlags(today day.Date) *flags {
	f := &flags{counts: map[string]int{}, best: map[string]*runningMax{}}
	if !today.IsZero() {
		f.today = today.Add(1).String() // the file's clock may be a zone ahead
	}
	return f
}

func (f *flags) count(why string) { f.counts[why]++ }

func (f *flags) found() (map[string]int, []Odd) {
	if len(f.counts) == 0 {
		return nil, nil
	}
	return f.counts, f.odd
}

func (f *flags) look(s *rawSet, at string) {
	kg, limit := 0.0, lift.MaxLoad.Float()
	if s.load != nil {
		kg = tidy(*s.load)
	}
	if s.unit == "lb" {
		limit *= lbPerKg
	}
	note := func(why string, best float64) {
		f.count(why)
		if len(f.odd) < shownOdd {
			f.odd = append(f.odd, Odd{s.line, at[:10], s.name, kg, s.unit, s.reps, why, best})
		}
	}
	if f.today != "" && at[:10] > f.today {
		note(flagFuture, 0)
	}
	switch {
	case !(kg <= limit):
		note(flagLoad, 0)
		return
	case s.reps > lift.MaxReps:
		note(flagReps, 0)
		return
	case kg <= 0 || s.reps == 0:
		return
	}
	r := f.best[s.name]
	if r == nil {
		r = &runningMax{}
		f.best[s.name] = r
	}
	if why, best := r.judge(kg, s.unit, at[:10]); why != "" {
		note(why, best)
	}
}

// runningMax of one exercise, in kilograms where the unit is known.
type runningMax struct {
	best    float64 // of the days before
	today   float64
	day     string
	days    int
	doubted float64 // a level that was flagged
	again   int     // different days that showed it
	doubtOn string
}

// judge compares with the days before. A level that comes back on a third day
// is believed: a slip does not come back.
func (r *runningMax) judge(v float64, unit, on string) (why string, best float64) {
	if unit == "lb" {
		v /= lbPerKg
	}
	if on != r.day {
		r.best, r.today, r.day = max(r.best, r.today), 0, on
		r.days++
	}
	if r.days <= daysFirst || v <= r.best*jump || v-r.best < jumpKg {
		r.today = max(r.today, v)
		return "", 0
	}
	if r.doubtOn != on {
		if r.doubtOn == "" || v < r.doubted/1.15 || v > r.doubted*1.15 {
			r.again = 0
		}
		r.doubted, r.doubtOn = v, on
		r.again++
	}
	if r.again >= daysFirst {
		r.today = max(r.today, v)
		return "", 0
	}
	if ratio := v / r.best; ratio >= unitLo && ratio <= unitHi {
		return flagUnit, tidy(r.best)
	}
	return flagJump, tidy(r.best)
}
