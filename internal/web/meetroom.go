package web

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"
	"time"

	"spotter/internal/app"
	"spotter/internal/lift"
	"spotter/internal/meet"
)

// roomView is the way up to one opener.
type roomView struct {
	Name   string
	Opener massView
	Start  string // when the flight starts; "" = not known
	Rows   []roomRow
	Clock  bool
}

type roomRow struct {
	When   string // how many lifters before, or minutes before the flight
	Clock  string
	Mins   int
	Mass   massView
	Reps   int
	Plates string
	Last   bool
}

// flightView is the form of the flight.
type flightView struct {
	Size, Place         string
	Least, Usual, Most  int
	Starts, Racks       []flightField
	Known, PlaceUnknown bool
}

type flightField struct{ ID, Label, Value string }

// maxFlight is the most lifters that a flight is believed to have.
const maxFlight = 60

// rackNames are the heights that the card holds.
var rackNames = []string{"squat", "bench", "safety"}

func (s *server) flightView(d app.MeetDoc) flightView {
	f, x := d.Flight, d.Rules.Room.Flight
	v := flightView{Least: x.Least, Usual: x.Usual, Most: x.Most, PlaceUnknown: f.Place == 0}
	if f.Size > 0 {
		v.Size, v.Known = strconv.Itoa(f.Size), true
	}
	if f.Place > 0 {
		v.Place, v.Known = strconv.Itoa(f.Place), true
	}
	for _, c := range d.Choices {
		v.Starts = append(v.Starts, flightField{"start-" + string(c.Lift), s.words.T("meetday.start", "lift", s.named("main", string(c.Lift))), f.Start[c.Lift]})
	}
	for _, name := range rackNames {
		v.Racks = append(v.Racks, flightField{"rack-" + name, s.words.T("meetday.rack_" + name), f.Rack[name]})
	}
	return v
}

// rooms are the timetables of the lifts that have an opener to come.
func (s *server) rooms(d app.MeetDoc) []roomView {
	var out []roomView
	for _, c := range d.Choices {
		if steps := d.WarmUp[c.Lift]; len(steps) > 0 {
			out = append(out, s.room(d, c, steps))
		}
	}
	return out
}

func (s *server) room(d app.MeetDoc, c meet.Choice, steps []meet.Warm) roomView {
	v := roomView{Name: s.named("main", string(c.Lift)), Opener: s.mass(d.Rules, c.Attempts[0]), Start: d.Flight.Start[c.Lift]}
	start, known := clockForm(v.Start)
	v.Clock = known
	ahead := max(d.Flight.Place-1, 0) // unknown: you may be the first
	wait := ahead * d.Rules.Room.Seconds / 60
	for _, x := range steps {
		row := roomRow{Mins: x.Minutes, Mass: s.mass(d.Rules, x.Kg), Reps: x.Reps, Plates: s.sidePlates(d.Rules, x.Kg), Last: x.Last}
		switch {
		case x.Away <= ahead:
			row.When = s.words.N("meetday.lifters_", x.Away)
		default:
			row.When = s.words.N("meetday.before_flight_", max(x.Minutes-wait, 1))
		}
		if known {
			row.Clock = start.Add(time.Duration(wait-x.Minutes) * time.Minute).Format("15:04")
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// setFlight keeps what is known of the flight and the racks.
func (s *server) setFlight(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, d, _, ok := s.meetSheet(w, r)
	if !ok {
		return
	}
	f, wrong := flightOf(r, d)
	if wrong != "" {
		s.meetWith(w, r, http.StatusUnprocessableEntity, s.words.T(wrong, "least", d.Rules.Room.Flight.Least, "most", d.Rules.Room.Flight.Most))
		return
	}
	e, err := app.FlightEntry(sh.Entries, f)
	if err == nil {
		err = s.desk.Append(r.Context(), e)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/meet?saved=meet#room-title", http.StatusSeeOther)
}

// flightOf reads the form; wrong is the code of what does not fit.
func flightOf(r *http.Request, d app.MeetDoc) (f app.Flight, wrong string) {
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	var err error
	if x := get("size"); x != "" {
		if f.Size, err = strconv.Atoi(x); err != nil || f.Size < 1 || f.Size > maxFlight {
			return f, "meetday.wrong_size"
		}
	}
	if x := get("place"); x != "" {
		if f.Place, err = strconv.Atoi(x); err != nil || f.Place < 1 || f.Place > cmp.Or(f.Size, maxFlight) {
			return f, "meetday.wrong_place"
		}
	}
	f.Start, f.Rack = map[lift.Main]string{}, map[string]string{}
	for _, m := range lift.Mains {
		if x := get("start-" + string(m)); x != "" {
			t, ok := clockForm(x)
			if !ok {
				return f, "meetday.wrong_start"
			}
			f.Start[m] = t.Format("15:04")
		}
	}
	for _, name := range rackNames {
		if x := get("rack-" + name); x != "" {
			f.Rack[name] = string([]rune(x)[:min(len([]rune(x)), 20)])
		}
	}
	return f, ""
}
