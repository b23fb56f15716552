package cli

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"
)

// minPassphrase is the shortest passphrase for a new backup, in characters:
// short ones can be guessed by whoever has the file. Our own figure.
const minPassphrase = 10

// secretFile reads the first line of a file, as a passphrase. The end of the
// line does not belong to it.
func (s *shell) secretFile(name string) (string, error) {
	b, shown, err := s.text(name)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(b), "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", failed(shown, 0, "its first line is empty", "write the passphrase on the first line")
	}
	return line, nil
}

// ask asks for a passphrase on a terminal without showing it; ok is false
// where nobody can be asked.
func (s *shell) ask(prompt string) (answer string, ok bool, err error) {
	f, isFile := s.in.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return "", false, nil
	}
	fmt.Fprint(s.err, prompt)
	b, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(s.err)
	return string(b), true, err
}

// newPassphrase asks twice; "" means that the person wants none.
func (s *shell) newPassphrase() (string, error) {
	first, ok, err := s.ask("Passphrase for the backup (empty: do not encrypt): ")
	if err != nil || !ok || first == "" {
		return "", err
	}
	again, _, err := s.ask("The same again: ")
	if err != nil {
		return "", err
	}
	if first != again {
		return "", failed("", 0, "the two passphrases differ", "start again; no backup was made")
	}
	return first, goodPassphrase(first)
}

func goodPassphrase(p string) error {
	if n := len([]rune(p)); n < minPassphrase {
		return failed("", 0, fmt.Sprintf("the passphrase has %d characters", n),
			fmt.Sprintf("take %d or more; four or five words that do not belong together are good", minPassphrase))
	}
	return nil
}
