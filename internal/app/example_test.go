package app

import (
	"bytes"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/knowledge"
)

func TestExampleDiaryIsTheSameEveryTimeAndReadable(t *testing.T) {
	asOf := day.MustParse("2026-03-02")
	var a, b bytes.Buffer
	if err := diary.Encode(&a, ExampleDiary(asOf)); err != nil {
		t.Fatal(err)
	}
	if err := diary.Encode(&b, ExampleDiary(asOf)); err != nil || a.String() != b.String() {
		t.Error("two runs differ")
	}
	entries, faults := diary.Decode(&a)
	if len(faults) > 0 || len(entries) < 800 {
		t.Fatalf("%d entries, faults %v", len(entries), faults)
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	h, faults := diary.Fold(entries, cat, asOf)
	if len(faults) > 0 || len(h.Held) > 0 || len(h.Unknown) > 0 {
		t.Errorf("faults %v, held %v, unknown %v", faults, h.Held, h.Unknown)
	}
	if last := h.Sets[len(h.Sets)-1].Day; asOf.Sub(last) > 7 || !last.Before(asOf) {
		t.Errorf("the last session is on %s", last)
	}
	for _, s := range h.Sets {
		if _, ok := cat.Get(s.Lift); !ok {
			t.Fatalf("%s is no lift of the catalogue", s.Lift)
		}
		if s.Load <= 0 || s.Pain != nil && *s.Pain > 5 {
			t.Errorf("set %+v", s)
		}
	}
}

func TestExampleMovesWithTheDay(t *testing.T) {
	a, b := ExampleDiary(day.MustParse("2026-03-02")), ExampleDiary(day.MustParse("2026-03-09"))
	if len(a) != len(b) {
		t.Fatalf("%d and %d entries", len(a), len(b))
	}
	for i := range a {
		d, err := day.Parse(a[i].At)
		if err != nil || !strings.HasPrefix(b[i].At, d.Add(7).String()) {
			t.Fatalf("entry %d: %s and %s", i, a[i].At, b[i].At)
		}
	}
}
