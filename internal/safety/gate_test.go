package safety_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

var today = day.MustParse("2026-03-02")

func intp(n int) *int { return &n }

// catalogue: a squat that loads the upper back and a leg extension that does not.
var catalogue = lift.NewCatalogue(lift.Parts{Lifts: []lift.Lift{
	{ID: "squat_low_bar", Family: "squat", Demands: map[lift.Demand]int{"scap_retraction": 3, "knee_flexion": 3}},
	{ID: "leg_extension", Family: "knee", Demands: map[lift.Demand]int{"knee_flexion": 2}},
}})

const squat = lift.ID("squat_low_bar")

// trained is an adult with a finished screen and a good diary.
func trained() safety.Facts {
	return safety.Facts{Today: today, Age: intp(30), Screen: safety.Result{Complete: true},
		DaysSinceLast: 2, Lifts: map[lift.ID]safety.LiftFacts{squat: {Best12m: 200, Tolerated: 160, ToleratedOn: today.Add(-3), Openable: 160,
			Last: today.Add(-3), LastOwn: today.Add(-3), SetPain: intp(1), SetTold: true, Morning: intp(0), LastTop: 160, Level: 160, E1RM: 190}}}
}

// group is one input of the gate in three states, from least to most cautious.
type group struct {
	name  string
	apply func(*safety.Facts, int)
}

func fire(f *safety.Facts, u safety.Urgency, holds bool) {
	f.Screen.Fired = append(f.Screen.Fired, safety.Fired{ID: "x", Urgency: u, Level: u.String(), Holds: holds, Why: reason.New("safety.flag", "expert-opinion")})
	f.Screen.Urgency = max(f.Screen.Urgency, u)
	f.Screen.Level = f.Screen.Urgency.String()
}

func open(f *safety.Facts) {
	f.Screen.Complete = false
	f.Screen.Ask = append(f.Screen.Ask, safety.Ask{ID: "q", Urgency: safety.Urgent24h})
}

// levels: no, unanswered or unsure (the question is open), yes.
func answer(u safety.Urgency, holds bool) func(*safety.Facts, int) {
	return func(f *safety.Facts, s int) {
		switch s {
		case 1:
			open(f)
		case 2:
			open(f)
			fire(f, u, holds)
		}
	}
}

func mapLift(f *safety.Facts, change func(*safety.LiftFacts)) {
	x := f.Lifts[squat]
	change(&x)
	f.Lifts = map[lift.ID]safety.LiftFacts{squat: x}
}

var groups = []group{
	{"heart, vessels, lungs", answer(safety.EmergencyNow, false)},
	{"brain, cord, saddle", answer(safety.EmergencyNow, false)},
	{"nerve, infection, clot", answer(safety.Urgent24h, false)},
	{"bone, tumour, winging", answer(safety.SeeClinicianSoon, true)},
	{"not improving, mentions", answer(safety.SeeClinicianSoon, false)},
	{"age", func(f *safety.Facts, s int) {
		switch s {
		case 1:
			f.Age = nil
		case 2:
			f.Age = intp(16)
		}
	}},
	{"pregnancy", func(f *safety.Facts, s int) { f.Pregnancy = []safety.Answer{safety.No, safety.Unsure, safety.Yes}[s] }},
	{"impaired, old knowledge", func(f *safety.Facts, s int) { f.Impaired, f.KnowledgeExpired = s >= 1, s == 2 }},
	{"mask", func(f *safety.Facts, s int) {
		if s >= 1 {
			f.Masks = append(f.Masks, safety.MaskOf("nsaid", today, today))
			mapLift(f, func(x *safety.LiftFacts) { x.Masked = true })
		}
		if s == 2 {
			f.Masks = append(f.Masks, safety.MaskOf("oral_corticosteroid", today, today))
		}
	}},
	{"gap", func(f *safety.Facts, s int) {
		if s >= 1 {
			f.DaysSinceLast = 15
			mapLift(f, func(x *safety.LiftFacts) { x.Last = today.Add(-15) })
		}
		if s == 2 {
			f.DaysSinceLast = -1
		}
	}},
	{"response", func(f *safety.Facts, s int) {
		switch s {
		case 1:
			mapLift(f, func(x *safety.LiftFacts) { x.Amber = true })
		case 2:
			mapLift(f, func(x *safety.LiftFacts) {
				x.SetTold, x.Unanswered, x.Morning, x.Bad = false, true, nil, 1
			})
		}
	}},
	{"pain today", func(f *safety.Facts, s int) {
		f.PainNow = intp([]int{1, 6, 9}[s])
	}},
}

type outcome struct {
	verdict                     safety.Verdict
	load, share, effort, opener float64
	held, progress, heavy       bool
}

func decide(f safety.Facts) outcome {
	p := safety.Decide(f, catalogue)
	held, _ := p.Held(squat, today)
	may, _ := p.MayProgress(squat, today)
	heavy, _ := p.Heavy(today)
	return outcome{p.Verdict(), p.Load(squat, today, 500).Value, p.Share(squat, today, 100).Value, p.Effort(squat, today, 10).Value,
		p.Opener(squat, today.Add(10), 500).Value, held, may, heavy}
}

