package app

import (
	"regexp"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/report"
)

func letterOf(t *testing.T, more ...diary.Entry) (*App, report.Letter) {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	on := day.MustParse("2026-03-02")
	entries, err := a.exampleEntries(on)
	if err != nil {
		t.Fatal(err)
	}
	entries = append(entries, more...)
	c, _, err := LatestCase(entries)
	if err != nil {
		t.Fatal(err)
	}
	l := searched(t, a, LetterRequest{Case: c, Entries: entries, AsOf: on, Name: "Mara Muster", Explain: true})
	return a, l
}

// searched is a letter with what the search for triggers says.
func searched(t testing.TB, a *App, r LetterRequest) report.Letter {
	t.Helper()
	found, err := a.Triggers(TriggersRequest{Case: r.Case, Entries: r.Entries, AsOf: r.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	r.Found = &found
	l, err := a.Letter(r)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestLetterFacts: every figure that is traced names diary entries or the
// passage it was read from, the hash holds, and a changed fact breaks it.
func TestLetterFacts(t *testing.T) {
	_, l := letterOf(t)
	if !l.Intact() || len(l.Trace) < 50 {
		t.Fatalf("hash intact %v, %d figures traced", l.Intact(), len(l.Trace))
	}
	for _, x := range l.Trace {
		if len(x.From) == 0 {
			t.Errorf("%s = %s comes from nowhere", x.Figure, x.Value)
		}
	}
	l.Places[0].Side = l.Places[0].Side.Mirror()
	if l.Intact() {
		t.Error("the other side of the body has the same hash")
	}
}

var load = regexp.MustCompile(`\d ?(kg|lb)\b|\d ?%`)

// TestLetterStops: after a stop the warning sign stands first and no load
// stands anywhere; before it loads are there.
func TestLetterStops(t *testing.T) {
	a, calm := letterOf(t)
	if s := report.Write(&calm, a.Text(), report.Options{}).Text(); !load.MatchString(s) {
		t.Fatalf("no load without a stop, so this test shows nothing: %s", s)
	}
	ninety := 90.0
	_, l := letterOf(t, AnswerEntry("x1", "2026-03-02", "cord_signs", "yes"),
		diary.Entry{Kind: "limit", At: "2026-03-01", ID: "x2", By: "clinician", Lift: "squat_low_bar", MaxKg: &ninety})
	s := report.Write(&l, a.Text(), report.Options{})
	if l.Status != StatusStopped || s.Stop == "" || !strings.HasPrefix(s.Section("safety").Lines[0].Lead, "YES") {
		t.Fatalf("status %s, first line %q", l.Status, s.Section("safety").Lines[0])
	}
	for line := range strings.Lines(s.Text()) {
		if weight := strings.Replace(line, "kg body weight", "", 1); load.MatchString(weight) {
			t.Errorf("a load after a stop: %s", line)
		}
	}
	for _, x := range l.Lifts {
		for _, p := range x.Weeks {
			if p.Kg != nil {
				t.Error("a load in the figures after a stop")
			}
		}
	}
}

// TestForumText: no name, no date, no medicine, unless ticked.
func TestForumText(t *testing.T) {
	a, l := letterOf(t)
	bare := report.Write(&l, a.Text(), report.Options{Forum: true}).Text()
	for _, private := range []string{"Mara", "2026", "ibuprofen", "nti-inflammatory:", l.Hash} {
		if strings.Contains(bare, private) {
			t.Errorf("%q stands in a text for strangers", private)
		}
	}
	all := report.Write(&l, a.Text(), report.Options{Forum: true, Names: true, Dates: true, Drugs: true}).Text()
	for _, ticked := range []string{"Mara", "2026", "ibuprofen"} {
		if !strings.Contains(all, ticked) {
			t.Errorf("%q was ticked and is missing", ticked)
		}
	}
}

// TestLetterWithoutASearch: a letter that did not wait for the search says so,
// and holds nothing of it; all the rest is the same.
func TestLetterWithoutASearch(t *testing.T) {
	a, full := letterOf(t)
	entries, err := a.exampleEntries(full.AsOf)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := LatestCase(entries)
	if err != nil {
		t.Fatal(err)
	}
	l, err := a.Letter(LetterRequest{Case: c, Entries: entries, AsOf: full.AsOf, Name: "Mara Muster"})
	if err != nil {
		t.Fatal(err)
	}
	const says = "was not worked out"
	without, with := report.Write(&l, a.Text(), report.Options{}), report.Write(&full, a.Text(), report.Options{})
	if l.Search != report.NotWorkedOut || !strings.Contains(without.Text(), says) || strings.Contains(with.Text(), says) {
		t.Error("what was not worked out is not said, or said of what was")
	}
	for _, e := range l.Effects {
		if e.Word != "" || e.Points != nil {
			t.Errorf("%+v is of a search that was not made", e)
		}
	}
	for _, id := range []string{"short", "safety", "course", "medicine", "function", "limits", "open"} {
		if x, y := without.Section(id), with.Section(id); len(x.Lines) == 0 || x.Lines[0] != y.Lines[0] {
			t.Errorf("%s is another one without the search", id)
		}
	}
}

// TestWhatIsAskedFirst: night, nerves, strength and age stand in the first
// lines as they were answered, and what nobody told is never a no.
func TestWhatIsAskedFirst(t *testing.T) {
	on := "2026-03-01"
	short := func(more ...diary.Entry) (report.Sheet, report.Letter, string) {
		a, l := letterOf(t, more...)
		s := report.Write(&l, a.Text(), report.Options{})
		var lines []string
		for _, f := range s.Section("short").Lines {
			lines = append(lines, f.String())
		}
		return s, l, strings.Join(lines, "\n")
	}
	_, _, none := short()
	for _, want := range []string{"night pain NOT TOLD", "numbness or tingling no"} {
		if !strings.Contains(none, want) {
			t.Errorf("%q is missing without an answer:\n%s", want, none)
		}
	}
	s, l, all := short(AnswerEntry("x1", on, "night_pain", "yes"), AnswerEntry("x2", on, "arm_symptoms", "unsure"), AnswerEntry("x3", on, "age", "31"), AnswerEntry("x4", on, "hand_on_head", "no"))
	for _, want := range []string{"night pain YES", "numbness or tingling not sure"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing:\n%s", want, all)
		}
	}
	if open := s.Section("open"); !strings.Contains(s.Who, "31 years") || !strings.Contains(open.Lines[0].Text, "hand on head eases it: no") {
		t.Errorf("age or a test of oneself is missing: %s, %v", s.Who, open.Lines)
	}
	for _, id := range l.Open {
		if id == "night_pain" || id == "arm_symptoms" || id == "age" {
			t.Errorf("%s was answered and is called open", id)
		}
	}
}
