package web

import (
	"net/http"
	"strings"
	"time"

	"spotter/internal/app"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/safety"
	"spotter/internal/training"
)

var _ = section("today", (*server).todayRoutes, "today")

func (s *server) todayRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /today", s.today)
	mux.HandleFunc("POST /today/set", s.logSet)
	mux.HandleFunc("POST /today/pain", s.logPain)
	mux.HandleFunc("POST /today/undo", s.undo)
	mux.HandleFunc("POST /today/swap", s.swap)
	mux.HandleFunc("POST /today/forward", s.forward)
	mux.HandleFunc("POST /today/confirm", s.confirm)
	mux.HandleFunc("POST /today/finish", s.finish)
	mux.HandleFunc("GET /today/head", s.head)
}

// todayBody is the session between sets. State says how much of it:
//
//	free    nothing told yet: logging, no advice
//	locked  safety questions are open: which lifts, no load
//	rest    no session today
//	ok      the session
type todayBody struct {
	State   string
	Day     string
	Meet    string
	Check   *checkView
	Tries   []tryView // what a test or a trial asks of the day
	Lifts   []liftView
	Care    []careToday
	Why     []Line
	Lead    string
	Next    string
	Forward string    // the day whose session may be done today instead
	Moved   *undoForm // the way back from that
	Apart   int       // things that two devices told differently
	Again   bool      // strong pain of today opened the safety questions anew
	Done    int
	Left    int
	Rest    *restView
	End     bool // the session is finished
	AllDone bool
	ID      string // for the finish form
	Head    int64
}

// checkView is one light question; leaving it is fine. Then are the questions due
// after it, Skip leaves it out on this page.
type checkView struct {
	ID, When, Title, Lead, To, Go, Region, Side, Skip string
	Then                                              []string
}

// restView is the rest since the last set, counted from its time.
type restView struct {
	Since, Clock string
	Seconds      int
	Text         string
}

type careToday struct {
	Name    string
	Minutes int
	Lead    string
}

// liftView is one lift of the session.
type liftView struct {
	Anchor, Name, Role, Sum string
	Instead                 string
	SwapUndo                *undoForm
	State                   string // ask, open, over, done, extra
	Open                    bool
	Ask                     *askForm
	Done                    []doneView
	Asked                   int // sets that were asked for, done or not
	Form                    *setForm
	Later                   []string
	Warm                    []warmView
	Last                    string
	Over, Hard              string
	Do                      []Line // what to do now that the cap is passed
	Busy, Spare             *swapForm
	Lead, Find              string
	Why                     []Line
}

type warmView struct {
	Load, Plates string
	Reps         int
}

type (
	askForm  struct{ ID, Lift, Title string }
	undoForm struct{ ID, Of string }
	doneView struct {
		N          int
		Text       string
		Jump       string // the score is far from the one before: is it right?
		Undo       undoForm
		Held, Real string // why it is not believed; the entry to confirm
		HeldID     string
	}
	swapForm struct {
		ID, From, Why string
		Options       []swapView
	}
	swapView struct{ To, Name, Lead string }
)

func (s *server) today(w http.ResponseWriter, r *http.Request) {
	p, ok := s.todayPage(w, r, nil)
	if !ok {
		return
	}
	if saved := r.URL.Query().Get("saved"); savedWords[saved] && p.Stop == nil {
		p.Notice = s.words.T("today.saved_" + saved)
	}
	s.showToday(w, r, http.StatusOK, p)
}

// savedWords are the notices that an address may ask for.
var savedWords = map[string]bool{"set": true, "pain": true, "undo": true, "swap": true, "finish": true, "confirm": true, "care": true, "morning": true}

func (s *server) showToday(w http.ResponseWriter, r *http.Request, status int, p Page) {
	if p.Stop != nil {
		p.Body = screenBody{Scale: scale()}
		s.render(w, r, status, "stopped", p)
		return
	}
	s.render(w, r, status, "today", p)
}

// todayPage makes the page; bad is the form that could not be saved.
func (s *server) todayPage(w http.ResponseWriter, r *http.Request, bad *setInput) (Page, bool) {
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return Page{}, false
	}
	p := s.page(sh, "today")
	p.Scripts, p.Styles = []string{"gym.js"}, []string{"gym.css"}
	if p.Stop == nil {
		v := gymView{s: s, sh: sh, lb: sh.Gym.Settings.Lb, bad: bad, skip: r.URL.Query()["skip"]}
		b := v.body()
		if b.State != "free" && b.State != "locked" {
			var err error
			if b.Tries, err = v.tries(); err != nil {
				s.broken(w, r, err)
				return Page{}, false
			}
		}
		p.Body = b
	}
	return p, true
}

// gymView words one session.
type gymView struct {
	s   *server
	sh  Sheet
	lb  bool
	bad *setInput

	skip []string // questions that this page leaves out
}

