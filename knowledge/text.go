package knowledge

import (
	"fmt"
	"io/fs"
	"path"
	"sync"

	"spotter/internal/wording"
)

// Text is the book of sentences in English, all files of text/en merged.
var Text = sync.OnceValues(func() (wording.Book, error) { return TextOf(files, "en") })

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
