package plan

import "spotter/internal/reason"

// Reasons lists every reason of a plan, in the order of the document. Pages
// use it to answer "why?"; tests use it to find a sentence that is missing.
func Reasons(p Plan) []reason.Reason {
	out := append([]reason.Reason{}, p.Limits...)
	out = append(out, p.Assumes...)
	out = append(out, ofStanding(p)...)
	if p.Stopped != nil {
		for _, f := range p.Stopped.Flags {
			out = append(out, f.Why)
		}
	}
	for _, c := range p.Changes {
		out = append(out, c.Reasons...)
	}
	for _, c := range p.Changed {
		out = append(out, c.Reasons...)
	}
	for _, w := range p.Weeks {
		out = append(out, w.Notes...)
		for _, s := range w.Sessions {
			out = append(out, s.Notes...)
			for _, it := range s.Items {
				out = append(out, ofItem(it)...)
			}
		}
	}
	for _, g := range p.Gates {
		out = append(out, g.Test, g.Pass, g.Fail)
	}
	for _, c := range p.Care {
		out = append(append(out, c.Reasons...), c.StopIf...)
	}
	if p.Attempts != nil {
		out = append(out, p.Attempts.Reasons...)
	}
	for _, s := range p.See {
		out = append(out, s.Why)
	}
	for _, w := range p.Watch {
		out = append(out, w.Sign, w.Do)
	}
	for _, u := range p.Unknown {
		out = append(out, u.How)
	}
	return out
}

// ofStanding are the reasons of what stands against the meet, the ways on and the
// prices.
func ofStanding(p Plan) []reason.Reason {
	out := append([]reason.Reason{}, p.Against...)
	if p.Fits != nil {
		out = append(out, *p.Fits)
	}
	for _, o := range p.Options {
		out = append(append(append(out, o.Reason), o.GivesUp...), o.Reasons...)
	}
	for _, x := range p.Prices {
		out = append(append(out, x.Reason), x.Reasons...)
	}
	return out
}

// ofItem are the reasons of one item, those of its limits included.
func ofItem(it Item) []reason.Reason {
	out := append(append([]reason.Reason{}, it.Reasons...), it.IfPain...)
	if it.Find != nil {
		out = append(out, *it.Find)
	}
	for _, s := range it.Sets {
		if s.Cap != nil {
			out = append(out, s.Cap.Why...)
		}
	}
	return out
}
