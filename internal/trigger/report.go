package trigger

import (
	"math"
	"slices"

	"spotter/internal/body"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Source is the id of the method in the knowledge files.
const Source = "trigger_method"

// The states of a report.
const (
	OK            = "ok"
	NotEnoughData = "not_enough_data"
	NoPainData    = "no_pain_data"
)

// Unit of every effect.
const (
	PerSession = "NPRS points per typical session"
	PerUse     = "NPRS points per use"
	PerHour    = "NPRS points per hour of sleep missing"
	PerStep    = "NPRS points per step" // of the exposure's own amount: see Finding.Step
)

// Kinds of exposures.
const (
	KindLift   = "lift"
	KindDemand = "demand"
	KindCare   = "care"
	KindMed    = "medication"
	KindSleep  = "sleep"
	KindLife   = "life" // stress, a desk, other sport …
)

// Finding is one exposure with what may be said of it.
type Finding struct {
	Exposure    string          `json:"exposure"`
	Kind        string          `json:"kind"`
	LagDays     float64         `json:"lag_days"` // from the session to the highest reaction
	Probability float64         `json:"probability"`
	Effect      *float64        `json:"effect,omitempty"` // absent where its size may not be shown
	Interval90  *[2]float64     `json:"interval90,omitempty"`
	Unit        string          `json:"unit"`
	Step        *Step           `json:"step,omitempty"` // life: what one unit of it is
	Verdict     Verdict         `json:"verdict"`
	Word        Word            `json:"word"`
	N           int             `json:"n"` // logged sessions, uses or nights
	SE          *float64        `json:"se,omitempty"`
	Need        *Need           `json:"need,omitempty"`
	Ceiling     *Ceiling        `json:"ceiling,omitempty"`
	Coin        bool            `json:"by_coin,omitempty"` // care: a trial's coin decided on these uses
	Doses       []DosePoint     `json:"-"`                 // lifts: what each session is expected to have added
	Reasons     []reason.Reason `json:"reasons"`
}

// Ceiling is the dose above which a lift's reaction shows.
type Ceiling struct {
	Share float64 `json:"share"`          // of the estimated 1RM; 0 = the number of sets counts
	Kg    lift.Kg `json:"kg,omitempty"`   // the share in kilograms of today's estimate, 0 = unknown
	Sets  int     `json:"sets,omitempty"` // sets in a session
	P     float64 `json:"probability"`    // that there is such a threshold
}

// Report is what one log says.
type Report struct {
	Status    string      `json:"status"`
	Region    body.Region `json:"region,omitempty"`
	Side      body.Side   `json:"side,omitempty"`
	Places    []Place     `json:"-"`
	Days      int         `json:"days"`
	Ratings   int         `json:"ratings"`
	Sessions  int         `json:"sessions"`
	Need      *Need       `json:"need,omitempty"`
	Ahead     *Ahead      `json:"ahead,omitempty"` // how long that takes at this person's pace
	Effects   []Finding   `json:"effects"`
	OneOf     *Set        `json:"one_of,omitempty"` // at least one of these, when no lift stands out
	Tied      [][]string  `json:"tied,omitempty"`   // lifts done on the same days
	PeakHours float64     `json:"peak_hours,omitempty"`
	Placebo   int         `json:"placebo_claims"` // what the same search names on the moved log
	Compared  bool        `json:"-"`              // the moved log was searched: there was something to compare
	Reaction  []Reaction  `json:"-"`              // the time course, one curve for all training
	Surprises []Surprise  `json:"-"`
	Fitted    []Fitted    `json:"-"`
	NextTest  *NextTest   `json:"next_test,omitempty"`
}

// NextTest is the plan that would teach most.
type NextTest struct {
	Mode   Mode     `json:"mode"`
	Lifts  []string `json:"lifts,omitempty"`
	Weeks  int      `json:"weeks"`
	Gain   float64  `json:"information_nats"`
	Keep   float64  `json:"information_if_nothing_changes"`
	Settle string   `json:"settles"` // code: what result would settle it
}

// Rules are what the gate and the athlete allow, for the next test and for
// what may be shown.
type Rules struct {
	Loads bool                                 // kilograms may be shown
	May   func(m Mode, lift lift.ID) bool      // nil = nothing but ratings
	Rack  func(id lift.ID, kg float64) lift.Kg // rounds down to what can be loaded; nil = 2.5 kg
	Weeks int                                  // of the next test; 0 = 4
}

// Study fits a reading and words the result in codes. It runs the placebo log
// beside every claim.
func Study(r *Reading, o Options, rules Rules) (*Report, error) {
	return NewShelf(0).Study(r, o, rules)
}

// Study is Study with what is kept from before: the fit of the log up to this
// morning. The report is the same whether it was kept or not.
func (k *Shelf) Study(r *Reading, o Options, rules Rules) (*Report, error) {
	out := &Report{Region: r.Region, Side: r.Side, Places: r.Places, Days: r.Days, Ratings: len(r.Ratings), Sessions: len(r.Sessions), Effects: []Finding{}}
	if len(r.Ratings) == 0 {
		out.Status = NoPainData
		out.Need = &Need{Days: leastDays, Ratings: leastRated}
		return out, nil
	}
	if n, ok := Missing(r.Days, len(r.Ratings)); !ok || len(r.Sessions) < leastSessions {
		out.Status, out.Need = NotEnoughData, &n
		n.Sessions = max(0, leastSessions-len(r.Sessions))
		out.Ahead = aheadEarly(&r.Log, n)
		return out, nil
	}
	b, p, err := k.fit(&r.Log, o)
	if err != nil {
		return nil, err
	}
	if p.claims() {
		if out.Placebo, err = b.placebo(o); err != nil {
			return nil, err
		}
		out.Compared = true
	}
	out.Status = OK
	out.Surprises, out.Fitted = p.Surprises, p.Fitted
	out.PeakHours, out.Reaction = math.Round(p.peak()), p.reaction()
	w := writer{r: r, p: p, rules: rules, lowered: out.Placebo > 0, lag: math.Round(p.peak()/24*10) / 10}
	out.Effects = w.findings()
	out.Ahead = aheadOf(&r.Log, out.Effects, p.Lifts)
	out.Tied = r.tied()
	if p.named() == 0 {
		if set, ok := p.OneOf(veryLikelyAt); ok && len(set.Lifts) > 1 && len(set.Lifts) <= 5 {
			set.P = math.Round(set.P*100) / 100
			out.OneOf = &set
		}
	}
	out.NextTest = w.next(b, o.Seed)
	return out, nil
}

// named is the number of lifts called very likely.
func (p *Posterior) named() (n int) {
	for _, e := range p.Lifts {
		if w, _ := WordOf(e, false); w == VeryLikely {
			n++
		}
	}
	return n
}

// namedLife is the number of other things of a day called very likely.
func (p *Posterior) namedLife() (n int) {
	for _, e := range p.Life {
		if w, _ := lifeWord(e, false); w == VeryLikely {
			n++
		}
	}
	return n
}

// claims says whether anything is named that the placebo log must stand beside.
func (p *Posterior) claims() bool {
	for _, e := range p.Lifts {
		if _, v := WordOf(e, false); v == Likely {
			return true
		}
	}
	for _, e := range p.Care {
		if w, _ := HelpWord(e, false); w == VeryLikely || w == LikelyWord {
			return true
		}
	}
	for _, e := range p.Life {
		if _, v := lifeWord(e, false); v == Likely {
			return true
		}
	}
	return false
}

// peak is the mean hour of the highest reaction.
func (p *Posterior) peak() float64 {
	sum := 0.0
	for i, w := range p.Kernel {
		sum += float64(w * trainKernels[i].peak())
	}
	return sum
}

// tied are groups of lifts that were nearly always done in the same sessions:
// no log can tell them apart.
func (l *Log) tied() [][]string {
	n := len(l.Lifts)
	count, both := make([]int, n), make([]int, n*n)
	for _, s := range l.Sessions {
		for _, a := range s.Done {
			count[a.Lift]++
			for _, b := range s.Done {
				both[a.Lift*n+b.Lift]++
			}
		}
	}
	var out [][]string
	used := make([]bool, n)
	for a := range n {
		if used[a] || count[a] < leastSessions {
			continue
		}
		group := []string{l.Lifts[a].ID}
		for b := a + 1; b < n; b++ {
			if most := max(count[a], count[b]); !used[b] && count[b] >= leastSessions && both[a*n+b]*10 >= most*9 {
				group = append(group, l.Lifts[b].ID)
				used[b] = true
			}
		}
		if len(group) > 1 {
			out = append(out, group)
		}
	}
	return out
}

// writer words effects in codes.
type writer struct {
	r       *Reading
	p       *Posterior
	rules   Rules
	lowered bool
	lag     float64
}

func (w writer) findings() []Finding {
	var out []Finding
	for i, e := range w.p.Lifts {
		out = append(out, w.lift(i, e))
	}
	for _, e := range w.p.Demands {
		out = append(out, w.demand(e))
	}
	for _, e := range w.p.Care {
		out = append(out, w.care(e))
	}
	for _, e := range w.p.Life {
		out = append(out, w.life(e))
	}
	out = append(out, w.courses()...)
	slices.SortStableFunc(out, func(a, b Finding) int {
		if a.Kind != b.Kind {
			return kindOrder(a.Kind) - kindOrder(b.Kind)
		}
		return cmpDown(a.Probability, b.Probability)
	})
	return out
}

func kindOrder(kind string) int {
	return slices.Index([]string{KindLift, KindDemand, KindSleep, KindLife, KindCare, KindMed}, kind)
}

func three(x float64) float64 { return math.Round(x*1000) / 1000 }

func two(x float64) float64 { return math.Round(x*100) / 100 }

// sized fills in what an effect's numbers allow.
func (f *Finding) sized(e Effect) {
	mean := two(e.Mean)
	f.Effect, f.Interval90 = &mean, &[2]float64{two(e.Lo), two(e.Hi)}
}

func (w writer) lift(i int, e Effect) Finding {
	word, verdict := WordOf(e, w.lowered)
	f := Finding{Exposure: e.ID, Kind: KindLift, LagDays: w.lag, Probability: three(e.P), Unit: PerSession, Verdict: verdict, Word: word, N: e.N}
	f.sized(e)
	if !math.IsInf(e.SE, 1) && e.SE > 0 {
		se := two(e.SE)
		f.SE = &se
	}
	f.why("trigger.why_sessions", "n", e.N, "days", w.r.Days)
	if need := e.Sessions(); word == TooEarly || word == TooFew || word == Open {
		f.Need = &need
		f.why("trigger.why_need", "sessions", need.Sessions, "prompted", need.Prompted)
	}
	if verdict == Likely {
		f.why("trigger.why_size", "points", math.Abs(two(e.Mean)), "from", two(e.Lo), "to", two(e.Hi))
		f.why("trigger.why_lag", "hours", math.Round(w.p.peak()))
		if e.Alone < e.In/2 {
			f.why("trigger.why_shared")
		}
		f.Ceiling = w.ceiling(i, e)
		f.Doses = w.r.expected(i, e)
	}
	if w.lowered && e.P >= likelyAt {
		f.why("trigger.why_lowered")
	}
	switch odds := w.r.Lifts[i].Odds; {
	case odds >= 2:
		f.why("trigger.why_blamed")
	case odds < notBlamedOdds:
		f.why("trigger.why_elsewhere")
	}
	return f
}

func (f *Finding) why(code string, kv ...any) {
	f.Reasons = append(f.Reasons, reason.New(code, Source, kv...))
}

// ceilingAt is how sure a threshold must be before it is stated.
const ceilingAt = 0.8

// ceiling states the dose from which on the reaction shows.
func (w writer) ceiling(i int, e Effect) *Ceiling {
	if decided(e.P) < ceilingAt || decided(e.Heavy) < ceilingAt {
		return nil
	}
	var done []Dose
	for _, s := range w.r.Sessions {
		for _, d := range s.Done {
			if d.Lift == i {
				done = append(done, d)
			}
		}
	}
	half, fourth, sets := cuts(done)
	c := &Ceiling{P: two(e.Heavy)}
	switch {
	case e.Shape[manySets] >= e.Shape[heavyHalf]+e.Shape[heavyFourth]:
		c.Sets = int(sets)
		return c
	case e.Shape[heavyFourth] > e.Shape[heavyHalf]:
		c.Share = two(fourth)
	default:
		c.Share = two(half)
	}
	if kg := w.r.Loads[i].Float(); w.rules.Loads && kg > 0 {
		c.Kg = w.load(lift.ID(w.r.Lifts[i].ID), c.Share*kg)
	}
	return c
}

func (w writer) load(id lift.ID, kg float64) lift.Kg {
	if w.rules.Rack != nil {
		return w.rules.Rack(id, kg)
	}
	return lift.KgOf(math.Floor(kg/2.5) * 2.5)
}

func (w writer) demand(e Effect) Finding {
	f := Finding{Exposure: e.ID, Kind: KindDemand, LagDays: w.lag, Probability: three(e.P), Unit: PerSession, N: e.N}
	f.Word, f.Verdict = UnlikelyYet, Unlikely
	switch p := decided(e.P); {
	case p >= veryLikelyAt && !w.lowered:
		f.Word, f.Verdict = VeryLikely, Likely
	case p >= likelyAt && !w.lowered, p >= veryLikelyAt:
		f.Word, f.Verdict = LikelyWord, Likely
	case p >= openAt:
		f.Word, f.Verdict = Open, Possible
	}
	f.sized(e)
	f.why("trigger.why_demand")
	return f
}

// next is the plan that teaches most, if the rules allow one: ranked on what
// the log up to this morning said.
func (w writer) next(b *morning, seed uint64) *NextTest {
	weeks := w.rules.Weeks
	if weeks == 0 {
		weeks = 4
	}
	may := func(m Mode, i int) bool { return w.rules.May != nil && w.rules.May(m, lift.ID(w.r.Lifts[i].ID)) }
	plans := b.suggest(weeks, may, seed)
	if len(plans) == 0 {
		return nil
	}
	out := &NextTest{Mode: plans[0].Mode, Weeks: weeks, Gain: three(plans[0].Gain), Settle: "trigger.settles_" + string(plans[0].Mode)}
	for _, i := range plans[0].Lifts {
		out.Lifts = append(out.Lifts, w.r.Lifts[i].ID)
	}
	for _, p := range plans {
		if p.Mode == Keep {
			out.Keep = three(p.Gain)
		}
	}
	return out
}
