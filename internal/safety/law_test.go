package safety_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/safety"
	"spotter/internal/training"
)

// world is a case and a diary; the laws change one thing in it.
type world struct {
	c intake.Case
	h diary.History
}

func (w world) clone() world {
	w.h.Sets = slices.Clone(w.h.Sets)
	w.h.Pain = slices.Clone(w.h.Pain)
	w.h.Meds = slices.Clone(w.h.Meds)
	w.h.Limits = slices.Clone(w.h.Limits)
	w.h.Answers = slices.Clone(w.h.Answers)
	w.c.RedFlags.Mentioned = slices.Clone(w.c.RedFlags.Mentioned)
	w.c.Symptoms = slices.Clone(w.c.Symptoms)
	return w
}

func (w world) permit(t testing.TB, at day.Date) safety.Permit {
	res := safety.Run(rulebook(t), w.c, safety.AnswersOf(w.c, w.h, at))
	return safety.Decide(safety.FactsOf(w.c, w.h, res, catalogue, at, map[lift.ID]float64{squat: 190}), catalogue)
}

func read(p safety.Permit, at day.Date) outcome {
	held, _ := p.Held(squat, at)
	may, _ := p.MayProgress(squat, at)
	heavy, _ := p.Heavy(at)
	return outcome{p.Verdict(), p.Load(squat, at, 500).Value, p.Share(squat, at, 100).Value, p.Effort(squat, at, 10).Value,
		p.Opener(squat, at.Add(10), 500).Value, held, may, heavy}
}

// worlds draws a diary of up to 12 sessions, with gaps, missing answers,
// medicines and a screen that is answered or not.
func worlds(t *rapid.T) world {
	w := world{c: blade()}
	w.c.Problems[0].Region = rapid.SampledFrom([]body.Region{body.UpperBack, body.LowBack, body.Knee}).Draw(t, "place")
	if rapid.Bool().Draw(t, "age") {
		w.c.Person.Age = intp(rapid.IntRange(15, 60).Draw(t, "years"))
	}
	if rapid.Bool().Draw(t, "screened") {
		rb, _ := flagIDs(t)
		for _, id := range rb {
			w.h.Answers = append(w.h.Answers, diary.Answer{Day: today.Add(-1), Question: id, Value: "no"})
		}
	}
	d := today.Add(-rapid.IntRange(0, 40).Draw(t, "since"))
	for range rapid.IntRange(0, 12).Draw(t, "sessions") {
		s := training.Set{Day: d, Lift: squat, Load: lift.Kg(rapid.IntRange(100_00, 140_00).Draw(t, "kg")), Reps: 3}
		if rapid.IntRange(0, 4).Draw(t, "told") > 0 {
			s.Pain = intp(rapid.IntRange(0, 7).Draw(t, "pain"))
		}
		w.h.Sets = append([]training.Set{s}, w.h.Sets...)
		if rapid.IntRange(0, 4).Draw(t, "morning") > 0 {
			w.h.Pain = append([]pain.Rating{{Day: d.Add(1), When: pain.Morning, Score: rapid.IntRange(0, 6).Draw(t, "am")}}, w.h.Pain...)
		}
		d = d.Add(-rapid.IntRange(1, 9).Draw(t, "gap"))
	}
	for range rapid.IntRange(0, 2).Draw(t, "meds") {
		on := today.Add(-rapid.IntRange(0, 30).Draw(t, "med day"))
		w.h.Meds = append(w.h.Meds, diary.Med{Day: on, Class: rapid.SampledFrom([]string{"nsaid", "paracetamol", "oral_corticosteroid"}).Draw(t, "class")})
	}
	return w
}

func flagIDs(t *rapid.T) (ids []string, err error) {
	rb := rules()
	for _, f := range rb.Flags {
		ids = append(ids, f.ID)
	}
	return ids, nil
}

