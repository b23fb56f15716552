package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

// GalleryStates are the situations in which every page is shown, for looking
// at and for the page tests.
var GalleryStates = []string{"empty", "full", "open", "half", "urgent", "emergency", "handover", "limited", "nomeet", "meetday", "long", "session", "over", "finished", "strong", "rest", "tries"}

// galleryDay is the day on which the gallery is made.
var galleryDay = day.Of(2026, 3, 2)

// Gallery shows every page in every state with made-up data, under
// /{state}/… and, in the further languages, under /{language}/{state}/… .
// Forms go nowhere. It is for development and tests only.
func Gallery(a *app.App, log func(string, error)) (http.Handler, error) {
	mux := http.NewServeMux()
	var list strings.Builder
	for i, state := range GalleryStates {
		s, err := galleryServer(a, state, log)
		if err != nil {
			return nil, err
		}
		mux.Handle("/"+state+"/", http.StripPrefix("/"+state, s.guarded(s.routes(), nil)))
		if i == 0 {
			mux.HandleFunc("GET /assets/{file}", s.asset)
			mux.HandleFunc("GET /{$}", s.design)
		}
		for _, lang := range app.Languages()[1:] {
			mux.Handle("/"+lang+"/"+state+"/", http.StripPrefix("/"+lang+"/"+state, abroad(a.In(lang), state, log)))
		}
		for _, page := range GalleryPages() {
			fmt.Fprintf(&list, "/%s/%s\n", state, page)
		}
		list.WriteString("\n")
	}
	mux.HandleFunc("GET /list", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, list.String()) })
	return mux, nil
}

func galleryServer(a *app.App, state string, log func(string, error)) (*server, error) {
	s, err := newServer(&galleryDesk{liveDesk: liveDesk{app: a}, state: state})
	if err != nil {
		return nil, err
	}
	s.trays, s.house, s.log = galleryTrays(state), galleryHouse(state), log
	s.drafts.all = []draft{{id: gallerySample, until: galleryNow.Add(trayLife), to: app.Change{Days: "tue sat", Keep: []string{"squat"}}}}
	return s, nil
}

