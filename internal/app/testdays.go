package app

import (
	"encoding/json"
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/keep"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/safety"
	"spotter/internal/trial"
	"spotter/internal/trigger"
)

// KindTest is the kind of the entry of an accepted test: what the plan changes
// for some weeks to find out which lift comes before the pain. It is taken back
// like any entry, and the plan is then as it was.
const KindTest = "test"

const testField = "test"

// Test is what was accepted.
type Test struct {
	ID     string       `json:"-"`
	Mode   trigger.Mode `json:"mode"`
	Lifts  []lift.ID    `json:"lifts,omitempty"`
	Starts day.Date     `json:"starts"`
	Ends   day.Date     `json:"ends"` // the last day
	Region body.Region  `json:"region,omitempty"`
	Side   body.Side    `json:"side,omitempty"`
}

// NewTest is the test that a search suggests, from tomorrow on; false where it
// suggests none, or none that changes anything.
func NewTest(d TriggersDoc) (Test, bool) {
	n := d.NextTest
	if d.Stopped != nil || n == nil || n.Mode == trigger.Keep {
		return Test{}, false
	}
	t := Test{Mode: n.Mode, Starts: d.AsOf.Add(1), Ends: d.AsOf.Add(7 * n.Weeks), Region: d.Region, Side: d.Side}
	for _, id := range n.Lifts {
		t.Lifts = append(t.Lifts, lift.ID(id))
	}
	return t, true
}

// TestEntry is the diary's entry of an accepted test.
func TestEntry(id, at string, t Test) (diary.Entry, error) {
	raw, err := json.Marshal(t)
	return diary.Entry{Kind: KindTest, ID: id, At: at, Extra: keep.Extra{testField: raw}}, err
}

// TestOf is the accepted test that covers a day or lies ahead of it, the newest
// one; false where there is none.
func TestOf(entries []diary.Entry, on day.Date) (out Test, ok bool) {
	live, _ := diary.Live(entries, day.Date{})
	for _, e := range live {
		var t Test
		if raw, has := e.Extra[testField]; has && e.Kind == KindTest && json.Unmarshal(raw, &t) == nil && !t.Ends.Before(on) {
			out, ok = t, true
			out.ID = e.ID
		}
	}
	return out, ok
}

// Limits of a test (hazard H15: a re-challenge that provokes a flare). They are
// judgement; the pain at rest and the stop rule are those of the hazard.
const (
	testRest     = 3    // highest pain at rest on a test day
	testRPE      = 6.0  // a test is never hard: it adds no hard set
	testShare    = 0.65 // of the best single
	testSets     = 3
	testReps     = 10
	testMeetDays = 10 // none so close before a meet
	testHours    = 48 // how long a lift is left after it hurt in a test
)

// withTest writes an accepted test into a plan. A test only takes away from
// sessions, or adds a light lift on a rest day, each load under the gate.
func withTest(p plan.Plan, s standing, entries []diary.Entry, rack lift.Plates) plan.Plan {
	t, ok := TestOf(entries, s.asOf)
	if !ok || p.Stopped != nil || len(p.Weeks) == 0 {
		return p
	}
	x := tester{t: t, s: s, rack: rack, p: &p}
	p.Weeks = slices.Clone(p.Weeks)
	if why, no := x.barred(); no {
		p.Weeks[0].Notes = append(slices.Clone(p.Weeks[0].Notes), why)
		return p
	}
	for i := range p.Weeks {
		if !p.Weeks[i].Outline {
			p.Weeks[i].Sessions = x.week(p.Weeks[i])
		}
	}
	return p
}

// tester writes one test into one plan.
type tester struct {
	t    Test
	s    standing
	rack lift.Plates
	p    *plan.Plan
}

// barred says why the whole test rests or is over.
func (x tester) barred() (reason.Reason, bool) {
	if x.t.Mode != trigger.Prompt && (x.s.permit.Verdict() <= safety.HandOver || x.s.permit.Provisional()) {
		return reason.New("test.screen_first", reason.ExpertOpinion), true
	}
	why, stop := trial.TheStopRule.Due(x.s.h, x.t.Region, x.t.Side, x.t.Starts, x.s.asOf)
	return why, stop && x.t.Mode != trigger.Prompt
}

// covers: the day is a day of the test, and not too close before a meet.
func (x tester) covers(d day.Date) bool {
	if d.Before(x.t.Starts) || d.After(x.t.Ends) {
		return false
	}
	return x.p.Meet == nil || x.p.Meet.Date.Sub(d) > testMeetDays || x.t.Mode == trigger.Prompt
}

