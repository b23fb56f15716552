// Package papertest reads the text of a letter's PDF back, for tests: what was
// written, piece by piece in the order of drawing. It understands what package
// paper writes and refuses any other PDF.
package papertest

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
)

// Pages are the texts of each page.
func Pages(pdf []byte) ([][]string, error) {
	var out [][]string
	for _, part := range bytes.Split(pdf, []byte("stream\n"))[1:] {
		z, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			continue // no compressed stream, or the end of one
		}
		raw, err := io.ReadAll(z)
		if err != nil {
			return nil, fmt.Errorf("a stream of the PDF: %w", err)
		}
		if !bytes.Contains(raw, []byte(" Tj ET")) {
			continue // a font
		}
		texts, err := textsOf(raw)
		if err != nil {
			return nil, err
		}
		out = append(out, texts)
	}
	if len(out) == 0 {
		return nil, errors.New("there is no page with text in the PDF")
	}
	return out, nil
}

// Solid is all text of a PDF without white space: a sentence is found in it
// however it was broken into lines.
func Solid(pdf []byte) (string, error) {
	pages, err := Pages(pdf)
	var b strings.Builder
	for _, p := range pages {
		for _, t := range p {
			b.WriteString(strings.Join(strings.Fields(t), ""))
		}
	}
	return b.String(), err
}

var shown = regexp.MustCompile(`(?s)Td \(((?:[^\\)]|\\.)*)\) Tj ET`)

func textsOf(raw []byte) ([]string, error) {
	var out []string
	found := shown.FindAllSubmatch(raw, -1)
	if n := bytes.Count(raw, []byte(" Tj ET")); n != len(found) {
		return nil, fmt.Errorf("%d of %d texts of a page are understood", len(found), n)
	}
	for _, m := range found {
		var plain []byte
		for i := 0; i < len(m[1]); i++ {
			c := m[1][i]
			if c == '\\' && i+1 < len(m[1]) {
				i++
				if c = m[1][i]; c == 'r' {
					c = '\r'
				}
			}
			plain = append(plain, c)
		}
		if len(plain)%2 != 0 {
			return nil, fmt.Errorf("a text of an odd length: %q", m[1])
		}
		units := make([]uint16, len(plain)/2)
		for i := range units {
			units[i] = uint16(plain[2*i])<<8 | uint16(plain[2*i+1])
		}
		out = append(out, string(utf16.Decode(units)))
	}
	return out, nil
}
