package web

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http/httptest"
	"net/url"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/importer"
)

// A FIT file of one strength set, made by hand.
const fitFile = "\x0e\x10\x00\x00\x2b\x00\x00\x00.FIT\x00\x00" +
	"\x40\x00\x00\xe1\x00\x06\xfd\x04\x86\x03\x02\x84\x04\x02\x84\x05\x01\x02\x06\x04\x86\x07\x02\x84" +
	"\x00\x00\x00\x00\x40\x05\x00\x40\x06\x01\x00\x00\x00\x40\x1c\x00"

const hevyFile = `"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"A","5 Jan 2026, 19:05","5 Jan 2026, 20:05","","Bench Press (Barbell)",,"",0,"normal",80,5,,,
"A","5 Jan 2026, 19:05","5 Jan 2026, 20:05","","Bench Press (Barbell)",,"",1,"normal",85,3,,,9
`

const fitnotesFile = "Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time\n2026-01-06,Deadlift,Back,225,5,,,\n"

// sent is an upload: name, contents, name, contents …
func (s *site) upload(files ...string) (int, string, string) {
	s.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		p, err := form.CreateFormFile("files", files[i])
		if err != nil {
			s.t.Fatal(err)
		}
		p.Write([]byte(files[i+1]))
	}
	form.Close()
	r := httptest.NewRequest("POST", "http://localhost:8080/import", &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	code, h, body := s.do(r)
	return code, h.Get("Location"), body
}

// dropped is an upload that leads to a preview.
func (s *site) dropped(files ...string) string {
	s.t.Helper()
	code, to, body := s.upload(files...)
	if code != 303 || !strings.HasPrefix(to, "/import/look/") {
		s.t.Fatal(code, to, body, s.logs)
	}
	return to
}

var seenForm = regexp.MustCompile(`name="seen" value="([0-9a-f]+)"`)

func seenIn(body string) string {
	if m := seenForm.FindStringSubmatch(body); m != nil {
		return m[1]
	}
	return ""
}

// confirm sends the preview's form with what was said beside it.
func (s *site) confirm(to string, form url.Values) string {
	s.t.Helper()
	form.Set("do", "again")
	s.send(to, form, to)
	form.Set("seen", seenIn(s.page(to)))
	form.Set("do", "go")
	code, h, body := s.post(to, form)
	if code != 303 || !strings.HasPrefix(h.Get("Location"), "/import/done/") {
		s.t.Fatal(code, shown(body), s.logs)
	}
	return h.Get("Location")
}

func (s *site) sets() int {
	s.t.Helper()
	entries, err := s.store.Entries(s.t.Context(), own)
	if err != nil {
		return 0
	}
	h, _ := diary.Fold(entries, nil, day.Date{})
	return len(h.Sets) + len(h.Held)
}

// TestTheFiveFormats: a Strong, a Hevy, a FitNotes, a FIT and a home-made sheet
// go in at once; what was asked is answered; nothing is there before; undo.
func TestTheFiveFormats(t *testing.T) {
	s := newSite(t)
	to := s.dropped("strong.csv", galleryStrong, "hevy.csv", hevyFile, "fitnotes.csv", fitnotesFile, "a.fit", fitFile, "sheet.csv", gallerySheet)
	body := s.page(to)
	if f := check(body); len(f) > 0 {
		t.Error(f)
	}
	for _, want := range []string{"Strong", "Hevy", "FitNotes", "Garmin FIT", "A table", "1 question first", "Are these loads in kg or in lb?", "2 sets in 1 session", "Zercher Wobble Machine", "rest timer", "Where does the bar lie?"} {
		if !strings.Contains(body, want) {
			t.Errorf("the preview lacks %q", want)
		}
	}
	if s.sets() != 0 || strings.Contains(body, `value="go"`) {
		t.Error("something may be stored while a question is open")
	}
	if code, _, body := s.post(to, url.Values{"do": {"go"}, "seen": {seenIn(body)}}); code != 422 || s.sets() != 0 || !strings.Contains(body, "still open") {
		t.Error("an open question was passed over:", code)
	}
	if code, _, body := s.post(to, url.Values{"do": {"go"}, "u0": {"kg"}, "seen": {seenIn(body)}}); code != 409 || s.sets() != 0 || !strings.Contains(body, "look once more") {
		t.Error("it was stored as it was not seen:", code)
	}
	for _, want := range []string{"6 sets in 4 sessions", "no shoulder pain", "15000 kg"} {
		if !strings.Contains(s.page(to), want) {
			t.Errorf("the answered preview lacks %q", want)
		}
	}
	done := s.confirm(to, url.Values{"u0": {"kg"}, "name": {"Zercher Wobble Machine"}, "lift": {"squat_high_bar"}, "squat": {"Squat (Barbell)"}, "bar": {"low"}, "pain_all": {"yes"}})
	if n := s.sets(); n != 12 {
		t.Errorf("%d sets are in the diary, want 12", n)
	}
	entries, _ := s.store.Entries(t.Context(), own)
	kinds := map[string]int{}
	for _, e := range entries {
		kinds[e.Kind]++
	}
	if kinds["alias"] != 2 || kinds["import"] != 1 || kinds["pain"] == 0 {
		t.Errorf("kept: %v", kinds)
	}
	if body := s.page(done); !strings.Contains(body, "It is in your diary") || len(check(body)) > 0 {
		t.Error(check(body))
	}
	again := s.dropped("strong.csv", galleryStrong)
	s.send(again, url.Values{"do": {"again"}, "u0": {"kg"}}, again)
	if body := s.page(again); !strings.Contains(body, "Nothing to bring in") {
		t.Error("the same file again brings something:", shown(body))
	}
	id := strings.TrimPrefix(done, "/import/done/")
	for range 2 { // the second is a double tap
		s.send("/import/undo", url.Values{"id": {id}}, done)
	}
	if s.sets() != 0 || !strings.Contains(s.page(done), "was taken back") || len(check(s.page(done))) > 0 {
		t.Error("left after the undo:", s.sets())
	}
	if code, _, _ := s.post("/import/undo", url.Values{"id": {"no"}}); code != 409 {
		t.Error(code)
	}
}

