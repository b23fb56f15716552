package importer

import (
	"strings"
	"time"
	"unicode"
)

// clock is a moment as an export states it: local wall time, maybe with an
// offset, maybe only a day.
type clock struct {
	t      time.Time
	offset bool // the export states the offset
	day    bool // no time of day
}

// at words the moment for a diary entry: a bare day, or RFC 3339. A clock
// whose offset nobody stated gets "-00:00", which RFC 3339 (section 4.3) keeps
// for a local time of unknown offset; a zone is never made up.
func (c clock) at(zone string) string {
	switch {
	case c.day:
		return c.t.Format("2006-01-02")
	case c.offset:
		return c.t.Format(time.RFC3339)
	case zone != "":
		return c.t.Format("2006-01-02T15:04:05") + zone
	}
	return c.t.Format("2006-01-02T15:04:05") + "-00:00"
}

// isoForms are tried in order; all start with the year.
var isoForms = []struct {
	layout      string
	offset, day bool
}{
	{"2006-01-02T15:04:05.999999999Z07:00", true, false},
	{"2006-01-02 15:04:05 -0700", true, false},
	{"2006-01-02 15:04:05", false, false},
	{"2006-01-02T15:04:05", false, false},
	{"2006-01-02 15:04", false, false},
	{"2006-01-02", false, true},
	{"2006/01/02 15:04:05", false, false},
	{"2006/01/02", false, true},
	{"2006-1-2", false, true},
	{"2006/1/2", false, true},
	{"20060102", false, true},
}

// isoClock reads a date that starts with a four-digit year.
func isoClock(s string) (clock, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || s[0] < '1' || s[0] > '2' {
		return clock{}, false
	}
	if c, ok := plainClock(s); ok {
		return c, plausible(c.t)
	}
	for _, f := range isoForms {
		if t, err := time.Parse(f.layout, s); err == nil {
			return clock{t: t, offset: f.offset, day: f.day}, plausible(t)
		}
	}
	return clock{}, false
}

// plainClock is the fast path for "2006-01-02 15:04:05", the commonest form.
func plainClock(s string) (clock, bool) {
	if len(s) != 19 || s[4] != '-' || s[7] != '-' || s[10] != ' ' || s[13] != ':' || s[16] != ':' {
		return clock{}, false
	}
	two := func(i int) int {
		if s[i] < '0' || s[i] > '9' || s[i+1] < '0' || s[i+1] > '9' {
			return -1
		}
		return int(s[i]-'0')*10 + int(s[i+1]-'0')
	}
	y1, y2, mo, d, h, mi, sec := two(0), two(2), two(5), two(8), two(11), two(14), two(17)
	if y1 < 0 || y2 < 0 || mo < 1 || mo > 12 || d < 1 || d > 31 || h < 0 || h > 23 || mi < 0 || mi > 59 || sec < 0 || sec > 59 {
		return clock{}, false
	}
	t := time.Date(y1*100+y2, time.Month(mo), d, h, mi, sec, 0, time.UTC)
	return clock{t: t}, t.Day() == d
}

// plausible bounds years to what a training log can hold.
func plausible(t time.Time) bool { return t.Year() >= 1970 && t.Year() <= 2100 }

// months are the first letters of month names as phones write them, in the
// languages that exports have been seen in or phones commonly use. English and
// Turkish were seen in real exports; the other languages are from memory.
// Folded: lower case, no dots, no accents. A word that means two months in two
// languages is left out, so that such a date is a fault and never a guess.
var months = func() map[string]time.Month {
	lists := []string{
		"jan feb mar apr may jun jul aug sep oct nov dec",                      // en
		"jan feb mar apr mai jun jul aug sep okt nov dez",                      // de
		"janv fevr mars avr mai juin juil aout sept oct nov dec",               // fr
		"ene feb mar abr may jun jul ago sept oct nov dic",                     // es
		"gen feb mar apr mag giu lug ago set ott nov dic",                      // it
		"jan fev mar abr mai jun jul ago set out nov dez",                      // pt
		"oca sub mar nis may haz tem agu eyl eki kas ara",                      // tr
		"jan feb mrt apr mei jun jul aug sep okt nov dec",                      // nl
		"sty lut mar kwi maj cze lip sie wrz paz lis gru",                      // pl
		"янв фев мар апр мая июн июл авг сен окт ноя дек",                      // ru
		"jan feb mars april maj juni juli aug sept okt nov dec",                // sv
		"jan feb mars apr mai juni juli aug sep okt nov des",                   // no
		"led uno bre dub kve cvn cvc srp zar rij lis pro",                      // cs
		"tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu", // fi
		"ian feb mar apr mai iun iul aug sept oct nov dec",                     // ro
		"jan feb mar apr maj jun jul aug sep okt nov dec",                      // da
	}
	m := map[string]time.Month{"марта": time.March, "марта.": time.March, "июня": time.June, "июля": time.July, "сент": time.September, "нояб": time.November, "февр": time.February}
	clash := map[string]bool{}
	for _, l := range lists {
		for i, w := range strings.Fields(l) {
			old, seen := m[w]
			clash[w] = clash[w] || seen && old != time.Month(i+1)
			m[w] = time.Month(i + 1)
		}
	}
	for w := range clash {
		if clash[w] {
			delete(m, w)
		}
	}
	return m
}()

