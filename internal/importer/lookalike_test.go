package importer_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"spotter/internal/day"
	"spotter/internal/importer"
	"spotter/internal/lift"
	"spotter/knowledge"
)

// lookalikes are files in the shapes that other people's phones, spreadsheets
// and habits make of a log. Each is read right, asked or refused; none may be
// read wrongly in silence. All are made up here.
var lookalikes = []struct {
	name, data   string
	opt          importer.Options
	sets         int
	first, last  string
	kg           float64 // sum of load × reps in kilograms, all lifts
	asks         string  // id of the question, "" = none
	refused      string  // words of the refusal
	pain, faults int
}{
	{name: "german strong", data: "Datum;Workout-Name;Name der Übung;Reihenfolge der Sätze;Gewicht (kg);Wiederholungen;RPE;Entfernung (Meter);Sekunden;Notizen\n2026-01-05 18:00:00;\"A\";\"Kniebeuge (Langhantel)\";1;102,5;5;;;0;\n2026-01-07 18:00:00;\"B\";\"Bankdrücken (Langhantel)\";1;80;5;;;0;\n",
		sets: 2, first: "2026-01-05", last: "2026-01-07", kg: 912.5},
	{name: "french strong with comma decimals in quotes", data: "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,Notes d'entraînement,RPE\n2026-01-05 18:00:00,\"A\",1h,\"Squat (Barre)\",1,\"102,5\",5,0,0,\"\",\"\",\n",
		opt: importer.Options{Unit: "kg"}, sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 512.5},
	{name: "strong resaved by a spreadsheet, month first is plain", data: "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n1/5/2026 18:00,A,1h,Squat (Barbell),1,225,5,0,0,,,\n1/25/2026 18:00,A,1h,Squat (Barbell),1,235,5,0,0,,,\n",
		opt: importer.Options{Unit: "lb"}, sets: 2, first: "2026-01-05", last: "2026-01-25", kg: 2300 / 2.2046226218},
	{name: "strong resaved by a spreadsheet, order not plain", data: "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n1/5/2026 18:00,A,1h,Squat (Barbell),1,225,5,0,0,,,\n",
		opt: importer.Options{Unit: "lb"}, asks: "day_first"},
	{name: "dates turned round by a spreadsheet in part", data: "Date,Exercise,Weight (kg),Reps\n13/1/2026,Squat,100,5\n1/25/2026,Squat,100,5\n", refused: "both orders"},
	{name: "spreadsheet's day numbers", data: "Date,Exercise,Weight (kg),Reps\n46027,Squat,100,5\n46029.75,Squat,110,5\n", sets: 2, first: "2026-01-05", last: "2026-01-07", kg: 1050},
	{name: "utf-16 with tabs", data: wide16("Datum\tÜbung\tGewicht (kg)\tWdh\n05.01.2026\tKreuzheben\t180,5\t3\n"), sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 541.5},
	{name: "windows-1252", data: "Datum;\xdcbung;Gewicht (kg);Wdh\n05.01.2026;Bankdr\xfccken;100;5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "spanish", data: "Fecha;Ejercicio;Peso (kg);Repeticiones;Notas\n25/01/2026;Sentadilla;120;3;\n26/01/2026;Peso muerto;150;3;\n", sets: 2, first: "2026-01-25", last: "2026-01-26", kg: 810},
	{name: "italian with a group of sets", data: "Data;Esercizio;Serie;Ripetizioni;Carico kg\n25/01/2026;Squat;3;5;100\n25/01/2026;Panca piana;4;6;80\n", sets: 7, first: "2026-01-25", last: "2026-01-25", kg: 1500 + 1920},
	{name: "portuguese", data: "Data,Exercício,Carga (kg),Repetições\n2026-01-05,Agachamento,100,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "polish", data: "Data;Ćwiczenie;Ciężar (kg);Powtórzenia\n05.01.2026;Przysiad;100;5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "dutch", data: "Datum;Oefening;Gewicht (kg);Herhalingen\n05-01-2026;Squat;100;5\n13-01-2026;Squat;105;5\n", sets: 2, first: "2026-01-05", last: "2026-01-13", kg: 1025},
	{name: "turkish", data: "Tarih;Egzersiz;Ağırlık (kg);Tekrar\n5 Oca 2026;Squat;100;5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "russian", data: "Дата;Упражнение;Вес (кг);Повторения\n05.01.2026;Приседания;100;5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "japanese with weekdays", data: "日付,種目,重量(kg),回数,メモ\n2026/01/05(月),スクワット,100,5,\n2026年1月7日,ベンチプレス,80,5,\n", sets: 2, first: "2026-01-05", last: "2026-01-07", kg: 900},
	{name: "unit in every cell, both units", data: "Date,Exercise,Weight,Reps\n2026-01-05,Squat,100 kg,5\n2026-01-05,Bench,225 lb,5\n", sets: 2, first: "2026-01-05", last: "2026-01-05", kg: 500 + 1125/2.2046226218},
	{name: "two columns of load, one a unit", data: "Date,Exercise,Weight (kg),Weight (lb),Reps\n2026-01-05,Squat,100,220.5,5\n2026-01-05,Bench,,225,5\n", sets: 2, first: "2026-01-05", last: "2026-01-05", kg: 500 + 1125/2.2046226218},
	{name: "no unit anywhere", data: "Date,Exercise,Weight,Reps\n2026-01-05,Squat,100,5\n", asks: "unit", first: "2026-01-05", last: "2026-01-05"},
	{name: "planned beside done", data: "Date,Exercise,Target weight (kg),Weight (kg),Target reps,Reps\n2026-01-05,Squat,110,100,5,4\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 400},
	{name: "two columns that could be the load", data: "Date,Exercise,Weight,Load,Reps\n2026-01-05,Squat,110,100,5\n", asks: "mapping"},
	{name: "sets in columns", data: "Date,Exercise,Set 1 kg,Set 1 reps,Set 2 kg,Set 2 reps\n2026-01-05,Squat,100,5,110,3\n2026-01-07,Bench,80,5,,\n", sets: 3, first: "2026-01-05", last: "2026-01-07", kg: 500 + 330 + 400},
	{name: "header in two rows", data: "My log,,,,,\n,,Set 1,,Set 2,\nDate,Exercise,kg,Reps,kg,Reps\n2026-01-05,Squat,100,5,110,3\n", sets: 2, first: "2026-01-05", last: "2026-01-05", kg: 830},
	{name: "sets written out, load first is plain", data: "Date,Exercise,Sets\n2026-01-05,Squat,\"100x5, 110x3\"\n2026-01-07,Bench,80x5/85x5\n", opt: importer.Options{Unit: "kg"}, sets: 4, first: "2026-01-05", last: "2026-01-07", kg: 500 + 330 + 400 + 425},
	{name: "sets written out with @", data: "Date;Exercise;Sets\n2026-01-05;Squat;3x5@100kg\n2026-01-05;Bench;5x3 @ 80kg @8\n", sets: 8, first: "2026-01-05", last: "2026-01-05", kg: 1500 + 1200},
	{name: "100x5x3 could be two things", data: "Date,Exercise,Sets\n2026-01-05,Squat,100x5x3\n", opt: importer.Options{Unit: "kg"}, asks: "set_form"},
	{name: "100x5x3 as answered", data: "Date,Exercise,Sets\n2026-01-05,Squat,100x5x3\n", opt: importer.Options{Unit: "kg", SetForm: "load-reps-sets"}, sets: 3, first: "2026-01-05", last: "2026-01-05", kg: 1500},
	{name: "20x20 could be two things", data: "Date,Exercise,Sets\n2026-01-05,Curl,20x12\n", opt: importer.Options{Unit: "kg"}, asks: "set_form"},
	{name: "date once a block", data: "Date,Exercise,Weight (kg),Reps\n2026-01-05,Squat,100,5\n,,105,5\n,Bench,80,5\n\n2026-01-07,Deadlift,140,5\n", sets: 4, first: "2026-01-05", last: "2026-01-07", kg: 500 + 525 + 400 + 700},
	{name: "date in a row of its own", data: "Exercise,Weight (kg),Reps\nMonday 5 Jan 2026,,\nSquat,100,5\nBench,80,5\n7 Jan 2026,,\nDeadlift,140,5\n", sets: 3, first: "2026-01-05", last: "2026-01-07", kg: 1600},
	{name: "one column an exercise", data: "Date,Squat,Bench press,Deadlift\n2026-01-05,100kg x 5,80kg x 5,\n2026-01-07,,,140kg x 3\n", sets: 3, first: "2026-01-05", last: "2026-01-07", kg: 500 + 400 + 420},
	{name: "reps as a list", data: "Date|Exercise|kg|Reps\n2026-01-05|Squat|100|5,5,4\n", sets: 3, first: "2026-01-05", last: "2026-01-05", kg: 1400},
	{name: "a year without century first", data: "Date,Exercise,Weight (kg),Reps\n26-01-05,Squat,100,5\n26-01-07,Squat,100,5\n26-01-09,Squat,100,5\n", sets: 3, first: "2026-01-05", last: "2026-01-09", kg: 1500},
	{name: "order told by the rows", data: "Date,Exercise,Weight (kg),Reps\n3/1/2026,Squat,100,5\n5/1/2026,Squat,100,5\n8/1/2026,Squat,100,5\n11/1/2026,Squat,100,5\n2/2/2026,Squat,100,5\n4/2/2026,Squat,100,5\n7/2/2026,Squat,100,5\n", sets: 7, first: "2026-01-03", last: "2026-02-07", kg: 3500},
	{name: "order told by what is to come", data: "Date,Exercise,Weight (kg),Reps\n3/1/2026,Squat,100,5\n2/12/2025,Squat,100,5\n", opt: importer.Options{Today: day.MustParse("2026-02-01")}, sets: 2, first: "2025-12-02", last: "2026-01-03", kg: 1000},
	{name: "pain beside the sets", data: "Date;Exercise;kg;Reps;Pain\n2026-01-05;Squat;100;5;3/10\n2026-01-05;Squat;100;5;\n", sets: 2, first: "2026-01-05", last: "2026-01-05", kg: 1000},
	{name: "pain of places beside the sets", data: "Date;Exercise;kg;Reps;Left shoulder pain;Knee pain (0-10);Pain morning\n2026-01-05;Squat;100;5;3;0;2-4\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500, pain: 3},
	{name: "a diary of pain", data: "Datum;Schmerz morgens;Schmerz abends;Schlaf;Körpergewicht (kg);Notizen\n05.01.2026;4;2;7,5;92,3;ok\n06.01.2026;45;;8;;\n", sets: 0, first: "2026-01-05", last: "2026-01-06", pain: 2, faults: 1},
	{name: "thousands with a point and decimals with a comma", data: "Datum;Übung;Gewicht (kg);Wdh\n05.01.2026;Beinpresse;1.102,5;5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 5512.5},
	{name: "hevy in spanish months", data: "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n\"A\",\"5 ene 2026, 19:05\",\"\",\"\",\"Squat (Barbell)\",,\"\",0,\"normal\",100,5,,,\n\"A\",\"7 ago 2026, 19:05\",\"\",\"\",\"Squat (Barbell)\",,\"\",0,\"normal\",100,5,,,\n", sets: 2, first: "2026-01-05", last: "2026-08-07", kg: 1000},
	{name: "a bank statement", data: "Date,Payee,Amount,Balance\n2026-01-05,Gym,-30.00,100.00\n", asks: "mapping"},
	{name: "a result list of many", data: "Name,Sex,BodyweightKg,Best3SquatKg,Best3BenchKg,Best3DeadliftKg,TotalKg,Date\nA,M,90,200,120,230,550,2026-01-05\nB,M,90,200,120,230,550,2026-01-05\n", asks: "person"},
	{name: "fitnotes in pounds with a point as decimal", data: "Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time\n2026-01-05,Flat Barbell Bench Press,Chest,77.16,5,,,\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 175},
	{name: "repcount touched by a spreadsheet", data: "Workout Start,Workout End,Exercise,Weight,Reps,Notes,Kcal,Distance,Duration,Category,Name,Bodyweight\n5/18/26 9:06,5/18/26 10:00,Squat,100,5,,,,,,A,0\n", opt: importer.Options{Unit: "kg"}, sets: 1, first: "2026-05-18", last: "2026-05-18", kg: 500},
	{name: "repcount touched, order not plain", data: "Workout Start,Workout End,Exercise,Weight,Reps,Notes,Kcal,Distance,Duration,Category,Name,Bodyweight\n5/8/26 9:06,5/8/26 10:00,Squat,100,5,,,,,,A,0\n", opt: importer.Options{Unit: "kg"}, asks: "day_first"},
	{name: "half a rep and words for numbers", data: "Date,Exercise,Weight (kg),Reps\n2026-01-05,Squat,heavy,5\n2026-01-05,Squat,100,many\n2026-01-05,Squat,100,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500, faults: 2},
	{name: "bodyweight words", data: "Date,Exercise,Weight (kg),Reps\n2026-01-05,Pull up,BW,8\n2026-01-05,Pull up,+10,5\n", sets: 2, first: "2026-01-05", last: "2026-01-05", kg: 50},
	// a second round
	{name: "a log of the week in one sheet, columns are weeks", data: "Exercise,Week 1,Week 2\nSquat,3x5@100kg,3x5@105kg\n", asks: "mapping"},
	{name: "a set number and no counts", data: "Date,Exercise,Set,Weight (kg),Reps\n2026-01-05,Squat,1,100,5\n2026-01-05,Squat,2,100,5\n2026-01-05,Squat,3,100,5\n", sets: 3, first: "2026-01-05", last: "2026-01-05", kg: 1500},
	{name: "one row with three sets could be its number", data: "Date,Exercise,Sets,Reps,Weight (kg)\n2026-01-05,Squat,3,5,100\n2026-01-05,Bench,3,5,80\n", sets: 6, first: "2026-01-05", last: "2026-01-05", kg: 1500 + 1200},
	{name: "time of day in a column of its own", data: "Date,Time,Exercise,Weight (kg),Reps\n2026-01-05,18:30,Squat,100,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "reps in reserve", data: "Date,Exercise,Weight (kg),Reps,RIR\n2026-01-05,Squat,100,5,2\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "pounds with a hash", data: "Date,Exercise,Weight,Reps\n2026-01-05,Squat,225#,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 1125 / 2.2046226218},
	{name: "header with underscores and capitals", data: "WORKOUT_DATE,EXERCISE_NAME,WEIGHT_KG,REPS\n2026-01-05,Squat,100,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "sum rows beneath the blocks", data: "Date,Exercise,Weight (kg),Reps\n2026-01-05,Squat,100,5\nTotal,,500,\n2026-01-06,Bench,80,5\n", sets: 2, first: "2026-01-05", last: "2026-01-06", kg: 900, faults: 1},
	{name: "line ends of an old Mac", data: "Date,Exercise,Weight (kg),Reps\r2026-01-05,Squat,100,5\r2026-01-06,Squat,100,5\r", sets: 2, first: "2026-01-05", last: "2026-01-06", kg: 1000},
	{name: "every line quoted whole", data: "\"Date,Exercise,Weight (kg),Reps\"\n\"2026-01-05,Squat,100,5\"\n", refused: "no known export"},
	{name: "a separator line of a spreadsheet", data: "sep=;\nDatum;Übung;Gewicht (kg);Wdh\n05.01.2026;Kniebeuge;100;5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "weights with a space for thousands", data: "Datum;Übung;Gewicht (kg);Wdh\n05.01.2026;Beinpresse;1 000;5\n", refused: "not a number"},
	{name: "minutes for a plank", data: "Date,Exercise,Weight (kg),Reps\n2026-01-05,Plank,,1:30\n2026-01-05,Squat,100,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500, faults: 1},
	{name: "drop set in one cell", data: "Date,Exercise,Sets\n2026-01-05,Lat pulldown,60kg x 10 + 50kg x 8\n", sets: 2, first: "2026-01-05", last: "2026-01-05", kg: 600 + 400},
	{name: "a warm-up column", data: "Date,Exercise,Weight (kg),Reps,Warm-up\n2026-01-05,Squat,60,5,yes\n2026-01-05,Squat,100,5,\n", sets: 2, first: "2026-01-05", last: "2026-01-05", kg: 800},
	{name: "month names without a day", data: "Date,Exercise,Weight (kg),Reps\nJan 2026,Squat,100,5\n", refused: "no readable date"},
	{name: "a date without a year", data: "Date,Exercise,Weight (kg),Reps\n5 Jan,Squat,100,5\n", refused: "no readable date"},
	{name: "american date with a month's name", data: "Date,Exercise,Weight (lb),Reps\n\"Jan 5, 2026\",Squat,225,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 1125 / 2.2046226218},
	{name: "dashes between a month's name", data: "Date,Exercise,Weight (kg),Reps\n05-Jan-26,Squat,100,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "hevy with seconds and a 12-hour clock", data: "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n\"A\",\"Jan 5, 2026, 7:05 PM\",\"\",\"\",\"Squat (Barbell)\",,\"\",0,\"normal\",100,5,,,\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 500},
	{name: "hevy whose weights a spreadsheet wrote with commas", data: "title;start_time;end_time;description;exercise_title;superset_id;exercise_notes;set_index;set_type;weight_kg;reps;distance_km;duration_seconds;rpe\nA;5 jan 2026, 19:05;;;Squat (Barbell);;;0;normal;102,5;5;;;8,5\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 512.5},
	{name: "fitnotes with another word for the unit", data: "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n2026-01-05,Squat,Legs,100,stone,5,,,,\n", asks: "unit", opt: importer.Options{}},
	{name: "stronglifts in pounds with a body weight in kg", data: "Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Set 1 (Reps),Set 1 (LB)\n2026/01/05,1,A,5×5,83,Squat,5,5,225\n", sets: 1, first: "2026-01-05", last: "2026-01-05", kg: 1125 / 2.2046226218},
	{name: "negative load of an assisted pull-up", data: "Date,Exercise,Weight (kg),Reps\n2026-01-05,Assisted pull up,-20,8\n2026-01-05,Squat,100,5\n", sets: 2, first: "2026-01-05", last: "2026-01-05", kg: 500 - 160},
}

func TestLookalikes(t *testing.T) {
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range lookalikes {
		t.Run(c.name, func(t *testing.T) {
			opt := c.opt
			opt.Catalogue = cat
			res, err := importer.Import([]byte(c.data), opt)
			var refused *importer.Refused
			if c.refused != "" {
				if !errors.As(err, &refused) || !strings.Contains(refused.What, c.refused) || refused.Cure == "" {
					t.Fatalf("not refused: %v, %+v", err, res.Report)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			asked := ""
			for _, q := range res.Questions {
				asked += q.ID
			}
			if asked != c.asks {
				t.Fatalf("asked %q, want %q: %+v", asked, c.asks, res.Report)
			}
			if asked != "" {
				return
			}
			kg, pain := 0.0, 0
			for _, e := range res.Entries {
				if e.Kind == "pain" {
					pain++
				}
				if e.Kind != "set" {
					continue
				}
				switch {
				case e.Kg != nil:
					kg += *e.Kg * float64(*e.Reps)
				case e.Lb != nil:
					kg += lift.KgOfLb(*e.Lb).Float() * float64(*e.Reps)
				}
			}
			r := res.Report
			if r.Sets != c.sets || r.First != c.first || r.Last != c.last || math.Abs(kg-c.kg) > 0.1 || pain != c.pain || len(res.Faults) != c.faults {
				t.Errorf("%s: sets %d, %s to %s, %.2f kg, pain %d, faults %v; want %d, %s to %s, %.2f kg, %d, %d", r.Format, r.Sets, r.First, r.Last, kg, pain, res.Faults, c.sets, c.first, c.last, c.kg, c.pain, c.faults)
			}
		})
	}
	t.Log(fmt.Sprint(len(lookalikes)), "shapes")
}

// wide16 is the text in UTF-16, little-endian, with its mark.
func wide16(s string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for _, u := range utf16.Encode([]rune(s)) {
		var two [2]byte
		binary.LittleEndian.PutUint16(two[:], u)
		b.Write(two[:])
	}
	return b.String()
}
