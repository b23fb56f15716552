package intake

import (
	"strconv"
	"strings"
)

var numberWords = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
	"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1, "couple": 2, "few": 3, "several": 4, "half": 0.5, "dozen": 12, "fortnight": 14}

func isNumberWord(w string) bool { _, ok := numberWords[w]; return ok && w != "fortnight" }

// amount reads the number a token stands for; a fraction like 2/28 is none.
func (t token) amount() (float64, bool) {
	if t.kind == number {
		if strings.ContainsAny(t.w, "/x:") {
			return 0, false
		}
		v, err := strconv.ParseFloat(strings.ReplaceAll(t.w, ",", "."), 64)
		if strings.Count(t.w, ",") == 1 && len(t.w)-strings.Index(t.w, ",") == 4 {
			v, err = strconv.ParseFloat(strings.ReplaceAll(t.w, ",", ""), 64)
		}
		return v, err == nil
	}
	v, ok := numberWords[t.w]
	return v, ok
}

var unitDays = map[string]float64{"day": 1, "night": 1, "week": 7, "wk": 7, "month": 30, "mth": 30, "mo": 30, "year": 365, "yr": 365, "hour": 0, "hr": 0, "min": 0, "minute": 0, "fortnight": 14,
	"days": 1, "weeks": 7, "wks": 7, "months": 30, "years": 365, "yrs": 365}

// duration reads "about 5 months", "a couple of weeks", "one year and half",
// "18-month", "2 or 3 weeks" starting at token i; days and the tokens used.
func duration(toks []token, i int) (days float64, end int, ok bool) {
	j := i
	v, got := 0.0, false
	for j < len(toks) && j < i+6 && toks[j].sent == toks[i].sent {
		w := toks[j].w
		if u, isUnit := unitDays[toks[j].stem]; isUnit && (got || toks[j].stem == "fortnight" || j == i && halfMore(toks, j+1)) {
			if !got {
				v = 1
			}
			d := v * u
			if u == 0 && v >= 24 && (toks[j].stem == "hour" || toks[j].stem == "hr") {
				d = v / 24 // "for 40 hours"
			}
			j++
			if j+1 < len(toks) && toks[j].w == "and" && toks[j+1].w == "half" {
				return d + u/2, j + 2, true
			}
			if j+2 < len(toks) && toks[j].w == "and" && toks[j+1].w == "a" && toks[j+2].w == "half" {
				return d + u/2, j + 3, true
			}
			return d, j, true
		}
		n, isNum := toks[j].amount()
		switch {
		case w == "a" && got && toks[j-1].w == "and" && j+1 < len(toks) && toks[j+1].w == "half":
		case isNum && w == "half" && got && j > i+1:
			v += 0.5
		case isNum && w == "half" && got:
			v = 0.5
		case isNum && got && toks[j-1].from < toks[j].from && j > i && tight(toks, j): // "four-five weeks"
			v = (v + n) / 2
		case isNum && got && (toks[j-1].w == "or" || toks[j-1].w == "to" || toks[j-1].w == "-"):
			v = (v + n) / 2
		case isNum && got && (w == "couple" || w == "few" || w == "dozen"):
			v = n
		case isNum && !got:
			v, got = n, true
		case got && (w == "or" || w == "to" || w == "of" || w == "-" || w == "and" || w == "good" || w == "full" || w == "solid" || w == "odd" || w == "more"):
		default:
			return 0, i, false
		}
		j++
	}
	return 0, i, false
}

// halfMore: "(an) hour and a half" needs no number before it.
func halfMore(toks []token, j int) bool {
	return j+2 < len(toks) && toks[j].w == "and" && (toks[j+1].w == "half" || toks[j+1].w == "a" && toks[j+2].w == "half")
}

// tight: a number that a hyphen alone parts from the one before it.
func tight(toks []token, j int) bool {
	a, okA := toks[j-1].amount()
	b, okB := toks[j].amount()
	return okA && okB && toks[j].from-toks[j-1].to == 1 && b > a && b <= 2*a+1
}
