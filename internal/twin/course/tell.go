package course

import (
	"fmt"

	"spotter/internal/diary"
)

// at is a time of a day as a diary writes it.
func at(n, minute int) string {
	return fmt.Sprintf("%sT%02d:%02d:00+01:00", date(n), minute/60, minute%60)
}

func (l *life) write(e diary.Entry) { l.diary = append(l.diary, e) }

// told reports whether pain is rated at all on this day: from the beginning of
// the pain by some, from the first day of the season by all.
func (l *life) told(n int) bool { return n >= 0 || (l.a.told && n >= l.a.began()) }

// tellMorning writes the morning's rating, the medicines, and the screen when it
// is due: at first, every twelve days, and after strong pain.
func (l *life) tellMorning(n int, felt float64) {
	a := l.a
	if l.free {
		return
	}
	if a.steroid == n+before {
		l.write(diary.Entry{Kind: "med", At: at(n, 400), Class: "oral_corticosteroid", Until: date(n + 7).String()})
	}
	if felt >= 4 && a.dice.chance(a.habits.pills, n, forPills, 0) {
		l.pill = 1 + a.dice.even(n, forPills, 1)
		l.write(diary.Entry{Kind: "med", At: at(n, 405), Class: "nsaid"})
	}
	if !l.told(n) {
		return
	}
	if v := l.rate(n, 0, felt-l.pill*0.5); v != nil {
		l.write(diary.Entry{Kind: "pain", At: at(n, 430), Score: v, When: "morning", Region: string(a.place.region), Side: "right"})
		l.heard(n, *v)
	}
	if n >= 0 && (n-l.answered >= 12 || l.strong >= l.answered) {
		for _, q := range a.questions {
			l.write(diary.Entry{Kind: "answer", At: at(n, 440), Question: q, Value: "no"})
		}
		if a.fixed != nil && l.answered < 0 {
			l.write(diary.Entry{Kind: "answer", At: at(n, 441), Question: "age", Value: float64(a.fixed.Age)})
		}
		l.answered = n
	}
}

// heard notes strong pain, after which the screen is asked again.
func (l *life) heard(n, v int) {
	if v >= 7 {
		l.strong = n
	}
}

func (l *life) tellEvening(n int, felt float64) {
	a := l.a
	if l.free || !l.told(n) || !a.dice.chance(a.habits.evening, n, forMissing, 1) {
		return
	}
	if v := l.rate(n, 1, felt-l.pill*0.5); v != nil {
		l.write(diary.Entry{Kind: "pain", At: at(n, 1290), Score: v, When: "now", Region: string(a.place.region), Side: "right"})
		l.heard(n, *v)
	}
}

func (l *life) tellSet(n, i int, d Done, kg float64) {
	if l.free {
		return
	}
	reps, rpe := d.Reps, d.RPE
	e := diary.Entry{Kind: "set", At: at(n, 1020+i), Lift: string(d.Lift), Kg: &kg, Reps: &reps, RPE: &rpe, Failed: d.Failed && d.Reps == 1}
	if l.told(n) {
		e.Pain = d.Pain
		if d.Pain != nil {
			l.heard(n, *d.Pain)
		}
	}
	l.write(e)
}
