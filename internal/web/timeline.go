package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/timeline"
	"spotter/internal/trigger"
)

var _ = section("timeline", (*server).timelineRoutes, "timeline")

func (s *server) timelineRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /timeline", s.timeline)
}

// timelineBody is load and pain on one line of time.
type timelineBody struct {
	Empty    bool
	Held     bool // no load is shown yet
	Open     int  // questions
	Ranges   []choice
	Range    string
	Loads    []optionGroup
	Places   []Option
	Span     string
	Plot     *plotView
	NoPain   bool
	Flares   []flareView
	Calm     string // what is said when there is none
	Before   *beforeView
	Odd      []string // flares that nothing explains
	Strength []namedPlot
	Scores   *plotView
	Calendar calendarView
	Notes    []noteLine
	Taken    []string
	Drawn    int // drawings of the body that can be laid side by side
}

// choice is a link among several.
type choice struct {
	To, Text string
	On       bool
}

type optionGroup struct {
	Name    string
	Options []Option
}

type flareView struct {
	choice
	N   int
	Say string
}

type namedPlot struct {
	ID, Name string
	Plot     plotView
}

type noteLine struct{ Day, Text string }

// lookAt is what a page of the line of time was asked for. Addresses hold
// numbers and names of lifts, no dates and no pain.
type lookAt struct {
	Range string // 4w, 12w, 26w, all
	Load  string // "", lift:<id>, need:<demand>
	Place int
	Flare int // from 1, the oldest; 0 = none
	Back  int // months
}

var ranges_ = []struct {
	name string
	days int
}{{"4w", 28}, {"12w", 84}, {"26w", 182}, {"all", 0}}

func lookOf(q url.Values) lookAt {
	l := lookAt{Range: "12w", Load: q.Get("load")}
	for _, x := range ranges_ {
		if q.Get("range") == x.name {
			l.Range = x.name
		}
	}
	l.Place, l.Flare, l.Back = small(q.Get("place")), small(q.Get("flare")), small(q.Get("back"))
	return l
}

// small reads a number of up to four digits; anything else is 0.
func small(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 9999 {
		return 0
	}
	return n
}

func (l lookAt) days() int {
	for _, x := range ranges_ {
		if x.name == l.Range {
			return x.days
		}
	}
	return 0
}

// to is the address of the same view with one thing changed.
func (l lookAt) to(change func(*lookAt), anchor string) string {
	change(&l)
	q := url.Values{"range": {l.Range}}
	if l.Load != "" {
		q.Set("load", l.Load)
	}
	for name, n := range map[string]int{"place": l.Place, "flare": l.Flare, "back": l.Back} {
		if n > 0 {
			q.Set(name, strconv.Itoa(n))
		}
	}
	return "/timeline?" + q.Encode() + anchor
}

// load is the load that is asked for, of those that the diary knows.
func (l lookAt) load(v timeline.View) timeline.Load {
	if id, ok := strings.CutPrefix(l.Load, "lift:"); ok {
		for _, x := range v.Lifts {
			if string(x) == id {
				return timeline.Load{Lift: x}
			}
		}
	}
	if id, ok := strings.CutPrefix(l.Load, "need:"); ok {
		for _, x := range v.Demands {
			if string(x) == id {
				return timeline.Load{Demand: x}
			}
		}
	}
	return timeline.Load{}
}

