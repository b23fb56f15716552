// Package paper answers "how does the letter look on paper": a PDF of the
// letter's sheet in A4 or US Letter, vector lines and embedded fonts only,
// readable without colour, the same bytes for the same letter. Nothing is ever
// cut off: what does not fit goes on to a further page, warning signs first.
//
// It refuses to be the accessible form: the PDF carries title and language but
// no structure tags, since the library has none. The plain text (report.Sheet.Text) is that form.
package paper

import (
	"bytes"
	"fmt"

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
	strip  = 31.0 // height of the form to give back
	foot   = 6.0
	text   = 7.6 // pt
	lead   = 3.05
)

// Draw makes the PDF and says where everything stands.
func Draw(l *report.Letter, s report.Sheet, size string, f Fonts) ([]byte, []Rect, error) {
	wh, ok := sizes[size]
	if !ok {
		return nil, nil, fmt.Errorf("there is no paper %q: a4 or letter", size)
	}
	p := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "mm", Size: fpdf.SizeType{Wd: wh[0], Ht: wh[1]}})
	p.SetMargins(margin, margin, margin)
	p.SetAutoPageBreak(false, 0)
	p.SetCreationDate(l.AsOf.Time())
	p.SetModificationDate(l.AsOf.Time())
	p.SetCatalogSort(true)
	p.SetTitle(s.Title, true)
	p.SetLang("en")
	p.SetProducer("spotter", true)
	p.AddUTF8FontFromBytes("d", "", f.Regular)
	p.AddUTF8FontFromBytes("d", "B", f.Bold)
	d := &drawer{p: p, l: l, s: s, w: wh[0], h: wh[1], known: runesOf(f.Regular)}
	d.all()
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, nil, fmt.Errorf("the PDF of the letter: %w", err)
	}
	return out.Bytes(), d.rects, nil
}

type drawer struct {
	p     *fpdf.Fpdf
	l     *report.Letter
	s     report.Sheet
	w, h  float64
	page  int
	rects []Rect
	known map[rune]bool
}

func (d *drawer) font(style string, pt float64) { d.p.SetFont("d", style, pt) }

func (d *drawer) box(what string, x, y, w, h float64) {
	d.rects = append(d.rects, Rect{d.page, what, x, y, w, h})
}

// at writes one line with its baseline at y.
func (d *drawer) at(x, y float64, s string) { d.p.Text(x, y, d.clean(s)) }

func (d *drawer) open() {
	d.p.AddPage()
	d.page++
}

func (d *drawer) all() {
	d.open()
	y := d.header()
	bottom := d.h - margin - foot - strip - 2
	d.give(d.h - margin - foot - strip)
	d.foot()
	safety := d.s.Sections[0]
	y = d.flow(&column{x: margin, w: d.w - 2*margin, y: y, page: d.page, bottom: bottom}, []report.Section{safety}) + 1.5
	page, wide := d.page, (d.w-2*margin-gap)/2
	if page > 1 {
		bottom = d.h - margin - foot
	}
	left := &column{x: margin, w: wide, y: y, page: page, bottom: bottom}
	right := &column{x: margin + wide + gap, w: wide, y: y, page: page, bottom: bottom}
	rest := d.s.Sections[1:]
	var l, r []report.Section
	for _, s := range rest {
		switch s.ID {
		case "places", "helped", "medicine", "function", "ahead", "open":
			l = append(l, s)
		default:
			r = append(r, s)
		}
	}
	d.chart(left)
	d.flow(left, l)
	d.lines(right)
	d.flow(right, r)
	d.p.SetPage(d.p.PageCount()) // the library writes the pages up to the one that is open
}

func (d *drawer) header() float64 {
	y := margin + 4.5
	d.font("B", 13)
	d.at(margin, y, d.s.Title)
	d.font("B", 9)
	y += 5
	for _, s := range d.wrap(d.s.Who, d.w-2*margin) {
		d.at(margin, y, s)
		y += 4
	}
	d.font("", text)
	for _, s := range d.wrap(d.s.When+" · "+d.s.Lead, d.w-2*margin) {
		d.at(margin, y, s)
		y += lead + .3
	}
	if d.s.Stop != "" {
		d.font("B", 11)
		d.p.SetLineWidth(.8)
		d.p.Rect(margin, y-2, d.w-2*margin, 7, "D")
		d.at(margin+2, y+2.8, d.s.Stop)
		y += 8
	}
	d.box("header", margin, margin, d.w-2*margin, y-2.5-margin)
	return y
}

func (d *drawer) foot() {
	d.font("", 6)
	page := d.p.PageNo()
	d.at(margin, d.h-margin, d.s.Proof)
	n := fmt.Sprintf("%d", page)
	d.at(d.w-margin-d.p.GetStringWidth(n), d.h-margin, n)
	d.box("foot", margin, d.h-margin-2.5, d.w-2*margin, 3)
}

// give is the form to tear off.
func (d *drawer) give(y float64) {
	d.p.SetLineWidth(.2)
	d.p.SetDashPattern([]float64{1.5, 1}, 0)
	d.p.Line(0, y, d.w, y)
	d.p.SetDashPattern(nil, 0)
	d.box("strip", margin, y, d.w-2*margin, strip)
	for i, s := range d.s.Strip {
		d.font("", text+.4)
		if i == 0 {
			d.font("B", text)
		}
		d.at(margin, y+5+float64(i)*6, s)
	}
}
