package app

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/keep"
	"spotter/internal/lift"
	"spotter/internal/meet"
)

// Attempt is what a set entry's "what" says when it was taken on the platform:
// everything that reads sets learns of it, and the day of the meet finds it.
const Attempt = "attempt"

// The kinds that the day of a meet adds. An attempt entry ends a lift ("pass")
// or the meet ("withdraw"); a flight entry holds what the warm-up room and the
// card need.
const (
	KindAttempt = "attempt"
	KindFlight  = "flight"
	KindMeet    = "meet"
)

// Feelings are how a good attempt can feel, as in MeetDoc.Felt and the table for
// the one minute.
var Feelings = [3]string{"easy", "planned", "hard"}

// missField holds why an attempt was missed: one of the causes of package meet.
const missField = "miss"

// Taken is one attempt on the platform, with the entry that holds it.
type Taken struct {
	meet.Made
	ID, At string
	N      int // 1-3, within its lift
}

// AttemptEntry is one attempt. The load stays as it was called: in pounds
// where the platform loads pounds.
func AttemptEntry(id, at string, of lift.ID, r meet.Rules, m meet.Made) diary.Entry {
	one := 1
	e := diary.Entry{Kind: "set", What: Attempt, Class: string(m.Lift), ID: id, At: at, Lift: string(of), Reps: &one, Failed: !m.Good, RPE: m.RPE, Pain: m.Pain}
	if m.Cause != "" {
		e.Extra = keep.Extra{missField: json.RawMessage(strconv.Quote(m.Cause))}
	}
	v := m.Kg.Float()
	if r.Lb {
		v = r.LbOf(m.Kg)
		e.Lb = &v
		return e
	}
	e.Kg = &v
	return e
}

// PassEntry ends a lift for the day; with no lift, the meet.
func PassEntry(id, at string, l lift.Main) diary.Entry {
	if l == "" {
		return diary.Entry{Kind: KindAttempt, ID: id, At: at, What: "withdraw"}
	}
	return diary.Entry{Kind: KindAttempt, ID: id, At: at, What: "pass", Lift: string(l)}
}

// Flight is what a person knows of the day: how many lifters, which place,
// when each lift starts ("10:30"), rack heights. Zero and "" are unknown.
type Flight struct {
	Size  int                  `json:"size,omitempty"`
	Place int                  `json:"place,omitempty"`
	Start map[lift.Main]string `json:"start,omitempty"`
	Rack  map[string]string    `json:"rack,omitempty"` // squat, bench, safety
}

const flightField = "flight"

// FlightEntry holds it, in the place of what stood before.
func FlightEntry(entries []diary.Entry, f Flight) (diary.Entry, error) {
	raw, err := json.Marshal(f)
	return diary.Entry{Kind: KindFlight, Replaces: Standing(entries, KindFlight), Extra: keep.Extra{flightField: raw}}, err
}

// FlightOf is the newest that still counts. One that cannot be read counts as unknown.
func FlightOf(entries []diary.Entry) Flight {
	var f Flight
	now, _ := live(entries, KindFlight)
	if n := len(now); n > 0 {
		if err := json.Unmarshal(now[n-1].Extra[flightField], &f); err != nil {
			return Flight{}
		}
	}
	return f
}

// MeetEntry says when the next meet is, which lifts were entered (none: all)
// and whether it loads pounds. It takes the place of meets from asOf on.
func MeetEntry(entries []diary.Entry, asOf, on day.Date, lifts []lift.Main, lb bool) diary.Entry {
	e := diary.Entry{Kind: KindMeet, Date: on.String()}
	for _, l := range lifts {
		e.Lifts = append(e.Lifts, string(l))
	}
	if lb {
		e.Extra = keep.Extra{"unit": json.RawMessage(`"lb"`)}
	}
	now, _ := live(entries, KindMeet)
	for _, old := range now {
		if d, err := day.Parse(old.Date); err == nil && !d.Before(asOf) && old.ID != "" {
			e.Replaces = append(e.Replaces, old.ID)
			e.Federation, e.Paid = old.Federation, old.Paid
		}
	}
	return e
}

// inPounds reports whether the diary's meet on a day loads pounds.
func inPounds(entries []diary.Entry, on day.Date) bool {
	now, _ := live(entries, KindMeet)
	for _, e := range slices.Backward(now) {
		if e.Date == on.String() {
			return string(e.Extra["unit"]) == `"lb"`
		}
	}
	return false
}

// onPlatform picks the attempts of a day, sets and passes.
func onPlatform(d day.Date) func(*diary.Entry) bool {
	on := d.String()
	return func(e *diary.Entry) bool {
		return (e.Kind == "set" && e.What == Attempt || e.Kind == KindAttempt) && strings.HasPrefix(e.At, on)
	}
}

// platformDay is what was done on the platform on a day: attempts in order, lifts
// that were ended, and whether the person withdrew.
type platformDay struct {
	taken  []Taken
	over   map[lift.Main]bool
	passed []lift.Main
	out    bool
	last   diary.Entry // the newest of all; no id = nothing yet
}

// platform reads a day's attempts.
func platform(entries []diary.Entry, on day.Date, r meet.Rules) platformDay {
	d := platformDay{over: map[lift.Main]bool{}}
	mine := onPlatform(on)
	count := map[lift.Main]int{}
	sets, _ := live(entries, "set")
	for _, e := range sets {
		if mine(&e) {
			m := madeOf(e, r)
			count[m.Lift]++
			d.taken = append(d.taken, Taken{Made: m, ID: e.ID, At: e.At, N: count[m.Lift]})
			d.last = e
		}
	}
	passes, _ := live(entries, KindAttempt)
	for _, e := range passes {
		if !mine(&e) {
			continue
		}
		if d.last.ID == "" || e.At > d.last.At || e.At == d.last.At && e.ID > d.last.ID {
			d.last = e
		}
		if e.What == "withdraw" {
			d.out = true
			continue
		}
		d.over[lift.Main(e.Lift)] = true
		d.passed = append(d.passed, lift.Main(e.Lift))
	}
	return d
}

func madeOf(e diary.Entry, r meet.Rules) meet.Made {
	m := meet.Made{Lift: lift.Main(e.Class), Good: !e.Failed, RPE: e.RPE, Pain: e.Pain}
	for _, c := range []string{meet.CauseStrength, meet.CauseTechnique, meet.CausePain} {
		if e.Failed && string(e.Extra[missField]) == strconv.Quote(c) {
			m.Cause = c
		}
	}
	switch {
	case e.Lb != nil && r.Lb:
		m.Kg = r.OfLb(*e.Lb)
	case e.Lb != nil:
		m.Kg = lift.KgOfLb(*e.Lb)
	case e.Kg != nil:
		m.Kg = lift.KgOf(*e.Kg)
	}
	return m
}
