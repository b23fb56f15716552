package paper

import (
	"strings"

	"spotter/internal/report"
)

// column is where lines go on. What does not fit in a column as wide as the
// page goes on on the next one; what does not fit in half a page goes on in the
// next half that nothing else has taken.
type column struct {
	x, w, y, bottom float64
	page            int
	half            bool
}

// room makes sure that h millimetres fit, on a further page if need be.
func (d *drawer) room(c *column, h float64) {
	if c.y+h > c.bottom {
		if c.half {
			c.page, c.x = d.halves.page+1+d.halves.taken/2, margin+float64(d.halves.taken%2)*(c.w+gap)
			d.halves.taken++
		} else {
			c.page++
		}
		for c.page > d.p.PageCount() {
			d.p.SetPage(d.p.PageCount())
			d.page = d.p.PageCount()
			d.open()
			d.font("", 1)
		}
		c.y, c.bottom = margin+1, d.h-margin-foot
	}
	d.turn(c.page)
}

// flow lays a section into a column.
func (d *drawer) flow(c *column, s report.Section) {
	if s.ID == "" {
		return
	}
	d.room(c, 3*d.lead+3)
	d.font("B", d.text+.9)
	d.rule(.2)
	d.art(func() { d.p.Line(c.x, c.y, c.x+c.w, c.y) })
	d.tags.enter("title " + s.ID)
	d.at(c.x, c.y+3.3, s.Title)
	d.box(s.ID, c.x, c.y, c.w, 4.3)
	c.y += 4.4
	if s.Table != nil {
		d.table(c, s)
	}
	for i, n := 0, 0; i < len(s.Lines); i += n {
		n = d.pairs(c, s, i)
	}
	c.y += 1
}

// pairs lays short statements of a wide column side by side, as long as they
// fit beside each other, and says how many it laid.
func (d *drawer) pairs(c *column, s report.Section, from int) int {
	half := (c.w - gap) / 2
	fits := func(i int) bool {
		return i < len(s.Lines) && (s.ID == "short" || s.Lines[i].Loud) && len(d.set(s.ID, s.Lines[i], half-indent, style(s.Lines[i]))) == 1
	}
	if c.w < 120 || !fits(from) || !fits(from+1) {
		d.tags.line(s.ID, from)
		d.fact(c, s.ID, s.Lines[from])
		return 1
	}
	_, step := d.sizes(s.ID, s.Lines[from])
	d.room(c, step)
	l, r := *c, *c
	l.w, r.w, r.x = half, half, c.x+half+gap
	for i, at := range []*column{&l, &r} {
		d.tags.line(s.ID, from+i)
		d.fact(at, s.ID, s.Lines[from+i])
	}
	c.y = l.y
	return 2
}

const indent = 2.3

func style(f report.Fact) string {
	if f.Loud {
		return "B"
	}
	return ""
}

// fact is one statement with its lead in bold.
func (d *drawer) fact(c *column, id string, f report.Fact) {
	style := style(f)
	pt, step := d.sizes(id, f)
	for i, t := range d.set(id, f, c.w-indent, style) {
		d.room(c, step)
		if i == 0 {
			d.font("", pt)
			d.art(func() { d.at(c.x, c.y+step*.79, "·") })
		}
		x := c.x + indent
		if t.bold != "" {
			d.font("B", pt)
			d.write(x, c.y+step*.79, t.bold)
			x += d.p.GetStringWidth(t.bold + " ")
		}
		if t.plain != "" {
			d.font(style, pt)
			d.write(x, c.y+step*.79, t.plain)
		}
		d.box(id, c.x, c.y, c.w, step)
		c.y += step
	}
}

// sizes are the type of a fact in points and the height of its lines.
func (d *drawer) sizes(section string, f report.Fact) (pt, step float64) {
	switch {
	case f.Small:
		return d.small, d.smallLead
	case section == "short":
		return d.short, d.shortLead
	}
	return d.text, d.lead
}

// typeset is one line of a fact: bold words, then plain ones.
type typeset struct{ bold, plain string }

