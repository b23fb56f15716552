// Package plan answers "what to do on which day until the meet": the changes,
// the sessions, the gates, the attempts and the projection, each with its
// reasons. It refuses to make anything from a permit that says stop, and it
// never raises a limit to please a date.
package plan

import (
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Schema is the plan format this version writes.
const Schema = "spotter.plan/1"

// Plan is the document that `spotter plan --json` prints.
type Plan struct {
	Schema      string                 `json:"schema"`
	Status      string                 `json:"status"` // ok, stopped
	AsOf        day.Date               `json:"as_of"`
	Meet        *Meet                  `json:"meet,omitempty"`
	Knowledge   string                 `json:"knowledge"`
	Verdict     string                 `json:"verdict"`               // stop, hand_over, limit, go
	Provisional bool                   `json:"provisional,omitempty"` // the screen is not finished
	Stopped     *Stopped               `json:"stopped,omitempty"`
	Limits      []reason.Reason        `json:"limits,omitempty"` // why the gate limits
	Changes     []Change               `json:"changes,omitempty"`
	Changed     []Changed              `json:"changed,omitempty"` // against yesterday's plan for the same days
	Weeks       []Week                 `json:"weeks,omitempty"`
	Gates       []Gate                 `json:"gates,omitempty"`
	Care        []CareAdvice           `json:"care,omitempty"`
	Attempts    *Attempts              `json:"attempts,omitempty"`
	Projection  map[lift.Main]Interval `json:"projection,omitempty"`
	See         []See                  `json:"see,omitempty"`
	Watch       []Watch                `json:"watch,omitempty"`
	Unknown     []Unknown              `json:"unknown,omitempty"`
	Assumes     []reason.Reason        `json:"assumes,omitempty"` // what the plan takes for granted
	Against     []reason.Reason        `json:"against,omitempty"` // what stands against the meet as planned
	Fits        *reason.Reason         `json:"fits,omitempty"`    // or that nothing does
	Options     []Option               `json:"options,omitempty"` // the ways on where something stands against it
	Prices      []Price                `json:"prices,omitempty"`  // what each constraint that binds costs
	Basis       string                 `json:"basis"`             // hash of case, diary, knowledge, date
}

// Meet the plan leads to.
type Meet struct {
	Date       day.Date    `json:"date"`
	DaysOut    int         `json:"days_out"`
	Paid       *bool       `json:"paid,omitempty"`
	Federation string      `json:"federation,omitempty"`
	Lifts      []lift.Main `json:"lifts"`
}

// Stopped says why there is no plan.
type Stopped struct {
	Urgency string        `json:"urgency"`
	Flags   []StoppedFlag `json:"flags"`
	Message string        `json:"message"`
}

// StoppedFlag is one flag that stopped the plan.
type StoppedFlag struct {
	ID     string        `json:"id"`
	Source string        `json:"source"`
	Why    reason.Reason `json:"why"`
}

// Change is one difference from what the person does now.
type Change struct {
	Action  string          `json:"action"` // stop, swap, cut, keep, add
	Lift    lift.ID         `json:"lift"`
	To      lift.ID         `json:"to,omitempty"`
	Reasons []reason.Reason `json:"reasons"`
}

// Week of the plan; Out counts weeks to the meet, the meet week is 0... see weeks.go.
type Week struct {
	Out      int             `json:"out"`
	Starts   day.Date        `json:"starts"`
	Phase    string          `json:"phase"`             // volume, strength, last_heavy, taper, meet, general
	Outline  bool            `json:"outline,omitempty"` // opens only when the screen is answered; no loads yet
	Notes    []reason.Reason `json:"notes,omitempty"`
	Sessions []Session       `json:"sessions"`
}

// Session is one training day.
type Session struct {
	Date  day.Date        `json:"date"`
	Items []Item          `json:"items"`
	Notes []reason.Reason `json:"notes,omitempty"`

	Expect *Expect `json:"expect,omitempty"` // sessions of the coming week
}

// Expect is what a session is believed to do, in points of the 0-10 scale.
type Expect struct {
	Morning Points  `json:"next_morning"`
	Peak    Points  `json:"peak_72h"` // the highest of the three mornings after
	Flare   float64 `json:"flare"`    // chance of a morning two points above the level, or at five
}

// Points is a forecast: eight of ten such ratings lie between Lo and Hi.
type Points struct {
	Mean float64 `json:"mean"`
	Lo   float64 `json:"lo"`
	Hi   float64 `json:"hi"`
}

// Item is one lift or care item of a session.
type Item struct {
	Lift    lift.ID         `json:"lift"` // for care: the care id
	Role    string          `json:"role"` // competition, variant, accessory, care
	Sets    []Set           `json:"sets,omitempty"`
	Minutes int             `json:"minutes,omitempty"`
	Reasons []reason.Reason `json:"reasons"`
	IfPain  []reason.Reason `json:"if_pain,omitempty"`
	Find    *reason.Reason  `json:"find_load,omitempty"`     // how to find the load while strength is unknown
	Expect  *Points         `json:"pain_expected,omitempty"` // in its sets

	Try *ReChallenge `json:"re_challenge,omitempty"` // a small test: what each answer leads to

	asked int  // sets that a re-challenge needs
	keep  *int // sets that SG-003 leaves, while the weeks are made
}

// Set asked for.
type Set struct {
	Reps    int         `json:"reps"`
	Kg      *lift.Kg    `json:"kg,omitempty"` // absent while strength is unknown
	Pct     *float64    `json:"pct,omitempty"`
	RPEMax  float64     `json:"rpe_max"`
	PainMax int         `json:"pain_max"`
	Top     bool        `json:"top,omitempty"`
	Cap     *reason.Cap `json:"cap,omitempty"` // what limited the kilograms
}

// Gate is a test on a date that decides how the plan goes on.
type Gate struct {
	Date day.Date      `json:"date"`
	Test reason.Reason `json:"test"`
	Pass reason.Reason `json:"pass"`
	Fail reason.Reason `json:"fail"`
}

// CareAdvice is self-care on offer, with its limits.
type CareAdvice struct {
	What    string          `json:"what"`
	Verdict string          `json:"verdict"` // keep, try, pause, avoid
	Minutes int             `json:"minutes,omitempty"`
	Reasons []reason.Reason `json:"reasons"`
	StopIf  []reason.Reason `json:"stop_if"`
}

// Attempts for the meet. A lift that is not contested has no weights.
type Attempts struct {
	Squat         []lift.Kg       `json:"squat,omitempty"`
	Bench         []lift.Kg       `json:"bench,omitempty"`
	Deadlift      []lift.Kg       `json:"deadlift,omitempty"`
	ExpectedTotal float64         `json:"expected_total"`
	PBomb         float64         `json:"p_bomb"`
	Reasons       []reason.Reason `json:"reasons,omitempty"`
}

// Interval of a projected 1RM on meet day, in kilograms.
type Interval struct {
	P10 lift.Kg         `json:"p10"`
	P50 lift.Kg         `json:"p50"`
	P90 lift.Kg         `json:"p90"`
	Why []reason.Reason `json:"reasons,omitempty"`
}

// See is whom to see, how soon, and why.
type See struct {
	Who    string        `json:"who"`
	Within string        `json:"within"`
	By     day.Date      `json:"by"`
	Why    reason.Reason `json:"why"`
}

// Watch is a sign that changes everything, and what to do then.
type Watch struct {
	Sign reason.Reason `json:"sign"`
	Do   reason.Reason `json:"do"`
}

// Unknown is what the plan had to do without, and how it was careful.
type Unknown struct {
	What string        `json:"what"`
	How  reason.Reason `json:"how"`
}
