package importer

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// JSON exports: wger's workout log (a list, or a page with results) and
// Liftosaur's whole storage.

func isWger(data []byte) bool {
	head := bytesHead(data)
	return strings.Contains(head, `"repetitions_unit"`) && strings.Contains(head, `"weight_unit"`)
}

func bytesHead(data []byte) string { return string(data[:min(len(data), 64<<10)]) }

// wgerLog is one row of /api/v2/workoutlog/. Numbers come as strings or numbers.
type wgerLog struct {
	Date       string          `json:"date"`
	Session    json.RawMessage `json:"session"`
	Exercise   json.RawMessage `json:"exercise"`
	Name       string          `json:"exercise_name"`
	RepUnit    json.RawMessage `json:"repetitions_unit"`
	Reps       json.RawMessage `json:"repetitions"`
	WeightUnit json.RawMessage `json:"weight_unit"`
	Weight     json.RawMessage `json:"weight"`
	RIR        json.RawMessage `json:"rir"`
}

// bare is a JSON number or string as text.
func bare(m json.RawMessage) string { return strings.Trim(string(m), `" `) }

func readWger(data []byte, b *builder) error {
	var page struct {
		Results []wgerLog `json:"results"`
	}
	var list []wgerLog
	if err := json.Unmarshal(data, &page); err == nil {
		list = page.Results
	} else if err := json.Unmarshal(data, &list); err != nil {
		return &Refused{What: "the JSON is damaged: " + err.Error(), Cure: "fetch it again"}
	}
	for i, l := range list {
		b.rows++
		when, ok := anyClock(l.Date)
		if !ok {
			b.fault(i+1, "entry "+strconv.Itoa(i+1)+" has no readable date", "the other entries are read")
			continue
		}
		if u := bare(l.RepUnit); u != "" && u != "1" && u != "null" {
			b.skip("time_or_distance")
			continue
		}
		s := rawSet{line: i + 1, when: when, workout: bare(l.Session), name: wgerName(l), unit: wgerUnit(bare(l.WeightUnit))}
		if rir, ok := number(bare(l.RIR)); ok && rir >= 0 && rir <= 9 {
			rpe := 10 - rir
			s.rpe = &rpe
		}
		finishSet(s, nullText(l.Weight), nullText(l.Reps), "", "", "", b)
	}
	return nil
}

func nullText(m json.RawMessage) string {
	if s := bare(m); s != "null" {
		return s
	}
	return ""
}

// wgerUnit: 1 is kilograms and 2 is pounds in wger's list; from memory, not
// checked against a server.
func wgerUnit(s string) string {
	switch s {
	case "1":
		return "kg"
	case "2":
		return "lb"
	}
	return unitWord(s)
}

// wgerName is the name where the file has one, else the number that only the
// server can resolve: an honest unknown.
func wgerName(l wgerLog) string {
	if l.Name != "" {
		return l.Name
	}
	if s := bare(l.Exercise); s != "" && strings.Trim(s, "0123456789") != "" {
		return s
	}
	return "wger exercise " + bare(l.Exercise)
}

func isLiftosaurJSON(data []byte) bool {
	head := bytesHead(data)
	return strings.HasPrefix(strings.TrimSpace(head), "{") && (strings.Contains(head, `"completedReps"`) || strings.Contains(head, `"history"`))
}

type liftosaurWeight struct {
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

type liftosaurSet struct {
	Completed *int             `json:"completedReps"`
	Weight    *liftosaurWeight `json:"completedWeight"`
	Planned   *liftosaurWeight `json:"weight"`
	RPE       *float64         `json:"completedRpe"`
	Timestamp int64            `json:"timestamp"`
}

type liftosaurEntry struct {
	Exercise struct {
		ID        string `json:"id"`
		Equipment string `json:"equipment"`
	} `json:"exercise"`
	Sets   []liftosaurSet `json:"sets"`
	Warmup []liftosaurSet `json:"warmupSets"`
}

type liftosaurDay struct {
	Date      string           `json:"date"`
	StartTime int64            `json:"startTime"`
	DayName   string           `json:"dayName"`
	Entries   []liftosaurEntry `json:"entries"`
}

func readLiftosaurJSON(data []byte, b *builder) error {
	var doc struct {
		History []liftosaurDay `json:"history"`
		Storage struct {
			History []liftosaurDay `json:"history"`
		} `json:"storage"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return &Refused{What: "the JSON is damaged: " + err.Error(), Cure: "export it again"}
	}
	for i, d := range append(doc.History, doc.Storage.History...) {
		when, ok := isoClock(d.Date)
		if d.StartTime > 0 {
			when, ok = clock{t: time.UnixMilli(d.StartTime).UTC(), offset: true}, true
		}
		if !ok {
			b.fault(i+1, "workout "+strconv.Itoa(i+1)+" has no readable date", "the other workouts are read")
			continue
		}
		for _, e := range d.Entries {
			name := strings.TrimSpace(spaced(e.Exercise.ID) + " " + e.Exercise.Equipment)
			liftosaurSets(e.Warmup, true, when, d.DayName, name, i+1, b)
			liftosaurSets(e.Sets, false, when, d.DayName, name, i+1, b)
		}
	}
	return nil
}

func liftosaurSets(sets []liftosaurSet, warmup bool, when clock, day, name string, line int, b *builder) {
	for _, s := range sets {
		b.rows++
		if s.Completed == nil {
			b.skip("planned_not_done")
			continue
		}
		w := s.Weight
		if w == nil {
			w = s.Planned
		}
		set := rawSet{line: line, when: when, workout: day, name: name, warmup: warmup, rpe: s.RPE, reps: *s.Completed, failed: *s.Completed == 0}
		if s.Timestamp > 0 {
			set.when = clock{t: time.UnixMilli(s.Timestamp).UTC(), offset: true}
		}
		if w != nil {
			v := w.Value
			set.load, set.unit = &v, unitWord(w.Unit)
		}
		b.add(set)
	}
}

// spaced turns benchPress into "bench Press".
func spaced(s string) string {
	var b strings.Builder
	for i, r := range s {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}
