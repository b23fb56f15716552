package strength

import (
	"math"

	"spotter/internal/lift"
)

// Sources of this file (knowledge/sources/strength.yaml).
const (
	srcRTS      = "rpe_table_rts"
	srcFormulas = "e1rm_formulas"
	srcLeSuer   = "lesuer_1997"
)

// MaxEffective is the most effective reps (reps done + reps left) for which
// the table gives an answer.
const MaxEffective = 15

// rts is the percent of a 1RM for effective reps 1, 1.5, 2, … 15: the RTS
// chart as of December 2025 (rows RPE 10 and 9.5; the other rows are these,
// shifted). Source rpe_table_rts, seen.
var rts = [...]float64{
	100.0, 97.8, 95.5, 93.8, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1, 79.8, 78.6,
	77.4, 76.2, 75.1, 73.9, 73.2, 72.4, 71.6, 70.7, 69.9, 69.1, 68.3, 67.6, 66.9, 66.3,
}

// helms is the same for the chart of Helms and others 2016, effective reps 1
// to 11. Source rpe_table_helms, seen.
var helms = [...]float64{
	100.0, 97.0, 95.0, 93.0, 91.0, 89.0, 87.0, 86.0, 85.0, 84.0, 83.0, 82.0, 81.0, 80.0, 79.0,
	77.5, 76.0, 74.5, 73.0, 71.5, 70.0,
}

// Pct is the share (0-1) of the 1RM with which reps at an RPE can be done, by
// the RTS chart; between its half points it runs straight. It answers 0, "no
// load", for what the chart does not cover: no reps, an RPE outside 0-10, or
// more than 15 effective reps.
func Pct(reps int, rpe float64) float64 { return lookup(rts[:], effective(reps, rpe)) }

// PctHelms is Pct by the chart of Helms and others; it ends at 11 effective reps.
func PctHelms(reps int, rpe float64) float64 { return lookup(helms[:], effective(reps, rpe)) }

// effective reps: those done and those left. NaN when there is no answer.
func effective(reps int, rpe float64) float64 {
	if reps < 1 || !(rpe >= 0 && rpe <= 10) {
		return math.NaN()
	}
	return float64(reps) + (10 - rpe)
}

func lookup(halves []float64, n float64) float64 {
	at := 2 * (n - 1)
	if !(at >= 0 && at <= float64(len(halves)-1)) {
		return 0
	}
	i := int(at)
	if i == len(halves)-1 {
		return halves[i] / 100
	}
	return (halves[i] + float64((at-float64(i))*(halves[i+1]-halves[i]))) / 100
}

// Point is one set read as a 1RM.
type Point struct {
	Kg  float64 // estimated 1RM, kilograms
	SD  float64 // of the log: how far one such reading is usually off
	Low bool    // more than 10 effective reps, or an RPE below 7: weak evidence
}

// E1RM reads a set as a 1RM: the median of Epley, Brzycki and the RTS chart at
// reps + reps left; below two effective reps the chart alone, and a single at
// RPE 10 is itself. Sets of two or more reps of a deadlift are raised by 3 %,
// because the equations read it too low (the direction is remembered from
// LeSuer 1997, the size is our guess). ok is false where there is no answer.
func E1RM(load lift.Kg, reps int, rpe float64, deadlift bool) (Point, bool) {
	n := effective(reps, rpe)
	share := lookup(rts[:], n)
	if load <= 0 || !(share > 0) {
		return Point{}, false
	}
	factor := 1 / share
	if n >= 2 {
		factor = middle(1+n/30, 36/(37-n), factor)
	}
	if deadlift && reps >= 2 {
		factor *= 1.03
	}
	return Point{Kg: load.Float() * factor, SD: noise(reps, rpe), Low: n > 10 || rpe < 7}, true
}

// middle is the median of three.
func middle(a, b, c float64) float64 {
	return math.Max(math.Min(a, b), math.Min(math.Max(a, b), c))
}

// noise is the SD of the log of one reading: 1.5 % for hard singles, 2.5 % for
// two or three reps, 3.5 % to six, 5 % to ten, 8 % beyond or below RPE 7. Our
// engineering figures, anchored on repeated tests to failure (SEM 0.7-1.1 reps)
// and on rating errors of about one rep (sources reps_to_failure_sem, hackett_2017).
func noise(reps int, rpe float64) float64 {
	switch {
	case rpe < 7 || float64(reps)+10-rpe > 10:
		return 0.08
	case reps == 1 && rpe >= 8:
		return 0.015
	case reps == 1:
		return 0.03
	case reps <= 3:
		return 0.025
	case reps <= 6:
		return 0.035
	}
	return 0.05
}
