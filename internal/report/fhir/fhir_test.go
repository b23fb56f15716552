package fhir

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/report"
)

type back struct {
	Entry []struct {
		FullURL  string `json:"fullUrl"`
		Resource struct {
			ResourceType  string
			BodySite      concept
			Code          concept
			ValueQuantity *struct {
				Value float64
				Code  string
			}
			Item []struct {
				LinkID string `json:"linkId"`
				Answer []struct{ ValueCoding coding }
			}
			Medication concept `json:"medicationCodeableConcept"`
		}
	}
}

// TestThereAndBack: places with side, zones and score, the screen with what was
// not asked, and medicines come out of the bundle as they went in; every
// reference leads to a resource; there is no Condition.
func TestThereAndBack(t *testing.T) {
	on := day.MustParse("2026-03-02")
	rapid.Check(t, func(rt *rapid.T) {
		l := report.Letter{AsOf: on, Hash: strings.Repeat("0a", 32)}
		for range rapid.IntRange(0, 12).Draw(rt, "places") {
			p := report.Place{Region: rapid.SampledFrom(body.Regions).Draw(rt, "region"), Side: rapid.SampledFrom(body.Sides).Draw(rt, "side")}
			if rapid.Bool().Draw(rt, "rated") {
				n := rapid.IntRange(0, 10).Draw(rt, "score")
				p.Worst = &n
			}
			l.Places = append(l.Places, p)
		}
		for range rapid.IntRange(0, 40).Draw(rt, "drugs") {
			l.Medicine = append(l.Medicine, report.Medicine{Class: "other", Name: rapid.StringN(1, 80, -1).Draw(rt, "name"), First: on, Last: on})
		}
		for range rapid.IntRange(0, 45).Draw(rt, "flags") {
			l.Safety.Screen = append(l.Safety.Screen, report.Answer{ID: rapid.StringMatching(`[a-z_]{3,20}`).Draw(rt, "id"), Value: rapid.SampledFrom([]string{"", "yes", "no", "unsure"}).Draw(rt, "value")})
		}
		raw, err := Bundle(&l)
		if err != nil {
			rt.Fatal(err)
		}
		compare(rt, &l, raw)
	})
}

func compare(rt *rapid.T, l *report.Letter, raw []byte) {
	var b back
	if err := json.Unmarshal(raw, &b); err != nil {
		rt.Fatal(err)
	}
	urls := map[string]bool{}
	places, drugs, answers := 0, 0, 0
	for i, e := range b.Entry {
		r := e.Resource
		if urls[e.FullURL] || (i == 0) != (r.ResourceType == "Composition") || r.ResourceType == "Condition" {
			rt.Fatalf("entry %d: %s %s", i, r.ResourceType, e.FullURL)
		}
		urls[e.FullURL] = true
		switch r.ResourceType {
		case "Observation":
			p := l.Places[places]
			places++
			c := r.BodySite.Coding
			if r.Code.Coding[0].Code != "72514-3" || c[0].Code != string(p.Region) || c[1].Code != "side."+string(p.Side) {
				rt.Fatalf("%v for %v", c, p)
			}
			if (r.ValueQuantity == nil) != (p.Worst == nil) || p.Worst != nil && (int(r.ValueQuantity.Value) != *p.Worst || r.ValueQuantity.Code != "{score}") {
				rt.Fatalf("score %v for %v", r.ValueQuantity, p)
			}
		case "MedicationStatement":
			var want concept // names that are no text are written as JSON writes them
			name, _ := json.Marshal(concept{Text: l.Medicine[drugs].Name})
			if json.Unmarshal(name, &want) != nil || r.Medication.Text != want.Text {
				rt.Fatalf("%q for %q", r.Medication.Text, l.Medicine[drugs].Name)
			}
			drugs++
		case "QuestionnaireResponse":
			for j, it := range r.Item {
				a := l.Safety.Screen[j]
				answers++
				if it.LinkID != a.ID || (len(it.Answer) == 0) != (a.Value == "") || a.Value != "" && it.Answer[0].ValueCoding.Code != a.Value {
					rt.Fatalf("%v for %v", it, a)
				}
			}
		}
	}
	if places != len(l.Places) || drugs != len(l.Medicine) || answers != len(l.Safety.Screen) {
		rt.Fatal("a fact is lost")
	}
	for _, part := range strings.Split(string(raw), `"reference": "`)[1:] {
		if to, _, _ := strings.Cut(part, `"`); !urls[to] {
			rt.Fatalf("%s leads nowhere", to)
		}
	}
}

func BenchmarkBundle(b *testing.B) {
	n := 3
	l := report.Letter{AsOf: day.MustParse("2026-03-02"), Hash: strings.Repeat("0a", 32)}
	for range 12 {
		l.Places = append(l.Places, report.Place{Region: body.Neck, Side: body.Left, Worst: &n})
	}
	for b.Loop() {
		if _, err := Bundle(&l); err != nil {
			b.Fatal(err)
		}
	}
}
