package twin

import (
	"math"
	"slices"

	"spotter/internal/trigger"
)

// run lives the days: mornings, training, evenings.
func (l *life) run() {
	last, lastT := -1.0, -1e9
	away := l.gaps()
	rate := func(t, p float64) {
		if away(t) {
			return
		}
		y := l.world.pain(t)
		if x := l.o.Test; x != nil && t >= float64(x.From)*24 && x.Mode != trigger.Keep {
			p = math.Max(p, askedShare)
		}
		p *= 1 - l.rated.more + float64(2*l.rated.more)/(1+math.Exp(-1.5*(y-2.5)))
		if !l.chance(math.Min(0.97, p)) {
			return
		}
		y = math.Round(y + float64(l.rated.noise*l.heavyTail()))
		if last >= 0 && t-lastT < 30 && math.Abs(last-y) < 2 && l.chance(l.rated.copy) {
			y = last
		}
		if math.Mod(y, 2) != 0 && l.chance(l.rated.even) {
			y++
		}
		y = math.Min(10, math.Max(0, y))
		last, lastT = y, t
		l.log.Ratings = append(l.log.Ratings, trigger.Rating{T: t, Y: y})
	}
	hour := l.between(16, 19)
	shy := l.rng.IntN(3) // avoids: not at all, some, much
	for d := range l.days {
		base := float64(d) * 24
		rate(base+7.2+0.3*l.rng.Float64(), l.rated.morning)
		k := slices.Index(l.train, d%7)
		if k < 0 {
			l.alone(d, base+hour, rate)
		}
		if k >= 0 && !l.chance(0.07) {
			t := base + hour + float64(0.7*l.rng.Normal())
			rate(t-0.3, l.rated.before)
			l.workout(t, d, k, shy, away(t))
			rate(t+1.6, l.rated.after)
		}
		rate(base+21.5+0.4*l.rng.Normal(), l.rated.evening)
	}
	slices.SortStableFunc(l.log.Ratings, func(a, b trigger.Rating) int {
		if a.T < b.T {
			return -1
		}
		return 1
	})
}

// heavyTail is a rating error of SD 1 with more far-out values than a normal.
func (l *life) heavyTail() float64 {
	g := 0.0
	for range 5 {
		z := l.rng.Normal()
		g += z * z
	}
	return l.rng.Normal() / math.Sqrt(g/5) * math.Sqrt(3.0/5)
}

// gaps are up to three stretches in which nothing is written down.
func (l *life) gaps() func(float64) bool {
	type gap struct{ a, b float64 }
	var all []gap
	for range l.rng.IntN(4) {
		a := l.between(0, float64(l.days)) * 24
		all = append(all, gap{a, a + l.between(3, 14)*24})
	}
	return func(t float64) bool {
		return slices.ContainsFunc(all, func(g gap) bool { return t >= g.a && t < g.b })
	}
}

// workout does the day's lifts. Who avoids does less of what the pain is blamed
// on; a tenth of the sessions is never written down.
func (l *life) workout(t float64, d, k, shy int, away bool) {
	pain := l.world.pain(t)
	if shy > 0 && l.chance(1/(1+math.Exp(-1.3*(pain-7+float64(shy))))) {
		return
	}
	s := trigger.Session{T: t}
	block := (d / 35) * len(l.train)
	easy := (d/7)%5 == 4
	for i := range l.lifts {
		if !l.days4[i][block+k] || l.chance(0.08) {
			continue
		}
		if shy > 0 && pain > 3 && l.effect[i] > 0.4 && l.chance(0.25*float64(shy)) {
			continue
		}
		if l.off(i, d) {
			continue
		}
		sets := math.Max(1, math.Round(l.sets[i]+0.8*l.rng.Normal()))
		share := l.share[i] + 0.05*math.Sin(float64(d)/14) + 0.05*l.rng.Normal()
		if i < 3 && l.chance(0.12) {
			share += 0.08
		}
		if easy {
			sets, share = math.Max(1, math.Round(sets*0.6)), share-0.06
		}
		share = math.Min(1, math.Max(0.45, share))
		l.world.session(t+0.4, i, l.size(i, sets, share))
		s.Done = append(s.Done, trigger.Dose{Lift: i, Sets: sets, Intensity: share})
	}
	if len(s.Done) > 0 && !away && !l.chance(0.05) {
		l.log.Sessions = append(l.log.Sessions, s)
	}
}

// size is what one session of a lift is worth against a usual one.
func (l *life) size(i int, sets, share float64) float64 {
	switch l.shape[i] {
	case 1:
		return sets * share / (l.sets[i] * l.share[i])
	case 2:
		if share < l.share[i]+0.02 {
			return 0
		}
		return 2 * sets / l.sets[i]
	case 3:
		return 1.5 * math.Max(0, sets-l.sets[i]+1)
	}
	return 1
}

// askedShare is how often somebody who is asked at the right moments answers.
const askedShare = 0.85

// off says that a lift that is put on and off is due to be left out: on, off,
// off, on.
func (l *life) off(lift, d int) bool {
	x := l.o.Test
	if x == nil || x.Mode != trigger.OnOff || d < x.From || !slices.Contains(x.Lifts, lift) {
		return false
	}
	l.turn[lift]++
	return l.turn[lift]%4 >= 2
}

// alone does one lift of a test by itself on a rest day, every second day.
func (l *life) alone(d int, t float64, rate func(t, p float64)) {
	x := l.o.Test
	if x == nil || x.Mode != trigger.Isolate || d < x.From || (d-x.From)%2 != 0 || len(x.Lifts) == 0 {
		return
	}
	i := x.Lifts[(d-x.From)/2%len(x.Lifts)]
	rate(t-0.3, l.rated.before)
	l.world.session(t+0.4, i, l.size(i, l.sets[i], l.share[i]))
	l.log.Sessions = append(l.log.Sessions, trigger.Session{T: t, Done: []trigger.Dose{{Lift: i, Sets: l.sets[i], Intensity: l.share[i]}}})
	rate(t+1.6, l.rated.after)
}