// law: the change never yields less caution, in anything that a permit says.
func law(t *testing.T, change func(*rapid.T, *world)) {
	rapid.Check(t, func(r *rapid.T) {
		w := worlds(r)
		v := w.clone()
		change(r, &v)
		a, b := read(w.permit(t, today), today), read(v.permit(t, today), today)
		if worse := bolder(a, b); worse != nil {
			r.Fatalf("bolder in %v: %+v → %+v", worse, a, b)
		}
	})
}

func TestAddingASymptomIsNeverBolder(t *testing.T) {
	law(t, func(r *rapid.T, w *world) {
		ids, _ := flagIDs(r)
		w.c.RedFlags.Mentioned = append(w.c.RedFlags.Mentioned, intake.FlagFact{ID: rapid.SampledFrom(ids).Draw(r, "flag")})
	})
}

func TestAddingANerveSignIsNeverBolder(t *testing.T) {
	law(t, func(r *rapid.T, w *world) {
		w.c.Symptoms = append(w.c.Symptoms, intake.Symptom{What: "tingling", Present: true})
	})
}

func TestAddingAMaskIsNeverBolder(t *testing.T) {
	law(t, func(r *rapid.T, w *world) {
		w.h.Meds = append(w.h.Meds, diary.Med{Day: today.Add(-rapid.IntRange(0, 30).Draw(r, "on")),
			Class: rapid.SampledFrom([]string{"nsaid", "opioid", "oral_corticosteroid", "other", "new_class"}).Draw(r, "mask")})
	})
}

func TestDroppingAnAnswerIsNeverBolder(t *testing.T) {
	law(t, func(r *rapid.T, w *world) {
		if n := len(w.h.Answers); n > 0 {
			i := rapid.IntRange(0, n-1).Draw(r, "i")
			w.h.Answers = slices.Delete(w.h.Answers, i, i+1)
		}
	})
}

func TestDroppingTheAgeIsNeverBolder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := worlds(r)
		w.c.Person.Age = intp(rapid.IntRange(18, 70).Draw(r, "adult"))
		v := w.clone()
		v.c.Person.Age = nil
		if worse := bolder(read(w.permit(t, today), today), read(v.permit(t, today), today)); worse != nil {
			r.Fatalf("bolder in %v", worse)
		}
	})
}

func TestAddingALimitIsNeverBolder(t *testing.T) {
	law(t, func(r *rapid.T, w *world) {
		kg := lift.Kg(rapid.IntRange(0, 300_00).Draw(r, "kg"))
		pct := rapid.Float64Range(-10, 150).Draw(r, "pct")
		w.h.Limits = append(w.h.Limits, diary.Limit{Day: today, Lift: squat, MaxKg: &kg, MaxPct: &pct, By: "coach"})
	})
}

func TestMorePainInASetIsNeverBolder(t *testing.T) {
	law(t, func(r *rapid.T, w *world) {
		if n := len(w.h.Sets); n > 0 {
			i := rapid.IntRange(0, n-1).Draw(r, "i")
			if p := w.h.Sets[i].Pain; p != nil {
				w.h.Sets[i].Pain = intp(rapid.IntRange(*p, 10).Draw(r, "more"))
			}
		}
	})
}

// TestDeletingSetPainNeverRaisesLoads: an answer that is taken away is treated
// like the worst one (hazard H40). Strong pain also opens the screen again,
// which caps share, effort and heavy days; that part is about what is told and
// goes with it.
func TestDeletingSetPainNeverRaisesLoads(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := worlds(r)
		if len(w.h.Pain) == 0 {
			r.Skip("nothing rated but the sets")
		}
		v := w.clone()
		for i := range v.h.Sets {
			if rapid.Bool().Draw(r, "drop") {
				v.h.Sets[i].Pain = nil
			}
		}
		a, b := read(w.permit(t, today), today), read(v.permit(t, today), today)
		b.effort, b.heavy, b.share = a.effort, a.heavy, a.share
		if worse := bolder(a, b); worse != nil {
			r.Fatalf("bolder in %v: %+v → %+v", worse, a, b)
		}
	})
}

