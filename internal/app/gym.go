package app

import (
	"slices"
	"strings"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/training"
)

// GymDoc is today's session as it is used between sets: the document of Today
// and, lift by lift, what was done, what is left, last time's numbers, the way
// up, and what can stand in. After a stop it holds no lift at all.
type GymDoc struct {
	TodayDoc
	Lifts    []GymLift     `json:"lifts,omitempty"`
	Care     []plan.Item   `json:"care,omitempty"`
	Finished bool          `json:"finished,omitempty"` // the day's session is over
	Ratings  []pain.Rating `json:"ratings,omitempty"`  // of today, in order
	Forward  day.Date      `json:"-"`                  // a later session that may be done today instead; zero: none
	MovedID  string        `json:"-"`                  // the entry that brought today's session forward
	Apart    int           `json:"-"`                  // things that two devices told differently
	Settings Settings      `json:"-"`
	Screen   ScreenDoc     `json:"-"` // the screen that the day rests on
}

// GymLift is one lift of the day in its place.
type GymLift struct {
	Lift    lift.ID        `json:"lift"`
	Instead lift.ID        `json:"instead,omitempty"` // what the plan asked, when swapped
	SwapID  string         `json:"-"`                 // the entry that swapped it
	Planned bool           `json:"planned"`
	Heavy   bool           `json:"heavy"` // asks for the pain question first
	Item    plan.Item      `json:"item"`
	Done    []training.Set `json:"done,omitempty"`
	Held    []diary.Held   `json:"held,omitempty"` // logged today, not believed until confirmed
	Left    []plan.Set     `json:"left,omitempty"`
	Before  *pain.Rating   `json:"before,omitempty"` // pain told before this lift today
	Over    *reason.Reason `json:"over,omitempty"`   // why the lift is over for today
	Hard    *reason.Reason `json:"hard,omitempty"`   // the last set was harder than asked
	Last    []training.Set `json:"last,omitempty"`   // working sets of the last day with this lift
	Warmup  []Warm         `json:"warmup,omitempty"`
	Rack    lift.Plates    `json:"-"`
	Try     *lift.Kg       `json:"-"` // for the next set when the plan names no load: the last one, less what it asks off
	Busy    []Swap         `json:"busy,omitempty"`
	Spare   []Swap         `json:"spare,omitempty"`
}

// Gym is the day between sets. It follows Today in every number.
func (a *App) Gym(r PlanRequest) (GymDoc, error) {
	x, err := a.session(r)
	if err != nil {
		return GymDoc{}, err
	}
	g := GymDoc{TodayDoc: x.doc, Settings: x.now.set, Screen: a.screenDoc(x.now)}
	if x.doc.Stopped != nil {
		return g, nil
	}
	g.Apart = len(x.now.h.Conflicts)
	for _, p := range x.now.h.Pain {
		if p.Day == r.AsOf {
			g.Ratings = append(g.Ratings, p)
		}
	}
	if g.Session == nil && g.Next != nil && mayMove(x.now, *g.Next) && len(g.Done) == 0 {
		g.Forward = *g.Next
	}
	if g.Session != nil {
		_, g.MovedID = movedTo(r.Entries, r.AsOf)
	}
	by := SwapsOf(r.Entries, r.AsOf)
	for _, it := range x.whole {
		if it.Role == "care" {
			g.Care = append(g.Care, it)
			continue
		}
		l := x.lift(it)
		for from, e := range by {
			if lift.ID(e.To) == it.Lift && !slices.ContainsFunc(x.whole, func(o plan.Item) bool { return o.Lift == from }) {
				l.Instead, l.SwapID = from, e.ID
			}
		}
		g.Lifts = append(g.Lifts, l)
	}
	g.Lifts = x.extras(g.Lifts)
	g.Finished = finished(x.now.h, r.Entries, r.AsOf)
	return g, nil
}

// Logged is the day of somebody without a case: what was logged, and no advice.
func (a *App) Logged(entries []diary.Entry, asOf day.Date) (GymDoc, error) {
	now, err := a.stand(intake.Case{AsOf: asOf}, entries, asOf)
	if err != nil {
		return GymDoc{}, err
	}
	x := session{now: now, rack: now.set.Plates}
	g := GymDoc{Settings: now.set, TodayDoc: TodayDoc{Schema: TodaySchema, Status: state(now.stopped()), AsOf: asOf}}
	g.Stopped = a.worded(now.stopped())
	if g.Stopped != nil {
		return g, nil
	}
	g.Done = logged(nil, now)
	g.Lifts = x.extras(nil)
	g.Finished = finished(now.h, entries, asOf)
	return g, nil
}

