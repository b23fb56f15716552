package scenario

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// shift moves every entry by whole days; the time of day stays.
func shift(entries []diary.Entry, days int) []diary.Entry {
	out := slices.Clone(entries)
	for i := range out {
		out[i].At = shiftText(out[i].At, days)
		out[i].Until = shiftText(out[i].Until, days)
		out[i].Date = shiftText(out[i].Date, days)
	}
	return out
}

// mirror exchanges left and right in every entry.
func mirror(entries []diary.Entry) []diary.Entry {
	out := slices.Clone(entries)
	for i := range out {
		out[i].Side = string(body.Side(out[i].Side).Mirror())
	}
	return out
}

var dates = regexp.MustCompile(`\b\d{4}-\d\d-\d\d`)

// shiftText moves every date in a text.
func shiftText(s string, days int) string {
	return dates.ReplaceAllStringFunc(s, func(d string) string {
		v, err := day.Parse(d)
		if err != nil {
			return d
		}
		return v.Add(days).String()
	})
}

var sides = regexp.MustCompile(`\b(left|right)\b`)

// mirrorText exchanges left and right in an id ("left", "side.left").
// Sentences of the knowledge stay as they are.
func mirrorText(s string) string {
	if strings.Contains(s, " ") {
		return s
	}
	return sides.ReplaceAllStringFunc(s, func(w string) string { return string(body.Side(w).Mirror()) })
}

// differ names the first place where two documents differ after the second
// was moved back; "" when they agree. The basis is a hash of the input, so it
// may differ.
func differ(a, b result, set setting) string {
	if a.exit != b.exit {
		return fmt.Sprintf("exit code %d became %d", a.exit, b.exit)
	}
	if (a.err == nil) != (b.err == nil) {
		return fmt.Sprintf("%v became %v", a.err, b.err)
	}
	back := func(s string) string {
		if set.mirror {
			return mirrorText(s)
		}
		return shiftText(s, -set.days)
	}
	return compare("", a.doc, walk(b.doc, back))
}

// walk applies f to every string of a document.
func walk(v any, f func(string) string) any {
	switch x := v.(type) {
	case string:
		return f(x)
	case []any:
		out := make([]any, len(x))
		for i := range x {
			out[i] = walk(x[i], f)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(x))
		for k := range x {
			out[k] = walk(x[k], f)
		}
		if words, ok := x["name"].(string); ok && strings.Contains(words, " ") { // a person's own words, "my left trap"
			parts := strings.Fields(words)
			for i := range parts {
				parts[i] = f(parts[i])
			}
			out["name"] = strings.Join(parts, " ")
		}
		return out
	}
	return v
}

func compare(at string, a, b any) string {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return at + " has other fields"
		}
		for _, k := range slices.Sorted(maps.Keys(x)) {
			if k == "basis" && at == "" {
				continue
			}
			if why := compare(strings.TrimPrefix(at+"."+k, "."), x[k], y[k]); why != "" {
				return why
			}
		}
		return ""
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return at + " has another length"
		}
		for i := range x {
			if why := compare(fmt.Sprintf("%s[%d]", at, i), x[i], y[i]); why != "" {
				return why
			}
		}
		return ""
	}
	if a != b {
		p, _ := json.Marshal(a)
		q, _ := json.Marshal(b)
		return fmt.Sprintf("%s: %.80s became %.80s", at, p, q)
	}
	return ""
}
