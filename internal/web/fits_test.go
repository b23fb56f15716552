package web

import (
	"errors"
	"strings"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/trigger"
)

// found is a search that was made.
func found(status string) app.TriggersDoc {
	return app.TriggersDoc{Status: status, Report: &trigger.Report{Status: status}}
}

// TestNobodyWaitsForASearch: a page that can do without it goes on at once,
// the search goes on too, and the next page has it.
func TestNobodyWaitsForASearch(t *testing.T) {
	f, key, let := &fits{}, fitKey{n: 1}, make(chan struct{})
	begun := 0
	slow := func(func() bool) (app.TriggersDoc, error) {
		begun++
		<-let
		return found("ok"), nil
	}
	if _, done, err := f.soon(key, 0, slow); done || err != nil {
		t.Fatalf("a search that waits is done: %v %v", done, err)
	}
	close(let)
	doc, done, err := f.soon(key, time.Minute, slow)
	if !done || err != nil || doc.Status != "ok" {
		t.Fatalf("the search that ran is not there: %v %v", done, err)
	}
	if begun != 1 {
		t.Errorf("it was begun %d times", begun)
	}
}

// TestAnOldSearchIsCalledOff when the diary has grown; what it had is not kept.
func TestAnOldSearchIsCalledOff(t *testing.T) {
	f, began := &fits{}, make(chan struct{})
	old := func(stop func() bool) (app.TriggersDoc, error) {
		close(began)
		for !stop() {
			time.Sleep(time.Millisecond)
		}
		return found("half"), trigger.ErrStopped
	}
	f.soon(fitKey{n: 1}, 0, old)
	<-began
	doc, done, err := f.soon(fitKey{n: 2}, time.Minute, func(func() bool) (app.TriggersDoc, error) { return found("ok"), nil })
	if !done || err != nil || doc.Status != "ok" {
		t.Fatalf("the old search holds up the new one: %v %v %v", doc.Status, done, err)
	}
	if f.key != (fitKey{n: 2}) {
		t.Error("the search that was called off is kept")
	}
}

// TestWhatIsForgottenStaysForgotten: a search that ends after the person was
// removed is not kept.
func TestWhatIsForgottenStaysForgotten(t *testing.T) {
	f, key := &fits{}, fitKey{n: 1}
	_, _, err := f.soon(key, time.Minute, func(func() bool) (app.TriggersDoc, error) {
		f.drop()
		return found("ok"), nil
	})
	if err != nil || f.doc.Report != nil || f.key == key {
		t.Errorf("kept after all: %v", err)
	}
}

// TestAFaultInASearchEndsNothing: whoever waits is told, and the next search runs.
func TestAFaultInASearchEndsNothing(t *testing.T) {
	f, key := &fits{}, fitKey{n: 1}
	if _, done, err := f.soon(key, time.Minute, func(func() bool) (app.TriggersDoc, error) { panic("a fault") }); done || err == nil || !strings.Contains(err.Error(), "a fault") {
		t.Errorf("%v %v", done, err)
	}
	if _, _, err := f.soon(key, time.Minute, func(func() bool) (app.TriggersDoc, error) { return app.TriggersDoc{}, errors.New("broken") }); err == nil {
		t.Error("an error is swallowed")
	}
	if doc, done, _ := f.soon(key, time.Minute, func(func() bool) (app.TriggersDoc, error) { return found("ok"), nil }); !done || doc.Status != "ok" {
		t.Error("no search runs after a fault")
	}
}
