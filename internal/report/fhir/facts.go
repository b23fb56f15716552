package fhir

import (
	"spotter/internal/report"
)

// The records: parts of the letter that are lists within lists, one by one.
type (
	top struct {
		Schema, Status, Knowledge, Hash, Search, Verdict, Level string
		ToldOn, DataUntil                                       any
		Private, Apart, RatedDays                               int
		ChartFrom                                               string
		ChartOn                                                 any
	}
	liftWeek struct {
		Lift string   `json:"lift"`
		N    int      `json:"week"`
		Sets int      `json:"sets"`
		Kg   *float64 `json:"kg"`
		Pain *int     `json:"pain"`
	}
	scored struct {
		Name  string  `json:"name"`
		On    any     `json:"on"`
		Value float64 `json:"value"`
	}
	word struct {
		Text string `json:"text"`
	}
)

// all writes every fact of the letter.
func (d *doc) all() {
	l := d.l
	d.fact("letter", top{l.Schema, l.Status, l.Knowledge, l.Hash, l.Search, l.Safety.Verdict, l.Safety.Level, l.ToldOn, l.DataUntil, l.Safety.Private, l.Apart, l.Course.Rated, l.Chart.From, l.Chart.On}, nil)
	who := l.Who
	who.Name = ""
	d.fact("who", who, nil)
	if kg := l.Who.Bodyweight; kg != nil {
		d.fact("body_weight", nil, object{"category": category("vital-signs"), "code": concept{Coding: []coding{{"http://loinc.org", "29463-7", "Body weight"}, {System: Own, Code: "body_weight"}}}, "valueQuantity": quantity(*kg, "kg")})
	}
	d.add("screen", d.screen())
	for _, x := range l.Safety.Fired {
		d.fact("flag", x, nil)
	}
	for i := range l.Places {
		d.place(&l.Places[i])
	}
	for _, x := range l.Chart.Spots {
		d.fact("spot", x, object{"bodySite": site(x.Place, string(x.Side), nil)})
	}
	for _, x := range l.Symptoms {
		d.fact("symptom", x, object{"valueBoolean": x.Present, "code": concept{Coding: []coding{{System: Own, Code: "symptom"}, ours("symptom." + x.What)}, Text: x.What}})
	}
	for _, x := range l.Told {
		d.fact("told", x, nil)
	}
	for _, x := range l.Course.Weeks {
		d.fact("week", x, nil)
	}
	for _, x := range l.Course.Flares {
		d.fact("flare", x, nil)
	}
	for _, x := range l.Lifts {
		for i, w := range x.Weeks {
			d.fact("lift_week", liftWeek{string(x.Lift), i, w.Sets, w.Kg, w.Pain}, nil)
		}
	}
	for _, x := range l.Effects {
		d.fact("effect", x, nil)
	}
	if l.Need != nil {
		d.fact("need", *l.Need, nil)
	}
	for _, x := range l.Helped {
		d.fact("tried", x, nil)
	}
	for _, x := range l.Medicine {
		d.add("medicine", d.medicine(x))
	}
	d.scores()
	for _, x := range l.Limits {
		d.fact("limit", x, nil)
	}
	for _, x := range l.Notes {
		d.fact("note", x, nil)
	}
	if l.Meet != nil {
		d.fact("meet", *l.Meet, nil)
	}
	d.words("keep", l.Keep)
	d.words("ask", l.Asks)
	d.words("open", l.Open)
}

func (d *doc) words(kind string, list []string) {
	for _, x := range list {
		d.fact(kind, word{x}, nil)
	}
}

func (d *doc) scores() {
	for _, x := range d.l.Function {
		for _, p := range x.Points {
			d.fact("function", scored{x.Name, p.On, p.Value}, nil)
		}
	}
	for _, x := range d.l.Weekly {
		d.fact("weekly", x, nil)
	}
	for _, x := range d.l.Measures {
		for _, p := range x.Points {
			d.fact("measure", scored{x.ID, p.On, p.Value}, nil)
		}
	}
}

// category of an Observation in HL7's own code system.
func category(code string) []concept {
	return []concept{{Coding: []coding{{System: "http://terminology.hl7.org/CodeSystem/observation-category", Code: code}}}}
}

// site is a place of the body with its side, in the body's own frame.
func site(place, side string, zones []string) concept {
	c := concept{Coding: []coding{ours(place), ours("side." + side)}, Text: side + " " + place}
	for _, z := range zones {
		c.Coding = append(c.Coding, ours("zone."+z))
	}
	return c
}

// place is the pain score of a place: the worst of fourteen days, else the
// worst as told; without either it says that it is not known.
func (d *doc) place(p *report.Place) {
	zones := make([]string, len(p.Zones))
	for i, z := range p.Zones {
		zones[i] = string(z)
	}
	o := object{"category": category("survey"), "bodySite": site(string(p.Region), string(p.Side), zones),
		"code": concept{Coding: []coding{{"http://loinc.org", "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"}, {System: Own, Code: "place"}}}}
	n, basis := p.Worst, "worst_14d"
	if n == nil {
		n, basis = p.Told, "told_worst"
	}
	if n == nil {
		o["dataAbsentReason"] = concept{Coding: []coding{{"http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown", "Unknown"}}}
	} else {
		o["valueQuantity"], o["method"] = quantity(float64(*n), "{score}"), own(basis)
	}
	d.fact("place", *p, o)
}

func (d *doc) medicine(m report.Medicine) object {
	c := own(m.Class)
	if blank(m.Name) {
		c.Text = m.Name
	}
	o := object{"resourceType": "MedicationStatement", "status": "unknown", "subject": ref{d.patient}, "medicationCodeableConcept": c, "extension": extensions(m)}
	if !m.Last.IsZero() {
		period := object{"end": m.Last.String()}
		if !m.First.IsZero() {
			period["start"] = m.First.String()
		}
		o["effectivePeriod"] = period
	}
	if blank(m.For) {
		o["reasonCode"] = []concept{{Text: m.For}}
	}
	return o
}

// screen as a questionnaire: a question that was not asked has no answer.
func (d *doc) screen() object {
	var items []object
	for _, a := range d.l.Safety.Screen {
		it := object{"linkId": a.ID, "text": a.ID, "extension": extensions(a)}
		if a.Value != "" {
			it["answer"] = []object{{"valueCoding": ours(a.Value)}}
		}
		items = append(items, it)
	}
	o := object{"resourceType": "QuestionnaireResponse", "status": "in-progress", "subject": ref{d.patient}, "authored": d.day}
	if len(items) > 0 {
		o["item"] = items
	}
	return o
}
