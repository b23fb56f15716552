package knowledge

import (
	"io/fs"
	"sync"

	"spotter/internal/plan"
)

// Peaking is the table of how a block to a meet is shaped.
var Peaking = sync.OnceValues(func() (*plan.Peaking, error) { return PeakingOf(files) })

// PeakingOf loads peaking.yaml from a knowledge tree and checks its figures.
func PeakingOf(tree fs.FS) (*plan.Peaking, error) {
	p := new(plan.Peaking)
	if err := decodeYAML(tree, "peaking.yaml", p); err != nil {
		return nil, err
	}
	return p, p.Check()
}
