package lift

import (
	"reflect"
	"testing"
)

// small is a catalogue of four lifts in a row: a → b → c, a → d.
func small() *Catalogue {
	l := func(id ID, grip, neck int) Lift {
		return Lift{ID: id, Demands: map[Demand]int{"grip": grip, "neck": neck}}
	}
	e := func(a, b ID, keeps, lo, hi float64) Edge {
		return Edge{From: a, To: b, Retains: keeps, RatioLo: lo, RatioHi: hi, RatioBasis: "memory", Serves: "squat"}
	}
	return NewCatalogue(Parts{
		Lifts: []Lift{l("a", 3, 0), l("b", 2, 0), l("c", 0, 1), l("d", 1, 2)},
		Edges: []Edge{e("a", "b", 0.9, 0.8, 0.9), e("b", "c", 0.5, 0.5, 0.6), e("a", "d", 0.6, 0, 0), e("c", "a", 1, 1, 1)},
	})
}

func TestSwapsReachOneStepFurther(t *testing.T) {
	got := small().Swaps("a", map[Demand]int{"grip": 1})
	var ids []ID
	for _, s := range got {
		ids = append(ids, s.Edge.To)
	}
	if !reflect.DeepEqual(ids, []ID{"c", "d", "b"}) { // 3·0.45, 2·0.6, 1·0.9
		t.Fatalf("order %v", ids)
	}
	c := got[0]
	if c.Via != "b" || c.Edge.RatioBasis != "derived" || c.Edge.RatioLo != 0.4 || c.Edge.Retains != 0.45 {
		t.Errorf("two steps: %+v", c)
	}
	if !reflect.DeepEqual(c.Spared, map[Demand]int{"grip": 3}) || c.Edge.Adds["neck"] != 1 {
		t.Errorf("spared %v, adds %v", c.Spared, c.Edge.Adds)
	}
}

func TestSwapsNeverAddToWhatIsSore(t *testing.T) {
	for _, s := range small().Swaps("a", map[Demand]int{"grip": 2, "neck": 1}) {
		if s.Edge.To == "d" || s.Edge.To == "c" {
			t.Errorf("%s asks more of the neck", s.Edge.To)
		}
	}
	if got := small().Swaps("a", nil); len(got) != 0 {
		t.Errorf("nothing is sore, yet %v", got)
	}
	if got := small().Swaps("nobody", map[Demand]int{"grip": 1}); got != nil {
		t.Errorf("an unknown lift has %v", got)
	}
}

func TestSuspectsShareAndLack(t *testing.T) {
	c := small()
	got := c.Suspects([]ID{"a", "b"}, []ID{"d"})
	if len(got) != 1 || got[0].Demand != "grip" || got[0].Provoking != 2.5 || got[0].Tolerated != 1 || got[0].Score != 1.5 || !got[0].InAll {
		t.Fatalf("%+v", got)
	}
	if w := SuspectWeights(got); w["grip"] != 2 {
		t.Errorf("weights %v", w)
	}
	if got := c.Suspects([]ID{"a"}, []ID{"a"}); len(got) != 1 || !got[0].Unopposed {
		t.Errorf("a lift on both sides speaks for itself only: %+v", got)
	}
	few := c.Suspects([]ID{"a", "b", "d"}, nil) // only d asks for the neck
	if w := SuspectWeights(few); w["neck"] != 0 || w["grip"] != 2 {
		t.Errorf("what one of three asks weighs %v", w)
	}
	if got := c.Suspects(nil, []ID{"a"}); got != nil {
		t.Errorf("no trigger, yet %v", got)
	}
}

func TestRackFollowsTheEquipment(t *testing.T) {
	c := NewCatalogue(Parts{Lifts: []Lift{
		{ID: "bar", Equipment: []string{"barbell", "rack"}}, {ID: "db", Equipment: []string{"dumbbell"}}, {ID: "stack", Equipment: []string{"cable"}},
	}})
	if got := c.Rack("bar", GymLb); !reflect.DeepEqual(got, GymLb) {
		t.Errorf("a barbell lift uses the home set, not %+v", got)
	}
	if got := c.Rack("db", GymKg).RoundDown(23_90); got != 22_00 {
		t.Errorf("dumbbell of 23.9 kg: %s", got)
	}
	if got := c.Rack("stack", GymLb); got.Text(got.RoundDown(KgOfLb(58))) != "50 lb" {
		t.Errorf("stack of 58 lb: %s", got.Text(got.RoundDown(KgOfLb(58))))
	}
}
