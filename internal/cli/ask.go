package cli

import (
	"bufio"
	"fmt"
	"strings"

	"spotter/internal/app"
	"spotter/internal/safety"
)

// interview asks the open questions in their order until they are answered,
// the person ends it, or a red flag stops everything. An empty line leaves a
// question open; nothing is ever taken for a no.
func (s *shell) interview(a *app.App, in *inputs) error {
	w, err := s.words()
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(s.in)
	skipped := map[string]bool{}
	level := ""
	fmt.Fprintln(s.err, w.say("cli.ask_keys"))
	for {
		doc, err := a.Screen(in.c, in.entries, in.asOf)
		if err != nil {
			return err
		}
		if doc.Stopped != nil {
			return nil
		}
		q, left := next(doc, skipped)
		if left == 0 {
			return nil
		}
		p := s.page()
		p.gap()
		if q.Level != level {
			level = q.Level
			p.head(w.say("web.level_" + level))
		}
		p.gap()
		p.text(0, "", q.Question)
		fmt.Fprintf(s.err, "\n%s%s ", p.String(), w.say("cli.ask_prompt", "n", left))
		if !lines.Scan() {
			fmt.Fprintln(s.err)
			return lines.Err()
		}
		value, known := map[string]string{"y": "yes", "yes": "yes", "j": "yes", "ja": "yes", "n": "no", "no": "no", "nein": "no",
			"u": "unsure", "unsure": "unsure", "?": "unsure", "": "", "q": "q"}[strings.ToLower(strings.TrimSpace(lines.Text()))]
		switch {
		case !known:
			fmt.Fprintln(s.err, w.say("cli.ask_again"))
		case value == "q":
			return nil
		case value == "":
			skipped[q.ID] = true
		default:
			if in.c, err = a.Answer(in.c, q.ID+"="+value); err != nil {
				return err
			}
		}
	}
}

// next is the first open question that was not skipped, and how many there are.
func next(doc app.ScreenDoc, skipped map[string]bool) (first safety.Ask, left int) {
	for _, q := range doc.Ask {
		if skipped[q.ID] {
			continue
		}
		if left == 0 {
			first = q
		}
		left++
	}
	return first, left
}
