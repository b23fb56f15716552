package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/safety"
	"spotter/internal/score"
	"spotter/internal/teach"
	"spotter/knowledge"
)

// teachFlags are what `spotter teach` is told.
type teachFlags struct {
	folds  int
	fresh  string
	out    string
	places string
	scope  string
	misses bool
}

// teachCmd is hidden: it is for who works on the reader.
func (s *shell) teachCmd() *cobra.Command {
	f := teachFlags{}
	c := &cobra.Command{
		Use:    "teach DIR...",
		Short:  "Learn the reader's weights from labelled posts, or measure what they are worth",
		Hidden: true,
		Args:   cobra.MinimumNArgs(1),
		Long: `Learns knowledge/roles.tsv from the posts of the folders (set: build alone) and
from .txt files of short texts whose reading tests hold fast, and
knowledge/scope.tsv from the posts and the lines of testdata/lines/flags.
With --folds N it writes nothing and measures instead: posts whose names match
--fresh are each read by a model that was learnt without them, and a third of
them, by a checksum of the name, is counted apart and never listed: no rule is
written for those either.`,
		RunE: s.do(func(args []string) error {
			fresh, err := regexp.Compile(f.fresh)
			if err != nil {
				return usage("--fresh is no regular expression", "for example --fresh '^[abk][0-9]'")
			}
			lex, err := knowledge.Lexicon()
			if err != nil {
				return err
			}
			var posts []teach.Post
			var lines []teach.FlagLine
			for _, dir := range args {
				if strings.HasSuffix(dir, ".txt") {
					b, err := os.ReadFile(dir)
					if err != nil {
						return failed(dir, 0, err.Error(), "name a file with texts")
					}
					if base := filepath.Base(filepath.Dir(dir)); base == "flags" || base == "scope" {
						lines = append(lines, teach.FlagLines(string(b))...)
						continue
					}
					posts = append(posts, teach.Texts(dir, string(b))...)
					continue
				}
				p, err := teach.Load(os.DirFS(dir), fresh.MatchString)
				if err != nil {
					return failed(dir, 0, err.Error(), "name a folder with posts (NAME.txt) and their labels (NAME.yaml)")
				}
				posts = append(posts, p...)
			}
			if f.folds > 0 {
				return s.crossTeach(posts, lex, f)
			}
			return f.learn(posts, lines, lex)
		}),
	}
	c.Flags().IntVar(&f.folds, "folds", 0, "measure by cross-validation in so many parts")
	c.Flags().StringVar(&f.fresh, "fresh", "^[abk][0-9]", "names of the posts to measure with")
	c.Flags().StringVar(&f.out, "out", "knowledge/"+knowledge.RolesFile, "where the weights of the roles go (\"\" = nowhere)")
	c.Flags().StringVar(&f.scope, "scope", "knowledge/"+knowledge.ScopeFile, "where the weights of how signs are spoken of go (\"\" = nowhere)")
	c.Flags().StringVar(&f.places, "places", "knowledge/"+knowledge.PlacesFile, "where the weights of places go")
	c.Flags().BoolVar(&f.misses, "misses", false, "list what was missed")
	return c
}

// learn writes the weights; an empty name leaves a file as it is. No model
// depends on what another one learns.
func (f teachFlags) learn(posts []teach.Post, lines []teach.FlagLine, lex *intake.Lexicon) error {
	for _, w := range []struct {
		file  string
		learn func() string
	}{
		{f.scope, func() string { return teach.LearnScope(posts, lines, lex) }},
		{f.places, func() string { return teach.LearnPlaces(posts, lex) }},
		{f.out, func() string { return teach.Learn(posts, lex) }},
	} {
		if w.file == "" {
			continue
		}
		if err := os.WriteFile(w.file, []byte(w.learn()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (s *shell) crossTeach(posts []teach.Post, lex *intake.Lexicon, f teachFlags) error {
	rb, err := knowledge.Flags()
	if err != nil {
		return err
	}
	level := func(c intake.Case) string {
		return safety.Run(rb, c, safety.AnswersOf(c, diary.History{}, c.AsOf)).Level
	}
	fresh := func(p teach.Post) bool { return !p.Tuned && p.Marks == nil }
	lex.TeachRoles(nil)
	lex.TeachPlaces(nil)
	var before score.Report
	for _, p := range posts {
		if fresh(p) {
			before.Posts = append(before.Posts, teach.Read(p, lex, level))
		}
	}
	for _, p := range posts {
		if !f.misses || teach.Held(p.Name) {
			continue
		}
		for _, u := range teach.Unmet(p, lex) {
			fmt.Fprintf(s.out, "UNMET %s\n", u)
		}
		if !fresh(p) {
			continue
		}
		for _, u := range score.Unreached(p.Text, p.Gold, intake.Mentions(p.Text, p.AsOf, lex)) {
			fmt.Fprintf(s.out, "UNREACHED %s %s\n", p.Name, u)
		}
	}
	var look teach.Confusion
	rep, err := teach.Cross(posts, f.folds, fresh, lex, level, &look)
	if err != nil {
		return err
	}
	read, held := teach.Apart(before)
	fmt.Fprintf(s.out, "rules alone, posts that may be read\n%s\nrules alone, the third that is not\n%s", read.Figures(), held.Figures())
	read, held = teach.Apart(rep)
	fmt.Fprintf(s.out, "learnt, %d folds, posts that may be read\n%s\nlearnt, %d folds, the third that is not\n%s", f.folds, read.Figures(), f.folds, held.Figures())
	fmt.Fprintf(s.out, "\nroles meant (rows) and given (columns)\n%s", look.Text())
	if f.misses {
		for _, w := range look.Wrong {
			fmt.Fprintf(s.out, "WRONG %s\n", w)
		}
		for _, p := range read.Posts {
			fmt.Fprintf(s.out, "%s %s\n", p.ID, p.Err)
			for _, m := range p.Misses {
				fmt.Fprintf(s.out, "   %s\n", m)
			}
		}
	}
	return nil
}
