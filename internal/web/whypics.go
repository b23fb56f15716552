package web

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"spotter/internal/app"
	"spotter/internal/lift"
	"spotter/internal/plot"
	"spotter/internal/timeline"
	"spotter/internal/trigger"
)

// triggerAt is the effect that makes a trigger, in points.
const triggerAt = 0.5

// liftPlot is every lift's effect with its interval.
func (s *server) liftPlot(r *trigger.Report, sh Sheet) *plotView {
	rows := plot.Rows{Limit: triggerAt, Zero: "0", AtLimit: s.words.T("trigger.plot_limit")}
	n := table{Caption: s.words.T("trigger.numbers_lifts"), Head: []string{s.words.T("see.col_lift"), s.words.T("see.col_word"), s.words.T("see.col_chance"),
		s.words.T("see.col_points"), s.words.T("see.col_from"), s.words.T("see.col_to"), s.words.T("see.col_sessions"), s.words.T("see.col_need"), s.words.T("see.col_blamed")}}
	yes := 0
	for _, f := range r.Effects {
		if f.Kind != trigger.KindLift {
			continue
		}
		name, word := sentence(s.exposure(f)), s.words.T("trigger.word_"+string(f.Word))
		x := plot.Row{Name: name, Word: word, V: math.NaN(), Strong: f.Verdict == trigger.Likely}
		cells := []string{name, word, dash(s.chance(f)), "–", "–", "–", fmt.Sprint(f.N), "–", "–"}
		if f.Interval90 != nil && f.Word != trigger.TooFew {
			x.V, x.Lo, x.Hi = *f.Effect, f.Interval90[0], f.Interval90[1]
			cells[3], cells[4], cells[5] = s.words.points(x.V), s.words.points(x.Lo), s.words.points(x.Hi)
		}
		if f.Need != nil && f.Need.Sessions > 0 {
			cells[7] = fmt.Sprint(f.Need.Sessions)
		}
		if suspects(sh, f.Exposure) {
			cells[8] = s.words.T("see.yes")
		}
		if x.Strong {
			yes++
		}
		rows.Rows = append(rows.Rows, x)
		n.add(cells...)
	}
	if len(rows.Rows) == 0 {
		return nil
	}
	rows.Label = s.words.T("trigger.plot_lifts_alt", "n", len(rows.Rows), "yes", yes)
	v := &plotView{Numbers: n, Key: []keyLine{s.key("whisker", "trigger.key_whisker")}}
	v.Wide, v.Narrow = s.both(func(narrow bool) string { rows.Narrow = narrow; return rows.Draw() })
	return v
}

func suspects(sh Sheet, id string) bool {
	for _, t := range sh.Case.Triggers {
		if string(t.Lift) == id {
			return true
		}
	}
	return false
}

// coursePlot is how the reaction rises and fades after a session.
func (s *server) coursePlot(r *trigger.Report) (*plotView, string) {
	if len(r.Reaction) == 0 {
		return nil, ""
	}
	c := plot.Curve{X: s.words.T("trigger.axis_hours"), Y: s.words.T("trigger.axis_share"), XHi: 120, YHi: 100, XTicks: []float64{0, 24, 48, 72, 96, 120}}
	n := table{Caption: s.words.T("trigger.numbers_course"), Head: []string{s.words.T("see.col_hours"), s.words.T("see.col_share"), s.words.T("see.col_from"), s.words.T("see.col_to")}}
	half, peak := 0.0, r.Reaction[0]
	for _, x := range r.Reaction {
		c.Line = append(c.Line, plot.XY{X: x.Hour, Y: 100 * x.Mean})
		c.Band = append(c.Band, plot.Band{X: x.Hour, Lo: 100 * x.Lo, Hi: 100 * x.Hi})
		if int(x.Hour)%12 == 0 {
			n.add(s.words.Book.Num(x.Hour), whole100(x.Mean), whole100(x.Lo), whole100(x.Hi))
		}
		if x.Mean > peak.Mean {
			peak = x
		}
	}
	for _, x := range r.Reaction {
		if x.Mean >= peak.Mean/2 {
			half = x.Hour
		}
	}
	c.Mark = &plot.XY{X: peak.Hour, Y: 100 * peak.Mean}
	c.MarkText = s.words.T("trigger.peak_at", "hours", peak.Hour)
	c.Label = s.words.T("trigger.say_course", "peak", peak.Hour, "half", half)
	return &plotView{Wide: s.labelled(c.Draw()), Numbers: n}, c.Label
}

func whole100(x float64) string { return fmt.Sprintf("%.0f", 100*x) }

