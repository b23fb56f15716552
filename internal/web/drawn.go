package web

import (
	"html/template"
	"net/http"

	"spotter/internal/app"
	"spotter/internal/body"
	"spotter/internal/bodysvg"
)

// drawnBody is the last drawing as it was read, what is asked about it, and
// the drawings over time.
type drawnBody struct {
	Empty      bool
	Pictures   []chartFig
	Areas      []areaLine
	Ask        []sideQuestion
	Key        []keyBox
	Time       *timeBody
	Unreadable int
}

type sideQuestion struct{ Region, Text, Words, Drawing string }

// timeBody is several drawings summed up: pictures, and the same as a table.
type timeBody struct {
	Lead, LeftOut string
	Heats         []heatView
	Key           []keyBox
	Rows          []heatRow
}

type heatView struct {
	Title       string
	Front, Back template.HTML
}

type heatRow struct{ Place, First, Last, Mean, Change string }

func (s *server) drawn(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	all, unreadable := app.Drawings(sh.Entries)
	p := s.page(sh, "body")
	p.Title = s.words.T("web.title_drawn")
	b := drawnBody{Empty: len(all) == 0, Unreadable: unreadable}
	if !b.Empty {
		s.fillDrawn(&b, sh, all)
	}
	p.Body = b
	s.render(w, r, http.StatusOK, "drawn", p)
}

func (s *server) fillDrawn(b *drawnBody, sh Sheet, all []app.Drawn) {
	last := all[len(all)-1].Drawing
	heat, open := body.HeatOf(last)
	for _, f := range drawnFigs(heat, open) {
		b.Pictures = append(b.Pictures, chartFig{ID: f.id, Name: s.words.T("body.view_" + f.id),
			SVG: s.pic(bodysvg.Picture{ID: "drawn-" + f.id, View: f.view, Box: f.box, Pixels: f.pixels, Heat: heat, Unrated: open, Strokes: last.Areas, Calls: calls(last), Layer: last.Layer})})
	}
	for i, a := range last.Areas {
		b.Areas = append(b.Areas, s.areaLine(i+1, a, last.Layer))
	}
	for _, q := range app.SidesToAsk(sh.Case, last) {
		told, drawn := s.words.Name("side", string(q.Told)), s.words.Name("side", string(q.Drawn))
		b.Ask = append(b.Ask, sideQuestion{string(q.Region),
			s.words.T("body.question", "region", s.words.Name("region", string(q.Region)), "told", told, "drawn", drawn),
			s.words.T("body.question_words", "told", told), s.words.T("body.question_drawing", "drawn", drawn)})
	}
	b.Key = s.keyOf(bodysvg.Levels)
	if len(all) > 1 {
		b.Time = s.overTime(all)
	}
}

// fig is one picture of the page.
type fig struct {
	id     string
	view   body.View
	box    body.Box
	pixels float64
}

// drawnFigs are front and back, and the upper back enlarged if it is drawn on.
func drawnFigs(heat body.Heat, open body.Unrated) []fig {
	out := []fig{{"front", body.Front, body.Box{}, 230}, {"back", body.Back, body.Box{}, 230}}
	for _, p := range body.Places() {
		for _, side := range []body.Side{body.Left, body.Right, body.Midline} {
			sp := body.Spot{Place: p.ID, Side: side}
			if _, rated := heat[sp]; p.Group == "upper_back" && (rated || open[sp]) {
				return append(out, fig{body.WindowUpperBack, body.Back, body.UpperBackBox, 460})
			}
		}
	}
	return out
}

// overTime sums the drawings up; nil when fewer than two can be compared.
func (s *server) overTime(all []app.Drawn) *timeBody {
	ds := make([]body.Drawing, len(all))
	for i, a := range all {
		ds[i] = a.Drawing
	}
	sum := body.Heats(ds)
	if sum.N < 2 {
		return nil
	}
	t := &timeBody{Lead: s.words.T("body.time_lead", "n", sum.N, "first", all[0].Day, "last", all[len(all)-1].Day)}
	if len(sum.LeftOut) > 0 {
		t.LeftOut = s.words.T("body.time_left_out", "n", len(sum.LeftOut))
	}
	for _, h := range []struct {
		name   string
		heat   body.Heat
		change bool
	}{{"first", sum.First, false}, {"last", sum.Last, false}, {"mean", sum.Mean, false}, {"change", sum.Change, true}} {
		v := heatView{Title: s.words.T("body.heat_" + h.name)}
		draw := func(view body.View) template.HTML {
			return s.pic(bodysvg.Picture{ID: "heat-" + h.name + "-" + string(view), View: view, Heat: h.heat, Change: h.change, Small: true, Pixels: 170,
				Title: v.Title + ". " + s.words.T("body.alt_"+string(view))})
		}
		v.Front, v.Back = draw(body.Front), draw(body.Back)
		t.Heats = append(t.Heats, v)
	}
	t.Key = s.keyOf(bodysvg.Changes)
	t.Rows = s.heatRows(sum)
	return t
}

func (s *server) heatRows(sum body.Series) []heatRow {
	var out []heatRow
	cell := func(h body.Heat, sp body.Spot) string {
		v, ok := h[sp]
		if !ok {
			return s.words.T("body.not_drawn")
		}
		return s.words.Book.Num(float64(int(v*10+.5)) / 10)
	}
	for _, sp := range sum.Mean.Sorted() {
		row := heatRow{Place: sentence(s.spotName(sp)), First: cell(sum.First, sp), Last: cell(sum.Last, sp), Mean: cell(sum.Mean, sp)}
		switch v := sum.Change[sp]; {
		case v > 0:
			row.Change = "+" + s.words.Book.Num(v)
		case v < 0:
			row.Change = "−" + s.words.Book.Num(-v)
		default:
			row.Change = "0"
		}
		out = append(out, row)
	}
	return out
}

// setSide settles a question of left or right.
func (s *server) setSide(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	all, _ := app.Drawings(sh.Entries)
	by := r.PostForm.Get("by")
	if len(all) > 0 && (by == "words" || by == "drawing") {
		for _, q := range app.SidesToAsk(sh.Case, all[len(all)-1].Drawing) {
			if string(q.Region) != r.PostForm.Get("region") {
				continue
			}
			if err := s.settleSide(r.Context(), sh, all[len(all)-1], q, by == "words"); err != nil {
				s.broken(w, r, err)
				return
			}
		}
	}
	http.Redirect(w, r, "/body/drawn", http.StatusSeeOther)
}
