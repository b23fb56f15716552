//go:build !js

package powercut

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
)

// Sector is the smallest piece that a cut keeps or drops, in bytes.
const Sector = 512

// Faults is how a disk misbehaves. Operations that change something (create,
// write, truncate, sync, delete) are counted from 1.
type Faults struct {
	CutAt  int  // the operation at which the power goes; 0 = never
	FailAt int  // the first operation that fails; 0 = none
	Stay   bool // and all after it, until Mend
	Full   bool // the failing operation reports a full disk; only what needs room fails
	Lie    bool // a sync says that it is done and does nothing
	Harsh  bool // directory changes are safe only when their own sync came
}

var (
	errCut  = errors.New("the power is gone")
	errFull = errors.New("the disk is full")
	errIO   = errors.New("input/output error")
)

// change is one unsynced write: bytes at an offset, or a new length.
type change struct {
	off  int64
	data []byte // nil = the file is cut or stretched to off
}

// node is the content of a file, with or without a name.
type node struct {
	safe, live []byte
	pending    []change
	shm        *shared
	locks      map[*file]int32
}

// entry is one unsynced change of the directory; n is nil for a deletion.
type entry struct {
	name string
	n    *node
}

// Disk is one folder of files.
type Disk struct {
	mu      sync.Mutex
	dice    *rand.Rand
	faults  Faults
	safe    map[string]*node // the directory as synced
	live    map[string]*node // the directory as seen
	pending []entry
	ops     int
	dead    bool
	hit     bool // a fault was met
}

// New is an empty disk. The seed decides what a cut leaves.
func New(seed uint64, f Faults) *Disk {
	return &Disk{dice: rand.New(rand.NewPCG(seed, 1)), faults: f, safe: map[string]*node{}, live: map[string]*node{}}
}

// Set changes how the disk misbehaves from here on; counts start anew.
func (d *Disk) Set(f Faults) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults, d.ops, d.hit = f, 0, false
}

// Mend ends every fault, as when room was made; a cut that came stays.
func (d *Disk) Mend() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults.CutAt, d.faults.FailAt = 0, 0
}

// Ops counts the operations since New or Set.
func (d *Disk) Ops() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.ops
}

// Hit says whether a fault was met.
func (d *Disk) Hit() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.hit
}

// step counts an operation and says whether it may go on. room says that it
// needs free space.
func (d *Disk) step(room bool) error {
	if d.dead {
		return errCut
	}
	d.ops++
	f := d.faults
	if f.CutAt > 0 && d.ops >= f.CutAt {
		d.dead, d.hit = true, true
		return errCut
	}
	if f.FailAt > 0 && d.ops >= f.FailAt && (!f.Full || room) {
		d.hit = true
		if !f.Stay {
			d.faults.FailAt = 0
		}
		if f.Full {
			return errFull
		}
		return errIO
	}
	return nil
}

// apply plays one change onto an image.
func apply(img []byte, c change) []byte {
	end := c.off + int64(len(c.data))
	if c.data == nil && int64(len(img)) > c.off {
		return img[:c.off:c.off]
	}
	if grow := end - int64(len(img)); grow > 0 {
		img = append(img, make([]byte, grow)...)
	}
	copy(img[c.off:], c.data)
	return img
}

// write takes bytes into the cache of the disk.
func (d *Disk) write(n *node, p []byte, off int64) error {
	c := change{off: off, data: slices.Clone(p)}
	if err := d.step(off+int64(len(p)) > int64(len(n.live))); err != nil {
		if d.hit && errors.Is(err, errCut) { // the write in flight may reach the platter
			n.pending = append(n.pending, c)
		}
		return err
	}
	n.live = apply(n.live, c)
	n.pending = append(n.pending, c)
	return nil
}

func (d *Disk) truncate(n *node, size int64) error {
	if err := d.step(false); err != nil {
		return err
	}
	c := change{off: size}
	n.live = apply(n.live, c)
	n.pending = append(n.pending, c)
	return nil
}

