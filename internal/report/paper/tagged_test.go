package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// file is a PDF taken apart: the last version of each object, and what is drawn
// on each page.
type file struct {
	objects map[int]string
	pages   []int // objects, in order
	drawn   []string
}

var objectForm = regexp.MustCompile(`(?s)(?:^|\n)(\d+) 0 obj\n(.*?)endobj`)

func takeApart(t *testing.T, raw []byte) file {
	t.Helper()
	f := file{objects: map[int]string{}}
	for _, m := range objectForm.FindAllSubmatch(raw, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		if _, seen := f.objects[n]; !seen && bytes.HasPrefix(m[2], []byte("<</Type /Page\n")) {
			f.pages = append(f.pages, n)
		}
		f.objects[n] = string(m[2])
	}
	for _, n := range f.pages {
		in := refForm.FindStringSubmatch(after(f.objects[n], "/Contents "))
		at, _ := strconv.Atoi(in[1])
		_, stream, _ := strings.Cut(f.objects[at], "stream\n")
		z, err := zlib.NewReader(strings.NewReader(stream))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		f.drawn = append(f.drawn, string(text))
	}
	return f
}

var refForm = regexp.MustCompile(`^(\d+) 0 R`)

func after(s, mark string) string { _, rest, _ := strings.Cut(s, mark); return rest }

// with is the same file with one thing changed in all its parts.
func (f file) with(old, new string) file {
	g := file{objects: map[int]string{}, pages: f.pages}
	for n, s := range f.objects {
		g.objects[n] = strings.ReplaceAll(s, old, new)
	}
	for _, s := range f.drawn {
		g.drawn = append(g.drawn, strings.ReplaceAll(s, old, new))
	}
	return g
}

func (f file) find(mark string) string {
	for _, s := range f.objects {
		if strings.Contains(s, mark) {
			return s
		}
	}
	return ""
}

// element is one part of the structure.
type element struct {
	id, up int
	role   string
	raw    string
	kids   []int
	marks  [][2]int // object of the page, marked piece
}

var (
	roleForm = regexp.MustCompile(`/S /(\w+) /P (\d+) 0 R`)
	markForm = regexp.MustCompile(`/MCR /Pg (\d+) 0 R /MCID (\d+)`)
	kidForm  = regexp.MustCompile(`(\d+) 0 R `)
)

func (f file) elements() map[int]element {
	out := map[int]element{}
	for n, s := range f.objects {
		if !strings.Contains(s, "/Type /StructElem ") {
			continue
		}
		e := element{id: n, raw: s}
		if m := roleForm.FindStringSubmatch(s); m != nil {
			e.role = m[1]
			e.up, _ = strconv.Atoi(m[2])
		}
		kids := after(s, "/K [")
		for _, m := range markForm.FindAllStringSubmatch(kids, -1) {
			page, _ := strconv.Atoi(m[1])
			piece, _ := strconv.Atoi(m[2])
			e.marks = append(e.marks, [2]int{page, piece})
		}
		for _, m := range kidForm.FindAllStringSubmatch(markForm.ReplaceAllString(kids, ""), -1) {
			k, _ := strconv.Atoi(m[1])
			e.kids = append(e.kids, k)
		}
		out[n] = e
	}
	return out
}

// point is one condition of the Matterhorn Protocol 1.1 (PDF/UA-1) that a
// program can check, and a change that breaks it.
type point struct {
	name     string
	old, new string
	fault    func(file) error
}

var points = []point{
	{"01-003, 01-005: all that is drawn is tagged or an artifact", "/Artifact BMC", " ", (file).allMarked},
	{"01-004: nothing is marked within something that is marked", "/Artifact BMC", "/Artifact BMC /Artifact BMC", (file).allMarked},
	{"02-001, 09: only standard types, each where it belongs", "/S /TR ", "/S /Row ", (file).types},
	{"06-003, 07-001, 07-002: a title, and the window shows it", "/DisplayDocTitle true", "/DisplayDocTitle false", (file).title},
	{"06-003: the title in the metadata", "<dc:title>", "<dc:titel>", (file).title},
	{"11-006: the language", "/Lang ", "/Lung ", (file).language},
	{"13-004: figures say what they show", "/Alt <FEFF", "/Olt <FEFF", (file).figures},
	{"14-002, 14-003: headings start with one and skip no level", "/S /H2 ", "/S /H3 ", (file).headings},
	{"15-003: head cells say what they head", "/Scope /Column", "/Scope /Colum", (file).scopes},
	{"28-004 and others: no annotations, no forms, no scripts, no encryption, no files within", "/MarkInfo ", "/AcroForm 1 0 R /MarkInfo ", (file).nothingElse},
	{"marked as tagged", "/Marked true", "/Marked false", (file).marked},
	{"28-008: the tab key follows the structure", "/Tabs /S", "/Tabs /R", (file).tabs},
	{"31-009, 31-027: fonts are embedded and map to Unicode", "/ToUnicode ", "/ToUnicod ", (file).fonts},
	{"31-009: fonts are embedded", "/FontFile2 ", "/FontFile9 ", (file).fonts},
	{"the structure is whole: every marked piece belongs to one element, on its page, and is found from there", "/MCID 1>>", "/MCID 9999>>", (file).whole},
}

