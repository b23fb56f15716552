package paper

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// runesOf are the characters that a TrueType font has (cmap format 4). A file
// that is not read has none, and every character is then named by its number.
func runesOf(font []byte) map[rune]bool {
	out := map[rune]bool{}
	be := binary.BigEndian
	if len(font) < 12 {
		return out
	}
	for i := range int(be.Uint16(font[4:])) {
		e := 12 + 16*i
		if e+16 > len(font) || string(font[e:e+4]) != "cmap" {
			continue
		}
		start := int(be.Uint32(font[e+8:]))
		if start+4 > len(font) {
			return out
		}
		for j := range int(be.Uint16(font[start+2:])) {
			r := start + 4 + 8*j
			if r+8 > len(font) {
				return out
			}
			at := start + int(be.Uint32(font[r+4:]))
			if at+14 <= len(font) && be.Uint16(font[at:]) == 4 {
				segments(font[at:], out)
			}
		}
	}
	return out
}

func segments(t []byte, out map[rune]bool) {
	be := binary.BigEndian
	n := int(be.Uint16(t[6:])) / 2
	if 16+4*n > len(t) {
		return
	}
	for i := range n {
		end, start := be.Uint16(t[14+2*i:]), be.Uint16(t[16+2*n+2*i:])
		for r := int(start); r <= int(end) && r != 0xFFFF; r++ {
			out[rune(r)] = true
		}
	}
}

// clean names what the font cannot draw by its number, so that nothing is
// lost, and turns runs of Hebrew and Arabic round, which the library writes
// from left to right. Arabic letters stay unjoined.
func (d *drawer) clean(s string) string {
	var b strings.Builder
	var run []rune
	flush := func() {
		for i := len(run) - 1; i >= 0; i-- {
			b.WriteRune(run[i])
		}
		run = run[:0]
	}
	for _, r := range s {
		if r >= 0x590 && r <= 0x6FF && d.known[r] {
			run = append(run, r)
			continue
		}
		flush()
		switch {
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case r < 0x20 || r == 0x200D || r >= 0xFE00 && r <= 0xFE0F:
		case d.known[r]:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "[U+%04X]", r)
		}
	}
	flush()
	return b.String()
}
