package trigger

import (
	"math"
	"testing"
)

// cut leaves the last n ratings of a log out.
func cut(l *Log, n int) *Log { return l.Until(l.Ratings[len(l.Ratings)-n].T) }

// Taking ratings in one by one says nearly what a fit of all of them says.
func TestTakingRatingsInAgreesWithAWholeFit(t *testing.T) {
	var gap, noise, n float64
	worst := 0.0
	for seed := range uint64(6) {
		l := small(5, 40, 1, 0.6, seed+20)
		whole := fitted(t, l, Default())
		o := Default()
		o.Seed = 2
		other := fitted(t, l, o)
		r, err := Begin(cut(l, 3), Default())
		if err != nil {
			t.Fatal(err)
		}
		p, ok := r.Take(l)
		if !ok {
			t.Fatalf("log %d: three ratings are too much", seed)
		}
		if p.Ratings != len(l.Ratings) || len(p.Fitted) != len(l.Ratings) {
			t.Errorf("log %d: %d ratings, %d on the line, want %d", seed, p.Ratings, len(p.Fitted), len(l.Ratings))
		}
		for i := range whole.Lifts {
			d := math.Abs(whole.Lifts[i].P - p.Lifts[i].P)
			gap, worst, n = gap+d, math.Max(worst, d), n+1
			noise += math.Abs(whole.Lifts[i].P - other.Lifts[i].P)
			if p.Lifts[i].N != whole.Lifts[i].N {
				t.Errorf("log %d: %s: %d sessions, want %d", seed, p.Lifts[i].ID, p.Lifts[i].N, whole.Lifts[i].N)
			}
		}
	}
	t.Logf("mean gap of P %.4f, worst %.4f; two seeds of the whole fit differ by %.4f", gap/n, worst, noise/n)
	if gap/n > 0.01 || worst > 0.10 {
		t.Errorf("mean gap %.4f, worst %.4f", gap/n, worst)
	}
}

// What a block expects of a rating is what the whole regression expects: the
// likelihood of two more rows, one after the other, equals the difference of
// the log marginal likelihoods with and without them.
func TestOneStepEqualsTheMarginalLikelihood(t *testing.T) {
	l := small(4, 60, 0, 1.0, 3)
	for i := range l.Ratings {
		l.Ratings[i].Y = 3 + math.Mod(l.Ratings[i].Y, 3)
	}
	o := Default()
	all := newDesign(l, o)
	f := &fitter{d: all, o: o, y: all.y}
	whole, _ := f.newBlock(node{at: hyperMean}, 2)

	part := cut(l, 2)
	old := newDesign(part, o)
	g := &fitter{d: old, o: o, y: old.y}
	b, end := g.newBlock(node{at: hyperMean}, 2)
	r := &Running{log: part, o: o, d: old, blocks: []block{{}, {}, b}}
	var times []float64
	for _, x := range l.Ratings[len(part.Ratings):] {
		times = append(times, x.T)
	}
	row := r.rows(l, times)
	got := 0.0
	for i, x := range l.Ratings[len(part.Ratings):] {
		s := end.see(old, x.T, x.Y, 0, 0, row.fixed[i], row.plain[2][i], row.at)
		got += s.logs(visited{}, x.Y, false)
	}
	if want := whole.logs - b.logs; math.Abs(got-want) > 1e-9*math.Abs(want) {
		t.Errorf("two steps give %.12f, the marginal likelihood %.12f", got, want)
	}
}

func TestTakingNothingInChangesNothing(t *testing.T) {
	l := small(4, 60, 0, 1.0, 3)
	r, err := Begin(l, Default())
	if err != nil {
		t.Fatal(err)
	}
	if p, ok := r.Take(l); !ok || p != r.Posterior() {
		t.Errorf("%v", ok)
	}
}

func TestRatingsThatSurpriseTheFitAreNotTakenIn(t *testing.T) {
	l := small(4, 60, 1, 1.5, 3)
	r, err := Begin(l, Default())
	if err != nil {
		t.Fatal(err)
	}
	more := *l
	more.Ratings = append([]Rating(nil), l.Ratings...)
	end := l.Ratings[len(l.Ratings)-1].T
	for i := range 40 {
		more.Ratings = append(more.Ratings, Rating{T: end + 3*float64(i+1), Y: float64(9 * (i % 2))})
	}
	if _, ok := r.Take(&more); ok {
		t.Error("forty ratings that nothing explains were taken in")
	}
}

func BenchmarkTake(b *testing.B) {
	l := small(14, 180, 1, 1.2, 5)
	r, err := Begin(cut(l, 1), Default())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		if _, ok := r.Take(l); !ok {
			b.Fatal("not taken")
		}
	}
}
