package app

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/report"
	"spotter/internal/report/fhir"
	letterpage "spotter/internal/report/page"
	"spotter/internal/report/paper"
	"spotter/internal/report/paper/papertest"
	"spotter/internal/trigger"
	"spotter/knowledge"
)

// crowd makes cases and diaries with too much of everything: hundreds of lifts,
// a dozen places, dozens of medicines, every warning sign, the longest names,
// writing from right to left and pictures. No word of a person holds a digit,
// and every load has two decimals, so that a load is found wherever it stands.
type crowd struct {
	rt    *rapid.T
	flags []string
	lifts []lift.ID
	loads []string // as they are written
}

var crowdDay = day.MustParse("2026-03-02")

func (c *crowd) word(name string) string {
	s := rapid.StringOfN(rapid.RuneFrom([]rune("aWil ü€Жשלוםمرحبا💪👩‍⚕️☐<&\"'\\()­‮")), 0, 12, -1).Draw(c.rt, name)
	return strings.Repeat(s, rapid.SampledFrom([]int{1, 1, 1, 20}).Draw(c.rt, "times"))
}

func (c *crowd) many(name string, most int) int {
	return rapid.SampledFrom([]int{0, 1, 2, most / 4, most}).Draw(c.rt, name)
}

func (c *crowd) side() body.Side {
	return rapid.SampledFrom([]body.Side{body.Left, body.Right, body.Both, body.NotStated}).Draw(c.rt, "side")
}

func (c *crowd) lift() lift.ID { return rapid.SampledFrom(c.lifts).Draw(c.rt, "lift") }

// load is a new one each time.
func (c *crowd) load() *float64 {
	kg := 100 + float64(len(c.loads)) + .25
	c.loads = append(c.loads, strconv.FormatFloat(kg, 'f', -1, 64))
	return &kg
}

func (c *crowd) is() intake.Case {
	rt, days := c.rt, 60
	k := intake.Case{Schema: intake.Schema, AsOf: crowdDay.Add(-10), Answers: map[string]string{}, RedFlags: intake.RedFlags{}}
	if rapid.Bool().Draw(rt, "age") {
		n := rapid.IntRange(14, 80).Draw(rt, "years")
		k.Person.Age = &n
	}
	for range c.many("places", 12) {
		n := rapid.IntRange(0, 10).Draw(rt, "severity")
		k.Problems = append(k.Problems, intake.Problem{Region: rapid.SampledFrom(body.Regions).Draw(rt, "region"), Side: c.side(), Place: c.word("place"), Course: rapid.SampledFrom([]string{"worsening", "on_and_off", "not_stated"}).Draw(rt, "course"), Severity: &n, OnsetDaysAgo: &days})
	}
	for range c.many("triggers", 40) {
		k.Triggers = append(k.Triggers, intake.Trigger{Lift: c.lift(), Effect: "provokes", When: "next_day", Dose: "too_heavy"})
	}
	for range c.many("tried", 40) {
		k.Tried = append(k.Tried, intake.Tried{What: rapid.SampledFrom([]string{"other", "massage", "nsaid", "ball_pressure"}).Draw(rt, "what"), Name: c.word("name"), Region: c.word("where"), Effect: "helped"})
	}
	for range c.many("drugs", 40) {
		k.Medication = append(k.Medication, intake.Medication{Class: rapid.SampledFrom([]string{"nsaid", "oral_corticosteroid", "opioid", "other"}).Draw(rt, "class"), Name: c.word("drug"), For: c.word("for"), DaysAgo: &days})
	}
	for range c.many("symptoms", 8) {
		k.Symptoms = append(k.Symptoms, intake.Symptom{What: rapid.SampledFrom([]string{"night_pain", "numbness", "weakness", "pop"}).Draw(rt, "symptom"), Present: rapid.Bool().Draw(rt, "there"), Side: c.side(), Place: c.word("place")})
	}
	for range c.many("mentioned", 4) {
		k.RedFlags.Mentioned = append(k.RedFlags.Mentioned, intake.FlagFact{ID: rapid.SampledFrom(c.flags).Draw(rt, "flag")})
	}
	return k
}

