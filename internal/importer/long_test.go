package importer

import (
	"os"

	"spotter/internal/day"
)

// healthSizes: a run of the long suite reads a real file's size.
func healthSizes() []int64 {
	if os.Getenv("SPOTTER_LONG") != "" {
		return []int64{50 * mb, 500 * mb}
	}
	return []int64{mb, 8 * mb}
}

func mustDay(s string) day.Date { return day.MustParse(s) }
