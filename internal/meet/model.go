package meet

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/stats"
)

// The make model: on the day the lifter has one capacity C, log-normal around
// P50; an attempt at x is good when C >= x and depth, commands and balance are
// in order (chance Clean, less after a miss). P = clean * Phi(ln(P50/x)/SD).
// The form and its constants are an engineering guess anchored on base rates.
type day struct {
	p50, sd      float64
	clean, again float64 // chances: clean lift; an execution miss right after a miss

	sore           bool    // the lift flares
	within, effort float64 // SD of the log: one attempt to the next; what the feel of a single tells
}

func (in Input) day(l lift.Main) day {
	c := in.Capacity[l]
	sd := math.Max(c.SD, in.Rules.Model.RecentSD)
	if c.Basis == "old_meet" {
		sd = math.Max(sd, in.Rules.Model.OldMeetSD)
	}
	return day{p50: c.P50.Float(), sd: sd, clean: in.Rules.Model.Clean[l], again: in.Rules.Model.Again, sore: in.Flaring[l],
		within: in.Rules.Model.WithinSD, effort: in.Rules.Model.EffortSD}
}

// LowOpener is how far a second and a third may go up after an opener that pain holds
// below the usual: by a share of the attempt before, and no higher than the card that
// there would be without that limit.
type LowOpener struct {
	Jump     [2]float64 `yaml:"jump"`
	SoreJump [2]float64 `yaml:"sore_jump"` // of a lift that flares
}

// reach is the heaviest attempt after one at last: the n-th after the opener.
func (m LowOpener) reach(sore bool, free []lift.Kg, n int, last float64) float64 {
	if n+1 >= len(free) {
		return 0
	}
	jump := m.Jump[n]
	if sore {
		jump = m.SoreJump[n]
	}
	return math.Min(last*(1+jump), free[n+1].Float())
}

// able is the chance that the capacity of the day is at least x.
func (d day) able(x lift.Kg) float64 {
	if x <= 0 || !(d.p50 > 0) || !(d.sd > 0) {
		return 0
	}
	return stats.Phi(math.Log(d.p50/x.Float()) / d.sd)
}

// makes is the chance of a good lift at x.
func (d day) makes(x lift.Kg) float64 { return float64(d.clean * d.able(x)) }

// slips is the chance of three execution misses in a row.
func (d day) slips() float64 { return (1 - d.clean) * d.again * d.again }

// Past is a lifter's earlier meets in one lift, for lifters without a log.
type Past struct {
	Best       lift.Kg // best of the last two years
	Sex        string  // male, female
	GapDays    int     // from the last meet to the coming one
	PriorMeets int
	Age        *int
}

// FromPast is the capacity that earlier meets suggest, from a model fitted to
// OpenPowerlifting (day capacity against the two-year best, interval-censored).
// It speaks of lifters who came and made a total: it knows nothing of pain,
// and above the old best it extrapolates, so the median is held at the old
// best. ok is false without a best, or for a sex the model does not know.
func (m Model) FromPast(l lift.Main, p Past) (Capacity, bool) {
	term := map[string]float64{}
	for _, c := range m.Capacity {
		if c.Lift == l && c.Sex == p.Sex {
			term[c.Term] = c.Value
		}
	}
	if len(term) == 0 || p.Best <= 0 {
		return Capacity{}, false
	}
	mu, sigma := capacity(term, p)
	mid := math.Min(1, math.Exp(mu))
	return Capacity{P50: lift.Kg(math.Floor(p.Best.Float()*mid*4)) * 25, SD: math.Round(sigma*1e4) / 1e4, Basis: "old_meet"}, true
}

// capacity is mean and SD of ln(C/best).
func capacity(t map[string]float64, p Past) (mu, sigma float64) {
	gap := math.Max(float64(p.GapDays), 7)
	g := math.Log(gap / 70)
	y := math.Max(math.Log(gap/365), 0)
	e := math.Log(1+float64(max(0, p.PriorMeets))) - math.Log(4)
	mu = t["mu0"] + float64(t["mu_loggap10w"]*g) + float64(t["mu_over1y"]*y) + float64(t["mu_exp"]*e) + float64(t["mu_gap*exp"]*g*e)
	if p.Age != nil && *p.Age >= 40 {
		mu += t["mu_age40"]
	}
	if p.Age != nil && *p.Age < 20 {
		mu += t["mu_age<20"]
	}
	return mu, math.Exp(t["lsig0"] + float64(t["lsig_loggap10w"]*g) + float64(t["lsig_over1y"]*y) + float64(t["lsig_exp"]*e))
}

// PMake is the chance (0-1) of a good lift at a weight, for one who has that
// capacity. It answers "what if", not "how often are chosen attempts made":
// lifters choose what they feel is there.
func (in Input) PMake(l lift.Main, kg lift.Kg) float64 { return in.day(l).makes(kg) }
