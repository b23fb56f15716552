package web

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"spotter/internal/differential"
)

var _ = section("explain", (*server).explainRoutes, "explain")

func (s *server) explainRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /explain", s.explain)
}

// explainBody is what fits, place by place.
type explainBody struct {
	Empty    bool
	First    []Line
	Problems []problemView
	See      []seeView
	General  []Line
	NotKnown []string
	Review   string
	Sources  []Cite
	Open     int
}

type problemView struct {
	Heading string
	Ask     []string // inner-organ and other serious questions still open
	Note    string
	Shared  []string
	Fits    []fitView
	Misses  []missView
	Tell    []tellView
}

type fitView struct {
	ID, Name, Clinical, Strength, Together string
	More                                   []string // further names that stand with it
	For, Against, Open                     []pointView
	Tell                                   []tellView
	Course, Base, Helps                    []factView
	Worse, Better, Who                     []string
}

type pointView struct {
	Text, Note     string
	Said           string
	Basis, BasisTx string
}

type tellView struct {
	Kind, KindText, Text, How, Stop, Figures, Note, Validity string
	Basis, BasisTx                                           string
	Cites                                                    []Cite
}

type factView struct {
	Text, Basis, BasisTx, Level string
	Cites                       []Cite
}

type missView struct {
	Name    string
	Against []pointView
}

func (s *server) explain(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantExplain)
	if !ok {
		return
	}
	p := s.page(sh, "explain")
	if p.Stop != nil {
		p.Body = screenBody{Scale: scale()}
		s.render(w, r, http.StatusOK, "stopped", p)
		return
	}
	p.Body = s.explainBody(sh)
	s.render(w, r, http.StatusOK, "explain", p)
}

func (s *server) explainBody(sh Sheet) explainBody {
	if sh.Empty() {
		return explainBody{Empty: true}
	}
	v := explainer{s: s, cited: map[string]bool{}}
	pl := planner{s: s, cited: v.cited}
	e := sh.Explain
	b := explainBody{First: pl.lines(e.First), General: pl.lines(e.General), Review: pl.say(e.Review), Open: len(sh.Screen.Ask)}
	for _, r := range e.NotKnown {
		b.NotKnown = append(b.NotKnown, pl.say(r))
	}
	for _, x := range e.See {
		see := seeView{Who: s.who(x.Who), Within: s.named("soon", x.Soon)}
		see.Why = lead(pl.lines(x.Why))
		b.See = append(b.See, see)
	}
	for _, p := range e.Problems {
		b.Problems = append(b.Problems, v.problem(p))
	}
	for _, id := range slices.Sorted(maps.Keys(v.cited)) {
		if id != "" {
			b.Sources = append(b.Sources, s.words.Cite(id))
		}
	}
	return b
}

type explainer struct {
	s     *server
	cited map[string]bool
}

func (v *explainer) problem(p differential.ProblemView) problemView {
	w := v.s.words
	out := problemView{Heading: sentence(w.sided(w.Name("region", string(p.Region)), string(p.Side)))}
	for _, q := range p.AskFirst {
		if q.Answer == "" {
			text := q.Text
			if text == "" {
				text = v.s.questionText(q.ID)
			}
			out.Ask = append(out.Ask, text)
		}
	}
	if p.Note != nil {
		out.Note = sentence(w.Why(*p.Note))
	}
	for _, r := range p.Shared {
		out.Shared = append(out.Shared, sentence(w.Why(r)))
	}
	for _, g := range p.Fits {
		out.Fits = append(out.Fits, v.fit(g))
	}
	for _, m := range p.NotFits {
		out.Misses = append(out.Misses, missView{sentence(m.Name.Name), v.points(m.Against)})
	}
	out.Tell = v.tells(p.TellApart)
	return out
}

func (v *explainer) fit(g differential.Group) fitView {
	w := v.s.words
	f := fitView{ID: "fit-" + g.ID, Strength: w.Why(g.Strength), For: v.points(g.For), Against: v.points(g.Against), Open: v.points(g.WouldTell),
		Tell: v.tells(g.TellApart), Course: v.facts(g.Course), Base: v.facts(g.BaseRate), Helps: v.facts(g.Helps),
		Worse: g.Worse, Better: g.Better}
	for i, n := range g.Patterns {
		if i == 0 {
			f.Name, f.Clinical = sentence(n.Name), n.Clinical
			continue
		}
		f.More = append(f.More, sentence(n.Name))
	}
	if g.Together != nil {
		f.Together = w.Why(*g.Together)
	}
	for _, who := range g.Who {
		f.Who = append(f.Who, v.s.words.Say(who))
	}
	return f
}

func (v *explainer) points(ps []differential.Point) []pointView {
	var out []pointView
	for _, p := range ps {
		x := pointView{Text: sentence(p.Text), Note: p.Note, Basis: basisClass(p.Basis), BasisTx: v.s.words.Basis(p.Basis)}
		said := make([]string, len(p.Said))
		for i := range p.Said {
			said[i] = v.s.words.Why(p.Said[i].Reason)
		}
		x.Said = strings.Join(said, " · ")
		v.cite(p.Sources)
		out = append(out, x)
	}
	return out
}

func (v *explainer) tells(ts []differential.Separator) []tellView {
	var out []tellView
	for _, t := range ts {
		x := tellView{Kind: t.Kind, KindText: v.s.named("tell", t.Kind), Text: sentence(t.Text), How: t.How, Stop: t.Stop, Note: t.Note,
			Figures: v.figures(t), Basis: basisClass(t.Basis), Validity: v.s.words.Why(t.Validity), Cites: v.cite(t.Sources)}
		x.BasisTx = v.s.words.Basis(t.Basis)
		out = append(out, x)
	}
	return out
}

// figures words the published accuracy of a test, in counts of a hundred
// people: easier to read than likelihood ratios, and the same information.
func (v *explainer) figures(t differential.Separator) string {
	w := v.s.words
	hundred := func(f *float64) string { return fmt.Sprint(int(*f*100 + .5)) }
	switch {
	case t.Sens != nil && t.Spec != nil:
		return w.T("web.accuracy_both", "sens", hundred(t.Sens), "spec", hundred(t.Spec))
	case t.Sens != nil:
		return w.T("web.accuracy_sens", "sens", hundred(t.Sens))
	case t.Spec != nil:
		return w.T("web.accuracy_spec", "spec", hundred(t.Spec))
	case t.LRPos != nil:
		return w.T("web.accuracy_lr", "lr", num(*t.LRPos))
	}
	return ""
}

func (v *explainer) facts(fs []differential.Fact) []factView {
	var out []factView
	for _, f := range fs {
		out = append(out, factView{Text: sentence(f.Text), Basis: basisClass(f.Basis), BasisTx: v.s.words.Basis(f.Basis), Level: f.Level, Cites: v.cite(f.Sources)})
	}
	return out
}

func (v *explainer) cite(ids []string) []Cite {
	var out []Cite
	for _, id := range ids {
		v.cited[id] = true
		out = append(out, v.s.words.Cite(id))
	}
	return out
}

func basisClass(b string) string {
	switch b {
	case "seen", "seen_2nd", "memory":
		return b
	}
	return "guess"
}
