// Package teach answers "which weights make the reader decide roles best": it
// learns the linear model of intake.Roles from labelled posts, and measures it
// on posts that it did not learn from. It refuses posts that are kept for
// measuring (set: check). Same posts, same weights.
package teach

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/score"
)

// Post is one labelled post to learn from.
type Post struct {
	Name, Text string
	AsOf       day.Date
	Gold       score.Gold
	// Tuned: the rules were written with this post at hand, so that what they
	// say of it is better than what they say of others.
	Tuned bool
	Plain bool   // no labels: the rules are known to read it right
	Marks []Mark // the labels of a marked text, which has no others
	// AsksOnly: the marks say what is asked and nothing else.
	AsksOnly bool
}

// Load reads the posts of a folder, in order of their names, without those of
// set check. fresh tells by a post's name that the rules never saw it.
func Load(posts fs.FS, fresh func(name string) bool) ([]Post, error) {
	names, err := fs.Glob(posts, "*.yaml")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []Post
	for _, name := range names {
		raw, err := fs.ReadFile(posts, name)
		if err != nil {
			return nil, err
		}
		g, err := score.ParseGold(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if g.Set != "build" {
			continue
		}
		base := strings.TrimSuffix(name, ".yaml")
		text, err := fs.ReadFile(posts, base+".txt")
		if err != nil {
			return nil, err
		}
		asOf, err := day.Parse(g.AsOf)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, Post{Name: base, Text: string(text), AsOf: asOf, Gold: g, Tuned: !fresh(base)})
	}
	return out, nil
}

// sample is one mention with its role.
type sample struct {
	feats  []string
	role   int
	weight float64
}

// roles of each head, in the order of the weights.
var roles = map[string][]string{
	"lift":     {"none", "trigger", "tolerated"},
	"activity": {"none", "trigger", "tolerated"},
	"remedy":   {"none", "done", "planned"},
	"effect":   {"unknown", "helped", "partial", "temporary", "no_change", "worse"},
	"place":    {"none", "problem", "old"},
	"side":     {"no", "yes"},
	"ask":      askKinds,
}

// heads in the order in which they are learnt and written.
var heads = []string{"lift", "activity", "remedy", "effect", "ask"}

// samplesOf are the mentions of one post by head.
func samplesOf(p Post, lex *intake.Lexicon) map[string][]sample {
	out := map[string][]sample{}
	all := intake.Mentions(p.Text, p.AsOf, lex)
	for _, m := range all {
		for _, l := range labelsOf(p, m, all) {
			out[m.Head] = append(out[m.Head], samplesFor(p, m, l)...)
		}
	}
	return out
}

// samplesFor is one mention with one role: of a tuned post once with what the
// rules say and once without.
func samplesFor(p Post, m intake.Mention, l score.Role) []sample {
	k := slices.Index(roles[m.Head], l.Name)
	switch {
	case k < 0 || l.Sure == 0:
		return nil
	case p.Tuned:
		bare := slices.DeleteFunc(slices.Clone(m.Features), func(f string) bool { return strings.HasPrefix(f, "rule:") })
		return []sample{{bare, k, l.Sure * tunedBare}, {m.Features, k, l.Sure * (1 - tunedBare)}}
	case p.Marks == nil:
		l.Sure *= freshWeight
	}
	return []sample{{m.Features, k, l.Sure}}
}

// Learn gives the model as text for intake.ParseRoles.
func Learn(posts []Post, lex *intake.Lexicon) string {
	return learnHeads(heads, sampled(posts, lex), func(int) bool { return true })
}

// sampled are the samples of every post. Features do not depend on the model.
func sampled(posts []Post, lex *intake.Lexicon) []map[string][]sample {
	all := make([]map[string][]sample, len(posts))
	for i, p := range posts {
		all[i] = samplesOf(p, lex)
	}
	return all
}

func learnHeads(heads []string, all []map[string][]sample, use func(post int) bool) string {
	var b strings.Builder
	for _, h := range heads {
		var some []sample
		for i := range all {
			if use(i) {
				some = append(some, all[i][h]...)
			}
		}
		if len(some) > 0 {
			write(&b, h, roles[h], some)
		}
	}
	return b.String()
}

const (
	// tunedBare is the part of a tuned post's weight that is learnt without the
	// verdict of the rules, for there it is righter than it will be elsewhere.
	tunedBare = 0.6
	// plainWeight is how much a mention of a plain text counts.
	plainWeight = 0.8
	// askedWeight is how much a marked sentence counts for what is asked.
	askedWeight = 1.0
	// markedWeight is how much a marked lift or remedy counts: less than one of a
	// post, whose sentences are longer and less to the point.
	markedWeight = 0.5
	// freshWeight is how much more a mention of a fresh post counts.
	freshWeight = 1.5
)