// sync makes a file safe, and its name; on a disk that is not harsh also
// every directory change before it, as a journalling file system does.
func (d *Disk) sync(name string, n *node) error {
	if err := d.step(false); err != nil {
		if !d.dead { // the cache calls its pages clean now: what did not reach the platter never will
			n.safe, n.pending = d.survivors(n), nil
		}
		return err
	}
	if d.faults.Lie {
		return nil
	}
	for _, c := range n.pending {
		n.safe = apply(n.safe, c)
	}
	n.pending = nil
	if d.live[name] == n {
		d.syncNames(func(e entry) bool { return !d.faults.Harsh || e.name == name })
	}
	return nil
}

// syncNames makes directory changes safe, in order.
func (d *Disk) syncNames(which func(entry) bool) {
	var rest []entry
	for _, e := range d.pending {
		if which(e) {
			setName(d.safe, e)
		} else {
			rest = append(rest, e)
		}
	}
	d.pending = rest
}

func setName(dir map[string]*node, e entry) {
	if e.n == nil {
		delete(dir, e.name)
		return
	}
	dir[e.name] = e.n
}

// create gives a new file a name.
func (d *Disk) create(name string) (*node, error) {
	if err := d.step(true); err != nil {
		return nil, err
	}
	n := &node{}
	d.live[name] = n
	d.pending = append(d.pending, entry{name, n})
	return n, nil
}

// remove takes a name away; dirSync makes that safe.
func (d *Disk) remove(name string, dirSync bool) error {
	if err := d.step(false); err != nil {
		return err
	}
	delete(d.live, name)
	d.pending = append(d.pending, entry{name, nil})
	if dirSync && !d.faults.Lie {
		d.syncNames(func(e entry) bool { return !d.faults.Harsh || e.name == name })
	}
	return nil
}

// Cut ends the power and gives the disk as it is found afterwards. The old
// one fails every operation from here on.
func (d *Disk) Cut() *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dead = true
	dir := maps.Clone(d.safe)
	kept := d.dice.IntN(len(d.pending) + 1)
	for i, e := range d.pending {
		if d.faults.Harsh && d.dice.IntN(2) == 0 || !d.faults.Harsh && i < kept {
			setName(dir, e)
		}
	}
	after := New(d.dice.Uint64(), Faults{})
	for _, name := range slices.Sorted(maps.Keys(dir)) {
		img := d.survivors(dir[name])
		n := &node{safe: img, live: slices.Clone(img)}
		after.safe[name], after.live[name] = n, n
	}
	return after
}

// Clone is a copy of a quiet disk (nothing unsynced is asked about).
func (d *Disk) Clone(seed uint64) *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := New(seed, Faults{})
	for name, n := range d.live {
		c := &node{safe: slices.Clone(n.live), live: slices.Clone(n.live)}
		out.safe[name], out.live[name] = c, c
	}
	return out
}

// survivors throws the dice for every unsynced sector of a file.
func (d *Disk) survivors(n *node) []byte {
	img := slices.Clone(n.safe)
	for _, c := range n.pending {
		if c.data == nil {
			if d.dice.IntN(2) == 0 {
				img = apply(img, c)
			}
			continue
		}
		for at := 0; at < len(c.data); {
			end := min(at+Sector-int((c.off+int64(at))%Sector), len(c.data))
			kept := 0
			switch d.dice.IntN(4) {
			case 0, 1: // it reached the platter
				kept = end - at
			case 2: // torn: only its first part did
				kept = d.dice.IntN(end - at)
			}
			if kept > 0 {
				img = apply(img, change{off: c.off + int64(at), data: c.data[at : at+kept]})
			}
			at = end
		}
	}
	return img
}

// Dead says whether the power is gone.
func (d *Disk) Dead() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.dead
}

// Flip turns one bit of a file over, as a disk that rots does. It gives the
// number of bits that the file has; a bit beyond them flips nothing.
func (d *Disk) Flip(name string, bit int) (bits int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.live[name]
	if n == nil {
		return 0
	}
	if bits = 8 * len(n.live); bit < bits {
		n.live[bit/8] ^= 1 << (bit % 8)
		n.safe = slices.Clone(n.live)
	}
	return bits
}
