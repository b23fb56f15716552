package app

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/safety"
	"spotter/knowledge"
)

// KindSetting is one choice of the person: "what" names it, "value" is a short
// text. Settings are entries like all others, one for each choice, so that two
// devices that change different things do not undo each other, and so that
// what a plan was made with can be told from the diary alone. The newest of
// each counts.
const KindSetting = "setting"

// The choices.
const (
	SetUnit       = "unit"       // kg, lb
	SetBar        = "bar"        // mass of the bar with its collars, in the unit: "20"
	SetPlates     = "plates"     // pairs of each plate, in the unit: "25 20x2 10"; no number = as many as needed
	SetDays       = "days"       // training days: "mon wed fri"; "" = the diary's habit
	SetEquipment  = "equipment"  // catalogue names, comma-separated; "" = everything
	SetFederation = "federation" // id of knowledge/meet.yaml
	SetPainCap    = "pain_cap"   // 0 to 4: the most pain in a set; it only ever tightens
	SetRest       = "rest"       // seconds between heavy sets
	SetLanguage   = "language"   // one of Languages; "" = as the browser asks
)

// Settings are the choices in force. The zero value is not in use: SettingsOf
// fills in what was never chosen.
type Settings struct {
	Lb         bool
	Plates     lift.Plates
	OwnPlates  bool // bar or plates were chosen
	Days       []time.Weekday
	Equipment  []string
	Federation string
	PainCap    *int   // nil: the program's own
	Rest       int    // seconds
	Language   string // "": never chosen
}

// The rest between heavy sets when nothing is chosen, and its bounds.
const (
	RestSeconds = 180
	minRest     = 30
	maxRest     = 900
)

// Weekdays by the names that settings use, Monday first.
var Weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// SettingsOf is what a diary says of settings. A value that makes no sense is
// passed over, as if it had not been chosen: no setting can open a limit.
func SettingsOf(entries []diary.Entry) Settings {
	return settingsOf(values(entries))
}

// values is the newest value of each choice.
func values(entries []diary.Entry) map[string]string {
	out := map[string]string{}
	now, _ := live(entries, KindSetting)
	for _, e := range now {
		if v, ok := e.Value.(string); ok {
			out[e.What] = v
		}
	}
	return out
}

func settingsOf(v map[string]string) Settings {
	s := Settings{Lb: v[SetUnit] == "lb", Rest: RestSeconds, Federation: v[SetFederation]}
	s.Plates = lift.GymKg
	if s.Lb {
		s.Plates = lift.GymLb
	}
	if bar, err := s.mass(v[SetBar]); err == nil && bar > 0 && bar <= 50_00 {
		s.Plates.Bar, s.OwnPlates = bar, true
	}
	if sizes, pairs, err := s.plates(v[SetPlates]); err == nil && len(sizes) > 0 {
		s.Plates.Sizes, s.Plates.Pairs, s.OwnPlates = sizes, pairs, true
	}
	for _, name := range strings.Fields(v[SetDays]) {
		if i := slices.Index(Weekdays, name); i >= 0 {
			s.Days = append(s.Days, time.Weekday((i+1)%7))
		}
	}
	if v[SetEquipment] != "" {
		s.Equipment = strings.Split(v[SetEquipment], ",")
	}
	if n, err := strconv.Atoi(v[SetPainCap]); err == nil && n >= 0 && n < int(safety.PainCapCeiling) {
		s.PainCap = &n
	}
	if knowledge.Speaks(v[SetLanguage]) {
		s.Language = v[SetLanguage]
	}
	if n, err := strconv.Atoi(v[SetRest]); err == nil && n >= minRest && n <= maxRest {
		s.Rest = n
	}
	return s
}

// mass reads a figure in the unit in force.
func (s Settings) mass(text string) (lift.Kg, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || !(f > 0 && f <= 200) {
		return 0, errors.New("not a mass of a bar or plate")
	}
	if s.Lb {
		return lift.KgOfLb(f), nil
	}
	return lift.KgOf(f), nil
}

// plenty of pairs stands for "as many as needed".
const plenty = 20

