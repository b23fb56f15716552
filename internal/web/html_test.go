package web

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// node is one start or end tag.
type node struct {
	raw, tag string
	end      bool
	attr     map[string]string
	text     string // what follows up to the next tag
}

type document struct {
	nodes  []node
	faults []string
}

var (
	tagForm  = regexp.MustCompile(`(?s)<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*(/?)>`)
	attrForm = regexp.MustCompile(`([^\s=>"]+)(?:="([^"]*)")?`)
	void     = []string{"meta", "link", "input", "br", "hr", "img", "rect", "path", "circle", "line", "use"}
)

// Elements that hold words and marks only, and those that are more than that
// (HTML standard, 3.2.5.2: phrasing content). A summary may hold headings.
var (
	wordsOnly = []string{"p", "span", "b", "strong", "small", "em", "abbr", "label", "button", "summary", "legend", "dt", "h1", "h2", "h3", "h4"}
	blocks    = []string{"div", "p", "ul", "ol", "dl", "li", "section", "article", "aside", "nav", "header", "footer", "table", "form", "fieldset", "figure", "details", "h1", "h2", "h3", "h4"}
)

func misplaced(in, tag string) bool {
	heading := len(tag) == 2 && tag[0] == 'h'
	return slices.Contains(wordsOnly, in) && slices.Contains(blocks, tag) && !(in == "summary" && heading) && !(in == "legend" && heading)
}

// parse reads the pages' own, strict kind of HTML: quoted attributes, every
// element closed. It is a checker, not a browser.
func parse(body string) document {
	var d document
	var stack []string
	for _, m := range tagForm.FindAllStringSubmatchIndex(body, -1) {
		n := node{raw: body[m[0]:m[1]], tag: strings.ToLower(body[m[4]:m[5]]), end: m[2] != m[3], attr: map[string]string{}}
		for _, a := range attrForm.FindAllStringSubmatch(body[m[6]:m[7]], -1) {
			if _, twice := n.attr[a[1]]; twice {
				d.faults = append(d.faults, fmt.Sprintf("attribute %s twice in %s", a[1], n.raw))
			}
			n.attr[a[1]] = a[2]
		}
		if i := strings.IndexByte(body[m[1]:], '<'); i > 0 {
			n.text = body[m[1] : m[1]+i]
		}
		d.nodes = append(d.nodes, n)
		switch {
		case slices.Contains(void, n.tag) || m[8] != m[9]:
		case !n.end:
			if len(stack) > 0 && misplaced(stack[len(stack)-1], n.tag) {
				d.faults = append(d.faults, fmt.Sprintf("%s may not stand in <%s>", n.raw, stack[len(stack)-1]))
			}
			stack = append(stack, n.tag)
		case len(stack) == 0 || stack[len(stack)-1] != n.tag:
			d.faults = append(d.faults, fmt.Sprintf("</%s> closes %v", n.tag, stack[max(0, len(stack)-3):]))
			return d
		default:
			stack = stack[:len(stack)-1]
		}
	}
	if len(stack) > 0 {
		d.faults = append(d.faults, fmt.Sprint("never closed: ", stack))
	}
	if rest := tagForm.ReplaceAllString(strings.TrimPrefix(body, "<!doctype html>"), ""); strings.ContainsAny(rest, "<>") {
		i := strings.IndexAny(rest, "<>")
		d.faults = append(d.faults, "a stray bracket near "+rest[max(0, i-20):min(len(rest), i+20)])
	}
	return d
}

