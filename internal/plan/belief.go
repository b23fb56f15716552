package plan

import (
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/safety"
	"spotter/internal/tolerance"
)

// believe reads how the body answered so far; nil for the rule book alone.
func (a *athlete) believe() *tolerance.Belief {
	if a.in.RuleBook {
		return nil
	}
	in := tolerance.Input{History: a.in.History, Catalogue: a.in.Catalogue, OneRM: map[lift.ID]lift.Kg{}, AsOf: a.in.AsOf,
		Words: a.words(), Masked: a.hidden(), Cap: safety.PainCapDefault, Report: a.report, Doubt: a.doubt}
	for id, e := range a.in.Estimates {
		in.OneRM[id] = e.P50
	}
	for _, p := range a.in.Case.Problems {
		if p.Course == "resolved" {
			continue
		}
		in.Matters = append(in.Matters, a.in.Peaking.Spare[p.Region]...)
		if p.Severity != nil && (in.Severity == nil || *p.Severity > *in.Severity) {
			in.Severity = p.Severity
		}
	}
	for _, m := range a.mains {
		in.Lifts = append(in.Lifts, m.ID)
	}
	for _, m := range a.mains {
		for i, e := range a.standIns(m.ID) {
			if i < standInsSeen {
				in.Lifts = append(in.Lifts, e.To)
			}
		}
	}
	return tolerance.Learn(in)
}

// standInsSeen is how many stand-ins of a lift are weighed against each other.
const standInsSeen = 4

// words are what the person says of each lift.
func (a *athlete) words() map[lift.ID]tolerance.Word {
	out := map[lift.ID]tolerance.Word{}
	for id := range a.tolerated {
		out[id] = tolerance.Fine
	}
	for id, t := range a.provoked {
		out[id] = tolerance.Provokes
		if t.Often == "sometimes" {
			out[id] = tolerance.Sometimes
		}
	}
	for _, m := range a.mains { // said of a name that does not state the style
		for _, id := range styles[m.Main] {
			if w, said := out[id]; said && plain[id] {
				if _, own := out[m.ID]; !own {
					out[m.ID] = w
				}
			}
		}
	}
	return out
}

// hidden reports the days on which a medicine may hide pain.
func (a *athlete) hidden() func(day.Date) bool {
	var masks []safety.Mask
	for _, m := range a.in.History.Meds {
		masks = append(masks, safety.MaskOf(m.Class, m.Day, m.Until))
	}
	return func(d day.Date) bool {
		for _, m := range masks {
			if m.On(d) {
				return true
			}
		}
		return false
	}
}
