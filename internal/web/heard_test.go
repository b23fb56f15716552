package web

import (
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/trigger"
)

// TestThePlanHearsTheSearch: opening the page with the triggers is what hands
// them to the plan; no page with a plan searches.
func TestThePlanHearsTheSearch(t *testing.T) {
	s := fromExample(t)
	const said = "what your log said of triggers"
	if body := shown(s.page("/plan")); strings.Contains(body, said) {
		t.Fatal("a plan knows a search that nobody made")
	}
	s.page("/why")
	body := shown(s.page("/plan"))
	if !strings.Contains(body, said) {
		t.Error("the plan does not say that it knows the search")
	}
}

// TestASessionKeepsTheSearchItWasMadeWith: what ends after the day's first set is
// for tomorrow; a diary that is another one uses nothing.
func TestASessionKeepsTheSearchItWasMadeWith(t *testing.T) {
	today := day.Of(2026, 3, 2)
	doc := app.TriggersDoc{AsOf: today, Report: &trigger.Report{Status: trigger.OK}}
	before := []diary.Entry{{ID: "a", Kind: "note"}, {ID: "b", Kind: "note"}}
	begun := append(before[:2:2], diary.Entry{ID: "c", Kind: "set", At: "2026-03-02T18:00:00Z"})
	h := &heard{}
	h.found(Sheet{Today: today, Entries: begun}, doc)
	if x, n := h.use(today); x.doc != nil || n != 0 {
		t.Error("a session that was begun gets another plan")
	}
	if x, n := h.use(today.Add(1)); x.doc == nil || n != 1 || !x.of(begun) || x.of(before) {
		t.Errorf("tomorrow: %v %d", x.doc, n)
	}
	h = &heard{}
	h.found(Sheet{Today: today, Entries: before}, doc)
	x, n := h.use(today)
	if x.doc == nil || n != 1 || !x.of(begun) || !x.of(before) {
		t.Error("a search before the session is not used")
	}
	other := []diary.Entry{{ID: "x"}, {ID: "y"}, {ID: "z"}}
	if x.of(other) || x.of(nil) || (search{}).of(begun) {
		t.Error("another diary uses it")
	}
	var none *heard
	none.found(Sheet{}, doc)
	if x, _ := none.use(today); x.doc != nil {
		t.Error("nothing kept, and used")
	}
}
