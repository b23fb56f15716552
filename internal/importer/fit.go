package importer

import (
	"encoding/binary"
	"fmt"
	"math"
	"time"
)

// Garmin FIT: a binary stream of definition and data messages. Strength sets
// are message 225: start time, reps, weight in sixteenths of a kilogram, set
// type and an exercise category that the watch guessed. Rest sets and invalid
// values are no sets. Message, field and category numbers are those of the FIT
// profile (read in muktihari/fit v0.26.1); a real watch's file was not at hand.
// The layout: a header of 12 or 14 bytes, little- or big-endian fields by definition, an optional
// compressed time stamp in the record header.

const (
	fitSetMessage = 225
	fitMostSets   = 5000      // of one session; ours
	fitEpoch      = 631065600 // 1989-12-31T00:00:00Z in Unix seconds
)

func isFIT(data []byte) bool {
	return len(data) >= 12 && (data[0] == 12 || data[0] == 14) && string(data[8:12]) == ".FIT"
}

type fitField struct{ num, size, base byte }

type fitDef struct {
	big    bool
	global uint16
	fields []fitField
	dev    int // bytes of developer fields
}

func readFIT(data []byte, b *builder) error {
	if !isFIT(data) {
		return &Refused{What: "the FIT file has no header", Cure: "copy it from the watch again"}
	}
	size := int(binary.LittleEndian.Uint32(data[4:8]))
	start := int(data[0])
	end := start + size
	if size < 0 || end > len(data) {
		b.fault(0, "the FIT file is cut off", "copy it from the watch again; what is there was read")
		end = len(data)
	}
	b.unit, b.from = "kg", "format"
	var defs [16]*fitDef
	for i := start; i < end; {
		h := data[i]
		i++
		local := h & 0x0F
		switch {
		case h&0x80 != 0: // compressed time stamp: data message
			local = h >> 5 & 0x03
		case h&0x40 != 0:
			d, n, ok := fitDefinition(data[i:end], h&0x20 != 0)
			if !ok {
				b.fault(0, "a damaged definition in the FIT file", "what came before it was read")
				return nil
			}
			defs[local] = d
			i += n
			continue
		}
		d := defs[local]
		if d == nil {
			b.fault(0, "a damaged record in the FIT file", "what came before it was read")
			return nil
		}
		n := d.dev
		for _, f := range d.fields {
			n += int(f.size)
		}
		if i+n > end {
			b.fault(0, "the FIT file ends inside a record", "what came before it was read")
			return nil
		}
		if d.global == fitSetMessage {
			b.rows++
			fitSet(d, data[i:i+n], b)
		}
		i += n
	}
	return nil
}

// fitDefinition reads a definition message and returns its length.
func fitDefinition(p []byte, developer bool) (*fitDef, int, bool) {
	if len(p) < 5 {
		return nil, 0, false
	}
	d := &fitDef{big: p[1] == 1}
	d.global = binary.LittleEndian.Uint16(p[2:4])
	if d.big {
		d.global = binary.BigEndian.Uint16(p[2:4])
	}
	n := 5 + 3*int(p[4])
	if len(p) < n {
		return nil, 0, false
	}
	for i := 5; i < n; i += 3 {
		d.fields = append(d.fields, fitField{p[i], p[i+1], p[i+2]})
	}
	if developer {
		if len(p) <= n {
			return nil, 0, false
		}
		count := int(p[n])
		n++
		if len(p) < n+3*count {
			return nil, 0, false
		}
		for i := range count {
			d.dev += int(p[n+3*i+1])
		}
		n += 3 * count
	}
	return d, n, true
}

// uint reads the first value of a field; ok is false for the invalid marker.
func (d *fitDef) uint(p []byte, size byte) (uint64, bool) {
	order := binary.ByteOrder(binary.LittleEndian)
	if d.big {
		order = binary.BigEndian
	}
	switch size {
	case 1:
		return uint64(p[0]), p[0] != 0xFF
	case 4:
		v := order.Uint32(p)
		return uint64(v), v != math.MaxUint32
	}
	if len(p) >= 2 {
		v := order.Uint16(p)
		return uint64(v), v != math.MaxUint16
	}
	return 0, false
}

// fitSet reads one set message: field 254 time stamp, 6 start time, 3 reps,
// 4 weight, 5 set type (1 active), 7 category.
func fitSet(d *fitDef, p []byte, b *builder) {
	values := map[byte]uint64{}
	i := 0
	for _, f := range d.fields {
		width := f.size
		if width > 4 || f.num == 7 || f.num == 8 {
			width = min(width, 2) // arrays: the first value counts
		}
		if v, ok := d.uint(p[i:i+int(f.size)], width); ok && f.size > 0 {
			values[f.num] = v
		}
		i += int(f.size)
	}
	if kind, ok := values[5]; !ok || kind != 1 {
		b.skip("rest")
		return
	}
	if b.total >= fitMostSets {
		b.over = true
		return
	}
	reps, ok := values[3]
	if !ok || reps == 0 {
		b.skip("no_reps")
		return
	}
	stamp, ok := values[6]
	if !ok {
		stamp, ok = values[254]
	}
	when := clock{t: time.Unix(int64(stamp)+fitEpoch, 0).UTC(), offset: true}
	if !ok || !plausible(when.t) {
		b.fault(0, "a set without a time in the FIT file", "check it in the app of the watch")
		return
	}
	s := rawSet{when: when, reps: int(reps), unit: "kg",
		name: fitCategory(values), note: "exercise as the watch guessed it"}
	if w, ok := values[4]; ok {
		kg := float64(w) / 16
		s.load = &kg
	}
	b.add(s)
}

// fitCategories are the strength categories of the profile that matter here.
var fitCategories = map[uint64]string{0: "Bench Press", 1: "Calf Raise", 2: "Cardio", 3: "Carry", 4: "Chop", 5: "Core", 6: "Crunch", 7: "Curl", 8: "Deadlift", 9: "Flye",
	11: "Hip Stability", 12: "Hip Swing", 10: "Hip Raise", 13: "Hyperextension", 14: "Lateral Raise", 15: "Leg Curl", 16: "Leg Raise", 17: "Lunge",
	18: "Olympic Lift", 19: "Plank", 20: "Plyo", 21: "Pull Up", 22: "Push Up", 23: "Row", 24: "Shoulder Press", 25: "Shoulder Stability", 26: "Shrug",
	27: "Sit Up", 28: "Squat", 29: "Total Body", 30: "Triceps Extension", 31: "Warm Up"}

func fitCategory(values map[byte]uint64) string {
	c, ok := values[7]
	if !ok || c == 65534 {
		return "unknown exercise"
	}
	if sub, ok := values[8]; ok && sub < uint64(len(fitNames[c])) && fitNames[c][sub] != "" {
		return fitNames[c][sub]
	}
	if n, ok := fitCategories[c]; ok {
		return n
	}
	return fmt.Sprintf("exercise category %d", c)
}
