package web

import (
	"fmt"
	"strings"

	"spotter/internal/lift"
	"spotter/internal/plan"
)

// chart is the weeks to the meet as one picture: bars are working sets, the
// line is the highest effort (or share of today's e1RM where the plan names
// one), diamonds are gates. The same figures stand in a table below it.
type chart struct {
	W, H   int
	Base   int
	Bars   []bar
	Points []point
	Path   string
	Gates  []point
	Flag   *point
	Share  bool // the line is a share, not an effort
	Alt    string
	Long   bool // many weeks: labels are set smaller
}

type bar struct {
	X, Y, W, H  int
	Label, Week string
	Mid         int
	Sets        int
	Top         string
	Phase       string
	Odd         bool // its label may be left out where there is little room
}

type point struct {
	X, Y  int
	Label string
}

const (
	chartW, chartH   = 720, 340
	chartTop, chartB = 56, 262 // first and last row of the drawing
)

func (s *server) chartOf(p plan.Plan) *chart {
	if len(p.Weeks) < 2 {
		return nil
	}
	c := &chart{W: chartW, H: chartH, Base: chartB, Share: shares(p), Long: len(p.Weeks) > 8}
	most := 1
	sets := make([]int, len(p.Weeks))
	tops := make([]float64, len(p.Weeks))
	for i, w := range p.Weeks {
		sets[i], tops[i] = load(w, c.Share)
		most = max(most, sets[i])
	}
	lo, hi := bounds(tops)
	step := chartW / len(p.Weeks)
	var path []string
	for i, w := range p.Weeks {
		mid := i*step + step/2
		h := sets[i] * (chartB - chartTop - 40) / most
		b := bar{X: mid - step*3/10, W: step * 6 / 10, Y: chartB - h, H: h, Mid: mid, Sets: sets[i],
			Label: s.words.Book.Date(w.Starts, "day_month"), Week: fmt.Sprint(i + 1), Phase: s.named("phase", w.Phase), Odd: i%2 == 1}
		if tops[i] > 0 {
			y := chartB - 30 - int((tops[i]-lo)/(hi-lo)*float64(chartB-30-chartTop))
			b.Top = s.words.Book.Num(tops[i])
			c.Points = append(c.Points, point{mid, y, b.Top})
			path = append(path, fmt.Sprintf("%d %d", mid, y))
		}
		c.Bars = append(c.Bars, b)
	}
	if len(path) > 1 {
		c.Path = "M" + strings.Join(path, " L")
	}
	c.marks(p, step)
	c.Alt = s.words.T("web.chart_alt", "weeks", len(p.Weeks), "first", sets[0], "last", sets[len(sets)-1])
	return c
}

// marks places gates and the meet on the time line below the bars.
func (c *chart) marks(p plan.Plan, step int) {
	start := p.Weeks[0].Starts
	at := func(days int) int { return min(max(days*step/7+step/14, 8), chartW-8) }
	for _, g := range p.Gates {
		if d := g.Date.Sub(start); d >= 0 && d < 7*len(p.Weeks) {
			c.Gates = append(c.Gates, point{X: at(d), Y: chartB + 56})
		}
	}
	if p.Meet != nil {
		c.Flag = &point{X: at(p.Meet.Date.Sub(start)), Y: chartB + 56}
	}
}

// shares says whether every week with sets names a share of e1RM.
func shares(p plan.Plan) bool {
	for _, w := range p.Weeks {
		if n, top := load(w, true); n > 0 && top == 0 {
			return false
		}
	}
	return true
}

// load of a week: working sets that are not care, and the highest share of
// e1RM (percent) or the highest effort (RPE).
func load(w plan.Week, share bool) (sets int, top float64) {
	for _, s := range w.Sessions {
		for _, it := range s.Items {
			if it.Role == "care" {
				continue
			}
			sets += len(it.Sets)
			for _, set := range it.Sets {
				v := set.RPEMax
				if share {
					v = 0
					if set.Pct != nil {
						v = *set.Pct
					}
				}
				top = max(top, float64(int(v*10+.5))/10)
			}
		}
	}
	return sets, top
}

func bounds(vs []float64) (lo, hi float64) {
	lo, hi = vs[0], vs[0]
	for _, v := range vs {
		if v > 0 {
			if lo == 0 || v < lo {
				lo = v
			}
			hi = max(hi, v)
		}
	}
	if hi-lo < .5 {
		hi = lo + .5
	}
	return lo, hi
}

// ranges is the projection: per lift a line from the low to the high end.
type ranges struct {
	W, H int
	Rows []rangeRow
}

type rangeRow struct {
	Lift           string
	Y, X1, X2, XM  int
	Low, Mid, High string
}

// whole is a load to the kilogram: a guess about a day to come is no finer.
func whole(kg lift.Kg) string { return fmt.Sprintf("%.0f", kg.Float()) }

func (s *server) rangesOf(p plan.Plan) *ranges {
	r := &ranges{W: 720}
	var lo, hi float64
	for _, m := range lift.Mains {
		v, ok := p.Projection[m]
		if !ok || v.P90 <= 0 {
			continue
		}
		if len(r.Rows) == 0 || v.P10.Float() < lo {
			lo = v.P10.Float()
		}
		hi = max(hi, v.P90.Float())
		r.Rows = append(r.Rows, rangeRow{Lift: s.named("main", string(m)), Low: whole(v.P10), Mid: whole(v.P50), High: whole(v.P90)})
	}
	if len(r.Rows) == 0 {
		return nil
	}
	span := max(hi-lo, 1)
	x := func(kg float64) int { return 110 + int((kg-lo)/span*500) }
	i := 0
	for _, m := range lift.Mains {
		v, ok := p.Projection[m]
		if !ok || v.P90 <= 0 {
			continue
		}
		row := &r.Rows[i]
		row.Y, row.X1, row.XM, row.X2 = 74+i*108, x(v.P10.Float()), x(v.P50.Float()), x(v.P90.Float())
		i++
	}
	r.H = 108 * len(r.Rows)
	return r
}
