// Package lift answers "which lift is this, what does it ask of the body, and
// what can stand in for it". A variant's bar position, grip and range are
// properties that are never merged: low bar is not high bar, sumo is not
// conventional, and a name that does not say stays "not stated".
//
// Demand scores are ratings 0–3, not measurements; see the catalogue's basis.
package lift

// ID names a lift of the catalogue.
type ID string

// Demand names one thing that a lift asks of the body (scap_retraction, grip, …).
type Demand string

// Class says what role a lift can have in a plan.
type Class string

// The classes of lifts.
const (
	Competition Class = "competition"
	Variant     Class = "variant"
	Accessory   Class = "accessory"
)

// Main is one of the three competition lifts.
type Main string

// The competition lifts, in meet order.
const (
	Squat    Main = "squat"
	Bench    Main = "bench"
	Deadlift Main = "deadlift"
)

// Mains in meet order.
var Mains = []Main{Squat, Bench, Deadlift}

// Lift is one exercise of the catalogue.
type Lift struct {
	ID        ID
	Name      string
	Class     Class
	Family    string // squat, bench, deadlift, upper back, overhead, …
	Pattern   string // squat, hinge, horizontal pull, …
	Aliases   []string
	Muscles   []string
	Equipment []string
	Demands   map[Demand]int      // 0–3; absent = 0
	Seen      map[Demand][]string // demands whose direction rests on a source
	Transfer  map[Main]float64    // share of training effect kept, 0–1
	OneSided  bool                // can be done one side at a time

	TransferSeen []string // sources for the direction of Transfer
	Basis        string   // of scores and shares not listed in Seen: memory, guess, …
}

// Edge is one substitution: do To instead of From.
type Edge struct {
	From, To     ID
	RatioLo      float64 // load To / load From; 0,0 = unknown
	RatioHi      float64
	RatioBasis   string   // seen, memory_guided, derived, …; or why there is none: machine, role, …
	RatioSources []string // source ids behind RatioBasis
	RatioPer     string   // what the ratio counts when not the bar: both hands, one hand, whole body
	Serves       string   // squat, bench, deadlift, or support
	Retains      float64  // share of effect kept; 0 = unknown
	RetainsBasis string
	Spares       map[Demand]int // how many points less of each demand
	Adds         map[Demand]int
	Note         string
}

// Name is a word that people or apps use for a lift.
type Name struct {
	Name  string
	ID    ID
	Where string // apps joined by +, or gym for spoken shorthand
	Basis string // seen = found in that app's public data; memory
}

// Ambiguous is a name that needs one question per athlete.
type Ambiguous struct {
	ID      ID
	Ask     string
	Choices []ID
}
