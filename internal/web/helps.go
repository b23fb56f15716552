package web

import (
	"net/http"

	"spotter/internal/trial"
	"spotter/internal/trigger"
)

var _ = section("helps", (*server).helpsRoutes, "helps")

func (s *server) helpsRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /helps", s.helps)
	mux.HandleFunc("POST /helps/trial", s.startTrial)
	mux.HandleFunc("POST /helps/used", s.usedCare)
	mux.HandleFunc("POST /helps/end", s.endTrial)
}

// helpsBody is what was tried, what the diary says of it, and the trials.
type helpsBody struct {
	Empty   bool
	Open    int
	Tried   []string
	Found   []foundView
	Early   []string
	Unused  bool // no self-care is in the diary
	Trials  []trialView
	Form    *trialForm
	Refused []string // why the trial that was asked for was not made
	What    string   // it was picked
}

// trialForm offers a fair trial of one kind of self-care against nothing.
type trialForm struct {
	ID    string // of the entry to be: the same form sent twice is one trial
	Items []careChoice
	Pairs []Option
	Every []Option
	Place string
}

type careChoice struct {
	ID, Name, Use string
	No            []string // why it may not be tried now
	Ask           []string // what is to be answered first
	Minutes       int
	On            bool
}

func (s *server) helps(w http.ResponseWriter, r *http.Request) {
	s.helpsWith(w, r, http.StatusOK, nil, "")
}

func (s *server) helpsWith(w http.ResponseWriter, r *http.Request, status int, refused []string, what string) {
	sh, p, ok := s.seeing(w, r, "helps", wantScreen)
	if !ok {
		return
	}
	b := helpsBody{Open: len(sh.Screen.Ask), Refused: refused, What: what}
	if len(sh.Entries) == 0 {
		b.Empty = true
		p.Body = b
		s.render(w, r, status, "helps", p)
		return
	}
	d, err := s.triggers(r.Context(), sh)
	if gone(r, err) {
		return
	}
	if err == nil {
		b.Trials, err = s.trialViews(sh)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	for _, t := range sh.Case.Tried {
		b.Tried = append(b.Tried, s.words.tried(t))
	}
	s.fillCare(&b, d.Report)
	if !running(b.Trials) {
		if b.Form, err = s.trialForm(sh, what); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	if len(refused) > 0 {
		p.Notice, p.Wrong = s.words.T("trial.refused"), true
	}
	p.Body = b
	s.render(w, r, status, "helps", p)
}

// fillCare is what the diary says of self-care. Medicines are never among it.
func (s *server) fillCare(b *helpsBody, r *trigger.Report) {
	if r == nil || r.Status != trigger.OK {
		b.Early = s.early(r)
		return
	}
	for _, f := range r.Effects {
		if f.Kind == trigger.KindCare {
			b.Found = append(b.Found, s.found(f, false))
		}
	}
	b.Unused = len(b.Found) == 0
}

func running(all []trialView) bool {
	for _, t := range all {
		if t.State == trial.Planned || t.State == trial.Running {
			return true
		}
	}
	return false
}

// trialForm lists what may be tried and, for the rest, why not now.
func (s *server) trialForm(sh Sheet, what string) (*trialForm, error) {
	all, err := s.desk.Uses().CareItems(sh.Case, sh.Entries, sh.Today)
	if err != nil {
		return nil, err
	}
	f := &trialForm{ID: newID()}
	on := what
	for _, x := range all {
		v := careChoice{ID: x.ID, Name: sentence(s.words.Name("care", x.ID)), Use: sentence(x.Dose), Minutes: x.MaxMinutes}
		for _, r := range x.Why {
			if x.Allowed {
				v.Ask = append(v.Ask, sentence(s.words.Why(r)))
				continue
			}
			v.No = append(v.No, sentence(s.words.Why(r)))
		}
		if x.Allowed && on == "" {
			on = x.ID
		}
		v.On = x.Allowed && x.ID == on
		f.Items = append(f.Items, v)
	}
	f.Pairs = []Option{{Value: "0", Text: s.words.T("see.pairs_auto"), On: true}}
	for n := trial.LeastPairs; n <= trial.MostPairs; n += 2 {
		f.Pairs = append(f.Pairs, Option{Value: num(float64(n)), Text: s.words.T("see.pairs", "n", n)})
	}
	for n := 1; n <= 3; n++ {
		f.Every = append(f.Every, Option{Value: num(float64(n)), Text: s.words.N("see.every_", n), On: n == 2})
	}
	return f, nil
}
