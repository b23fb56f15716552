package diary

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Canonical is the one form of an entry that is hashed and stored: a JSON
// object on one line, names in byte order at every depth, no blanks, no escape
// that JSON does not ask for. Numbers in fields that this version does not know
// stay as they were written. The error is that of an entry no JSON can hold
// (a weight that is not a number).
func Canonical(e Entry) ([]byte, error) { return AppendCanonical(make([]byte, 0, 384), &e) }

// AppendCanonical adds the canonical form of an entry to out.
func AppendCanonical(out []byte, e *Entry) ([]byte, error) {
	p := pen{out: append(out, '{'), e: e, first: true}
	extra := p.unknown()
	for i := range members {
		f := &members[i]
		for len(extra) > 0 && extra[0] < f.name {
			p.raw(extra[0])
			extra = extra[1:]
		}
		f.put(&p, f.name)
	}
	for _, name := range extra {
		p.raw(name)
	}
	return append(p.out, '}'), p.err
}

// pen writes the members of one entry.
type pen struct {
	out   []byte
	e     *Entry
	first bool // nothing is written yet
	err   error
}

// unknown are the names of the kept fields, in order.
func (p *pen) unknown() []string {
	if len(p.e.Extra) == 0 {
		return nil
	}
	names := make([]string, 0, len(p.e.Extra))
	for n := range p.e.Extra {
		if _, taken := slices.BinarySearchFunc(members, n, func(f member, n string) int { return cmp.Compare(f.name, n) }); !taken {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names
}

func (p *pen) name(name string) {
	if !p.first {
		p.out = append(p.out, ',')
	}
	p.first = false
	p.text(name)
	p.out = append(p.out, ':')
}

// text writes a string; one that is not UTF-8 is written as encoding/json
// would read it back.
func (p *pen) text(s string) {
	if utf8.ValidString(s) {
		p.out = appendString(p.out, s)
		return
	}
	raw, _ := json.Marshal(s)
	p.json(raw)
}

// json writes a value that is JSON already.
func (p *pen) json(raw []byte) {
	c := canon{in: raw, out: p.out}
	if err := c.value(0); err != nil {
		p.fail(err)
		return
	}
	p.out = c.out
}

func (p *pen) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *pen) raw(name string) {
	p.name(name)
	p.json(p.e.Extra[name])
}

// number writes a float as encoding/json does.
func (p *pen) number(v float64) {
	switch a := math.Abs(v); {
	case !(a <= math.MaxFloat64):
		p.fail(fmt.Errorf("%v is no number that can be kept", v))
	case a == 0 || a >= 1e-6 && a < 1e21:
		p.out = strconv.AppendFloat(p.out, v, 'f', -1, 64)
	default:
		raw, _ := json.Marshal(v)
		p.out = append(p.out, raw...)
	}
}
