package fhir

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"spotter/internal/day"
)

// A record is a struct of flat fields. Each field that holds something becomes
// one named value, and comes back from it: texts, whole numbers, amounts with
// their unit, days, yes or no, and lists of texts.

// units of amounts by field, in UCUM; anything else is a score.
var units = map[string]string{"kg": "kg", "max_kg": "kg", "fine_kg": "kg", "sore_kg": "kg", "over_kg": "kg", "over_pct": "%", "bodyweight_kg": "kg", "max_pct": "%", "lag_days": "d"}

func quantity(v float64, unit string) object {
	return object{"value": v, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}
}

// named is one field: its name and the FHIR value with its type.
type named struct {
	name, as string
	value    any
}

// fieldName is the name of a field in the letter's own JSON.
func fieldName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "" {
		name = strings.ToLower(f.Name)
	}
	return name
}

func values(v any) []named {
	if v == nil {
		return nil
	}
	r := reflect.ValueOf(v)
	var out []named
	for i := range r.NumField() {
		name := fieldName(r.Type().Field(i))
		f := r.Field(i)
		if f.Kind() == reflect.Slice {
			for k := range f.Len() {
				out = append(out, one(name, f.Index(k))...)
			}
			continue
		}
		out = append(out, one(name, f)...)
	}
	return out
}

func one(name string, f reflect.Value) []named {
	if f.Kind() == reflect.Pointer || f.Kind() == reflect.Interface {
		if f.IsNil() {
			return nil
		}
		f = f.Elem()
	}
	if d, ok := f.Interface().(day.Date); ok {
		if d.IsZero() {
			return nil
		}
		return []named{{name, "valueDateTime", d.String()}}
	}
	switch f.Kind() {
	case reflect.String:
		if !blank(f.String()) {
			return nil
		}
		return []named{{name, "valueString", f.String()}}
	case reflect.Int:
		return []named{{name, "valueInteger", f.Int()}}
	case reflect.Float64:
		unit := units[name]
		if unit == "" {
			unit = "{score}"
		}
		return []named{{name, "valueQuantity", quantity(f.Float(), unit)}}
	case reflect.Bool:
		return []named{{name, "valueBoolean", f.Bool()}}
	}
	panic("the letter has a field that FHIR is not told of: " + name) // held by the test that writes every field
}

func components(v any) []object {
	var out []object
	for _, x := range values(v) {
		out = append(out, object{"code": own(x.name), x.as: x.value})
	}
	return out
}

func extensions(v any) []object {
	var out []object
	for _, x := range values(v) {
		out = append(out, object{"url": Own + ":" + x.name, x.as: x.value})
	}
	return out
}

// part is a component or an extension as it is read.
type part struct {
	Code          concept `json:"code"`
	URL           string  `json:"url"`
	ValueString   *string `json:"valueString"`
	ValueInteger  *int    `json:"valueInteger"`
	ValueBoolean  *bool   `json:"valueBoolean"`
	ValueDateTime *string `json:"valueDateTime"`
	ValueQuantity *amount `json:"valueQuantity"`
}

type amount struct {
	Value float64 `json:"value"`
	Code  string  `json:"code"`
}

func (p part) name() string {
	if len(p.Code.Coding) > 0 && p.Code.Coding[0].System == Own {
		return p.Code.Coding[0].Code
	}
	name, _ := strings.CutPrefix(p.URL, Own+":")
	return name
}

// fill puts parts into the fields of a record. A part that the record does not
// have is a fault: a fact would be lost.
func fill(to any, parts []part) error {
	r := reflect.ValueOf(to).Elem()
	at := map[string]reflect.Value{}
	for i := range r.NumField() {
		at[fieldName(r.Type().Field(i))] = r.Field(i)
	}
	for _, p := range parts {
		f, ok := at[p.name()]
		if !ok {
			return fmt.Errorf("%s is not known", p.name())
		}
		if err := put(f, p); err != nil {
			return fmt.Errorf("%s: %w", p.name(), err)
		}
	}
	return nil
}

func put(f reflect.Value, p part) error {
	switch {
	case f.Kind() == reflect.Slice:
		x := reflect.New(f.Type().Elem()).Elem()
		if err := put(x, p); err != nil {
			return err
		}
		f.Set(reflect.Append(f, x))
		return nil
	case f.Kind() == reflect.Pointer:
		x := reflect.New(f.Type().Elem())
		if err := put(x.Elem(), p); err != nil {
			return err
		}
		f.Set(x)
		return nil
	}
	switch {
	case p.ValueDateTime != nil && (f.Type() == reflect.TypeFor[day.Date]() || f.Kind() == reflect.Interface):
		d, err := day.Parse(*p.ValueDateTime)
		if err != nil {
			return err
		}
		f.Set(reflect.ValueOf(d))
	case p.ValueString != nil && f.Kind() == reflect.String:
		f.SetString(*p.ValueString)
	case p.ValueInteger != nil && f.Kind() == reflect.Int:
		f.SetInt(int64(*p.ValueInteger))
	case p.ValueBoolean != nil && f.Kind() == reflect.Bool:
		f.SetBool(*p.ValueBoolean)
	case p.ValueQuantity != nil && f.Kind() == reflect.Float64:
		want := units[p.name()]
		if want == "" {
			want = "{score}"
		}
		if p.ValueQuantity.Code != want {
			return fmt.Errorf("its unit is %q, not %q", p.ValueQuantity.Code, want)
		}
		f.SetFloat(p.ValueQuantity.Value)
	default:
		raw, err := json.Marshal(p)
		return fmt.Errorf("a value of another type: %s %w", raw, err)
	}
	return nil
}
