package lift

import (
	"math"
	"slices"
)

// Plates says which loads a piece of equipment can carry. The zero value can
// load nothing: RoundDown is 0 for every weight.
//
// A barbell has a Bar (collars included) and Sizes; each size goes on in
// pairs, one per side. A stack or a rack of dumbbells has a Step: every
// multiple of it from Bar upwards.
type Plates struct {
	Bar    Kg     // the lightest load: bar with collars, first dumbbell, first stack plate
	Sizes  []Kg   // mass of one plate, heaviest first
	Pairs  []int  // pairs owned of each size; nil = as many as needed
	Step   Kg     // fixed steps instead of plates
	Lb     bool   // shown in pounds; Bar, Sizes and Step are still held in Kg
	Source string // where the sizes come from
}

// The usual sets. Gym bars weigh 20 kg or 45 lb, collars not counted; in a meet
// the bar with its collars is 25 kg and attempts go in steps of 2.5 kg (the
// plates of 0.5 and 0.25 kg are for records).
var (
	GymKg  = Plates{Bar: 20_00, Sizes: kgs(25, 20, 15, 10, 5, 2.5, 1.25), Source: "expert-opinion"}
	GymLb  = Plates{Bar: KgOfLb(45), Sizes: lbs(45, 35, 25, 10, 5, 2.5), Lb: true, Source: "expert-opinion"}
	MeetKg = Plates{Bar: 25_00, Sizes: kgs(25, 20, 15, 10, 5, 2.5, 1.25), Source: "ipf_rules"}
)

func kgs(masses ...float64) []Kg {
	out := make([]Kg, len(masses))
	for i, m := range masses {
		out[i] = KgOf(m)
	}
	return out
}

func lbs(masses ...float64) []Kg {
	out := make([]Kg, len(masses))
	for i, m := range masses {
		out[i] = KgOfLb(m)
	}
	return out
}

// RoundDown is the heaviest load that can be put together without going over
// want; 0 when even the lightest is too heavy. It never exceeds want (H49).
func (p Plates) RoundDown(want Kg) Kg {
	got, _ := p.load(want)
	return got
}

// PerSide lists the plates for one side, heaviest first, for the heaviest load
// not above want, and what then still lacks from want.
func (p Plates) PerSide(want Kg) (side []Kg, rest Kg) {
	got, units := p.load(want)
	for _, u := range units {
		side = append(side, p.kg(u))
	}
	return side, want - got
}

// Reaches says whether want can be loaded exactly.
func (p Plates) Reaches(want Kg) bool { return want > 0 && p.RoundDown(want) == want }

// load works in hundredths of the plates' own unit, so that three pairs of
// 45 lb on a 45 lb bar are 315 lb and no rounding piles up.
func (p Plates) load(want Kg) (Kg, []int) {
	want = min(want, MaxLoad)
	bar, room := p.units(p.Bar), p.most(want)
	if want <= 0 || room < bar {
		return 0, nil
	}
	if step := p.units(p.Step); step > 0 {
		return p.kg(bar + (room-bar)/step*step), nil
	}
	side := p.fill((room - bar) / 2)
	for _, u := range side {
		bar += 2 * u
	}
	return p.kg(bar), side
}

// units is a mass of equipment in hundredths of its own unit. Pound plates come
// in quarters at the finest, which undoes the rounding to hundredths of a kilo.
func (p Plates) units(k Kg) int {
	if !p.Lb {
		return int(k)
	}
	return int(math.Round(k.Lb()*4)) * 25
}

// kg turns units back into Kg.
func (p Plates) kg(units int) Kg {
	if !p.Lb {
		return Kg(units)
	}
	return KgOfLb(float64(units) / 100)
}

// most is the greatest number of units that does not weigh more than want.
func (p Plates) most(want Kg) int {
	if !p.Lb {
		return int(want)
	}
	n := int(math.Ceil(want.Lb()*4)) * 25
	for n > 0 && p.kg(n) > want {
		n -= 25
	}
	return n
}

// fill finds the plates for one side whose sum is the greatest that fits into
// room, heavy plates first.
func (p Plates) fill(room int) []int {
	sizes, pairs := p.usable(room)
	if len(sizes) == 0 {
		return nil
	}
	small := sizes[len(sizes)-1]
	whole := !slices.ContainsFunc(sizes, func(s int) bool { return s%small != 0 })
	if p.Pairs == nil && whole { // then the heaviest that fits is always right
		return greedy(sizes, room)
	}
	return search(sizes, pairs, room)
}

// usable is the sizes that fit, heaviest first, and the pairs owned of each.
func (p Plates) usable(room int) (sizes, pairs []int) {
	order := make([]int, len(p.Sizes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(p.Sizes[b] - p.Sizes[a]) })
	for _, i := range order {
		u := p.units(p.Sizes[i])
		if u <= 0 || u > room {
			continue
		}
		n := room / u
		if p.Pairs != nil {
			if i >= len(p.Pairs) || p.Pairs[i] <= 0 {
				continue
			}
			n = min(n, p.Pairs[i])
		}
		sizes, pairs = append(sizes, u), append(pairs, n)
	}
	return sizes, pairs
}

func greedy(sizes []int, room int) []int {
	var out []int
	for _, s := range sizes {
		for ; room >= s; room -= s {
			out = append(out, s)
		}
	}
	return out
}

// search finds every sum that the owned plates can make, size by size, and
// unpacks the greatest. via[i] is the size laid on last to reach i.
func search(sizes, pairs []int, room int) []int {
	grain := sizes[0]
	for _, s := range sizes[1:] {
		grain = gcd(grain, s)
	}
	n := room / grain
	via, used := make([]int, n+1), make([]int, n+1)
	for k, s := range sizes {
		step := s / grain
		clear(used)
		for i := step; i <= n; i++ {
			before := i - step
			if via[i] == 0 && (before == 0 || via[before] != 0) && used[before] < pairs[k] {
				via[i], used[i] = step, used[before]+1
			}
		}
	}
	for n > 0 && via[n] == 0 {
		n--
	}
	var out []int
	for ; n > 0; n -= via[n] {
		out = append(out, via[n]*grain)
	}
	slices.Reverse(out)
	return out
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// Text shows a load in the unit of these plates: "142.5 kg" or "315 lb". Pounds
// are shown to the nearest half, which names every load that plates can make.
func (p Plates) Text(k Kg) string {
	if p.Lb {
		return LbText(k) + " lb"
	}
	return k.String() + " kg"
}