// TestDeletingAllPainNeverRaisesLoads: neither does losing the whole pain log,
// for a lift that the case names as painful. (For other lifts of a diary
// without one rating, see TestAPlainLogStartsUnderRecentLoads.)
// Today's own rating also caps effort and heavy days; that part is about what
// is told today and goes with it.
func TestDeletingAllPainNeverRaisesLoads(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := worlds(r)
		w.c.Triggers = []intake.Trigger{{Lift: squat, Effect: "provokes"}}
		v := w.clone()
		for i := range v.h.Sets {
			v.h.Sets[i].Pain = nil
		}
		v.h.Pain = nil
		a, b := read(w.permit(t, today), today), read(v.permit(t, today), today)
		b.effort, b.heavy, b.share = a.effort, a.heavy, a.share
		if worse := bolder(a, b); worse != nil {
			r.Fatalf("bolder in %v: %+v → %+v", worse, a, b)
		}
	})
}

// TestAGapDayIsNeverBolder: the same facts a day later, nothing logged since.
// Masks run out with time, so there are none here, and the screen stays as it is.
func TestAGapDayIsNeverBolder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := worlds(r)
		w.h.Meds, w.h.Answers = nil, nil
		f := func(at day.Date) float64 {
			p := w.permit(t, at)
			return p.Load(squat, at, 500).Value
		}
		n := rapid.IntRange(1, 60).Draw(r, "days")
		if a, b := f(today), f(today.Add(n)); b > a {
			r.Fatalf("%d days later %v became %v", n, a, b)
		}
	})
}

// TestOneWildSet: a set logged on the last training day, however heavy and
// however well it felt, lets no load stand above the own best + 2.5 %, once
// the lift has been logged on five days.
func TestOneWildSet(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := worlds(r)
		w.h.Meds = nil
		days := map[day.Date]bool{}
		for _, s := range w.h.Sets {
			days[s.Day] = true
		}
		if len(days) < 6 {
			r.Skip("few days")
		}
		v := w.clone()
		last := w.h.Sets[len(w.h.Sets)-1]
		v.h.Sets = append(v.h.Sets, training.Set{Day: last.Day, Lift: squat, Reps: 1, Pain: intp(0),
			Load: lift.Kg(rapid.IntRange(150_00, 500_00).Draw(r, "wild"))})
		b := v.permit(t, today).Load(squat, today, 500).Value
		best := 0.0
		for _, s := range w.h.Sets {
			best = max(best, s.Load.Float())
		}
		if b > max(best*1.025, 190*safety.LastHeavyShare)+1e-9 {
			r.Fatalf("%v, own best %v", b, best)
		}
	})
}

// TestAPlainLogStartsUnderRecentLoads: a diary without a single rating starts
// below the heaviest load of the last four weeks, and climbs by single steps.
func TestAPlainLogStartsUnderRecentLoads(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := worlds(r)
		w.c.Person.Age = intp(30)
		w.h.Pain = nil
		top := 0.0
		for i := range w.h.Sets {
			w.h.Sets[i].Pain = nil
			top = max(top, w.h.Sets[i].Load.Float())
		}
		p := w.permit(t, today)
		for week := range 7 {
			d := today.Add(7 * week)
			now := p.Load(squat, d, 500).Value
			if limit := top*safety.PlainShare + float64(week)*safety.StepKg; now > limit+1e-9 {
				r.Fatalf("week %d: %v above %v", week, now, limit)
			}
		}
	})
}

// TestTheWeeksAheadClimbByStepsOnly: an outline never rises faster than one
// step a week.
func TestTheWeeksAheadClimbByStepsOnly(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := worlds(r)
		w.h.Meds = nil
		p := w.permit(t, today)
		before := p.Load(squat, today, 500).Value
		for n := 7; n <= 56; n += 7 {
			now := p.Load(squat, today.Add(n), 500).Value
			if gapless := before > 0 && now > before*safety.StepShare*1.2+1e-9; gapless {
				r.Fatalf("day %d: %v after %v", n, now, before)
			}
			before = now
		}
	})
}
