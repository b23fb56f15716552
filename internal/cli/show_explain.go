package cli

import (
	"fmt"
	"strings"

	"spotter/internal/app"
	"spotter/internal/differential"
)

// showExplain prints what fits and what does not, per sore place.
func showExplain(p *page, w *words, d app.ExplainDoc) {
	showStop(p, w, d.Halt)
	p.title(w.say("app.explain_title", "date", d.AsOf))
	for _, r := range d.First {
		p.item(0, "!", w.of(r))
	}
	for _, v := range d.Problems {
		showProblem(p, w, v)
	}
	list(p, w.say("app.explain_see"), func(add func(string)) {
		for _, s := range d.See {
			line := up(w.code(s.Who)) + ", " + w.name("soon.", s.Soon) + "."
			for _, r := range s.Why {
				line += " " + w.of(r)
			}
			add(line)
		}
	})
	list(p, w.say("app.explain_unknown"), func(add func(string)) {
		for _, r := range append(append(d.NotKnown[:0:0], d.NotKnown...), d.General...) {
			add(w.of(r))
		}
	})
}

func showProblem(p *page, w *words, v differential.ProblemView) {
	place := w.name("region.", string(v.Region))
	if v.Side != "" && v.Side != "not_stated" {
		place = w.name("side.", string(v.Side)) + " " + place
	}
	p.head(up(place))
	if v.Note != nil {
		p.text(0, "", w.of(*v.Note))
	}
	for _, r := range v.Shared {
		p.text(0, "", w.of(r))
	}
	list(p, w.say("app.explain_first"), func(add func(string)) {
		for _, q := range v.AskFirst {
			if q.Answer == "" {
				add(q.Text + "  " + p.paint(faint, "["+q.ID+"]"))
			}
		}
	})
	for _, g := range v.Fits {
		showGroup(p, w, g)
	}
	separators(p, w, w.say("app.explain_apart_all"), v.TellApart)
	list(p, w.say("app.explain_not"), func(add func(string)) {
		for _, m := range v.NotFits {
			add(m.Name.Name + why(m.Against))
		}
	})
	list(p, w.say("app.explain_open"), func(add func(string)) {
		for _, m := range v.Open {
			add(m.Name.Name)
		}
	})
}

func why(ps []differential.Point) string {
	if len(ps) == 0 {
		return ""
	}
	texts := make([]string, len(ps))
	for i, x := range ps {
		texts[i] = x.Text
	}
	return ": " + strings.Join(texts, "; ")
}

func showGroup(p *page, w *words, g differential.Group) {
	names := make([]string, len(g.Patterns))
	for i, n := range g.Patterns {
		names[i] = n.Name
	}
	p.gap()
	p.text(0, accent, "▸ "+strings.Join(names, " / "))
	p.text(2, "", w.of(g.Strength))
	if g.Together != nil {
		p.text(2, faint, w.of(*g.Together))
	}
	points(p, w, "+", g.For)
	points(p, w, "−", g.Against)
	points(p, w, "?", g.WouldTell)
	separators(p, w, w.say("app.explain_apart"), g.TellApart)
	known(p, w, "app.explain_course", g.Course)
	known(p, w, "app.explain_helps", g.Helps)
}

func points(p *page, w *words, mark string, ps []differential.Point) {
	for _, x := range ps {
		p.item(2, mark, up(x.Text)+basis(p, w, x.Basis))
	}
}

// basis marks what is remembered or guessed, so that it never looks like evidence.
func basis(p *page, w *words, b string) string {
	switch b {
	case "memory":
		return " " + p.paint(faint, w.say("cli.from_memory"))
	case "guess":
		return " " + p.paint(faint, w.say("cli.own_guess"))
	}
	return ""
}

func separators(p *page, w *words, head string, ss []differential.Separator) {
	if len(ss) == 0 {
		return
	}
	p.text(2, bold, head)
	for _, s := range ss {
		line := up(s.Text)
		if s.How != "" {
			line += " " + s.How
		}
		if acc := accuracy(w, s); acc != "" {
			line += p.paint(faint, " ("+acc+")")
		}
		p.item(4, map[string]string{"question": "?", "movement": "→", "clinician_test": "☉"}[s.Kind], line+" "+p.paint(faint, w.of(s.Validity))+basis(p, w, s.Basis))
		if s.Stop != "" {
			p.text(6, amber, s.Stop)
		}
	}
}

// accuracy is the published figures of a test, as published.
func accuracy(w *words, s differential.Separator) string {
	var parts []string
	for _, f := range []struct {
		name string
		v    *float64
	}{{w.say("cli.sensitivity"), s.Sens}, {w.say("cli.specificity"), s.Spec}, {"LR+", s.LRPos}, {"LR−", s.LRNeg}} {
		if f.v != nil {
			parts = append(parts, f.name+" "+w.book.Figures(fmt.Sprintf("%.4g", *f.v)))
		}
	}
	return strings.Join(parts, ", ")
}

func known(p *page, w *words, head string, fs []differential.Fact) {
	if len(fs) == 0 {
		return
	}
	p.text(2, bold, w.say(head))
	for _, f := range fs {
		p.item(4, "·", up(f.Text)+basis(p, w, f.Basis))
	}
}
