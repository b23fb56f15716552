package web

import (
	"context"

	"spotter/internal/app"
	"spotter/internal/body"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

// keepDrawing keeps a drawing, the ratings it states, and the case with what it
// adds. It stays possible while a stop stands. replaces are the ids of drawings
// that no longer count.
func (s *server) keepDrawing(ctx context.Context, sh Sheet, c intake.Case, d body.Drawing, replaces ...string) error {
	drawn, err := app.DrawingEntry(newID(), "", d)
	if err != nil {
		return err
	}
	drawn.Replaces = replaces
	kept, err := s.caseWithDrawing(sh, c, d)
	if err != nil {
		return err
	}
	entries := append([]diary.Entry{drawn}, app.PainEntries(newID, "", d)...)
	return s.desk.Append(ctx, append(entries, kept)...)
}

// caseWithDrawing is the entry of the case with what a drawing adds. Who has
// told nothing yet gets a case of today.
func (s *server) caseWithDrawing(sh Sheet, c intake.Case, d body.Drawing) (diary.Entry, error) {
	if c.Schema == "" {
		c = intake.Case{Schema: intake.Schema, AsOf: sh.Today, Person: intake.Person{Role: "self"}}
	}
	c, _ = app.WithDrawing(c, d, func(place string) string { return s.words.T("place." + place) })
	c, err := s.desk.Uses().Next(c)
	if err != nil {
		return diary.Entry{}, err
	}
	kept, err := app.CaseEntry(newID(), "", c)
	kept.Replaces = app.Standing(sh.Entries, app.KindCase)
	return kept, err
}

// settleSide settles whether words or drawing were right about a side: a
// drawing in the place of the last by the words, or a further case by the drawing.
func (s *server) settleSide(ctx context.Context, sh Sheet, last app.Drawn, q body.Disagreement, byWords bool) error {
	if byWords {
		return s.keepDrawing(ctx, sh, sh.Case, app.ByWords(last.Drawing, q), last.ID)
	}
	kept, err := s.caseWithDrawing(sh, app.ByDrawing(sh.Case, q), last.Drawing)
	if err != nil {
		return err
	}
	return s.desk.Append(ctx, kept)
}