func (v *gymView) body() todayBody {
	g := v.sh.Gym
	b := todayBody{State: "ok", Day: v.s.words.Book.Date(v.sh.Today, "long"), ID: newID(), Apart: g.Apart, End: g.Finished, Head: v.sh.Head}
	switch {
	case v.sh.Empty():
		b.State = "free"
	case !v.sh.Screen.Complete:
		b.State = "locked"
	case g.Session == nil:
		b.State = "rest"
	}
	if g.Next != nil {
		b.Next = v.s.words.Book.Date(*g.Next, "long")
	}
	b.Why = v.planner().lines(g.Limits)
	b.Lead = lead(b.Why)
	if !g.Forward.IsZero() {
		b.Forward = v.s.words.Book.Date(g.Forward, "weekday")
	}
	if g.MovedID != "" && len(g.Done) == 0 {
		b.Moved = &undoForm{newID(), g.MovedID}
	}
	b.Again = b.State == "locked" && v.strongToday()
	open := false
	for i, l := range g.Lifts {
		x := v.lift(l, i+1)
		if !open && !b.End && (x.State == "ask" || x.State == "open") && b.State != "locked" {
			x.Open, open = true, true
		}
		x.Open = x.Open || x.Over != ""
		b.Done += len(l.Done)
		b.Left += len(l.Left)
		b.Lifts = append(b.Lifts, x)
	}
	b.AllDone = g.Session != nil && b.Done > 0 && !open
	if b.State == "ok" {
		for _, c := range g.Care {
			t := careToday{Name: sentence(v.s.words.Name("care", string(c.Lift))), Minutes: c.Minutes}
			t.Lead = lead(v.planner().lines(c.Reasons))
			b.Care = append(b.Care, t)
		}
	}
	b.Check = v.check(b)
	b.Rest = v.rest()
	return b
}

func (v *gymView) planner() *planner {
	return &planner{s: v.s, p: plan.Plan{AsOf: v.sh.Today}, locked: !v.sh.Screen.Complete, cited: map[string]bool{}}
}

// strongToday reports pain of today that opens the safety questions anew.
func (v *gymView) strongToday() bool {
	for _, r := range v.sh.Gym.Ratings {
		if r.Score >= safety.StrongPain {
			return true
		}
	}
	for _, l := range v.sh.Gym.Lifts {
		for _, s := range l.Done {
			if s.Pain != nil && *s.Pain >= safety.StrongPain {
				return true
			}
		}
	}
	return false
}

func (v *gymView) locked() bool { return !v.sh.Empty() && !v.sh.Screen.Complete }

// lift words one lift. While questions are open no load is named but those
// that were logged.
func (v *gymView) lift(l app.GymLift, n int) liftView {
	x := liftView{Anchor: "lift-" + num(float64(n)), Name: v.name(l), Role: v.s.named("role", l.Item.Role), State: "open"}
	if !l.Planned {
		x.Role, x.State = "", "extra"
	}
	if l.Instead != "" {
		x.Instead = v.s.words.Lift(l.Instead)
		x.SwapUndo = &undoForm{newID(), l.SwapID}
	}
	x.Done = v.done(l)
	if l.Planned && v.locked() {
		x.State = "locked"
		return x
	}
	x.Last = v.last(l)
	if !l.Planned {
		if l.Over != nil {
			x.State, x.Over, x.Do = "over", v.planner().say(*l.Over), v.now(l)
			return x
		}
		x.Form = v.again(l)
		return x
	}
	pl := v.planner()
	x.Why = pl.lines(l.Item.Reasons)
	x.Lead = lead(x.Why)
	x.Sum, x.Asked = v.sum(l.Item.Sets), max(len(l.Item.Sets), len(l.Done))
	if l.Item.Find != nil && len(l.Done) == 0 { // how to find the first load
		x.Find = pl.say(*l.Item.Find)
	}
	x.Busy, x.Spare = v.swaps(l, app.SwapBusy, l.Busy), v.swaps(l, app.SwapPain, l.Spare)
	switch {
	case l.Over != nil:
		x.State, x.Over, x.Do, x.Busy = "over", pl.say(*l.Over), v.now(l), nil
		return x
	case len(l.Left) == 0:
		x.State = "done"
		return x
	case l.Heavy && l.Before == nil:
		x.State = "ask"
		x.Ask = &askForm{newID(), string(l.Lift), v.s.words.T("today.ask_before", "lift", v.s.words.Lift(l.Lift))}
		x.Sum, x.Last, x.Lead, x.Why, x.Find, x.Busy = "", "", "", nil, "", nil
		return x
	}
	if l.Hard != nil {
		x.Hard = pl.say(*l.Hard)
	}
	x.Form = v.form(l)
	for _, s := range group(l.Left[1:]) {
		x.Later = append(x.Later, v.setText(s))
	}
	if len(l.Done) == 0 {
		for _, w := range l.Warmup {
			wv := warmView{Load: loadText(w.Kg, v.lb) + " " + unitName(v.lb), Reps: w.Reps}
			if p := platesOf(w.Kg, l.Rack); p != nil {
				wv.Plates = p.Words
			}
			x.Warm = append(x.Warm, wv)
		}
	}
	return x
}

