package importer

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"spotter/internal/diary"
)

// Every sample is made up here in the shape that the app writes.
var samples = []struct {
	name, format, data   string
	opt                  Options
	sets, warm, failed   int
	first, last          string
	unit, from           string
	firstLoad            float64
	asks                 string
	skipped              map[string]int
	faults               int
	firstName, firstNote string
}{
	{name: "strong ios", format: "strong", opt: Options{Unit: "kg"},
		data: "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n" +
			"2026-01-05 18:00:00,\"Squat day\",1h 5m,\"Squat (Barbell)\",W,60.0,5.0,0,0.0,\"\",\"\",\n" +
			"2026-01-05 18:00:00,\"Squat day\",1h 5m,\"Squat (Barbell)\",Rest Timer,0,0.0,0,120.0,,,\n" +
			"2026-01-05 18:00:00,\"Squat day\",1h 5m,\"Squat (Barbell)\",1,149.99999999999997,5.0,0,0.0,,,8.5\n",
		sets: 2, warm: 1, first: "2026-01-05", last: "2026-01-05", unit: "kg", from: "answer", firstLoad: 60, skipped: map[string]int{"rest_timer": 1}, firstName: "Squat (Barbell)"},
	{name: "strong without a unit is asked", format: "strong",
		data: "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes\n2026-01-05 18:00:00,A,Bench Press (Barbell),1,100,5,0,0,,\n",
		sets: 0, first: "2026-01-05", last: "2026-01-05", unit: "not_stated", from: "unknown", asks: "unit"},
	{name: "strong android unit per row", format: "strong",
		data: "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n" +
			"2026-02-01 07:00:00;\"A\";\"Bench Press (Barbell)\";1;135;lbs;5;;;;0;\"felt; fine\";\n2026-02-01 07:00:00;\"A\";\"Deadlift (Barbell)\";1;140;kg;3;9;;;0;;\n",
		sets: 2, first: "2026-02-01", last: "2026-02-01", unit: "per_row", from: "column", firstLoad: 135, firstNote: "felt; fine"},
	{name: "strong french", format: "strong", opt: Options{Unit: "kg"},
		data: "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,Notes d'entraînement,RPE\r\n2026-03-01 10:00:00,\"Dos\",35min,\"Soulevé de terre\",1,120.5,4,0,0,\"\",\"\",\r\n",
		sets: 1, first: "2026-03-01", last: "2026-03-01", unit: "kg", from: "answer", firstLoad: 120.5},
	{name: "hevy turkish month", format: "hevy",
		data: "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_lbs\",\"reps\",\"distance_miles\",\"duration_seconds\",\"rpe\"\n" +
			"\"Akşam\",\"9 Ağu 2025, 19:05\",\"9 Ağu 2025, 20:05\",\"\",\"Squat (Bar)\",,\"one\\ntwo\",0,\"warmup\",135,5,,,\n\"Akşam\",\"9 Ağu 2025, 19:05\",\"9 Ağu 2025, 20:05\",\"\",\"Squat (Bar)\",,\"\",1,\"normal\",315,5,,,7.5\n",
		sets: 2, warm: 1, first: "2025-08-09", last: "2025-08-09", unit: "lb", from: "header", firstLoad: 135, firstNote: "one\ntwo"},
	{name: "fitnotes cardio is no set", format: "fitnotes",
		data: "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n2026-04-01,Deadlift,Back,180.0,kgs,3,,,,\n2026-04-01,Treadmill,Cardio,,,,2.0,km,0:12:00,\n",
		sets: 1, first: "2026-04-01", last: "2026-04-01", unit: "kg", from: "column", firstLoad: 180, skipped: map[string]int{"time_or_distance": 1}},
	{name: "fitnotes iphone, both units side by side", format: "fitnotes",
		data: "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind\n2026-04-01,Bench Press,Chest,100,220.5,5,,,,,\n",
		sets: 1, first: "2026-04-01", last: "2026-04-01", unit: "kg", from: "column", firstLoad: 100},
	{name: "fitbod dumbbells", format: "fitbod",
		data: "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n2026-01-17 22:14:35 +0000,Dumbbell Row, 8,27.21554,0.0,0.0,0.0,0.0,false,, 2.0\n",
		sets: 1, first: "2026-01-17", last: "2026-01-17", unit: "kg", from: "header", firstLoad: 27.22, firstNote: "[weight of one dumbbell, × 2]"},
	{name: "stronglifts with a byte-order mark", format: "stronglifts",
		data: "\ufeffDate (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Set 1 (Reps),Set 1 (LB),Set 2 (Reps),Set 2 (LB)\n2026/08/11,1,\"A\",\"5×5\",83.5,\"Squat\",5/-,5,225,0,225\n",
		sets: 1, first: "2026-08-11", last: "2026-08-11", unit: "lb", from: "header", firstLoad: 225, skipped: map[string]int{"not_done_or_failed": 1}},
	{name: "liftosaur planned and done", format: "liftosaur",
		data: "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes\n2026-05-20T05:00:00.000Z,X,Day 1,Squat,0,5,4,0,8,9,1,100,kg,100,kg,0,2026-05-20T13:15:52.559Z,q,a,\n2026-05-20T05:00:00.000Z,X,Day 1,Squat,0,5,,0,8,,1,100,kg,,kg,0,,q,a,\n",
		sets: 1, first: "2026-05-20", last: "2026-05-20", unit: "kg", from: "column", firstLoad: 100, skipped: map[string]int{"planned_not_done": 1}},
	{name: "gymbook decimal comma", format: "gymbook",
		data: "Data,Programma,Orario,Esercizio,Zona,Gruppi muscolari (Primari),Gruppi muscolari (Secondari),Set / Set di riscaldamento / Set di defaticamento,Ripetizioni / Tempo,Peso / Distanza,Appunti,Saltato\n09/01/26,\"A\",19:30,\"Panca\",Petto,\"p\",\"s\",Set di riscaldamento,\"8 ripetizioni\",\"42,50 kg\",,No\n09/01/26,\"A\",19:33,\"Panca\",Petto,\"p\",\"s\",Set,\"8 ripetizioni\",\"42,50 kg\",,Sì\n",
		sets: 1, warm: 1, first: "2026-01-09", last: "2026-01-09", unit: "kg", from: "column", firstLoad: 42.5, skipped: map[string]int{"skipped_in_app": 1}},
	{name: "gymrun day first", format: "gymrun", opt: Options{Unit: "kg"},
		data: "Date;Time;Routine;Exercise;Set;Weight;Reps;Duration;Distance;Para6;Note\n03.04.2026;12:00:00;Push;Barbell Flat Bench Press;1;100;10;;;;\n",
		sets: 1, first: "2026-04-03", last: "2026-04-03", unit: "kg", from: "answer", firstLoad: 100},
	{name: "alpha progression blocks", format: "alpha_progression",
		data: "\"Legs · Day 2\";\"2026-02-19 4:54 h\";\"1:02 hr\"\n\"1. Hack Squats · Machine · 8 reps\";\"WU1 · 37,5 kg · 9 reps<br>1 · 80 kg · 8 reps · 2 RIR\"\n",
		sets: 2, warm: 1, first: "2026-02-19", last: "2026-02-19", unit: "kg", from: "column", firstLoad: 37.5, firstName: "Hack Squats (Machine)"},
	{name: "jefit", format: "jefit",
		data: "### SETTING\nmass,length\n\" lbs\",in\n\n### EXERCISE LOGS\nUSERID,TIMESTAMP,logs,mydate,ename,belongsession,logTime\n1,2026-01-01 00:00:00,\"135x5,225x3\",2026-01-02,\"Barbell Squat\",7,1767369600\n",
		sets: 2, first: "2026-01-02", last: "2026-01-02", unit: "lb", from: "header", firstLoad: 135},
	{name: "a home-made sheet with a pain column", format: "table",
		data: "Sessione;Data;Esercizio;Peso (kg);Set;Ripetizioni;Dolore;Note\n1;25/01/2026;Squat;102,5;3;5;4;ok\n",
		sets: 3, first: "2026-01-25", last: "2026-01-25", unit: "kg", from: "header", firstLoad: 102.5},
	{name: "a sheet whose dates could be either order is asked", format: "table",
		data: "Date,Exercise,Weight (kg),Reps\n3/4/2026,Squat,100,5\n", unit: "not_stated", from: "no_loads", asks: "day_first"},
	{name: "japanese", format: "table", opt: Options{Unit: "kg"},
		data: "\ufeff日付,種目,重量,回数,セット数,総負荷量\n2026-07-3,ベンチプレス,60.0,8,2,960.0\n",
		sets: 2, first: "2026-07-03", last: "2026-07-03", unit: "kg", from: "answer", firstLoad: 60},
}

