package web

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// english are everyday words of English that no German sentence holds.
var english = regexp.MustCompile(`(?i)(?:^|[^\pL\d])(the|and|of|to|with|you|your|are|not|this|that|from|what|when|then|than|which|for|is|if|or|no|yes|by|be|has|have|does|how|pain|weeks?|days?|sets|reps|about|most|out|each|more|less|without|at|as|up|on|it|before|today|between|any|their)(?:$|[^\pL\d])`)

// englishDate is a month or weekday as only English writes it.
var englishDate = regexp.MustCompile(`\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mar|May|Oct|Dec|Monday|Tuesday|March|October|December)\b`)

// pointed is a broken number with a point. (A time span such as 2.6.1 is none.)
var pointed = regexp.MustCompile(`(?:^|[^\d.])\d{1,3}\.\d{1,2}(?:$|[^\d.])`)

// grouped is a number whose thousands are parted with a comma.
var grouped = regexp.MustCompile(`\d,\d{3}\b`)

// broken is a letter that was cut in two.
var broken = regexp.MustCompile(`\x{FFFD}`)

// ours takes out what is rightly not German: texts of people and of sources,
// which are marked with lang="en" or translate="no" (or quoted); names of lifts that German lifters
// use as they are; names of apps, commands and files.
var lends = []string{"Good Morning", "Copenhagen Plank", "Clean", "Farmer's Walk", "Back-off", "Bulgarian Split Squat",
	"Apache License", "spotter backup", "spotter restore", "spotter import", "chest_press", "Pull-Through", "Dead Bug", "Sit-up"}

// visible lists what a person reads or hears of a page: the text between the
// tags and the attributes that are read out, without what is in another language.
func visible(body string) []string {
	var out []string
	d := parse(body)
	skip, depth := 0, 0
	for _, n := range d.nodes {
		if n.end {
			depth--
			if skip > 0 && depth < skip {
				skip = 0
			}
		} else {
			if skip == 0 {
				for _, name := range []string{"aria-label", "alt", "title", "placeholder", "data-saving", "data-failed", "data-retry", "data-over", "data-nothing"} {
					if v := n.attr[name]; v != "" && !foreign(n) {
						out = append(out, v)
					}
				}
			}
			if !slices.Contains(void, n.tag) && !strings.HasSuffix(n.raw, "/>") {
				depth++
				if skip == 0 && (foreign(n) || n.tag == "textarea" || n.tag == "code") {
					skip = depth
				}
			}
		}
		if skip == 0 && strings.TrimSpace(n.text) != "" {
			out = append(out, strings.TrimSpace(n.text))
		}
	}
	return out
}

func foreign(n node) bool {
	if n.attr["translate"] == "no" || n.tag == "q" {
		return true
	}
	l, has := n.attr["lang"]
	return has && l != "de" && n.tag != "html"
}

// TestGermanPagesAreGerman looks at every page of the gallery for what English
// left behind: words, dates, points in numbers.
func TestGermanPagesAreGerman(t *testing.T) {
	h := gallery(t)
	told := map[string]bool{}
	for _, state := range GalleryStates {
		for _, page := range GalleryPages() {
			body := galleryPage(t, h, "/de/"+state+"/"+page)
			for _, f := range check(body) {
				t.Errorf("/de/%s/%s: %s", state, page, f)
			}
			if speaks(body) != "de" {
				t.Errorf("/de/%s/%s is marked as %s", state, page, speaks(body))
			}
			for _, s := range visible(body) {
				plain := s
				for _, x := range lends {
					plain = strings.ReplaceAll(plain, x, "")
				}
				for what, re := range map[string]*regexp.Regexp{"English": english, "an English date": englishDate, "a point in a number": pointed, "a comma between thousands": grouped, "a broken letter": broken} {
					if m := re.FindString(plain); m != "" && !told[what+s] {
						told[what+s] = true
						t.Errorf("/de/%s/%s: %s (%s): %s", state, page, what, strings.TrimSpace(m), s)
					}
				}
			}
		}
	}
}

// TestTheDetectorFinds what it is for.
func TestTheDetectorFinds(t *testing.T) {
	page := `<!doctype html><html lang="de"><body><p>Alles <b>gut</b>.</p><p lang="en">The post of the person</p><p>Then the bar</p><img alt="a bar with plates"><p>102.5 kg</p><p>102,5 kg am Mo., 2. März</p></body></html>`
	got := visible(page)
	for _, want := range []string{"Then the bar", "a bar with plates", "102.5 kg"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not read: %q", want, got)
		}
	}
	if slices.Contains(got, "The post of the person") {
		t.Error("what is marked as English is read as German")
	}
	if sentence("übungen") != "Übungen" || sentence("a") != "A" || sentence("") != "" {
		t.Error("a sentence does not start with a capital")
	}
	if !english.MatchString("Then the bar") || !pointed.MatchString("102.5 kg") || pointed.MatchString("102,5 kg am Mo., 2. März") || english.MatchString("Alles gut") {
		t.Error("the detector is blind, or sees ghosts")
	}
}
