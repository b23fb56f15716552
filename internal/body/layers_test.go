package body

import (
	"math"
	"math/rand"
	"testing"
)

// TestBandsTile: the bands cover the silhouette once, as the places do.
func TestBandsTile(t *testing.T) {
	for _, name := range Views {
		b, p := bands()[name], views()[name]
		sum, want := 0.0, 0.0
		for i := range b.faces {
			sum += area(b.faces[i].ring)
		}
		for i := range p.faces {
			want += area(p.faces[i].ring)
		}
		// A joined line cuts the outline's curve, which is then flattened
		// anew: a hair of difference is allowed.
		if math.Abs(sum-want) > 2e-4*want {
			t.Errorf("%s: bands cover %v, places %v", name, sum, want)
		}
		r := rand.New(rand.NewSource(2))
		for range 20000 {
			u, y, n := r.Float64()*450, r.Float64()*2000, 0
			for i := range b.faces {
				if b.faces[i].holds(u, y) {
					n++
				}
			}
			if n > 1 {
				t.Fatalf("%s: point %v,%v lies in %d bands", name, u, y, n)
			}
		}
	}
}

// TestRootsWhereTaught: the marks that every chart agrees on.
func TestRootsWhereTaught(t *testing.T) {
	for _, c := range []struct {
		v    View
		x, y float64
		want string
	}{
		{Front, 0.6, 0.57, "T4"}, {Front, 0.52, 0.812, "T10"}, {Front, 0.92, 1.17, "C6"}, {Front, 0.884, 1.235, "C7"}, {Front, 0.845, 1.22, "C8"},
		{Front, 0.79, 0.62, "C5"}, {Front, 0.57, 1.6, "L4"}, {Front, 0.65, 1.6, "L5"}, {Back, 0.53, 0.1, "C2"}, {Back, 0.61, 1.86, "S1"},
	} {
		if got, ok := RootAt(c.v, c.x, c.y); !ok || got != c.want {
			t.Errorf("%s %v,%v: %s, want %s", c.v, c.x, c.y, got, c.want)
		}
	}
	if _, ok := RootAt(Front, math.NaN(), 1); ok {
		t.Error("NaN has a root")
	}
}

// TestMusclesJoinPlaces: each muscle is one area a side, without inner lines.
func TestMusclesJoinPlaces(t *testing.T) {
	for _, v := range Views {
		ms := Muscles(v)
		if len(ms) < 20 {
			t.Errorf("%s: only %d muscles", v, len(ms))
		}
		for _, m := range ms {
			if m.Side != Midline && len(m.Path) != 1 && m.Muscle != "erector" && m.Muscle != "latissimus" {
				t.Errorf("%s: %s %s is in %d pieces", v, m.Side, m.Muscle, len(m.Path))
			}
		}
	}
}
