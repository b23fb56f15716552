package lift

import (
	"fmt"
	"math"
	"strconv"
)

// Kg is a mass in hundredths of a kilogram. Pounds exist at the edges only.
type Kg int64

// Hard physical limits of a load that spotter will believe (hazard H08).
const (
	MaxLoad Kg = 500_00
	MaxReps    = 100
)

// lbInKg is exact by definition (international pound).
const lbInKg = 0.45359237

// KgOf converts a float of kilograms, rounding to the nearest hundredth.
// NaN and infinities become 0.
func KgOf(kg float64) Kg {
	if math.IsNaN(kg) || math.IsInf(kg, 0) {
		return 0
	}
	return Kg(math.Round(kg * 100))
}

// KgOfLb converts pounds, rounding to the nearest hundredth of a kilogram.
func KgOfLb(lb float64) Kg { return KgOf(float64(lb * lbInKg)) }

// Float is the mass in kilograms.
func (k Kg) Float() float64 { return float64(k) / 100 }

// Lb is the mass in pounds.
func (k Kg) Lb() float64 { return k.Float() / lbInKg }

// Scale multiplies by f, rounding down to the hundredth: a scaled cap never
// exceeds the exact product.
func (k Kg) Scale(f float64) Kg {
	v := math.Floor(float64(k) * f)
	if !(v > 0) {
		return 0
	}
	return Kg(v)
}

// String is "142.5" without unit.
func (k Kg) String() string { return strconv.FormatFloat(k.Float(), 'f', -1, 64) }

// LbText is the mass in pounds to the nearest half pound, without unit. The
// smallest step of a pound set is 2.5 lb a side, so every load of such a set
// reads back as it was typed.
func LbText(k Kg) string {
	return strconv.FormatFloat(math.Round(k.Lb()*2)/2, 'f', -1, 64)
}

// MarshalJSON writes kilograms as a number.
func (k Kg) MarshalJSON() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalJSON reads kilograms as a number.
func (k *Kg) UnmarshalJSON(b []byte) error {
	f, err := strconv.ParseFloat(string(b), 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || math.Abs(f) > 1e9 {
		return fmt.Errorf("a weight must be a number of kilograms, not %s", b)
	}
	*k = KgOf(f)
	return nil
}
