//go:build !js

package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/store"
)

// oldLines are bodies as the first version wrote them: fields in the order of
// the struct, < and & escaped, kept fields as they came.
var oldLines = []string{
	`{"kind":"set","at":"2026-03-02T18:30:00+01:00","id":"9","lift":"squat_low_bar","lb":225.5,"reps":3,"pain":0}`,
	`{"kind":"note","at":"2026-03-02","id":"2","note":"a \u003c b \u0026 c","text":"Zoë\u2028\u0000"}`,
	`{"kind":"of_a_later_version","at":"2026-03-01","id":"5","deep":{"x":[1,2.50,"ü"]},"also":"\u003c"}`,
	`{"kind":"answer","at":"2026-03-03","id":"1","question":"night_pain","value":"no"}`,
}

// oldFile writes a database as the first version left it, n entries each for
// two of three people.
func oldFile(t *testing.T, dir string, n int) {
	t.Helper()
	path := filepath.Join(dir, store.FileName)
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=synchronous(OFF)&_pragma=journal_mode(WAL)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec(`create table migration (number integer primary key, name text not null, sum text not null) strict`)
	exec(`begin`)
	exec(store.FirstMigration())
	exec(`insert into migration values (1, '001_first.sql', $1)`, store.FirstSum())
	exec(`insert into athlete values ('z', 2, 'Zoë', '2026-03-02', 1), ('a', 5, '', '', 0), ('m', 7, 'M', '2024-02-29', 0)`)
	for _, who := range []string{"z", "m"} {
		for i := range n {
			id, line := fmt.Sprint(i), oldLines[i%len(oldLines)]
			if i < len(oldLines) {
				id = []string{"9", "2", "5", "1"}[i]
			} else {
				id = "n" + id
				at := strings.Index(line, `"id":"`)
				line = line[:at] + `"id":"` + id + line[at+7:]
			}
			exec(`insert into entry values ($1, $2, $3, 'kind', 'at', $4)`, who, 3*i+1, id, line)
		}
	}
	exec(`commit`)
}

// wholeOf reads everything of a store, the receiving times aside.
func wholeOf(t *testing.T, s app.Store) string {
	t.Helper()
	var b strings.Builder
	people, err := s.Athletes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range people {
		head, err := s.Head(context.Background(), a.ID)
		fmt.Fprintf(&b, "%+v %+v %v\n", a, head, err)
		for row, err := range app.Stream(context.Background(), s, a.ID, 0) {
			if err != nil {
				t.Fatal(err)
			}
			line, err := row.Entry.MarshalJSON()
			fmt.Fprintf(&b, "%d %s %v %s %v\n", row.Srv, row.Hash, row.Redacted, line, err)
		}
	}
	return b.String()
}

