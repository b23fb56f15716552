package diary

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spotter/internal/day"
)

var update = flag.Bool("update", false, "write the golden files anew")

// asOfCatalogue is after all that the cases tell, but for dates that are wrong.
var asOfCatalogue = day.MustParse("2026-04-01")

// TestConflictCatalogue: every situation in which two copies of one diary
// differ, as a file: what each device holds, and the history that all of them
// come to. 16 and 17 (a person is deleted, a coach's access ends) are the
// store's and the server's.
func TestConflictCatalogue(t *testing.T) {
	files, err := filepath.Glob("testdata/catalogue/*.txt")
	if err != nil || len(files) < 21 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			told, want, _ := strings.Cut(string(raw), "-- history --\n")
			var devices [][]Entry
			for _, part := range strings.Split(told, "-- ")[1:] {
				_, lines, _ := strings.Cut(part, " --\n")
				entries, faults := Decode(strings.NewReader(lines))
				if len(Broken(faults)) > 0 {
					t.Fatal(faults)
				}
				for i := range entries {
					entries[i].Line = 0
				}
				devices = append(devices, entries)
			}
			got := ""
			for _, order := range permutations(devices) {
				merged, err := Merge(order...)
				if err != nil {
					t.Fatal(err)
				}
				h, faults := Fold(merged, nil, asOfCatalogue)
				if len(faults) > 0 {
					t.Fatal(faults)
				}
				if now := tell(h); got == "" {
					got = now
				} else if now != got {
					t.Fatalf("in another order\n%s\nand not\n%s", now, got)
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(told+"-- history --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func permutations(in [][]Entry) [][][]Entry {
	if len(in) < 2 {
		return [][][]Entry{in}
	}
	var out [][][]Entry
	for i := range in {
		rest := slices.Delete(slices.Clone(in), i, i+1)
		for _, p := range permutations(rest) {
			out = append(out, append([][]Entry{in[i]}, p...))
		}
	}
	return out
}

// tell writes a history so that a person can read what counts.
func tell(h History) string {
	var b bytes.Buffer
	opt := func(p *int) string {
		if p == nil {
			return "-"
		}
		return fmt.Sprint(*p)
	}
	for _, s := range h.Sets {
		fmt.Fprintf(&b, "set %s %s %s %s kg x %d pain %s\n", s.ID, s.Day, string(s.Lift)+s.Name, s.Load, s.Reps, opt(s.Pain))
	}
	for _, x := range h.Held {
		fmt.Fprintf(&b, "held %s %s\n", x.ID, x.Why)
	}
	for _, r := range h.Pain {
		fmt.Fprintf(&b, "pain %s %s %s %d\n", r.ID, r.Day, r.When, r.Score)
	}
	for _, a := range h.Answers {
		fmt.Fprintf(&b, "answer %s %s %s %s\n", a.ID, a.Day, a.Question, a.Value)
	}
	for _, l := range h.Limits {
		fmt.Fprintf(&b, "limit %s %s %s kg by %s\n", l.ID, l.Lift, *l.MaxKg, l.By)
	}
	for _, m := range h.Meds {
		fmt.Fprintf(&b, "med %s %s\n", m.ID, m.Class)
	}
	for _, s := range h.Sleep {
		fmt.Fprintf(&b, "sleep %s %g h\n", s.Day, s.Hours)
	}
	for _, d := range h.Finished {
		fmt.Fprintf(&b, "finished %s\n", d)
	}
	if h.Current != "" {
		fmt.Fprintf(&b, "current advice %s\n", h.Current)
	}
	for _, k := range []string{"mood", "set/2", "implant", "show_units"} {
		if n := h.Unknown[k]; n > 0 {
			fmt.Fprintf(&b, "unknown %s %d\n", k, n)
		}
	}
	for _, k := range h.Newer {
		fmt.Fprintf(&b, "no advice: %s\n", k)
	}
	for _, c := range h.Conflicts {
		fmt.Fprintf(&b, "conflict %s %s:", c.Day, c.Why)
		for _, v := range c.Versions {
			mark := "-"
			if v.Counts {
				mark = "+"
			}
			fmt.Fprintf(&b, " %s%s", mark, v.Entry.ID)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
