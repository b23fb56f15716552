package web

import (
	"fmt"
	"slices"
	"strconv"

	"spotter/internal/day"
	"spotter/internal/plot"
	"spotter/internal/timeline"
)

// ratingKinds are the kinds of ratings in the order of their lines.
var ratingKinds = []struct{ kind, class, shape string }{
	{timeline.Morning, "morning-line", plot.Disc},
	{timeline.Now, "now-line", plot.Diamond},
	{timeline.Worst, "now-line", plot.Square},
	{timeline.Average, "morning-line", plot.Square},
	{timeline.InSet, "", plot.Triangle},
}

// gapDays is how far apart two ratings may lie and still be joined.
const gapDays = 3.0

// timePlot is the line of time and its numbers.
func (s *server) timePlot(v timeline.View, load timeline.Load, odd []oddFlare, held bool) plotView {
	t := plot.Time{From: v.From, To: v.To, Label: s.timeLabel(v), Date: s.shortDate, Month: s.shortMonth, Days: 1,
		Pain: s.words.T("see.axis_pain"), Load: s.loadName(v, load)}
	var out plotView
	if held {
		t.Load = s.words.T("see.axis_held")
	}
	if v.Long {
		t.Days = 7
		t.Lines = []plot.Line{weekLine(v)}
		out.Key = append(out.Key, s.key(plot.Disc, "see.key_week"))
	} else {
		for _, k := range ratingKinds {
			if l := lineOf(v, k.kind); len(l.Points) > 0 {
				l.Class, l.Shape = k.class, k.shape
				t.Lines = append(t.Lines, l)
				out.Key = append(out.Key, s.key(k.shape, "see.key_"+k.kind))
			}
		}
	}
	if !held {
		for _, d := range v.Loads {
			t.Bars = append(t.Bars, plot.Bar{Day: d.Day, V: d.Amount})
		}
		if len(t.Bars) > 0 {
			out.Key = append(out.Key, s.key("bar", "see.key_bar"))
		}
	}
	out.Key = append(out.Key, s.spans(&t, v, odd)...)
	out.Wide, out.Narrow = s.both(func(narrow bool) string { t.Narrow = narrow; return t.Draw() })
	out.Numbers = s.timeNumbers(v, load, held)
	return out
}

// spans adds care, medicines, flares and the flares that nothing explains.
func (s *server) spans(t *plot.Time, v timeline.View, odd []oddFlare) (key []keyLine) {
	for _, c := range v.Care {
		t.Care = append(t.Care, c.Day)
	}
	if len(t.Care) > 0 {
		key = append(key, s.key("care", "see.key_care"))
	}
	for _, c := range v.Courses {
		t.Masked = append(t.Masked, plot.Span{From: c.From, To: c.To})
	}
	if len(t.Masked) > 0 {
		key = append(key, s.key("masked", "see.key_masked"))
	}
	for i, f := range v.Flares {
		end := f.End
		if end.IsZero() {
			end = v.To
		}
		t.Flares = append(t.Flares, plot.Span{From: f.Start, To: end, Text: strconv.Itoa(i + 1)})
		if !end.Before(v.From) {
			key = addOnce(key, s.key("flare", "see.key_flare"))
		}
	}
	for _, x := range odd {
		t.Marks = append(t.Marks, plot.Mark{Day: x.Day, Hour: x.Hour, Y: x.Y, Text: "?"})
		key = addOnce(key, s.key("unexplained", "see.key_odd"))
	}
	return key
}

func addOnce(key []keyLine, k keyLine) []keyLine {
	for _, x := range key {
		if x == k {
			return key
		}
	}
	return append(key, k)
}

func (s *server) timeLabel(v timeline.View) string {
	return s.words.T("see.time_alt", "from", v.From, "to", v.To, "ratings", len(v.Ratings), "days", len(v.Loads), "flares", len(v.Flares))
}

func (s *server) loadName(v timeline.View, load timeline.Load) string {
	per := "day"
	if v.Long {
		per = "week"
	}
	what := s.words.T("see.load_all")
	switch {
	case load.Lift != "":
		what = sentence(s.words.Lift(load.Lift))
	case load.Demand != "":
		what = s.named("demand", string(load.Demand))
	}
	return s.words.T("see.axis_"+v.Unit+"_"+per, "what", what)
}

func lineOf(v timeline.View, kind string) plot.Line {
	l := plot.Line{Gap: gapDays}
	for _, r := range v.Ratings {
		if r.Kind != kind {
			continue
		}
		if n := len(l.Points) - 1; kind == timeline.InSet && n >= 0 && l.Points[n].Day == r.Day { // the worst set of a day
			l.Points[n].Y = max(l.Points[n].Y, float64(r.Score))
			continue
		}
		l.Points = append(l.Points, plot.Point{Day: r.Day, Hour: r.Hour, Y: float64(r.Score)})
	}
	return l
}

// weekLine is the weekly mean with its range; a week without a rating is a gap.
func weekLine(v timeline.View) plot.Line {
	l := plot.Line{Class: "morning-line", Shape: plot.Disc, Gap: 7.5}
	for _, w := range v.Weeks {
		if w.Days > 0 {
			l.Points = append(l.Points, plot.Point{Day: w.Start.Add(3), Y: w.Mean, Lo: float64(w.Lo), Hi: float64(w.Hi)})
		}
	}
	return l
}

