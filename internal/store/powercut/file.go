//go:build !js

package powercut

import (
	"errors"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// at reads an address that SQLite handed over. It is memory outside Go's heap.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// bytesAt is a piece of SQLite's memory.
func bytesAt(p uintptr, n int) []byte { return unsafe.Slice(at[byte](p), n) }

// handle is sqlite3_file with our number behind it.
type handle struct {
	base lib.Tsqlite3_file
	id   uintptr
}

// file is one open file.
type file struct {
	d      *Disk
	n      *node
	name   string
	temp   bool // gone with its handle: no part of the disk
	mapped bool // takes part in the shared memory
}

func fileOf(p uintptr) *file {
	f, ok := files.Load(at[handle](p).id)
	if !ok {
		panic("powercut: SQLite uses a file that is closed")
	}
	return f.(*file)
}

// code is SQLite's name for what went wrong.
func code(err error, otherwise int32) int32 {
	switch {
	case err == nil:
		return lib.SQLITE_OK
	case errors.Is(err, errFull):
		return lib.SQLITE_FULL
	}
	return otherwise
}

func xClose(_ *libc.TLS, p uintptr) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	delete(f.n.locks, f)
	files.Delete(at[handle](p).id)
	return lib.SQLITE_OK
}

func xRead(_ *libc.TLS, p, buf uintptr, n int32, off int64) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if f.d.dead {
		return lib.SQLITE_IOERR_READ
	}
	b := bytesAt(buf, int(n))
	got := 0
	if off < int64(len(f.n.live)) {
		got = copy(b, f.n.live[off:])
	}
	if got < len(b) {
		clear(b[got:])
		return lib.SQLITE_IOERR_SHORT_READ
	}
	return lib.SQLITE_OK
}

func xWrite(_ *libc.TLS, p, buf uintptr, n int32, off int64) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	b := bytesAt(buf, int(n))
	if f.temp {
		f.n.live = apply(f.n.live, change{off: off, data: b})
		return lib.SQLITE_OK
	}
	return code(f.d.write(f.n, b, off), lib.SQLITE_IOERR_WRITE)
}

func xTruncate(_ *libc.TLS, p uintptr, size int64) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if f.temp {
		f.n.live = apply(f.n.live, change{off: size})
		return lib.SQLITE_OK
	}
	return code(f.d.truncate(f.n, size), lib.SQLITE_IOERR_TRUNCATE)
}

func xSync(_ *libc.TLS, p uintptr, _ int32) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if f.temp {
		return lib.SQLITE_OK
	}
	return code(f.d.sync(f.name, f.n), lib.SQLITE_IOERR_FSYNC)
}

func xFileSize(_ *libc.TLS, p, size uintptr) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	*at[int64](size) = int64(len(f.n.live))
	return lib.SQLITE_OK
}

func xFileControl(_ *libc.TLS, _ uintptr, _ int32, _ uintptr) int32 { return lib.SQLITE_NOTFOUND }

func xSectorSize(_ *libc.TLS, _ uintptr) int32 { return Sector }

// xDeviceCharacteristics promises what the real Unix layer promises by
// default: a write damages nothing outside its own bytes.
func xDeviceCharacteristics(_ *libc.TLS, _ uintptr) int32 {
	return lib.SQLITE_IOCAP_POWERSAFE_OVERWRITE
}
