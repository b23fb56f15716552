package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// sheetForm is one form of a page: where it goes and what stands in it.
type sheetForm struct {
	action string
	fields url.Values
	lift   string // id of the card around it
}

// forms reads the forms of a page with their hidden and typed fields.
func forms(body string) []sheetForm {
	var out []sheetForm
	card := ""
	for _, n := range parse(body).nodes {
		if n.tag == "li" && strings.HasPrefix(n.attr["id"], "lift-") {
			card = n.attr["id"]
		}
		if n.tag == "form" && !n.end {
			out = append(out, sheetForm{n.attr["action"], url.Values{}, card})
		}
		if n.tag == "input" && len(out) > 0 && (n.attr["type"] == "hidden" || n.attr["type"] == "text") && n.attr["name"] != "" {
			out[len(out)-1].fields.Set(n.attr["name"], n.attr["value"])
		}
	}
	return out
}

// form is the first form of a page that goes to an address.
func (s *site) form(path, action string, has ...string) sheetForm {
	s.t.Helper()
	for _, f := range forms(s.page(path)) {
		fits := f.action == action
		for _, name := range has {
			fits = fits && f.fields.Get(name) != ""
		}
		if fits {
			return f
		}
	}
	s.t.Fatalf("%s has no form to %s with %v", path, action, has)
	return sheetForm{}
}

// tap sends a form with one button.
func (s *site) tap(f sheetForm, name, value, to string) {
	s.t.Helper()
	f.fields.Set(name, value)
	s.send(f.action, f.fields, to)
}

// begun is the example athlete on a training day, the first lift asked about.
func begun(t *testing.T) *site {
	t.Helper()
	s := newSite(t)
	s.send("/example", nil, "/case")
	return s
}

func (s *site) kept(kind string) []diary.Entry {
	s.t.Helper()
	entries, err := s.store.Entries(s.t.Context(), app.ExampleID)
	if err != nil {
		s.t.Fatal(err)
	}
	var out []diary.Entry
	for _, e := range entries {
		if e.Kind == kind && strings.HasPrefix(e.At, "2026-03-02T") {
			out = append(out, e)
		}
	}
	return out
}

// TestASessionWithPainPastTheLimit goes through a whole session as a browser
// without JavaScript does.
func TestASessionWithPainPastTheLimit(t *testing.T) {
	s := begun(t)
	before := s.page("/today")
	if !strings.Contains(before, "pain right now?") || strings.Contains(before, `class="plates"`) {
		t.Fatal("a heavy lift shows its weights before the question about pain is answered")
	}
	first := s.form("/today", "/today/pain", "lift")
	lift := first.fields.Get("lift")
	s.tap(first, "score", "1", "/today?saved=pain")
	after := s.page("/today")
	for _, want := range []string{`class="plates"`, "Effort up to RPE", "Pain up to 3", "Last time", "Warm-up sets", "It hurts? Swap it"} {
		if !strings.Contains(after, want) {
			t.Errorf("the open lift lacks %q", want)
		}
	}
	set := s.form("/today", "/today/set", "lift")
	if set.fields.Get("lift") != lift || set.fields.Get("kg") == "" || set.fields.Get("tkg") == "" {
		t.Fatalf("the form of the first set: %v", set.fields)
	}
	set.fields.Set("rpe", "7")
	s.tap(set, "pain", "2", "/today?saved=set")
	kept := s.kept("set")
	if len(kept) != 1 || *kept[0].Pain != 2 || *kept[0].RPE != 7 || kept[0].Target == nil || kept[0].By != "athlete" {
		t.Fatalf("kept: %+v", kept)
	}
	second := s.form("/today", "/today/set", "lift")
	s.tap(second, "pain", "6", "/today?saved=set")
	if kept := s.kept("set"); kept[1].RPE != nil {
		t.Error("an effort nobody told was written down")
	}
	over := s.page("/today")
	for _, want := range []string{"Stop here with this lift", "pain reached 6", "for 48 hours", "It hurts? Swap it"} {
		if !strings.Contains(shown(over), want) {
			t.Errorf("after pain past the limit the page lacks %q", want)
		}
	}
	for _, f := range forms(over) {
		if f.action == "/today/set" && f.fields.Get("lift") == lift {
			t.Error("the lift still has a form for a next set")
		}
	}
	s.swapAndEnd(lift)
}

