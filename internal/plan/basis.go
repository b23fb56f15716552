package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"strconv"

	"spotter/internal/diary"
)

// basis is a hash over everything that the plan was made from: 12 hex digits
// of SHA-256. A page shows a plan only while the basis still holds (hazard
// H09). Sets and ratings, of which there are thousands, are written by hand;
// the rest is canonical JSON (sorted map keys).
func basis(in Input) string {
	h := sha256.New()
	logged(h, in.History)
	rest := in.History
	rest.Sets, rest.Pain, rest.Held = nil, nil, nil
	enc := json.NewEncoder(h)
	for _, part := range []any{
		in.Case, rest, in.Estimates, in.CareAnswers, in.AsOf, in.MeetDate, in.Days,
		in.Equipment, in.Plates, in.Risk, in.MeetRules, in.Knowledge,
		in.Permit.Verdict(), in.Permit.Reasons(),
	} {
		if err := enc.Encode(part); err != nil {
			h.Write([]byte(err.Error()))
		}
	}
	if in.Report != nil {
		if err := enc.Encode(in.Report); err != nil {
			h.Write([]byte(err.Error()))
		}
	}
	if in.PainCap != nil {
		h.Write([]byte{'c', byte(*in.PainCap)})
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// logged writes sets and ratings, one line each.
func logged(h hash.Hash, hist diary.History) {
	var b []byte
	for _, s := range hist.Sets {
		b = append(b[:0], 's')
		b = append(append(b, s.At...), '|')
		b = append(append(b, s.Lift...), '|')
		b = strconv.AppendInt(b, int64(s.Load), 10)
		b = strconv.AppendInt(append(b, '|'), int64(s.Reps), 10)
		if s.RPE != nil {
			b = strconv.AppendFloat(append(b, '|'), *s.RPE, 'g', -1, 64)
		}
		if s.Pain != nil {
			b = strconv.AppendInt(append(b, "|p"...), int64(*s.Pain), 10)
		}
		b = strconv.AppendBool(append(b, '|'), s.Warmup)
		b = strconv.AppendBool(b, s.Failed)
		h.Write(append(b, '\n'))
	}
	for _, r := range hist.Pain {
		b = append(append(b[:0], 'r'), r.At...)
		b = strconv.AppendInt(append(b, '|'), int64(r.Score), 10)
		b = append(append(append(b, '|'), r.When...), r.Region...)
		b = append(append(b, '|'), r.Side...)
		h.Write(append(b, '\n'))
	}
	h.Write(strconv.AppendInt(b[:0], int64(len(hist.Held)), 10))
}
