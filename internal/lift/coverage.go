package lift

import "slices"

// NameCount is one exercise name and how often it was used.
type NameCount struct {
	Name  string
	Count int
}

// Table says how much of a list of names the catalogue understands. Distinct
// counts every name once, Uses counts it as often as it was used.
type Table struct {
	Rows     []TableRow // exact, alias, rule, family, none, in this order
	Distinct int
	Uses     int
	Unknown  []NameCount // matched to nothing, most used first
}

// TableRow is one way of matching.
type TableRow struct {
	How            string
	Distinct, Uses int
}

// Hows in the order of a coverage table, surest first.
var Hows = []string{HowExact, HowAlias, HowRule, HowFamily, HowNone}

// Coverage matches every name and counts. Negative counts are taken as 0.
func Coverage(c *Catalogue, names []NameCount) Table {
	t := Table{Rows: make([]TableRow, len(Hows))}
	for i, how := range Hows {
		t.Rows[i].How = how
	}
	for _, n := range names {
		n.Count = max(n.Count, 0)
		m := c.Match(n.Name)
		row := &t.Rows[slices.Index(Hows, m.How)]
		row.Distinct++
		row.Uses += n.Count
		t.Distinct++
		t.Uses += n.Count
		if m.How == HowNone {
			t.Unknown = append(t.Unknown, n)
		}
	}
	slices.SortStableFunc(t.Unknown, func(a, b NameCount) int { return b.Count - a.Count })
	return t
}

// Understood is the share of distinct names and of uses that map to a lift or
// to a family, each 0 to 1; 0 when there are none.
func (t Table) Understood() (distinct, uses float64) {
	for _, r := range t.Rows {
		if r.How != HowNone {
			distinct += float64(r.Distinct)
			uses += float64(r.Uses)
		}
	}
	return distinct / float64(max(t.Distinct, 1)), uses / float64(max(t.Uses, 1))
}

// Lifts is the share of uses that map to a lift itself, 0 to 1.
func (t Table) Lifts() float64 {
	n := 0
	for _, r := range t.Rows {
		if r.How != HowNone && r.How != HowFamily {
			n += r.Uses
		}
	}
	return float64(n) / float64(max(t.Uses, 1))
}
