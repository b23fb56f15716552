package cli

import (
	"bytes"
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"spotter/internal/app"
	"spotter/internal/store"
	"spotter/internal/store/pgtest"
	"spotter/internal/web"
)

var drillClock = func() time.Time { return time.Date(2026, 3, 2, 18, 30, 0, 0, time.UTC) }

// command runs spotter on a day that stands still.
func command(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	clock := drillClock
	if args[0] == "doctor" { // it would find that the clock stands still
		clock = time.Now
	}
	if code := run(context.Background(), args, nil, strings.NewReader(""), &out, &errs, clock); code != Done {
		t.Fatalf("spotter %v: code %d\n%s%s", args, code, out.String(), errs.String())
	}
	return out.String()
}

// once differ from answer to answer: the token of a form, the nonce of a page.
var once = regexp.MustCompile(`(nonce|name="(id|token)" value)="[^"]*"`)

// pagesOf are all pages and documents of a store.
func pagesOf(t *testing.T, s app.Store) map[string]string {
	t.Helper()
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	h, err := web.Handler(web.Config{App: a, Store: s, Now: drillClock})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, path := range []string{"/", "/case", "/screen", "/explain", "/plan", "/logged", "/about", "/api/case", "/api/screen", "/api/explain", "/api/plan"} {
		req := httptest.NewRequest("GET", "http://localhost"+path, nil)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, req)
		if w.Code >= 400 && path != "/logged" {
			t.Fatalf("%s: %d %s", path, w.Code, w.Body.String())
		}
		out[path] = once.ReplaceAllString(w.Body.String(), "$1")
	}
	return out
}

func same(t *testing.T, a, b map[string]string) {
	t.Helper()
	for path, want := range a {
		if b[path] != want {
			t.Errorf("%s differs on the two machines", path)
		}
	}
	if len(a["/plan"]) < 5000 || len(a["/api/plan"]) < 5000 {
		t.Errorf("there is no plan to compare: %d, %d bytes", len(a["/plan"]), len(a["/api/plan"]))
	}
}

func machine(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "data")
	s := openAt(t, dir)
	defer s.Close()
	a, err := app.New()
	if err == nil {
		err = a.LoadExample(context.Background(), s, (&shell{now: drillClock}).today())
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func openAt(t *testing.T, dir string) app.Store {
	t.Helper()
	s, err := store.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestMovingToANewMachine is the drill: machine A is saved while its app runs,
// machine B has nothing but the file and its key, and shows every page byte for
// byte.
func TestMovingToANewMachine(t *testing.T) {
	a := machine(t)
	running := openAt(t, a)
	defer running.Close()
	was := pagesOf(t, running)

	stick := t.TempDir()
	file, secret := filepath.Join(stick, "a.backup"), filepath.Join(stick, "key")
	key, err := age.GenerateX25519Identity()
	if err == nil {
		err = os.WriteFile(secret, []byte(key.String()+"\n"), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	command(t, "backup", "--data", a, "--to", file, "--recipient", key.Recipient().String())
	b := filepath.Join(t.TempDir(), "data")
	command(t, "restore", file, "--into", b, "--identity", secret)

	there := openAt(t, b)
	defer there.Close()
	same(t, was, pagesOf(t, there))
	command(t, "doctor", "--data", b)
	if epochOf(t, running) == epochOf(t, there) {
		t.Error("the restored data have the epoch of the old ones")
	}
}

func epochOf(t *testing.T, s app.Store) string {
	t.Helper()
	m, err := s.Meta(context.Background())
	if err != nil || m.Epoch == "" {
		t.Fatal(m, err)
	}
	return m.Epoch
}

// TestMovingToAServerAndBack: the file knows nothing of the database.
func TestMovingToAServerAndBack(t *testing.T) {
	address := pgtest.Database(t)
	a := machine(t)
	first := openAt(t, a)
	was := pagesOf(t, first)
	first.Close()

	stick := t.TempDir()
	one, two, b := filepath.Join(stick, "1"), filepath.Join(stick, "2"), filepath.Join(stick, "data")
	command(t, "backup", "--data", a, "--to", one)
	command(t, "restore", one, "--into", address)
	command(t, "doctor", "--data", address)
	command(t, "backup", "--data", address, "--to", two)
	command(t, "restore", two, "--into", b)
	s := openAt(t, b)
	defer s.Close()
	same(t, was, pagesOf(t, s))
}
