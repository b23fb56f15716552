package intake

import (
	"fmt"
	"strconv"
	"strings"
)

// Feelings tells how pleasant words are, in tenths: the lines "word,tenths" of
// a sorted list, searched where they stand.
type Feelings struct{ lines string }

// NewFeelings checks a list once: words in order, whole tenths.
func NewFeelings(lines string) (Feelings, error) {
	last := ""
	for n, rest := 1, lines; rest != ""; n++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		w, num, _ := strings.Cut(line, ",")
		if v, err := strconv.Atoi(num); err != nil || v < -40 || v > 40 || w <= last {
			return Feelings{}, fmt.Errorf("line %d: want a word behind %q and tenths from -40 to 40", n, last)
		}
		last = w
	}
	return Feelings{lines}, nil
}

// Of is 0 for a word that the list does not hold.
func (f Feelings) Of(word string) int {
	lo, hi := 0, len(f.lines)
	for lo < hi {
		mid := (lo + hi) / 2
		a := lo + strings.LastIndexByte(f.lines[lo:mid], '\n') + 1
		b := strings.IndexByte(f.lines[a:], '\n')
		if b < 0 {
			b = len(f.lines) - a
		}
		w, num, _ := strings.Cut(f.lines[a:a+b], ",")
		switch {
		case w == word:
			v, _ := strconv.Atoi(num)
			return v
		case w < word:
			lo = min(a+b+1, len(f.lines))
		default:
			hi = a
		}
	}
	return 0
}