func TestEachFormatIsReadByContent(t *testing.T) {
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			res, err := Import([]byte(s.data), s.opt)
			if err != nil {
				t.Fatal(err)
			}
			r := res.Report
			if r.Format != s.format || r.Sets != s.sets || r.First != s.first || r.Last != s.last || r.Unit != s.unit || r.UnitFrom != s.from || len(res.Faults) != s.faults {
				t.Errorf("got format %s sets %d %s..%s unit %s from %s faults %v", r.Format, r.Sets, r.First, r.Last, r.Unit, r.UnitFrom, res.Faults)
			}
			for code, n := range s.skipped {
				if r.Skipped[code] != n {
					t.Errorf("skipped %s: %d, want %d", code, r.Skipped[code], n)
				}
			}
			if s.asks == "" && len(res.Questions) > 0 || s.asks != "" && (len(res.Questions) != 1 || res.Questions[0].ID != s.asks) {
				t.Errorf("asks %v, want %q", res.Questions, s.asks)
			}
			checkFirst(t, res.Entries, s.firstLoad, s.firstName, s.firstNote)
			warm := 0
			for _, e := range res.Entries {
				if e.Warmup {
					warm++
				}
			}
			if warm != s.warm {
				t.Errorf("%d warm-ups, want %d", warm, s.warm)
			}
		})
	}
}

