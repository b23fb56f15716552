package web

import (
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"spotter/frontend"
)

var colour = regexp.MustCompile(`--([a-z0-9-]+):\s*(#[0-9a-f]{6});`)

// schemes reads the colour variables of the light and the dark scheme.
func schemes(t *testing.T) map[string]map[string]string {
	t.Helper()
	css, err := fs.ReadFile(frontend.Files, "static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	dark, _, ok2 := strings.Cut(rest, "/* ---------- ground */")
	if !ok || !ok2 {
		t.Fatal("the style sheet has no dark scheme where it should be")
	}
	out := map[string]map[string]string{}
	for name, text := range map[string]string{"light": head, "dark": dark} {
		out[name] = map[string]string{}
		for _, m := range colour.FindAllStringSubmatch(text, -1) {
			out[name][m[1]] = m[2]
		}
	}
	return out
}

// luminance and ratio follow WCAG 2.2 (relative luminance, contrast ratio).
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("not a colour: %q", hex)
	}
	part := func(v uint64) float64 {
		c := float64(v&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n>>16) + 0.7152*part(n>>8) + 0.0722*part(n)
}

func ratio(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	if r := ratio(t, "#000000", "#ffffff"); math.Abs(r-21) > 1e-9 {
		t.Fatalf("black on white is 21, not %v", r)
	}
	text := [][2]string{ // 4.5 : 1
		{"ink", "bg"}, {"ink", "surface"}, {"ink", "sunk"}, {"ink-2", "bg"}, {"ink-2", "surface"}, {"ink-2", "sunk"},
		{"accent", "bg"}, {"accent", "surface"}, {"accent", "sunk"}, {"accent", "accent-soft"}, {"accent-hover", "bg"}, {"accent-hover", "sunk"},
		{"on-accent", "accent"}, {"on-accent", "accent-hover"}, {"ink", "accent-soft"},
		{"danger", "danger-soft"}, {"danger", "sunk"}, {"danger", "surface"}, {"ink", "danger-soft"},
		{"ok", "ok-soft"}, {"ok", "surface"}, {"ok", "bg"}, {"ink", "ok-soft"}, {"warn", "warn-soft"}, {"warn", "surface"}, {"warn", "bg"}, {"ink", "warn-soft"}, {"ink-2", "warn-soft"},
		{"ink", "k-where"}, {"ink", "k-since"}, {"ink", "k-trigger"}, {"ink", "k-fine"}, {"ink", "k-tried"}, {"ink", "k-medicine"}, {"ink", "k-goal"}, {"ink", "k-sign"}, {"ink", "k-lift"},
	}
	parts := [][2]string{ // 3 : 1, borders of controls, focus, marks that carry meaning
		{"line-strong", "bg"}, {"line-strong", "surface"}, {"focus", "bg"}, {"focus", "surface"}, {"focus", "sunk"}, {"focus", "danger-soft"},
		{"accent", "bg"}, {"danger", "bg"}, {"accent", "line"},
	}
	for scheme, c := range schemes(t) {
		for _, list := range []struct {
			pairs [][2]string
			least float64
		}{{text, 4.5}, {parts, 3}} {
			for _, p := range list.pairs {
				if c[p[0]] == "" || c[p[1]] == "" {
					t.Errorf("%s: --%s or --%s is no plain colour", scheme, p[0], p[1])
					continue
				}
				if r := ratio(t, c[p[0]], c[p[1]]); !(r >= list.least) {
					t.Errorf("%s: --%s on --%s is %.2f : 1, needs %.1f", scheme, p[0], p[1], r, list.least)
				}
			}
		}
	}
}
