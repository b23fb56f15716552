package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/meet"
)

// tap loads the day for a form on it. False means the answer has been written:
// the page was not today's, or an older one than what is stored (a second tap,
// another tab, the way back): nothing is stored then, and the page as it
// stands now is shown.
func (s *server) tap(w http.ResponseWriter, r *http.Request) (Sheet, app.MeetDoc, bool) {
	if !s.form(w, r) {
		return Sheet{}, app.MeetDoc{}, false
	}
	sh, d, past, ok := s.meetSheet(w, r)
	if !ok {
		return sh, d, false
	}
	if past || !d.Named || !d.Today {
		http.Redirect(w, r, "/meet/day", http.StatusSeeOther)
		return sh, d, false
	}
	token := r.PostForm.Get("token")
	used := slices.ContainsFunc(sh.Entries, func(e diary.Entry) bool { return e.ID == token })
	switch {
	case used && r.PostForm.Get("last") != d.Last: // the same tap twice
		http.Redirect(w, r, "/meet/day", http.StatusSeeOther)
		return sh, d, false
	case used || token == "" || len(token) > 64 || r.PostForm.Get("last") != d.Last:
		http.Redirect(w, r, "/meet/day?old=yes", http.StatusSeeOther)
		return sh, d, false
	}
	return sh, d, true
}

// keepTap stores what a tap said and shows where the day stands.
func (s *server) keepTap(w http.ResponseWriter, r *http.Request, entries ...diary.Entry) {
	if err := s.desk.Append(r.Context(), entries...); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/meet/day", http.StatusSeeOther)
}

// attempt keeps one attempt, a pass or the withdrawal.
func (s *server) attempt(w http.ResponseWriter, r *http.Request) {
	_, d, ok := s.tap(w, r)
	if !ok {
		return
	}
	token, do := r.PostForm.Get("token"), r.PostForm.Get("do")
	switch {
	case do == "withdraw":
		s.keepTap(w, r, app.PassEntry(token, "", ""))
	case d.Next == nil:
		http.Redirect(w, r, "/meet/day?old=yes", http.StatusSeeOther)
	case do == "pass":
		s.keepTap(w, r, app.PassEntry(token, "", d.Next.Lift))
	case do == "made" || do == "missed":
		kg, ok := calledWeight(r.PostForm.Get("kg"), d.Rules)
		m := meet.Made{Lift: d.Next.Lift, Kg: kg, Good: do == "made"}
		if !ok || !follows(d, m) {
			s.dayWith(w, r, http.StatusUnprocessableEntity, s.words.T("meetday.wrong_weight", "step", s.mass(d.Rules, d.Rules.Increment).Main))
			return
		}
		s.keepTap(w, r, app.AttemptEntry(token, "", d.Lifts[m.Lift], d.Rules, m))
	default:
		s.fail(w, r, http.StatusBadRequest, "web.error_form")
	}
}

// calledWeight reads the weight on the bar. In kilograms the half kilograms of
// records are taken too.
func calledWeight(text string, r meet.Rules) (lift.Kg, bool) {
	v, err := parseLoad(strings.TrimSpace(text))
	if err != nil {
		return 0, false
	}
	if r.Lb {
		kg := r.OfLb(v)
		return kg, r.LbOf(kg) == v && kg <= lift.MaxLoad
	}
	kg := lift.KgOf(v)
	return kg, kg >= r.BarAndCollars && kg <= lift.MaxLoad && kg%50 == 0
}

// follows reports whether an attempt can come after those taken.
func follows(d app.MeetDoc, m meet.Made) bool {
	for _, t := range slices.Backward(d.Taken) {
		if t.Lift == m.Lift {
			return m.Kg > t.Kg || m.Kg == t.Kg && !t.Good
		}
	}
	return true
}

// felt adds to the last attempt how it felt or how much it hurt: the same
// attempt again, whole, in the place of what stood there.
func (s *server) felt(w http.ResponseWriter, r *http.Request) {
	_, d, ok := s.tap(w, r)
	if !ok {
		return
	}
	if len(d.Taken) == 0 || d.Taken[len(d.Taken)-1].ID != d.Last {
		http.Redirect(w, r, "/meet/day?old=yes", http.StatusSeeOther)
		return
	}
	last := d.Taken[len(d.Taken)-1]
	m := last.Made
	if i := slices.Index(app.Feelings[:], r.PostForm.Get("felt")); i >= 0 && m.Good {
		m.RPE = &d.Felt[i]
	}
	if c := r.PostForm.Get("miss"); !m.Good && (c == meet.CauseTechnique || c == meet.CauseStrength) {
		m.Cause = c
	}
	if p, err := strconv.Atoi(r.PostForm.Get("pain")); err == nil && p >= 0 && p <= 10 {
		m.Pain = &p
	}
	if m == last.Made {
		s.fail(w, r, http.StatusBadRequest, "web.error_form")
		return
	}
	e := app.AttemptEntry(r.PostForm.Get("token"), last.At, d.Lifts[m.Lift], d.Rules, m)
	e.Replaces = d.Undo
	s.keepTap(w, r, e)
}

// undoAttempt takes the newest attempt or pass back; both stay on record.
func (s *server) undoAttempt(w http.ResponseWriter, r *http.Request) {
	_, d, ok := s.tap(w, r)
	if !ok {
		return
	}
	if d.Last == "" {
		http.Redirect(w, r, "/meet/day", http.StatusSeeOther)
		return
	}
	s.keepTap(w, r, diary.Entry{Kind: diary.KindDelete, ID: r.PostForm.Get("token"), Replaces: d.Undo})
}
