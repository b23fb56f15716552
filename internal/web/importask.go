package web

import (
	"fmt"
	"slices"
	"strings"

	"spotter/internal/app"
	"spotter/internal/importer"
)

// questions of a file: what must be answered, and what may be changed.
func (v *lookView) questions(i int, f app.ImportFileDoc, y *lookFile) {
	said := v.x.said.files[i]
	asked := func(id string) (importer.Question, bool) {
		n := slices.IndexFunc(f.Questions, func(q importer.Question) bool { return q.ID == id })
		if n < 0 {
			return importer.Question{}, false
		}
		return f.Questions[n], true
	}
	put := func(must bool, a fileAsk) {
		if must {
			y.Ask = append(y.Ask, a)
		} else {
			y.Change = append(y.Change, a)
		}
	}
	if _, must := asked("mapping"); must || f.Report.Signature != "" {
		put(must, v.columns(i, f, said, must))
	}
	if q, must := asked("person"); must || said.Person != "" {
		names := q.Choices
		if !must {
			names = []string{said.Person}
		}
		put(must, v.choice(personField(i), "person", must, false, said.Person, names, nil, "about", v.text(q.About)))
	}
	day := map[bool]string{true: "yes", false: "no"}
	first := ""
	if said.DayFirst != nil {
		first = day[*said.DayFirst]
	}
	if q, must := asked("day_first"); must || first != "" || f.Report.DatesFrom == "whole_column" {
		put(must, v.choice(dayField(i), "day_first", must, must, first, []string{"yes", "no"}, v.says("data.day_first_"), "about", v.text(q.About)))
	}
	if q, must := asked("set_form"); must || said.SetForm != "" {
		put(must, v.choice(formField(i), "set_form", must, must, said.SetForm, importer.SetForms, v.says("data.form_"), "about", v.text(q.About)))
	}
	if q, must := asked("unit"); must || f.Report.Sets > 0 && unitMayChange(f.Report.UnitFrom) || said.Unit != "" {
		put(must, v.choice(unitField(i), "unit", must, must, said.Unit, []string{"kg", "lb"}, nil, "about", v.text(q.About)))
	}
}

// unitMayChange reports whether the person can say another unit: what the file
// itself says stands.
func unitMayChange(from string) bool {
	return from == "grid" || from == "history" || from == "answer" || from == "unknown"
}

// says words a choice by its code.
func (v *lookView) says(start string) func(string) string {
	return func(c string) string { return v.t(start + strings.ReplaceAll(c, "-", "_")) }
}

// choice is a question with a few answers; one that may be left open has a
// first answer that says so.
func (v *lookView) choice(field, id string, must, radio bool, now string, values []string, word func(string) string, kv ...any) fileAsk {
	code := "data.change_" + id
	if must {
		code = "data.ask_" + id
	}
	a := fileAsk{ID: field, Field: field, Radio: radio, Text: v.t(code, kv...)}
	if !radio {
		a.Options = append(a.Options, option{"", v.t("data.as_told"), now == ""})
		if must {
			a.Options[0].Text = v.t("data.choose")
		}
	}
	for _, c := range values {
		text := v.text(c)
		if word != nil {
			text = word(c)
		}
		a.Options = append(a.Options, option{c, text, c == now})
	}
	return a
}

// columns asks what the columns of a table are. The needed ones stand first.
func (v *lookView) columns(i int, f app.ImportFileDoc, said app.ImportSaid, must bool) fileAsk {
	guess := importer.Mapping{}
	switch {
	case said.Columns != nil:
		guess = *said.Columns
	case f.Report.Columns != nil:
		guess = *f.Report.Columns
	}
	code := "data.change_mapping"
	if must {
		code = "data.ask_mapping"
	}
	a := fileAsk{ColumnsWas: columnField(i, "was"), Text: v.t(code)}
	if !must && said.Columns == nil {
		a.Was = guess.String() // sent back unchanged, it was not said
	}
	names := strings.Split(f.Report.Signature, "|")
	for _, k := range columnKeys {
		c := columnAsk{ID: fmt.Sprintf("c%d-%s", i, k), Field: columnField(i, k), Label: v.t("data.column_" + k), Options: []option{{"", v.t("data.column_none"), guess.Column(k) == ""}}}
		for _, name := range names {
			if name != "" {
				c.Options = append(c.Options, option{name, v.text(name), name == guess.Column(k)})
			}
		}
		a.Columns = append(a.Columns, c)
	}
	return a
}
