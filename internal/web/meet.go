package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/plan"
)

// The meet: attempts, the warm-up room, a card to print, and the day itself.
var _ = section("meet", (*server).meetRoutes, "meet", "meet/day", "meet/card")

func (s *server) meetRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /meet", s.meet)
	mux.HandleFunc("POST /meet", s.setMeet)
	mux.HandleFunc("POST /meet/flight", s.setFlight)
	mux.HandleFunc("GET /meet/card", s.meetCard)
	mux.HandleFunc("GET /meet/day", s.meetDay)
	mux.HandleFunc("POST /meet/day", s.attempt)
	mux.HandleFunc("POST /meet/day/felt", s.felt)
	mux.HandleFunc("POST /meet/day/undo", s.undoAttempt)
}

// meetBody is the page of the meet. State says how much of it:
//
//	empty  nothing told yet
//	past   the meet told of is over
//	none   no meet ahead
//	held   attempts may not be named: Why says why, See whom to see
//	ok     the whole
type meetBody struct {
	State    string
	Meet     *plan.Meet
	Today    bool
	Open     int
	Why      []Line
	See      []seeView
	Lifts    []meetLift
	Total    string
	OneIn    int
	Notes    []Line
	Rooms    []roomView
	RoomWhy  Cite
	Flight   flightView
	Form     meetForm
	Unit     string
	FlightBy Cite
}

// meetLift is one lift's card.
type meetLift struct {
	Name     string
	Attempts []attemptCell
	Table    []minuteRow
	Why      []Line
	Lead     string
}

// attemptCell is one weight with its chance.
type attemptCell struct {
	N, Chance int // in 100
	Mass      massView
	Plates    string
}

// massView is a load as the platform loads it, and in the other unit.
type massView struct{ Main, Other string }

// minuteRow is what to call by how the attempt before went; "–" = no further one.
type minuteRow struct{ Which, Easy, Planned, Hard, Strength, Technique string }

type meetForm struct {
	Date, Least string
	Lifts       []Option
	Lb          bool
}

// meetSheet loads the sheet and the meet; false means the answer has been
// written. A meet that is over gives a document without one.
func (s *server) meetSheet(w http.ResponseWriter, r *http.Request) (sh Sheet, d app.MeetDoc, past, ok bool) {
	if sh, ok = s.sheet(w, r, wantScreen); !ok {
		return
	}
	if sh.Empty() || sh.Stopped() {
		return
	}
	d, err := s.desk.Uses().MeetDay(app.PlanRequest{Case: sh.Case, Entries: sh.Entries, AsOf: sh.Today, Triggers: sh.Found})
	var over *plan.BadMeet
	var odd *app.BadAttempt
	switch {
	case errors.As(err, &over):
		past = true
	case errors.As(err, &odd): // attempts that do not fit each other: shown, and can be undone
		d.Next = nil
	case err != nil:
		s.broken(w, r, err)
		return sh, d, past, false
	}
	return
}

func (s *server) meet(w http.ResponseWriter, r *http.Request) { s.meetWith(w, r, http.StatusOK, "") }

// meetWith shows the page with one line on what was wrong with a form.
func (s *server) meetWith(w http.ResponseWriter, r *http.Request, status int, wrong string) {
	sh, d, past, ok := s.meetSheet(w, r)
	if !ok {
		return
	}
	p := s.page(sh, "meet")
	if p.Stop != nil {
		p.Body = screenBody{Scale: scale()}
		s.render(w, r, http.StatusOK, "stopped", p)
		return
	}
	p.Notice, p.Wrong = wrong, wrong != ""
	if wrong == "" && r.URL.Query().Get("saved") == "meet" {
		p.Notice = s.words.T("meetday.saved")
	}
	p.Body = s.meetBody(sh, d, past)
	s.render(w, r, status, "meet", p)
}

func (s *server) meetBody(sh Sheet, d app.MeetDoc, past bool) meetBody {
	b := meetBody{Meet: d.Meet, Today: d.Today, Open: d.Open, Form: s.meetForm(sh, d)}
	switch {
	case sh.Empty():
		b.State = "empty"
	case past:
		b.State = "past"
	case d.Meet == nil && d.Verdict != "hand_over":
		b.State = "none"
	case !d.Named:
		b.State = "held"
	default:
		b.State = "ok"
	}
	v := s.liner(d)
	b.Why = v.lines(d.Reasons)
	for _, x := range d.See {
		b.See = append(b.See, seeView{s.who(x.Who), s.named("within", x.Within), s.words.Book.Date(x.By, "long"), v.say(x.Why), ""})
	}
	if b.State != "ok" {
		return b
	}
	for _, c := range d.Choices {
		b.Lifts = append(b.Lifts, s.meetLift(d, c, v))
	}
	if d.Total > 0 {
		b.Total = s.mass(d.Rules, lift.KgOf(d.Total)).Main
	}
	b.OneIn = oneIn(d.PBomb)
	b.Notes = v.lines(d.Why)
	b.Rooms = s.rooms(d)
	b.RoomWhy, b.FlightBy = s.words.Cite(d.Rules.Room.Source), s.words.Cite(d.Rules.Room.Flight.Source)
	b.Flight = s.flightView(d)
	return b
}

