package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// binary builds spotter once for the benchmarks of whole processes.
func binary(b *testing.B) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), "spotter")
	cmd := exec.Command("go", "build", "-o", bin, "spotter/cmd/spotter")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return bin
}

// twoYears is four spans of the example's half year, one after the other.
func twoYears(asOf day.Date) []diary.Entry {
	var out []diary.Entry
	for n := 3; n >= 0; n-- {
		out = append(out, app.ExampleDiary(asOf.Add(-182*n))...)
	}
	return out
}

// files writes the example's post, its case and a diary of two years.
func files(b *testing.B, asOf day.Date) (post, caseFile, log string) {
	b.Helper()
	dir := b.TempDir()
	post, caseFile, log = filepath.Join(dir, "post.txt"), filepath.Join(dir, "case.json"), filepath.Join(dir, "log.jsonl")
	if err := os.WriteFile(post, []byte(app.ExamplePost()), 0o600); err != nil {
		b.Fatal(err)
	}
	a, err := app.New()
	if err != nil {
		b.Fatal(err)
	}
	c, err := a.Read(app.ExamplePost(), asOf)
	if err != nil {
		b.Fatal(err)
	}
	if err := writeCase(caseFile, c); err != nil {
		b.Fatal(err)
	}
	f, err := os.Create(log)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if err := diary.Encode(f, twoYears(asOf)); err != nil {
		b.Fatal(err)
	}
	return post, caseFile, log
}

func process(b *testing.B, bin string, args ...string) {
	best := time.Hour
	for b.Loop() {
		start := time.Now()
		cmd := exec.Command(bin, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		best = min(best, time.Since(start))
	}
	b.ReportMetric(float64(best.Microseconds())/1000, "best-ms")
}

// BenchmarkProcessRead is `spotter read` from start to exit.
func BenchmarkProcessRead(b *testing.B) {
	bin := binary(b)
	post, _, _ := files(b, day.MustParse("2026-03-02"))
	process(b, bin, "read", post, "--as-of", "2026-03-02", "--json")
}

// BenchmarkProcessPlan is `spotter plan` with two years of diary.
func BenchmarkProcessPlan(b *testing.B) {
	bin := binary(b)
	_, c, log := files(b, day.MustParse("2026-03-02"))
	process(b, bin, "plan", c, "--diary", log, "--as-of", "2026-03-02", "--json")
}

// BenchmarkProcessVersion is the floor: a process that does next to nothing.
func BenchmarkProcessVersion(b *testing.B) {
	process(b, binary(b), "version")
}
