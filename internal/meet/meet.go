// Package meet answers "which nine attempts, and which one next": the rules of
// a meet, what is likely there on the day, the risk of no total. It refuses an
// opener above a load that was done with acceptable pain lately.
package meet

import (
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Rules of a meet, as far as attempts need them, and the figures of the
// attempt model. Rule books change every year; a person may override them.
type Rules struct {
	ID            string // ipf, uspa, …
	Name          string
	Year          int
	Basis         string  // seen, memory, …: how the rules came to us
	Increment     lift.Kg // smallest step
	RecordStep    lift.Kg // smallest step of a record attempt; 0 = none
	Order         []lift.Main
	Attempts      int // per lift
	BarAndCollars lift.Kg
	SecondsToSay  int // after an attempt, to hand in the next
	ThirdDeadlift int // changes allowed to the third deadlift after it was handed in
	OpenerChanges int
	Source        string
	Lb            bool // the platform loads pounds
	Pounds        Pounds
	Room          Room
	Model         Model
}

// Model holds the figures of the attempt model (knowledge/meet.yaml).
type Model struct {
	Clean       map[lift.Main]float64    // chance that depth, commands and balance are in order
	Again       float64                  // chance of such a miss straight after a miss
	Plans       map[Risk]Shares          // of the lift's capacity
	SquatMargin float64                  // taken off the squat opener's share
	CautiousMax map[Risk]float64         // opener share in a first meet or with a flaring lift
	Bomb        map[Risk]float64         // the most that "no total" may be likely
	Opener      [2]float64               // opener as share of the third: usual band
	OpenerLeast float64                  // and the least seen among good days (5th percentile)
	Second      [2]float64               // second as share of the third
	AfterMiss   map[lift.Main][2]float64 // no lift at all, after one and after two misses
	RepeatMakes map[lift.Main][2]float64 // a repeated weight is made: as second, as third attempt
	OldMeetSD   float64
	RecentSD    float64    // the least doubt about any day
	WithinSD    float64    // SD of the log: how much the capacity changes from one attempt to the next
	EffortSD    float64    // and how far the feel of a single is off
	PainCost    float64    // what one point of pain on the day takes off ln C
	Jump        [2]float64 // the most that a second, a third is above the attempt before, as a share
	Low         LowOpener
	Capacity    []Coefficient
	Forecast    Forecast // how often chosen attempts are made
	Source      string   // of the make model
	Data        string   // of the shares and rates
}

// Shares of the capacity that the three attempts aim at.
type Shares struct{ First, Second, Third float64 }

// Coefficient is one term of the day-capacity model.
type Coefficient struct {
	Lift  lift.Main
	Sex   string // female, male
	Term  string
	Value float64
}

// Capacity is what a lift's 1RM on the day is believed to be: log-normal with
// median P50 and the given SD of the log.
type Capacity struct {
	P50   lift.Kg
	SD    float64
	Basis string // recent_sets, derived, old_meet, reported
}

// Made is one attempt that was taken.
type Made struct {
	Lift lift.Main
	Kg   lift.Kg
	Good bool
	RPE  *float64
	Pain *int

	Cause string // of a miss: one of the causes; "" = not told
}

// Causes of a miss.
const (
	CauseStrength  = "strength"  // the weight was too heavy
	CauseTechnique = "technique" // depth, commands, balance: it was there
	CausePain      = "pain"
)

// feels are the readings of ln(C/P50) that an attempt can give: it moved
// easily, as planned, or hard. 4 % is about one step of RPE (rpe_table_rts).
var feels = [3]float64{0.04, 0, -0.04}

// Risk is how much the lifter will risk.
type Risk string

// The risk settings; "" counts as Standard.
const (
	Low      Risk = "low"
	Standard Risk = "standard"
	High     Risk = "high"
)

// Input is everything attempts are chosen from.
type Input struct {
	Rules      Rules
	Capacity   map[lift.Main]Capacity
	Caps       map[lift.Main]reason.Cap // openers, in kilograms; absent = nothing limits
	Lifts      []lift.Main              // entered; empty = all of the rules' order
	Risk       Risk
	PriorMeets *int // nil = unknown, treated as a first meet
	Flaring    map[lift.Main]bool
	Sex        string             // female, male, "" = unknown
	Age        *int               // nil = unknown
	PainMax    map[lift.Main]int  // highest acceptable pain in an attempt; absent = 3
	Over       map[lift.Main]bool // lifts that the person has ended for the day
}

// Choice is one lift's three attempts and why. No attempts: the reasons say
// why none can be named.
type Choice struct {
	Lift     lift.Main
	Attempts []lift.Kg
	PMake    []float64 // chance of a good lift if that weight is taken that day
	PBomb    float64   // no good lift at all, the opener repeated until it is made
	Expected float64   // kilograms this lift adds to the total on average
	OnDay    []OnDay   // second and third, by how the one before felt
	Why      []reason.Reason
	free     []lift.Kg // the card without the limit of pain, where that binds
}

// OnDay is a small table for the one minute that is there to decide: what is
// next by how the attempt before went. After pain above the limit it is none.
type OnDay struct {
	Number              int     // 2 or 3
	Easy, Planned, Hard lift.Kg // it was good
	Strength, Technique lift.Kg // it was missed; 0 = no further attempt in this lift
}

// Option is one thing that can be done next.
type Option struct {
	Action string // take, repeat, pass, withdraw
	Kg     lift.Kg
	PMake  float64 // 0 = not a lift
	Why    reason.Reason
}

// Step is the next attempt in one lift. Kg 0 means: take no further attempt.
type Step struct {
	Lift    lift.Main
	Number  int
	Kg      lift.Kg
	Options []Option // the recommended one first; withdrawing is always among them
	Why     []reason.Reason
}

// Result is the choice of attempts, or what is next on the day.
type Result struct {
	Choices       []Choice
	Steps         []Step  // only from Next: one per lift that is under way or to come
	ExpectedTotal float64 // kilograms; what is already made counts as made
	PBomb         float64 // no total
	Reasons       []reason.Reason
}
