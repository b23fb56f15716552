package knowledge

import (
	"fmt"
	"sort"
)

// Fault is one thing wrong in the knowledge files, and where. Line 0 means the
// file as a whole.
type Fault struct {
	File string
	Line int
	What string
}

// String is "file:line: what".
func (f Fault) String() string {
	if f.Line <= 0 {
		return fmt.Sprintf("%s: %s", f.File, f.What)
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What)
}

// Error lets a single fault be returned as an error.
func (f Fault) Error() string { return f.String() }

// SortFaults orders faults by file, line and text, so that reports are stable.
func SortFaults(fs []Fault) {
	sort.Slice(fs, func(i, j int) bool {
		a, b := fs[i], fs[j]
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.What < b.What
	})
}