func (x tester) week(w plan.Week) []plan.Session {
	var out []plan.Session
	trained := map[day.Date]bool{}
	for _, s := range w.Sessions {
		trained[s.Date] = true
		if x.covers(s.Date) {
			s = x.session(s)
		}
		out = append(out, s)
	}
	if x.t.Mode == trigger.Isolate {
		for i := range 7 {
			if d := w.Starts.Add(i); !trained[d] && !d.Before(x.s.asOf) && x.covers(d) {
				if s, ok := x.alone(d); ok {
					out = append(out, s)
				}
			}
		}
		slices.SortFunc(out, func(a, b plan.Session) int { return a.Date.Sub(b.Date) })
	}
	return out
}

// session is a training day of the test: the lifts that are off go, and it says
// when to rate.
func (x tester) session(s plan.Session) plan.Session {
	s.Notes = slices.Clone(s.Notes)
	if x.t.Mode == trigger.OnOff && !x.on(s.Date) {
		var items []plan.Item
		for _, it := range s.Items {
			if slices.Contains(x.t.Lifts, it.Lift) && it.Role != "competition" {
				s.Notes = append(s.Notes, reason.New("test.off", trigger.Source, "lift", "lift."+string(it.Lift)))
				continue
			}
			items = append(items, it)
		}
		s.Items = items
	}
	s.Notes = append(s.Notes, reason.New("test.rate", trigger.Source))
	return s
}

// on says whether a lift that is put on and off is on that day. Days come in
// pairs of two days each, one of them on, by a coin that the test's own id
// fixes: making the plan anew changes nothing.
func (x tester) on(d day.Date) bool {
	slot := d.Sub(x.t.Starts) / 2
	coin := byte(slot/2) * 37
	for i := range len(x.t.ID) {
		coin = coin*31 + x.t.ID[i]
	}
	return (slot%2 == 0) == (coin>>3&1 == 0)
}

// alone is a lift by itself on a rest day, every second one; the lifts take
// turns.
func (x tester) alone(d day.Date) (plan.Session, bool) {
	id := x.t.Turn(d)
	if id == "" || d == x.s.asOf && x.sore(d) {
		return plan.Session{}, false
	}
	it, ok := x.item(id, d)
	if !ok {
		return plan.Session{}, false
	}
	return plan.Session{Date: d, Items: []plan.Item{it}, Notes: []reason.Reason{
		reason.New("test.alone", trigger.Source, "lift", "lift."+string(id)),
		reason.New("test.rate_alone", trigger.Source),
		reason.New("plan.note_warm_up", reason.ExpertOpinion)}}, true
}

// Turn is the lift that a day would have by itself if it is a rest day; "" on
// every other day.
func (t Test) Turn(d day.Date) lift.ID {
	n := d.Sub(t.Starts)
	if t.Mode != trigger.Isolate || n < 0 || d.After(t.Ends) || n%2 != 0 || len(t.Lifts) == 0 {
		return ""
	}
	return t.Lifts[n/2%len(t.Lifts)]
}

// sore: the newest rating at rest of the day or the day before is too high for
// a test, or there is none.
func (x tester) sore(d day.Date) bool {
	at, score := "", -1
	for _, p := range x.s.h.Pain {
		if n := d.Sub(p.Day); (n == 0 || n == 1) && (p.When == "now" || p.When == "morning") && p.Before == "" && p.At >= at {
			at, score = p.At, p.Score
		}
	}
	return score < 0 || score > testRest
}

// item is the light work of a test day, every figure under the gate.
func (x tester) item(id lift.ID, d day.Date) (plan.Item, bool) {
	g := x.s.permit
	if held, _ := g.Held(id, d); held {
		return plan.Item{}, false
	}
	if may, _ := g.MayProgress(id, d); !may {
		return plan.Item{}, false
	}
	limit := g.Rechallenge(id, d, x.s.est[id].P50.Float()*testShare)
	kg := x.s.cat.Rack(id, x.rack).RoundDown(lift.KgOf(limit.Value))
	if !(kg > 0) {
		return plan.Item{}, false
	}
	set := plan.Set{Reps: testReps, Kg: &kg, RPEMax: g.Effort(id, d, testRPE).Value, PainMax: int(min(g.Pain(id).Value, testRest)), Cap: &limit}
	if !(set.RPEMax > 0) {
		return plan.Item{}, false
	}
	why := "lift." + string(id)
	return plan.Item{Lift: id, Role: "accessory", Sets: slices.Repeat([]plan.Set{set}, testSets),
		Reasons: []reason.Reason{reason.New("test.why", trigger.Source, "lift", why), reason.New("test.light", reason.ExpertOpinion, "rpe", testRPE)},
		IfPain:  []reason.Reason{reason.New("plan.if_pain_stop", reason.ExpertOpinion, "hours", testHours), reason.New("plan.if_pain_morning", "pmm_southside", "lift", why)}}, true
}
