package diary

// field reads the value of one known field. Unknown names end the quick way,
// so that they are kept by the slow one.
func (c *scanner) field(e *Entry, key string) (ok bool) {
	if p := e.text(key); p != nil {
		*p, ok = c.str()
		return ok
	}
	if p := e.float(key); p != nil {
		*p, ok = c.float()
		return ok
	}
	if p := e.int(key); p != nil {
		*p, ok = c.int()
		return ok
	}
	switch key {
	case "warmup":
		e.Warmup, ok = c.bool()
	case "failed":
		e.Failed, ok = c.bool()
	case "paid":
		var v bool
		v, ok = c.bool()
		e.Paid = &v
	case "quality":
		e.Quality, ok = c.scalar()
	case "value":
		e.Value, ok = c.scalar()
	case "zones":
		e.Zones, ok = c.list()
	case "replaces":
		e.Replaces, ok = c.list()
	case "must":
		e.Must, ok = c.bool()
	case "v":
		e.V, ok = c.whole()
	case "n":
		e.N, ok = c.whole()
	case "lifts":
		e.Lifts, ok = c.list()
	case "target":
		ok = c.goal(e)
	}
	return ok
}

// goal reads the target of a set. A second target is left to encoding/json.
func (c *scanner) goal(e *Entry) bool {
	if e.Target != nil {
		return false
	}
	t := c.slab.target()
	e.Target = t
	return c.object(func(key string) (ok bool) {
		switch key {
		case "kg":
			t.Kg, ok = c.float()
		case "reps":
			t.Reps, ok = c.int()
		case "rpe":
			t.RPE, ok = c.float()
		}
		return ok
	})
}

func (e *Entry) text(key string) *string {
	switch key {
	case "kind":
		return &e.Kind
	case "at":
		return &e.At
	case "id":
		return &e.ID
	case "note":
		return &e.Note
	case "source":
		return &e.Source
	case "by":
		return &e.By
	case "lift":
		return &e.Lift
	case "name":
		return &e.Name
	case "bar":
		return &e.Bar
	case "when":
		return &e.When
	case "region":
		return &e.Region
	case "side":
		return &e.Side
	case "what":
		return &e.What
	case "class":
		return &e.Class
	case "until":
		return &e.Until
	case "question":
		return &e.Question
	case "date":
		return &e.Date
	case "federation":
		return &e.Federation
	case "demand":
		return &e.Demand
	case "text":
		return &e.Text
	case "entity":
		return &e.Entity
	case "author":
		return &e.Author
	case "device":
		return &e.Device
	case "hlc":
		return &e.HLC
	case "zone":
		return &e.Zone
	case "to":
		return &e.To
	}
	return nil
}

func (e *Entry) float(key string) **float64 {
	switch key {
	case "kg":
		return &e.Kg
	case "lb":
		return &e.Lb
	case "rpe":
		return &e.RPE
	case "minutes":
		return &e.Minutes
	case "hours":
		return &e.Hours
	case "max_kg":
		return &e.MaxKg
	case "max_pct":
		return &e.MaxPct
	case "max_demand":
		return &e.MaxDemand
	}
	return nil
}

func (e *Entry) int(key string) **int {
	switch key {
	case "reps":
		return &e.Reps
	case "pain":
		return &e.Pain
	case "score":
		return &e.Score
	case "q1":
		return &e.Q1
	case "q2":
		return &e.Q2
	case "q3":
		return &e.Q3
	case "q4":
		return &e.Q4
	}
	return nil
}
