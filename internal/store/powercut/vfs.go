//go:build !js

package powercut

import (
	"fmt"
	"path"
	"sync"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Name under which SQLite knows the simulated disks: give it as the vfs of a
// data source.
const Name = "powercut"

var (
	disks   sync.Map // folder → *Disk
	files   sync.Map // number → *file
	numbers atomic.Uintptr
	once    sync.Once
	system  lib.Tsqlite3_vfs // the table SQLite calls; it lives as long as the process
	methods lib.Tsqlite3_io_methods
	cname   = []byte(Name + "\x00")
)

// Mount puts a disk under a folder name, in place of what was there. SQLite
// files whose path lies in it are on the disk; the folder need not exist.
func Mount(folder string, d *Disk) {
	once.Do(register)
	disks.Store(path.Clean(folder), d)
}

// Unmount forgets the disk of a folder.
func Unmount(folder string) { disks.Delete(path.Clean(folder)) }

// mounted finds the disk of a file.
func mounted(name string) *Disk {
	d, ok := disks.Load(path.Dir(name))
	if !ok {
		return nil
	}
	return d.(*Disk)
}

// fn is the address under which SQLite calls a Go function.
func fn[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

// register makes the table known to SQLite. What is not about storage (time,
// sleep, random numbers) is taken from the real system.
func register() {
	tls := libc.NewTLS()
	real := at[lib.Tsqlite3_vfs](lib.Xsqlite3_vfs_find(tls, 0))
	system = *real
	system.FiVersion = 1
	system.FszOsFile = int32(unsafe.Sizeof(handle{}))
	system.FpNext = 0
	system.FzName = uintptr(unsafe.Pointer(&cname[0]))
	system.FxOpen, system.FxDelete, system.FxAccess = fn(xOpen), fn(xDelete), fn(xAccess)
	system.FxFullPathname, system.FxGetLastError = fn(xFullPathname), fn(xGetLastError)
	methods = lib.Tsqlite3_io_methods{
		FiVersion: 2,
		FxClose:   fn(xClose), FxRead: fn(xRead), FxWrite: fn(xWrite), FxTruncate: fn(xTruncate), FxSync: fn(xSync),
		FxFileSize: fn(xFileSize), FxLock: fn(xLock), FxUnlock: fn(xUnlock), FxCheckReservedLock: fn(xCheckReservedLock),
		FxFileControl: fn(xFileControl), FxSectorSize: fn(xSectorSize), FxDeviceCharacteristics: fn(xDeviceCharacteristics),
		FxShmMap: fn(xShmMap), FxShmLock: fn(xShmLock), FxShmBarrier: fn(xShmBarrier), FxShmUnmap: fn(xShmUnmap),
	}
	if rc := lib.Xsqlite3_vfs_register(tls, uintptr(unsafe.Pointer(&system)), 0); rc != lib.SQLITE_OK {
		panic(fmt.Sprintf("powercut: SQLite refuses the file system: code %d", rc))
	}
}

const passing = lib.SQLITE_OPEN_TEMP_DB | lib.SQLITE_OPEN_TEMP_JOURNAL | lib.SQLITE_OPEN_TRANSIENT_DB | lib.SQLITE_OPEN_SUBJOURNAL

func xOpen(_ *libc.TLS, _, name, p uintptr, flags int32, out uintptr) int32 {
	*at[handle](p) = handle{}
	f := &file{n: &node{}, temp: true}
	if name == 0 || flags&passing != 0 {
		f.d = New(0, Faults{})
	} else if rc := f.open(libc.GoString(name), flags); rc != lib.SQLITE_OK {
		return rc
	}
	id := numbers.Add(1)
	files.Store(id, f)
	*at[handle](p) = handle{base: lib.Tsqlite3_file{FpMethods: uintptr(unsafe.Pointer(&methods))}, id: id}
	if out != 0 {
		*at[int32](out) = flags
	}
	return lib.SQLITE_OK
}

// open finds or makes a file of a disk.
func (f *file) open(name string, flags int32) int32 {
	d := mounted(name)
	if d == nil {
		return lib.SQLITE_CANTOPEN
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return lib.SQLITE_IOERR
	}
	n := d.live[path.Base(name)]
	if n == nil {
		if flags&lib.SQLITE_OPEN_CREATE == 0 {
			return lib.SQLITE_CANTOPEN
		}
		var err error
		if n, err = d.create(path.Base(name)); err != nil {
			return code(err, lib.SQLITE_CANTOPEN)
		}
	}
	f.d, f.n, f.name, f.temp = d, n, path.Base(name), false
	return lib.SQLITE_OK
}

func xDelete(_ *libc.TLS, _, name uintptr, dirSync int32) int32 {
	full := libc.GoString(name)
	d := mounted(full)
	if d == nil {
		return lib.SQLITE_IOERR_DELETE
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.live[path.Base(full)] == nil {
		return lib.SQLITE_IOERR_DELETE_NOENT
	}
	return code(d.remove(path.Base(full), dirSync != 0), lib.SQLITE_IOERR_DELETE)
}

func xAccess(_ *libc.TLS, _, name uintptr, flags int32, out uintptr) int32 {
	full := libc.GoString(name)
	*at[int32](out) = 0
	d := mounted(full)
	if d == nil {
		return lib.SQLITE_OK
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return lib.SQLITE_IOERR_ACCESS
	}
	n := d.live[path.Base(full)]
	// SQLite asks whether a journal is there and means one that holds anything.
	if n != nil && (flags != lib.SQLITE_ACCESS_EXISTS || len(n.live) > 0) {
		*at[int32](out) = 1
	}
	return lib.SQLITE_OK
}

func xFullPathname(_ *libc.TLS, _, name uintptr, room int32, out uintptr) int32 {
	s := append([]byte(libc.GoString(name)), 0)
	if len(s) > int(room) {
		return lib.SQLITE_CANTOPEN
	}
	copy(bytesAt(out, int(room)), s)
	return lib.SQLITE_OK
}

func xGetLastError(_ *libc.TLS, _ uintptr, _ int32, _ uintptr) int32 { return 0 }
