package web

import (
	"cmp"
	"net/http"
	"slices"
)

// section is what one page file brings: its routes, and the pages that the
// gallery shows and the page tests hold. A page file registers itself:
//
//	var _ = section("timeline", (*server).timelineRoutes, "timeline")
//
// and the frame links to it from then on. Where a page stands in the bar or
// under More is said once, in places.
type sectionPart struct {
	name   string
	routes func(*server, *http.ServeMux)
	pages  []string // paths without the leading slash
}

var sections = map[string]sectionPart{}

// section registers a page file. A name that is taken is a fault of the program.
func section(name string, routes func(*server, *http.ServeMux), pages ...string) bool {
	if _, taken := sections[name]; taken {
		panic("two page files are called " + name)
	}
	sections[name] = sectionPart{name, routes, pages}
	return true
}

// sectionList is all page files by name, so that nothing hangs on the order of files.
func sectionList() []sectionPart {
	out := make([]sectionPart, 0, len(sections))
	for _, name := range sortedKeys(sections) {
		out = append(out, sections[name])
	}
	return out
}

// GalleryPages are the paths of all pages that can be looked at.
func GalleryPages() []string {
	var out []string
	for _, x := range sectionList() {
		out = append(out, x.pages...)
	}
	slices.SortFunc(out, cmp.Compare)
	return out
}

// place is one entry of the navigation. Its name is "nav.<name>", its line
// under More "nav.<name>_lead".
type place struct {
	name  string
	to    string
	group string // bar; under More: daily, story, ahead, share, spotter
	held  bool   // shows loads or advice: no link while a stop stands
	home  string // the bar's place that is lit while this page is open
}

// places is the whole navigation in order. A place whose page file is not
// there is left out.
var places = []place{
	{"today", "/today", "bar", false, "today"},
	{"timeline", "/timeline", "bar", false, "timeline"},
	{"plan", "/plan", "bar", true, "plan"},
	{"why", "/why", "bar", true, "why"},
	{"more", "/more", "bar", false, "more"},

	{"morning", "/morning", "daily", false, "today"},
	{"day", "/day", "daily", false, "today"},
	{"log", "/log", "daily", false, "today"},
	{"helps", "/helps", "daily", true, "why"},

	{"tell", "/tell", "story", false, "more"},
	{"case", "/case", "story", false, "more"},
	{"body", "/body", "story", false, "more"},
	{"screen", "/screen", "story", false, "more"},
	{"explain", "/explain", "story", true, "why"},

	{"meet", "/meet", "ahead", true, "plan"},
	{"letter", "/letter", "share", false, "more"},
	{"import", "/import", "share", false, "more"},
	{"data", "/data", "share", false, "more"},

	{"settings", "/settings", "spotter", false, "more"},
	{"about", "/about", "spotter", false, "more"},
}

// flow is the way from words to what fits, in order: the steps at the top of
// those pages.
var flow = []string{"case", "body", "screen", "explain"}

// link is one place as a page shows it.
type link struct {
	Name, To string
	On       bool // this page or one below it
	Here     bool // exactly this page
	Held     bool // on hold while the stop stands
}

func there(name string) bool { _, ok := sections[name]; return ok }

func placeOf(name string) (place, bool) {
	i := slices.IndexFunc(places, func(p place) bool { return p.name == name })
	if i < 0 {
		return place{}, false
	}
	return places[i], true
}

// links lists the places of a group.
func links(group string, p Page) []link {
	home := ""
	if at, ok := placeOf(p.Step); ok {
		home = at.home
	}
	if p.Step == "tell" && !p.Told { // the first page of all lies under nothing yet
		home = ""
	}
	var out []link
	for _, x := range places {
		if x.group != group {
			continue
		}
		to := x.to
		switch {
		case there(x.name):
		case x.name == "why" && there("explain"): // until the page of reasons is there
			to = "/explain"
		default:
			continue
		}
		out = append(out, link{Name: x.name, To: to, Here: x.name == p.Step, On: x.name == home, Held: x.held && p.Stop != nil})
	}
	return out
}

// Bar is the main navigation.
func (p Page) Bar() []link { return links("bar", p) }

// Steps is the way through the story, on its own pages only.
func (p Page) Steps() []link {
	if !slices.Contains(flow, p.Step) || !p.Told {
		return nil
	}
	var out []link
	for _, name := range flow {
		if x, ok := placeOf(name); ok && there(name) {
			out = append(out, link{Name: name, To: x.to, Here: name == p.Step, On: name == p.Step, Held: x.held && p.Stop != nil})
		}
	}
	return out
}

// moreBody is the page of everything that is not in the bar.
type moreBody struct{ Groups []moreGroup }

type moreGroup struct {
	Name  string
	Links []link
}

var _ = section("more", (*server).moreRoutes, "more")

func (s *server) moreRoutes(mux *http.ServeMux) { mux.HandleFunc("GET /more", s.more) }

func (s *server) more(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	p := s.page(sh, "more")
	var b moreBody
	for _, group := range []string{"daily", "story", "ahead", "share", "spotter"} {
		if l := links(group, p); len(l) > 0 {
			b.Groups = append(b.Groups, moreGroup{group, l})
		}
	}
	p.Body = b
	s.render(w, r, http.StatusOK, "more", p)
}
