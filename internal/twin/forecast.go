package twin

import (
	"math"
	"slices"

	"spotter/internal/lift"
	"spotter/internal/stats"
	"spotter/internal/trigger"
)

// Forecasts are those of one athlete, made from the first half of the log and
// held against the whole.
type Forecasts struct {
	Ratio []float64 // per lift: the standard error that came over the one forecast
	Due   []bool    // lifts forecast to be judged before the end, range included: were they
	Late  []bool    // lifts forecast not to be judged before the end, range included: were they not
}

// Foretold sums athletes up.
type Foretold struct {
	Lifts      int     `json:"lifts"`
	Median     float64 `json:"median"`
	Lo80       float64 `json:"lo80"`
	Hi80       float64 `json:"hi80"`
	Due, Late  int     // how many
	Kept, Held float64 // share of the due that were judged, of the late that were not
}

// judgedSE is the standard error that a lift is forecast to come down to.
const judgedSE = 0.3

// Forecast fits half a log and the whole of it. Halves that the program would
// not speak of give none.
func Forecast(cat *lift.Catalogue, seed uint64, id int, w World, prompted bool) (out Forecasts, err error) {
	l := New(cat, seed, id, Options{World: w, Prompted: prompted}).Log
	half := l.Until(float64(l.Days/2) * 24)
	if _, ok := trigger.Missing(half.Days, len(half.Ratings)); !ok {
		return out, nil
	}
	before, err := trigger.Fit(half, trigger.Default())
	if err != nil {
		return out, err
	}
	after, err := trigger.Fit(&l, trigger.Default())
	if err != nil {
		return out, err
	}
	rest := l.Days - half.Days
	for i, b := range before.Lifts {
		a := after.Lifts[i]
		if b.N >= 3 && a.N > b.N && b.SE > 0 && !math.IsInf(b.SE, 1) {
			out.Ratio = append(out.Ratio, a.SE/(b.SE*math.Sqrt(float64(b.N)/float64(a.N))))
		}
		switch when, ok := b.Ahead(half.Pace(i)); {
		case !ok:
		case when.To <= rest:
			out.Due = append(out.Due, a.SE <= judgedSE)
		case when.From > rest:
			out.Late = append(out.Late, a.SE > judgedSE)
		}
	}
	return out, nil
}

// ForetoldOf sums athletes up.
func ForetoldOf(all []Forecasts) (f Foretold) {
	var r []float64
	var due, late []bool
	for _, x := range all {
		r, due, late = append(r, x.Ratio...), append(due, x.Due...), append(late, x.Late...)
	}
	slices.Sort(r)
	if f.Lifts = len(r); f.Lifts > 0 {
		f.Median, f.Lo80, f.Hi80 = stats.QuantileOf(r, 0.5), stats.QuantileOf(r, 0.1), stats.QuantileOf(r, 0.9)
	}
	share := func(x []bool) (s float64) {
		for _, yes := range x {
			s += one(yes) / float64(len(x))
		}
		return s
	}
	f.Due, f.Late, f.Kept, f.Held = len(due), len(late), share(due), share(late)
	return f
}
