package bodysvg

import (
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"spotter/internal/body"
)

func sample(v body.View, box body.Box) Picture {
	s := body.Spot{Place: "medial_border", Side: body.Right}
	if v == body.Front {
		s.Place = "chest_lower"
	}
	return Picture{ID: "x", View: v, Box: box, Title: `a "<b>" & c`, Desc: "d", Left: "L", Right: "R", Behind: "seen from behind",
		Heat: body.Heat{s: 7}, Unrated: body.Unrated{s.Mirror(): true}, Bands: true, Calls: []Call{{s, "7"}, {s.Mirror(), "<?>"}},
		Strokes: []body.Area{{Strokes: []body.Stroke{{View: v, Width: 0.02, Points: [][2]float64{{0.5, 0.5}, {0.51, 0.52}}}, {View: v, Width: 0.02, Points: [][2]float64{{0.5, 0.5}}}}}}}
}

// TestPicturesAreSound: well-formed, every id once, every reference met, no
// script, no inline style, words escaped, no number that is none.
func TestPicturesAreSound(t *testing.T) {
	ref := regexp.MustCompile(`(?:url\(#|href="#|aria-labelledby=")([^)" ]+)`)
	for _, p := range []Picture{sample(body.Front, body.Box{}), sample(body.Back, body.Box{}), sample(body.Back, body.UpperBackBox)} {
		for _, bend := range []func(*Picture){func(*Picture) {}, func(p *Picture) { p.Small = true }, func(p *Picture) { p.Change = true }, func(p *Picture) { p.Layer = body.Muscle; p.Steps = true }} {
			p := p
			bend(&p)
			out := Draw(p)
			d, ids := xml.NewDecoder(strings.NewReader(out)), map[string]bool{}
			for {
				tok, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", p.View, err)
				}
				if e, ok := tok.(xml.StartElement); ok {
					for _, a := range e.Attr {
						if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") || e.Name.Local == "script" {
							t.Errorf("inline %s", a.Name.Local)
						}
						if a.Name.Local == "id" && ids[a.Value] {
							t.Errorf("id %s twice", a.Value)
						}
						if a.Name.Local == "id" {
							ids[a.Value] = true
						}
					}
				}
			}
			for _, m := range ref.FindAllStringSubmatch(out, -1) {
				if !ids[m[1]] {
					t.Errorf("%s: nothing has the id %s", p.View, m[1])
				}
			}
			if strings.Contains(out, "NaN") || strings.Contains(out, "%!") || strings.Contains(out, "<b>") || strings.Contains(out, "<?>") {
				t.Errorf("%s: something is not escaped or no number", p.View)
			}
			if out != Draw(p) {
				t.Errorf("%s: not the same twice", p.View)
			}
		}
	}
}

// TestSidesAreMarked: from behind the left mark stands on the viewer's left.
func TestSidesAreMarked(t *testing.T) {
	l, r := regexp.MustCompile(`>L</text>`), regexp.MustCompile(`>R</text>`)
	for v, leftFirst := range map[body.View]bool{body.Front: false, body.Back: true} {
		out := Draw(sample(v, body.Box{}))
		if (l.FindStringIndex(out)[0] < r.FindStringIndex(out)[0]) != leftFirst {
			t.Errorf("%s: the marks are the wrong way round", v)
		}
		if strings.Contains(out, "seen from behind") != (v == body.Back) {
			t.Errorf("%s: seen from behind", v)
		}
	}
}

// TestStepsGrow: stronger pain is never a milder step, and no number is the
// strongest.
func TestStepsGrow(t *testing.T) {
	last := 0
	for i := 0; i <= 100; i++ {
		at := -1
		for k, s := range steps {
			if s == StepOf(float64(i)/10, false) {
				at = k
			}
		}
		if at < last || at > 4 {
			t.Errorf("%v is step %d after %d", float64(i)/10, at, last)
		}
		last = at
	}
	if StepOf(math.NaN(), false) != Severe || StepOf(-3, true) != Less || StepOf(0, true) != Same || StepOf(2, true) != More {
		t.Error("a step is wrong")
	}
	seen := map[string]bool{}
	for _, s := range steps {
		art := regexp.MustCompile(`<rect class="ground"[^>]*>(.*)</pattern>`).FindStringSubmatch(Swatch("k", s))[1]
		if seen[art] && s != Same && s != More { // the keys of strength and change are never mixed
			t.Errorf("%s looks like another step without colour", s)
		}
		seen[art] = true
	}
}

// TestCallsKeepApart: ten callouts on one edge do not cover each other.
func TestCallsKeepApart(t *testing.T) {
	p := Picture{ID: "x", View: body.Back}
	for _, place := range []string{"trap_upper", "levator_corner", "supraspinatus", "infraspinatus", "medial_border", "inferior_angle", "lateral_border", "ribs_back", "lat_side", "flank_back"} {
		p.Calls = append(p.Calls, Call{body.Spot{Place: place, Side: body.Left}, "5"})
	}
	w := &pen{p: p, box: body.WholeBox, scale: 2.5}
	list := []call{}
	for _, c := range p.Calls {
		at, ok := body.Middle(body.Back, c.Spot)
		if got, on := body.Hit(body.Back, at.X/1000, at.Y/1000); !ok || !on || got != c.Spot {
			t.Errorf("the middle of %v is in %v", c.Spot, got)
		}
		list = append(list, call{c.Text, at, at.Y})
	}
	w.spread(list)
	for i := 1; i < len(list); i++ {
		if list[i].y-list[i-1].y < 27*w.scale-1e-9 {
			t.Errorf("%v and %v overlap", list[i-1], list[i])
		}
	}
}
