package intake_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"spotter/internal/intake"
	"spotter/knowledge"
)

// raisedIn reads a sentence in a frame and lists the flags raised.
func raisedIn(t *testing.T, frame, sentence string) []string {
	t.Helper()
	c, err := intake.Read(strings.Replace(frame, "%s", sentence, 1), asOf, lexicon(t))
	var bad *intake.BadInput
	if errors.As(err, &bad) {
		return bad.Flags
	}
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range c.RedFlags.Mentioned {
		out = append(out, f.ID)
	}
	return out
}

func TestFlagPhrasings(t *testing.T) {
	raw, err := os.ReadFile("testdata/flag_phrasings.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var f struct {
		Frames []string
		Raised map[string][]string
		Benign []string
	}
	if err := yaml.Unmarshal(raw, &f); err != nil {
		t.Fatal(err)
	}
	urgency := map[string]int{}
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	for _, fl := range rb.Flags {
		urgency[fl.ID] = int(fl.Urgency)
	}
	type count struct{ hit, all int }
	stop, exact := count{}, count{}
	for id, list := range f.Raised {
		for _, s := range list {
			for i, frame := range f.Frames {
				got := raisedIn(t, frame, s)
				exact.all++
				stop.all++
				if slices.Contains(got, id) {
					exact.hit++
				}
				if slices.ContainsFunc(got, func(g string) bool { return urgency[g] >= 3 }) {
					stop.hit++
				} else if i < 3 {
					t.Logf("missed (frame %d) %s: %q got %v", i, id, s, got)
				}
			}
		}
	}
	for _, s := range f.Benign {
		for _, frame := range f.Frames {
			for _, g := range raisedIn(t, frame, s) {
				if urgency[g] >= 3 {
					t.Errorf("benign raised %s: %q", g, s)
				}
			}
		}
	}
	t.Logf("stopped %d of %d, flag itself %d of %d", stop.hit, stop.all, exact.hit, exact.all)
	if float64(stop.hit) < 0.99*float64(stop.all) {
		t.Errorf("recall %.3f below 0.99", float64(stop.hit)/float64(stop.all))
	}
}
