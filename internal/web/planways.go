package web

import (
	"math"
	"strings"

	"spotter/internal/plan"
	"spotter/internal/reason"
)

// ways are what stands against the meet, the ways on and what each limit costs,
// as the page shows them. The page chooses none.
type ways struct {
	Fits    string
	Against []Line
	Options []wayView
	Prices  []priceView
	Fixed   bool // some prices are of limits that stay
}

type (
	wayView struct {
		Text           string
		Total, Lo, Hi  string // kilograms; "" = not named
		None           string // chance of no total, in words
		Flares         string // days
		FlareDays      float64
		GivesUp, Notes []string
		Cite           Cite
	}
	priceView struct {
		Text, Effects string
		Notes         []Line
		Cite          Cite
	}
)

func (v *planner) ways() ways {
	var out ways
	if v.p.Fits != nil {
		out.Fits = v.say(*v.p.Fits)
	}
	out.Against = v.lines(v.p.Against)
	for _, o := range v.p.Options {
		if x := v.way(o); x.Text != "" {
			out.Options = append(out.Options, x)
		}
	}
	for _, p := range v.p.Prices {
		text := v.say(p.Reason)
		effects := v.said(p.Effects())
		if text == "" || len(effects) == 0 {
			continue
		}
		v.cited[p.Source] = true
		out.Fixed = out.Fixed || p.Fixed
		out.Prices = append(out.Prices, priceView{Text: text, Effects: strings.Join(effects, "; "), Notes: v.lines(p.Notes()), Cite: v.s.words.Cite(p.Source)})
	}
	return out
}

func (v *planner) way(o plan.Option) wayView {
	x := wayView{Text: v.say(o.Reason), GivesUp: v.said(o.GivesUp), Cite: v.s.words.Cite(o.Source)}
	v.cited[o.Source] = true
	for _, r := range o.Reasons {
		if text := v.say(r); text != "" {
			x.Notes = append(x.Notes, text)
		}
	}
	if t := o.Total; t != nil && !v.locked {
		x.Total, x.Lo, x.Hi = v.whole(t.Expected), v.whole(t.P10.Float()), v.whole(t.P90.Float())
		x.None = v.s.words.T("web.ways_in_100", "n", v.whole(100*t.None))
		if t.None < 0.005 {
			x.None = v.s.words.T("web.ways_rare")
		}
	}
	if o.FlareDays != nil && !v.locked {
		x.Flares, x.FlareDays = v.s.words.Book.Num(*o.FlareDays), *o.FlareDays
	}
	return x
}

// said are reasons as parts of a sentence.
func (v *planner) said(rs []reason.Reason) []string {
	var out []string
	for _, r := range rs {
		if text := v.s.words.Why(r); text != "" && !(v.locked && HasFigure(text)) {
			out = append(out, text)
		}
	}
	return out
}

// whole is a figure without decimals: no forecast is finer.
func (v *planner) whole(x float64) string { return v.s.words.Book.Num(math.Round(x)) }
