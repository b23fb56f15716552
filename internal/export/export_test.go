package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/diary"
)

var made = time.Date(2026, 3, 2, 18, 30, 0, 0, time.UTC)

func say(code string, kv ...any) string { return code }

func read(t testing.TB, lines string) []diary.Entry {
	t.Helper()
	entries, faults := diary.Decode(strings.NewReader(lines))
	if len(diary.Broken(faults)) > 0 {
		t.Fatal(faults)
	}
	for i := range entries {
		entries[i].Line = 0
	}
	return entries
}

func unzip(t testing.TB, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

const log = `{"kind":"set","at":"2026-03-02","id":"1","lift":"squat_low_bar","kg":102.5,"reps":5,"target":{"kg":100},"note":"=HYPERLINK(\"http://x\")"}
{"kind":"set","at":"2026-03-03","id":"2","lift":"bench","lb":225,"reps":3,"pain":0,"warmup":true}
{"kind":"pain","at":"2026-03-03","id":"3","score":4,"when":"morning","zones":["upper_back"],"quality":"-sharp"}
{"kind":"of_later","at":"2026-03-03","id":"4","deep":{"x":1.50},"-x":"+1"}
{"kind":"note","at":"2026-03-04","id":"5","text":"two\nlines; @name"}
`

func exported(t testing.TB, people ...Person) map[string]string {
	t.Helper()
	var b, again bytes.Buffer
	if err := Write(&b, people, made, say); err != nil {
		t.Fatal(err)
	}
	if err := Write(&again, people, made, say); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("not the same bytes twice: %v", err)
	}
	return unzip(t, b.Bytes())
}

// TestTheDiaryComesBack: entries and the history folded from them.
func TestTheDiaryComesBack(t *testing.T) {
	in := read(t, log)
	files := exported(t, Person{"A", in})
	back := read(t, files["diary.jsonl"])
	if !reflect.DeepEqual(in, back) {
		t.Errorf("went out %+v\ncame back %+v", in, back)
	}
	a, _ := diary.Fold(in, nil, day.Date{})
	b, _ := diary.Fold(back, nil, day.Date{})
	if !reflect.DeepEqual(a, b) {
		t.Error("the histories differ")
	}
}

// TestEveryEntryIsInOneTable, with numbers as numbers and no formula.
func TestEveryEntryIsInOneTable(t *testing.T) {
	files := exported(t, Person{"A", read(t, log)})
	want := map[string]string{
		"sets.csv":  "\ufeffat,kind,lift,kg,lb,reps,pain,warmup,target,note,id\n2026-03-02,set,squat_low_bar,102.5,,5,,,\"{\"\"kg\"\":100}\",\"'=HYPERLINK(\"\"http://x\"\")\",1\n2026-03-03,set,bench,,225,3,0,true,,,2\n",
		"pain.csv":  "\ufeffat,kind,score,when,zones,quality,id\n2026-03-03,pain,4,morning,\"[\"\"upper_back\"\"]\",'-sharp,3\n",
		"other.csv": "\ufeffat,kind,id,'-x,deep\n2026-03-03,of_later,4,'+1,\"{\"\"x\"\":1.50}\"\n",
		"notes.csv": "\ufeffat,kind,text,id\n2026-03-04,note,\"two\nlines; '@name\",5\n",
	}
	for name, text := range want {
		if files[name] != text {
			t.Errorf("%s: got %q\nwant %q", name, files[name], text)
		}
	}
	if len(files) != len(want)+2 || files["README.txt"] == "" {
		t.Errorf("files: %v", len(files))
	}
}

func TestSeveralPeopleHaveAFolderEach(t *testing.T) {
	files := exported(t, Person{"A", read(t, log)}, Person{"B", nil})
	if files["person-1/diary.jsonl"] == "" || files["person-2/README.txt"] == "" || files["diary.jsonl"] != "" {
		t.Errorf("got %v", reflect.ValueOf(files).MapKeys())
	}
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain": "plain", "5-3": "5-3", "it's": "it's",
		"=1+1": "'=1+1", "+49 30": "'+49 30", "-5": "'-5", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t'=1", "\r=1": "'\r'=1", "＝1": "'＝1",
		"'quoted'": "''quoted'", "a;=1": "a;'=1", "a; =1": "a; '=1", " -": " '-", "a\n- b": "a\n'- b", `a"=1`: `a"'=1`,
	} {
		if got := Guard(in); got != want || Unguard(got) != in {
			t.Errorf("%q: got %q, want %q, back %q", in, got, want, Unguard(got))
		}
	}
}

// TestNoCellIsAFormulaAndAllReadBack: for any text, however a spreadsheet
// splits it.
func TestNoCellIsAFormulaAndAllReadBack(t *testing.T) {
	odd := rapid.StringOfN(rapid.SampledFrom([]rune("=+-@'\";,\t\r\n ab１＝＋")), 0, 12, -1)
	rapid.Check(t, func(r *rapid.T) {
		in := rapid.OneOf(odd, rapid.String()).Draw(r, "text")
		got := Guard(in)
		if Unguard(got) != strings.ToValidUTF8(in, "\ufffd") {
			r.Fatalf("%q became %q and came back %q", in, got, Unguard(got))
		}
		for _, piece := range strings.FieldsFunc(got, func(c rune) bool { return strings.ContainsRune(";\"\n", c) }) {
			if strings.ContainsAny(string([]rune(piece)[:1]), "=+-@＝＋－＠") {
				r.Fatalf("%q has a cell %q", got, piece)
			}
		}
		body, err := table([]diary.Entry{{Kind: "note", At: "2026-03-02", ID: "1", Text: in}})
		if err != nil {
			r.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))).ReadAll()
		if err != nil {
			r.Fatal(err)
		}
		if in == "" {
			return
		}
		want := jsonText(r, in)
		if back := Unguard(rows[1][2]); strings.ReplaceAll(back, "\r\n", "\n") != strings.ReplaceAll(want, "\r\n", "\n") {
			r.Fatalf("%q came back as %q", want, back)
		}
	})
}

// jsonText is a text after it went through JSON, which holds valid UTF-8 only.
func jsonText(r *rapid.T, s string) string {
	raw, err := json.Marshal(s)
	if err != nil {
		r.Fatal(err)
	}
	var out string
	if err := json.Unmarshal(raw, &out); err != nil {
		r.Fatal(err)
	}
	return out
}

// TestNumbersStayNumbers: as they were typed, also below zero.
func TestNumbersStayNumbers(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		kg := rapid.Float64().Draw(r, "kg")
		row, err := cells(diary.Entry{Kind: "set", At: "2026-03-02", Kg: &kg})
		if err != nil {
			r.Fatal(err)
		}
		if back, err := strconv.ParseFloat(row["kg"], 64); err != nil || back != kg {
			r.Fatalf("%v became %q", kg, row["kg"])
		}
	})
}