// bolder lists in what b is less cautious than a.
func bolder(a, b outcome) (out []string) {
	for name, worse := range map[string]bool{"verdict": b.verdict > a.verdict, "load": !(b.load <= a.load), "share": !(b.share <= a.share),
		"effort": !(b.effort <= a.effort), "opener": !(b.opener <= a.opener), "held": a.held && !b.held,
		"progress": b.progress && !a.progress, "heavy": b.heavy && !a.heavy} {
		if worse {
			out = append(out, name)
		}
	}
	return out
}

// TestEveryGroupedState enumerates the gate: 12 groups of inputs, 3 states
// each, 3^12 = 531,441. In every Stop state nothing with a load comes out, and
// moving any one group to its next more cautious state never yields less
// caution in verdict, load, share, effort, opener, hold, progress or heavy day.
func TestEveryGroupedState(t *testing.T) {
	n := 1
	for range groups {
		n *= 3
	}
	all := make([]outcome, n)
	stops := 0
	for s := range n {
		f := trained()
		f.Sore = []string{"upper_back"}
		for i, rest := 0, s; i < len(groups); i, rest = i+1, rest/3 {
			groups[i].apply(&f, rest%3)
		}
		o := decide(f)
		all[s] = o
		if o.verdict == safety.Stop {
			stops++
			if o.load != 0 || o.share != 0 || o.effort != 0 || o.opener != 0 || !o.held || o.progress || o.heavy {
				t.Fatalf("state %d is a stop and yields %+v", s, o)
			}
		}
	}
	if stops != n*19/27 {
		t.Errorf("%d of %d states stop, want 19/27 of them (any of three stop groups says yes)", stops, n)
	}
	for s := range n {
		for i, step := 0, 1; i < len(groups); i, step = i+1, step*3 {
			if s/step%3 == 2 {
				continue
			}
			if all[s] == all[s+step] {
				continue
			}
			if worse := bolder(all[s], all[s+step]); worse != nil {
				t.Fatalf("state %d, %s one step up: bolder in %v: %+v → %+v", s, groups[i].name, worse, all[s], all[s+step])
			}
		}
	}
	t.Logf("%d states, %d stops", n, stops)
}

func TestZeroPermitIsStop(t *testing.T) {
	var p safety.Permit
	held, _ := p.Held(squat, today)
	may, _ := p.MayProgress(squat, today)
	heavy, _ := p.Heavy(today)
	level, _ := p.Stopped()
	if p.Verdict() != safety.Stop || p.Load(squat, today, 100).Value != 0 || p.Share(squat, today, 50).Value != 0 ||
		p.Effort(squat, today, 5).Value != 0 || p.Pain(squat).Value != 0 || p.Opener(squat, today, 50).Value != 0 ||
		p.Sets(10, 5).Value != 0 || p.Rechallenge(squat, today, 50).Value != 0 || !held || may || heavy || level == "" {
		t.Error("a permit that nobody decided must be a stop")
	}
	if safety.Decide(safety.Facts{}, nil).Verdict() != safety.Stop {
		t.Error("facts without a day must stop")
	}
}

// TestOnlyDecideMakesPermits: its fields are unexported, no exported function
// but Decide returns one, and no other package writes a filled literal.
func TestOnlyDecideMakesPermits(t *testing.T) {
	root := "../.."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return nil
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.CompositeLit:
				if sel, ok := x.Type.(*ast.SelectorExpr); ok && sel.Sel.Name == "Permit" && len(x.Elts) > 0 {
					t.Errorf("%s makes a Permit", path)
				}
			case *ast.FuncDecl:
				if tree.Name.Name != "safety" || x.Type.Results == nil || !x.Name.IsExported() || x.Name.Name == "Decide" {
					return true
				}
				for _, r := range x.Type.Results.List {
					if id, ok := r.Type.(*ast.Ident); ok && id.Name == "Permit" {
						t.Errorf("%s: %s returns a Permit", path, x.Name.Name)
					}
				}
			case *ast.TypeSpec:
				if st, ok := x.Type.(*ast.StructType); ok && tree.Name.Name == "safety" && x.Name.Name == "Permit" {
					for _, f := range st.Fields.List {
						for _, name := range f.Names {
							if name.IsExported() {
								t.Errorf("Permit.%s is exported", name.Name)
							}
						}
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNoNumberRaises: NaN and infinities in what is asked or known give zero
// or less than without them, never more.
func TestNoNumberRaises(t *testing.T) {
	good := decide(trained())
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1} {
		for name, set := range map[string]func(*safety.LiftFacts){
			"best":      func(x *safety.LiftFacts) { x.Best12m = bad },
			"tolerated": func(x *safety.LiftFacts) { x.Tolerated = bad },
			"level":     func(x *safety.LiftFacts) { x.Bad, x.Level = 1, bad },
			"repeat":    func(x *safety.LiftFacts) { x.Repeat = bad },
			"last top":  func(x *safety.LiftFacts) { x.Masked, x.LastTop = true, bad },
		} {
			f := trained()
			mapLift(&f, set)
			if worse := bolder(good, decide(f)); worse != nil {
				t.Errorf("%s = %v: bolder in %v", name, bad, worse)
			}
		}
		p := safety.Decide(trained(), catalogue)
		for _, v := range []float64{p.Load(squat, today, bad).Value, p.Share(squat, today, bad).Value, p.Effort(squat, today, bad).Value, p.Sets(bad, 8).Value} {
			if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 || v > 500 {
				t.Errorf("wanted %v gives %v", bad, v)
			}
		}
	}
}
