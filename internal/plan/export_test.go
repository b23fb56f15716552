package plan

// Build makes a plan from a gate that a test bends.
func Build(in Input, g gate) Plan { return build(in, g) }

// Volume is the repetitions of the main lifts in a week.
var Volume = volume
