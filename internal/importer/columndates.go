package importer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"spotter/internal/day"
)

// How the dates of a column were understood.
const (
	datesStated = "stated"       // year first, or the month as a word
	datesColumn = "whole_column" // the order of day and month told by all values together
	datesAnswer = "answer"
	datesSerial = "serial" // a spreadsheet's day numbers
)

// dateReader reads the dates of one column in one way.
type dateReader struct {
	how      string
	first    bool // day first
	yearLast bool // false: 26-01-05 is year, month, day with two digits
}

// serialEpoch is day 0 of the spreadsheets' day numbers (1900 system, with its
// invented leap day behind us for every date after 1900-03-01).
var serialEpoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

func serialClock(s string) (clock, bool) {
	v, ok := number(s)
	if !ok || !(v >= 25569 && v <= 73050) || strings.Count(s, ".") > 1 { // 1970 … 2099
		return clock{}, false
	}
	t := serialEpoch.Add(time.Duration(v*24*60) * time.Minute)
	return clock{t: t, day: v == float64(int(v))}, true
}

// read reads one cell.
func (r *dateReader) read(s string) (clock, bool) {
	if c, ok := plainClock(s); ok { // the commonest form, quickly
		return c, plausible(c.t)
	}
	s = noWeekday(s)
	if c, ok := anyClock(s); ok {
		return c, true
	}
	if c, ok := serialClock(s); ok {
		return c, true
	}
	if !r.yearLast {
		if date, rest, _ := strings.Cut(s, " "); len(date) == 8 {
			return anyClock(strings.TrimSpace("20" + strings.NewReplacer("/", "-", ".", "-").Replace(date) + " " + rest))
		}
	}
	return numericClock(s, r.first)
}

var eastern = strings.NewReplacer("年", "-", "月", "-", "日", " ", "년 ", "-", "월 ", "-", "년", "-", "월", "-", "일", " ")

// noWeekday drops a weekday before or behind the date: "Mon 5/1/2026",
// "2026/1/5(月)".
func noWeekday(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "年년") { // 2026年1月7日, 2026년 1월 7일
		s = strings.TrimSpace(eastern.Replace(s))
	}
	if i := strings.IndexAny(s, "(（"); i > 6 {
		s = strings.TrimSpace(s[:i])
	}
	head, rest, found := strings.Cut(s, " ")
	if found && strings.IndexAny(head, "0123456789") < 0 && strings.IndexAny(rest, "0123456789") >= 0 {
		if _, isMonth := month(head); !isMonth || strings.HasSuffix(head, ",") {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// decideDates settles a column once: by its form, by a number over 12, by the
// future, by the order of its rows; else by the person's answer; else it asks.
// A column that holds both orders is refused: a spreadsheet has turned a part
// of the dates round, and no reading of it is right.
func decideDates(column []string, opt Options) (*dateReader, *Question, error) {
	r := &dateReader{yearLast: true, how: datesStated}
	var numeric []string
	for i, s := range column {
		if _, ok := plainClock(s); ok || s == "" || i > 0 && s == column[i-1] {
			continue
		}
		s = noWeekday(s)
		if _, ok := anyClock(s); ok {
			continue
		}
		if _, ok := serialClock(s); ok {
			r.how = datesSerial
			continue
		}
		if len(numericParts(s)) == 3 {
			numeric = append(numeric, s)
		}
	}
	if len(numeric) == 0 {
		return r, nil, nil
	}
	r.how = datesColumn
	if yearFirst(numeric) {
		r.yearLast = false
		return r, nil, nil
	}
	dayOver, monthOver := "", ""
	dots := false
	for _, s := range numeric {
		p := numericParts(s)
		dots = dots || strings.Count(strings.Fields(s)[0], ".") >= 2
		if p[0] > 12 && p[0] <= 31 {
			dayOver = s
		}
		if p[1] > 12 && p[1] <= 31 {
			monthOver = s
		}
	}
	switch {
	case dayOver != "" && monthOver != "":
		return nil, nil, &Refused{What: "dates of both orders in one column: " + quote(dayOver) + " and " + quote(monthOver), Cure: "export the file again and do not open it in a spreadsheet, which turns a part of the dates round"}
	case dayOver != "" || dots && monthOver == "":
		r.first = true
		return r, nil, nil
	case monthOver != "":
		return r, nil, nil
	}
	if opt.DayFirst != nil {
		r.first, r.how = *opt.DayFirst, datesAnswer
		return r, nil, nil
	}
	if first, known := byOrder(numeric, opt.Today); known {
		r.first = first
		return r, nil, nil
	}
	return nil, &Question{ID: "day_first", About: numeric[0], Choices: []string{"yes", "no"}, Flag: "--day-first yes"}, nil
}

// numericParts are the three numbers of a date such as 5/1/26; nil otherwise.
func numericParts(s string) []int {
	date := strings.Fields(s + " ")
	if len(date) == 0 {
		return nil
	}
	parts := strings.FieldsFunc(date[0], func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(parts) != 3 {
		return nil
	}
	out := make([]int, 3)
	for i, p := range parts {
		n, ok := whole(p)
		if !ok {
			return nil
		}
		out[i] = n
	}
	return out
}

// yearFirst reports whether two-digit dates begin with the year: the first
// number is the same few values over many different last ones.
func yearFirst(dates []string) bool {
	firsts, lasts := map[int]bool{}, map[int]bool{}
	for _, s := range dates {
		p := numericParts(s)
		if len(strings.Fields(s)[0]) != 8 || p[0] < 13 || p[2] > 31 || p[1] > 12 {
			return false
		}
		firsts[p[0]], lasts[p[2]] = true, true
	}
	return len(lasts) > 2*len(firsts)
}

// enoughDates is how many different dates the order of rows must have before
// it says anything; ours.
const enoughDates = 6

// byOrder decides from what one of the orders would mean: days that have not
// been, or rows that jump through the years where the other order runs.
func byOrder(dates []string, today day.Date) (first, known bool) {
	var bad [2]bool
	var runs [2]bool
	for i, dayFirst := range []bool{false, true} {
		var days []time.Time
		for _, s := range dates {
			c, ok := numericClock(s, dayFirst)
			if !ok {
				bad[i] = true
				break
			}
			if !today.IsZero() && c.t.After(today.Add(1).Time().Add(24*time.Hour)) {
				bad[i] = true
			}
			if len(days) == 0 || !days[len(days)-1].Equal(c.t) {
				days = append(days, c.t)
			}
		}
		up := slices.IsSortedFunc(days, time.Time.Compare)
		down := slices.IsSortedFunc(days, func(a, b time.Time) int { return cmp.Compare(b.Unix(), a.Unix()) })
		runs[i] = len(days) >= enoughDates && (up || down)
	}
	switch {
	case bad[0] != bad[1]:
		return bad[0], true
	case runs[0] != runs[1]:
		return runs[1], true
	}
	return false, false
}
