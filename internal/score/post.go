package score

import (
	"fmt"
	"slices"
	"strings"

	"spotter/internal/intake"
)

// Tally counts one field: Right and Found for precision, Hit and Wanted for recall.
type Tally struct{ Right, Found, Hit, Wanted int }

func (t *Tally) add(o Tally) {
	t.Right += o.Right
	t.Found += o.Found
	t.Hit += o.Hit
	t.Wanted += o.Wanted
}

// Precision, Recall and F1 are 1 where nothing was found or wanted.
func (t Tally) Precision() float64 { return ratio(t.Right, t.Found) }

// Recall over the required labels.
func (t Tally) Recall() float64 { return ratio(t.Hit, t.Wanted) }

// F1 is the harmonic mean.
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// Fault is one thing that must not happen. Hard ones fail a run.
type Fault struct {
	Post, Kind, What string
	Hard             bool
}

// Result of one post.
type Result struct {
	ID, Set, Class string
	Fields         map[string]Tally
	Acc            map[string]Tally // secondary values, Right of Found
	Faults         []Fault
	Triage         string
	TriageGold     string
	Err            string
	Misses         []string // what was wrong, for the person who works on the reader
}

// fact is one item the reader found, as key values.
type fact struct {
	keys map[string]string
	span *intake.Span
}

func (f fact) String() string {
	var parts []string
	for _, k := range []string{"region", "side", "course", "lift", "activity", "what", "name", "class", "kind", "days", "id", "effect", "when", "onset", "severity"} {
		if v := f.keys[k]; v != "" {
			parts = append(parts, k+"="+v)
		}
	}
	return strings.Join(parts, " ")
}

// compare matches found facts with labels by same, each label once.
func (r *Result) compare(text, field string, found []fact, gold []item, same func(fact, item) bool) map[int]int {
	t := r.Fields[field]
	used := map[int]int{} // gold → found
	for fi, f := range found {
		t.Found++
		hit := -1
		for pass := range 2 {
			for gi, g := range gold {
				if _, taken := used[gi]; !taken && hit < 0 && g.optional() == (pass == 1) && same(f, g) && overlaps(text, f.span, g) {
					hit = gi
				}
			}
		}
		if hit < 0 {
			r.Misses = append(r.Misses, fmt.Sprintf("%s: too much: %s%s", field, f, quote(text, f.span)))
			continue
		}
		used[hit] = fi
		t.Right++
	}
	for gi, g := range gold {
		if g.optional() {
			continue
		}
		t.Wanted++
		if _, ok := used[gi]; ok {
			t.Hit++
			continue
		}
		r.Misses = append(r.Misses, fmt.Sprintf("%s: missing: %s %q", field, brief(g), g.str("quote")))
	}
	r.Fields[field] = t
	return used
}

func quote(text string, s *intake.Span) string {
	if s == nil || s[1] > len(text) {
		return ""
	}
	return fmt.Sprintf(" %q", text[s[0]:s[1]])
}

func brief(g item) string {
	var parts []string
	for _, k := range []string{"region", "side", "lift", "activity", "what", "name", "class", "kind", "days_ahead", "id", "effect", "present"} {
		if v := g.str(k); v != "" {
			parts = append(parts, k+"="+v)
		}
	}
	return strings.Join(parts, " ")
}

// overlaps: the span, where given, must touch the quote or one of also.
func overlaps(text string, s *intake.Span, g item) bool {
	if s == nil {
		return true
	}
	for _, q := range append([]string{g.str("quote")}, g.list("also")...) {
		if i := strings.Index(text, q); q != "" && i >= 0 && s[0] < i+len(q) && i < s[1] {
			return true
		}
	}
	return false
}

func keyOf(k string) func(fact, item) bool {
	return func(f fact, g item) bool { return f.keys[k] != "" && g.allows(k, f.keys[k]) }
}

// Post scores one case against its labels.
func Post(text string, c intake.Case, g Gold) Result {
	r := Result{ID: g.ID, Set: g.Set, Class: g.Class, Fields: map[string]Tally{}, Acc: map[string]Tally{}, TriageGold: g.Triage}
	f := factsOf(c)
	prob := r.compare(text, "problems", f["problems"], g.Problems, func(f fact, g item) bool {
		return g.allows("region", f.keys["region"]) && g.allows("side", sideKey(f.keys["side"]))
	})
	r.accuracy("course", prob, f["problems"], g.Problems, func(f fact, g item) bool { return g.allows("course", f.keys["course"]) })
	r.accuracy("onset", prob, f["problems"], g.Problems, onsetRight)
	r.accuracy("severity", prob, f["problems"], g.Problems, func(f fact, g item) bool { return g.allows("severity", f.keys["severity"]) })
	r.writer(c, g)
	lifts := func(name string, found []fact, gold []item) {
		r.compare(text, name+".lift", pick(found, "lift"), having(gold, "lift"), keyOf("lift"))
		r.compare(text, name+".activity", pick(found, "activity"), having(gold, "activity"), keyOf("activity"))
	}
	lifts("triggers", f["triggers"], g.Triggers)
	lifts("tolerated", f["tolerated"], g.Tolerated)
	r.compare(text, "tried", f["tried"], g.Tried, triedSame)
	r.compare(text, "tried+effect", f["tried"], g.Tried, func(f fact, g item) bool {
		return triedSame(f, g) && g.allows("effect", f.keys["effect"])
	})
	r.compare(text, "medication", f["medication"], g.Medication, keyOf("class"))
	r.compare(text, "goals", f["goals"], g.Goals, goalSame)
	for _, k := range []struct{ field, key string }{{"keep", "what"}, {"asks", "what"}, {"advice_received", "what"}} {
		r.compare(text, k.field, f[k.field], map[string][]item{"keep": g.Keep, "asks": g.Asks, "advice_received": g.Advice}[k.field], keyOf(k.key))
	}
	r.compare(text, "symptoms", f["symptoms"], g.Symptoms, func(f fact, g item) bool {
		return f.keys["what"] == g.str("what") && f.keys["present"] == g.str("present")
	})
	r.compare(text, "flags.mentioned", f["mentioned"], g.RedFlags.Mentioned, keyOf("id"))
	unknown := r.Fields["unknown"]
	for _, u := range g.Unknown {
		unknown.Wanted++
		unknown.Found++
		if slices.Contains(c.Unknown, u) {
			unknown.Hit++
			unknown.Right++
		}
	}
	r.Fields["unknown"] = unknown
	r.faults(text, c, f, g)
	r.keepLabelled(g)
	return r
}

