package web

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/plan"
)

// Sheet is everything the pages show of one person, made anew for each page
// from the diary and the knowledge: no page ever shows an older plan.
type Sheet struct {
	Today   day.Date
	Post    string // "" = nothing told yet
	Example bool   // the made-up athlete
	Case    intake.Case
	Screen  app.ScreenDoc
	Given   []Given // questions answered, newest first
	Explain app.ExplainDoc
	Plan    plan.Plan
	Found   *app.TriggersDoc // the search that the plan was made with, or nil

	MeetOver bool          // the meet that was told of is over; the plan goes on without one
	Entries  []diary.Entry // the whole diary as stored; read it, never change it
	Gym      app.GymDoc    // today's session
	Now      time.Time     // the person's clock; the only part that is not made from the diary
	Head     int64         // place of the newest entry: two pages with the same head show the same
}

// Empty says that nothing has been told yet.
func (s Sheet) Empty() bool { return s.Post == "" && len(s.Case.Problems) == 0 }

// Stopped says that a red flag stands: no load may be shown anywhere.
func (s Sheet) Stopped() bool {
	return s.Screen.Status == app.StatusStopped || s.Plan.Status == app.StatusStopped || s.Gym.Status == app.StatusStopped
}

// Given is one answered question.
type Given struct {
	ID, Value string // of the question, and what was answered
	Day       day.Date
	Entry, At string // of the diary entry
	Slip      bool   // takes back the answer Entry, tapped by mistake
}

// desk is what the pages ask of the program.
type desk interface {
	Words() (Words, error)
	Questions() (map[string]Question, error)
	Sheet(ctx context.Context, want part) (Sheet, error)
	Uses() *app.App // the use cases, for pages that need a document of their own
	Heard(sh Sheet, found app.TriggersDoc)
	Append(ctx context.Context, entries ...diary.Entry) error
	Paste(ctx context.Context, text string) error
	Fix(ctx context.Context, fixes []intake.Fix) error
	Answer(ctx context.Context, answers []Given) error
	Log(ctx context.Context, pain *int, note string) error
	Example(ctx context.Context) error
	Forget(ctx context.Context) error

	// The person's own diary, whoever is shown.
	Mine(ctx context.Context) ([]diary.Entry, error)
	Keep(ctx context.Context, entries []diary.Entry) error // as they are, all or none
	People(ctx context.Context) (own, example bool, err error)
	Clear(ctx context.Context, example bool) error // the example, or everybody
	Now() time.Time
	Today() day.Date
	At() string // now, as entries write it
}

// part says how much of a sheet a page needs.
type part int

const (
	wantCase part = iota
	wantScreen
	wantExplain
	wantPlan
	wantToday
)

// Question is the wording of one screening question.
type Question struct{ Text, Short, Why string }

// misfit says that a correction did not fit the fact it was meant for: the
// field that was wrong, "" when it is the fact itself.
type misfit struct{ field string }

func (m misfit) Error() string { return "this correction does not fit the fact: " + m.field }

// own is the person at whose machine this runs.
const own app.AthleteID = "me"

// liveDesk serves the pages from the use cases and a store.
type liveDesk struct {
	app   *app.App
	store app.Store
	now   func() time.Time
	shelf shelf
	heard *heard // one for all languages; nil: no search is handed over
}

// who is shown: the person themselves once they told something, else the
// example athlete, else nobody.
func (d *liveDesk) who(ctx context.Context) (app.Athlete, bool, error) {
	all, err := d.store.Athletes(ctx)
	if err != nil {
		return app.Athlete{}, false, err
	}
	for _, a := range all {
		if !a.Example {
			return a, true, nil
		}
	}
	for _, a := range all {
		return a, true, nil
	}
	return app.Athlete{}, false, nil
}

func (d *liveDesk) today() day.Date {
	n := d.now()
	return day.Of(n.Year(), n.Month(), n.Day())
}

// Sheet is what a page needs of the person shown, made from the diary as it
// stands now.
func (d *liveDesk) Sheet(ctx context.Context, want part) (Sheet, error) {
	s := Sheet{Today: d.today(), Now: d.now()}
	a, found, err := d.who(ctx)
	if err != nil || !found {
		return s, err
	}
	meta, err := d.store.Meta(ctx)
	if err != nil {
		return s, err
	}
	head, err := d.store.Head(ctx, a.ID)
	if err != nil {
		return s, err
	}
	said, n := d.heard.use(s.Today)
	at := moment{who: a.ID, head: head, epoch: meta.Epoch, today: s.Today, heard: n}
	kept, err := d.shelf.get(at, want,
		func(srv int64) iter.Seq2[app.Stored, error] { return app.Stream(ctx, d.store, a.ID, srv) },
		func(entries []diary.Entry) (Sheet, error) {
			x := Sheet{Today: s.Today, Example: a.Example, Head: head.Srv}
			if said.of(entries) {
				x.Found = said.doc
			}
			return d.fill(x, entries, want)
		})
	kept.Now = s.Now
	return kept, err
}

