package report

import (
	"strconv"
	"strings"

	"spotter/internal/day"
	"spotter/internal/wording"
)

// Reason says in words where one figure of the letter comes from.
type Reason struct{ Figure, Value, From string }

// Why words the trace of a letter.
func Why(l *Letter, book wording.Book) []Reason {
	w := writer{words{book}, l, Options{}}
	out := make([]Reason, 0, len(l.Trace))
	for _, t := range l.Trace {
		out = append(out, Reason{w.figure(t.Figure), w.value(t), w.from(t.From)})
	}
	return out
}

// value writes what a figure says as figures, days and answers are written in
// the language. What a person wrote stays as it is.
func (w writer) value(t Trace) string {
	if strings.HasPrefix(t.Figure, "/notes/") {
		return t.Value
	}
	if n, err := strconv.ParseFloat(t.Value, 64); err == nil {
		return w.book.Num(n)
	}
	if d, err := day.Parse(t.Value); err == nil {
		return w.date(d)
	}
	return w.name("letter.said_", t.Value)
}

// figure names a figure of the letter: what it is of, and what it says.
func (w writer) figure(pointer string) string {
	p := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	var nth []int
	var path []string
	for _, x := range p {
		if n, err := strconv.Atoi(x); err == nil {
			nth = append(nth, n)
		} else {
			path = append(path, x)
		}
	}
	what := w.name("letter.trace_", strings.Join(path, "_"))
	if of := w.of(path, nth); of != "" {
		return of + ", " + what
	}
	return what
}

// of names the thing that a figure belongs to.
func (w writer) of(path []string, nth []int) string {
	l := w.l
	has := func(n int) bool { return len(nth) > 0 && nth[0] < n }
	switch {
	case path[0] == "places" && has(len(l.Places)):
		return w.place(&l.Places[nth[0]])
	case path[0] == "safety" && has(len(l.Safety.Screen)) && path[1] == "screen":
		return w.flag(l.Safety.Screen[nth[0]].ID)
	case path[0] == "safety" && has(len(l.Safety.Fired)):
		return w.flag(l.Safety.Fired[nth[0]].ID)
	case path[0] == "course" && len(path) > 1 && path[1] == "weeks" && has(len(l.Course.Weeks)):
		return w.say("letter.trace_week", "date", w.date(l.Course.Weeks[nth[0]].Starts))
	case path[0] == "course" && has(len(l.Course.Flares)):
		return w.date(l.Course.Flares[nth[0]].Start)
	case path[0] == "lifts" && has(len(l.Lifts)) && len(nth) > 1:
		return up(w.lift(l.Lifts[nth[0]].Lift)) + ", " + w.say("letter.trace_week", "date", w.date(l.Course.Weeks[nth[1]].Starts))
	case path[0] == "effects" && has(len(l.Effects)):
		return up(w.effectName(l.Effects[nth[0]]))
	case path[0] == "helped" && has(len(l.Helped)):
		return up(w.name("care.", l.Helped[nth[0]].What))
	case path[0] == "medicine" && has(len(l.Medicine)):
		return up(join(" ", w.name("med.", l.Medicine[nth[0]].Class), l.Medicine[nth[0]].Name))
	case path[0] == "chart" && has(len(l.Chart.Spots)):
		return up(w.spot(l.Chart.Spots[nth[0]]))
	case path[0] == "function" && has(len(l.Function)):
		return up(w.name("lift.", l.Function[nth[0]].Name))
	case path[0] == "told" && has(len(l.Told)):
		return up(w.unknown(l.Told[nth[0]].Question))
	case path[0] == "measures" && has(len(l.Measures)):
		return w.name("letter.measure_", l.Measures[nth[0]].ID)
	case path[0] == "limits" && has(len(l.Limits)):
		return up(w.name("letter.by_", l.Limits[nth[0]].By))
	case path[0] == "symptoms" && has(len(l.Symptoms)):
		return up(w.name("symptom.", l.Symptoms[nth[0]].What))
	}
	return ""
}

// from lists entries by kind, each with its days.
func (w writer) from(refs []Ref) string {
	var kinds []string
	days := map[string][]string{}
	count := map[string]int{}
	for _, r := range refs {
		if count[r.Kind] == 0 {
			kinds = append(kinds, r.Kind)
		}
		count[r.Kind]++
		on := w.date(r.Day)
		if d := days[r.Kind]; len(d) == 0 || d[len(d)-1] != on {
			days[r.Kind] = append(d, on)
		}
	}
	var out []string
	for _, k := range kinds {
		list := days[k]
		text := commas(list)
		if len(list) > 4 {
			text = w.say("letter.trace_days", "first", list[0], "last", list[len(list)-1], "days", len(list))
		}
		out = append(out, w.say("letter.trace_from", "what", w.name("letter.kind_", k), "n", count[k], "days", text))
	}
	return strings.Join(out, "; ")
}
