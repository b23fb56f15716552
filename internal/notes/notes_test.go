package notes

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"spotter/internal/body"
	"spotter/internal/diary"
)

var sideLetter = map[body.Side]string{body.Left: "l", body.Right: "r", body.Both: "b", body.Midline: "m", body.NotStated: "?"}

func short(f Finding) string {
	sign := "-"
	if f.Present {
		sign = "+"
	}
	region := string(f.Region)
	if region == "" {
		region = "_"
	}
	return sign + f.Feel + " " + region + " " + sideLetter[f.Side]
}

type labelled struct {
	text string
	want []string
}

func load(t *testing.T, name string) []labelled {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		text, labels, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("no label: %q", line)
		}
		l := labelled{text: text}
		for _, w := range strings.Split(labels, ";") {
			if w = strings.TrimSpace(w); w != "-" {
				l.want = append(l.want, w)
			}
		}
		out = append(out, l)
	}
	return out
}

// score counts findings: a right one has the right place, side, feel and sign.
func score(list []labelled) (hit, extra, missed int, wrong []string) {
	for _, l := range list {
		var got []string
		for _, f := range Read(l.text) {
			got = append(got, short(f))
		}
		for _, g := range got {
			if slices.Contains(l.want, g) {
				hit++
			} else {
				extra++
			}
		}
		for _, w := range l.want {
			if !slices.Contains(got, w) {
				missed++
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(l.want) {
			wrong = append(wrong, fmt.Sprintf("%q: got %v, want %v", l.text, got, l.want))
		}
	}
	return hit, extra, missed, wrong
}

// TestLabelledNotes prints how well the notes are read. The floors are what is
// reached; they may rise and not fall.
func TestLabelledNotes(t *testing.T) {
	for _, c := range []struct {
		file              string
		precision, recall float64
	}{{"notes.txt", 0.98, 0.98}, {"held_out.txt", 0.90, 0.90}} {
		list := load(t, c.file)
		hit, extra, missed, wrong := score(list)
		precision, recall := float64(hit)/float64(hit+extra), float64(hit)/float64(hit+missed)
		t.Logf("%s: %d notes, precision %.3f (%d of %d), recall %.3f (%d of %d)", c.file, len(list), precision, hit, hit+extra, recall, hit, hit+missed)
		for _, w := range wrong {
			t.Log(w)
		}
		if !(precision >= c.precision) || !(recall >= c.recall) {
			t.Errorf("%s: below %.2f and %.2f", c.file, c.precision, c.recall)
		}
	}
}

func TestCarriedForwardNotesCountOnce(t *testing.T) {
	set := func(at, id, note string) diary.Entry {
		return diary.Entry{Kind: "set", At: at, ID: id, Name: "Bench", Lift: "bench_barbell", Note: note}
	}
	list := Propose([]diary.Entry{
		set("2026-01-05T18:00:00-00:00", "a", "left shoulder hurts"), set("2026-01-05T18:00:00-00:00", "b", "Left  shoulder hurts"),
		set("2026-01-08T18:00:00-00:00", "c", "left shoulder hurts"), set("2026-01-08T18:00:00-00:00", "d", "no shoulder pain"),
	})
	if len(list) != 2 || list[0].Times != 3 || list[0].Day != "2026-01-05" || list[0].Last != "2026-01-08" || fmt.Sprint(list[0].From) != "[a b]" || list[1].Present {
		t.Fatalf("%+v", list)
	}
	again := Propose([]diary.Entry{set("2026-01-05T18:00:00-00:00", "a", "left shoulder hurts")})
	if again[0].ID != list[0].ID {
		t.Error("the same note has two identities")
	}
}

func TestNothingIsAcceptedUnasked(t *testing.T) {
	list := Propose([]diary.Entry{
		{Kind: "set", At: "2026-01-05", Name: "Bench", Note: "left shoulder hurts"},
		{Kind: "set", At: "2026-01-06", Name: "Bench", Note: "no shoulder pain"},
		{Kind: "set", At: "2026-01-07", Name: "Bench", Note: "knee pain 4/10"},
	})
	if got := Accept(list, nil, false); len(got) != 0 {
		t.Fatalf("accepted without a word: %+v", got)
	}
	all := Accept(list, nil, true)
	if len(all) != 3 || all[0].Kind != "note" || all[1].Kind != "pain" || *all[1].Score != 0 || *all[2].Score != 4 {
		t.Fatalf("%+v", all)
	}
	choices, bad := ParseChoices(list[0].ID + " 6\n" + list[1].ID + " no # not that day\n")
	if bad != 0 {
		t.Fatal(bad)
	}
	some := Accept(list, choices, true)
	if len(some) != 2 || some[0].Kind != "pain" || *some[0].Score != 6 || some[0].Side != "left" {
		t.Fatalf("%+v", some)
	}
	if _, bad := ParseChoices("x yes\ny maybe"); bad != 2 {
		t.Errorf("the mistake is on line %d", bad)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("left pec tight, not painful")
	f.Add("İ shoulder\x80 pain 4/10 (")
	f.Fuzz(func(t *testing.T, text string) {
		for _, g := range Read(text) {
			if g.Score != nil && (*g.Score < 0 || *g.Score > 10) || g.Feel == "" || !g.Present && g.Score != nil {
				t.Fatalf("%+v", g)
			}
		}
	})
}
