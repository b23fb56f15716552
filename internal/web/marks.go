package web

import (
	"regexp"
	"slices"
	"sort"
	"unicode/utf8"

	"spotter/internal/intake"
)

// Lit is one stretch of the post that has the same facts all along. Facts may
// overlap; the text is cut at every border, so that no mark has to nest.
type Lit struct {
	Text  string
	Kinds []string // kinds of the facts that cover it, in fact order; none = plain text
	Ends  []Fact   // facts whose passage ends here: their numbers are set behind it
	Ref   string   // id of the first stretch of a fact, to jump to
	More  []string // ids of further facts that begin at the same place
}

// Kind that colours the stretch.
func (l Lit) Kind() string {
	if len(l.Kinds) == 0 {
		return ""
	}
	return l.Kinds[0]
}

// Several says that facts of more than one kind share the stretch.
func (l Lit) Several() bool { return len(l.Kinds) > 1 }

// light cuts a text at the borders of the facts' spans. Spans outside the
// text, empty or reversed ones are dropped; a border inside a character moves
// to its start. The texts of all stretches together are the text itself.
func light(text string, facts []Fact) []Lit {
	type cover struct {
		from, to int
		f        Fact
	}
	var covers []cover
	cuts := []int{0, len(text)}
	for _, f := range facts {
		for _, s := range f.Spans {
			from, to, ok := sane(text, s)
			if !ok {
				continue
			}
			covers = append(covers, cover{from, to, f})
			cuts = append(cuts, from, to)
		}
	}
	sort.Ints(cuts)
	cuts = slices.Compact(cuts)
	var out []Lit
	placed := map[int]bool{}
	for i := 0; i+1 < len(cuts); i++ {
		l := Lit{Text: text[cuts[i]:cuts[i+1]]}
		for _, c := range covers {
			if c.from > cuts[i] || c.to < cuts[i+1] {
				continue
			}
			if !slices.Contains(l.Kinds, c.f.Kind) {
				l.Kinds = append(l.Kinds, c.f.Kind)
			}
			if !placed[c.f.N] {
				placed[c.f.N] = true
				if l.Ref == "" {
					l.Ref = c.f.Anchor()
				} else {
					l.More = append(l.More, c.f.Anchor())
				}
			}
			if c.to == cuts[i+1] && !slices.ContainsFunc(l.Ends, func(f Fact) bool { return f.N == c.f.N }) {
				l.Ends = append(l.Ends, c.f)
			}
		}
		out = append(out, l)
	}
	return out
}

func sane(text string, s intake.Span) (from, to int, ok bool) {
	from, to = s[0], s[1]
	if from < 0 || to > len(text) || from >= to {
		return 0, 0, false
	}
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, to, true
}

// figure matches a load or a percentage as people write it.
var figure = regexp.MustCompile(`(?i)\d+(?:[.,]\d+)?\s*(?:x\s*)?(?:kg|kgs|kilos?|kilograms?|lbs?|pounds?|#|%|percent|per cent)`)

// HasFigure says whether a sentence names a load or a percentage.
func HasFigure(s string) bool { return figure.MatchString(s) }

// Cover hides every load and percentage in a text, also those the person
// wrote: while a stop stands no load figure is shown anywhere (hazard H01).
func Cover(s string) string { return figure.ReplaceAllString(s, "▒▒▒") }
