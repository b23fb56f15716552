package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/trial"
)

// trialView is one trial of the diary as it stands today.
type trialView struct {
	ID, State, A, B   string
	Say               []string // state, verdict, reasons
	Verdict           string
	Today, Next       string
	TodayArm          string
	Due               bool // today asks for self-care that is not logged yet
	What              string
	Tap               string // id of the entry that a tap would make
	Days              [][]string
	Power             []string
	Hash              string
	Effect            string
	CanEnd            bool
	EndTap            string
	DoneDays, AllDays int
}

func (s *server) trialViews(sh Sheet) ([]trialView, error) {
	var out []trialView
	for _, p := range app.Trials(sh.Entries) {
		d, err := s.desk.Uses().CheckTrial(p, sh.Case, sh.Entries, sh.Today)
		if err != nil {
			return nil, err
		}
		out = append([]trialView{s.trialView(sh, p, d)}, out...)
	}
	return out, nil
}

func (s *server) trialView(sh Sheet, p trial.Protocol, d app.TrialResult) trialView {
	v := trialView{ID: p.ID, State: d.State, A: s.arm(p.A), B: s.arm(p.B), Hash: p.Hash[:min(12, len(p.Hash))], Tap: newID(), EndTap: newID(),
		DoneDays: d.Adherence.Past, AllDays: len(p.Slots)}
	v.Say = append(v.Say, s.words.T("trial.state_"+d.State, "day", p.Slots[0].Day, "as", d.Adherence.As, "past", d.Adherence.Past,
		"rated", d.Adherence.Rated, "complete", d.Adherence.Complete))
	for _, r := range d.Reasons {
		v.Say = append(v.Say, sentence(s.words.Why(r)))
	}
	if d.Verdict != "" {
		v.Verdict = s.words.T("trial.verdict_" + d.Verdict)
	}
	if m := d.Model; m != nil {
		v.Say = append(v.Say, s.words.T("trial.model", "points", s.words.points(m.Effect), "from", s.words.points(m.Interval90[0]), "to", s.words.points(m.Interval90[1])))
	}
	v.CanEnd = d.State == trial.Planned || d.State == trial.Running
	if v.CanEnd && d.Today != nil {
		v.TodayArm = s.slot(p, *d.Today)
		v.Today = s.words.T("trial.today", "arm", v.TodayArm)
		if a := p.A; d.Today.Arm == "a" && a.Care != "" {
			v.What, v.Due = a.Care, !usedOn(sh, a.Care)
		}
	}
	if v.CanEnd && d.Next != nil {
		v.Next = s.words.T("trial.next", "day", d.Next.Day, "arm", s.slot(p, *d.Next))
	}
	for _, x := range p.Slots {
		v.Days = append(v.Days, []string{s.words.Book.Date(x.Day, "long"), strconv.Itoa(x.Pair), s.slot(p, x)})
	}
	for _, x := range p.Power {
		v.Power = append(v.Power, s.words.T("trial.power", "points", num(x.Points), "percent", num(x.Chance*100)))
	}
	return v
}

func usedOn(sh Sheet, care string) bool {
	for _, e := range sh.Entries {
		if e.Kind == "care" && e.What == care && onDay(e.At, sh.Today) {
			return true
		}
	}
	return false
}

// arm words one arm of a trial.
func (s *server) arm(a trial.Arm) string {
	switch {
	case a.Care != "":
		text := s.words.Name("care", a.Care)
		if a.Minutes > 0 {
			text = s.words.T("see.care_minutes", "what", text, "minutes", num(a.Minutes))
		}
		return text
	case a.Lift != "":
		return s.words.lower(a.Lift)
	}
	return s.words.T("trial.nothing")
}

func (s *server) slot(p trial.Protocol, x trial.Slot) string {
	if x.Arm == "a" {
		return s.arm(p.A)
	}
	return s.arm(p.B)
}

// startTrial fixes a trial of self-care against nothing and keeps it.
func (s *server) startTrial(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, _, ok := s.seeing(w, r, "helps", wantScreen)
	if !ok {
		return
	}
	f := r.PostForm
	what := f.Get("what")
	pairs, _ := strconv.Atoi(f.Get("pairs"))
	every, _ := strconv.Atoi(f.Get("every"))
	id := tapID(f.Get("id"))
	for _, p := range app.Trials(sh.Entries) {
		if p.ID == id { // the same form arrived twice
			http.Redirect(w, r, "/helps", http.StatusSeeOther)
			return
		}
	}
	d, err := s.desk.Uses().NewTrial(app.TrialRequest{Case: sh.Case, Entries: sh.Entries, AsOf: sh.Today, ID: id, A: trial.Arm{Care: what}, Pairs: pairs, Every: every})
	var bad *trial.Refusal
	switch {
	case errors.As(err, &bad):
		s.helpsWith(w, r, http.StatusUnprocessableEntity, []string{sentence(s.words.Faults.Say(bad.What) + ": " + s.words.Faults.Say(bad.Cure))}, what)
		return
	case err != nil:
		s.broken(w, r, err)
		return
	case d.Status != app.StatusOK:
		var why []string
		for _, x := range d.Reasons {
			why = append(why, sentence(s.words.Why(x)))
		}
		s.helpsWith(w, r, http.StatusUnprocessableEntity, why, what)
		return
	}
	e, err := app.TrialEntry(id, "", d.Protocol)
	if err == nil {
		err = s.desk.Append(r.Context(), e)
	}
	if err != nil {
		s.broken(w, r, fmt.Errorf("a trial could not be kept: %w", err))
		return
	}
	http.Redirect(w, r, "/helps", http.StatusSeeOther)
}

// usedCare keeps one use of self-care, as the day of a trial asks.
func (s *server) usedCare(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	what := strings.TrimSpace(r.PostForm.Get("what"))
	items, err := s.careKnown(r)
	if err == nil && items[what] {
		err = s.desk.Append(r.Context(), diary.Entry{Kind: "care", ID: tapID(r.PostForm.Get("id")), What: what})
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	to := "/helps"
	if r.PostForm.Get("back") == "today" {
		to = "/today?saved=care"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// careKnown are the kinds of self-care that may be written down here.
func (s *server) careKnown(r *http.Request) (map[string]bool, error) {
	sh, err := s.desk.Sheet(r.Context(), wantScreen)
	if err != nil {
		return nil, err
	}
	all, err := s.desk.Uses().CareItems(sh.Case, sh.Entries, sh.Today)
	known := map[string]bool{}
	for _, x := range all {
		known[x.ID] = true
	}
	return known, err
}

// endTrial takes a trial back; its days stay in the diary.
func (s *server) endTrial(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	for _, p := range app.Trials(sh.Entries) {
		if p.ID != r.PostForm.Get("of") {
			continue
		}
		gone := diary.Entry{Kind: diary.KindDelete, ID: tapID(r.PostForm.Get("id")), Replaces: []string{p.ID}}
		if err := s.desk.Append(r.Context(), gone); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	http.Redirect(w, r, "/helps", http.StatusSeeOther)
}
