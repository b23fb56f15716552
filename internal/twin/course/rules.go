package course

import (
	"slices"

	"spotter/internal/lift"
)

// The policies that people and apps follow today. All of them work from the old
// program's session of the day.

// pushed is policy 1: the old program, whatever it hurts.
type pushed struct{}

// Push is policy 1.
var Push = Method{Name: "push", For: func(Morning) Policy { return pushed{} }}

func (pushed) Session(m Morning) (Session, Session)       { return m.Usual, m.Then }
func (pushed) Next(_ Morning, _ []Done, left []Set) []Set { return left }

// memory is what the other rules remember of each lift.
type memory struct {
	off   map[lift.ID]bool    // left out
	share map[lift.ID]float64 // of the program's load; absent = 1
	quiet int                 // mornings in a row with at most 1
	worst int                 // of this session, for the lift at hand
}

func newMemory() memory { return memory{off: map[lift.ID]bool{}, share: map[lift.ID]float64{}} }

// apply leaves out and lightens.
func (r *memory) apply(s Session) Session {
	var out []Set
	for _, x := range s.Sets {
		if r.off[x.Lift] {
			continue
		}
		if v, ok := r.share[x.Lift]; ok {
			x.Kg = plates(x.Kg * v)
		}
		out = append(out, x)
	}
	return Session{Sets: out}
}

// stopped is policy 2, what threads advise: leave out everything that hurts until
// two weeks of quiet mornings, then begin again at four fifths.
type stopped struct{ memory }

// Stop is policy 2.
var Stop = Method{Name: "stop", For: func(m Morning) Policy {
	p := &stopped{newMemory()}
	for _, t := range m.Case.Triggers {
		p.off[t.Lift] = true
	}
	return p
}}

func (p *stopped) Session(m Morning) (Session, Session) {
	if m.Pain != nil {
		if *m.Pain <= 1 {
			p.quiet++
		} else {
			p.quiet = 0
		}
	}
	if p.quiet >= 8 { // training mornings: two weeks
		for id := range p.off {
			p.share[id] = 0.8
		}
		clear(p.off)
	}
	return p.apply(m.Usual), p.apply(m.Then)
}

func (p *stopped) Next(_ Morning, done []Done, left []Set) []Set {
	last := done[len(done)-1]
	if last.Pain != nil && *last.Pain >= 3 {
		p.off[last.Lift] = true
		p.quiet = 0
		return without(left, last.Lift)
	}
	return left
}

// tenth is policy 3: pain above 5 cuts a lift by 10 %, else the program goes on;
// a cut is taken back by half after each session at 3 or less.
type tenth struct {
	memory
	seen map[lift.ID]int
}

// Tenth is policy 3.
var Tenth = Method{Name: "over 5", For: func(Morning) Policy { return &tenth{newMemory(), map[lift.ID]int{}} }}

func (p *tenth) Session(m Morning) (Session, Session) {
	for id, worst := range p.seen {
		v := 1.0
		if x, ok := p.share[id]; ok {
			v = x
		}
		switch {
		case worst > 5:
			v *= 0.9
		case worst <= 3:
			v += (1 - v) / 2
		}
		p.share[id] = max(0.4, v)
	}
	clear(p.seen)
	return p.apply(m.Usual), p.apply(m.Then)
}

func (p *tenth) Next(_ Morning, done []Done, left []Set) []Set {
	if last := done[len(done)-1]; last.Pain != nil {
		p.seen[last.Lift] = max(p.seen[last.Lift], *last.Pain)
	}
	return left
}

// banning is policy 4, what apps do: the sore place and how bad it is ban whole
// patterns of lifts; two weeks at 2 or less lift the ban.
type banning struct {
	memory
	grade   int // 0 fine, 1 mild, 2 moderate, 3 severe
	recent  []int
	started bool
}

// Ban is policy 4.
var Ban = Method{Name: "ban", For: func(Morning) Policy { return &banning{memory: newMemory()} }}

func (p *banning) Session(m Morning) (Session, Session) {
	if m.Pain != nil {
		p.recent = append(p.recent, *m.Pain)
	}
	if !p.started && len(m.Case.Problems) > 0 && m.Case.Problems[0].Severity != nil {
		p.started = true
		p.grade = graded(float64(*m.Case.Problems[0].Severity))
	} else if n := len(p.recent); n >= 4 && n%4 == 0 { // a look once a week
		sum := 0
		for _, v := range p.recent[n-4:] {
			sum += v
		}
		if g := graded(float64(sum) / 4); g > p.grade {
			p.grade = g
		} else if n >= 8 && g == 0 {
			p.grade = 0
		}
	}
	return p.without(m, m.Usual), p.without(m, m.Then)
}

// graded: up to 2 fine, 3 mild, 4 to 6 moderate, 7 and more severe.
func graded(pain float64) int {
	switch {
	case pain <= 2:
		return 0
	case pain < 4:
		return 1
	case pain < 7:
		return 2
	}
	return 3
}

func (p *banning) without(m Morning, s Session) Session {
	if len(m.Case.Problems) == 0 || p.grade == 0 {
		return s
	}
	var out []Set
	skipped := map[lift.ID]int{}
	for _, x := range s.Sets {
		l, _ := m.Lifts.Get(x.Lift)
		for _, pl := range places {
			if pl.region != m.Case.Problems[0].Region {
				continue
			}
			hit := slices.Contains(pl.banned, l.Pattern)
			if p.grade == 3 {
				hit = hit || slices.Contains(pl.more, l.Pattern)
			}
			if hit && (p.grade >= 2 || skipped[x.Lift] == 0) { // mild: one set less
				skipped[x.Lift]++
				continue
			}
			out = append(out, x)
		}
	}
	return Session{Sets: out}
}

func (*banning) Next(_ Morning, _ []Done, left []Set) []Set { return left }
