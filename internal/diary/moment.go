package diary

import (
	"time"

	"spotter/internal/day"
)

// moment reads the "at" of an entry: the day its own clock showed, and the
// instant in Unix seconds for ordering within that day. A bare day comes
// before every clock time of the same day.
func moment(at string) (d day.Date, unix int64, ok bool) {
	if d, unix, ok := quickMoment(at); ok {
		return d, unix, true
	}
	d, err := day.Parse(at)
	if err != nil || d.IsZero() {
		return day.Date{}, 0, false
	}
	if t, err := time.Parse(time.RFC3339, at); err == nil {
		return d, t.Unix(), true
	}
	return d, beforeAll, true
}

const beforeAll = -1 << 62

// quickMoment covers the two usual spellings without package time's general
// parser: "2026-03-02" and "2026-03-02T18:30:00+01:00" (or Z).
func quickMoment(s string) (day.Date, int64, bool) {
	if len(s) != 10 && len(s) != 20 && len(s) != 25 {
		return day.Date{}, 0, false
	}
	year, mon, dom := digits(s, 0, 4), digits(s, 5, 7), digits(s, 8, 10)
	if s[4] != '-' || s[7] != '-' || year < 1 || mon < 1 || mon > 12 || dom < 1 || dom > monthDays(year, mon) {
		return day.Date{}, 0, false
	}
	d := day.Of(year, time.Month(mon), dom)
	if len(s) == 10 {
		return d, beforeAll, true
	}
	h, m, sec := digits(s, 11, 13), digits(s, 14, 16), digits(s, 17, 19)
	if s[10] != 'T' || s[13] != ':' || s[16] != ':' || h < 0 || h > 23 || m < 0 || m > 59 || sec < 0 || sec > 59 {
		return day.Date{}, 0, false
	}
	unix := int64(d.Sub(day.Of(1970, 1, 1)))*86400 + int64(h*3600+m*60+sec)
	if len(s) == 20 {
		return d, unix, s[19] == 'Z'
	}
	oh, om := digits(s, 20, 22), digits(s, 23, 25)
	if s[22] != ':' || oh < 0 || oh > 23 || om < 0 || om > 59 || (s[19] != '+' && s[19] != '-') {
		return day.Date{}, 0, false
	}
	off := int64(oh*3600 + om*60)
	if s[19] == '-' {
		off = -off
	}
	return d, unix - off, true
}

// digits reads s[from:to] as a number; -1 if a byte is no digit.
func digits(s string, from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		c := s[i]
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func monthDays(year, mon int) int {
	switch mon {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
