// Package page answers "how does the letter look in a browser": the same sheet
// as on paper, as a piece of HTML for a page of the app and as one file that
// needs nothing else. It prints like the PDF. It refuses words of its own and
// scripts; everything that was told is escaped here.
package page

import (
	"fmt"
	"html"
	"strings"

	"spotter/internal/report"
)

// File is the letter as one file: css is put into it.
func File(l *report.Letter, s report.Sheet, css []byte, why []report.Reason) []byte {
	w := &pen{}
	w.f(`<!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>%s</title><style>%s</style></head><body class="letter-file">`, esc(s.Lang), esc(s.Title), css)
	w.WriteString("<main>" + Fragment(l, s, 1) + trace(why) + "</main></body></html>\n")
	return []byte(w.String())
}

// Fragment is the letter as a piece of a page; its title is a heading of the
// given level, its parts are one below.
func Fragment(l *report.Letter, s report.Sheet, level int) string {
	w := &pen{level: level}
	class := "letter"
	if much(s) {
		class += " tight"
	}
	w.f(`<article class="%s" lang="%s"><div class="letter-head">`, class, esc(s.Lang))
	w.head(0, s.Title)
	w.f(`<p class="letter-who">%s</p><p>%s</p>`, esc(s.Who), esc(join(s.When, s.Lead)))
	if s.Stop != "" {
		w.f(`<p class="letter-stop">%s</p>`, esc(s.Stop))
	}
	w.WriteString(`</div>`)
	w.section(s.Section("short"))
	w.section(s.Section("safety"))
	w.f(`<div class="letter-pics"><figure class="letter-chart">%s<figcaption>%s</figcaption></figure>`, Chart(l, s), esc(s.Chart.Legend))
	w.WriteString(`<section class="letter-time">`)
	w.head(1, s.Time.Title)
	w.f(`<figure>%s<figcaption>%s</figcaption></figure></section></div>`, Time(l, s), esc(s.Time.Key))
	w.section(s.Section("effects"))
	w.WriteString(`<div class="letter-cols">`)
	for _, x := range s.Sections {
		if x.ID != "short" && x.ID != "safety" && x.ID != "effects" {
			w.section(x)
		}
	}
	w.WriteString(`</div>`)
	w.strip(s.Strip)
	if s.Proof != "" {
		w.f(`<p class="letter-proof">%s</p>`, esc(s.Proof))
	}
	w.WriteString(`</article>`)
	return w.String()
}

// much says that a letter is set smaller on paper, so that it fits on one page
// where the reader's fonts are wide, too.
func much(s report.Sheet) bool { return len(s.Text()) > 3600 }

type pen struct {
	strings.Builder
	level int
}

func (w *pen) f(format string, a ...any) { fmt.Fprintf(w, format, a...) }

func (w *pen) head(below int, s string) {
	w.f(`<h%d>%s</h%d>`, w.level+below, esc(s), w.level+below)
}

func (w *pen) section(s report.Section) {
	if s.ID == "" {
		return
	}
	w.f(`<section class="letter-%s">`, s.ID)
	w.head(1, s.Title)
	if s.Table != nil {
		w.table(s.Table)
	}
	if len(s.Lines) > 0 {
		w.WriteString(`<ul>`)
		for _, f := range s.Lines {
			w.fact(f)
		}
		w.WriteString(`</ul>`)
	}
	w.WriteString(`</section>`)
}

func (w *pen) fact(f report.Fact) {
	class := ""
	switch {
	case f.Loud:
		class = ` class="loud"`
	case f.Small:
		class = ` class="small"`
	}
	lead := ""
	if f.Lead != "" {
		lead = "<b>" + esc(f.Lead) + "</b> "
	}
	w.f(`<li%s>%s%s</li>`, class, lead, esc(f.Text))
}

func (w *pen) table(t *report.Table) {
	w.WriteString(`<div class="letter-table"><table><thead><tr>`)
	for _, h := range t.Head {
		w.f(`<th scope="col">%s</th>`, esc(h))
	}
	w.WriteString(`</tr></thead><tbody>`)
	for _, row := range t.Rows {
		w.f(`<tr><th scope="row">%s</th>`, esc(row[0]))
		for i, c := range row[1:] {
			w.f(`<td data-of="%s">%s</td>`, esc(t.Head[i+1]), esc(c))
		}
		w.WriteString(`</tr>`)
	}
	w.WriteString(`</tbody></table></div>`)
}

// strip is the form to give back, on paper.
func (w *pen) strip(lines []string) {
	w.WriteString(`<section class="letter-strip">`)
	for i, s := range lines {
		if i == 0 {
			w.head(1, s)
			continue
		}
		w.f(`<p>%s</p>`, esc(s))
	}
	w.WriteString(`</section>`)
}

// trace lists where each figure comes from.
func trace(why []report.Reason) string {
	if len(why) == 0 {
		return ""
	}
	w := &pen{}
	w.WriteString(`<section class="letter-why"><dl>`)
	for _, x := range why {
		w.f(`<dt>%s: %s</dt><dd>%s</dd>`, esc(x.Figure), esc(x.Value), esc(x.From))
	}
	w.WriteString(`</dl></section>`)
	return w.String()
}

func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

// esc makes a text safe, and shows what turns the direction of writing as its
// number instead of obeying it.
func esc(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		switch {
		case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
			return '�'
		case r < 0x20 && r != '\n' && r != '\t':
			return ' '
		}
		return r
	}, s))
}
