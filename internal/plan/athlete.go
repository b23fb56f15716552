package plan

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/tolerance"
	"spotter/internal/trigger"
)

// hurt says how a lift behaves, as told and as logged.
type hurt int

const (
	fine hurt = iota
	sometimes
	provokes
)

// main is one competition lift of this person.
type main struct {
	Main     lift.Main
	ID       lift.ID // the variant that is competed with
	Hurt     hurt
	Kept     bool // will not be given up
	Practice bool // only practised lightly; the strength work moves to the stand-in
	Told     bool // the post or the diary speaks of it at all
	Held     bool // the gate holds it, and not only for a day or two
	HeldWhy  []reason.Reason
	Second   lift.ID // stand-in of the second day; "" = none
	SecondBy *lift.Edge
	Other    lift.ID // if the stand-in's bar is not at hand
	Response response
}

// athlete is the reading of the input that every part of the plan shares.
type athlete struct {
	in        Input
	g         gate
	mains     []main
	provoked  map[lift.ID]intake.Trigger
	tolerated map[lift.ID]bool
	sore      map[lift.Demand]int
	barKept   bool
	extra     []accessory
	changes   []Change

	belief  *tolerance.Belief // how the body answered; nil for the rule book alone
	report  *trigger.Report   // of the trigger engine, where it can be used
	doubt   float64           // factor on its variance
	lastTry day.Date          // the last small test, or what comes to the same
	chosen  *chosen           // the doses of the weeks; nil for the rule book alone

	// Kept between questions; a survey serves one plan only.
	last      map[lift.ID]day.Date // last day of each lift
	stood     map[lift.ID][]lift.Edge
	responses map[lift.ID]response
	curves    map[lift.ID]float64
	card      *meetDay
}

// survey reads the input once.
func survey(in Input, g gate) *athlete {
	a := &athlete{in: in, g: g, provoked: map[lift.ID]intake.Trigger{}, tolerated: map[lift.ID]bool{},
		last: lastDays(in), stood: map[lift.ID][]lift.Edge{}, responses: map[lift.ID]response{}, curves: map[lift.ID]float64{}}
	for _, t := range in.Case.Triggers {
		if t.Lift != "" {
			if old, twice := a.provoked[t.Lift]; !twice || old.Often == "sometimes" {
				a.provoked[t.Lift] = t
			}
		}
	}
	for _, t := range in.Case.Tolerated {
		if _, hurts := a.provoked[t.Lift]; t.Lift != "" && !hurts {
			a.tolerated[t.Lift] = true
		}
	}
	a.barKept = a.keeps("bar_position")
	a.sore = a.soreDemands()
	for _, m := range a.contested() {
		a.mains = append(a.mains, a.readMain(m))
	}
	if !in.RuleBook {
		a.report, a.doubt, _ = in.Report.usable(in)
	}
	a.belief = a.believe()
	for i := range a.mains {
		a.chooseSecond(&a.mains[i])
	}
	a.chooseExtras()
	return a
}

// keeps reports whether the case says that something stays.
func (a *athlete) keeps(what string) bool {
	return slices.ContainsFunc(a.in.Case.Keep, func(k intake.Kept) bool { return k.What == what })
}

// contested are the lifts of the meet; all three unless the diary says less.
func (a *athlete) contested() []lift.Main {
	for i := len(a.in.History.Meets) - 1; i >= 0; i-- {
		m := a.in.History.Meets[i]
		if len(m.Lifts) > 0 && m.Date == a.in.MeetDate {
			var out []lift.Main
			for _, x := range lift.Mains {
				if slices.Contains(m.Lifts, x) {
					out = append(out, x)
				}
			}
			return out
		}
	}
	return lift.Mains
}

// styles are the variants that can be competed with, the unspecified one last.
var styles = map[lift.Main][]lift.ID{
	lift.Squat:    {"squat_low_bar", "squat_high_bar", "squat_barbell"},
	lift.Bench:    {"bench_comp", "bench_barbell"},
	lift.Deadlift: {"deadlift_conventional", "deadlift_sumo"},
}

// plain is the catalogue id of a name that does not state the style.
var plain = map[lift.ID]bool{"squat_barbell": true, "bench_barbell": true}

func (a *athlete) readMain(m lift.Main) main {
	x := main{Main: m, ID: a.style(m), Kept: a.keeps(string(m))}
	for _, id := range styles[m] {
		t, hurts := a.provoked[id]
		if !hurts || (id != x.ID && !plain[id] && !plain[x.ID]) {
			continue
		}
		x.Told = true
		if h := provokes; t.Often == "sometimes" {
			x.Hurt = max(x.Hurt, sometimes)
		} else {
			x.Hurt = h
		}
	}
	x.Told = x.Told || a.tolerated[x.ID] || a.lastDone(x.ID) >= 0
	x.Response = a.respond(x.ID)
	if x.Response.reds > 0 && x.Hurt == fine {
		x.Hurt = sometimes
	}
	x.Held, x.HeldWhy = a.held(x.ID)
	x.Practice = a.practice(x)
	return x
}

