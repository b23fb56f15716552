package course

import (
	"math"
	"slices"

	"spotter/internal/diary"
	"spotter/internal/lift"
)

// Day is one day of a season as it was, for pictures and counts. Pain is what
// was felt, not what was rated.
type Day struct {
	N       int
	Morning float64
	Evening float64
	Worst   float64
	Trained bool
	Missed  bool // a training day that did not happen
	Asked   []Set
	Done    []Done
	Kg      []float64 // lifted in each done set
	Pains   []float64 // felt in each done set
}

// Season is what became of one athlete under one policy.
type Season struct {
	Athlete    int
	Days       []Day
	Total      float64 // kg at the meet; 0 = none
	Best       [3]float64
	Made       bool
	Flares     int // days with rest pain 2 points over the natural course, and 3 or more
	Strong     int // days with any pain above 5
	Changes    int // lifts of a day that were added, dropped or moved since the last plan for it
	Weeks      float64
	Violations int // sets asked for above what the gate allows
	SetsAsked  int
	Banned     int // competition lifts left out for two weeks
	Strength   [3]float64
	Mornings   []Morning     `json:"-"` // of the training days, when they are kept
	Diary      []diary.Entry `json:"-"`
}

// life is a season in the making.
type life struct {
	a        *Athlete
	body     bodies
	muscle   muscles
	diary    []diary.Entry
	free     bool // pain-free: the reference
	answered int  // day of the last screen
	strong   int  // day of the last rating of 7 or more
	pill     float64
	out      Season
	next     Session
	planned  bool
	keep     bool
}

// Play lives the season under a policy.
func (a *Athlete) Play(m Method) Season { return a.play(m, false, false) }

// Keep is Play with every training morning kept, for looking at.
func (a *Athlete) Keep(m Method) Season { return a.play(m, false, true) }

func (a *Athlete) play(m Method, free, keep bool) Season {
	l := &life{a: a, body: a.body.clone(false), muscle: a.muscle.clone(), diary: slices.Clip(a.diary), free: free, keep: keep, answered: -100, strong: -200}
	if free {
		l.body = &unhurt{}
	}
	l.out.Athlete = a.ID
	var p Policy
	for n := range a.days {
		l.dawn(n)
		mo := l.morning(n)
		if p == nil {
			p = m.For(mo)
			if s, ok := p.(seer); ok {
				s.see(l)
			}
		}
		l.day(n, mo, p)
	}
	l.meet()
	l.count()
	l.out.Diary = l.diary
	return l.out
}

// seer is a policy that is shown the truth: the oracle alone.
type seer interface{ see(*life) }

func (l *life) dawn(n int) {
	l.muscle.dawn()
	l.body.dawn(n)
	d := Day{N: n, Morning: l.level(n, 0)}
	l.pill = 0
	l.tellMorning(n, d.Morning)
	l.out.Days = append(l.out.Days, d)
}

// level is the pain at a moment of the day, training's part and its own.
func (l *life) level(n, moment int) float64 {
	if l.free {
		return 0
	}
	return math.Min(10, math.Max(0, l.a.base[n+before][moment]+l.body.level(moment)))
}

// morning is what the policy gets to see.
func (l *life) morning(n int) Morning {
	a := l.a
	m := Morning{Day: date(n), Meet: date(a.days), Case: a.Case, Diary: slices.Clip(l.diary), Lifts: a.cat, Weekdays: a.week,
		Usual: a.usual(n), Own: a.own(), Mains: a.mains}
	for k := n + 1; k < a.days; k++ {
		if a.trains(k) {
			m.Then = a.usual(k)
			break
		}
	}
	for i := len(l.diary) - 1; i >= 0 && m.Pain == nil; i-- {
		e := l.diary[i]
		if len(e.At) < 10 || e.At[:10] != m.Day.String() {
			break
		}
		if e.Kind == "pain" && e.When == "morning" {
			m.Pain = e.Score
		}
	}
	return m
}

