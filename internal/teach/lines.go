package teach

import (
	"strings"

	"spotter/internal/day"
)

// plainDay is the day on which short texts are read.
const plainDay = "2026-03-02"

var plainDate, _ = day.Parse(plainDay)

// Plain are texts whose reading tests hold fast: their roles are those that the
// rules give, since the tests say that these are right. A line with "||" or
// "=>" is a text of its own, with what is wanted behind; a file without is one.
func Plain(text string) []Post {
	asOf, _ := day.Parse(plainDay)
	var out []Post
	for _, line := range strings.Split(text, "\n") {
		for _, sep := range []string{"||", " => "} {
			if said, _, ok := strings.Cut(line, sep); ok && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "!") {
				said = strings.ReplaceAll(strings.TrimSpace(said), `\n`, "\n")
				if sep == "||" {
					said = "My shoulder hurts.\n\n" + said
				}
				out = append(out, Post{Name: "line", Text: said, AsOf: asOf, Plain: true, Tuned: true})
				break
			}
		}
	}
	if len(out) == 0 {
		out = append(out, Post{Name: "text", Text: text, AsOf: asOf, Plain: true, Tuned: true})
	}
	return out
}
