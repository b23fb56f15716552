package paper

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"spotter/internal/report"
)

// tags is the structure of the document: which marked piece of which page is
// what, in the order in which it is to be read, whatever the order of drawing.
// PDF 1.7 (ISO 32000-1), 14.6 to 14.8.
type tags struct {
	root  *node
	by    map[string]*node // where drawing may enter
	nodes []*node          // all but the root, parents first
	cur   *node
	next  []int // the next marked piece of each page
	owner [][]*node
	quiet bool // within something that is marked as a whole already
}

type node struct {
	role, alt string
	heads     string // of a head cell: Row or Column
	kids      []*node
	marks     [][2]int // page (from 0) and marked piece
}

func (t *tags) add(under *node, role, key string) *node {
	n := &node{role: role}
	if under == nil {
		under = t.root
	}
	under.kids = append(under.kids, n)
	t.nodes = append(t.nodes, n)
	if key != "" {
		t.by[key] = n
	}
	return n
}

// plan lays down the order of reading: that of the sheet, with the chart and
// the line of time behind the warning signs, and the form at the end.
func (t *tags) plan(s report.Sheet) {
	t.root, t.by = &node{role: "Document"}, map[string]*node{}
	t.nodes = append(t.nodes, t.root)
	t.add(nil, "H1", "title")
	t.add(nil, "P", "who")
	if s.Stop != "" {
		t.add(nil, "P", "stop")
	}
	for _, x := range s.Sections {
		part := t.add(nil, "Sect", x.ID)
		t.add(part, "H2", "title "+x.ID)
		if x.ID != "safety" {
			continue
		}
		chart := t.add(nil, "Figure", "chart")
		chart.alt = s.Chart.Alt
		t.add(nil, "P", "legend")
		time := t.add(nil, "Sect", "")
		t.add(time, "H2", "title time")
		fig := t.add(time, "Figure", "time")
		fig.alt = s.Time.Title + ". " + s.Time.Pain + ". " + strings.Join(s.Time.Lifts, ". ") + ". " + s.Time.Alt
		t.add(time, "P", "key")
	}
	t.add(nil, "Sect", "strip part")
	t.add(t.by["strip part"], "P", "strip")
}

// enter makes a planned piece the one that is written to; "" is none.
func (t *tags) enter(key string) { t.cur = t.by[key] }

// line enters the nth line of a section.
func (t *tags) line(id string, n int) { t.cur = t.add(t.by[id], "P", "") }

// table makes the rows and cells of a section.
func (t *tags) table(id string, columns, rows int) {
	table := t.add(t.by[id], "Table", "")
	for r := range rows + 1 {
		row := t.add(table, "TR", "")
		for c := range columns {
			n := t.add(row, "TD", fmt.Sprintf("%s %d %d", id, r, c))
			switch {
			case r == 0:
				n.role, n.heads = "TH", "Column"
			case c == 0:
				n.role, n.heads = "TH", "Row"
			}
		}
	}
}

func (t *tags) cell(id string, r, c int) { t.enter(fmt.Sprintf("%s %d %d", id, r, c)) }

// mark opens a marked piece of the current part; false when it is not to be
// closed. What belongs to no part is an artifact.
func (d *drawer) mark() bool {
	t := &d.tags
	if t.quiet {
		return false
	}
	if t.cur == nil {
		d.p.RawWriteStr("/Artifact BMC")
		return true
	}
	page := d.page - 1
	for len(t.next) <= page {
		t.next, t.owner = append(t.next, 0), append(t.owner, nil)
	}
	d.p.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", t.cur.role, t.next[page]))
	t.cur.marks = append(t.cur.marks, [2]int{page, t.next[page]})
	t.owner[page] = append(t.owner[page], t.cur)
	t.next[page]++
	return true
}

// whole marks all that f draws as one piece of the current part.
func (d *drawer) whole(f func()) {
	open := d.mark()
	was := d.tags.quiet
	d.tags.quiet = true
	f()
	d.tags.quiet = was
	if open {
		d.p.RawWriteStr("EMC")
	}
}

// art marks all that f draws as nothing to be read.
func (d *drawer) art(f func()) {
	was := d.tags.cur
	d.tags.cur = nil
	d.whole(f)
	d.tags.cur = was
}