// own is what the person takes the 1RM of each usual lift to be.
func (a *Athlete) own() map[lift.ID]float64 {
	if a.owns == nil {
		a.owns = map[lift.ID]float64{}
		for _, id := range a.usualLifts() {
			a.owns[id] = a.believe(a.moves[id])
		}
	}
	return a.owns
}

func (a *Athlete) believe(m *move) float64 { return a.belief[m.main] * m.ratio }

// day lives a day: training if it is one, and the evening.
func (l *life) day(n int, m Morning, p Policy) {
	d := &l.out.Days[n]
	if l.a.trains(n) {
		if l.keep {
			l.out.Mornings = append(l.out.Mornings, m)
		}
		asked, next := p.Session(m)
		if asked.Stopped {
			asked.Sets = nil
		}
		d.Asked = asked.Sets
		l.check(m, asked)
		l.changed(asked, next)
		if l.stays(n) {
			d.Missed = true
		} else {
			l.train(n, m, p, asked)
		}
	}
	d.Evening = l.level(n, 2)
	d.Worst = math.Max(d.Worst, math.Max(d.Morning, d.Evening))
	l.tellEvening(n, d.Evening)
}

// check counts the sets that the gate would not have let through.
func (l *life) check(m Morning, asked Session) {
	if l.a.gate == nil || l.free {
		return
	}
	may := l.a.gate(m)
	for _, s := range asked.Sets {
		if s.Kg > 0 && !may(s.Lift, s.Kg) {
			l.out.Violations++
		}
	}
}

// stays reports that the person does not train today: something came between, or
// it hurts too much to go, more likely from 6 on.
func (l *life) stays(n int) bool {
	p := l.a.habits.skip
	if sore := l.level(n, 1); sore > 6 {
		p += 0.2 * (sore - 6)
	}
	return l.a.dice.chance(p, n, forSkipping, 0)
}

// changed counts the lifts of today that are not as the last plan had them.
func (l *life) changed(today, next Session) {
	if l.planned {
		was, is := sum(l.next), sum(today)
		for id, w := range was {
			if v, ok := is[id]; !ok || v.sets != w.sets || math.Abs(v.top-w.top) > 0.025*w.top+1e-9 {
				l.out.Changes++
			}
		}
		for id := range is {
			if _, ok := was[id]; !ok {
				l.out.Changes++
			}
		}
	}
	l.next, l.planned = next, true
}

type line struct {
	sets int
	top  float64
}

func sum(s Session) map[lift.ID]line {
	out := map[lift.ID]line{}
	for _, x := range s.Sets {
		v := out[x.Lift]
		v.sets++
		v.top = math.Max(v.top, x.Kg)
		out[x.Lift] = v
	}
	return out
}

// count sums the days up.
func (l *life) count() {
	o := &l.out
	o.Weeks = float64(l.a.days) / 7
	for _, d := range o.Days {
		usual := l.a.mean[d.N+before][0]
		if rest := math.Max(d.Morning, d.Evening); rest >= usual+2 && rest >= 3 {
			o.Flares++
		}
		if d.Worst > 5 {
			o.Strong++
		}
		o.SetsAsked += len(d.Asked)
	}
	for _, m := range lift.Mains {
		o.Banned += b2i(l.banned(l.a.mains[m]))
	}
}

// banned reports a competition lift that was not asked for in two weeks on end.
func (l *life) banned(id lift.ID) bool {
	last := -1
	for _, d := range l.out.Days {
		if slices.ContainsFunc(d.Asked, func(s Set) bool { return s.Lift == id }) {
			last = d.N
		}
		if d.N-last > 14 {
			return true
		}
	}
	return false
}

// Reference is the season of the same athlete, on the same days and with the same
// form, without any pain and under the old program: what a total is measured by.
func (a *Athlete) Reference() Season { return a.play(Push, true, false) }
