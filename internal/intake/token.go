package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokKind uint8

const (
	word tokKind = iota
	number
	punct
	symbol // emoji and the like
)

// token is one word, number or sign with its exact bytes in the text. Words
// are folded: lower case, no accents, no apostrophes, plural s cut in stem.
type token struct {
	w, stem  string
	kind     tokKind
	from, to int
	line     int
	gap      int // line ends skipped just before this token
	sent     int
	clause   int
	post     int
	quoted   bool // inside a quotation of somebody
	small    bool // begins with a small letter
	noGap    bool // no gap of a pattern may pass it
}

// tokenize cuts a text into tokens. Hyphens and slashes between letters
// separate words; 5x5, 7/10, 142.5, 2/28 stay one number.
func tokenize(text string) []token {
	toks := make([]token, 0, len(text)/4)
	line, gap := 1, 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n':
			line++
			gap++
			i += n
			continue
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || unicode.Is(unicode.Mn, r) || r == '\u200d':
			i += n
			continue
		}
		if r == '-' && i > 0 && i+1 < len(text) && letterOrDigit(text[i-1]) && letterOrDigit(text[i+1]) {
			i += n // low-bar is two words
			continue
		}
		t := token{from: i, line: line, gap: gap}
		gap = 0
		switch {
		case unicode.IsDigit(r):
			t.to = scanNumber(text, i)
			t.kind, t.w = number, strings.ToLower(text[i:t.to])
		case unicode.IsLetter(r):
			t.to = scanWord(text, i)
			t.kind, t.w = word, plainEnglish(fold(text[i:t.to]))
			t.small = unicode.IsLower(r)
		case r > 0x2fff || unicode.Is(unicode.So, r):
			t.to, t.kind, t.w = i+n, symbol, text[i:i+n]
		default:
			t.to, t.kind, t.w = i+n, punct, signs(r)
		}
		t.stem = stem(t.w)
		toks = append(toks, t)
		i = t.to
	}
	return toks
}

func signs(r rune) string {
	switch r {
	case '—', '–', '-', '‐', '‑':
		return "-"
	case '“', '”', '„', '«', '»', '"':
		return `"`
	case '’', '‘', '`', '\'':
		return "'"
	case '…':
		return "."
	}
	return string(r)
}

func scanNumber(s string, i int) int {
	for i < len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			i++
		case (c == '.' || c == ',' || c == '/' || c == 'x' || c == 'X' || c == ':') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
			i++
		default:
			return i
		}
	}
	return i
}

func scanWord(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			i += n
			continue
		}
		if r == '\'' || r == '’' || r == '‘' || r == '`' {
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); unicode.IsLetter(next) {
				i += n
				continue
			}
		}
		return i
	}
	return i
}

var accents = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u",
	"ñ", "n", "ç", "c", "ß", "ss", "’", "'", "‘", "'", "`", "'")

// fold lowers, drops accents and apostrophes: can’t and cant are one word,
// but i'll stays apart from ill, he'll from hell.
func fold(s string) string {
	s = strings.ToLower(s)
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if !ascii {
		s = accents.Replace(s)
	}
	if strings.IndexByte(s, '\'') < 0 || strings.HasSuffix(s, "'ll") || strings.HasSuffix(s, "'re") || strings.HasSuffix(s, "i'd") {
		return s
	}
	return strings.ReplaceAll(s, "'", "")
}

// stem cuts a plural s; both sides of every comparison use it.
func stem(w string) string {
	n := len(w)
	switch {
	case w == "deads": // the lift; "dead" is something else
		return w
	case n <= 3 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i':
		return w
	case strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes"):
		return w[:n-2]
	}
	return w[:n-1]
}

// spoken are dialect and phone spellings of the words that decide a reading.
var spoken = map[string]string{"dinnae": "dont", "dinna": "dont", "doesnae": "doesnt", "disnae": "doesnt", "didnae": "didnt", "isnae": "isnt", "wasnae": "wasnt", "cannae": "cant", "canny": "cant",
	"couldnae": "couldnt", "wouldnae": "wouldnt", "willnae": "wont", "hasnae": "hasnt", "havenae": "havent", "arenae": "arent", "dosent": "doesnt", "doesent": "doesnt", "dosnt": "doesnt",
	"dont't": "dont", "didint": "didnt", "didnot": "didnt", "cantt": "cant", "wudnt": "wouldnt", "doon": "down", "aboot": "about", "naw": "no", "wi": "with", "tbh": "honestly", "cuz": "cos", "coz": "cos", "tho": "though", "paining": "hurting",
	"dumbell": "dumbbell", "dumbells": "dumbbells", "dumbel": "dumbbell", "dumbels": "dumbbells", "barbel": "barbell", "yday": "yesterday", "tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow", "wknd": "weekend", "smth": "something", "smthn": "something", "sth": "something"}

func plainEnglish(w string) string {
	if v, ok := spoken[w]; ok {
		return v
	}
	return w
}

func letterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf
}
