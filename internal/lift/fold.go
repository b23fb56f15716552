package lift

import (
	"strings"
	"unicode"
)

// foldRune maps letters with marks to plain ones. Letters that stand for two
// (ß, æ) are handled in tokens.
var foldRune = func() map[rune]rune {
	m := map[rune]rune{}
	for plain, marked := range map[rune]string{
		'a': "àáâãäåāăą", 'c': "çćčĉ", 'd': "ďđ", 'e': "èéêëēėęě", 'g': "ğģ", 'i': "ìíîïīįıİ", 'l': "łľļ",
		'n': "ñńňņ", 'o': "òóôõöøōő", 'r': "řŕ", 's': "śšşș", 't': "ťţț", 'u': "ùúûüūůűų", 'y': "ýÿ", 'z': "źżž",
		'е': "ё", 'и': "й",
	} {
		for _, r := range marked {
			m[r] = plain
		}
	}
	return m
}()

// stop marks a place that no phrase may cross.
const stop = "|"

// tokens cuts a name into lower-case words without marks, in the order written.
// Apostrophes join ("farmer's" is farmers); everything else that is neither a
// letter nor a digit separates, and brackets, commas and slashes leave a stop,
// so that no phrase is read across them.
func tokens(name string) []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for _, r := range name {
		if f, ok := foldRune[r]; ok {
			r = f
		}
		r = unicode.ToLower(r)
		if f, ok := foldRune[r]; ok {
			r = f
		}
		switch {
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ':
			b.WriteString("ae")
		case r == '\'' || r == '’' || r == '`' || unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case strings.ContainsRune("()[]/,;:", r):
			flush()
			out = append(out, stop)
		default:
			flush()
		}
	}
	flush()
	return out
}

// stem drops a plural s, in the same way for stored and for typed words.
func stem(w string) string {
	switch {
	case len(w) > 5 && (strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "sses")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// Fold is the form in which two names are compared: lower case, no marks, no
// punctuation, no plural s.
func Fold(name string) string {
	var words []string
	for _, t := range tokens(name) {
		if t != stop {
			words = append(words, stem(t))
		}
	}
	return strings.Join(words, " ")
}
