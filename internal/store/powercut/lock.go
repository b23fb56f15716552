//go:build !js

package powercut

import (
	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// xLock raises a lock as SQLite's locking page describes it: many may share,
// one may reserve, and who wants it alone waits for the sharers to go.
func xLock(_ *libc.TLS, p uintptr, want int32) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if f.n.locks == nil {
		f.n.locks = map[*file]int32{}
	}
	if f.n.locks[f] >= want {
		return lib.SQLITE_OK
	}
	highest := int32(lib.SQLITE_LOCK_NONE)
	for other, level := range f.n.locks {
		if other != f {
			highest = max(highest, level)
		}
	}
	switch {
	case want == lib.SQLITE_LOCK_SHARED && highest >= lib.SQLITE_LOCK_PENDING,
		want >= lib.SQLITE_LOCK_RESERVED && highest >= lib.SQLITE_LOCK_RESERVED:
		return lib.SQLITE_BUSY
	case want == lib.SQLITE_LOCK_EXCLUSIVE && highest >= lib.SQLITE_LOCK_SHARED:
		f.n.locks[f] = lib.SQLITE_LOCK_PENDING
		return lib.SQLITE_BUSY
	}
	f.n.locks[f] = want
	return lib.SQLITE_OK
}

func xUnlock(_ *libc.TLS, p uintptr, to int32) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if f.n.locks[f] > to {
		f.n.locks[f] = to
	}
	return lib.SQLITE_OK
}

func xCheckReservedLock(_ *libc.TLS, p, out uintptr) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	*at[int32](out) = 0
	for _, level := range f.n.locks {
		if level >= lib.SQLITE_LOCK_RESERVED {
			*at[int32](out) = 1
		}
	}
	return lib.SQLITE_OK
}

// shared is the memory that the connections to one database share: the index
// of the write-ahead log. It is no part of the disk and gone after a cut.
type shared struct {
	regions []uintptr
	users   int
	alone   [lib.SQLITE_SHM_NLOCK]*file
	share   [lib.SQLITE_SHM_NLOCK]map[*file]bool
}

func xShmMap(tls *libc.TLS, p uintptr, region, size, extend int32, out uintptr) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	*at[uintptr](out) = 0
	if f.n.shm == nil {
		f.n.shm = &shared{}
	}
	m := f.n.shm
	if !f.mapped {
		f.mapped = true
		m.users++
	}
	for len(m.regions) <= int(region) {
		if extend == 0 {
			return lib.SQLITE_OK
		}
		mem := libc.Xcalloc(tls, 1, libc.Tsize_t(size))
		if mem == 0 {
			return lib.SQLITE_NOMEM
		}
		m.regions = append(m.regions, mem)
	}
	*at[uintptr](out) = m.regions[region]
	return lib.SQLITE_OK
}

func xShmLock(_ *libc.TLS, p uintptr, first, n, flags int32) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	m := f.n.shm
	if m == nil {
		return lib.SQLITE_IOERR_SHMLOCK
	}
	slots := func(do func(int)) {
		for i := first; i < first+n; i++ {
			do(int(i))
		}
	}
	if flags&lib.SQLITE_SHM_UNLOCK != 0 {
		slots(func(i int) { m.release(f, i) })
		return lib.SQLITE_OK
	}
	free := true
	slots(func(i int) { free = free && m.free(f, i, flags&lib.SQLITE_SHM_EXCLUSIVE != 0) })
	if !free {
		return lib.SQLITE_BUSY
	}
	slots(func(i int) { m.take(f, i, flags&lib.SQLITE_SHM_EXCLUSIVE != 0) })
	return lib.SQLITE_OK
}

// free says whether nobody else stands against this lock.
func (m *shared) free(f *file, i int, alone bool) bool {
	if m.alone[i] != nil && m.alone[i] != f {
		return false
	}
	others := len(m.share[i])
	if m.share[i][f] {
		others--
	}
	return !alone || others == 0
}

func (m *shared) take(f *file, i int, alone bool) {
	if alone {
		m.alone[i] = f
		return
	}
	if m.share[i] == nil {
		m.share[i] = map[*file]bool{}
	}
	m.share[i][f] = true
}

func (m *shared) release(f *file, i int) {
	delete(m.share[i], f)
	if m.alone[i] == f {
		m.alone[i] = nil
	}
}

func xShmBarrier(_ *libc.TLS, p uintptr) {
	f := fileOf(p)
	f.d.mu.Lock() // a lock taken and given back orders memory
	defer f.d.mu.Unlock()
}

func xShmUnmap(tls *libc.TLS, p uintptr, _ int32) int32 {
	f := fileOf(p)
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	m := f.n.shm
	if m == nil || !f.mapped {
		return lib.SQLITE_OK
	}
	f.mapped = false
	for i := range m.share {
		m.release(f, i)
	}
	if m.users--; m.users == 0 {
		for _, mem := range m.regions {
			libc.Xfree(tls, mem)
		}
		f.n.shm = nil
	}
	return lib.SQLITE_OK
}
