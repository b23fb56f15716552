package plan

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/training"
)

// The limit on weekly hard sets for a sore place (SG-003), applied after the
// choice. It looks at what was done and what is planned, never at an answer, so
// that no rating, told or not, can raise it.
const (
	setsMean  = 28 // days that the mean is of
	hardRPE   = 6.5
	doneRPE   = 5.0 // a logged set told as lighter is none; a cap on effort is not reached where another limit holds the load
	keptSets  = 2   // of each competition lift stay a week, whatever the mean
	placePain = 3   // pain from which on a place that nobody named counts as one
)

// holdSets takes sets away, from the week numbered from on, until each week
// holds no more hard sets for a sore place than the gate allows by the four weeks
// before it, logged or planned. What the competition lifts need stays.
func (a *athlete) holdSets(c calendar, weeks []Week, from int) {
	var books []*setBook
	for _, place := range a.sorePlaces() {
		books = append(books, &setBook{a: a, place: place, by: a.loggedSets(place), first: a.firstLogged()})
	}
	for i := range weeks {
		for _, b := range books {
			if i >= from {
				b.hold(&weeks[i], c.end.Add(-7*c.frames[i].out))
			}
		}
		a.tidy(&weeks[i])
		for _, b := range books {
			b.add(weeks[i])
		}
	}
}

// sorePlaces are those of the gate; pain in the log without a place is one that
// every lift loads.
func (a *athlete) sorePlaces() []string {
	out := a.g.Places()
	if len(out) > 0 {
		return out
	}
	lately := func(d day.Date) bool { n := a.in.AsOf.Sub(d); return n >= 0 && n <= setsMean }
	for _, r := range a.in.History.Pain {
		if r.Score >= placePain && lately(r.Day) {
			return []string{""}
		}
	}
	if slices.ContainsFunc(a.in.History.Sets, func(s training.Set) bool {
		return s.Pain != nil && *s.Pain >= placePain && lately(s.Day)
	}) {
		return []string{""}
	}
	return nil
}

// setBook counts the hard sets of one place, day by day.
type setBook struct {
	a     *athlete
	place string
	by    map[day.Date]int
	first day.Date // of the log, or of the plan
}

// loggedSets counts by day up to yesterday: today is planned as a whole. A set
// of a name that is not known raises no mean.
func (a *athlete) loggedSets(place string) map[day.Date]int {
	out := map[day.Date]int{}
	for i := len(a.in.History.Sets) - 1; i >= 0; i-- {
		s := &a.in.History.Sets[i]
		if a.in.AsOf.Sub(s.Day) > setsMean+7 {
			break
		}
		if s.Day.Before(a.in.AsOf) && a.hardDone(s) && a.g.Loads(s.Lift, place) {
			out[s.Day]++
		}
	}
	return out
}

func (a *athlete) hardDone(s *training.Set) bool {
	_, known := a.in.Catalogue.Get(s.Lift)
	return known && !s.Warmup && s.Reps > 0 && (s.RPE == nil || *s.RPE >= doneRPE)
}

// firstLogged is the first day of the log, or of the plan without one.
func (a *athlete) firstLogged() day.Date {
	out := a.in.AsOf
	for i := range a.in.History.Sets {
		if d := a.in.History.Sets[i].Day; d.Before(out) {
			out = d
		}
	}
	return out
}

// add takes a planned week into the count.
func (b *setBook) add(w Week) {
	for _, s := range w.Sessions {
		for _, it := range s.Items {
			b.by[s.Date] += b.hard(it, len(it.Sets))
		}
	}
}

// hard is how many of the first n sets of an item may be hard for the place.
func (b *setBook) hard(it Item, n int) (hard int) {
	if it.Role == "care" || !b.a.g.Loads(it.Lift, b.place) {
		return 0
	}
	for _, x := range it.Sets[:n] {
		if !(x.RPEMax < hardRPE) {
			hard++
		}
	}
	return hard
}

// mean is the hard sets a week over the four weeks before a day, and how many of
// those days no log tells of. What is not known is no rest and no full week: it
// counts as the middle of the smallest dose that holds strength, for each competition
// lift that loads the place: less than any plan for a meet has, and not so little that
// the lifts would be lost (judgement).
func (b *setBook) mean(start day.Date) (mean float64, unknown int) {
	unknown = setsMean - min(max(start.Sub(b.first), 0), setsMean)
	week, least := 0.0, b.a.in.Peaking.MinimumDose
	for _, m := range b.a.mains {
		if b.a.g.Loads(m.ID, b.place) {
			week += float64(least.Sets+least.MaxSets) / 2
		}
	}
	known := b.count(start.Add(-setsMean), start.Add(-1))
	return (7*float64(known) + week*float64(unknown)) / setsMean, unknown
}

func (b *setBook) count(from, to day.Date) int {
	n := 0
	for d := from; !d.After(to); d = d.Add(1) {
		n += b.by[d]
	}
	return n
}

