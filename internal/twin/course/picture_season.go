package course

import (
	"fmt"
	"math"

	"spotter/internal/lift"
)

// Picture draws a season: the mornings as rated and as they were, and the
// heaviest set of each competition lift and of its stand-ins, in percent of the
// 1RM of the first day.
func (a *Athlete) Picture(s Season, title, under string) string {
	p := newSheet(860, 470, title+" (simulated)")
	x := axis{0, float64(a.days), 60, 840}
	p.text("b", 60, 22, "start", title)
	p.text("t", 60, 40, "start", under)
	a.drawPain(p, s, x)
	a.drawLoads(p, s, x)
	for w := 0; w <= a.days; w += 7 {
		p.text("t", x.at(float64(w)), 448, "middle", fmt.Sprintf("week %d", w/7+1))
		p.line("g", x.at(float64(w)), 66, x.at(float64(w)), 430)
	}
	p.text("t", 450, 465, "middle", "Simulated, not clinical evidence.")
	return p.done()
}

func (a *Athlete) drawPain(p *sheet, s Season, x axis) {
	y := axis{0, 10, 180, 66}
	p.text("t", 60, 58, "start", "pain 0–10: line, each morning; dots, the worst in a session")
	for v := 0.0; v <= 10; v += 5 {
		p.line("g", x.lo, y.at(v), x.hi, y.at(v))
		p.text("t", x.lo-6, y.at(v)+4, "end", fmt.Sprintf("%g", v))
	}
	var line [][2]float64
	for _, d := range s.Days {
		at := x.at(float64(d.N))
		line = append(line, [2]float64{at, y.at(d.Morning)})
		worst := 0.0
		for _, v := range d.Pains {
			worst = math.Max(worst, v)
		}
		if d.Trained {
			p.dot("d1", at, y.at(worst), 2.6)
		}
	}
	p.path("s1", line)
}

func (a *Athlete) drawLoads(p *sheet, s Season, x axis) {
	y := axis{0, 100, 430, 222}
	p.text("t", 60, 206, "start", "heaviest set, % of the 1RM on day 1: filled, the competition lift; ring, a stand-in (of its own 1RM)")
	for v := 0.0; v <= 100; v += 20 {
		p.line("g", x.lo, y.at(v), x.hi, y.at(v))
		p.text("t", x.lo-6, y.at(v)+4, "end", fmt.Sprintf("%g", v))
	}
	for i, m := range lift.Mains {
		var line [][2]float64
		for _, d := range s.Days {
			main, other := 0.0, 0.0
			for k, done := range d.Done {
				mv := a.moves[done.Lift]
				l, _ := a.cat.Get(done.Lift)
				share := 100 * d.Kg[k] / (a.base1RM[mv.main] * mv.ratio)
				switch {
				case done.Lift == a.mains[m]:
					main = math.Max(main, share)
				case mv.main == i && l.Class != lift.Accessory:
					other = math.Max(other, share)
				}
			}
			at := x.at(float64(d.N)) + float64(i-1)*3
			if other > 0 {
				p.ring(fmt.Sprintf("s%d", []int{0, 2, 3}[i]), at, y.at(math.Min(100, other)))
			}
			if main > 0 {
				p.dot(fmt.Sprintf("d%d", []int{0, 2, 3}[i]), at, y.at(math.Min(100, main)), 3.4)
				line = append(line, [2]float64{at, y.at(math.Min(100, main))})
			}
		}
		p.path(fmt.Sprintf("s%d", []int{0, 2, 3}[i]), line)
		p.text("b", 640+70*float64(i), 206, "start", string(m))
		p.dot(fmt.Sprintf("d%d", []int{0, 2, 3}[i]), 632+70*float64(i), 202, 3.4)
	}
}

func (s *sheet) ring(class string, x, y float64) {
	fmt.Fprintf(s, `<circle class="%s" cx="%.1f" cy="%.1f" r="3.2"/>`+"\n", class, x, y)
}
