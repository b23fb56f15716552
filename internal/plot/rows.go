package plot

import "math"

// Rows is one dot with a whisker for each of several things, on one scale.
type Rows struct {
	Label   string
	Narrow  bool
	Rows    []Row
	Zero    string  // what stands at 0
	Limit   float64 // a dotted line at a value; 0 = none
	AtLimit string  // what stands at it
}

// Row is one thing: its value and the interval. Open = no dot, only a word.
type Row struct {
	Name      string
	V, Lo, Hi float64
	Strong    bool   // it stands out: filled, else hollow
	Word      string // shown at the right end
}

// Draw makes the picture.
func (r Rows) Draw() string {
	w, name, step, top := 900.0, 230.0, 34.0, 30.0
	word := 170.0
	if r.Narrow { // names stand above their lines
		w, name, step, word = 360, 8, 52, 10
	}
	h := top + step*float64(len(r.Rows)) + 34
	lo, hi := r.bounds()
	s := scale{lo, hi, name, w - word}
	p := open(w, h, "rows", r.Label)
	bottom := h - 30
	for _, v := range ticksOf(lo, hi) {
		p.line("grid", s.at(v), top-6, s.at(v), bottom)
		p.text("tick", s.at(v), bottom+16, middle, signed(v))
	}
	p.line("zero", s.at(0), top-6, s.at(0), bottom)
	p.text("tick", s.at(0), top-12, middle, r.Zero)
	if r.Limit > 0 && r.Limit < hi {
		p.line("limit", s.at(r.Limit), top-6, s.at(r.Limit), bottom)
		if !r.Narrow {
			p.text("tick", s.at(r.Limit)+5, top-12, start, r.AtLimit)
		}
	}
	for i, x := range r.Rows {
		y := top + step*float64(i) + step/2
		if r.Narrow {
			p.text("name", name, y-8, start, x.Name)
			p.text("tick", w-word, y-8, end, x.Word)
			y += 8
		} else {
			p.text("name", name-14, y+4, end, x.Name)
			p.text("tick", w-word+16, y+4, start, x.Word)
		}
		if !finite(x.V, x.Lo, x.Hi) {
			continue
		}
		p.line("whisker", s.at(x.Lo), y, s.at(x.Hi), y)
		p.line("whisker", s.at(x.Lo), y-4, s.at(x.Lo), y+4)
		p.line("whisker", s.at(x.Hi), y-4, s.at(x.Hi), y+4)
		class := "hollow"
		if x.Strong {
			class = "solid"
		}
		p.dot(class, s.at(x.V), y, 5.5)
	}
	return p.close()
}

func (r Rows) bounds() (lo, hi float64) {
	lo, hi = -0.5, 1
	for _, x := range r.Rows {
		if finite(x.Lo, x.Hi) {
			lo, hi = min(lo, x.Lo), max(hi, x.Hi)
		}
	}
	return lo - 0.1, hi + 0.1
}

// ticksOf are round values between lo and hi, four or so.
func ticksOf(lo, hi float64) (out []float64) {
	step := round((hi - lo) / 5)
	if !finite(lo, hi) || !(step > 0) {
		return nil
	}
	for i := math.Ceil(lo/step - 1e-9); i*step <= hi+1e-9*step && len(out) < 20; i++ {
		out = append(out, i*step)
	}
	return out
}

// round is 1, 2 or 5 times a power of ten, not below v.
func round(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return 1
	}
	ten := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if m*ten >= v*(1-1e-9) {
			return m * ten
		}
	}
	return 10 * ten
}

func signed(v float64) string {
	if v > 0 {
		return "+" + num(v)
	}
	if v < 0 {
		return "−" + num(-v)
	}
	return "0"
}
