package web

import (
	"strings"
	"testing"
)

// TestTheFirstPageLightsNothing: nothing is told, so it lies under no place yet.
func TestTheFirstPageLightsNothing(t *testing.T) {
	s := newSite(t)
	lit := func(path string) bool {
		_, rest, _ := strings.Cut(s.page(path), `<nav class="bar"`)
		bar, _, _ := strings.Cut(rest, "</nav>")
		return strings.Contains(bar, "aria-current")
	}
	if lit("/") || lit("/tell") {
		t.Error("a place is lit")
	}
	s.send("/example", nil, "/case")
	if !lit("/tell") {
		t.Error("with a story told, Tell lies under More")
	}
}
