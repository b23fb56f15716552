package safety

import (
	"slices"
	"strconv"
	"strings"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/reason"
)

// FactsOf gathers what the gate looks at: per lift from the diary, masks from
// the diary and the case, age, pregnancy, today's pain and the outer limits.
// est is the estimated 1RM in kilograms, where there is one. cat may be nil.
// The knowledge's age is for the caller to set (KnowledgeExpired).
func FactsOf(c intake.Case, h diary.History, res Result, cat *lift.Catalogue, today day.Date, est map[lift.ID]float64) Facts {
	asOf := c.AsOf
	if asOf.IsZero() {
		asOf = today
	}
	f := Facts{Today: today, Screen: res, Age: ageOf(c, h), Lifts: map[lift.ID]LiftFacts{}, DaysSinceLast: -1}
	answers := AnswersOf(c, h, today)
	f.Pregnancy = answers["pregnancy"]
	f.Impaired = impaired(h, today)
	f.WeightCut = answers["weight_cut"]
	f.FallingPct = fallingWeight(h, today)
	f.Newer = h.Newer
	f.Masks = masksOf(c, h, asOf)
	for _, r := range h.Pain {
		if r.Day == today && r.When == pain.Morning {
			f.PainMorning = highest(f.PainMorning, r.Score)
		}
		if r.Day == today && r.When == pain.Now {
			f.PainNow = highest(f.PainNow, r.Score)
		}
	}
	if u, ok := usualMorning(h.Pain, today); ok {
		f.UsualMorning = &u
	}
	regions, _ := regionsOf(c)
	for _, r := range regions {
		f.Sore = append(f.Sore, string(r))
	}
	f.Nerve = nerve(c)
	for _, s := range h.Sets {
		if !s.Day.After(today) {
			if n := today.Sub(s.Day); f.DaysSinceLast < 0 || n < f.DaysSinceLast {
				f.DaysSinceLast = n
			}
		}
	}
	b := book{h: h, masks: f.Masks, today: today, cap: Permit{facts: f}.painCap()}
	b.lifts(&f, cat)
	b.reported(&f, c, asOf)
	f.provoking(c)
	f.plain(h)
	for id, kg := range est {
		if x, ok := f.Lifts[id]; ok && kg > 0 {
			x.E1RM = kg
			f.Lifts[id] = x
		}
	}
	f.Limits = outerOf(h)
	f.Delay = delayOf(c, h, asOf, today)
	return f
}

// unstated are names that do not say which form was done, and the forms they
// can stand for: what provokes one may provoke the other.
var unstated = map[lift.ID][]lift.ID{
	"squat_barbell": {"squat_low_bar", "squat_high_bar"},
	"bench_barbell": {"bench_comp"},
}

// provoking marks the lifts that the case names, and those whose name does not
// say that they are another form.
func (f *Facts) provoking(c intake.Case) {
	mark := func(id lift.ID, often string) {
		x := f.Lifts[id]
		x.Provokes, x.Often = true, often
		f.Lifts[id] = x
	}
	for _, t := range c.Triggers {
		if t.Lift == "" {
			continue
		}
		mark(t.Lift, t.Often)
		for open, forms := range unstated {
			if _, logged := f.Lifts[open]; logged && slices.Contains(forms, t.Lift) {
				mark(open, t.Often)
			}
			for _, form := range forms {
				if _, logged := f.Lifts[form]; logged && t.Lift == open {
					mark(form, t.Often)
				}
			}
		}
	}
}

// ageOf is the age told last: by a diary answer, else by the case.
func ageOf(c intake.Case, h diary.History) *int {
	age := c.Person.Age
	set := func(v string) {
		if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n > 0 && n < 120 {
			age = &n
		}
	}
	if v, ok := c.Answers["age"]; ok {
		set(v)
	}
	for _, a := range h.Answers {
		if a.Question == "age" {
			set(a.Value)
		}
	}
	return age
}

// impaired: the question was answered yes or unsure today, or a strong
// painkiller was logged today.
func impaired(h diary.History, today day.Date) bool {
	for _, a := range h.Answers {
		if v := ParseAnswer(a.Value); a.Question == "impaired" && a.Day == today && (v == Yes || v == Unsure) {
			return true
		}
	}
	return slices.ContainsFunc(h.Meds, func(m diary.Med) bool {
		return m.Class == "opioid" && !today.Before(m.Day) && (m.Day == today || !today.After(m.Until))
	})
}

