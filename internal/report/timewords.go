package report

import "spotter/internal/day"

// time words the line of time: pain and the lifts that matter, by weeks.
func (w writer) time() TimeWords {
	t := TimeWords{Title: w.say("letter.time"), Pain: w.say("letter.chart_pain"), Until: w.when(w.l.AsOf)}
	t.Key = w.say("letter.time_key")
	if w.l.Bare() {
		t.Key = w.say("letter.time_key_stop")
	}
	if len(MaskSpans(w.l)) > 0 {
		t.Key += " " + w.say("letter.mask_key")
	}
	for _, row := range Rows(w.l)[1:] {
		bars := make([]string, len(row.Points))
		for i, p := range row.Points {
			if p.Bar != nil && *p.Bar > 0 {
				bars[i] = w.book.Num(*p.Bar)
			}
		}
		t.Bars = append(t.Bars, bars)
	}
	var worst []string
	for _, x := range w.l.Course.Weeks {
		t.Starts = append(t.Starts, w.when(x.Starts))
		if x.Worst == nil {
			worst = append(worst, "–")
		} else {
			worst = append(worst, num(float64(*x.Worst)))
		}
	}
	t.Alt = w.say("letter.time_alt", "worst", commas(worst))
	for _, x := range w.l.Lifts {
		code := "letter.chart_lift"
		if w.l.Bare() {
			code = "letter.chart_stop"
		}
		t.Lifts = append(t.Lifts, up(w.say(code, "lift", w.lift(x.Lift))))
	}
	return t
}

// when is the short date of an axis; for strangers how long ago.
func (w writer) when(d day.Date) string {
	if !w.dates() {
		return w.span(w.l.AsOf.Sub(d))
	}
	return w.book.Date(d, "day_month")
}
