package importer

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"spotter/internal/diary"
)

// Apple Health's export.xml is one flat list of records, often a gigabyte. It
// holds body mass, sleep and session times, but no sets. It is read token by
// token; entities and document types are refused (billion laughs), other
// records are counted and passed over.

func isHealth(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	return bytes.Contains(head, []byte("<HealthData")) || bytes.Contains(head, []byte("HKQuantityTypeIdentifier"))
}

func readHealth(data []byte, b *builder) error { return ReadHealth(bytes.NewReader(data), b.health()) }

// healthSink takes the entries as they stream by.
type healthSink struct {
	b     *builder
	sleep map[string]time.Duration // night → time asleep
}

func (b *builder) health() *healthSink { return &healthSink{b: b, sleep: map[string]time.Duration{}} }

// ReadHealth streams the XML; memory does not grow with the file.
func ReadHealth(r io.Reader, s *healthSink) error {
	dec := xml.NewDecoder(r)
	dec.Strict = true
	dec.Entity = map[string]string{}
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			var syntax *xml.SyntaxError
			line := 0
			if errors.As(err, &syntax) {
				line = syntax.Line
			}
			s.b.fault(line, "the XML is damaged here", "export again from the Health app; what came before was read")
			break
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch el.Name.Local {
		case "Record":
			s.record(attrs(el))
		case "Workout":
			s.workout(attrs(el))
		}
	}
	s.nights()
	return nil
}

func attrs(el xml.StartElement) map[string]string {
	m := make(map[string]string, len(el.Attr))
	for _, a := range el.Attr {
		m[a.Name.Local] = a.Value
	}
	return m
}

func (s *healthSink) record(a map[string]string) {
	s.b.rows++
	start, ok := isoClock(a["startDate"])
	end, okEnd := isoClock(a["endDate"])
	if !ok || !okEnd {
		s.b.skip("no_date")
		return
	}
	switch a["type"] {
	case "HKQuantityTypeIdentifierBodyMass":
		s.bodyMass(a, start)
	case "HKCategoryTypeIdentifierSleepAnalysis":
		if strings.Contains(a["value"], "Asleep") && end.t.After(start.t) && end.t.Sub(start.t) < 24*time.Hour {
			s.sleep[end.t.Format("2006-01-02")] += end.t.Sub(start.t)
		}
	default:
		s.b.skip("other_record")
	}
}

func (s *healthSink) bodyMass(a map[string]string, when clock) {
	v, err := strconv.ParseFloat(a["value"], 64)
	unit := unitWord(a["unit"])
	if err != nil || unit == "" || !(v > 20 && v < 700) {
		s.b.skip("unreadable_body_mass")
		return
	}
	v = tidy(v)
	at := when.at(s.b.opt.Zone)
	e := diary.Entry{Kind: "bodyweight", At: at, Source: s.b.format, ID: id(s.b.format+"|"+at+"|bodyweight", 1)}
	if unit == "kg" {
		e.Kg = &v
	} else {
		e.Lb = &v
	}
	s.b.other = append(s.b.other, e)
}

func (s *healthSink) workout(a map[string]string) {
	s.b.rows++
	kind := strings.TrimPrefix(a["workoutActivityType"], "HKWorkoutActivityType")
	start, ok := isoClock(a["startDate"])
	if !ok || !strings.Contains(kind, "Strength") {
		s.b.skip("other_workout")
		return
	}
	at := start.at(s.b.opt.Zone)
	e := diary.Entry{Kind: "note", At: at, Source: s.b.format, ID: id(s.b.format+"|"+at+"|workout", 1),
		Text: fmt.Sprintf("strength session, %s %s", a["duration"], a["durationUnit"])}
	s.b.other = append(s.b.other, e)
}

// nights writes one sleep entry a night; overlapping sources are capped at the day.
func (s *healthSink) nights() {
	for night, asleep := range s.sleep {
		h := float64(min(asleep, 16*time.Hour).Round(time.Minute)) / float64(time.Hour)
		h = tidy(h)
		s.b.other = append(s.b.other, diary.Entry{Kind: "sleep", At: night, Hours: &h, Source: s.b.format, ID: id(s.b.format+"|"+night+"|sleep", 1)})
	}
}
