package knowledge

import "spotter/internal/meet"

// roomFile is the warm-up room as meet.yaml writes it.
type roomFile struct {
	Source string `yaml:"source"`
	Flight struct {
		Least  int    `yaml:"least"`
		Usual  int    `yaml:"usual"`
		Most   int    `yaml:"most"`
		Source string `yaml:"source"`
	} `yaml:"flight"`
	Seconds  int `yaml:"seconds_an_attempt"`
	Last     int `yaml:"last_minutes"`
	Between  int `yaml:"between_minutes"`
	BarReps  int `yaml:"bar_reps"`
	DeadSkip int `yaml:"deadlift_skip"`
	Steps    []struct {
		Share float64 `yaml:"share"`
		Reps  int     `yaml:"reps"`
	} `yaml:"steps"`
}

func (f roomFile) room() meet.Room {
	r := meet.Room{Source: f.Source, Flight: meet.Flight{Least: f.Flight.Least, Usual: f.Flight.Usual, Most: f.Flight.Most, Source: f.Flight.Source},
		Seconds: f.Seconds, Last: f.Last, Between: f.Between, BarReps: f.BarReps, DeadliftSkip: f.DeadSkip}
	for _, s := range f.Steps {
		r.Steps = append(r.Steps, meet.RoomStep{Share: s.Share, Reps: s.Reps})
	}
	return r
}
