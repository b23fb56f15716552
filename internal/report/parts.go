package report

import (
	"strings"

	"spotter/internal/lift"
)

func (w writer) course() Section {
	s := Section{ID: "course", Title: w.say("letter.course")}
	c := w.l.Course
	if c.Rated == 0 {
		s.Lines = lines(w.say("letter.no_ratings"))
	} else {
		s.Lines = lines(w.say("letter.rated", "n", c.Rated))
	}
	for _, f := range c.Flares {
		to := w.say("letter.still")
		if !f.End.IsZero() {
			to = w.date(f.End)
		}
		s.Lines = append(s.Lines, Fact{Lead: w.say("letter.flare"), Text: w.say("letter.flare_text", "from", w.date(f.Start), "to", to, "peak", f.Peak, "usual", f.Baseline)})
	}
	switch {
	case c.Rated == 0 || len(c.Flares) > 0:
	case 3*c.Rated < 7*Weeks: // fewer than one day in three: silence is no calm
		s.Lines = append(s.Lines, line(w.say("letter.flares_unknown", "n", c.Rated, "of", 7*Weeks)))
	default:
		s.Lines = append(s.Lines, line(w.say("letter.no_flares")))
	}
	return s
}

// effects is a table: what was told, and what the log holds of it.
func (w writer) effects() Section {
	s := Section{ID: "effects", Title: w.say("letter.effects")}
	if len(w.l.Effects) == 0 {
		s.Lines = lines(w.say("letter.none_told"))
	} else {
		s.Table = &Table{Head: []string{w.say("letter.col_what"), w.say("letter.col_told"), w.say("letter.col_sets"), w.say("letter.col_log")}}
		for _, e := range w.l.Effects {
			s.Table.Rows = append(s.Table.Rows, w.effect(e))
		}
		s.Table.slim()
	}
	need := ""
	if n := w.l.Need; n != nil {
		need = w.say("letter.need", "days", n.Days, "ratings", n.Ratings)
	}
	switch w.l.Search {
	case "not_enough_data":
		s.Lines = append(s.Lines, line(join(" ", w.say("letter.not_enough"), need)))
	case "no_pain_data":
		s.Lines = append(s.Lines, line(w.say("letter.no_pain")))
	case NotWorkedOut:
		s.Lines = append(s.Lines, line(w.say("letter.not_worked_out")))
	}
	return s
}

func (w writer) effect(e Effect) []string {
	var told, sets, log []string
	if e.Told != "" {
		told = append(told, w.name("letter.told_", e.Told))
		if e.Often != "" {
			told = append(told, w.name("web.often_", e.Often))
		}
		if e.When != "" && e.When != "not_stated" && e.When != "during" {
			told = append(told, w.name("web.when_", e.When))
		}
		if e.Dose != "" {
			told = append(told, w.name("web.dose_", e.Dose))
		}
	}
	if e.Pain != nil {
		sets = append(sets, w.say("letter.pain_max", "n", *e.Pain, "sets", e.Rated))
	}
	if e.FineKg != nil {
		sets = append(sets, w.say("letter.fine", "kg", *e.FineKg))
	}
	if e.SoreKg != nil {
		sets = append(sets, w.say("letter.sore", "kg", *e.SoreKg))
	}
	if e.Word != "" {
		log = append(log, w.name("letter.log_", e.Word))
		sure := e.Word == "very_likely" || e.Word == "likely"
		if e.Points != nil && sure {
			log = append(log, w.say("letter.size", "points", w.signed(*e.Points), "lo", *e.Lo, "hi", *e.Hi), w.lag(*e.LagDays))
		}
		if o := w.over(e); o != "" && sure {
			log = append(log, o)
		}
		log = append(log, w.say("letter.log_n", "n", e.N))
	}
	return []string{up(w.effectName(e)), commas(told), commas(sets), commas(log)}
}

// over is the dose from which the log shows it.
func (w writer) over(e Effect) string {
	switch {
	case e.OverSets != nil:
		return w.say("letter.over_sets", "n", *e.OverSets)
	case e.OverKg != nil:
		return w.say("letter.over_kg", "kg", *e.OverKg)
	case e.OverPct != nil:
		return w.say("letter.over_pct", "pct", *e.OverPct)
	}
	return ""
}

// signed writes what is added to the pain, and what is taken from it.
func (w writer) signed(v float64) string {
	if v > 0 {
		return "+" + w.book.Num(v)
	}
	return w.book.Num(v)
}

// lag after which an effect is largest, in the unit a person would use.
func (w writer) lag(days float64) string {
	if hours := days * 24; !(hours >= 36) {
		return w.say("letter.lag_hours", "n", float64(int(hours+.5)))
	}
	return w.say("letter.lag_days", "n", tenth(days))
}

// steroids and anti-inflammatories stand among what was tried, too.
var drugCare = []string{"nsaid", "oral_steroid", "topical_nsaid"}

func (w writer) helped() Section {
	s := Section{ID: "helped", Title: w.say("letter.helped")}
	for _, h := range w.l.Helped {
		if w.o.Forum && !w.o.Drugs && isDrug(h.What) {
			continue
		}
		what := up(w.what(h))
		var effect, how, size string
		switch h.How {
		case "log":
			effect, how = w.name("letter.care_", h.Effect), w.say("letter.how_log")
		case "trial":
			effect, how = w.name("trial.verdict_", h.Effect), w.say("letter.how_trial", "n", h.N)
		default:
			effect, how = w.name("effect.", h.Effect), w.say("letter.how_told")
		}
		if h.Points != nil {
			size = w.say("letter.size", "points", w.signed(*h.Points), "lo", *h.Lo, "hi", *h.Hi)
		}
		s.Lines = append(s.Lines, Fact{Lead: what + ":", Text: join(", ", effect, size) + " (" + how + ")"})
	}
	s.Lines = orNone(s.Lines, w.say("letter.none_told"))
	return s
}

