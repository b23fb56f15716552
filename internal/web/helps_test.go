package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/diary"
)

// on is the same site on another day.
func (s *site) on(day string) *site {
	s.t.Helper()
	a, err := app.New()
	if err != nil {
		s.t.Fatal(err)
	}
	at, err := time.Parse("2006-01-02", day)
	if err != nil {
		s.t.Fatal(err)
	}
	x := &site{t: s.t, store: s.store, logs: s.logs}
	x.h, err = Handler(Config{App: a, Store: s.store, Now: func() time.Time { return at.Add(20 * time.Hour) }})
	if err != nil {
		s.t.Fatal(err)
	}
	return x
}

// TestRollerAgainstNothingOnThePages runs a trial from its start to its verdict
// as a person would: the form, the day's button, the morning's pain, the end.
func TestRollerAgainstNothingOnThePages(t *testing.T) {
	s := newSite(t)
	s.send("/example", url.Values{}, "/case")
	f := s.form("/helps", "/helps/trial", "id")
	f.fields.Set("what", "foam_rolling")
	f.fields.Set("pairs", "6")
	f.fields.Set("every", "1")
	s.send(f.action, f.fields, "/helps")
	s.send(f.action, f.fields, "/helps") // the same form twice is one trial
	ctx := context.Background()
	entries, err := s.store.Entries(ctx, app.ExampleID)
	if err != nil {
		t.Fatal(err)
	}
	all := app.Trials(entries)
	if len(all) != 1 {
		t.Fatalf("%d trials", len(all))
	}
	if body := s.page("/helps"); !strings.Contains(body, "has not begun") || strings.Contains(body, "Fix the days and start") {
		t.Error("the page does not show the trial that is planned")
	}
	for i, slot := range all[0].Slots {
		on := s.on(slot.Day.String())
		page := on.page("/helps")
		if due := strings.Contains(page, "Done today"); due != (slot.Arm == "a") {
			t.Errorf("%s, arm %s: the button is there: %v", slot.Day, slot.Arm, due)
		}
		if today := on.page("/today"); !strings.Contains(today, "Your trial asks for today") || strings.Contains(today, "Done today") != (slot.Arm == "a") {
			t.Errorf("%s, arm %s: Today does not show the arm", slot.Day, slot.Arm)
		}
		if strings.Contains(page, "Less pain") {
			t.Fatalf("a result before the end, on %s", slot.Day)
		}
		score := 4 - i%2
		if slot.Arm == "a" {
			g := on.form("/helps", "/helps/used", "id")
			on.send(g.action, g.fields, "/helps")
			score = 1
		}
		at := slot.Day.Add(1).String() + "T07:00:00+01:00"
		if err := s.store.Append(ctx, app.ExampleID, diary.Entry{Kind: "pain", ID: newID(), At: at, Score: &score, When: "morning", Region: "upper_back", Side: "right"}); err != nil {
			t.Fatal(err)
		}
	}
	last := all[0].Slots[len(all[0].Slots)-1].Day
	end := s.on(last.Add(1).String()).page("/helps")
	for _, want := range []string{"The trial is over. Done as assigned: 12 of 12 days", "Helps, on these days", "Less pain on the mornings after"} {
		if !strings.Contains(end, want) {
			t.Errorf("at the end the page lacks %q", want)
		}
	}
}

// A trial is taken back; what may not be tried is refused with its reason.
func TestATrialIsTakenBackAndRefused(t *testing.T) {
	s := newSite(t)
	s.send("/example", url.Values{}, "/case")
	f := s.form("/helps", "/helps/trial", "id")
	f.fields.Set("what", "nsaid_oral")
	code, _, body := s.post(f.action, f.fields)
	if code != http.StatusUnprocessableEntity || !strings.Contains(body, "is a medicine") {
		t.Errorf("a medicine: %d", code)
	}
	f.fields.Set("what", "foam_rolling")
	s.send(f.action, f.fields, "/helps")
	g := s.form("/helps", "/helps/end", "of")
	s.send(g.action, g.fields, "/helps")
	entries, err := s.store.Entries(context.Background(), app.ExampleID)
	if err != nil || len(app.Trials(entries)) != 0 {
		t.Errorf("%d trials left, %v", len(app.Trials(entries)), err)
	}
	if body := s.page("/helps"); !strings.Contains(body, "Fix the days and start") {
		t.Error("no new trial is offered")
	}
}

// The pages of looking back say what they should of the example, and nothing
// after a stop.
func TestLookingBack(t *testing.T) {
	s := newSite(t)
	s.send("/example", url.Values{}, "/case")
	for path, want := range map[string]string{
		"/why":      "very likely comes before more pain",
		"/timeline": "Flares",
		"/helps":    "Try one thing fairly",
	} {
		if body := s.page(path); !strings.Contains(body, want) {
			t.Errorf("%s lacks %q", path, want)
		}
	}
	if err := s.store.Append(context.Background(), app.ExampleID, app.AnswerEntry(newID(), "2026-03-02T18:00:00+01:00", "chest_pressure_now", "yes")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/why", "/timeline", "/helps"} {
		body := s.page(path)
		if strings.Contains(body, "squat") || strings.Contains(body, "Try one thing") || !strings.Contains(body, `class="stop"`) {
			t.Errorf("%s says more than the stop", path)
		}
	}
}
