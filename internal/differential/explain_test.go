package differential_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/differential"
	"spotter/internal/intake"
	"spotter/internal/safety"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFiveMonthsOffAndOn: the case that the project began with. The whole
// explanation is kept as a golden file; the claims that matter are spelled
// out here.
func TestFiveMonthsOffAndOn(t *testing.T) {
	e := explain(t, seed(t))
	got, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/five_months_off_and_on.golden.json"
	if *update {
		if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(append(got, '\n'), want) {
		t.Errorf("the explanation changed; look at it, then run with -update")
	}
	p := e.Problems[0]
	wantFits := []string{"neck_referral", "ub_rhomboid_midtrap", "ub_dorsal_scapular", "ub_trigger_points"}
	if !slices.Equal(names(p.Fits), wantFits) {
		t.Errorf("fits %v, want %v", names(p.Fits), wantFits)
	}
	neck := p.Fits[0]
	if len(neck.Patterns) != 2 || neck.Together == nil {
		t.Errorf("neck nerve and neck disc must stand as one group: %+v", neck.Patterns)
	}
	has(t, neck.For, "ub_cervical_radicular.steroid_away")
	has(t, neck.For, "ub_cervical_radicular.long_on_off")
	strain := p.Fits[1]
	has(t, strain.For, "ub_rhomboid_midtrap.heavy_pull")
	has(t, strain.Against, "ub_rhomboid_midtrap.too_long")
	has(t, strain.Against, "ub_rhomboid_midtrap.steroid_away")
	points := p.Fits[3]
	has(t, points.For, "ub_trigger_points.eased_hours")
	has(t, points.Against, "ub_trigger_points.press_worse")
	if len(e.See) == 0 || e.See[0].Who != "differential.see_physio" || e.See[0].Soon != "soon" {
		t.Errorf("five months must put an examination first: %+v", e.See)
	}
	if len(p.AskFirst) == 0 || p.AskFirst[0].ID != "chest_pressure_now" {
		t.Errorf("the organ questions come first: %+v", p.AskFirst)
	}
}

func has(t *testing.T, ps []differential.Point, id string) {
	t.Helper()
	for _, p := range ps {
		if p.ID == id {
			if len(p.Said) == 0 || p.Said[0].Span == nil && p.Said[0].Reason.Code == "" {
				t.Errorf("%s does not say on which fact it rests", id)
			}
			return
		}
	}
	t.Errorf("%s is missing", id)
}

// TestStopSaysNothingAboutPatterns: a screen that stops must not be softened.
func TestStopSaysNothingAboutPatterns(t *testing.T) {
	for _, u := range []safety.Urgency{safety.Urgent24h, safety.EmergencyNow} {
		e := differential.Explain(seed(t), nil, safety.Result{Urgency: u}, patterns(t), lifts())
		if !e.Stopped || len(e.Problems) != 0 || e.First[0].Code != "differential.stopped" {
			t.Errorf("urgency %d: %+v", u, e)
		}
	}
	e := differential.Explain(seed(t), nil, safety.Result{Urgency: safety.SeeClinicianSoon}, patterns(t), lifts())
	if e.Stopped || len(e.Problems) != 1 {
		t.Error("seeing somebody soon is not a stop")
	}
}

// TestGroupsNeverSplit: the two neck patterns are never shown apart when both fit.
func TestGroupsNeverSplit(t *testing.T) {
	c := seed(t)
	c.Problems[0].Zones = []body.Zone{"medial_border"}
	seen := 0
	for _, g := range explain(t, c).Problems[0].Fits {
		for _, p := range g.Patterns {
			if p.ID == "ub_cervical_radicular" || p.ID == "ub_cervical_disc" {
				seen++
				if g.ID != "neck_referral" {
					t.Errorf("%s stands alone", p.ID)
				}
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d neck patterns, want 2 in one group", seen)
	}
}

func TestNothingToldIsSaid(t *testing.T) {
	c := intake.Case{Problems: []intake.Problem{{Region: body.UpperBack, Side: body.NotStated, Course: "not_stated"}}}
	p := explain(t, c).Problems[0]
	if len(p.Fits) != 0 || p.Note == nil || p.Note.Code != "differential.nothing_fits" || len(p.TellApart) == 0 {
		t.Errorf("a bare region must give questions, not patterns: %+v", p)
	}
}

// TestSeriousPatternsAreNotCrossedOutUnasked: a pattern that raises a red flag is
// crossed out only when its questions have been answered no.
func TestSeriousPatternsAreNotCrossedOutUnasked(t *testing.T) {
	e := explain(t, seed(t))
	for _, m := range e.Problems[0].NotFits {
		if m.ID == "ub_visceral" || m.ID == "ub_neuralgic_amyotrophy" {
			t.Errorf("%s was crossed out without its questions", m.ID)
		}
	}
}

func mirror(c intake.Case) intake.Case {
	c.Problems = slices.Clone(c.Problems)
	for i := range c.Problems {
		c.Problems[i].Side = c.Problems[i].Side.Mirror()
	}
	return c
}

// TestMealsTellTheSide: the one place where left and right differ.
func TestMealsTellTheSide(t *testing.T) {
	for side, want := range map[body.Side]bool{body.Right: true, body.Left: false} {
		c := intake.Case{Problems: []intake.Problem{{Region: body.UpperBack, Side: side, Course: "on_and_off"}},
			Triggers: []intake.Trigger{{Activity: "eating"}}}
		gall := false
		for _, g := range explain(t, c).Problems[0].Fits {
			for _, f := range g.For {
				gall = gall || f.ID == "ub_visceral.right_meals"
			}
		}
		if gall != want {
			t.Errorf("%s blade and meals: gallbladder named = %v, want %v", side, gall, want)
		}
	}
}

// TestMirror: without meals, mirroring the case mirrors the answer.
func TestMirror(t *testing.T) {
	a, _ := json.Marshal(explain(t, seed(t)))
	b, _ := json.Marshal(explain(t, mirror(seed(t))))
	swap := strings.NewReplacer(`"left"`, `"right"`, `"right"`, `"left"`, `side.left`, `side.right`, `side.right`, `side.left`)
	if swap.Replace(string(a)) != string(b) {
		t.Error("mirroring the case does not mirror the explanation")
	}
}

// TestRandomCases: whatever is told, the answer keeps its promises.
func TestRandomCases(t *testing.T) {
	ps, cat := patterns(t), lifts()
	percent := regexp.MustCompile(`"(score|probability|percent|chance)"`)
	rapid.Check(t, func(rt *rapid.T) {
		c := randomCase(rt)
		e := differential.Explain(c, nil, safety.Result{}, ps, cat)
		b, err := json.Marshal(e)
		if err != nil {
			rt.Fatal(err)
		}
		if percent.Match(b) {
			rt.Fatal("a number is shown for a pattern")
		}
		again, _ := json.Marshal(differential.Explain(c, nil, safety.Result{}, ps, cat))
		if !bytes.Equal(b, again) {
			rt.Fatal("not deterministic")
		}
		for _, p := range e.Problems {
			if len(p.Fits) > 4 {
				rt.Fatalf("%d groups", len(p.Fits))
			}
			for _, g := range p.Fits {
				if len(g.For) == 0 {
					rt.Fatalf("%s is named though nothing speaks for it", g.ID)
				}
				for _, f := range append(slices.Clone(g.For), g.Against...) {
					if len(f.Said) == 0 || f.Basis == "" || len(f.Sources) == 0 {
						rt.Fatalf("%s without fact, basis or source", f.ID)
					}
				}
			}
		}
	})
}

func randomCase(rt *rapid.T) intake.Case {
	p := intake.Problem{
		Region: rapid.SampledFrom(body.Regions).Draw(rt, "region"),
		Side:   rapid.SampledFrom(body.Sides).Draw(rt, "side"),
		Course: rapid.SampledFrom([]string{"improving", "worsening", "stable", "on_and_off", "not_stated"}).Draw(rt, "course"),
		Onset:  rapid.SampledFrom([]string{"", "sudden", "gradual", "unknown"}).Draw(rt, "onset"),
	}
	if rapid.Bool().Draw(rt, "days known") {
		n := rapid.IntRange(0, 2000).Draw(rt, "days")
		p.OnsetDaysAgo = &n
	}
	if rapid.Bool().Draw(rt, "zone known") {
		p.Zones = []body.Zone{rapid.SampledFrom([]body.Zone{"medial_border", "posterior_axilla", "top_of_shoulder", "midline_upper_thoracic", "upper_trap"}).Draw(rt, "zone")}
	}
	c := intake.Case{Problems: []intake.Problem{p}}
	for _, l := range lifts().Lifts {
		switch rapid.IntRange(0, 3).Draw(rt, string(l.ID)) {
		case 1:
			c.Triggers = append(c.Triggers, intake.Trigger{Lift: l.ID, Effect: "provokes"})
		case 2:
			c.Tolerated = append(c.Tolerated, intake.Trigger{Lift: l.ID})
		}
	}
	for _, s := range []string{"tingling", "numbness", "weakness", "clicking", "swelling", "radiating_pain"} {
		if n := rapid.IntRange(0, 2).Draw(rt, s); n > 0 {
			c.Symptoms = append(c.Symptoms, intake.Symptom{What: s, Present: n == 1})
		}
	}
	return c
}

func BenchmarkExplain(b *testing.B) {
	c, ps, cat := seed(b), patterns(b), lifts()
	for b.Loop() {
		differential.Explain(c, nil, safety.Result{}, ps, cat)
	}
}
