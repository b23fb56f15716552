// Package wording turns codes and parameters into sentences for people. The
// sentences live in knowledge/text; this package only fills them in, and says
// so plainly when a code has no sentence.
package wording

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"spotter/internal/day"
	"spotter/internal/reason"
)

// Book maps a code to its sentence. "{name}" is replaced by the parameter, and
// "{name|day|days}" by the first word where the parameter is 1, else by the second.
type Book map[string]string

// Say words a code. A code without a sentence comes back in brackets, which
// a test of the book forbids.
func (b Book) Say(code string, params map[string]any) string {
	s, ok := b[code]
	if !ok {
		return "[" + code + "]"
	}
	if !strings.Contains(s, "{") {
		return s
	}
	names := make([]string, 0, len(params))
	for n := range params {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		s = number(s, n, params[n])
		s = strings.ReplaceAll(s, "{"+n+"}", b.param(n, params[n]))
	}
	return s
}

// number picks the words that go with how many there are.
func number(s, name string, v any) string {
	for {
		i := strings.Index(s, "{"+name+"|")
		if i < 0 {
			return s
		}
		inside, rest, closed := strings.Cut(s[i+len(name)+2:], "}")
		one, many, both := strings.Cut(inside, "|")
		if !closed || !both {
			return s
		}
		if fmt.Sprint(v) == "1" {
			many = one
		}
		s = s[:i] + many + rest
	}
}

// Why words a reason.
func (b Book) Why(r reason.Reason) string { return b.Say(r.Code, r.Params) }

// param words a parameter; an answer as the diary writes it has a word of its own.
func (b Book) param(name string, v any) string {
	if text, ok := v.(string); ok {
		if s, ok := b["value."+name+"_"+text]; ok {
			return s
		}
	}
	return b.value(v)
}

// value words one parameter. A string parameter that is itself a name in the
// book ("lift.squat_low_bar") is worded too.
func (b Book) value(v any) string {
	switch x := v.(type) {
	case string:
		if s, ok := b[x]; ok {
			return s
		}
		if figure.MatchString(x) {
			return b.Figures(x)
		}
		return x
	case float64:
		return b.Num(x)
	case int:
		return b.Figure(strconv.Itoa(x))
	case day.Date:
		return b.Date(x, "long")
	case []string:
		words := make([]string, len(x))
		for i, w := range x {
			words[i] = b.value(w)
		}
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, ", ") }) {
			return strings.Join(words, "; ") // a name may hold a comma of its own
		}
		return strings.Join(words, ", ")
	}
	s := fmt.Sprint(v)
	if figure.MatchString(s) {
		return b.Figures(s)
	}
	return s
}
