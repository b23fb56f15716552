package web

import (
	"encoding/json"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/body"
	"spotter/internal/bodysvg"
)

var _ = section("body", (*server).bodyRoutes, "body", "body/drawn")

func (s *server) bodyRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /body", s.draw)
	mux.HandleFunc("POST /body", s.drew)
	mux.HandleFunc("GET /body/drawn", s.drawn)
	mux.HandleFunc("POST /body/side", s.setSide)
}

// drawBody is the page on which the sore places are drawn or ticked: finished
// areas, and the one that is being drawn.
type drawBody struct {
	Figures   []chartFig
	Groups    []placeGroup
	Scale     []scaleBox
	Rated     bool
	Qualities []Option
	Layers    []Option
	Areas     []areaLine
	SoFar     string // the finished areas, as JSON
	Strokes   string // of the area being drawn, as JSON
	Key       []keyBox
}

// chartFig is one picture with the name of its tab.
type chartFig struct {
	ID, Name string
	On       bool
	SVG      template.HTML
}

type placeGroup struct {
	ID, Title string
	Open      bool
	Count     string
	Rows      []placeRow
}

type placeRow struct {
	Name  string
	Boxes []spotBox
}

type spotBox struct {
	Code, Text, Label string
	On                bool
}

type scaleBox struct {
	N    int
	Step bodysvg.Step
	On   bool
}

type areaLine struct {
	N                      int
	Places, Score, Quality string
	Muscles                string // that lie there, when it feels like one
}

func (s *server) draw(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	view := "back"
	for _, p := range sh.Case.Problems {
		if p.Region == body.UpperBack {
			view = body.WindowUpperBack
		}
	}
	s.drawPage(w, sh, r, http.StatusOK, sketch{View: view}, "")
}

// sketch is what the form of the page holds.
type sketch struct {
	Done  body.Drawing // finished areas, and the layer
	Now   body.Area    // the area being drawn
	View  string       // the tab that is open
	Empty bool         // nothing is drawn or ticked in Now
}

func (s *server) drawPage(w http.ResponseWriter, sh Sheet, r *http.Request, status int, k sketch, wrong string) {
	p := s.page(sh, "body")
	p.Notice, p.Wrong = wrong, wrong != ""
	p.Body = s.drawBody(k)
	s.render(w, r, status, "body", p)
}

func (s *server) drawBody(k sketch) drawBody {
	b := drawBody{SoFar: toJSON(k.Done.Areas), Strokes: toJSON(k.Now.Strokes), Rated: k.Now.Intensity != nil}
	for i := range 11 {
		b.Scale = append(b.Scale, scaleBox{i, bodysvg.StepOf(float64(i), false), k.Now.Intensity != nil && *k.Now.Intensity == i})
	}
	for _, q := range append([]string{""}, body.Qualities...) {
		b.Qualities = append(b.Qualities, Option{q, s.words.T("body.quality_" + orNone(q)), q == k.Now.Quality})
	}
	for _, l := range append([]body.Layer{""}, body.Layers...) {
		b.Layers = append(b.Layers, Option{string(l), s.words.T("body.layer_" + orNone(string(l))), l == k.Done.Layer})
	}
	for i, a := range k.Done.Areas {
		b.Areas = append(b.Areas, s.areaLine(i+1, a, k.Done.Layer))
	}
	b.Groups, b.Key = s.placeGroups(k.Now.Picked), s.keyOf(bodysvg.Levels)
	b.Figures = s.figures(k)
	return b
}

func orNone(v string) string {
	if v == "" {
		return "none"
	}
	return v
}

// toJSON is a list as the page's own fields hold it; never null.
func toJSON[T any](list []T) string {
	if len(list) == 0 {
		return "[]"
	}
	out, err := json.Marshal(list)
	if err != nil { // only strings, numbers and lists of them: it cannot be
		return "[]"
	}
	return string(out)
}

// spotName is a spot for people: the place and the body's side.
func (s *server) spotName(sp body.Spot) string {
	name := s.words.T("place." + sp.Place)
	if sp.Side == body.Midline {
		return name
	}
	return s.words.T("body.side_of", "place", name, "side", s.words.Name("side", string(sp.Side)))
}

