package report

import (
	"cmp"
	"slices"
	"strconv"

	"spotter/internal/safety"
	"spotter/internal/trigger"
)

// helped is what was tried: as told, as logged, as tested.
func (b *maker) helped() {
	b.out.Helped = []Help{}
	for _, t := range b.in.Case.Tried {
		b.out.Helped = append(b.out.Helped, Help{What: t.What, Name: t.Name, Lift: t.Lift, Region: t.Region, How: "told", Effect: cmp.Or(t.Effect, "unknown")})
	}
	for _, t := range b.in.Case.Eases {
		if t.Lift == "" && t.Activity == "" && t.What != "" {
			b.out.Helped = append(b.out.Helped, Help{What: t.What, How: "told", Effect: "eases"})
		}
	}
	if r := b.in.Triggers; r != nil && !b.stop {
		for _, f := range r.Effects {
			if f.Kind != trigger.KindCare {
				continue
			}
			h := Help{What: f.Exposure, How: "log", Effect: string(f.Word), N: f.N}
			if f.Effect != nil && f.Interval90 != nil {
				size, lo, hi := tenth(*f.Effect), tenth(f.Interval90[0]), tenth(f.Interval90[1])
				h.Points, h.Lo, h.Hi = &size, &lo, &hi
			}
			b.helpTrace(h)
			b.out.Helped = append(b.out.Helped, h)
		}
	}
	for _, t := range b.in.Trials {
		h := Help{What: cmp.Or(t.Protocol.A.Care, string(t.Protocol.A.Lift)), How: "trial", Effect: cmp.Or(t.Result.Verdict, t.Result.State), N: t.Result.Adherence.Complete}
		if t.Result.Effect != nil && t.Result.Interval != nil {
			size, lo, hi := tenth(*t.Result.Effect), tenth(t.Result.Interval[0]), tenth(t.Result.Interval[1])
			h.Points, h.Lo, h.Hi = &size, &lo, &hi
		}
		b.trialTrace(t, h)
		b.out.Helped = append(b.out.Helped, h)
	}
}

// medRefs are the entries of a medicine, or the words that told of it.
func (b *maker) medRefs(m Medicine) []Ref {
	var out []Ref
	for _, e := range b.in.History.Meds {
		if m.Times > 0 && e.Class == m.Class && e.Name == m.Name {
			out = append(out, Ref{Kind: "med", Day: e.Day, ID: e.ID})
		}
	}
	if len(out) == 0 {
		out = append(out, b.told(nil))
	}
	return out
}

// trialTrace: what a trial found rests on the ratings of its days.
func (b *maker) trialTrace(t Trialled, h Help) {
	if !b.in.Explain {
		return
	}
	var refs []Ref
	for _, r := range b.in.History.Pain {
		if !r.Day.Before(t.Protocol.Written) {
			refs = append(refs, painRef(r))
		}
	}
	if len(refs) == 0 {
		refs = append(refs, Ref{Kind: "trial", Day: t.Protocol.Written})
	}
	i := len(b.out.Helped)
	b.trace(at("helped", i, "n"), strconv.Itoa(h.N), refs...)
	if h.Points != nil {
		b.trace(at("helped", i, "points"), num(*h.Points), refs...)
		b.trace(at("helped", i, "points_lo"), num(*h.Lo), refs...)
		b.trace(at("helped", i, "points_hi"), num(*h.Hi), refs...)
	}
}

func (b *maker) helpTrace(h Help) {
	if h.Points == nil || !b.in.Explain {
		return
	}
	var refs []Ref
	for _, c := range b.in.History.Care {
		if c.What == h.What {
			refs = append(refs, Ref{Kind: "care", Day: c.Day})
		}
	}
	i := len(b.out.Helped)
	b.trace(at("helped", i, "points"), num(*h.Points), refs...)
	b.trace(at("helped", i, "points_lo"), num(*h.Lo), refs...)
	b.trace(at("helped", i, "points_hi"), num(*h.Hi), refs...)
	b.trace(at("helped", i, "n"), strconv.Itoa(h.N), refs...)
}

// medicine of the case and the last half year, one row for each medicine.
func (b *maker) medicine() {
	b.out.Medicine = []Medicine{}
	for _, m := range b.in.Case.Medication {
		x := Medicine{Class: m.Class, Name: m.Name, For: m.For, Effect: m.Effect}
		if m.DaysAgo != nil {
			x.First = b.in.Case.AsOf.Add(-*m.DaysAgo)
			x.Last = x.First
			b.trace(at("medicine", len(b.out.Medicine), "last"), x.Last.String(), b.told(m.Span))
		}
		b.out.Medicine = append(b.out.Medicine, x)
	}
	told := len(b.out.Medicine)
	for _, m := range b.in.History.Meds {
		last := m.Day
		if m.Until.After(last) {
			last = m.Until
		}
		if last.Before(b.in.AsOf.Add(-182)) {
			continue
		}
		i := slices.IndexFunc(b.out.Medicine[told:], func(x Medicine) bool { return x.Class == m.Class && x.Name == m.Name })
		if i < 0 {
			b.out.Medicine = append(b.out.Medicine, Medicine{Class: m.Class, Name: m.Name, First: m.Day, Last: last})
			i = len(b.out.Medicine) - 1 - told
		}
		x := &b.out.Medicine[told+i]
		x.Times++
		if last.After(x.Last) {
			x.Last = last
		}
		b.trace(at("medicine", told+i, "times"), strconv.Itoa(x.Times), Ref{Kind: "med", Day: m.Day, ID: m.ID})
	}
	for i := range b.out.Medicine {
		if m := &b.out.Medicine[i]; !m.Last.IsZero() {
			mask := safety.MaskOf(m.Class, m.First, m.Last)
			m.MaskFrom, m.MaskTo = mask.From, mask.To
			b.trace(at("medicine", i, "mask_from"), m.MaskFrom.String(), b.medRefs(*m)...)
			b.trace(at("medicine", i, "mask_to"), m.MaskTo.String(), b.medRefs(*m)...)
		}
	}
}

// ahead: the meet, what is kept, what is asked, what is open.
func (b *maker) ahead() {
	l := b.out
	l.Keep, l.Asks, l.Open = []string{}, []string{}, []string{}
	if d := b.in.MeetDate; !d.IsZero() && !d.Before(b.in.AsOf) {
		l.Meet = &Meet{Date: d, DaysOut: d.Sub(b.in.AsOf)}
		for _, m := range b.in.History.Meets {
			if m.Date == d {
				l.Meet.Federation, l.Meet.Paid = m.Federation, m.Paid
				b.trace("meet/date", d.String(), Ref{Kind: "meet", Day: m.Day})
			}
		}
		for _, g := range b.in.Case.Goals {
			if g.DaysAhead != nil && b.in.Case.AsOf.Add(*g.DaysAhead) == d {
				l.Meet.Federation, l.Meet.Paid = cmp.Or(l.Meet.Federation, g.Federation), cmp.Or(l.Meet.Paid, g.Paid)
				b.trace("meet/date", d.String(), b.told(g.Span))
			}
		}
	}
	add := func(list *[]string, id string) {
		if id != "" && !slices.Contains(*list, id) {
			*list = append(*list, id)
		}
	}
	for _, k := range b.in.Case.Keep {
		add(&l.Keep, k.What)
	}
	for _, a := range b.in.Case.Asks {
		add(&l.Asks, a.What)
	}
	for _, u := range b.in.Case.Unknown {
		if l.told(u) == nil && (u != "age" || l.Who.Age == nil) {
			add(&l.Open, u)
		}
	}
}
