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

// plain takes the mark off a letter.
func plain(r rune) rune {
	if f, ok := foldRune[r]; ok {
		return f
	}
	return r
}

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
		if r < unicode.MaxASCII {
			switch {
			case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
				b.WriteByte(byte(r))
			case 'A' <= r && r <= 'Z':
				b.WriteByte(byte(r) + 'a' - 'A')
			case r == '\'', r == '`':
			default:
				flush()
				if strings.ContainsRune("()[]/,;:", r) {
					out = append(out, stop)
				}
			}
			continue
		}
		r = unicode.ToLower(plain(r))
		switch r = plain(r); {
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ':
			b.WriteString("ae")
		case r == '’' || unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
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