// check lists what a page does wrong.
func check(body string) []string {
	d := parse(body)
	faults := d.faults
	bad := func(format string, a ...any) { faults = append(faults, fmt.Sprintf(format, a...)) }
	ids, labels := map[string]bool{}, map[string]bool{}
	count := map[string]int{}
	heading, inLabel := 0, 0
	for _, n := range d.nodes {
		if n.tag == "label" {
			inLabel += map[bool]int{true: -1, false: 1}[n.end]
		}
		if n.end {
			continue
		}
		if n.tag != "title" || n.attr["id"] == "" { // a picture may have a title of its own
			count[n.tag]++
		}
		if id, ok := n.attr["id"]; ok {
			if ids[id] || id == "" {
				bad("id %q twice", id)
			}
			ids[id] = true
		}
		if n.tag == "label" {
			labels[n.attr["for"]] = true
		}
		for name := range n.attr {
			if name == "style" || strings.HasPrefix(name, "on") {
				bad("inline %s in %s", name, n.raw)
			}
		}
		if h := n.tag; len(h) == 2 && h[0] == 'h' && h[1] >= '1' && h[1] <= '6' {
			level := int(h[1] - '0')
			if level > heading+1 {
				bad("h%d after h%d: %s", level, heading, n.text)
			}
			heading = level
		}
		if inLabel == 0 && (n.tag == "input" || n.tag == "select" || n.tag == "textarea") && n.attr["type"] != "hidden" {
			if n.attr["id"] == "" {
				bad("no label: %s", n.raw)
			}
		}
	}
	for _, n := range d.nodes {
		if n.end {
			continue
		}
		if _, ok := n.attr["alt"]; n.tag == "img" && !ok {
			bad("no alt: %s", n.raw)
		}
		if id := n.attr["id"]; (n.tag == "input" || n.tag == "select" || n.tag == "textarea") && id != "" && !labels[id] {
			bad("no label for %s", n.raw)
		}
		for _, name := range []string{"aria-labelledby", "aria-describedby"} {
			for _, ref := range strings.Fields(n.attr[name]) {
				if !ids[ref] {
					bad("%s points at nothing: %q", name, ref)
				}
			}
		}
		if ref, ok := strings.CutPrefix(n.attr["href"], "#"); ok && !ids[ref] {
			bad("a link leads nowhere: #%s", ref)
		}
		if n.tag == "html" && n.attr["lang"] == "" {
			bad("no language")
		}
		if n.tag == "script" && n.attr["src"] == "" || n.tag == "style" {
			bad("inline %s", n.tag)
		}
		if n.tag == "svg" && n.attr["aria-hidden"] != "true" && n.attr["role"] != "img" && (n.attr["role"] != "group" || n.attr["aria-labelledby"] == "") && n.attr["class"] != "chart" {
			bad("a picture without words: %s", n.raw)
		}
		if (n.tag == "link" || n.tag == "script") && !strings.HasPrefix(n.attr["href"]+n.attr["src"], "/assets/") {
			bad("an asset from elsewhere: %s", n.raw)
		}
	}
	for _, tag := range []string{"h1", "main", "title", "header", "footer"} {
		if count[tag] != 1 {
			bad("%d times <%s>", count[tag], tag)
		}
	}
	if strings.Contains(body, "[web.") || strings.Contains(body, "%!") || strings.Contains(body, "&lt;no value") || strings.Contains(body, "ZgotmplZ") {
		bad("a word or value is missing")
	}
	return faults
}

// rawID is a name of ours, not a word for people. (gregs_gym writes in the post.)
var rawID = regexp.MustCompile(`[a-z]{2,}_[a-z]{2,}`)

// TestEveryPageInEveryState holds all pages of the gallery against the checker.
func TestEveryPageInEveryState(t *testing.T) {
	h := gallery(t)
	code := regexp.MustCompile(`\[[a-z]+\.[a-z0-9_.]+\]|\{[a-z]+\}`)
	for _, state := range GalleryStates {
		for _, page := range GalleryPages() {
			body := galleryPage(t, h, "/"+state+"/"+page)
			for _, f := range check(body) {
				t.Errorf("/%s/%s: %s", state, page, f)
			}
			if c := code.FindString(shown(body)); c != "" {
				t.Errorf("/%s/%s: a code or parameter without words: %s", state, page, c)
			}
			if id := rawID.FindString(strings.ReplaceAll(shown(body), "gregs_gym", "")); page != "about" && id != "" {
				t.Errorf("/%s/%s: an id stands where a name should: %s", state, page, id)
			}
			if page != "about" && !strings.Contains(body, "No clinician has reviewed it yet") {
				t.Errorf("/%s/%s does not say that nobody has reviewed it", state, page)
			}
			if !strings.Contains(body, "emergency number") {
				t.Errorf("/%s/%s lacks the safety net", state, page)
			}
		}
	}
	s := newSite(t)
	for _, path := range []string{"/nowhere", "/plan/x"} {
		code, body := s.get(path)
		if code != 404 || len(check(body)) > 0 {
			t.Errorf("%s: %d %v", path, code, check(body))
		}
	}
}

// TestTheCheckerChecks: each fault it knows makes it speak.
func TestTheCheckerChecks(t *testing.T) {
	good := `<!doctype html><html lang="en"><head><title>t</title></head><body><header></header><main><h1>a</h1><label for="x">l</label><input id="x"></main><footer></footer></body></html>`
	if f := check(good); len(f) > 0 {
		t.Fatal(f)
	}
	for name, bad := range map[string][2]string{
		"id twice":     {`<h1>a</h1>`, `<h1 id="x">a</h1>`},
		"heading jump": {`<h1>a</h1>`, `<h1>a</h1><h3>b</h3>`},
		"no label":     {`for="x"`, `for="y"`},
		"inline style": {`<h1>`, `<h1 style="a">`},
		"a handler":    {`<h1>`, `<h1 onclick="a">`},
		"unclosed":     {`</h1>`, ``},
		"no language":  {` lang="en"`, ``},
		"dead link":    {`<h1>a`, `<h1><a href="#no">x</a>`},
		"no alt":       {`<h1>a`, `<h1><img src="/x">`},
		"a script":     {`<h1>`, `<script>x</script><h1>`},
		"stray":        {`<h1>a`, `<h1>a < b`},
		"two titles":   {`<h1>a</h1>`, `<h1>a</h1><h1>b</h1>`},
		"misplaced":    {`<h1>a</h1>`, `<h1>a</h1><details><summary><div>b</div></summary></details>`},
		"in words":     {`<h1>a</h1>`, `<h1>a</h1><p><span><ul><li>b</li></ul></span></p>`},
	} {
		page := strings.Replace(good, bad[0], bad[1], 1)
		if len(check(page)) == 0 {
			t.Errorf("%s goes unseen", name)
		}
	}
}
