package course

import (
	"slices"
	"testing"
)

func TestALiftEndsWithItsPain(t *testing.T) {
	left := []Set{{Lift: "a", Pain: 3}, {Lift: "b", Pain: 3}}
	for _, c := range []struct {
		pain int
		want []Set
	}{{3, left}, {4, left[1:]}} {
		got := EndOnPain([]Done{{Set: left[0], Pain: &c.pain}}, left)
		if !slices.Equal(got, c.want) {
			t.Errorf("pain %d: %v, want %v", c.pain, got, c.want)
		}
	}
	if got := EndOnPain([]Done{{Set: left[0]}}, left); len(got) != 2 {
		t.Errorf("a set without a rating ends nothing: %v", got)
	}
}
