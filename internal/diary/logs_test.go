package diary

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spotter/internal/day"
)

// TestGoldenLogs: diaries as a version wrote them, and the history that they
// are. A later version must read them to the same bytes; a change here is a
// change of what people's old logs mean.
func TestGoldenLogs(t *testing.T) {
	files, err := filepath.Glob("testdata/logs/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no logs", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			entries, faults := Decode(bytes.NewReader(raw))
			if len(Broken(faults)) > 0 {
				t.Fatal(faults)
			}
			h, faults := Fold(entries, nil, day.Date{})
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			got := said(t, h)
			golden := strings.TrimSuffix(file, ".jsonl") + ".history.json"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%v\n%s", err, got)
			}
			var again bytes.Buffer
			if err := Encode(&again, entries); err != nil {
				t.Fatal(err)
			}
			_, lines, header := strings.Cut(string(raw), `{"schema":"`+Schema+`"}`+"\n")
			if !header {
				lines = string(raw)
			}
			for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
				if wrote := strings.Split(again.String(), "\n")[i]; canonical(t, read(t, line)) != canonical(t, read(t, wrote)) {
					t.Errorf("line %d was written back as %s", i+1, wrote)
				}
			}
		})
	}
}

// said is a history as JSON without what is empty, so that a new field of the
// struct changes no old log by being there.
func said(t *testing.T, h History) []byte {
	t.Helper()
	raw, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	out, err := json.MarshalIndent(prune(v), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}

func prune(v any) any {
	switch x := v.(type) {
	case map[string]any:
		for k, inner := range x {
			if inner == nil || inner == "" || inner == false {
				delete(x, k)
			} else {
				x[k] = prune(inner)
			}
		}
	case []any:
		for i := range x {
			x[i] = prune(x[i])
		}
	}
	return v
}
