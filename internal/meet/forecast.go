package meet

import (
	"math"
	"strconv"
	"strings"

	"spotter/internal/lift"
)

// Forecast is the set of logistic models of how often attempts that lifters
// chose were made, fitted by us to raw full-power results
// (knowledge/meet_forecast.csv). There are two per lift and attempt: "history"
// knows the best of the last two years, "within_day" only this day.
//
// It is a forecast of chosen attempts. It does not say what an attempt chosen
// by somebody else would do: lifters take what they feel is there, so the
// curve over the weight is almost flat. "What if" is Input.PMake.
type Forecast map[ForecastKey][]Term

// ForecastKey names one model.
type ForecastKey struct {
	Model   string // history, within_day
	Lift    lift.Main
	Attempt int // 1-3; within_day has none for the opener
}

// Term is one line of a logistic model: name and coefficient.
type Term struct {
	Name string
	Coef float64
}

// Spot is the moment in which an attempt is taken.
type Spot struct {
	Lift  lift.Main
	Kg    lift.Kg
	Taken []Made // this lift's attempts before it, in order
	Sex   string // female, male, "" = unknown
	Age   *int   // nil = unknown
	Meets int    // earlier meets

	// From earlier meets; BestKg 0 = unknown, and the day alone is used.
	BestKg  lift.Kg // best of this lift in the last 730 days
	LastKg  lift.Kg // best of this lift at the last meet; 0 = none made there
	GapDays int     // since the last meet
	// Form is the mean over the earlier lifts of this day of best so far over
	// own best of two years; nil = no earlier lift.
	Form *float64
}

// Chosen is the share (0-1) of lifters in such a spot who made the attempt that
// they chose. ok is false where no model speaks: an opener without a known
// best, or a fourth attempt.
func (f Forecast) Chosen(s Spot) (p float64, ok bool) {
	key := ForecastKey{"within_day", s.Lift, len(s.Taken) + 1}
	if s.BestKg > 0 {
		key.Model = "history"
	}
	terms := f[key]
	if len(terms) == 0 || s.Kg <= 0 {
		return 0, false
	}
	sum := 0.0
	for _, t := range terms {
		x, known := s.value(t.Name)
		if !known {
			return 0, false
		}
		sum += float64(t.Coef * x)
	}
	p = 1 / (1 + math.Exp(-sum))
	return p, !math.IsNaN(p)
}

// value is the term's value in this spot; false for a name that is not known.
func (s Spot) value(name string) (float64, bool) {
	if bare, missed := strings.CutSuffix(name, "*missed"); missed {
		x, ok := s.value(bare)
		return x * (1 - s.prevMade()), ok
	}
	if at, ok := above(name, "r>"); ok {
		return math.Max(s.ratio()-at, 0), true
	}
	if at, ok := above(name, "jump>"); ok {
		return math.Max(s.jump()-at, 0), true
	}
	switch name {
	case "intercept":
		return 1, true
	case "r":
		return s.ratio(), true
	case "prev_made":
		return s.prevMade(), true
	case "first_made":
		return flag(s.Taken[0].Good), true
	case "first_missed*prev_missed":
		return flag(!s.Taken[0].Good) * (1 - s.prevMade()), true
	case "repeat":
		return flag(math.Abs(s.jump()) < 1e-6), true
	case "log_gap_weeks":
		return math.Log(math.Max(float64(s.GapDays), 7) / 7), true
	case "last/best2y":
		return s.LastKg.Float() / s.BestKg.Float(), true
	case "form_of_day":
		return s.form(), true
	case "form_unknown":
		return flag(s.Form == nil), true
	}
	return s.person(name)
}

// person holds the terms about who lifts.
func (s Spot) person(name string) (float64, bool) {
	switch name {
	case "female":
		return flag(s.Sex == "female"), true
	case "log1p_prior_meets":
		return math.Log1p(float64(max(0, s.Meets))), true
	case "age40+":
		return flag(s.Age != nil && *s.Age >= 40), true
	case "age<20":
		return flag(s.Age != nil && *s.Age < 20), true
	case "age_unknown":
		return flag(s.Age == nil), true
	}
	return 0, false
}

func (s Spot) ratio() float64 { return s.Kg.Float() / s.BestKg.Float() }

func (s Spot) prevMade() float64 { return flag(s.Taken[len(s.Taken)-1].Good) }

func (s Spot) jump() float64 {
	return s.Kg.Float()/s.Taken[len(s.Taken)-1].Kg.Float() - 1
}

// form is the form of the day against own best, held between -30 and +30 %.
func (s Spot) form() float64 {
	if s.Form == nil {
		return 0
	}
	return math.Min(math.Max(*s.Form, 0.7), 1.3) - 1
}

// above reads the knot of a hinge term such as "r>0.95".
func above(name, prefix string) (float64, bool) {
	rest, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return 0, false
	}
	at, err := strconv.ParseFloat(rest, 64)
	return at, err == nil
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
