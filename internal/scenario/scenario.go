// Package scenario answers "does spotter still say what it should in whole,
// named situations": it reads a folder with a post or a case, runs the use
// cases on it, and checks the documents against what was wanted and why. Each
// case is also run a week later and mirrored left to right, where nothing but
// dates and sides may change. It refuses wants without a why.
package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/meet"
)

// Scenario is one folder: what goes in, and what is wanted.
type Scenario struct {
	Name    string
	About   string
	AsOf    day.Date
	Meet    day.Date
	NoMeet  bool
	Units   string
	Risk    meet.Risk
	Made    []meet.Made
	Text    string       // post.txt, or empty
	Case    *intake.Case // case.json, or nil
	Entries []diary.Entry
	Bad     error       // what is wrong with the input, for scenarios about that
	Answers [][2]string // question, value; "*" answers all that is open
	Also    []Also
	Wants   []Want
}

// Also is a second diary that must lead to the same document.
type Also struct {
	Diary   string `yaml:"diary"`
	Same    string `yaml:"same"`
	Why     string `yaml:"why"`
	Entries []diary.Entry
}

// Want is one assertion on a document, with its reason. Exactly one operator
// is given. Path is a JSON path: a.b, list[], list[2], list[key=value].
type Want struct {
	Of      string   `yaml:"of"` // case, screen, explain, plan, today, attempts
	Path    string   `yaml:"path"`
	Exit    *int     `yaml:"exit"`
	Is      any      `yaml:"is"`
	IsNot   any      `yaml:"is_not"`
	Has     any      `yaml:"has"`
	Lacks   any      `yaml:"lacks"`
	AtLeast *float64 `yaml:"at_least"`
	AtMost  *float64 `yaml:"at_most"`
	Count   *int     `yaml:"count"`
	Some    bool     `yaml:"some"`
	Absent  bool     `yaml:"absent"`
	Why     string   `yaml:"why"`
}

type file struct {
	About  string   `yaml:"about"`
	AsOf   day.Date `yaml:"as_of"`
	Meet   day.Date `yaml:"meet"`
	NoMeet bool     `yaml:"no_meet"`
	Units  string   `yaml:"units"`
	Risk   string   `yaml:"risk"`
	Also   []Also   `yaml:"also"`
	Want   []Want   `yaml:"want"`
}

// Load reads every folder of a tree, in the order of their names.
func Load(tree fs.FS) ([]Scenario, error) {
	dirs, err := fs.ReadDir(tree, ".")
	if err != nil {
		return nil, err
	}
	var out []Scenario
	for _, d := range dirs {
		if !d.IsDir() {
			continue
		}
		s, err := load(tree, d.Name())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.Name(), err)
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, errors.New("there is no scenario folder here")
	}
	return out, nil
}

func load(tree fs.FS, name string) (Scenario, error) {
	s := Scenario{Name: name}
	var f file
	raw, err := fs.ReadFile(tree, path.Join(name, "want.yaml"))
	if err != nil {
		return s, err
	}
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil {
		return s, fmt.Errorf("want.yaml: %w", err)
	}
	s.About, s.AsOf, s.Meet, s.NoMeet, s.Units = f.About, f.AsOf, f.Meet, f.NoMeet, f.Units
	s.Risk, s.Wants, s.Also = meet.Risk(f.Risk), f.Want, f.Also
	if err := s.check(); err != nil {
		return s, fmt.Errorf("want.yaml: %w", err)
	}
	return s, s.inputs(tree)
}

// check refuses scenarios that could pass without saying anything.
func (s *Scenario) check() error {
	if s.About == "" || s.AsOf.IsZero() || len(s.Wants) == 0 {
		return errors.New("about, as_of and want are needed")
	}
	for i, w := range s.Wants {
		n := 0
		for _, given := range []bool{w.Exit != nil, w.Is != nil, w.IsNot != nil, w.Has != nil, w.Lacks != nil,
			w.AtLeast != nil, w.AtMost != nil, w.Count != nil, w.Some, w.Absent} {
			if given {
				n++
			}
		}
		if n != 1 || w.Why == "" || !slices.Contains(kinds, w.Of) || (w.Exit == nil) == (w.Path == "") {
			return fmt.Errorf("want %d needs of, path (or exit), one operator and a why", i+1)
		}
	}
	return nil
}

// inputs reads the post or case, the diaries and the answers.
func (s *Scenario) inputs(tree fs.FS) error {
	post, err := fs.ReadFile(tree, path.Join(s.Name, "post.txt"))
	hasPost := err == nil
	if raw, err := fs.ReadFile(tree, path.Join(s.Name, "case.json")); err == nil {
		if hasPost {
			return errors.New("post.txt and case.json: one is enough")
		}
		c, err := intake.Decode(raw)
		if err != nil {
			s.Bad = err
		}
		s.Case = &c
	} else if !hasPost {
		return errors.New("post.txt or case.json is needed")
	}
	s.Text = string(post)
	if s.Entries, err = entries(tree, path.Join(s.Name, "diary.jsonl")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.Bad = err
	}
	for i, a := range s.Also {
		if s.Also[i].Entries, err = entries(tree, path.Join(s.Name, a.Diary)); err != nil {
			return err
		}
	}
	lines, err := fs.ReadFile(tree, path.Join(s.Name, "answers"))
	if err != nil {
		return nil
	}
	for _, l := range strings.Split(string(lines), "\n") {
		id, value, ok := strings.Cut(strings.TrimSpace(l), "=")
		if ok {
			s.Answers = append(s.Answers, [2]string{id, value})
		}
	}
	return nil
}

func entries(tree fs.FS, name string) ([]diary.Entry, error) {
	raw, err := fs.ReadFile(tree, name)
	if err != nil {
		return nil, err
	}
	got, faults := diary.Decode(bytes.NewReader(raw))
	if bad := diary.Broken(faults); len(bad) > 0 {
		return nil, fmt.Errorf("%s:%d: %s", name, bad[0].Line, bad[0].What)
	}
	return got, nil
}
