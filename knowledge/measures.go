package knowledge

import (
	"io/fs"
	"sync"
)

// Measure is one instrument, with what its licence allows.
type Measure struct {
	ID      string        `yaml:"id"`
	Name    string        `yaml:"name"`
	Ship    string        `yaml:"ship"` // built_in, score_only (total and date, no item text), left_out
	Licence Licence       `yaml:"licence"`
	Range   []float64     `yaml:"range"`  // lowest and highest score
	Higher  string        `yaml:"higher"` // what a higher score means
	Items   []MeasureItem `yaml:"items"`
	Change  []MeasureFact `yaml:"change"` // how much change people notice, and other figures
	Use     string        `yaml:"use"`
}

// Licence of an instrument, as far as we know it.
type Licence struct {
	Status string   `yaml:"status"` // free, free_with_conditions, licence_required, unclear
	Basis  string   `yaml:"basis"`
	Note   string   `yaml:"note"`
	Src    []string `yaml:"src"`
}

// MeasureItem is one thing asked, in our own words.
type MeasureItem struct {
	ID  string `yaml:"id"`
	Say string `yaml:"say"`
}

// MeasureFact is a published or remembered figure about an instrument.
type MeasureFact struct {
	Say   string   `yaml:"say"`
	Src   []string `yaml:"src"`
	Basis string   `yaml:"basis"`
}

// Measures are the instruments, in file order.
var Measures = sync.OnceValues(func() ([]Measure, error) { return MeasuresOf(files) })

// MeasuresOf loads the instruments of a knowledge tree.
func MeasuresOf(tree fs.FS) ([]Measure, error) {
	var file struct {
		Measures []Measure `yaml:"measures"`
	}
	err := decodeYAML(tree, "measures.yaml", &file)
	return file.Measures, err
}
