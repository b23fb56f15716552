package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"pgregory.net/rapid"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/store"
)

var (
	ctx  = context.Background()
	info = Info{Made: time.Date(2026, 3, 2, 18, 30, 0, 0, time.UTC), Program: "test", Knowledge: "k"}
	pass = Lock{Passphrase: "correct horse", work: 4}
)

// filled is a store with two people, one entry of a later version among them.
func filled(t testing.TB, n int) app.Store {
	t.Helper()
	s := store.NewMemory()
	for _, a := range []app.Athlete{{ID: "a", Name: "Zoë", Created: day.MustParse("2026-03-02")}, {ID: "none", Name: ""}, {ID: "b", Name: "B", Example: true}} {
		ok(t, s.AddAthlete(ctx, a))
	}
	kg, reps := 102.5, 5
	for i := range n {
		e := diary.Entry{Kind: "set", ID: fmt.Sprint(i), At: "2026-03-02", Lift: "squat_low_bar", Kg: &kg, Reps: &reps}
		ok(t, s.Append(ctx, "a", e))
	}
	var later diary.Entry
	ok(t, later.UnmarshalJSON([]byte(`{"kind":"of_later","id":"x","at":"2026-03-02","deep":{"b":1.50,"a":"<ü\u2028"}}`)))
	ok(t, s.Append(ctx, "b", later))
	ok(t, s.Append(ctx, "b", diary.Entry{Kind: "note", ID: "y", At: "2026-03-02", Text: "taken out"}))
	ok(t, s.Redact(ctx, "b", "y"))
	return s
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func saved(t testing.TB, s app.Store, l Lock) ([]byte, Manifest) {
	t.Helper()
	var b bytes.Buffer
	m, err := Write(ctx, s, &b, l, info, nil)
	ok(t, err)
	return b.Bytes(), m
}

// TestEverythingComesBack, plain and sealed: the same people, entries and
// histories; the second backup is equal to the first but for its epoch.
func TestEverythingComesBack(t *testing.T) {
	key, err := age.GenerateX25519Identity()
	ok(t, err)
	for name, c := range map[string]struct {
		l Lock
		k Key
	}{
		"plain":      {},
		"passphrase": {pass, Key{Passphrase: pass.Passphrase}},
		"key":        {Lock{Recipients: []string{key.Recipient().String()}}, Key{Identities: "# mine\n" + key.String() + "\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			file, m := saved(t, filled(t, 50), c.l)
			checked, err := Check(ctx, bytes.NewReader(file), c.k, nil)
			ok(t, err)
			if fmt.Sprint(checked) != fmt.Sprint(m) || m.Entries() != 52 {
				t.Fatalf("checked %+v\nmade %+v", checked, m)
			}
			s := store.NewMemory()
			ok(t, Fill(ctx, bytes.NewReader(file), c.k, m, s, nil))
			folded, err := Compare(ctx, s, m, info)
			if err != nil || !folded {
				t.Fatal(folded, err)
			}
			_, again := saved(t, s, Lock{})
			if again.Epoch == m.Epoch {
				t.Error("a restored store has the epoch of the old one")
			}
			if again.Epoch = m.Epoch; fmt.Sprint(again) != fmt.Sprint(m) {
				t.Error("a backup of the restored store differs from one of the first")
			}
			if err := s.Append(ctx, "b", diary.Entry{Kind: "note", ID: "y", At: "2026-03-02", Text: "taken out"}); err != nil {
				t.Errorf("the id of a redacted entry is not known any more: %v", err)
			}
			if n, err := s.Entries(ctx, "b"); err != nil || len(n) != 1 {
				t.Errorf("redacted words are back: %v %v", n, err)
			}
		})
	}
}

// TestAnyDiaryComesBack: whatever an entry holds.
func TestAnyDiaryComesBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := store.NewMemory()
		ok(t, s.AddAthlete(ctx, app.Athlete{ID: "a", Name: rapid.StringOf(rapid.RuneFrom([]rune("aß-\"\n=😀"))).Draw(r, "name")}))
		n := rapid.IntRange(0, 20).Draw(r, "n")
		for i := range n {
			kg := rapid.Float64Range(-10, 1000).Draw(r, "kg")
			ok(t, s.Append(ctx, "a", diary.Entry{ID: fmt.Sprint(i), Kind: rapid.SampledFrom([]string{"set", "note", "later"}).Draw(r, "kind"),
				At: "2026-03-02", Text: rapid.String().Draw(r, "text"), Kg: &kg}))
		}
		file, m := saved(t, s, Lock{})
		to := store.NewMemory()
		ok(t, Fill(ctx, bytes.NewReader(file), Key{}, m, to, nil))
		if _, err := Compare(ctx, to, m, info); err != nil {
			r.Fatal(err)
		}
	})
}

