package plan

import (
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/reason"
	"spotter/internal/safety"
	"spotter/internal/tolerance"
)

// A small re-challenge in the coming week: one set more of a competition lift than
// was chosen, on its own day; of the lift whose answer is open and worth most, never
// above what went well. The limits are those of hazard H15 and SG-007; the figures
// without a guard are ours. A light try of a stand-in is none of them: it would be
// heavier on the day on which more pain makes the same lift take over.
const (
	tryPoints   = 0.5 // a trigger's least effect …
	trySure     = 0.05
	tryRest     = 3    // H15: highest pain at rest
	tryMeetDays = 10   // none so close before a meet
	tryAgain    = 7    // days that such a lift was not done
	tryAfterBad = 28   // days that a lift is left after a bad answer
	tryWeeks    = 4    // weeks that an answer is good for
	tryRisk     = 0.03 // how much likelier a flare may become by it
)

const codeMore = "plan.why_one_more"

// ReChallenge says what each answer to a small test of a lift would lead to.
type ReChallenge struct {
	Well    reason.Reason `json:"if_well"`
	Bad     reason.Reason `json:"if_bad"`
	NotTold reason.Reason `json:"if_not_told"`
}

// try is one re-challenge that could be asked.
type try struct {
	id      lift.ID
	main    int // of which lift it could take work
	session *Session
	gives   *Item // what gives a set for it, where the week has no room for one more
	item    Item
	dose    tolerance.Item
	worth   float64
	well    int // sets a week of the lift's family after a good answer
	bad     int // and after a bad one
	now     int // of the family, as chosen
}

// explore puts at most one re-challenge into the coming week.
func (a *athlete) explore(c calendar, r roles, weeks []Week) {
	if !a.mayTry() {
		return
	}
	var best try
	for _, t := range a.open() {
		if !a.oneMore(&t, c, r, weeks) {
			continue
		}
		if a.value(&t, c, r) && t.worth > best.worth*1.1 {
			best = t
		}
	}
	if best.session == nil {
		return
	}
	if g := best.gives; g != nil {
		g.Sets = g.Sets[:len(g.Sets)-1]
		g.Reasons = append(slices.Clone(g.Reasons), reason.New("plan.why_gives", reason.ExpertOpinion, "lift", name(best.id)))
	}
	best.item.Try, best.item.asked = a.leadsTo(best), len(best.item.Sets)
	best.item.Reasons = append(best.item.Reasons, best.item.Try.Well, best.item.Try.Bad, best.item.Try.NotTold)
	for i := range best.session.Items {
		if best.session.Items[i].Lift == best.id {
			best.session.Items[i] = best.item
		}
	}
}

// mayTry: nothing stands against any test. What is not told stands against it.
func (a *athlete) mayTry() bool {
	if a.belief == nil || a.chosen == nil || len(a.chosen.weeks) == 0 || a.in.Testing || a.g.Verdict() <= safety.HandOver || a.g.Provisional() || !a.hurtsSomewhere() {
		return false
	}
	at, score := "", -1
	for i := len(a.in.History.Pain) - 1; i >= 0; i-- {
		p := a.in.History.Pain[i]
		n := a.in.AsOf.Sub(p.Day)
		if n > 1 {
			break
		}
		if n >= 0 && (p.When == pain.Now || p.When == pain.Morning) && p.Before == "" && p.At >= at {
			at, score = p.At, p.Score
		}
	}
	return score >= 0 && score <= tryRest
}

// open are the competition lifts whose answer is open. The last day on which one
// was done with more sets than the time before was the last test.
func (a *athlete) open() []try {
	var out []try
	for l, m := range a.mains {
		a.lastTry = later(a.lastTry, a.wentUp(m.ID))
		if !m.Held && !m.Practice && !a.byRule(m) && a.unsettled(m.ID) {
			out = append(out, try{id: m.ID, main: l, now: a.chosen.doses[l][a.chosen.weeks[0]].total()})
		}
	}
	return out
}

// wentUp is the last day on which a lift was done with more sets than the time
// before; zero where there is none lately.
func (a *athlete) wentUp(id lift.ID) day.Date {
	var days []day.Date
	n := map[day.Date]int{}
	for i := len(a.in.History.Sets) - 1; i >= 0; i-- {
		s := &a.in.History.Sets[i]
		if s.Lift != id || s.Warmup || !s.Day.Before(a.in.AsOf) {
			continue
		}
		if n[s.Day] == 0 {
			if len(days) > 0 && a.in.AsOf.Sub(days[len(days)-1]) > 2*tryAgain {
				break
			}
			days = append(days, s.Day)
		}
		n[s.Day]++
	}
	for i := 1; i < len(days); i++ {
		if n[days[i-1]] > n[days[i]] {
			return days[i-1]
		}
	}
	return day.Date{}
}

// unsettled: something of the lift went well lately, it loads a sore place, its
// last answer was not bad, and what it adds is neither shown nor ruled out.
func (a *athlete) unsettled(id lift.ID) bool {
	if _, ok := a.belief.Tolerated(id); !ok {
		return false
	}
	if !slices.ContainsFunc(a.sorePlaces(), func(place string) bool { return a.g.Loads(id, place) }) {
		return false
	}
	if r := a.respond(id); a.over(r, id) && a.in.AsOf.Sub(r.last) < tryAfterBad {
		return false
	}
	p, ok := a.belief.Above(id, tryPoints)
	return ok && p > trySure && p < 1-trySure
}