// swapAndEnd takes a stand-in for the sore lift, logs it, and ends the session.
func (s *site) swapAndEnd(lift string) {
	s.t.Helper()
	page := s.page("/today")
	at := strings.Index(page, `name="why" value="pain"`)
	_, rest, ok := strings.Cut(page[at:], `<button name="to" value="`)
	to, _, _ := strings.Cut(rest, `"`)
	if at < 0 || !ok {
		s.t.Fatal("no stand-in is on offer")
	}
	var swap sheetForm
	for _, f := range forms(page) {
		if f.action == "/today/swap" && f.fields.Get("why") == "pain" && f.fields.Get("from") == lift {
			swap = f
		}
	}
	s.tap(swap, "to", to, "/today?saved=swap")
	swapped := s.page("/today")
	if !strings.Contains(swapped, "Instead of") {
		s.t.Error("the stand-in is not shown in its place")
	}
	ask := s.form("/today", "/today/pain", "lift")
	if ask.fields.Get("lift") != to {
		s.t.Errorf("asked before %q, want the stand-in %q", ask.fields.Get("lift"), to)
	}
	s.tap(ask, "score", "0", "/today?saved=pain")
	s.tap(s.form("/today", "/today/finish"), "x", "", "/today?saved=finish")
	end := shown(s.page("/today"))
	for _, want := range []string{"Done for today", "How is the pain now?", "2 sets logged"} {
		if !strings.Contains(end, want) {
			s.t.Errorf("the end lacks %q", want)
		}
	}
	s.tap(s.form("/today", "/today/pain"), "score", "3", "/today?saved=pain")
	if strings.Contains(s.page("/today"), "How is the pain now?") {
		s.t.Error("it asks again")
	}
}

// TestATapArrivesTwice: one set; the same form with other contents is told, not
// kept and not lost silently.
func TestATapArrivesTwice(t *testing.T) {
	s := begun(t)
	s.tap(s.form("/today", "/today/pain", "lift"), "score", "1", "/today?saved=pain")
	f := s.form("/today", "/today/set", "lift")
	s.tap(f, "pain", "2", "/today?saved=set")
	s.tap(f, "pain", "2", "/today?saved=set")
	if n := len(s.kept("set")); n != 1 {
		t.Errorf("%d sets from one tap", n)
	}
	f.fields.Set("pain", "5")
	code, _, body := s.post(f.action, f.fields)
	if code != http.StatusConflict || !strings.Contains(body, "saved already") || len(s.kept("set")) != 1 {
		t.Errorf("other contents under the same tap: %d", code)
	}
}

// TestUndo: the set no longer counts and stays in the diary.
func TestUndo(t *testing.T) {
	s := begun(t)
	s.tap(s.form("/today", "/today/pain", "lift"), "score", "1", "/today?saved=pain")
	s.tap(s.form("/today", "/today/set", "lift"), "pain", "6", "/today?saved=set")
	if !strings.Contains(s.page("/today"), "Stop here with this lift") {
		t.Fatal("the limit was passed")
	}
	s.tap(s.form("/today", "/today/undo", "of"), "x", "", "/today?saved=undo")
	if strings.Contains(s.page("/today"), "Stop here with this lift") {
		t.Error("the set still counts")
	}
	if len(s.kept("set")) != 1 || len(s.kept("delete")) != 1 {
		t.Error("an undo must leave both entries in the diary")
	}
	code, _, _ := s.post("/today/undo", url.Values{"of": {"nothing"}})
	if code != http.StatusUnprocessableEntity {
		t.Errorf("undoing nothing: %d", code)
	}
}

// TestUndoKeepsSafetyAnswers: the way back of a set is none for a warning sign.
func TestUndoKeepsSafetyAnswers(t *testing.T) {
	s := begun(t)
	s.send("/screen", url.Values{"q.cord_signs": {"yes"}}, "/screen")
	answers := s.kept("answer")
	code, _, _ := s.post("/today/undo", url.Values{"of": {answers[len(answers)-1].ID}})
	if code != http.StatusUnprocessableEntity || !strings.Contains(s.page("/today"), `class="stop"`) {
		t.Errorf("a warning sign was undone like a set: %d", code)
	}
}

