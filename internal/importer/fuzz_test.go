package importer

import (
	"archive/zip"
	"bytes"
	"math"
	"os"
	"strings"
	"testing"
)

// One fuzz target a reader. Each is given the bytes as if its format had been
// detected, so that the reader itself is reached by every input.

// lawful checks what must hold for any bytes at all.
func lawful(t *testing.T, res Result, err error) {
	t.Helper()
	if err != nil {
		return
	}
	ids := make(map[string]bool, len(res.Entries))
	for i := range res.Entries {
		e := &res.Entries[i]
		switch {
		case e.ID == "" || ids[e.ID]:
			t.Fatalf("id %q empty or twice", e.ID)
		case len(e.At) < 10 || e.At < "1970" || e.At > "2101":
			t.Fatalf("at %q", e.At)
		case e.Kind == "set" && (e.Reps == nil || *e.Reps < 0 || e.Name == ""):
			t.Fatalf("a set without reps or a name: %+v", e)
		case e.Kg != nil && !(math.Abs(*e.Kg) < 1e300) || e.Lb != nil && !(math.Abs(*e.Lb) < 1e300):
			t.Fatalf("a load that is no number: %+v", e)
		case e.Kg != nil && e.Lb != nil:
			t.Fatalf("two units: %+v", e)
		case e.RPE != nil && !(*e.RPE >= 1 && *e.RPE <= 10), e.Score != nil && (*e.Score < 0 || *e.Score > 10), e.Pain != nil && (*e.Pain < 0 || *e.Pain > 10):
			t.Fatalf("a rating out of its scale: %+v", e)
		case e.Hours != nil && !(*e.Hours >= 0 && *e.Hours <= 24):
			t.Fatalf("hours %v", *e.Hours)
		}
		ids[e.ID] = true
	}
}

// fuzzSeeds are starts beside the samples.
var fuzzSeeds = map[string][]string{
	"strong":           {"2026-01-05 18:00:00;A;Squat;1;100;kg;5;8;;;0;n;w\n"},
	"table":            {"Date,Exercise,Set 1 kg,Set 1 reps\n2026-01-05,Squat,100,5\n", "Date,Exercise,Sets\n2026-01-05,Squat,\"100x5, 3x5@100kg @8\"\n", "Datum;Schmerz morgens;Schlaf;Körpergewicht (kg)\n05.01.2026;4;7,5;92,3\n"},
	"repcount":         {"Workout Start,Workout End,Exercise,Weight,Reps,Notes,Kcal,Distance,Duration,Category,Name,Bodyweight\n5/18/26 9:06,,Squat,100,5,,,,,,A,0\n"},
	"liftlog":          {"SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes\na,2026-01-05T18:00:00Z,Squat,100,kg,5,5,\n"},
	"fitnotes_body":    {"Date,Time,Measurement,Value,Unit\n2026-01-05,07:00,Bodyweight,92.5,kgs\n"},
	"bearable":         {"date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n2026-01-05,5 Jan 2026,Mon,am,Symptom,3,Shoulder pain,x\n2026-01-05,5 Jan 2026,Mon,am,Sleep,7h 30m,,\n"},
	"daylio":           {"full_date,date,weekday,time,mood,activities,note_title,note\n2026-01-05,5 Jan,Mon,18:00,good,gym | walk,t,n\n"},
	"openpowerlifting": {"Name,BodyweightKg,Squat1Kg,Bench1Kg,Deadlift1Kg,Best3SquatKg,TotalKg,Date,Event,MeetName,Federation,Equipment\nA,90,200,-120,230,200,550,2026-01-05,SBD,M,F,Raw\n"},
	"wger":             {`{"results":[{"date":"2026-01-05","session":1,"exercise":73,"repetitions_unit":1,"repetitions":"5.00","weight_unit":1,"weight":"100.00","rir":"2"}]}`, `[{"date":"2026-01-05"}]`},
	"liftosaur_json":   {`{"storage":{"history":[{"date":"2026-01-05T05:00:00Z","startTime":1767589200000,"dayName":"A","entries":[{"exercise":{"id":"squat","equipment":"barbell"},"sets":[{"completedReps":5,"completedWeight":{"value":100,"unit":"kg"},"weight":{"value":105,"unit":"kg"},"completedRpe":8,"timestamp":1767590000000}],"warmupSets":[]}]}]}}`},
	"garmin_fit":       {fitSeed},
}

const fitSeed = "\x0e\x10\x00\x00\x2b\x00\x00\x00.FIT\x00\x00" +
	"\x40\x00\x00\xe1\x00\x06\xfd\x04\x86\x03\x02\x84\x04\x02\x84\x05\x01\x02\x06\x04\x86\x07\x02\x84" +
	"\x00\x00\x00\x00\x40\x05\x00\x40\x06\x01\x00\x00\x00\x40\x1c\x00"

