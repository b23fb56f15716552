package web

import (
	"net/http"
	"strconv"

	"spotter/internal/app"
)

// cardBody is the card for the pocket, the size of a postcard (A6).
type cardBody struct {
	State string // ok, or what the meet page says
	Day   string
	Lifts []cardLift
	Racks []flightField
	Made  string
}

type cardLift struct {
	Name, Start string
	Rows        []cardRow
}

type cardRow struct {
	N, Plates string
	Mass      massView
	Easy      string // third column: what to call when the one before was easy / hard
	Hard      string
}

func (s *server) meetCard(w http.ResponseWriter, r *http.Request) {
	sh, d, past, ok := s.meetSheet(w, r)
	if !ok {
		return
	}
	p := s.page(sh, "meet")
	p.Title = s.words.T("meetday.card_title")
	if p.Stop != nil {
		p.Body = screenBody{Scale: scale()}
		s.render(w, r, http.StatusOK, "stopped", p)
		return
	}
	if past || !d.Named {
		p.Body = s.meetBody(sh, d, past)
		s.render(w, r, http.StatusOK, "meet", p)
		return
	}
	p.Body = s.cardBody(d)
	s.render(w, r, http.StatusOK, "meetcard", p)
}

func (s *server) cardBody(d app.MeetDoc) cardBody {
	b := cardBody{State: "ok", Day: s.words.Book.Date(d.Meet.Date, "long"), Racks: s.flightView(d).Racks, Made: s.words.Book.Date(d.AsOf, "long")}
	for _, c := range d.Choices {
		x := cardLift{Name: s.named("main", string(c.Lift)), Start: d.Flight.Start[c.Lift]}
		for i, kg := range c.Attempts {
			row := cardRow{N: strconv.Itoa(i + 1), Mass: s.mass(d.Rules, kg), Plates: s.sidePlates(d.Rules, kg)}
			if i > 0 && i-1 < len(c.OnDay) {
				row.Easy, row.Hard = s.call(d.Rules, c.OnDay[i-1].Easy), s.call(d.Rules, c.OnDay[i-1].Hard)
			}
			x.Rows = append(x.Rows, row)
		}
		b.Lifts = append(b.Lifts, x)
	}
	return b
}
