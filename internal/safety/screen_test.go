package safety_test

import (
	"os"
	"slices"
	"testing"

	"go.yaml.in/yaml/v3"

	"spotter/internal/body"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/safety"
	"spotter/knowledge"
)

var rules = func() *safety.Rulebook {
	rb, err := knowledge.Flags()
	if err != nil {
		panic(err)
	}
	return rb
}

func rulebook(t testing.TB) *safety.Rulebook {
	t.Helper()
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	return rb
}

func blade() intake.Case {
	return intake.Case{AsOf: today, Problems: []intake.Problem{{Region: body.UpperBack, Side: body.Left, Course: "on_and_off"}}}
}

func ids(r safety.Result) (out []string) {
	for _, a := range r.Ask {
		out = append(out, a.ID)
	}
	return out
}

func TestVignettes(t *testing.T) {
	b, err := os.ReadFile("testdata/vignettes.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Name, Say, Want string
		Scapula         bool
		Yes, Unsure     []string
		Holds           *bool
	}
	if err := yaml.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	scapula := 0
	for _, v := range all {
		if v.Scapula {
			scapula++
		}
		answers := map[string]safety.Answer{}
		for _, q := range v.Yes {
			answers[q] = safety.Yes
		}
		for _, q := range v.Unsure {
			answers[q] = safety.Unsure
		}
		r := safety.Run(rulebook(t), blade(), answers)
		if r.Level != v.Want {
			t.Errorf("%s: %s, want %s (%+v)", v.Name, r.Level, v.Want, r.Fired)
		}
		holds := slices.ContainsFunc(r.Fired, func(f safety.Fired) bool { return f.Holds })
		if v.Holds != nil && holds != *v.Holds {
			t.Errorf("%s: holds %v", v.Name, holds)
		}
	}
	if len(all) < 40 || scapula < 30 {
		t.Errorf("%d vignettes, %d at the blade", len(all), scapula)
	}
}

// TestLongBladePainAfterSteroids is the situation of the seed: four yeses, no
// emergency, a list of what must be asked, heart and lungs first.
func TestLongBladePainAfterSteroids(t *testing.T) {
	c := blade()
	for _, id := range []string{"recent_resp_illness", "oral_steroid_recent", "steroid_masking", "not_improving"} {
		c.RedFlags.Mentioned = append(c.RedFlags.Mentioned, intake.FlagFact{ID: id})
	}
	c.Problems[0].OnsetDaysAgo = intp(150)
	r := safety.Run(rulebook(t), c, safety.AnswersOf(c, diary.History{}, today))
	if r.Level != "see_clinician_soon" || r.Complete {
		t.Errorf("%s, complete %v", r.Level, r.Complete)
	}
	must := []string{"chest_pressure_now", "exertional_upper_body_pain", "pleuritic_pain", "fever_unwell", "cord_signs", "progressive_weakness",
		"scapula_wings", "sudden_severe_then_weak", "inflammatory_back", "night_constant_pain", "lung_apex", "fluoroquinolone", "dvt_arm"}
	for _, q := range must {
		if !slices.Contains(ids(r), q) {
			t.Errorf("%s is not asked", q)
		}
	}
	if r.Ask[0].ID != "chest_pressure_now" || slices.Index(ids(r), "exertional_upper_body_pain") > slices.Index(ids(r), "cord_signs") {
		t.Errorf("order %v", ids(r))
	}
	for i := 1; i < len(r.Ask); i++ {
		if r.Ask[i].Urgency >= safety.Urgent24h && r.Ask[i].Urgency > r.Ask[i-1].Urgency {
			t.Errorf("%s stands after a milder question", r.Ask[i].ID)
		}
	}
	for _, f := range r.Fired {
		if f.Holds {
			t.Errorf("%s holds", f.ID)
		}
	}
	f := safety.FactsOf(c, diary.History{}, r, catalogue, today, nil)
	p := safety.Decide(f, catalogue)
	if p.Verdict() != safety.Limit || !p.Provisional() || len(f.Delay) == 0 || len(p.See()) == 0 {
		t.Errorf("%v provisional %v, delay %v", p.Verdict(), p.Provisional(), f.Delay)
	}
}

// TestEveryFlagAlone: each flag, standing or not, gives its own level on yes,
// and only emergencies fire on unsure.
func TestEveryFlagAlone(t *testing.T) {
	rb := rulebook(t)
	for _, f := range rb.Flags {
		r := safety.Run(rb, blade(), map[string]safety.Answer{f.ID: safety.Yes})
		want := f.Urgency
		if !f.Standalone {
			want = min(want, safety.MentionAtNextVisit)
		}
		if f.ID == "aortic_risk" {
			want = safety.SeeClinicianSoon // cleared before maximal bracing
		}
		if r.Urgency != want {
			t.Errorf("%s: %s, want %s", f.ID, r.Level, want)
		}
		r = safety.Run(rb, blade(), map[string]safety.Answer{f.ID: safety.Unsure})
		if (r.Urgency == safety.EmergencyNow) != (f.Urgency == safety.EmergencyNow) {
			t.Errorf("%s unsure: %s", f.ID, r.Level)
		}
		if f.Urgency != safety.EmergencyNow && !slices.Contains(ids(r), f.ID) {
			t.Errorf("%s unsure is not asked again", f.ID)
		}
		for _, q := range f.EscalateIf {
			if r := safety.Run(rb, blade(), map[string]safety.Answer{f.ID: safety.Yes, q: safety.Yes}); r.Urgency < f.EscalateTo {
				t.Errorf("%s with %s: %s", f.ID, q, r.Level)
			}
			r := safety.Run(rb, blade(), map[string]safety.Answer{f.ID: safety.Yes})
			if !slices.Contains(ids(r), q) {
				t.Errorf("%s yes does not ask %s", f.ID, q)
			}
		}
	}
}