// hold marks what has to go in one week. Sets go one at a time in an order that
// does not depend on the limit, so that a lower limit only takes more.
func (b *setBook) hold(w *Week, start day.Date) {
	done := b.count(start, b.a.in.AsOf.Add(-1))
	if !start.Before(b.a.in.AsOf) {
		done = 0
	}
	left := b.left(w)
	sum := done
	for _, x := range left {
		sum += x.hard
	}
	mean, unknown := b.mean(start)
	limit := b.a.g.Sets(mean, float64(sum))
	over := sum
	for !(float64(over) <= limit.Value) {
		i := b.next(left, start)
		if i < 0 {
			break
		}
		x := &left[i]
		x.keep--
		now := b.hard(*x.it, x.keep)
		over -= x.hard - now
		x.hard = now
	}
	if over < sum {
		b.note(w, limit, mean, unknown, sum-done, over-done)
	}
	for _, x := range left {
		it := &w.Sessions[x.session].Items[x.item]
		if it.keep == nil || *it.keep > x.keep {
			it.keep = &x.keep
		}
	}
}

// spare is one item whose hard sets could go.
type spare struct {
	session, item int
	it            *Item
	on            day.Date
	main          lift.Main
	hard, keep    int // hard sets still counted, sets still kept
}

func (b *setBook) left(w *Week) []spare {
	var out []spare
	for i := range w.Sessions {
		for j := range w.Sessions[i].Items {
			it := &w.Sessions[i].Items[j]
			if n := b.hard(*it, len(it.Sets)); n > 0 {
				m, _ := b.a.in.Catalogue.MainOf(it.Lift)
				out = append(out, spare{i, j, it, w.Sessions[i].Date, m, n, len(it.Sets)})
			}
		}
	}
	return out
}

// next is whose set goes first: accessories, then the longest of the others, the
// later day among equals, down to two sets a week of each competition lift. -1
// where nothing may go.
func (b *setBook) next(left []spare, start day.Date) int {
	best := -1
	for i := range left {
		x := &left[i]
		if x.hard == 0 || x.keep <= x.least() || b.kept(left, *x, start) {
			continue
		}
		if best < 0 || before(*x, left[best]) {
			best = i
		}
	}
	return best
}

// before says that x gives a set away before y, which stands earlier in the week.
func before(x, y spare) bool {
	if x.extra() != y.extra() {
		return x.extra()
	}
	return x.hard > y.hard || (x.hard == y.hard && !x.on.Before(y.on))
}

// least of an item with a single is the single and one set of work: a single alone
// trains little, and its lower ceiling must not stand for the day's.
func (x spare) least() int {
	if x.it.Sets[0].Top {
		return min(2, len(x.it.Sets))
	}
	return 0
}

func (x spare) extra() bool { return x.main == "" || rankOf(x.it) == 0 }

func rankOf(it *Item) int {
	switch it.Role {
	case "competition":
		return 2
	case "variant":
		return 1
	}
	return 0
}

// kept reports the last two sets a week of a competition lift, or of what stands
// in for one that is off; what was done of it this week counts.
func (b *setBook) kept(left []spare, x spare, start day.Date) bool {
	if x.extra() {
		return false
	}
	own := func(role int) int {
		n := 0
		for _, y := range left {
			if y.main == x.main && rankOf(y.it) == role {
				n += y.keep
			}
		}
		return n
	}
	if rankOf(x.it) == 1 && own(2) > 0 {
		return false
	}
	return own(rankOf(x.it))+b.doneOf(x.main, start) <= keptSets
}

// doneOf is the work sets of a competition lift's family already done in the
// week that begins on a day.
func (b *setBook) doneOf(m lift.Main, start day.Date) int {
	n := 0
	for i := len(b.a.in.History.Sets) - 1; i >= 0; i-- {
		s := &b.a.in.History.Sets[i]
		if s.Day.Before(start) {
			break
		}
		if of, ok := b.a.in.Catalogue.MainOf(s.Lift); ok && of == m && s.Day.Before(b.a.in.AsOf) && b.a.hardDone(s) {
			n++
		}
	}
	return n
}

// note says on the week what was taken off, and by which limit.
func (b *setBook) note(w *Week, limit reason.Cap, mean float64, unknown, from, to int) {
	place := "region." + b.place
	if b.place == "" {
		place = "plan.place_not_named"
	}
	code := "plan.week_sets"
	if unknown > setsMean/2 {
		code = "plan.week_sets_unknown"
	}
	why := reason.New(code, reason.ExpertOpinion, "guard", "SG-003", "place", place, "from", from, "to", to, "mean", tenth(mean))
	w.Notes = append(w.Notes, why)
	if r, ok := limit.Binding(); ok && float64(to) <= limit.Value { // else two sets of each competition lift are all there is
		w.Notes = append(w.Notes, r)
	}
}

// tidy takes the marked sets off, the last ones first, and what is left empty.
func (a *athlete) tidy(w *Week) {
	sessions := w.Sessions[:0]
	for _, s := range w.Sessions {
		items := s.Items[:0]
		for _, it := range s.Items {
			if k := it.keep; k != nil && *k < len(it.Sets) {
				if *k > 0 {
					it.Reasons = append(it.Reasons, reason.New("plan.why_fewer_sets", reason.ExpertOpinion, "lift", name(it.Lift), "from", len(it.Sets), "to", *k))
				}
				it.Sets = it.Sets[:*k]
			}
			it.keep = nil
			if len(it.Sets) > 0 || it.Role == "care" {
				items = append(items, it)
			}
		}
		if s.Items = items; len(items) > 0 {
			sessions = append(sessions, s)
		}
	}
	w.Sessions = sessions
}
