package teach

import (
	"fmt"
	"hash/crc32"
	"strings"

	"spotter/internal/intake"
	"spotter/internal/score"
)

// Cross reads every post with a model that never saw it: the posts that count
// are cut into folds, and each is read by what the rest taught. level gives
// the triage of a case. The lexicon is left without a model.
func Cross(posts []Post, folds int, counts func(Post) bool, lex *intake.Lexicon, level func(intake.Case) string, look *Confusion) (score.Report, error) {
	var rep score.Report
	var held []int
	for i, p := range posts {
		if counts(p) {
			held = append(held, i)
		}
	}
	if len(held) < folds {
		return rep, fmt.Errorf("%d posts cannot be cut into %d parts", len(held), folds)
	}
	lex.TeachRoles(nil)
	lex.TeachPlaces(nil)
	all := sampled(posts, lex)
	for f := range folds {
		out := map[int]bool{}
		for n, i := range held {
			if n%folds == f {
				out[i] = true
			}
		}
		use := func(i int) bool { return !out[i] }
		m, err := intake.ParseRoles(learnHeads(heads, all, use))
		if err != nil {
			return rep, err
		}
		places, err := intake.ParseRoles(learnHeads(placeHeads, all, func(i int) bool { return use(i) && posts[i].whole() }))
		if err != nil {
			return rep, err
		}
		lex.TeachRoles(m)
		lex.TeachPlaces(places)
		for _, i := range held {
			if out[i] {
				look.add(posts[i], lex, m)
				rep.Posts = append(rep.Posts, Read(posts[i], lex, level))
			}
		}
	}
	lex.TeachRoles(nil)
	lex.TeachPlaces(nil)
	return rep, nil
}

// Read scores one post as a lexicon reads it.
func Read(p Post, lex *intake.Lexicon, level func(intake.Case) string) score.Result {
	c, err := intake.Read(p.Text, p.AsOf, lex)
	r := score.Post(p.Text, c, p.Gold)
	if err != nil {
		r.Err = err.Error()
	}
	r.Judge(level(c), p.Gold)
	return r
}

// Confusion counts, by head, which role was meant and which one the model gave.
type Confusion struct {
	Counts map[string]map[[2]string]int
	Wrong  []string // the passages where they differ
}

func (c *Confusion) add(p Post, lex *intake.Lexicon, m *intake.Roles) {
	if c.Counts == nil {
		c.Counts = map[string]map[[2]string]int{}
	}
	all := intake.Mentions(p.Text, p.AsOf, lex)
	for _, x := range all {
		want, sure := score.Label(p.Text, p.Gold, x, all)
		chance, roles := m.Judge(x.Head, x.Features)
		if sure < 0.9 || chance == nil {
			continue
		}
		got := roles[chance.Best()]
		if x.Head == "ask" {
			continue // several may be right: the table of the fields tells
		}
		if c.Counts[x.Head] == nil {
			c.Counts[x.Head] = map[[2]string]int{}
		}
		c.Counts[x.Head][[2]string{want, got}]++
		if want != got && !Held(p.Name) {
			a, b := max(0, x.Span[0]-60), min(len(p.Text), x.Span[1]+80)
			c.Wrong = append(c.Wrong, fmt.Sprintf("%s %s want %s got %s (%.2f) rule %s: …%s[%s]%s…", p.Name, x.Head, want, got, chance[chance.Best()], x.Rule,
				oneLine(p.Text[a:x.Span[0]]), oneLine(p.Text[x.Span[0]:x.Span[1]]), oneLine(p.Text[x.Span[1]:b])))
		}
	}
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "⏎") }

// Text is a table for each head: a row for each role meant.
func (c *Confusion) Text() string {
	var b strings.Builder
	for _, h := range heads {
		if c.Counts[h] == nil {
			continue
		}
		fmt.Fprintf(&b, "%-10s", h)
		for _, r := range roles[h] {
			fmt.Fprintf(&b, " %11s", r)
		}
		b.WriteByte('\n')
		for _, want := range roles[h] {
			fmt.Fprintf(&b, "  %-12s", want)
			for _, got := range roles[h] {
				fmt.Fprintf(&b, " %11d", c.Counts[h][[2]string{want, got}])
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Held tells by its name that a post is one of the third that nobody reads: the
// rules are written with the other two thirds at hand, and what this third
// gives is only a figure.
func Held(name string) bool { return crc32.ChecksumIEEE([]byte(name))%3 == 0 }

// Apart cuts a report into the posts that may be read and the third that is Held.
func Apart(rep score.Report) (read, held score.Report) {
	for _, p := range rep.Posts {
		if Held(p.ID) {
			held.Posts = append(held.Posts, p)
		} else {
			read.Posts = append(read.Posts, p)
		}
	}
	return read, held
}
