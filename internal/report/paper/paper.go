// Package paper answers "how does the letter look on paper": a PDF of the
// letter's sheet in A4 or US Letter, vector lines and embedded fonts only,
// readable without colour, tagged for those who hear it read, the same bytes
// for the same letter. Nothing is ever cut off: what does not fit goes on to a
// further page, warning signs first.
//
// It refuses words of its own, and it claims no conformance to PDF/UA: the tags
// are tested for what they say, but no validator of that standard has seen them.
package paper

import (
	"bytes"
	"fmt"
	"html"

	"codeberg.org/go-pdf/fpdf"

	"spotter/internal/report"
)

// Fonts are TrueType files.
type Fonts struct{ Regular, Bold []byte }

// Rect is a box on a page in millimetres: what was laid out where.
type Rect struct {
	Page       int
	What       string
	X, Y, W, H float64
}

// The paper sizes.
const (
	A4     = "a4"
	Letter = "letter"
)

var sizes = map[string][2]float64{A4: {210, 297}, Letter: {215.9, 279.4}}

const (
	margin = 11.0 // mm
	gap    = 4.0  // between columns
	strip  = 23.5 // height of the form to give back
	foot   = 5.0
)

// setting is how large a letter is set: type in points, all else in millimetres.
type setting struct {
	text, lead       float64 // most of the letter
	short, shortLead float64 // the first minute
	small, smallLead float64 // long lists
	cell, cellLead   float64 // of the table
	band             float64 // height of one row of the line of time
}

// settings are tried from the largest down; the first with which the letter fits
// on one page is taken. A letter that fits with none takes the middle one, on as many
// pages as it needs.
var settings = []setting{
	{8.4, 3.4, 9.2, 3.8, 7.4, 3, 8, 3.2, 8.5},
	{8, 3.2, 8.6, 3.5, 7, 2.85, 7.6, 3.05, 8},
	{7.6, 3.05, 8.2, 3.3, 6.6, 2.65, 7.2, 2.85, 7},
	{7.2, 2.85, 7.6, 3.05, 6.4, 2.55, 6.8, 2.7, 6},
	{7, 2.75, 7.2, 2.85, 6.2, 2.45, 6.6, 2.6, 5.2},
}

// Draw makes the PDF and says where everything stands.
func Draw(l *report.Letter, s report.Sheet, size string, f Fonts) ([]byte, []Rect, error) {
	wh, ok := sizes[size]
	if !ok {
		return nil, nil, fmt.Errorf("there is no paper %q: a4 or letter", size)
	}
	var d *drawer
	for _, try := range settings {
		if d = set(l, s, wh, f, try); d.p.PageCount() != 2 {
			break // it fits, or is so long that it fits in no size
		}
	}
	if d.p.PageCount() > 1 {
		d = set(l, s, wh, f, settings[len(settings)/2])
	}
	var out bytes.Buffer
	if err := d.p.Output(&out); err != nil {
		return nil, nil, fmt.Errorf("the PDF of the letter: %w", err)
	}
	raw, err := d.tags.into(out.Bytes())
	if err != nil {
		return nil, nil, fmt.Errorf("the PDF of the letter: %w", err)
	}
	return raw, d.rects, nil
}

// set lays the letter out in one size of print.
func set(l *report.Letter, s report.Sheet, wh [2]float64, f Fonts, size setting) *drawer {
	p := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "mm", Size: fpdf.SizeType{Wd: wh[0], Ht: wh[1]}})
	p.SetMargins(margin, margin, margin)
	p.SetAutoPageBreak(false, 0)
	p.SetCreationDate(l.AsOf.Time())
	p.SetModificationDate(l.AsOf.Time())
	p.SetCatalogSort(true)
	p.SetTitle(s.Title, true)
	p.SetLang(s.Lang)
	p.SetXmpMetadata(metadata(s))
	p.SetProducer("spotter", true)
	p.AddUTF8FontFromBytes("d", "", f.Regular)
	p.AddUTF8FontFromBytes("d", "B", f.Bold)
	d := &drawer{p: p, l: l, s: s, w: wh[0], h: wh[1], known: runesOf(f.Regular), setting: size}
	d.all()
	return d
}

// metadata is the title once more, where readers of documents look for it
// (XMP, ISO 16684-1). It claims no conformance.
func metadata(s report.Sheet) []byte {
	return fmt.Appendf(nil, `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`, html.EscapeString(s.Title), html.EscapeString(s.Lang))
}

type drawer struct {
	setting
	p     *fpdf.Fpdf
	l     *report.Letter
	s     report.Sheet
	w, h  float64
	page  int
	rects []Rect

	halves struct{ page, taken int } // the page with the two columns, and how many halves of those behind it are in use

	known map[rune]bool
	tags  tags
	told  func(x, y float64, s string) // what is written where, for the tests
}

func (d *drawer) font(style string, pt float64) { d.p.SetFont("d", style, pt) }

func (d *drawer) box(what string, x, y, w, h float64) {
	d.rects = append(d.rects, Rect{d.page, what, x, y, w, h})
}

