package trigger

import "slices"

// Placebo is the same log with the training, and what else a day held, moved by
// half its length, in whole weeks plus three days, wrapped round: every link that
// is left is chance. A shift by whole weeks alone would be no control, because
// Monday stays Monday. Care and medicines stay: they are taken because it hurts.
func (l *Log) Placebo() *Log {
	out := *l
	shift := float64((l.Days/2/7*7 + 3) * 24)
	end := float64(l.Days) * 24
	out.Sessions = make([]Session, len(l.Sessions))
	for i, s := range l.Sessions {
		s.T += shift
		if s.T >= end {
			s.T -= end
		}
		out.Sessions[i] = s
	}
	slices.SortStableFunc(out.Sessions, func(a, b Session) int { return cmpDown(b.T, a.T) })
	out.Life = make([]Series, len(l.Life))
	for i, s := range l.Life {
		points := make([]Point, len(s.Points))
		for k, p := range s.Points {
			if p.T += shift; p.T >= end {
				p.T -= end
			}
			points[k] = p
		}
		slices.SortStableFunc(points, func(a, b Point) int { return cmpDown(b.T, a.T) })
		s.Points = points
		out.Life[i] = s
	}
	return &out
}
