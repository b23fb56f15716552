package course

import (
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
)

// extra is an accessory of the old program.
type extra struct {
	id   lift.ID
	sets int
	reps int
}

// block is what the old program asks of the competition lifts in a week: a
// single, then back-offs, as shares of what the person takes to be the 1RM.
type block struct{ top, back, reps, sets float64 }

// ahead is the program by weeks to the meet, 1 is the week that ends with it; a
// usual peak: volume, then weight, a last heavy single at 92 % nine days out,
// half the volume in the last week (peaking.md, sections 1 and 5).
var ahead = [...]block{1: {0, 0.76, 2, 3}, 2: {0.92, 0.83, 2, 3}, 3: {0.90, 0.82, 3, 3}, 4: {0.86, 0.80, 3, 4}, 5: {0.82, 0.77, 4, 4}, 6: {0, 0.76, 5, 5}, 7: {0, 0.73, 5, 5}}

// earlier is the block before the first day, in turn.
var earlier = [...]block{{0, 0.70, 5, 4}, {0, 0.72, 5, 5}, {0.80, 0.75, 4, 4}}

// pool are the accessories that people draw from.
var pool = []lift.ID{"face_pull", "lat_pulldown", "pull_up", "row_barbell", "row_chest_supported_db", "ohp_barbell", "lateral_raise", "dip", "curl_barbell",
	"triceps_pushdown", "leg_press", "leg_extension", "leg_curl_lying", "deadlift_romanian", "good_morning", "bench_close_grip", "bench_incline", "hip_thrust", "squat_front", "back_extension"}

func (a *Athlete) pickExtras() {
	all := slices.Clone(pool)
	for i := range all {
		j := i + a.dice.stream(0, forProgram, i).IntN(len(all)-i)
		all[i], all[j] = all[j], all[i]
	}
	for i, id := range all[:4+a.dice.stream(0, forProgram, 99).IntN(3)] {
		a.extras = append(a.extras, extra{id, 3, 8 + 2*a.dice.stream(0, forProgram, 100+i).IntN(2)})
	}
}

// usualLifts are the lifts of the old program.
func (a *Athlete) usualLifts() []lift.ID {
	var out []lift.ID
	for _, m := range lift.Mains {
		out = append(out, a.mains[m])
	}
	for _, x := range a.extras {
		out = append(out, x.id)
	}
	return out
}

// date of a day number; 0 is the first day of the season.
func date(n int) day.Date { return first.Add(n) }

// trains reports a training day: not the meet and not the day before it.
func (a *Athlete) trains(n int) bool {
	return n < a.days-1 && slices.Contains(a.week, date(n).Weekday())
}

// slot is the how-manieth training day of its week a day is.
func (a *Athlete) slot(n int) int { return slices.Index(a.week, date(n).Weekday()) }

// usual is what the old program asks for on a day.
func (a *Athlete) usual(n int) Session {
	if !a.trains(n) {
		return Session{}
	}
	out := (a.days - n + 6) / 7
	b := earlier[((n+before)/7)%len(earlier)]
	if n >= 0 {
		b = ahead[min(out, len(ahead)-1)]
	}
	p := pen{a: a, b: b, last: n >= 0 && out == 1}
	if len(a.week) == 3 {
		p.three(a.slot(n))
	} else {
		p.four(a.slot(n))
	}
	if n < 0 || out > 2 || (out == 2 && a.slot(n) == 0) {
		p.extras(a.slot(n))
	}
	return Session{Sets: p.out}
}

// pen writes one session.
type pen struct {
	a    *Athlete
	b    block
	last bool
	out  []Set
}

func (p *pen) four(slot int) {
	switch slot {
	case 0:
		p.main(lift.Squat, 1)
		p.main(lift.Bench, 0.92)
	case 1:
		p.main(lift.Deadlift, 1)
	case 2:
		p.main(lift.Bench, 1)
		if !p.last {
			p.main(lift.Squat, 0.90)
		}
	case 3:
		if !p.last {
			p.main(lift.Deadlift, 0.85)
			p.main(lift.Bench, 0.88)
		}
	}
}

func (p *pen) three(slot int) {
	switch slot {
	case 0:
		p.main(lift.Squat, 1)
		p.main(lift.Bench, 0.92)
	case 1:
		p.main(lift.Deadlift, 1)
		p.main(lift.Bench, 1)
	case 2:
		if !p.last {
			p.main(lift.Squat, 0.90)
			p.main(lift.Bench, 0.88)
		}
	}
}

// main writes a competition lift at a share of the week's work; below 1 it is
// the lighter day: no single, one set less.
func (p *pen) main(m lift.Main, share float64) {
	i := slices.Index(lift.Mains, m)
	one := p.a.belief[i]
	if one == 0 {
		one = p.a.base1RM[i]
	}
	id, sets := p.a.mains[m], int(p.b.sets)
	if share == 1 && p.b.top > 0 {
		p.add(id, one*p.b.top, 1)
	}
	if share < 1 {
		sets = max(2, sets-1)
	}
	for range sets {
		p.add(id, one*p.b.back*share, int(p.b.reps))
	}
}

func (p *pen) extras(slot int) {
	n := len(p.a.week)
	for i, x := range p.a.extras {
		if i%n != slot && (i+2)%n != slot || (i+2)%n == slot && i >= 3 {
			continue
		}
		m := p.a.moves[x.id]
		one := p.a.base1RM[m.main] * m.ratio
		for range x.sets {
			p.add(x.id, one*0.92*most[x.reps+2], x.reps)
		}
	}
}

func (p *pen) add(id lift.ID, kg float64, reps int) {
	kg = plates(kg)
	m := p.a.moves[id]
	share := kg / (p.a.base1RM[m.main] * m.ratio)
	effort := math.Min(10, math.Max(5, 10-(room(share)-float64(reps))))
	p.out = append(p.out, Set{Lift: id, Kg: kg, Reps: reps, RPE: math.Round(effort*2) / 2, Pain: NoCap})
}

// plates rounds down to what two and a half kilograms make.
func plates(kg float64) float64 { return math.Max(2.5, math.Floor(kg/2.5)*2.5) }
