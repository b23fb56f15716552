package meet

import (
	"fmt"
	"strconv"
	"strings"

	"spotter/internal/lift"
)

const madeForm = `write for example "squat:180,190x bench:120@8" - x for a miss (xt: technique, xs: strength), @8 for the effort, p4 for the pain`

// ParseMade reads the attempts taken so far: lifts parted by blanks or
// semicolons, attempts by commas, in kilograms. After the weight may stand x
// (missed; xt for technique, xs for strength), @8.5 (RPE) and p4 (pain).
func ParseMade(s string) ([]Made, error) {
	var out []Made
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == ' ' || r == '\t' }) {
		name, list, ok := strings.Cut(part, ":")
		if !ok {
			return nil, fmt.Errorf("%q names no lift: %s", part, madeForm)
		}
		l, ok := mainOf(name)
		if !ok {
			return nil, fmt.Errorf("%q is not squat, bench or deadlift: %s", name, madeForm)
		}
		for _, text := range strings.Split(list, ",") {
			if text == "" {
				continue
			}
			m, err := parseOne(text)
			if err != nil {
				return nil, err
			}
			m.Lift = l
			out = append(out, m)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no attempts given: %s", madeForm)
	}
	return out, nil
}

func mainOf(name string) (lift.Main, bool) {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "squat", "sq", "s":
		return lift.Squat, true
	case "bench", "bp", "b":
		return lift.Bench, true
	case "deadlift", "dl", "d":
		return lift.Deadlift, true
	}
	return "", false
}

// parseOne reads "190x", "180@8p3".
func parseOne(text string) (Made, error) {
	bad := func(what string) (Made, error) { return Made{}, fmt.Errorf("%q: %s; %s", text, what, madeForm) }
	num, rest := number(text)
	kg, err := strconv.ParseFloat(num, 64)
	if err != nil || !(kg > 0) || kg > lift.MaxLoad.Float() {
		return bad(fmt.Sprintf("the weight must be kilograms up to %s", lift.MaxLoad))
	}
	m := Made{Kg: lift.KgOf(kg), Good: true}
	for rest != "" {
		mark := rest[0]
		num, rest = number(rest[1:])
		switch {
		case mark == 'x' && num == "":
			m.Good = false
		case mark == 't' && num == "" && !m.Good:
			m.Cause = CauseTechnique
		case mark == 's' && num == "" && !m.Good:
			m.Cause = CauseStrength
		case mark == '@':
			rpe, err := strconv.ParseFloat(num, 64)
			if err != nil || !(rpe >= 1 && rpe <= 10) {
				return bad("the effort after @ is from 1 to 10")
			}
			m.RPE = &rpe
		case mark == 'p':
			pain, err := strconv.Atoi(num)
			if err != nil || pain < 0 || pain > 10 {
				return bad("the pain after p is a whole number from 0 to 10")
			}
			m.Pain = &pain
		default:
			return bad(fmt.Sprintf("%q is not understood", string(mark)+num))
		}
	}
	return m, nil
}

// number cuts the leading digits and point off.
func number(s string) (num, rest string) {
	i := 0
	for i < len(s) && (s[i] == '.' || (s[i] >= '0' && s[i] <= '9')) {
		i++
	}
	return s[:i], s[i:]
}
