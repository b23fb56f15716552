package report

import (
	"strconv"

	"spotter/internal/day"
	"spotter/internal/intake"
)

// Trace says where one figure of the letter comes from.
type Trace struct {
	Figure string `json:"figure"` // a JSON pointer into the letter
	Value  string `json:"value"`
	From   []Ref  `json:"from"`
}

// Ref is one entry of the diary, or a passage of the text that was read.
type Ref struct {
	Kind string       `json:"kind"` // set, pain, med …; case: the words that were read
	Day  day.Date     `json:"day"`
	ID   string       `json:"id,omitempty"`
	Span *intake.Span `json:"span,omitempty"`
}

func (b *maker) trace(figure, value string, from ...Ref) {
	if b.in.Explain {
		b.out.Trace = append(b.out.Trace, Trace{"/" + figure, value, from})
	}
}

// retrace puts right where a figure comes from.
func (b *maker) retrace(figure, value string, from ...Ref) {
	for i := range b.out.Trace {
		if b.out.Trace[i].Figure == "/"+figure {
			b.out.Trace[i] = Trace{"/" + figure, value, from}
		}
	}
}

// told is a passage of the case.
func (b *maker) told(s *intake.Span) Ref { return Ref{Kind: "case", Day: b.in.Case.AsOf, Span: s} }

func at(field string, i int, name string) string {
	return field + "/" + strconv.Itoa(i) + "/" + name
}

// num writes a figure without needless zeros.
func num(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
