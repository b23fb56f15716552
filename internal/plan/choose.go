package plan

import (
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/horizon"
	"spotter/internal/lift"
	"spotter/internal/meet"
)

// Choice is how doses are weighed: what a flare costs against kilograms on the
// platform, and what a change costs.
type Choice struct {
	Gain Gain `yaml:"gain"`
	Work struct {
		Reps     int     `yaml:"reps"`      // of a back-off set at most
		MostReps int     `yaml:"most_reps"` // where a limit holds the load down
		MostPct  float64 `yaml:"most_pct"`  // of 1RM, for back-offs
		Source   string  `yaml:"source"`
		Basis    string  `yaml:"basis"`
	} `yaml:"work"`
	FlareKg   map[meet.Risk]float64 `yaml:"flare_kg"`   // kilograms of total that one day of flare is worth avoiding
	NearDays  int                   `yaml:"near_days"`  // so close to the meet …
	NearTimes float64               `yaml:"near_times"` // … a flare costs so many times more
	ChangeKg  float64               `yaml:"change_kg"`  // per set that a week differs from the one before
	SwitchKg  float64               `yaml:"switch_kg"`  // for a stand-in that comes or goes
	Source    string                `yaml:"source"`
	Basis     string                `yaml:"basis"`
}

// chosen is what the search over the weeks decided, by main lift and week.
type chosen struct {
	doses  [][]dose
	full   [][]dose  // what the block has
	weeks  []int     // frames that were chosen for
	flares []float64 // expected days of flare, by those weeks
	value  float64
	search *search // what it was found in, for the questions "and without …?"
	picks  [][]int // by week and lift: the place of the menu

	givenUp, spared float64 // against the block: kilograms of total, days of flare
}

// choose finds the doses of all weeks at once. It decides sets, days and what
// stands in, never a load: those follow from the block, the answers of the lift
// itself and the gate, so that no choice for one lift can raise another.
func (a *athlete) choose(c calendar, r roles) *chosen {
	if a.belief == nil || len(a.mains) == 0 {
		return nil
	}
	out := &chosen{doses: make([][]dose, len(a.mains)), full: make([][]dose, len(a.mains))}
	for i := range c.frames {
		if !(c.meet && c.frames[i].out == 1) {
			out.weeks = append(out.weeks, i)
		}
	}
	s := a.search(c, r, out.weeks)
	best := horizon.Best(s.problem())
	for l, m := range a.mains {
		for _, f := range c.frames {
			out.full[l] = append(out.full[l], a.block(m, f, r))
		}
		out.doses[l] = slices.Clone(out.full[l]) // the taper week has its own table
	}
	out.value, out.search, out.picks = best.Value, s, best.Options
	if best.Options != nil {
		out.take(s, best.Options)
	}
	return out
}

// take notes the best sequence, and what it costs and spares against the block.
func (x *chosen) take(s *search, options [][]int) {
	for w, i := range x.weeks {
		most := make([]int, len(options[w]))
		for l, o := range options[w] {
			x.doses[l][i] = s.menus[w][l][o]
			most[l] = s.largest(w, l)
			x.givenUp += s.worth[w][l][most[l]] - s.worth[w][l][o]
		}
		x.flares = append(x.flares, s.flares(w, options[w]))
		x.spared += s.flares(w, most) - s.flares(w, options[w])
	}
}

// largest is the last place of a menu that can be chosen.
func (s *search) largest(w, l int) int {
	for o := places - 1; o > 0; o-- {
		if !s.menus[w][l][o].cut {
			return o
		}
	}
	return 0
}

// search holds the tables of one choice.
type search struct {
	a      *athlete
	c      calendar
	r      roles
	menus  [][][places]dose // by week, lift
	worth  [][][places]float64
	felt   []board // by week
	days   []int   // to the meet, from the middle of each week; -1 without one
	now    []float64
	covers []bool // the stand-in was done lately
	later  []bool // it will still have been on the first day of the next week

	weeks []int        // the calendar's, that were chosen for
	base  [][][]column // of the menus, by week and lift, once they were asked for
	nexts map[[4]int]float64
	seen  []map[int]float64 // days of flare, by week and joint choice
	other *answer           // with the other style, once it was asked for
}

