package score

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/day"
	"spotter/internal/intake"
)

// Report holds every post's result.
type Report struct{ Posts []Result }

// Run reads and scores every labelled post of a folder. read makes a case;
// triage (may be nil) gives its level as in the rule file, "" for self_manage.
func Run(posts fs.FS, read func(text string, asOf day.Date) (intake.Case, error), triage func(intake.Case) string) (Report, error) {
	names, err := fs.Glob(posts, "*.yaml")
	if err != nil {
		return Report{}, err
	}
	if len(names) == 0 {
		return Report{}, fmt.Errorf("no label files (*.yaml) in this folder")
	}
	var rep Report
	for _, name := range names {
		r, err := runOne(posts, name, read, triage)
		if err != nil {
			return Report{}, fmt.Errorf("%s: %w", name, err)
		}
		rep.Posts = append(rep.Posts, r)
	}
	return rep, nil
}

func runOne(posts fs.FS, name string, read func(string, day.Date) (intake.Case, error), triage func(intake.Case) string) (Result, error) {
	raw, err := fs.ReadFile(posts, name)
	if err != nil {
		return Result{}, err
	}
	g, err := ParseGold(raw)
	if err != nil {
		return Result{}, err
	}
	text, err := fs.ReadFile(posts, strings.TrimSuffix(name, ".yaml")+".txt")
	if err != nil {
		return Result{}, err
	}
	asOf, err := day.Parse(g.AsOf)
	if err != nil {
		return Result{}, err
	}
	c, readErr := read(string(text), asOf)
	r := Post(string(text), c, g)
	if readErr != nil {
		r.Err = readErr.Error()
	}
	if triage != nil {
		r.Judge(triage(c), g)
	}
	return r, nil
}

var levels = []string{"self_manage", "see_clinician_soon", "urgent_24h", "emergency_now"}

// Judge checks the triage: a red post below its level or a benign one stopped
// fails the whole run.
func (r *Result) Judge(level string, g Gold) {
	if !slices.Contains(levels, level) {
		level = "self_manage"
	}
	r.Triage = level
	got, want := slices.Index(levels, level), slices.Index(levels, g.Triage)
	t := Tally{Found: 1}
	switch {
	case g.Class == "red_flag" && got < want:
		r.Faults = append(r.Faults, Fault{r.ID, "red post below its level", level + ", wanted " + g.Triage, true})
	case g.Class == "scary_but_benign" && got >= 2:
		r.Faults = append(r.Faults, Fault{r.ID, "benign post stopped", level, true})
	case got == want || got == want+1 || slices.Contains(g.TriageAlso, level):
		t.Right = 1
	}
	if t.Right == 0 {
		r.Misses = append(r.Misses, "triage: "+level+", wanted "+g.Triage)
	}
	r.Acc["triage"] = t
	for _, m := range g.MustNot {
		if m.str("field") == "triage" && matches(m["is"], level) {
			r.Faults = append(r.Faults, Fault{r.ID, "must_not", "triage: " + m.str("why"), true})
		}
	}
}

// Of is the part of the report with one set (build or check).
func (rep Report) Of(set string) Report {
	var out Report
	for _, p := range rep.Posts {
		if p.Set == set {
			out.Posts = append(out.Posts, p)
		}
	}
	return out
}

// Field sums one field over the posts.
func (rep Report) Field(name string) Tally {
	var t Tally
	for _, p := range rep.Posts {
		t.add(p.Fields[name])
	}
	return t
}

// Accuracy sums one secondary value over the posts.
func (rep Report) Accuracy(name string) Tally {
	var t Tally
	for _, p := range rep.Posts {
		t.add(p.Acc[name])
	}
	return t
}

// Faults of all posts, in their order.
func (rep Report) Faults() (out []Fault) {
	for _, p := range rep.Posts {
		out = append(out, p.Faults...)
	}
	return
}

// Fields in the order of the table.
var Fields = []string{"problems", "triggers.lift", "triggers.activity", "tolerated.lift", "tolerated.activity", "tried", "tried+effect", "medication", "goals", "keep", "symptoms", "asks", "advice_received", "flags.mentioned", "unknown"}

// Text is the table for a terminal, build and check apart. The faults of check
// posts are only counted, by kind: who reads their words can no longer measure
// with them. words shows them all the same.
func (rep Report) Text(words bool) string {
	var b strings.Builder
	for _, set := range []string{"build", "check"} {
		part := rep.Of(set)
		if len(part.Posts) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s: %s", set, part.Figures())
		faults := part.Faults()
		fmt.Fprintf(&b, "faults: %d\n", len(faults))
		if set == "check" && !words {
			faults = byKind(faults)
		}
		for _, f := range faults {
			fmt.Fprintf(&b, "  %s  %s: %s\n", f.Post, f.Kind, f.What)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Figures is the table without the faults.
func (rep Report) Figures() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d posts\n%-20s %9s %7s %6s   counts\n", len(rep.Posts), "field", "precision", "recall", "F1")
	for _, f := range Fields {
		t := rep.Field(f)
		fmt.Fprintf(&b, "%-20s %9.2f %7.2f %6.2f   %d/%d found right, %d/%d wanted\n", f, t.Precision(), t.Recall(), t.F1(), t.Right, t.Found, t.Hit, t.Wanted)
	}
	for _, f := range []string{"course", "onset", "severity", "role", "age", "opener", "triage"} {
		if t := rep.Accuracy(f); t.Found > 0 {
			fmt.Fprintf(&b, "%-20s accuracy %.2f   %d/%d\n", f, t.Precision(), t.Right, t.Found)
		}
	}
	return b.String()
}

// byKind counts faults and keeps none of their words.
func byKind(all []Fault) (out []Fault) {
	for _, f := range all {
		i := slices.IndexFunc(out, func(x Fault) bool { return x.Kind == f.Kind })
		if i < 0 {
			i = len(out)
			out = append(out, Fault{Post: "some", Kind: f.Kind, What: "0"})
		}
		n, _ := strconv.Atoi(out[i].What)
		out[i].What = strconv.Itoa(n + 1)
	}
	return out
}
