package report

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/wording"
)

var on = day.MustParse("2026-03-02")

func weeks() Course {
	c := Course{Weeks: make([]Week, Weeks)}
	for i := range c.Weeks {
		c.Weeks[i].Starts = on.Add(1 - 7*(Weeks-i))
	}
	return c
}

// TestLabelsCoverEverySpotOnce: in each view every lit spot that the view shows
// belongs to one label, of its own side and intensity, which stands inside one
// of its spots.
func TestLabelsCoverEverySpotOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var c Chart
		taken := map[body.Spot]bool{}
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(body.Places()), 0, 30).Draw(rt, "places") {
			side := rapid.SampledFrom([]body.Side{body.Left, body.Right}).Draw(rt, "side")
			if p.Mid {
				side = body.Midline
			}
			if s := (body.Spot{Place: p.ID, Side: side}); !taken[s] {
				taken[s] = true
				n := rapid.IntRange(0, 10).Draw(rt, "n")
				c.Spots = append(c.Spots, Spot{p.ID, side, &n})
			}
		}
		labels := Labels(c)
		for _, v := range body.Views {
			for _, s := range c.Spots {
				found := 0
				for _, l := range labels {
					for _, x := range l.Spots {
						if l.View == v && x.Place == s.Place && x.Side == s.Side {
							found++
							if l.Side != s.Side || *l.Intensity != *s.Intensity {
								rt.Fatalf("%v is under %v", s, l)
							}
						}
					}
				}
				if shown := body.Shown(v, s.Place); (found == 1) != shown || found > 1 {
					rt.Fatalf("%v: %d labels in the %s view, shown %v", s, found, v, shown)
				}
			}
		}
		for i, l := range labels {
			for _, o := range labels[:i] {
				if l.View == o.View && near(l.Tag, o.Tag) {
					rt.Fatalf("the figures of %v and %v cover each other", l, o)
				}
			}
			if w := body.WholeBox; !(l.Tag.X >= w.X && l.Tag.X <= w.X+w.W && l.Tag.Y >= w.Y && l.Tag.Y <= w.Y+w.H) {
				rt.Fatalf("the figure of %v leaves the picture", l)
			}
			inside := false
			for _, x := range l.Spots {
				m, _ := body.Middle(l.View, body.Spot{Place: x.Place, Side: x.Side})
				inside = inside || m == l.At
			}
			if !inside {
				rt.Fatalf("%v stands in none of its spots", l)
			}
		}
	})
}

// TestMasksStayOnTheLine whatever the dates.
func TestMasksStayOnTheLine(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := &Letter{Course: weeks()}
		for range rapid.IntRange(0, 40).Draw(rt, "medicines") {
			from := on.Add(rapid.IntRange(-400, 60).Draw(rt, "from"))
			l.Medicine = append(l.Medicine, Medicine{MaskFrom: from, MaskTo: from.Add(rapid.IntRange(0, 90).Draw(rt, "days"))})
		}
		for _, m := range MaskSpans(l) {
			if !(0 <= m[0] && m[0] < m[1] && m[1] <= 1) {
				rt.Fatal(m)
			}
		}
	})
}

// TestAStopDrawsSets: after a stop the line of time has no kilograms, even if
// some were left in the letter by a fault.
func TestAStopDrawsSets(t *testing.T) {
	kg := 180.0
	l := &Letter{Course: weeks(), Lifts: []Line{{Lift: "squat_low_bar", Weeks: []LiftPoint{{Sets: 3, Kg: &kg}}}}}
	if row := Rows(l)[1]; *row.Points[0].Bar != 3 {
		t.Errorf("%g is drawn where the gate has not spoken", *row.Points[0].Bar)
	}
	for _, verdict := range []string{"stop", "hand_over", "something new"} {
		if l.Safety.Verdict = verdict; *Rows(l)[1].Points[0].Bar != 3 {
			t.Errorf("a load is drawn after %s", verdict)
		}
	}
	l.Safety.Verdict = "limit"
	if row := Rows(l)[1]; *row.Points[0].Bar != kg {
		t.Error("no load without a stop, so this test shows nothing")
	}
}

// TestStrangersSeeNoNames: nothing that is a name, a medicine or a clinician's
// word stands in a text for strangers, whatever it is.
func TestStrangersSeeNoNames(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		secret := fmt.Sprintf("QX%dXQ", rapid.IntRange(0, 1<<30).Draw(rt, "secret"))
		l := &Letter{AsOf: on, DataUntil: on, Hash: secret, Who: Who{Name: secret}, Course: weeks(), Medicine: []Medicine{{Class: "other", Name: secret, For: secret, First: on, Last: on, MaskFrom: on, MaskTo: on}},
			Notes: []Note{{on, secret}}, Helped: []Help{{What: "oral_steroid", Name: secret, How: "told", Effect: "helped"}, {What: "massage", Name: secret, How: "told", Effect: "helped"}}, Meet: &Meet{Date: on.Add(9), DaysOut: 9, Federation: secret}}
		text := Write(l, book, Options{Forum: true}).Text()
		if strings.Contains(text, secret) || strings.Contains(text, "2026") {
			rt.Fatal(text)
		}
		if all := Write(l, book, Options{}).Text(); strings.Count(all, secret) < 6 {
			rt.Fatal("the letter itself lacks them, so this test shows nothing")
		}
	})
}

// book says each code with all that it is given.
var book = wording.Book{"letter.name": "{name}", "letter.proof": "{hash}", "letter.med_for": "{what}", "letter.date": "{date}", "letter.med_days": "{first}", "letter.meet": "{date}", "letter.note": "{date}",
	"locale.date_day_mon_year": "{d} {y}", "locale.date_day_month": "{d}"}

// TestManyScores: the first and the last five stand there, and that some are
// left out is said.
func TestManyScores(t *testing.T) {
	w := writer{words{book}, &Letter{AsOf: on}, Options{}}
	var all []Score
	for i := range 20 {
		all = append(all, Score{on.Add(i), float64(i)})
	}
	got := w.scores(all)
	for _, want := range []string{"0 (", "…", "15 (", "19 ("} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	if strings.Contains(got, "14 (") || strings.Count(got, "…") != 1 {
		t.Error(got)
	}
}
