package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"spotter/internal/diary"
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
	return jsonList(data, []string{"results"}, func(i int, raw json.RawMessage) {
		b.rows++
		var l wgerLog
		if json.Unmarshal(raw, &l) != nil {
			b.fault(i, "entry "+strconv.Itoa(i)+" is no row of a workout log", "the other entries are read")
			return
		}
		wgerRow(l, i, b)
	})
}

func wgerRow(l wgerLog, i int, b *builder) {
	when, ok := anyClock(l.Date)
	if !ok {
		b.fault(i, "entry "+strconv.Itoa(i)+" has no readable date", "the other entries are read")
		return
	}
	if u := bare(l.RepUnit); u != "" && u != "1" && u != "null" {
		b.skip("time_or_distance")
		return
	}
	s := rawSet{line: i, when: when, workout: bare(l.Session), name: wgerName(l), unit: wgerUnit(bare(l.WeightUnit))}
	if u := bare(l.WeightUnit); s.unit == "" && u != "" && u != "null" {
		b.skip("load_of_another_kind") // plates, kilometres an hour, …
		return
	}
	if rir, ok := number(bare(l.RIR)); ok && rir >= 0 && rir <= 9 {
		rpe := 10 - rir
		s.rpe = &rpe
	}
	finishSet(s, nullText(l.Weight), nullText(l.Reps), "", "", "", b)
}

// maxElement bounds one entry or one workout of a JSON export: its parts take
// many times their length in memory.
const maxElement = 256 << 10

// jsonList calls each with the elements, counted from 1, of the top-level list
// or of the lists under the keys, wherever they stand.
func jsonList(data []byte, keys []string, each func(i int, raw json.RawMessage)) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	damaged := func(err error) error {
		return &Refused{What: "the JSON is damaged: " + err.Error(), Cure: "export it again"}
	}
	n := 0
	elements := func() error {
		for dec.More() {
			var raw json.RawMessage
			if err := dec.Decode(&raw); err != nil {
				return damaged(err)
			}
			if n++; len(raw) > maxElement {
				return &Refused{What: "entry " + strconv.Itoa(n) + " of the JSON is longer than any workout", Cure: "do not trust this file"}
			}
			each(n, raw)
		}
		_, err := dec.Token()
		return err
	}
	tok, err := dec.Token()
	if err != nil {
		return damaged(err)
	}
	if tok == json.Delim('[') {
		return elements()
	}
	for depth := 1; depth > 0; {
		tok, err := dec.Token()
		if err != nil {
			return damaged(err)
		}
		key, isText := tok.(string)
		if !isText {
			depth--
			continue
		}
		switch {
		case slices.Contains(keys, key) && nextByte(data, dec) == '[':
			if _, err = dec.Token(); err == nil {
				err = elements()
			}
		case depth == 1 && nextByte(data, dec) == '{':
			_, err = dec.Token()
			depth++
		default:
			var skipped json.RawMessage
			err = dec.Decode(&skipped)
		}
		if err != nil {
			if refused := (*Refused)(nil); errors.As(err, &refused) {
				return err
			}
			return damaged(err)
		}
	}
	return nil
}

// nextByte is the first byte of the value behind a key.
func nextByte(data []byte, dec *json.Decoder) byte {
	for _, c := range data[min(int(dec.InputOffset()), len(data)):] {
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != ':' {
			return c
		}
	}
	return 0
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
	return jsonList(data, []string{"history"}, func(i int, raw json.RawMessage) {
		var d liftosaurDay
		if json.Unmarshal(raw, &d) != nil {
			b.fault(i, "workout "+strconv.Itoa(i)+" is no workout", "the other workouts are read")
			return
		}
		when, ok := isoClock(d.Date)
		if start, okStart := milliClock(d.StartTime); okStart {
			when, ok = start, true
		}
		if !ok {
			b.fault(i, "workout "+strconv.Itoa(i)+" has no readable date", "the other workouts are read")
			return
		}
		for _, e := range d.Entries {
			name := strings.TrimSpace(spaced(e.Exercise.ID) + " " + e.Exercise.Equipment)
			liftosaurSets(e.Warmup, true, when, d.DayName, name, i, b)
			liftosaurSets(e.Sets, false, when, d.DayName, name, i, b)
		}
	})
}

// milliClock reads milliseconds since 1970 in UTC.
func milliClock(ms int64) (clock, bool) {
	if ms <= 0 || ms > 4102444800000 {
		return clock{}, false
	}
	t := time.UnixMilli(ms).UTC()
	return clock{t: t, offset: true}, plausible(t)
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
		if *s.Completed < 0 || name == "" {
			b.fault(line, "a set without an exercise or with reps below zero", "the other sets are read")
			continue
		}
		set := rawSet{line: line, when: when, workout: day, name: name, warmup: warmup, rpe: s.RPE, reps: *s.Completed, failed: *s.Completed == 0}
		if own, ok := milliClock(s.Timestamp); ok {
			set.when = own
		}
		if s.RPE != nil && !(*s.RPE >= 1 && *s.RPE <= 10) {
			set.rpe = nil
		}
		if s.Planned != nil && s.Weight != nil {
			set.target = liftosaurTarget(s.Planned)
		}
		if w != nil && math.Abs(w.Value) <= largest {
			v := w.Value
			set.load, set.unit = &v, unitWord(w.Unit)
		}
		b.add(set)
	}
}

// liftosaurTarget is the load that was asked for, in kilograms.
func liftosaurTarget(w *liftosaurWeight) *diary.Target {
	v := w.Value
	if !(math.Abs(v) <= largest) {
		return nil
	}
	switch unitWord(w.Unit) {
	case "lb":
		v = tidy(v / lbPerKg)
	case "kg":
	default:
		return nil
	}
	return &diary.Target{Kg: &v}
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
