package web

import (
	"net/http"
	"strings"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/lift"
)

// The test that a search suggests: accepted with one tap, written into the plan
// by package app, shown on its days, taken back with one tap.

// runningTest is the accepted test as a page shows it.
type runningTest struct{ Say, Until, ID, EndTap string }

func (s *server) runningTest(sh Sheet) *runningTest {
	t, ok := app.TestOf(sh.Entries, sh.Today)
	if !ok {
		return nil
	}
	n := max(0, min(sh.Today.Sub(t.Starts), t.Ends.Sub(t.Starts)+1))
	return &runningTest{Say: s.words.T("test.mode_"+string(t.Mode), "lifts", s.liftIDs(t.Lifts)), ID: t.ID, EndTap: newID(),
		Until: s.words.T("test.until", "day", t.Ends, "of", t.Ends.Sub(t.Starts)+1, "n", n)}
}

func (s *server) liftIDs(ids []lift.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, string(id))
	}
	return s.lifts(names)
}

// acceptTest keeps the test that the page offered. What is kept comes from the
// search, not from the form.
func (s *server) acceptTest(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, _, ok := s.seeing(w, r, "why", wantExplain)
	if !ok {
		return
	}
	id := tapID(r.PostForm.Get("id"))
	if t, have := app.TestOf(sh.Entries, sh.Today); have { // the same form arrived twice, or another device was faster
		saved := "test"
		if t.ID != id {
			saved = ""
		}
		http.Redirect(w, r, "/why?saved="+saved, http.StatusSeeOther)
		return
	}
	d, err := s.triggers(r.Context(), sh)
	if gone(r, err) {
		return
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	t, ok := app.NewTest(d)
	if !ok {
		http.Redirect(w, r, "/why", http.StatusSeeOther)
		return
	}
	e, err := app.TestEntry(id, "", t)
	if err == nil {
		err = s.desk.Append(r.Context(), e)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/why?saved=test", http.StatusSeeOther)
}

// endTest takes the accepted test back.
func (s *server) endTest(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	t, have := app.TestOf(sh.Entries, sh.Today)
	if have && t.ID != "" && t.ID == r.PostForm.Get("of") {
		gone := diary.Entry{Kind: diary.KindDelete, ID: tapID(r.PostForm.Get("id")), Replaces: []string{t.ID}}
		if err := s.desk.Append(r.Context(), gone); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	http.Redirect(w, r, "/why?saved=ended", http.StatusSeeOther)
}

// tryView is one line about a test or a trial, with where to read more. Due
// offers to note the self-care that the day of a trial asks for.
type tryView struct {
	Say, To   string
	Due       bool
	What, Tap string
}

// tries is what a test or a trial asks of today, in a line each.
func (v *gymView) tries() ([]tryView, error) {
	var out []tryView
	if g := v.sh.Gym.Session; g != nil {
		for _, n := range g.Notes {
			if strings.HasPrefix(n.Code, "test.") {
				out = append(out, tryView{Say: v.s.words.Why(n), To: "/why"})
			}
		}
	}
	for _, p := range app.Trials(v.sh.Entries) {
		if len(p.Slots) == 0 || p.Slots[len(p.Slots)-1].Day.Before(v.sh.Today) {
			continue
		}
		d, err := v.s.desk.Uses().CheckTrial(p, v.sh.Case, v.sh.Entries, v.sh.Today)
		if err != nil {
			return nil, err
		}
		if t := v.s.trialView(v.sh, p, d); t.Today != "" {
			out = append(out, tryView{Say: v.s.words.T("trial.today_of", "arm", t.TodayArm), To: "/helps", Due: t.Due, What: t.What, Tap: t.Tap})
		}
	}
	return out, nil
}

// testedYesterday is the lift that an accepted test had by itself yesterday, if
// the diary shows that nothing else was lifted; "" where it was none.
func testedYesterday(sh Sheet) lift.ID {
	y := sh.Today.Add(-1)
	t, ok := app.TestOf(sh.Entries, y)
	if !ok {
		return ""
	}
	id := t.Turn(y)
	done := false
	for _, e := range sh.Entries {
		if e.Kind == "set" && onDay(e.At, y) && !e.Warmup {
			if e.Lift != string(id) {
				return ""
			}
			done = true
		}
	}
	if !done {
		return ""
	}
	return id
}
