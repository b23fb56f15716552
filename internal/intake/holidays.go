package intake

import (
	"time"

	"spotter/internal/day"
)

// holidays are days that people date their pain by: a fixed day, the n-th
// weekday of a month, or days from Easter Sunday.
var holidays = map[string]func(year int) day.Date{
	"christmas": fixedDay(12, 25), "xmas": fixedDay(12, 25), "boxing day": fixedDay(12, 26), "new year": fixedDay(1, 1), "new years": fixedDay(1, 1), "halloween": fixedDay(10, 31), "valentines": fixedDay(2, 14),
	"paddys day": fixedDay(3, 17), "patricks day": fixedDay(3, 17), "bonfire night": fixedDay(11, 5), "anzac day": fixedDay(4, 25), "australia day": fixedDay(1, 26), "independence day": fixedDay(7, 4), "canada day": fixedDay(7, 1),
	"thanksgiving": nthWeekday(11, time.Thursday, 4), "labor day": nthWeekday(9, time.Monday, 1), "memorial day": lastMonday(5), "black friday": nthWeekday(11, time.Friday, 4),
	"hogmanay": fixedDay(12, 31), "new years eve": fixedDay(12, 31), "nye": fixedDay(12, 31), "veterans day": fixedDay(11, 11), "guy fawkes": fixedDay(11, 5), "ferragosto": fixedDay(8, 15), "bastille day": fixedDay(7, 14), "juneteenth": fixedDay(6, 19), "cinco de": fixedDay(5, 5),
	"super bowl": nthWeekday(2, time.Sunday, 2), "superbowl": nthWeekday(2, time.Sunday, 2), "presidents day": nthWeekday(2, time.Monday, 3), "mothers day": nthWeekday(5, time.Sunday, 2), "fathers day": nthWeekday(6, time.Sunday, 3), "columbus day": nthWeekday(10, time.Monday, 2), "holy week": fromEaster(-4), "palm sunday": fromEaster(-7), "ash wednesday": fromEaster(-46), "whit monday": fromEaster(50),
	"easter": fromEaster(0), "good friday": fromEaster(-2), "pentecost": fromEaster(49), "whitsun": fromEaster(49), "carnival": fromEaster(-47), "carnaval": fromEaster(-47), "karneval": fromEaster(-47), "mardi gras": fromEaster(-47), "shrove tuesday": fromEaster(-47), "pancake day": fromEaster(-47),
}

// holidayAgo is how many days ago the holiday was that begins at token i.
func (r *reader) holidayAgo(i, end int) (days, to int, ok bool) {
	f, to := holidays[r.toks[i].stem], i+1
	if i+1 < end {
		if g := holidays[r.toks[i].w+" "+r.toks[i+1].w]; g != nil && !(r.toks[i].w == "new" && r.prevWord(i) == "a") {
			f, to = g, i+2
		}
	}
	if f == nil {
		if f = holidays[r.toks[i].w]; f == nil {
			return 0, i, false
		}
	}
	at := f(r.asOf.Time().Year())
	if at.After(r.asOf) {
		at = f(r.asOf.Time().Year() - 1)
	}
	return r.asOf.Sub(at), to, true
}

func fixedDay(m time.Month, d int) func(int) day.Date {
	return func(y int) day.Date { return day.Of(y, m, d) }
}

func nthWeekday(m time.Month, wd time.Weekday, n int) func(int) day.Date {
	return func(y int) day.Date {
		first := day.Of(y, m, 1)
		return first.Add((int(wd)-int(first.Weekday())+7)%7 + 7*(n-1))
	}
}

func lastMonday(m time.Month) func(int) day.Date {
	return func(y int) day.Date {
		last := day.Of(y, m+1, 1).Add(-1)
		return last.Add(-((int(last.Weekday()) + 6) % 7))
	}
}

// fromEaster counts from Easter Sunday of the Gregorian calendar (the
// anonymous algorithm, Nature 13, 1876, page 487).
func fromEaster(days int) func(int) day.Date {
	return func(y int) day.Date {
		a, b, c := y%19, y/100, y%100
		h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
		l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
		n := h + l - 7*((a+11*h+22*l)/451) + 114
		return day.Of(y, time.Month(n/31), n%31+1).Add(days)
	}
}
