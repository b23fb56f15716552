package cli

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"spotter/internal/store"
	"spotter/internal/web"
)

// serve opens the app until the context ends. It listens on one address and
// opens no connection to anywhere.
func (s *shell) serve(addr, data, address string, open bool) error {
	if s.env["GOGC"] == "" {
		debug.SetGCPercent(100) // a server stays, and shall stay small
	}
	a, err := s.app()
	if err != nil {
		return err
	}
	if address != "" && (data != "" || !store.IsPostgres(address)) {
		return usage("--db takes the address of a PostgreSQL database, postgres://user@host/name, and no --data beside it", "give one of them")
	}
	place, err := s.placeOf(cmp.Or(address, data))
	if err != nil {
		return err
	}
	db, err := s.openStore(place)
	if err != nil {
		return err
	}
	defer db.Close()
	if made, ok := db.(interface{ First() bool }); ok && made.First() { // the made-up athlete is there to look at
		if err := a.LoadExample(s.ctx, db, s.today()); err != nil {
			fmt.Fprintln(s.err, "the example athlete could not be made:", err)
		}
	}
	var door *web.Door
	if !open {
		key, err := s.doorKey(data)
		if err != nil {
			return err
		}
		door = web.NewDoor(key)
	}
	handler, err := web.Handler(web.Config{App: a, Store: db, Now: s.now, Hosts: hosts(addr), Log: s.log, Door: door, House: s.house(place, db)})
	if err != nil {
		return err
	}
	l, err := (&net.ListenConfig{}).Listen(s.ctx, "tcp", addr)
	if err != nil {
		return failed("", 0, fmt.Sprintf("%s cannot be opened: %v", addr, err), "choose another address, for example --addr 127.0.0.1:8090")
	}
	if door == nil {
		fmt.Fprintf(s.out, "spotter is open at http://%s\n", l.Addr())
	} else {
		fmt.Fprintf(s.out, "open this link once in your browser: http://%s%s\nfrom then on spotter is at http://%s\n", l.Addr(), door.Renew(), l.Addr())
	}
	fmt.Fprintf(s.err, "data in %s; end with Ctrl-C\n", place.shown)
	return serveOn(s.ctx, l, handler)
}

// doorKey is the secret behind the browser's cookie, made on the first start
// and kept in the data folder, readable by its owner only, so that a browser
// stays known from start to start.
func (s *shell) doorKey(data string) (string, error) {
	dir, err := s.dataDir(data)
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "browser.key")
	if b, err := os.ReadFile(name); err == nil && len(b) == 64 {
		return string(b), nil
	}
	var b [32]byte
	rand.Read(b[:])
	key := hex.EncodeToString(b[:])
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", failed("", 0, err.Error(), "choose another folder with --data DIR")
	}
	if err := os.WriteFile(name, []byte(key), 0o600); err != nil {
		return "", failed("", 0, err.Error(), "choose another folder with --data DIR")
	}
	return key, nil
}

// hosts are the names besides localhost under which an address is reached.
func hosts(addr string) []string {
	host, _, err := net.SplitHostPort(addr)
	if err != nil || host == "" {
		return nil
	}
	return []string{host}
}

// log tells of a fault of the pages; it never holds anything personal.
func (s *shell) log(msg string, err error) { fmt.Fprintln(s.err, msg+":", err) }

// serveOn serves until the context ends, then lets running requests finish.
func serveOn(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 1 << 16}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(last); err != nil {
		return fmt.Errorf("the app was ended before every page was sent: %w", err)
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
