package notes

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"spotter/internal/body"
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// clause is the smallest stretch that a negation reaches.
type clause struct {
	text   string // as written
	toks   []string
	joined bool // behind a comma or a "but": the place before may go on
}

// maxNote bounds how much of a note is read; real ones have a hundred bytes.
const maxNote = 20_000

// clauses cuts a note at sentence marks, commas, line ends and "but".
func clauses(text string) []clause {
	if len(text) > maxNote {
		text = text[:maxNote]
	}
	var out []clause
	from := 0
	joined := false
	push := func(to int, next bool) {
		if part := strings.TrimSpace(text[from:min(to, len(text))]); part != "" {
			out = append(out, clause{text: part, toks: tokens(part), joined: joined})
		}
		joined = next
	}
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a letter that changes its length; cut the lower form instead
		text = lower
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == ';' || c == '!' || c == '?' || c == '.' && !(i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9'):
			push(i, false)
			from = i + 1
		case c == ',' || c == '(' || c == ')':
			push(i, true)
			from = i + 1
		default:
			for _, w := range []string{" but ", " though ", " although ", " aber ", " mais ", " pero ", " ma ", " mas "} {
				if strings.HasPrefix(lower[i:], w) {
					push(i, true)
					from = i + len(w)
					i = from - 1
					break
				}
			}
		}
	}
	push(len(text), false)
	return out
}

// byLength are the idioms between blanks, longest first.
var byLength = func() []string {
	list := slices.Clone(idioms)
	for i := range list {
		list[i] = joinPlaces(" " + list[i] + " ")
	}
	sort.SliceStable(list, func(i, j int) bool { return len(list[i]) > len(list[j]) })
	return list
}()

// tokens lowers, takes idioms out, joins two-word places and splits.
func tokens(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(r rune) bool {
		return !(unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '-' || r == '/' || r == '.')
	})
	padded := " " + strings.Join(words, " ") + " "
	padded = joinPlaces(padded)
	for _, idiom := range byLength {
		padded = strings.ReplaceAll(padded, idiom, " _ ")
	}
	out := strings.Fields(padded)
	for i, w := range out {
		out[i] = strings.Trim(w, "-.")
	}
	return out
}

func joinPlaces(padded string) string {
	for _, two := range joinedWords {
		as, ok := joinedAs[two]
		if !ok {
			as = strings.ReplaceAll(two, " ", "-")
		}
		padded = strings.ReplaceAll(padded, " "+two+" ", " "+as+" ")
	}
	return padded
}

// readClause finds one finding in a clause.
func readClause(c clause) (Finding, bool) {
	f := Finding{Side: body.NotStated, Quote: c.text}
	place := slices.IndexFunc(c.toks, func(w string) bool { _, ok := places[strings.TrimSuffix(w, "'s")]; return ok })
	if place >= 0 {
		f.Place = strings.TrimSuffix(c.toks[place], "'s")
		f.Region = places[f.Place]
		f.Side = sideNear(c.toks, place)
	}
	at := -1
	for _, kind := range []struct {
		feel  string
		words map[string]bool
	}{{"pain", painWords}, {"tingling", tingleWords}, {"tight", tightWords}, {"sore", soreWords}} {
		if at = slices.IndexFunc(c.toks, func(w string) bool { return kind.words[w] }); at >= 0 {
			f.Feel = kind.feel
			break
		}
	}
	f.Score = scoreIn(c.toks)
	if i := slices.IndexFunc(c.toks, func(w string) bool { return painlessWords[w] }); i >= 0 && at < 0 {
		f.Feel, f.Score, f.With = "pain", nil, with(c.toks)
		return f, true
	}
	switch {
	case at < 0 && place >= 0 && slices.ContainsFunc(c.toks, func(w string) bool { return strings.HasSuffix(w, "/10") }) && f.Score != nil:
		f.Feel, at = "pain", place // "shoulder 3/10"
	case at < 0 && place >= 0 && issue(c.toks):
		f.Feel, at = "pain", place
	case at < 0 && place >= 0 && (fine(c.toks, place) || bothers(c.toks)):
		f.Feel, at = "pain", place
		f.Present = !fine(c.toks, place)
		f.With = with(c.toks)
		return f, true
	case at < 0:
		return f, false
	case f.Feel != "pain" && place < 0:
		return f, false // "tight", "sore": of what?
	case f.Feel == "sore" && softPlaces[f.Place], hypothetical(c.toks):
		return f, false
	}
	f.Present = !denied(c.toks, at)
	if f.Present && f.Score != nil && *f.Score == 0 {
		f.Present = false
	}
	if !f.Present {
		f.Score = nil
	}
	f.Better = f.Present && slices.ContainsFunc(c.toks, func(w string) bool { return betterWords[w] })
	f.With = with(c.toks)
	return f, true
}

// issue reads "shoulder issue", "no elbow problems", "bad knee".
func issue(toks []string) bool {
	return slices.ContainsFunc(toks, func(w string) bool {
		return w == "issue" || w == "issues" || w == "problem" || w == "problems" || w == "probleme"
	})
}

