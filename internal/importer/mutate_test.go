package importer

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// TestMutations throws broken files at every reader, many times faster than the
// coverage-guided targets: seeds are bitten, cut, doubled and crossed by a
// generator with a fixed start. SPOTTER_MUTATIONS says how often per reader;
// without it a short run keeps the harness honest.
func TestMutations(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("SPOTTER_MUTATIONS"))
	if n == 0 {
		n = 500
	}
	tiny, err := os.ReadFile("testdata/tiny.fitnotes")
	if err != nil {
		t.Fatal(err)
	}
	seeds := map[string][][]byte{"fitnotes_backup": {tiny}}
	for _, s := range samples {
		seeds[s.format] = append(seeds[s.format], []byte(s.data))
	}
	for format, s := range fuzzSeeds {
		for _, x := range s {
			seeds[format] = append(seeds[format], []byte(x))
		}
	}
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(1, 2))
			if len(seeds[f.name]) == 0 {
				t.Fatal("no seed")
			}
			accepted, slowest := 0, 0.0
			for i := range n {
				data := mutate(rnd, seeds[f.name])
				b := newBuilder(f.name, Options{Unit: "kg"})
				start := time.Now()
				err := f.read(data, b)
				var res Result
				if err == nil {
					res, err = b.finish()
				}
				if d := time.Since(start).Seconds(); d > slowest {
					slowest = d
				}
				if err == nil {
					accepted++
				}
				lawful(t, res, err)
				if t.Failed() {
					t.Fatalf("after %d: %q", i, data)
				}
			}
			t.Logf("%d executions, %d accepted, slowest %.1f ms", n, accepted, 1000*slowest)
		})
	}
}

var bites = [][]byte{[]byte(","), []byte(";"), []byte("\""), []byte("\n"), []byte("\r\n"), []byte("\x00"), []byte("\xff"), []byte("-"), []byte("0"), []byte("99999999999"), []byte("1e308"), []byte("NaN"), []byte("2026-01-05"), []byte("5/1/26"),
	[]byte("kg"), []byte("lb"), []byte("x"), []byte("@"), []byte("100x5x3"), []byte("年"), []byte("\t"), []byte("|"), []byte("."), []byte("{"), []byte("["), []byte("}"), []byte("]"), []byte("null"), []byte("é"), []byte("\u00a0")}

// mutate makes a new file of the seeds.
func mutate(rnd *rand.Rand, seeds [][]byte) []byte {
	d := bytes.Clone(seeds[rnd.IntN(len(seeds))])
	for range 1 + rnd.IntN(6) {
		if len(d) == 0 {
			return d
		}
		i := rnd.IntN(len(d))
		j := i + rnd.IntN(min(len(d)-i, 64))
		switch rnd.IntN(8) {
		case 0:
			d[i] ^= byte(1 << rnd.IntN(8))
		case 1:
			d = append(d[:i], d[j:]...)
		case 2:
			d = append(d[:j:j], append(bytes.Clone(d[i:j]), d[j:]...)...)
		case 3:
			d = append(d[:i:i], append(bytes.Clone(bites[rnd.IntN(len(bites))]), d[i:]...)...)
		case 4:
			b := bites[rnd.IntN(len(bites))]
			copy(d[i:], b)
		case 5:
			d = d[:i]
		case 6:
			o := seeds[rnd.IntN(len(seeds))]
			d = append(d[:i:i], o[rnd.IntN(len(o)):]...)
		case 7:
			d[i] = byte(rnd.IntN(256))
		}
	}
	return d
}

// TestMutatedHealth is the same for the streamed XML.
func TestMutatedHealth(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("SPOTTER_MUTATIONS"))
	if n == 0 {
		n = 500
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	for range n {
		res, err := importHealth(bytes.NewReader(mutate(rnd, [][]byte{[]byte(healthSeed)})), Options{})
		lawful(t, res, err)
	}
	t.Log(fmt.Sprint(n), "executions")
}