// TestTwoTabs: a page that is old may still log; what it logs is kept, what it
// shows afterwards is new, and it can find out that it is old.
func TestTwoTabs(t *testing.T) {
	s := begun(t)
	s.tap(s.form("/today", "/today/pain", "lift"), "score", "1", "/today?saved=pain")
	a, b := s.form("/today", "/today/set", "lift"), s.form("/today", "/today/set", "lift")
	head := s.page("/today/head")
	s.tap(a, "pain", "6", "/today?saved=set")
	if s.page("/today/head") == head {
		t.Error("the old tab cannot see that something was told")
	}
	s.tap(b, "pain", "1", "/today?saved=set")
	if n := len(s.kept("set")); n != 2 {
		t.Errorf("%d sets", n)
	}
	if !strings.Contains(s.page("/today"), "Stop here with this lift") {
		t.Error("the later, lower score lifted the limit")
	}
}

// TestEnterIsNoScore: a form sent by the Enter key has no pain score; nothing
// is kept and what was typed stands in the boxes.
func TestEnterIsNoScore(t *testing.T) {
	s := begun(t)
	s.tap(s.form("/today", "/today/pain", "lift"), "score", "1", "/today?saved=pain")
	f := s.form("/today", "/today/set", "lift")
	f.fields.Set("kg", "71,25")
	f.fields.Set("pain", "")
	code, _, body := s.post(f.action, f.fields)
	if code != http.StatusUnprocessableEntity || !strings.Contains(body, "71,25") || len(s.kept("set")) != 0 {
		t.Errorf("%d; the typed load must stand there, and nothing be kept", code)
	}
	for name, bad := range map[string]url.Values{"kg": {"kg": {"1,025"}}, "much": {"kg": {"900"}}, "reps": {"reps": {"many"}}, "rpe": {"rpe": {"7.3"}},
		"eleven": {"pain": {"11"}}, "minus": {"pain": {"-1"}}} {
		g := url.Values{}
		for k, v := range f.fields {
			g[k] = v
		}
		g.Set("kg", "60")
		g.Set("pain", "2")
		for k, v := range bad {
			g[k] = v
		}
		if code, _, _ := s.post(f.action, g); code != http.StatusUnprocessableEntity || len(s.kept("set")) != 0 {
			t.Errorf("%s: %d", name, code)
		}
	}
}

var bodyweight = regexp.MustCompile(`\d+(\.\d)? kg body weight`)

// TestStopOnTheGymPages: no load on any of them, logging goes on.
func TestStopOnTheGymPages(t *testing.T) {
	s := begun(t)
	s.tap(s.form("/today", "/today/pain", "lift"), "score", "1", "/today?saved=pain")
	f := s.form("/today", "/today/set", "lift")
	s.send("/screen", url.Values{"q.tearing_pain": {"yes"}}, "/screen")
	s.tap(f, "pain", "4", "/today?saved=set")
	for _, page := range GalleryPages() {
		if strings.HasSuffix(page, "/"+gallerySample) { // of an upload: TestAStopShowsNoLoads
			continue
		}
		body := s.page("/" + page)
		text := bodyweight.ReplaceAllString(shown(body), "") // who the letter is about is no load
		if hit := figure.FindString(text); hit != "" {
			t.Errorf("/%s shows %q while a stop stands", page, hit)
		}
		if page == "today" && !strings.Contains(body, `class="stop"`) {
			t.Error("today lacks the stop card")
		}
	}
	if len(s.kept("set")) != 1 {
		t.Error("what was lifted must be kept, also then")
	}
}

// TestASlipIsTakenBack: deliberately, minutes after the tap, and nothing else.
func TestASlipIsTakenBack(t *testing.T) {
	s := begun(t)
	s.send("/screen", url.Values{"q.cord_signs": {"yes"}, "q.tearing_pain": {"yes"}}, "/screen")
	f := s.form("/screen", "/screen/slip", "of")
	if code, _, _ := s.post(f.action, f.fields); code != http.StatusUnprocessableEntity {
		t.Errorf("without saying that it was a slip: %d", code)
	}
	s.tap(f, "sure", "slip", "/screen")
	if !strings.Contains(s.page("/today"), `class="stop"`) {
		t.Error("taking one tap back cleared the other warning sign, too")
	}
	s.tap(s.form("/screen", "/screen/slip", "of"), "sure", "slip", "/screen")
	if strings.Contains(s.page("/today"), `class="stop"`) {
		t.Error("both taps were taken back")
	}
	if code, _, _ := s.post("/screen/slip", url.Values{"of": {"nothing"}, "answer": {"no"}, "sure": {"slip"}}); code != http.StatusUnprocessableEntity {
		t.Errorf("a slip of nothing: %d", code)
	}
}

