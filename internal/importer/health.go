package importer

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"bytes"

	"spotter/internal/diary"
)

// Apple Health's export.xml is one flat list of records, often a gigabyte. It
// holds body mass, sleep and session times, but no sets. It is read token by
// token with bounds on the length and the depth of one; entities are refused
// (billion laughs), other records are counted and passed over, so that memory
// grows with what is kept and not with the file.

func isHealth(head []byte) bool {
	if isBinary(head) {
		return false
	}
	return bytes.Contains(head, []byte("<HealthData")) || bytes.Contains(head, []byte("<!DOCTYPE HealthData")) || bytes.Contains(head, []byte(`"HKQuantityTypeIdentifier`))
}

const (
	maxToken = 1 << 20 // bytes between two tokens; a record has some hundred
	maxDepth = 64
)

// healthReader takes the entries as they stream by.
type healthReader struct {
	b     *builder
	sleep map[string][]asleep // day of waking → stretches
	in    *tokenReader
}

type asleep struct{ from, to int64 }

func readHealth(r io.Reader, b *builder) error {
	s := &healthReader{b: b, sleep: map[string][]asleep{}, in: &tokenReader{r: r}}
	dec := xml.NewDecoder(s.in)
	dec.Entity = map[string]string{}
	depth := 0
	for {
		s.in.since = 0
		tok, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if refused := (*Refused)(nil); errors.As(err, &refused) {
				return refused
			}
			line, _ := dec.InputPos()
			b.fault(line, "the XML is damaged here", "export again from the Health app; what came before was read")
			break
		}
		switch el := tok.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return &Refused{What: "the XML is nested deeper than an export is", Cure: "do not trust this file"}
			}
			s.element(el)
		case xml.EndElement:
			depth--
		}
	}
	if depth > 0 && len(b.faults) == 0 {
		b.fault(0, "the XML ends in the middle", "export again from the Health app; what came before was read")
	}
	s.nights()
	return nil
}

// tokenReader refuses a single token that never ends.
type tokenReader struct {
	r     io.Reader
	since int
}

func (t *tokenReader) Read(p []byte) (int, error) {
	if t.since > maxToken {
		return 0, &Refused{What: "one element of the XML is longer than an export has", Cure: "do not trust this file"}
	}
	n, err := t.r.Read(p)
	t.since += n
	return n, err
}

func attr(el xml.StartElement, name string) string {
	for _, a := range el.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (s *healthReader) element(el xml.StartElement) {
	switch el.Name.Local {
	case "Record":
		s.rowDone()
		switch attr(el, "type") {
		case "HKQuantityTypeIdentifierBodyMass":
			s.bodyMass(el)
		case "HKCategoryTypeIdentifierSleepAnalysis":
			s.night(el)
		default:
			s.b.skip("other_record")
		}
	case "Workout":
		s.rowDone()
		s.workout(el)
	}
}

func (s *healthReader) rowDone() {
	s.b.rows++
	if s.b.rows&0xFFFF == 0 && s.b.opt.Progress != nil {
		s.b.opt.Progress(s.b.rows)
	}
}

func (s *healthReader) night(el xml.StartElement) {
	start, ok := isoClock(attr(el, "startDate"))
	end, okEnd := isoClock(attr(el, "endDate"))
	switch {
	case !ok || !okEnd:
		s.b.skip("no_date")
	case !strings.Contains(attr(el, "value"), "Asleep"):
		s.b.skip("in_bed_or_awake")
	case end.t.After(start.t) && end.t.Sub(start.t) < 24*time.Hour:
		on := end.t.Format("2006-01-02")
		s.sleep[on] = append(s.sleep[on], asleep{start.t.Unix(), end.t.Unix()})
	default:
		s.b.skip("no_date")
	}
}

func (s *healthReader) bodyMass(el xml.StartElement) {
	when, ok := isoClock(attr(el, "startDate"))
	v, err := strconv.ParseFloat(attr(el, "value"), 64)
	unit := unitWord(attr(el, "unit"))
	switch {
	case !ok:
		s.b.skip("no_date")
		return
	case err != nil || unit == "" || !(v > 20 && v < 700):
		s.b.skip("unreadable_body_mass")
		return
	}
	v = tidy(v)
	e := diary.Entry{Kind: "bodyweight", At: when.at(s.b.opt.Zone), Source: s.b.format}
	if unit == "kg" {
		e.Kg = &v
	} else {
		e.Lb = &v
	}
	s.b.put(e)
}

func (s *healthReader) workout(el xml.StartElement) {
	kind := strings.TrimPrefix(attr(el, "workoutActivityType"), "HKWorkoutActivityType")
	start, ok := isoClock(attr(el, "startDate"))
	if !ok || !strings.Contains(kind, "Strength") && !strings.Contains(kind, "CoreTraining") {
		s.b.skip("other_workout")
		return
	}
	minutes := ""
	if v, err := strconv.ParseFloat(attr(el, "duration"), 64); err == nil && v >= 0 && v < 24*60 {
		minutes = fmt.Sprintf(", %.0f %s", v, cmp.Or(attr(el, "durationUnit"), "min"))
	}
	s.b.put(diary.Entry{Kind: "note", At: start.at(s.b.opt.Zone), Source: s.b.format, Text: "strength session" + minutes, ID: "workout"})
}

// nights writes one sleep entry a night: the time covered by any source, for a
// watch and a phone tell of the same hours.
func (s *healthReader) nights() {
	for _, on := range slices.Sorted(maps.Keys(s.sleep)) {
		h := tidy(float64(covered(s.sleep[on])) / 3600)
		s.b.put(diary.Entry{Kind: "sleep", At: on, Hours: &h, Source: s.b.format})
	}
}

// covered is how many seconds lie in at least one stretch.
func covered(list []asleep) int64 {
	slices.SortFunc(list, func(a, b asleep) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var sum, until int64
	for _, a := range list {
		if a.from > until {
			until = a.from
		}
		if a.to > until {
			sum += a.to - until
			until = a.to
		}
	}
	return sum
}
