package web

import (
	"slices"
	"strconv"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/plan"
)

// ribbon is the way to the meet as one small calendar: a column for each week,
// a row for each day. It is a table: what a cell means stands in it as words,
// its look is for the eye. A higher block is a heavier day.
type ribbon struct {
	Phases []ribbonPhase
	Weeks  []ribbonWeek
	Days   []ribbonRow
	Meet   string // "20 Apr"; "" = none
	MeetIn int    // row in which the meet falls
	Many   bool   // more weeks than a phone has room to label
	Heavy  bool   // levels are told; not while loads are held back
	Gates  bool
}

type (
	ribbonPhase struct {
		ID, Text string
		N        int
		Until    string
	}
	ribbonWeek struct {
		N     int
		Label string // "2 Mar"
		Short string // the day, with the month where it changes
		Quiet bool   // its label is left out where there is little room
	}
	ribbonRow struct {
		Short, Long string
		Meet        bool
		Cells       []ribbonCell
	}
	ribbonCell struct {
		Kind  string // past, rest, light, middle, heavy, session
		Text  string
		Gate  bool
		Today bool
	}
)

// From these on a day counts as middle and as heavy: share of today's best
// single in percent, or effort (RPE) where the plan names no share.
const (
	middlePct, heavyPct = 78.0, 88.0
	middleRPE, heavyRPE = 7.5, 8.5
)

func (v *planner) ribbon() *ribbon {
	n := len(v.p.Weeks)
	if n < 2 {
		return nil
	}
	r := &ribbon{Many: n > 9, Heavy: !v.locked}
	start := v.p.Weeks[1].Starts.Add(-7) // the first week may be short
	for i, w := range v.p.Weeks {
		from := start.Add(7 * i)
		x := ribbonWeek{N: i + 1, Label: v.s.words.Book.Date(from, "day_month"), Quiet: i%4 != 0}
		if x.Short = x.Label; i > 0 && !r.Many && from.Time().Month() == from.Add(-7).Time().Month() {
			x.Short = from.Time().Format("2")
		}
		r.Weeks = append(r.Weeks, x)
		id := w.Phase
		if last := len(r.Phases) - 1; last >= 0 && r.Phases[last].ID == id {
			r.Phases[last].N++
			r.Phases[last].Until = v.s.words.Book.Date(v.weekEnd(i), "day_month")
			continue
		}
		r.Phases = append(r.Phases, ribbonPhase{ID: id, Text: v.phase(id), N: 1, Until: v.s.words.Book.Date(v.weekEnd(i), "day_month")})
	}
	for k := range 7 {
		d := start.Add(k)
		row := ribbonRow{Short: v.s.words.T("settings.day_" + weekday(d)), Long: v.s.words.T("locale.weekday_" + weekday(d))}
		for i, w := range v.p.Weeks {
			row.Cells = append(row.Cells, v.ribbonCell(w, d.Add(7*i)))
		}
		r.Days = append(r.Days, row)
	}
	if m := v.p.Meet; m != nil {
		r.Meet, r.MeetIn = v.s.words.Book.Date(m.Date, "day_month"), m.Date.Sub(start)%7
		if r.MeetIn >= 0 {
			r.Days[r.MeetIn].Meet = true
		}
	}
	r.Gates = len(v.p.Gates) > 0
	return r
}

func (v *planner) ribbonCell(w plan.Week, d day.Date) ribbonCell {
	c := ribbonCell{Kind: "rest", Today: d == v.p.AsOf}
	if d.Before(v.p.AsOf) {
		c.Kind = "past"
	}
	for _, s := range w.Sessions {
		if s.Date == d && len(s.Items) > 0 {
			c.Kind, c.Text = v.weight(s)
		}
	}
	for _, g := range v.p.Gates {
		if g.Date == d {
			c.Gate = true
		}
	}
	return c
}

// weight is how heavy a session is, and that in words.
func (v *planner) weight(s plan.Session) (kind, text string) {
	var pct, rpe float64
	for _, it := range s.Items {
		for _, set := range it.Sets {
			rpe = max(rpe, set.RPEMax)
			if set.Pct != nil {
				pct = max(pct, *set.Pct)
			}
		}
	}
	switch {
	case v.locked:
		kind = "session"
	case pct >= heavyPct || pct == 0 && rpe >= heavyRPE:
		kind = "heavy"
	case pct >= middlePct || pct == 0 && rpe >= middleRPE:
		kind = "middle"
	default:
		kind = "light"
	}
	text = v.s.words.T("web.ribbon_" + kind)
	if pct > 0 && !v.locked {
		text = v.s.words.T("web.ribbon_up_to", "what", text, "n", strconv.Itoa(int(pct+.5)))
	}
	return kind, text
}

// phase is the short name of a phase.
func (v *planner) phase(id string) string {
	if text, ok := v.s.words.Book["web.phase_"+id]; ok {
		return text
	}
	return v.s.words.Name("phase", id)
}

// weekday is the name of a day's weekday in settings: "mon".
func weekday(d day.Date) string { return app.Weekdays[(int(d.Weekday())+6)%7] }

// heavyDays counts the heavy days ahead.
func (r *ribbon) heavyDays() int {
	n := 0
	for _, row := range r.Days {
		for _, c := range row.Cells {
			if c.Kind == "heavy" {
				n++
			}
		}
	}
	return n
}

// Lead says the picture in one sentence.
func (v *planner) ribbonLead(r *ribbon) string {
	if r == nil || v.locked {
		return ""
	}
	taper := slices.IndexFunc(v.p.Weeks, func(w plan.Week) bool { return w.Phase == "taper" })
	if taper < 0 {
		return v.s.words.N("web.ribbon_lead_", len(v.p.Weeks), "heavy", r.heavyDays())
	}
	return v.s.words.N("web.ribbon_lead_taper_", len(v.p.Weeks), "heavy", r.heavyDays(), "taper", v.short(v.p.Weeks[taper]))
}
