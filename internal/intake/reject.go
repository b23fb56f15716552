package intake

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"spotter/internal/body"
)

// unreadable refuses what is not a text for people.
func unreadable(text string) *BadInput {
	switch {
	case len(text) > MaxText:
		return &BadInput{Code: "too_long", What: fmt.Sprintf("the text has %d bytes, more than 1 MiB", len(text)), Cure: "paste only the post itself, or the part of the thread that matters"}
	case strings.TrimSpace(strings.TrimPrefix(text, "\ufeff")) == "":
		return &BadInput{Code: "empty", What: "there is no text", Cure: "paste the post, or name a file that holds it"}
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return binary(text, i)
	}
	if !utf8.ValidString(text) {
		for i, r := range text {
			if _, n := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && n == 1 {
				return binary(text, i)
			}
		}
	}
	return nil
}

func binary(text string, at int) *BadInput {
	return &BadInput{Code: "binary", Line: 1 + strings.Count(text[:at], "\n"), What: "this is not plain text in UTF-8", Cure: "save it as plain text (UTF-8), or copy the words and paste them"}
}

// foreign: more everyday words of another language than of English.
func (r *reader) foreign() *BadInput {
	count := map[string]int{}
	words := 0
	for i, t := range r.toks {
		if t.kind != word || i > 4000 {
			continue
		}
		words++
		if l, ok := languageOf[t.w]; ok {
			count[l]++
		}
	}
	n := 0
	for _, l := range []string{"es", "de", "fr", "it", "pt", "nl"} {
		n = max(n, count[l])
	}
	letters, latin := 0, 0
	for i, c := range r.text {
		if i > 20000 {
			break
		}
		if c > 64 {
			letters++
			if c < 0x250 {
				latin++
			}
		}
	}
	script := letters > 12 && latin*2 < letters
	sure := script || n >= 3 && n > count["en"] && n*8 > words || n >= 2 && count["en"] == 0 && words <= 12
	if !sure && (n == 0 || n <= count["en"]) {
		return nil
	}
	known := len(r.sets)
	if r.findSets(true); !sure && len(r.sets) == known {
		return nil // a stray word or two
	}
	return &BadInput{Code: "other_language", What: "the text is not in English", Cure: "spotter reads English only; translate it first, and if something feels like an emergency, call your emergency number now", Flags: r.urgentFlags()}
}

var languageOf = languages(map[string]string{
	"en": "the and is are was have has had my it this that with for when but not of to in on i im ive its after what how do does since been",
	"es": "ya que tengo se desde ayer quiero pienso como muy noto siento mi todos creo esta entre es el la los las que y en de del mi me no con por para una un es pero cuando desde tengo dolor espalda duele hace siento puedo estoy hombro muy nada",
	"de": "ich habe auf mir nach wie sich der die das und ist ich nicht mein meine mit beim seit habe aber auch wenn ein eine schmerzen rucken schulter im den dem zu kann mehr keine wird",
	"fr": "je jai mon sens cest ne au du quand suis dans tout depuis hier le la les et est je ne pas mon ma mes avec pour depuis mais quand une un dans j'ai jai douleur dos epaule mal au du des suis plus",
	"it": "il lo gli e di che non mi con per da ma quando una un sono ho dolore schiena spalla alla nel",
	"pt": "minha estou nao mais com desde ontem esta quero sinto muito o os as e de que nao meu minha com por para uma um mas quando desde tenho dor costas ombro estou",
	"nl": "de het een en is ik niet mijn met van voor maar als sinds heb pijn rug schouder bij",
})

func languages(m map[string]string) map[string]string {
	out := map[string]string{}
	for _, l := range []string{"es", "de", "fr", "it", "pt", "nl"} {
		for _, w := range strings.Fields(m[l]) {
			out[w] = l
		}
	}
	for _, w := range strings.Fields(m["en"]) {
		out[w] = "en"
	}
	for _, w := range []string{"no", "me", "e", "o", "as", "die", "mal", "plus", "per", "un", "had"} {
		delete(out, w)
	}
	out["had"] = "en"
	return out
}

// noComplaint: nothing in the text says that anything hurts or fails.
func (r *reader) noComplaint() *BadInput {
	for _, h := range r.hits {
		switch h.kind {
		case "pain", "symptom", "limit", "injury", "bad", "flag", "weak":
			return nil
		}
	}
	if len(r.sets) > 0 {
		return nil
	}
	for _, h := range r.of("part") { // "so it's the right knee this time"
		if p, ok := r.sore(h, true); ok && (p.pain || p.side != body.NotStated) {
			return nil
		}
	}
	return &BadInput{Code: "no_complaint", What: "nothing in the text says where it hurts", Cure: "write where it hurts, since when, and which lifts set it off"}
}
