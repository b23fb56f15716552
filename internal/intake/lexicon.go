package intake

import (
	"fmt"
	"sort"
	"strings"
	"sync"

	"spotter/internal/body"
)

// Entry is one row of the word lists: what kind of thing, which id, an extra
// attribute, and the patterns (separated by ;) that say it.
type Entry struct {
	Kind, ID, Attr, Patterns string
}

// FlagInfo is what the reader must know of a red-flag question: how urgent
// (4 emergency, 3 urgent, 2 see soon, 1 mention) and where it applies.
type FlagInfo struct {
	ID      string
	Urgency int
	Regions []body.Region
	All     bool
}

// Lexicon is the compiled word knowledge of the reader.
type Lexicon struct {
	Flags    []FlagInfo
	patterns []pattern
	first    map[string][]int32
	vocab    map[string]bool   // the long words
	deletes  map[uint64]string // hash of a long word, whole or with a letter gone
	typos    sync.Once         // deletes is built when the first unknown long word comes
	signs    map[string]int
	urgency  map[string]int // flag → FlagInfo.Urgency
	sets     []signSet
	roles    *Roles // nil: the rules decide alone
	places   *Roles // likewise for places and sides
	scope    *Roles // how signs are spoken of; nil likewise
	feelings Feelings
}

// TeachRoles gives the reader the model that decides roles; nil leaves all to
// the rules. It must be called before the first reading.
func (l *Lexicon) TeachRoles(m *Roles) { l.roles = m }

// TeachScope gives the reader the model of how signs are spoken of; nil leaves
// that to the rules.
func (l *Lexicon) TeachScope(m *Roles) { l.scope = m }

// Urgent reports that a flag is urgent or an emergency.
func (l *Lexicon) Urgent(flag string) bool { return l.urgency[flag] >= 3 }

// TeachFeelings gives the reader a list of how pleasant words are.
func (l *Lexicon) TeachFeelings(f Feelings) { l.feelings = f }

// NewLexicon compiles entries. A class may stand behind its first use, but not behind
// a class that uses it. It reports the first fault with its row number.
func NewLexicon(entries []Entry, flags []FlagInfo) (*Lexicon, error) {
	lex := &Lexicon{Flags: flags, first: map[string][]int32{}, vocab: map[string]bool{}, signs: map[string]int{}, urgency: map[string]int{}}
	for _, f := range flags {
		lex.urgency[f.ID] = f.Urgency
	}
	c := &compiler{classes: map[string][]node{}}
	rows, err := c.classRows(entries, lex)
	if err != nil {
		return nil, err
	}
	parseAll(rows, c)
	for _, r := range rows {
		e := entries[r.at]
		if e.Kind == "together" {
			if !lex.addSet(e.ID, r.text, attrOf(e.Attr, "foreign") != "") {
				return nil, fmt.Errorf("row %d (%s %s): %q names no sign", r.at+1, e.Kind, e.ID, r.text)
			}
			continue
		}
		if e.Kind == "sign" {
			if _, ok := lex.signs[e.ID]; !ok {
				lex.signs[e.ID] = len(lex.signs)
			}
		}
		if r.err != nil {
			return nil, fmt.Errorf("row %d (%s %s): %w", r.at+1, e.Kind, e.ID, r.err)
		}
		lex.learn(r.nodes)
		if !lex.add(pattern{kind: e.Kind, id: e.ID, attr: e.Attr, nodes: r.nodes}) {
			return nil, fmt.Errorf("row %d (%s %s): pattern %q may start anywhere", r.at+1, e.Kind, e.ID, r.text)
		}
	}
	return lex, nil
}

// row is one pattern of an entry.
type row struct {
	at    int // of the entry
	text  string
	nodes []node
	err   error
}

// classRows compiles the classes and returns all other patterns.
func (c *compiler) classRows(entries []Entry, lex *Lexicon) ([]row, error) {
	out := make([]row, 0, 2*len(entries))
	for at, e := range entries {
		for _, p := range strings.Split(e.Patterns, ";") {
			if p = strings.TrimSpace(p); p == "" {
				continue
			}
			if e.Kind != "class" {
				out = append(out, row{at: at, text: p})
				continue
			}
			nodes, err := c.parse("(" + p + ")")
			if err != nil {
				return nil, fmt.Errorf("row %d (%s %s): %w", at+1, e.Kind, e.ID, err)
			}
			lex.learn(nodes)
			if old, ok := c.classes[e.ID]; ok {
				old[0].alts = append(old[0].alts, nodes[0].alts...)
			} else {
				c.classes[e.ID] = nodes
			}
		}
	}
	return out, nil
}

