package body

import (
	"math"
	"math/rand"
	"strings"
	"testing"
)

// TestEveryPlaceIsDrawnAndNamedOnce: the plans and the table speak of the same
// places, and each belongs to a group and a region of the knowledge files.
func TestEveryPlaceIsDrawnAndNamedOnce(t *testing.T) {
	seen, zones := map[string]bool{}, map[Zone]bool{}
	for _, p := range Places() {
		if seen[p.ID] {
			t.Errorf("%s twice", p.ID)
		}
		seen[p.ID] = true
		if !Shown(Front, p.ID) && !Shown(Back, p.ID) {
			t.Errorf("%s is in no view", p.ID)
		}
		zones[p.Known] = true
		if r, ok := Zones[p.Known]; p.Known != "" && !ok {
			t.Errorf("%s: %s is no zone of the knowledge files", p.ID, p.Known)
		} else if ok && r != p.Region && !(p.ID == "trap_front") {
			t.Errorf("%s: zone %s lies in %s, the place in %s", p.ID, p.Known, r, p.Region)
		}
	}
	for z := range Zones {
		if !zones[z] {
			t.Errorf("nothing on the chart stands for %s", z)
		}
	}
}

// TestLayersTile: faces leave no gap and do not overlap; their areas add up to
// the silhouette's, and each random point is in one face or beside the body.
func TestLayersTile(t *testing.T) {
	for _, name := range Views {
		v, sum := views()[name], 0.0
		for i := range v.faces {
			sum += area(v.faces[i].ring)
		}
		var ring []XY
		for _, l := range Silhouette(name) {
			for _, c := range l {
				xy := func(p Point) XY { return XY{p.X, p.Y} }
				ring = Cubic{xy(c.From), xy(c.C1), xy(c.C2), xy(c.To)}.flat(ring)
			}
		}
		if whole := math.Abs(area(ring)) / 2; math.Abs(sum-whole) > 1e-6*whole {
			t.Errorf("%s: the places cover %v, half the silhouette is %v", name, sum, whole)
		}
		r := rand.New(rand.NewSource(1))
		for range 40000 {
			u, y, n := r.Float64()*500, r.Float64()*2000, 0
			for i := range v.faces {
				if v.faces[i].holds(u, y) {
					n++
				}
			}
			if in := inside(ring, 500+u, y); n > 1 || in != (n == 1) {
				t.Fatalf("%s: point %v,%v lies in %d faces, inside the silhouette: %v", name, u, y, n, in)
			}
		}
	}
}

