package pain

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
)

func p[T any](v T) *T { return &v }

// ok is an exposure with nothing against it.
func ok() Signals { return Signals{Set: p(1), Morning: p(2), Usual: p(1.5)} }

// The table of the pain rules: below, edge, edge, above.
func TestJudgeAtTheEdges(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Signals)
		want   Colour
		code   string
	}{
		"all well":              {func(s *Signals) {}, Green, "pain.set_low"},
		"set 2":                 {func(s *Signals) { s.Set = p(2) }, Green, "pain.set_low"},
		"set 3":                 {func(s *Signals) { s.Set = p(3) }, Amber, "pain.set_some"},
		"set 5":                 {func(s *Signals) { s.Set = p(5) }, Amber, "pain.set_some"},
		"set 6":                 {func(s *Signals) { s.Set = p(6) }, Red, "pain.set_high"},
		"set 3, careful":        {func(s *Signals) { s.Set, s.Careful, s.Tingling = p(3), true, p(false) }, Amber, "pain.set_some"},
		"set 4, careful":        {func(s *Signals) { s.Set, s.Careful, s.Tingling = p(4), true, p(false) }, Red, "pain.set_high_careful"},
		"set not rated":         {func(s *Signals) { s.Set = nil }, Unknown, "pain.set_not_rated"},
		"morning +1":            {func(s *Signals) { s.Usual = p(1.0) }, Green, "pain.set_low"},
		"morning +1.1":          {func(s *Signals) { s.Usual = p(0.9) }, Amber, "pain.morning_raised"},
		"morning +2":            {func(s *Signals) { s.Usual = p(0.0) }, Amber, "pain.morning_raised"},
		"morning +2.5":          {func(s *Signals) { s.Morning, s.Usual = p(4), p(1.5) }, Red, "pain.morning_high"},
		"morning not rated":     {func(s *Signals) { s.Morning = nil }, Unknown, "pain.morning_not_rated"},
		"usual not known":       {func(s *Signals) { s.Usual = nil }, Unknown, "pain.usual_not_known"},
		"usual not a number":    {func(s *Signals) { s.Usual = p(math.NaN()) }, Unknown, "pain.usual_not_known"},
		"unknown yields to red": {func(s *Signals) { s.Morning, s.Set = nil, p(7) }, Red, "pain.set_high"},
		"week +0.4":             {func(s *Signals) { s.Week, s.LastWeek = p(2.4), p(2.0) }, Green, "pain.set_low"},
		"week +0.5":             {func(s *Signals) { s.Week, s.LastWeek = p(2.5), p(2.0) }, Amber, "pain.week_rising"},
		"week +1.1":             {func(s *Signals) { s.Week, s.LastWeek = p(3.1), p(2.0) }, Red, "pain.week_high"},
		"new tingling":          {func(s *Signals) { s.Tingling = p(true) }, Red, "pain.new_tingling"},
		"tingling not asked":    {func(s *Signals) { s.Careful = true }, Unknown, "pain.tingling_not_asked"},
		"5 % weaker":            {func(s *Signals) { s.Strength = p(-0.05) }, Green, "pain.set_low"},
		"7 % weaker":            {func(s *Signals) { s.Strength = p(-0.07) }, Amber, "pain.weaker"},
		"12 % weaker":           {func(s *Signals) { s.Strength = p(-0.12) }, Red, "pain.much_weaker"},
		"strength not a number": {func(s *Signals) { s.Strength = p(math.NaN()) }, Red, "pain.much_weaker"},
		"nothing known":         {func(s *Signals) { *s = Signals{} }, Unknown, "pain.set_not_rated"},
	} {
		t.Run(name, func(t *testing.T) {
			s := ok()
			c.change(&s)
			v := Judge(s)
			if v.Colour != c.want || v.Why[0].Code != c.code {
				t.Errorf("%s because %v, want %s because %s", v.Colour, v.Why, c.want, c.code)
			}
		})
	}
}

