package web

import (
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/store"
)

// fiveYears is the real handler over ten spans of the example's half year.
func fiveYears(b *testing.B) *site {
	b.Helper()
	a, err := app.New()
	if err != nil {
		b.Fatal(err)
	}
	now := time.Date(2026, 3, 2, 18, 30, 0, 0, time.UTC)
	s := &site{store: store.NewMemory()}
	s.h, err = Handler(Config{App: a, Store: s.store, Now: func() time.Time { return now }})
	if err != nil {
		b.Fatal(err)
	}
	if err := a.LoadExample(b.Context(), s.store, galleryDay); err != nil {
		b.Fatal(err)
	}
	var old []diary.Entry
	for n := 9; n >= 1; n-- {
		old = append(old, app.ExampleDiary(galleryDay.Add(-182*n))...)
	}
	for i := range old {
		old[i].ID = diary.RowID("bench", strconv.Itoa(i))
	}
	for len(old) > 0 {
		n := min(len(old), 500)
		if err := s.store.Append(b.Context(), app.ExampleID, old[:n]...); err != nil {
			b.Fatal(err)
		}
		old = old[n:]
	}
	return s
}

func (s *site) serve(b *testing.B, path string) int {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "http://localhost:8080"+path, nil)
	r.Header.Set("Accept-Encoding", s.takes)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	s.h.ServeHTTP(w, r)
	if w.Code != 200 {
		b.Fatalf("%s: %d", path, w.Code)
	}
	return w.Body.Len()
}

// BenchmarkTodayFiveYears is the page between two taps: nothing new was told.
func BenchmarkTodayFiveYears(b *testing.B) {
	s := fiveYears(b)
	for name, takes := range map[string]string{"plain": "", "packed": "gzip"} {
		b.Run(name, func(b *testing.B) {
			s.takes = takes
			n := s.serve(b, "/today")
			for b.Loop() {
				s.serve(b, "/today")
			}
			b.ReportMetric(float64(n), "page-bytes")
		})
	}
}

// BenchmarkTodayAfterATap is the page when something was told since: the whole
// diary is folded anew.
func BenchmarkTodayAfterATap(b *testing.B) {
	s := fiveYears(b)
	score := 1
	i := 0
	for b.Loop() {
		i++
		e := diary.Entry{Kind: "pain", ID: diary.RowID("tap", strconv.Itoa(i)), At: "2026-03-02T18:00:00Z", Score: &score, When: "now"}
		if err := s.store.Append(b.Context(), app.ExampleID, e); err != nil {
			b.Fatal(err)
		}
		s.serve(b, "/today")
	}
}
