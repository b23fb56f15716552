package diary

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
)

// Hash is the SHA-256 of the canonical form.
func Hash(e Entry) ([32]byte, error) {
	var buf [512]byte
	b, err := AppendCanonical(buf[:0], &e)
	return sha256.Sum256(b), err
}

// maxDepth bounds the nesting of unknown fields; encoding/json allows 10,000.
const maxDepth = 10_000

// canon rewrites valid JSON.
type canon struct {
	in  []byte
	i   int
	out []byte
}

func (c *canon) space() {
	for c.i < len(c.in) && (c.in[c.i] == ' ' || c.in[c.i] == '\t' || c.in[c.i] == '\r' || c.in[c.i] == '\n') {
		c.i++
	}
}

func (c *canon) peek() byte {
	c.space()
	if c.i >= len(c.in) {
		return 0
	}
	return c.in[c.i]
}

func (c *canon) bad() error { return fmt.Errorf("not JSON at byte %d", c.i) }

func (c *canon) value(depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("nested deeper than %d", maxDepth)
	}
	switch b := c.peek(); b {
	case '{':
		return c.object(depth)
	case '[':
		return c.array(depth)
	case '"':
		return c.string()
	}
	from := c.i
	for c.i < len(c.in) && bytes.IndexByte([]byte(",]} \t\r\n"), c.in[c.i]) < 0 {
		c.i++
	}
	if from == c.i {
		return c.bad()
	}
	c.out = append(c.out, c.in[from:c.i]...)
	return nil
}

// object writes the members in the byte order of their names.
func (c *canon) object(depth int) error {
	type pair struct{ name, all string }
	var pairs []pair
	base := len(c.out)
	for c.i++; c.peek() != '}'; {
		from := len(c.out)
		if err := c.string(); err != nil {
			return err
		}
		name := string(c.out[from : len(c.out)-1]) // without the closing quote, so that a short name comes before a longer one
		if c.peek() != ':' {
			return c.bad()
		}
		c.i++
		c.out = append(c.out, ':')
		if err := c.value(depth + 1); err != nil {
			return err
		}
		pairs = append(pairs, pair{name, string(c.out[from:])})
		if c.peek() == ',' {
			c.i++
		} else if c.peek() != '}' {
			return c.bad()
		}
	}
	c.i++
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.name, b.name) })
	c.out = append(c.out[:base], '{')
	for i, m := range pairs {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		c.out = append(c.out, m.all...)
	}
	c.out = append(c.out, '}')
	return nil
}

func (c *canon) array(depth int) error {
	c.out = append(c.out, '[')
	for c.i++; c.peek() != ']'; {
		if err := c.value(depth + 1); err != nil {
			return err
		}
		if c.peek() == ',' {
			c.i++
			c.out = append(c.out, ',')
		} else if c.peek() != ']' {
			return c.bad()
		}
	}
	c.i++
	c.out = append(c.out, ']')
	return nil
}

// string writes a string with the fewest escapes.
func (c *canon) string() error {
	if c.peek() != '"' {
		return c.bad()
	}
	from, plain := c.i, true
	for c.i++; c.i < len(c.in) && c.in[c.i] != '"'; c.i++ {
		if c.in[c.i] >= 0x80 {
			plain = false // may not be valid UTF-8
		}
		if c.in[c.i] == '\\' {
			plain = false
			c.i++
		}
	}
	if c.i >= len(c.in) {
		return c.bad()
	}
	c.i++
	raw := c.in[from:c.i]
	if plain {
		c.out = append(c.out, raw...)
		return nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	c.out = appendString(c.out, s)
	return nil
}

// appendString writes s as RFC 8785 does: only quotes, backslashes and control
// characters are escaped.
func appendString(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	for i := range len(s) {
		switch b := s[i]; {
		case b == '"' || b == '\\':
			out = append(out, '\\', b)
		case b >= 0x20:
			out = append(out, b)
		case b == '\b':
			out = append(out, `\b`...)
		case b == '\t':
			out = append(out, `\t`...)
		case b == '\n':
			out = append(out, `\n`...)
		case b == '\f':
			out = append(out, `\f`...)
		case b == '\r':
			out = append(out, `\r`...)
		default:
			out = append(out, `\u00`...)
			out = append(out, hex[b>>4], hex[b&15])
		}
	}
	return append(out, '"')
}
