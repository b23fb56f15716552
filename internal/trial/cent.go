package trial

import "fmt"

// Item is one item of the CENT 2015 list, with what stands in this trial.
type Item struct {
	No   string `json:"no"`
	What string `json:"what"`
	Text string `json:"text"`
}

// Report fills the items of CENT 2015 that a trial on one person can answer
// (Vohra 2015, table 1). The others are named as not done.
func Report(p Protocol, r Result) []Item {
	out := []Item{
		{"1a", "title", fmt.Sprintf("Randomised N-of-1 trial of %s against %s", p.A.name(), p.B.name())},
		{"3a", "design", fmt.Sprintf("%d pairs of days, %d days apart, one day of each arm in random order", p.Pairs, p.Every)},
		{"4a", "participant", "one adult strength athlete who keeps the diary"},
		{"5", "interventions", fmt.Sprintf("A: %s. B: %s", p.A.detail(), p.B.detail())},
		{"6a", "outcome", "pain on the next morning, 0-10, one question, fixed before the start"},
		{"7a", "sample size", p.powerText()},
		{"7b", "stopping", fmt.Sprintf("pain of %d, or %d above the usual for more than %d hours; no look at the result before the end", p.Stop.Pain, p.Stop.Rise, p.Stop.Hours)},
		{"8a", "sequence", fmt.Sprintf("splitmix64, seed %d, a coin for each pair", p.Seed)},
		{"9", "concealment", "none: the person sees the list; it was fixed on " + p.Written.String() + ", SHA-256 " + p.Hash},
		{"11a", "blinding", "none; not possible"},
		{"12a", "analysis", fmt.Sprintf("randomisation test over all orders, two-sided, %g; every pair as assigned; interval by inversion", p.Alpha)},
		{"13a", "flow", fmt.Sprintf("%d days past, %d as assigned, %d rated, %d complete pairs", r.Adherence.Past, r.Adherence.As, r.Adherence.Rated, r.Adherence.Complete)},
		{"14b", "ended", r.State},
	}
	if r.Effect != nil {
		out = append(out, Item{"17a", "result", fmt.Sprintf("A minus B %.2f points, 90%% interval %.2f to %.2f, p %.4f", *r.Effect, r.Interval[0], r.Interval[1], *r.P)})
	}
	return append(out, Item{"19", "harms", "as the stop rule saw them; every rating stands in the diary"},
		Item{"20", "limits", "one person, no blinding, whole-number ratings, care may carry over into the next day"},
		Item{"23", "registration", "not registered"})
}

func (p Protocol) powerText() string {
	s := fmt.Sprintf("differences vary by %.2f points (%s)", p.Noise.SD, p.Noise.From)
	for _, x := range p.Power {
		s += fmt.Sprintf("; %g points: %.0f %%", x.Points, x.Chance*100)
	}
	return s
}

func (a Arm) name() string {
	switch {
	case a.Care != "":
		return a.Care
	case a.Lift != "":
		return string(a.Lift)
	}
	return Nothing
}

func (a Arm) detail() string {
	s := a.name()
	if a.Minutes > 0 {
		s += fmt.Sprintf(", %g minutes", a.Minutes)
	}
	if a.Place != "" {
		s += ", " + a.Place
	}
	if a.MaxKg > 0 {
		s += fmt.Sprintf(", at most %s kg", a.MaxKg)
	}
	return s
}