const healthSeed = `<?xml version="1.0"?><HealthData><Record type="HKQuantityTypeIdentifierBodyMass" unit="lb" value="198.5" startDate="2026-09-30 07:00:00 +0200"/><Record type="HKCategoryTypeIdentifierSleepAnalysis" value="HKCategoryValueSleepAnalysisAsleepCore" startDate="2026-09-29 23:00:00 +0200" endDate="2026-09-30 06:30:00 +0200"/><Workout workoutActivityType="HKWorkoutActivityTypeTraditionalStrengthTraining" duration="45" startDate="2026-09-30 18:00:00 +0200"/></HealthData>`

func fuzzFormat(f *testing.F, name string, more ...string) {
	for _, s := range samples {
		if s.format == name {
			f.Add([]byte(s.data))
		}
	}
	for _, m := range append(more, fuzzSeeds[name]...) {
		f.Add([]byte(m))
	}
	var read func([]byte, *builder) error
	for _, x := range formats {
		if x.name == name {
			read = x.read
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b := newBuilder(name, Options{Unit: "kg"})
		if err := read(data, b); err != nil {
			return
		}
		res, err := b.finish()
		lawful(t, res, err)
	})
}

func FuzzStrong(f *testing.F) {
	fuzzFormat(f, "strong")
}
func FuzzHevy(f *testing.F)        { fuzzFormat(f, "hevy") }
func FuzzFitNotes(f *testing.F)    { fuzzFormat(f, "fitnotes") }
func FuzzFitbod(f *testing.F)      { fuzzFormat(f, "fitbod") }
func FuzzStrongLifts(f *testing.F) { fuzzFormat(f, "stronglifts") }
func FuzzLiftosaur(f *testing.F)   { fuzzFormat(f, "liftosaur") }
func FuzzGymBook(f *testing.F)     { fuzzFormat(f, "gymbook") }
func FuzzGymRun(f *testing.F)      { fuzzFormat(f, "gymrun") }
func FuzzAlpha(f *testing.F)       { fuzzFormat(f, "alpha_progression") }
func FuzzJefit(f *testing.F)       { fuzzFormat(f, "jefit") }
func FuzzAnyTable(f *testing.F) {
	fuzzFormat(f, "table")
}
func FuzzRepCount(f *testing.F) {
	fuzzFormat(f, "repcount")
}
func FuzzLiftLog(f *testing.F) {
	fuzzFormat(f, "liftlog")
}
func FuzzBodyTracker(f *testing.F) {
	fuzzFormat(f, "fitnotes_body")
}
func FuzzBearable(f *testing.F) {
	fuzzFormat(f, "bearable")
}
func FuzzDaylio(f *testing.F) {
	fuzzFormat(f, "daylio")
}
func FuzzMeets(f *testing.F) {
	fuzzFormat(f, "openpowerlifting")
}
func FuzzWger(f *testing.F) {
	fuzzFormat(f, "wger")
}
func FuzzLiftosaurJSON(f *testing.F) {
	fuzzFormat(f, "liftosaur_json")
}

func FuzzFIT(f *testing.F) {
	fuzzFormat(f, "garmin_fit")
}

func FuzzSQLite(f *testing.F) {
	tiny, err := os.ReadFile("testdata/tiny.fitnotes")
	if err != nil {
		f.Fatal(err)
	}
	fuzzFormat(f, "fitnotes_backup", string(tiny))
}

func FuzzHealth(f *testing.F) {
	f.Add([]byte(healthSeed))
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := importHealth(bytes.NewReader(data), Options{})
		lawful(t, res, err)
	})
}

func FuzzZip(f *testing.F) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	w, _ := z.Create("a/export.csv")
	_, _ = w.Write([]byte(samples[0].data))
	_ = z.Close()
	f.Add(buf.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := importZip(bytes.NewReader(data), int64(len(data)), Options{Unit: "kg"})
		lawful(t, res, err)
	})
}

// FuzzImport is the whole way, detection included.
func FuzzImport(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := Import(data, Options{Unit: "kg"})
		lawful(t, res, err)
	})
}

func FuzzCells(f *testing.F) {
	f.Add("100x5x3, 3x5@100 kg @8; 102,5x5")
	f.Fuzz(func(t *testing.T, cell string) {
		sets, ok := parseSets(cell)
		if !ok {
			return
		}
		for _, form := range SetForms {
			for _, s := range sets {
				if s.resolve(setForm(form), setForm(form)) && (s.reps < 0 || s.sets < 1 || s.sets > maxCellSets) {
					t.Fatalf("%q: %+v", cell, s)
				}
			}
		}
	})
}

func FuzzMapping(f *testing.F) {
	f.Add("date=A,lift=a,b,c,load=kg")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMapping(s)
		if err != nil || strings.ContainsAny(s, "=,") && strings.Count(s, "=") != len(strings.Split(m.String(), ",")) {
			return
		}
		again, err := ParseMapping(m.String())
		if err != nil && m.String() != "" || err == nil && again != m {
			t.Fatalf("%q: %+v and %+v, %v", s, m, again, err)
		}
	})
}
