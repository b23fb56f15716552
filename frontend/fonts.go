package frontend

import _ "embed"

// The fonts of the letter: DejaVu Sans Condensed 2.37, cut down to Latin,
// Greek, Cyrillic, Hebrew, Arabic and a few signs. Free to use, change and
// embed; the terms stand in fonts/LICENSE.txt.
var (
	//go:embed fonts/DejaVuSansCondensed.ttf
	FontRegular []byte
	//go:embed fonts/DejaVuSansCondensed-Bold.ttf
	FontBold []byte
)
