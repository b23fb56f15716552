package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"spotter/internal/diary"
	"spotter/internal/export"
)

// House is what only the machine's side knows of the data and can do with them.
type House struct {
	// Where says where the data live.
	Where func() (Where, error)
	// Backup writes a backup of everything, read back and found whole, in the
	// form of spotter backup; with a passphrase it is encrypted.
	Backup func(ctx context.Context, w io.Writer, passphrase string) error
}

// Where the data live.
type Where struct {
	Place    string // folder; "" on a server
	Server   bool
	Bytes    int64     // what they take there; below 0 = not known
	Backup   time.Time // of the last backup; zero = none is known
	BackupTo string    // the file it went to; "" = handed to the browser
}

// shortestPassphrase is as the command has it.
const shortestPassphrase = 10

var _ = section("data", (*server).dataRoutes, "data", "data/deleted")

func (s *server) dataRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /data", s.data)
	mux.HandleFunc("GET /data/deleted", s.deleted)
	mux.HandleFunc("POST /data/export", s.export)
	mux.HandleFunc("POST /data/backup", s.backup)
	mux.HandleFunc("POST /data/example", s.dropExample)
	mux.HandleFunc("POST /data/delete", s.deleteAll)
}

// dataBody is the page of everything that is kept.
type dataBody struct {
	Own, Example bool
	Apart        int    // things that two devices told differently
	Entries      string // how many, since when
	Place, Size  string
	Last         string
	LastOld      bool
	CanBackup    bool
	Shortest     int
	Word         string // to be typed before everything is deleted
	BadPass      string // what was wrong with a passphrase
	BadWord      string
}

// oldBackup is as spotter doctor has it.
const oldBackup = 30 * 24 * time.Hour

func (s *server) data(w http.ResponseWriter, r *http.Request) {
	s.showData(w, r, http.StatusOK, "", "")
}

// showData shows the page, with what was wrong with one of its forms.
func (s *server) showData(w http.ResponseWriter, r *http.Request, status int, badPass, badWord string) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	b := dataBody{Shortest: shortestPassphrase, Word: s.words.T("data.delete_word")}
	mine, err := s.desk.Mine(r.Context())
	if err == nil {
		b.Own, b.Example, err = s.desk.People(r.Context())
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	b.Entries = s.counted(mine)
	if apart, err := s.desk.Uses().Conflicts(sh.Entries, sh.Today); err == nil { // a diary that cannot be read shows as such elsewhere
		b.Apart = len(apart)
	}
	s.whereTo(&b)
	if badPass != "" {
		b.BadPass = s.words.T(badPass, "n", shortestPassphrase)
	}
	if badWord != "" {
		b.BadWord = s.words.T(badWord, "word", b.Word)
	}
	p := s.page(sh, "data")
	if r.URL.Query().Get("done") == "example" && !b.Example {
		p.Notice = s.words.T("data.example_gone")
	}
	p.Body = b
	s.render(w, r, status, "data", p)
}

// counted says how many entries there are, and since when.
func (s *server) counted(entries []diary.Entry) string {
	if len(entries) == 0 {
		return s.words.T("data.entries_none")
	}
	first := entries[0].At
	for i := range entries {
		if entries[i].At < first {
			first = entries[i].At
		}
	}
	return s.words.N("data.entries_", len(entries), "first", s.words.day(first))
}

// whereTo fills in where the data live, as far as that is known.
func (s *server) whereTo(b *dataBody) {
	if s.house == nil {
		b.Place, b.Last = s.words.T("data.place_unknown"), s.words.T("data.backup_none")
		return
	}
	b.CanBackup = s.house.Backup != nil
	at, err := s.house.Where()
	if err != nil {
		s.log("where the data live", err)
		b.Place = s.words.T("data.place_unknown")
		return
	}
	if b.Place = at.Place; at.Server {
		b.Place = s.words.T("data.place_server")
	}
	if at.Bytes >= 0 {
		b.Size = s.size(at.Bytes)
	}
	switch {
	case at.Backup.IsZero():
		b.Last, b.LastOld = s.words.T("data.backup_none"), true
	case at.BackupTo == "":
		b.Last = s.words.T("data.backup_browser", "at", s.words.Book.When(at.Backup, "stamp"))
	default:
		b.Last = s.words.T("data.backup_last", "at", s.words.Book.When(at.Backup, "stamp"), "file", at.BackupTo)
	}
	b.LastOld = b.LastOld || s.desk.Now().Sub(at.Backup) > oldBackup
}

// size is a size for people.
func (s *server) size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	case n < 1_000_000_000:
		return s.words.Book.Figure(strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64)) + " MB"
	}
	return s.words.Book.Figure(strconv.FormatFloat(float64(n)/1e9, 'f', 1, 64)) + " GB"
}

// hand gives a file to the browser.
func hand(w http.ResponseWriter, name, kind string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.Write(body)
}

// stamp is the time in the name of a file.
func (s *server) stamp() string { return s.desk.Now().Format("2006-01-02-150405") }

// export hands out the zip for other programs. It is whole before the first
// byte goes out.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	mine, err := s.desk.Mine(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	var buf bytes.Buffer
	if err := export.Write(&buf, []export.Person{{Entries: mine}}, s.desk.Now(), s.words.T); err != nil {
		s.broken(w, r, err)
		return
	}
	hand(w, "spotter-export-"+s.stamp()+".zip", "application/zip", buf.Bytes())
}

// backup hands out a backup; with a passphrase it is encrypted.
func (s *server) backup(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	if s.house == nil || s.house.Backup == nil {
		s.fail(w, r, http.StatusNotFound, "web.error_not_found")
		return
	}
	pass := r.PostForm.Get("pass")
	switch {
	case pass != r.PostForm.Get("again"):
		s.showData(w, r, http.StatusUnprocessableEntity, "data.pass_differ", "")
		return
	case pass != "" && utf8.RuneCountInString(pass) < shortestPassphrase:
		s.showData(w, r, http.StatusUnprocessableEntity, "data.pass_short", "")
		return
	case pass == "" && r.PostForm.Get("open") == "":
		s.showData(w, r, http.StatusUnprocessableEntity, "data.pass_none", "")
		return
	}
	var buf bytes.Buffer
	if err := s.house.Backup(r.Context(), &buf, pass); err != nil {
		s.broken(w, r, err)
		return
	}
	name := "spotter-" + s.stamp() + ".tar.gz"
	if pass != "" {
		name += ".age"
	}
	hand(w, name, "application/octet-stream", buf.Bytes())
}

// dropExample removes the made-up athlete, whoever is shown.
func (s *server) dropExample(w http.ResponseWriter, r *http.Request) {
	if err := s.desk.Clear(r.Context(), true); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/data?done=example#notice", http.StatusSeeOther)
}

// deleteAll removes everybody and every upload that waits, once the word was
// typed.
func (s *server) deleteAll(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	if !strings.EqualFold(strings.TrimSpace(r.PostForm.Get("word")), s.words.T("data.delete_word")) {
		s.showData(w, r, http.StatusUnprocessableEntity, "", "data.word_wrong")
		return
	}
	s.trays.drop("")
	if err := s.desk.Clear(r.Context(), false); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/data/deleted", http.StatusSeeOther)
}

// deleted says what is gone and what is not.
func (s *server) deleted(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	p := s.page(sh, "data")
	p.Title = s.words.T("data.title_deleted")
	s.render(w, r, http.StatusOK, "deleted", p)
}
