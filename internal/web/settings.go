package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"spotter/internal/app"
	"spotter/internal/lift"
)

// Settings: units, bar and plates, days, kit, federation, the limit for pain.
var _ = section("settings", (*server).settingsRoutes, "settings")

func (s *server) settingsRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /settings", s.settings)
	mux.HandleFunc("POST /settings", s.choose)
}

type settingsBody struct {
	Unit, Bar, Plates string
	PlateHint         string
	Rest              []chip
	Days              []chip
	Federations       []chip
	Pain              []chip
	Kit               []chip
	AllKit            bool
	Tongues           []tongue
	Example           *platesView
	ExampleLoad       string
}

func (s *server) settings(w http.ResponseWriter, r *http.Request) {
	s.settingsWith(w, r, http.StatusOK, nil)
}

func (s *server) settingsWith(w http.ResponseWriter, r *http.Request, status int, wrong *app.BadSetting) {
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	p := s.page(sh, "settings")
	p.Styles = []string{"gym.css"}
	switch {
	case wrong != nil:
		p.Notice, p.Wrong = s.words.T("settings.wrong_"+wrong.What), true
	case r.URL.Query().Get("saved") == "settings":
		p.Notice = s.words.T("settings.saved")
	}
	p.Body = s.settingsBody(app.SettingsOf(sh.Entries), p.Stop != nil)
	s.render(w, r, status, "settings", p)
}

func (s *server) settingsBody(set app.Settings, stopped bool) settingsBody {
	b := settingsBody{Unit: unitName(set.Lb), Bar: loadText(set.Plates.Bar, set.Lb), AllKit: len(set.Equipment) == 0, Tongues: s.tongues()}
	b.Plates = plateWords(set)
	b.PlateHint = s.words.T("settings.plates_hint_" + b.Unit)
	for _, n := range []int{90, 120, 180, 240, 300} {
		b.Rest = append(b.Rest, chip{strconv.Itoa(n), clockText(n), n == set.Rest})
	}
	for i, d := range app.Weekdays {
		on := slices.ContainsFunc(set.Days, func(w time.Weekday) bool { return int(w) == (i+1)%7 })
		b.Days = append(b.Days, chip{d, s.words.T("settings.day_" + d), on})
	}
	b.Federations = append(b.Federations, chip{"", s.words.T("settings.federation_none"), set.Federation == ""})
	names, err := s.desk.Uses().Federations()
	if err != nil {
		s.log("federations", err)
	}
	for _, id := range sortedKeys(names) {
		b.Federations = append(b.Federations, chip{id, names[id], id == set.Federation})
	}
	b.Pain = append(b.Pain, chip{"", s.words.T("settings.pain_own"), set.PainCap == nil})
	for n := 0; n <= 4; n++ {
		b.Pain = append(b.Pain, chip{strconv.Itoa(n), s.words.T("settings.pain_up_to", "n", n), set.PainCap != nil && *set.PainCap == n})
	}
	if s.words.Lifts != nil {
		for _, k := range app.Equipment(s.words.Lifts) {
			b.Kit = append(b.Kit, chip{k, sentence(s.words.known("kit."+snake(k), k)), slices.Contains(set.Equipment, k)})
		}
	}
	if !stopped {
		kg := set.Plates.RoundDown(lift.KgOf(102.5))
		if set.Lb {
			kg = set.Plates.RoundDown(lift.KgOfLb(225))
		}
		b.Example, b.ExampleLoad = platesOf(kg, set.Plates), set.Plates.Text(kg)
	}
	return b
}

// plateWords is how the plates are written in the box.
func plateWords(set app.Settings) string {
	var words []string
	for i, p := range set.Plates.Sizes {
		w := loadText(p, set.Lb)
		if i < len(set.Plates.Pairs) && set.Plates.Pairs[i] < 20 {
			w += "x" + strconv.Itoa(set.Plates.Pairs[i])
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// choose keeps the choices that changed.
func (s *server) choose(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	now := app.SettingsOf(sh.Entries)
	chosen := chosenOf(r, now)
	switch l := chosen[app.SetLanguage]; {
	case l == s.words.Book.Lang() && now.Language == "": // as it is, and never asked for
		delete(chosen, app.SetLanguage)
	case l != "" && slices.Contains(app.Languages(), l):
		rememberLanguage(w, l)
	}
	entries, err := app.SettingEntries(sh.Entries, chosen)
	var wrong *app.BadSetting
	switch {
	case errors.As(err, &wrong):
		s.settingsWith(w, r, http.StatusUnprocessableEntity, wrong)
		return
	case err != nil:
		s.broken(w, r, err)
		return
	}
	if err := s.desk.Append(r.Context(), entries...); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/settings?saved=settings", http.StatusSeeOther)
}

// chosenOf reads the form. A change of the unit drops bar and plates, whose
// figures meant the other unit.
func chosenOf(r *http.Request, now app.Settings) map[string]string {
	f := r.PostForm
	out := map[string]string{}
	one := func(what string) {
		if f.Has(what) {
			out[what] = strings.TrimSpace(f.Get(what))
		}
	}
	for _, what := range []string{app.SetUnit, app.SetRest, app.SetFederation, app.SetPainCap, app.SetLanguage} {
		one(what)
	}
	bar := strings.Replace(strings.TrimSpace(f.Get(app.SetBar)), ",", ".", 1)
	plates := strings.Join(strings.Fields(strings.ReplaceAll(f.Get(app.SetPlates), ",", ".")), " ")
	switch {
	case out[app.SetUnit] != "" && out[app.SetUnit] != unitName(now.Lb):
		out[app.SetBar], out[app.SetPlates] = "", ""
	default:
		if f.Has(app.SetBar) && bar != loadText(now.Plates.Bar, now.Lb) {
			out[app.SetBar] = bar
		}
		if f.Has(app.SetPlates) && plates != plateWords(now) {
			out[app.SetPlates] = plates
		}
	}
	if f.Has("days_shown") {
		out[app.SetDays] = strings.Join(f["days"], " ")
	}
	if f.Has("kit_shown") {
		out[app.SetEquipment] = strings.Join(f["kit"], ",")
	}
	return out
}
