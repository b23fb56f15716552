package knowledge

import (
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"spotter/internal/body"
	"spotter/internal/safety"
)

// flagFile is the shape of red_flags.yaml.
type flagFile struct {
	Reviewed  string    `yaml:"reviewed_by"`
	Flags     []flagRow `yaml:"flags"`
	FollowUps []struct {
		ID  string `yaml:"id"`
		Ask string `yaml:"ask"`
		Why string `yaml:"why"`
	} `yaml:"follow_ups"`
	Rules []struct {
		ID        string   `yaml:"id"`
		IfAll     []string `yaml:"if_all"`
		IfAny     []string `yaml:"if_any"`
		AndAny    []string `yaml:"and_any"`
		MinYes    int      `yaml:"min_yes"`
		Of        []string `yaml:"of"`
		OfUrgency string   `yaml:"of_urgency"`
		Then      string   `yaml:"then"`
		Why       string   `yaml:"why"`
		Src       []string `yaml:"src"`
		Holds     bool     `yaml:"holds"`
		NoMax     bool     `yaml:"no_max"`
	} `yaml:"rules"`
}

type flagRow struct {
	ID       string   `yaml:"id"`
	Short    string   `yaml:"short"`
	Ask      string   `yaml:"ask"`
	Why      string   `yaml:"why"`
	For      []string `yaml:"for"`
	May      []string `yaml:"may"`
	Level    string   `yaml:"level"`
	Alone    bool     `yaml:"alone"`
	With     []string `yaml:"with"`
	Escalate struct {
		If []string `yaml:"if"`
		To string   `yaml:"to"`
	} `yaml:"escalate"`
	Holds   bool   `yaml:"holds"`
	Private bool   `yaml:"private"`
	First   bool   `yaml:"first"`
	Careful bool   `yaml:"careful"`
	Note    string `yaml:"note"`
	Score   struct {
		Of []string `yaml:"of"`
		At int      `yaml:"at"`
	} `yaml:"score"`
	Evidence []struct {
		Claim string   `yaml:"claim"`
		Src   []string `yaml:"src"`
		Basis string   `yaml:"basis"`
	} `yaml:"evidence"`
}

// Flags is the red-flag screen. A file that does not hold is an error, so
// that no plan is made without a screen.
var Flags = sync.OnceValues(func() (*safety.Rulebook, error) { return FlagsOf(files) })

// FlagsOf loads the screen of a knowledge tree. It refuses a file with an
// unknown field or level; FlagFaults tells all that is wrong.
func FlagsOf(tree fs.FS) (*safety.Rulebook, error) {
	var f flagFile
	if err := decodeYAML(tree, flagsName, &f); err != nil {
		return nil, err
	}
	rb := &safety.Rulebook{Reviewed: f.Reviewed}
	for _, r := range f.Flags {
		flag, err := r.flag()
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", flagsName, r.ID, err)
		}
		rb.Flags = append(rb.Flags, flag)
	}
	for _, q := range f.FollowUps {
		rb.FollowUps = append(rb.FollowUps, safety.FollowUp{ID: q.ID, Question: q.Ask, Why: q.Why})
	}
	for _, r := range f.Rules {
		then, ok := safety.ParseUrgency(r.Then)
		of, okOf := safety.ParseUrgency(r.OfUrgency)
		if !ok || (r.OfUrgency != "" && !okOf) {
			return nil, fmt.Errorf("%s: rule %s: no such level", flagsName, r.ID)
		}
		rb.Rules = append(rb.Rules, safety.Rule{ID: r.ID, IfAll: r.IfAll, IfAny: r.IfAny, AndAny: r.AndAny, MinYes: r.MinYes,
			Of: r.Of, OfUrgency: of, Then: then, Why: r.Why, Sources: r.Src, Holds: r.Holds, NoMax: r.NoMax})
	}
	if len(rb.Flags) == 0 {
		return nil, fmt.Errorf("%s: no flags", flagsName)
	}
	return rb, nil
}

func (r flagRow) flag() (safety.Flag, error) {
	u, ok := safety.ParseUrgency(r.Level)
	if !ok {
		return safety.Flag{}, fmt.Errorf("no such level %q", r.Level)
	}
	f := safety.Flag{ID: r.ID, Question: r.Ask, Short: r.Short, Why: r.Why, MayIndicate: r.May, Urgency: u, Standalone: r.Alone,
		CombineWith: r.With, EscalateIf: r.Escalate.If, Holds: r.Holds, Private: r.Private, First: r.First, Careful: r.Careful, Note: r.Note,
		UnsureIsYes: u == safety.EmergencyNow, ScoreOf: r.Score.Of, ScoreAt: r.Score.At, All: slices.Contains(r.For, "all")}
	if r.Escalate.To != "" {
		if f.EscalateTo, ok = safety.ParseUrgency(r.Escalate.To); !ok {
			return f, fmt.Errorf("no such level %q", r.Escalate.To)
		}
	}
	for _, x := range r.For {
		if x != "all" {
			f.AppliesTo = append(f.AppliesTo, body.Region(x))
		}
	}
	for _, e := range r.Evidence {
		f.Evidence = append(f.Evidence, safety.Evidence{Claim: e.Claim, Sources: e.Src, Basis: e.Basis})
	}
	return f, nil
}
