package web

import (
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/app"
	"spotter/internal/body"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/trigger"
)

var _ = section("why", (*server).whyRoutes, "why")

func (s *server) whyRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /why", s.why)
	mux.HandleFunc("POST /why/test", s.acceptTest)
	mux.HandleFunc("POST /why/test/end", s.endTest)
}

// whyBody is what comes before the pain, as far as the log can tell.
type whyBody struct {
	Empty    bool
	Sites    []choice // the sore places that can be looked at
	Held     bool
	Open     int
	Fits     []fitLine
	Early    []string // what is missing before anything is said
	Basis    string   // what it rests on
	Found    []foundView
	OneOf    string
	Tied     []string
	Nothing  bool
	Placebo  string
	Lifts    *plotView
	Course   *plotView
	CourseTx string
	Doses    []namedPlot
	Fitted   *plotView
	Ahead    string      // how long until the open ones can be judged
	Unsure   []foundView // lifts that the log leaves open
	Rest     []foundView // the other lifts
	Others   []foundView // demands and sleep
	Next     *testView
	Test     *runningTest // the accepted one
	Blamed   []string     // what the athlete suspects, beside what the log says
	Notes    []string
}

// fitLine is a pattern that fits, by name.
type fitLine struct{ Place, Name string }

// foundView is one finding: a sentence, the word, the chance, the reasons.
type foundView struct {
	Say, Word, Chance string
	Blamed            bool
	Why               []Line
}

// testView is the test that would teach most.
type testView struct {
	Say, Settles, Gain string
	Accept             string // id of the entry that a tap would make; "" = nothing to accept
}

