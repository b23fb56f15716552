package knowledge

import (
	"io/fs"
	"slices"

	"spotter/internal/lift"
)

// ratioBases are the answers to "where does this load ratio come from". The
// first group has a ratio, the second says why there is none.
var (
	ratioGiven  = []string{"seen", "memory_guided", "derived", "inverse", "memory_fair", "memory", "memory_weak", "forum"}
	ratioAbsent = []string{"machine", "role", "bodyweight", "band", "none"}
)

func (b *liftBook) readEdges(tree fs.FS) {
	t := readTable(tree, "lift_edges.csv", "from", "to", "ratio_lo", "ratio_hi", "ratio_basis", "ratio_sources",
		"per", "serves", "retains", "retains_basis", "note")
	seen := map[[2]lift.ID]int{}
	for i := range t.rows {
		e := lift.Edge{
			From:       b.known(t, i, "from", lift.ID(t.cell(i, "from"))),
			To:         b.known(t, i, "to", lift.ID(t.cell(i, "to"))),
			RatioBasis: t.oneOf(i, "ratio_basis", slices.Concat(ratioGiven, ratioAbsent)...),
			RatioPer:   t.oneOf(i, "per", "", "both hands", "one hand", "whole body"),
			Serves:     t.oneOf(i, "serves", "squat", "bench", "deadlift", "support"),
			Note:       t.cell(i, "note"),
		}
		if e.From == e.To {
			t.fault(t.lines[i], "%s cannot stand in for itself", e.From)
		}
		if first, twice := seen[[2]lift.ID{e.From, e.To}]; twice {
			t.fault(t.lines[i], "%s → %s already stands in line %d", e.From, e.To, first)
		}
		seen[[2]lift.ID{e.From, e.To}] = t.lines[i]
		e.RatioSources = b.cite(t, i, t.list(i, "ratio_sources"))
		e.RetainsBasis = t.oneOf(i, "retains_basis", "seen", "seen_2nd", "memory", "guess", "none")
		b.ratio(t, i, &e)
		e.Spares, e.Adds = lift.Difference(b.ids[e.From].Demands, b.ids[e.To].Demands)
		b.parts.Edges = append(b.parts.Edges, e)
	}
	b.faults = append(b.faults, t.faults...)
}

// ratio reads the load ratio and the share kept, and holds them against what
// their basis promises.
func (b *liftBook) ratio(t *table, i int, e *lift.Edge) {
	lo, okLo := t.number(i, "ratio_lo", 0.01, 4)
	hi, okHi := t.number(i, "ratio_hi", 0.01, 4)
	e.RatioLo, e.RatioHi = lo, hi
	switch {
	case okLo != okHi:
		t.fault(t.lines[i], "a load ratio needs both ends")
	case okLo && lo > hi:
		t.fault(t.lines[i], "the load ratio runs from %g down to %g", lo, hi)
	case okLo && slices.Contains(ratioAbsent, e.RatioBasis):
		t.fault(t.lines[i], "basis %q goes with no ratio, but one is given", e.RatioBasis)
	case !okLo && slices.Contains(ratioGiven, e.RatioBasis):
		t.fault(t.lines[i], "basis %q promises a ratio, but none is given", e.RatioBasis)
	}
	if (e.RatioBasis == "seen" || e.RatioBasis == "forum") && len(e.RatioSources) == 0 {
		t.fault(t.lines[i], "basis %q without a source", e.RatioBasis)
	}
	kept, ok := t.number(i, "retains", 0, 1)
	e.Retains = kept
	if ok == (e.RetainsBasis == "none") {
		t.fault(t.lines[i], "retains and its basis disagree")
	}
}

func (b *liftBook) readNames(tree fs.FS) {
	t := readTable(tree, "lift_names.csv", "name", "id", "where", "basis")
	first := map[string]lift.ID{}
	for i := range t.rows {
		n := lift.Name{Name: t.cell(i, "name"), ID: b.known(t, i, "id", lift.ID(t.cell(i, "id"))),
			Where: t.cell(i, "where"), Basis: t.oneOf(i, "basis", "seen", "seen_2nd", "memory", "guess")}
		if n.Where == "" {
			t.fault(t.lines[i], "where does %q come from?", n.Name)
		}
		if b.strict {
			key := lift.Fold(n.Name)
			if id, twice := first[key]; key == "" || twice && id != n.ID {
				t.fault(t.lines[i], "name %q already means %q", n.Name, id)
			}
			first[key] = n.ID
		}
		b.parts.Names = append(b.parts.Names, n)
	}
	b.faults = append(b.faults, t.faults...)
}

func (b *liftBook) readAmbiguous(tree fs.FS) {
	t := readTable(tree, "lift_ambiguous.csv", "id", "ask", "choices")
	for i := range t.rows {
		a := lift.Ambiguous{ID: b.known(t, i, "id", lift.ID(t.cell(i, "id"))), Ask: t.cell(i, "ask")}
		for _, c := range t.list(i, "choices") {
			a.Choices = append(a.Choices, b.known(t, i, "choices", lift.ID(c)))
		}
		if len(a.Choices) < 2 || a.Ask == "" {
			t.fault(t.lines[i], "a question needs words and two choices or more")
		}
		b.parts.Ambiguous = append(b.parts.Ambiguous, a)
	}
	b.faults = append(b.faults, t.faults...)
}
