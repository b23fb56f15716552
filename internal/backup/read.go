package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"strings"

	"spotter/internal/app"
	"spotter/internal/diary"
)

// Check reads a backup to its end, compares every byte with the sums of its
// manifest and changes nothing. Memory does not grow with the file. It does not
// read the entries; Fill does, before anything is put in place.
func Check(ctx context.Context, r io.Reader, k Key, tell Progress) (Manifest, error) {
	return walk(ctx, r, k, tell, nil)
}

// got is what was found in a part, to be held against the manifest.
type got struct {
	entries int
	bytes   int64
	sum     string
}

// walk visits every entry of a backup, person by person, unless visit is nil. What was visited
// counts only when walk returns no error.
func walk(ctx context.Context, r io.Reader, k Key, tell Progress, visit func(person int, row app.Stored) error) (Manifest, error) {
	m, err := (&walker{ctx: ctx, tell: tell, visit: visit}).run(r, k)
	return m, kindOf(err)
}

// kindOf tells the errors of the layers apart for people.
func kindOf(err error) error {
	var f *Fault
	switch {
	case err == nil, errors.As(err, &f), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errTooMuch):
		return ErrTooLarge
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return ErrCutOff
	}
	var store *storeError
	if errors.As(err, &store) {
		return store.error
	}
	var path *fs.PathError
	if errors.As(err, &path) { // the disk, not the file on it
		return err
	}
	return ErrChanged
}

// storeError keeps what a store said apart from what is wrong with a file.
type storeError struct{ error }

type walker struct {
	ctx   context.Context
	tell  Progress
	visit func(int, app.Stored) error
	parts []got
	n     int
}

func (w *walker) run(r io.Reader, k Key) (Manifest, error) {
	raw := &counter{r: r}
	open, err := unseal(raw, k)
	if err != nil {
		return Manifest{}, err
	}
	open = bufio.NewReader(open) // so that gzip takes no byte more than its own
	unzipped, err := gzip.NewReader(open)
	if err != nil {
		return Manifest{}, err
	}
	unzipped.Multistream(false)
	in := tar.NewReader(&bounded{r: unzipped, packed: raw})
	for {
		h, err := in.Next()
		if err == io.EOF {
			return Manifest{}, ErrCutOff // without a manifest
		}
		if err != nil {
			return Manifest{}, err
		}
		if h.Typeflag == tar.TypeReg && h.Name == manifestName {
			m, err := w.manifest(in)
			if err != nil {
				return m, err
			}
			return m, theEnd(in, unzipped, open)
		}
		if h.Typeflag != tar.TypeReg || h.Name != partName(len(w.parts)) || len(w.parts) >= MaxPeople {
			return Manifest{}, changed("it holds %.60q, which spotter never writes there", h.Name)
		}
		if err := w.part(in); err != nil {
			return Manifest{}, err
		}
	}
}

// theEnd reads on to the last byte: only there the sums of the layers are
// checked, and nothing may follow.
func theEnd(in *tar.Reader, unzipped, open io.Reader) error {
	if _, err := in.Next(); err != io.EOF {
		return changed("something follows its manifest")
	}
	const padding = 32 << 10 // a tar is filled up with at most 20 blocks of zeros
	for _, layer := range []struct {
		r    io.Reader
		most int64
	}{{unzipped, padding}, {open, 0}} {
		n, err := io.Copy(io.Discard, io.LimitReader(layer.r, padding+1))
		if err != nil {
			return err
		}
		if n > layer.most {
			return changed("something follows its end")
		}
	}
	return nil
}

func (w *walker) manifest(in io.Reader) (Manifest, error) {
	var m Manifest
	text, err := io.ReadAll(io.LimitReader(in, maxManifest+1))
	if err != nil {
		return m, err
	}
	if len(text) > maxManifest {
		return m, errTooMuch
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, changed("its manifest cannot be read")
	}
	if m.Schema != Schema {
		if strings.HasPrefix(m.Schema, "spotter.backup/") {
			return m, &Fault{"a newer spotter made this backup (" + m.Schema + ")", "update spotter, then restore"}
		}
		return m, ErrNotBackup
	}
	if len(m.People) != len(w.parts) {
		return m, changed("%d diaries are there, %d are named", len(w.parts), len(m.People))
	}
	for i, p := range m.People {
		if g := w.parts[i]; p.File != partName(i) || p.Entries != g.entries || p.Bytes != g.bytes || p.SHA256 != g.sum {
			return m, changed("%s is not what the manifest says", partName(i))
		}
	}
	return m, nil
}

// part reads one diary line by line.
func (w *walker) part(in io.Reader) error {
	sum := sha256.New()
	size := &counter{r: in}
	lines := bufio.NewReaderSize(io.TeeReader(size, sum), 64<<10)
	var line []byte
	g := got{}
	for {
		piece, err := lines.ReadSlice('\n')
		line = append(line, piece...)
		switch {
		case err == bufio.ErrBufferFull && len(line) <= diary.MaxLine:
			continue
		case err == bufio.ErrBufferFull:
			return errTooMuch
		case err == io.EOF && len(line) == 0:
			g.bytes, g.sum = size.n, hex.EncodeToString(sum.Sum(nil))
			w.parts = append(w.parts, g)
			return nil
		case err == io.EOF:
			return changed("the last line of %s is not whole", partName(len(w.parts)))
		case err != nil:
			return err
		}
		g.entries++
		if err := w.line(line[:len(line)-1], g.entries); err != nil {
			return err
		}
		line = line[:0]
	}
}

// line reads one entry, which must be there as spotter writes it.
func (w *walker) line(line []byte, number int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if w.n++; w.n%5000 == 0 {
		w.tell.tell(w.n, 0)
	}
	if w.visit == nil {
		return nil
	}
	var row app.Stored
	if err := row.Entry.UnmarshalJSON(bytes.Clone(line)); err != nil {
		return changed("line %d of %s cannot be read", number, partName(len(w.parts)))
	}
	if e := row.Entry; e.Kind == "" && string(e.Extra["redacted"]) == "true" {
		row = app.Stored{Redacted: true, Entry: diary.Entry{ID: e.ID}}
	}
	return w.visit(len(w.parts), row)
}

// counter counts what was read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// bounded refuses what unpacks to more than diaries can be.
type bounded struct {
	r      io.Reader
	packed *counter
	n      int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	if b.n > MaxUnpacked || b.n > freeRatio && b.n/maxRatio > b.packed.n {
		return 0, errTooMuch
	}
	return n, err
}