func TestAnOldFileIsUpgraded(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	oldFile(t, dir, 10)
	path := filepath.Join(dir, store.FileName)
	s := open(t, dir)
	got := wholeOf(t, s)
	for _, want := range []string{`{ID:z Name:Zoë Created:2026-03-02 Example:true} {Srv:10 Count:10}`,
		`{ID:a Name: Created: Example:false} {Srv:0 Count:0}`, `"note":"a \u003c b \u0026 c"`, `"deep":{"x":[1,2.50,"ü"]}`, `"id":"n7"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in\n%s", want, got)
		}
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
	// what an old device offers again is known, and the diary goes on
	entries, err := s.Entries(ctx, "z")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Append(ctx, "z", entries...); err != nil {
		t.Error(err)
	}
	if err := s.AddAthlete(ctx, app.Athlete{ID: "new"}); err != nil {
		t.Error(err)
	}
	s.Close()
	if info, err := os.Stat(path + store.KeptName); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the old file is not kept: %v", err)
	}
	s = open(t, dir) // found whole again: now the old one goes
	defer s.Close()
	if files, _ := filepath.Glob(filepath.Join(dir, "*"+store.KeptName)); len(files) != 0 {
		t.Errorf("still there: %v", files)
	}
}

func TestDeletedWordsAreGoneFromTheKeptFileToo(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	oldFile(t, dir, 10)
	s := open(t, dir)
	defer s.Close()
	if err := s.DeleteAthlete(ctx, "z"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, store.FileName+store.KeptName)); !errors.Is(err, os.ErrNotExist) {
		t.Error("the file of before the upgrade still holds them")
	}
}

var upgradeSteps = []string{"copy", "migrate", "verify", "sync", "keep", "swap", "after"}

// upgraded is what the old file of n entries must become.
func upgraded(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	oldFile(t, dir, n)
	s := open(t, dir)
	defer s.Close()
	return wholeOf(t, s)
}

// TestAnUpgradeThatFailsLeavesTheOldData fails at every step in turn.
func TestAnUpgradeThatFailsLeavesTheOldData(t *testing.T) {
	want, noRoom := upgraded(t, 10), errors.New("no room")
	for _, step := range upgradeSteps {
		dir := t.TempDir()
		oldFile(t, dir, 10)
		var met []string
		back := store.AtStep(func(name string) error {
			if met = append(met, name); name == step {
				return noRoom
			}
			return nil
		})
		_, err := store.Open(context.Background(), dir)
		back()
		if !errors.Is(err, noRoom) || !slices.Equal(met, upgradeSteps[:len(met)]) {
			t.Fatalf("failing at %q: %v, met %v", step, err, met)
		}
		if form, old := formIn(t, dir), step != "after"; (form == 1) != old {
			t.Errorf("after a failure at %q the file has form %d", step, form)
		}
		s := open(t, dir)
		if got := wholeOf(t, s); got != want {
			t.Errorf("after a failure at %q:\n%s\nwant\n%s", step, got, want)
		}
		s.Close()
	}
}

// formIn is the number of migrations that ran on a file.
func formIn(t *testing.T, dir string) (form int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(`select count(*) from migration`).Scan(&form); err != nil {
		t.Fatal(err)
	}
	return form
}

// TestAnUpgradeThatChangesAnythingIsRefused damages the new file before it is
// compared.
func TestAnUpgradeThatChangesAnythingIsRefused(t *testing.T) {
	for name, damage := range map[string]string{
		"a word":    `update entry set body = replace(body, 'night_pain', 'night_gain') where srv = 4`,
		"a row":     `delete from entry where srv = 10`,
		"a middle":  `delete from entry where srv = 5`,
		"an id":     `update entry set id = 'other' where srv = 3`,
		"a person":  `delete from athlete where id = 'a'`,
		"a head":    `update athlete set head = head + 1 where id = 'm'`,
		"emptied":   `update entry set body = null, hash = null where srv = 6`,
		"belonging": `update entry set athlete = 5 where athlete = 2`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			oldFile(t, dir, 10)
			back := store.AtStep(func(step string) error {
				if step != "verify" {
					return nil
				}
				db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, store.FileName+store.DraftName))
				if err != nil {
					return err
				}
				defer db.Close()
				_, err = db.Exec(damage)
				return err
			})
			_, err := store.Open(context.Background(), dir)
			back()
			if !errors.Is(err, app.ErrDamaged) || !strings.Contains(err.Error(), "are as they were") {
				t.Fatalf("got %v", err)
			}
			if form := formIn(t, dir); form != 1 {
				t.Errorf("the file has form %d", form)
			}
		})
	}
}

// upgradeAndDie runs in a process of its own: it opens the store and kills
// itself at the step, or is killed from outside.
func upgradeAndDie(dir string) {
	step := os.Getenv("SPOTTER_TEST_STEP")
	store.AtStep(func(name string) error {
		if name == step {
			self, err := os.FindProcess(os.Getpid())
			fmt.Println(errors.Join(err, self.Kill()))
			select {}
		}
		return nil
	})
	if step == "" {
		fmt.Println("ready")
	}
	s, err := store.Open(context.Background(), dir)
	if err == nil {
		s.Close()
	}
	fmt.Println(err)
	os.Exit(0)
}

// TestAnUpgradeKilledIsOldOrNew kills the process at every step, and at
// moments in between.
func TestAnUpgradeKilledIsOldOrNew(t *testing.T) {
	const n = 400
	want, forms := upgraded(t, n), map[int]int{}
	kill := func(step string, after time.Duration) {
		dir := t.TempDir()
		oldFile(t, dir, n)
		cmd := exec.Command(os.Args[0], "-test.run=^$")
		cmd.Env = append(os.Environ(), "SPOTTER_TEST_UPGRADE="+dir, "SPOTTER_TEST_STEP="+step)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if step == "" { // from the moment it begins
			out.Read(make([]byte, 6))
			time.Sleep(after)
			cmd.Process.Kill()
		}
		if err := cmd.Wait(); err == nil && step != "" {
			t.Fatalf("it was not killed at %q", step)
		}
		forms[formIn(t, dir)]++
		s := open(t, dir)
		defer s.Close()
		if got := wholeOf(t, s); got != want {
			t.Errorf("killed at %q %v: other data", step, after)
		}
		if err := s.Check(context.Background()); err != nil {
			t.Errorf("killed at %q %v: %v", step, after, err)
		}
	}
	for _, step := range upgradeSteps {
		kill(step, 0)
	}
	for i := range 12 {
		kill("", time.Duration(i)*8*time.Millisecond)
	}
	t.Logf("%d kills, forms found after them: %v", len(upgradeSteps)+12, forms)
	if forms[1] < 5 || forms[1]+forms[2] != len(upgradeSteps)+12 {
		t.Errorf("forms: %v", forms)
	}
}
