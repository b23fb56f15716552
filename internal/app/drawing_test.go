package app

import (
	"fmt"
	"slices"
	"testing"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

func n(v int) *int { return &v }

func pick(score *int, quality string, codes ...string) body.Area {
	return body.Area{Intensity: score, Quality: quality, Picked: codes}
}

func named(place string) string { return "name of " + place }

func TestDrawingEntries(t *testing.T) {
	d := body.Drawing{Layer: body.Muscle, Areas: []body.Area{pick(n(0), "", "left.glute"), pick(nil, "dull", "right.knee_front"), pick(n(6), "dull", "right.medial_border")}}
	e, err := DrawingEntry("d1", "2026-03-02T18:30:00+01:00", d)
	if err != nil {
		t.Fatal(err)
	}
	broken := e
	broken.ID, broken.Extra = "d0", nil
	got, unreadable := Drawings([]diary.Entry{{Kind: "note"}, e, broken})
	if len(got) != 1 || unreadable != 1 || got[0].Day != day.Of(2026, 3, 2) || len(got[0].Drawing.Areas) != 3 {
		t.Errorf("%+v, %d unreadable", got, unreadable)
	}
	if _, err := DrawingEntry("d2", "2026-03-02", body.Drawing{Areas: []body.Area{{}}}); err == nil {
		t.Error("an empty area is kept")
	}
	i := 0
	pains := PainEntries(func() string { i++; return fmt.Sprint(i) }, "2026-03-02", d)
	if len(pains) != 2 || *pains[0].Score != 0 || *pains[1].Score != 6 || pains[1].Region != "upper_back" || pains[1].Side != "right" || !slices.Equal(pains[1].Zones, []string{"medial_border"}) {
		t.Errorf("%+v", pains)
	}
}

func TestWithDrawing(t *testing.T) {
	told := intake.Case{Problems: []intake.Problem{{Region: body.UpperBack, Side: body.Left, Course: "stable"}, {Region: body.Knee, Side: body.NotStated, Severity: n(2)}}}
	d := body.Drawing{Areas: []body.Area{pick(n(5), "", "right.medial_border"), pick(n(4), "tingling", "left.knee_front"), pick(nil, "numb", "left.shin")}}
	c, ask := WithDrawing(told, d, named)
	if len(ask) != 1 || ask[0] != (body.Disagreement{Region: body.UpperBack, Told: body.Left, Drawn: body.Right}) {
		t.Errorf("asked: %v", ask)
	}
	if c.Problems[0].Side != body.Left || c.Problems[0].Zones != nil || c.Problems[0].Severity != nil {
		t.Errorf("the contested place was changed: %+v", c.Problems[0])
	}
	if p := c.Problems[1]; p.Side != body.Left || *p.Severity != 4 {
		t.Errorf("%+v", p)
	}
	if p := c.Problems[2]; p.Region != body.Other || p.Place != "name of shin" || p.Severity != nil || p.Course != "not_stated" {
		t.Errorf("%+v", p)
	}
	if len(c.Symptoms) != 2 || c.Symptoms[0].What != "tingling" || c.Symptoms[1].What != "numbness" {
		t.Errorf("%+v", c.Symptoms)
	}
	if told.Problems[1].Side != body.NotStated || *told.Problems[1].Severity != 2 {
		t.Error("the case that was handed in was changed")
	}
	if again, _ := WithDrawing(c, d, named); len(again.Problems) != len(c.Problems) || len(again.Symptoms) != len(c.Symptoms) {
		t.Error("the same drawing twice adds twice")
	}
}

// TestSettlingASide: after either answer nothing is left to ask.
func TestSettlingASide(t *testing.T) {
	for _, told := range []body.Side{body.Left, body.Right, body.Both} {
		for _, codes := range [][]string{{"left.medial_border"}, {"right.medial_border"}, {"left.medial_border", "right.infraspinatus"}} {
			c := intake.Case{Problems: []intake.Problem{{Region: body.UpperBack, Side: told}}}
			d := body.Drawing{Areas: []body.Area{pick(n(5), "", codes...), pick(n(3), "", "left.glute")}}
			for _, q := range SidesToAsk(c, d) {
				if left := SidesToAsk(c, ByWords(d, q)); len(left) > 0 {
					t.Errorf("told %s, drawn %v, by the words: %v", told, codes, left)
				}
				if left := SidesToAsk(ByDrawing(c, q), d); len(left) > 0 {
					t.Errorf("told %s, drawn %v, by the drawing: %v", told, codes, left)
				}
				if hip := ByWords(d, q).Areas[1]; !slices.Equal(hip.Picked, []string{"left.glute"}) {
					t.Errorf("another place was turned: %v", hip)
				}
			}
		}
	}
}
