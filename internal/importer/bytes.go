package importer

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// text decodes a text file: a byte-order mark goes, valid UTF-8 stays, UTF-16
// with a mark is decoded, anything else is read as Windows-1252, which covers
// every byte.
func text(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return utf16Text(data[2:], false)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return utf16Text(data[2:], true)
	}
	if utf8.Valid(data) {
		return string(data)
	}
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		b.WriteRune(windows1252(c))
	}
	return b.String()
}

func utf16Text(data []byte, big bool) string {
	var b strings.Builder
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(data[i]) | rune(data[i+1])<<8
		if big {
			r = rune(data[i])<<8 | rune(data[i+1])
		}
		if r >= 0xD800 && r < 0xE000 { // surrogates carry emoji only; names survive without
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}

// high1252 are the code points of bytes 0x80–0x9F in Windows-1252 (WHATWG
// encoding table); 0 marks the five unused bytes.
var high1252 = [32]rune{0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178}

func windows1252(c byte) rune {
	if c >= 0x80 && c < 0xA0 {
		if r := high1252[c-0x80]; r != 0 {
			return r
		}
		return utf8.RuneError
	}
	return rune(c)
}

// isBinary reports whether the bytes are no text at all.
func isBinary(data []byte) bool {
	head := data[:min(len(data), 4096)]
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return false
	}
	return bytes.IndexByte(head, 0) >= 0
}
