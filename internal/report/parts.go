package report

import (
	"strings"

	"spotter/internal/lift"
)

func (w writer) places() Section {
	s := Section{ID: "places", Title: w.say("letter.places")}
	for i := range w.l.Places {
		p := &w.l.Places[i]
		since := w.say("letter.no_since")
		if !p.Since.IsZero() {
			since = w.say("letter.since", "date", w.date(p.Since))
		}
		told, days, mean, last := "", w.say("letter.place_unrated"), "", ""
		if p.Told != nil {
			told = w.say("letter.worst_told", "n", *p.Told)
		}
		if p.Worst != nil {
			days = w.say("letter.place_days", "worst", *p.Worst, "days", p.Days)
		}
		if p.Mean != nil {
			mean = w.say("letter.place_mean", "mean", *p.Mean)
		}
		if p.Last != nil {
			last = w.say("letter.last", "n", *p.Last, "date", w.date(p.LastOn))
		}
		course := ""
		if p.Course != "not_stated" {
			course = w.name("course.", p.Course)
		}
		s.Lines = append(s.Lines, w.place(p)+": "+join(", ", since, course, told)+"; "+join(", ", days, mean, last, strings.Join(p.Quality, ", "))+".")
	}
	if len(s.Lines) == 0 {
		s.Lines = []string{w.say("letter.place_none")}
	}
	return s
}

func (w writer) course() Section {
	s := Section{ID: "course", Title: w.say("letter.course")}
	c := w.l.Course
	if c.Rated == 0 {
		s.Lines = append(s.Lines, w.say("letter.no_ratings"))
	} else {
		s.Lines = append(s.Lines, w.say("letter.rated", "n", c.Rated))
	}
	for _, f := range c.Flares {
		to := w.say("letter.still")
		if !f.End.IsZero() {
			to = w.date(f.End)
		}
		s.Lines = append(s.Lines, w.say("letter.flare", "from", w.date(f.Start), "to", to, "peak", f.Peak, "usual", f.Baseline))
	}
	if c.Rated > 0 && len(c.Flares) == 0 {
		s.Lines = append(s.Lines, w.say("letter.no_flares"))
	}
	return s
}

func (w writer) effects() Section {
	s := Section{ID: "effects", Title: w.say("letter.effects")}
	for _, e := range w.l.Effects {
		s.Lines = append(s.Lines, w.effect(e))
	}
	if len(s.Lines) == 0 {
		s.Lines = append(s.Lines, w.say("letter.none_told"))
	}
	need := ""
	if n := w.l.Need; n != nil {
		need = w.say("letter.need", "days", n.Days, "ratings", n.Ratings)
	}
	switch w.l.Search {
	case "not_enough_data":
		s.Lines = append(s.Lines, join(" ", w.say("letter.not_enough"), need))
	case "no_pain_data":
		s.Lines = append(s.Lines, w.say("letter.no_pain"))
	}
	return s
}

func (w writer) effect(e Effect) string {
	name := w.lift(e.Lift)
	if e.Lift == "" {
		name = w.name("activity.", e.Activity)
	}
	told := ""
	if e.Told != "" {
		when, dose := "", ""
		if e.When != "" && e.When != "not_stated" {
			when = w.name("when.", e.When)
		}
		if e.Dose != "" {
			dose = w.name("web.dose_", e.Dose)
		}
		told = join(", ", join(" ", w.say("letter.how_told"), w.name("effect.", e.Told)), when, dose)
	}
	var seen, sore, fine, log, size string
	if e.Pain != nil {
		seen = w.say("letter.pain_max", "n", *e.Pain, "sets", e.Rated)
	}
	if e.SoreKg != nil {
		sore = w.say("letter.sore", "kg", *e.SoreKg)
	}
	if e.FineKg != nil {
		fine = w.say("letter.fine", "kg", *e.FineKg)
	}
	if e.Word != "" {
		log = w.say("letter.log_says", "word", w.name("trigger.word_", e.Word), "n", e.N)
	}
	if e.Points != nil {
		size = w.say("letter.points", "points", *e.Points, "lo", *e.Lo, "hi", *e.Hi, "lag", *e.LagDays)
	}
	return up(name) + ": " + join("; ", told, join(", ", seen, sore, fine), join(", ", log, size))
}

func (w writer) helped() Section {
	s := Section{ID: "helped", Title: w.say("letter.helped")}
	for _, h := range w.l.Helped {
		if w.o.Forum && !w.o.Drugs && strings.HasPrefix(h.What, "nsaid") || w.o.Forum && !w.o.Drugs && (h.What == "oral_steroid" || h.What == "topical_nsaid") {
			continue
		}
		name := h.Name
		if w.o.Forum {
			name = ""
		}
		what := join(" ", w.name("care.", h.What), name)
		if h.Lift != "" {
			what += ", " + w.lift(h.Lift)
		}
		var effect, how, size string
		switch h.How {
		case "log":
			effect, how = w.name("trigger.word_", h.Effect), w.say("letter.how_log")
		case "trial":
			effect, how = w.name("trial.verdict_", h.Effect), w.say("letter.how_trial", "n", h.N)
		default:
			effect, how = w.name("effect.", h.Effect), w.say("letter.how_told")
		}
		if h.Points != nil {
			size = w.say("letter.size", "points", *h.Points, "lo", *h.Lo, "hi", *h.Hi)
		}
		s.Lines = append(s.Lines, up(what)+": "+join(", ", effect, size)+" ("+how+")")
	}
	if len(s.Lines) == 0 {
		s.Lines = append(s.Lines, w.say("letter.none_told"))
	}
	return s
}