// TestMatterhorn holds the letter against what a program can check of PDF/UA,
// and each check against a letter that breaks it.
func TestMatterhorn(t *testing.T) {
	f := fonts(t)
	for _, n := range []int{1, 14} {
		for size := range sizes {
			l, s, _ := full(n, "some words ü שלום 💪")
			s.Stop = "STOP"
			raw, _, err := Draw(l, s, size, f)
			if err != nil {
				t.Fatal(err)
			}
			pdf := takeApart(t, raw)
			if len(pdf.pages) == 0 || len(pdf.elements()) < 20 {
				t.Fatalf("%d pages, %d elements: the file was not taken apart", len(pdf.pages), len(pdf.elements()))
			}
			for _, p := range points {
				if err := p.fault(pdf); err != nil {
					t.Errorf("%s, %d lines, %s: %v", size, n, p.name, err)
				}
				if p.fault(pdf.with(p.old, p.new)) == nil {
					t.Errorf("%s: %q in place of %q is not found out", p.name, p.new, p.old)
				}
			}
		}
	}
}

var drawing = regexp.MustCompile(`(?s)\((?:[^\\)]|\\.)*\)|/\w+ (?:<<[^>]*>> BDC|BMC)|\bEMC\b|\b(?:Tj|S|s|f|B|b|re f|re B)\b`)

func (f file) allMarked() error {
	for i, page := range f.drawn {
		open := 0
		for _, op := range drawing.FindAllString(page, -1) {
			switch {
			case strings.HasPrefix(op, "("):
			case strings.HasSuffix(op, "BDC") || strings.HasSuffix(op, "BMC"):
				open++
			case op == "EMC":
				open--
			case open != 1:
				return fmt.Errorf("page %d: %s is drawn within %d marks", i+1, op, open)
			}
			if open < 0 || open > 1 {
				return fmt.Errorf("page %d: %d marks are open", i+1, open)
			}
		}
		if open != 0 {
			return fmt.Errorf("page %d: a mark is not closed", i+1)
		}
	}
	return nil
}

// parents that a type may have.
var parents = map[string][]string{"Document": {""}, "Sect": {"Document", "Sect"}, "H1": {"Document"}, "H2": {"Sect"}, "P": {"Document", "Sect"}, "Figure": {"Document", "Sect"},
	"Table": {"Sect"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}}

func (f file) types() error {
	all := f.elements()
	for _, e := range all {
		may, ok := parents[e.role]
		if !ok || !slices.Contains(may, all[e.up].role) {
			return fmt.Errorf("%q stands under %q", e.role, all[e.up].role)
		}
		if e.role == "TR" && len(e.kids) != 4 {
			return fmt.Errorf("a row of %d cells", len(e.kids))
		}
	}
	return nil
}

func (f file) catalog() string { return f.find("/Type /Catalog") }

func (f file) title() error {
	if !strings.Contains(f.catalog(), "/DisplayDocTitle true") || !strings.Contains(f.catalog(), "/Metadata ") {
		return fmt.Errorf("the catalog: %s", f.catalog())
	}
	if meta := f.find("/Type /Metadata"); !regexp.MustCompile(`<dc:title>.*<rdf:li xml:lang="x-default">[^<]+</rdf:li>`).MatchString(meta) {
		return fmt.Errorf("the metadata: %s", meta)
	}
	return nil
}

func (f file) language() error {
	if !regexp.MustCompile(`/Lang \((?:\\376\\377|\xfe\xff)?[^)]+\)`).MatchString(f.catalog()) {
		return fmt.Errorf("the catalog: %q", f.catalog())
	}
	return nil
}

func (f file) figures() error {
	n := 0
	for _, e := range f.elements() {
		if e.role != "Figure" {
			continue
		}
		n++
		if !regexp.MustCompile(`/Alt <FEFF[0-9A-F]{8,}>`).MatchString(e.raw) {
			return fmt.Errorf("a figure without a text: %s", e.raw)
		}
	}
	if n != 2 {
		return fmt.Errorf("%d figures", n)
	}
	return nil
}

// inOrder walks the structure as it is read.
func (f file) inOrder(visit func(element)) {
	all := f.elements()
	var walk func(int)
	walk = func(n int) {
		visit(all[n])
		for _, k := range all[n].kids {
			walk(k)
		}
	}
	for _, e := range all {
		if e.role == "Document" {
			walk(e.id)
		}
	}
}

