package knowledge

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"spotter/internal/lift"
	"spotter/internal/meet"
)

// Meet is the rule set of the default federation.
var Meet = sync.OnceValues(func() (meet.Rules, error) { return MeetOf(files, "") })

// MeetFor is the rule set of a federation by id; "" is the default. A
// federation that has no rules here is an error.
func MeetFor(federation string) (meet.Rules, error) {
	if federation == "" {
		return Meet()
	}
	if r, ok := meetCache.Load(federation); ok {
		return r.(meet.Rules), nil
	}
	r, err := MeetOf(files, federation)
	if err == nil && r.ID != strings.ToLower(federation) {
		err = fmt.Errorf("there are no rules of %q", federation)
	}
	if err == nil {
		meetCache.Store(federation, r)
	}
	return r, err
}

// meetCache holds the rules that were asked for.
var meetCache sync.Map

// Federations are the ids that MeetFor knows, with their names.
var Federations = sync.OnceValues(func() (map[string]string, error) {
	var f meetFile
	err := decodeYAML(files, "meet.yaml", &f)
	out := map[string]string{}
	for id, x := range f.Federations {
		out[id] = x.Name
	}
	return out, err
})

type meetFile struct {
	Default     string `yaml:"default"`
	Federations map[string]struct {
		Name          string  `yaml:"name"`
		Year          int     `yaml:"year"`
		Basis         string  `yaml:"basis"`
		Source        string  `yaml:"source"`
		Increment     float64 `yaml:"increment_kg"`
		RecordStep    float64 `yaml:"record_step_kg"`
		Bar           float64 `yaml:"bar_and_collars_kg"`
		SecondsToSay  int     `yaml:"seconds_to_say"`
		ThirdDeadlift int     `yaml:"third_deadlift_changes"`
		OpenerChanges int     `yaml:"opener_changes"`
	} `yaml:"federations"`
	Order    []lift.Main `yaml:"order"`
	Attempts int         `yaml:"attempts"`
	Pounds   struct {
		Increment float64 `yaml:"increment_lb"`
		Bar       float64 `yaml:"bar_lb"`
		Source    string  `yaml:"source"`
	} `yaml:"pounds"`
	Room  roomFile `yaml:"room"`
	Model struct {
		Source string                `yaml:"source"`
		Data   string                `yaml:"data"`
		Clean  map[lift.Main]float64 `yaml:"clean"`
		Again  float64               `yaml:"again"`
		Plans  map[meet.Risk]struct {
			First  float64 `yaml:"first"`
			Second float64 `yaml:"second"`
			Third  float64 `yaml:"third"`
		} `yaml:"plans"`
		SquatMargin float64                  `yaml:"squat_margin"`
		CautiousMax map[meet.Risk]float64    `yaml:"cautious_max"`
		Bomb        map[meet.Risk]float64    `yaml:"bomb"`
		Opener      [2]float64               `yaml:"opener"`
		OpenerLeast float64                  `yaml:"opener_least"`
		Second      [2]float64               `yaml:"second"`
		AfterMiss   map[lift.Main][2]float64 `yaml:"after_miss"`
		RepeatMakes map[lift.Main][2]float64 `yaml:"repeat_makes"`
		OldMeetSD   float64                  `yaml:"old_meet_sd"`
		RecentSD    float64                  `yaml:"recent_sd"`
		WithinSD    float64                  `yaml:"within_sd"`
		EffortSD    float64                  `yaml:"effort_sd"`
		PainCost    float64                  `yaml:"pain_cost"`
		Jump        [2]float64               `yaml:"jump"`
		Low         meet.LowOpener           `yaml:"low_opener"`
	} `yaml:"model"`
}