func (w writer) medicine() Section {
	if w.o.Forum && !w.o.Drugs {
		return Section{}
	}
	s := Section{ID: "medicine", Title: w.say("letter.medicine")}
	for _, m := range w.l.Medicine {
		days, mask, times, why, effect := w.say("letter.med_unknown"), "", "", "", ""
		if !m.Last.IsZero() {
			days = w.say("letter.med_days", "first", w.date(m.First), "last", w.date(m.Last))
			mask = w.say("letter.med_mask", "from", w.date(m.MaskFrom), "to", w.date(m.MaskTo))
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
		s.Lines = append(s.Lines, up(join(" ", w.name("med.", m.Class), m.Name))+": "+join(", ", days, times, why, effect, mask))
	}
	if len(s.Lines) == 0 {
		s.Lines = append(s.Lines, w.say("letter.med_none"))
	}
	return s
}

func (w writer) function() Section {
	s := Section{ID: "function", Title: w.say("letter.function")}
	for _, f := range w.l.Function {
		var points []string
		for _, p := range f.Points[max(0, len(f.Points)-6):] {
			points = append(points, num(p.Value)+" ("+w.date(p.On)+")")
		}
		s.Lines = append(s.Lines, up(w.lift(lift.ID(f.Name)))+": "+strings.Join(points, ", "))
	}
	if len(w.l.Function) == 0 {
		s.Lines = append(s.Lines, w.say("letter.function_none"))
	}
	if len(w.l.Weekly) == 0 {
		s.Lines = append(s.Lines, w.say("letter.weekly_none"))
		return s
	}
	var points []string
	for _, x := range w.l.Weekly {
		v := w.say("letter.weekly_part", "n", x.Answered)
		if x.Score != nil {
			v = num(float64(*x.Score))
		}
		points = append(points, v+" ("+w.date(x.On)+")")
	}
	s.Lines = append(s.Lines, w.say("letter.weekly")+": "+strings.Join(points, ", "))
	return s
}

func (w writer) limits() Section {
	s := Section{ID: "limits", Title: w.say("letter.limits")}
	for _, l := range w.l.Limits {
		what := w.say("letter.limit_all")
		switch {
		case l.Demand != "":
			what = w.name("demand.", string(l.Demand))
		case l.Lift != "":
			what = w.lift(l.Lift)
		}
		var most []string
		if l.MaxKg != nil {
			most = append(most, w.say("letter.max_kg", "kg", *l.MaxKg))
		}
		if l.MaxPct != nil {
			most = append(most, w.say("letter.max_pct", "pct", *l.MaxPct))
		}
		if l.MaxDemand != nil {
			most = append(most, w.say("letter.max_demand", "n", *l.MaxDemand))
		}
		if len(most) == 0 {
			most = []string{w.say("letter.limit_figure")}
		}
		if !l.Until.IsZero() {
			most = append(most, w.say("letter.until", "date", w.date(l.Until)))
		}
		s.Lines = append(s.Lines, up(w.say("letter.limit", "by", w.name("by.", l.By), "what", what+" "+strings.Join(most, ", "))))
	}
	if !w.o.Forum {
		for _, n := range w.l.Notes {
			s.Lines = append(s.Lines, w.say("letter.note", "date", w.date(n.On), "text", n.Text))
		}
	}
	if len(s.Lines) == 0 {
		s.Lines = append(s.Lines, w.say("letter.limits_none"))
	}
	return s
}

func (w writer) ahead() Section {
	s := Section{ID: "ahead", Title: w.say("letter.ahead")}
	if m := w.l.Meet; m != nil {
		fed, paid := m.Federation, ""
		if m.Paid != nil && *m.Paid {
			paid = w.say("letter.paid")
		}
		if w.o.Forum && !w.o.Names {
			fed = ""
		}
		if w.dates() {
			s.Lines = append(s.Lines, join(", ", w.say("letter.meet", "date", w.date(m.Date), "days", m.DaysOut), fed, paid))
		} else {
			s.Lines = append(s.Lines, join(", ", w.say("letter.meet", "date", "…", "days", m.DaysOut), fed, paid))
		}
	} else {
		s.Lines = append(s.Lines, w.say("letter.no_meet"))
	}
	if len(w.l.Keep) > 0 {
		s.Lines = append(s.Lines, w.say("letter.keep", "what", w.list("keep.", w.l.Keep)))
	}
	if len(w.l.Asks) > 0 {
		s.Lines = append(s.Lines, w.say("letter.asks", "what", w.list("ask.", w.l.Asks)))
	}
	return s
}

func (w writer) list(family string, ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = w.name(family, id)
	}
	return strings.Join(out, ", ")
}

func (w writer) open() Section {
	s := Section{ID: "open", Title: w.say("letter.open")}
	if len(w.l.Open) > 0 {
		names := make([]string, len(w.l.Open))
		for i, id := range w.l.Open {
			names[i] = w.unknown(id)
		}
		s.Lines = append(s.Lines, w.say("letter.open_list", "what", strings.Join(names, ", ")))
	}
	if w.l.Apart > 0 {
		s.Lines = append(s.Lines, w.say("letter.apart", "n", w.l.Apart))
	}
	if len(s.Lines) == 0 {
		return Section{}
	}
	return s
}
