package plan

import "spotter/internal/strength"

// pctOf is the share of the 1RM that goes with reps at an effort; 0 outside
// the chart.
func pctOf(reps int, rpe float64) float64 { return strength.Pct(reps, rpe) }
