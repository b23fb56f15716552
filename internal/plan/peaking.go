package plan

import (
	"fmt"

	"spotter/internal/body"
	"spotter/internal/lift"
	"spotter/internal/meet"
)

// Window is a range of days before the meet, with the day aimed for.
type Window struct {
	Min     int    `yaml:"min"`
	Default int    `yaml:"default"`
	Max     int    `yaml:"max"`
	Source  string `yaml:"source"`
	Basis   string `yaml:"basis"`
}

// Share is a range of fractions with the one aimed for.
type Share struct {
	Min     float64 `yaml:"min"`
	Default float64 `yaml:"default"`
	Max     float64 `yaml:"max"`
	Source  string  `yaml:"source"`
	Basis   string  `yaml:"basis"`
}

// DaysOut is one day before the meet and the source of that figure.
type DaysOut struct {
	DaysOut int    `yaml:"days_out"`
	Source  string `yaml:"source"`
	Basis   string `yaml:"basis"`
}

// Touch is a session that closes the block for one lift: when, how heavy
// (fractions of 1RM), and how many sets where the scheme is fixed.
type Touch struct {
	Window `yaml:",inline"`
	Pct    [2]float64 `yaml:"pct"`
	Sets   int        `yaml:"sets"`
	Reps   int        `yaml:"reps"`
}

// Row is one stretch of weeks of the block: Out down to To weeks before the
// meet. RPE caps every set, Sets are working sets of the competition lift a
// week, Top is the effort of a single (0 = none), Back the back-off loads as
// fractions of today's 1RM, Reps those of a back-off set.
type Row struct {
	Out    int        `yaml:"out"`
	To     int        `yaml:"to"`
	Phase  string     `yaml:"phase"`
	RPE    float64    `yaml:"rpe"`
	Sets   int        `yaml:"sets"`
	Top    float64    `yaml:"top"`
	Back   [2]float64 `yaml:"back"`
	Reps   int        `yaml:"reps"`
	Volume float64    `yaml:"volume"`
	Source string     `yaml:"source"`
	Basis  string     `yaml:"basis"`
}

// Ease is what a lift that hurts is brought down to: the share of sets kept,
// the effort cap now, and the cap once two exposures in a row went well.
type Ease struct {
	SetsKept float64 `yaml:"sets_kept"`
	RPE      float64 `yaml:"rpe"`
	ThenRPE  float64 `yaml:"then_rpe"`
}

