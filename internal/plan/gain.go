package plan

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
)

// Gain is what a week's work is believed to do for strength: the figures of
// peaking.yaml, with their sources there.
type Gain struct {
	UpPct    float64 `yaml:"up_pct"`    // percent of 1RM a week that much work builds at most
	UpSets   float64 `yaml:"up_sets"`   // hard sets at which two thirds of that is reached
	DownPct  float64 `yaml:"down_pct"`  // percent lost in a week without any work
	NeedSets float64 `yaml:"need_sets"` // hard sets a week that hold strength
	SkillPct float64 `yaml:"skill_pct"` // percent lost in a week without the competition lift
	Source   string  `yaml:"source"`
	Basis    string  `yaml:"basis"`
}

// weekly is the change of a lift in percent of 1RM over a week of so many hard
// sets, of which comp are of the competition lift itself.
func (g Gain) weekly(sets, comp float64) float64 {
	up := g.UpPct * -math.Expm1(-sets/g.UpSets)
	down := g.DownPct * math.Max(0, 1-sets/g.NeedSets)
	skill := g.SkillPct * math.Max(0, 1-comp/2)
	return up - down - skill
}

// hardness is how much of a full hard set a set at a share of 1RM is: none at
// half of it, all from 78 % on (minimum dose: loads of 80 % and more).
func hardness(share float64) float64 { return math.Min(1, math.Max(0, (share-0.5)/0.28)) }

// usualMax stands in for a 1RM that is not known, so that the lifts can be
// weighed against each other; kilograms, nobody's.
var usualMax = map[lift.Main]float64{lift.Squat: 160, lift.Bench: 105, lift.Deadlift: 190}

// worthKg is what a week's dose of a lift is worth on the platform, kilograms.
func (a *athlete) worthKg(m main, d dose, f frame, top float64) float64 {
	one := usualMax[m.Main]
	if e, ok := a.in.Estimates[m.ID]; ok && e.P50 > 0 {
		one = e.P50.Float()
	}
	share := min(top, (f.row.Back[0]+f.row.Back[1])/2)
	comp := float64(d.comp) * hardness(share)
	own, rest := comp, float64(d.second+d.third)*hardness(min(top, f.row.Back[0]))
	if d.cover { // the limit of the competition lift is not the stand-in's
		rest = float64(d.second+d.third) * hardness(min(a.topShare(m.Second, a.dateOf(f, 1)), f.row.Back[0])) * a.keeps2(m)
	} else {
		own += rest
	}
	return one / 100 * a.in.Peaking.Choice.Gain.weekly(comp+rest, own)
}

// keeps2 is the share of the effect that the stand-in keeps.
func (a *athlete) keeps2(m main) float64 {
	if m.SecondBy != nil && m.SecondBy.Retains > 0 {
		return m.SecondBy.Retains
	}
	return 0.5
}

// topShare is the heaviest share of 1RM that the gate lets a lift be done at on
// a day; 1 where strength is not known.
func (a *athlete) topShare(id lift.ID, d day.Date) float64 {
	one, known := a.oneRM(id, nil)
	if !known || !(one > 0) {
		return 1
	}
	share := a.g.Share(id, d, 100).Value / 100
	if kg := a.g.Load(id, d, one).Value; kg > 0 {
		share = min(share, kg/one)
	}
	return share
}