// TestScreenIsMonotone: for every pair of flags and every follow-up state,
// no → unanswered → unsure → yes of one answer never lowers the level.
func TestScreenIsMonotone(t *testing.T) {
	rb := rulebook(t)
	order := []safety.Answer{safety.No, safety.Unanswered, safety.Unsure, safety.Yes}
	var qs []string
	for _, f := range rb.Flags {
		qs = append(qs, f.ID)
	}
	for _, q := range rb.FollowUps {
		qs = append(qs, q.ID)
	}
	for i, a := range qs {
		for _, b := range qs[i+1:] {
			for _, fixed := range order {
				last := safety.None
				lastOpen := false
				for k, moving := range order {
					r := safety.Run(rb, blade(), map[string]safety.Answer{a: fixed, b: moving})
					if r.Urgency < last {
						t.Fatalf("%s=%s, %s=%s lowers %s to %s", a, fixed, b, moving, last, r.Level)
					}
					if k == 1 && lastOpen && r.Complete {
						t.Fatalf("leaving %s open completes the screen", b)
					}
					last, lastOpen = r.Urgency, !r.Complete
				}
			}
		}
	}
}

func TestAnswersMergeCautiously(t *testing.T) {
	at := func(days int, v, by string) diary.Answer {
		return diary.Answer{Day: today.Add(days), Question: "q", Value: v, By: by}
	}
	for _, c := range []struct {
		name      string
		inCase    string
		mentioned bool
		diary     []diary.Answer
		want      safety.Answer
	}{
		{"nothing", "", false, nil, safety.Unanswered},
		{"words raise", "", true, nil, safety.Yes},
		{"the form does not clear the words of the same day", "no", true, nil, safety.Yes},
		{"a later day clears", "", true, []diary.Answer{at(1, "no", "athlete")}, safety.No},
		{"a clinician clears at once", "", true, []diary.Answer{at(0, "no", "clinician")}, safety.No},
		{"same day does not", "", false, []diary.Answer{at(-1, "yes", ""), at(-1, "no", "")}, safety.Yes},
		{"coach does not either", "", false, []diary.Answer{at(0, "yes", ""), at(0, "no", "coach")}, safety.Yes},
		{"unsure does not soften a yes", "", false, []diary.Answer{at(-3, "yes", ""), at(0, "unsure", "")}, safety.Yes},
		{"a no of 14 days holds", "", false, []diary.Answer{at(-14, "no", "")}, safety.No},
		{"a no of 15 days is open again", "", false, []diary.Answer{at(-15, "no", "")}, safety.Unanswered},
		{"a yes never fades", "", false, []diary.Answer{at(-300, "yes", "")}, safety.Yes},
		{"case no, diary yes", "no", false, []diary.Answer{at(0, "yes", "")}, safety.Yes},
		{"case unsure, diary no of the day", "unsure", false, []diary.Answer{at(0, "no", "")}, safety.Unsure},
		{"free text is no answer", "", false, []diary.Answer{at(0, "kind of", "")}, safety.Unanswered},
	} {
		cs := blade()
		if c.inCase != "" {
			cs.Answers = map[string]string{"q": c.inCase}
		}
		if c.mentioned {
			cs.RedFlags.Mentioned = []intake.FlagFact{{ID: "q"}}
		}
		day := today
		if len(c.diary) > 0 && c.diary[0].Day.After(today) {
			day = c.diary[0].Day
		}
		if got := safety.AnswersOf(cs, diary.History{Answers: c.diary}, day)["q"]; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDenialsAndPartialWordsAnswerNothing(t *testing.T) {
	c := blade()
	c.RedFlags.Denied = []intake.FlagFact{{ID: "fever_unwell"}, {ID: "pleuritic_pain", Partial: true}}
	c.RedFlags.Mentioned = []intake.FlagFact{{ID: "cord_signs", Partial: true}}
	r := safety.Run(rulebook(t), c, safety.AnswersOf(c, diary.History{}, today))
	for _, q := range []string{"fever_unwell", "pleuritic_pain", "cord_signs"} {
		if !slices.Contains(ids(r), q) {
			t.Errorf("%s is not asked", q)
		}
	}
	if r.Urgency != safety.None {
		t.Errorf("fired %+v", r.Fired)
	}
}

func TestNoRulesIsNoAllClear(t *testing.T) {
	if r := safety.Run(nil, blade(), nil); r.Urgency != safety.EmergencyNow || r.Complete {
		t.Errorf("%+v", r)
	}
}

func BenchmarkRun(b *testing.B) {
	rb, c := rulebook(b), blade()
	for b.Loop() {
		safety.Run(rb, c, nil)
	}
}
