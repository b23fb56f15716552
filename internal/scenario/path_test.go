package scenario

import (
	"encoding/json"
	"testing"
)

const sample = `{"status":"ok","n":3,"weeks":[{"out":2,"sets":[{"kg":100},{"kg":90}]},{"out":1,"sets":[]}],
"changes":[{"action":"keep","lift":"squat"},{"action":"cut","lift":"face_pull"}],"tags":["a","b"],"none":null}`

func doc(t *testing.T) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(sample), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		path string
		n    int
	}{{"status", 1}, {"weeks[]", 2}, {"weeks[].sets[].kg", 2}, {"weeks[0].sets[1].kg", 1}, {"weeks[out=1].sets[]", 0},
		{"changes[lift=face_pull].action", 1}, {"changes[lift=bench].action", 0}, {"missing.deep", 0}, {"none", 0}, {"status[]", 0}} {
		got, err := find(doc(t), c.path)
		if err != nil || len(got) != c.n {
			t.Errorf("%s: %v, %v; want %d", c.path, got, err, c.n)
		}
	}
	for _, bad := range []string{"weeks[", "weeks[x]", "[0]"} {
		if _, err := find(doc(t), bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestJudge(t *testing.T) {
	num := func(f float64) *float64 { return &f }
	two := 2
	for name, c := range map[string]struct {
		w    Want
		path string
		ok   bool
	}{
		"is":             {Want{Is: "ok"}, "status", true},
		"is number":      {Want{Is: 3}, "n", true},
		"is wrong":       {Want{Is: "stopped"}, "status", false},
		"is on nothing":  {Want{Is: "ok"}, "missing", false},
		"is not":         {Want{IsNot: "stopped"}, "status", true},
		"every at most":  {Want{AtMost: num(100)}, "weeks[].sets[].kg", true},
		"one too large":  {Want{AtMost: num(95)}, "weeks[].sets[].kg", false},
		"at most of nil": {Want{AtMost: num(95)}, "missing", false},
		"at least":       {Want{AtLeast: num(90)}, "weeks[].sets[].kg", true},
		"text at least":  {Want{AtLeast: num(1)}, "status", false},
		"has":            {Want{Has: "b"}, "tags", true},
		"has in each":    {Want{Has: "face_pull"}, "changes[].lift", true},
		"lacks":          {Want{Lacks: "face_pull"}, "changes[].lift", false},
		"lacks all":      {Want{Lacks: "c"}, "tags", true},
		"count":          {Want{Count: &two}, "changes[]", true},
		"absent":         {Want{Absent: true}, "missing", true},
		"absent is not":  {Want{Absent: true}, "status", false},
		"some":           {Want{Some: true}, "weeks[]", true},
		"some of none":   {Want{Some: true}, "weeks[out=9]", false},
	} {
		found, err := find(doc(t), c.path)
		if err != nil {
			t.Fatal(err)
		}
		if why := c.w.judge(found); (why == "") != c.ok {
			t.Errorf("%s: %q", name, why)
		}
	}
}

func TestDifferSeesWhatChanged(t *testing.T) {
	parse := func(s string) result {
		var r result
		if err := json.Unmarshal([]byte(s), &r.doc); err != nil {
			t.Fatal(err)
		}
		return r
	}
	a := parse(`{"date":"2026-03-02","basis":"x","list":["side.left",{"kg":100}]}`)
	later := parse(`{"date":"2026-03-09","basis":"y","list":["side.left",{"kg":100}]}`)
	if why := differ(a, later, setting{days: 7}); why != "" {
		t.Error(why)
	}
	if why := differ(a, parse(`{"date":"2026-03-09","basis":"y","list":["side.left",{"kg":102.5}]}`), setting{days: 7}); why == "" {
		t.Error("another load was not seen")
	}
	if why := differ(a, parse(`{"date":"2026-03-02","basis":"y","list":["side.right",{"kg":100}]}`), setting{mirror: true}); why != "" {
		t.Error(why)
	}
	if why := differ(a, a, setting{mirror: true}); why == "" {
		t.Error("a side that did not change was not seen")
	}
	if why := differ(a, result{exit: 3}, setting{}); why == "" {
		t.Error("another exit code was not seen")
	}
}
