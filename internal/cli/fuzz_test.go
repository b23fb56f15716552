package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

const smallCase = `{"schema":"spotter.case/1","as_of":"2026-03-02","person":{"age":30},"problems":[{"region":"upper_back","side":"left","course":"on_and_off","severity":3}],` +
	`"triggers":[{"lift":"squat_low_bar","effect":"provokes"}],"goals":[{"kind":"meet","days_ahead":49}],"red_flags":{"mentioned":[],"denied":[]}}`

const smallDiary = `{"kind":"set","at":"2026-02-27","lift":"squat_low_bar","kg":150,"reps":3,"rpe":7,"pain":1}
{"kind":"med","at":"2026-02-27","class":"nsaid","until":"2026-03-01"}
{"kind":"limit","at":"2026-02-27","lift":"bench_comp","max_kg":100,"by":"coach"}
`

// FuzzPlanCase: whatever a case or a diary holds, no command panics, the exit
// code is one of the four, and --json prints one document or nothing.
func FuzzPlanCase(f *testing.F) {
	f.Add([]byte(smallCase), []byte(smallDiary))
	f.Add([]byte(`{"schema":"spotter.case/1","as_of":"9999-12-31","goals":[{"kind":"meet","days_ahead":999999999}]}`), []byte(""))
	f.Add([]byte(`{"schema":"spotter.case/1","as_of":"2026-03-02","red_flags":{"mentioned":[{"id":"cord_signs"}]}}`), []byte("{}"))
	f.Add([]byte("null"), []byte("\x00"))
	f.Fuzz(func(t *testing.T, c, d []byte) {
		dir := t.TempDir()
		caseFile, log := filepath.Join(dir, "case.json"), filepath.Join(dir, "log.jsonl")
		if os.WriteFile(caseFile, c, 0o600) != nil || os.WriteFile(log, d, 0o600) != nil {
			t.Skip("no disk")
		}
		for _, args := range [][]string{
			{"plan", caseFile, "--diary", log, "--as-of", "2026-03-02", "--json"},
			{"plan", caseFile, "--diary", log, "--as-of", "2026-03-02", "--why"},
			{"today", caseFile, "--diary", log, "--as-of", "2026-03-02", "--json"},
			{"attempts", caseFile, "--diary", log, "--as-of", "2026-03-02", "--made", "squat:100"},
			{"explain", caseFile, "--diary", log, "--as-of", "2026-03-02"},
		} {
			var out, errs bytes.Buffer
			code := Run(context.Background(), args, nil, bytes.NewReader(nil), &out, &errs)
			if code < Done || code > Stopped {
				t.Fatalf("%v: exit code %d", args, code)
			}
			if code == Failed && errs.Len() == 0 {
				t.Fatalf("%v failed without a word", args)
			}
			if args[len(args)-1] == "--json" && code != Failed && !json.Valid(out.Bytes()) {
				t.Fatalf("%v: not one JSON document: %.200s", args, out.String())
			}
		}
	})
}
