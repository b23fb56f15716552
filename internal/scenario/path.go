package scenario

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// find collects every value that a path leads to in a decoded JSON document:
// "a.b" is a field, "list[]" every element, "list[2]" one, "list[k=v]" those
// whose field k is v. A missing field gives nothing.
func find(doc any, path string) ([]any, error) {
	at := []any{doc}
	for _, step := range strings.Split(path, ".") {
		name, pick, err := split(step)
		if err != nil {
			return nil, err
		}
		var next []any
		for _, v := range at {
			if m, ok := v.(map[string]any); ok {
				if x, there := m[name]; there && x != nil {
					next = append(next, pick(x)...)
				}
			}
		}
		at = next
	}
	return at, nil
}

// split reads one step of a path into a field name and what to take from it.
func split(step string) (string, func(any) []any, error) {
	name, rest, indexed := strings.Cut(step, "[")
	if !indexed {
		return name, func(v any) []any { return []any{v} }, nil
	}
	inner, closed := strings.CutSuffix(rest, "]")
	if !closed || name == "" {
		return "", nil, fmt.Errorf("the path step %q is not closed", step)
	}
	key, want, filtered := strings.Cut(inner, "=")
	n, err := strconv.Atoi(inner)
	if inner != "" && !filtered && err != nil {
		return "", nil, fmt.Errorf("%q is neither an index nor key=value", inner)
	}
	return name, func(v any) []any {
		list, _ := v.([]any)
		var out []any
		for i, x := range list {
			m, _ := x.(map[string]any)
			switch {
			case inner == "", filtered && fmt.Sprint(m[key]) == want, !filtered && inner != "" && i == n:
				out = append(out, x)
			}
		}
		return out
	}, nil
}

// same compares a YAML value with a JSON value; all numbers are one kind.
func same(want, got any) bool {
	if t, ok := want.(time.Time); ok { // YAML reads a bare day as a time
		want = t.Format(time.DateOnly)
	}
	if a, ok := number(want); ok {
		b, isNum := number(got)
		return isNum && a == b
	}
	return reflect.DeepEqual(want, got) || fmt.Sprint(want) == fmt.Sprint(got)
}

func number(v any) (float64, bool) {
	switch x := v.(type) {
	case int:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}

// judge checks one want against what its path found; "" is a pass.
func (w Want) judge(found []any) string {
	switch {
	case w.Absent:
		return fails(len(found) == 0, "found %s", found)
	case w.Some:
		return fails(len(found) > 0, "found nothing")
	case w.Count != nil:
		return fails(len(found) == *w.Count, "found %d", len(found))
	case w.Lacks != nil:
		return fails(!holds(found, w.Lacks), "found %s", found)
	case w.Has != nil:
		return fails(holds(found, w.Has), "found %s", found)
	case len(found) == 0:
		return "found nothing"
	}
	for _, v := range found {
		if why := w.judgeOne(v); why != "" {
			return why
		}
	}
	return ""
}

// judgeOne applies the operators that every found value must pass.
func (w Want) judgeOne(v any) string {
	n, isNumber := number(v)
	switch {
	case w.Is != nil:
		return fails(same(w.Is, v), "found %s", v)
	case w.IsNot != nil:
		return fails(!same(w.IsNot, v), "found %s", v)
	case w.AtLeast != nil:
		return fails(isNumber && n >= *w.AtLeast, "found %s", v)
	case w.AtMost != nil:
		return fails(isNumber && n <= *w.AtMost, "found %s", v)
	}
	return "no operator"
}

func holds(found []any, want any) bool {
	for _, v := range found {
		if list, ok := v.([]any); ok && holds(list, want) {
			return true
		}
		if same(want, v) {
			return true
		}
	}
	return false
}

func fails(ok bool, format string, args ...any) string {
	if ok {
		return ""
	}
	for i, a := range args {
		if s := fmt.Sprint(a); len(s) > 160 {
			args[i] = s[:160] + "…"
		}
	}
	return strings.ReplaceAll(fmt.Sprintf(strings.ReplaceAll(format, "%s", "%v"), args...), "map[", "{")
}
