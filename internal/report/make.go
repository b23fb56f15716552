package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/safety"
	"spotter/internal/trial"
	"spotter/internal/trigger"
)

// Input is all that a letter depends on.
type Input struct {
	Case      intake.Case
	History   diary.History
	AsOf      day.Date
	DataUntil day.Date
	Knowledge string
	Catalogue *lift.Catalogue
	Rules     *safety.Rulebook
	Answers   map[string]safety.Answer
	Tests     []string // ids of what people can test on themselves
	Screen    safety.Result
	Verdict   safety.Verdict
	Search    string          // status of the search for triggers
	Triggers  *trigger.Report // nil: there is none
	Trials    []Trialled
	Drawing   *body.Drawing // the latest that counts
	DrawnOn   day.Date
	Notes     []Note
	MeetDate  day.Date
	Name      string // "" = the letter carries no name
	Private   bool   // private answers may stand in it
	Explain   bool   // keep the trace
}

// Trialled is a trial that was judged.
type Trialled struct {
	Protocol trial.Protocol
	Result   trial.Result
}

// Weeks is how far back course and lifts look.
const Weeks = 12

type maker struct {
	in    Input
	out   *Letter
	start day.Date // first day of the first week
	stop  bool
	bare  bool // no load may stand in it
}

// Make writes the letter. The zero verdict is a stop.
func Make(in Input) Letter {
	l := Letter{Schema: Schema, Status: "ok", AsOf: in.AsOf, DataUntil: in.DataUntil, ToldOn: in.Case.AsOf, Knowledge: in.Knowledge, Search: in.Search}
	b := &maker{in: in, out: &l, start: in.AsOf.Add(1 - 7*Weeks), stop: in.Verdict == safety.Stop, bare: !(in.Verdict > safety.HandOver)}
	if b.stop {
		l.Status, l.Search = "stopped", "stopped"
	}
	b.who()
	b.safety()
	b.places()
	b.chart()
	b.course()
	b.effects()
	b.lifts()
	b.helped()
	b.medicine()
	b.function()
	b.said()
	b.limits()
	b.ahead()
	l.Apart = len(in.History.Conflicts)
	l.Hash = l.sum()
	return l
}

// sum is the SHA-256 of the letter in its canonical form: JSON as Go writes it,
// without hash and trace.
func (l Letter) sum() string {
	l.Hash, l.Trace = "", nil
	raw, err := json.Marshal(l)
	if err != nil {
		return "" // no field of the letter can fail to be written; an empty hash is shown as none
	}
	h := sha256.Sum256(raw)
	return hex.EncodeToString(h[:])
}

// Intact says whether the letter is what its hash says.
func (l Letter) Intact() bool { return l.Hash != "" && l.Hash == l.sum() }

func (b *maker) who() {
	p := b.in.Case.Person
	var on Ref
	if p.Age, on = b.age(); p.Age != nil {
		b.trace("who/age", num(float64(*p.Age)), on)
	}
	w := Who{Name: b.in.Name, Age: p.Age, Sex: p.Sex, Bodyweight: p.Bodyweight}
	if p.Role != "self" {
		w.WrittenBy = p.Role
	}
	if n := len(b.in.History.Bodyweight); n > 0 {
		last := b.in.History.Bodyweight[n-1]
		kg := last.Kg.Float()
		w.Bodyweight = &kg
		b.trace("who/bodyweight_kg", num(kg), Ref{Kind: "bodyweight", Day: last.Day})
	} else if p.Bodyweight != nil {
		b.trace("who/bodyweight_kg", num(*p.Bodyweight), b.told(nil))
	}
	b.out.Who = w
}

// verdicts as the documents write them.
var verdicts = map[safety.Verdict]string{safety.Stop: "stop", safety.HandOver: "hand_over", safety.Limit: "limit", safety.Go: "go"}

func (b *maker) safety() {
	s := Safety{Verdict: verdicts[b.in.Verdict], Level: b.in.Screen.Level, Fired: []Flag{}, Screen: []Answer{}}
	private := map[string]bool{}
	for _, f := range b.in.Screen.Fired {
		if f.Private && !b.in.Private {
			private[f.ID] = true
			continue
		}
		s.Fired = append(s.Fired, Flag{ID: f.ID, Level: f.Level, Via: f.Via, Alone: f.Alone, Rule: f.Via == "rule"})
	}
	if b.in.Rules != nil {
		for i := range b.in.Rules.Flags {
			f := &b.in.Rules.Flags[i]
			a, applies := b.answer(f)
			if f.Private && !b.in.Private {
				if a.Value != "" {
					private[f.ID] = true
				}
				continue
			}
			if applies {
				s.Screen = append(s.Screen, a)
			}
		}
	}
	s.Private = len(private)
	order := map[string]int{"yes": 0, "unsure": 1, "": 2, "no": 3}
	level := map[string]int{}
	for u := safety.None; u <= safety.EmergencyNow; u++ {
		level[u.String()] = int(u)
	}
	slices.SortStableFunc(s.Screen, func(x, y Answer) int {
		return cmp.Or(cmp.Compare(order[x.Value], order[y.Value]), cmp.Compare(level[y.Level], level[x.Level]))
	})
	for i, f := range s.Fired {
		from := b.told(nil)
		if f.Via == "rule" || f.Via == "escalated" || f.Via == "score" {
			from = Ref{Kind: "rule", Day: b.in.AsOf}
		} else if r := b.answerRef(f.ID); !r.Day.IsZero() {
			from = r
		}
		b.trace(at("safety/fired", i, "via"), f.Via, from)
	}
	for i, a := range s.Screen {
		if a.Value != "" {
			ref := b.told(nil)
			if !a.On.IsZero() {
				ref = b.answerRef(a.ID)
			}
			b.trace(at("safety/screen", i, "value"), a.Value, ref)
		}
	}
	b.out.Safety = s
}

// answer is what stands for a question, and whether the question applies.
func (b *maker) answer(f *safety.Flag) (Answer, bool) {
	a := Answer{ID: f.ID, Level: f.Urgency.String(), Value: string(b.in.Answers[f.ID])}
	for _, x := range b.in.History.Answers {
		if x.Question == f.ID && a.Value != "" && string(safety.ParseAnswer(x.Value)) == a.Value {
			a.On, a.By = x.Day, x.By
		}
	}
	open := slices.ContainsFunc(b.in.Screen.Ask, func(q safety.Ask) bool { return q.ID == f.ID })
	return a, a.Value != "" || open
}

func (b *maker) answerRef(question string) Ref {
	r := Ref{Kind: "answer"}
	for _, x := range b.in.History.Answers {
		if x.Question == question {
			r.Day, r.ID = x.Day, x.ID
		}
	}
	return r
}

// tenth rounds to one decimal.
func tenth(v float64) float64 { return math.Round(v*10)/10 + 0 }

// kg is a load for the letter; none after a stop or a hand over.
func (b *maker) kg(v *lift.Kg) *float64 {
	if v == nil || b.bare {
		return nil
	}
	f := v.Float()
	return &f
}
