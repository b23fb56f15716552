package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"spotter/internal/body"
	"spotter/internal/diary"
	"spotter/internal/keep"
)

// The morning: ten seconds after waking up.
var _ = section("morning", (*server).morningRoutes, "morning")

func (s *server) morningRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /morning", s.morning)
	mux.HandleFunc("POST /morning", s.logMorning)
}

type morningBody struct {
	ID        string
	Scale     []int
	Place     string         // of the first score, where there are several
	More      []morningPlace // the further sore places
	Stiff     []chip
	Hours     []chip
	Quality   []chip
	Care, Med []chip
	Test      string      // yesterday was a day of an accepted test
	Told      []toldView  // what was told this morning already, each with its way back
	Next      *followView // what follows from it
	Weekly    bool        // a week has gone by since the own scale was filled in
}

// morningPlace is one further place; its score may be left out like everything.
type morningPlace struct{ Field, Name string }

type chip struct {
	Value, Text string
	On          bool
}

type toldView struct {
	Text string
	Undo undoForm
}

// What the page offers. Care and medicines are recorded, never advised.
var (
	stiffness  = []string{"none", "short", "long"}
	sleepHours = []float64{4, 5, 6, 6.5, 7, 7.5, 8, 9, 10}
	careDone   = []string{"heat", "ice", "foam_rolling", "ball_pressure", "stretching", "massage", "isometrics", "relative_rest"}
	medTaken   = []string{"nsaid", "paracetamol", "opioid", "oral_corticosteroid", "other"}
)

func (s *server) morning(w http.ResponseWriter, r *http.Request) {
	s.morningWith(w, r, http.StatusOK, "", nil)
}

func (s *server) morningWith(w http.ResponseWriter, r *http.Request, status int, wrong string, typed map[string][]string) {
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	p := s.page(sh, "morning")
	p.Scripts, p.Styles = []string{"gym.js"}, []string{"gym.css"}
	if wrong != "" {
		p.Notice, p.Wrong = s.words.T(wrong), true
	} else if r.URL.Query().Get("saved") == "morning" {
		p.Notice = s.words.T("today.saved_morning")
	}
	on := func(name, v string) bool { return slices.Contains(typed[name], v) }
	b := morningBody{ID: newID(), Scale: scale()}
	for _, v := range stiffness {
		b.Stiff = append(b.Stiff, chip{v, s.words.T("morning.stiff_" + v), on("stiff", v)})
	}
	for _, h := range sleepHours {
		b.Hours = append(b.Hours, chip{num(h), num(h), on("hours", num(h))})
	}
	for q := 1; q <= 5; q++ {
		v := strconv.Itoa(q)
		b.Quality = append(b.Quality, chip{v, s.words.T("morning.quality_" + v), on("quality", v)})
	}
	for _, v := range careDone {
		b.Care = append(b.Care, chip{v, sentence(s.words.Name("care", v)), on("care", v)})
	}
	for _, v := range medTaken {
		b.Med = append(b.Med, chip{v, s.words.T("morning.med_" + v), on("med", v)})
	}
	for i, p := range sorePlaces(sh) {
		name := s.placeName(p.Region, p.Side)
		if i == 0 {
			b.Place = name
			continue
		}
		b.More = append(b.More, morningPlace{"score." + strconv.Itoa(i), s.words.T("today.check_place", "place", name, "ask", s.words.T("morning.pain"))})
	}
	if len(b.More) == 0 {
		b.Place = ""
	}
	b.Told, b.Next = s.toldToday(sh), s.afterMorning(sh)
	if id := testedYesterday(sh); id != "" {
		b.Test = s.words.T("test.yesterday", "lift", s.words.lower(id))
	}
	if b.Next != nil && b.Next.Up != "" {
		if p.Notice != "" && !p.Wrong {
			p.Notice = s.words.T("today.saved_up")
		}
		whole, ok := s.sheet(w, r, wantPlan)
		if !ok {
			return
		}
		s.planMoved(b.Next, whole.Plan)
	}
	b.Weekly = weeklyDue(sh)
	p.Body = b
	s.render(w, r, status, "morning", p)
}