// Peaking is the knowledge of how a block to a meet is shaped.
type Peaking struct {
	Taper struct {
		Days           Window  `yaml:"days"`
		VolumeCut      Share   `yaml:"volume_cut"`
		AccessoriesOff DaysOut `yaml:"accessories_off"`
		NoSessionDays  DaysOut `yaml:"no_session_days"`
	} `yaml:"taper"`
	LastHeavy map[lift.Main]Touch `yaml:"last_heavy"`
	Final     map[lift.Main]Touch `yaml:"final_session"`
	DaysOff   struct {
		Lower  int    `yaml:"lower"`
		Bench  int    `yaml:"bench"`
		Total  int    `yaml:"total"`
		Source string `yaml:"source"`
		Basis  string `yaml:"basis"`
	} `yaml:"days_off"`
	MinimumDose struct {
		Sets    int     `yaml:"sets"`
		MaxSets int     `yaml:"max_sets"`
		Pct     float64 `yaml:"pct"`
		Source  string  `yaml:"source"`
		Basis   string  `yaml:"basis"`
	} `yaml:"minimum_dose"`
	Gates struct {
		DecideDaysOut     int     `yaml:"decide_days_out"`
		NewVariantDaysOut int     `yaml:"new_variant_days_out"`
		NewPullDaysOut    int     `yaml:"new_pull_days_out"`
		OpenerRehearsal   [2]int  `yaml:"opener_rehearsal"`
		ExposureEveryDays int     `yaml:"exposure_every_days"`
		TestPct           float64 `yaml:"test_pct"`
		TestPain          int     `yaml:"test_pain"`
		SettleHours       int     `yaml:"settle_hours"`
		Source            string  `yaml:"source"`
		Basis             string  `yaml:"basis"`
	} `yaml:"gates"`
	Change struct {
		WeekToWeek      float64 `yaml:"week_to_week"`
		NewVariantShare float64 `yaml:"new_variant_share"`
		NewVariantRPE   float64 `yaml:"new_variant_rpe"`
		Source          string  `yaml:"source"`
		Basis           string  `yaml:"basis"`
	} `yaml:"change"`
	Hurts struct {
		Provokes   Ease `yaml:"provokes"`
		Sometimes  Ease `yaml:"sometimes"`
		StrongPain int  `yaml:"strong_pain"` // 0–10; from here a lift nobody asked to keep is only practised
		Practice   struct {
			Sets int     `yaml:"sets"`
			Reps int     `yaml:"reps"`
			Pct  float64 `yaml:"pct"`
			RPE  float64 `yaml:"rpe"`
		} `yaml:"practice"`
		UnprovenLoad float64 `yaml:"unproven_load"` // while the last exposure hurt or was not rated
		RedLoad      float64 `yaml:"red_load"`
		DropPct      [2]int  `yaml:"drop_pct"`
		StopHours    int     `yaml:"stop_hours"`
		Source       string  `yaml:"source"`
		Basis        string  `yaml:"basis"`
	} `yaml:"when_it_hurts"`
	Deload struct {
		EveryWeeks int     `yaml:"every_weeks"`
		SetsKept   float64 `yaml:"sets_kept"`
		RPE        float64 `yaml:"rpe"`
		Source     string  `yaml:"source"`
		Basis      string  `yaml:"basis"`
	} `yaml:"deload"`
	VariantOnly struct {
		Weeks  int    `yaml:"weeks"`
		Pct    [2]int `yaml:"pct"`
		Source string `yaml:"source"`
		Basis  string `yaml:"basis"`
	} `yaml:"loss_of_variant_only"`
	Choice  Choice                        `yaml:"choice"`
	Options OptionRules                   `yaml:"options"`
	Weeks   []Row                         `yaml:"weeks"`
	General []Row                         `yaml:"general"`
	Prefer  map[lift.ID][]lift.ID         `yaml:"prefer"`
	Usual   []Usual                       `yaml:"usual"`
	Spare   map[body.Region][]lift.Demand `yaml:"spare"` // demands that matter for a sore region
}

// Usual is what a session holds beside the main lifts when the diary does not
// say what the person does.
type Usual struct {
	Lift   lift.ID `yaml:"lift"`
	Sets   int     `yaml:"sets"`
	Reps   int     `yaml:"reps"`
	RPE    float64 `yaml:"rpe"`
	Pull   bool    `yaml:"pull"` // a pulling accessory, with stricter rules on novelty
	Source string  `yaml:"source"`
	Basis  string  `yaml:"basis"`
}

// Check reports the first gap in the table: every week of 1–12 needs a row,
// and no share may lie outside 0–1.
func (p *Peaking) Check() error {
	for out := 1; out <= 12; out++ {
		if _, ok := find(p.Weeks, out); !ok {
			return fmt.Errorf("peaking: no row for %d weeks out", out)
		}
	}
	for _, r := range append(append([]Row{}, p.Weeks...), p.General...) {
		ok := r.Back[0] > 0 && r.Back[0] <= r.Back[1] && r.Back[1] < 1 && r.RPE > 0 && r.RPE <= 10 && r.Sets > 0 && r.Reps > 0
		if !ok {
			return fmt.Errorf("peaking: the row of week %d has a figure out of range", r.Out)
		}
	}
	if c := p.Choice; !(c.Gain.UpSets > 0 && c.Gain.NeedSets > 0 && c.FlareKg[meet.Standard] > 0 && c.NearTimes >= 1 && c.ChangeKg >= 0) {
		return fmt.Errorf("peaking: a figure of choice is out of range")
	}
	if o := p.Options; !(o.OpenerLow > 0 && o.OpenerLow < 1 && o.LowerOpener > 0 && o.LowerOpener < 1 && o.FlaresWeek > 0 && o.KeepFlares > 0 && o.DropFlares > 0 && o.Ratings > 0) {
		return fmt.Errorf("peaking: a figure of options is out of range")
	}
	for _, m := range lift.Mains {
		if p.LastHeavy[m].Max == 0 || p.Final[m].Sets == 0 {
			return fmt.Errorf("peaking: no closing sessions for %s", m)
		}
	}
	return nil
}

// find is the row that covers a week.
func find(rows []Row, out int) (Row, bool) {
	for _, r := range rows {
		if out <= r.Out && out >= r.To {
			return r, true
		}
	}
	return Row{}, false
}
