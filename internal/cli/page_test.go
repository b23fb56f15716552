package cli

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestWrapKeepsEveryWordAndTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zäöü]{1,19}`)).Draw(t, "words")
		width := rapid.IntRange(20, 60).Draw(t, "width")
		lines := wrap(strings.Join(words, " "), width)
		if got := strings.Fields(strings.Join(lines, " ")); len(got) != len(words) {
			t.Fatalf("%d words became %d", len(words), len(got))
		}
		for _, l := range lines {
			if utf8.RuneCountInString(l) > width {
				t.Fatalf("%q is wider than %d", l, width)
			}
		}
	})
}

func TestTableWrapsTheWideColumnOnly(t *testing.T) {
	p := newPage(40, false)
	p.table(2, 1, [][]string{{"Mon", "one two three four five six seven eight", "3"}, {"Tue", "x", "12"}})
	want := "  Mon  one two three four five six   3\n" +
		"       seven eight\n" +
		"  Tue  x                            12\n"
	got := p.String()
	for _, l := range strings.Split(got, "\n") {
		if utf8.RuneCountInString(l) > 40 {
			t.Errorf("%q is wider than the page", l)
		}
	}
	if strings.Count(got, "\n") != strings.Count(want, "\n") || !strings.Contains(got, "  Tue  x ") {
		t.Errorf("got\n%s", got)
	}
}

func TestColourOnlyWhenAsked(t *testing.T) {
	for _, colour := range []bool{false, true} {
		p := newPage(60, colour)
		p.title("A title")
		p.banner(red, "STOP", "why")
		if strings.Contains(p.String(), "\x1b[") != colour {
			t.Errorf("colour %v: %q", colour, p.String())
		}
	}
}

func TestGapIsOneLine(t *testing.T) {
	p := newPage(60, false)
	p.gap()
	p.line("", "a")
	p.gap()
	p.gap()
	p.head("b")
	if p.String() != "a\n\nb\n" {
		t.Errorf("got %q", p.String())
	}
}
