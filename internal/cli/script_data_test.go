package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/store"
)

// dataCommands are for scripts about stored data.
var dataCommands = map[string]func(*testscript.TestScript, bool, []string){
	"keep": func(ts *testscript.TestScript, _ bool, args []string) {
		ts.Check(keepIn(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[1]))))
	},
	"hold": func(ts *testscript.TestScript, _ bool, args []string) {
		s, err := store.Open(context.Background(), ts.MkAbs(args[0]))
		ts.Check(err)
		_, err = s.Athletes(context.Background())
		ts.Check(err)
		held.Store(ts.MkAbs("."), s)
	},
	"letgo": func(ts *testscript.TestScript, _ bool, _ []string) {
		s, _ := held.LoadAndDelete(ts.MkAbs("."))
		ts.Check(s.(app.Store).Close())
	},
	"mode": func(ts *testscript.TestScript, _ bool, args []string) {
		info, err := os.Stat(ts.MkAbs(args[1]))
		ts.Check(err)
		if got := fmt.Sprintf("%o", info.Mode().Perm()); got != args[0] {
			ts.Fatalf("%s is %s, want %s", args[1], got, args[0])
		}
	},
	"cut": func(ts *testscript.TestScript, _ bool, args []string) {
		change(ts, args[0], args[1], func(b []byte) []byte { return b[:number(ts, args[2])] })
	},
	"flip": func(ts *testscript.TestScript, _ bool, args []string) {
		change(ts, args[0], args[1], func(b []byte) []byte { b[number(ts, args[2])] ^= 4; return b })
	},
	"swapword": func(ts *testscript.TestScript, _ bool, args []string) {
		change(ts, args[0], args[0], func(b []byte) []byte {
			if !bytes.Contains(b, []byte(args[1])) {
				ts.Fatalf("%s does not hold %s", args[0], args[1])
			}
			return bytes.Replace(b, []byte(args[1]), []byte(args[2]), 1)
		})
	},
	"unpack": func(ts *testscript.TestScript, _ bool, args []string) {
		ts.Check(unpack(ts.MkAbs(args[0]), ts.MkAbs(args[1])))
	},
}

var held sync.Map // folder of a script → the store that it has open

func number(ts *testscript.TestScript, s string) int {
	n, err := strconv.Atoi(s)
	ts.Check(err)
	return n
}

func change(ts *testscript.TestScript, from, to string, f func([]byte) []byte) {
	ts.Check(os.WriteFile(ts.MkAbs(to), f([]byte(ts.ReadFile(from))), 0o600))
}

// keepIn stores the entries of a diary file as those of one person.
func keepIn(dir string, text []byte) error {
	entries, faults := diary.Decode(bytes.NewReader(text))
	if broken := diary.Broken(faults); len(broken) > 0 {
		return fmt.Errorf("%v", broken)
	}
	ctx := context.Background()
	s, err := store.Open(ctx, dir)
	if err != nil {
		return err
	}
	return errors.Join(s.AddAthlete(ctx, app.Athlete{ID: "me", Name: "me"}), s.Append(ctx, "me", entries...), s.Close())
}

func unpack(name, dir string) error {
	z, err := zip.OpenReader(name)
	if err != nil {
		return err
	}
	defer z.Close()
	for _, f := range z.File {
		if !filepath.IsLocal(f.Name) || strings.Contains(f.Name, "/") {
			return fmt.Errorf("%q in the zip", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			return err
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if err := errors.Join(os.MkdirAll(dir, 0o700), os.WriteFile(filepath.Join(dir, f.Name), b, 0o600)); err != nil {
			return err
		}
	}
	return nil
}
