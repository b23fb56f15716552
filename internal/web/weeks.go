package web

import (
	"fmt"
	"strings"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/plan"
)

type weekView struct {
	Title, Dates, Phase string
	PhaseID             string
	Sum                 string // what the week holds, in a few words
	Open                bool
	Outline             bool // only days and lifts: loads are not shown
	Notes               []Line
	Sessions            []sessionView
}

type sessionView struct {
	ID, Day string
	Today   bool
	Names   string // lifts in a row, for the outline
	Notes   []Line
	Items   []itemView
}

type itemView struct {
	Name, Role string
	Minutes    int
	Sets       []setView
	Lead       string
	Why        []Line
	IfPain     []Line
	Find       string
}

// setView is a run of equal sets.
type setView struct {
	N, Reps int
	Top     bool
	Kg      string // "" while strength is unknown
	Plates  string
	Pct     string
	RPE     string
	Left    string // repetitions left in the tank at that effort
	Pain    int
	Limit   string // what limited the load
	Wanted  string
}

func (v *planner) weeks() []weekView {
	var out []weekView
	opened := false
	for i, w := range v.p.Weeks {
		last := v.weekEnd(i)
		x := weekView{
			Title:   v.s.words.T("web.week_title", "n", i+1),
			Dates:   v.s.words.T("web.week_dates", "from", v.short(w), "to", v.s.words.Book.Date(last, "day_month")),
			Phase:   v.s.named("phase", w.Phase),
			PhaseID: w.Phase,
			Outline: w.Outline || v.locked,
			Notes:   v.lines(w.Notes),
		}
		if !opened && !last.Before(v.p.AsOf) {
			x.Open, opened = true, true
		}
		told := map[string]bool{} // a note is said once a week
		for j, s := range w.Sessions {
			sv := sessionView{ID: fmt.Sprintf("s-%d-%d", i+1, j+1), Day: v.s.words.Book.Date(s.Date, "weekday"), Today: s.Date == v.p.AsOf, Notes: fresh(v.lines(s.Notes), told)}
			var names []string
			for _, it := range s.Items {
				names = append(names, sentence(v.s.words.Lift(it.Lift)))
				if !x.Outline {
					sv.Items = append(sv.Items, v.item(it))
				}
			}
			sv.Names = strings.Join(names, " · ")
			x.Sessions = append(x.Sessions, sv)
		}
		x.Sum = v.s.words.N("web.week_sessions_", len(w.Sessions))
		if sets, top := load(w, true); !x.Outline && top > 0 {
			x.Sum = v.s.words.T("web.week_sum", "sessions", x.Sum, "sets", sets, "n", int(top+.5))
		}
		out = append(out, x)
	}
	return out
}

// fresh leaves out the lines that were told already.
func fresh(lines []Line, told map[string]bool) []Line {
	var out []Line
	for _, l := range lines {
		if !told[l.Text] {
			told[l.Text] = true
			out = append(out, l)
		}
	}
	return out
}

// weekEnd is the last day of a week: the first may be short, when the weeks
// are counted back from the meet.
func (v *planner) weekEnd(i int) day.Date {
	last := v.p.Weeks[i].Starts.Add(6)
	if i+1 < len(v.p.Weeks) {
		if next := v.p.Weeks[i+1].Starts.Add(-1); next.Before(last) {
			last = next
		}
	}
	return last
}

func (v *planner) short(w plan.Week) string { return v.s.words.Book.Date(w.Starts, "day_month") }

func (v *planner) item(it plan.Item) itemView {
	x := itemView{Name: sentence(v.s.words.Lift(it.Lift)), Role: v.s.named("role", it.Role), Minutes: it.Minutes,
		Why: v.lines(it.Reasons), IfPain: v.lines(it.IfPain)}
	x.Lead = lead(x.Why)
	if it.Find != nil {
		x.Find = v.say(*it.Find)
		v.cited[it.Find.Source] = true
	}
	for _, s := range it.Sets {
		y := v.set(s)
		if n := len(x.Sets); n > 0 {
			prev := x.Sets[n-1]
			y.N = prev.N
			if prev == y {
				x.Sets[n-1].N++
				continue
			}
			y.N = 1
		}
		x.Sets = append(x.Sets, y)
	}
	return x
}

func (v *planner) set(s plan.Set) setView {
	y := setView{N: 1, Reps: s.Reps, Top: s.Top, RPE: num(s.RPEMax), Pain: s.PainMax}
	if s.RPEMax >= 5 && s.RPEMax <= 10 {
		y.Left = v.left(10 - s.RPEMax)
	}
	if s.Kg != nil {
		y.Kg = s.Kg.String()
		y.Plates = v.perSide(*s.Kg)
	}
	if s.Pct != nil {
		y.Pct = num(float64(int(*s.Pct + .5)))
	}
	if s.Cap != nil {
		if r, ok := s.Cap.Binding(); ok {
			y.Limit = v.say(r)
		}
	}
	return y
}

// left words the repetitions left in the tank.
func (v *planner) left(n float64) string {
	whole := int(n)
	if n > float64(whole) {
		return v.s.words.T("web.left_between", "lo", whole, "hi", whole+1)
	}
	return v.s.words.N("web.left_", whole)
}

// perSide names the plates on each side of a 20 kg bar, heaviest first; ""
// when the load cannot be put on exactly.
func (v *planner) perSide(kg lift.Kg) string {
	side, rest := lift.GymKg.PerSide(kg)
	if rest != 0 || len(side) == 0 || len(side) > 8 {
		return ""
	}
	parts := make([]string, len(side))
	for i, p := range side {
		parts[i] = p.String()
	}
	return strings.Join(parts, " + ")
}
