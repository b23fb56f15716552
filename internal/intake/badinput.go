package intake

import "fmt"

// BadInput says why a text could not be read into a case, and what to do. It
// is a typed error so that the command line and the pages can word it.
type BadInput struct {
	Code  string   // empty, binary, too_long, other_language, no_complaint
	Line  int      // 1-based line where it shows; 0 = the whole text
	What  string   // plain words
	Cure  string   // what to do about it
	Flags []string // emergency flags that even this text raises; show the stop
}

// Error is one line for a person.
func (b *BadInput) Error() string {
	if b.Line > 0 {
		return fmt.Sprintf("line %d: %s: %s", b.Line, b.What, b.Cure)
	}
	return b.What + ": " + b.Cure
}

// MaxText is the longest text that is read, in bytes.
const MaxText = 1 << 20
