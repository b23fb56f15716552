package knowledge

import (
	"io/fs"
	"sync"

	"spotter/internal/body"
	"spotter/internal/care"
)

// careFile is the shape of selfcare.yaml.
type careFile struct {
	Kinds map[string]careKind `yaml:"kinds"`
	Items []careRow           `yaml:"items"`
}

// careKind is what every item of one kind must keep off.
type careKind struct {
	Zones []body.Zone `yaml:"zones"`
	Flags []string    `yaml:"flags"`
}

type careRow struct {
	ID       string `yaml:"id"`
	Name     string `yaml:"name"`
	Kind     string `yaml:"kind"`
	Claim    string `yaml:"claim"`
	Medicine bool   `yaml:"medicine"`
	Evidence []struct {
		Say   string   `yaml:"say"`
		Src   []string `yaml:"src"`
		Basis string   `yaml:"basis"`
		Sure  string   `yaml:"sure"`
	} `yaml:"evidence"`
	Lasts      string      `yaml:"lasts"`
	Cautions   []string    `yaml:"cautions"`
	NeverIf    []string    `yaml:"never_if"`
	Withhold   []string    `yaml:"withhold"`
	Avoid      []body.Zone `yaml:"avoid"`
	Use        string      `yaml:"use"`
	MaxMinutes int         `yaml:"max_minutes"`
	StopIf     []string    `yaml:"stop_if"`
	Trial      struct {
		Unit    string `yaml:"unit"`
		Washout string `yaml:"washout"`
		Pairs   int    `yaml:"pairs"`
		Measure string `yaml:"measure"`
	} `yaml:"trial"`
}

// Care is the closed catalogue of self-care, in file order.
var Care = sync.OnceValues(func() ([]care.Item, error) { return CareOf(files) })

// CareOf loads the self-care catalogue of a knowledge tree.
func CareOf(tree fs.FS) ([]care.Item, error) {
	var file careFile
	if err := decodeYAML(tree, "selfcare.yaml", &file); err != nil {
		return nil, err
	}
	items := make([]care.Item, 0, len(file.Items))
	for _, r := range file.Items {
		it := care.Item{ID: r.ID, Name: r.Name, Kind: r.Kind, Claim: r.Claim, Medicine: r.Medicine,
			TimeCourse: r.Lasts, Cautions: r.Cautions, NeverIf: r.NeverIf, Withhold: r.Withhold,
			AvoidZones: r.Avoid, Dose: r.Use, MaxMinutes: r.MaxMinutes, StopIf: r.StopIf,
			TrialUnit: r.Trial.Unit, Washout: r.Trial.Washout, MinPairs: r.Trial.Pairs, Primary: r.Trial.Measure}
		for _, e := range r.Evidence {
			it.Evidence = append(it.Evidence, care.Evidence{Finding: e.Say, Sources: e.Src, Basis: e.Basis, Certainty: e.Sure})
		}
		items = append(items, it)
	}
	return items, nil
}
