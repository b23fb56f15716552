package pain

import (
	"math"

	"spotter/internal/reason"
)

// Colour of a verdict. The zero value is unknown, which never counts as green.
type Colour int

// The colours, by how much caution they ask for: an unknown asks for more
// than a green and is outweighed by anything known to be worse.
const (
	Unknown Colour = iota
	Green
	Amber
	Red
)

// String is the word used in JSON and in texts.
func (c Colour) String() string { return [...]string{"unknown", "green", "amber", "red"}[c] }

// Signals are what one exposure left behind. Nil is "not known".
type Signals struct {
	Set      *int     // highest pain in the set, 0-10
	Morning  *int     // pain the morning after
	Usual    *float64 // mean of the mornings of the 14 days before
	Week     *float64 // mean of the last 7 days
	LastWeek *float64 // mean of the 7 days before those
	Tingling *bool    // new tingling, or spreading further down the limb
	Strength *float64 // the lift against its own trend: -0.07 = 7 % less
	// Careful: a nerve, bone or tendon-tear pattern, or upper-back pain nobody
	// has explained. The usual limits were never tested there.
	Careful bool
}

// Verdict is the colour of an exposure and every reason that had a say, the
// deciding ones first.
type Verdict struct {
	Colour Colour
	Why    []reason.Reason
}

// Code of the sentence that says what the colour means.
func (c Colour) Code() string { return "pain." + c.String() }

// Judge weighs set pain, the next morning, the week, tingling and strength
// (pain-monitoring model with our own thresholds, source pmm_bim and ours).
// Green needs both the set and the morning after it; without one of them the
// verdict is unknown unless something else is already amber or red. No
// verdict clears anybody to train.
func Judge(s Signals) Verdict {
	v := Verdict{Colour: Green}
	v.add(set(s))
	v.add(morning(s))
	v.add(week(s))
	v.add(tingling(s))
	v.add(strength(s))
	return v
}

// finding is one signal's colour; nil Why = the signal says nothing.
type finding struct {
	colour Colour
	why    *reason.Reason
}

func found(c Colour, r reason.Reason) finding { return finding{c, &r} }

// add takes the more cautious colour and puts its reason in front.
func (v *Verdict) add(f finding) {
	if f.why == nil {
		return
	}
	if caution(f.colour) > caution(v.Colour) {
		v.Colour = f.colour
		v.Why = append([]reason.Reason{*f.why}, v.Why...)
		return
	}
	v.Why = append(v.Why, *f.why)
}

// caution orders the colours: green, unknown, amber, red.
func caution(c Colour) int {
	switch c {
	case Green:
		return 0
	case Unknown:
		return 1
	}
	return int(c)
}

func set(s Signals) finding {
	switch {
	case s.Set == nil:
		return found(Unknown, reason.New("pain.set_not_rated", reason.ExpertOpinion))
	case s.Careful && *s.Set > 3:
		return found(Red, reason.New("pain.set_high_careful", reason.ExpertOpinion, "pain", *s.Set))
	case *s.Set > 5 || *s.Set < 0:
		return found(Red, reason.New("pain.set_high", "pmm_bim", "pain", *s.Set))
	case *s.Set > 2:
		return found(Amber, reason.New("pain.set_some", "pmm_bim", "pain", *s.Set))
	}
	return found(Green, reason.New("pain.set_low", "pmm_bim", "pain", *s.Set))
}

func morning(s Signals) finding {
	switch {
	case s.Morning == nil:
		return found(Unknown, reason.New("pain.morning_not_rated", reason.ExpertOpinion))
	case s.Usual == nil || math.IsNaN(*s.Usual):
		return found(Unknown, reason.New("pain.usual_not_known", reason.ExpertOpinion))
	}
	more := float64(*s.Morning) - *s.Usual
	params := []any{"pain", *s.Morning, "usual", math.Round(*s.Usual*10) / 10}
	switch {
	case more <= 1:
		return found(Green, reason.New("pain.morning_usual", "pmm_southside", params...))
	case more <= 2:
		return found(Amber, reason.New("pain.morning_raised", "pmm_southside", params...))
	}
	return found(Red, reason.New("pain.morning_high", "pmm_southside", params...))
}

func week(s Signals) finding {
	if s.Week == nil || s.LastWeek == nil || math.IsNaN(*s.Week-*s.LastWeek) {
		return finding{}
	}
	up := *s.Week - *s.LastWeek
	params := []any{"change", math.Round(up*10) / 10}
	switch {
	case up < 0.5:
		return found(Green, reason.New("pain.week_flat", reason.ExpertOpinion, params...))
	case up <= 1:
		return found(Amber, reason.New("pain.week_rising", reason.ExpertOpinion, params...))
	}
	return found(Red, reason.New("pain.week_high", reason.ExpertOpinion, params...))
}

func tingling(s Signals) finding {
	switch {
	case s.Tingling != nil && *s.Tingling:
		return found(Red, reason.New("pain.new_tingling", reason.ExpertOpinion))
	case s.Tingling == nil && s.Careful:
		return found(Unknown, reason.New("pain.tingling_not_asked", reason.ExpertOpinion))
	}
	return finding{}
}

func strength(s Signals) finding {
	if s.Strength == nil {
		return finding{}
	}
	params := []any{"percent", math.Round(*s.Strength*1000) / -10}
	switch {
	case *s.Strength >= -0.05:
		return finding{}
	case *s.Strength >= -0.10:
		return found(Amber, reason.New("pain.weaker", reason.ExpertOpinion, params...))
	}
	return found(Red, reason.New("pain.much_weaker", reason.ExpertOpinion, params...)) // NaN lands here
}
