package page

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/report"
)

// blank is a letter without facts.
func blank() (*report.Letter, report.Sheet) {
	on := day.MustParse("2026-03-02")
	l := &report.Letter{AsOf: on, Course: report.Course{Weeks: make([]report.Week, report.Weeks)}}
	for i := range l.Course.Weeks {
		l.Course.Weeks[i].Starts = on.Add(7*(i-report.Weeks) + 1)
	}
	s := report.Sheet{Title: "T", Lang: "en", Chart: report.ChartWords{Left: "L", Right: "R", Front: "front", Back: "back"}, Time: report.TimeWords{Title: "Time", Starts: make([]string, report.Weeks)}, Strip: []string{"a", "b"}}
	return l, s
}

var (
	labelForm = regexp.MustCompile(`data-label="([a-z]+)" data-at="([0-9.]+)"`)
	viewForm  = regexp.MustCompile(`(?s)<g data-view="([a-z]+)".*?(?:<text class="view")`)
	sideForm  = regexp.MustCompile(`<text class="side" x="([0-9.]+)" y="[0-9.]+">([LR])</text>`)
)

// TestEverySpotLiesOnItsSide: for every place, side and view, what is lit and
// labelled lies on the half of the picture that carries the letter of that
// side; the mirrored letter has the mirrored picture.
func TestEverySpotLiesOnItsSide(t *testing.T) {
	seen := 0
	for _, p := range body.Places() {
		sides := []body.Side{body.Left, body.Right}
		if p.Mid {
			sides = []body.Side{body.Midline}
		}
		for _, side := range sides {
			l, s := blank()
			n := 7
			l.Chart.Spots = []report.Spot{{Place: p.ID, Side: side, Intensity: &n}}
			svg := Chart(l, s)
			for _, part := range viewForm.FindAllStringSubmatch(svg, -1) {
				view, text := body.View(part[1]), part[0]
				if !body.Shown(view, p.ID) {
					if strings.Contains(text, "data-label") || strings.Contains(text, "data-spot") {
						t.Errorf("%s %s is lit in the %s view, which does not show it", side, p.ID, view)
					}
					continue
				}
				m := labelForm.FindStringSubmatch(text)
				if m == nil || m[1] != string(side) || !strings.Contains(text, `data-spot="`+string(side)+"."+p.ID+`"`) {
					t.Errorf("%s %s in the %s view: not lit or labelled", side, p.ID, view)
					continue
				}
				seen++
				x, err := strconv.ParseFloat(m[2], 64)
				if err != nil {
					t.Fatal(err)
				}
				at := map[string]float64{}
				for _, mark := range sideForm.FindAllStringSubmatch(text, -1) {
					at[mark[2]], _ = strconv.ParseFloat(mark[1], 64)
				}
				dl, dr := abs(x-at["L"]), abs(x-at["R"])
				switch {
				case len(at) != 2:
					t.Fatalf("the %s view marks %v", view, at)
				case side == body.Left && !(dl < dr) || side == body.Right && !(dr < dl) || side == body.Midline && abs(dl-dr) > 1:
					t.Errorf("%s %s in the %s view lies at %g; L stands at %g, R at %g", side, p.ID, view, x, at["L"], at["R"])
				case view == body.Front && !(at["R"] < at["L"]) || view == body.Back && !(at["L"] < at["R"]):
					t.Errorf("the %s view has its sides the wrong way round", view)
				}
			}
		}
	}
	if seen < 100 {
		t.Fatalf("only %d spots were looked at", seen)
	}
}

func abs(v float64) float64 { return max(v, -v) }

// TestNothingIsLostAndNothingObeyed: whatever was told stands in the page as
// text, and nothing of it is a tag or turns the writing round.
func TestNothingIsLostAndNothingObeyed(t *testing.T) {
	words := rapid.StringOfN(rapid.RuneFrom([]rune("aW<>&\"'üЖשלוםمرحبا💪‮⁦ ☐")), 0, 200, -1)
	tags := regexp.MustCompile(`<[^>]*>`)
	rapid.Check(t, func(rt *rapid.T) {
		l, s := blank()
		told := words.Draw(rt, "words")
		s.Who = told
		var marks []string
		for _, id := range []string{"short", "safety", "places", "course", "effects", "helped", "medicine", "function", "limits", "open"} {
			x := report.Section{ID: id, Title: "Part " + id}
			for i := range rapid.IntRange(1, 40).Draw(rt, "lines") {
				mark := fmt.Sprintf("QX%sQ%dX", id, i)
				marks = append(marks, mark)
				x.Lines = append(x.Lines, report.Fact{Lead: mark, Text: told, Loud: i%2 == 0})
			}
			if id == "effects" {
				x.Table = &report.Table{Head: []string{"a", "b"}, Rows: [][]string{{"QXrow", told}}}
				marks = append(marks, "QXrow")
			}
			s.Sections = append(s.Sections, x)
		}
		out := string(File(l, s, nil, nil))
		if strings.ContainsAny(out, "‮⁦") {
			rt.Fatal("the direction of writing can be turned")
		}
		text := html.UnescapeString(tags.ReplaceAllString(out, ""))
		for _, m := range append(marks, esc2(told)) {
			if !strings.Contains(text, m) {
				rt.Fatalf("%q is not in the page", m)
			}
		}
		if strings.Count(out, "<li") != strings.Count(out, "</li>") {
			rt.Fatal("something told is a tag")
		}
	})
}

// esc2 is what esc leaves of a text, unescaped.
func esc2(s string) string { return html.UnescapeString(esc(s)) }
