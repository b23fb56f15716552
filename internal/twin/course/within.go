package course

// Within is another method whose every session something bounds, and nothing else:
// it shows what the bound alone costs. The method sees what it saw before; an oracle
// still knows the truth, though not what the bound will leave of its plan.
func Within(m Method, name string, bound func(Morning, Session) Session) Method {
	return Method{Name: name, For: func(mo Morning) Policy { return &within{m.For(mo), bound} }}
}

type within struct {
	Policy
	bound func(Morning, Session) Session
}

func (w *within) see(l *life) {
	if s, ok := w.Policy.(seer); ok {
		s.see(l)
	}
}

func (w *within) Session(m Morning) (today, next Session) {
	today, next = w.Policy.Session(m)
	return w.bound(m, today), next
}

func (w *within) Next(_ Morning, done []Done, left []Set) []Set { return EndOnPain(done, left) }