// fill makes the sheet from a diary.
func (d *liveDesk) fill(s Sheet, entries []diary.Entry, want part) (Sheet, error) {
	var err error
	s.Entries = entries
	s.Post, _ = app.LatestPost(entries)
	s.Case, _, err = app.LatestCase(entries)
	if errors.Is(err, app.ErrNoCase) {
		if err = nil; want == wantToday {
			s.Gym, err = d.app.Logged(entries, s.Today)
		}
		return s, err
	}
	if err != nil {
		return s, err
	}
	s.Given = given(entries)
	if want == wantToday { // its screen comes with it
		s.MeetOver, err = goingOn(app.PlanRequest{Case: s.Case, Entries: entries, AsOf: s.Today, Triggers: s.Found}, func(r app.PlanRequest) error {
			s.Gym, err = d.app.Gym(r)
			return err
		})
		s.Screen = s.Gym.Screen
		return s, err
	}
	if s.Screen, err = d.app.Screen(s.Case, entries, s.Today); err != nil {
		return s, err
	}
	if want == wantExplain {
		s.Explain, err = d.app.Explain(s.Case, entries, s.Today)
	}
	if want == wantPlan && err == nil {
		s.MeetOver, err = goingOn(app.PlanRequest{Case: s.Case, Entries: entries, AsOf: s.Today, Triggers: s.Found}, func(r app.PlanRequest) error {
			s.Plan, err = d.app.Plan(r)
			return err
		})
	}
	return s, err
}

// goingOn makes a plan; where the meet that was told of is over it makes one
// without a meet, and says so: training does not end with a date that passed.
func goingOn(r app.PlanRequest, make func(app.PlanRequest) error) (over bool, err error) {
	var bad *plan.BadMeet
	if err = make(r); errors.As(err, &bad) {
		r.NoMeet = true
		return true, make(r)
	}
	return false, err
}

// given lists the answers, the latest to each question, newest first.
func given(entries []diary.Entry) []Given {
	var out []Given
	seen := map[string]bool{}
	for _, e := range slices.Backward(app.Answers(entries)) {
		value, isText := e.Value.(string)
		if !isText || seen[e.Question] {
			continue
		}
		seen[e.Question] = true
		g := Given{ID: e.Question, Value: value, Entry: e.ID, At: e.At}
		if at, err := day.Parse(e.At); err == nil {
			g.Day = at
		}
		out = append(out, g)
	}
	return out
}

// mine is the person's own diary, opened on first use.
func (d *liveDesk) mine(ctx context.Context) (app.AthleteID, error) {
	err := d.store.AddAthlete(ctx, app.Athlete{ID: own, Created: d.today()})
	if err != nil && !errors.Is(err, app.ErrTaken) {
		return "", err
	}
	return own, nil
}

// current is whose diary a page's form writes to.
func (d *liveDesk) current(ctx context.Context) (app.AthleteID, error) {
	a, found, err := d.who(ctx)
	if err != nil {
		return "", err
	}
	if !found {
		return d.mine(ctx)
	}
	return a.ID, nil
}

func (d *liveDesk) at() string { return d.now().Format(time.RFC3339) }

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// Paste reads a post and keeps it with the case that was read from it. A text
// that cannot be read is not kept; the error is then an *intake.BadInput.
func (d *liveDesk) Paste(ctx context.Context, text string) error {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	c, err := d.app.Read(text, d.today())
	if err != nil {
		return err
	}
	id, err := d.mine(ctx)
	if err != nil {
		return err
	}
	entries, err := d.store.Entries(ctx, id)
	if err != nil {
		return err
	}
	post := app.PostEntry(newID(), d.at(), text)
	kept, err := app.CaseEntry(newID(), d.at(), c)
	if err != nil {
		return err
	}
	post.Replaces, kept.Replaces = app.Standing(entries, app.KindPost), app.Standing(entries, app.KindCase)
	return d.store.Append(ctx, id, post, kept)
}

// Heard keeps what a search for triggers said, for the plans to come.
func (d *liveDesk) Heard(sh Sheet, found app.TriggersDoc) { d.heard.found(sh, found) }

// Uses are the use cases.
func (d *liveDesk) Uses() *app.App { return d.app }

