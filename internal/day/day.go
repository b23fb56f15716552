// Package day answers "which calendar day": a date without clock or zone, so
// that a week is always seven days and no daylight-saving change can move a
// session. It refuses times of day; those stay strings with their offset in
// the diary.
package day

import (
	"encoding/json"
	"fmt"
	"time"
)

// Date is a calendar day of the proleptic Gregorian calendar, counted from
// 1970-01-01. The zero value means "no date" and prints as "".
type Date struct {
	n  int32
	ok bool
}

// Layout is the only accepted form of a day.
const Layout = "2006-01-02"

// Parse reads "YYYY-MM-DD". An RFC 3339 time is cut to the day that its own
// offset shows.
func Parse(s string) (Date, error) {
	if len(s) > len(Layout) {
		t, err := time.Parse(time.RFC3339, s)
		if err != nil {
			return Date{}, fmt.Errorf("%q is not a date: write YYYY-MM-DD or a time like 2026-03-02T18:30:00+01:00", s)
		}
		return Of(t.Year(), t.Month(), t.Day()), nil
	}
	t, err := time.Parse(Layout, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date: write YYYY-MM-DD", s)
	}
	return Of(t.Year(), t.Month(), t.Day()), nil
}

// MustParse is Parse for constants in tests and tables; it panics on bad input.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Of builds a date from its parts; out-of-range parts roll over as in time.Date.
func Of(year int, month time.Month, dayOfMonth int) Date {
	t := time.Date(year, month, dayOfMonth, 0, 0, 0, 0, time.UTC)
	return Date{n: int32(t.Unix() / 86400), ok: true}
}

// IsZero reports "no date".
func (d Date) IsZero() bool { return !d.ok }

// Time is midnight UTC of the day, for formatting only.
func (d Date) Time() time.Time { return time.Unix(int64(d.n)*86400, 0).UTC() }

// Add moves by whole days; "no date" stays "no date".
func (d Date) Add(days int) Date {
	if !d.ok {
		return d
	}
	return Date{n: d.n + int32(days), ok: true}
}

// Sub is the number of days from o to d. Both must be real dates.
func (d Date) Sub(o Date) int { return int(d.n - o.n) }

// Before orders days; "no date" is before every date.
func (d Date) Before(o Date) bool {
	if d.ok != o.ok {
		return !d.ok
	}
	return d.n < o.n
}

// After is Before with the sides exchanged.
func (d Date) After(o Date) bool { return o.Before(d) }

// Weekday of the day.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// String is "YYYY-MM-DD", or "" for no date.
func (d Date) String() string {
	if !d.ok {
		return ""
	}
	return d.Time().Format(Layout)
}

// Long is for people: "Mon 2 Mar 2026".
func (d Date) Long() string {
	if !d.ok {
		return ""
	}
	return d.Time().Format("Mon 2 Jan 2006")
}

// MarshalJSON writes "YYYY-MM-DD", or null.
func (d Date) MarshalJSON() ([]byte, error) {
	if !d.ok {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes, and RFC 3339 times.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("a date must be a string like \"2026-03-02\"")
	}
	if s == nil || *s == "" {
		*d = Date{}
		return nil
	}
	v, err := Parse(*s)
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// UnmarshalText lets YAML and flags read a date.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := Parse(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}