func (c *crowd) diary() []diary.Entry {
	rt, n := c.rt, 0
	var out []diary.Entry
	add := func(back int, e diary.Entry) {
		n++
		e.ID, e.At = fmt.Sprintf("e%d", n), crowdDay.Add(-back).String()
		out = append(out, e)
	}
	reps, rpe := 3, 8.0
	for i := range c.many("lifts", 200) {
		pain := rapid.IntRange(0, 10).Draw(rt, "pain")
		add(i%84, diary.Entry{Kind: "set", Lift: string(c.lifts[i%len(c.lifts)]), Kg: c.load(), Reps: &reps, RPE: &rpe, Pain: &pain})
	}
	for i := range c.many("ratings", 60) {
		score := rapid.IntRange(0, 10).Draw(rt, "score")
		add(i, diary.Entry{Kind: "pain", Score: &score, When: "now", Region: string(rapid.SampledFrom(body.Regions).Draw(rt, "region")), Side: string(c.side())})
	}
	for i := range c.many("limits", 6) {
		e := diary.Entry{Kind: "limit", By: "clinician", Lift: string(c.lift()), MaxKg: c.load()}
		if i%2 == 1 {
			pct := 40.75 + float64(i)
			e.MaxKg, e.MaxPct, c.loads[len(c.loads)-1] = nil, &pct, strconv.FormatFloat(pct, 'f', -1, 64)
		}
		add(1, e)
	}
	for range c.many("notes", 6) {
		add(1, diary.Entry{Kind: "note", By: "clinician", Text: c.word("note")})
	}
	value := rapid.SampledFrom([]string{"no", "no", "no", "yes", "unsure"})
	if rapid.Bool().Draw(rt, "calm") {
		value = rapid.Just("no")
	}
	for i := range c.many("answers", len(c.flags)) {
		add(1, AnswerEntry("", "", c.flags[i], value.Draw(rt, "value")))
	}
	return out
}

// ceiling is a dose; the share of a best single has no second decimal, so it is
// looked for in kilograms.
func (c *crowd) ceiling() *trigger.Ceiling {
	switch rapid.IntRange(0, 2).Draw(c.rt, "ceiling") {
	case 0:
		return nil
	case 1:
		return &trigger.Ceiling{Sets: 5}
	}
	return &trigger.Ceiling{Share: .8, Kg: lift.KgOf(*c.load())}
}

// found is a search with a finding on some lifts.
func (c *crowd) found() *TriggersDoc {
	if rapid.Bool().Draw(c.rt, "not searched") {
		return nil
	}
	r := &trigger.Report{Status: "ok"}
	for i := range c.many("findings", 20) {
		size, lag := 1.5, .42
		r.Effects = append(r.Effects, trigger.Finding{Exposure: string(c.lifts[i%len(c.lifts)]), Kind: trigger.KindLift, Word: rapid.SampledFrom([]trigger.Word{trigger.VeryLikely, trigger.Open, trigger.Cleared}).Draw(c.rt, "word"), Ceiling: c.ceiling(), Effect: &size, Interval90: &[2]float64{.5, 2.5}, LagDays: lag, N: 9})
	}
	return &TriggersDoc{Status: "ok", Report: r}
}

// form is the letter in one form as text without white space.
type form struct{ name, text string }

var ours = regexp.MustCompile(`[\x20-\x7eäöüÄÖÜß]+`)

// parts of a line that a form must hold. On paper a person's words from right
// to left are turned, signs that the font lacks are named by number, and
// pdftotext turns lines once more: there a line that holds such words is looked
// for word by word.
func (f form) parts(line string) []string {
	if f.name == "HTML" { // what turns the direction of writing is not obeyed there
		line = strings.ReplaceAll(line, "\u202e", "�")
	}
	if f.name != "PDF" && f.name != "pdftotext" || ours.FindString(line) == line {
		return []string{line}
	}
	var out []string
	for _, run := range ours.FindAllString(line, -1) {
		for _, word := range strings.FieldsFunc(run, func(r rune) bool { return strings.ContainsRune(" <&\"'\\()", r) }) {
			out = append(out, word)
		}
	}
	return out
}

// TestLettersOfACrowd: whatever is told and logged, in every form and in both
// papers and languages: no box covers another, every safety fact can be read
// out again, and no load stands anywhere once the gate stops or hands over.
func TestLettersOfACrowd(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	c := crowd{}
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range cat.Lifts {
		c.lifts = append(c.lifts, l.ID)
	}
	slices.SortStableFunc(c.lifts, func(x, y lift.ID) int { return len(y) - len(x) }) // the longest names first
	rules, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	for i := range rules.Flags {
		c.flags = append(c.flags, rules.Flags[i].ID)
	}
	fonts, dir := letterFonts(t), t.TempDir()
	seen, leaks := map[string]int{}, 0
	rapid.Check(t, func(rt *rapid.T) {
		c.rt, c.loads = rt, nil
		r := LetterRequest{Case: c.is(), Entries: c.diary(), AsOf: crowdDay, Name: c.word("name"), Private: rapid.Bool().Draw(rt, "private"), Explain: rapid.Bool().Draw(rt, "explain")}
		r.Found = c.found()
		l, err := a.Letter(r)
		if err != nil {
			rt.Fatal(err)
		}
		seen[l.Safety.Verdict]++
		in := a.In(rapid.SampledFrom(Languages()).Draw(rt, "language"))
		s := report.Write(&l, in.Text(), report.Options{})
		size := rapid.SampledFrom([]string{paper.A4, paper.Letter}).Draw(rt, "size")
		pdf, rects, err := paper.Draw(&l, s, size, fonts)
		if err != nil {
			rt.Fatal(err)
		}
		if len(pdf) > 300<<10 {
			rt.Fatalf("%d bytes", len(pdf))
		}
		apart(rt, rects)
		forms := append(formsOf(rt, &l, s, pdf), poppler(rt, dir, pdf)...)
		safetyStands(rt, &l, in, s, forms)
		bundle := sameSafety(rt, &l)
		raw, _ := json.Marshal(l)
		forum := report.Write(&l, in.Text(), report.Options{Forum: true, Names: true, Dates: true, Drugs: true}).Text()
		forms = append(forms, form{"FHIR", bundle}, form{"JSON", string(raw)}, form{"forum", solid(forum)})
		leaks += noLoads(rt, &l, forms, c.loads)
	})
	if leaks == 0 || seen["stop"] == 0 || seen["hand_over"] == 0 || seen["limit"]+seen["go"] == 0 {
		t.Errorf("the cases do not show what they should: verdicts %v, loads seen while training may go on: %d", seen, leaks)
	}
}

