package trigger_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/importer"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/stats"
	"spotter/internal/trigger"
	"spotter/knowledge"
)

// Real series with nothing to find: ten people's training logs beside another
// person's mood, rated three times a day for seventy days and turned into a
// 0-10 score of feeling bad. Whatever is named is chance, so at most one pair
// in twenty may name anything. The tests skip where the series are absent.

const (
	realDays = 70
	mostReal = 0.05
)

// mood is the real series: its ratings, and the days with a dose of melatonin.
func mood(t *testing.T) (rated []pain.Rating, dosed []day.Date) {
	t.Helper()
	f, err := os.Open("../../../shared/data/nof1/nof1kit_melatonin_ema.csv")
	if err != nil {
		t.Skip("the real series are not here (../shared/data/nof1); skipped")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[day.Date]bool{}
	for _, r := range rows[1:] {
		d, err := day.Parse(r[1])
		if err != nil {
			t.Fatal(err)
		}
		if r[6] == "1" && !seen[d] {
			seen[d] = true
			dosed = append(dosed, d)
		}
		if v, err := strconv.ParseFloat(r[3], 64); err == nil {
			rated = append(rated, pain.Rating{At: r[1] + "T" + r[0][11:] + "Z", Day: d, Score: int(math.Round((100 - v) / 10)), When: pain.Now, Region: body.UpperBack, Side: body.Left})
		}
	}
	return rated, dosed
}

// windows are stretches of seventy days of a real log, moved to begin on a day.
func windows(h diary.History, start day.Date) (out []diary.History) {
	if len(h.Sets) == 0 {
		return nil
	}
	first, last := h.Sets[0].Day, h.Sets[len(h.Sets)-1].Day
	for from := first; len(out) < 4 && !from.Add(realDays).After(last); from = from.Add(90) {
		var w diary.History
		trained := map[day.Date]bool{}
		for _, s := range h.Sets {
			if n := s.Day.Sub(from); n >= 0 && n < realDays {
				trained[s.Day] = true
				s.Day, s.At = start.Add(n), start.Add(n).String()
				w.Sets = append(w.Sets, s)
			}
		}
		if len(trained) >= 15 {
			out = append(out, w)
		}
	}
	return out
}

func named(t *testing.T, h diary.History, cat *lift.Catalogue, last day.Date) (n int) {
	t.Helper()
	r := trigger.Read(trigger.Input{History: h, Catalogue: cat, AsOf: last, Region: body.UpperBack, Side: body.Left})
	p, err := trigger.Fit(&r.Log, trigger.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range p.Lifts {
		if w, _ := trigger.WordOf(e, false); w == trigger.VeryLikely {
			n++
		}
	}
	for _, e := range p.Care {
		if w, _ := trigger.HelpWord(e, false); w == trigger.VeryLikely {
			n++
		}
	}
	return n
}

func TestRealLogsBesideAnotherPersonsDaysNameNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("fits some thirty logs")
	}
	rated, _ := mood(t)
	files, _ := filepath.Glob("../../../shared/data/logs/*.csv")
	if len(files) == 0 {
		t.Skip("the real logs are not here (../shared/data/logs); skipped")
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	pairs, fooled := 0, 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		res, err := importer.Import(raw, importer.Options{Unit: "lb", Catalogue: cat})
		if err != nil {
			t.Fatal(err)
		}
		h, _ := diary.Fold(res.Entries, cat, day.Date{})
		for _, w := range windows(h, rated[0].Day) {
			w.Pain = rated
			pairs++
			if n := named(t, w, cat, rated[len(rated)-1].Day); n > 0 {
				fooled++
				t.Logf("%s: %d named", filepath.Base(file), n)
			}
		}
	}
	t.Logf("%d of %d pairs of real series name something", fooled, pairs)
	if pairs < 10 || float64(fooled) > mostReal*float64(pairs) {
		t.Errorf("%d of %d; at most %.0f %%", fooled, pairs, 100*mostReal)
	}
}

// The same person's doses on days that were drawn anew help nobody.
func TestShuffledDosesNameNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("fits forty logs")
	}
	rated, dosed := mood(t)
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	start, last := rated[0].Day, rated[len(rated)-1].Day
	const copies = 40
	fooled := 0
	for seed := range uint64(copies) {
		rng := stats.NewRNG(seed, 5)
		days := make([]int, last.Sub(start)+1)
		for i := range days {
			j := rng.IntN(i + 1)
			days[i], days[j] = days[j], i
		}
		h := diary.History{Pain: rated}
		for i := range dosed {
			h.Care = append(h.Care, diary.Care{Day: start.Add(days[i]), What: "melatonin"})
		}
		if named(t, h, cat, last) > 0 {
			fooled++
		}
	}
	h := diary.History{Pain: rated}
	for _, d := range dosed {
		h.Care = append(h.Care, diary.Care{Day: d, What: "melatonin"})
	}
	t.Logf("%d of %d shuffled copies name something; the series as it is names %d", fooled, copies, named(t, h, cat, last))
	if fooled > mostReal*copies {
		t.Errorf("%d of %d; at most %.0f %%", fooled, copies, 100*mostReal)
	}
}