func (f file) headings() (err error) {
	last := 0
	f.inOrder(func(e element) {
		if len(e.role) != 2 || e.role[0] != 'H' {
			return
		}
		level := int(e.role[1] - '0')
		if level > last+1 || last == 0 && level != 1 {
			err = fmt.Errorf("a heading of level %d follows one of level %d", level, last)
		}
		last = level
	})
	if last == 0 {
		return fmt.Errorf("there is no heading")
	}
	return err
}

func (f file) scopes() error {
	heads := map[string]int{}
	for _, e := range f.elements() {
		if e.role != "TH" {
			continue
		}
		m := regexp.MustCompile(`/O /Table /Scope /(Row|Column)>>`).FindStringSubmatch(e.raw)
		if m == nil {
			return fmt.Errorf("a head cell without a scope: %s", e.raw)
		}
		heads[m[1]]++
	}
	if heads["Column"] != 4 || heads["Row"] == 0 {
		return fmt.Errorf("head cells: %v", heads)
	}
	return nil
}

func (f file) nothingElse() error {
	for _, s := range f.objects {
		dict, _, _ := strings.Cut(s, "stream\n")
		for _, bad := range []string{"/AcroForm", "/Annots", "/JavaScript", "/EmbeddedFiles", "/OCProperties", "/XFA", "/Encrypt", "/RoleMap", "/Subtype /Image"} {
			if strings.Contains(dict, bad) {
				return fmt.Errorf("%s: %s", bad, dict)
			}
		}
	}
	return nil
}

func (f file) marked() error {
	if !strings.Contains(f.catalog(), "/MarkInfo <</Marked true>>") || !strings.Contains(f.catalog(), "/StructTreeRoot ") {
		return fmt.Errorf("the catalog: %s", f.catalog())
	}
	return nil
}

func (f file) tabs() error {
	for _, n := range f.pages {
		if !strings.Contains(f.objects[n], "/Tabs /S\n") && !strings.Contains(f.objects[n], "/Tabs /S>>") {
			return fmt.Errorf("a page: %s", f.objects[n])
		}
	}
	return nil
}

func (f file) fonts() error {
	embedded, mapped, used := 0, 0, 0
	for _, s := range f.objects {
		dict, _, _ := strings.Cut(s, "stream\n")
		switch {
		case strings.Contains(dict, "/Type /FontDescriptor"):
			used++
			if strings.Contains(dict, "/FontFile2 ") {
				embedded++
			}
		case strings.Contains(dict, "/Subtype /Type0") && strings.Contains(dict, "/ToUnicode "):
			mapped++
		case strings.Contains(dict, "/Subtype /Type1"), strings.Contains(dict, "/Subtype /Type3"):
			return fmt.Errorf("a font that is not embedded: %s", dict)
		}
	}
	if used == 0 || embedded != used || mapped != used {
		return fmt.Errorf("%d fonts, %d embedded, %d that map to Unicode", used, embedded, mapped)
	}
	return nil
}

var (
	pieceForm = regexp.MustCompile(`/(\w+) <</MCID (\d+)>> BDC`)
	treeForm  = regexp.MustCompile(`(\d+) \[((?:\d+ 0 R )*)\]`)
)

// whole: each marked piece of a page is held by one element of the same type,
// and the parent tree leads from the piece to that element.
func (f file) whole() error {
	all := f.elements()
	owner := map[[2]int]int{}
	for _, e := range all {
		for _, m := range e.marks {
			if was, twice := owner[m]; twice {
				return fmt.Errorf("piece %v belongs to %d and %d", m, was, e.id)
			}
			owner[m] = e.id
		}
	}
	tree := map[int][]string{}
	for _, m := range treeForm.FindAllStringSubmatch(f.find("<</Nums ["), -1) {
		page, _ := strconv.Atoi(m[1])
		tree[page] = strings.Split(strings.TrimSpace(m[2]), " 0 R")
	}
	pieces := 0
	for i, page := range f.drawn {
		for _, m := range pieceForm.FindAllStringSubmatch(page, -1) {
			n, _ := strconv.Atoi(m[2])
			id, ok := owner[[2]int{f.pages[i], n}]
			if !ok || all[id].role != m[1] {
				return fmt.Errorf("page %d, piece %d: a %s is held by %q", i+1, n, m[1], all[id].role)
			}
			if n >= len(tree[i]) || strings.TrimSpace(tree[i][n]) != strconv.Itoa(id) {
				return fmt.Errorf("page %d, piece %d: the tree leads elsewhere", i+1, n)
			}
			pieces++
		}
	}
	if pieces != len(owner) || pieces == 0 {
		return fmt.Errorf("%d pieces are drawn, %d are held", pieces, len(owner))
	}
	return nil
}