// held reports whether the gate holds a lift for longer than the two days
// after a bad exposure: those only move a session, they do not end a lift.
func (a *athlete) held(id lift.ID) (bool, []reason.Reason) {
	return a.g.Held(id, a.in.AsOf.Add(7))
}

// heldOn reports whether a lift is off on one day.
func (a *athlete) heldOn(id lift.ID, d day.Date) bool {
	held, _ := a.g.Held(id, d)
	return held
}

// practice reports a lift that cannot be trained for strength now: one that hurt
// more than 5 in a set twice running, or that is said to provoke strongly, or with
// no meet to keep it for, and that nobody asked to keep. For the rule book two bad
// mornings count too; the chosen doses have two lighter sets then. A light touch a
// week holds the skill. Words hold until the lift's own log has spoken: after two
// answered exposures, none of them bad, what was done counts.
func (a *athlete) practice(x main) bool {
	if x.Response.severe >= 2 || (x.Response.reds >= 2 && a.in.RuleBook) {
		return true
	}
	if x.Kept || x.Hurt != provokes || (!a.in.RuleBook && x.Response.well >= heardAfter) {
		return false
	}
	strong := slices.ContainsFunc(a.in.Case.Problems, func(p intake.Problem) bool {
		return p.Course != "resolved" && p.Severity != nil && *p.Severity >= a.in.Peaking.Hurts.StrongPain
	})
	return strong || !a.hasMeet()
}

// style is the variant this person competes with: what the diary holds most
// of in twelve weeks, else what the post names, else "not stated".
func (a *athlete) style(m lift.Main) lift.ID {
	count := map[lift.ID]int{}
	for _, s := range a.in.History.Sets {
		if !s.Warmup && s.Day.After(a.in.AsOf.Add(-84)) {
			count[s.Lift]++
		}
	}
	best := lift.ID("")
	for _, id := range styles[m] {
		if count[id] > 5 && (best == "" || count[id] > count[best]) {
			best = id
		}
	}
	if best != "" {
		return best
	}
	for _, id := range styles[m] {
		_, named := a.provoked[id]
		reported := slices.ContainsFunc(a.in.Case.Reported, func(r intake.Reported) bool { return r.Lift == id })
		if named || reported || (a.tolerated[id] && id != "squat_high_bar") {
			return id
		}
	}
	switch {
	case m == lift.Squat && a.tolerated["squat_high_bar"]:
		return "squat_high_bar"
	case m == lift.Squat:
		return "squat_barbell"
	}
	return styles[m][0]
}

// soreDemands weighs the demands that the provoking lifts share and that
// matter for the sore region; a demand that a tolerated lift makes just as
// much counts for less.
func (a *athlete) soreDemands() map[lift.Demand]int {
	relevant := map[lift.Demand]bool{}
	for _, p := range a.in.Case.Problems {
		if p.Course == "resolved" {
			continue
		}
		for _, d := range a.in.Peaking.Spare[p.Region] {
			relevant[d] = true
		}
	}
	out := map[lift.Demand]int{}
	for id, t := range a.provoked {
		l, ok := a.in.Catalogue.Get(id)
		if !ok {
			continue
		}
		w := 2
		if t.Often == "sometimes" {
			w = 1
		}
		for d, n := range l.Demands {
			if relevant[d] && n >= 2 {
				out[d] += w * n
			}
		}
	}
	for id := range a.tolerated {
		l, _ := a.in.Catalogue.Get(id)
		for d, n := range l.Demands {
			if n >= 2 && out[d] > 0 {
				out[d] = (out[d] + 1) / 2
			}
		}
	}
	return out
}

// lastDone is how many days ago a lift was last logged; -1 = never.
func (a *athlete) lastDone(id lift.ID) int {
	if d, ok := a.last[id]; ok {
		return a.in.AsOf.Sub(d)
	}
	return -1
}

// lastDays finds the last day of each lift, warm-ups left out.
func lastDays(in Input) map[lift.ID]day.Date {
	out := map[lift.ID]day.Date{}
	for _, s := range in.History.Sets {
		if !s.Warmup && !s.Day.After(in.AsOf) && s.Day.After(out[s.Lift]) {
			out[s.Lift] = s.Day
		}
	}
	return out
}

// novel reports whether a lift would be new: not logged in four weeks and not
// named as going well.
func (a *athlete) novel(id lift.ID) bool {
	n := a.lastDone(id)
	return (n < 0 || n > 28) && !a.tolerated[id]
}

// hurtsSomewhere reports whether the case holds a present problem.
func (a *athlete) hurtsSomewhere() bool {
	return slices.ContainsFunc(a.in.Case.Problems, func(p intake.Problem) bool { return p.Course != "resolved" })
}