// Forgetting something, or adding a worse sign, never makes the verdict calmer
// than green-by-evidence allows.
func TestMissingOrWorseNeverCalms(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := Signals{Set: p(rapid.IntRange(0, 10).Draw(r, "set")), Morning: p(rapid.IntRange(0, 10).Draw(r, "morning")),
			Usual: p(rapid.Float64Range(0, 10).Draw(r, "usual")), Careful: rapid.Bool().Draw(r, "careful"), Tingling: p(false)}
		before := Judge(s)
		worse := s
		switch rapid.IntRange(0, 3).Draw(r, "how") {
		case 0:
			worse.Set = p(min(10, *s.Set+rapid.IntRange(0, 5).Draw(r, "more")))
		case 1:
			worse.Morning = p(min(10, *s.Morning+rapid.IntRange(0, 5).Draw(r, "more")))
		case 2:
			worse.Tingling = p(true)
		case 3:
			worse.Careful = true
		}
		if caution(Judge(worse).Colour) < caution(before.Colour) {
			r.Fatal("worse signs gave a calmer colour")
		}
		blank := s
		blank.Set = nil
		if Judge(blank).Colour == Green {
			r.Fatal("a set without a rating is never green")
		}
		blank = s
		blank.Morning = nil
		if Judge(blank).Colour == Green {
			r.Fatal("a morning without a rating is never green")
		}
	})
}

var d0 = day.MustParse("2026-03-01")

func series(when When, scores ...int) []Rating {
	var out []Rating
	for i, s := range scores {
		if s >= 0 {
			out = append(out, Rating{Day: d0.Add(i), Score: s, When: when})
		}
	}
	return out
}

func TestSignalsOf(t *testing.T) {
	rs := series(Morning, 1, 1, 2, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 5)
	s := SignalsOf(rs, d0.Add(13), p(2))
	if s.Morning == nil || *s.Morning != 5 || s.Usual == nil || math.Abs(*s.Usual-22.0/14) > 1e-9 {
		t.Fatalf("%+v", s)
	}
	if s.Week == nil || *s.Week != 2 || math.Abs(*s.LastWeek-8.0/7) > 1e-9 {
		t.Errorf("weeks %v %v", s.Week, s.LastWeek)
	}
	if s := SignalsOf(series(Morning, 1, 1, 1), d0.Add(2), nil); s.Usual != nil || s.Morning != nil || s.Week != nil {
		t.Error("three ratings are not enough for a mean")
	}
}

func TestFlares(t *testing.T) {
	for name, c := range map[string]struct {
		scores  []int
		changed []int
		start   int // -1 = none
		end     int // -1 = running
	}{
		"one bad day":          {[]int{1, 1, 1, 1, 1, 5, 1, 1}, nil, -1, -1},
		"two bad days":         {[]int{1, 1, 1, 1, 1, 5, 4, 1, 2, 1}, nil, 5, 8},
		"high but usual":       {[]int{5, 5, 5, 5, 5, 6, 6, 6}, nil, -1, -1},
		"raised but below 4":   {[]int{0, 0, 0, 0, 0, 3, 3, 3}, nil, -1, -1},
		"still running":        {[]int{1, 1, 1, 1, 1, 5, 6, 5, 1}, nil, 5, -1},
		"nothing rated before": {[]int{6, 6, 6}, nil, -1, -1},
		"gap between bad days": {[]int{1, 1, 1, 1, 1, 5, -1, 5, 1}, nil, -1, -1},
		"training changed":     {[]int{1, 1, 1, 1, 1, 3, 1, 1}, []int{5}, 5, 7},
	} {
		t.Run(name, func(t *testing.T) {
			var changed []day.Date
			for _, d := range c.changed {
				changed = append(changed, d0.Add(d))
			}
			got := Flares(series(Worst24, c.scores...), changed, d0.Add(60))
			if c.start < 0 {
				if len(got) != 0 {
					t.Fatalf("%+v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Start != d0.Add(c.start) {
				t.Fatalf("%+v", got)
			}
			if c.end < 0 != got[0].End.IsZero() || (c.end >= 0 && got[0].End != d0.Add(c.end)) {
				t.Errorf("ends %v, want day %d", got[0].End, c.end)
			}
		})
	}
}
