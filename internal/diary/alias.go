package diary

import "spotter/internal/lift"

// exercise is what a name stands for: a catalogue lift, or another name.
type exercise struct {
	name string
	lift lift.ID
}

// aliases works out what each renamed exercise stands for. Where two devices
// renamed one without seeing each other, the newer counts and both are shown.
func (f *folder) aliases(s *stream) []Conflict {
	last := map[string]int{}
	var out []Conflict
	for i := range s.rows {
		e := s.rows[i].e
		if s.rows[i].gone || s.rows[i].sort != anAlias {
			continue
		}
		if e.Name == "" || (e.To == "") == (e.Lift == "") {
			f.fault(e, "an alias needs a \"name\", and \"to\" or \"lift\"", "Write the name as logged, and what it stands for.")
			continue
		}
		j, twice := last[e.Name]
		o := e
		if twice {
			o = s.rows[j].e
		}
		if unseen(o, e) && (o.To != e.To || o.Lift != e.Lift) {
			win, lose := i, j
			if newer(o, e) > 0 {
				win, lose = j, i
			}
			out = append(out, s.conflict(TwoNames, []int{win}, []int{lose}))
			last[e.Name] = win
			continue
		}
		last[e.Name] = i
	}
	f.alias = make(map[string]exercise, len(last))
	for name := range last {
		f.alias[name] = follow(name, func(n string) *Entry {
			if i, ok := last[n]; ok {
				return s.rows[i].e
			}
			return nil
		})
	}
	return out
}

// follow goes from name to name until a lift, or a name that is no alias.
// Names that lead in a circle are all the one that sorts first.
func follow(name string, alias func(string) *Entry) exercise {
	seen := map[string]bool{}
	for at := name; ; {
		e := alias(at)
		switch {
		case e == nil:
			return exercise{name: at}
		case e.Lift != "":
			return exercise{name: at, lift: lift.ID(e.Lift)}
		case seen[at]:
			least := at
			for n := alias(at).To; n != at; n = alias(n).To {
				least = min(least, n)
			}
			return exercise{name: least}
		}
		seen[at] = true
		at = e.To
	}
}
