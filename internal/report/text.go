package report

import "strings"

// Text is the sheet as plain text, for a terminal or a forum.
func (s Sheet) Text() string {
	var b strings.Builder
	line := func(t string) {
		if t != "" {
			b.WriteString(t + "\n")
		}
	}
	for _, t := range []string{s.Title, s.Lead, s.Who, s.When, s.Stop} {
		line(t)
	}
	for _, x := range s.Sections {
		b.WriteString("\n" + x.Title + "\n")
		for _, t := range x.Lines {
			line("- " + t)
		}
	}
	if s.Proof != "" {
		b.WriteString("\n")
		line(s.Proof)
	}
	return b.String()
}