// finished reports that the day's session was ended and nothing logged since.
func finished(h diary.History, entries []diary.Entry, on day.Date) bool {
	if !slices.Contains(h.Finished, on) {
		return false
	}
	var last, end string
	for _, s := range h.Sets {
		if s.Day == on {
			last = max(last, s.At)
		}
	}
	ends, _ := live(entries, diary.KindFinish)
	for _, e := range ends {
		if strings.HasPrefix(e.At, on.String()) {
			end = max(end, e.At)
		}
	}
	return end >= last
}

// lift gathers what the page shows of one planned lift.
func (x *session) lift(it plan.Item) GymLift {
	l := x.extra(it.Lift)
	l.Planned, l.Item = true, it
	l.Heavy = it.Role == "competition" || it.Role == "variant"
	if s := x.doc.Session; s != nil {
		if i := slices.IndexFunc(s.Items, func(o plan.Item) bool { return o.Lift == it.Lift && o.Role == it.Role }); i >= 0 {
			l.Left = s.Items[i].Sets
		}
	}
	for _, n := range x.doc.Notes {
		if n.Params["lift"] != "lift."+string(it.Lift) {
			continue
		}
		switch n.Code {
		case "app.today_over", "app.today_before":
			l.Over = &n
		case "plan.next_failed", "plan.next_limit", "plan.next_hard", "plan.next_rising":
			if l.Hard == nil {
				l.Hard = &n
			}
		}
	}
	if len(it.Sets) > 0 && it.Sets[0].Kg != nil {
		l.Warmup = Warmups(*it.Sets[0].Kg, l.Rack)
	}
	l.Try = x.try(l)
	l.Busy, l.Spare = swaps(it.Lift, SwapBusy, x.now), swaps(it.Lift, SwapPain, x.now)
	return l
}

// try is the load to offer when the plan names none, nil while nothing was lifted.
func (x *session) try(l GymLift) *lift.Kg {
	if len(l.Left) == 0 || l.Left[0].Kg != nil {
		return nil
	}
	kg, ok := plan.OnwardLoad(l.Left[0], l.Done, l.Rack.RoundDown)
	if !ok {
		return nil
	}
	if most := x.now.permit.Load(l.Lift, x.now.asOf, kg.Float()); !(most.Value >= kg.Float()) {
		kg = l.Rack.RoundDown(lift.KgOf(most.Value))
	}
	return &kg
}

// extras adds the lifts of today that no plan asked for.
func (x *session) extras(have []GymLift) []GymLift {
	add := func(s training.Set) {
		if s.Day == x.now.asOf && !s.Warmup && !slices.ContainsFunc(have, func(l GymLift) bool { return l.Lift == s.Lift }) {
			l := x.extra(s.Lift)
			l.Over = x.overCap(l)
			have = append(have, l)
		}
	}
	for _, s := range x.now.h.Sets {
		add(s)
	}
	for _, h := range x.now.h.Held {
		add(h.Set)
	}
	return have
}

// overCap says that a lift that no plan asked for went above the pain that the
// gate accepts: it is over for the day like any other.
func (x *session) overCap(l GymLift) *reason.Reason {
	limit := x.now.permit.Pain(l.Lift).Value
	for _, s := range l.Done {
		if s.Pain != nil && !(float64(*s.Pain) <= limit) {
			why := reason.New("app.today_over", reason.ExpertOpinion, "lift", "lift."+string(l.Lift), "pain", *s.Pain)
			return &why
		}
	}
	return nil
}

// extra is a lift without a plan for it: what was done, and last time.
func (x *session) extra(id lift.ID) GymLift {
	l := GymLift{Lift: id, Rack: x.now.cat.Rack(id, x.rack)}
	for _, s := range x.now.h.Sets {
		if s.Lift == id && s.Day == x.now.asOf && !s.Warmup {
			l.Done = append(l.Done, s)
		}
	}
	for _, h := range x.now.h.Held {
		if h.Set.Lift == id && h.Set.Day == x.now.asOf {
			l.Held = append(l.Held, h)
		}
	}
	if on := lastDay(x.now, id); !on.IsZero() {
		for _, s := range x.now.h.Sets {
			if s.Lift == id && s.Day == on && !s.Warmup {
				l.Last = append(l.Last, s)
			}
		}
	}
	l.Before = x.before(id)
	return l
}

// before is the newest rating that was told before a lift today.
func (x *session) before(id lift.ID) *pain.Rating {
	var out *pain.Rating
	for i, p := range x.now.h.Pain {
		if p.Day == x.now.asOf && p.Before == string(id) {
			out = &x.now.h.Pain[i]
		}
	}
	return out
}

// beforeSet is the pain told before a lift today, the newest; false when it
// was not asked.
func beforeSet(now standing, id lift.ID) (int, bool) {
	x := session{now: now}
	if p := x.before(id); p != nil {
		return p.Score, true
	}
	return 0, false
}