// keepLabelled drops the fields that the label file leaves out.
func (r *Result) keepLabelled(g Gold) {
	if len(g.Only) == 0 {
		return
	}
	for name := range r.Fields {
		if field, _, _ := strings.Cut(name, "."); !slices.Contains(g.Only, field) {
			delete(r.Fields, name)
		}
	}
	r.Misses = slices.DeleteFunc(r.Misses, func(m string) bool {
		field, _, _ := strings.Cut(m, ":")
		field, _, _ = strings.Cut(field, ".")
		return !slices.Contains(g.Only, field)
	})
}

// writer scores who writes and for whom: role, age, sex, and who opened.
func (r *Result) writer(c intake.Case, g Gold) {
	for _, v := range [][3]string{
		{"role", c.Person.Role, g.Person.str("role")},
		{"age", num(c.Person.Age), g.Person.str("age")},
		{"opener", c.Doc.Opener, g.Doc.str("opener")},
	} {
		if v[0] == "role" && v[2] == "" {
			continue
		}
		t := Tally{Found: 1}
		if v[1] == v[2] {
			t.Right = 1
		} else {
			r.Misses = append(r.Misses, fmt.Sprintf("problems: %s: %q, wanted %q", v[0], v[1], v[2]))
		}
		r.Acc[v[0]] = t
	}
}

func sideKey(s string) string {
	if s == "midline" {
		return "not_stated"
	}
	return s
}

func (r *Result) accuracy(name string, used map[int]int, found []fact, gold []item, right func(fact, item) bool) {
	t := r.Acc[name]
	for gi, fi := range used {
		t.Found++
		if right(found[fi], gold[gi]) {
			t.Right++
		} else {
			r.Misses = append(r.Misses, fmt.Sprintf("%s: %s: found %s, wanted %s", "problems", name, found[fi], gold[gi].secondary()))
		}
	}
	r.Acc[name] = t
}

func pick(fs []fact, k string) (out []fact) {
	for _, f := range fs {
		if f.keys[k] != "" {
			out = append(out, f)
		}
	}
	return
}

func having(gs []item, k string) (out []item) {
	for _, g := range gs {
		if g.str(k) != "" {
			out = append(out, g)
		}
	}
	return
}

func triedSame(f fact, g item) bool {
	what := map[string]string{"foam_roll": "foam_rolling", "stretch": "stretching"}[f.keys["what"]]
	if what == "" {
		what = f.keys["what"]
	}
	if !g.allows("what", what) {
		return false
	}
	return what != "other" || g.str("what") != "other" || sharesWord(f.keys["name"], g.str("name"))
}

func sharesWord(a, b string) bool {
	for _, w := range words(a) {
		for _, v := range words(b) {
			if len(w) > 2 && (w == v || strings.TrimSuffix(w, "s") == strings.TrimSuffix(v, "s")) {
				return true
			}
		}
	}
	return false
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !(r >= 'a' && r <= 'z') })
}

func goalSame(f fact, g item) bool {
	if f.keys["kind"] != g.str("kind") {
		return false
	}
	want, ok := g.number("days_ahead")
	if !ok || f.keys["days"] == "" {
		return f.keys["days"] == "" && !ok
	}
	var got int
	fmt.Sscan(f.keys["days"], &got)
	return within(got, want, g, "days_range")
}

func onsetRight(f fact, g item) bool {
	want, ok := g.number("onset_days_ago")
	if !ok {
		return f.keys["onset"] == ""
	}
	if f.keys["onset"] == "" {
		return false
	}
	var got int
	fmt.Sscan(f.keys["onset"], &got)
	for _, a := range g.list("onset_also") {
		var v int
		if fmt.Sscan(a, &v); v == got {
			return true
		}
	}
	return within(got, want, g, "onset_range")
}

// within a stated range, or 25 per cent and at least two days.
func within(got, want int, g item, rangeKey string) bool {
	if r := g.list(rangeKey); len(r) == 2 {
		var lo, hi int
		fmt.Sscan(r[0], &lo)
		fmt.Sscan(r[1], &hi)
		return got >= lo && got <= hi
	}
	d, tol := got-want, want/4
	if tol < 0 {
		tol = -tol
	}
	tol = max(tol, 2)
	return d <= tol && -d <= tol
}
