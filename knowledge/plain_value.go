package knowledge

import "strings"

// value reads a scalar or a flow collection into node at; col is the column
// that further lines of it must stay behind.
func (p *plainParser) value(at int32, col int) bool {
	switch c := p.s[p.i]; c {
	case '"':
		return p.double(at)
	case '\'':
		return p.single(at)
	case '[', '{':
		return p.flow(at, col, 0)
	default:
		return p.plain(at, false)
	}
}

// plain reads an unquoted scalar to the end of the line, a comment or, in a
// flow, to its next sign. It must hold nothing that YAML reads otherwise.
func (p *plainParser) plain(at int32, inFlow bool) bool {
	from := p.i
	if strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", p.s[from]) >= 0 {
		if n := from + 1; p.s[from] != '-' || n >= len(p.s) || p.s[n] < '0' || p.s[n] > '9' {
			return false
		}
	}
	end := from
scan:
	for ; p.i < len(p.s); p.i++ {
		switch c := p.s[p.i]; c {
		case '\n':
			if inFlow {
				return false
			}
			break scan
		case ' ':
			continue
		case '#':
			if p.s[p.i-1] == ' ' {
				p.i--
				break scan
			}
		case ':':
			if p.i+1 >= len(p.s) || strings.IndexByte(" \n,[]{}", p.s[p.i+1]) >= 0 {
				return false
			}
		case ',', ']', '}', '[', '{':
			if inFlow {
				if c == '[' || c == '{' {
					return false
				}
				break scan
			}
		}
		end = p.i + 1
	}
	text := p.s[from:end]
	p.nodes[at].kind, p.nodes[at].text = plainScalar, text
	return text != "" && !nullWord(text)
}

func (p *plainParser) single(at int32) bool {
	var b strings.Builder
	p.i++
	for {
		n := strings.IndexAny(p.s[p.i:], "'\n")
		if n < 0 || p.s[p.i+n] == '\n' {
			return false
		}
		b.WriteString(p.s[p.i : p.i+n])
		p.i += n + 1
		if p.i >= len(p.s) || p.s[p.i] != '\'' {
			p.nodes[at].kind, p.nodes[at].text = quotedScalar, b.String()
			return true
		}
		b.WriteByte('\'')
		p.i++
	}
}

func (p *plainParser) double(at int32) bool {
	p.i++
	n := strings.IndexByte(p.s[p.i:], '"')
	if n < 0 {
		return false
	}
	text := p.s[p.i : p.i+n]
	if strings.IndexByte(text, '\n') >= 0 {
		return false
	}
	if strings.IndexByte(text, '\\') < 0 {
		p.i += n + 1
		p.nodes[at].kind, p.nodes[at].text = quotedScalar, text
		return true
	}
	var b strings.Builder
	for ; p.i < len(p.s); p.i++ {
		switch c := p.s[p.i]; c {
		case '\n':
			return false
		case '"':
			p.i++
			p.nodes[at].kind, p.nodes[at].text = quotedScalar, b.String()
			return true
		case '\\':
			p.i++
			if p.i >= len(p.s) || p.s[p.i] != '"' && p.s[p.i] != '\\' {
				return false
			}
			b.WriteByte(p.s[p.i])
		default:
			b.WriteByte(c)
		}
	}
	return false
}

// flow reads [a, b] or {k: v, l: w}; lines that go on must stand behind col.
func (p *plainParser) flow(at int32, col, depth int) bool {
	closing := byte(']')
	p.nodes[at].kind = listNode
	if p.s[p.i] == '{' {
		closing, p.nodes[at].kind = '}', mapNode
	}
	p.i++
	last := int32(0)
	for depth < 8 {
		if !p.space(col) {
			return false
		}
		if p.s[p.i] == closing && last == 0 {
			p.i++
			return true
		}
		n := plainNode{}
		if closing == '}' {
			key, ok := p.key()
			if !ok || !p.space(col) {
				return false
			}
			n.key = key
		}
		last = p.add(at, last, n)
		if !p.item(last, col, depth) || !p.space(col) {
			return false
		}
		switch p.s[p.i] {
		case ',':
			p.i++
			if p.i >= len(p.s) || p.s[p.i] != ' ' && p.s[p.i] != '\n' {
				return false
			}
		case closing:
			p.i++
			return true
		default:
			return false
		}
	}
	return false
}

func (p *plainParser) item(at int32, col, depth int) bool {
	switch p.s[p.i] {
	case '[', '{':
		return p.flow(at, col, depth+1)
	case '"', '\'':
		return p.value(at, col)
	}
	return p.plain(at, true)
}

// space goes to the next sign of a flow, over line ends; false at the end of
// the text, at a comment and at a line that is not indented enough.
func (p *plainParser) space(col int) bool {
	p.blanks()
	for p.i < len(p.s) && p.s[p.i] == '\n' {
		p.i++
		from := p.i
		p.blanks()
		if p.i < len(p.s) && p.s[p.i] != '\n' && p.i-from <= col {
			return false
		}
	}
	return p.i < len(p.s) && p.s[p.i] != '#'
}
