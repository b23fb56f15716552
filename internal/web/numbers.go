package web

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
)

var errNumber = errors.New("not a number that can be read in one way only")

// plain is a number with at most one decimal mark: 180, 142.5, 102,5.
var plain = regexp.MustCompile(`^\d{1,4}(?:[.,]\d{1,2})?$`)

// parseLoad reads a load as typed. "102,5" is a hundred and two and a half;
// "1,025" could be two things and is refused (hazard H38).
func parseLoad(s string) (float64, error) {
	if !plain.MatchString(s) {
		return 0, errNumber
	}
	v, err := strconv.ParseFloat(decimal(s), 64)
	if err != nil || !(v > 0) {
		return 0, errNumber
	}
	return v, nil
}

// decimal turns the comma of a plain number into a point.
func decimal(s string) string {
	if plain.MatchString(s) {
		return strings.Replace(s, ",", ".", 1)
	}
	return s
}
