package course

import "testing"

func TestClosing(t *testing.T) {
	at := func(name string, total, flares float64) Score {
		return Score{Policy: name, Total: Interval{Mean: total}, Flares: Interval{Mean: flares}}
	}
	s := []Score{at("x", 96, 14), at("y", 98, 5), at("z", 100, 2)}
	c, ok := Closing(s, "y", "x", "z")
	if !ok || c.Total != 50 || c.Flares != 75 {
		t.Errorf("%+v %v", c, ok)
	}
	if _, ok := Closing(s, "y", "x", "nobody"); ok {
		t.Error("a missing policy has no way")
	}
}

func TestInterval(t *testing.T) {
	got := interval([]float64{1, 3, 5, 7})
	if got.Mean != 4 || got.N != 4 || !(got.Lo < 1.6 && got.Lo > 1.3) {
		t.Errorf("mean 4, half 1.96·2.58/2 = 2.53: %+v", got)
	}
}