// TestNoDamageIsOverlooked: every cut and every flipped bit is an error. In a
// file that is not encrypted, gzip has bits that mean nothing (a time, a
// distance to equal bytes): such a flip changes nothing that comes back.
func TestNoDamageIsOverlooked(t *testing.T) {
	for _, l := range []Lock{{}, pass} {
		k := Key{Passphrase: l.Passphrase}
		file, _ := saved(t, filled(t, 20), l)
		for n := range file {
			if _, err := Check(ctx, bytes.NewReader(file[:n]), k, nil); err == nil {
				t.Fatalf("cut off after %d of %d bytes: no error", n, len(file))
			}
		}
		caught := 0
		for i := range file {
			bad := bytes.Clone(file)
			bad[i] ^= 1 << (i % 8)
			m, err := Check(ctx, bytes.NewReader(bad), k, nil)
			if err != nil {
				caught++
				continue
			}
			to := store.NewMemory()
			ok(t, Fill(ctx, bytes.NewReader(bad), k, m, to, nil))
			if _, err := Compare(ctx, to, m, info); err != nil || !l.Open() {
				t.Fatalf("bit %d of byte %d of %d: not found, %v", i%8, i, len(file), err)
			}
		}
		t.Logf("%d bytes: %d of %d flips caught", len(file), caught, len(file))
	}
}