// TestTheWakingPainIsAskedTillItIsTold: the end of a session tells the person to
// give it the next day; the day after a set asks at any hour.
func TestTheWakingPainIsAskedTillItIsTold(t *testing.T) {
	v := gymView{s: &server{}, sh: Sheet{Today: day.MustParse("2026-03-03")}}
	for _, c := range []struct {
		kind, at string
		want     bool
	}{{"set", "2026-03-02T18:00:00Z", true}, {"set", "2026-03-01T18:00:00Z", false}, {"set", "2026-03-03T18:00:00Z", false}, {"pain", "2026-03-02T18:00:00Z", false}} {
		v.sh.Entries = []diary.Entry{{Kind: c.kind, At: c.at}}
		if got := v.liftedYesterday(); got != c.want {
			t.Errorf("%s at %s: %v", c.kind, c.at, got)
		}
	}
}

// TestAMorningThatIsUpSaysSo: by how much, over how many mornings; a rise below
// two points, or with nothing before it, is not one.
func TestAMorningThatIsUpSaysSo(t *testing.T) {
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := newServer(&galleryDesk{liveDesk: liveDesk{app: a}})
	if err != nil {
		t.Fatal(err)
	}
	at := func(on string, n int) diary.Entry {
		return diary.Entry{Kind: "pain", When: "morning", At: on + "T07:00:00Z", Score: &n}
	}
	sh := Sheet{Today: day.MustParse("2026-03-10")}
	if s.risen(sh, 6) != "" {
		t.Error("up from nothing")
	}
	sh.Entries = []diary.Entry{at("2026-01-01", 9), at("2026-03-07", 2), at("2026-03-09", 3), at("2026-03-10", 9)}
	if got := s.risen(sh, 4); got != "" {
		t.Errorf("1.5 points: %q", got)
	}
	if got := s.risen(sh, 5); !strings.Contains(got, "Up 2.5 points") || !strings.Contains(got, "(2.5, 2 mornings before)") {
		t.Errorf("%q", got)
	}
}

// TestLoggingWithoutAStory: any lift, by name, and no advice.
func TestLoggingWithoutAStory(t *testing.T) {
	s := newSite(t)
	f := s.form("/log", "/today/set")
	f.fields.Set("name", "Front squat")
	f.fields.Set("kg", "80")
	f.fields.Set("reps", "5")
	s.tap(f, "pain", "0", "/today?saved=set")
	g := s.form("/log", "/today/set")
	g.fields.Set("name", "Grandfather's <b>lift</b>")
	g.fields.Set("kg", "40")
	g.fields.Set("reps", "8")
	s.tap(g, "pain", "1", "/today?saved=set")
	body := s.page("/today")
	for _, want := range []string{"Front squat", "80 kg × 5 · pain 0", "Grandfather&#39;s &lt;b&gt;lift", "40 kg × 8"} {
		if !strings.Contains(body, want) {
			t.Errorf("today lacks %q", want)
		}
	}
	if strings.Contains(body, "Effort up to") {
		t.Error("advice without a story")
	}
	if f := check(body); len(f) > 0 {
		t.Error(f)
	}
}

// TestSettingsAreFollowed: the unit, the pain limit and the days reach today's
// session and the plan; what makes no sense is refused.
func TestSettingsAreFollowed(t *testing.T) {
	s := begun(t)
	s.send("/settings", url.Values{"unit": {"lb"}, "pain_cap": {"1"}}, "/settings?saved=settings")
	s.tap(s.form("/today", "/today/pain", "lift"), "score", "0", "/today?saved=pain")
	body := s.page("/today")
	if !strings.Contains(body, " lb") || !strings.Contains(body, "Pain up to 1") {
		t.Error("today does not follow the unit and the pain limit")
	}
	s.tap(s.form("/today", "/today/set", "lift"), "pain", "2", "/today?saved=set")
	if !strings.Contains(s.page("/today"), "Stop here with this lift") {
		t.Error("pain above the person's own limit must end the lift")
	}
	if e := s.kept("set"); e[0].Lb == nil || e[0].Kg != nil {
		t.Error("pounds are kept as typed")
	}
	for name, bad := range map[string]url.Values{
		"plates": {"plates": {"25 moon"}}, "bar": {"bar": {"500"}}, "pain": {"pain_cap": {"9"}}, "federation": {"federation": {"none_such"}},
		"rest": {"rest": {"1"}}, "kit": {"kit_shown": {"1"}, "kit": {"spaceship"}}, "unit": {"unit": {"stone"}},
	} {
		before := s.rows()
		if code, _, body := s.post("/settings", bad); code != http.StatusUnprocessableEntity || !strings.Contains(body, "Not saved") || s.rows() != before {
			t.Errorf("%s: %d", name, code)
		}
	}
	before := s.rows()
	s.send("/settings", url.Values{"unit": {"lb"}, "pain_cap": {"1"}}, "/settings?saved=settings")
	if s.rows() != before {
		t.Error("saving the same again writes entries")
	}
}

