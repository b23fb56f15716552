package plan

import "time"

// Build makes a plan from a gate that a test bends.
func Build(in Input, g gate) Plan { return build(in, g) }

// Volume is the repetitions of the main lifts in a week.
var Volume = volume

// Habit is the training days of a diary.
func Habit(in Input) []time.Weekday { return (&athlete{in: in}).habit() }
