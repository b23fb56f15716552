package knowledge

import (
	"io/fs"
	"math"
	"strings"
	"sync"

	"spotter/internal/lift"
)

// Lifts is the catalogue of lifts, substitutions and names, built on first use.
var Lifts = sync.OnceValues(func() (*lift.Catalogue, error) { return LiftsOf(files) })

// LiftsOf builds the catalogue from a knowledge tree. The error is the first
// fault, with file and line; LiftFaults gives them all. The vocabulary for
// reading names is loaded on the first Match, since most runs never need it;
// its faults are found by LiftFaults only.
func LiftsOf(tree fs.FS) (*lift.Catalogue, error) {
	b := readLifts(tree, false)
	if len(b.faults) > 0 {
		return nil, b.faults[0]
	}
	b.parts.Vocabulary = sync.OnceValues(func() ([]lift.Word, []lift.Rule) {
		v := &liftBook{ids: b.ids}
		v.readWords(tree)
		return v.parts.Words, v.parts.Rules
	})
	return lift.NewCatalogue(b.parts), nil
}

// LiftFaults lists everything wrong in the lift tables, file and line given.
func LiftFaults(tree fs.FS) []Fault {
	b := readLifts(tree, true)
	faults := append(b.faults, checkLiftSources(tree, b)...)
	SortFaults(faults)
	return faults
}

// liftBook is the lift tables while they are being read.
type liftBook struct {
	parts  lift.Parts
	faults []Fault
	cites  []cite // every source id used, with its place
	ids    map[lift.ID]lift.Lift
	strict bool
}

// cite is one use of a source id.
type cite struct {
	file string
	line int
	id   string
}

// readLifts reads the tables. Strict reads the vocabulary too and looks for
// words and names that stand twice, which a start-up need not wait for.
func readLifts(tree fs.FS, strict bool) *liftBook {
	b := &liftBook{strict: strict, ids: make(map[lift.ID]lift.Lift, 256)}
	b.readLiftRows(tree)
	b.readEdges(tree)
	b.readNames(tree)
	b.readAmbiguous(tree)
	if strict {
		b.readWords(tree)
	}
	return b
}

func (b *liftBook) cite(t *table, i int, ids []string) []string {
	for _, id := range ids {
		b.cites = append(b.cites, cite{t.file, t.lines[i], id})
	}
	return ids
}

func (b *liftBook) readLiftRows(tree fs.FS) {
	columns := []string{"id", "name", "class", "family", "pattern", "equipment", "muscles", "muscles_also",
		"one_sided", "seen", "squat", "bench", "deadlift", "transfer_seen", "basis"}
	for _, d := range lift.Demands {
		columns = append(columns, string(d))
	}
	t := readTable(tree, "lifts.csv", columns...)
	for i := range t.rows {
		l := b.liftRow(t, i)
		if _, twice := b.ids[l.ID]; twice {
			t.fault(t.lines[i], "lift %q stands here twice", l.ID)
			continue
		}
		b.ids[l.ID] = l
		b.parts.Lifts = append(b.parts.Lifts, l)
	}
	b.faults = append(b.faults, t.faults...)
}

func (b *liftBook) liftRow(t *table, i int) lift.Lift {
	l := lift.Lift{
		ID: lift.ID(t.cell(i, "id")), Name: t.cell(i, "name"),
		Class:  lift.Class(t.oneOf(i, "class", "competition", "variant", "accessory")),
		Family: t.cell(i, "family"), Pattern: t.cell(i, "pattern"), Equipment: t.list(i, "equipment"),
		Muscles:  append(t.list(i, "muscles"), t.list(i, "muscles_also")...),
		OneSided: t.cell(i, "one_sided") == "1",
		Basis:    t.oneOf(i, "basis", "seen", "seen_2nd", "memory", "guess"),
		Demands:  make(map[lift.Demand]int, len(lift.Demands)), Seen: map[lift.Demand][]string{}, Transfer: map[lift.Main]float64{},
	}
	if l.ID == "" || l.Name == "" || l.Family == "" || l.Pattern == "" || len(l.Equipment) == 0 {
		t.fault(t.lines[i], "id, name, family, pattern and equipment must all be given")
	}
	for _, d := range lift.Demands {
		v, ok := t.number(i, string(d), 0, lift.MaxDemand)
		if !ok {
			if t.cell(i, string(d)) == "" {
				t.fault(t.lines[i], "%s has no score; write 0 for none", d)
			}
			continue
		}
		if v != math.Trunc(v) {
			t.fault(t.lines[i], "%s must be a whole number", d)
		}
		if v > 0 {
			l.Demands[d] = int(v)
		}
	}
	for _, part := range t.list(i, "seen") {
		key, ids, ok := strings.Cut(part, ":")
		if !ok || !lift.KnownDemand(lift.Demand(key)) {
			t.fault(t.lines[i], "seen names %q, which is no demand with sources", part)
			continue
		}
		l.Seen[lift.Demand(key)] = b.cite(t, i, strings.Split(ids, "+"))
	}
	for _, m := range lift.Mains {
		if v, ok := t.number(i, string(m), 0, 1); ok {
			l.Transfer[m] = v
		} else if t.cell(i, string(m)) == "" {
			t.fault(t.lines[i], "transfer to the %s is missing; write 0 for none", m)
		}
	}
	l.TransferSeen = b.cite(t, i, t.list(i, "transfer_seen"))
	return l
}

// known reports a fault when id is not in the catalogue.
func (b *liftBook) known(t *table, i int, column string, id lift.ID) lift.ID {
	if _, ok := b.ids[id]; !ok {
		t.fault(t.lines[i], "%s names lift %q, which is not in lifts.csv", column, id)
	}
	return id
}
