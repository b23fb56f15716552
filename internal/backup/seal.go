package backup

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// work is what a passphrase costs to try: 2^18 is age's own default, about a
// second and 256 MB for whoever derives the key. Files that ask for more are
// refused, so that a hostile file cannot take the machine down.
const work = 18

// Lock closes a backup. The zero value leaves it open for everybody.
type Lock struct {
	Recipients []string // age1…
	Passphrase string
	work       int
}

// Open says that nothing is encrypted.
func (l Lock) Open() bool { return len(l.Recipients) == 0 && l.Passphrase == "" }

// seal wraps w; closing it finishes the encryption and leaves w open.
func (l Lock) seal(w io.Writer) (io.WriteCloser, error) {
	if l.Open() {
		return nopCloser{w}, nil
	}
	to, err := l.recipients()
	if err != nil {
		return nil, err
	}
	return age.Encrypt(w, to...)
}

func (l Lock) recipients() ([]age.Recipient, error) {
	if l.Passphrase != "" {
		if len(l.Recipients) > 0 {
			return nil, &Fault{"a backup has a passphrase or keys, not both", "leave one of them out"}
		}
		r, err := age.NewScryptRecipient(l.Passphrase)
		if err != nil {
			return nil, err
		}
		r.SetWorkFactor(work)
		if l.work > 0 {
			r.SetWorkFactor(l.work)
		}
		return []age.Recipient{r}, nil
	}
	to, err := age.ParseRecipients(strings.NewReader(strings.Join(l.Recipients, "\n")))
	if err != nil {
		return nil, &Fault{"the recipient is no age key", "it begins with age1; age-keygen makes one"}
	}
	return to, nil
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// Key opens a backup.
type Key struct {
	Identities string // the text of an age key file: AGE-SECRET-KEY-1…
	Passphrase string
}

func (k Key) identities() ([]age.Identity, error) {
	var out []age.Identity
	if k.Identities != "" {
		ids, err := age.ParseIdentities(strings.NewReader(k.Identities))
		if err != nil {
			return nil, &Fault{"the key file holds no age key", "it has a line that begins with AGE-SECRET-KEY-"}
		}
		out = ids
	}
	if k.Passphrase != "" {
		id, err := age.NewScryptIdentity(k.Passphrase)
		if err != nil {
			return nil, err
		}
		id.SetMaxWorkFactor(work)
		out = append(out, id)
	}
	return out, nil
}

const (
	ageIntro   = "age-encryption.org/v1\n"
	armorIntro = "-----BEGIN AGE ENCRYPTED FILE-----"
)

// NeedsPassphrase looks at the first bytes of a backup: it is encrypted with a
// passphrase.
func NeedsPassphrase(start []byte) bool {
	return bytes.HasPrefix(start, []byte(ageIntro+"-> scrypt "))
}

// unseal finds out how a backup is closed and opens it.
func unseal(r io.Reader, k Key) (io.Reader, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	start, err := in.Peek(len(armorIntro))
	if err != nil && len(start) < 2 {
		return nil, ErrNotBackup
	}
	var sealed io.Reader = in
	switch {
	case start[0] == 0x1f && start[1] == 0x8b:
		return in, nil
	case bytes.HasPrefix(start, []byte(armorIntro)):
		sealed = armor.NewReader(in)
	case !bytes.HasPrefix(start, []byte(ageIntro)):
		return nil, ErrNotBackup
	}
	ids, err := k.identities()
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, ErrNeedsKey
	}
	open, err := age.Decrypt(sealed, ids...)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, ErrWrongKey
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return nil, ErrCutOff
	case err != nil:
		return nil, changed("%v", err)
	}
	return open, nil
}

var errTooMuch = fmt.Errorf("too much")