// parseAll compiles the patterns, half of them on another core: it is most of what
// starting costs.
func parseAll(rows []row, c *compiler) {
	some := func(rows []row) {
		for i := range rows {
			rows[i].nodes, rows[i].err = c.parse(rows[i].text)
		}
	}
	done := make(chan struct{})
	half := len(rows) / 2
	go func() {
		defer close(done)
		some(rows[:half])
	}()
	some(rows[half:])
	<-done
}

func (l *Lexicon) add(p pattern) bool {
	idx := int32(len(l.patterns))
	p.holdsNo = spellsNo(p.nodes)
	if !firsts(p.nodes, func(w string) {
		if old := l.first[w]; len(old) == 0 || old[len(old)-1] != idx {
			l.first[w] = append(old, idx)
		}
	}) {
		return false
	}
	l.patterns = append(l.patterns, p)
	return true
}

// spellsNo: a word of denial stands in the pattern itself.
func spellsNo(nodes []node) bool {
	for _, n := range nodes {
		if n.text != "" && negators[n.text] {
			return true
		}
		for _, alt := range n.alts {
			if spellsNo(alt) {
				return true
			}
		}
	}
	return false
}

// learn remembers the words, so that only unknown long words count as typos.
func (l *Lexicon) learn(nodes []node) {
	for _, n := range nodes {
		if len(n.text) >= longWord {
			if w := stem(n.text); len(w) >= longWord {
				l.vocab[w] = true
			}
		}
		for _, a := range n.alts {
			l.learn(a)
		}
	}
}

// correct gives the known word that one slip of the finger away was meant, for
// words of seven letters or more that the lists do not know.
func (l *Lexicon) correct(w string) (string, bool) {
	if len(w) < longWord || l.vocab[w] || ordinary[w] || otherWords[w] {
		return "", false
	}
	l.typos.Do(l.buildTypos)
	for skip := -1; skip < len(w); skip++ {
		if known, ok := l.deletes[without(w, skip)]; ok && near(w, known) {
			return known, true
		}
	}
	return "", false
}

// longWord is the length from which a slip of the finger is looked for.
const longWord = 7

// ordinary are common words one letter away from a listed word.
var ordinary = map[string]bool{"strained": true, "another": true, "brother": true, "whether": true, "through": true, "thought": true,
	"learning": true, "running": true, "standing": true, "sitting": true, "starting": true, "stretched": true, "working": true, "wording": true,
	"morning": true, "moaning": true, "message": true, "messages": true, "massage": false, "bending": true, "leaving": true, "feeling": true, "healing": true, "squating": false, "youtube": true}

func (l *Lexicon) buildTypos() {
	words := make([]string, 0, len(l.vocab))
	for w := range l.vocab {
		words = append(words, w)
	}
	sort.Strings(words)
	l.deletes = make(map[uint64]string, len(words)*11)
	for _, w := range words {
		for skip := -1; skip < len(w); skip++ {
			v := without(w, skip)
			if _, taken := l.deletes[v]; !taken {
				l.deletes[v] = w
			}
		}
	}
}

// without is the FNV-1a hash of a word that lacks the byte at skip, or of the
// whole word for -1.
func without(w string, skip int) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		if i != skip {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
	}
	return h
}

// near: one insertion, deletion, substitution or swap of neighbours.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || len(b)-len(a) > 1 || a[0] != b[0] {
		return a == b
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(b) > len(a) {
		return a[i:] == b[i+1:]
	}
	if a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// hit is one phrase found: tokens [a, b).
type hit struct {
	kind, id, attr string
	a, b           int
	holdsNo        bool // its own pattern spells a word of denial
}

// find returns every match in the tokens, in order of start then length.
func (l *Lexicon) find(toks []token, sentEnd []int) []hit {
	var out []hit
	for i := range toks {
		keys := [2]string{toks[i].stem, ""}
		if toks[i].kind == number || isNumberWord(toks[i].w) {
			keys[1] = "#"
		}
		for _, key := range keys {
			for _, pi := range l.first[key] {
				p := &l.patterns[pi]
				if e := match(toks[:sentEnd[toks[i].sent]], i, p.nodes, 0); e > i {
					out = append(out, hit{p.kind, p.id, p.attr, i, e, p.holdsNo && saysNo(toks[i:e]) && spells(toks, i, e, p.nodes)})
				}
			}
		}
	}
	return out
}

// saysNo: a word of denial stands among the matched words.
func saysNo(toks []token) bool {
	for _, t := range toks {
		if negators[t.w] || t.w == "cannot" {
			return true
		}
	}
	return false
}
