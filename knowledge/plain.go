package knowledge

import (
	"strings"
	"unicode/utf8"
)

// The knowledge files keep to a plain form of YAML: block mappings and lists,
// flow mappings and lists, and scalars that end on their line. parsePlain
// reads that form some ten times faster than the library, which counts at
// every start. It refuses everything else, be it wrong or merely unusual
// (anchors, tags, folded text, a key twice …), and the library decides then;
// so it never needs to explain a fault.

// What a node of a plain document is.
const (
	plainScalar  = iota // unquoted
	quotedScalar        // in quotes
	listNode
	mapNode
)

// plainNode is one value; key is set inside a mapping. Children and brothers
// are indices into the arena, 0 for none (node 0 is the root, nobody's child).
type plainNode struct {
	kind        uint8
	key, text   string
	first, next int32
}

type plainParser struct {
	s     string // ends with a line end
	i     int    // where the content of the current line begins
	col   int    // its column; -1 at the end of the text
	nodes []plainNode
}

// parsePlain reads a document whose root is a mapping.
func parsePlain(s string) ([]plainNode, bool) {
	if !plainBytes(s) {
		return nil, false
	}
	if !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	p := &plainParser{s: s, nodes: make([]plainNode, 0, 64+len(s)/24)}
	p.line()
	if p.col != 0 || strings.HasPrefix(s[p.i:], "---") {
		return nil, false
	}
	p.nodes = append(p.nodes, plainNode{kind: mapNode})
	ok := p.mapping(0, 0)
	return p.nodes, ok && p.col < 0
}

// plainBytes: printable UTF-8, no tabs and no line ends but \n.
func plainBytes(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < 0x20 && c != '\n' || c == 0x7f || c == 0xef || c >= 0xf0:
			return false // controls, byte order marks, private use, beyond the first plane
		case c == 0xc2 && s[i+1] < 0xa0, c == 0xe2 && s[i+1] == 0x80 && s[i+2] >= 0xa8 && s[i+2] <= 0xa9:
			return false // line ends of Unicode
		}
	}
	return true
}

// line goes to the next line that has content, from the start of a line.
func (p *plainParser) line() {
	for p.i < len(p.s) {
		from := p.i
		for p.i < len(p.s) && p.s[p.i] == ' ' {
			p.i++
		}
		if p.i < len(p.s) && p.s[p.i] != '\n' && p.s[p.i] != '#' {
			p.col = p.i - from
			return
		}
		p.skipLine()
	}
	p.col = -1
}

func (p *plainParser) skipLine() {
	if n := strings.IndexByte(p.s[p.i:], '\n'); n >= 0 {
		p.i += n + 1
		return
	}
	p.i = len(p.s)
}

// endLine accepts blanks and a comment, then goes to the next line.
func (p *plainParser) endLine() bool {
	from := p.i
	p.blanks()
	if p.i < len(p.s) && p.s[p.i] != '\n' && !(p.s[p.i] == '#' && p.i > from) {
		return false
	}
	p.skipLine()
	p.line()
	return true
}

func (p *plainParser) blanks() {
	for p.i < len(p.s) && p.s[p.i] == ' ' {
		p.i++
	}
}

// add hangs a node behind the parent's last child.
func (p *plainParser) add(parent, last int32, n plainNode) int32 {
	at := int32(len(p.nodes))
	p.nodes = append(p.nodes, n)
	if last == 0 {
		p.nodes[parent].first = at
	} else {
		p.nodes[last].next = at
	}
	return at
}

// mapping reads the keys at column col.
func (p *plainParser) mapping(parent int32, col int) bool {
	last := int32(0)
	for p.col == col {
		key, ok := p.key()
		if !ok {
			return false
		}
		last = p.add(parent, last, plainNode{key: key})
		p.blanks()
		if p.i < len(p.s) && p.s[p.i] != '\n' && p.s[p.i] != '#' {
			if !p.value(last, col) || !p.endLine() {
				return false
			}
			continue
		}
		p.skipLine()
		p.line()
		isList := p.col >= col && p.dash()
		switch {
		case isList:
			p.nodes[last].kind = listNode
			ok = p.list(last, p.col)
		case p.col > col:
			p.nodes[last].kind = mapNode
			ok = p.mapping(last, p.col)
		default:
			return false // nothing: null
		}
		if !ok {
			return false
		}
	}
	return p.col < col
}

func (p *plainParser) dash() bool { return strings.HasPrefix(p.s[p.i:], "- ") }

// list reads the items at column col.
func (p *plainParser) list(parent int32, col int) bool {
	last := int32(0)
	for p.col == col && p.dash() {
		from := p.i
		p.i++
		p.blanks()
		inner := col + p.i - from
		last = p.add(parent, last, plainNode{})
		start := p.i
		if _, ok := p.key(); ok {
			p.i, p.col = start, inner
			p.nodes[last].kind = mapNode
			if !p.mapping(last, inner) {
				return false
			}
			continue
		}
		p.i = start
		if !p.value(last, col) || !p.endLine() {
			return false
		}
	}
	return p.col <= col
}

// key reads "name:" and stops behind the colon.
func (p *plainParser) key() (string, bool) {
	from := p.i
	for p.i < len(p.s) && keyByte(p.s[p.i], p.i == from) {
		p.i++
	}
	key := p.s[from:p.i]
	if key == "" || nullWord(key) || p.i >= len(p.s) || p.s[p.i] != ':' {
		return "", false
	}
	p.i++
	return key, p.i == len(p.s) || p.s[p.i] == ' ' || p.s[p.i] == '\n'
}

func keyByte(c byte, first bool) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || !first && (c == '.' || c == '-')
}

func nullWord(s string) bool { return s == "null" || s == "Null" || s == "NULL" || s == "~" }
