package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/body"
	"spotter/internal/lift"
)

// add takes in what the post does not say: severity (of the first problem),
// age, meet_date, trigger, tolerated, problem, strength, keep (what stays in
// whatever the plan would do).
func (x *corrector) add(f Fix) bool {
	switch f.Field {
	case "age":
		return fixNumber(&x.c.Person.Age, f.Value, 0, 120)
	case "severity":
		return len(x.c.Problems) > 0 && fixNumber(&x.c.Problems[0].Severity, f.Value, 0, 10)
	case "meet_date":
		for i := range x.c.Goals {
			if x.c.Goals[i].Kind == "meet" {
				return fixMeet(&x.c.Goals[i], f.Value, x.c.AsOf)
			}
		}
		g := Goal{}
		if !fixMeet(&g, f.Value, x.c.AsOf) {
			return false
		}
		x.c.Goals = append(x.c.Goals, g)
	case "trigger":
		return f.Value != "" && addNewTrigger(&x.c.Triggers, Trigger{Lift: lift.ID(f.Value), When: "not_stated", Effect: "provokes"})
	case "tolerated":
		return f.Value != "" && addNewTrigger(&x.c.Tolerated, Trigger{Lift: lift.ID(f.Value)})
	case "problem":
		return x.addProblem(f.Value)
	case "strength":
		return x.addStrength(f.Value)
	case "keep":
		return x.addKeep(f.Value)
	default:
		return false
	}
	return true
}

func (x *corrector) addKeep(what string) bool {
	if !slices.Contains(kepts, what) {
		return false
	}
	if !slices.ContainsFunc(x.c.Keep, func(k Kept) bool { return k.What == what }) {
		x.c.Keep = append(x.c.Keep, Kept{What: what})
	}
	return true
}

func addNewTrigger(to *[]Trigger, t Trigger) bool {
	for _, old := range *to {
		if old.Lift == t.Lift {
			return true
		}
	}
	*to = append(*to, t)
	return true
}

// addProblem reads "region side".
func (x *corrector) addProblem(value string) bool {
	region, side, _ := strings.Cut(value, " ")
	p := Problem{Side: body.NotStated, Course: "not_stated"}
	ok := fixProblem(&p, Fix{Field: "region", Value: region})
	if side != "" {
		ok = ok && fixProblem(&p, Fix{Field: "side", Value: side})
	}
	if ok {
		x.c.Problems = append(x.c.Problems, p)
	}
	return ok
}

// StrengthValue is how an added strength number is kept: lift, load as typed,
// unit as typed, reps. The unit is never assumed.
func StrengthValue(l lift.ID, load float64, unit string, reps int) string {
	return fmt.Sprintf("%s %s %s %d", l, strconv.FormatFloat(load, 'f', -1, 64), unit, reps)
}

func (x *corrector) addStrength(value string) bool {
	parts := strings.Fields(value)
	if len(parts) != 4 || (parts[2] != "kg" && parts[2] != "lb") {
		return false
	}
	load, err := strconv.ParseFloat(parts[1], 64)
	reps, err2 := strconv.Atoi(parts[3])
	if err != nil || err2 != nil || reps < 1 || reps > lift.MaxReps {
		return false
	}
	zero := 0
	r := Reported{Lift: lift.ID(parts[0]), Load: load, Unit: parts[2], Reps: reps, DaysAgo: &zero, Max: reps == 1}
	if kg, ok := r.Kg(); !ok || kg <= 0 || kg > lift.MaxLoad {
		return false
	}
	x.c.Reported = append(x.c.Reported, r)
	return true
}