// abroad is a state in another language, made when it is first looked at.
func abroad(a *app.App, state string, log func(string, error)) http.Handler {
	made := sync.OnceValue(func() http.Handler {
		s, err := galleryServer(a, state, log)
		if err != nil {
			log("the gallery", err)
			return http.NotFoundHandler()
		}
		return s.guarded(s.routes(), nil)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { made().ServeHTTP(w, r) })
}

// galleryDesk answers with made-up sheets and forgets what it is told.
type galleryDesk struct {
	liveDesk
	state string
	made  sync.Map // part → Sheet: made once
}

var errGallery = &intake.BadInput{Code: "empty", What: "the gallery keeps nothing", Cure: "look at the pages"}

func (d *galleryDesk) Paste(context.Context, string) error          { return errGallery }
func (d *galleryDesk) Fix(context.Context, []intake.Fix) error      { return misfit{} }
func (d *galleryDesk) Answer(context.Context, []Given) error        { return nil }
func (d *galleryDesk) Append(context.Context, ...diary.Entry) error { return nil }
func (d *galleryDesk) Log(context.Context, *int, string) error      { return nil }
func (d *galleryDesk) Example(context.Context) error                { return nil }
func (d *galleryDesk) Forget(context.Context) error                 { return nil }

func (d *galleryDesk) Sheet(_ context.Context, want part) (Sheet, error) {
	if s, ok := d.made.Load(want); ok {
		return s.(Sheet), nil
	}
	s, err := d.sheet(want)
	if err == nil {
		d.made.Store(want, s)
	}
	return s, err
}

func (d *galleryDesk) sheet(want part) (Sheet, error) {
	s := Sheet{Today: galleryDay, Now: galleryDay.Time().Add(18*time.Hour + 40*time.Minute)}
	if d.state == "empty" {
		return s, nil
	}
	n := 0
	newID := func() string { n++; return fmt.Sprintf("g-%04d", n) }
	entries, err := d.told(newID)
	if err != nil {
		return s, err
	}
	s.Example = d.state == "full" || d.state == "long"
	say := func(id, value string) {
		entries = append(entries, app.AnswerEntry(newID(), galleryDay.String(), id, value))
	}
	switch d.state {
	case "open":
		entries = without(entries, func(e diary.Entry) bool { return e.Kind == "answer" || e.Kind == "set" })
	case "half":
		kept := 0
		entries = without(entries, func(e diary.Entry) bool {
			kept++
			return e.Kind == "answer" && kept%2 == 0
		})
	case "urgent":
		say("fever_unwell", "yes")
		say("exertional_upper_body_pain", "yes")
	case "emergency":
		say("chest_pressure_now", "unsure")
	case "handover":
		say("scapula_wings", "yes")
	case "strong": // answered yesterday, and a bad morning today
		for i := range entries {
			if entries[i].Kind == "answer" {
				entries[i].At = galleryDay.Add(-1).String()
			}
		}
		score := 8
		entries = append(entries, diary.Entry{Kind: "pain", ID: newID(), At: galleryDay.String() + "T07:10:00Z", Score: &score, When: "morning", Region: "upper_back", Side: "right"})
	case "long":
		for i, score := range []int{3, 3, 5} {
			e := diary.Entry{Kind: "pain", ID: fmt.Sprintf("apart-%d", i), At: galleryDay.String() + "T07:00:00Z", Score: &score, When: "morning", Region: "upper_back", Side: "right"}
			if i > 0 {
				e.Replaces, e.Device = []string{"apart-0"}, []string{"", "phone", strings.Repeat("tablet7-", 9)}[i]
				e.At = galleryDay.String() + fmt.Sprintf("T07:%02d:00Z", i)
			}
			if i == 1 {
				score = 2
			}
			entries = append(entries, e)
		}
	case "rest":
		none := 0.0 // and a lift that cannot be kept
		entries = append(entries, diary.Entry{Kind: app.KindSetting, ID: newID(), At: galleryDay.String(), What: app.SetDays, Value: "tue thu sat"},
			diary.Entry{Kind: "limit", ID: newID(), At: galleryDay.String(), By: "clinician", Lift: "squat_low_bar", MaxPct: &none})
	case "limited":
		say("not_improving", "yes")
		entries = without(entries, func(e diary.Entry) bool { return e.Kind == "set" })
	}
	drawn, err := galleryDrawings(d.state)
	if err != nil {
		return s, err
	}
	if d.state == "meetday" {
		entries = append(entries, galleryMeetDay()...)
	}
	entries = append(entries, galleryImports(d.state)...)
	if entries, err = d.bend(append(entries, drawn...)); err != nil {
		return s, err
	}
	if entries, err = d.trying(entries); err != nil {
		return s, err
	}
	if entries, err = d.lifted(entries); err != nil {
		return s, err
	}
	return d.fill(s, entries, want)
}

// told is a diary with training, the post, its case, and the screen answered
// with no throughout.
func (d *galleryDesk) told(newID func() string) ([]diary.Entry, error) {
	c := galleryCase(galleryDay)
	kept, err := app.CaseEntry(newID(), galleryDay.String(), c)
	if err != nil {
		return nil, err
	}
	entries := append(app.ExampleDiary(galleryDay), app.PostEntry(newID(), galleryDay.String(), galleryPost), kept)
	for range 5 { // an answer may open a further question
		doc, err := d.app.Screen(c, entries, galleryDay)
		if err != nil {
			return nil, err
		}
		if len(doc.Ask) == 0 {
			break
		}
		for _, q := range doc.Ask {
			entries = append(entries, app.AnswerEntry(newID(), galleryDay.String(), q.ID, "no"))
		}
	}
	return entries, nil
}

// bend changes the case for the states that need another one.
func (d *galleryDesk) bend(entries []diary.Entry) ([]diary.Entry, error) {
	c, _, err := app.LatestCase(entries)
	if err != nil {
		return nil, err
	}
	switch d.state {
	case "nomeet":
		c.Goals = nil
	case "long":
		long := strings.Repeat("Rettungsschwimmer-Schulterblattmobilisation", 3)
		span := intake.Span{0, 12}
		c.Tried = append(c.Tried, intake.Tried{What: "other", Name: long, Effect: "unknown", Span: &span})
		c.AdviceReceived = append(c.AdviceReceived, intake.Advice{What: "other", Name: long + " <script>alert(1)</script>", By: long})
		c.Medication = append(c.Medication, intake.Medication{Class: "other", Name: long, For: long})
	default:
		return entries, nil
	}
	e, err := app.CaseEntry("g-bent", galleryDay.String(), c)
	return append(entries, e), err
}

func without(entries []diary.Entry, out func(diary.Entry) bool) []diary.Entry {
	var kept []diary.Entry
	for _, e := range entries {
		if !out(e) {
			kept = append(kept, e)
		}
	}
	return kept
}
