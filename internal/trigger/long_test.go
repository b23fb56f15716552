package trigger

import "testing"

// A log of more than a thousand ratings is judged whole, though its level is
// tuned on the newest of them: a lift that hurt in the first months only is
// still named, and every rating is on the line.
func TestALongLogIsJudgedWhole(t *testing.T) {
	l := small(4, 600, 1, 1.5, 8)
	for i, s := range l.Sessions {
		if s.T < 150*24 {
			continue
		}
		var kept []Dose
		for _, d := range s.Done {
			if d.Lift != 1 {
				kept = append(kept, d)
			}
		}
		l.Sessions[i].Done = kept
	}
	quiet := small(4, 600, -1, 0, 8)
	for i, r := range l.Ratings {
		if r.T > 155*24 {
			l.Ratings[i].Y = quiet.Ratings[i].Y
		}
	}
	if len(l.Ratings) <= longLog {
		t.Fatalf("%d ratings are no long log", len(l.Ratings))
	}
	p := fitted(t, l, Default())
	if e := p.Lifts[1]; e.P < veryLikelyAt || e.Lo > 1.5 || e.Hi < 1.5 {
		t.Errorf("%+v", e)
	}
	for _, i := range []int{0, 2, 3} {
		if p.Lifts[i].P > openAt {
			t.Errorf("%+v", p.Lifts[i])
		}
	}
	if len(p.Fitted) != len(l.Ratings) || p.Ratings != len(l.Ratings) {
		t.Errorf("%d of %d ratings on the line", len(p.Fitted), len(l.Ratings))
	}
}
