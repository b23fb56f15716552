package report

// Point is one week of a row of the line of time.
type Point struct {
	Bar  *float64 // pain, kilograms or sets
	Pain *int     // the worst
	Line *float64 // the mean
}

// Row of the line of time. Top is the value at its upper edge.
type Row struct {
	Points []Point
	Top    float64
}

// Rows are the line of time as it is drawn: pain first, then the lifts. Where the
// letter is bare a lift shows its sets, never a load.
func Rows(l *Letter) []Row {
	pain := Row{Top: 13} // room above 10 for the figure
	for _, x := range l.Course.Weeks {
		p := Point{Pain: x.Worst, Line: x.Mean}
		if x.Worst != nil {
			v := float64(*x.Worst)
			p.Bar = &v
		}
		pain.Points = append(pain.Points, p)
	}
	out := []Row{pain}
	for _, x := range l.Lifts {
		row, most := Row{}, 0.0
		for _, w := range x.Weeks {
			p := Point{Pain: w.Pain, Bar: w.Kg}
			if l.Bare() {
				n := float64(w.Sets)
				p.Bar = &n
			}
			if p.Bar != nil {
				most = max(most, *p.Bar)
			}
			row.Points = append(row.Points, p)
		}
		row.Top = max(most*1.45, 1)
		out = append(out, row)
	}
	return out
}

// MaskSpans are the stretches in which a medicine may hide pain, as shares of
// the line of time from 0 to 1.
func MaskSpans(l *Letter) [][2]float64 {
	if len(l.Course.Weeks) == 0 {
		return nil
	}
	from, days := l.Course.Weeks[0].Starts, float64(7*Weeks)
	var out [][2]float64
	for _, m := range l.Medicine {
		if m.MaskTo.IsZero() || m.MaskTo.Before(from) {
			continue
		}
		a, b := max(float64(m.MaskFrom.Sub(from)), 0), min(float64(m.MaskTo.Sub(from))+1, days)
		if a < b {
			out = append(out, [2]float64{a / days, b / days})
		}
	}
	return out
}

// Grey of a lit spot, 255 white: darker is worse; a spot that was not rated is
// nearly white, and carries a question mark.
func Grey(intensity *int) int {
	if intensity == nil {
		return 238
	}
	return 228 - 15*min(max(*intensity, 0), 10)
}
