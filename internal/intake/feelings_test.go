package intake_test

import (
	"testing"

	"spotter/internal/intake"
)

// TestFeelings: each word is found, none between them is, and a list out of
// order or with a broken number is refused.
func TestFeelings(t *testing.T) {
	f, err := intake.NewFeelings("awful,-20\ngodsend,28\nlovely,28\nnice,18\n")
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[string]int{"awful": -20, "godsend": 28, "lovely": 28, "nice": 18, "a": 0, "bench": 0, "love": 0, "zero": 0, "": 0} {
		if got := f.Of(w); got != want {
			t.Errorf("%q: %d, want %d", w, got, want)
		}
	}
	for _, bad := range []string{"b,1\na,1\n", "a,x\n", "a\n", "a,99\n"} {
		if _, err := intake.NewFeelings(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// TestParseRoles refuses weights that are not whole, too few or without a head,
// and judges by those that are.
func TestParseRoles(t *testing.T) {
	for _, bad := range []string{"f\t1 2\n", "head x a\n", "head x a b\nf\t1\n", "head x a b\nf\t1 z\n", "head x a b\nf\t1 2 3\n", "head x a b\nf 1 2\n", "head x a b\nf\t1 99999\n"} {
		if _, err := intake.ParseRoles(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	m, err := intake.ParseRoles("# note\nhead lift none trigger\nbias\t100 0\nhurts\t-50 300\n")
	if err != nil {
		t.Fatal(err)
	}
	c, roles := m.Judge("lift", []string{"bias", "hurts", "unknown word"})
	if len(c) != 2 || roles[c.Best()] != "trigger" || c[1] < 0.9 {
		t.Errorf("%v %v", c, roles)
	}
	if c, roles := m.Judge("lift", []string{"bias"}); roles[c.Best()] != "none" {
		t.Errorf("%v", c)
	}
	if c, _ := m.Judge("other", nil); c != nil {
		t.Errorf("a head that is not there judged: %v", c)
	}
}