func (a *athlete) search(c calendar, r roles, weeks []int) *search {
	s := &search{a: a, c: c, r: r, weeks: weeks, now: make([]float64, len(a.mains)), covers: make([]bool, len(a.mains)), later: make([]bool, len(a.mains))}
	for l, m := range a.mains {
		s.now[l] = a.setsLately(m, c)
		if ago := a.lastDone(m.Second); m.Second != "" && ago >= 0 && len(c.frames) > 0 {
			next := c.end.Add(-7 * (c.frames[0].out - 1))
			s.covers[l], s.later[l] = ago <= 13, ago+next.Sub(a.in.AsOf) <= 13
		}
	}
	for _, i := range weeks {
		f := c.frames[i]
		menu, worth := make([][places]dose, len(a.mains)), make([][places]float64, len(a.mains))
		week := make([][places]map[int][]item, len(a.mains))
		for l, m := range a.mains {
			top := a.topShare(m.ID, a.dateOf(f, r.own(m.Main)))
			if a.byRule(m) {
				menu[l] = a.ruled(m, f, r)
			} else {
				menu[l] = a.menu(m, a.block(m, f, r), a.mayCover(m))
			}
			for o, d := range menu[l] {
				if d.cut {
					worth[l][o] = math.Inf(-1)
					continue
				}
				worth[l][o] = a.worthKg(m, d, f, top)
				week[l][o] = a.items(m, d, f, r, top)
			}
		}
		s.menus, s.worth = append(s.menus, menu), append(s.worth, worth)
		s.felt = append(s.felt, a.board(week))
		left := -1
		if c.meet {
			left = a.daysOut(f.starts.Add(3))
		}
		s.days = append(s.days, left)
	}
	return s
}

// mayCover reports whether the stand-in may take a part of the work: where the
// lift hurts, or is believed to, or where the stand-in is done anyway. Nothing
// new comes without need.
func (a *athlete) mayCover(m main) bool {
	if m.Second == "" {
		return false
	}
	if m.Held || m.Hurt != fine || !a.novel(m.Second) {
		return true
	}
	morning, _ := a.belief.Morning(m.ID)
	set, _ := a.belief.Set(m.ID)
	return morning.Mean-morning.SD > 0.2 || set.Mean-set.SD > 0.5
}

// problem is the choice as numbers.
func (s *search) problem() horizon.Problem {
	n := make([]int, len(s.a.mains))
	for i := range n {
		n[i] = places
	}
	return horizon.Problem{Weeks: len(s.menus), Options: n,
		Gain:   func(w, l, o int) float64 { return s.worth[w][l][o] },
		Cost:   func(w int, at []int) float64 { return s.price(w) * s.flares(w, at) },
		Change: s.change,
	}
}

// price of one day of flare in a week, kilograms.
func (s *search) price(w int) float64 { return s.a.priceAt(s.days[w]) }

// priceAt is the price so many days before the meet; -1 without one.
func (a *athlete) priceAt(days int) float64 {
	c := a.in.Peaking.Choice
	kg, known := c.FlareKg[a.in.Risk]
	if !known {
		kg = c.FlareKg[meet.Standard]
	}
	if days >= 0 && days <= c.NearDays {
		kg *= c.NearTimes
	}
	return kg
}

// flares is how many days of flare a week's joint choice is expected to have.
// Each is worked out once.
func (s *search) flares(w int, at []int) float64 {
	if s.seen == nil {
		s.seen = make([]map[int]float64, len(s.felt))
	}
	if s.seen[w] == nil {
		s.seen[w] = map[int]float64{}
	}
	k := 0
	for _, o := range at {
		k = k*places + o
	}
	n, known := s.seen[w][k]
	if !known {
		n = s.felt[w].flares(at)
		s.seen[w][k] = n
	}
	return n
}

// change is what it costs a lift to go from one dose to another. More than the
// allowed rise from week to week cannot be chosen.
func (s *search) change(w, l, from, to int) float64 {
	if from >= 0 {
		return s.changeOf(w, l, &s.menus[w-1][l][from], s.menus[w][l][to])
	}
	return s.changeOf(w, l, nil, s.menus[w][l][to])
}

// changeOf is change between two doses; from is nil in the first week.
func (s *search) changeOf(w, l int, from *dose, to dose) float64 {
	if to.fixed {
		return 0
	}
	n, cover := float64(to.total()), to.cover
	was, covered := s.now[l], s.covers[l]
	if from != nil {
		was, covered = float64(from.total()), from.cover
		if w == 1 {
			was = s.next(l, *from)
			covered = covered || s.later[l]
		}
	} else if was < 0 {
		return 0 // nothing is known of the weeks before: the block's own start
	}
	other := 0.0
	if cover != covered {
		other = s.a.in.Peaking.Choice.SwitchKg
	}
	if n > math.Max(was*(1+s.a.in.Peaking.Change.WeekToWeek)+2, float64(s.a.in.Peaking.MinimumDose.Sets)) {
		return math.Inf(1) // what is a set or two above the allowed rise is trimmed to it
	}
	return s.a.in.Peaking.Choice.ChangeKg*math.Abs(n-was) + other
}