// Append keeps entries of the person shown, with id, time and author filled in
// where they are missing. The same entry sent twice is kept once: what only
// differs in the time of its arrival counts as the same.
func (d *liveDesk) Append(ctx context.Context, entries ...diary.Entry) error {
	id, err := d.current(ctx)
	if err != nil || len(entries) == 0 {
		return err
	}
	for i := range entries {
		e := &entries[i]
		e.ID, e.At, e.By = cmp.Or(e.ID, newID()), cmp.Or(e.At, d.at()), cmp.Or(e.By, "athlete")
	}
	err = d.store.Append(ctx, id, entries...)
	if !errors.Is(err, app.ErrConflict) {
		return err
	}
	have, readErr := d.store.Entries(ctx, id)
	if readErr != nil {
		return readErr
	}
	for _, e := range entries {
		if !slices.ContainsFunc(have, func(old diary.Entry) bool { return old.ID == e.ID && sameTap(old, e) }) {
			return err
		}
	}
	return nil
}

// sameTap reports whether two entries are one tap that arrived twice.
func sameTap(a, b diary.Entry) bool {
	a.At, b.At = "", ""
	x, errA := diary.Hash(a)
	y, errB := diary.Hash(b)
	return errA == nil && errB == nil && x == y
}

// Fix appends the case put right; the post and the earlier readings stay.
func (d *liveDesk) Fix(ctx context.Context, fixes []intake.Fix) error {
	id, err := d.current(ctx)
	if err != nil {
		return err
	}
	entries, err := d.store.Entries(ctx, id)
	if err != nil {
		return err
	}
	c, _, err := app.LatestCase(entries)
	if err != nil {
		return err
	}
	c, left := intake.Correct(c, fixes)
	if len(left) > 0 {
		return misfit{left[0].Field}
	}
	if c, err = d.app.Next(c); err != nil {
		return err
	}
	kept, err := app.CaseEntry(newID(), d.at(), c)
	if err != nil {
		return err
	}
	kept.Replaces = app.Standing(entries, app.KindCase)
	return d.store.Append(ctx, id, kept)
}

func (d *liveDesk) Answer(ctx context.Context, answers []Given) error {
	id, err := d.current(ctx)
	if err != nil || len(answers) == 0 {
		return err
	}
	entries := make([]diary.Entry, len(answers))
	for i, a := range answers {
		entries[i] = app.AnswerEntry(newID(), d.at(), a.ID, a.Value)
		entries[i].By = "athlete"
		if a.Slip {
			entries[i].What, entries[i].Replaces = diary.Slip, []string{a.Entry}
		}
	}
	return d.store.Append(ctx, id, entries...)
}

// Log keeps a pain score and a note; it stays possible while a stop stands.
func (d *liveDesk) Log(ctx context.Context, score *int, note string) error {
	id, err := d.current(ctx)
	if err != nil {
		return err
	}
	var entries []diary.Entry
	if score != nil {
		entries = append(entries, diary.Entry{Kind: "pain", ID: newID(), At: d.at(), Score: score, When: "now", By: "athlete"})
	}
	if note != "" {
		entries = append(entries, diary.Entry{Kind: "note", ID: newID(), At: d.at(), Text: note, By: "athlete"})
	}
	if len(entries) == 0 {
		return nil
	}
	return d.store.Append(ctx, id, entries...)
}

// Example brings the made-up athlete in; once is enough.
func (d *liveDesk) Example(ctx context.Context) error {
	err := d.app.LoadExample(ctx, d.store, d.today())
	if errors.Is(err, app.ErrTaken) {
		return nil
	}
	return err
}

// Forget removes the person shown and everything they told.
func (d *liveDesk) Forget(ctx context.Context) error {
	a, found, err := d.who(ctx)
	if err != nil || !found {
		return err
	}
	return d.store.DeleteAthlete(ctx, a.ID)
}

func (d *liveDesk) Words() (Words, error) {
	w := Words{Book: d.app.Text(), Sources: map[string]Source{}}
	var err error
	if w.Lifts, err = d.app.Lifts(); err != nil {
		return w, err
	}
	if w.Faults, err = d.app.Faults(); err != nil {
		return w, err
	}
	sources, err := d.app.Sources()
	for id, x := range sources {
		w.Sources[id] = Source{Cite: x.Cite, URL: x.URL, Note: x.Note, Basis: x.Basis}
	}
	return w, err
}

// Questions are the screening questions by id.
func (d *liveDesk) Questions() (map[string]Question, error) {
	rb, err := d.app.Flags()
	if err != nil {
		return nil, err
	}
	out := make(map[string]Question, len(rb.Flags)+len(rb.FollowUps))
	for _, f := range rb.Flags {
		out[f.ID] = Question{Text: f.Question, Short: f.Short, Why: f.Why}
	}
	for _, f := range rb.FollowUps {
		out[f.ID] = Question{Text: f.Question}
	}
	return out, nil
}
