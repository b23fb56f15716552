package importer

import (
	"strings"
	"unicode"
)

// People write sets into one cell: 100x5x3, 3x5@100, 100 kg x 5, 60x5/80x5.
// Which number is the load is said by a unit, an @ or by its place; where only
// the place says it, the whole column decides (setForm), or it is asked.

// setForm is the order of bare numbers in such cells.
type setForm string

// The forms; "" = not known.
const (
	loadReps     setForm = "load-reps"      // 100x5, 60x5
	repsLoad     setForm = "reps-load"      // 5x100
	loadRepsSets setForm = "load-reps-sets" // 100x5x3
	loadSetsReps setForm = "load-sets-reps" // 100x3x5
	setsRepsLoad setForm = "sets-reps-load" // 3x5x100
)

// SetForms are the words of --set-form.
var SetForms = []string{string(loadReps), string(repsLoad), string(loadRepsSets), string(loadSetsReps), string(setsRepsLoad)}

// cellSet is one group of alike sets read out of a cell.
type cellSet struct {
	load    *float64
	unit    string
	reps    int
	sets    int
	rpe     *float64
	failed  bool
	numbers []float64 // bare numbers whose roles the form must say
}

// maxCellSets bounds how many sets one cell may stand for.
const maxCellSets = 50

// parseSets reads a cell; ok is false when any part of it is not understood.
func parseSets(cell string) (sets []cellSet, ok bool) {
	cell = strings.NewReplacer("×", "x", "X", "x", "х", "x", "Х", "x", "*", "x", "\u00a0", " ").Replace(strings.ToLower(cell))
	for _, part := range splitSets(cell) {
		s, ok := parseSet(part)
		if !ok {
			return nil, false
		}
		sets = append(sets, s)
		if len(sets) > maxCellSets {
			return nil, false
		}
	}
	return sets, len(sets) > 0
}

// splitSets cuts at ; / + | line ends, and at commas that are no decimal comma
// and blanks between sets.
func splitSets(cell string) []string {
	var parts []string
	from := 0
	rs := []byte(cell)
	for i, c := range rs {
		sep := c == ';' || c == '/' || c == '+' || c == '|' || c == '\n' || c == '&'
		if c == ',' {
			digitAfter := i+1 < len(rs) && rs[i+1] >= '0' && rs[i+1] <= '9'
			sep = !digitAfter || !decimalComma(cell, i)
		}
		if sep {
			parts = append(parts, cell[from:i])
			from = i + 1
		}
	}
	parts = append(parts, cell[from:])
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// decimalComma tells 102,5x5 from 100x5,102x5: a decimal has one or two digits
// and no x between it and the number before the comma.
func decimalComma(s string, i int) bool {
	n := 0
	for j := i + 1; j < len(s) && s[j] >= '0' && s[j] <= '9'; j++ {
		n++
	}
	before := i - 1
	for before >= 0 && s[before] >= '0' && s[before] <= '9' {
		before--
	}
	ownNumber := before < 0 || s[before] != 'x'
	after := i + 1 + n
	return n <= 2 && (ownNumber || after >= len(s) || s[after] != 'x') && i > 0 && s[i-1] >= '0' && s[i-1] <= '9'
}

// parseSet reads one group.
func parseSet(s string) (cellSet, bool) {
	c := cellSet{sets: 1}
	main, after, at := strings.Cut(s, "@")
	if at && !c.afterAt(after) {
		return c, false
	}
	for _, p := range strings.Split(main, "x") {
		p = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(p), ":"))
		v, rest, ok := leadingNumber(p)
		if !ok || v < 0 {
			return c, false
		}
		rest = strings.Trim(rest, " .()")
		switch {
		case unitWord(rest) != "" && c.load == nil:
			load := v
			c.load, c.unit = &load, unitWord(rest)
		case rest == "" || strings.HasPrefix(rest, "rep") || strings.HasPrefix(rest, "set") || rest == "wdh":
			c.numbers = append(c.numbers, v)
		case strings.HasPrefix(rest, "rpe"):
			r, _, okR := leadingNumber(strings.TrimPrefix(rest, "rpe"))
			if !okR || r < 1 || r > 10 {
				return c, false
			}
			c.rpe = &r
			c.numbers = append(c.numbers, v)
		default:
			return c, false
		}
	}
	return c, len(c.numbers) <= 3 && (len(c.numbers) > 0 || c.load != nil)
}

