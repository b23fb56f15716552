package plan

import (
	"time"

	"spotter/internal/care"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/differential"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/reason"
	"spotter/internal/safety"
	"spotter/internal/strength"
)

// Input is everything a plan is made from. Nothing else is looked at: the
// same input gives the same plan, byte for byte.
type Input struct {
	Permit      safety.Permit
	Case        intake.Case
	History     diary.History
	Estimates   map[lift.ID]strength.Estimate
	Catalogue   *lift.Catalogue
	Peaking     *Peaking
	MeetRules   meet.Rules
	Care        []care.Item
	CareAnswers map[string]string // flag id → yes, no, unsure
	Explain     *differential.Explanation
	AsOf        day.Date
	MeetDate    day.Date       // zero: no meet
	Days        []time.Weekday // training days; empty: the diary's habit, else three days
	Equipment   []string       // what is there, by catalogue name; empty: everything
	Plates      lift.Plates    // the barbell set at hand; zero: the usual kilogram set
	Risk        meet.Risk
	Knowledge   string
	PainCap     *int   // the person's own limit for pain in a set; only ever tightens
	Report      *Heard // of the trigger engine, or nil: what it found is where the forecasts start
	Testing     bool   // an accepted test runs: the plan asks for none of its own
	RuleBook    bool   // the rule book alone, to compare with: nothing chosen by prediction
	WeeksOnly   bool   // to compare weeks: no prices, nothing of what stands against the meet
}

// gate is what a plan asks of a permit. safety.Permit is the only one in the
// program; the interface exists so that tests can bend single answers.
type gate interface {
	Verdict() safety.Verdict
	Reasons() []reason.Reason
	Screen() safety.Result
	Provisional() bool
	Effort(l lift.ID, d day.Date, wantedRPE float64) reason.Cap
	Pain(l lift.ID) reason.Cap
	Load(l lift.ID, d day.Date, wantedKg float64) reason.Cap
	Share(l lift.ID, d day.Date, wantedPct float64) reason.Cap
	Held(l lift.ID, d day.Date) (bool, []reason.Reason)
	MayProgress(l lift.ID, d day.Date) (bool, []reason.Reason)
	Opener(l lift.ID, meet day.Date, wantedKg float64) reason.Cap
	Heavy(d day.Date) (bool, []reason.Reason)
	Rechallenge(l lift.ID, d day.Date, wantedKg float64) reason.Cap
	Places() []string
	Loads(l lift.ID, place string) bool
	Sets(mean4w, wantedSets float64) reason.Cap
}

// Make makes the plan. A permit that says stop gives a stopped plan: the
// flags, what to do, and nothing with a load. The caller has checked the meet
// with CheckMeet; a meet in the past is planned as if there were none.
func Make(in Input) Plan {
	if in.Permit.Verdict() == safety.Stop || in.Catalogue == nil || in.Peaking == nil {
		return stopped(in)
	}
	return build(in, in.gate())
}

// gate is the permit, with the person's own pain limit under its own.
func (in Input) gate() gate {
	if in.PainCap == nil {
		return in.Permit
	}
	return stricter{in.Permit, float64(*in.PainCap)}
}

// stricter is a gate whose pain limit was tightened by the person.
type stricter struct {
	gate
	pain float64
}

// Pain is the lower of both limits.
func (s stricter) Pain(l lift.ID) reason.Cap {
	return s.gate.Pain(l).Tighten(s.pain, reason.New("plan.cap_own_pain", reason.ExpertOpinion, "max", s.pain))
}

// Today is the session of a day.
func Today(p Plan, d day.Date) (Session, bool) {
	for _, w := range p.Weeks {
		for _, s := range w.Sessions {
			if s.Date == d {
				return s, true
			}
		}
	}
	return Session{}, false
}
