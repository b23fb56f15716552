package safety_test

import (
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/pain"
	"spotter/internal/safety"
	"spotter/internal/training"
	"spotter/knowledge"
)

// TestMaskWindows: last day inside and first day outside, by class.
func TestMaskWindows(t *testing.T) {
	for class, days := range map[string]int{"nsaid": 2, "opioid": 2, "paracetamol": 1, "oral_corticosteroid": 14, "other": 14, "brand_new": 14} {
		m := safety.MaskOf(class, today, day.Date{})
		if !m.On(today) || !m.On(today.Add(days)) || m.On(today.Add(days+1)) || m.On(today.Add(-1)) {
			t.Errorf("%s: %v to %v", class, m.From, m.To)
		}
	}
	if m := safety.MaskOf("oral_corticosteroid", today, today.Add(5)); !m.On(today.Add(19)) || m.On(today.Add(20)) {
		t.Errorf("a course ends late: %v", m)
	}
}

// TestReportedLoadsNeedAUnit: "225" without a unit is no load; 225 lb is 102 kg.
func TestReportedLoadsNeedAUnit(t *testing.T) {
	load := func(unit string) float64 {
		c := blade()
		c.Reported = []intake.Reported{{Lift: squat, Load: 225, Unit: unit, Reps: 3, DaysAgo: intp(3)}}
		return safety.FactsOf(c, diary.History{}, safety.Result{}, catalogue, today, nil).Lifts[squat].Best12m
	}
	if load("not_stated") != 0 || load("") != 0 || load("kg") != 225 || load("lb") != 102.06 {
		t.Errorf("%v %v %v", load("not_stated"), load("kg"), load("lb"))
	}
}

func history(pains, mornings []int) (h diary.History) {
	for i, p := range pains {
		d := today.Add(-3 * (len(pains) - i))
		s := training.Set{Day: d, Lift: squat, Load: 150_00, Reps: 3}
		if p >= 0 {
			s.Pain = intp(p)
		}
		h.Sets = append(h.Sets, s)
		if mornings[i] >= 0 {
			h.Pain = append(h.Pain, pain.Rating{Day: d.Add(1), When: pain.Morning, Score: mornings[i]})
		}
	}
	return h
}

// TestResponses: what one more exposure does to what is known of the lift.
func TestResponses(t *testing.T) {
	for _, c := range []struct {
		name          string
		pain, morning []int
		tolerated     float64
		reds, bad     int
	}{
		{"green twice", []int{1, 1}, []int{0, 0}, 150, 0, 0},
		{"amber is tolerated, not raised", []int{1, 3}, []int{0, 1}, 150, 0, 0},
		{"four is red at the blade", []int{1, 4}, []int{0, 0}, 150, 1, 1},
		{"bad morning", []int{1, 1}, []int{0, 4}, 150, 1, 1},
		{"two reds", []int{5, 5}, []int{0, 0}, 0, 2, 2},
		{"not told", []int{-1, -1}, []int{-1, -1}, 0, 0, 2},
		{"morning not told", []int{1, 1}, []int{0, -1}, 150, 0, 1},
	} {
		hurts := blade()
		hurts.Triggers = []intake.Trigger{{Lift: squat, Effect: "provokes"}}
		x := safety.FactsOf(hurts, history(c.pain, c.morning), safety.Result{}, catalogue, today, nil).Lifts[squat]
		if x.Tolerated != c.tolerated || x.Reds != c.reds || x.Bad != c.bad {
			t.Errorf("%s: tolerated %v, reds %d, bad %d", c.name, x.Tolerated, x.Reds, x.Bad)
		}
	}
	if x := safety.FactsOf(blade(), history([]int{-1, -1}, []int{-1, -1}), safety.Result{}, catalogue, today, nil).Lifts[squat]; !x.Plain || x.Bad != 0 {
		t.Errorf("a lift nobody complains of, in a log without ratings: %+v", x)
	}
	h := history([]int{1, 1}, []int{0, 0})
	h.Meds = []diary.Med{{Day: today.Add(-8), Class: "oral_corticosteroid"}}
	if x := safety.FactsOf(blade(), h, safety.Result{}, catalogue, today, nil).Lifts[squat]; x.Tolerated != 0 || !x.Masked {
		t.Errorf("masked sessions count as tolerated: %+v", x)
	}
}

// TestDelayClock: each way in which a visit becomes the first line.
func TestDelayClock(t *testing.T) {
	codes := func(c intake.Case, h diary.History) string {
		var out []string
		for _, r := range safety.FactsOf(c, h, safety.Result{}, catalogue, today, nil).Delay {
			out = append(out, r.Code)
		}
		return strings.Join(out, " ")
	}
	ratings := func(step int, scores ...int) (h diary.History) {
		for i, s := range scores {
			h.Pain = append(h.Pain, pain.Rating{Day: today.Add(-step * (len(scores) - 1 - i)), When: pain.Worst24, Score: s})
		}
		return h
	}
	c := blade()
	if got := codes(c, diary.History{}); got != "" {
		t.Errorf("nothing told: %s", got)
	}
	for days, want := range map[int]string{41: "", 42: "safety.delay_long", 150: "safety.delay_long"} {
		c.Problems[0].OnsetDaysAgo = intp(days)
		if got := codes(c, diary.History{}); got != want {
			t.Errorf("%d days: %s", days, got)
		}
	}
	c = blade()
	if got := codes(c, ratings(5, 1, 6, 1, 1, 6, 1, 1)); got != "safety.delay_flares" {
		t.Errorf("two flares: %s", got)
	}
	if got := codes(c, ratings(2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4)); got != "safety.delay_no_change" {
		t.Errorf("four flat weeks: %s", got)
	}
	c.Symptoms = []intake.Symptom{{What: "tingling", Present: true}}
	if got := codes(c, diary.History{}); got != "safety.delay_nerve" {
		t.Errorf("tingling: %s", got)
	}
}

// TestCrisisWords: the card names help, watches nobody and talks of no lifting.
func TestCrisisWords(t *testing.T) {
	book, err := knowledge.Text()
	if err != nil {
		t.Fatal(err)
	}
	card := book["safety.message_crisis"]
	for _, want := range []string{"local emergency number", "crisis line", "does not watch"} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q", want)
		}
	}
	r := safety.Run(rulebook(t), blade(), map[string]safety.Answer{"distress_self_harm": safety.Unsure})
	if r.Urgency != safety.EmergencyNow || !r.Fired[0].Private {
		t.Errorf("%+v", r)
	}
}

// TestStrongPainOpensTheScreenAgain: a no of before does not outlive it.
func TestStrongPainOpensTheScreenAgain(t *testing.T) {
	for score, want := range map[int]safety.Answer{6: safety.No, 7: safety.Unanswered} {
		h := diary.History{Answers: []diary.Answer{{Day: today.Add(-2), Question: "fever_unwell", Value: "no"}},
			Pain: []pain.Rating{{Day: today.Add(-1), Score: score, When: pain.Worst24}}}
		if got := safety.AnswersOf(blade(), h, today)["fever_unwell"]; got != want {
			t.Errorf("pain %d: %q", score, got)
		}
		h.Answers[0].Day = today.Add(-1)
		if got := safety.AnswersOf(blade(), h, today)["fever_unwell"]; got != safety.No {
			t.Errorf("answered on the day of pain %d: %q", score, got)
		}
	}
}
