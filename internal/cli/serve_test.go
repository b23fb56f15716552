package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"spotter/internal/store/pgtest"
)

// lines is a writer that several goroutines may use.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// start runs spotter until stop is called, which gives its exit code.
func start(t *testing.T, dir string) (url string, stop func() int) {
	t.Helper()
	url, _, stop = startWith(t, nil, "--data", dir)
	return url, stop
}

func startWith(t *testing.T, env []string, args ...string) (url string, said func() string, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var out, errs lines
	code := make(chan int, 1)
	go func() {
		code <- Run(ctx, append(args, "--no-link", "--addr", "127.0.0.1:0"), env, strings.NewReader(""), &out, &errs)
	}()
	for deadline := time.Now().Add(20 * time.Second); url == "" && time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		url = address.FindString(out.String())
	}
	if url == "" {
		cancel()
		t.Fatalf("no address was printed: %s", errs.String())
	}
	return url, func() string { return out.String() + errs.String() }, func() int { cancel(); return <-code }
}

// TestServeOnPostgres: the app on --db and on SPOTTER_DB is one app, and no
// word of it holds the password.
func TestServeOnPostgres(t *testing.T) {
	db := pgtest.Database(t)
	for _, how := range []struct{ env, args []string }{{nil, []string{"--db", db}}, {[]string{"SPOTTER_DB=" + db}, nil}, {nil, []string{"--data", db}}} {
		url, said, stop := startWith(t, how.env, how.args...)
		if page := get(t, url+"/"); !strings.Contains(page, "made-up") {
			t.Error("the example athlete is not there")
		}
		if code := stop(); code != Done {
			t.Errorf("exit code %d", code)
		}
		if strings.Contains(said(), pgtest.Secret) || !strings.Contains(said(), "data in the database server") {
			t.Errorf("it said %s", said())
		}
	}
	for _, args := range [][]string{{"--db", db + "&sslmode=what"}, {"--db", strings.Replace(db, "tester:", "who:", 1)}, {"--db", db, "--data", t.TempDir()}, {"--db", t.TempDir()}} {
		var out, errs lines
		code := Run(t.Context(), append(args, "--no-link", "--addr", "127.0.0.1:0"), nil, strings.NewReader(""), &out, &errs)
		if code != Failed && code != Usage || strings.Contains(out.String()+errs.String(), pgtest.Secret) {
			t.Errorf("exit code %d, said %s%s", code, out.String(), errs.String())
		}
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d, %v", url, resp.StatusCode, err)
	}
	return string(b)
}

func TestServeOpensTheAppAndEndsQuietly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	url, stop := start(t, dir)
	if page := get(t, url+"/"); !strings.Contains(page, "made-up") {
		t.Error("the first start does not show the example athlete as made up")
	}
	if code := stop(); code != Done {
		t.Errorf("exit code %d", code)
	}
	url, stop = start(t, dir)
	get(t, url+"/plan")
	if code := stop(); code != Done {
		t.Errorf("second start: exit code %d", code)
	}
}

func TestServeSaysWhatIsWrong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "not-a-folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--data", file}, {"--addr", "nowhere:-1", "--data", t.TempDir()}} {
		var out, errs bytes.Buffer
		if code := Run(context.Background(), args, nil, strings.NewReader(""), &out, &errs); code != Failed || !strings.Contains(errs.String(), " — ") {
			t.Errorf("%v: %d, %q", args, code, errs.String())
		}
	}
}

// TestWhichDay: without --as-of the clock decides, but never a day before the
// case itself.
func TestWhichDay(t *testing.T) {
	name := filepath.Join(t.TempDir(), "case.json")
	if err := os.WriteFile(name, []byte(smallCase), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ clock, asOf, want string }{
		{"2026-03-10", "", `"as_of": "2026-03-10"`},
		{"2026-02-01", "", `"as_of": "2026-03-02"`},
		{"2026-02-01", "2026-03-05", `"as_of": "2026-03-05"`},
	} {
		args := []string{"plan", name, "--json"}
		if c.asOf != "" {
			args = append(args, "--as-of", c.asOf)
		}
		clock, err := time.Parse(time.DateOnly, c.clock)
		if err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		code := run(context.Background(), args, nil, strings.NewReader(""), &out, &errs, func() time.Time { return clock })
		if code != Done || !strings.Contains(out.String(), c.want) {
			t.Errorf("clock %s: %d %s%.200s", c.clock, code, errs.String(), out.String())
		}
	}
}

// TestTheLinkThatIsPrinted: without it nothing is shown; it opens once, and the
// browser stays known when spotter is started again.
func TestTheLinkThatIsPrinted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	known, stranger := &http.Client{Jar: jar}, &http.Client{}
	code := func(c *http.Client, url string) int {
		t.Helper()
		resp, err := c.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	port := ""
	for round := range 2 {
		ctx, cancel := context.WithCancel(context.Background())
		var out, errs lines
		done := make(chan int, 1)
		addr := "127.0.0.1:0"
		if port != "" {
			addr = port
		}
		go func() {
			done <- Run(ctx, []string{"--addr", addr, "--data", dir}, nil, strings.NewReader(""), &out, &errs)
		}()
		link := ""
		for deadline := time.Now().Add(20 * time.Second); link == "" && time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
			link = regexp.MustCompile(`http://127\.0\.0\.1:\d+/enter/[0-9a-f]{32}`).FindString(out.String())
		}
		if link == "" {
			cancel()
			t.Fatalf("no link was printed: %q %q", out.String(), errs.String())
		}
		base, _, _ := strings.Cut(link, "/enter/")
		port = strings.TrimPrefix(base, "http://")
		if got := code(stranger, base+"/today"); got != http.StatusForbidden {
			t.Errorf("without the link: %d", got)
		}
		if round == 0 {
			if got := code(known, link); got != http.StatusOK {
				t.Errorf("the link: %d", got)
			}
			if got := code(stranger, link); got != http.StatusForbidden {
				t.Errorf("the link a second time, in another browser: %d", got)
			}
		}
		if got := code(known, base+"/today"); got != http.StatusOK {
			t.Errorf("round %d: the browser that is known: %d", round, got)
		}
		cancel()
		if got := <-done; got != Done {
			t.Errorf("exit code %d", got)
		}
	}
	if i, err := os.Stat(filepath.Join(dir, "browser.key")); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("the key's file: %v %v", i, err)
	}
}
