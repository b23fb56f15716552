package web

import (
	"net/http"

	"spotter/internal/app"
	"spotter/internal/lift"
	"spotter/internal/meet"
)

// dayBody is the day of the meet, one thumb wide. Stage says what is asked:
//
//	lift   the attempt that is due: made or missed
//	after  how the last one felt; the next weight stands there already
//	none   no weight is named: pass, or take one of your own
//	done   the day is over
//	odd    what was taken does not fit: undo it
type dayBody struct {
	Stage    string
	Early    bool // the meet is not today
	Days     int
	Day      string
	Token    string
	Last     string // newest attempt or pass, "" = none
	Lift     string
	Main     string // id of the lift
	N        int
	Mass     massView
	Value    string // the weight as a field holds it
	Unit     string
	Plates   string
	Chance   int
	Why      []Line
	Lead     string
	Sore     bool
	PainMax  int
	Branches []branchView
	Risk     string
	NoTotal  int // in 100; 0 = not said
	Before   *takenView
	Board    []boardRow
	Total    string
	OneIn    int
	Gone     bool // no total any more
	Out      bool
	Rooms    []roomView
	Felt     []Option
	Missed   []Option // why, after a miss
	Notes    []Line
}

type branchView struct {
	How, What string
	Kind      string
}

// takenView is the last attempt, with what was told of it.
type takenView struct {
	ID, Lift, Mass string
	N              int
	Good           bool
	Cause          string // of a miss; "" = not told
	Felt           bool   // it was told how it felt
	RPE            float64
	Pain           int // -1 = not told
}

type boardRow struct {
	Lift  string
	Cells []boardCell
}

type boardCell struct {
	Text string
	Kind string // made, miss, next, plan, none
}

func (s *server) meetDay(w http.ResponseWriter, r *http.Request) { s.dayWith(w, r, http.StatusOK, "") }

func (s *server) dayWith(w http.ResponseWriter, r *http.Request, status int, wrong string) {
	sh, d, past, ok := s.meetSheet(w, r)
	if !ok {
		return
	}
	p := s.page(sh, "meet")
	p.Title = s.words.T("meetday.day_title")
	switch {
	case p.Stop != nil:
		p.Body = screenBody{Scale: scale()}
		s.render(w, r, http.StatusOK, "stopped", p)
		return
	case past || !d.Named:
		p.Body = s.meetBody(sh, d, past)
		s.render(w, r, http.StatusOK, "meet", p)
		return
	}
	q := r.URL.Query()
	switch {
	case wrong != "":
		p.Notice, p.Wrong = wrong, true
	case q.Get("old") == "yes":
		p.Notice, p.Wrong = s.words.T("meetday.old_page"), true
	}
	p.Body = s.dayBody(d, q.Get("go") != "" && q.Get("go") == d.Last)
	s.render(w, r, status, "meetday", p)
}

// dayBody shows where the day stands. goOn: the question how it felt was passed over.
func (s *server) dayBody(d app.MeetDoc, goOn bool) dayBody {
	b := dayBody{Early: !d.Today, Days: d.Meet.DaysOut, Day: s.words.Book.Date(d.Meet.Date, "long"), Token: newID(), Last: d.Last, Out: d.Out,
		OneIn: oneIn(d.PBomb), Gone: d.PBomb >= 0.995, Board: s.board(d)}
	v := s.liner(d)
	b.Before = s.before(d)
	b.Total = s.total(d)
	b.Rooms = s.rooms(d)
	b.Unit = "kg"
	if d.Rules.Lb {
		b.Unit = "lb"
	}
	for i, name := range app.Feelings {
		on := b.Before != nil && b.Before.Felt && b.Before.RPE == d.Felt[i]
		b.Felt = append(b.Felt, Option{Value: name, Text: s.words.T("meetday.felt_" + name), On: on})
	}
	for _, cause := range []string{meet.CauseTechnique, meet.CauseStrength} {
		b.Missed = append(b.Missed, Option{Value: cause, Text: s.words.T("meetday.miss_" + cause), On: b.Before != nil && b.Before.Cause == cause})
	}
	n := d.Next
	switch {
	case b.Early:
		return b
	case n == nil && !d.Out && !s.complete(d):
		b.Stage = "odd"
		return b
	case n == nil:
		b.Stage = "done"
		return b
	}
	b.due(s, d, v)
	if b.Before != nil && !goOn && b.Before.ID == d.Last && (b.Before.Good && !b.Before.Felt || !b.Before.Good && b.Before.Pain < 0 && b.Before.Cause == "") {
		b.Stage = "after"
	}
	return b
}

