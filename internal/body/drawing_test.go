package body

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func n(v int) *int { return &v }

// path of a spot's middle cells as a stroke: a line over its area.
func strokeOver(v View, s Spot) Stroke {
	r, want := rasters()[v], placeIndex(s.Place)
	out := Stroke{View: v, Width: 0.008}
	for row := range rows {
		for col := range cols {
			if r.at(col, row) == want && (s.Side == Midline || sideAt(v, col*cell+cell/2) == s.Side) && (col+3*row)%7 == 0 {
				out.Points = append(out.Points, [2]float64{float64(col*cell+cell/2) / Whole, float64(row*cell+cell/2) / Whole})
				break
			}
		}
	}
	return out
}

func mirrored(cs []Cover) []Cover {
	out := slices.Clone(cs)
	for i := range out {
		out[i].Spot = out[i].Spot.Mirror()
	}
	return out
}

func sameCovers(a, b []Cover) bool {
	if len(a) != len(b) {
		return false
	}
	for _, c := range a {
		if !slices.Contains(b, c) {
			return false
		}
	}
	return true
}

// TestMirrorLaw: for every spot of every view a mirrored stroke, and a mirrored
// pick, takes in the mirrored spots to the last cell.
func TestMirrorLaw(t *testing.T) {
	tried := 0
	for _, v := range Views {
		for _, s := range Spots(v) {
			d := Drawing{Areas: []Area{{Strokes: []Stroke{strokeOver(v, s)}}, {Picked: []string{s.Code()}}}}
			m := d.Mirror()
			for i := range d.Areas {
				a, b := Find(d.Areas[i]), Find(m.Areas[i])
				if !sameCovers(mirrored(a.Covers), b.Covers) || a.Spread != b.Spread || a.Beside != b.Beside {
					t.Errorf("%s %v area %d: %v, mirrored %v", v, s, i, a, b)
				}
				if !slices.ContainsFunc(a.Covers, func(c Cover) bool { return c.Spot == s && c.Meant() }) {
					t.Errorf("%s %v area %d is not found: %v", v, s, i, a.Covers)
				}
				tried++
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d cases", tried)
	}
}

func stroke(t *rapid.T) Stroke {
	s := Stroke{View: rapid.SampledFrom(Views).Draw(t, "view"), Width: float64(rapid.IntRange(20, 2000).Draw(t, "w")) / Whole}
	for range rapid.IntRange(1, 6).Draw(t, "n") {
		s.Points = append(s.Points, [2]float64{float64(rapid.IntRange(0, Whole).Draw(t, "x")) / Whole, float64(rapid.IntRange(0, 2*Whole).Draw(t, "y")) / Whole})
	}
	return s
}

func TestStrokeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Area{Strokes: []Stroke{stroke(t)}}
		d := Drawing{Areas: []Area{a}}
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
		f, m := Find(a), Find(d.Mirror().Areas[0])
		if !sameCovers(mirrored(f.Covers), m.Covers) {
			t.Fatalf("not mirrored: %v %v", f, m)
		}
		if !reflect.DeepEqual(d.Mirror().Mirror(), d) {
			t.Fatal("mirrored twice is not the same")
		}
		sum := f.Beside
		for _, c := range f.Covers {
			if !(c.Share > 0 && c.Share <= 1 && c.Part > 0 && c.Part <= 1) {
				t.Fatalf("%v", c)
			}
			sum += c.Part
		}
		if len(f.Covers) > 0 && math.Abs(sum-1) > 1e-9 {
			t.Fatalf("the parts add up to %v", sum)
		}
		wide := a
		wide.Strokes = []Stroke{a.Strokes[0]}
		wide.Strokes[0].Width = maxWidth
		if w := Find(wide); w.Spread < f.Spread {
			t.Fatalf("a wider brush covers less: %v, %v", w.Spread, f.Spread)
		}
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeDrawing(b); err != nil || !reflect.DeepEqual(back, d) {
			t.Fatalf("%v: %v", err, back)
		}
	})
}

func TestDrawingIsChecked(t *testing.T) {
	ok := Stroke{View: Back, Width: 0.03, Points: [][2]float64{{0.5, 0.5}}}
	bend := func(f func(*Stroke)) Drawing {
		s := Stroke{View: ok.View, Width: ok.Width, Points: slices.Clone(ok.Points)}
		f(&s)
		return Drawing{Areas: []Area{{Strokes: []Stroke{s}}}}
	}
	if err := bend(func(*Stroke) {}).Check(); err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]Drawing{
		"layer": {Layer: "bone"}, "nothing": {Areas: []Area{{}}}, "intensity": {Areas: []Area{{Intensity: n(11), Picked: []string{"left.glute"}}}},
		"below zero": {Areas: []Area{{Intensity: n(-1), Picked: []string{"left.glute"}}}}, "quality": {Areas: []Area{{Quality: "blue", Picked: []string{"left.glute"}}}},
		"place": {Areas: []Area{{Picked: []string{"left.wing"}}}}, "side": {Areas: []Area{{Picked: []string{"left.sternum"}}}},
		"no side": {Areas: []Area{{Picked: []string{"both.glute"}}}},
		"view":    bend(func(s *Stroke) { s.View = "side" }), "window": bend(func(s *Stroke) { s.View, s.Window = Front, WindowUpperBack }),
		"width": bend(func(s *Stroke) { s.Width = 0 }), "NaN width": bend(func(s *Stroke) { s.Width = math.NaN() }), "wide": bend(func(s *Stroke) { s.Width = 1 }),
		"no points": bend(func(s *Stroke) { s.Points = nil }), "outside": bend(func(s *Stroke) { s.Points[0][0] = 1.1 }), "NaN": bend(func(s *Stroke) { s.Points[0][1] = math.NaN() }),
		"many points": bend(func(s *Stroke) { s.Points = make([][2]float64, maxPoints+1) }),
		"many areas":  {Areas: make([]Area, maxAreas+1)}, "many strokes": {Areas: []Area{{Strokes: make([]Stroke, maxStrokes+1)}}},
	} {
		if d.Check() == nil {
			t.Errorf("%s: goes through", name)
		}
	}
}

