package web

import (
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
)

// setInput is the form of a set as it was typed.
type setInput struct{ id, lift, name, kg, reps, rpe, pain string }

// logSet keeps one set. Nothing is filled in that was not told: a set without
// its pain score is not kept, one without effort is kept without.
func (s *server) logSet(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	f := r.PostForm
	in := setInput{id: f.Get("id"), lift: f.Get("lift"), name: strings.TrimSpace(strings.ToValidUTF8(f.Get("name"), "")),
		kg: strings.TrimSpace(f.Get("kg")), reps: strings.TrimSpace(f.Get("reps")), rpe: strings.TrimSpace(f.Get("rpe")), pain: f.Get("pain")}
	e, wrong := s.setEntry(in, sh.Gym.Settings.Lb)
	if wrong != "" {
		s.notSaved(w, r, in, wrong)
		return
	}
	e.Failed, e.Warmup = f.Get("failed") == "yes", f.Get("warmup") == "yes"
	e.Target = targetOf(f)
	s.keep(w, r, "set", e)
}

// setEntry reads the form; wrong is the code of what is wrong with it.
func (s *server) setEntry(in setInput, lb bool) (e diary.Entry, wrong string) {
	e = diary.Entry{Kind: "set", ID: tapID(in.id)}
	pain, err := strconv.Atoi(in.pain)
	if err != nil || pain < 0 || pain > 10 {
		return e, "today.wrong_pain"
	}
	e.Pain = &pain
	if e.Lift, e.Name = s.liftOrName(in); e.Lift == "" && e.Name == "" {
		return e, "today.wrong_lift"
	}
	kg := 0.0
	if in.kg != "" && in.kg != "0" {
		if kg, err = parseLoad(in.kg); err != nil {
			return e, "today.wrong_load"
		}
	}
	mass := lift.KgOf(kg)
	if lb {
		e.Lb, mass = &kg, lift.KgOfLb(kg)
	} else {
		e.Kg = &kg
	}
	if mass > lift.MaxLoad {
		return e, "today.wrong_load"
	}
	reps, err := strconv.Atoi(in.reps)
	if err != nil || reps < 0 || reps > 100 {
		return e, "today.wrong_reps"
	}
	e.Reps = &reps
	if in.rpe != "" {
		rpe, err := strconv.ParseFloat(decimal(in.rpe), 64)
		if err != nil || !(rpe >= 1 && rpe <= 10) || math.Mod(rpe*2, 1) != 0 {
			return e, "today.wrong_rpe"
		}
		e.RPE = &rpe
	}
	return e, ""
}

// liftOrName is the lift of the catalogue, or the name as it was written. A name
// that could be two lifts stays a name: nothing is guessed.
func (s *server) liftOrName(in setInput) (id, name string) {
	if s.words.Lifts == nil {
		return "", in.name
	}
	if _, ok := s.words.Lifts.Get(lift.ID(in.lift)); ok {
		return in.lift, ""
	}
	if utf8.RuneCountInString(in.name) > 80 {
		in.name = string([]rune(in.name)[:80])
	}
	for _, l := range s.words.Lifts.Lifts { // picked from the list, in the language of the page
		if strings.EqualFold(s.words.Listed(l), strings.TrimSpace(in.name)) {
			return string(l.ID), ""
		}
	}
	if m := s.words.Lifts.Match(in.name); m.ID != "" {
		return string(m.ID), ""
	}
	return "", in.name
}

// targetOf is what the plan asked, as the form brought it.
func targetOf(f url.Values) *diary.Target {
	var t diary.Target
	if v, err := strconv.ParseFloat(f.Get("tkg"), 64); err == nil && v > 0 && v <= lift.MaxLoad.Float() {
		t.Kg = &v
	}
	if v, err := strconv.Atoi(f.Get("treps")); err == nil && v > 0 && v <= 100 {
		t.Reps = &v
	}
	if v, err := strconv.ParseFloat(f.Get("trpe"), 64); err == nil && v >= 1 && v <= 10 {
		t.RPE = &v
	}
	if t.Kg == nil && t.Reps == nil && t.RPE == nil {
		return nil
	}
	return &t
}

// tapID is the id that the form brought, if it is one of ours; else a new one.
func tapID(id string) string {
	if u, err := uuid.Parse(id); err == nil && u.Version() == 7 && u.String() == id {
		return id
	}
	return newID()
}

// logPain keeps one rating: before a lift, after the session, of the day.
func (s *server) logPain(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	f := r.PostForm
	score, err := strconv.Atoi(f.Get("score"))
	when := f.Get("when")
	if err != nil || score < 0 || score > 10 || !slices.Contains([]string{"now", "worst24", "average24"}, when) {
		s.notSaved(w, r, setInput{}, "today.wrong_score")
		return
	}
	e := diary.Entry{Kind: "pain", ID: tapID(f.Get("id")), Score: &score, When: when}
	if s.words.Lifts != nil {
		if l, ok := s.words.Lifts.Get(lift.ID(f.Get("lift"))); ok {
			e.Lift = string(l.ID)
		}
	}
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	e.Region, e.Side = sorePlace(sh)
	if region, side := f.Get("region"), f.Get("side"); placeIn(sorePlaces(sh), region, side) >= 0 {
		e.Region, e.Side = region, side
	}
	s.keep(w, r, "pain", e)
}