// dosePlots are, for each lift that stands out, its sessions by their load and
// what each is expected to have added.
func (s *server) dosePlots(d app.TriggersDoc) (out []namedPlot) {
	for _, f := range d.Effects {
		if f.Kind != trigger.KindLift || len(f.Doses) < 3 {
			continue
		}
		c := plot.Curve{X: s.words.T("trigger.axis_load"), Y: s.words.T("trigger.axis_added"), SmallMarks: len(f.Doses) > 60}
		name := sentence(s.exposure(f))
		n := table{Caption: s.words.T("trigger.numbers_dose", "lift", name), Head: []string{s.words.T("see.col_day"), s.words.T("see.col_share_best"), s.words.T("see.col_sets"), s.words.T("see.col_points")}}
		lo, hi, top := 100.0, 0.0, 0.0
		for _, x := range f.Doses {
			c.Dots = append(c.Dots, plot.XY{X: 100 * x.Intensity, Y: x.Points})
			lo, hi, top = min(lo, 100*x.Intensity), max(hi, 100*x.Intensity), max(top, x.Points)
			n.add(s.words.Book.Date(d.Start.Add(int(x.T/24)), "long"), whole100(x.Intensity), s.words.Book.Num(x.Sets), s.words.points(x.Points))
		}
		c.XLo, c.XHi = math.Floor(lo/5)*5-2, math.Ceil(hi/5)*5+2
		c.YHi = max(top*1.15, 1)
		for v := math.Ceil(c.XLo/5) * 5; v <= c.XHi; v += 5 {
			if c.XHi-c.XLo < 30 || int(v)%10 == 0 {
				c.XTicks = append(c.XTicks, v)
			}
		}
		if f.Ceiling != nil && f.Ceiling.Share > 0 {
			c.Limit = 100 * f.Ceiling.Share
		}
		c.Label = s.words.T("trigger.dose_alt", "lift", name, "n", len(f.Doses), "from", fmt.Sprintf("%.0f", lo), "to", fmt.Sprintf("%.0f", hi))
		out = append(out, namedPlot{ID: "dose-" + strings.ReplaceAll(f.Exposure, "_", "-"), Name: name, Plot: plotView{Wide: s.labelled(c.Draw()), Numbers: n}})
	}
	return out
}

// fittedDays is how far back the model is shown on the pain line.
const fittedDays = 91

// fittedPlot is the model on the pain line: the ratings that the search used,
// its level with the exposures and without them.
func (s *server) fittedPlot(d app.TriggersDoc, ask timeline.Ask) *plotView {
	if len(d.Fitted) < 2 {
		return nil
	}
	from := ask.AsOf.Add(1 - fittedDays)
	if from.Before(d.Start) {
		from = d.Start
	}
	t := plot.Time{From: from, To: ask.AsOf, Days: 1, Date: s.shortDate, Month: s.shortMonth, Pain: s.words.T("see.axis_pain"), Load: s.words.T("trigger.axis_sessions")}
	seen := plot.Line{Shape: plot.Disc}
	level, base := plot.Line{Class: "level", Gap: gapDays}, plot.Line{Class: "base", Gap: gapDays}
	n := table{Caption: s.words.T("trigger.numbers_fitted"), Head: []string{s.words.T("see.col_day"), s.words.T("see.col_rated"), s.words.T("see.col_model"), s.words.T("see.col_base")}}
	for _, x := range d.Fitted {
		at := plot.Point{Day: d.Start.Add(int(x.T / 24)), Hour: math.Mod(x.T, 24)}
		if at.Day.Before(from) {
			continue
		}
		for _, l := range []struct {
			line *plot.Line
			y    float64
		}{{&seen, x.Y}, {&level, x.Level}, {&base, x.Base}} {
			at.Y = l.y
			l.line.Points = append(l.line.Points, at)
		}
		n.add(s.words.T("see.at", "what", at.Day, "time", clock(at.Hour)), s.words.Book.Num(x.Y), s.words.one(x.Level), s.words.one(x.Base))
	}
	t.Level, t.Lines = []plot.Line{base, level}, []plot.Line{seen}
	v := timeline.Make(timeline.Ask{History: ask.History, Catalogue: ask.Catalogue, AsOf: ask.AsOf, Days: ask.AsOf.Sub(from) + 1, Load: named(d)})
	for _, x := range v.Loads {
		t.Bars = append(t.Bars, plot.Bar{Day: x.Day, V: float64(x.Sets)})
	}
	if id := named(d).Lift; id != "" {
		t.Load = s.words.T("trigger.axis_sessions_of", "lift", sentence(s.words.Lift(id)))
	}
	out := &plotView{Numbers: n, Key: []keyLine{s.key(plot.Disc, "trigger.key_rated"), s.key("level", "trigger.key_model"), s.key("base", "trigger.key_base"), s.key("bar", "trigger.key_sets")}}
	for _, x := range d.Surprises {
		if on := d.Start.Add(int(x.T / 24)); !on.Before(from) {
			t.Marks = append(t.Marks, plot.Mark{Day: on, Hour: math.Mod(x.T, 24), Y: x.Y, Text: "?"})
		}
	}
	if len(t.Marks) > 0 {
		out.Key = append(out.Key, s.key("unexplained", "see.key_odd"))
	}
	t.Label = s.words.T("trigger.fitted_alt", "n", len(seen.Points), "from", from, "to", ask.AsOf)
	out.Wide, out.Narrow = s.both(func(narrow bool) string { t.Narrow = narrow; return t.Draw() })
	return out
}

// named is the lift that stands out most, for the bars below the model.
func named(d app.TriggersDoc) timeline.Load {
	i := slices.IndexFunc(d.Effects, func(f trigger.Finding) bool {
		return f.Kind == trigger.KindLift && f.Verdict == trigger.Likely
	})
	if i < 0 {
		return timeline.Load{}
	}
	return timeline.Load{Lift: lift.ID(d.Effects[i].Exposure)}
}