// plates reads "25 20x2 10": each plate and how many pairs.
func (s Settings) plates(text string) (sizes []lift.Kg, pairs []int, err error) {
	for _, word := range strings.Fields(text) {
		size, n, counted := strings.Cut(word, "x")
		kg, err := s.mass(size)
		if err != nil {
			return nil, nil, fmt.Errorf("%q is no plate", word)
		}
		count := plenty
		if counted {
			if count, err = strconv.Atoi(n); err != nil || count < 0 || count > plenty {
				return nil, nil, fmt.Errorf("%q is no number of pairs", n)
			}
		}
		sizes, pairs = append(sizes, kg), append(pairs, count)
	}
	return sizes, pairs, nil
}

// ErrLoosens says that a rule about pain would be opened, not tightened.
var ErrLoosens = errors.New("rules about pain can only be tightened")

// SettingEntries are the entries that make choices: only those that differ
// from what stands, each in the place of the earlier ones. An error names the
// choice that makes no sense; then nothing is to be stored.
func SettingEntries(entries []diary.Entry, chosen map[string]string) ([]diary.Entry, error) {
	now := values(entries)
	next := map[string]string{}
	for k, v := range now {
		next[k] = v
	}
	for k, v := range chosen {
		next[k] = v
	}
	var out []diary.Entry
	for _, what := range []string{SetUnit, SetBar, SetPlates, SetDays, SetEquipment, SetFederation, SetPainCap, SetRest, SetLanguage} {
		v, ok := chosen[what]
		if !ok || v == now[what] {
			continue
		}
		if err := checkSetting(next, what, v); err != nil {
			return nil, &BadSetting{What: what, Err: err}
		}
		out = append(out, diary.Entry{Kind: KindSetting, What: what, Value: v, Replaces: settingIDs(entries, what)})
	}
	return out, nil
}

// BadSetting names the choice that makes no sense.
type BadSetting struct {
	What string
	Err  error
}

// Error is what is wrong with it.
func (b *BadSetting) Error() string { return b.What + ": " + b.Err.Error() }

// Unwrap gives the cause.
func (b *BadSetting) Unwrap() error { return b.Err }

func checkSetting(all map[string]string, what, v string) error {
	s := settingsOf(map[string]string{SetUnit: all[SetUnit]})
	var err error
	switch what {
	case SetUnit:
		if v != "kg" && v != "lb" {
			err = errors.New("kg or lb")
		}
	case SetBar:
		if kg, e := s.mass(v); v != "" && (e != nil || kg > 50_00) {
			err = errors.New("not the mass of a bar")
		}
	case SetPlates:
		_, _, err = s.plates(v)
	case SetDays:
		for _, d := range strings.Fields(v) {
			if !slices.Contains(Weekdays, d) {
				err = fmt.Errorf("%q is no day", d)
			}
		}
	case SetEquipment:
		err = checkEquipment(v)
	case SetFederation:
		if v != "" {
			_, err = knowledge.MeetFor(v)
		}
	case SetPainCap:
		if n, e := strconv.Atoi(v); v != "" && (e != nil || n < 0 || n >= int(safety.PainCapCeiling)) {
			err = ErrLoosens
		}
	case SetRest:
		if n, e := strconv.Atoi(v); e != nil || n < minRest || n > maxRest {
			err = fmt.Errorf("%d to %d seconds", minRest, maxRest)
		}
	case SetLanguage:
		if v != "" && !knowledge.Speaks(v) {
			err = errors.New("no such language yet")
		}
	}
	return err
}

func checkEquipment(v string) error {
	cat, err := knowledge.Lifts()
	if err != nil || v == "" {
		return err
	}
	known := Equipment(cat)
	for _, k := range strings.Split(v, ",") {
		if !slices.Contains(known, k) {
			return fmt.Errorf("%q is no equipment of the catalogue", k)
		}
	}
	return nil
}

// Equipment is every piece that a lift of the catalogue needs, by name.
func Equipment(cat *lift.Catalogue) []string {
	var out []string
	for _, l := range cat.Lifts {
		for _, k := range l.Equipment {
			if k != "none" && !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return out
}

// settingIDs are the entries that a new choice takes the place of.
func settingIDs(entries []diary.Entry, what string) []string {
	var ids []string
	now, _ := live(entries, KindSetting)
	for _, e := range now {
		if e.What == what && e.ID != "" {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

var errNotKept = errors.New("not a thing that a plan can be asked to keep")