func (v *gymView) name(l app.GymLift) string {
	if l.Lift == "" {
		for _, s := range l.Done {
			return s.Name
		}
		for _, h := range l.Held {
			return h.Set.Name
		}
	}
	return sentence(v.s.words.Lift(l.Lift))
}

// now is what to do when the cap is passed, at once and in the coming days.
// The steps of the ladder that go on with the lift are for another day.
func (v *gymView) now(l app.GymLift) []Line {
	var out []Line
	for _, r := range l.Item.IfPain {
		if r.Code == "plan.if_pain_stop" {
			out = append(out, Line{v.s.words.T("today.now_leave", "lift", v.s.words.Lift(l.Lift), "hours", r.Params["hours"]), v.s.words.Cite(r.Source)})
		}
	}
	out = append(out, Line{Text: v.s.words.T("today.now_morning")})
	if len(l.Spare) > 0 {
		out = append(out, Line{Text: v.s.words.T("today.now_swap")})
	}
	return out
}

// sum is the whole dose in a few words: "4 × 5 · 105 kg".
func (v *gymView) sum(sets []plan.Set) string {
	var parts []string
	for _, s := range group(sets) {
		parts = append(parts, v.setText(s))
	}
	return strings.Join(parts, ", ")
}

// run is a number of equal sets.
type run struct {
	n int
	plan.Set
}

// group joins neighbours that ask the same.
func group(sets []plan.Set) []run {
	var out []run
	for _, s := range sets {
		if n := len(out); n > 0 && out[n-1].Reps == s.Reps && out[n-1].RPEMax == s.RPEMax && sameKg(out[n-1].Kg, s.Kg) {
			out[n-1].n++
			continue
		}
		out = append(out, run{1, s})
	}
	return out
}

func sameKg(a, b *lift.Kg) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

func (v *gymView) setText(r run) string {
	if r.Kg == nil {
		return v.s.words.T("today.sets_effort", "n", r.n, "reps", r.Reps, "rpe", num(r.RPEMax))
	}
	return v.s.words.T("today.sets", "n", r.n, "reps", r.Reps, "load", loadText(*r.Kg, v.lb), "unit", unitName(v.lb))
}

// last is what was done the last time, best set first told.
func (v *gymView) last(l app.GymLift) string {
	if len(l.Last) == 0 {
		return ""
	}
	var parts []string
	for i, s := range l.Last {
		if i == 2 && len(l.Last) > 3 {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, v.set(s))
	}
	return v.s.words.T("today.last", "day", v.s.words.Book.Date(l.Last[0].Day, "short"), "sets", strings.Join(parts, "; "))
}

// set is a logged set in one line.
func (v *gymView) set(s training.Set) string {
	text := v.s.words.T("today.set", "load", loadText(s.Load, v.lb), "unit", unitName(v.lb), "reps", s.Reps)
	if s.Load == 0 {
		text = v.s.words.N("today.reps_", s.Reps)
	}
	if s.RPE != nil {
		text += v.s.words.T("today.set_rpe", "rpe", num(*s.RPE))
	}
	if s.Pain != nil {
		text += v.s.words.T("today.set_pain", "pain", *s.Pain)
	}
	if s.Failed {
		text += v.s.words.T("today.set_failed")
	}
	return text
}

func (v *gymView) swaps(l app.GymLift, why string, list []app.Swap) *swapForm {
	if len(list) == 0 {
		return nil
	}
	f := &swapForm{ID: newID(), From: string(l.Lift), Why: why}
	if l.Instead != "" {
		f.From = string(l.Instead)
	}
	for _, o := range list {
		var words []string
		for _, r := range o.Why {
			words = append(words, sentence(v.s.words.Why(r)))
		}
		f.Options = append(f.Options, swapView{To: string(o.To), Name: sentence(v.s.words.Lift(o.To)), Lead: strings.Join(words, " ")})
	}
	return f
}

// rest counts from the newest set of today, so that a sleeping tab tells the
// time right when it wakes.
func (v *gymView) rest() *restView {
	last := ""
	for _, l := range v.sh.Gym.Lifts {
		for _, s := range l.Done {
			last = max(last, s.At)
		}
	}
	t, err := time.Parse(time.RFC3339, last)
	if err != nil || v.sh.Gym.Finished {
		return nil
	}
	n := v.sh.Gym.Settings.Rest
	return &restView{Since: last, Clock: t.Format("15:04"), Seconds: n, Text: clockText(n)}
}

// clockText is a number of seconds as 3:00.
func clockText(seconds int) string {
	return num(float64(seconds/60)) + ":" + string(rune('0'+seconds%60/10)) + string(rune('0'+seconds%10))
}
