package plan

import (
	"slices"
	"time"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// accessory is what a session holds beside the main lifts.
type accessory struct {
	use     Usual
	from    lift.ID // what it replaces, "" = nothing
	mine    bool    // the person does it anyway, on these days
	on      []time.Weekday
	perWeek int
	dosing  dosing
}

// chooseExtras keeps the accessories the person does, or a few usual ones, and
// swaps or drops those that flare: they are cheap, so they go first.
func (a *athlete) chooseExtras() {
	list := a.own()
	if len(list) == 0 {
		for _, u := range a.in.Peaking.Usual {
			if !a.soreAccessory(u) {
				list = append(list, accessory{use: u})
			}
		}
	}
	taken := map[lift.ID]bool{}
	for _, x := range list {
		if _, hurts := a.provoked[x.use.Lift]; hurts {
			continue
		}
		if x.mine {
			x.dosing = a.bearing(x.use.Lift)
		}
		a.extra = append(a.extra, x)
		taken[x.use.Lift] = true
	}
	for _, id := range a.flaring() {
		to, ok := a.replace(id, taken)
		if !ok {
			a.changes = append(a.changes, Change{Action: "stop", Lift: id, Reasons: a.whyCheap(id, "")})
			continue
		}
		a.changes = append(a.changes, Change{Action: "swap", Lift: id, To: to, Reasons: a.whyCheap(id, to)})
		if !taken[to] {
			taken[to] = true
			a.extra = append(a.extra, accessory{from: id, use: Usual{Lift: to, Sets: 2, Reps: 10, RPE: 6.5, Pull: true}})
		}
	}
}

// flaring are the accessories and variants that the post says provoke, in
// catalogue order, each family of a competition lift left out.
func (a *athlete) flaring() []lift.ID {
	var out []lift.ID
	for _, l := range a.in.Catalogue.Lifts {
		if _, hurts := a.provoked[l.ID]; hurts && l.Class == lift.Accessory {
			out = append(out, l.ID)
		}
	}
	return out
}

// soreAccessory reports a usual accessory that asks most of what is sore.
func (a *athlete) soreAccessory(u Usual) bool {
	l, ok := a.in.Catalogue.Get(u.Lift)
	if !ok {
		return true
	}
	for d, n := range l.Demands {
		if n >= 3 && a.sore[d] > 0 {
			return true
		}
	}
	return false
}

// replace finds a stand-in for an accessory. A pull that is new may not start
// in the last four weeks before a meet.
func (a *athlete) replace(id lift.ID, taken map[lift.ID]bool) (lift.ID, bool) {
	for _, e := range a.standIns(id) {
		if held, _ := a.held(e.To); held {
			continue
		}
		if a.novel(e.To) && a.daysOut(a.in.AsOf) <= a.in.Peaking.Gates.NewPullDaysOut {
			continue
		}
		return e.To, true
	}
	return "", false
}

// pullsAWeek is how often an accessory pull comes in a week while something
// hurts: what stands in for a lift that flares may not make the pulling more.
const pullsAWeek = 2

// extras are the accessories of one session, none inside the last two weeks: the
// person's own on their days, else at most two. A lift that the session has already
// does not come twice.
func (a *athlete) extras(c calendar, f frame, d day.Date, has []Item) []Item {
	if len(a.extra) == 0 || (c.meet && a.daysOut(d) <= a.in.Peaking.Taper.AccessoriesOff.DaysOut) {
		return nil
	}
	var out []Item
	for _, x := range a.extrasOn(f, d) {
		there := func(it Item) bool { return it.Lift == x.use.Lift }
		if x.dosing == none || a.heldOn(x.use.Lift, d) || a.light(x.use.Lift, d) || slices.ContainsFunc(has, there) {
			continue
		}
		out = append(out, a.extraItem(x, d))
	}
	return out
}

// extrasOn are the accessories that fall on a day; pulls that are not the person's
// own, and all of them beyond two a week, stay out while something hurts.
func (a *athlete) extrasOn(f frame, d day.Date) []accessory {
	var mine, others, out []accessory
	for _, x := range a.extra {
		if x.mine {
			mine = append(mine, x)
		} else {
			others = append(others, x)
		}
	}
	for i, x := range mine {
		if x.use.Pull && a.hurtsSomewhere() {
			x.perWeek = min(x.perWeek, pullsAWeek)
		}
		if x.due(i, f, d) {
			out = append(out, x)
		}
	}
	week := slices.Concat(f.passed, f.dates)
	slices.SortFunc(week, func(p, q day.Date) int { return p.Sub(q) })
	at := slices.Index(week, d)
	for i := range min(2, len(others)) {
		x := others[(2*at+i)%len(others)]
		if x.use.Pull && a.hurtsSomewhere() && turnsBefore(at, i, len(others)) >= pullsAWeek {
			continue
		}
		out = append(out, x)
	}
	return out
}

// turnsBefore counts the sessions of a week, earlier than the given one, that the
// accessory in its place already stood in, of n that take turns.
func turnsBefore(at, place, n int) int {
	count := 0
	for k := range at {
		for i := range min(2, n) {
			if (2*k+i)%n == (2*at+place)%n {
				count++
			}
		}
	}
	return count
}

func (a *athlete) extraItem(x accessory, d day.Date) Item {
	sets, rpe := x.use.Sets, x.use.RPE
	it := Item{Lift: x.use.Lift, Role: "accessory", Reasons: []reason.Reason{reason.New("plan.why_accessory", reason.ExpertOpinion)}}
	if x.from != "" {
		it.Reasons = []reason.Reason{reason.New("plan.why_accessory_swap", reason.ExpertOpinion, "from", name(x.from))}
	}
	if x.mine {
		it.Reasons = []reason.Reason{a.whyOwn(x)}
		if x.dosing == half {
			sets = (sets + 1) / 2
		}
	}
	if x.use.Pull && a.novel(x.use.Lift) && a.coming(d) {
		sets, rpe = a.firstWeek(sets), min(rpe, a.in.Peaking.Change.NewVariantRPE)
	}
	for range sets {
		it.Sets = append(it.Sets, a.set(x.use.Lift, nil, d, ask{reps: x.use.Reps, rpe: rpe}))
	}
	find := reason.New("plan.find_accessory", reason.ExpertOpinion, "reps", x.use.Reps, "left", int(10-it.Sets[0].RPEMax))
	it.Find = &find
	it.IfPain = []reason.Reason{
		reason.New("plan.if_pain_accessory", reason.ExpertOpinion, "pain", it.Sets[0].PainMax),
	}
	return it
}

// whyOwn says why a lift of one's own stays as it is, or is halved.
func (a *athlete) whyOwn(x accessory) reason.Reason {
	if x.dosing == half {
		return reason.New("plan.why_own_half", reason.ExpertOpinion)
	}
	return reason.New("plan.why_own", reason.ExpertOpinion)
}
