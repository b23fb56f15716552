package app

import (
	"context"
	_ "embed"
	"fmt"
	"math"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/strength"
)

// ExampleID is the athlete that comes with the program: made up, marked as
// such in every entry, gone with one tap.
const ExampleID AthleteID = "example"

//go:embed example/post.txt
var examplePost string

// ExamplePost is the made-up thread of the example athlete.
func ExamplePost() string { return examplePost }

// exampleSource marks every entry that nobody lived through.
const exampleSource = "example: made up"

// LoadExample puts the example athlete into a store: a thread, the case read
// from it, six months of diary up to asOf, and the screen answered on that
// day. ErrTaken if it is there already.
func (a *App) LoadExample(ctx context.Context, s Store, asOf day.Date) error {
	entries, err := a.exampleEntries(asOf)
	if err != nil {
		return err
	}
	who := Athlete{ID: ExampleID, Name: "Mara (example, made up)", Created: asOf, Example: true}
	if err := s.AddAthlete(ctx, who); err != nil {
		return err
	}
	return s.Append(ctx, ExampleID, entries...)
}

// exampleEntries is the whole stream of the example athlete, ids included.
func (a *App) exampleEntries(asOf day.Date) ([]diary.Entry, error) {
	c, err := a.Read(examplePost, asOf)
	if err != nil {
		return nil, fmt.Errorf("the example thread: %w", err)
	}
	at := asOf.String()
	told, err := CaseEntry("", at, c)
	if err != nil {
		return nil, err
	}
	out := append(ExampleDiary(asOf), PostEntry("", at, examplePost), told)
	for range 100 {
		d, err := a.Screen(c, out, asOf)
		if err != nil {
			return nil, err
		}
		if len(d.Ask) == 0 {
			break
		}
		for _, q := range d.Ask {
			out = append(out, AnswerEntry("", at, q.ID, "no"))
		}
	}
	for i := range out {
		out[i].Source = exampleSource
		out[i].ID = exampleUUID(out[i].At, i)
	}
	return out, nil
}

// exampleUUID is a UUIDv7 of an entry's day and place: the same every time.
func exampleUUID(at string, n int) string {
	d, err := day.Parse(at)
	if err != nil {
		return ""
	}
	ms := d.Time().UnixMilli() & (1<<48 - 1)
	return fmt.Sprintf("%08x-%04x-7000-8000-%012x", ms>>16, ms&0xffff, n)
}

const exampleWeeks = 26

// exampleLift is one main lift: its best single at the start, the gain in a
// week, and the load step.
type exampleLift struct {
	id         string
	start      float64
	gain, step float64
}

var (
	exSquat = exampleLift{"squat_low_bar", 122, 0.30, 2.5}
	exBench = exampleLift{"bench_comp", 72, 0.20, 2.5}
	exDead  = exampleLift{"deadlift_conventional", 146, 0.28, 2.5}
)

// wave is how a month goes: reps and effort of the top set, then back-offs.
var wave = [4]struct {
	reps    int
	rpe     float64
	backs   int
	backCut float64
}{{5, 7, 3, 0.92}, {4, 7.5, 3, 0.91}, {3, 8, 2, 0.90}, {5, 6, 2, 0.94}}

// wobble stands for good and bad days: percent of that day's strength.
var wobble = [7]float64{0, 1.2, -1.5, 0.6, -0.4, 1.8, -1.1}

// flares are the weeks in which the shoulder blade was worse, and how long.
var flares = map[int]int{14: 6, 19: 5, 23: 4}

// ExampleDiary is six months of made-up training and pain, ending the day
// before asOf: three sessions a week, a monthly wave of loads, an ache from the
// fourteenth week on with flares after heavy face pulls. It uses fixed tables
// and no randomness, so that the same day gives the same diary.
func ExampleDiary(asOf day.Date) []diary.Entry {
	g := exampleGen{first: asOf.Add(-7 * exampleWeeks), end: asOf}
	for w := range exampleWeeks {
		for i, offset := range []int{0, 2, 4} {
			g.session(w, i, g.first.Add(7*w+offset))
		}
		for n := range 7 {
			g.day(w, g.first.Add(7*w+n))
		}
	}
	return g.out
}

type exampleGen struct {
	first, end day.Date
	squats     []day.Date // days with low-bar squats
	out        []diary.Entry
	n          int
}

func (g *exampleGen) add(d day.Date, clock string, e diary.Entry) {
	if !d.Before(g.end) {
		return
	}
	e.At = d.String() + "T" + clock + ":00+01:00"
	g.out = append(g.out, e)
}

