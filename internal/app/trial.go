package app

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"slices"

	"spotter/internal/body"
	"spotter/internal/care"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/keep"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/safety"
	"spotter/internal/trial"
	"spotter/internal/trigger"
	"spotter/knowledge"
)

// KindTrial is the kind of the entry that holds a trial's protocol.
const KindTrial = "trial"

const protocolField = "protocol"

// TrialRequest is what a trial is made from.
type TrialRequest struct {
	Case    intake.Case
	Entries []diary.Entry
	AsOf    day.Date
	ID      string
	A, B    trial.Arm
	Pairs   int
	Every   int
	Start   day.Date
}

// TrialDoc is a new trial, or why there is none.
type TrialDoc struct {
	trial.Protocol
	Status  string          `json:"status"` // ok, refused, stopped
	Stopped *plan.Stopped   `json:"stopped,omitempty"`
	Reasons []reason.Reason `json:"reasons"`
}

// StatusRefused says that the gate or the care catalogue does not allow it.
const StatusRefused = "refused"

// NewTrial fixes a trial. Medicines are never trialled; care only where its
// exclusions are answered; a lift only where the gate lets it be tested, never
// above what was tolerated (hazard H15).
func (a *App) NewTrial(r TrialRequest) (TrialDoc, error) {
	s, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil {
		return TrialDoc{}, err
	}
	d := TrialDoc{Status: StatusOK, Stopped: a.worded(s.stopped()), Reasons: []reason.Reason{}}
	d.Schema = trial.Schema
	if d.Stopped != nil {
		d.Status = StatusStopped
		return d, nil
	}
	for _, arm := range []*trial.Arm{&r.A, &r.B} {
		ok, why, err := mayTry(s, arm)
		if err != nil {
			return d, err
		}
		d.Reasons = append(d.Reasons, why...)
		if !ok {
			d.Status = StatusRefused
		}
	}
	if d.Status == StatusRefused {
		return d, nil
	}
	in, err := triggerInput(s)
	if err != nil {
		return d, err
	}
	if in.Region == "" {
		in.Region, in.Side = mostRated(s.h)
	}
	d.Protocol, err = trial.Make(trial.Order{ID: r.ID, Today: r.AsOf, Start: r.Start, Region: in.Region, Side: in.Side,
		A: r.A, B: r.B, Pairs: r.Pairs, Every: r.Every, Seed: seedOf(r), Ratings: s.h.Pain})
	return d, err
}

// seedOf makes the order of days depend on what is asked, so that the same
// request gives the same trial.
func seedOf(r TrialRequest) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, r.ID, r.AsOf, r.A, r.B, r.Pairs, r.Every, r.Start)
	return h.Sum64()
}

func mostRated(h diary.History) (body.Region, body.Side) {
	type place struct {
		region body.Region
		side   body.Side
	}
	count := map[place]int{}
	var best place
	for _, p := range h.Pain {
		k := place{p.Region, p.Side}
		if count[k]++; count[k] > count[best] {
			best = k
		}
	}
	return best.region, best.side
}

// mayTry says whether an arm may be tried and what stands against it or is to
// be answered first; a lift's weight is bounded here.
func mayTry(s standing, arm *trial.Arm) (bool, []reason.Reason, error) {
	no := func(code string, kv ...any) (bool, []reason.Reason, error) {
		return false, []reason.Reason{reason.New(code, reason.ExpertOpinion, kv...)}, nil
	}
	switch {
	case arm.Care != "":
		items, err := knowledge.CareIn(s.lang)
		if err != nil {
			return false, nil, err
		}
		for _, it := range items {
			if it.ID == arm.Care {
				ok, why := mayCare(s, it, arm)
				return ok, why, nil
			}
		}
		return no("trial.unknown_care", "what", arm.Care)
	case arm.Lift != "":
		x, known := s.cat.Get(arm.Lift)
		switch {
		case !known:
			return no("trial.unknown_lift", "what", string(arm.Lift))
		case x.Class == lift.Competition:
			return no("trial.competition_lift", "lift", "lift."+string(arm.Lift))
		case s.permit.Verdict() <= safety.HandOver || s.permit.Provisional():
			return no("trial.screen_first")
		}
		ok, why := mayLift(s, arm)
		return ok, why, nil
	}
	return true, nil, nil
}

// mayCare asks the catalogue. What is tried longer than the item's own limit is
// brought down to it.
func mayCare(s standing, it care.Item, arm *trial.Arm) (bool, []reason.Reason) {
	ok, why := allowedCare(s, it)
	if it.MaxMinutes > 0 && (arm.Minutes <= 0 || arm.Minutes > float64(it.MaxMinutes)) {
		arm.Minutes = float64(it.MaxMinutes)
	}
	return ok, why
}

// allowedCare asks the catalogue, and leaves out what the person said made it
// worse.
func allowedCare(s standing, it care.Item) (bool, []reason.Reason) {
	for _, t := range s.c.Tried {
		if t.What == it.ID && t.Effect == "worse" {
			return false, []reason.Reason{reason.New("trial.made_worse", "case", "item", it.Name)}
		}
	}
	return care.Allowed(it, careAnswers(s.answers))
}

