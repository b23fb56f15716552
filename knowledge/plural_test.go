package knowledge

import (
	"regexp"
	"strings"
	"testing"
)

// manyOf are nouns in the plural as they stand behind a number, by language.
var manyOf = map[string]string{
	"en": `days|ratings|sessions|sets|weeks|months|minutes|hours|reps|questions|lifts|places|entries|facts|nights|years|points|rows|sources|things|pairs|mornings|answers`,
	"de": `Tagen?|Bewertungen|Einheiten|Sätzen?|Wochen|Monaten?|Minuten|Stunden|Wiederholungen|Fragen|Übungen|Stellen|Orten?|Einträgen?|Angaben|Nächten?|Jahren?|Punkten?|Zeilen|Quellen|Dinge|Paaren?|Schüben?|Antworten`,
}

// TestOneIsOne: every sentence is rendered with 1 for each number in it, and no
// "1 days" stands there; nor does a "(s)", which leaves the choice to the reader.
func TestOneIsOne(t *testing.T) {
	for _, lang := range Languages {
		book, err := TextIn(lang)
		if err != nil {
			t.Fatal(err)
		}
		wrong := regexp.MustCompile(`(?:^|[^\d.,:/×–-])1 (?:more |rated |new |open |further |mehr |weitere |bewertete |offene |neue )?(?:` + manyOf[lang] + `)(?:$|[^\pL])`)
		loose := regexp.MustCompile(`\pL\((?:s|e|n|en|es)\)`)
		for code, sentence := range book {
			if strings.HasSuffix(code, "_many") {
				continue // said of two and more only
			}
			params := map[string]any{}
			for _, m := range parameter.FindAllStringSubmatch(sentence, -1) {
				switch m[1] {
				case "lift", "name", "item", "place", "who":
					params[m[1]] = "x"
				default:
					params[m[1]] = 1
				}
			}
			if said := book.Say(code, params); wrong.MatchString(said) || loose.MatchString(sentence) || strings.Contains(said, "|") && len(params) > 0 {
				t.Errorf("%s %s: %s", lang, code, said)
			}
		}
	}
}