// afterAt reads what stands behind @: an effort up to 10, else the load. A
// share of the best (75%) says no load.
func (c *cellSet) afterAt(s string) bool {
	s, more, again := strings.Cut(s, "@")
	if again {
		r, _, okR := leadingNumber(strings.TrimPrefix(strings.TrimSpace(more), "rpe"))
		if !okR || r < 1 || r > 10 {
			return false
		}
		c.rpe = &r
	}
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "rpe"))
	v, rest, ok := leadingNumber(s)
	if !ok {
		return false
	}
	switch rest = strings.TrimSpace(rest); {
	case strings.HasPrefix(rest, "%"):
		return true
	case !again && rest == "" && v >= 1 && v <= 10:
		c.rpe = &v
	case unitWord(rest) != "" || rest == "":
		c.load, c.unit = &v, unitWord(rest)
	default:
		return false
	}
	return true
}

// resolve gives the bare numbers their roles. ok is false when the form does
// not say them.
func (c *cellSet) resolve(two, three setForm) bool {
	n := c.numbers
	roles := func(load, reps, sets int) bool {
		if load >= 0 {
			v := n[load]
			c.load = &v
		}
		c.reps = int(n[reps])
		if sets >= 0 {
			c.sets = int(n[sets])
		}
		return n[reps] == float64(c.reps) && c.reps >= 0 && (sets < 0 || n[sets] == float64(c.sets) && c.sets > 0 && c.sets <= maxCellSets)
	}
	switch {
	case c.load != nil && len(n) == 1:
		return roles(-1, 0, -1)
	case c.load != nil && len(n) == 2: // 3x5@100: sets, then reps
		return roles(-1, 1, 0)
	case c.load == nil && len(n) == 2 && two == loadReps:
		return roles(0, 1, -1)
	case c.load == nil && len(n) == 2 && two == repsLoad:
		return roles(1, 0, -1)
	case c.load == nil && len(n) == 3 && three == loadRepsSets:
		return roles(0, 1, 2)
	case c.load == nil && len(n) == 3 && three == loadSetsReps:
		return roles(0, 2, 1)
	case c.load == nil && len(n) == 3 && three == setsRepsLoad:
		return roles(2, 1, 0)
	case c.load == nil && len(n) == 3 && three == "" && n[1] == n[2] && n[0] > n[1]:
		return roles(0, 1, 2)
	}
	return false
}

// The most that reps or sets in a cell are believed to be, when a place is told
// apart by size; ours.
const mostReps = 30

// formCount decides the order from all the cells of a file: the place that
// holds numbers too large, or too broken, to be reps is the load's. Where both
// places do somewhere, or none does, it is not decided.
type formCount struct {
	load [4][4]bool // how many numbers, which place → cannot be reps
}

func (c *formCount) add(sets []cellSet) {
	for _, s := range sets {
		k := len(s.numbers)
		if s.load != nil || k < 2 || k > 3 {
			continue
		}
		for i, v := range s.numbers {
			if v > mostReps || v != float64(int(v)) {
				c.load[k][i] = true
			}
		}
	}
}

func (c *formCount) forms() (two, three setForm) {
	switch p := c.load[2]; {
	case p[0] && !p[1]:
		two = loadReps
	case p[1] && !p[0]:
		two = repsLoad
	}
	if p := c.load[3]; p[2] && !p[0] && !p[1] {
		three = setsRepsLoad
	}
	return two, three
}

// looksLikeSets reports whether a cell is a list of sets and no plain number.
func looksLikeSets(cell string) bool {
	if strings.IndexFunc(cell, unicode.IsDigit) < 0 || !strings.ContainsAny(cell, "xX×хХ*@") {
		return false
	}
	_, ok := parseSets(cell)
	return ok
}
