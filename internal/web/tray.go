package web

import (
	"crypto/rand"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"sync"
	"time"

	"spotter/internal/app"
	"spotter/internal/importer"
	"spotter/internal/lift"
	"spotter/internal/notes"
)

// What was dropped on the import page waits in memory until it is confirmed:
// never on disk, never in an address, for half an hour and within bounds.
const (
	trayLife  = 30 * time.Minute
	mostTrays = 8
	mostFiles = 50
	maxUpload = importer.MaxBytes + maxBody
)

// tray is one upload: its files, and what was said of them.
type tray struct {
	id    string
	until time.Time

	mu    sync.Mutex // held while the files are read or stored
	files []trayFile
	said  traySaid
	done  string // id of the import that was stored; the files are gone then
}

type trayFile struct {
	name string
	data []byte
}

// traySaid is what the person answered, files by their place.
type traySaid struct {
	files   []app.ImportSaid
	names   map[string]lift.ID
	bars    map[string]string
	same    string
	notes   map[string]notes.Choice
	allPain bool
}

// trays are all uploads that wait.
type trays struct {
	mu  sync.Mutex
	all []*tray // oldest first
	one chan struct{}
}

func newTrays() *trays { return &trays{one: make(chan struct{}, 1)} }

// put keeps an upload and lets go of old ones: those past their time, then the
// oldest until number and size are within bounds.
func (t *trays) put(files []trayFile, now time.Time) *tray {
	x := &tray{id: rand.Text(), until: now.Add(trayLife), files: files, said: traySaid{files: make([]app.ImportSaid, len(files))}}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = append(t.all, x)
	t.sweep(now)
	return x
}

// get finds an upload, nil when it is there no longer.
func (t *trays) get(id string, now time.Time) *tray {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sweep(now)
	for _, x := range t.all {
		if x.id == id {
			return x
		}
	}
	return nil
}

// drop lets an upload go; "" lets all go.
func (t *trays) drop(id string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var kept []*tray
	for _, x := range t.all {
		if id != "" && x.id != id {
			kept = append(kept, x)
		}
	}
	t.all = kept
}

// sweep keeps the bounds; the newest always stays.
func (t *trays) sweep(now time.Time) {
	var kept []*tray
	bytes := 0
	for i := len(t.all) - 1; i >= 0; i-- {
		x := t.all[i]
		size := x.size()
		if !now.Before(x.until) || len(kept) == mostTrays || len(kept) > 0 && bytes+size > importer.MaxBytes {
			continue
		}
		bytes += size
		kept = append([]*tray{x}, kept...)
	}
	t.all = kept
}

// size is how many bytes an upload holds. One that is being stored right now
// counts as nothing: it is about to let go of them.
func (x *tray) size() int {
	if !x.mu.TryLock() {
		return 0
	}
	defer x.mu.Unlock()
	n := 0
	for _, f := range x.files {
		n += len(f.data)
	}
	return n
}

// The faults of an upload that are the person's to cure.
var (
	errNoFile    = errors.New("no file was chosen")
	errManyFiles = errors.New("too many files at once")
	errBadUpload = errors.New("the upload broke off")
)

// receive reads the files of a form into memory, once: into one piece as long
// as the request says it is. One upload at a time.
func (t *trays) receive(r *http.Request) ([]trayFile, error) {
	select {
	case t.one <- struct{}{}:
		defer func() { <-t.one }()
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, errBadUpload
	}
	slab := make([]byte, 0, min(max(r.ContentLength, 0), maxUpload))
	var files []trayFile
	for {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, uploadFault(err)
		}
		if p.FileName() == "" {
			continue
		}
		if len(files) == mostFiles {
			return nil, errManyFiles
		}
		from := len(slab)
		if slab, err = appendPart(slab, p); err != nil {
			return nil, uploadFault(err)
		}
		files = append(files, trayFile{p.FileName(), slab[from:len(slab):len(slab)]})
	}
	if len(files) == 0 {
		return nil, errNoFile
	}
	return files, nil
}

// appendPart reads a part to its end behind what is there.
func appendPart(to []byte, p *multipart.Part) ([]byte, error) {
	for {
		if len(to) == cap(to) {
			to = append(to, 0)[:len(to)]
		}
		n, err := p.Read(to[len(to):cap(to)])
		to = to[:len(to)+n]
		if errors.Is(err, io.EOF) {
			return to, nil
		}
		if err != nil {
			return to, err
		}
	}
}

// uploadFault tells an upload that is too large from one that broke off.
func uploadFault(err error) error {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return big
	}
	return errBadUpload
}
