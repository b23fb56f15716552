package diary

import (
	"encoding/json"
	"strconv"
)

// member is a field that this version knows, with what writes it.
type member struct {
	name string
	put  func(p *pen, name string)
}

// members are the fields of Entry in byte order of their names. A test holds
// them equal to the struct.
var members = []member{
	{"at", always(func(e *Entry) string { return e.At })},
	{"author", str(func(e *Entry) string { return e.Author })},
	{"bar", str(func(e *Entry) string { return e.Bar })},
	{"by", str(func(e *Entry) string { return e.By })},
	{"class", str(func(e *Entry) string { return e.Class })},
	{"date", str(func(e *Entry) string { return e.Date })},
	{"demand", str(func(e *Entry) string { return e.Demand })},
	{"device", str(func(e *Entry) string { return e.Device })},
	{"entity", str(func(e *Entry) string { return e.Entity })},
	{"failed", flagged(func(e *Entry) bool { return e.Failed })},
	{"federation", str(func(e *Entry) string { return e.Federation })},
	{"hlc", str(func(e *Entry) string { return e.HLC })},
	{"hours", float(func(e *Entry) *float64 { return e.Hours })},
	{"id", str(func(e *Entry) string { return e.ID })},
	{"kg", float(func(e *Entry) *float64 { return e.Kg })},
	{"kind", always(func(e *Entry) string { return e.Kind })},
	{"lb", float(func(e *Entry) *float64 { return e.Lb })},
	{"lift", str(func(e *Entry) string { return e.Lift })},
	{"lifts", list(func(e *Entry) []string { return e.Lifts })},
	{"max_demand", float(func(e *Entry) *float64 { return e.MaxDemand })},
	{"max_kg", float(func(e *Entry) *float64 { return e.MaxKg })},
	{"max_pct", float(func(e *Entry) *float64 { return e.MaxPct })},
	{"minutes", float(func(e *Entry) *float64 { return e.Minutes })},
	{"must", flagged(func(e *Entry) bool { return e.Must })},
	{"n", whole(func(e *Entry) int { return e.N })},
	{"name", str(func(e *Entry) string { return e.Name })},
	{"note", str(func(e *Entry) string { return e.Note })},
	{"paid", choice(func(e *Entry) *bool { return e.Paid })},
	{"pain", counted(func(e *Entry) *int { return e.Pain })},
	{"q1", counted(func(e *Entry) *int { return e.Q1 })},
	{"q2", counted(func(e *Entry) *int { return e.Q2 })},
	{"q3", counted(func(e *Entry) *int { return e.Q3 })},
	{"q4", counted(func(e *Entry) *int { return e.Q4 })},
	{"quality", anything(func(e *Entry) any { return e.Quality })},
	{"question", str(func(e *Entry) string { return e.Question })},
	{"region", str(func(e *Entry) string { return e.Region })},
	{"replaces", list(func(e *Entry) []string { return e.Replaces })},
	{"reps", counted(func(e *Entry) *int { return e.Reps })},
	{"rpe", float(func(e *Entry) *float64 { return e.RPE })},
	{"score", counted(func(e *Entry) *int { return e.Score })},
	{"side", str(func(e *Entry) string { return e.Side })},
	{"source", str(func(e *Entry) string { return e.Source })},
	{"target", goal(func(e *Entry) *Target { return e.Target })},
	{"text", str(func(e *Entry) string { return e.Text })},
	{"to", str(func(e *Entry) string { return e.To })},
	{"until", str(func(e *Entry) string { return e.Until })},
	{"v", whole(func(e *Entry) int { return e.V })},
	{"value", anything(func(e *Entry) any { return e.Value })},
	{"warmup", flagged(func(e *Entry) bool { return e.Warmup })},
	{"what", str(func(e *Entry) string { return e.What })},
	{"when", str(func(e *Entry) string { return e.When })},
	{"zone", str(func(e *Entry) string { return e.Zone })},
	{"zones", list(func(e *Entry) []string { return e.Zones })},
}

func always(get func(*Entry) string) func(*pen, string) {
	return func(p *pen, name string) {
		p.name(name)
		p.text(get(p.e))
	}
}

func str(get func(*Entry) string) func(*pen, string) {
	return func(p *pen, name string) {
		if s := get(p.e); s != "" {
			p.name(name)
			p.text(s)
		}
	}
}

func float(get func(*Entry) *float64) func(*pen, string) {
	return func(p *pen, name string) { p.float(name, get(p.e)) }
}

func counted(get func(*Entry) *int) func(*pen, string) {
	return func(p *pen, name string) { p.int(name, get(p.e)) }
}

func whole(get func(*Entry) int) func(*pen, string) {
	return func(p *pen, name string) {
		if v := get(p.e); v != 0 {
			p.int(name, &v)
		}
	}
}

func flagged(get func(*Entry) bool) func(*pen, string) {
	return func(p *pen, name string) {
		if get(p.e) {
			p.name(name)
			p.out = append(p.out, "true"...)
		}
	}
}

func choice(get func(*Entry) *bool) func(*pen, string) {
	return func(p *pen, name string) {
		if v := get(p.e); v != nil {
			p.name(name)
			p.out = strconv.AppendBool(p.out, *v)
		}
	}
}

func list(get func(*Entry) []string) func(*pen, string) {
	return func(p *pen, name string) {
		values := get(p.e)
		if len(values) == 0 {
			return
		}
		p.name(name)
		for i, s := range values {
			p.out = append(p.out, "[,"[min(i, 1)])
			p.text(s)
		}
		p.out = append(p.out, ']')
	}
}

func anything(get func(*Entry) any) func(*pen, string) {
	return func(p *pen, name string) {
		switch v := get(p.e).(type) {
		case nil:
		case string:
			p.name(name)
			p.text(v)
		default:
			raw, err := json.Marshal(v)
			if err != nil {
				p.fail(err)
				return
			}
			p.name(name)
			p.json(raw)
		}
	}
}

func goal(get func(*Entry) *Target) func(*pen, string) {
	return func(p *pen, name string) {
		t := get(p.e)
		if t == nil {
			return
		}
		raw, err := json.Marshal(t)
		if err != nil {
			p.fail(err)
			return
		}
		p.name(name)
		p.json(raw)
	}
}

func (p *pen) float(name string, v *float64) {
	if v != nil {
		p.name(name)
		p.number(*v)
	}
}

func (p *pen) int(name string, v *int) {
	if v != nil {
		p.name(name)
		p.out = strconv.AppendInt(p.out, int64(*v), 10)
	}
}
