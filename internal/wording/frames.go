package wording

import (
	"slices"
	"strings"
)

// Frames turn sentences that code has put together itself (what is wrong with a
// file, and the cure) into another language: an English frame, in which each *
// stands for something that was put in, and the same in the other language with
// the same things in the same order. A sentence without a frame stays as it is.
type Frames struct{ list []frame }

type frame struct {
	en []string // the fixed parts, between what is put in
	to []string
}

// NewFrames sorts the frames so that the one with the most fixed text is tried
// first: "no readable date: *" before "*: *".
func NewFrames(words map[string]string) Frames {
	var f Frames
	for en, to := range words {
		f.list = append(f.list, frame{strings.Split(en, "*"), strings.Split(to, "*")})
	}
	slices.SortFunc(f.list, func(a, b frame) int {
		x, y := strings.Join(a.en, "*"), strings.Join(b.en, "*")
		if d := len(strings.Join(b.en, "")) - len(strings.Join(a.en, "")); d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	return f
}

// Say words a sentence. What is put in may be such a sentence itself.
func (f Frames) Say(s string) string {
	for _, x := range f.list {
		if in, ok := x.match(s); ok && len(x.to) == len(x.en) {
			var b strings.Builder
			b.WriteString(x.to[0])
			for i, v := range in {
				b.WriteString(f.Say(v) + x.to[i+1])
			}
			return b.String()
		}
	}
	return s
}

// match gives what stands where the frame has its *; each takes as little as it
// can, and never nothing, but for the last at the very end.
func (x frame) match(s string) ([]string, bool) {
	rest, ok := strings.CutPrefix(s, x.en[0])
	if !ok {
		return nil, false
	}
	var in []string
	for i, part := range x.en[1:] {
		last := i == len(x.en)-2
		switch {
		case last:
			v, ok := strings.CutSuffix(rest, part)
			if !ok || (v == "" && part != "") || len(in) == 0 && v == s {
				return nil, false
			}
			return append(in, v), true
		case part == "":
			return nil, false
		}
		at := strings.Index(rest[min(1, len(rest)):], part)
		if at < 0 {
			return nil, false
		}
		at += min(1, len(rest))
		in, rest = append(in, rest[:at]), rest[at+len(part):]
	}
	return in, rest == ""
}
