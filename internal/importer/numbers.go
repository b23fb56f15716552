package importer

import (
	"math"
	"strconv"
	"strings"
)

// largest is beyond anything a log can hold, and small enough to be rounded.
const largest = 1e12

// number reads "82.5", "82,5", "1,234.5" and "13.0"; the second result is
// false for anything else. A lone comma is a decimal comma unless exactly
// three digits follow and comma is known to group (never assumed here).
func number(s string) (float64, bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\u00a0", " "))
	if s == "" {
		return 0, false
	}
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case comma >= 0 && dot >= 0 && comma < dot:
		s = strings.ReplaceAll(s, ",", "")
	case comma >= 0 && dot >= 0:
		s = strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", ".")
	case comma >= 0 && strings.Count(s, ",") == 1:
		s = strings.Replace(s, ",", ".", 1)
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(math.Abs(f) <= largest) {
		return 0, false
	}
	return f, true
}

// whole reads a count such as "13" or "13.0".
func whole(s string) (int, bool) {
	f, ok := number(s)
	if !ok || f != math.Trunc(f) || math.Abs(f) > 1e6 {
		return 0, false
	}
	return int(f), true
}

// leadingNumber reads the number a cell starts with and returns the rest:
// "37,5 kg" → 37.5, "kg".
func leadingNumber(s string) (float64, string, bool) {
	s = strings.TrimSpace(s)
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || s[end] == ',' || end == 0 && (s[end] == '-' || s[end] == '+')) {
		end++
	}
	f, ok := number(s[:end])
	return f, strings.TrimSpace(s[end:]), ok
}

// unitWord reads kg, kgs, lb, lbs, pounds…; "" for anything else.
func unitWord(s string) string {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(s), ".() ")) {
	case "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "кг":
		return "kg"
	case "lb", "lbs", "pound", "pounds", "#":
		return "lb"
	}
	return ""
}

// formatNumber is the shortest text that reads back as the same number.
func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
