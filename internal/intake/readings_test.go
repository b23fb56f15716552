package intake_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"spotter/internal/intake"
)

// TestReadings reads short sentences, one kind of wording each. The form of
// the lines is told at the head of testdata/readings.txt.
func TestReadings(t *testing.T) {
	raw, err := os.ReadFile("testdata/readings.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, bad := 0, 0
	for i, line := range strings.Split(string(raw), "\n") {
		line, known := strings.CutPrefix(line, "! ")
		text, want, ok := strings.Cut(line, "||")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		c, err := intake.Read("My shoulder hurts.\n\n"+strings.TrimSpace(text), asOf, lexicon(t))
		if err != nil {
			t.Errorf("line %d: %v", i+1, err)
			continue
		}
		if miss := misread(&c, strings.Fields(want)); miss != "" {
			bad++
			if known {
				continue
			}
			t.Errorf("line %d: %s\n\t%s", i+1, strings.TrimSpace(text), miss)
		}
	}
	t.Logf("%d of %d lines read as wanted", n-bad, n)
}

// facts lists what a case holds, in the form of the lines.
func facts(c *intake.Case) []string {
	var out []string
	for _, x := range c.Tried {
		out = append(out, fmt.Sprintf("t:%s(%s)=%s", x.What, strings.ReplaceAll(x.Name, " ", "_"), x.Effect))
	}
	for sign, list := range map[string][]intake.Trigger{"+": c.Triggers, "-": c.Tolerated} {
		for _, x := range list {
			out = append(out, sign+string(x.Lift)+x.Activity)
		}
	}
	for _, m := range c.Medication {
		s := "m:" + m.Class
		if m.DaysAgo != nil {
			s += "/" + strconv.Itoa(*m.DaysAgo)
		}
		out = append(out, s)
	}
	for _, g := range c.Goals {
		s := "g:?"
		if g.DaysAhead != nil {
			s = "g:" + strconv.Itoa(*g.DaysAhead)
		}
		out = append(out, s)
	}
	for _, k := range c.Keep {
		out = append(out, "k:"+k.What)
	}
	for _, a := range c.Asks {
		out = append(out, "a:"+a.What)
	}
	return out
}

// misread tells what is wanted and absent, and what is there and unwanted.
func misread(c *intake.Case, want []string) string {
	got := facts(c)
	used := make([]bool, len(got))
	var miss []string
	for k := 0; k < len(want); k++ {
		w := want[k]
		for strings.Contains(w, "(") && !strings.Contains(w, ")") && k+1 < len(want) {
			k++
			w += "_" + want[k]
		}
		optional := strings.HasPrefix(w, "~")
		w = strings.TrimPrefix(w, "~")
		if strings.HasPrefix(w, "e:") {
			continue
		}
		found := false
		for i, g := range got {
			if !used[i] && allows(w, g) {
				used[i], found = true, true
				break
			}
		}
		if !found && !optional {
			miss = append(miss, "wanted "+w)
		}
	}
	for i, g := range got {
		if !used[i] && (g[0] != 'k' && g[0] != 'a' || strings.Contains(strings.Join(want, " "), g[:2])) {
			miss = append(miss, "got "+g)
		}
	}
	return strings.Join(miss, "; ")
}

func allows(want, got string) bool {
	if want[0] != got[0] {
		return false
	}
	if want[0] == 't' {
		return allowsTried(want[2:], got[2:])
	}
	for _, w := range strings.Split(strings.TrimLeft(strings.TrimPrefix(want, want[:1]), ":"), "/") {
		g := strings.TrimLeft(got[1:], ":")
		if w == g || want[0] == 'm' && w == strings.Split(g, "/")[0] && len(strings.Split(want, "/")) == 1 || want == "g:?" || close(want, got) {
			return true
		}
		if want[0] == 'm' && !digits(want) && w == strings.Split(g, "/")[0] {
			return true
		}
	}
	return want[0] == 'm' && want[2:] == got[2:]
}

func digits(s string) bool { return strings.ContainsAny(s, "0123456789") }

// close lets a date be a quarter off, at least two days.
func close(want, got string) bool {
	if want[0] != 'g' && want[0] != 'm' {
		return false
	}
	wc, wn, ok := strings.Cut(strings.TrimPrefix(want, "g:"), "/")
	gc, gn, ok2 := strings.Cut(strings.TrimPrefix(got, "g:"), "/")
	if want[0] == 'g' {
		wn, gn, ok, ok2 = wc, gc, true, true
	} else if wc != gc {
		return false
	}
	a, err := strconv.Atoi(wn)
	b, err2 := strconv.Atoi(gn)
	return ok && ok2 && err == nil && err2 == nil && max(a-b, b-a) <= max(2, a/4)
}

func allowsTried(want, got string) bool {
	wc, we, _ := strings.Cut(want, "=")
	gc, ge, _ := strings.Cut(got, "=")
	if !oneOf(we, ge) {
		return false
	}
	wid, wname, named := strings.Cut(strings.TrimSuffix(wc, ")"), "(")
	gid, gname, _ := strings.Cut(strings.TrimSuffix(gc, ")"), "(")
	if !oneOf(wid, gid) {
		return false
	}
	if !named || gid != "other" {
		return true
	}
	for _, w := range strings.FieldsFunc(wname, func(r rune) bool { return r == '/' || r == '_' }) {
		if strings.Contains(gname, w) {
			return true
		}
	}
	return false
}

func oneOf(list, x string) bool {
	for _, w := range strings.Split(list, "/") {
		if w == x {
			return true
		}
	}
	return false
}