func (s *server) timeline(w http.ResponseWriter, r *http.Request) {
	sh, p, ok := s.seeing(w, r, "timeline", wantScreen)
	if !ok {
		return
	}
	if len(sh.Entries) == 0 {
		p.Body = timelineBody{Empty: true}
		s.render(w, r, http.StatusOK, "timeline", p)
		return
	}
	ask, err := s.timeLine(sh)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	found, err := s.triggers(r.Context(), sh)
	if gone(r, err) {
		return
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	p.Body = s.timelineBody(sh, ask, found, lookOf(r.URL.Query()))
	s.render(w, r, http.StatusOK, "timeline", p)
}

func (s *server) timelineBody(sh Sheet, ask timeline.Ask, found app.TriggersDoc, at lookAt) timelineBody {
	ask.Days, ask.Place = at.days(), at.Place
	ask.Load = at.load(timeline.Make(ask))
	v := timeline.Make(ask)
	b := timelineBody{Held: held(sh), Open: len(sh.Screen.Ask), Range: at.Range, NoPain: len(v.Places) == 0}
	if v.First.IsZero() {
		b.Empty = true
		return b
	}
	if all, _ := app.Drawings(sh.Entries); len(all) > 1 {
		b.Drawn = len(all)
	}
	b.Span = s.words.T("see.span", "from", v.From, "to", v.To)
	for _, x := range ranges_ {
		b.Ranges = append(b.Ranges, choice{at.to(func(l *lookAt) { l.Range = x.name }, ""), s.words.T("see.range_" + x.name), x.name == at.Range})
	}
	b.Loads, b.Places = s.loadOptions(v, ask.Load, b.Held), s.placeOptions(v, at.Place)
	odd := oddOf(found, v)
	pic := s.timePlot(v, ask.Load, odd, b.Held)
	b.Plot = &pic
	s.fillFlares(&b, ask, v, at)
	for _, x := range odd {
		b.Odd = append(b.Odd, s.words.T("see.odd_line", "date", x.Day, "score", x.Y, "expected", s.words.one(x.Expected)))
	}
	if !b.Held {
		b.Strength = s.strengthPlots(timeline.StrengthOver(ask, v.From, v.To))
	}
	b.Scores = s.scorePlot(v)
	b.Calendar = s.monthViews(ask, v, at)
	for _, n := range v.Notes {
		b.Notes = append(b.Notes, noteLine{s.words.Book.Date(n.Day, "long"), n.Text})
	}
	for _, c := range v.Courses {
		b.Taken = append(b.Taken, s.course(c))
	}
	return b
}

// course words a medicine and its masked days.
func (s *server) course(c timeline.Course) string {
	code := "see.course"
	if c.Last == c.From {
		code = "see.course_once"
	}
	return sentence(s.words.T(code, "what", s.words.Name("med", c.Class), "from", c.From, "last", c.Last, "to", c.To))
}

// loadOptions are the loads that can be picked.
func (s *server) loadOptions(v timeline.View, on timeline.Load, held bool) []optionGroup {
	if held || len(v.Lifts) == 0 {
		return nil
	}
	all := optionGroup{Options: []Option{{Value: "", Text: s.words.T("see.load_all"), On: on == timeline.Load{}}}}
	lifts, needs := optionGroup{Name: s.words.T("see.load_lifts")}, optionGroup{Name: s.words.T("see.load_needs")}
	for _, id := range v.Lifts {
		lifts.Options = append(lifts.Options, Option{Value: "lift:" + string(id), Text: sentence(s.words.Lift(id)), On: id == on.Lift})
	}
	for _, d := range v.Demands {
		needs.Options = append(needs.Options, Option{Value: "need:" + string(d), Text: s.named("demand", string(d)), On: d == on.Demand})
	}
	return []optionGroup{all, lifts, needs}
}

func (s *server) placeOptions(v timeline.View, on int) (out []Option) {
	if len(v.Places) < 2 {
		return nil
	}
	for i, p := range v.Places {
		out = append(out, Option{Value: strconv.Itoa(i), Text: s.placeName(p.Region, p.Side), On: i == on})
	}
	return out
}

// oddFlare is a flare that nothing in the log explains.
type oddFlare struct {
	Day      day.Date
	Hour     float64
	Y        float64
	Expected float64
}

// oddOf are those of the search that lie on the line, where it is about the
// place that is shown.
func oddOf(found app.TriggersDoc, v timeline.View) (out []oddFlare) {
	if found.Report == nil || found.Status != trigger.OK || found.Region != v.Place.Region {
		return nil
	}
	for _, x := range found.Surprises {
		d := found.Start.Add(int(x.T / 24))
		if !d.Before(v.From) && !d.After(v.To) {
			out = append(out, oddFlare{d, x.T - float64(int(x.T/24))*24, x.Y, x.Expected})
		}
	}
	return out
}

// leastRated days are needed before any flare can be found: four for what is
// usual, two for the flare (pain.Flares).
const leastRated = 6

// noFlares says that there was none, or that too few days were rated to say:
// fewer than one in three of the days that were asked for.
func (s *server) noFlares(v timeline.View, days int) string {
	rated := map[day.Date]bool{}
	for _, r := range v.Ratings {
		rated[r.Day] = true
	}
	if of := max(v.To.Sub(v.From)+1, days); 3*len(rated) < of || len(rated) < leastRated {
		return s.words.T("see.flares_unknown", "n", len(rated), "of", of)
	}
	return s.words.T("see.flares_none")
}

// fillFlares lists the flares of the line and, where one is picked, what came
// in the 72 hours before it.
func (s *server) fillFlares(b *timelineBody, ask timeline.Ask, v timeline.View, at lookAt) {
	for i, f := range v.Flares {
		end := f.End
		if end.IsZero() {
			end = v.To
		}
		if end.Before(v.From) {
			continue
		}
		code := "see.flare"
		if f.End.IsZero() {
			code = "see.flare_on"
		}
		x := flareView{N: i + 1, Say: s.words.T(code, "from", f.Start, "days", end.Sub(f.Start)+1, "peak", f.Peak, "usual", s.words.one(f.Baseline))}
		x.choice = choice{at.to(func(l *lookAt) { l.Flare = i + 1 }, "#before"), fmt.Sprintf("%d · %s", i+1, s.shortDate(f.Start)), i+1 == at.Flare}
		b.Flares = append(b.Flares, x)
	}
	b.Calm = s.noFlares(v, ask.Days)
	if at.Flare > 0 && at.Flare <= len(v.Flares) {
		f := v.Flares[at.Flare-1]
		b.Before = s.beforeView(timeline.Before(ask, v.Place, f.Start), f.Start, b.Held)
	}
}

// liftName is a lift, or the name that another app gave it.
func (s *server) liftName(id lift.ID, other string) string {
	if id == "" {
		return other
	}
	return sentence(s.words.Lift(id))
}
