// Package score answers "how well does the reader read": it compares a case
// with a post's gold labels, counts precision and recall per field, and lists
// the faults that must never happen. It refuses to average build and check
// posts together.
package score

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// item is one labelled fact: its keys as written in the gold file.
type item map[string]any

func (it item) str(k string) string {
	if v, ok := it[k]; ok && v != nil {
		return fmt.Sprint(v)
	}
	return ""
}

func (it item) list(k string) []string {
	l, _ := it[k].([]any)
	out := make([]string, 0, len(l))
	for _, v := range l {
		out = append(out, fmt.Sprint(v))
	}
	return out
}

func (it item) secondary() string {
	return fmt.Sprintf("course=%s onset=%s%s severity=%s", it.str("course"), it.str("onset_days_ago"), it.list("onset_range"), it.str("severity"))
}

func (it item) optional() bool { return it["optional"] == true }

// allows reports that got equals the key or one of its "_also" values.
func (it item) allows(k, got string) bool {
	if it.str(k) == got {
		return true
	}
	for _, a := range it.list(k + "_also") {
		if a == got {
			return true
		}
	}
	return false
}

func (it item) number(k string) (int, bool) {
	switch v := it[k].(type) {
	case int:
		return v, true
	case float64:
		return int(v), true
	}
	return 0, false
}

// Gold is one post's labels.
type Gold struct {
	ID         string   `yaml:"id"`
	AsOf       string   `yaml:"as_of"`
	Set        string   `yaml:"set"`
	Class      string   `yaml:"class"`
	Only       []string `yaml:"fields"` // where given, the only fields that were labelled
	Doc        item     `yaml:"doc"`
	Person     item     `yaml:"person"`
	Problems   []item   `yaml:"problems"`
	Triggers   []item   `yaml:"triggers"`
	Tolerated  []item   `yaml:"tolerated"`
	Eases      []item   `yaml:"eases"`
	Tried      []item   `yaml:"tried"`
	Medication []item   `yaml:"medication"`
	Goals      []item   `yaml:"goals"`
	Keep       []item   `yaml:"keep"`
	RedFlags   struct {
		Mentioned []item `yaml:"mentioned"`
		Denied    []item `yaml:"denied"`
	} `yaml:"red_flags"`
	Symptoms   []item   `yaml:"symptoms"`
	Advice     []item   `yaml:"advice_received"`
	Asks       []item   `yaml:"asks"`
	Unknown    []string `yaml:"unknown"`
	Triage     string   `yaml:"triage"`
	TriageAlso []string `yaml:"triage_also"`
	MustNot    []item   `yaml:"must_not"`
}

// ParseGold reads one label file.
func ParseGold(b []byte) (Gold, error) {
	var g Gold
	err := yaml.Unmarshal(b, &g)
	if err == nil && g.ID == "" {
		err = fmt.Errorf("no id: not a label file")
	}
	return g, err
}
