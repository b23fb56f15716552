package cli

import (
	"io"
	"strings"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/wording"
	"spotter/knowledge"
)

// words turns codes into sentences for the terminal.
type words struct {
	book    wording.Book
	why     bool // print sources too
	sources map[string]knowledge.Source
}

func (s *shell) words() (*words, error) {
	a, err := s.app()
	if err != nil {
		return nil, err
	}
	return &words{book: a.Text()}, nil
}

// say words a code; kv are alternating names and values.
func (w *words) say(code string, kv ...any) string {
	return w.book.Why(reason.New(code, reason.ExpertOpinion, kv...))
}

// of words a reason as a sentence.
func (w *words) of(r reason.Reason) string { return up(w.book.Why(r)) }

// name words an id of a family (region, side, care, effect …).
func (w *words) name(family, id string) string {
	for _, code := range []string{family + id, "cli." + strings.TrimSuffix(family, ".") + "_" + id} {
		if s, ok := w.book[code]; ok {
			return s
		}
	}
	return strings.ReplaceAll(id, "_", " ")
}

// n words a code that has a singular and a plural, as "one" and "many".
func (w *words) n(start string, n int) string {
	if n == 1 {
		return w.say(start+"one", "n", n)
	}
	return w.say(start+"many", "n", n)
}

// short is a day in a table.
func (w *words) short(d day.Date) string { return w.book.Date(d, "short") }

// code words a code that stands in a document as a plain word.
func (w *words) code(code string) string { return w.name("", code) }

// question words a question by its id.
func (w *words) question(id string) string {
	for _, family := range []string{"intake.q.", "flag.", "ask."} {
		if s, ok := w.book[family+id]; ok {
			return up(s)
		}
	}
	return up(strings.ReplaceAll(id, "_", " "))
}

// unknown words something that was not said.
func (w *words) unknown(id string) string {
	if s, ok := w.book["web.unknown_"+id]; ok {
		return s
	}
	return w.name("ask.", id)
}

// lift names a lift.
func (w *words) lift(id lift.ID) string { return w.name("lift.", string(id)) }

// source is how a reason is backed, in brackets.
func (w *words) source(id string) string {
	if id == "" || id == reason.ExpertOpinion {
		return w.say("cli.own_rule")
	}
	src, ok := w.sources[id]
	switch {
	case !ok:
		return "(" + id + ")"
	case src.Basis == "memory":
		return w.say("cli.source_memory", "cite", src.Cite)
	case src.Basis == "guess":
		return w.say("cli.source_guess", "cite", src.Cite)
	}
	return "(" + src.Cite + ")"
}

// print lays a document out and writes it in one piece, with the foot.
func (s *shell) print(show func(*page, *words)) error {
	w, err := s.words()
	if err != nil {
		return err
	}
	return s.printWith(w, show)
}

func (s *shell) printWith(w *words, show func(*page, *words)) error {
	p := s.page()
	show(p, w)
	p.gap()
	p.text(0, faint, w.say("app.not_medical_advice")+" "+w.say("app.no_clinician"))
	_, err := io.WriteString(s.out, p.String())
	return err
}

// finish prints a document as JSON or as text, and sets exit code 3 for a stop.
func (s *shell) finish(doc any, stopped bool, show func(*page, *words)) error {
	if stopped {
		s.code = Stopped
	}
	if s.json {
		return s.printJSON(doc)
	}
	return s.print(show)
}

// refuse reports a text that made no case. A red flag that even this text
// raises is shown first: it must not be lost with the rest.
func (s *shell) refuse(a *app.App, name string, bad *intake.BadInput) error {
	if len(bad.Flags) > 0 && !s.json {
		w := &words{book: a.Text()}
		p := s.page()
		p.banner(red, w.say("app.stop_head"), w.say("app.stop_words"))
		if _, err := io.WriteString(s.err, p.String()); err != nil {
			return err
		}
	}
	return failed(name, bad.Line, bad.What, bad.Cure)
}