func FuzzDecodeDrawing(f *testing.F) {
	f.Add([]byte(`{"layer":"muscle","areas":[{"intensity":4,"quality":"dull","strokes":[{"view":"back","width":0.03,"points":[[0.421,0.462],[0.42,0.48]]}],"picked":["left.medial_border"]}]}`))
	f.Add([]byte(`{"areas":[{"strokes":[{"view":"front","width":1e300,"points":[[1e308,-0]]}]}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := DecodeDrawing(b)
		if err != nil {
			return
		}
		for _, a := range d.Areas {
			Find(a)
		}
		if err := d.Mirror().Check(); err != nil {
			t.Fatalf("the mirror image is refused: %v", err)
		}
	})
}

func TestSpotted(t *testing.T) {
	both := Drawing{Areas: []Area{{Picked: []string{"left.interscapular_mid", "right.interscapular_mid"}}}}
	one := Drawing{Areas: []Area{{Picked: []string{"left.interscapular_mid", "midline.spine_upper"}}}}
	if got := both.Spotted(); len(got) != 1 || got[0].Side != Both || !slices.Equal(got[0].Zones, []Zone{"interscapular_both"}) {
		t.Errorf("both sides: %v", got)
	}
	if got := one.Spotted(); len(got) != 1 || got[0].Side != Left || !slices.Equal(got[0].Zones, []Zone{"medial_border", "midline_upper_thoracic"}) {
		t.Errorf("one side: %v", got)
	}
	dot := Area{Strokes: []Stroke{{View: Front, Width: 0.01, Points: [][2]float64{{0.62, 1.2}}}}}
	if got := Find(dot).Spotted(); len(got) != 1 || got[0].Region != HipGroin || got[0].Side != Left {
		t.Errorf("a dot on a large place: %v", got)
	}
	off := Find(Area{Strokes: []Stroke{{View: Front, Width: 0.01, Points: [][2]float64{{0.01, 0.01}}}}})
	if len(off.Covers) != 0 || off.Beside != 1 {
		t.Errorf("beside the body: %v", off)
	}
}

func TestDisagree(t *testing.T) {
	drawn := func(codes ...string) []Spotted { return Drawing{Areas: []Area{{Picked: codes}}}.Spotted() }
	for name, c := range map[string]struct {
		told  []Claim
		drawn []Spotted
		want  int
	}{
		"same":         {[]Claim{{UpperBack, Left}}, drawn("left.medial_border"), 0},
		"other":        {[]Claim{{UpperBack, Left}}, drawn("right.medial_border"), 1},
		"both and one": {[]Claim{{UpperBack, Both}}, drawn("right.medial_border"), 1},
		"two mentions": {[]Claim{{UpperBack, Left}, {UpperBack, Right}}, drawn("left.medial_border", "right.medial_border"), 0},
		"not told":     {[]Claim{{UpperBack, NotStated}}, drawn("right.medial_border"), 0},
		"other place":  {[]Claim{{Knee, Left}}, drawn("right.medial_border"), 0},
		"midline":      {[]Claim{{UpperBack, Left}}, drawn("midline.spine_upper"), 0},
		"nothing":      {nil, nil, 0},
	} {
		if got := Disagree(c.told, c.drawn); len(got) != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestHeats(t *testing.T) {
	day := func(v *int, codes ...string) Drawing { return Drawing{Areas: []Area{{Intensity: v, Picked: codes}}} }
	a, b := Spot{"medial_border", Right}, Spot{"glute", Left}
	s := Heats([]Drawing{day(n(6), a.Code()), day(nil, a.Code()), day(n(2), a.Code(), b.Code())})
	if s.N != 2 || !slices.Equal(s.LeftOut, []int{1}) || s.First[a] != 6 || s.Last[a] != 2 || s.Mean[a] != 4 || s.Mean[b] != 1 || s.Change[a] != -4 || s.Change[b] != 2 {
		t.Errorf("%+v", s)
	}
	if e := Heats(nil); e.N != 0 || len(e.Mean) != 0 || len(e.Change) != 0 {
		t.Errorf("%+v", e)
	}
	if got := s.Last.Sorted(); !slices.Equal(got, []Spot{a, b}) {
		t.Errorf("%v", got)
	}
}

func BenchmarkFind(b *testing.B) {
	s := strokeOver(Back, Spot{"infraspinatus", Right})
	for b.Loop() {
		Find(Area{Strokes: []Stroke{s}})
	}
}
