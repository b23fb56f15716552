package course

import "math"

// Score is what became of many athletes under one policy, each beside the same
// athlete's pain-free season.
type Score struct {
	Policy     string   `json:"policy"`
	Total      Interval `json:"total_pct"` // meet total, % of the pain-free one; no total counts as 0
	OfMade     Interval `json:"total_pct_of_those_who_made_it"`
	Made       Interval `json:"meets_made_pct"`
	Flares     Interval `json:"flare_days"`
	Strong     Interval `json:"days_over_5"`
	Changes    Interval `json:"plan_changes_a_week"`
	Violations Interval `json:"sets_above_the_gate_pct"` // of the sets asked for, where it was looked at
	Banned     Interval `json:"athletes_with_a_main_lift_left_out_pct"`
}

// Interval is a mean with its 95 % interval over athletes (normal
// approximation; the athletes are independent draws).
type Interval struct {
	Mean float64 `json:"mean"`
	Lo   float64 `json:"lo"`
	Hi   float64 `json:"hi"`
	N    int     `json:"n"`
}

func interval(x []float64) Interval {
	n := float64(len(x))
	if n == 0 {
		return Interval{}
	}
	sum, sq := 0.0, 0.0
	for _, v := range x {
		sum += v
	}
	mean := sum / n
	for _, v := range x {
		sq += (v - mean) * (v - mean)
	}
	half := 1.96 * math.Sqrt(sq/math.Max(1, n-1)/n)
	return Interval{mean, mean - half, mean + half, len(x)}
}

// Row is one athlete: the pain-free season and one per policy.
type Row struct {
	Athlete   int
	Kind      string
	Reference Season
	Seasons   []Season
	Gated     bool // the gate was asked about every set
}

// Scores sums the rows up, one score for each method.
func Scores(methods []Method, rows []Row) []Score {
	out := make([]Score, len(methods))
	for i, m := range methods {
		out[i] = score(m.Name, i, rows)
	}
	return out
}

func score(name string, i int, rows []Row) Score {
	var c [8][]float64
	for _, r := range rows {
		s := r.Seasons[i]
		pct := s.Total / r.Reference.Total * 100
		c[0] = append(c[0], pct)
		if s.Made {
			c[1] = append(c[1], pct)
		}
		c[2] = append(c[2], 100*b2f(s.Made))
		c[3] = append(c[3], float64(s.Flares))
		c[4] = append(c[4], float64(s.Strong))
		c[5] = append(c[5], float64(s.Changes)/s.Weeks)
		if r.Gated {
			c[6] = append(c[6], 100*float64(s.Violations)/math.Max(1, float64(s.SetsAsked)))
		}
		c[7] = append(c[7], 100*b2f(s.Banned > 0))
	}
	return Score{Policy: name, Total: interval(c[0]), OfMade: interval(c[1]), Made: interval(c[2]), Flares: interval(c[3]), Strong: interval(c[4]),
		Changes: interval(c[5]), Violations: interval(c[6]), Banned: interval(c[7])}
}

// Gap is how a policy stands to two others on the same athletes: the mean of
// the differences, athlete by athlete.
type Gap struct {
	Of      string   `json:"of"`
	Against string   `json:"against"`
	Total   Interval `json:"total_pct"`
	Flares  Interval `json:"flare_days"`
}

// Gaps compares one method with all others.
func Gaps(methods []Method, rows []Row, of int) []Gap {
	var out []Gap
	for i, m := range methods {
		if i == of {
			continue
		}
		var total, flares []float64
		for _, r := range rows {
			a, b := r.Seasons[of], r.Seasons[i]
			total = append(total, (a.Total-b.Total)/r.Reference.Total*100)
			flares = append(flares, float64(a.Flares-b.Flares))
		}
		out = append(out, Gap{methods[of].Name, m.Name, interval(total), interval(flares)})
	}
	return out
}

// Closed is how much of the way from one policy to a bound another one goes, in
// percent: 100 is the bound, below 0 is worse than the start.
type Closed struct {
	Of     string  `json:"of"`
	From   string  `json:"from"`
	To     string  `json:"to"`
	Total  float64 `json:"total_pct"`
	Flares float64 `json:"flare_days_pct"`
}

// Closing compares three of the scores by name; false when one is missing.
func Closing(scores []Score, of, from, to string) (Closed, bool) {
	find := func(name string) *Score {
		for i := range scores {
			if scores[i].Policy == name {
				return &scores[i]
			}
		}
		return nil
	}
	x, a, b := find(of), find(from), find(to)
	if x == nil || a == nil || b == nil {
		return Closed{}, false
	}
	way := func(x, a, b float64) float64 {
		if a == b {
			return 0
		}
		return 100 * (x - a) / (b - a)
	}
	return Closed{of, from, to, way(x.Total.Mean, a.Total.Mean, b.Total.Mean), way(x.Flares.Mean, a.Flares.Mean, b.Flares.Mean)}, true
}
