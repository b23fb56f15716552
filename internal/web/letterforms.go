package web

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"spotter/frontend"
	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/report"
	"spotter/internal/report/fhir"
	letterpage "spotter/internal/report/page"
	"spotter/internal/report/paper"
)

// giveLetter hands the letter out in one form and keeps which one it was.
func (s *server) giveLetter(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	if sh.Empty() {
		http.Redirect(w, r, "/letter", http.StatusSeeOther)
		return
	}
	f := r.PostForm
	l, err := s.letterOf(sh, strings.TrimSpace(f.Get("name")), f.Get("private") != "")
	if err != nil {
		s.broken(w, r, err)
		return
	}
	form := oneOf([]string{"pdf", "html", "fhir", "text"}, f.Get("form"))
	body, kind, err := s.letterFile(&l, form, f.Get("paper"), report.Options{Forum: form == "text", Names: f.Get("names") != "", Dates: f.Get("dates") != "", Drugs: f.Get("drugs") != ""})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	if form != "text" { // a text for strangers carries no hash that could be asked about
		if err := s.desk.Append(r.Context(), diary.Entry{Kind: app.KindLetter, What: form, Text: l.Hash}); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	ends := map[string]string{"pdf": ".pdf", "html": ".html", "fhir": ".fhir.json", "text": ".txt"}
	hand(w, "letter-"+sh.Today.String()+ends[form], kind, body)
}

// oneOf is v where the list has it, else the first of the list.
func oneOf(list []string, v string) string {
	if slices.Contains(list, v) {
		return v
	}
	return list[0]
}

func (s *server) letterFile(l *report.Letter, form, size string, o report.Options) ([]byte, string, error) {
	sheet := report.Write(l, s.words.Book, o)
	switch form {
	case "html":
		css, err := fs.ReadFile(frontend.Files, "static/letter.css")
		return letterpage.File(l, sheet, css, nil), "text/html; charset=utf-8", err
	case "fhir":
		raw, err := fhir.Bundle(l)
		return raw, "application/fhir+json", err
	case "text":
		return []byte(sheet.Text()), "text/plain; charset=utf-8", nil
	}
	raw, _, err := paper.Draw(l, sheet, oneOf([]string{paper.A4, paper.Letter}, size), paper.Fonts{Regular: frontend.FontRegular, Bold: frontend.FontBold})
	return raw, "application/pdf", err
}

// weeklyDue: somebody with a sore place has not said for a week what it keeps
// them from.
func weeklyDue(sh Sheet) bool {
	if sh.Empty() || sh.Stopped() {
		return false
	}
	for _, e := range app.Answers(sh.Entries) {
		on, err := day.Parse(e.At[:min(len(e.At), 10)])
		if strings.HasPrefix(e.Question, report.FunctionPrefix) && err == nil && sh.Today.Sub(on) < 7 {
			return false
		}
	}
	return true
}

// letterFindings keeps what a clinician found and limits. It is refused whole
// when a part of it is not understood.
func (s *server) letterFindings(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	raw, wrong := s.readFindings(sh, r.PostForm)
	var entries []diary.Entry
	if wrong == "" {
		var err error
		if entries, err = app.FindingsEntries(raw); err != nil {
			s.log("findings", errors.New("not understood")) // what was told is never in the log
			wrong = "letter.wrong_findings"
		} else if len(entries) == 0 {
			wrong = "letter.wrong_empty"
		}
	}
	if wrong != "" {
		s.letterWith(w, r, http.StatusUnprocessableEntity, "", s.words.T(wrong))
		return
	}
	if err := s.desk.Append(r.Context(), entries...); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/letter?saved=findings", http.StatusSeeOther)
}

// readFindings turns the form into findings. wrong is the code of a sentence.
func (s *server) readFindings(sh Sheet, f map[string][]string) (raw []byte, wrong string) {
	get := func(name string) string {
		if v := f[name]; len(v) > 0 {
			return strings.TrimSpace(v[0])
		}
		return ""
	}
	on, err := untilOf(get("date"))
	if err != nil || on.IsZero() || on.After(sh.Today) {
		return nil, "letter.wrong_date"
	}
	who := get("who")
	if who == "" || get("seen") == "" {
		return nil, "letter.wrong_seen"
	}
	until, err := untilOf(get("until"))
	if err != nil {
		return nil, "letter.wrong_until"
	}
	d := app.Findings{Schema: app.FindingsSchema, Date: on, Answers: map[string]string{}}
	for name, v := range f {
		if id, ok := strings.CutPrefix(name, "q."); ok && len(v) > 0 && v[0] != "" {
			d.Answers[id] = v[0]
		}
	}
	if get("rest") != "" {
		for _, a := range sh.Screen.Ask {
			if _, said := d.Answers[a.ID]; !said {
				d.Answers[a.ID] = "no"
			}
		}
	}
	for _, name := range []string{"squat", "bench", "deadlift", "other"} {
		l, wrong := limitRow(name, get)
		if wrong != "" {
			return nil, wrong
		}
		if l != nil {
			l.Until = until
			d.Limits = append(d.Limits, *l)
		}
	}
	if get("overhead") != "" {
		none := 0.0
		d.Limits = append(d.Limits, app.Limited{Demand: "overhead_reach", MaxDemand: &none, Until: until})
	}
	d.Notes = append(d.Notes, s.words.T("letter.note_seen", "who", who))
	for _, test := range []string{"nerve", "strength"} {
		if v := get(test); v == "normal" || v == "not" {
			d.Notes = append(d.Notes, s.words.T("letter.note_"+test+"_"+v))
		}
	}
	if n := get("note"); n != "" {
		d.Notes = append(d.Notes, n)
	}
	raw, err = json.Marshal(d)
	if err != nil {
		return nil, "letter.wrong_findings"
	}
	return raw, ""
}

// limitRow reads one row: a percentage of a family, or kilograms of one lift.
// Nothing typed is no limit; what is no number is refused.
func limitRow(name string, get func(string) string) (*app.Limited, string) {
	text, kg := get("pct_"+name), false
	if name == "other" {
		text, kg = get("kg_other"), true
	}
	if text == "" {
		return nil, ""
	}
	v, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	switch {
	case err != nil || !(v >= 0) || math.IsInf(v, 0) || !kg && !(v <= 100) || kg && !(v <= 1000):
		return nil, "letter.wrong_limit"
	case kg && get("lift_other") == "":
		return nil, "letter.wrong_limit"
	case kg:
		return &app.Limited{Lift: get("lift_other"), MaxKg: &v}, ""
	}
	return &app.Limited{Lift: name, MaxPct: &v}, ""
}

// letterFunction keeps the person's own scale and totals of questionnaires.
func (s *server) letterFunction(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	f, base := r.PostForm, tapID(r.PostForm.Get("id"))
	var out []diary.Entry
	keep := func(question string, v float64) {
		out = append(out, diary.Entry{Kind: "answer", ID: diary.RowID("letter", base, question), Question: question, Value: v})
	}
	for _, name := range sortedKeys(f) {
		id, ok := strings.CutPrefix(name, report.FunctionPrefix)
		if !ok || f.Get(name) == "" {
			continue
		}
		if v, err := strconv.Atoi(f.Get(name)); err == nil && v >= 0 && v <= 10 {
			if _, known := s.words.Lifts.Get(lift.ID(id)); known {
				keep(name, float64(v))
			}
		}
	}
	if own := strings.TrimSpace(f.Get("own")); own != "" && len(own) <= 80 {
		if v, err := strconv.Atoi(f.Get("own_score")); err == nil && v >= 0 && v <= 10 {
			keep(report.FunctionPrefix+own, float64(v))
		}
	}
	if total := strings.TrimSpace(f.Get("total")); total != "" {
		v, err := strconv.ParseFloat(strings.Replace(total, ",", ".", 1), 64)
		if err != nil || !(v >= 0 && v <= 100) || !slices.Contains(report.Measures, f.Get("measure")) {
			s.letterWith(w, r, http.StatusUnprocessableEntity, "", s.words.T("letter.wrong_total"))
			return
		}
		keep(report.MeasurePrefix+f.Get("measure"), v)
	}
	if len(out) == 0 {
		s.letterWith(w, r, http.StatusUnprocessableEntity, "", s.words.T("letter.wrong_empty"))
		return
	}
	if err := s.desk.Append(r.Context(), out...); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/letter?saved=function", http.StatusSeeOther)
}
