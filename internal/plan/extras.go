package plan

import (
	"cmp"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// accessory is what a session holds beside the main lifts.
type accessory struct {
	use  Usual
	from lift.ID // what it replaces, "" = nothing
}

// chooseExtras keeps the accessories the person does, or a few usual ones, and
// swaps or drops those that flare: they are cheap, so they go first.
func (a *athlete) chooseExtras() {
	list := a.done()
	if len(list) == 0 {
		list = a.in.Peaking.Usual
	}
	taken := map[lift.ID]bool{}
	for _, u := range list {
		if _, hurts := a.provoked[u.Lift]; !hurts && !a.soreAccessory(u) {
			a.extra = append(a.extra, accessory{use: u})
			taken[u.Lift] = true
		}
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

// soreAccessory reports a usual accessory that asks most of what is sore. The
// person's own accessories are kept unless they provoke.
func (a *athlete) soreAccessory(u Usual) bool {
	if a.lastDone(u.Lift) >= 0 {
		return false
	}
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

// done are the three accessories the diary holds most of in four weeks.
func (a *athlete) done() []Usual {
	type tally struct {
		id   lift.ID
		sets int
		days map[day.Date]bool
	}
	by := map[lift.ID]*tally{}
	for _, s := range a.in.History.Sets {
		l, ok := a.in.Catalogue.Get(s.Lift)
		if !ok || l.Class != lift.Accessory || s.Warmup || a.in.AsOf.Sub(s.Day) > 28 || s.Day.After(a.in.AsOf) {
			continue
		}
		if by[s.Lift] == nil {
			by[s.Lift] = &tally{id: s.Lift, days: map[day.Date]bool{}}
		}
		by[s.Lift].sets++
		by[s.Lift].days[s.Day] = true
	}
	var all []*tally
	for _, t := range by {
		if len(t.days) >= 2 {
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(x, y *tally) int { return cmp.Or(y.sets-x.sets, cmp.Compare(x.id, y.id)) })
	var out []Usual
	for _, t := range all[:min(3, len(all))] {
		l, _ := a.in.Catalogue.Get(t.id)
		out = append(out, Usual{Lift: t.id, Sets: 2, Reps: 10, RPE: 7, Pull: l.Family == "upper back"})
	}
	return out
}

// pullsAWeek is how often an accessory pull comes in a week while something
// hurts: what stands in for a lift that flares may not make the pulling more.
const pullsAWeek = 2

// extras are the accessories of one session: at most two, none inside the
// last two weeks.
func (a *athlete) extras(c calendar, f frame, d day.Date) []Item {
	if len(a.extra) == 0 || (c.meet && a.daysOut(d) <= a.in.Peaking.Taper.AccessoriesOff.DaysOut) {
		return nil
	}
	at := slices.Index(f.dates, d)
	var out []Item
	for i := range min(2, len(a.extra)) {
		x := a.extra[(2*at+i)%len(a.extra)]
		if a.heldOn(x.use.Lift, d) || a.light(x.use.Lift, d) {
			continue
		}
		if x.use.Pull && a.hurtsSomewhere() && a.before(at, i) >= pullsAWeek {
			continue
		}
		out = append(out, a.extraItem(x, d))
	}
	return out
}

// before counts the sessions of a week, earlier than the given one, that the
// accessory in its place already stood in.
func (a *athlete) before(at, place int) int {
	n := 0
	for k := range at {
		for i := range min(2, len(a.extra)) {
			if (2*k+i)%len(a.extra) == (2*at+place)%len(a.extra) {
				n++
			}
		}
	}
	return n
}

func (a *athlete) extraItem(x accessory, d day.Date) Item {
	sets, rpe := x.use.Sets, x.use.RPE
	it := Item{Lift: x.use.Lift, Role: "accessory", Reasons: []reason.Reason{reason.New("plan.why_accessory", reason.ExpertOpinion)}}
	if x.from != "" {
		it.Reasons = []reason.Reason{reason.New("plan.why_accessory_swap", reason.ExpertOpinion, "from", name(x.from))}
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
