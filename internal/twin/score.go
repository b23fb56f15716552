package twin

import (
	"math"
	"slices"
)

// What counts: a trigger has a true effect of half a point or more, a harmless
// lift one below 0.1; what lies between is left out of who-is-who but kept in
// calibration. Lifts with fewer than three sessions are not judged.
const (
	isTrigger = 0.5
	harmless  = 0.1
	strong    = 1.0
)

// Judged is one lift of one athlete with a method's claim.
type Judged struct {
	Athlete int
	Truth   float64
	Claim
}

// Table is a method's scores over many athletes.
type Table struct {
	Method                string
	Athletes, Pairs       int
	AUROC, AP             float64
	Named                 float64 // per athlete
	False                 float64 // share of the named that are harmless
	AnyFalse              float64 // share of athletes with a false name
	Recall, RecallStrong  float64
	Holds7, Holds9        float64 // stated 0.7-0.9, stated 0.9 and more: share that are triggers
	ECE, Brier            float64
	CoverNamed, CoverAll  float64 // 90 % intervals
	ErrorNamed, ErrorTrue float64 // mean absolute error of the effect
}

// Score sums the claims up.
func Score(method string, all []Judged) Table {
	t := Table{Method: method, Pairs: len(all)}
	athletes, fooled := map[int]bool{}, map[int]bool{}
	for _, j := range all {
		athletes[j.Athlete] = true
		if j.Named && j.Truth < harmless {
			fooled[j.Athlete] = true
		}
	}
	t.Athletes = len(athletes)
	n := math.Max(1, float64(t.Athletes))
	t.AnyFalse = float64(len(fooled)) / n
	t.ranked(all)
	t.named(all, n)
	t.calibrated(all)
	return t
}

// ranked is who is who: the area under the curve and average precision.
func (t *Table) ranked(all []Judged) {
	var who []Judged
	for _, j := range all {
		if j.Truth >= isTrigger || j.Truth < harmless {
			who = append(who, j)
		}
	}
	slices.SortStableFunc(who, func(a, b Judged) int {
		switch {
		case a.P > b.P:
			return -1
		case a.P < b.P:
			return 1
		}
		return 0
	})
	var pos, neg, area, ap float64
	for i := 0; i < len(who); {
		k, p, q := i, 0.0, 0.0
		for ; k < len(who) && who[k].P == who[i].P; k++ {
			if who[k].Truth >= isTrigger {
				p++
			} else {
				q++
			}
		}
		area += q * (pos + p/2)
		pos += p
		neg += q
		ap += p * pos / (pos + neg)
		i = k
	}
	t.AUROC, t.AP = area/math.Max(1, pos*neg), ap/math.Max(1, pos)
}

func (t *Table) named(all []Judged, athletes float64) {
	var named, wrong, hit, trig, hitStrong, trigStrong, inNamed, inAll, gap, gapTrue, intervals float64
	for _, j := range all {
		in := j.Truth >= j.Lo-1e-9 && j.Truth <= j.Hi+1e-9
		if j.Lo != 0 || j.Hi != 0 || j.P < 0.5 {
			intervals++
			inAll += one(in)
		}
		if j.Named {
			named++
			wrong += one(j.Truth < harmless)
			inNamed += one(in)
			gap += math.Abs(j.Effect - j.Truth)
		}
		if j.Truth >= isTrigger {
			trig++
			hit += one(j.Named)
			gapTrue += math.Abs(j.Effect - j.Truth)
		}
		if j.Truth >= strong {
			trigStrong++
			hitStrong += one(j.Named)
		}
	}
	share := func(a, b float64) float64 { return a / math.Max(1, b) }
	t.Named, t.False = named/athletes, share(wrong, named)
	t.Recall, t.RecallStrong = share(hit, trig), share(hitStrong, trigStrong)
	t.CoverNamed, t.CoverAll = share(inNamed, named), share(inAll, intervals)
	t.ErrorNamed, t.ErrorTrue = share(gap, named), share(gapTrue, trig)
}

func (t *Table) calibrated(all []Judged) {
	var stated, held, count [10]float64
	var hold7, n7, hold9, n9 float64
	for _, j := range all {
		is := one(j.Truth >= isTrigger)
		b := min(9, int(j.P*10))
		stated[b] += j.P
		held[b] += is
		count[b]++
		t.Brier += (j.P - is) * (j.P - is) / math.Max(1, float64(len(all)))
		switch {
		case j.P >= 0.9:
			hold9 += is
			n9++
		case j.P >= 0.7:
			hold7 += is
			n7++
		}
	}
	for b := range count {
		t.ECE += math.Abs(stated[b]-held[b]) / math.Max(1, float64(len(all)))
	}
	t.Holds7, t.Holds9 = hold7/math.Max(1, n7), hold9/math.Max(1, n9)
}

// Found is how many true triggers are named per athlete.
func Found(all []Judged, athletes int) float64 {
	n := 0.0
	for _, j := range all {
		n += one(j.Named && j.Truth >= isTrigger)
	}
	return n / max(1, float64(athletes))
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Judge puts a method's claims beside the truth.
func (a Athlete) Judge(claims []Claim) []Judged {
	n := make([]int, len(a.Log.Lifts))
	for _, s := range a.Log.Sessions {
		for _, d := range s.Done {
			n[d.Lift]++
		}
	}
	var out []Judged
	for i, c := range claims {
		if n[i] >= 3 {
			out = append(out, Judged{a.ID, a.Effect[i], c})
		}
	}
	return out
}
