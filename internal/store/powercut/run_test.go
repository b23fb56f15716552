//go:build !js

package powercut_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"sync"

	"spotter/internal/app"
	"spotter/internal/backup"
	"spotter/internal/store"
	"spotter/internal/store/powercut"
)

var ctx = context.Background()

// mode is one way to go wrong.
type mode struct {
	name    string
	faults  func(rng *rand.Rand) powercut.Faults
	pragmas []string
	fresh   int // one run in so many begins with the making of the database
	writers int // how many; 0 = one to four
}

func cutAt(harsh, lie bool) func(*rand.Rand) powercut.Faults {
	return func(rng *rand.Rand) powercut.Faults {
		return powercut.Faults{CutAt: 1 + rng.IntN(220), Harsh: harsh, Lie: lie}
	}
}

func failAt(full, stay bool) func(*rand.Rand) powercut.Faults {
	return func(rng *rand.Rand) powercut.Faults {
		return powercut.Faults{FailAt: 1 + rng.IntN(220), Full: full, Stay: stay}
	}
}

// modes that must lose nothing.
var modes = []mode{
	{name: "power cut", faults: cutAt(false, false), fresh: 4},
	{name: "power cut, harsh directory", faults: cutAt(true, false), fresh: 2},
	{name: "disk full once", faults: failAt(true, false), fresh: 8},
	{name: "disk full for ever", faults: failAt(true, true), fresh: 8},
	{name: "EIO once", faults: failAt(false, false), fresh: 8},
	{name: "EIO for ever", faults: failAt(false, true), fresh: 8},
}

// mutants are wrong on purpose: a harness that finds nothing here sees nothing.
var mutants = []mode{
	{name: "synchronous=NORMAL", faults: cutAt(false, false), pragmas: []string{"synchronous(NORMAL)"}, fresh: 8},
	{name: "synchronous=OFF", faults: cutAt(false, false), pragmas: []string{"synchronous(OFF)"}, fresh: 8},
	{name: "WAL before synchronous, harsh directory", faults: cutAt(true, false), pragmas: []string{"journal_mode(WAL)"}, fresh: 1},
	{name: "lying fsync", faults: cutAt(false, true), fresh: 8},
}

// tuned makes checkpoints and page traffic frequent, so that cuts meet them.
func tuned(m mode) []store.Option {
	out := []store.Option{store.WithVFS(powercut.Name), store.WithPragma("wal_autocheckpoint(8)"), store.WithPragma("cache_size(20)")}
	for _, p := range m.pragmas {
		out = append(out, store.WithPragma(p))
	}
	return out
}

// prepared is a disk with a database that is made already.
var prepared = sync.OnceValue(func() *powercut.Disk {
	const dir = "/sim/prepared"
	d := powercut.New(0, powercut.Faults{})
	powercut.Mount(dir, d)
	s, err := store.Open(ctx, dir, tuned(mode{})...)
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		panic(err)
	}
	return d
})

// run is one life of a store: it is opened on a disk that will fail, used by
// several writers, cut off, opened again on what is left, and judged.
func run(m mode, seed uint64) (v verdict) {
	rng := rand.New(rand.NewPCG(seed, 2))
	dir := fmt.Sprintf("/sim/%s/%d", m.name, seed)
	defer powercut.Unmount(dir)
	d := powercut.New(seed, powercut.Faults{})
	if rng.IntN(m.fresh) > 0 {
		d = prepared().Clone(seed)
	}
	powercut.Mount(dir, d)
	d.Set(m.faults(rng))

	world := newModel()
	s, err := store.Open(ctx, dir, tuned(m)...)
	if err == nil {
		work(s, world, d, rng, m.writers)
		s.Close()
	} else if !d.Hit() {
		v.fault(&v.unopenable, 1, "the first opening: %v", err)
	}
	v.hit = toInt(d.Hit())
	if !d.Dead() {
		afterwards(m, dir, d, world, rng, &v)
	}
	powercut.Mount(dir, d.Cut())
	reopen(m, dir, world, rng, &v)
	return v
}

// afterwards: once the disk is well again, the store must be usable again.
func afterwards(m mode, dir string, d *powercut.Disk, world *model, rng *rand.Rand, v *verdict) {
	d.Mend()
	s, err := store.Open(ctx, dir, tuned(m)...)
	if err != nil {
		v.fault(&v.unopenable, 1, "after the fault: %v", err)
		return
	}
	defer s.Close()
	one(s, world, 9, "later", rng)
	if world.people["later"] == nil || world.people["later"].count() == 0 {
		v.fault(&v.wrong, 1, "the store takes nothing after the fault")
	}
}

