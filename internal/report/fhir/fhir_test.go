package fhir

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/report"
)

// typed is what people type, white space alone excepted: FHIR has no such text.
func typed(rt *rapid.T, name string) string {
	s := rapid.StringOfN(rapid.RuneFrom([]rune("aWil ü€Жשלום💪<\"\\")), 0, 40, -1).Draw(rt, name)
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// some fills every field of a record with what it may hold.
func some(rt *rapid.T, v reflect.Value, name string) {
	switch x := v.Interface().(type) {
	case day.Date:
		if rapid.Bool().Draw(rt, name) {
			v.Set(reflect.ValueOf(day.MustParse("2026-03-02").Add(rapid.IntRange(-2000, 400).Draw(rt, name))))
		}
		return
	case body.Region:
		v.Set(reflect.ValueOf(rapid.SampledFrom(body.Regions).Draw(rt, name)))
		return
	case body.Side:
		v.Set(reflect.ValueOf(rapid.SampledFrom(body.Sides).Draw(rt, name)))
		return
	case report.Activity:
		v.Set(reflect.ValueOf(report.Activity{Name: fmt.Sprintf("%s %d", typed(rt, name)+"x", rapid.Int().Draw(rt, name)), Points: points(rt)}))
		return
	case report.Measure:
		v.Set(reflect.ValueOf(report.Measure{ID: fmt.Sprintf("m%d", rapid.Int().Draw(rt, name)), Points: points(rt)}))
		return
	case report.Line:
		l := report.Line{Lift: "squat_low_bar", Weeks: make([]report.LiftPoint, report.Weeks)}
		for i := range l.Weeks {
			some(rt, reflect.ValueOf(&l.Weeks[i]).Elem(), name)
		}
		v.Set(reflect.ValueOf(l))
		return
	case []report.Trace:
		return
	default:
		_ = x
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			some(rt, v.Field(i), v.Type().Field(i).Name)
		}
	case reflect.Slice:
		n := rapid.IntRange(0, 3).Draw(rt, name)
		list := reflect.MakeSlice(v.Type(), n, n)
		for i := range n {
			some(rt, list.Index(i), name)
			if list.Index(i).Kind() == reflect.String && list.Index(i).String() == "" {
				list.Index(i).SetString("x")
			}
		}
		if n > 0 || !v.IsNil() {
			v.Set(list)
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(rt, name) {
			v.Set(reflect.New(v.Type().Elem()))
			some(rt, v.Elem(), name)
		}
	case reflect.String:
		v.SetString(typed(rt, name))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(0, 300).Draw(rt, name)))
	case reflect.Float64:
		v.SetFloat(float64(rapid.IntRange(-1000, 4000).Draw(rt, name)) / 8)
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(rt, name))
	}
}

func points(rt *rapid.T) []report.Score {
	out := make([]report.Score, rapid.IntRange(1, 4).Draw(rt, "points"))
	for i := range out {
		some(rt, reflect.ValueOf(&out[i]).Elem(), "point")
	}
	return out
}

// anyLetter is a letter with anything in every field.
func anyLetter(rt *rapid.T) report.Letter {
	l := empty().Letter
	some(rt, reflect.ValueOf(&l).Elem(), "letter")
	l.AsOf, l.Hash = day.MustParse("2026-03-02"), strings.Repeat("0a", 32)
	for i := range l.Medicine {
		if l.Medicine[i].Class == "" {
			l.Medicine[i].Class = "other"
		}
	}
	for i := range l.Function { // a letter names each activity once
		l.Function[i].Name += fmt.Sprint(i)
	}
	for i := range l.Measures {
		l.Measures[i].ID += fmt.Sprint(i)
	}
	for i := range l.Safety.Screen {
		l.Safety.Screen[i].ID = fmt.Sprintf("q%d", i)
	}
	return l
}

// TestThereAndBack: every field of every fact comes out of the bundle as it
// went in. A field that is added to the letter and forgotten here fails.
func TestThereAndBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := anyLetter(rt)
		raw, err := Bundle(&l)
		if err != nil {
			rt.Fatal(err)
		}
		back, err := Read(raw)
		if err != nil {
			rt.Fatal(err)
		}
		a, _ := json.Marshal(l)
		b, _ := json.Marshal(back)
		if string(a) != string(b) {
			rt.Fatalf("there\n%s\nand back\n%s", a, b)
		}
		rules(rt, raw)
	})
}

// rules that a schema does not hold: the Composition first, every address
// once, every reference leads to a resource of the bundle, no Condition.
func rules(rt *rapid.T, raw []byte) {
	var b struct {
		Type  string
		Entry []struct {
			FullURL  string `json:"fullUrl"`
			Resource struct{ ResourceType string }
		}
	}
	if err := json.Unmarshal(raw, &b); err != nil {
		rt.Fatal(err)
	}
	urls := map[string]bool{}
	for i, e := range b.Entry {
		if kind := e.Resource.ResourceType; urls[e.FullURL] || (i == 0) != (kind == "Composition") || kind == "Condition" || b.Type != "document" {
			rt.Fatalf("entry %d: %s %s", i, kind, e.FullURL)
		}
		urls[e.FullURL] = true
	}
	refs := strings.Split(string(raw), `"reference":"`)[1:]
	if len(refs) < len(b.Entry) {
		rt.Fatalf("%d references for %d resources", len(refs), len(b.Entry))
	}
	for _, part := range refs {
		if to, _, _ := strings.Cut(part, `"`); !urls[to] {
			rt.Fatalf("%s leads nowhere", to)
		}
	}
}

// TestSidesAreNeverMixed: a bundle whose place says one side and whose fields
// say the other is refused; so are another unit and a fact that is not known.
func TestSidesAreNeverMixed(t *testing.T) {
	kg, n := 80.0, 3
	l := empty().Letter
	l.AsOf, l.Hash = day.MustParse("2026-03-02"), strings.Repeat("0a", 32)
	l.Places = []report.Place{{Region: body.UpperBack, Side: body.Left, Worst: &n, Course: "stable"}}
	l.Limits = []report.Limit{{By: "clinician", MaxKg: &kg}}
	raw, err := Bundle(&l)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(raw); err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string][2]string{"side": {`"side.left"`, `"side.right"`}, "unit": {`"code":"kg"`, `"code":"[lb_av]"`}, "a fact": {`"code":"limit"`, `"code":"lmit"`}, "a field": {`"code":"max_kg"`, `"code":"max_kgs"`}} {
		bad := strings.ReplaceAll(string(raw), change[0], change[1])
		if bad == string(raw) {
			t.Fatalf("%s: nothing was changed", what)
		}
		if _, err := Read([]byte(bad)); err == nil {
			t.Errorf("another %s is taken", what)
		}
	}
}
