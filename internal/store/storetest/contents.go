package storetest

import (
	"encoding/json"
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/keep"
)

func redacted(t *testing.T, s app.Store) {
	add(t, s, "a")
	secret := note("2", "what should not have been written")
	must(t, s.Append(ctx, "a", note("1", "one"), secret, note("3", "three")))
	record := diary.Entry{Kind: diary.KindRedact, ID: "4", At: "2026-03-04", Replaces: []string{"2"}, By: "athlete"}
	must(t, s.Redact(ctx, "a", "2", record))
	same(t, texts(t, s, "a"), []string{"one", "three", ""})
	rows := since(t, s, "a", 0, 0)
	same(t, len(rows), 4)
	if r := rows[1]; !r.Redacted || r.Srv != 2 || r.Hash != "" || r.Entry.ID != "2" || r.Entry.Kind != diary.KindRedacted || r.Entry.Text != "" || r.Entry.At != "" {
		t.Errorf("the redacted row: %+v", r)
	}
	same(t, rows[3].Entry, record)
	// offered again by a device that still has it, or as anything else: known
	must(t, s.Append(ctx, "a", secret))
	must(t, s.Append(ctx, "a", note("2", "something else"), note("5", "five")))
	same(t, texts(t, s, "a"), []string{"one", "three", "", "five"})
	must(t, s.Redact(ctx, "a", "2"))
	same(t, headOf(t, s, "a"), app.Head{Srv: 5, Count: 5})
	must(t, s.Check(ctx))
}

func redactedAlone(t *testing.T, s app.Store) {
	add(t, s, "a", "b")
	must(t, s.Append(ctx, "a", note("1", "of a")))
	must(t, s.Append(ctx, "b", note("2", "of b")))
	wants(t, s.Redact(ctx, "a", "2", note("9", "record")), app.ErrNoEntry)
	wants(t, s.Redact(ctx, "a", "nothing"), app.ErrNoEntry)
	wants(t, s.Redact(ctx, "x", "1"), app.ErrNoAthlete)
	wants(t, s.Redact(ctx, "a", "1", diary.Entry{Kind: "redact"}), app.ErrInvalid)
	wants(t, s.Redact(ctx, "a", "1", note("1", "other")), app.ErrConflict)
	same(t, texts(t, s, "a"), []string{"of a"})
	same(t, texts(t, s, "b"), []string{"of b"})
	same(t, headOf(t, s, "a"), app.Head{Srv: 1, Count: 1})
}

func goneHead(t *testing.T, s app.Store) {
	add(t, s, "a", "b")
	_, err := s.Head(ctx, "x")
	if wants(t, err, app.ErrNoAthlete); err.Error() == app.ErrGone.Error() {
		t.Error("who never was is not gone")
	}
	must(t, s.Append(ctx, "a", notes("x", 3)...))
	must(t, s.DeleteAthlete(ctx, "a"))
	for _, err := range []error{s.DeleteAthlete(ctx, "a"), s.Append(ctx, "a", note("1", "late")), s.Redact(ctx, "a", "x-000001")} {
		wants(t, err, app.ErrGone)
		wants(t, err, app.ErrNoAthlete)
	}
	_, err = s.Athlete(ctx, "a")
	wants(t, err, app.ErrGone)
	_, err = s.EntriesSince(ctx, "a", 0, 1)
	wants(t, err, app.ErrGone)
	add(t, s, "a")
	same(t, headOf(t, s, "a"), app.Head{Srv: 3})
	must(t, s.Append(ctx, "a", note("1", "new")))
	same(t, headOf(t, s, "a"), app.Head{Srv: 4, Count: 1})
	same(t, len(since(t, s, "a", 0, 0)), 1)
	same(t, texts(t, s, "a"), []string{"new"})
	must(t, s.Check(ctx))
}

func texts1(t *testing.T, s app.Store) {
	add(t, s, "a")
	for i, text := range []string{
		"a\x00b\x00", "\uFFFD is a character", "\\u0000 \\ufffd as typed", "\u2028\u2029 \x7f \U0010FFFF", "<b>&amp;</b>",
		strings.Repeat("long ", 180_000), strings.Repeat("\x00", 100_000),
	} {
		e := note(string(rune('a'+i)), text)
		e.Extra = keep.Extra{"later": json.RawMessage(`"\u0000\ufffd"`)}
		must(t, s.Append(ctx, "a", e))
		got := texts(t, s, "a")
		if got[len(got)-1] != text {
			t.Fatalf("text %d came back as %.80q", i, got[len(got)-1])
		}
		must(t, s.Append(ctx, "a", e)) // and is known
	}
	same(t, headOf(t, s, "a").Count, int64(7))
}

func unfit(t *testing.T, s app.Store) {
	add(t, s, "a")
	raw := note("1", "")
	raw.Extra = keep.Extra{"later": json.RawMessage("\"\xff\"")}
	cut := note("1", "")
	cut.Extra = keep.Extra{"later": json.RawMessage("{")}
	nan := note("1", "")
	zero := 0.0
	wrong := zero / zero
	nan.Kg = &wrong
	for name, bad := range map[string]diary.Entry{
		"text that is not UTF-8":          note("1", "a\xffb"),
		"an id that is not UTF-8":         note("\xff", "x"),
		"an id with a NUL":                note("a\x00b", "x"),
		"a kept field that is not UTF-8":  raw,
		"a kept field that is not JSON":   cut,
		"a weight that is not a number":   nan,
		"an entry longer than a line may": note("1", strings.Repeat("x", diary.MaxLine)),
	} {
		if err := s.Append(ctx, "a", note("good", "good"), bad); err == nil {
			t.Errorf("%s was taken", name)
		} else {
			wants(t, err, app.ErrInvalid)
		}
	}
	for _, a := range []app.Athlete{{ID: "a\x00"}, {ID: "\xff"}, {ID: "n", Name: "\xff"}, {ID: "n", Name: "a\x00"}} {
		wants(t, s.AddAthlete(ctx, a), app.ErrInvalid)
	}
	same(t, headOf(t, s, "a"), app.Head{})
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "n", Created: day.MustParse("2026-03-02")}))
}

func epochs(t *testing.T, s app.Store) {
	one, err := s.Meta(ctx)
	must(t, err)
	again, err := s.Meta(ctx)
	must(t, err)
	same(t, again, one)
	two, err := s.NewEpoch(ctx)
	must(t, err)
	if one.Epoch == "" || two.Epoch == "" || one.Epoch == two.Epoch || one.Schema != two.Schema {
		t.Errorf("before %+v, after %+v", one, two)
	}
	again, err = s.Meta(ctx)
	must(t, err)
	same(t, again, two)
}

func checked(t *testing.T, s app.Store) {
	must(t, s.Check(ctx))
	add(t, s, "a", "b")
	must(t, s.Append(ctx, "a", notes("x", 500)...))
	must(t, s.Redact(ctx, "a", "x-000017"))
	must(t, s.Check(ctx))
}