// TestABrokenFileStandsAside: it is named, the others come in.
func TestABrokenFileStandsAside(t *testing.T) {
	s := newSite(t)
	to := s.dropped("photo.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", "hevy.csv", hevyFile, "empty.csv", "")
	if body := s.page(to); strings.Count(body, ">not read<") != 2 || !strings.Contains(body, "2 new entries come in") {
		t.Error(shown(body))
	}
	s.confirm(to, url.Values{})
	if s.sets() != 2 {
		t.Error(s.sets())
	}
}

// TestDoubleSubmit: however often and however close the button is pressed, one import.
func TestDoubleSubmit(t *testing.T) {
	s := newSite(t)
	to := s.dropped("hevy.csv", hevyFile)
	form := url.Values{"do": {"go"}, "seen": {seenIn(s.page(to))}}
	var wg sync.WaitGroup
	places := make([]string, 8)
	for i := range places {
		wg.Go(func() {
			r := httptest.NewRequest("POST", "http://localhost:8080"+to, strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			w := httptest.NewRecorder()
			s.h.ServeHTTP(w, r)
			places[i] = w.Header().Get("Location")
		})
	}
	wg.Wait()
	entries, _ := s.store.Entries(t.Context(), own)
	if len(entries) != 3 {
		t.Errorf("%d entries, want two sets and the import", len(entries))
	}
	for _, p := range places {
		if p != places[0] || p == "" {
			t.Error("led to different places:", places)
		}
	}
}

// TestAStopShowsNoLoads in the preview or on what came of it.
func TestAStopShowsNoLoads(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	s.send("/screen", url.Values{"q.chest_pressure_now": {"yes"}}, "/screen")
	files := strings.Replace(galleryStrong, "right shoulder blade hurts", "right shoulder blade hurts at 120 kg", 1)
	to := s.dropped("strong.csv", files, "sheet.csv", gallerySheet)
	s.send(to, url.Values{"do": {"again"}, "u0": {"kg"}}, to)
	body := s.page(to)
	if !strings.Contains(body, "no loads are shown here") {
		t.Fatal("there is no stop on the page")
	}
	if f := figure.FindString(shown(body)); f != "" {
		t.Errorf("a load is shown while a stop stands: %q", f)
	}
	done := s.confirm(to, url.Values{"u0": {"kg"}})
	if f := figure.FindString(shown(s.page(done))); f != "" {
		t.Errorf("a load is shown while a stop stands: %q", f)
	}
}

// TestUploadsAreBounded in size, number and time, and leave nothing behind.
func TestUploadsAreBounded(t *testing.T) {
	s := newSite(t)
	r := httptest.NewRequest("POST", "http://localhost:8080/import", strings.NewReader("x"))
	r.ContentLength = maxUpload + 1
	if code, _, _ := s.do(r); code != 413 {
		t.Error(code)
	}
	many := []string{}
	for i := range mostFiles + 1 {
		many = append(many, fmt.Sprint(i, ".csv"), "x")
	}
	for want, files := range map[int][]string{413: many, 422: {}} {
		if code, _, body := s.upload(files...); code != want || len(check(body)) > 0 {
			t.Error(want, code, check(body))
		}
	}
	if code, _, _ := s.post("/import", url.Values{"files": {"x"}}); code != 400 {
		t.Error("a form without files:", code)
	}
	if code, body := s.get("/import/look/nothing"); code != 410 || len(check(body)) > 0 {
		t.Error(code, check(body))
	}
	if code, _, _ := s.post("/paste", url.Values{"text": {strings.Repeat("x", maxBody+1)}}); code != 413 {
		t.Error("other forms keep their bound:", code)
	}
	k, now := newTrays(), time.Now()
	first := k.put([]trayFile{{"a", make([]byte, 10)}}, now)
	for range mostTrays {
		k.put([]trayFile{{"a", make([]byte, 10)}}, now)
	}
	if len(k.all) != mostTrays || k.get(first.id, now) != nil {
		t.Error("the oldest was not let go")
	}
	big := make([]byte, importer.MaxBytes)
	last := k.put([]trayFile{{"a", big}}, now)
	if len(k.all) != 1 || k.get(last.id, now.Add(trayLife)) != nil || len(k.all) != 0 {
		t.Error("size or time is not bounded")
	}
}

// TestHundredThousandSets: an upload of 100,000 sets stays within a bound of
// memory, and what stays behind is about the file, until it is let go.
func TestHundredThousandSets(t *testing.T) {
	var b strings.Builder
	b.WriteString("Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n")
	for i := range 100_000 {
		fmt.Fprintf(&b, "20%02d-%02d-%02d 18:%02d:00,\"Day\",1h,\"Bench Press (Barbell)\",%d,%.1f,5,0,0,\"\",\"\",8\n", 10+i/10_000, 1+i/1000%10, 1+i/40%25, i%60, 1+i%40, 60+float64(i%40)*2.5)
	}
	file := b.String()
	s := newSite(t)
	s.page("/import")
	old := debug.SetGCPercent(20)
	defer debug.SetGCPercent(old)
	base := heap()
	var top atomic.Uint64
	stop, ended := make(chan bool), make(chan bool)
	go func() {
		defer close(ended)
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			top.Store(max(top.Load(), m.HeapAlloc))
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	to := s.dropped("strong.csv", file)
	s.send(to, url.Values{"do": {"again"}, "u0": {"kg"}}, to)
	if body := s.page(to); !strings.Contains(body, "100000 new entries") {
		t.Error(shown(body)[:600])
	}
	close(stop)
	<-ended
	peak, left := float64(top.Load()-min(base, top.Load())), float64(heap()-min(base, heap()))
	size := float64(len(file))
	t.Logf("file %.1f MB, peak %.0f MB, left %.1f MB", size/1e6, peak/1e6, left/1e6)
	if !(peak <= 50*size) || !(left <= 2*size+4e6) {
		t.Errorf("peak %.0f MB, left %.1f MB for a file of %.1f MB", peak/1e6, left/1e6, size/1e6)
	}
	s.send(to, url.Values{"do": {"drop"}}, "/import")
	defer runtime.KeepAlive(file)
	if left := heap(); left > base+4e6 {
		t.Errorf("%.1f MB stay when the files were let go", float64(left-base)/1e6)
	}
}

// heap is what is held after everything that can go has gone.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestWhatIsWrongWithAFileIsSaidInGerman: the refusal, its cure, and a line that
// could not be read.
func TestWhatIsWrongWithAFileIsSaidInGerman(t *testing.T) {
	s := newSite(t)
	german := func(path string) string {
		r := request(path)
		r.Header.Set("Accept-Language", "de")
		_, _, body := s.do(r)
		return body
	}
	to := s.dropped("a.csv", "x\n", "b.csv", strings.Replace(hevyFile, `"5 Jan 2026, 19:05"`, `"gestern"`, 1), "c.csv", "")
	body := german(to)
	for _, want := range []string{"Kein bekannter Export und keine Tabelle mit Kopf.", "Exportiere als CSV, oder sag spotter, welche Spalte welche ist.",
		"Keine lesbare Startzeit oder Übung:", "Die Datei ist leer.", "prüfe diese Zeile in der Datei"} {
		if !strings.Contains(strings.ToLower(body), strings.ToLower(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(body, "readable") || strings.Contains(body, "export it again") {
		t.Error("English is left")
	}
	if !strings.Contains(s.page(to), "No readable start time or exercise") {
		t.Error("and English no longer")
	}
}