var (
	pageForm    = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n<</Type /Page\n(.*?)>>\nendobj`)
	catalogForm = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n<<\n/Type /Catalog\n(.*?)>>\nendobj`)
	trailerForm = regexp.MustCompile(`(?s)trailer\n<<\n/Size (\d+)\n(.*?)>>\nstartxref\n(\d+)\n`)
)

// noFiles is the empty list of files that the library puts into every PDF.
var noFiles = regexp.MustCompile(`(?s)/Names <<\s*/EmbeddedFiles << /Names \[\s*\] >>\s*>>\s*`)

// into adds the structure to a finished PDF as an update at its end.
func (t *tags) into(raw []byte) ([]byte, error) {
	pages := pageForm.FindAllSubmatch(raw, -1)
	catalog, trailer := catalogForm.FindSubmatch(raw), trailerForm.FindSubmatch(raw)
	if len(pages) < len(t.owner) || catalog == nil || trailer == nil {
		return nil, fmt.Errorf("its parts are not where the library puts them: %d pages", len(pages))
	}
	size, err := strconv.Atoi(string(trailer[1]))
	if err != nil {
		return nil, err
	}
	u := &update{raw: raw}
	id := map[*node]int{}
	for i, n := range t.nodes {
		id[n] = size + 2 + i
	}
	for i, p := range pages {
		u.object(string(p[1]), fmt.Sprintf("<</Type /Page\n%s/StructParents %d\n/Tabs /S>>", p[2], i))
	}
	u.object(string(catalog[1]), fmt.Sprintf("<<\n/Type /Catalog\n%s/MarkInfo <</Marked true>>\n/ViewerPreferences <</DisplayDocTitle true>>\n/StructTreeRoot %d 0 R\n>>", noFiles.ReplaceAll(catalog[2], nil), size))
	u.object(strconv.Itoa(size), fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", id[t.root], size+1, len(pages)))
	u.object(strconv.Itoa(size+1), t.parents(id))
	t.elements(u, id, pages, size)
	u.end(size+2+len(t.nodes), string(trailer[2]), string(trailer[3]))
	return u.raw, nil
}

// parents says for each page whose its marked pieces are.
func (t *tags) parents(id map[*node]int) string {
	var b strings.Builder
	b.WriteString("<</Nums [")
	for page, list := range t.owner {
		fmt.Fprintf(&b, "%d [", page)
		for _, n := range list {
			fmt.Fprintf(&b, "%d 0 R ", id[n])
		}
		b.WriteString("]\n")
	}
	b.WriteString("]>>")
	return b.String()
}

func (t *tags) elements(u *update, id map[*node]int, pages [][][]byte, root int) {
	up := map[*node]int{t.root: root}
	for _, n := range t.nodes {
		for _, k := range n.kids {
			up[k] = id[n]
		}
		var b strings.Builder
		fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %d 0 R", n.role, up[n])
		if n.alt != "" {
			b.WriteString(" /Alt " + utf16Text(n.alt))
		}
		if n.role == "TH" {
			fmt.Fprintf(&b, " /A <</O /Table /Scope /%s>>", n.heads)
		}
		b.WriteString(" /K [")
		for _, m := range n.marks {
			fmt.Fprintf(&b, "<</Type /MCR /Pg %s 0 R /MCID %d>>", pages[m[0]][1], m[1])
		}
		for _, k := range n.kids {
			fmt.Fprintf(&b, "%d 0 R ", id[k])
		}
		b.WriteString("]>>")
		u.object(strconv.Itoa(id[n]), b.String())
	}
}

func utf16Text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// update appends objects to a PDF (ISO 32000-1, 7.5.6).
type update struct {
	raw   []byte
	place []string // of the cross-reference table
}

func (u *update) object(id, body string) {
	u.place = append(u.place, fmt.Sprintf("%s 1\n%010d 00000 n \n", id, len(u.raw)))
	u.raw = append(u.raw, id+" 0 obj\n"+body+"\nendobj\n"...)
}

func (u *update) end(size int, rest, prev string) {
	at := len(u.raw)
	u.raw = append(u.raw, fmt.Sprintf("xref\n%strailer\n<<\n/Size %d\n%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n", strings.Join(u.place, ""), size, rest, prev, at)...)
}
