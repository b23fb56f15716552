package paper

import (
	"strings"

	"spotter/internal/report"
)

// column is where lines go on: what does not fit goes on in the same column of
// the next page.
type column struct {
	x, w, y, bottom float64
	page            int
}

// room makes sure that h millimetres fit, on a further page if need be.
func (d *drawer) room(c *column, h float64) {
	for c.y+h > c.bottom {
		c.page++
		if c.page > d.p.PageCount() {
			d.p.SetPage(d.p.PageCount())
			d.page = d.p.PageCount()
			d.open()
			d.font("", 1)
			d.foot()
		}
		c.y, c.bottom = margin+3, d.h-margin-foot
	}
	if d.page != c.page {
		d.p.SetPage(c.page)
		d.page = c.page
		d.font("", 1) // the library does not say again what it thinks is set: it was set on another page
	}
}

// flow lays sections into a column and says where it ends.
func (d *drawer) flow(c *column, parts []report.Section) float64 {
	for _, s := range parts {
		d.room(c, 3*lead+3)
		d.font("B", text+.9)
		d.p.SetLineWidth(.2)
		d.p.Line(c.x, c.y, c.x+c.w, c.y)
		d.at(c.x, c.y+3.4, s.Title)
		d.box(s.ID, c.x, c.y, c.w, 4.4)
		c.y += 4.6
		for _, line := range s.Lines {
			style := ""
			if s.ID == "safety" && (strings.HasPrefix(line, "YES") || strings.HasPrefix(line, "NOT ASKED")) {
				style = "B"
			}
			d.font(style, text)
			for i, t := range d.wrap(line, c.w-2.5) {
				d.room(c, lead)
				d.font(style, text)
				if i == 0 {
					d.at(c.x, c.y+2.4, "·")
				}
				d.at(c.x+2.5, c.y+2.4, t)
				d.box(s.ID, c.x, c.y, c.w, lead)
				c.y += lead
			}
		}
		c.y += 1.6
	}
	return c.y
}

// wrap breaks a text at spaces; a word wider than the column is broken inside.
func (d *drawer) wrap(s string, w float64) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(d.clean(s)) {
		try := word
		if line != "" {
			try = line + " " + word
		}
		if d.p.GetStringWidth(try) <= w {
			line = try
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		line = ""
		for _, r := range word {
			if d.p.GetStringWidth(line+string(r)) > w {
				out = append(out, line)
				line = ""
			}
			line += string(r)
		}
	}
	return append(out, line)
}
