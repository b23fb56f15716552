package diary

import "spotter/internal/day"

// Life is one thing of a day beside training, with its amount: hours of a day
// (desk, driving, sport …), or a number of what it is counted in (stress 0-10,
// drinks). A day without an entry is unknown, never zero.
type Life struct {
	At    string // RFC 3339 with offset, or a day
	Day   day.Date
	What  string
	Hours bool // X is in hours
	X     float64
}

// mostLife bounds an amount that is no number of hours.
const mostLife = 1000

func (f *folder) life(e *Entry, d day.Date) {
	l := Life{At: e.At, Day: d, What: e.What}
	x, isNumber := e.Value.(float64)
	switch {
	case e.What == "":
		f.fault(e, "a life entry needs \"what\"", "Write what it was, for example \"stress\" or \"desk\".")
		return
	case e.Hours != nil && e.Value == nil && *e.Hours >= 0 && *e.Hours <= 24:
		l.Hours, l.X = true, *e.Hours
	case e.Hours == nil && isNumber && x >= 0 && x <= mostLife:
		l.X = x
	default:
		f.fault(e, "a life entry needs \"hours\" from 0 to 24, or a number from 0 to 1000 as \"value\"", "Correct or delete the line; a day that is left out counts as unknown.")
		return
	}
	f.out.Life = append(f.out.Life, l)
}
