package wording

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"spotter/internal/day"
)

// Which mark parts the decimals, how a date is written, and what the days and
// months are called stands in the book too, under "locale.": each language
// says it in its own file.

// Lang is the language of the book as a tag (BCP 47).
func (b Book) Lang() string {
	if tag, ok := b["locale.tag"]; ok {
		return tag
	}
	return "en"
}

// Num writes a figure without trailing zeros.
func (b Book) Num(f float64) string { return b.Figure(strconv.FormatFloat(f, 'f', -1, 64)) }

// Figure writes a figure that has a point for its decimals in the way of the
// language. From 10000 on the thousands are parted where the language does so.
func (b Book) Figure(s string) string {
	whole, part, broken := strings.Cut(s, ".")
	if mark := b["locale.group"]; len(mark) == 1 && len(whole) > 4 && strings.Trim(whole, "0123456789") == "" {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + mark + whole[i:]
		}
	}
	if !broken {
		return whole
	}
	mark, ok := b["locale.decimal"]
	if !ok {
		mark = "."
	}
	return whole + mark + part
}

// figure is a text that is nothing but numbers, perhaps with a unit: "102.5 kg",
// "2 × 25 + 2.5".
var figure = regexp.MustCompile(`^[+−-]?[\d.]+(?: [+×] [\d.]+)*(?: (?:kg|lb|%))?$`)

// broken is a number with a point inside a text, with what stands around it.
var broken = regexp.MustCompile(`(^|[^\d.])(\d+\.\d+)($|[^\d.])`)

// Figures writes the broken numbers of a text of our own ("20 + 15 + 2.5") in
// the way of the language. It is not for texts of people.
func (b Book) Figures(text string) string {
	if mark, ok := b["locale.decimal"]; !ok || mark == "." || !strings.Contains(text, ".") {
		return text
	}
	return broken.ReplaceAllStringFunc(text, func(s string) string {
		m := broken.FindStringSubmatch(s)
		return m[1] + b.Figure(m[2]) + m[3]
	})
}

var weekdays = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// Date writes a day in one of the forms of the book: long, day_month, full,
// weekday, month_year (English: "Mon 2 Mar 2026", "2 Mar", "2 March 2026",
// "Monday 2 March", "March 2026"). No date is "".
func (b Book) Date(d day.Date, form string) string {
	if d.IsZero() {
		return ""
	}
	return b.When(d.Time(), form)
}

// When is Date for a point in time, with its clock as "{time}".
func (b Book) When(t time.Time, form string) string {
	s, ok := b["locale.date_"+form]
	if !ok {
		return t.Format("Mon 2 Jan 2006")
	}
	month, week := strconv.Itoa(int(t.Month())), weekdays[t.Weekday()]
	return strings.NewReplacer("{d}", strconv.Itoa(t.Day()), "{y}", strconv.Itoa(t.Year()), "{time}", t.Format("15:04"),
		"{mon}", b["locale.mon_"+month], "{month}", b["locale.month_"+month],
		"{wd}", b["locale.wd_"+week], "{weekday}", b["locale.weekday_"+week]).Replace(s)
}