// toldToday lists what the page has kept today.
func (s *server) toldToday(sh Sheet) []toldView {
	var out []toldView
	gone := map[string]bool{}
	for _, e := range sh.Entries {
		for _, id := range e.Replaces {
			gone[id] = true
		}
	}
	for _, e := range sh.Entries {
		if gone[e.ID] || e.ID == "" || !onDay(e.At, sh.Today) || e.Source != "" && e.Source != "morning" {
			continue
		}
		text := ""
		switch {
		case e.Kind == "pain" && e.When == "morning" && e.Score != nil:
			text = s.words.T("morning.told_pain", "n", *e.Score)
			if i := placeIn(sorePlaces(sh), e.Region, e.Side); i > 0 {
				text = s.words.T("today.check_place", "place", s.placeName(body.Region(e.Region), body.Side(e.Side)), "ask", text)
			}
		case e.Kind == "sleep" && e.Hours != nil:
			text = s.words.T("morning.told_sleep", "n", num(*e.Hours))
		case e.Kind == "care":
			text = sentence(s.words.Name("care", e.What))
		case e.Kind == "med":
			text = s.words.T("morning.med_" + known(medTaken, e.Class))
		}
		if text != "" {
			out = append(out, toldView{text, undoForm{newID(), e.ID}})
		}
	}
	return out
}

func known(list []string, v string) string {
	if slices.Contains(list, v) {
		return v
	}
	return "other"
}

// logMorning keeps what was told; each part may be left out.
func (s *server) logMorning(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	f := r.PostForm
	base := tapID(f.Get("id"))
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	var out []diary.Entry
	add := func(part string, e diary.Entry) {
		e.ID, e.Source = diary.RowID("morning", base, part), "morning"
		out = append(out, e)
	}
	if v, err := strconv.Atoi(f.Get("score")); err == nil && v >= 0 && v <= 10 {
		e := diary.Entry{Kind: "pain", Score: &v, When: "morning"}
		e.Region, e.Side = sorePlace(sh)
		if stiff := f.Get("stiff"); slices.Contains(stiffness, stiff) {
			raw, err := json.Marshal(stiff)
			if err == nil {
				e.Extra = keep.Extra{"stiffness": raw}
			}
		}
		add("pain", e)
	} else if f.Get("stiff") != "" {
		s.morningWith(w, r, http.StatusUnprocessableEntity, "morning.wrong_pain", f)
		return
	}
	for i, p := range sorePlaces(sh) {
		if v, err := strconv.Atoi(f.Get("score." + strconv.Itoa(i))); err == nil && i > 0 && v >= 0 && v <= 10 {
			add("pain."+strconv.Itoa(i), diary.Entry{Kind: "pain", Score: &v, When: "morning", Region: string(p.Region), Side: string(p.Side)})
		}
	}
	if h, err := strconv.ParseFloat(f.Get("hours"), 64); err == nil && h >= 0 && h <= 24 {
		e := diary.Entry{Kind: "sleep", Hours: &h}
		if q, err := strconv.Atoi(f.Get("quality")); err == nil && q >= 1 && q <= 5 {
			e.Quality = float64(q)
		}
		add("sleep", e)
	} else if f.Get("quality") != "" {
		s.morningWith(w, r, http.StatusUnprocessableEntity, "morning.wrong_sleep", f)
		return
	}
	for _, v := range f["care"] {
		if slices.Contains(careDone, v) {
			add("care."+v, diary.Entry{Kind: "care", What: v})
		}
	}
	for _, v := range f["med"] {
		if slices.Contains(medTaken, v) {
			add("med."+v, diary.Entry{Kind: "med", Class: v})
		}
	}
	if len(out) == 0 {
		s.morningWith(w, r, http.StatusUnprocessableEntity, "morning.wrong_empty", f)
		return
	}
	if err := s.desk.Append(r.Context(), out...); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/morning?saved=morning", http.StatusSeeOther)
}