func (s *server) areaLine(n int, a body.Area, layer body.Layer) areaLine {
	var names, muscles []string
	for _, sp := range body.Find(a).Spots() {
		names = append(names, s.spotName(sp))
		if p, ok := body.PlaceOf(sp.Place); ok && p.Muscle != "" {
			if name := s.words.T("muscle." + p.Muscle); !slices.Contains(muscles, name) {
				muscles = append(muscles, name)
			}
		}
	}
	l := areaLine{N: n, Places: sentence(strings.Join(names, "; ")), Score: s.words.T("body.area_unrated")}
	if a.Intensity != nil {
		l.Score = s.words.T("body.area_rated", "score", *a.Intensity)
	}
	if a.Quality != "" {
		l.Quality = s.words.T("body.quality_" + a.Quality)
	}
	if layer == body.Muscle && len(muscles) > 0 {
		l.Muscles = s.words.T("body.muscles", "muscles", strings.Join(muscles, ", "))
	}
	return l
}

// placeGroups is the chart as a list: the same places, for a keyboard, a
// screen reader, or a page without script.
func (s *server) placeGroups(picked []string) []placeGroup {
	var out []placeGroup
	for _, g := range body.Groups {
		pg := placeGroup{ID: g, Title: s.words.T("body.group_" + g)}
		n := 0
		for _, p := range body.Places() {
			if p.Group != g {
				continue
			}
			row := placeRow{Name: sentence(s.words.T("place." + p.ID))}
			sides := []body.Side{body.Left, body.Right}
			if p.Mid {
				sides = []body.Side{body.Midline}
			}
			for _, side := range sides {
				sp := body.Spot{Place: p.ID, Side: side}
				on := slices.Contains(picked, sp.Code())
				if on {
					n++
				}
				row.Boxes = append(row.Boxes, spotBox{sp.Code(), sentence(s.words.Name("side", string(side))), s.spotName(sp), on})
			}
			pg.Rows = append(pg.Rows, row)
		}
		if n > 0 {
			pg.Open, pg.Count = true, s.words.N("body.picked_", n)
		}
		out = append(out, pg)
	}
	return out
}

// readSketch reads the form; false when it is not one of ours.
func readSketch(r *http.Request) (sketch, bool) {
	f := r.PostForm
	k := sketch{View: f.Get("view")}
	k.Done.Layer = body.Layer(f.Get("layer"))
	if json.Unmarshal([]byte(or(f.Get("areas"), "[]")), &k.Done.Areas) != nil || json.Unmarshal([]byte(or(f.Get("strokes"), "[]")), &k.Now.Strokes) != nil {
		return k, false
	}
	for _, code := range f["z"] {
		if _, ok := body.ParseSpot(code); !ok {
			return k, false
		}
		k.Now.Picked = append(k.Now.Picked, code)
	}
	if v := f.Get("intensity"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil {
			return k, false
		}
		k.Now.Intensity = &n
	}
	k.Now.Quality = f.Get("quality")
	k.Empty = len(k.Now.Strokes) == 0 && len(k.Now.Picked) == 0
	return k, k.all().Check() == nil
}

// all is the drawing with the area being drawn, if anything of it is.
func (k sketch) all() body.Drawing {
	d := body.Drawing{Layer: k.Done.Layer, Areas: slices.Clone(k.Done.Areas)}
	if !k.Empty {
		d.Areas = append(d.Areas, k.Now)
	}
	return d
}

func or(v, instead string) string {
	if v == "" {
		return instead
	}
	return v
}

// drew takes the form: one area more, one less, or save.
func (s *server) drew(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	k, ok := readSketch(r)
	if !ok {
		s.drawPage(w, sh, r, http.StatusUnprocessableEntity, sketch{View: "back"}, s.words.T("body.wrong"))
		return
	}
	do := r.PostForm.Get("do")
	drop, isDrop := strings.CutPrefix(do, "drop.")
	switch n, err := strconv.Atoi(drop); {
	case isDrop && err == nil && n >= 1 && n <= len(k.Done.Areas):
		k.Done.Areas = slices.Delete(k.Done.Areas, n-1, n)
		s.drawPage(w, sh, r, http.StatusOK, k, "")
	case k.Empty && (do == "more" || len(k.Done.Areas) == 0):
		s.drawPage(w, sh, r, http.StatusUnprocessableEntity, k, s.words.T("body.none"))
	case !k.Empty && len(body.Find(k.Now).Spots()) == 0:
		s.drawPage(w, sh, r, http.StatusUnprocessableEntity, k, s.words.T("body.beside"))
	case do == "more":
		s.drawPage(w, sh, r, http.StatusOK, sketch{Done: k.all(), View: k.View}, "")
	default:
		if err := s.keepDrawing(r.Context(), sh, sh.Case, k.all()); err != nil {
			s.broken(w, r, err)
			return
		}
		http.Redirect(w, r, "/body/drawn", http.StatusSeeOther)
	}
}
