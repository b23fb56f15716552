package differential

import (
	"slices"
	"sort"

	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// maxMisses is how many patterns that do not fit are named.
const maxMisses = 4

// Explain weighs the patterns against every present problem of a case. When
// the screen stops (emergency or within 24 hours) it says nothing about
// patterns: a name that sounds harmless would work against the stop.
func Explain(c intake.Case, answers map[string]safety.Answer, screen safety.Result, ps []Pattern, cat *lift.Catalogue) Explanation {
	e := Explanation{Schema: Schema, AsOf: c.AsOf, Urgency: screen.Level, Problems: []ProblemView{},
		First: []reason.Reason{}, General: general(), NotKnown: notKnown(c, screen),
		Review: reason.New("differential.not_reviewed", reason.ExpertOpinion)}
	if screen.Urgency >= safety.Urgent24h {
		e.Stopped = true
		e.First = append(e.First, reason.New("differential.stopped", reason.ExpertOpinion))
		for _, f := range screen.Fired {
			if f.Urgency >= safety.Urgent24h {
				e.First = append(e.First, f.Why)
			}
		}
		e.See = []See{stopSee(screen)}
		return e
	}
	ps = resolveAliases(ps)
	var who []See
	for _, p := range c.Problems {
		if p.Course == "resolved" {
			continue
		}
		v := &view{c: c, p: p, answers: answers, cat: cat}
		pv, fits := v.problem(ps, screen)
		e.Problems = append(e.Problems, pv)
		for _, g := range fits {
			who = append(who, seeFor(g)...)
		}
	}
	e.First = append(e.First, firstLines(c, screen, e.Problems)...)
	e.See = whom(c, screen, who)
	return e
}

// problem explains one sore place.
func (v *view) problem(ps []Pattern, screen safety.Result) (ProblemView, [][]standing) {
	pv := ProblemView{Region: v.p.Region, Side: v.p.Side, Zones: v.p.Zones, Fits: []Group{}, NotFits: []Miss{}}
	var all []standing
	for i, p := range ps {
		if p.In(v.p.Region) {
			all = append(all, v.weigh(p, i))
		}
	}
	sortStandings(all)
	pv.AskFirst = askFirst(all, v, screen)
	fits := groups(all)
	named := map[string]bool{}
	for _, g := range fits {
		for _, s := range g {
			named[s.p.ID] = true
		}
	}
	used := map[string]bool{}
	for _, g := range fits {
		pv.Fits = append(pv.Fits, v.group(g, named, used))
	}
	pv.NotFits, pv.Open = v.misses(all, named), open(all, named, len(fits) == 0)
	pv.Shared = v.shared()
	if len(fits) == 0 {
		r := reason.New("differential.nothing_fits", reason.ExpertOpinion)
		pv.Note = &r
		pv.TellApart = v.openQuestions(all)
	} else if len(fits) == 1 {
		r := reason.New("differential.only_one_fits", reason.ExpertOpinion)
		pv.Note = &r
	}
	return pv, fits
}

// group words one or several patterns that stand together.
func (v *view) group(g []standing, named, used map[string]bool) Group {
	first := g[0].p
	out := Group{ID: first.ID, Strength: strengthOf(g[0]), For: []Point{}, Against: []Point{}, WouldTell: []Point{}}
	if first.Group != "" {
		out.ID = first.Group
	}
	if len(g) > 1 {
		r := reason.New("differential.together", reason.ExpertOpinion)
		out.Together = &r
	}
	for _, s := range g {
		p := s.p
		out.Patterns = append(out.Patterns, Name{p.ID, p.Name, p.Clinical})
		out.For = addPoints(out.For, s.pro)
		out.Against = addPoints(out.Against, s.con)
		out.WouldTell = addPoints(out.WouldTell, s.open)
		if p.Course.Text != "" {
			out.Course = append(out.Course, p.Course)
		}
		out.BaseRate = append(out.BaseRate, p.BaseRate...)
		out.Helps = append(out.Helps, p.Helps...)
		out.Worse = addNew(out.Worse, p.Aggravating)
		out.Better = addNew(out.Better, p.Easing)
		out.LiftEdits = addNew(out.LiftEdits, p.LiftEdits)
		out.Who = addNew(out.Who, p.Who)
		out.RedFlags = addNew(out.RedFlags, p.RedFlags)
	}
	out.WouldTell = strongest(out.WouldTell)
	out.TellApart = v.separators(g, named, used)
	return out
}

// strengthOf is the ordinal in words.
func strengthOf(s standing) reason.Reason {
	switch {
	case s.score >= 4:
		return reason.New("differential.fits_well", reason.ExpertOpinion)
	case s.score >= 2:
		return reason.New("differential.fits_partly", reason.ExpertOpinion)
	case s.score == 0:
		return reason.New("differential.fits_mixed", reason.ExpertOpinion)
	}
	return reason.New("differential.fits_a_little", reason.ExpertOpinion)
}

// addPoints appends points whose wording or finding name is new: patterns of
// one group share findings.
func addPoints(to, from []Point) []Point {
	for _, p := range from {
		if !slices.ContainsFunc(to, func(q Point) bool { return q.Text == p.Text || suffix(q.ID) == suffix(p.ID) }) {
			to = append(to, p)
		}
	}
	return to
}

// maxWouldTell keeps the list of what is not known short enough to read.
const maxWouldTell = 4

// strongest keeps the first few, those that weigh most before the others.
func strongest(ps []Point) []Point {
	slices.SortStableFunc(ps, func(a, b Point) int {
		switch {
		case a.Strong == b.Strong:
			return 0
		case a.Strong:
			return -1
		}
		return 1
	})
	if len(ps) > maxWouldTell {
		ps = ps[:maxWouldTell]
	}
	return ps
}

func suffix(id string) string {
	for i := len(id) - 1; i >= 0; i-- {
		if id[i] == '.' {
			return id[i+1:]
		}
	}
	return id
}

func addNew(to, from []string) []string {
	for _, s := range from {
		if !slices.Contains(to, s) {
			to = append(to, s)
		}
	}
	return to
}

// misses are the patterns that something speaks against and that were not
// named, those with the most against them first. A pattern that raises red
// flags is called "does not fit" only when every one of those questions has
// been answered no: a name crossed out too early would calm where it must not
// (hazard H30).
func (v *view) misses(all []standing, named map[string]bool) []Miss {
	rest := make([]standing, 0, len(all))
	for _, s := range all {
		if !named[s.p.ID] && len(s.con) > 0 && !s.fits() && v.denied(s.p.RedFlags) {
			rest = append(rest, s)
		}
	}
	sort.SliceStable(rest, func(i, j int) bool { return rest[i].score < rest[j].score })
	miss := []Miss{}
	for _, s := range rest {
		if len(miss) < maxMisses {
			miss = append(miss, Miss{Name: Name{s.p.ID, s.p.Name, s.p.Clinical}, Against: s.con})
		}
	}
	return miss
}

// denied says whether every flag was answered no.
func (v *view) denied(flags []string) bool {
	for _, f := range flags {
		if v.answers[f] != safety.No && v.c.Answers[f] != "no" {
			return false
		}
	}
	return true
}

// open are the patterns that only supporting facts speak for and whose
// deciding question was not answered; and, when nothing fits, the ones that
// nothing was told about.
func open(all []standing, named map[string]bool, none bool) []Miss {
	var out []Miss
	for _, s := range all {
		if named[s.p.ID] || len(out) == maxMisses {
			continue
		}
		if s.undecided() || none && s.primary && len(s.con) == 0 {
			out = append(out, Miss{Name: Name{s.p.ID, s.p.Name, s.p.Clinical}, For: s.pro, WouldTell: s.open})
		}
	}
	return out
}

// resolveAliases lets a pattern that is an alias stand for its original in
// its regions; the alias itself carries no facts.
func resolveAliases(ps []Pattern) []Pattern {
	var out []Pattern
	for _, p := range ps {
		if p.AliasOf == "" {
			out = append(out, p)
		}
	}
	for _, a := range ps {
		for i := range out {
			if out[i].ID != a.AliasOf {
				continue
			}
			regions := slices.Clone(out[i].Regions)
			for _, r := range a.Regions {
				if !slices.Contains(regions, r) {
					regions = append(regions, r)
				}
			}
			out[i].Regions = regions
		}
	}
	return out
}