// next is nextBefore of a dose, worked out once: it reads the log.
func (s *search) next(l int, d dose) float64 {
	at := [4]int{l, d.comp, d.second, d.third}
	was, known := s.nexts[at]
	if !known {
		was = s.a.nextBefore(s.a.mains[l], d, s.c, s.r)
		if s.nexts == nil {
			s.nexts = map[[4]int]float64{}
		}
		s.nexts[at] = was
	}
	return was
}

// setsLately is the weekly work sets of a competition lift's family before the
// present week of the plan: of the week before it, or the mean of four, whichever
// is more; -1 while the diary is shorter than two weeks. It is counted from the
// week's own first day, so that it stays the same all week.
func (a *athlete) setsLately(m main, c calendar) float64 {
	if len(c.frames) == 0 {
		return -1
	}
	return a.setsBefore(m, c.end.Add(-7*c.frames[0].out), 0)
}

// nextBefore is what setsLately will say when the next week begins, if the rest of
// the present week is done as the dose has it: the days that have passed count as
// they were trained, not as they might have been, so that the next week looks the
// same on its first day as on the day before.
func (a *athlete) nextBefore(m main, d dose, c calendar, r roles) float64 {
	left := 0
	for _, on := range c.frames[0].dates {
		k := key(c.end, on)
		for i, own := range r.of(m.Main) {
			if own == k {
				left += []int{d.comp, d.second, d.third}[i]
			}
		}
	}
	if was := a.setsBefore(m, c.end.Add(-7*(c.frames[0].out-1)), left); was >= 0 {
		return was
	}
	return float64(d.total())
}

// setsBefore is setsLately for a week that starts on the day, with so many sets of
// the week before it still to come: what is logged from the day of the plan on is
// one of those.
func (a *athlete) setsBefore(m main, start day.Date, toCome int) float64 {
	n, week, oldest := toCome, toCome, 0
	for i := len(a.in.History.Sets) - 1; i >= 0; i-- {
		s := &a.in.History.Sets[i]
		ago := start.Sub(s.Day)
		if ago > 28 {
			oldest = 28
			break
		}
		if ago < 1 || s.Warmup || (toCome > 0 && !s.Day.Before(a.in.AsOf)) {
			continue
		}
		oldest = max(oldest, ago)
		if of, ok := a.in.Catalogue.MainOf(s.Lift); ok && of == m.Main {
			if l, _ := a.in.Catalogue.Get(s.Lift); l.Class != lift.Accessory {
				n++
				if ago <= 7 {
					week++
				}
			}
		}
	}
	if oldest < 14 {
		return -1
	}
	return math.Max(float64(n)*7/float64(oldest), float64(week))
}

// dateOf is the date of a day of a week, given as days before its end.
func (a *athlete) dateOf(f frame, key int) day.Date {
	end := a.end().Add(-7 * (f.out - 1))
	return end.Add(-key)
}

// of are the doses of one lift, with the rise from week to week held to what is
// allowed: a fifth, or one set where that is less than one. Less is always free.
func (x *chosen) of(a *athlete, m main, c calendar, r roles) []dose {
	var out []dose
	for l := range a.mains {
		if a.mains[l].Main == m.Main {
			out = x.doses[l]
		}
	}
	before := a.setsLately(m, c)
	for i := range out {
		easy := c.frames[i].deload || (i > 0 && c.frames[i-1].deload)
		if !easy && before >= 0 && !(c.meet && c.frames[i].out == 1) {
			most := max(int(before+1e-9)+1, int(before*(1+a.in.Peaking.Change.WeekToWeek)+1e-9), a.in.Peaking.MinimumDose.Sets)
			out[i] = out[i].atMost(most)
		}
		before = float64(out[i].total())
		if i == 0 {
			before = a.nextBefore(m, out[0], c, r)
		}
	}
	return out
}

// atMost gives sets away until so many are left: first from the longest day
// beyond three sets on the lift's own day and two on each other, then from the
// last day on.
func (d dose) atMost(n int) dose {
	for d.total() > n && (d.comp > 3 || d.second > 2 || d.third > 2) {
		switch {
		case d.comp-1 >= max(d.second, d.third) && d.comp > 3:
			d.comp--
		case d.third >= d.second && d.third > 2:
			d.third--
		case d.second > 2:
			d.second--
		default:
			d.comp--
		}
	}
	for _, day := range []*int{&d.third, &d.second} {
		for d.total() > n && *day > 0 {
			*day--
		}
	}
	for d.total() > n && d.comp > 1 {
		d.comp--
	}
	return d
}
