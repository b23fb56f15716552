package plan

import (
	"slices"

	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Option is one honest way on where something stands against the meet as planned.
// None of them is chosen for the person, and none names a load that the gate
// forbids: openers stay under its limits in all of them.
type Option struct {
	reason.Reason                 // code, params, source: what it is
	ID            string          `json:"option"`                // as_planned, lower_openers, other_style, push_pull, bench_only, deadlift_only, squat_only, drop, withdraw
	Lifts         []lift.Main     `json:"lifts,omitempty"`       // contested then
	Total         *Total          `json:"total,omitempty"`       // absent: not known, or there is none; reasons says which
	FlareDays     *float64        `json:"flare_days,omitempty"`  // expected, up to the taper; absent: not known
	StrengthKg    *float64        `json:"strength_kg,omitempty"` // of the total, that training left out would have built
	GivesUp       []reason.Reason `json:"gives_up,omitempty"`
	Reasons       []reason.Reason `json:"reasons,omitempty"`
}

// standing is what stands against the meet, the ways on, and what each constraint
// costs. With a meet against which nothing stands, fits says so.
func (a *athlete) standing(p *Plan) {
	if a.in.WeeksOnly {
		return
	}
	p.Prices = a.prices()
	x := a.against(p.Prices)
	p.Against = x.why
	switch {
	case !a.hasMeet():
	case len(x.why) > 0:
		p.Options = a.options(x)
	case a.figures() && a.meetDay().total() != nil:
		fits := reason.New("plan.fits", reason.ExpertOpinion)
		p.Fits = &fits
	}
}

// options are the ways on, the meet as planned first, no meet last.
func (a *athlete) options(x misfit) []Option {
	out := []Option{a.goOn(x)}
	out = append(out, a.lowerOpeners()...)
	out = append(out, a.inOtherStyle(x)...)
	out = append(out, a.fewerLifts(x)...)
	out = append(out, a.dropped()...)
	return append(out, a.withdraw())
}

// goOn is the meet as it is planned.
func (a *athlete) goOn(x misfit) Option {
	o := Option{ID: "as_planned", Lifts: a.entered(), Reason: reason.New("plan.option_go_on", reason.ExpertOpinion)}
	for _, m := range a.mains {
		if m.Held {
			o.Reason = reason.New("plan.option_go_on_held", reason.ExpertOpinion, "lift", name(m.ID), "by", a.decideBy())
		}
	}
	o = a.withTotal(o, a.meetDay().total())
	return a.withFlares(o, a.planned())
}

// planned is the answer of the chosen weeks, none without a choice.
func (a *athlete) planned() answer {
	if a.chosen == nil {
		return answer{}
	}
	return a.chosen.planned()
}

func (a *athlete) entered() []lift.Main {
	var out []lift.Main
	for _, m := range a.mains {
		out = append(out, m.Main)
	}
	return out
}

// withTotal names the total, or says why there is none.
func (a *athlete) withTotal(o Option, t *Total) Option {
	if t == nil {
		o.Reasons = append(o.Reasons, a.whyNoTotal())
	}
	o.Total = t
	return o
}

// whyNoTotal says what keeps a total from being named.
func (a *athlete) whyNoTotal() reason.Reason {
	switch {
	case a.g.Verdict() == handOver:
		return reason.New("plan.option_after_visit", reason.ExpertOpinion)
	case a.g.Provisional():
		return reason.New("plan.option_after_screen", reason.ExpertOpinion)
	}
	for _, m := range a.mains {
		if m.Held {
			return reason.New("plan.option_no_total_held", reason.ExpertOpinion, "lift", name(m.ID))
		}
		if !a.strong(m) {
			return reason.New("plan.option_strength_unknown", reason.ExpertOpinion, "lift", name(m.ID))
		}
	}
	return reason.New("plan.option_no_opener", reason.ExpertOpinion)
}

// withFlares names the days of flare, or says that too few ratings are there.
func (a *athlete) withFlares(o Option, w answer) Option {
	switch {
	case !a.figures():
	case !a.felt() || !w.ok:
		o.Reasons = append(o.Reasons, reason.New("plan.effect_days_unknown", reason.ExpertOpinion, "n", a.in.Peaking.Options.Ratings))
	default:
		o.FlareDays = ptrTo(tenth(w.flares))
	}
	return o
}

// lowerOpeners is the same meet with safer openers. In all lifts: which of them would
// need it changes with the pain, and the same words must mean the same meet.
func (a *athlete) lowerOpeners() []Option {
	d := a.meetDay()
	if !d.ok || d.total() == nil {
		return nil
	}
	share := a.in.Peaking.Options.LowerOpener
	why := reason.New("plan.option_lower_openers", a.in.Peaking.Options.Source, "pct", int(100-100*share+0.5))
	in := d.in
	in.Caps = map[lift.Main]reason.Cap{}
	for l, c := range d.in.Caps {
		in.Caps[l] = c
	}
	for _, l := range d.in.Lifts {
		opener := d.choice(l).Attempts[0].Float()
		c, capped := in.Caps[l]
		if !capped {
			c = reason.NewCap(d.in.Capacity[l].P50.Float())
		}
		in.Caps[l] = c.Tighten(float64(opener*share), why)
	}
	t := d.totalOf(in, d.in.Lifts)
	if t == nil {
		return nil
	}
	o := Option{ID: "lower_openers", Lifts: a.entered(), Reason: why, Total: t}
	o.GivesUp = append(o.GivesUp, a.lost(t)...)
	return []Option{a.withFlares(o, a.planned())}
}

// lost says how much less a total is than that of the meet as planned.
func (a *athlete) lost(t *Total) []reason.Reason {
	now := a.meetDay().total()
	if now == nil || t == nil || !(now.Expected-t.Expected >= 0.5) {
		return nil
	}
	return []reason.Reason{reason.New("plan.gives_up_kg", reason.ExpertOpinion, "kg", tenth(now.Expected-t.Expected))}
}

// inOtherStyle is the meet with the bar in the other legal position.
func (a *athlete) inOtherStyle(x misfit) []Option {
	s, ok := a.otherStyle()
	if !ok {
		return nil
	}
	m := a.mains[s.l]
	if !slices.Contains(x.about, m.Main) && (len(x.about) > 0 || m.Hurt == fine) {
		return nil
	}
	o := Option{ID: "other_style", Lifts: a.entered(), Reason: reason.New("plan.option_other_style", s.source, "lift", name(m.ID), "to", name(s.id))}
	if a.barKept {
		o.GivesUp = append(o.GivesUp, reason.New("plan.gives_up_bar_position", "case"))
	}
	if in, known := a.styledMeet(s); known {
		o.Total = a.meetDay().totalOf(in, []lift.Main{m.Main})
		o.GivesUp = append(o.GivesUp, a.lost(o.Total)...)
	}
	if o.Total == nil && len(o.Reasons) == 0 {
		o.Reasons = append(o.Reasons, a.whyNoStyle())
	}
	if all, known := a.expectedTotal(); o.Total == nil && known && a.figures() {
		kg := a.project(m, a.in.Estimates[m.ID]).P50.Float()
		o.Reasons = append(o.Reasons, reason.New("plan.option_share", s.source, "pct", int(100*(all-float64(kg*(1-s.lo)))/all+0.5)))
	}
	if a.lastDone(s.id) < 0 {
		o.Reasons = append(o.Reasons, reason.New("plan.option_log_first", reason.ExpertOpinion, "to", name(s.id)))
	}
	w := answer{}
	if a.figures() {
		w = a.inStyle(s)
	}
	return []Option{a.withFlares(o, w)}
}

// whyNoStyle is whyNoTotal where the lift itself may be held and the other style is
// not.
func (a *athlete) whyNoStyle() reason.Reason {
	if r := a.whyNoTotal(); r.Code != "plan.option_no_total_held" {
		return r
	}
	return reason.New("plan.option_no_opener", reason.ExpertOpinion)
}

// expectedTotal is the middle of what all contested lifts may be at the meet; false
// while one of them is not known.
func (a *athlete) expectedTotal() (all float64, known bool) {
	for _, m := range a.mains {
		e := a.in.Estimates[m.ID]
		if e.P50 <= 0 {
			return 0, false
		}
		all += a.project(m, e).P50.Float()
	}
	return all, all > 0
}

// fewerLifts is the meet without the lifts that it is about: push-pull without the
// squat, else the single lift that is left.
func (a *athlete) fewerLifts(x misfit) []Option {
	if len(a.mains) < 2 {
		return nil
	}
	var out []Option
	for _, event := range events(a.entered(), x.about) {
		out = append(out, a.only(event))
	}
	return out
}

// events are the smaller meets that are usually on offer, the larger first.
func events(entered, about []lift.Main) [][]lift.Main {
	if len(about) == 0 {
		return nil
	}
	has := func(l lift.Main) bool { return slices.Contains(entered, l) && !slices.Contains(about, l) }
	switch {
	case has(lift.Bench) && has(lift.Deadlift):
		return [][]lift.Main{{lift.Bench, lift.Deadlift}, {lift.Bench}}
	case has(lift.Bench):
		return [][]lift.Main{{lift.Bench}}
	case has(lift.Deadlift):
		return [][]lift.Main{{lift.Deadlift}}
	case has(lift.Squat):
		return [][]lift.Main{{lift.Squat}}
	}
	return nil
}

// eventID names a meet of fewer lifts.
func eventID(lifts []lift.Main) (id, code string) {
	switch {
	case len(lifts) > 1:
		return "push_pull", "plan.option_push_pull"
	case lifts[0] == lift.Bench:
		return "bench_only", "plan.option_bench_only"
	case lifts[0] == lift.Deadlift:
		return "deadlift_only", "plan.option_deadlift_only"
	}
	return "squat_only", "plan.option_squat_only"
}

// only is a meet of some of the lifts, the others left out of it and of training.
func (a *athlete) only(lifts []lift.Main) Option {
	id, code := eventID(lifts)
	o := Option{ID: id, Lifts: lifts, Reason: reason.New(code, reason.ExpertOpinion)}
	for _, m := range a.mains {
		if !slices.Contains(lifts, m.Main) {
			o.GivesUp = append(o.GivesUp, reason.New("plan.gives_up_lift", reason.ExpertOpinion, "lift", name(m.ID)))
		}
	}
	d := a.meetDay()
	in := d.in
	in.Lifts = lifts
	known := !slices.ContainsFunc(a.mains, func(m main) bool { return slices.Contains(lifts, m.Main) && !a.strong(m) })
	if known {
		o = a.withTotal(o, d.totalOf(in, lifts))
	} else {
		o = a.withTotal(o, nil)
	}
	w := answer{}
	if a.figures() {
		s := a.chosen.search
		w = s.again(s.without(func(l int) bool { return slices.Contains(lifts, a.mains[l].Main) }))
	}
	return a.withFlares(o, w)
}

// dropped are the stand-ins that bring flares of their own: the same meet without
// one of them.
func (a *athlete) dropped() []Option {
	if !a.figures() || !a.felt() {
		return nil
	}
	var out []Option
	s, now := a.chosen.search, a.planned()
	for l, m := range a.mains {
		if m.Second == "" || !a.covered(l) {
			continue
		}
		w := s.again(whatIf{in: map[int][][]column{l: s.plain(l)}})
		if !w.ok || !(now.flares-w.flares >= a.in.Peaking.Options.DropFlares*float64(len(a.chosen.weeks))) {
			continue
		}
		o := Option{ID: "drop", Lifts: a.entered(), Reason: reason.New("plan.option_drop", a.in.Peaking.Options.Source, "lift", name(m.Second), "of", name(m.ID))}
		o = a.withTotal(o, a.meetDay().total())
		if kg := tenth(now.worth - w.worth); a.strong(m) && kg >= tells {
			o.StrengthKg = &kg
			o.GivesUp = append(o.GivesUp, reason.New("plan.gives_up_training", reason.ExpertOpinion, "kg", kg))
		}
		out = append(out, a.withFlares(o, w))
	}
	return out
}

// covered reports that a stand-in is in some chosen week.
func (a *athlete) covered(l int) bool {
	for w, at := range a.chosen.picks {
		if a.chosen.search.menus[w][l][at[l]].cover {
			return true
		}
	}
	return false
}

// withdraw is no meet: the weeks with the fewest flares that the menu has, and no
// total.
func (a *athlete) withdraw() Option {
	o := Option{ID: "withdraw", Reason: reason.New("plan.option_withdraw", reason.ExpertOpinion, "by", a.decideBy()),
		GivesUp: []reason.Reason{reason.New("plan.gives_up_meet", reason.ExpertOpinion)}}
	w := answer{}
	if a.figures() {
		w = a.chosen.search.again(whatIf{calm: true})
	}
	return a.withFlares(o, w)
}
