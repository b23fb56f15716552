package intake

import (
	"fmt"
	"strings"
)

// A pattern is a small phrase grammar over tokens:
//
//	word        the word, plural or not; =word exactly as written
//	(a|b c|d)   one of; x? optional; ~4 up to four words, not across , ; :
//	%6          up to six words, also across commas (never past a sentence)
//	@name       a class of the lexicon; # a number
type node struct {
	kind byte // w word, = exact, ( alternatives, ~ gap, % wide gap, # number
	text string
	alts [][]node
	n    int
	opt  bool
}

type pattern struct {
	kind, id, attr string
	nodes          []node
	holdsNo        bool
}

type compiler struct {
	classes map[string][]node // one node each; only read once all are compiled
}

func (c *compiler) parse(s string) ([]node, error) {
	p := &patParser{s: s, c: c}
	nodes, err := p.seq()
	if err != nil {
		return nil, err
	}
	if p.i < len(p.s) {
		return nil, fmt.Errorf("pattern %q: unexpected %q", s, p.s[p.i:])
	}
	return nodes, nil
}

type patParser struct {
	s string
	i int
	c *compiler
}

func (p *patParser) seq() ([]node, error) {
	var out []node
	for p.i < len(p.s) {
		switch p.s[p.i] {
		case ' ':
			p.i++
			continue
		case '|', ')':
			return out, nil
		}
		n, err := p.item()
		if err != nil {
			return nil, err
		}
		if p.i < len(p.s) && p.s[p.i] == '?' {
			n.opt = true
			p.i++
		}
		out = append(out, n)
	}
	return out, nil
}

func (p *patParser) item() (node, error) {
	switch ch := p.s[p.i]; ch {
	case '(':
		p.i++
		n := node{kind: '('}
		for {
			alt, err := p.seq()
			if err != nil {
				return n, err
			}
			n.alts = append(n.alts, alt)
			if p.i >= len(p.s) {
				return n, fmt.Errorf("pattern %q: a bracket is open", p.s)
			}
			p.i++
			if p.s[p.i-1] == ')' {
				return n, nil
			}
		}
	case '~', '%':
		p.i++
		v := 0
		for p.i < len(p.s) && p.s[p.i] >= '0' && p.s[p.i] <= '9' {
			v = v*10 + int(p.s[p.i]-'0')
			p.i++
		}
		return node{kind: ch, n: v}, nil
	case '#':
		p.i++
		return node{kind: '#'}, nil
	case '@':
		p.i++
		name := p.name()
		class, ok := p.c.classes[name]
		if !ok {
			return node{}, fmt.Errorf("pattern %q: no class @%s", p.s, name)
		}
		return class[0], nil
	case '=':
		p.i++
		if n := p.name(); n != "" {
			return node{kind: '=', text: n}, nil
		}
		return node{kind: '=', text: "="}, nil
	}
	w := p.name()
	if sign, ok := spelled[w]; ok {
		return node{kind: '=', text: sign}, nil
	}
	if w != "" {
		return node{kind: 'w', text: stem(w)}, nil
	}
	return node{}, fmt.Errorf("pattern %q: what is %q", p.s, p.s[p.i:])
}

// spelled are signs that the grammar itself uses.
var spelled = map[string]string{"QM": "?", "PERCENT": "%", "LP": "(", "RP": ")"}

func (p *patParser) name() string {
	from := p.i
	for p.i < len(p.s) && strings.IndexByte(" |()?~%#@=", p.s[p.i]) < 0 {
		p.i++
	}
	return p.s[from:p.i]
}

// firsts adds every word that can open nodes; ok is false when a number or
// anything could.
func firsts(nodes []node, add func(string)) (closed bool) {
	for _, n := range nodes {
		switch n.kind {
		case 'w':
			add(n.text)
		case '=':
			add(stem(n.text))
		case '#':
			add("#")
		case '(':
			for _, alt := range n.alts {
				if !firsts(alt, add) {
					n.opt = true
				}
			}
		default:
			return false
		}
		if !n.opt {
			return true
		}
	}
	return false
}

// spells reports that the words of denial in [i, e) are spelled by the nodes and
// not merely passed over by a gap.
func spells(toks []token, i, e int, nodes []node) bool {
	held := make([]token, e-i)
	copy(held, toks[i:e])
	for k := range held {
		if negators[held[k].w] || held[k].w == "cannot" {
			held[k].noGap = true
		}
	}
	return match(held, 0, nodes, 0) == e-i
}

// match returns the furthest end of nodes starting at token i, or -1.
func match(toks []token, i int, nodes []node, depth int) int {
	if len(nodes) == 0 {
		return i
	}
	if depth > 40 {
		return -1
	}
	n, rest := &nodes[0], nodes[1:]
	best := -1
	keep := func(e int) {
		if e > best {
			best = e
		}
	}
	switch n.kind {
	case '(':
		for _, alt := range n.alts {
			if len(alt) > 0 && single(&alt[0]) && !one(toks, i, &alt[0]) {
				continue
			}
			if len(rest) == 0 {
				keep(match(toks, i, alt, depth+1))
				continue
			}
			if len(alt) == 1 && single(&alt[0]) {
				keep(match(toks, i+1, rest, depth+1))
				continue
			}
			joined := make([]node, 0, len(alt)+len(rest))
			keep(match(toks, i, append(append(joined, alt...), rest...), depth+1))
		}
	case '~', '%':
		for k := 0; k <= n.n; k++ {
			if e := match(toks, i+k, rest, depth+1); e >= 0 {
				return e // the nearest completion
			}
			if i+k >= len(toks) || !passable(toks, i+k, n.kind == '%') {
				break
			}
		}
		return -1
	default:
		if one(toks, i, n) {
			keep(match(toks, i+1, rest, depth+1))
		}
	}
	if n.opt {
		keep(match(toks, i, rest, depth+1))
	}
	return best
}

// single: the node takes exactly one token.
func single(n *node) bool { return !n.opt && n.kind != '(' && n.kind != '~' && n.kind != '%' }

func passable(toks []token, k int, wide bool) bool {
	if toks[k].noGap {
		return false
	}
	if t := &toks[k]; t.kind == punct {
		switch t.w {
		case ".", "!", "?":
			return false
		case ",", ";", ":", "(", ")", "-":
			return wide
		}
	}
	return true
}

// one compares a single token; the slice ends with the sentence, so nothing
// is ever matched across two sentences.
func one(toks []token, i int, n *node) bool {
	if i >= len(toks) {
		return false
	}
	t := &toks[i]
	switch n.kind {
	case 'w':
		return t.stem == n.text
	case '=':
		return t.w == n.text
	case '#':
		return t.kind == number || isNumberWord(t.w)
	}
	return false
}
