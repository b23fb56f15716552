package diary

import (
	"strconv"
	"unicode/utf8"
)

// scanner reads the plain lines that make up nearly all of a diary without
// reflection: one object, known field names, strings without escapes. It gives
// up (ok = false) on anything else, and the line is then read by encoding/json;
// a fuzz test holds both to the same answer.
type scanner struct {
	s    string
	i    int
	slab *slab
}

// slab hands out pointers from larger blocks, so that a long diary does not
// cost one small allocation per number.
type slab struct {
	floats  []float64
	ints    []int
	targets []Target
}

func (b *slab) float(v float64) *float64 {
	if len(b.floats) == cap(b.floats) {
		b.floats = make([]float64, 0, 1024)
	}
	b.floats = append(b.floats, v)
	return &b.floats[len(b.floats)-1]
}

func (b *slab) int(v int) *int {
	if len(b.ints) == cap(b.ints) {
		b.ints = make([]int, 0, 1024)
	}
	b.ints = append(b.ints, v)
	return &b.ints[len(b.ints)-1]
}

func (b *slab) target() *Target {
	if len(b.targets) == cap(b.targets) {
		b.targets = make([]Target, 0, 256)
	}
	b.targets = append(b.targets, Target{})
	return &b.targets[len(b.targets)-1]
}

// entry reads the whole line into e.
func (c *scanner) entry(e *Entry) bool {
	if !c.object(func(key string) bool { return c.field(e, key) }) {
		return false
	}
	c.space()
	return c.i == len(c.s)
}

// object walks the fields of an object; take reads one value.
func (c *scanner) object(take func(key string) bool) bool {
	if !c.next('{') {
		return false
	}
	if c.next('}') {
		return true
	}
	for {
		key, ok := c.str()
		if !ok || !c.next(':') || !take(key) {
			return false
		}
		if c.next('}') {
			return true
		}
		if !c.next(',') {
			return false
		}
	}
}

func (c *scanner) space() {
	for c.i < len(c.s) && (c.s[c.i] == ' ' || c.s[c.i] == '\t' || c.s[c.i] == '\r' || c.s[c.i] == '\n') {
		c.i++
	}
}

// next skips blanks and takes the byte b if it is there.
func (c *scanner) next(b byte) bool {
	c.space()
	if c.i >= len(c.s) || c.s[c.i] != b {
		return false
	}
	c.i++
	return true
}

// str reads a string without escapes.
func (c *scanner) str() (string, bool) {
	if !c.next('"') {
		return "", false
	}
	from, plain := c.i, true
	for ; c.i < len(c.s); c.i++ {
		switch b := c.s[c.i]; {
		case b == '"':
			out := c.s[from:c.i]
			c.i++
			return out, plain || utf8.ValidString(out)
		case b == '\\' || b < 0x20:
			return "", false
		case b >= 0x80:
			plain = false
		}
	}
	return "", false
}

// number cuts out a number of JSON's grammar.
func (c *scanner) number() (string, bool) {
	c.space()
	from := c.i
	if c.i < len(c.s) && c.s[c.i] == '-' {
		c.i++
	}
	whole := c.i
	c.digits()
	if n := c.i - whole; n == 0 || (n > 1 && c.s[whole] == '0') {
		return "", false
	}
	if c.i < len(c.s) && c.s[c.i] == '.' {
		c.i++
		if c.digits() == 0 {
			return "", false
		}
	}
	if c.i < len(c.s) && (c.s[c.i] == 'e' || c.s[c.i] == 'E') {
		return "", false // nobody writes weights so; leave it to encoding/json
	}
	return c.s[from:c.i], true
}

func (c *scanner) digits() int {
	from := c.i
	for c.i < len(c.s) && c.s[c.i] >= '0' && c.s[c.i] <= '9' {
		c.i++
	}
	return c.i - from
}

func (c *scanner) float() (*float64, bool) {
	text, ok := c.number()
	if !ok {
		return nil, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return c.slab.float(v), err == nil
}

func (c *scanner) int() (*int, bool) {
	v, ok := c.whole()
	if !ok {
		return nil, false
	}
	return c.slab.int(v), true
}

func (c *scanner) whole() (int, bool) {
	text, ok := c.number()
	if !ok {
		return 0, false
	}
	v, err := strconv.Atoi(text)
	return v, err == nil
}

func (c *scanner) bool() (bool, bool) {
	c.space()
	switch rest := c.s[c.i:]; {
	case len(rest) >= 4 && rest[:4] == "true":
		c.i += 4
		return true, true
	case len(rest) >= 5 && rest[:5] == "false":
		c.i += 5
		return false, true
	}
	return false, false
}

// scalar reads a string, a number or a truth value as encoding/json would
// into an any.
func (c *scanner) scalar() (any, bool) {
	c.space()
	if c.i >= len(c.s) {
		return nil, false
	}
	switch b := c.s[c.i]; {
	case b == '"':
		return c.str()
	case b == 't' || b == 'f':
		return c.bool()
	}
	text, ok := c.number()
	if !ok {
		return nil, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// list reads an array of plain strings.
func (c *scanner) list() ([]string, bool) {
	if !c.next('[') {
		return nil, false
	}
	out := []string{}
	if c.next(']') {
		return out, true
	}
	for {
		s, ok := c.str()
		if !ok {
			return nil, false
		}
		out = append(out, s)
		if c.next(']') {
			return out, true
		}
		if !c.next(',') {
			return nil, false
		}
	}
}