// masksOf lists the mask windows, of the diary and of the case. A medicine of
// unknown date counts as taken on the day the case was written.
func masksOf(c intake.Case, h diary.History, asOf day.Date) []Mask {
	var out []Mask
	for _, m := range h.Meds {
		out = append(out, MaskOf(m.Class, m.Day, m.Until))
	}
	for _, m := range c.Medication {
		last := asOf
		if m.DaysAgo != nil && *m.DaysAgo > 0 {
			last = asOf.Add(-*m.DaysAgo)
		}
		out = append(out, MaskOf(m.Class, last, last))
	}
	return out
}

// nerve signs told by the case; the pain-monitoring limits are not for them.
func nerve(c intake.Case) bool {
	return slices.ContainsFunc(c.Symptoms, func(s intake.Symptom) bool {
		return s.Present && slices.Contains([]string{"numbness", "tingling", "weakness", "radiating_pain"}, s.What)
	})
}

func outerOf(h diary.History) []OuterLimit {
	var out []OuterLimit
	for _, l := range h.Limits {
		o := OuterLimit{Lift: string(l.Lift), Demand: string(l.Demand), Until: l.Until, By: l.By, MaxDem: -1}
		if o.By == "" {
			o.By = "athlete"
		}
		if l.MaxKg != nil {
			o.MaxKg = max(l.MaxKg.Float(), 0.01)
		}
		if l.MaxPct != nil {
			o.MaxPct = *l.MaxPct
			if !(o.MaxPct > 0) {
				o.MaxPct = 0.01
			}
		}
		if l.MaxDem != nil {
			o.MaxDem = *l.MaxDem
		}
		out = append(out, o)
	}
	return out
}

// usualMorning is the mean of the mornings of the 14 days before d. Fewer than
// seven are padded with zeros, which makes the usual lower and the test
// stricter; it is never above 2, so that a bad fortnight does not become the
// measure of itself.
func usualMorning(rs []pain.Rating, d day.Date) (float64, bool) {
	sum, n := 0, 0
	for _, r := range rs {
		if r.When == pain.Morning && r.Day.Before(d) && d.Sub(r.Day) <= 14 {
			sum += r.Score
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return min(2, float64(sum)/float64(max(n, 7))), true
}

func highest(p *int, v int) *int {
	if p == nil || v > *p {
		return &v
	}
	return p
}

// The clock of hazard H32 (our own figures).
const (
	delayDays  = 42 // weeks of pain after which a visit is due
	flareRise  = 2
	flareDays  = 42
	flareApart = 4
	trialDays  = 28
	trialShare = 0.7 // no 30 % improvement in four weeks
)

// delayOf says why a visit should not wait: long pain that is not improving,
// two flares in six weeks, no 30 % improvement in four weeks of ratings, or a
// nerve sign. It never depends on what was answered, so it cannot be cleared.
func delayOf(c intake.Case, h diary.History, asOf, today day.Date) []reason.Reason {
	var out []reason.Reason
	for _, p := range c.Problems {
		if p.Course == "resolved" || p.Course == "improving" || p.OnsetDaysAgo == nil {
			continue
		}
		if days := *p.OnsetDaysAgo + today.Sub(asOf); days >= delayDays {
			out = append(out, reason.New("safety.delay_long", "devon_neck", "weeks", days/7))
			break
		}
	}
	if n := flares(h.Pain, today); n >= 2 {
		out = append(out, reason.New("safety.delay_flares", reason.ExpertOpinion, "n", n))
	}
	if was, ok := meanPain(h.Pain, today, trialDays, trialDays-7); ok && was >= 2 {
		if is, ok := meanPain(h.Pain, today, 7, 0); ok && !(is <= was*trialShare) {
			out = append(out, reason.New("safety.delay_no_change", reason.ExpertOpinion, "weeks", trialDays/7))
		}
	}
	if nerve(c) {
		out = append(out, reason.New("safety.delay_nerve", reason.ExpertOpinion))
	}
	return out
}

// flares counts days, at least flareApart apart, on which a rating stood
// flareRise above the mean of the window.
func flares(rs []pain.Rating, today day.Date) (n int) {
	mean, ok := meanPain(rs, today, flareDays, 0)
	if !ok {
		return 0
	}
	var last day.Date
	for _, r := range rs {
		if today.Sub(r.Day) > flareDays || r.Day.After(today) || !(float64(r.Score) >= mean+flareRise) {
			continue
		}
		if last.IsZero() || r.Day.Sub(last) >= flareApart {
			n++
			last = r.Day
		}
	}
	return n
}

// meanPain of the ratings from from days ago to to days ago.
func meanPain(rs []pain.Rating, today day.Date, from, to int) (float64, bool) {
	sum, n := 0, 0
	for _, r := range rs {
		if ago := today.Sub(r.Day); ago <= from && ago >= to {
			sum += r.Score
			n++
		}
	}
	if n < 3 {
		return 0, false
	}
	return float64(sum) / float64(n), true
}
