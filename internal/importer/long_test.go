package importer

import "os"

// healthSizes: a run of the long suite reads a real file's size.
func healthSizes() []int64 {
	if os.Getenv("SPOTTER_LONG") != "" {
		return []int64{50 * mb, 500 * mb}
	}
	return []int64{mb, 8 * mb}
}