// sorePlace is the place that a rating is about: the first problem told.
func sorePlace(sh Sheet) (region, side string) {
	for _, p := range sh.Case.Problems {
		return string(p.Region), string(p.Side)
	}
	return "", ""
}

// undoable are the kinds that a tap may take back. Safety answers are not
// among them: they have a way of their own.
var undoable = []string{"set", "pain", "swap", "care", "med", "sleep", diary.KindLife, diary.KindFinish}

// undo takes back an entry of today. It stays in the diary; it no longer counts.
func (s *server) undo(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	of := r.PostForm.Get("of")
	for _, e := range sh.Entries {
		if e.ID == of && of != "" && slices.Contains(undoable, e.Kind) && onDay(e.At, sh.Today) {
			s.keep(w, r, "undo", diary.Entry{Kind: diary.KindDelete, ID: tapID(r.PostForm.Get("id")), Replaces: []string{of}})
			return
		}
	}
	s.notSaved(w, r, setInput{}, "today.wrong_undo")
}

func onDay(at string, d day.Date) bool {
	on, err := day.Parse(at)
	return err == nil && on == d
}

// swap puts a stand-in in the place of a lift, for today.
func (s *server) swap(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	from, to, why := r.PostForm.Get("from"), r.PostForm.Get("to"), r.PostForm.Get("why")
	for _, l := range sh.Gym.Lifts {
		offer := l.Busy
		if why == app.SwapPain {
			offer = l.Spare
		}
		asked := l.Lift
		if l.Instead != "" {
			asked = l.Instead
		}
		if string(asked) != from || !slices.ContainsFunc(offer, func(o app.Swap) bool { return string(o.To) == to }) {
			continue
		}
		e := app.SwapEntry(asked, lift.ID(to), why)
		e.ID = tapID(r.PostForm.Get("id"))
		if l.SwapID != "" {
			e.Replaces = []string{l.SwapID}
		}
		s.keep(w, r, "swap", e)
		return
	}
	s.notSaved(w, r, setInput{}, "today.wrong_swap")
}

// confirm says that a set that was not believed is right.
func (s *server) confirm(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	of := r.PostForm.Get("of")
	for _, l := range sh.Gym.Lifts {
		for _, h := range l.Held {
			if h.ID == of && of != "" {
				s.keep(w, r, "confirm", diary.Entry{Kind: "answer", ID: tapID(r.PostForm.Get("id")), Question: diary.Confirm + of, Value: "yes"})
				return
			}
		}
	}
	s.notSaved(w, r, setInput{}, "today.wrong_undo")
}

// finish ends the session of the day. A set logged later opens it again.
func (s *server) finish(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	s.keep(w, r, "finish", diary.Entry{Kind: diary.KindFinish, ID: tapID(r.PostForm.Get("id"))})
}

// keep stores entries and answers: back to the page, or, for a script, whether
// it was saved. It says saved only after the store has said so.
func (s *server) keep(w http.ResponseWriter, r *http.Request, what string, entries ...diary.Entry) {
	err := s.desk.Append(r.Context(), entries...)
	switch {
	case errors.Is(err, app.ErrConflict):
		s.notSavedWith(w, r, http.StatusConflict, setInput{}, "today.wrong_twice")
	case err != nil:
		s.broken(w, r, err)
	case wantsJSON(r):
		s.told(w, http.StatusOK, true, s.words.T("today.saved_"+what))
	default:
		http.Redirect(w, r, "/today?saved="+what, http.StatusSeeOther)
	}
}

// notSaved shows the page again with what is wrong and what was typed.
func (s *server) notSaved(w http.ResponseWriter, r *http.Request, in setInput, code string) {
	s.notSavedWith(w, r, http.StatusUnprocessableEntity, in, code)
}

func (s *server) notSavedWith(w http.ResponseWriter, r *http.Request, status int, in setInput, code string) {
	if wantsJSON(r) {
		s.told(w, status, false, s.words.T(code))
		return
	}
	p, ok := s.todayPage(w, r, &in)
	if !ok {
		return
	}
	p.Notice, p.Wrong = s.words.T(code), true
	s.showToday(w, r, status, p)
}

func wantsJSON(r *http.Request) bool { return r.Header.Get("Accept") == "application/json" }

func (s *server) told(w http.ResponseWriter, status int, saved bool, message string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(map[string]any{"saved": saved, "message": message}); err != nil {
		s.log("answer to a script", err)
	}
}

// head says how far the diary goes, so that a page in another tab knows that
// it is old.
func (s *server) head(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Write([]byte(strconv.FormatInt(sh.Head, 10)))
}
