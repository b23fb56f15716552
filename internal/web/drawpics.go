package web

import (
	"html/template"
	"strconv"

	"spotter/internal/body"
	"spotter/internal/bodysvg"
)

// pic is a picture with the words that every one of them has. The result of
// bodysvg is escaped there.
func (s *server) pic(p bodysvg.Picture) template.HTML {
	what := string(p.View)
	if p.Box == body.UpperBackBox {
		what = body.WindowUpperBack
	}
	if p.Title == "" {
		p.Title = s.words.T("body.alt_" + what)
	}
	if p.Desc == "" {
		p.Desc = s.words.T("body.desc_" + string(p.View))
	}
	p.Left, p.Right, p.Behind = s.words.T("body.mark_left"), s.words.T("body.mark_right"), s.words.T("body.behind")
	return template.HTML(bodysvg.Draw(p))
}

// figures are the pictures to draw on, with what is drawn so far.
func (s *server) figures(k sketch) []chartFig {
	d := k.all()
	heat, open := body.HeatOf(d)
	all := []struct {
		id   string
		view body.View
		box  body.Box
	}{{"front", body.Front, body.Box{}}, {"back", body.Back, body.Box{}}, {body.WindowUpperBack, body.Back, body.UpperBackBox}}
	var out []chartFig
	for _, f := range all {
		out = append(out, chartFig{ID: f.id, Name: s.words.T("body.view_" + f.id), On: f.id == k.View,
			SVG: s.pic(bodysvg.Picture{ID: "fig-" + f.id, View: f.view, Box: f.box, Heat: heat, Unrated: open, Strokes: k.Done.Areas,
				Calls: calls(k.Done), Bands: true, Steps: true, Link: func(sp body.Spot) string { return "#z-" + sp.Code() }})})
	}
	for _, f := range out {
		if f.On {
			return out
		}
	}
	out[1].On = true
	return out
}

// calls are the callouts of a drawing: at each area's largest spot how strong
// it is there, a question mark where that was not told.
func calls(d body.Drawing) []bodysvg.Call {
	var out []bodysvg.Call
	for _, a := range d.Areas {
		text := "?"
		if a.Intensity != nil {
			text = strconv.Itoa(*a.Intensity)
		}
		if spots := body.Find(a).Spots(); len(spots) > 0 {
			out = append(out, bodysvg.Call{Spot: spots[0], Text: text})
		}
	}
	return out
}

// keyBox is one pattern with its meaning.
type keyBox struct {
	Text string
	SVG  template.HTML
}

func (s *server) keyOf(steps []bodysvg.Step) []keyBox {
	var out []keyBox
	for _, st := range steps {
		out = append(out, keyBox{s.words.T("body.key_" + string(st)), template.HTML(bodysvg.Swatch("key-"+string(st), st))})
	}
	return out
}
