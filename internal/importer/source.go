package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// ImportFrom reads a file of any size. Apple Health's export, bare or zipped,
// is streamed and may be as large as it likes; everything else is read in one
// piece of at most MaxBytes. The error is *Refused, or one of reading.
func ImportFrom(r io.ReaderAt, size int64, opt Options) (Result, error) {
	head := make([]byte, min(size, 64<<10))
	if n, err := r.ReadAt(head, 0); err != nil && !(errors.Is(err, io.EOF) && n == len(head)) {
		return Result{}, err
	}
	switch {
	case isZip(head):
		return importZip(r, size, opt)
	case isHealth(head):
		return importHealth(io.NewSectionReader(r, 0, size), opt)
	case size > MaxBytes:
		return Result{}, tooLarge(size)
	}
	data := make([]byte, size)
	if n, err := r.ReadAt(data, 0); err != nil && !(errors.Is(err, io.EOF) && int64(n) == size) {
		return Result{}, err
	}
	return importBytes(data, opt)
}

// Import reads a file that is in memory.
func Import(data []byte, opt Options) (Result, error) {
	return ImportFrom(bytes.NewReader(data), int64(len(data)), opt)
}

func tooLarge(size int64) *Refused {
	return &Refused{What: fmt.Sprintf("the file has %d MB, more than the %d MB that are read", size>>20, MaxBytes>>20), Cure: "export a shorter period"}
}

// importBytes detects the format of one piece.
func importBytes(data []byte, opt Options) (Result, error) {
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))) == 0 {
		return Result{}, &Refused{What: "the file is empty", Cure: "export it again from the app"}
	}
	for _, f := range formats {
		if !f.is(data) {
			continue
		}
		b := newBuilder(f.name, opt)
		if err := f.read(data, b); err != nil {
			return Result{}, err
		}
		return b.finish()
	}
	return Result{}, &Refused{What: "no known export and no table with a header", Cure: "export as CSV, or tell spotter which column is which"}
}

// finish makes the result. A file of which nothing could be read is refused
// with its first fault.
func (b *builder) finish() (Result, error) {
	if b.over {
		return Result{}, &Refused{What: fmt.Sprintf("the file says it holds more than %d sets", min(maxSets, manySets+perRow*b.rows)), Cure: "check the columns that count sets, or give it in parts"}
	}
	if len(b.sets) == 0 && len(b.other) == 0 && len(b.asked) == 0 && len(b.faults) > 0 {
		f := b.faults[0]
		return Result{}, &Refused{Line: f.Line, What: f.What + fmt.Sprintf(" (and nothing else in this %s file could be read)", b.format), Cure: f.Cure}
	}
	return b.result(), nil
}

func importHealth(r io.Reader, opt Options) (Result, error) {
	b := newBuilder("apple_health", opt)
	if err := readHealth(r, b); err != nil {
		return Result{}, err
	}
	return b.finish()
}

// Zip archives: the one member that a reader knows is read, within a bound on
// what it may unpack to. Names with a path upwards, nested archives and
// members that grow past the bound are refused; an archive with several files
// that could be meant is refused too, for choosing one would hide the others.

const (
	maxUnpacked = 64 << 20
	maxMembers  = 20_000  // Apple Health's archive has a file a workout route
	maxRatio    = 200     // a Health export packs 10 to 25 times; ours
	mostPacked  = 4 << 20 // below this the ratio does not matter
)

func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

var errDamagedZip = &Refused{What: "the zip archive is damaged", Cure: "export it again"}

func importZip(r io.ReaderAt, size int64, opt Options) (Result, error) {
	if n := zipMembers(r, size); n > maxMembers {
		return Result{}, &Refused{What: fmt.Sprintf("the zip archive has %d members", n), Cure: "take out the export file and import that"}
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return Result{}, errDamagedZip
	}
	best, err := zipMember(z)
	if err != nil {
		return Result{}, err
	}
	f, err := best.Open()
	if err != nil {
		return Result{}, errDamagedZip
	}
	defer f.Close()
	if strings.HasSuffix(strings.ToLower(best.Name), ".xml") {
		limit := max(int64(maxUnpacked), min(size, 1<<40)*maxRatio)
		return importHealth(&bombReader{r: f, left: limit, name: best.Name}, opt)
	}
	data, err := unpack(f, best)
	if err != nil {
		return Result{}, err
	}
	return importBytes(data, opt)
}

// unpack reads a member whole. The size that the archive states is believed
// only to refuse: a member that holds more than it states is damaged.
func unpack(r io.Reader, f *zip.File) ([]byte, error) {
	size := f.UncompressedSize64
	switch {
	case size > maxUnpacked:
		return nil, &Refused{What: fmt.Sprintf("%s unpacks to more than %d MB", f.Name, maxUnpacked>>20), Cure: "unpack it yourself and import the parts"}
	case size > mostPacked && size > maxRatio*f.CompressedSize64:
		return nil, &Refused{What: f.Name + " unpacks to far more than an export does", Cure: "do not trust this file"}
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, errDamagedZip
	}
	if n, err := r.Read(make([]byte, 1)); n > 0 || !errors.Is(err, io.EOF) {
		return nil, errDamagedZip
	}
	return data, nil
}

// zipMembers reads how many members the archive's end says it has, before the
// list of them is taken into memory; 0 where the end cannot be found.
func zipMembers(r io.ReaderAt, size int64) int {
	tail := make([]byte, min(size, 66<<10))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return 0
	}
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || i+12 > len(tail) {
		return 0
	}
	return int(tail[i+10]) | int(tail[i+11])<<8
}

// zipMember picks the file to read.
func zipMember(z *zip.Reader) (*zip.File, error) {
	if len(z.File) > maxMembers {
		return nil, &Refused{What: fmt.Sprintf("the zip archive has %d members", len(z.File)), Cure: "take out the export file and import that"}
	}
	var health, other []*zip.File
	for _, f := range z.File {
		clean := path.Clean(strings.ReplaceAll(f.Name, `\`, "/"))
		if strings.HasPrefix(clean, "../") || clean == ".." || strings.HasPrefix(clean, "/") {
			return nil, &Refused{What: "the zip archive has a member that points outside of it", Cure: "do not trust this file"}
		}
		base := strings.ToLower(path.Base(clean))
		switch ext := path.Ext(base); {
		case strings.HasPrefix(clean, "__MACOSX/"), strings.HasPrefix(base, "."):
		case ext == ".xml" && !strings.Contains(base, "cda"):
			health = append(health, f)
		case ext == ".csv", ext == ".fit", ext == ".json", ext == ".tsv", ext == ".fitnotes":
			other = append(other, f)
		}
	}
	switch {
	case len(health) == 1:
		return health[0], nil
	case len(other) == 1:
		return other[0], nil
	case len(other)+len(health) == 0:
		return nil, &Refused{What: "nothing in the zip archive can be imported", Cure: "it needs an export.xml, a .csv, a .json or a .fit file"}
	}
	names := ""
	for _, f := range append(health, other...)[:min(len(health)+len(other), 5)] {
		names += " " + quote(f.Name)
	}
	return nil, &Refused{What: fmt.Sprintf("the zip archive has %d files that could be imported:%s", len(health)+len(other), names), Cure: "unpack it and give the files that you want"}
}

// bombReader ends a stream that unpacks to far more than its archive's size.
type bombReader struct {
	r    io.Reader
	left int64
	name string
}

func (b *bombReader) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, &Refused{What: b.name + " unpacks to far more than an export does", Cure: "do not trust this file"}
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
