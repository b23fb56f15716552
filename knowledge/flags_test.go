package knowledge_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"spotter/internal/safety"
	"spotter/knowledge"
)

func TestFlagsAreWhole(t *testing.T) {
	for _, f := range knowledge.FlagFaults(knowledge.FS()) {
		t.Error(f)
	}
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	if len(rb.Flags) != 54 || len(rb.FollowUps) != 15 || len(rb.Rules) != 9 {
		t.Errorf("%d flags, %d follow-ups, %d rules", len(rb.Flags), len(rb.FollowUps), len(rb.Rules))
	}
	for _, f := range rb.Flags {
		if f.UnsureIsYes != (f.Urgency == safety.EmergencyNow) {
			t.Errorf("%s: unsure must count as yes for emergencies only", f.ID)
		}
		if f.Holds && f.Urgency != safety.SeeClinicianSoon {
			t.Errorf("%s: holds is for flags that are seen soon; more urgent ones stop anyway", f.ID)
		}
	}
}

// TestFlagFaultsAreFound: each way to break the file is reported with its line.
func TestFlagFaultsAreFound(t *testing.T) {
	const good = `reviewed_by: ""
flags:
- {id: a, short: s, ask: "Is it?", why: w, for: [all], may: [x], level: urgent_24h, alone: true, evidence: [{claim: c, src: [s1], basis: seen}]}
`
	for _, c := range []struct{ name, from, to, want string }{
		{"unknown field", "alone: true", "alone: true, urgent: yes", "urgent"},
		{"no why", "why: w, ", "", "has no why"},
		{"no short", "short: s, ", "", "has no short"},
		{"no evidence", "evidence: [{claim: c, src: [s1], basis: seen}]", "note: n", "no evidence"},
		{"dangling source", "[s1]", "[s2]", "not in sources"},
		{"dangling flag", "alone: true", "alone: true, with: [b]", "no flag"},
		{"no level", "urgent_24h", "urgent", "no such level"},
		{"no region", "[all]", "[tail]", "no such region"},
		{"alone with nobody", "alone: true", "alone: false", "names none"},
		{"diagnosis", "Is it?", "You have a torn muscle?", "diagnosis"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := fstest.MapFS{"red_flags.yaml": {Data: []byte(strings.Replace(good, c.from, c.to, 1))},
				"sources/a.yaml": {Data: []byte("s1: {cite: c, url: u, basis: seen}\n")}}
			var found bool
			for _, f := range knowledge.FlagFaults(tree) {
				found = found || (strings.Contains(f.What, c.want) && f.Line > 0)
			}
			if !found {
				t.Errorf("%v", knowledge.FlagFaults(tree))
			}
		})
	}
}

// TestFlagWordsAreTheLabels: the short labels stand once in the rule file and
// are the words that reasons use.
func TestFlagWordsAreTheLabels(t *testing.T) {
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	book, err := knowledge.Text()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range rb.Flags {
		if book["flag."+f.ID] != f.Short {
			t.Errorf("flag.%s is %q, the label is %q", f.ID, book["flag."+f.ID], f.Short)
		}
	}
	for _, r := range rb.Rules {
		if book["rule."+r.ID] == "" {
			t.Errorf("rule.%s has no words", r.ID)
		}
	}
}
