package web

import (
	"net/http"
	"regexp"
	"strings"

	"spotter/frontend"
)

// designBody is the page of the design system: what the pages are made of, read
// from the style sheet itself, and a way to every page in every state.
type designBody struct {
	Colours []token
	States  []string
	Pages   []designPage
}

type token struct{ Name, Light, Dark string }

type designPage struct {
	Name  string
	Links []designLink
}

type designLink struct{ State, To string }

var cssToken = regexp.MustCompile(`(?m)^\s+--([a-z0-9-]+): (#[0-9a-f]{6});`)

// design shows the design system at the root of the gallery.
func (s *server) design(w http.ResponseWriter, r *http.Request) {
	p := Page{Title: "Design", Step: "error", Styles: []string{"gym.css", "plan.css", "dev.css"}}
	b := designBody{States: GalleryStates, Colours: colours()}
	for _, page := range GalleryPages() {
		x := designPage{Name: page}
		for _, state := range GalleryStates {
			x.Links = append(x.Links, designLink{state, "/" + state + "/" + page})
		}
		b.Pages = append(b.Pages, x)
	}
	p.Body = b
	s.render(w, r, http.StatusOK, "design", p)
}

// colours reads the tokens out of the style sheet: light first, then dark.
func colours() []token {
	css, err := frontend.Files.ReadFile("static/app.css")
	if err != nil {
		return nil
	}
	light, dark, _ := strings.Cut(string(css), "prefers-color-scheme: dark")
	dark, _, _ = strings.Cut(dark, "/* ---------- ground */")
	in := map[string]string{}
	for _, m := range cssToken.FindAllStringSubmatch(dark, -1) {
		in[m[1]] = m[2]
	}
	var out []token
	for _, m := range cssToken.FindAllStringSubmatch(light, -1) {
		out = append(out, token{m[1], m[2], in[m[1]]})
	}
	return out
}
