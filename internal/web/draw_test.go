package web

import (
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"spotter/frontend"
	"spotter/internal/app"
	"spotter/internal/body"
	"spotter/internal/diary"
)

func (s *site) kinds() map[string]int {
	s.t.Helper()
	entries := s.entries()
	out := map[string]int{}
	for _, e := range entries {
		out[e.Kind]++
	}
	return out
}

func (s *site) entries() []diary.Entry {
	s.t.Helper()
	e, err := s.store.Entries(s.t.Context(), own)
	if err != nil {
		s.t.Fatal(err)
	}
	return e
}

// TestDrawWithoutWords: a drawing alone makes a case, and the way leads to the
// safety questions.
func TestDrawWithoutWords(t *testing.T) {
	s := newSite(t)
	body1 := s.page("/body")
	if strings.Count(body1, `type="checkbox"`) < 150 || !strings.Contains(body1, `href="#z-left.medial_border"`) || !strings.Contains(body1, `id="z-left.medial_border"`) {
		t.Error("the list or the picture lacks places")
	}
	s.send("/body", url.Values{"z": {"right.medial_border", "right.infraspinatus"}, "intensity": {"4"}, "quality": {"dull"}, "layer": {"muscle"}, "do": {"save"}}, "/body/drawn")
	if k := s.kinds(); k["drawing"] != 1 || k["pain"] != 1 || k["case"] != 1 {
		t.Errorf("kept: %v", k)
	}
	page := s.page("/body/drawn")
	for _, want := range []string{"4 out of 10", "Inner edge of the blade, right", "rhomboids", `href="/screen"`, "seen from behind"} {
		if !strings.Contains(strings.ToLower(page), strings.ToLower(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if !strings.Contains(s.page("/case"), "upper back") && !strings.Contains(s.page("/case"), "Upper back") {
		t.Error("the case does not know the place")
	}
	if q := open(s.page("/screen")); len(q) == 0 {
		t.Error("no safety question follows")
	}
}

// TestSeveralAreas: areas add up on the form, can be taken out, and are kept
// with a stroke as it was drawn.
func TestSeveralAreas(t *testing.T) {
	s := newSite(t)
	stroke := `[{"view":"back","window":"upper_back","width":0.02,"points":[[0.574,0.42],[0.572,0.45],[0.58,0.5]]}]`
	code, _, page := s.post("/body", url.Values{"strokes": {stroke}, "intensity": {"7"}, "do": {"more"}})
	areas := regexp.MustCompile(`name="areas" value="([^"]*)"`).FindStringSubmatch(page)
	if code != 200 || areas == nil || !strings.Contains(page, "7 out of 10") {
		t.Fatalf("%d: the first area is not on the page", code)
	}
	kept := strings.ReplaceAll(areas[1], "&#34;", `"`)
	code, _, page = s.post("/body", url.Values{"areas": {kept}, "do": {"drop.1"}})
	if code != 200 || strings.Contains(page, "7 out of 10") {
		t.Error("an area cannot be taken out")
	}
	s.send("/body", url.Values{"areas": {kept}, "z": {"left.knee_front"}, "do": {"save"}}, "/body/drawn")
	ds, bad := app.Drawings(s.entries())
	if len(ds) != 1 || bad != 0 || len(ds[0].Drawing.Areas) != 2 {
		t.Fatalf("%+v", ds)
	}
	a := ds[0].Drawing.Areas
	if a[0].Strokes[0].Points[1] != [2]float64{0.572, 0.45} || a[0].Strokes[0].Window != body.WindowUpperBack || a[1].Intensity != nil {
		t.Errorf("%+v", a)
	}
	if s.kinds()["pain"] != 1 {
		t.Error("an area whose strength was not told gave a rating")
	}
}

func TestDrawingThatCannotBeRead(t *testing.T) {
	s := newSite(t)
	for name, f := range map[string]url.Values{
		"nothing": {}, "no more": {"do": {"more"}}, "no json": {"areas": {"{"}}, "no place": {"z": {"left.wing"}}, "no number": {"z": {"left.glute"}, "intensity": {"x"}},
		"too strong": {"z": {"left.glute"}, "intensity": {"11"}}, "no quality": {"z": {"left.glute"}, "quality": {"<b>"}}, "no layer": {"z": {"left.glute"}, "layer": {"bone"}},
		"beside": {"strokes": {`[{"view":"front","width":0.02,"points":[[0.01,0.01]]}]`}}, "outside": {"strokes": {`[{"view":"front","width":0.02,"points":[[9,9]]}]`}},
		"bad area": {"areas": {`[{"picked":["both.glute"]}]`}, "z": {"left.glute"}}, "many areas": {"areas": {"[" + strings.Repeat(`{"picked":["left.glute"]},`, 30) + `{"picked":["left.glute"]}]`}},
	} {
		code, _, page := s.post("/body", f)
		if code != 422 || len(check(page)) > 0 || !strings.Contains(page, `role="alert"`) {
			t.Errorf("%s: %d %v", name, code, check(page))
		}
	}
	if a, _ := s.store.Athletes(t.Context()); len(a) != 0 {
		t.Error("something was kept")
	}
}

// TestLeftOrRight: words and drawing disagree, the page asks, and either
// answer settles it without losing what was drawn.
func TestLeftOrRight(t *testing.T) {
	for by, want := range map[string]body.Side{"words": body.Left, "drawing": body.Right} {
		s := newSite(t)
		s.send("/paste", url.Values{"text": {"My left shoulder blade hurts when squatting low bar."}}, "/case")
		s.send("/body", url.Values{"z": {"right.medial_border"}, "intensity": {"3"}, "do": {"save"}}, "/body/drawn")
		page := s.page("/body/drawn")
		if !strings.Contains(page, "Left or right?") || !strings.Contains(page, "your words say left and the drawing shows right") {
			t.Fatal("the page does not ask")
		}
		s.send("/body/side", url.Values{"region": {"upper_back"}, "by": {by}}, "/body/drawn")
		if strings.Contains(s.page("/body/drawn"), "Left or right?") {
			t.Errorf("by %s: still asked", by)
		}
		c, _, err := app.LatestCase(s.entries())
		if err != nil || c.Problems[0].Side != want {
			t.Errorf("by %s: %v %+v", by, err, c.Problems)
		}
		ds, _ := app.Drawings(s.entries())
		if len(ds) != 1 || ds[0].Drawing.Spotted()[0].Side != want {
			t.Errorf("by %s: what counts is %+v", by, ds)
		}
		kept := false
		for _, e := range s.entries() {
			kept = kept || e.Kind == app.KindDrawing && strings.Contains(string(e.Extra["drawing"]), "right.medial_border")
		}
		if !kept {
			t.Errorf("by %s: the first drawing is gone", by)
		}
	}
}

// TestStopStandsOverTheDrawing: a stop heads the page and no way leads past it.
func TestStopStandsOverTheDrawing(t *testing.T) {
	h := gallery(t)
	for _, page := range []string{"body", "body/drawn"} {
		out := galleryPage(t, h, "/emergency/"+page)
		if !strings.Contains(out, `class="stop"`) || strings.Contains(out, `href="/plan"`) || strings.Contains(out, `class="btn main big" href="/screen"`) {
			t.Errorf("%s: the stop does not head the page", page)
		}
	}
}

// TestChartContrast: the steps of strength are told apart by lightness alone,
// in order, and their patterns and lines stand out, in both schemes.
func TestChartContrast(t *testing.T) {
	css, err := fs.ReadFile(frontend.Files, "static/body.css")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	dark, _, _ := strings.Cut(rest, "/* ---------- the picture */")
	surface := schemes(t)
	for scheme, text := range map[string]string{"light": head, "dark": dark} {
		c := map[string]string{}
		for _, m := range colour.FindAllStringSubmatch(text, -1) {
			c[m[1]] = m[2]
		}
		at := []string{"bc-body", "bc-s1", "bc-s2", "bc-s3", "bc-s4"}
		for i := 1; i < len(at); i++ {
			a, b := luminance(t, c[at[i-1]]), luminance(t, c[at[i]])
			if (a > b) != (scheme == "light") || !(ratio(t, c[at[i-1]], c[at[i]]) >= 1.2) {
				t.Errorf("%s: %s and %s are %.2f : 1", scheme, at[i-1], at[i], ratio(t, c[at[i-1]], c[at[i]]))
			}
		}
		for _, p := range [][2]string{{"bc-line", "bc-body"}, {"bc-ink", "bc-s1"}, {"bc-ink", "bc-s2"}, {"bc-ink4", "bc-s4"}} {
			if r := ratio(t, c[p[0]], c[p[1]]); !(r >= 3) {
				t.Errorf("%s: %s on %s is %.2f : 1", scheme, p[0], p[1], r)
			}
		}
		if r := ratio(t, surface[scheme]["ink"], c["bc-body"]); !(r >= 4.5) {
			t.Errorf("%s: ink on the body is %.2f : 1", scheme, r)
		}
	}
}