// reopen opens what a cut left and judges it; then it must take more.
func reopen(m mode, dir string, world *model, rng *rand.Rand, v *verdict) {
	s, err := store.Open(ctx, dir, tuned(m)...)
	if err != nil {
		v.fault(&v.unopenable, 1, "after the cut: %v", err)
		return
	}
	world.judge(s, v)
	one(s, world, 8, "last", rng)
	s.Close()
	if err := integrity(dir); err != nil {
		v.fault(&v.corrupt, 1, "integrity: %v", err)
	}
	if s, err = store.Open(ctx, dir, tuned(m)...); err != nil {
		v.fault(&v.unopenable, 1, "a second time: %v", err)
		return
	}
	defer s.Close()
	if got, err := s.Entries(ctx, "last"); err != nil || len(got) == 0 {
		v.fault(&v.wrong, 1, "the store takes nothing after the cut: %v", err)
	}
}

func integrity(dir string) error {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: dir}).EscapedPath()+"/"+store.FileName+"?vfs="+powercut.Name)
	if err != nil {
		return err
	}
	defer db.Close()
	var word string
	if err := db.QueryRow("pragma integrity_check").Scan(&word); err != nil || word != "ok" {
		return errors.Join(err, errors.New(word))
	}
	rows, err := db.Query("pragma foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return errors.New("an entry without its athlete")
	}
	return rows.Err()
}

// work lets one to four writers use the store until the disk fails for good.
func work(s app.Store, world *model, d *powercut.Disk, rng *rand.Rand, writers int) {
	if writers == 0 {
		writers = 1 + rng.IntN(4)
	}
	var wg sync.WaitGroup
	for w := range writers {
		mine := rand.New(rand.NewPCG(rng.Uint64(), uint64(w)))
		wg.Go(func() {
			own := app.AthleteID(fmt.Sprintf("own%d", w))
			for range 4 + mine.IntN(12) {
				if d.Dead() {
					return
				}
				switch mine.IntN(8) {
				case 0:
					one(s, world, w, "shared", mine)
				case 1:
					if mine.IntN(4) == 0 {
						save(s, world, own)
					}
				case 3:
					redact(s, world, own, mine)
				case 2:
					if mine.IntN(4) == 0 {
						remove(s, world, own)
						own += "+"
						continue
					}
					fallthrough
				default:
					one(s, world, w, own, mine)
				}
			}
		})
	}
	wg.Wait()
}

// save makes a backup beside the other writers: if it says that all went well
// it can be restored from, and holds what its own writer was told is stored.
func save(s app.Store, world *model, own app.AthleteID) {
	var file bytes.Buffer
	if _, err := backup.Write(ctx, s, &file, backup.Lock{}, backup.Info{}, nil); err != nil {
		return
	}
	m, err := backup.Check(ctx, &file, backup.Key{}, nil)
	have := 0
	for _, p := range m.People {
		if p.ID == string(own) {
			have = p.Entries
		}
	}
	if want := world.person(own).count(); err != nil || have < want {
		world.set(func() { world.refused = fmt.Errorf("a backup has %d of %d entries: %v", have, want, err) })
	}
}

// redact takes the words of one acknowledged entry away.
func redact(s app.Store, world *model, own app.AthleteID, rng *rand.Rand) {
	p := world.person(own)
	if len(p.batches) == 0 {
		return
	}
	b := p.batches[rng.IntN(len(p.batches))]
	if !b.acked {
		return
	}
	id := b.ids[rng.IntN(len(b.ids))]
	world.set(func() { world.redact[id] = max(world.redact[id], tried) })
	if err := s.Redact(ctx, own, id); err == nil {
		world.set(func() { world.redact[id] = done })
	}
}

// one appends a few entries to a diary, makes the athlete first if need be,
// and now and then sends the same again, as after a lost answer.
func one(s app.Store, world *model, writer int, id app.AthleteID, rng *rand.Rand) {
	p := world.person(id)
	if !p.added {
		world.set(func() { p.addMaybe = true })
		err := s.AddAthlete(ctx, app.Athlete{ID: id, Name: string(id)})
		if err != nil && !errors.Is(err, app.ErrTaken) {
			return
		}
		world.set(func() { p.added = true })
	}
	b := &batch{writer: writer}
	for range 1 + rng.IntN(4) {
		b.ids = append(b.ids, world.entry(rng).ID)
	}
	entries := world.given(b.ids)
	world.set(func() { p.batches = append(p.batches, b) })
	for range 1 + rng.IntN(10)/9 {
		err := s.Append(ctx, id, entries...)
		if err == nil {
			world.set(func() { b.acked = true })
		} else if !trust(err) {
			world.set(func() { world.refused = err })
		}
	}
}

func remove(s app.Store, world *model, id app.AthleteID) {
	p := world.person(id)
	world.set(func() { p.goneMaybe = true })
	if err := s.DeleteAthlete(ctx, id); err == nil {
		world.set(func() { p.gone = true })
	}
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