func TestErrorsSayWhatIsWrong(t *testing.T) {
	sealed, _ := saved(t, filled(t, 3), pass)
	plain, _ := saved(t, filled(t, 3), Lock{})
	for name, c := range map[string]struct {
		file []byte
		k    Key
		want error
	}{
		"no passphrase":    {sealed, Key{}, ErrNeedsKey},
		"wrong passphrase": {sealed, Key{Passphrase: "correct hrose"}, ErrWrongKey},
		"a key file":       {sealed, Key{Identities: "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ3290GQ"}, nil},
		"empty":            {nil, Key{}, ErrNotBackup},
		"a text":           {[]byte("I benched on Tuesday and it was fine, all of it."), Key{}, ErrNotBackup},
		"another gzip":     {zipped(t, []byte(strings.Repeat("words ", 1000))), Key{}, ErrChanged},
		"half":             {plain[:len(plain)/2], Key{}, ErrCutOff},
		"short, sealed":    {sealed[:len(sealed)-10], Key{Passphrase: pass.Passphrase}, ErrChanged},
		"something behind": {append(bytes.Clone(plain), "more"...), Key{}, ErrChanged},
		"twice":            {append(bytes.Clone(plain), plain...), Key{}, ErrChanged},
	} {
		_, err := Check(ctx, bytes.NewReader(c.file), c.k, nil)
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

func zipped(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write(b)
	ok(t, errors.Join(err, w.Close()))
	return out.Bytes()
}

// parcel is a hostile tar.
func parcel(t testing.TB, headers ...tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range headers {
		ok(t, w.WriteHeader(&h))
		_, err := io.CopyN(w, zeros{}, h.Size)
		ok(t, err)
	}
	ok(t, w.Close())
	return zipped(t, b.Bytes())
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestHostileFilesAreRefused(t *testing.T) {
	for name, h := range map[string]tar.Header{
		"out of the folder": {Name: "../../.ssh/authorized_keys", Typeflag: tar.TypeReg},
		"from the root":     {Name: "/etc/passwd", Typeflag: tar.TypeReg},
		"a link":            {Name: "people/0001.jsonl", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
		"a folder":          {Name: "people/0001.jsonl/", Typeflag: tar.TypeDir},
		"out of order":      {Name: "people/0002.jsonl", Typeflag: tar.TypeReg},
	} {
		if _, err := Check(ctx, bytes.NewReader(parcel(t, h)), Key{}, nil); !errors.Is(err, ErrChanged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestBombsAreRefusedInLittleMemory: one endless line, a gigabyte of lines, a
// manifest without end. The heap stays under 50 MB.
func TestBombsAreRefusedInLittleMemory(t *testing.T) {
	line := []byte(`{"kind":"note","at":"2026-03-02","id":"1","text":"` + strings.Repeat("a", 900) + "\"}\n")
	for name, b := range map[string][]byte{
		"one line": bomb(t, partName(0), []byte{'a'}, 600<<20),
		"lines":    bomb(t, partName(0), line, 600<<20),
		"manifest": bomb(t, manifestName, []byte{' '}, 600<<20),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, err := Check(ctx, bytes.NewReader(b), Key{}, nil)
			runtime.ReadMemStats(&after)
			if !errors.Is(err, ErrTooLarge) {
				t.Errorf("%d bytes: %v", len(b), err)
			}
			if grew := after.TotalAlloc - before.TotalAlloc; grew > 50<<20 {
				t.Errorf("it took %d MB", grew>>20)
			}
		})
	}
}

// bomb is a gzip of a tar with one member that repeats what to size bytes.
func bomb(t testing.TB, name string, what []byte, size int64) []byte {
	t.Helper()
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	ok(t, err)
	w := tar.NewWriter(z)
	block := bytes.Repeat(what, 1+(1<<20)/len(what))
	n := size / int64(len(block))
	ok(t, w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Size: n * int64(len(block))}))
	for range n {
		_, err := w.Write(block)
		ok(t, err)
	}
	ok(t, errors.Join(w.Close(), z.Close()))
	return out.Bytes()
}

// TestAChangeBetweenCheckAndFillIsSeen: the file is read twice, and must be
// the same both times.
func TestAChangeBetweenCheckAndFillIsSeen(t *testing.T) {
	_, m := saved(t, filled(t, 3), Lock{})
	other, _ := saved(t, filled(t, 4), Lock{})
	if err := Fill(ctx, bytes.NewReader(other), Key{}, m, store.NewMemory(), nil); !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
}

// TestCompareSees: a store with one entry more, less or changed is not equal.
func TestCompareSees(t *testing.T) {
	file, m := saved(t, filled(t, 3), Lock{})
	s := store.NewMemory()
	ok(t, Fill(ctx, bytes.NewReader(file), Key{}, m, s, nil))
	ok(t, s.Append(ctx, "none", diary.Entry{ID: "n", Kind: "note", At: "2026-03-02"}))
	if _, err := Compare(ctx, s, m, info); err == nil {
		t.Error("one entry more was not seen")
	}
	if _, err := Compare(ctx, filled(t, 2), m, info); err == nil {
		t.Error("one entry less was not seen")
	}
	newer := info
	newer.Program = "other"
	m.People[0].Folded = "another history"
	if folded, err := Compare(ctx, filled(t, 3), m, newer); err != nil || folded {
		t.Errorf("folds of another program were compared: %v %v", folded, err)
	}
	if _, err := Compare(ctx, filled(t, 3), m, info); err == nil {
		t.Error("another history was not seen")
	}
}

// TestAPassphraseThatCostsTooMuchIsNotTried: a hostile file may ask for a
// derivation of hours and gigabytes.
func TestAPassphraseThatCostsTooMuchIsNotTried(t *testing.T) {
	file, _ := saved(t, filled(t, 3), pass)
	costly := bytes.Replace(file, []byte(" 4\n"), []byte(" 40\n"), 1)
	if bytes.Equal(costly, file) {
		t.Fatal("the work factor does not stand where it was")
	}
	start := time.Now()
	if _, err := Check(ctx, bytes.NewReader(costly), Key{Passphrase: pass.Passphrase}, nil); !errors.Is(err, ErrChanged) || time.Since(start) > time.Minute {
		t.Errorf("after %v: %v", time.Since(start), err)
	}
}

// BenchmarkHundredThousand: ten years of one person, to a file and back into
// memory.
func BenchmarkHundredThousand(b *testing.B) {
	s := store.NewMemory()
	ok(b, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	kg, reps, entries := 102.5, 5, []diary.Entry{}
	for i := range 100_000 {
		entries = append(entries, diary.Entry{Kind: "set", ID: fmt.Sprintf("018e0000-0000-7000-8000-%012d", i), At: day.MustParse("2020-01-01").Add(i / 40).String(),
			Lift: "squat_low_bar", Kg: &kg, Reps: &reps})
	}
	ok(b, s.Append(ctx, "a", entries...))
	file, m := saved(b, s, Lock{})
	b.Run("save", func(b *testing.B) {
		for b.Loop() {
			_, err := Write(ctx, s, io.Discard, Lock{}, info, nil)
			ok(b, err)
		}
	})
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			_, err := Check(ctx, bytes.NewReader(file), Key{}, nil)
			ok(b, err)
		}
	})
	b.Run("fill", func(b *testing.B) {
		for b.Loop() {
			ok(b, Fill(ctx, bytes.NewReader(file), Key{}, m, store.NewMemory(), nil))
		}
	})
	b.ReportMetric(float64(len(file)), "bytes")
}

func FuzzCheck(f *testing.F) {
	for _, l := range []Lock{{}, pass} {
		file, _ := saved(f, filled(f, 2), l)
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if bytes.HasPrefix(b, []byte(ageIntro)) && bytes.Contains(b, []byte("scrypt")) {
			t.Skip("each try of a passphrase takes a second")
		}
		m, err := Check(ctx, bytes.NewReader(b), Key{Passphrase: pass.Passphrase}, nil)
		if err == nil && m.Schema != Schema {
			t.Error("no error, no manifest")
		}
	})
}