// MeetOf loads the rules of a federation ("" = the default) from a knowledge
// tree. An unknown federation gets the default rules under their own name, so
// that the advice says which book it used.
func MeetOf(tree fs.FS, federation string) (meet.Rules, error) {
	var f meetFile
	if err := decodeYAML(tree, "meet.yaml", &f); err != nil {
		return meet.Rules{}, err
	}
	id := strings.ToLower(federation)
	if _, ok := f.Federations[id]; !ok {
		id = f.Default
	}
	b, ok := f.Federations[id]
	if !ok {
		return meet.Rules{}, fmt.Errorf("meet.yaml: default federation %q has no rules; there are %v", id,
			slices.Sorted(maps.Keys(f.Federations)))
	}
	coefs, err := meetCapacity(tree)
	if err != nil {
		return meet.Rules{}, err
	}
	forecast, err := meetForecast(tree)
	if err != nil {
		return meet.Rules{}, err
	}
	m := f.Model
	plans := map[meet.Risk]meet.Shares{}
	for r, s := range m.Plans {
		plans[r] = meet.Shares{First: s.First, Second: s.Second, Third: s.Third}
	}
	r := meet.Rules{ID: id, Name: b.Name, Year: b.Year, Basis: b.Basis, Source: b.Source,
		Increment: lift.KgOf(b.Increment), RecordStep: lift.KgOf(b.RecordStep), BarAndCollars: lift.KgOf(b.Bar),
		SecondsToSay: b.SecondsToSay, ThirdDeadlift: b.ThirdDeadlift, OpenerChanges: b.OpenerChanges,
		Order: f.Order, Attempts: f.Attempts, Room: f.Room.room(),
		Pounds: meet.Pounds{Increment: lift.KgOfLb(f.Pounds.Increment), Bar: lift.KgOfLb(f.Pounds.Bar), Step: f.Pounds.Increment, Source: f.Pounds.Source},
		Model: meet.Model{Clean: m.Clean, Again: m.Again, Plans: plans, SquatMargin: m.SquatMargin, CautiousMax: m.CautiousMax,
			Bomb: m.Bomb, Opener: m.Opener, OpenerLeast: m.OpenerLeast, Second: m.Second, AfterMiss: m.AfterMiss,
			RepeatMakes: m.RepeatMakes, OldMeetSD: m.OldMeetSD, RecentSD: m.RecentSD, WithinSD: m.WithinSD, EffortSD: m.EffortSD, PainCost: m.PainCost, Jump: m.Jump, Low: m.Low, Capacity: coefs, Forecast: forecast, Source: m.Source, Data: m.Data}}
	return r, checkMeet(r)
}

// meetCapacity reads the coefficients of the day-capacity model.
func meetCapacity(tree fs.FS) ([]meet.Coefficient, error) {
	var out []meet.Coefficient
	err := coefficients(tree, "meet_capacity.csv", 3, func(row []string, v float64) error {
		out = append(out, meet.Coefficient{Lift: lift.Main(row[0]), Sex: row[1], Term: row[2], Value: v})
		return nil
	})
	return out, err
}

// meetForecast reads the models of chosen attempts.
func meetForecast(tree fs.FS) (meet.Forecast, error) {
	out := meet.Forecast{}
	err := coefficients(tree, "meet_forecast.csv", 4, func(row []string, v float64) error {
		n, err := strconv.Atoi(row[2])
		if err != nil || n < 1 || n > 3 {
			return fmt.Errorf("%q is not an attempt from 1 to 3", row[2])
		}
		key := meet.ForecastKey{Model: row[0], Lift: lift.Main(row[1]), Attempt: n}
		out[key] = append(out[key], meet.Term{Name: row[3], Coef: v})
		return nil
	})
	return out, err
}

// coefficients reads a table whose column at holds a number, row by row.
func coefficients(tree fs.FS, name string, at int, each func(row []string, v float64) error) error {
	in, err := tree.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for i, row := range rows[min(1, len(rows)):] {
		v, err := strconv.ParseFloat(row[at], 64)
		if err != nil {
			return fmt.Errorf("%s:%d: %q is not a number", name, i+2, row[at])
		}
		if err := each(row, v); err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+2, err)
		}
	}
	return nil
}

// checkMeet refuses a rule set with which no attempt could be chosen well.
func checkMeet(r meet.Rules) error {
	m := r.Model
	if !(r.Increment > 0) || r.Attempts != 3 || len(r.Order) == 0 || !(m.RecentSD > 0) || !(m.OpenerLeast > 0) {
		return fmt.Errorf("meet.yaml: increment, three attempts, order and the model's spreads must be given")
	}
	if !(r.Pounds.Increment > 0 && r.Pounds.Bar > 0 && r.Pounds.Step > 0) {
		return fmt.Errorf("meet.yaml: pounds needs increment_lb and bar_lb")
	}
	if err := r.Room.Check(); err != nil {
		return fmt.Errorf("meet.yaml: room: %w", err)
	}
	for _, l := range r.Order {
		if c := m.Clean[l]; !(c > 0 && c < 1) {
			return fmt.Errorf("meet.yaml: model.clean of %s must be between 0 and 1", l)
		}
		if m.AfterMiss[l][0] <= 0 || m.RepeatMakes[l][0] <= 0 {
			return fmt.Errorf("meet.yaml: model.after_miss and repeat_makes of %s are missing", l)
		}
	}
	for _, k := range []meet.Risk{meet.Low, meet.Standard, meet.High} {
		if p := m.Plans[k]; !(p.First > 0 && p.First < p.Second && p.Second < p.Third) || !(m.Bomb[k] > 0) || !(m.CautiousMax[k] > 0) {
			return fmt.Errorf("meet.yaml: the plan for risk %q is incomplete", k)
		}
	}
	return nil
}