// liner words reasons; while attempts may not be named, sentences with a load
// or a share are left out.
func (s *server) liner(d app.MeetDoc) *planner {
	return &planner{s: s, locked: !d.Named, cited: map[string]bool{}}
}

func oneIn(p float64) int {
	if !(p >= 0.001 && p < 0.995) {
		return 0
	}
	return int(1/p + .5)
}

// mass is a load in the unit of the platform first.
func (s *server) mass(r meet.Rules, kg lift.Kg) massView {
	if r.Lb {
		lb := r.LbOf(kg)
		return massView{s.words.Book.Num(lb) + " lb", s.words.Book.Num(float64(int(lift.KgOfLb(lb).Float()*10+.5))/10) + " kg"}
	}
	return massView{s.words.Book.Figure(kg.String()) + " kg", whole(lift.Kg(kg.Lb()*100)) + " lb"}
}

// call is a weight to call, "–" for none.
func (s *server) call(r meet.Rules, kg lift.Kg) string {
	if kg <= 0 {
		return "–"
	}
	return s.mass(r, kg).Main
}

// sidePlates names what goes on each side of the platform's bar; "" when the
// load cannot be put on exactly.
func (s *server) sidePlates(r meet.Rules, kg lift.Kg) string {
	p := r.Plates()
	if r.Lb {
		kg = lift.KgOfLb(r.LbOf(kg))
	}
	if kg == p.Bar {
		return s.words.T("meetday.empty_bar")
	}
	side, rest := p.PerSide(kg)
	if len(side) == 0 || len(side) > 12 || rest > 2 || rest < -2 { // pounds are held in hundredths of a kilogram
		return ""
	}
	var parts []string
	for i := 0; i < len(side); {
		n := 1
		for i+n < len(side) && side[i+n] == side[i] {
			n++
		}
		text := s.words.Book.Figure(loadText(side[i], r.Lb))
		if n > 1 {
			text = strconv.Itoa(n) + " × " + text
		}
		parts = append(parts, text)
		i += n
	}
	return strings.Join(parts, " + ")
}

func (s *server) meetLift(d app.MeetDoc, c meet.Choice, v *planner) meetLift {
	x := meetLift{Name: s.named("main", string(c.Lift)), Why: v.lines(c.Why)}
	x.Lead = lead(x.Why)
	for i, kg := range c.Attempts {
		a := attemptCell{N: i + 1, Mass: s.mass(d.Rules, kg), Plates: s.sidePlates(d.Rules, kg)}
		if i < len(c.PMake) {
			a.Chance = int(c.PMake[i]*100 + .5)
		}
		x.Attempts = append(x.Attempts, a)
	}
	for _, row := range c.OnDay {
		x.Table = append(x.Table, minuteRow{s.words.T("meetday.nth_" + strconv.Itoa(row.Number)),
			s.call(d.Rules, row.Easy), s.call(d.Rules, row.Planned), s.call(d.Rules, row.Hard), s.call(d.Rules, row.Strength), s.call(d.Rules, row.Technique)})
	}
	return x
}

// meetForm is the form about the meet itself.
func (s *server) meetForm(sh Sheet, d app.MeetDoc) meetForm {
	f := meetForm{Least: sh.Today.String(), Lb: d.Rules.Lb}
	if d.Meet != nil {
		f.Date = d.Meet.Date.String()
	}
	for _, m := range lift.Mains {
		on := d.Meet == nil || slices.Contains(d.Meet.Lifts, m)
		f.Lifts = append(f.Lifts, Option{Value: string(m), Text: s.named("main", string(m)), On: on})
	}
	return f
}

// setMeet keeps when the meet is, which lifts were entered, and its unit.
func (s *server) setMeet(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	on, err := day.Parse(strings.TrimSpace(r.PostForm.Get("date")))
	if err != nil || plan.CheckMeet(sh.Today, on) != nil {
		s.meetWith(w, r, http.StatusUnprocessableEntity, s.words.T("meetday.wrong_date"))
		return
	}
	var lifts []lift.Main
	for _, m := range lift.Mains {
		if slices.Contains(r.PostForm["lift"], string(m)) {
			lifts = append(lifts, m)
		}
	}
	if len(lifts) == 0 {
		s.meetWith(w, r, http.StatusUnprocessableEntity, s.words.T("meetday.wrong_lifts"))
		return
	}
	e := app.MeetEntry(sh.Entries, sh.Today, on, lifts, r.PostForm.Get("unit") == "lb")
	if err := s.desk.Append(r.Context(), e); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/meet?saved=meet", http.StatusSeeOther)
}

// clockForm reads a time of day, "9:05" or "14:30".
func clockForm(text string) (time.Time, bool) {
	t, err := time.Parse("15:04", strings.TrimSpace(text))
	return t, err == nil
}