// mayLift bounds the load by what was tolerated.
func mayLift(s standing, arm *trial.Arm) (bool, []reason.Reason) {
	want := s.est[arm.Lift].P50.Float()
	if arm.MaxKg > 0 {
		want = arm.MaxKg.Float()
	}
	limit := s.permit.Rechallenge(arm.Lift, s.asOf, want)
	if !(limit.Value > 0) {
		return false, append([]reason.Reason{reason.New("trial.lift_not_now", reason.ExpertOpinion, "lift", "lift."+string(arm.Lift))}, limit.Why...)
	}
	arm.MaxKg = triggerRules(s).Rack(arm.Lift, limit.Value)
	return true, nil
}

// TrialEntry is the diary's entry of a trial.
func TrialEntry(id, at string, p trial.Protocol) (diary.Entry, error) {
	raw, err := json.Marshal(p)
	return diary.Entry{Kind: KindTrial, ID: id, At: at, Extra: keep.Extra{protocolField: raw}}, err
}

// Trials are the protocols of a diary that count, oldest first: one that was
// taken back is not among them. What this version cannot read is left out.
func Trials(entries []diary.Entry) []trial.Protocol {
	var out []trial.Protocol
	if !slices.ContainsFunc(entries, func(e diary.Entry) bool { return e.Kind == KindTrial }) {
		return nil // most diaries: no need to settle what counts
	}
	live, _ := diary.Live(entries, day.Date{})
	for _, e := range live {
		var p trial.Protocol
		if raw, ok := e.Extra[protocolField]; ok && e.Kind == KindTrial && json.Unmarshal(raw, &p) == nil {
			out = append(out, p)
		}
	}
	return out
}

// TrialResult is a trial judged from the diary. A stop ends it.
type TrialResult struct {
	trial.Result
	Stopped *plan.Stopped `json:"stopped,omitempty"`
	Report  []trial.Item  `json:"cent_2015,omitempty"`
	Model   *ModelEffect  `json:"state_space,omitempty"` // beside the verdict, which the randomisation test alone gives
}

// ModelEffect is the effect of the trial's care in the model of the whole log,
// which allows for drift, training and what is left of the day before.
type ModelEffect struct {
	Effect     float64    `json:"effect"` // points at the peak of one use; below 0 = less pain
	Interval90 [2]float64 `json:"interval90"`
	Helps      float64    `json:"probability"` // that a use takes off 0.2 points or more
}

// CheckTrial judges a trial. An emergency or urgent sign stops it at once.
func (a *App) CheckTrial(p trial.Protocol, c intake.Case, entries []diary.Entry, asOf day.Date) (TrialResult, error) {
	s, err := a.stand(c, entries, asOf)
	if err != nil {
		return TrialResult{}, err
	}
	d := TrialResult{Result: trial.Check(p, s.h, asOf), Stopped: a.worded(s.stopped())}
	if d.Stopped != nil {
		d.Result = trial.Result{Schema: trial.Schema, ID: p.ID, State: trial.Stopped, Reasons: []reason.Reason{reason.New("trial.stop_sign", reason.ExpertOpinion)}}
		return d, nil
	}
	if d.State == trial.Done && d.Effect != nil {
		if d.Model, err = modelEffect(s, p); err != nil {
			return d, err
		}
	}
	d.Report = trial.Report(p, d.Result)
	if m := d.Model; m != nil {
		d.Report = append(d.Report, trial.Item{No: "17b", What: "secondary analysis", Text: fmt.Sprintf("state-space model of the whole log, trial uses as their own exposure with a prior chance of one half: %.2f points per use, 90%% interval %.2f to %.2f, chance of helping %.2f", m.Effect, m.Interval90[0], m.Interval90[1], m.Helps)})
	}
	return d, nil
}

// modelEffect fits the whole log with the trial's uses as an exposure of their
// own; nil where the log is too short or the trial was not of care.
func modelEffect(s standing, p trial.Protocol) (*ModelEffect, error) {
	if p.A.Care == "" {
		return nil, nil
	}
	in, err := triggerInput(s)
	if err != nil {
		return nil, err
	}
	in.Region, in.Side = p.Region, p.Side
	read := trigger.Read(in)
	if _, ok := trigger.Missing(read.Days, len(read.Ratings)); !ok {
		return nil, nil
	}
	read.Split(p.A.Care, p.Slots[0].Day, p.Slots[len(p.Slots)-1].Day)
	post, err := trigger.Fit(&read.Log, trigger.Default())
	if err != nil {
		return nil, err
	}
	two := func(x float64) float64 { return math.Round(x*100) / 100 }
	for _, e := range post.Care {
		if e.ID == trigger.CoinPrefix+p.A.Care {
			return &ModelEffect{two(e.Mean), [2]float64{two(e.Lo), two(e.Hi)}, two(e.P)}, nil
		}
	}
	return nil, nil
}
