package lift

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// sets are the inventories every rounding law is held against.
var sets = map[string]Plates{
	"gym kg": GymKg, "gym lb": GymLb, "meet kg": MeetKg,
	"few pairs":    {Bar: 20_00, Sizes: kgs(20, 15, 10, 5, 2.5), Pairs: []int{2, 1, 1, 1, 1}},
	"odd sizes":    {Bar: 17_50, Sizes: kgs(11.3, 7, 3), Pairs: []int{2, 3, 1}},
	"greedy fails": {Bar: 20_00, Sizes: kgs(15, 10), Pairs: []int{1, 2}},
	"unordered":    {Bar: 15_00, Sizes: kgs(1.25, 20, 5)},
	"lb few":       {Bar: KgOfLb(35), Sizes: lbs(45, 25, 10, 5, 1.25), Pairs: []int{1, 1, 2, 1, 1}, Lb: true},
	"dumbbells":    {Bar: 2_00, Step: 2_00},
	"stack lb":     {Bar: KgOfLb(10), Step: KgOfLb(10), Lb: true},
	"bar only":     {Bar: 20_00},
	"nothing":      {},
}

// TestRoundDownNeverExceeds is exhaustive: every cap from 0 to 500 kg in steps
// of a hundredth, every set in both units (H49). What is given back must load
// exactly, and what lies on the bar must weigh what is said.
func TestRoundDownNeverExceeds(t *testing.T) {
	step := Kg(1)
	if testing.Short() {
		step = 7
	}
	for name, p := range sets {
		last := Kg(0)
		for want := Kg(0); want <= MaxLoad; want += step {
			got := p.RoundDown(want)
			if got > want || got < last {
				t.Fatalf("%s: %s rounds to %s after %s", name, want, got, last)
			}
			if got != last && p.RoundDown(got) != got {
				t.Fatalf("%s: %s does not load as itself but as %s", name, got, p.RoundDown(got))
			}
			last = got
		}
	}
}

func TestPerSideWeighsWhatIsSaid(t *testing.T) {
	for name, p := range sets {
		if p.Step > 0 {
			continue
		}
		for want := Kg(0); want <= MaxLoad; want += 37 {
			side, rest := p.PerSide(want)
			if rest < 0 || want-rest != p.RoundDown(want) {
				t.Fatalf("%s: %s leaves %s", name, want, rest)
			}
			if !slices.IsSortedFunc(side, func(a, b Kg) int { return int(b - a) }) {
				t.Fatalf("%s: %v is not heaviest first", name, side)
			}
			for i, size := range p.Sizes {
				n := 0
				for _, s := range side {
					if s == size {
						n++
					}
				}
				if p.Pairs != nil && n > p.Pairs[i] {
					t.Fatalf("%s: %s uses %d plates of %s, owned %d", name, want, n, size, p.Pairs[i])
				}
			}
		}
	}
}

// TestNothingHeavierFits compares with trying every combination.
func TestNothingHeavierFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "sizes")
		p := Plates{Bar: Kg(rapid.IntRange(0, 2500).Draw(t, "bar"))}
		for range n {
			p.Sizes = append(p.Sizes, Kg(rapid.IntRange(1, 100).Draw(t, "size")*25))
			p.Pairs = append(p.Pairs, rapid.IntRange(0, 3).Draw(t, "pairs"))
		}
		want := Kg(rapid.IntRange(1, 20000).Draw(t, "want"))
		best := Kg(0)
		var try func(i int, sum Kg)
		try = func(i int, sum Kg) {
			if sum > want {
				return
			}
			if i == n {
				best = max(best, sum)
				return
			}
			for k := 0; k <= p.Pairs[i]; k++ {
				try(i+1, sum+2*Kg(k)*p.Sizes[i])
			}
		}
		try(0, p.Bar)
		if got := p.RoundDown(want); got != best {
			t.Fatalf("%+v: %s rounds to %s, but %s fits", p, want, got, best)
		}
	})
}

// TestEveryLoadReadsBack: parse∘print is the identity for every load that
// plates can make, in both units (H04, H05), and switching the unit any
// number of times changes nothing.
func TestEveryLoadReadsBack(t *testing.T) {
	for lb := 45.0; lb <= 1100; lb += 2.5 {
		k := KgOfLb(lb)
		if k > MaxLoad {
			break
		}
		f, err := strconv.ParseFloat(LbText(k), 64)
		if err != nil || f != lb || KgOfLb(f) != k {
			t.Fatalf("%g lb prints as %q", lb, LbText(k))
		}
		if int(lb)%5 == 0 && lb == float64(int(lb)) && !GymLb.Reaches(k) {
			t.Fatalf("%g lb cannot be loaded", lb)
		}
	}
	for k := Kg(20_00); k <= MaxLoad; k += 25 {
		f, err := strconv.ParseFloat(k.String(), 64)
		if err != nil || KgOf(f) != k {
			t.Fatalf("%d prints as %q", int64(k), k.String())
		}
	}
}

func TestKnownLoadings(t *testing.T) {
	one := MeetKg
	one.Pairs = []int{9, 1, 1, 1, 1, 1, 1}
	for _, c := range []struct {
		p    Plates
		want Kg
		side []Kg
		rest Kg
	}{
		{one, 172_50, kgs(25, 25, 20, 2.5, 1.25), 0},
		{MeetKg, 100_00, kgs(25, 10, 2.5), 0},
		{GymKg, 61_00, kgs(20), 1_00},
		{GymKg, 19_99, nil, 19_99},
		{GymLb, KgOfLb(315), lbs(45, 45, 45), 0},
		{GymLb, KgOfLb(225), lbs(45, 45), 0},
		{sets["greedy fails"], 60_00, kgs(10, 10), 0},
	} {
		side, rest := c.p.PerSide(c.want)
		if !slices.Equal(side, c.side) || rest != c.rest {
			t.Errorf("%s: got %v rest %s, want %v rest %s", c.want, side, rest, c.side, c.rest)
		}
	}
}

func BenchmarkRoundDown(b *testing.B) {
	for name, p := range map[string]Plates{"gym": GymKg, "lb": GymLb, "odd": sets["odd sizes"]} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.RoundDown(Kg(i % int(MaxLoad)))
			}
		})
	}
}
