package lift

import (
	"slices"
	"strings"
)

// reader turns a folded name into tags, with the vocabulary of all languages.
type reader struct {
	names    map[string]named
	words    map[string][]string // folded phrase → tags
	singles  []string            // one-word phrases of five letters or more, sorted
	longest  int                 // words in the longest phrase
	lifts    []Rule
	families []Rule
}

type named struct {
	id  ID
	how string
}

func newReader(p Parts) *reader {
	if p.Vocabulary != nil {
		p.Words, p.Rules = p.Vocabulary()
	}
	r := &reader{names: make(map[string]named, len(p.Lifts)+len(p.Names)), words: make(map[string][]string, 4*len(p.Words))}
	for _, n := range p.Names {
		r.names[Fold(n.Name)] = named{n.ID, HowAlias}
	}
	for _, l := range p.Lifts {
		r.names[Fold(l.Name)] = named{l.ID, HowExact}
	}
	for _, w := range p.Words {
		for _, phrase := range w.Phrases {
			key := Fold(phrase)
			r.words[key] = w.Means
			n := 1 + strings.Count(key, " ")
			r.longest = max(r.longest, n)
			if n == 1 && len(key) >= 5 {
				r.singles = append(r.singles, key)
			}
		}
	}
	slices.Sort(r.singles)
	for _, rule := range p.Rules {
		if rule.Lift != "" {
			r.lifts = append(r.lifts, rule)
		} else {
			r.families = append(r.families, rule)
		}
	}
	return r
}

// read gives the tags of a name in order, each once, and how many of its words
// were not understood.
func (r *reader) read(name string) (tags []string, unknown int) {
	ts := tokens(name)
	for i := range ts {
		ts[i] = stem(ts[i])
	}
	add := func(more []string) {
		for _, t := range more {
			if !slices.Contains(tags, t) {
				tags = append(tags, t)
			}
		}
	}
	for i := 0; i < len(ts); {
		if n := tempo(ts[i:]); n > 0 {
			add([]string{"tempo"})
			i += n
			continue
		}
		if ts[i] == stop {
			i++
			continue
		}
		n, means := r.phrase(ts[i:])
		if n > 0 {
			add(means)
			i += n
			continue
		}
		if means, ok := r.guess(ts[i]); ok {
			add(means)
		} else if !digits(ts[i]) {
			unknown++
		}
		i++
	}
	return tags, unknown
}

// phrase finds the longest phrase that starts the words.
func (r *reader) phrase(ts []string) (int, []string) {
	for n := min(r.longest, len(ts)); n > 0; n-- {
		if means, ok := r.words[strings.Join(ts[:n], " ")]; ok {
			return n, means
		}
	}
	return 0, nil
}

// guess reads a word that stands in no vocabulary: written with ae for ä, put
// together from known words as German does, or with a slip of the finger.
func (r *reader) guess(w string) ([]string, bool) {
	if plain := strings.NewReplacer("ae", "a", "oe", "o", "ue", "u").Replace(w); plain != w {
		if means, ok := r.words[plain]; ok {
			return means, true
		}
		if means, ok := r.compound(plain, 0); ok {
			return means, true
		}
	}
	if means, ok := r.compound(w, 0); ok {
		return means, true
	}
	return r.typo(w)
}

// compound splits a word completely into known words of three letters or more,
// the longest first, with a linking n, s or es between them allowed.
func (r *reader) compound(w string, depth int) ([]string, bool) {
	if depth > 3 {
		return nil, false
	}
	for n := len(w) - 3; n >= 3; n-- {
		head, ok := r.words[w[:n]]
		if !ok {
			continue
		}
		for _, link := range []string{"", "n", "s", "en", "es"} {
			rest, has := strings.CutPrefix(w[n:], link)
			if !has || len(rest) < 3 {
				continue
			}
			tail, ok := r.words[stem(rest)]
			if !ok {
				tail, ok = r.compound(rest, depth+1)
			}
			if ok {
				return slices.Concat(head, tail), true
			}
		}
	}
	return nil, false
}

// typo finds the one known meaning within a slip (two for long words). If two
// meanings are equally near, the word stays unknown.
func (r *reader) typo(w string) ([]string, bool) {
	limit := 1
	if len(w) < 5 {
		return nil, false
	}
	if len(w) >= 9 {
		limit = 2
	}
	best, found, clash := limit+1, []string(nil), false
	for _, s := range r.singles {
		if d := len(s) - len(w); d > limit || d < -limit || s[0] != w[0] {
			continue
		}
		switch d := slips(s, w, best); {
		case d < best:
			best, found, clash = d, r.words[s], false
		case d == best && d <= limit && !slices.Equal(found, r.words[s]):
			clash = true
		}
	}
	return found, best <= limit && !clash
}

// slips is the number of letters wrong, missing, doubled or swapped with their
// neighbour (optimal string alignment), or more than stop.
func slips(a, b string, stop int) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		low := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
			low = min(low, cur[j])
		}
		if low > stop {
			return low
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}

// tempo recognises "3 1 0" and "3 0 3 0": three single digits or more in a row.
func tempo(ts []string) int {
	n := 0
	for n < len(ts) && len(ts[n]) == 1 && digits(ts[n]) {
		n++
	}
	if n >= 3 {
		return n
	}
	return 0
}

func digits(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r < '0' || r > '9' }) < 0
}
