// Package fhir answers "how does another program read the letter": a FHIR R4
// document of all its facts, and the letter read back from one. Pain scores
// carry LOINC 72514-3 and the place with its side; amounts carry UCUM; where no
// code is certain, a code of spotter's own stands beside the text. It refuses a
// Condition: the letter holds no diagnosis. What is absent in the letter is
// absent here too, and a question that was not asked has no answer.
package fhir

import (
	"encoding/json"
	"fmt"
	"strings"

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
	Resource object `json:"resource"`
}

type object = map[string]any

func own(code string) concept {
	return concept{Coding: []coding{ours(code)}, Text: strings.ReplaceAll(code, "_", " ")}
}

// ours is a code of spotter's own; FHIR allows no white space at its ends and
// no double one within.
func ours(code string) coding {
	return coding{System: Own, Code: strings.Join(strings.Fields(code), "_")}
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

// doc is a bundle in the making.
type doc struct {
	l       *report.Letter
	day     string
	patient string
	entries []entry
	kinds   []string // of the sections, in order
	section map[string][]ref
}

func (d *doc) add(kind string, r object) {
	u := urn(d.l, len(d.entries)+1)
	d.entries = append(d.entries, entry{u, r})
	if kind == "" {
		return
	}
	if d.section[kind] == nil {
		d.kinds = append(d.kinds, kind)
	}
	d.section[kind] = append(d.section[kind], ref{u})
}

// fact is one statement as an Observation: each field of v a component.
func (d *doc) fact(kind string, v any, more object) {
	o := object{"resourceType": "Observation", "status": "final", "subject": ref{d.patient}, "effectiveDateTime": d.day, "code": own(kind)}
	if c := components(v); len(c) > 0 {
		o["component"] = c
	}
	for k, x := range more {
		o[k] = x
	}
	d.add(kind, o)
}

// Bundle of a letter, as a document: the Composition first.
func Bundle(l *report.Letter) ([]byte, error) {
	d := &doc{l: l, day: l.AsOf.String(), patient: urn(l, 1), section: map[string][]ref{}}
	p := object{"resourceType": "Patient"}
	if blank(l.Who.Name) {
		p["name"] = []object{{"text": l.Who.Name}}
	}
	if s := l.Who.Sex; s == "male" || s == "female" {
		p["gender"] = s
	}
	d.add("", p)
	d.all()
	c := object{"resourceType": "Composition", "status": "final", "date": d.day, "title": "Pain and training: facts for a clinician", "type": own("letter"),
		"subject": ref{d.patient}, "author": []ref{{d.patient}}, "section": d.sections()}
	b := object{"resourceType": "Bundle", "type": "document", "timestamp": d.day + "T00:00:00Z", "identifier": object{"system": Own, "value": urn(l, 0)},
		"entry": append([]entry{{urn(l, 0), c}}, d.entries...)}
	return json.Marshal(b)
}

func (d *doc) sections() []object {
	var out []object
	for _, k := range d.kinds {
		out = append(out, object{"title": strings.ReplaceAll(k, "_", " "), "code": own(k), "entry": d.section[k]})
	}
	return out
}

// blank reports a text that FHIR can hold: not only white space.
func blank(s string) bool { return strings.TrimSpace(s) != "" }