func (s *server) why(w http.ResponseWriter, r *http.Request) {
	sh, p, ok := s.seeing(w, r, "why", wantExplain)
	if !ok {
		return
	}
	if len(sh.Entries) == 0 {
		p.Body = whyBody{Empty: true}
		s.render(w, r, http.StatusOK, "why", p)
		return
	}
	d, err := s.triggers(r.Context(), sh)
	if gone(r, err) {
		return
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	site, _ := strconv.Atoi(r.URL.Query().Get("site"))
	links := s.siteLinks(d, site)
	if site > 0 && site <= len(d.Sites) { // a suspicion that was told of another place is not this one's
		d = d.At(site)
		sh.Case.Triggers = ofPlace(sh.Case.Triggers, d.Region)
	}
	b := s.whyBody(sh, d)
	b.Sites = links
	if b.Test = s.runningTest(sh); b.Test != nil {
		b.Next = nil
	}
	if saved := r.URL.Query().Get("saved"); saved == "test" || saved == "ended" {
		p.Notice = s.words.T(map[string]string{"test": "test.saved", "ended": "test.ended"}[saved])
	}
	if d.Status == trigger.OK {
		ask, err := s.timeLine(sh)
		if err != nil {
			s.broken(w, r, err)
			return
		}
		b.Fitted = s.fittedPlot(d, ask)
	}
	p.Body = b
	s.render(w, r, http.StatusOK, "why", p)
}

// siteLinks are the sore places of the diary, the one that is shown marked; none
// where there is only one.
func (s *server) siteLinks(d app.TriggersDoc, site int) (out []choice) {
	if len(d.Sites) == 0 {
		return nil
	}
	for i := range len(d.Sites) + 1 {
		x := d.At(i)
		to := "/why"
		if i > 0 {
			to += "?site=" + strconv.Itoa(i)
		}
		out = append(out, choice{to, s.placeName(x.Region, x.Side), i == site || i == 0 && (site < 0 || site > len(d.Sites))})
	}
	return out
}

func ofPlace(all []intake.Trigger, region body.Region) (out []intake.Trigger) {
	for _, t := range all {
		if t.Problem == region {
			out = append(out, t)
		}
	}
	return out
}

func (s *server) whyBody(sh Sheet, d app.TriggersDoc) whyBody {
	b := whyBody{Held: held(sh), Open: len(sh.Screen.Ask), Fits: s.fitLines(sh)}
	if d.Status != trigger.OK {
		b.Early = s.early(d.Report)
		return b
	}
	b.Basis = s.words.T("trigger.place", "place", s.placeName(d.Region, d.Side), "ratings", d.Ratings, "sessions", d.Sessions, "days", d.Days)
	for _, f := range d.Effects {
		switch {
		case f.Verdict == trigger.Likely && (f.Kind == trigger.KindLift || f.Kind == trigger.KindSleep || f.Kind == trigger.KindLife):
			b.Found = append(b.Found, s.found(f, b.Held))
		case f.Kind == trigger.KindLift && (f.Word == trigger.Open || f.Word == trigger.TooEarly):
			b.Unsure = append(b.Unsure, s.found(f, b.Held))
		case f.Kind == trigger.KindLift:
			b.Rest = append(b.Rest, s.found(f, b.Held))
		case f.Kind == trigger.KindDemand && f.Verdict != trigger.Unlikely, f.Kind == trigger.KindSleep, f.Kind == trigger.KindLife:
			b.Others = append(b.Others, s.found(f, b.Held))
		}
	}
	if d.OneOf != nil {
		b.OneOf = s.words.T("trigger.one_of", "lifts", s.lifts(d.OneOf.Lifts))
	}
	b.Ahead = strings.Join(s.whys(d.Report.Say()), " ")
	b.Nothing = len(b.Found) == 0 && d.OneOf == nil
	for _, group := range d.Tied {
		b.Tied = append(b.Tied, s.words.T("trigger.tied", "lifts", s.lifts(group)))
	}
	b.Placebo = s.placebo(d.Report)
	b.Lifts = s.liftPlot(d.Report, sh)
	if len(b.Found) > 0 {
		b.Course, b.CourseTx = s.coursePlot(d.Report)
	}
	if !b.Held {
		b.Doses = s.dosePlots(d)
	}
	b.Next = s.next(d.NextTest)
	b.Blamed = s.blamed(sh, d.Report)
	for _, n := range d.Notes {
		b.Notes = append(b.Notes, s.words.Why(n))
	}
	b.Notes = append(b.Notes, s.words.T("trigger.simulated"))
	return b
}

// fitLines name the patterns that fit; the page of patterns says why.
func (s *server) fitLines(sh Sheet) (out []fitLine) {
	for _, p := range sh.Explain.Problems {
		place := s.placeName(p.Region, p.Side)
		for _, g := range p.Fits[:min(3, len(p.Fits))] {
			for _, n := range g.Patterns {
				out = append(out, fitLine{place, sentence(n.Name)})
			}
		}
	}
	return out
}

// early says what is missing, in numbers.
func (s *server) early(r *trigger.Report) []string {
	if r == nil || r.Need == nil {
		return []string{s.words.T("trigger.nothing")}
	}
	if r.Status == trigger.NoPainData {
		return []string{s.words.T("trigger.no_pain", "days", r.Need.Days)}
	}
	var out []string
	if r.Need.Days > 0 || r.Need.Ratings > 0 {
		out = append(out, s.words.T("trigger.not_enough", "days", r.Need.Days, "ratings", r.Need.Ratings))
	}
	if r.Need.Sessions > 0 {
		out = append(out, s.words.T("trigger.not_enough_sessions", "n", r.Need.Sessions))
	}
	out = append(out, s.words.T("trigger.have", "days", r.Days, "ratings", r.Ratings, "sessions", r.Sessions))
	return append(out, s.whys(r.Say())...)
}

func (s *server) whys(all []reason.Reason) (out []string) {
	for _, r := range all {
		out = append(out, s.words.Why(r))
	}
	return out
}

// found words a finding. A dose ceiling is a load: it waits for the screen.
func (s *server) found(f trigger.Finding, held bool) foundView {
	v := foundView{Word: s.words.T("trigger.word_" + string(f.Word)), Chance: s.chance(f)}
	if held {
		f.Ceiling = nil
	}
	var all []string
	for _, r := range f.Say(sentence(s.exposure(f))) {
		all = append(all, s.words.Why(tenths(r)))
	}
	v.Say = strings.Join(all, " ")
	for _, r := range f.Reasons {
		v.Blamed = v.Blamed || r.Code == "trigger.why_blamed"
		v.Why = append(v.Why, Line{Text: s.words.Why(tenths(r)), Cite: s.words.Cite(r.Source)})
	}
	return v
}

// tenths rounds the figures of a reason for people: a second decimal of a pain
// score says nothing.
func tenths(r reason.Reason) reason.Reason {
	params := make(map[string]any, len(r.Params))
	for name, v := range r.Params {
		if x, ok := v.(float64); ok {
			v = float64(math.Round(x*10) / 10)
		}
		params[name] = v
	}
	r.Params = params
	return r
}

// chance is the probability in fives of a hundred; none where there were too
// few sessions to speak of one.
func (s *server) chance(f trigger.Finding) string {
	if f.Word == trigger.TooFew {
		return ""
	}
	switch n := int(math.Round(f.Probability*20)) * 5; {
	case n <= 0:
		return s.words.T("trigger.chance_under")
	case n >= 100:
		return s.words.T("trigger.chance_over")
	default:
		return s.words.T("trigger.chance", "n", n)
	}
}

// exposure names what a finding is about.
func (s *server) exposure(f trigger.Finding) string {
	switch f.Kind {
	case trigger.KindLift:
		return s.words.lower(lift.ID(f.Exposure))
	case trigger.KindDemand:
		return s.words.Name("demand", f.Exposure)
	case trigger.KindCare:
		return s.words.Name("care", f.Exposure)
	case trigger.KindMed:
		return s.words.Name("med", f.Exposure)
	case trigger.KindLife:
		return s.lifeName(f.Exposure)
	}
	return s.words.T("trigger.short_sleep")
}

// placebo is what the same search names on the moved log.
func (s *server) placebo(r *trigger.Report) string {
	switch {
	case !r.Compared:
		return s.words.T("trigger.placebo_not_run")
	case r.Placebo == 0:
		return s.words.T("trigger.placebo_none")
	}
	return s.words.N("trigger.placebo_", r.Placebo)
}

func (s *server) next(n *trigger.NextTest) *testView {
	if n == nil {
		return nil
	}
	v := &testView{Say: s.words.T("trigger.next_"+string(n.Mode), "weeks", n.Weeks, "lifts", s.lifts(n.Lifts)), Settles: s.words.T(n.Settle)}
	if n.Keep > 0 && n.Gain > n.Keep && n.Mode != trigger.Keep {
		v.Gain = s.words.T("trigger.next_gain", "times", s.words.one(n.Gain/n.Keep))
	}
	if n.Mode != trigger.Keep {
		v.Accept = newID()
	}
	return v
}

// blamed sets what the athlete suspects beside what the log says of it.
func (s *server) blamed(sh Sheet, r *trigger.Report) (out []string) {
	seen := map[lift.ID]bool{}
	for _, t := range sh.Case.Triggers {
		if t.Lift == "" || seen[t.Lift] {
			continue
		}
		seen[t.Lift] = true
		i := slices.IndexFunc(r.Effects, func(f trigger.Finding) bool {
			return f.Kind == trigger.KindLift && f.Exposure == string(t.Lift)
		})
		name := sentence(s.words.lower(t.Lift))
		if i < 0 {
			out = append(out, s.words.T("trigger.blamed_not_logged", "lift", name))
			continue
		}
		out = append(out, s.words.T("trigger.blamed_says", "lift", name, "word", s.words.T("trigger.word_"+string(r.Effects[i].Word))))
	}
	return out
}