// due fills in the attempt that is due.
func (b *dayBody) due(s *server, d app.MeetDoc, v *planner) {
	n := d.Next
	b.Stage, b.Lift, b.Main, b.N, b.Sore = "lift", s.named("main", string(n.Lift)), string(n.Lift), n.Number, n.Flaring
	b.PainMax = d.PainMax[n.Lift]
	b.Why = v.lines(n.Why)
	b.Lead = lead(b.Why)
	if n.Kg > 0 {
		b.Mass, b.Plates = s.mass(d.Rules, n.Kg), s.sidePlates(d.Rules, n.Kg)
		b.Value = n.Kg.String()
		if d.Rules.Lb {
			b.Value = num(d.Rules.LbOf(n.Kg))
		}
		if len(n.Options) > 0 && n.Options[0].Kg == n.Kg {
			b.Chance = int(n.Options[0].PMake*100 + .5)
		}
	} else {
		b.Stage = "none"
	}
	for _, x := range n.After {
		y := branchView{How: s.words.T("meetday.if_"+x.How, "n", b.PainMax), Kind: x.How, What: s.words.T("meetday.no_more")}
		if x.Kg > 0 {
			y.What = s.mass(d.Rules, x.Kg).Main
		}
		b.Branches = append(b.Branches, y)
	}
	if n.Best == 0 && n.Number > 1 {
		b.NoTotal = max(int(n.NoTotal*100+.5), 1)
	}
}

// complete reports that every lift is at its end.
func (s *server) complete(d app.MeetDoc) bool {
	count := map[lift.Main]int{}
	for _, t := range d.Taken {
		count[t.Lift]++
	}
	for _, l := range d.Passed {
		count[l] = d.Rules.Attempts
	}
	for i := len(d.Choices) - 1; i >= 0; i-- { // a later lift ends the ones before it
		return count[d.Choices[i].Lift] >= d.Rules.Attempts
	}
	return true
}

// before is the last attempt, when it is the newest thing that happened.
func (s *server) before(d app.MeetDoc) *takenView {
	if len(d.Taken) == 0 {
		return nil
	}
	t := d.Taken[len(d.Taken)-1]
	v := &takenView{ID: t.ID, Lift: s.named("main", string(t.Lift)), Mass: s.mass(d.Rules, t.Kg).Main, N: t.N, Good: t.Good, Cause: t.Cause, Pain: -1}
	if t.RPE != nil {
		v.Felt, v.RPE = true, *t.RPE
	}
	if t.Pain != nil {
		v.Pain = *t.Pain
	}
	return v
}

// board is the nine, as they stand.
func (s *server) board(d app.MeetDoc) []boardRow {
	var out []boardRow
	for _, c := range d.Choices {
		row := boardRow{Lift: s.named("main", string(c.Lift))}
		for n := 1; n <= d.Rules.Attempts; n++ {
			row.Cells = append(row.Cells, s.cell(d, c.Lift, n, c.Attempts))
		}
		out = append(out, row)
	}
	return out
}

func (s *server) cell(d app.MeetDoc, l lift.Main, n int, planned []lift.Kg) boardCell {
	begun := false
	for _, t := range d.Taken {
		if t.Lift != l {
			continue
		}
		begun = true
		if t.N == n {
			kind := "miss"
			if t.Good {
				kind = "made"
			}
			return boardCell{s.mass(d.Rules, t.Kg).Main, kind}
		}
	}
	switch {
	case d.Next != nil && d.Next.Lift == l && d.Next.Number == n && d.Next.Kg > 0:
		return boardCell{s.mass(d.Rules, d.Next.Kg).Main, "next"}
	case begun || d.Out || len(planned) < n || d.Next == nil && d.Today: // what was planned has been overtaken
		return boardCell{"–", "none"}
	}
	return boardCell{s.mass(d.Rules, planned[n-1]).Main, "plan"}
}

// total is the sum of the best good lifts; "" while a lift has none.
func (s *server) total(d app.MeetDoc) string {
	best := map[lift.Main]lift.Kg{}
	for _, t := range d.Taken {
		if t.Good {
			best[t.Lift] = max(best[t.Lift], t.Kg)
		}
	}
	var sum lift.Kg
	for _, c := range d.Choices {
		if best[c.Lift] == 0 {
			return ""
		}
		sum += best[c.Lift]
	}
	return s.mass(d.Rules, sum).Main
}
