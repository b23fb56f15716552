package plan

import (
	"fmt"

	"spotter/internal/day"
)

// MaxWeeks is how far ahead a meet shapes the plan; beyond it the plan is a
// general block that repeats (hazard H23).
const MaxWeeks = 24

// BadMeet says why a meet date cannot be planned for, and the cure.
type BadMeet struct{ What, Cure string }

// Error is "what: cure".
func (e *BadMeet) Error() string { return e.What + ": " + e.Cure }

// CheckMeet refuses a meet that is over, or so far away that the date is
// likely a slip. No date is fine: the plan is then a general block.
func CheckMeet(asOf, meet day.Date) error {
	if meet.IsZero() {
		return nil
	}
	switch n := meet.Sub(asOf); {
	case n < 0:
		return &BadMeet{
			What: fmt.Sprintf("the meet on %s was %s before the day of this plan (%s)", meet.Long(), days(-n), asOf.Long()),
			Cure: "give the date of the next meet with --meet YYYY-MM-DD, or plan without one: --meet none",
		}
	case n > 3*366:
		return &BadMeet{
			What: fmt.Sprintf("the meet on %s is more than three years away", meet.Long()),
			Cure: "check the year of --meet YYYY-MM-DD",
		}
	}
	return nil
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}
