package web

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"net/url"
	"strings"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/store"
)

// housed is a site that knows where its data live.
func housed(t *testing.T, backup func(context.Context, io.Writer, string) error) *site {
	t.Helper()
	s := newSite(t)
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	s.store = store.NewMemory()
	s.h, err = Handler(Config{App: a, Store: s.store, Now: func() time.Time { return time.Date(2026, 3, 2, 18, 30, 0, 0, time.UTC) },
		House: &House{Where: func() (Where, error) { return Where{Place: "/data/here", Bytes: 12_345_678}, nil }, Backup: backup}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBackupFromThePage(t *testing.T) {
	var with []string
	var fail error
	s := housed(t, func(_ context.Context, w io.Writer, pass string) error {
		with = append(with, pass)
		io.WriteString(w, "part of it")
		return fail
	})
	if body := s.page("/data"); !strings.Contains(body, "/data/here") || !strings.Contains(body, "12.3 MB") || !strings.Contains(body, "None is known") {
		t.Error(shown(body))
	}
	for _, bad := range []url.Values{{}, {"pass": {"correct horse"}, "again": {"correct house"}}, {"pass": {"short"}, "again": {"short"}}} {
		if code, _, body := s.post("/data/backup", bad); code != 422 || len(check(body)) > 0 || strings.Contains(body, "correct ho") {
			t.Error(bad, code, check(body))
		}
	}
	if len(with) > 0 {
		t.Fatal("a backup was made all the same")
	}
	for pass, ending := range map[string]string{"correct horse": ".tar.gz.age\"", "": ".tar.gz\""} {
		code, h, body := s.post("/data/backup", url.Values{"pass": {pass}, "again": {pass}, "open": {"yes"}})
		if code != 200 || body != "part of it" || !strings.HasSuffix(h.Get("Content-Disposition"), ending) || with[len(with)-1] != pass {
			t.Error(code, h, with)
		}
	}
	fail = errors.New("no")
	if code, _, body := s.post("/data/backup", url.Values{"open": {"yes"}}); code != 500 || strings.Contains(body, "part of it") {
		t.Error("half a backup was handed out:", code)
	}
}

func TestExportFromThePage(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	_, h, body := s.post("/data/export", nil)
	z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil || !strings.HasSuffix(h.Get("Content-Disposition"), `.zip"`) {
		t.Fatal(err, h)
	}
	found := false
	for _, f := range z.File {
		found = found || f.Name == "diary.jsonl"
	}
	if !found {
		t.Error("the zip has no diary")
	}
}

// TestDeleteEverything: not without the word; then nobody is left, nothing
// waits, and the example is gone too.
func TestDeleteEverything(t *testing.T) {
	s := newSite(t)
	s.send("/example", nil, "/case")
	s.confirm(s.dropped("hevy.csv", hevyFile), url.Values{})
	waits := s.dropped("hevy.csv", hevyFile)
	for _, word := range []string{"", "yes", "delet"} {
		if code, _, body := s.post("/data/delete", url.Values{"word": {word}}); code != 422 || len(check(body)) > 0 {
			t.Error(word, code)
		}
	}
	if all, _ := s.store.Athletes(t.Context()); len(all) != 2 {
		t.Fatal(all)
	}
	s.send("/data/example", nil, "/data?done=example#notice")
	if all, _ := s.store.Athletes(t.Context()); len(all) != 1 || all[0].Example {
		t.Fatal("the example stays, or the person went:", all)
	}
	s.send("/example", nil, "/case")
	s.send("/data/delete", url.Values{"word": {" Delete "}}, "/data/deleted")
	if all, _ := s.store.Athletes(t.Context()); len(all) != 0 {
		t.Error(all)
	}
	if code, _ := s.get(waits); code != 410 {
		t.Error("an upload still waits:", code)
	}
	if body := s.page("/data/deleted"); !strings.Contains(body, "Nothing that you told is left") {
		t.Error(shown(body))
	}
	if entries, err := s.store.Entries(t.Context(), own); err == nil && len(entries) > 0 {
		t.Error(len(entries))
	}
}
