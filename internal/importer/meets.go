package importer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"spotter/internal/diary"
)

// OpenPowerlifting writes one row a lifter, meet and division; a negative
// attempt was failed. The file of one person on the site has dates; a meet's
// entries.csv has none and holds many people, so it is only counted unless a
// date column is there.

func isOPL(data []byte) bool {
	if isBinary(data) {
		return false
	}
	t := parseTable(firstLines(data, 1))
	return t.has("name", "bodyweightkg") && (t.has("best3squatkg") || t.has("best3benchkg") || t.has("best3deadliftkg") || t.has("totalkg"))
}

var oplLifts = []struct{ column, lift string }{{"squat", "Squat (Barbell)"}, {"bench", "Competition bench press"}, {"deadlift", "Deadlift (Barbell)"}}

func readOPL(data []byte, b *builder) error {
	t := parseTable(text(data))
	b.unit, b.from = "kg", "header"
	people := map[string]bool{}
	seen := map[string]bool{}
	for r := range t.each {
		people[t.get(r, "name")] = true
	}
	if !t.has("date") {
		return &Refused{What: fmt.Sprintf("a meet's result list without dates, with %d people in it", len(people)), Cure: "download your own page's CSV from openpowerlifting.org: it has your meets with dates"}
	}
	if len(people) > 1 && !people[b.opt.Person] {
		names := make([]string, 0, len(people))
		for n := range people {
			names = append(names, n)
		}
		slices.Sort(names)
		b.ask(Question{ID: "person", About: "name", Choices: names[:min(len(names), 50)], Flag: "--person NAME"})
		return nil
	}
	dates, err := b.readDates(t.column("date"))
	if dates == nil {
		return err
	}
	for r := range t.each {
		b.rows++
		if len(people) > 1 && t.get(r, "name") != b.opt.Person {
			b.skip("other_person")
			continue
		}
		meetRow(t, r, dates, seen, b)
	}
	return nil
}

// meetRow adds one meet: its attempts as sets of one rep, the body weight.
func meetRow(t *table, r row, dates *dateReader, seen map[string]bool, b *builder) {
	when, ok := dates.read(t.get(r, "date"))
	if !ok {
		b.fault(r.line, "no readable date", "check this line in the file; the other rows are read")
		return
	}
	at := when.at(b.opt.Zone)
	key := at + "|" + t.get(r, "event") + "|" + t.get(r, "totalkg") + "|" + t.get(r, "best3benchkg")
	if seen[key] {
		b.skip("same_day_other_division")
		return
	}
	seen[key] = true
	for _, l := range oplLifts {
		for i := 1; i <= 4; i++ {
			v, ok := number(t.get(r, fmt.Sprintf("%s%dkg", l.column, i)))
			if !ok || v == 0 {
				continue
			}
			load := math.Abs(v)
			b.add(rawSet{line: r.line, when: when, workout: "meet " + t.get(r, "meetname"), name: l.lift, load: &load, unit: "kg", reps: 1, failed: v < 0,
				note: strings.TrimSpace(fmt.Sprintf("attempt %d %s", i, t.get(r, "equipment")))})
		}
	}
	if v, ok := number(t.get(r, "bodyweightkg")); ok && v > 20 {
		e := diary.Entry{Kind: "bodyweight", At: at, Source: b.format, Kg: &v}
		b.put(e)
	}
	m := diary.Entry{Kind: "meet", At: at, Date: at[:10], Federation: t.get(r, "federation"), Source: b.format, Note: t.get(r, "meetname")}
	b.put(m)
}