// timeNumbers is the same line as a table, by day or by week.
func (s *server) timeNumbers(v timeline.View, load timeline.Load, held bool) table {
	t := table{Caption: s.words.T("see.numbers_time"), Head: []string{s.words.T("see.col_day"), s.words.T("see.col_pain"), s.words.T("see.col_care")}}
	if !held {
		t.Head = append(t.Head, s.loadName(v, load))
	}
	type row struct{ pain, care, load string }
	at, sets := map[day.Date]row{}, map[day.Date][]int{}
	step := 1
	if v.Long {
		step = 7
	}
	bin := func(d day.Date) day.Date { return v.From.Add(d.Sub(v.From) / step * step) }
	if v.Long {
		for _, w := range v.Weeks {
			if w.Days > 0 {
				at[w.Start] = row{pain: s.words.T("see.week_pain", "mean", s.words.one(w.Mean), "lo", w.Lo, "hi", w.Hi)}
			}
		}
	} else {
		for _, r := range v.Ratings {
			x := at[r.Day]
			if r.Kind == timeline.InSet {
				sets[r.Day] = append(sets[r.Day], r.Score)
				continue
			}
			x.pain = join(x.pain, s.words.T("see.rating_"+r.Kind, "n", r.Score))
			at[r.Day] = x
		}
	}
	for d, all := range sets {
		x := at[d]
		x.pain = join(x.pain, s.words.T("see.rating_set", "n", slices.Max(all)))
		at[d] = x
	}
	used := map[day.Date]int{}
	for _, c := range v.Care {
		used[bin(c.Day)]++
	}
	for d, n := range used {
		x := at[d]
		x.care = strconv.Itoa(n)
		at[d] = x
	}
	for _, l := range v.Loads {
		x := at[l.Day]
		x.load = s.words.one(l.Amount)
		at[l.Day] = x
	}
	for d := v.From; !d.After(v.To); d = d.Add(step) {
		x, ok := at[d]
		if !ok || held && x.pain == "" && x.care == "" {
			continue
		}
		cells := []string{s.words.Book.Date(d, "long"), dash(x.pain), dash(x.care)}
		if !held {
			cells = append(cells, dash(x.load))
		}
		t.add(cells...)
	}
	return t
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", " + b
}

// dash stands for what was not logged.
func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// strengthPlots are the competition lifts' estimates over time.
func (s *server) strengthPlots(all []timeline.Strong) []namedPlot {
	var out []namedPlot
	for _, x := range all {
		if len(x.Days) < 2 {
			continue
		}
		first, last := x.Days[0].Day, x.Days[len(x.Days)-1]
		c := plot.Curve{X: s.words.T("see.axis_weeks"), Y: s.words.T("see.axis_single")}
		n := table{Caption: s.words.T("see.numbers_strength", "lift", s.words.Lift(x.Lift)), Head: []string{s.words.T("see.col_day"), s.words.T("see.col_low"), s.words.T("see.col_mid"), s.words.T("see.col_high")}}
		lo, hi := last.P10.Float(), last.P90.Float()
		for _, e := range x.Days {
			weeks := float64(e.Day.Sub(last.Day)) / 7
			c.Line = append(c.Line, plot.XY{X: weeks, Y: e.P50.Float()})
			c.Band = append(c.Band, plot.Band{X: weeks, Lo: e.P10.Float(), Hi: e.P90.Float()})
			lo, hi = min(lo, e.P10.Float()), max(hi, e.P90.Float())
			n.add(s.words.Book.Date(e.Day, "long"), whole(e.P10), whole(e.P50), whole(e.P90))
		}
		c.XLo, c.XHi = float64(first.Sub(last.Day))/7, 0
		c.YLo, c.YHi = lo-(hi-lo)*.1-1, hi+(hi-lo)*.1+1
		c.XTicks = weekTicks(c.XLo)
		c.Label = s.words.T("see.strength_alt", "lift", sentence(s.words.Lift(x.Lift)), "mid", whole(last.P50), "low", whole(last.P10), "high", whole(last.P90))
		out = append(out, namedPlot{ID: "strength-" + string(x.Main), Name: sentence(s.words.Lift(x.Lift)), Plot: plotView{Wide: s.labelled(c.Draw()), Numbers: n,
			Key: []keyLine{{"", c.Label}}}})
	}
	return out
}

// weekTicks are four or so whole weeks back from today.
func weekTicks(from float64) (out []float64) {
	step := 1
	for _, x := range []int{2, 4, 8, 13, 26, 52, 104} {
		if int(-from)/step > 4 {
			step = x
		}
	}
	for w := 0; float64(-w) >= from; w += step {
		out = append(out, float64(-w))
	}
	return out
}

// scorePlot is the weekly problem score, where there is one.
func (s *server) scorePlot(v timeline.View) *plotView {
	if len(v.Scores) == 0 {
		return nil
	}
	last := v.Scores[len(v.Scores)-1]
	c := plot.Curve{X: s.words.T("see.axis_weeks"), Y: s.words.T("see.axis_score"), XLo: float64(v.Scores[0].Day.Sub(last.Day))/7 - 1, XHi: 1, YLo: 0, YHi: 100}
	n := table{Caption: s.words.T("see.numbers_score"), Head: []string{s.words.T("see.col_day"), s.words.T("see.col_score")}}
	for _, x := range v.Scores {
		at := plot.XY{X: float64(x.Day.Sub(last.Day)) / 7, Y: float64(x.Value)}
		c.Line, c.Dots = append(c.Line, at), append(c.Dots, at)
		n.add(s.words.Book.Date(x.Day, "long"), fmt.Sprint(x.Value))
	}
	c.XTicks = weekTicks(c.XLo)
	c.Label = s.words.T("see.score_alt", "n", len(v.Scores), "last", last.Value)
	return &plotView{Wide: s.labelled(c.Draw()), Numbers: n}
}
