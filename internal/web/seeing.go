package web

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/plot"
	"spotter/internal/timeline"
)

// What the pages Timeline, Why and What helps share: a plot with its legend
// and its numbers as a table.

// plotView is one picture in one or two widths. All of it is made by package
// plot, which escapes every label.
type plotView struct {
	Wide, Narrow template.HTML // Narrow "" = one picture for every width
	Key          []keyLine
	Numbers      table
}

type keyLine struct {
	Mark template.HTML
	Text string
}

// table is the numbers of a plot; the first of each row is its heading.
type table struct {
	Caption string
	Head    []string
	Rows    [][]string
}

func (t *table) add(cells ...string) { t.Rows = append(t.Rows, cells) }

func (s *server) key(kind, code string) keyLine {
	return keyLine{template.HTML(plot.Key(kind)), s.words.T(code)}
}

// both draws a picture for a laptop and for a phone.
func (s *server) both(draw func(narrow bool) string) (wide, narrow template.HTML) {
	return s.labelled(draw(false)), s.labelled(draw(true))
}

// label is one text of a picture.
var label = regexp.MustCompile(`>[^<>]*\.[^<>]*</text>`)

// labelled writes the figures of a picture in the way of the language; its
// coordinates stay as they are.
func (s *server) labelled(svg string) template.HTML {
	return template.HTML(label.ReplaceAllStringFunc(svg, s.words.Book.Figures))
}

func (s *server) shortDate(d day.Date) string  { return s.words.Book.Date(d, "day_month") }
func (s *server) shortMonth(d day.Date) string { return s.words.Book.Date(d, "mon") }

// clock is an hour as people write it.
func clock(hour float64) string {
	minutes := int(hour*60 + .5)
	return pad(minutes/60) + ":" + pad(minutes%60)
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// one is a number to one decimal, without a trailing zero.
func (w Words) one(v float64) string { return w.Book.Num(float64(int(v*10+.5)) / 10) }

// points is an effect to one decimal with its sign.
func (w Words) points(v float64) string {
	text := strconv.FormatFloat(v, 'f', 1, 64)
	if text == "-0.0" || text == "0.0" {
		return "0"
	}
	switch text = w.Book.Figure(text); {
	case v > 0:
		return "+" + text
	}
	return strings.Replace(text, "-", "−", 1)
}

func (s *server) placeName(region body.Region, side body.Side) string {
	if region == "" {
		return s.words.T("see.place_none")
	}
	return sentence(s.words.sided(s.words.Name("region", string(region)), string(side)))
}

// lifts names several lifts in one line.
func (s *server) lifts(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.words.lower(lift.ID(id))
	}
	return strings.Join(names, ", ")
}

// gone says that whoever asked has left; there is nobody to answer.
func gone(r *http.Request, err error) bool {
	return r.Context().Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded))
}

// held is true while the questions that come before any load are open: then the
// pages show pain and care, and no load.
func held(sh Sheet) bool { return !sh.Screen.Result.Complete }

// sheetFor loads what a page of this family needs, or answers itself: with the
// stop, or with the empty page. hold is the template of the page.
func (s *server) seeing(w http.ResponseWriter, r *http.Request, step string, want part) (Sheet, Page, bool) {
	sh, ok := s.sheet(w, r, want)
	if !ok {
		return sh, Page{}, false
	}
	p := s.page(sh, step)
	p.Styles = []string{"see.css"}
	if p.Stop != nil {
		p.Body = screenBody{Scale: scale()}
		s.render(w, r, http.StatusOK, "stopped", p)
		return sh, p, false
	}
	return sh, p, true
}

// line is the diary as a line of time, as timeline.Make wants it.
func (s *server) timeLine(sh Sheet) (timeline.Ask, error) {
	d, err := s.desk.Uses().Timeline(sh.Case, sh.Entries, sh.Today)
	return d.Ask, err
}