// fine reads "shoulder felt fine": the place, then a good word near it.
func fine(toks []string, place int) bool {
	for i := place + 1; i < min(len(toks), place+5); i++ {
		switch toks[i] {
		case "fine", "ok", "okay", "alright":
			return !slices.Contains(toks[place:i], "not")
		}
	}
	return false
}

// bothers reads "knee bothering me", "shoulder acting up", "elbow felt off".
func bothers(toks []string) bool {
	line := " " + strings.Join(toks, " ") + " "
	for _, w := range []string{" bothering ", " bothered ", " bothers ", " acting up ", " acted up ", " felt off ", " feels off ", " felt weird ", " feels weird ", " popped ", " flared up ", " is bad ", " was bad ", " killing me ", " unhappy ", " grumpy ", " cranky "} {
		if strings.Contains(line, w) {
			return true
		}
	}
	return false
}

// hypothetical reads clauses that wish, fear or plan: nothing was felt.
func hypothetical(toks []string) bool {
	if slices.Contains(toks, "if") || slices.Contains(toks, "wenn") || slices.Contains(toks, "falls") {
		return true
	}
	return slices.ContainsFunc(toks, func(w string) bool {
		switch w {
		case "when", "avoid", "prevent", "unless", "until", "se", "might", "could", "would", "should", "hope", "worried", "scared", "careful":
			return true
		}
		return false
	}) && !slices.ContainsFunc(toks, func(w string) bool { return w == "felt" || w == "hurt" || w == "hurts" || w == "had" })
}

// denied reports whether a negation stands before the word within five, or a
// word that it is over behind it within two.
func denied(toks []string, at int) bool {
	for i := at - 1; i >= max(0, at-5); i-- {
		if negations[toks[i]] {
			return !(i+1 < len(toks) && (toks[i+1] == "only" || toks[i+1] == "just"))
		}
		if toks[i] == "_" {
			break
		}
	}
	for i := at + 1; i < min(len(toks), at+3); i++ {
		if overWords[toks[i]] || toks[i] == "yok" || toks[i] == "değil" || toks[i] == "0" {
			return true
		}
	}
	return strings.HasSuffix(toks[at], "-free") || strings.HasSuffix(toks[at], "frei")
}

// sideNear finds the side before the place within three words, or right behind
// it.
func sideNear(toks []string, place int) body.Side {
	for i := place - 1; i >= max(0, place-3); i-- {
		if s, ok := sides[toks[i]]; ok {
			if i > 0 && toks[i] == "right" && sides[toks[i-1]] == body.Left || i > 1 && (toks[i-1] == "and" || toks[i-1] == "&" || toks[i-1] == "und") && sides[toks[i-2]] != "" {
				return body.Both
			}
			return s
		}
		if i < place-1 && painWords[toks[i]] {
			break
		}
	}
	if place+1 < len(toks) {
		if s, ok := sides[toks[place+1]]; ok && (len(toks[place+1]) > 1 || place+2 == len(toks)) {
			return s
		}
	}
	for i := place + 1; i < min(len(toks), place+6); i++ { // "hip pinch on the left side", "ankle stiff left"
		if s, ok := sides[toks[i]]; ok && len(toks[i]) > 1 && (i+1 == len(toks) || toks[i+1] == "side") {
			return s
		}
	}
	switch toks[place] {
	case "shoulders", "elbows", "wrists", "hips", "knees", "ankles", "schultern", "épaules", "hombros", "spalle", "ombros", "rodillas", "ginocchia", "joelhos", "coudes", "genoux":
		return body.Both
	}
	return body.NotStated
}

// scoreIn reads "4/10", "pain 4", "pain level 4", "4 pain"; nil = none.
func scoreIn(toks []string) *int {
	for i, w := range toks {
		if a, rest, ok := strings.Cut(w, "/"); ok && rest == "10" {
			if n, ok := rating(a); ok {
				return &n
			}
		}
		if !painWords[w] {
			continue
		}
		for j := i + 1; j < min(len(toks), i+4); j++ {
			if n, ok := rating(toks[j]); ok && (j == i+1 || toks[j-1] == "level" || toks[j-1] == "of" || toks[j-1] == "at" || toks[j-1] == "about" || toks[j-1] == "around") && !(j+1 < len(toks) && unitAfter[toks[j+1]]) {
				return &n
			}
		}
	}
	return nil
}

var unitAfter = set("kg lb lbs reps rep sets set weeks days day week months minutes min sec x")

func rating(s string) (int, bool) {
	f, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || !(f >= 0 && f <= 10) {
		return 0, false
	}
	n := int(f)
	if float64(n) < f {
		n++ // of a half the higher counts
	}
	return n, true
}

// with is what follows "with", "on", "during", "when" or "after".
func with(toks []string) string {
	for i, w := range toks {
		switch w {
		case "with", "on", "during", "when", "after", "at", "bei", "beim", "nach", "während":
			rest := slices.DeleteFunc(slices.Clone(toks[i+1:]), func(t string) bool { return t == "_" || t == "the" || t == "my" })
			return strings.Join(rest[:min(len(rest), 6)], " ")
		}
	}
	return ""
}
