package web

import (
	"net/url"
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/diary"
)

func fromExample(t *testing.T) *site {
	t.Helper()
	s := newSite(t)
	s.send("/example", nil, "/case")
	return s
}

// TestTheLetterIsGivenAway in every form, remembered, and old as soon as
// something is logged.
func TestTheLetterIsGivenAway(t *testing.T) {
	s := fromExample(t)
	for form, starts := range map[string]string{"pdf": "%PDF-", "html": "<!doctype html>", "fhir": "{"} {
		code, h, body := s.post("/letter/give", url.Values{"form": {form}, "name": {"Mara Muster"}, "paper": {"letter"}})
		if code != 200 || !strings.HasPrefix(body, starts) || !strings.Contains(h.Get("Content-Disposition"), "attachment") {
			t.Errorf("%s: %d %.40q", form, code, body)
		}
		if form != "pdf" && !strings.Contains(body, "Mara Muster") {
			t.Errorf("%s lacks the name", form)
		}
	}
	_, _, text := s.post("/letter/give", url.Values{"form": {"text"}, "name": {"Mara Muster"}})
	for _, private := range []string{"Mara", "2026", "ibuprofen"} {
		if strings.Contains(text, private) {
			t.Errorf("%q stands in a text for strangers", private)
		}
	}
	given := s.kept(app.KindLetter)
	if len(given) != 3 {
		t.Fatalf("%d letters are remembered", len(given))
	}
	if page := s.page("/letter"); strings.Contains(page, "Mara Muster") || strings.Contains(page, "older than your log") {
		t.Error("the name is kept, or a letter is called old although nothing came since")
	}
	s.send("/log", url.Values{"score": {"5"}}, "/logged")
	page := s.page("/letter")
	if !strings.Contains(page, "older than your log") {
		t.Error("the letter is not called old after a new rating")
	}
	_, _, told := s.post("/letter/check", url.Values{"hash": {given[0].Text[:12]}})
	if !strings.Contains(told, "entries logged since: 1") {
		t.Error("the mark of a given letter is not known")
	}
}

// TestAClinicianBindsThePlan through the form; the plan says whose limit it is.
func TestAClinicianBindsThePlan(t *testing.T) {
	s := fromExample(t)
	form := url.Values{"who": {"Dr Roe"}, "date": {"2026-03-01"}, "seen": {"1"}, "nerve": {"normal"}, "pct_squat": {"60"}, "overhead": {"1"}, "until": {"2026-04-15"}, "note": {"tender at the blade"}}
	s.send("/letter/findings", form, "/letter?saved=findings")
	s.send("/letter/findings", form, "/letter?saved=findings") // twice is once
	n := map[string]int{}
	all, err := s.store.Entries(t.Context(), app.ExampleID)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.By == "clinician" {
			n[e.Kind]++
		}
	}
	page := s.page("/letter?saved=findings")
	for _, want := range []string{"every squat", "at most 60 %", "Nerve tests normal.", "tender at the blade", "the arm overhead under load", "15 Apr 2026", "Kept. It counts from now on"} {
		if !strings.Contains(page, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
	if n["note"] != 3 || n["limit"] < 4 {
		t.Errorf("kept: %v", n)
	}
	if plan := s.page("/plan"); !strings.Contains(plan, "your clinician") {
		t.Error("the plan does not say whose limit it is")
	}
}

// TestFindingsAreRefusedWhole: a form that is not understood keeps nothing.
func TestFindingsAreRefusedWhole(t *testing.T) {
	s := fromExample(t)
	good := url.Values{"who": {"Dr Roe"}, "date": {"2026-03-01"}, "seen": {"1"}, "pct_squat": {"60"}}
	for name, change := range map[string][2]string{"nobody saw": {"seen", ""}, "no name": {"who", " "}, "ahead": {"date", "2026-03-03"}, "no day": {"date", "soon"},
		"no number": {"pct_bench", "light"}, "NaN": {"pct_bench", "NaN"}, "too much": {"pct_squat", "170"}, "below": {"pct_squat", "-5"}, "no lift": {"kg_other", "40"}, "ends before": {"until", "2026-02-01"}, "no question": {"q.cord_sings", "no"}} {
		f := url.Values{}
		for k, v := range good {
			f[k] = v
		}
		f.Set(change[0], change[1])
		if code, _, body := s.post("/letter/findings", f); code != 422 || !strings.Contains(body, "Nothing was kept") {
			t.Errorf("%s: %d", name, code)
		}
	}
	all, err := s.store.Entries(t.Context(), app.ExampleID)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.By == "clinician" {
			t.Errorf("%s was kept", e.Kind)
		}
	}
}

// TestOwnScale: own lifts and a total stand in the letter; twice sent is once.
func TestOwnScale(t *testing.T) {
	s := fromExample(t)
	const due = `href="/letter#function-title"`
	if !strings.Contains(s.page("/morning"), due) {
		t.Error("the morning does not ask for the own scale although a week has gone by")
	}
	f := s.form("/letter", "/letter/function")
	f.fields.Set("psfs.squat_low_bar", "4")
	f.fields.Set("own", "sleeping on the left")
	f.fields.Set("own_score", "6")
	f.fields.Set("measure", "ndi")
	f.fields.Set("total", "22")
	s.send("/letter/function", f.fields, "/letter?saved=function")
	s.send("/letter/function", f.fields, "/letter?saved=function")
	if strings.Contains(s.page("/morning"), due) {
		t.Error("the morning asks for the own scale although it was filled in today")
	}
	page := s.page("/letter")
	for _, want := range []string{"Low-bar squat:</b> 4 (2 Mar 2026)", "Sleeping on the left:</b> 6 (", "NDI, % (0-100):</b> 22 ("} {
		if !strings.Contains(page, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
	asked := func(e diary.Entry) bool {
		return strings.HasPrefix(e.Question, "psfs.") || strings.HasPrefix(e.Question, "measure.")
	}
	n := 0
	for _, e := range s.kept("answer") {
		if asked(e) {
			n++
		}
	}
	if n != 3 {
		t.Errorf("%d answers were kept", n)
	}
	if code, _, _ := s.post("/letter/function", url.Values{"measure": {"ndi"}, "total": {"220"}}); code != 422 {
		t.Error("a total of 220 is taken")
	}
}