// what was tried, and where.
func (w writer) what(h Help) string {
	name := h.Name
	if w.o.Forum {
		name = ""
	}
	if name != "" {
		name = "“" + name + "”"
	}
	what := join(" ", w.name("care.", h.What), name)
	if h.Region != "" && !strings.Contains(name, h.Region) {
		what += " (" + w.name("region.", h.Region) + ")"
	}
	if h.Lift != "" {
		what += ", " + w.lift(h.Lift)
	}
	return what
}

func isDrug(what string) bool {
	for _, d := range drugCare {
		if strings.HasPrefix(what, d) {
			return true
		}
	}
	return false
}

func (w writer) medicine() Section {
	if w.o.Forum && !w.o.Drugs {
		return Section{}
	}
	s := Section{ID: "medicine", Title: w.say("letter.medicine")}
	for _, m := range w.l.Medicine {
		days, mask, times, why, effect := w.say("letter.med_unknown"), "", "", "", ""
		switch {
		case m.Last.IsZero():
		case m.First == m.Last && m.Times == 0: // told as "two months ago"
			days = w.say("letter.med_about", "date", w.date(m.First))
		case m.First == m.Last:
			days = w.date(m.First)
		default:
			days = w.say("letter.med_days", "first", w.date(m.First), "last", w.date(m.Last))
		}
		if !m.Last.IsZero() {
			code := "letter.med_mask"
			if m.Times == 0 {
				code = "letter.med_mask_about"
			}
			mask = w.say(code, "from", w.date(m.MaskFrom), "to", w.date(m.MaskTo))
		}
		if m.Times > 0 {
			times = w.say("letter.med_times", "n", m.Times)
		}
		if m.For != "" {
			why = w.say("letter.med_for", "what", m.For)
		}
		if m.Effect != "" {
			effect = w.name("effect.", m.Effect)
		}
		s.Lines = append(s.Lines, Fact{Lead: up(join(" ", w.name("med.", m.Class), m.Name)) + ":", Text: join(", ", days, times, why, effect, mask)})
	}
	s.Lines = orNone(s.Lines, w.say("letter.med_none"))
	return s
}

// function: the person's own activities, the weekly score, and totals of
// other questionnaires, whose questions are not ours to ask.
func (w writer) function() Section {
	s := Section{ID: "function", Title: w.say("letter.function")}
	for _, f := range w.l.Function {
		s.Lines = append(s.Lines, Fact{Lead: up(w.lift(lift.ID(f.Name))) + ":", Text: w.scores(f.Points)})
	}
	if len(w.l.Function) == 0 {
		s.Lines = lines(w.say("letter.function_none"))
	}
	var points []string
	for _, x := range w.l.Weekly {
		v := w.say("letter.weekly_part", "n", x.Answered)
		if x.Score != nil {
			v = num(float64(*x.Score))
		}
		points = append(points, v+" ("+w.date(x.On)+")")
	}
	if len(points) > 0 {
		s.Lines = append(s.Lines, Fact{Lead: w.say("letter.weekly"), Text: commas(points)})
	} else if !w.has(WeeklyTotal) {
		s.Lines = append(s.Lines, line(w.say("letter.weekly_none")))
	}
	for _, m := range w.l.Measures {
		s.Lines = append(s.Lines, Fact{Lead: w.name("letter.measure_", m.ID) + ":", Text: w.scores(m.Points)})
	}
	return s
}

func (w writer) has(measure string) bool {
	for _, m := range w.l.Measures {
		if m.ID == measure {
			return true
		}
	}
	return false
}

// scores are the first and the last five.
func (w writer) scores(all []Score) string {
	var out []string
	for i, p := range all {
		switch {
		case i == 0 || i >= len(all)-5:
			out = append(out, w.book.Num(p.Value)+" ("+w.date(p.On)+")")
		case i == 1:
			out = append(out, "…")
		}
	}
	return commas(out)
}

func (w writer) limits() Section {
	s := Section{ID: "limits", Title: w.say("letter.limits")}
	for _, l := range w.l.Limits {
		what := w.say("letter.limit_all")
		switch {
		case l.Demand != "":
			what = w.name("demand.", string(l.Demand))
		case l.Main != "":
			what = w.say("letter.limit_" + string(l.Main))
		case l.Lift != "":
			what = w.lift(l.Lift)
		}
		s.Lines = append(s.Lines, Fact{Lead: up(w.name("letter.by_", l.By)) + ":", Text: what + " " + commas(w.most(l))})
	}
	if !w.o.Forum {
		for _, n := range w.l.Notes {
			s.Lines = append(s.Lines, Fact{Lead: w.say("letter.note", "date", w.date(n.On)), Text: n.Text})
		}
	}
	s.Lines = orNone(s.Lines, w.say("letter.limits_none"))
	return s
}

// most is the figure of a limit, and until when.
func (w writer) most(l Limit) []string {
	var out []string
	if l.MaxKg != nil {
		out = append(out, w.say("letter.max_kg", "kg", *l.MaxKg))
	}
	if l.MaxPct != nil {
		out = append(out, w.say("letter.max_pct", "pct", *l.MaxPct))
	}
	if l.MaxDemand != nil {
		if *l.MaxDemand == 0 {
			out = append(out, w.say("letter.max_none"))
		} else {
			out = append(out, w.say("letter.max_demand", "n", *l.MaxDemand))
		}
	}
	if len(out) == 0 {
		out = append(out, w.say("letter.limit_figure"))
	}
	if !l.Until.IsZero() {
		out = append(out, w.say("letter.until", "date", w.date(l.Until)))
	}
	return out
}