// TestMorning: once, however often it arrives, and each part has its way back.
func TestMorning(t *testing.T) {
	s := begun(t)
	f := s.form("/morning", "/morning")
	for k, v := range map[string]string{"score": "3", "stiff": "short", "hours": "6.5", "quality": "4", "med": "nsaid"} {
		f.fields.Set(k, v)
	}
	f.fields["care"] = []string{"heat", "ice"}
	s.send("/morning", f.fields, "/morning?saved=morning")
	n := s.rows()
	s.send("/morning", f.fields, "/morning?saved=morning")
	if s.rows() != n {
		t.Error("a morning that arrives twice is kept twice")
	}
	p := s.kept("pain")
	if len(p) != 1 || p[0].When != "morning" || *p[0].Score != 3 || string(p[0].Extra["stiffness"]) != `"short"` || p[0].Region == "" {
		t.Errorf("%+v", p)
	}
	if len(s.kept("sleep")) != 1 || len(s.kept("care")) != 2 || s.kept("med")[0].Class != "nsaid" {
		t.Error("a part is missing")
	}
	if !strings.Contains(s.page("/morning"), "Pain on waking: 3") {
		t.Error("what was told is not shown")
	}
	s.tap(s.form("/morning", "/today/undo", "of"), "x", "", "/today?saved=undo")
	if strings.Contains(s.page("/morning"), "Pain on waking: 3") {
		t.Error("it cannot be taken back")
	}
	for _, bad := range []url.Values{{}, {"stiff": {"long"}}, {"quality": {"4"}}} {
		if code, _, _ := s.post("/morning", bad); code != http.StatusUnprocessableEntity {
			t.Errorf("%v: %d", bad, code)
		}
	}
}

// TestAScriptIsToldTheTruth: saved only when the store has said so.
func TestAScriptIsToldTheTruth(t *testing.T) {
	s := begun(t)
	f := s.form("/today", "/today/pain", "lift")
	f.fields.Set("score", "1")
	ask := func(form url.Values) (int, string) {
		r := httptest.NewRequest("POST", "http://localhost:8080/today/pain", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Accept", "application/json")
		code, _, body := s.do(r)
		return code, body
	}
	if code, body := ask(f.fields); code != 200 || !strings.Contains(body, `"saved":true`) {
		t.Errorf("%d %s", code, body)
	}
	f.fields.Set("score", "")
	if code, body := ask(f.fields); code != 422 || !strings.Contains(body, `"saved":false`) {
		t.Errorf("%d %s", code, body)
	}
	s.store.Close()
	f.fields.Set("score", "1")
	if code, body := ask(f.fields); code != 500 || !strings.Contains(body, `"saved":false`) {
		t.Errorf("with a store that is away: %d %s", code, body)
	}
}

// A lift that no plan asked for is over for the day like any other once its
// pain passes what is accepted: on a rest day too.
func TestPainPastTheLimitOnAnUnplannedLift(t *testing.T) {
	s := newSite(t)
	s.send("/example", nil, "/case")
	score, reps, kg := 7, 3, 120.0
	if err := s.store.Append(t.Context(), app.ExampleID, diary.Entry{Kind: "set", ID: newID(), At: "2026-03-02T18:00:00+01:00", Lift: "deadlift_conventional", Kg: &kg, Reps: &reps, Pain: &score}); err != nil {
		t.Fatal(err)
	}
	body := s.page("/today")
	i := strings.Index(body, "Deadlift (conventional)")
	if i < 0 || !strings.Contains(body[i:], "Over for today") {
		t.Error("a deadlift at pain 7 is not over for the day")
	}
}