// at writes one line with its baseline at y.
func (d *drawer) at(x, y float64, s string) { d.write(x, y, d.clean(s)) }

// write is at for a text that is clean already.
func (d *drawer) write(x, y float64, s string) {
	if s == "" {
		return
	}
	if d.told != nil {
		d.told(x, y, s)
	}
	open := d.mark()
	d.p.Text(x, y, s)
	if open {
		d.p.RawWriteStr("EMC")
	}
}

func (d *drawer) open() {
	d.p.AddPage()
	d.page++
}

// wide are the parts across the whole page, above the two columns.
var wide = []string{"short", "safety"}

// leftHand are the parts of the left column below.
var leftHand = map[string]bool{"places": true, "course": true, "function": true, "limits": true}

func (d *drawer) all() {
	d.tags.plan(d.s)
	d.open()
	bottom := d.h - margin - foot - strip - 2
	c := &column{x: margin, w: d.w - 2*margin, y: d.header(), page: d.page, bottom: bottom}
	for _, id := range wide {
		d.flow(c, d.s.Section(id))
	}
	d.pictures(c)
	d.flow(c, d.s.Section("effects"))
	half := (d.w - 2*margin - gap) / 2
	l := &column{x: margin, w: half, y: c.y, page: c.page, bottom: c.bottom, half: true}
	r := &column{x: margin + half + gap, w: half, y: c.y, page: c.page, bottom: c.bottom, half: true}
	d.halves.page = c.page
	for _, s := range d.s.Sections {
		switch {
		case s.ID == "short" || s.ID == "safety" || s.ID == "effects":
		case leftHand[s.ID]:
			d.flow(l, s)
		default:
			d.flow(r, s)
		}
	}
	d.turn(1)
	d.give(d.h - margin - foot - strip)
	d.foot()
	d.p.SetPage(d.p.PageCount()) // the library writes the pages up to the one that is open
}

// pictures are the body chart and the line of time, side by side.
func (d *drawer) pictures(c *column) {
	const side = 72.0
	h := d.timeHeight(c.w - side - gap)
	h = max(h, 6.5*d.band) // a letter without lifts shows the body all the same
	d.room(c, h+1)
	chart := d.chart(c.x, c.y, side, h)
	time := d.lines(c.x+side+gap, c.y, c.w-side-gap)
	c.y = max(chart, time) + 1.5
}

func (d *drawer) header() float64 {
	y := margin + 4
	d.tags.enter("title")
	d.font("B", 13)
	d.at(margin, y, d.s.Title)
	d.tags.enter("who")
	d.font("B", 9)
	y += 4.8
	for _, s := range d.wrap(d.s.Who, d.w-2*margin) {
		d.write(margin, y, s)
		y += 4
	}
	d.font("", d.text)
	for _, s := range d.wrap(d.s.When+" · "+d.s.Lead, d.w-2*margin) {
		d.write(margin, y-.6, s)
		y += d.lead
	}
	if d.s.Stop != "" {
		d.tags.enter("stop")
		d.font("B", 11)
		lines := d.wrap(d.s.Stop, d.w-2*margin-4)
		h := 2.2 + 4.8*float64(len(lines))
		d.rule(.8)
		d.art(func() { d.p.Rect(margin, y-2, d.w-2*margin, h, "D") })
		for i, s := range lines {
			d.write(margin+2, y+2.8+4.8*float64(i), s)
		}
		y += h + 1
	}
	d.box("header", margin, margin, d.w-2*margin, y-2.5-margin)
	return y - 1.5
}

// rule sets how thick lines are.
func (d *drawer) rule(mm float64) { d.p.SetLineWidth(mm) }

func (d *drawer) foot() {
	for n := 1; n <= d.p.PageCount(); n++ {
		d.turn(n)
		d.tags.enter("")
		d.font("", 6)
		d.art(func() {
			d.at(margin, d.h-margin, d.s.Proof)
			of := fmt.Sprintf("%d / %d", n, d.p.PageCount())
			d.at(d.w-margin-d.p.GetStringWidth(of), d.h-margin, of)
		})
		d.box("foot", margin, d.h-margin-2.5, d.w-2*margin, 3)
	}
}

// turn goes to a page.
func (d *drawer) turn(page int) {
	if d.page == page {
		return
	}
	d.p.SetPage(page)
	d.page = page
	d.font("", 1) // the library does not say again what it thinks is set: it was set on another page
}

// give is the form to tear off.
func (d *drawer) give(y float64) {
	d.rule(.2)
	d.art(func() {
		d.p.SetDashPattern([]float64{1.5, 1}, 0)
		d.p.Line(0, y, d.w, y)
		d.p.SetDashPattern(nil, 0)
	})
	d.box("strip", margin, y, d.w-2*margin, strip)
	for i, s := range d.s.Strip {
		d.tags.enter("strip")
		d.font("", 8)
		if i == 0 {
			d.font("B", 8)
		}
		d.at(margin, y+4+float64(i)*4.7, s)
	}
}
