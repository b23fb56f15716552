// Package fhir answers "how does another program read the letter": a FHIR R4
// Bundle of its facts. Pain scores carry LOINC 72514-3; where no code is
// certain, a code of our own stands beside the text. It refuses a Condition:
// the letter holds no diagnosis. A figure that is absent is absent here too.
package fhir

import (
	"encoding/json"
	"fmt"

	"spotter/internal/report"
)

// Own is the code system of codes that are spotter's own.
const Own = "urn:spotter:code"

type coding struct {
	System  string `json:"system,omitempty"`
	Code    string `json:"code,omitempty"`
	Display string `json:"display,omitempty"`
}

type concept struct {
	Coding []coding `json:"coding,omitempty"`
	Text   string   `json:"text,omitempty"`
}

type ref struct {
	Reference string `json:"reference"`
}

type entry struct {
	FullURL  string `json:"fullUrl"`
	Resource any    `json:"resource"`
}

type bundle struct {
	ResourceType string  `json:"resourceType"`
	Type         string  `json:"type"`
	Timestamp    string  `json:"timestamp"`
	Identifier   any     `json:"identifier"`
	Entry        []entry `json:"entry"`
}

type object = map[string]any

func own(code string) concept {
	return concept{Coding: []coding{{System: Own, Code: code}}, Text: code}
}

// urn of the nth resource, made from the letter's hash, so that the same
// letter gives the same bundle.
func urn(l *report.Letter, n int) string {
	h := l.Hash
	for len(h) < 32 {
		h += "0"
	}
	return fmt.Sprintf("urn:uuid:%s-%s-4%s-8%s-%08x%s", h[:8], h[8:12], h[13:16], h[17:20], n, h[20:24])
}

// Bundle of a letter, as a document: the Composition first.
func Bundle(l *report.Letter) ([]byte, error) {
	day := l.AsOf.String()
	patient := urn(l, 1)
	b := bundle{ResourceType: "Bundle", Type: "document", Timestamp: day + "T00:00:00Z", Identifier: object{"system": Own, "value": l.Hash}}
	add := func(r object) string {
		u := urn(l, len(b.Entry)+1)
		b.Entry = append(b.Entry, entry{u, r})
		return u
	}
	p := object{"resourceType": "Patient"}
	if l.Who.Name != "" {
		p["name"] = []object{{"text": l.Who.Name}}
	}
	if s := l.Who.Sex; s == "male" || s == "female" {
		p["gender"] = s
	}
	add(p)
	var refs []ref
	for i := range l.Places {
		if o := pain(&l.Places[i], day, patient); o != nil {
			refs = append(refs, ref{add(o)})
		}
	}
	if kg := l.Who.Bodyweight; kg != nil {
		refs = append(refs, ref{add(object{"resourceType": "Observation", "status": "final", "subject": ref{patient}, "effectiveDateTime": day,
			"code":          concept{Coding: []coding{{"http://loinc.org", "29463-7", "Body weight"}}},
			"valueQuantity": object{"value": *kg, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}})})
	}
	for _, m := range l.Medicine {
		refs = append(refs, ref{add(medicine(m, patient))})
	}
	refs = append(refs, ref{add(screen(l, patient))})
	c := object{"resourceType": "Composition", "status": "final", "date": day, "title": "Pain and training: facts for a clinician", "type": own("letter"),
		"subject": ref{patient}, "author": []ref{{patient}}, "section": []object{{"title": "Facts", "entry": refs}}}
	b.Entry = append([]entry{{urn(l, 0), c}}, b.Entry...)
	return json.MarshalIndent(b, "", "  ")
}

// pain of a place: the worst of fourteen days, else the worst as told.
func pain(p *report.Place, day, patient string) object {
	n, basis := p.Worst, "worst_14d"
	if n == nil {
		n, basis = p.Told, "told_worst"
	}
	site := concept{Coding: []coding{{System: Own, Code: string(p.Region)}, {System: Own, Code: "side." + string(p.Side)}}, Text: string(p.Side) + " " + string(p.Region)}
	for _, z := range p.Zones {
		site.Coding = append(site.Coding, coding{System: Own, Code: "zone." + string(z)})
	}
	o := object{"resourceType": "Observation", "status": "final", "subject": ref{patient}, "effectiveDateTime": day, "bodySite": site, "method": own(basis),
		"code": concept{Coding: []coding{{"http://loinc.org", "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"}}}}
	if n == nil {
		o["dataAbsentReason"] = concept{Coding: []coding{{"http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown", "Unknown"}}}
		delete(o, "method")
		return o
	}
	o["valueQuantity"] = object{"value": *n, "unit": "{score}", "system": "http://unitsofmeasure.org", "code": "{score}"}
	return o
}

func medicine(m report.Medicine, patient string) object {
	o := object{"resourceType": "MedicationStatement", "status": "unknown", "subject": ref{patient}, "medicationCodeableConcept": own(m.Class)}
	if m.Name != "" {
		c := own(m.Class)
		c.Text = m.Name
		o["medicationCodeableConcept"] = c
	}
	if !m.Last.IsZero() {
		o["effectivePeriod"] = object{"start": m.First.String(), "end": m.Last.String()}
	}
	return o
}

// screen as a questionnaire: a question that was not asked has no answer.
func screen(l *report.Letter, patient string) object {
	items := []object{}
	for _, a := range l.Safety.Screen {
		it := object{"linkId": a.ID, "text": a.ID}
		if a.Value != "" {
			it["answer"] = []object{{"valueCoding": coding{System: Own, Code: a.Value}}}
		}
		items = append(items, it)
	}
	o := object{"resourceType": "QuestionnaireResponse", "status": "in-progress", "subject": ref{patient}, "authored": l.AsOf.String()}
	if len(items) > 0 {
		o["item"] = items
	}
	return o
}