// set breaks a fact into lines of at most w millimetres.
func (d *drawer) set(id string, f report.Fact, w float64, style string) []typeset {
	pt, _ := d.sizes(id, f)
	d.font("B", pt)
	first := d.wrap(f.Lead, w)
	out := make([]typeset, 0, len(first)+1)
	for _, t := range first {
		out = append(out, typeset{bold: t})
	}
	used := 0.0
	if f.Lead != "" {
		used = d.p.GetStringWidth(first[len(first)-1] + " ")
	} else {
		out = out[:0]
	}
	d.font(style, pt)
	for i, t := range d.wrapAfter(f.Text, used, w) {
		if i == 0 && len(out) > 0 {
			out[len(out)-1].plain = t
		} else if t != "" {
			out = append(out, typeset{plain: t})
		}
	}
	return out
}

// table lays rows of cells; a row is never broken over a page.
func (d *drawer) table(c *column, s report.Section) {
	const pad = 1.6
	size, step := d.cell, d.cellLead
	share := shares(len(s.Table.Head))
	d.tags.table(s.ID, len(s.Table.Head), len(s.Table.Rows))
	row := func(n int, cells []string, style string) {
		d.font(style, size)
		broken := make([][]string, len(cells))
		most := 1
		for i, t := range cells {
			d.font(cellStyle(style, i), size)
			broken[i] = d.wrap(t, c.w*share[i]-pad)
			most = max(most, len(broken[i]))
		}
		from := 0
		for from < most { // a row that is longer than a page goes on
			d.room(c, step+.6)
			fit := min(most-from, max(1, int((c.bottom-c.y-.6)/step)))
			if from == 0 && fit < most && float64(most)*step+.6 <= d.h-2*margin-foot-2 {
				d.room(c, float64(most)*step+.6)
				fit = most
			}
			x := c.x
			for i := range cells {
				d.tags.cell(s.ID, n, i)
				d.font(cellStyle(style, i), size)
				for k := from; k < min(from+fit, len(broken[i])); k++ {
					d.write(x, c.y+step*.78+float64(k-from)*step, broken[i][k])
				}
				x += c.w * share[i]
			}
			h := float64(fit)*step + .6
			d.box(s.ID, c.x, c.y, c.w, h)
			c.y += h
			from += fit
		}
		d.rule(.05)
		d.art(func() { d.p.Line(c.x, c.y-.3, c.x+c.w, c.y-.3) })
	}
	row(0, s.Table.Head, "B")
	for i, cells := range s.Table.Rows {
		row(i+1, cells, "")
	}
}

// shares of the width by the number of columns.
func shares(columns int) []float64 {
	if columns == 4 {
		return []float64{.23, .15, .27, .35}
	}
	out := []float64{1}
	for len(out) < columns {
		out[0] = .3
		out = append(out, .7/float64(columns-1))
	}
	return out
}

// cellStyle: the first cell names the row.
func cellStyle(style string, i int) string {
	if i == 0 {
		return "B"
	}
	return style
}

// wrap breaks a text at spaces; a word wider than the column is broken inside.
func (d *drawer) wrap(s string, w float64) []string { return d.wrapAfter(s, 0, w) }

// wrapAfter is wrap with some of the first line taken already; when nothing
// fits there the first line is empty.
func (d *drawer) wrapAfter(s string, used, w float64) []string {
	var out []string
	cur, wide, space := "", used, d.p.GetStringWidth(" ")
	flush := func() {
		out = append(out, cur)
		cur, wide = "", 0
	}
	for _, word := range strings.Fields(d.clean(s)) {
		n := d.p.GetStringWidth(word)
		if cur != "" && wide+space+n <= w {
			cur, wide = cur+" "+word, wide+space+n
			continue
		}
		if cur != "" || wide > 0 && wide+n > w {
			flush()
		}
		if n <= w {
			cur, wide = word, wide+n
			continue
		}
		for _, r := range word {
			n := d.p.GetStringWidth(string(r))
			if wide+n > w {
				flush()
			}
			cur, wide = cur+string(r), wide+n
		}
	}
	return append(out, cur)
}
