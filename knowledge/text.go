package knowledge

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"

	"spotter/internal/wording"
)

// Languages that the sentences are written in, the language of the code's own
// words first. Each has a folder text/{language}.
var Languages = []string{"en", "de"}

// Text is the book of sentences in English, all files of text/en merged.
var Text = sync.OnceValues(func() (wording.Book, error) { return TextOf(files, "en") })

// other are the books of the further languages, each read on first use.
var other = func() map[string]func() (wording.Book, error) {
	m := map[string]func() (wording.Book, error){}
	for _, lang := range Languages[1:] {
		m[lang] = sync.OnceValues(func() (wording.Book, error) { return overEnglish(lang) })
	}
	return m
}()

// TextIn is the book of one language. A sentence that this language lacks is
// the English one (Check and a test see to it that there is none). A language
// that is not there is English.
func TextIn(lang string) (wording.Book, error) {
	if read, ok := other[lang]; ok {
		return read()
	}
	return Text()
}

func overEnglish(lang string) (wording.Book, error) {
	en, err := Text()
	if err != nil {
		return nil, err
	}
	own, err := TextOf(files, lang)
	if err != nil {
		return nil, err
	}
	book := maps.Clone(en)
	maps.Copy(book, own)
	return book, nil
}

// Speaks says whether a language is there.
func Speaks(lang string) bool { return slices.Contains(Languages, lang) }

// TextOf loads the sentences of one language from a knowledge tree. A code
// that stands in two files is an error.
func TextOf(tree fs.FS, lang string) (wording.Book, error) {
	names, err := fs.Glob(tree, "text/"+lang+"/*.yaml")
	if err != nil {
		return nil, err
	}
	book := wording.Book{}
	for _, name := range names {
		b, err := fs.ReadFile(tree, name)
		if err != nil {
			return nil, err
		}
		var part map[string]string
		if err := unmarshalYAML(b, &part); err != nil {
			return nil, fmt.Errorf("%s: %w", path.Base(name), err)
		}
		for code, sentence := range part {
			if _, twice := book[code]; twice {
				return nil, fmt.Errorf("%s: %q stands in another file too", path.Base(name), code)
			}
			book[code] = sentence
		}
	}
	return book, nil
}
