package knowledge

import (
	"regexp"
	"strings"
)

// bannedDe are the claims of banned in German.
var bannedDe = []struct {
	what string
	re   *regexp.Regexp
}{
	{"claims a diagnosis", regexp.MustCompile(`(?i)\b(du hast|du leidest)\b|diagnos`)},
	{"claims a cure", regexp.MustCompile(`(?i)\b(heilt|heilen|geheilt|kuriert|kurieren|behebt|beheben|verhindert|verhindern|vorbeugt|vorbeugen)\b|\bbeugt( \pL+)* vor\b`)},
	{"gives a dose", regexp.MustCompile(`(?i)\d\s?(mg|mcg|µg|ml|ie)\b|\b(\d+|eine?|zwei|drei|vier|halbe) (tabletten?|pillen?|kapseln?)\b|\b(tabletten?|pillen?|kapseln?) (am|pro) \pL+|\bnimm (ein(e|en)? )?(ibuprofen|naproxen|paracetamol|aspirin|nsar)\b`)},
	{"reassures", regexp.MustCompile(`(?i)\bharmlos|\bgefahrlos|\bungef(ä)hrlich|\bunbedenklich|\bbedenkenlos|\bkeine sorgen?\b|\bnichts (ernstes|schlimmes)\b|\bnicht (ernst|schlimm)\b|\bist (nur|blo(ß)) eine?\b`)},
}

// negatedDe are turns of phrase in which a banned word says the opposite, or
// is part of a question or a condition.
var negatedDe = regexp.MustCompile(`(?i)\b(nichts?|nie|keine?n?|ohne|niemand|weder)( \pL+){0,4}? (diagnos\pL*|heilt|heilen|behebt|verhindert|verhindern)|\b(was|wenn|falls|ob|die|das|den|als|bis|sobald|solange) du hast\b`)

// LintIn is Lint for a sentence of a language.
func LintIn(lang, sentence string) []string {
	if lang != "de" {
		return Lint(sentence)
	}
	s := negatedDe.ReplaceAllString(sentence, " ")
	var out []string
	for _, b := range bannedDe {
		if hit := b.re.FindString(s); hit != "" {
			out = append(out, b.what+": "+strings.TrimSpace(hit))
		}
	}
	return out
}
