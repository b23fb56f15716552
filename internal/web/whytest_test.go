package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/trigger"
)

// TestAnAcceptedTestShowsOnItsDays: one tap on Why, the plan holds the test, its
// day says what it is for, the next morning too, and one tap takes it back.
func TestAnAcceptedTestShowsOnItsDays(t *testing.T) {
	s := newSite(t)
	s.send("/example", url.Values{}, "/case")
	f := s.form("/why", "/why/test", "id")
	s.send(f.action, f.fields, "/why?saved=test")
	s.send(f.action, f.fields, "/why?saved=test") // the same form twice is one test
	ctx := context.Background()
	entries, err := s.store.Entries(ctx, app.ExampleID)
	if err != nil {
		t.Fatal(err)
	}
	x, ok := app.TestOf(entries, s.today())
	if !ok || x.Mode != trigger.Isolate {
		t.Fatalf("%v %+v", ok, x)
	}
	why := s.page("/why")
	if !strings.Contains(why, "A test runs in your plan") || strings.Contains(why, `action="/why/test"`) {
		t.Error("Why does not show the test that runs")
	}
	if body := s.page("/plan"); !strings.Contains(body, "alone today") {
		t.Error("the plan holds no day of the test")
	}
	found := false
	for i := 1; i <= 14 && !found; i++ {
		d := s.today().Add(i)
		one := 1
		if err := s.store.Append(ctx, app.ExampleID, diary.Entry{Kind: "pain", ID: newID(), At: d.String() + "T07:00:00+01:00", Score: &one, When: "morning", Region: "upper_back", Side: "right"}); err != nil {
			t.Fatal(err)
		}
		on := s.on(d.String())
		if body := on.page("/today"); !strings.Contains(body, "alone today") {
			continue
		}
		found = true
		kg, reps, none := 20.0, 10, 0
		if err := s.store.Append(ctx, app.ExampleID, diary.Entry{Kind: "set", ID: newID(), At: d.String() + "T18:00:00+01:00", Lift: string(x.Turn(d)), Kg: &kg, Reps: &reps, Pain: &none}); err != nil {
			t.Fatal(err)
		}
		if body := s.on(d.Add(1).String()).page("/morning"); !strings.Contains(body, "Yesterday was a test day") {
			t.Error("the next morning does not say what its score is for")
		}
	}
	if !found {
		t.Error("no day of the test in two weeks")
	}
	g := s.form("/why", "/why/test/end", "of")
	s.send(g.action, g.fields, "/why?saved=ended")
	if entries, err = s.store.Entries(ctx, app.ExampleID); err != nil {
		t.Fatal(err)
	}
	if _, ok := app.TestOf(entries, s.today()); ok || strings.Contains(s.page("/plan"), "alone today") {
		t.Error("the test is still there")
	}
	if code, _, _ := s.post("/why/test/end", url.Values{"of": {"nothing"}}); code != http.StatusSeeOther {
		t.Errorf("taking back what is not there: %d", code)
	}
}

func (s *site) today() day.Date { return day.MustParse("2026-03-02") }