// TestCellsAgreeWithFaces: the counted chart is the drawn chart.
func TestCellsAgreeWithFaces(t *testing.T) {
	for _, name := range Views {
		v, r := views()[name], rasters()[name]
		for row := 0; row < rows; row += 3 {
			for col := cols / 2; col < cols; col += 2 {
				u, y := float64(col*cell+cell/2-Whole/2)/10, float64(row*cell+cell/2)/10
				if want := v.at(u, y); r.at(col, row) != want || r.at(cols-1-col, row) != want {
					t.Fatalf("%s: cell %d,%d is %d, want %d", name, col, row, r.at(col, row), want)
				}
			}
		}
		sum := 0.0
		for _, s := range Spots(name) {
			if sh := Share(name, s); !(sh > 0.0003) {
				t.Errorf("%s: %v is too small to point at: %v", name, s, sh)
			} else {
				sum += sh
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: the shares add up to %v", name, sum)
		}
	}
}

// TestSidesAreTheBodys: seen from the front the left is on the viewer's right.
func TestSidesAreTheBodys(t *testing.T) {
	for _, c := range []struct {
		v    View
		x, y float64
		want Spot
	}{
		{Front, 0.62, 0.55, Spot{"chest_lower", Left}},
		{Front, 0.38, 0.55, Spot{"chest_lower", Right}},
		{Back, 0.574, 0.47, Spot{"medial_border", Right}},
		{Back, 0.426, 0.47, Spot{"medial_border", Left}},
		{Back, 0.5, 0.42, Spot{"spine_upper", Midline}},
	} {
		if got, ok := Hit(c.v, c.x, c.y); !ok || got != c.want {
			t.Errorf("%s %v,%v: %v, want %v", c.v, c.x, c.y, got, c.want)
		}
	}
	for _, p := range [][2]float64{{0, 0}, {1, 2}, {-1, 1}, {0.5, 3}, {math.NaN(), 1}, {0.5, math.NaN()}, {math.Inf(1), 0}} {
		if s, ok := Hit(Front, p[0], p[1]); ok {
			t.Errorf("%v hits %v", p, s)
		}
	}
	if _, ok := Hit("side", 0.5, 0.5); ok {
		t.Error("a view that does not exist is hit")
	}
}

// TestPathsMirror: the left path is the right one with every x turned over.
func TestPathsMirror(t *testing.T) {
	for _, v := range Views {
		for _, s := range Spots(v) {
			here, there := map[Point]bool{}, map[Point]bool{}
			for _, l := range Path(v, s) {
				if l[0].From != l[len(l)-1].To {
					t.Errorf("%s %v: a loop does not close", v, s)
				}
				for i, c := range l {
					here[Point{1000 - c.From.X, c.From.Y}] = true
					if i > 0 && l[i-1].To != c.From {
						t.Errorf("%s %v: a loop is broken", v, s)
					}
				}
			}
			for _, l := range Path(v, s.Mirror()) {
				for _, c := range l {
					there[c.From] = true
				}
			}
			if len(here) == 0 || len(here) != len(there) {
				t.Errorf("%s %v: %d and %d points", v, s, len(here), len(there))
			}
			for p := range here {
				if !there[p] {
					t.Errorf("%s %v: %v has no mirror image", v, s, p)
				}
			}
		}
		d := SVG(Silhouette(v), false)
		if strings.Count(d, "M") != 1 || strings.Count(d, "Z") != 1 {
			t.Errorf("%s: the silhouette is not one closed line", v)
		}
	}
}

// TestPlanFaults: a plan that does not hold together is refused, not guessed.
func TestPlanFaults(t *testing.T) {
	square := "line a: a=10,10 | b=20,10 | c=20,20 | d=10,20 | a\n"
	for name, plan := range map[string]string{
		"unknown place": square + "place nowhere: 15,15", "outside": square + "place head: 30,30", "no name": square,
		"two names": square + "place head: 15,15\nplace jaw: 16,16", "loose end": square + "line b: b e=40,40\nplace head: 15,15",
		"unknown node": "line a: a=1,1 q", "no number": "line a: a=x,1 b=2,2", "off the chart": "line a: a=1,1 b=2,2001",
		"NaN": "line a: a=NaN,1 b=2,2", "node twice": square + "line b: a=1,1 b", "no end": "line a: a=1,1 5,5", "word": "circle x: 1,1", "far join": square + "line b: a @40,40\nplace head: 15,15",
		"two islands": square + "line b: e=40,40 | f=50,40 | g=50,50 | e\nplace head: 15,15\nplace jaw: 48,44", "one point": "line a: a=1,1",
	} {
		if _, err := newView(placeIDs(), plan); err == nil {
			t.Errorf("%s: goes through", name)
		}
	}
	if v, err := newView(placeIDs(), square+"place head: 15,15"); err != nil || len(v.faces) != 1 || math.Abs(area(v.faces[0].ring)-100) > 1e-9 {
		t.Errorf("the square: %v", err)
	}
}

func BenchmarkHit(b *testing.B) {
	views()
	for i := 0; b.Loop(); i++ {
		Hit(Back, 0.2+0.6*float64(i%97)/97, 0.1+1.8*float64(i%89)/89)
	}
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		mustView(placeIDs(), drawOutline, drawLimbs, drawBack).raster()
	}
}