func solid(s string) string { return strings.Join(strings.Fields(s), "") }

var tagForm = regexp.MustCompile(`<[^>]*>`)

func formsOf(rt *rapid.T, l *report.Letter, s report.Sheet, pdf []byte) []form {
	told, err := papertest.Solid(pdf)
	if err != nil {
		rt.Fatal(err)
	}
	page := string(letterpage.File(l, s, nil, nil))
	return []form{{"PDF", told}, {"HTML", solid(html.UnescapeString(tagForm.ReplaceAllString(page, " ")))}, {"text", solid(s.Text())}}
}

// poppler is what pdftotext reads out of a PDF, where it is installed.
func poppler(rt *rapid.T, dir string, pdf []byte) []form {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil
	}
	name := filepath.Join(dir, "l.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		rt.Fatal(err)
	}
	out, err := exec.Command(tool, "-raw", name, "-").Output()
	if err != nil {
		rt.Fatal(err)
	}
	return []form{{"pdftotext", solid(string(out))}}
}

// apart: every box lies on the paper, and none covers another.
func apart(rt *rapid.T, rects []paper.Rect) {
	const eps = 0.01
	for i, a := range rects {
		for _, b := range rects[:i] {
			if a.Page == b.Page && a.X+eps < b.X+b.W && b.X+eps < a.X+a.W && a.Y+eps < b.Y+b.H && b.Y+eps < a.Y+a.H {
				rt.Fatalf("%+v covers %+v", a, b)
			}
		}
	}
}

// safetyStands: each warning sign that counts and each answer stands among the
// warning signs, and each line of them, the stop and the count in every form.
func safetyStands(rt *rapid.T, l *report.Letter, in *App, s report.Sheet, forms []form) {
	var want []string
	for _, f := range s.Section("safety").Lines {
		want = append(want, f.String())
	}
	told := strings.Join(want, "\n")
	for _, a := range l.Safety.Screen {
		if words, ok := in.Text()["flag."+a.ID]; !ok || !strings.Contains(told, words) {
			rt.Fatalf("%s is not among the warning signs", a.ID)
		}
	}
	for _, f := range l.Safety.Fired {
		if words := in.Text()["flag."+f.ID]; !strings.Contains(told, words) {
			rt.Fatalf("%s counts and is not among the warning signs", f.ID)
		}
	}
	if (l.Safety.Verdict == "stop" || l.Safety.Verdict == "hand_over") != (s.Stop != "") {
		rt.Fatalf("%s says %q", l.Safety.Verdict, s.Stop)
	}
	for _, x := range append(want, s.Stop, s.Section("short").Lines[min(len(l.Places), 3)+1-min(1, len(l.Places))].String()) {
		for _, f := range forms {
			for _, part := range f.parts(x) {
				if !strings.Contains(f.text, solid(part)) {
					rt.Fatalf("%s lacks %q of %q", f.name, part, x)
				}
			}
		}
	}
}

// sameSafety: what another program reads of safety is what the letter says.
func sameSafety(rt *rapid.T, l *report.Letter) string {
	bundle, err := fhir.Bundle(l)
	if err != nil {
		rt.Fatal(err)
	}
	back, err := fhir.Read(bundle)
	if err != nil {
		rt.Fatal(err)
	}
	if !reflect.DeepEqual(back.Safety, l.Safety) {
		rt.Fatalf("FHIR says\n%+v, the letter\n%+v", back.Safety, l.Safety)
	}
	return string(bundle)
}

// noLoads finds loads in the forms; that is a fault when nobody may lift. It
// says how many it found where they may stand.
func noLoads(rt *rapid.T, l *report.Letter, forms []form, loads []string) (found int) {
	bare := l.Safety.Verdict != "limit" && l.Safety.Verdict != "go"
	for _, f := range forms {
		for _, kg := range loads {
			if !strings.Contains(f.text, kg) && !strings.Contains(f.text, strings.Replace(kg, ".", ",", 1)) {
				continue
			}
			if found++; bare {
				rt.Fatalf("%s: %s stands in %s", l.Safety.Verdict, kg, f.name)
			}
		}
	}
	return found
}