// fold lowers a word and drops accents, dots and everything that is no letter.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if x, ok := unaccent[r]; ok {
			r = x
		}
		if unicode.IsLetter(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

var unaccent = map[rune]rune{'é': 'e', 'è': 'e', 'ê': 'e', 'û': 'u', 'ü': 'u', 'ş': 's', 'ğ': 'g', 'ı': 'i', 'ç': 'c', 'á': 'a', 'à': 'a', 'ä': 'a', 'ú': 'u', 'ů': 'u', 'ě': 'e', 'ř': 'r', 'ž': 'z', 'ź': 'z', 'ń': 'n', 'ś': 's', 'í': 'i', 'ö': 'o', 'ó': 'o', 'č': 'c', 'š': 's', 'ý': 'y', 'å': 'a', 'ã': 'a', 'õ': 'o', 'ł': 'l'}

// month reads a month name or its abbreviation in any of the languages.
func month(word string) (time.Month, bool) {
	w := fold(word)
	if m, ok := months[w]; ok {
		return m, true
	}
	for n := len(w); n >= 3; n-- { // longest known beginning
		if !isBoundary(w, n) {
			continue
		}
		if m, ok := months[w[:n]]; ok {
			return m, true
		}
	}
	return 0, false
}

func isBoundary(s string, i int) bool { return i == len(s) || s[i]&0xC0 != 0x80 }

// namedClock reads "8 Apr 2026, 16:50" and "11 Nis 2026, 13:05", with or
// without seconds, month names in many languages.
func namedClock(s string) (clock, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == ',' || r == '\u00a0' || r == '\u202f' || r == '.' || r == '-' || r == '/'
	})
	if len(words) < 3 {
		return clock{}, false
	}
	d, okD := whole(words[0])
	m, okM := month(words[1])
	y, okY := whole(words[2])
	if !okD || !okM {
		d, okD = whole(words[1])
		m, okM = month(words[0])
	}
	if !okD || !okM || !okY || d < 1 || d > 31 {
		return clock{}, false
	}
	if y >= 0 && y < 100 { // 05-Jan-26
		y += 2000
	}
	c := clock{t: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), day: true}
	if c.t.Day() != d || !plausible(c.t) {
		return clock{}, false
	}
	if len(words) > 3 {
		c = withTime(c, strings.Join(words[3:], " "))
	}
	return c, true
}

// withTime adds "16:50", "16:50:10" or "4:50 PM"; an unreadable time leaves the day.
func withTime(c clock, s string) clock {
	for _, layout := range []string{"15:04", "15:04:05", "3:04 PM", "3:04:05 PM"} {
		if t, err := time.Parse(layout, strings.ToUpper(strings.TrimSpace(s))); err == nil {
			c.t = c.t.Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second)
			c.day = false
			return c
		}
	}
	return c
}

// numericClock reads 29.04.2025, 09/01/25 or 5/18/26 9:06. Which number is the
// day must be known: see dayFirst.
func numericClock(s string, dayFirst bool) (clock, bool) {
	date, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
	parts := strings.FieldsFunc(date, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(parts) != 3 {
		return clock{}, false
	}
	a, okA := whole(parts[0])
	b, okB := whole(parts[1])
	y, okY := whole(parts[2])
	if !okA || !okB || !okY {
		return clock{}, false
	}
	if y < 100 {
		y += 2000
	}
	d, m := b, a
	if dayFirst {
		d, m = a, b
	}
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return clock{}, false
	}
	c := clock{t: time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), day: true}
	if c.t.Day() != d || !plausible(c.t) {
		return clock{}, false
	}
	if rest != "" {
		c = withTime(c, rest)
	}
	return c, true
}
