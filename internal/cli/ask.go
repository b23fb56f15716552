package cli

import (
	"bufio"
	"fmt"
	"strings"

	"spotter/internal/app"
)

// interview asks the open questions in their order until they are answered,
// the person ends it, or a red flag stops everything. An empty line leaves a
// question open; nothing is ever taken for a no.
func (s *shell) interview(a *app.App, in *inputs) error {
	lines := bufio.NewScanner(s.in)
	skipped := map[string]bool{}
	fmt.Fprintln(s.err, "y = yes, n = no, u = not sure, empty = leave open, q = enough for now")
	for {
		doc, err := a.Screen(in.c, in.entries, in.asOf)
		if err != nil {
			return err
		}
		if doc.Stopped != nil {
			return nil
		}
		id, question, left := next(doc, skipped)
		if id == "" {
			return nil
		}
		fmt.Fprintf(s.err, "\n(%d open) %s\n[y/n/u/enter/q] ", left, question)
		if !lines.Scan() {
			fmt.Fprintln(s.err)
			return lines.Err()
		}
		value, known := map[string]string{"y": "yes", "yes": "yes", "n": "no", "no": "no",
			"u": "unsure", "unsure": "unsure", "?": "unsure", "": "", "q": "q"}[strings.ToLower(strings.TrimSpace(lines.Text()))]
		switch {
		case !known:
			fmt.Fprintln(s.err, "That was none of y, n, u, enter or q.")
		case value == "q":
			return nil
		case value == "":
			skipped[id] = true
		default:
			if in.c, err = a.Answer(in.c, id+"="+value); err != nil {
				return err
			}
		}
	}
}

// next is the first open question that was not skipped, and how many there are.
func next(doc app.ScreenDoc, skipped map[string]bool) (id, question string, left int) {
	for _, q := range doc.Ask {
		if skipped[q.ID] {
			continue
		}
		if left == 0 {
			id, question = q.ID, q.Question
		}
		left++
	}
	return id, question, left
}
