package cli

import (
	"strings"
	"unicode/utf8"
)

// page lays text out for a terminal: wrapped to a width, in colour only where
// colour was asked for. Without colour the bytes depend on nothing else.
type page struct {
	b      strings.Builder
	width  int
	colour bool
}

// The calm palette: bold for headings, faint for asides, red for a stop only.
const (
	bold   = "1"
	faint  = "2"
	red    = "1;31"
	amber  = "33"
	green  = "32"
	accent = "36"
)

func newPage(width int, colour bool) *page { return &page{width: width, colour: colour} }

// String is what was written so far.
func (p *page) String() string { return p.b.String() }

func (p *page) paint(style, s string) string {
	if !p.colour || style == "" || s == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

// gap leaves one empty line, never two.
func (p *page) gap() {
	if s := p.b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		p.b.WriteByte('\n')
	}
}

// title is the first line of a document.
func (p *page) title(s string) {
	p.line(bold, s)
	p.line(faint, strings.Repeat("─", min(utf8.RuneCountInString(s), p.width)))
}

// head starts a part.
func (p *page) head(s string) {
	p.gap()
	p.line(bold, s)
}

// line writes one line as it is.
func (p *page) line(style, s string) {
	p.b.WriteString(p.paint(style, s))
	p.b.WriteByte('\n')
}

// text writes a wrapped paragraph, indented.
func (p *page) text(indent int, style, s string) {
	p.hang(strings.Repeat(" ", indent), strings.Repeat(" ", indent), style, s)
}

// item writes a wrapped point with a mark in front.
func (p *page) item(indent int, mark, s string) {
	pad := strings.Repeat(" ", indent)
	p.hang(pad+mark+" ", pad+strings.Repeat(" ", utf8.RuneCountInString(mark)+1), "", s)
}

// hang wraps s; the first line starts with one prefix, the others with another.
func (p *page) hang(first, rest, style, s string) {
	prefix := first
	for _, line := range wrap(s, p.width-utf8.RuneCountInString(first)) {
		p.b.WriteString(prefix + p.paint(style, line) + "\n")
		prefix = rest
	}
}

// banner is the stop: it comes before everything else and cannot be missed.
func (p *page) banner(style string, lines ...string) {
	edge := strings.Repeat("━", p.width)
	p.line(style, edge)
	for i, s := range lines {
		style := style
		if i > 0 {
			style = ""
		}
		p.text(2, style, s)
	}
	p.line(style, edge)
	p.gap()
}

// wrap breaks s into lines of at most width runes; longer words stand alone.
func wrap(s string, width int) []string {
	width = max(width, 8)
	var out []string
	for _, para := range strings.Split(s, "\n") {
		line, n := "", 0
		for _, w := range strings.Fields(para) {
			k := utf8.RuneCountInString(w)
			switch {
			case line == "":
				line, n = w, k
			case n+1+k > width:
				out = append(out, line)
				line, n = w, k
			default:
				line, n = line+" "+w, n+1+k
			}
		}
		out = append(out, line)
	}
	return out
}

// table writes rows in columns two spaces apart. The column given as wide
// takes what is left of the width and wraps; the others are as wide as their
// longest cell.
func (p *page) table(indent, wide int, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	size := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			size[i] = max(size[i], utf8.RuneCountInString(c))
		}
	}
	used := indent
	for i, n := range size {
		if i != wide {
			used += n
		}
		if i > 0 {
			used += 2
		}
	}
	if wide >= 0 {
		size[wide] = min(size[wide], max(p.width-used, 12))
	}
	for _, r := range rows {
		p.row(indent, wide, size, r)
	}
}

func (p *page) row(indent, wide int, size []int, cells []string) {
	lines := []string{""}
	if wide >= 0 {
		lines = wrap(cells[wide], size[wide])
	}
	for n, part := range lines {
		var b strings.Builder
		b.WriteString(strings.Repeat(" ", indent))
		for i, c := range cells {
			switch {
			case i == wide:
				c = part
			case n > 0:
				c = ""
			}
			if i > 0 {
				b.WriteString("  ")
			}
			b.WriteString(c + strings.Repeat(" ", max(size[i]-utf8.RuneCountInString(c), 0)))
		}
		p.b.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	}
}

// up starts a sentence with a capital letter.
func up(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return strings.ToUpper(string(r)) + s[n:]
}