func checkFirst(t *testing.T, entries []diary.Entry, load float64, name, note string) {
	t.Helper()
	if len(entries) == 0 {
		return
	}
	e := entries[0]
	got := 0.0
	if e.Kg != nil {
		got = *e.Kg
	}
	if e.Lb != nil {
		got = *e.Lb
	}
	if load != 0 && got != load {
		t.Errorf("first load %v, want %v", got, load)
	}
	if name != "" && e.Name != name {
		t.Errorf("first name %q, want %q", e.Name, name)
	}
	if note != "" && e.Note != note {
		t.Errorf("first note %q, want %q", e.Note, note)
	}
}

func TestImportingTwiceGivesTheSameIdentities(t *testing.T) {
	for _, s := range samples {
		a, _ := Import([]byte(s.data), s.opt)
		b, _ := Import([]byte(s.data), s.opt)
		x, _ := json.Marshal(a)
		y, _ := json.Marshal(b)
		if !bytes.Equal(x, y) {
			t.Errorf("%s: two imports differ", s.name)
		}
		seen := map[string]bool{}
		for _, e := range a.Entries {
			if e.ID == "" || seen[e.ID] {
				t.Errorf("%s: id %q empty or twice", s.name, e.ID)
			}
			seen[e.ID] = true
		}
	}
}

func TestAppleHealthStreams(t *testing.T) {
	const x = `<?xml version="1.0"?><HealthData locale="en"><Record type="HKQuantityTypeIdentifierBodyMass" unit="lb" value="198.5" startDate="2026-09-30 07:00:00 +0200" endDate="2026-09-30 07:00:00 +0200"/>
<Record type="HKCategoryTypeIdentifierSleepAnalysis" value="HKCategoryValueSleepAnalysisAsleepCore" startDate="2026-09-29 23:00:00 +0200" endDate="2026-09-30 06:30:00 +0200"/>
<Workout workoutActivityType="HKWorkoutActivityTypeTraditionalStrengthTraining" duration="45" durationUnit="min" startDate="2026-09-30 18:00:00 +0200" endDate="2026-09-30 18:45:00 +0200"/></HealthData>`
	res, err := Import([]byte(x), Options{})
	if err != nil || res.Report.Format != "apple_health" {
		t.Fatal(res.Report.Format, err)
	}
	kinds := map[string]diary.Entry{}
	for _, e := range res.Entries {
		kinds[e.Kind] = e
	}
	if w := kinds["bodyweight"]; w.Lb == nil || *w.Lb != 198.5 {
		t.Errorf("body weight %+v", w)
	}
	if s := kinds["sleep"]; s.Hours == nil || *s.Hours != 7.5 {
		t.Errorf("sleep %+v", s)
	}
	if n := kinds["note"]; !strings.Contains(n.Text, "45 min") {
		t.Errorf("session %+v", n)
	}
}

func TestHostileFilesAreRefused(t *testing.T) {
	laughs := `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><HealthData><Record type="&b;" startDate="2026-01-01" endDate="2026-01-01"/></HealthData>`
	cutOff := "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\nx;\"Leg\";\"Deadlift (Barbell)\";1\n"
	for name, data := range map[string]string{"entities": laughs, "rows that are cut off": cutOff,
		"nested too deep": "<HealthData>" + strings.Repeat("<a>", 100), "one element without an end": "<HealthData><Record a=\"" + strings.Repeat("x", 3<<20)} {
		var refused *Refused
		if res, err := Import([]byte(data), Options{}); !errors.As(err, &refused) || refused.Cure == "" {
			t.Errorf("%s: not refused: %v %v", name, res.Report, err)
		}
	}
	for name, member := range map[string]string{"path upwards": "../../etc/x.csv", "nothing inside": "readme.txt"} {
		if _, err := Import(zipped(t, member, []byte("a,b,c\n")), Options{}); err == nil {
			t.Errorf("%s: not refused", name)
		}
	}
	if _, err := Import(zipped(t, "bomb.csv", make([]byte, maxUnpacked+10)), Options{}); err == nil {
		t.Error("a bomb was unpacked")
	}
	for _, empty := range []string{"", " \n ", "\ufeff"} {
		if _, err := Import([]byte(empty), Options{}); err == nil && empty != "\ufeff" {
			t.Errorf("%q: not refused", empty)
		}
	}
}

func zipped(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
