package app

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// MeetDoc is the meet: the attempts as chosen, the warm-up room, and on the
// day itself what was taken and what is next. After a stop or a hand-over it
// holds no attempt, no load and nothing that was taken.
type MeetDoc struct {
	Status  string
	AsOf    day.Date
	Verdict string
	Stopped *plan.Stopped
	Meet    *plan.Meet // nil: none ahead
	Reasons []reason.Reason
	See     []plan.See
	Open    int // urgent questions that hold the attempts back

	Named   bool // attempts may be named
	Rules   meet.Rules
	Lifts   map[lift.Main]lift.ID
	Choices []meet.Choice // as chosen in the morning
	Why     []reason.Reason
	Total   float64 // expected, in kilograms; 0 = not said
	PBomb   float64 // no total
	PainMax map[lift.Main]int
	WarmUp  map[lift.Main][]meet.Warm
	Flight  Flight

	Today  bool // the meet is today
	Taken  []Taken
	Passed []lift.Main
	Out    bool       // withdrawn
	Last   string     // id of the newest attempt or pass, "" = none; what undo takes back
	Undo   []string   // that entry and the versions it replaced
	Next   *MeetNext  // nil: the day is over
	Felt   [3]float64 // the RPE that the newest attempt stands for if it felt easy, as planned, hard
}

// MeetNext is the attempt that is due.
type MeetNext struct {
	meet.Step
	Flaring bool          // an unknown pain then means the smallest step
	After   []meet.Branch // what follows from each way it can go; for the one minute
	NoTotal float64       // chance that this lift, and so the day, ends without a good lift
	Best    lift.Kg       // the best good lift so far; 0 = none yet
}

// MeetDay is everything about the meet. Attempts are chosen from the state
// before the first of today's attempts, so that an attempt taken does not
// change the weights planned for the day; what the gate says now can only take away.
func (a *App) MeetDay(r PlanRequest) (MeetDoc, error) {
	warm()
	now, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil {
		return MeetDoc{}, err
	}
	d := MeetDoc{Status: StatusOK, AsOf: r.AsOf}
	if d.Stopped = a.worded(now.stopped()); d.Stopped != nil {
		d.Status, d.Verdict = StatusStopped, "stop"
		return d, nil
	}
	inNow, err := a.planInput(now, r)
	if err != nil {
		return d, err
	}
	before, err := a.standWithout(r.Case, r.Entries, r.AsOf, onPlatform(r.AsOf))
	if err != nil {
		return d, err
	}
	in, err := a.planInput(before, r)
	if err != nil {
		return d, err
	}
	a.meetFrame(&d, now, in)
	d.Flight = FlightOf(r.Entries)
	x, ok := d.named(now, in)
	if !ok {
		return d, nil
	}
	d.choose(x)
	if !d.Today {
		return d, nil
	}
	later, _ := plan.AttemptInput(inNow)
	return d, d.onTheDay(x, later, platform(r.Entries, r.AsOf, d.Rules), r.Entries)
}

// meetFrame fills in what may always be said.
func (a *App) meetFrame(d *MeetDoc, now standing, in plan.Input) {
	p := plan.Make(in)
	d.Verdict, d.Meet, d.See, d.Reasons = p.Verdict, p.Meet, p.See, p.Limits
	d.Rules, d.Lifts = in.MeetRules, plan.Contested(in)
	d.Today = d.Meet != nil && d.Meet.DaysOut == 0
	for _, q := range now.screen.Ask {
		if q.Urgency >= safety.Urgent24h {
			d.Open++
		}
	}
}

// named decides whether attempts may be named, and says why not.
func (d *MeetDoc) named(now standing, in plan.Input) (meet.Input, bool) {
	why := func(code string) {
		d.Reasons = append([]reason.Reason{reason.New(code, reason.ExpertOpinion)}, d.Reasons...)
	}
	x, ok := plan.AttemptInput(in)
	switch {
	case now.permit.Verdict() <= safety.HandOver:
		why("app.attempts_hand_over")
	case d.Meet == nil:
		why("app.attempts_no_meet")
	case now.permit.Provisional():
		why("plan.unknown_attempts_screen")
	case !ok:
		why("app.attempts_no_strength")
	default:
		d.Named = true
		d.Reasons = nil
	}
	return x, d.Named
}

// choose picks the attempts and the way up to each opener.
func (d *MeetDoc) choose(x meet.Input) {
	res := meet.Choose(x)
	d.Choices, d.Total, d.PBomb, d.Why, d.PainMax = res.Choices, res.ExpectedTotal, res.PBomb, res.Reasons, x.PainMax
	d.WarmUp = map[lift.Main][]meet.Warm{}
	for _, c := range d.Choices {
		if len(c.Attempts) > 0 {
			d.WarmUp[c.Lift] = d.Rules.WarmUp(c.Lift, c.Attempts[0])
		}
	}
}

// onTheDay reads the platform and picks what is next.
func (d *MeetDoc) onTheDay(x, later meet.Input, p platformDay, entries []diary.Entry) error {
	d.Taken, d.Passed, d.Out, d.Last = p.taken, p.passed, p.out, p.last.ID
	d.Undo = versions(entries, p.last)
	made := make([]meet.Made, len(p.taken))
	for i, t := range p.taken {
		made[i] = t.Made
	}
	for l, c := range later.Caps {
		begun := slices.ContainsFunc(made, func(m meet.Made) bool { return m.Lift == l })
		if old, ok := x.Caps[l]; !begun && (!ok || !(c.Value >= old.Value)) {
			x.Caps[l] = c
		}
	}
	x.Over = p.over
	if p.out {
		x.Over = map[lift.Main]bool{}
		for _, l := range x.Rules.Order {
			x.Over[l] = true
		}
	}
	res, err := meet.Next(x, made)
	if err != nil {
		return &BadAttempt{What: err.Error()}
	}
	d.Total, d.PBomb = res.ExpectedTotal, res.PBomb
	if n := len(made); n > 0 {
		for f := range d.Felt {
			d.Felt[f] = x.Felt(made[n-1].Lift, made[n-1].Kg, f)
		}
	}
	d.WarmUp = map[lift.Main][]meet.Warm{}
	for _, s := range res.Steps {
		if s.Number == 1 && s.Kg > 0 {
			d.WarmUp[s.Lift] = d.Rules.WarmUp(s.Lift, s.Kg)
		}
	}
	if len(res.Steps) > 0 {
		d.Next = d.next(x, made, res)
	}
	return nil
}

func (d *MeetDoc) next(x meet.Input, made []meet.Made, res meet.Result) *MeetNext {
	n := &MeetNext{Step: res.Steps[0], Flaring: x.Flaring[res.Steps[0].Lift]}
	for _, m := range made {
		if m.Lift == n.Lift && m.Good {
			n.Best = max(n.Best, m.Kg)
		}
	}
	for _, c := range res.Choices {
		if c.Lift == n.Lift {
			n.NoTotal = c.PBomb
		}
	}
	if n.Kg > 0 && n.Number < d.Rules.Attempts {
		n.After = meet.Branches(x, made, n.Step)
	}
	return n
}

// versions are an entry and all that it took the place of: what an undo names.
func versions(entries []diary.Entry, e diary.Entry) []string {
	if e.ID == "" {
		return nil
	}
	out := []string{e.ID}
	for i := 0; i < len(out); i++ {
		at := slices.IndexFunc(entries, func(x diary.Entry) bool { return x.ID == out[i] })
		if at < 0 {
			continue
		}
		for _, id := range entries[at].Replaces {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}
