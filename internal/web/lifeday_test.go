package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/diary"
)

// whole is the diary of the example athlete.
func (s *site) whole() []diary.Entry {
	s.t.Helper()
	e, err := s.store.Entries(s.t.Context(), app.ExampleID)
	if err != nil {
		s.t.Fatal(err)
	}
	return e
}

// TestYourDay: each row may be left out, a form that arrives twice is one day,
// what was told is asked no more, and each row has its way back.
func TestYourDay(t *testing.T) {
	s := begun(t)
	f := s.form("/day", "/day")
	for k, v := range map[string]string{"stress": "6", "desk": "0", "sport": "1", "driving": "77"} {
		f.fields.Set(k, v)
	}
	s.send("/day", f.fields, "/day?saved=day")
	n := s.rows()
	s.send("/day", f.fields, "/day?saved=day")
	if s.rows() != n {
		t.Error("a day that arrives twice is kept twice")
	}
	got := map[string]diary.Entry{}
	for _, e := range s.whole() {
		if e.Kind == diary.KindLife {
			got[e.What] = e
		}
	}
	if len(got) != 3 || got["stress"].Value != 6.0 || got["desk"].Hours == nil || *got["desk"].Hours != 0 || len(got["desk"].At) != 10 || len(got["stress"].At) == 10 {
		t.Errorf("%+v", got)
	}
	h, faults := diary.Fold(s.whole(), nil, s.today())
	if len(h.Life) != 3 || len(faults) > 0 {
		t.Errorf("%+v %v", h.Life, faults)
	}
	page := s.page("/day")
	if !strings.Contains(page, "Hours at a desk: 0 h") || strings.Contains(page, `name="desk"`) || !strings.Contains(page, `name="driving"`) {
		t.Error("what was told is not shown, or asked again")
	}
	s.tap(s.form("/day", "/today/undo", "of"), "x", "", "/today?saved=undo")
	if h, _ := diary.Fold(s.whole(), nil, s.today()); len(h.Life) != 2 {
		t.Errorf("it cannot be taken back: %+v", h.Life)
	}
	if code, _, _ := s.post("/day", url.Values{"stress": {"5"}}); code != http.StatusUnprocessableEntity {
		t.Errorf("an answer that was not offered: %d", code)
	}
}
