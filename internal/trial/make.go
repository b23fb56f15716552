package trial

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/pain"
	"spotter/internal/stats"
)

// Order is what a trial is made from.
type Order struct {
	ID      string
	Today   day.Date
	Start   day.Date // zero: tomorrow
	Region  body.Region
	Side    body.Side
	A, B    Arm
	Pairs   int // 0: as many as give 80 % for a point, within the bounds
	Every   int // 0: two days
	Seed    uint64
	Ratings []pain.Rating // the log so far: its noise decides the power
}

// Bounds of a trial.
const (
	LeastPairs = 6 // below six, no order of days could reach 5 %
	MostPairs  = 16
	usualEvery = 2
	usualAlpha = 0.05
)

// Refusal says why no trial is made and what to do.
type Refusal struct{ Code, What, Cure string }

func (r *Refusal) Error() string { return r.What + ": " + r.Cure }

// Make fixes a protocol: arms, order of days, power, hash.
func Make(o Order) (Protocol, error) {
	if err := o.check(); err != nil {
		return Protocol{}, err
	}
	p := Protocol{Schema: Schema, ID: o.ID, Written: o.Today, Region: o.Region, Side: o.Side, A: o.A, B: o.B, Pairs: o.Pairs, Every: o.Every,
		Outcome: Outcome, Alpha: usualAlpha, Seed: o.Seed, Stop: TheStopRule}
	if p.Every == 0 {
		p.Every = usualEvery
	}
	p.Noise = noiseOf(o.Ratings, o.Region, o.Side, o.Today, p.Every)
	if p.Pairs == 0 {
		p.Pairs = enough(p.Noise.SD)
	}
	for _, points := range []float64{0.5, 1, 1.5, 2} {
		p.Power = append(p.Power, Power{points, math.Round(power(points, p.Noise.SD, p.Pairs)*100) / 100})
	}
	start := o.Start
	if start.IsZero() {
		start = o.Today.Add(1)
	}
	p.Slots = slots(start, p.Pairs, p.Every, o.Seed)
	p.Hash = p.hash()
	return p, nil
}

func (o Order) check() error {
	switch {
	case o.A.IsNothing() && o.B.IsNothing() || o.A == o.B:
		return &Refusal{"same_arms", "both arms are the same", "compare one thing with nothing, or with another"}
	case o.A.Care != "" && o.A.Lift != "" || o.B.Care != "" && o.B.Lift != "":
		return &Refusal{"two_things", "an arm holds two things", "try one thing at a time, else nobody can say which it was"}
	case o.Pairs != 0 && (o.Pairs < LeastPairs || o.Pairs > MostPairs):
		return &Refusal{"pairs", fmt.Sprintf("%d pairs", o.Pairs), fmt.Sprintf("take %d to %d: fewer can show nothing, more is too long to keep up", LeastPairs, MostPairs)}
	case o.Every < 0 || o.Every > 7:
		return &Refusal{"every", fmt.Sprintf("every %d days", o.Every), "take 1 to 7"}
	case o.Today.IsZero():
		return &Refusal{"today", "the day is missing", "give the day"}
	case !o.Start.IsZero() && !o.Start.After(o.Today):
		return &Refusal{"start", "the first day is not ahead", "start tomorrow or later: the order is fixed before the first day"}
	}
	return nil
}

// slots draws the order: within each pair one day with A and one with B, by
// the toss of a coin.
func slots(start day.Date, pairs, every int, seed uint64) []Slot {
	rng := stats.NewRNG(seed, 51)
	var out []Slot
	for i := range pairs {
		arms := [2]string{"a", "b"}
		if rng.Float64() < 0.5 {
			arms = [2]string{"b", "a"}
		}
		for k, arm := range arms {
			out = append(out, Slot{Day: start.Add((2*i + k) * every), Pair: i + 1, Arm: arm})
		}
	}
	return out
}

// hash covers everything but itself.
func (p Protocol) hash() string {
	p.Hash = ""
	raw, err := json.Marshal(p)
	if err != nil { // a protocol holds nothing that cannot be written
		return ""
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// Intact reports whether the protocol is the one that was fixed.
func (p Protocol) Intact() bool { return p.Hash != "" && p.Hash == p.hash() }

// What two mornings usually differ by where the log is too short to say: two
// ratings with an error of 0.7 and a fast part of 0.6 that fades in 40 hours
// (the priors of package trigger).
const (
	priorSD    = 1.2
	leastDiffs = 10
)

// noiseOf measures the differences of mornings that lie as far apart as two
// slots do.
func noiseOf(all []pain.Rating, region body.Region, side body.Side, today day.Date, every int) Noise {
	at := mornings(all, region, side)
	sum, n := 0.0, 0
	for d, y := range at {
		if other, ok := at[d.Add(every)]; ok && d.Before(today) && today.Sub(d) <= 120 {
			sum += float64((y - other) * (y - other))
			n++
		}
	}
	if n < leastDiffs {
		return Noise{SD: priorSD, From: "prior", Pairs: n}
	}
	return Noise{SD: math.Max(0.5, math.Round(math.Sqrt(sum/float64(n))*100)/100), From: "own_log", Pairs: n}
}

// mornings are the morning ratings of a place by day; the highest counts where
// there are several.
func mornings(all []pain.Rating, region body.Region, side body.Side) map[day.Date]float64 {
	out := map[day.Date]float64{}
	for _, r := range all {
		if r.When != pain.Morning || (region != "" && r.Region != region) || (side != "" && side != body.NotStated && r.Side != side) {
			continue
		}
		if y, ok := out[r.Day]; !ok || float64(r.Score) > y {
			out[r.Day] = float64(r.Score)
		}
	}
	return out
}
