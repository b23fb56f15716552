package web

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"spotter/internal/intake"
)

// TestLightLosesNothing: whatever the spans, the stretches joined are the
// text, and every stretch is whole characters.
func TestLightLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab é₹°—😀\n"))).Draw(t, "text")
		n := rapid.IntRange(0, 8).Draw(t, "facts")
		var fs []Fact
		for i := range n {
			span := intake.Span{rapid.IntRange(-3, len(text)+3).Draw(t, "from"), rapid.IntRange(-3, len(text)+3).Draw(t, "to")}
			fs = append(fs, Fact{N: i + 1, Kind: []string{"where", "trigger", "fine"}[i%3], Spans: []intake.Span{span}})
		}
		var joined strings.Builder
		refs := map[string]bool{}
		for _, l := range light(text, fs) {
			joined.WriteString(l.Text)
			if l.Text == "" || !utf8.ValidString(l.Text) {
				t.Fatalf("an empty or broken stretch %q", l.Text)
			}
			if l.Ref != "" && refs[l.Ref] {
				t.Fatalf("%s twice", l.Ref)
			}
			refs[l.Ref] = true
		}
		if joined.String() != text {
			t.Fatalf("%q became %q", text, joined.String())
		}
	})
}

func TestLightOverlaps(t *testing.T) {
	text := "low bar squats hurt my left blade"
	fs := []Fact{
		{N: 1, Kind: "trigger", Spans: []intake.Span{{0, 19}}},
		{N: 2, Kind: "where", Spans: []intake.Span{{15, 33}}},
		{N: 3, Kind: "trigger", Spans: []intake.Span{{0, 7}}},
	}
	lit := light(text, fs)
	var got []string
	for _, l := range lit {
		ends := ""
		for _, e := range l.Ends {
			ends += string(rune('0' + e.N))
		}
		got = append(got, l.Text+"|"+strings.Join(l.Kinds, "+")+"|"+ends)
	}
	want := "low bar|trigger|3/ squats |trigger|/hurt|trigger+where|1/ my left blade|where|2"
	if strings.Join(got, "/") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "/"), want)
	}
}

// TestEveryFactIsReachable: each fact with a passage has an anchor to jump to,
// also where passages coincide.
func TestEveryFactIsReachable(t *testing.T) {
	fs := []Fact{{N: 1, Kind: "sign", Spans: []intake.Span{{0, 4}}}, {N: 2, Kind: "medicine", Spans: []intake.Span{{0, 4}}}}
	refs := map[string]bool{}
	for _, l := range light("pill then", fs) {
		for _, r := range append([]string{l.Ref}, l.More...) {
			refs[r] = true
		}
	}
	if !refs["in-text-1"] || !refs["in-text-2"] {
		t.Errorf("anchors: %v", refs)
	}
}

func TestCoverHidesEveryFigure(t *testing.T) {
	for _, s := range []string{"180 kg", "180kg", "500lbs", "405 lb", "102,5 Kilos", "at 80% today", "80 percent", "315#", "3 x 100 kg", "220 pounds", "97.5 %"} {
		if !HasFigure(s) || figure.MatchString(Cover(s)) || strings.ContainsAny(strings.ReplaceAll(Cover(s), "3 x", ""), "0123456789") {
			t.Errorf("%q became %q", s, Cover(s))
		}
	}
	for _, s := range []string{"5 sets of 3", "7 weeks out", "pain 4 of 10", "RPE 8", "since 2021"} {
		if HasFigure(s) || Cover(s) != s {
			t.Errorf("%q is no load", s)
		}
	}
	post := "pull 500lbs and more"
	lit := coverLit(light(post, []Fact{{N: 1, Kind: "lift", Spans: []intake.Span{{0, 7}}}}), post)
	var all strings.Builder
	for _, l := range lit {
		all.WriteString(l.Text)
	}
	if strings.ContainsAny(all.String(), "0123456789") || !strings.HasSuffix(all.String(), " and more") {
		t.Errorf("a figure across a border: %q", all.String())
	}
}

func TestParseLoad(t *testing.T) {
	for in, want := range map[string]float64{"180": 180, "142.5": 142.5, "102,5": 102.5, "1000": 1000, "97,25": 97.25} {
		if got, err := parseLoad(in); err != nil || got != want {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "0", "-5", "1,025", "1.025", "12e3", "NaN", "Inf", "100kg", "10 0", "1,0,0", "٣"} {
		if got, err := parseLoad(in); err == nil {
			t.Errorf("%q was read as %v", in, got)
		}
	}
}
