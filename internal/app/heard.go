package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"spotter/internal/body"
	"spotter/internal/plan"
	"spotter/internal/trigger"
)

// ReadTriggers reads a triggers document, for a plan that is to know what the log
// says. What a plan may not use (too old, other knowledge, another diary) is for
// the plan to refuse, with its reason.
func ReadTriggers(raw []byte) (*TriggersDoc, error) {
	var d TriggersDoc
	if err := json.Unmarshal(raw, &d); err != nil {
		return nil, fmt.Errorf("this is no document of triggers: %w", err)
	}
	if d.Schema != TriggersSchema {
		return nil, fmt.Errorf("this is no document of triggers: its schema is %q, not %q", d.Schema, TriggersSchema)
	}
	if d.AsOf.IsZero() || d.Report == nil {
		return nil, errors.New("this document of triggers has no day, or no findings")
	}
	d.Report.Status = d.Status
	return &d, nil
}

// heard is the part of a search that a plan for this person can use: what it says
// of the place that hurts. A stop has nothing to say.
func (d *TriggersDoc) heard(s standing) *plan.Heard {
	if d == nil || d.Report == nil || d.Stopped != nil {
		return nil
	}
	all := []*trigger.Report{d.Report}
	for _, x := range d.Sites {
		all = append(all, x.Report)
	}
	var sore []body.Region
	for _, p := range s.c.Problems {
		if p.Course != "resolved" && p.Region != "" && p.Region != body.Other {
			sore = append(sore, p.Region)
		}
	}
	at := slices.IndexFunc(all, func(r *trigger.Report) bool {
		return r != nil && (r.Region == "" || len(sore) == 0 || slices.Contains(sore, r.Region))
	})
	if at < 0 {
		return nil
	}
	r := *all[at]
	if at == 0 {
		r.Status = d.Status
	}
	return &plan.Heard{Report: &r, AsOf: d.AsOf, Knowledge: d.Knowledge}
}

// dayBefore is the search as the plan of the day before had it.
func (d *TriggersDoc) dayBefore() *TriggersDoc {
	if d == nil {
		return nil
	}
	x := *d
	x.AsOf = d.AsOf.Add(-1)
	return &x
}
