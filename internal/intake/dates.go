package intake

import (
	"strconv"
	"strings"
	"time"

	"spotter/internal/day"
)

var months = map[string]time.Month{"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12}

var weekdays = map[string]time.Weekday{"monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "tues": 2, "wednesday": 3, "wed": 3, "thursday": 4, "thur": 4, "thu": 4, "thurs": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 0, "sun": 0}

// agoAt reads a past moment that begins at token i: "5 months ago", "since
// January" (the middle of the month), "last Friday", "yesterday", "on 2/5".
func (r *reader) agoAt(i, end int) (days, to int, ok bool) {
	t := r.toks[i]
	switch t.w {
	case "today", "tonight":
		return 0, i + 1, true
	case "yesterday":
		return 1, i + 1, true
	case "fall":
		if p := r.prevWord(i); p == "a" || p == "no" || p == "from" || p == "any" || p == "to" || p == "i" || p == "had" {
			return 0, i, false // a tumble, not a season
		}
		return r.since(10, 25), i + 1, true
	case "autumn":
		return r.since(10, 25), i + 1, true
	case "winter":
		return r.since(1, 15), i + 1, true
	case "summer":
		return r.since(7, 15), i + 1, true
	case "spring":
		return r.since(4, 15), i + 1, true
	}
	if days, to, ok := r.holidayAgo(i, end); ok {
		return days, to, true
	}
	if days, to, ok := r.nearDay(i, end); ok {
		return days, to, true
	}
	if i+1 < end && (t.w == "this" || t.w == "last") {
		switch n := r.toks[i+1].stem; {
		case t.w == "this" && (n == "morning" || n == "afternoon" || n == "evening"):
			return 0, i + 2, true
		case t.w == "last" && n == "night":
			return 1, i + 2, true
		case t.w == "last" && n == "weekend":
			return (int(r.asOf.Weekday())+6)%7 + 1, i + 2, true
		case t.w == "last" && n == "week":
			return 7, i + 2, true
		case t.w == "last" && n == "month":
			return 30, i + 2, true
		case t.w == "last" && n == "year":
			return 365, i + 2, true
		}
	}
	if t.w == "day" && i+1 < end && r.toks[i+1].kind == number && r.prevWord(i) != "in" { // "day 20" of it
		if n, err := strconv.Atoi(r.toks[i+1].w); err == nil && n > 1 && n < 400 {
			return n, i + 2, true
		}
	}
	if d, to, ok := duration(r.toks[:end], i); ok {
		if to < end && (r.toks[to].w == "ago" || r.toks[to].w == "back" || r.toks[to].w == "earlier") {
			return int(d + 0.5), to + 1, true
		}
	}
	if wd, is := weekdays[t.stem]; is && !((t.w == "sun" || t.w == "sat") && !r.dayHere(i, end) || t.w == "mon" && !t.small) {
		back := (int(r.asOf.Weekday()) - int(wd) + 7) % 7
		if back == 0 {
			back = 7
		}
		if v, isNum := numberWords[r.prevWord(i)]; isNum && v > 1 {
			back += 7 * (int(v) - 1)
		}
		if more, to := r.weekMore(i, end); more {
			return back + 7, to, true
		}
		return back, i + 1, true
	}
	if d, to, ok := r.dateAt(i, end, -1); ok {
		if n := r.asOf.Sub(d); n >= 0 {
			return n, to, true
		}
	}
	return 0, i, false
}

// nearDay reads "the day before yesterday", "the 2nd of last month", "Saturday
// the 4th" and "the first week of August".
func (r *reader) nearDay(i, end int) (days, to int, ok bool) {
	w := func(k int) string {
		if i+k >= end {
			return ""
		}
		return r.toks[i+k].w
	}
	skip := func(k int) int { // over "nd", "th"
		if s := w(k); s == "st" || s == "nd" || s == "rd" || s == "th" {
			return k + 1
		}
		return k
	}
	if w(0) == "day" && w(1) == "before" && w(2) == "yesterday" {
		return 2, i + 3, true
	}
	if n, isDay := dayNumber(w(0)); isDay {
		if k := skip(1); k > 1 && w(k) == "of" && (w(k+1) == "last" || w(k+1) == "this") && w(k+2) == "month" {
			t := r.asOf.Time()
			at := day.Of(t.Year(), t.Month(), n)
			if w(k+1) == "last" {
				at = day.Of(t.Year(), t.Month()-1, n)
			}
			return r.asOf.Sub(at), i + k + 3, !at.After(r.asOf)
		}
	}
	if _, isDay := weekdays[r.toks[i].stem]; isDay && w(1) == "the" {
		if n, ok := dayNumber(w(2)); ok && skip(3) > 3 {
			t := r.asOf.Time()
			at := day.Of(t.Year(), t.Month(), n)
			if at.After(r.asOf) {
				at = day.Of(t.Year(), t.Month()-1, n)
			}
			return r.asOf.Sub(at), i + 4, true
		}
	}
	if n, ok := ordinals[w(0)]; ok {
		if k := skip(1); w(k) == "week" && (w(k+1) == "of" || w(k+1) == "in") {
			if m, known := months[w(k+2)]; known {
				at := r.nearest(m, 4+7*(n-1), -1)
				return r.asOf.Sub(at), i + k + 3, !at.After(r.asOf)
			}
		}
	}
	return 0, i, false
}

// weekMore: "Thursday week", "the Saturday before last" lie a week further back.
func (r *reader) weekMore(i, end int) (more bool, to int) {
	switch {
	case i+1 < end && r.toks[i+1].w == "week" && !(i+2 < end && (r.toks[i+2].w == "is" || r.toks[i+2].w == "will")):
		to = i + 2
		if to < end && (r.toks[to].w == "ago" || r.toks[to].w == "back") {
			to++
		}
		return true, to
	case i+2 < end && r.toks[i+1].w == "before" && r.toks[i+2].w == "last":
		return true, i + 3
	case i >= 2 && (r.prev2(i) == "week" && (r.prevWord(i) == "last" || r.prevWord(i) == "past" || r.prevWord(i) == "ago")):
		return true, i + 1
	}
	return false, i + 1
}

// dayHere: "on sat", "sumo sat nd" is the day, "sat in the car" is not.
func (r *reader) dayHere(i, end int) bool {
	switch r.prevWord(i) {
	case "on", "last", "since", "this", "sumo", "deads", "squats", "bench", "deadlifts", "conventional", "conv", "dl", "session", "fri", "workout":
		return i+1 >= end || !(r.toks[i+1].w == "in" || r.toks[i+1].w == "down" || r.toks[i+1].w == "on")
	}
	return false
}

func (r *reader) prevWord(i int) string {
	if i == 0 {
		return ""
	}
	return r.toks[i-1].w
}

// since is the days back to the last such day of the year.
func (r *reader) since(m time.Month, d int) int {
	y := r.asOf.Time().Year()
	at := day.Of(y, m, d)
	if at.After(r.asOf) {
		at = day.Of(y-1, m, d)
	}
	return r.asOf.Sub(at)
}

// dateAt reads a calendar date at token i: "25 April", "May 3rd", "2/28",
// "the end of October", "October". dir -1 looks back, +1 ahead, 0 nearest.
func (r *reader) dateAt(i, end, dir int) (day.Date, int, bool) {
	t := r.toks[i]
	if m, ok := months[t.w]; ok && (t.w != "may" || !t.small || i+1 < end && r.toks[i+1].kind == number) && !(t.w == "mar" && t.small) {
		if i+1 < end && r.toks[i+1].kind == number {
			if d, ok := dayNumber(r.toks[i+1].w); ok {
				if y, to, ok := r.yearAt(i+2, end); ok {
					return day.Of(y, m, d), to, true
				}
				return r.nearest(m, d, dir), i + 2, true
			}
			if y, err := strconv.Atoi(r.toks[i+1].w); err == nil && y > 1950 && y < 2100 {
				return day.Of(y, m, 15), i + 2, true
			}
		}
		d := 15
		switch {
		case i >= 2 && (r.toks[i-2].w == "end" || r.toks[i-2].w == "weekend" && r.prevOf(i, 3) == "last"):
			d = 27
		case i >= 2 && (r.toks[i-2].w == "start" || r.toks[i-2].w == "beginning"), r.prevWord(i) == "early":
			d = 4
		case r.prevWord(i) == "late":
			d = 26
		}
		return r.nearest(m, d, dir), i + 1, true
	}
	if t.kind != number {
		if d, ok := wordDay(t.w); ok && i+2 < end && r.toks[i+1].w == "of" { // "the eleven of July", "the first of June"
			if m, ok := months[r.toks[i+2].w]; ok {
				return r.nearest(m, d, dir), i + 3, true
			}
		}
		return r.weekendOf(i, end, dir)
	}
	if d, to, ok := r.weekendOf(i, end, dir); ok {
		return d, to, true
	}
	if d, ok := dayNumber(t.w); ok {
		j := i + 1
		for j < end && (r.toks[j].w == "th" || r.toks[j].w == "st" || r.toks[j].w == "nd" || r.toks[j].w == "rd" || r.toks[j].w == "of") {
			j++
		}
		if j+1 < end && r.toks[j].w == "." && months[r.toks[j+1].w] > 0 { // "18. April"
			j++
		}
		if j < end {
			if m, ok := months[r.toks[j].w]; ok {
				if y, to, ok := r.yearAt(j+1, end); ok {
					return day.Of(y, m, d), to, true
				}
				return r.nearest(m, d, dir), j + 1, true
			}
		}
		if j > i+1 && r.toks[i+1].w != "of" && r.prevWord(i) == "the" { // "the 21st"
			return r.nextDay(d, dir), j, true
		}
	}
	return r.slashDate(t, i, dir)
}

// yearAt reads a four-digit year after a day and a month, a comma or an ending
// such as "rd" between.
func (r *reader) yearAt(i, end int) (year, to int, ok bool) {
	for i < end && (r.toks[i].w == "," || r.toks[i].w == "th" || r.toks[i].w == "st" || r.toks[i].w == "nd" || r.toks[i].w == "rd") {
		i++
	}
	if i >= end || r.toks[i].kind != number || len(r.toks[i].w) != 4 {
		return 0, 0, false
	}
	y, err := strconv.Atoi(r.toks[i].w)
	return y, i + 1, err == nil && y > 1950 && y < 2100
}

var ordinals = map[string]int{"1": 1, "2": 2, "3": 3, "4": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}

// weekendOf reads "the third weekend in May", "2nd Saturday of June": the
// Saturday, or the Sunday where that is named.
func (r *reader) weekendOf(i, end, dir int) (day.Date, int, bool) {
	n, ok := ordinals[r.toks[i].w]
	j := i + 1
	if j < end && (r.toks[j].w == "st" || r.toks[j].w == "nd" || r.toks[j].w == "rd" || r.toks[j].w == "th") {
		j++
	}
	if !ok || j+2 >= end || (r.toks[j+1].w != "of" && r.toks[j+1].w != "in") {
		return day.Date{}, i, false
	}
	m, known := months[r.toks[j+2].w]
	want := time.Saturday
	switch r.toks[j].stem {
	case "weekend", "saturday":
	case "sunday":
		want = time.Sunday
	default:
		known = false
	}
	if !known {
		return day.Date{}, i, false
	}
	first := r.nearest(m, 1, dir)
	shift := (int(want) - int(first.Weekday()) + 7) % 7
	return first.Add(shift + 7*(n-1)), j + 3, true
}

func (r *reader) prevOf(i, n int) string {
	if i < n {
		return ""
	}
	return r.toks[i-n].w
}

// wordDay reads the day of a month in words: "first", "eleven", "twentieth".
func wordDay(w string) (int, bool) {
	if d, ok := dayWords[w]; ok {
		return d, true
	}
	if v, ok := numberWords[w]; ok && len(w) > 2 && v >= 2 && v <= 30 && w != "couple" && w != "few" && w != "several" && w != "dozen" && w != "fortnight" {
		return int(v), true
	}
	return 0, false
}

var dayWords = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}

func dayNumber(s string) (int, bool) {
	d, err := strconv.Atoi(s)
	return d, err == nil && d >= 1 && d <= 31
}

func (r *reader) slashDate(t token, i, dir int) (day.Date, int, bool) {
	if prev := r.prevWord(i); prev == "went" || prev == "go" || prev == "going" || prev == "gone" { // attempts made, of nine
		return day.Date{}, i, false
	}
	parts := strings.Split(t.w, "/")
	if len(parts) < 2 || len(parts) > 3 {
		return day.Date{}, i, false
	}
	a, ok1 := dayNumber(parts[0])
	b, ok2 := dayNumber(parts[1])
	if !ok1 || !ok2 || b == 10 && len(parts) == 2 {
		return day.Date{}, i, false
	}
	if a > 12 {
		a, b = b, a
	}
	if a > 12 {
		return day.Date{}, i, false
	}
	return r.nearest(time.Month(a), b, dir), i + 1, true
}

func (r *reader) nearest(m time.Month, d, dir int) day.Date {
	y := r.asOf.Time().Year()
	at := day.Of(y, m, d)
	n := at.Sub(r.asOf)
	switch {
	case dir < 0 && n > 0:
		return day.Of(y-1, m, d)
	case dir > 0 && n < 0, dir == 0 && n < -95:
		return day.Of(y+1, m, d)
	case dir == 0 && n > 280:
		return day.Of(y-1, m, d)
	}
	return at
}

func (r *reader) nextDay(d, dir int) day.Date {
	t := r.asOf.Time()
	at := day.Of(t.Year(), t.Month(), d)
	if at.Before(r.asOf) && dir >= 0 {
		at = day.Of(t.Year(), t.Month()+1, d)
	}
	return at
}

// lastTaken is how long ago a medicine was last taken, where it says so.
func (r *reader) lastTaken(h hit) *int {
	a, end := r.sentence(h.a)
	cl := r.clauseOf(h.a)
	for _, w := range [][2]int{{h.b, end}, {cl.a, h.a}, {a, h.a}} {
		for i := w[0]; i < w[1]; i++ {
			if prev := r.prevWord(i); prev == "since" || prev == "till" || prev == "until" || prev == "for" {
				if prev == "since" {
					if _, _, ok := r.agoAt(i, end); ok {
						n := 0 // still taken
						return &n
					}
				}
				continue
			}
			if d, _, ok := r.agoAt(i, end); ok {
				return &d
			}
		}
	}
	if r.has("still", a, end) {
		n := 0
		return &n
	}
	return nil
}
