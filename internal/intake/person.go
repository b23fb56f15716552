package intake

import (
	"strconv"
	"strings"

	"spotter/internal/lift"
)

func (r *reader) readDoc(c *Case) {
	c.Doc = Doc{Kind: "question", Posters: 1}
	authors := map[string]bool{}
	anon := 0
	for _, p := range r.posts {
		switch {
		case p.author != "":
			authors[p.author] = true
			if p.opener && c.Doc.Opener == "" {
				c.Doc.Opener = p.author
			}
		case !p.opener:
			anon++
		}
	}
	if len(authors) > 1 {
		c.Doc.Kind, c.Doc.Posters = "thread", len(authors)
		return
	}
	if anon > 0 {
		c.Doc.Kind, c.Doc.Posters = "thread", 1+anon
		return
	}
	sets := 0
	for _, t := range r.toks {
		if t.kind == number && strings.Contains(t.w, "x") {
			sets++
		}
	}
	asks := len(r.of("ask")) > 0 && strings.Contains(r.text, "?")
	switch {
	case len(r.of("report")) > 0 && !asks:
		c.Doc.Kind = "report"
	case sets >= 5 && sets*30 > len(r.toks):
		c.Doc.Kind = "log"
	}
}

// readPerson reads age, sex, bodyweight; who writes was found before.
func (r *reader) readPerson(c *Case) {
	c.Person.Role = r.role
	c.Person.Age = r.findAge()
	for _, h := range r.of("sex") {
		if r.own(h.a) && !r.clauseOf(h.a).other && c.Person.Sex == "" {
			c.Person.Sex = h.id
		}
	}
	if c.Person.Sex == "" && r.role != "self" {
		c.Person.Sex = r.pronounSex()
	}
	for _, h := range r.of("bodyweight") {
		if r.own(h.a) && !r.clauseOf(h.a).other && c.Person.Bodyweight == nil {
			r.bodyweight(c, h)
		}
	}
	r.readKeep(c)
}

func (r *reader) pronounSex() string {
	m, f := 0, 0
	for _, t := range r.toks {
		switch t.w {
		case "he", "his", "him", "hes":
			m++
		case "she", "her", "shes":
			f++
		}
	}
	switch {
	case m > 2*f:
		return "male"
	case f > 2*m:
		return "female"
	}
	return ""
}

func (r *reader) bodyweight(c *Case, h hit) {
	for i := h.a; i < h.b; i++ {
		v, ok := r.toks[i].amount()
		if !ok || r.toks[i].kind != number || v < 35 {
			continue
		}
		unit := ""
		if i+1 < len(r.toks) {
			unit = unitOf(r.toks[i+1].w)
		}
		if unit == "lb" {
			v = lift.KgOfLb(v).Float()
		}
		if unit != "" && v >= 30 && v <= 300 {
			c.Person.Bodyweight = &v
		}
	}
}

func unitOf(w string) string {
	switch w {
	case "kg", "kgs", "kilo", "kilos", "kilograms", "k":
		return "kg"
	case "lb", "lbs", "pound", "pounds", "#":
		return "lb"
	}
	return ""
}

// readReported collects loads with the lift they belong to. A number without a
// unit stays without one.
func (r *reader) readReported(c *Case) {
	for i, t := range r.toks {
		if t.kind != number || !r.own(i) || r.clauseOf(i).other || r.clauseOf(i).hypo || r.clauseOf(i).plan || r.clauseOf(i).ask {
			continue
		}
		if rep, ok := r.setAt(i); ok && len(c.Reported) < 60 {
			c.Reported = append(c.Reported, rep)
		}
	}
}

func (r *reader) setAt(i int) (Reported, bool) {
	t := r.toks[i]
	load, reps := 0.0, 0
	if a, b, ok := strings.Cut(t.w, "x"); ok && !strings.Contains(b, "x") {
		load, _ = strconv.ParseFloat(a, 64)
		reps, _ = strconv.Atoi(b)
	} else if v, ok := t.amount(); ok {
		load = v
	}
	_, end := r.sentence(i)
	rep := Reported{Load: load, Unit: "not_stated", Reps: reps, Span: r.span(i, i+1)}
	next := i + 1
	if next < end {
		if u := unitOf(r.toks[next].w); u != "" {
			rep.Unit, rep.Span, next = u, r.span(i, next+1), next+1
		}
	}
	if next < end && r.toks[next].w == "x" && next+1 < end {
		if n, ok := r.toks[next+1].amount(); ok && rep.Reps == 0 {
			rep.Reps = int(n)
		}
	}
	if next < end && r.toks[next].kind == number && rep.Reps == 0 { // "122.5 4x4"
		if _, b, ok := strings.Cut(r.toks[next].w, "x"); ok {
			rep.Reps, _ = strconv.Atoi(b)
		}
	}
	if !(load >= 20 && load <= 600) || next < end && unitDays[r.toks[next].stem] > 0 || next < end && (r.toks[next].w == "%" || r.toks[next].w == "mg" || r.toks[next].w == "reps") {
		return rep, false
	}
	r.effortAt(&rep, next, end)
	if i > 0 && r.toks[i-1].kind == number && rep.Unit != "not_stated" && r.ageFrame(i-1, i) < 9 {
		return rep, false // "24, 195 lb" is a body
	}
	l, ok := r.liftFor(i)
	if !ok || rep.Unit == "not_stated" && rep.Reps == 0 && rep.RPE == nil {
		return rep, false
	}
	rep.Lift = lift.ID(l)
	if rep.Reps > 30 || rep.Reps < 0 {
		rep.Reps = 0
	}
	rep.Max = rep.Reps == 1 || r.has("best", r.clauseOf(i).a, r.clauseOf(i).b)
	return rep, true
}

func (r *reader) effortAt(rep *Reported, from, end int) {
	for k := from; k+1 < end && k < from+3; k++ {
		if r.toks[k].kind == number && !(k == from && strings.Contains(r.toks[k].w, "x")) && r.toks[k-1].w != "x" {
			return // the next set
		}
		if r.toks[k].w == "@" || r.toks[k].w == "rpe" {
			if v, ok := r.toks[k+1].amount(); ok && v >= 4 && v <= 10 {
				rep.RPE = &v
			}
		}
	}
}

// loadOf: "a 195 lb bench" names the lift of the number, "195 lb, bench 365"
// has a number of its own after the lift.
func (r *reader) loadOf(l hit, i, end int) bool {
	return l.a-i <= 5 && !(l.b < end && r.toks[l.b].kind == number) && !r.has("bodyweight", max(i-3, 0), i+1)
}

// liftFor is the lift named in the clause of a number, or before it in the
// same sentence.
func (r *reader) liftFor(i int) (string, bool) {
	a, b := r.sentence(i)
	cl := r.clauseOf(i)
	if ls := r.in("lift", cl.a, min(cl.b, b)); len(ls) > 0 && (ls[0].a < i || r.loadOf(ls[0], i, b)) {
		return ls[0].id, true
	}
	ls := r.in("lift", a, i)
	if len(ls) == 0 {
		return "", false
	}
	return ls[len(ls)-1].id, true
}
