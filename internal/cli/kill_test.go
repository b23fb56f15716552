//go:build unix

package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/backup"
	"spotter/internal/store"
)

// program starts the real program, which stands on the path while tests run.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("spotter", args...)
	cmd.Env = append(os.Environ(), "NO_COLOR=1")
	return cmd
}

// TestTheAppIsKilledWhilePeopleLog: eight browsers log notes until SIGKILL;
// every note that was answered is there afterwards.
func TestTheAppIsKilledWhilePeopleLog(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	acked := []string{}
	for round := range 6 {
		acked = append(acked, logUntilKilled(t, dir, round)...)
		there := notesIn(t, dir)
		for _, note := range acked {
			if !there[note] {
				t.Fatalf("round %d: %q was answered and is lost", round, note)
			}
		}
	}
	t.Logf("6 kills, %d notes answered, 0 lost", len(acked))
	if len(acked) < 6 {
		t.Errorf("only %d notes were answered", len(acked))
	}
}

func logUntilKilled(t *testing.T, dir string, round int) (acked []string) {
	t.Helper()
	cmd := program(t, "--no-link", "--addr", "127.0.0.1:0", "--data", dir)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	where := address.FindString(line)
	if err != nil || where == "" {
		t.Fatalf("no address: %q, %v", line, err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for n := 0; ; n++ {
				note := fmt.Sprintf("note %d-%d-%d", round, w, n)
				resp, err := client.PostForm(where+"/log", url.Values{"note": {note}})
				if err != nil {
					return
				}
				resp.Body.Close()
				if resp.StatusCode == http.StatusSeeOther {
					mu.Lock()
					acked = append(acked, note)
					mu.Unlock()
				}
			}
		})
	}
	time.Sleep(200*time.Millisecond + rand.N(200*time.Millisecond))
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	cmd.Wait()
	return acked
}

func notesIn(t *testing.T, dir string) map[string]bool {
	t.Helper()
	s := openAt(t, dir)
	defer s.Close()
	if err := s.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	all, err := s.Athletes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, a := range all {
		entries, err := s.Entries(context.Background(), a.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			out[e.Note] = true
			out[e.Text] = true
		}
	}
	return out
}

// TestAKilledBackupLeavesTheOldOne: whenever it is killed, the file under the
// name is a whole backup.
func TestAKilledBackupLeavesTheOldOne(t *testing.T) {
	dir, file := machine(t), filepath.Join(t.TempDir(), "b.backup")
	command(t, "backup", "--data", dir, "--to", file)
	finished := 0
	for range 12 {
		killWithin(t, program(t, "backup", "--data", dir, "--to", file, "--replace"), 120*time.Millisecond, &finished)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if m, err := backup.Check(context.Background(), bytes.NewReader(b), backup.Key{}, nil); err != nil || m.Entries() < 500 {
			t.Fatalf("%d entries, %v", m.Entries(), err)
		}
	}
	t.Logf("12 backups, %d of them ended before they were killed", finished)
}

// TestAKilledRestoreLeavesOldOrNew: whenever it is killed, the folder holds all
// of the old data or all of the new.
func TestAKilledRestoreLeavesOldOrNew(t *testing.T) {
	from, file := machine(t), filepath.Join(t.TempDir(), "b.backup")
	command(t, "backup", "--data", from, "--to", file)
	finished, fresh := 0, 0
	for range 12 {
		dir := filepath.Join(t.TempDir(), "data")
		if err := keepIn(dir, []byte(`{"kind":"note","at":"2026-02-01","id":"1","text":"old"}`)); err != nil {
			t.Fatal(err)
		}
		killWithin(t, program(t, "restore", file, "--into", dir, "--replace"), 700*time.Millisecond, &finished)
		s := openAt(t, dir)
		all, err := s.Athletes(context.Background())
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		entries, err := s.Entries(context.Background(), all[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case all[0].ID == "me" && len(entries) == 1:
		case all[0].ID == app.ExampleID && len(entries) > 500:
			fresh++
			oldIsKept(t, dir)
		default:
			t.Fatalf("%s has %d entries", all[0].ID, len(entries))
		}
		s.Close()
	}
	t.Logf("12 restores, %d ended before they were killed, %d times the new data stood", finished, fresh)
}

func oldIsKept(t *testing.T, dir string) {
	t.Helper()
	was := t.TempDir()
	if err := os.Link(filepath.Join(dir, store.FileName+".before-restore"), filepath.Join(was, store.FileName)); err != nil {
		t.Fatal(err)
	}
	if notes := notesIn(t, was); !notes["old"] {
		t.Error("the old data are not kept")
	}
}

// killWithin kills a command at a random moment, unless it ended before.
func killWithin(t *testing.T, cmd *exec.Cmd, most time.Duration, finished *int) {
	t.Helper()
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(5*time.Millisecond+rand.N(most), func() { cmd.Process.Kill() })
	err := cmd.Wait()
	if timer.Stop(); err == nil {
		*finished++
	} else if !strings.Contains(err.Error(), "killed") {
		t.Fatalf("%v: %s", err, errs.String())
	}
}
