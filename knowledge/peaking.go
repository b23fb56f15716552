package knowledge

import (
	"bytes"
	"fmt"
	"io/fs"
	"sync"

	"go.yaml.in/yaml/v3"

	"spotter/internal/plan"
)

// Peaking is the table of how a block to a meet is shaped.
var Peaking = sync.OnceValues(func() (*plan.Peaking, error) { return PeakingOf(files) })

// PeakingOf loads peaking.yaml from a knowledge tree and checks its figures.
func PeakingOf(tree fs.FS) (*plan.Peaking, error) {
	b, err := fs.ReadFile(tree, "peaking.yaml")
	if err != nil {
		return nil, err
	}
	p := new(plan.Peaking)
	dec := yaml.NewDecoder(bytes.NewReader(b))
	dec.KnownFields(true)
	if err := dec.Decode(p); err != nil {
		return nil, fmt.Errorf("peaking.yaml: %w", err)
	}
	return p, p.Check()
}