// session adds the sets of one training day.
func (g *exampleGen) session(w, i int, d day.Date) {
	flare := g.flare(d)
	switch i {
	case 0:
		g.squat(d, w, 0)
		g.main(d, exBench, w, 1, 0)
		if flares[w] > 0 || w%9 == 2 { // seldom, and too heavy before each flare
			g.plain(d, "face_pull", 15+float64(w%4)*2.5, 12, 3, g.ache(d, 2))
		}
	case 1:
		g.main(d, exDead, w, 0, g.ache(d, 0))
		g.main(d, exBench, (w+1)%4, -2, 0)
		g.plain(d, "lat_pulldown", 45, 10, 3, g.ache(d, 1))
	case 2:
		easy := -3.0
		if flare {
			easy = -8
		}
		if w%3 != 1 { // every third week the second squat day is left out
			g.squat(d, (w+2)%4, easy)
		}
		g.main(d, exDead, 3, -6, g.ache(d, 0))
	}
}

// squat adds a low-bar day, which the shoulder blade answers.
func (g *exampleGen) squat(d day.Date, w int, adjust float64) {
	g.squats = append(g.squats, d)
	g.main(d, exSquat, w, adjust, g.ache(d, 1))
}

// main adds a top set and its back-offs, loaded from the lift's strength.
func (g *exampleGen) main(d day.Date, l exampleLift, w int, adjust float64, pain int) {
	week := d.Sub(g.first) / 7
	top := wave[w%4]
	g.n++
	e1rm := (l.start + l.gain*float64(week)) * (1 + (wobble[g.n%len(wobble)]+adjust)/100)
	kg := down(e1rm*strength.Pct(top.reps, top.rpe), l.step)
	g.set(d, l.id, kg, top.reps, top.rpe, pain)
	for range top.backs {
		g.set(d, l.id, down(kg*top.backCut, l.step), top.reps, top.rpe-0.5, max(pain-1, 0))
	}
}

// plain adds sets of an accessory.
func (g *exampleGen) plain(d day.Date, id string, kg float64, reps, sets, pain int) {
	for range sets {
		g.set(d, id, kg, reps, 7, pain)
	}
}

func down(kg, step float64) float64 {
	n := int(kg / step)
	return float64(n) * step
}

func (g *exampleGen) set(d day.Date, id string, kg float64, reps int, rpe float64, pain int) {
	e := diary.Entry{Kind: "set", Lift: id, Kg: &kg, Reps: &reps, RPE: &rpe}
	if d.Sub(g.first) >= 7*13 { // pain is rated since there is pain
		e.Pain = &pain
	}
	g.add(d, fmt.Sprintf("18:%02d", len(g.out)%60), e)
}

// ache is the pain of a set: nothing before the fourteenth week, then the
// usual level, and two more in a flare.
func (g *exampleGen) ache(d day.Date, usual int) int {
	if d.Sub(g.first) < 7*13 {
		return 0
	}
	if g.flare(d) {
		return usual + 2
	}
	return usual
}

func (g *exampleGen) flare(d day.Date) bool {
	n := d.Sub(g.first)
	length, ok := flares[n/7]
	return ok && n%7 < length
}

// rate adds a rating: the usual ache, what the last low-bar sessions left
// behind, more in a flare, and a good or bad hour.
func (g *exampleGen) rate(d day.Date, hour int, clock, when string) {
	level := 1.0 + wobble[(d.Sub(g.first)*3+hour)%len(wobble)]/3
	for _, on := range g.squats {
		if t := float64(d.Sub(on)*24 + hour - 18); t > 0 && t < 96 {
			level += 1.7 * (1 - math.Exp(-t/2)) * math.Exp(-t/30)
		}
	}
	if g.flare(d) {
		level += 1.5
	}
	score := int(math.Round(math.Max(0, level)))
	g.add(d, clock, diary.Entry{Kind: "pain", Score: &score, When: when, Region: "upper_back", Side: "right"})
}

// day adds what is not training: morning pain (not every day was rated),
// sleep, bodyweight, and what was tried.
func (g *exampleGen) day(w int, d day.Date) {
	n := d.Sub(g.first)
	if n >= 7*13 && n%6 != 5 {
		g.rate(d, 7, "07:10", "morning")
	}
	if n >= 7*13 && n%5 != 3 {
		g.rate(d, 21, "21:20", "now")
	}
	if n%3 == 0 {
		hours := []float64{7, 7.5, 6.5, 8}[n/3%4]
		g.add(d, "07:05", diary.Entry{Kind: "sleep", Hours: &hours})
	}
	if n%7 == 6 {
		kg := 75.4 + 0.1*float64(w%5)
		g.add(d, "07:15", diary.Entry{Kind: "bodyweight", Kg: &kg})
	}
	if g.flare(d) && n%2 == 0 {
		minutes := 15.0
		g.add(d, "21:00", diary.Entry{Kind: "care", What: "heat", Minutes: &minutes, Region: "upper_back"})
	}
}
