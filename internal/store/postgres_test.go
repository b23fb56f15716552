//go:build !js

package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"spotter/internal/app"
	"spotter/internal/store"
	"spotter/internal/store/pgtest"
)

// server opens the database at an address without the store.
func server(t *testing.T, address string, queries ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", address)
	must(t, err)
	t.Cleanup(func() { db.Close() })
	for _, q := range queries {
		_, err := db.Exec(q)
		must(t, err)
	}
	return db
}

func TestNoErrorHoldsThePassword(t *testing.T) {
	address := pgtest.Database(t)
	u, err := url.Parse(address)
	must(t, err)
	other := func(change func(*url.URL)) string {
		v := *u
		change(&v)
		return v.String()
	}
	for name, bad := range map[string]string{
		"no such database": other(func(v *url.URL) { v.Path = "/none" }),
		"no such user":     other(func(v *url.URL) { v.User = url.UserPassword("who", pgtest.Secret) }),
		"wrong password":   other(func(v *url.URL) { v.User = url.UserPassword("tester", "x"+pgtest.Secret) }),
		"no server":        other(func(v *url.URL) { v.Host = "127.0.0.1:1" }),
		"no such host":     other(func(v *url.URL) { v.Host = "no-such-host.invalid" }),
		"a broken port":    strings.Replace(address, "127.0.0.1:", "127.0.0.1:x", 1),
		"a broken code":    strings.Replace(address, pgtest.Secret, pgtest.Secret+"%zz", 1),
		"another scheme":   strings.Replace(address, "postgres://", "mysql://", 1),
		"a bad option":     address + "&sslmode=" + pgtest.Secret,
		"words":            "host=127.0.0.1 password=" + pgtest.Secret,
	} {
		s, err := store.OpenPostgres(context.Background(), bad)
		if err == nil {
			s.Close()
			t.Errorf("%s: opened", name)
			continue
		}
		for e := err; e != nil; e = errors.Unwrap(e) {
			if strings.Contains(fmt.Sprintf("%v %+v", e, e), pgtest.Secret) {
				t.Errorf("%s: the password stands in %v", name, e)
			}
		}
	}
}

// TestCommitsWaitForTheDisk even where the database says otherwise.
func TestCommitsWaitForTheDisk(t *testing.T) {
	address := pgtest.Database(t)
	db := server(t, address)
	for setting, want := range map[string]string{"off": "on", "local": "on", "on": "on", "remote_apply": "remote_apply"} {
		_, err := db.Exec(`do $$ begin execute 'alter database ' || current_database() || ' set synchronous_commit = ` + setting + `'; end $$`)
		must(t, err)
		s, err := store.OpenPostgres(context.Background(), address)
		must(t, err)
		got, err := s.Durability(context.Background())
		if s.Close(); err != nil || got != want {
			t.Errorf("set to %s: %s, %v; want %s", setting, got, err, want)
		}
	}
}

// TestBrokenOffTransactionsAreMadeAgain: under SERIALIZABLE the server breaks
// off many of these.
func TestBrokenOffTransactionsAreMadeAgain(t *testing.T) {
	ctx, address := context.Background(), pgtest.Database(t)
	server(t, address, `do $$ begin execute 'alter database ' || current_database() || ' set default_transaction_isolation = serializable'; end $$`)
	s, err := store.OpenPostgres(ctx, address)
	must(t, err)
	defer s.Close()
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 15 {
				if err := s.Append(ctx, "a", note(fmt.Sprint(w, "-", i), "")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if h, err := s.Head(ctx, "a"); err != nil || h.Srv != 60 {
		t.Errorf("%+v, %v", h, err)
	}
	if n := store.Retries(); n == 0 {
		t.Error("the server broke nothing off: this test has seen nothing")
	} else {
		t.Logf("%d transactions made again", n)
	}
}

// TestAServerThatThrowsUsOut: the call that meets it says that it is not
// known; the next one works.
func TestAServerThatThrowsUsOut(t *testing.T) {
	ctx, address := context.Background(), pgtest.Database(t)
	s, err := store.OpenPostgres(ctx, address)
	must(t, err)
	defer s.Close()
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	db := server(t, address)
	for i := range 10 {
		_, err := db.Exec(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
		must(t, err)
		e := note(fmt.Sprint(i), "")
		for try := 0; ; try++ {
			err := s.Append(ctx, "a", e)
			if err == nil {
				break
			}
			if !errors.Is(err, app.ErrNotSaved) || try == 20 {
				t.Fatal(err)
			}
		}
	}
	if h, err := s.Head(ctx, "a"); err != nil || h.Count != 10 {
		t.Errorf("%+v, %v", h, err)
	}
}

func TestManyOpenersMigrateOnce(t *testing.T) {
	ctx, address := context.Background(), pgtest.Database(t)
	var wg sync.WaitGroup
	var mu sync.Mutex
	first := 0
	for range 6 {
		wg.Go(func() {
			s, err := store.OpenPostgres(ctx, address)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			mu.Lock()
			defer mu.Unlock()
			if s.First() {
				first++
			}
		})
	}
	wg.Wait()
	if first != 1 {
		t.Errorf("%d openers made the tables", first)
	}
	db := server(t, address, `insert into migration values (999, '999_later.sql', 'x')`)
	if _, err := store.OpenPostgres(ctx, address); err == nil || !strings.Contains(err.Error(), "update spotter") {
		t.Errorf("newer data: %v", err)
	}
	_, err := db.Exec(`delete from migration where number = 999; update migration set sum = 'other'`)
	must(t, err)
	if _, err := store.OpenPostgres(ctx, address); err == nil || !strings.Contains(err.Error(), "was changed after") {
		t.Errorf("a changed migration: %v", err)
	}
}

func TestDamageIsFoundInPostgres(t *testing.T) {
	ctx, address := context.Background(), pgtest.Database(t)
	s, err := store.OpenPostgres(ctx, address)
	must(t, err)
	defer s.Close()
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	must(t, s.Append(ctx, "a", note("1", "kept"), note("2", "kept"), note("3", "kept")))
	must(t, s.Check(ctx))
	server(t, address, `update entry set body = replace(body, 'kept', 'lost') where srv = 2`)
	if _, err := s.Entries(ctx, "a"); !errors.Is(err, app.ErrDamaged) {
		t.Errorf("reading: %v", err)
	}
	if err := s.Check(ctx); !errors.Is(err, app.ErrDamaged) {
		t.Errorf("checking: %v", err)
	}
}
