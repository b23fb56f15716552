package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/diary"
)

// fault is one thing that is wrong, where, and what would put it right.
type fault struct {
	file string
	line int
	what string
	cure string
	code int

	whole bool // what is the whole message already
}

// Error is "file:line: what — cure".
func (f *fault) Error() string {
	if f.whole {
		return f.what
	}
	var b strings.Builder
	switch {
	case f.file != "" && f.line > 0:
		fmt.Fprintf(&b, "%s:%d: ", f.file, f.line)
	case f.file != "":
		b.WriteString(f.file + ": ")
	default:
		b.WriteString("spotter: ")
	}
	b.WriteString(f.what)
	if f.cure != "" {
		b.WriteString(" — " + f.cure)
	}
	return b.String()
}

// usage is a fault of the command line itself.
func usage(what, cure string) *fault { return &fault{what: what, cure: cure, code: Usage} }

// oneArg wants exactly one argument, and says which.
func oneArg(c *cobra.Command, args []string) error {
	switch len(args) {
	case 1:
		return nil
	case 0:
		return usage(c.Name()+" needs to know what to read", "write: "+strings.TrimSuffix(c.UseLine(), " [flags]"))
	}
	return usage(fmt.Sprintf("%s takes one thing to read, not %d", c.Name(), len(args)), "write: "+strings.TrimSuffix(c.UseLine(), " [flags]"))
}

// failed is a fault of an input or of the work.
func failed(file string, line int, what, cure string) *fault {
	return &fault{file: file, line: line, what: what, cure: cure, code: Failed}
}

// fileFault words the errors of the file system.
func fileFault(name string, err error) *fault {
	var path *fs.PathError
	what := err.Error()
	if errors.As(err, &path) {
		what = path.Err.Error()
	}
	cure := "check the name and the path"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		what, cure = "there is no such file", "check the name and the path, or give - for standard input"
	case errors.Is(err, fs.ErrPermission):
		cure = "check who may read the file"
	}
	return failed(name, 0, what, cure)
}

// diaryFaults turns what is wrong with a diary into one error; nil when
// nothing is. The first few faults are named, the rest are counted.
func diaryFaults(name string, faults []diary.Fault) error {
	if len(faults) == 0 {
		return nil
	}
	const shown = 5
	lines := []string{}
	for i, f := range faults {
		if i == shown {
			lines = append(lines, fmt.Sprintf("%s: and %d more lines like these", name, len(faults)-shown))
			break
		}
		lines = append(lines, failed(name, f.Line, f.What, f.Cure).Error())
	}
	return &fault{what: strings.Join(lines, "\n"), code: Failed, whole: true}
}