// oneMore is a set more on the lift's own day, where every rule on sets has room.
func (a *athlete) oneMore(t *try, c calendar, r roles, weeks []Week) bool {
	well, _ := a.belief.Tolerated(t.id)
	m := a.mains[t.main]
	for i := range weeks {
		w := &weeks[i]
		for j := range w.Sessions {
			s := &w.Sessions[j]
			if w.Outline || !a.coming(s.Date) || key(c.end, s.Date) != r.own(m.Main) || !a.dayFor(t.id, s.Date) {
				continue
			}
			if t.gives = nil; !a.room(m, c, w) {
				if t.gives = a.giver(m, w, s.Date); t.gives == nil {
					continue
				}
			}
			for _, it := range s.Items {
				if it.Lift != t.id || len(it.Sets) == 0 || len(it.Sets) >= well.Sets {
					continue
				}
				more := it.Sets[len(it.Sets)-1]
				if more.Kg == nil || more.Top {
					continue
				}
				limit := a.g.Rechallenge(t.id, s.Date, math.Min(more.Kg.Float(), well.Kg.Float()))
				kg := a.roundDown(t.id, limit.Value)
				one, known := a.oneRM(t.id, nil)
				if !(kg > 0) || !known {
					continue
				}
				more.Kg, more.Cap, more.Pct = &kg, &limit, pct(100*kg.Float()/one)
				it.Sets = append(slices.Clone(it.Sets), more)
				it.Reasons = append(slices.Clone(it.Reasons), a.whyAsked(t.id, kg))
				t.session, t.item = s, it
				t.dose = tolerance.Item{Lift: t.id, Sets: 1, Reps: more.Reps, Share: kg.Float() / one, RPE: more.RPEMax}
				return true
			}
		}
	}
	return false
}

// room: one set more stays inside the allowed rise of the lift from week to week.
// The limit on hard sets is applied after it, and takes accessories for it, or it.
func (a *athlete) room(m main, c calendar, w *Week) bool {
	before, now := a.setsLately(m, c), (&setBook{a: a}).doneOf(m.Main, c.end.Add(-7*w.Out))
	for _, s := range w.Sessions {
		for _, it := range s.Items {
			if of, _ := a.in.Catalogue.MainOf(it.Lift); of == m.Main && it.Role != "accessory" {
				now += len(it.Sets)
			}
		}
	}
	return before >= 0 && now+1 <= max(int(before+1e-9)+1, int(before*(1+a.in.Peaking.Change.WeekToWeek)+1e-9), a.in.Peaking.MinimumDose.Sets)
}

// giver is the longest item of a lift's family on another day of the week, with
// more than one set.
func (a *athlete) giver(m main, w *Week, d day.Date) *Item {
	var out *Item
	for i := range w.Sessions {
		for j := range w.Sessions[i].Items {
			it := &w.Sessions[i].Items[j]
			if of, _ := a.in.Catalogue.MainOf(it.Lift); of == m.Main && it.Role != "accessory" && w.Sessions[i].Date != d && len(it.Sets) > 1 && (out == nil || len(it.Sets) > len(out.Sets)) {
				out = it
			}
		}
	}
	return out
}

// stillAsked takes the words of a re-challenge off where a limit took its set.
func (a *athlete) stillAsked(weeks []Week) {
	for i := range weeks {
		for j := range weeks[i].Sessions {
			for k := range weeks[i].Sessions[j].Items {
				it := &weeks[i].Sessions[j].Items[k]
				if it.Try != nil && len(it.Sets) < it.asked {
					it.Try = nil
					it.Reasons = slices.DeleteFunc(slices.Clone(it.Reasons), ofTry)
				}
			}
		}
	}
}

// ofTry reports a reason that belongs to one set more.
func ofTry(r reason.Reason) bool {
	return slices.Contains([]string{codeMore, "plan.more_well", "plan.more_bad", "plan.more_not_told"}, r.Code)
}

// whyAsked says what is open about a lift.
func (a *athlete) whyAsked(id lift.ID, kg lift.Kg) reason.Reason {
	e, _ := a.belief.Morning(id)
	return reason.New(codeMore, reason.ExpertOpinion, "guard", "SG-007", "lift", name(id),
		"lo", tenth(math.Max(0, e.Mean-1.28*e.SD)), "hi", tenth(math.Max(0, e.Mean+1.28*e.SD)), "kg", kg.Float())
}

func later(x, y day.Date) day.Date {
	if y.After(x) {
		return y
	}
	return x
}

// dayFor: a week since the last test, no masked day, no red one, not too near the meet, and the gate holds
// nothing against the lift but the time since it was done, which bounds its load.
func (a *athlete) dayFor(id lift.ID, d day.Date) bool {
	if !a.lastTry.IsZero() && d.Sub(a.lastTry) < tryAgain {
		return false
	}
	if a.daysOut(d) <= tryMeetDays || a.hidden()(d) || a.hidden()(d.Add(1)) || a.heldOn(id, d) || len(a.offToday(d)) > 0 {
		return false
	}
	_, why := a.g.MayProgress(id, d)
	return !slices.ContainsFunc(why, func(r reason.Reason) bool { return r.Params["guard"] != "SG-012" })
}

// leadsTo says what each kind of answer would lead to.
func (a *athlete) leadsTo(t try) *ReChallenge {
	return &ReChallenge{
		Well:    reason.New("plan.more_well", reason.ExpertOpinion, "lift", name(t.id), "sets", t.well, "now", t.now, "pain", t.item.Sets[0].PainMax),
		Bad:     reason.New("plan.more_bad", reason.ExpertOpinion, "lift", name(t.id), "weeks", tryAfterBad/7),
		NotTold: reason.New("plan.more_not_told", reason.ExpertOpinion, "lift", name(t.id)),
	}
}
