package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"

	"spotter/internal/app"
	"spotter/internal/importer"
)

var _ = section("import", (*server).importRoutes, "import", "import/look/"+gallerySample, "import/done/"+gallerySample)

func (s *server) importRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /import", s.importPage)
	mux.HandleFunc("POST /import", s.upload)
	mux.HandleFunc("GET /import/look/{id}", s.look)
	mux.HandleFunc("POST /import/look/{id}", s.answerImport)
	mux.HandleFunc("GET /import/done/{id}", s.imported)
	mux.HandleFunc("POST /import/undo", s.undoImport)
}

// importBody is the page that takes files.
type importBody struct {
	Bad     string
	Kinds   []string // the apps whose files are read
	Earlier []importedRow
}

// importedRow is one earlier import.
type importedRow struct{ ID, When, Files, Text string }

func (s *server) importPage(w http.ResponseWriter, r *http.Request) {
	s.showImport(w, r, http.StatusOK, "")
}

// showImport shows the page, with what was wrong with an upload; bad is a code.
func (s *server) showImport(w http.ResponseWriter, r *http.Request, status int, bad string) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	mine, err := s.desk.Mine(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	p := s.page(sh, "import")
	b := importBody{Kinds: s.kinds()}
	if bad != "" {
		b.Bad = s.words.T(bad, "mb", importer.MaxBytes>>20, "n", mostFiles)
	}
	for _, im := range app.Imports(mine) {
		b.Earlier = append(b.Earlier, s.importedRow(im))
		if len(b.Earlier) == 20 {
			break
		}
	}
	p.Body = b
	s.render(w, r, status, "import", p)
}

// kindList are the formats as the page names them; the apps' other files are
// read as well.
var kindList = []string{"strong", "hevy", "fitnotes", "fitbod", "jefit", "repcount", "stronglifts", "liftosaur", "liftlog", "gymbook", "gymrun", "alpha_progression",
	"wger", "garmin_fit", "apple_health", "openpowerlifting", "bearable", "daylio"}

func (s *server) kinds() []string {
	out := make([]string, len(kindList))
	for i, k := range kindList {
		out[i] = s.words.T("data.format_" + k)
	}
	return out
}

// upload takes the files in and shows what they would do. Nothing is stored.
func (s *server) upload(w http.ResponseWriter, r *http.Request) {
	files, err := s.trays.receive(r)
	var big *http.MaxBytesError
	switch {
	case errors.As(err, &big):
		w.Header().Set("Connection", "close")
		s.showImport(w, r, http.StatusRequestEntityTooLarge, "data.too_big")
	case errors.Is(err, errManyFiles):
		w.Header().Set("Connection", "close")
		s.showImport(w, r, http.StatusRequestEntityTooLarge, "data.too_many")
	case errors.Is(err, errNoFile):
		s.showImport(w, r, http.StatusUnprocessableEntity, "data.no_file")
	case err != nil:
		s.showImport(w, r, http.StatusBadRequest, "data.broke_off")
	default:
		http.Redirect(w, r, "/import/look/"+s.trays.put(files, s.desk.Now()).id, http.StatusSeeOther)
	}
}

// trayOf finds the upload of an address; false means the answer has been written.
func (s *server) trayOf(w http.ResponseWriter, r *http.Request) (*tray, bool) {
	x := s.trays.get(r.PathValue("id"), s.desk.Now())
	if x == nil {
		s.fail(w, r, http.StatusGone, "web.error_import_gone")
		return nil, false
	}
	return x, true
}

// look is the preview: what is in the files, what would happen, what is asked.
func (s *server) look(w http.ResponseWriter, r *http.Request) {
	x, ok := s.trayOf(w, r)
	if !ok {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.done != "" {
		http.Redirect(w, r, "/import/done/"+x.done, http.StatusSeeOther)
		return
	}
	s.showLook(w, r, http.StatusOK, x, "")
}

// showLook shows the preview of an upload whose lock is held; why is a code
// that says why it is shown again.
func (s *server) showLook(w http.ResponseWriter, r *http.Request, status int, x *tray, why string) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	doc, err := s.read(r.Context(), x)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	p := s.page(sh, "import")
	p.Title = s.words.T("data.title_look")
	v := lookView{s: s, doc: doc, x: x, stopped: p.Stop != nil}
	p.Body = v.body()
	if why != "" {
		p.Notice = s.words.T(why)
	}
	s.render(w, r, status, "look", p)
}

// read works out what an upload would do to the person's diary as it is now.
func (s *server) read(ctx context.Context, x *tray) (app.ImportDoc, error) {
	mine, err := s.desk.Mine(ctx)
	if err != nil {
		return app.ImportDoc{}, err
	}
	req := app.ImportRequest{Entries: mine, Today: s.desk.Today(), Same: x.said.same, Notes: x.said.notes, AllPain: x.said.allPain,
		Answers: importer.Answers{Aliases: x.said.names, Bars: x.said.bars}}
	for i, f := range x.files {
		req.Files = append(req.Files, app.ImportFile{Name: f.name, From: bytes.NewReader(f.data), Size: int64(len(f.data)), Said: x.said.files[i]})
	}
	return s.desk.Uses().Import(req)
}

// seal is what a preview showed, in short: an import is stored only as it was
// seen. What a person ticks beside it (names, notes) is left out.
func seal(doc app.ImportDoc) string {
	h := sha256.New()
	for _, f := range doc.Files {
		fmt.Fprintln(h, f.New, f.Known, f.Corrected, f.KeptHand, len(f.Same), len(f.Questions), f.Report.Sets, f.Report.First, f.Report.Last, f.Report.Unit, f.Report.Columns, f.Report.ThreeKg, f.Refused != nil)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// answerImport takes the answers of the preview, and stores when that is asked.
func (s *server) answerImport(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	x, ok := s.trayOf(w, r)
	if !ok {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.done != "" { // sent twice
		http.Redirect(w, r, "/import/done/"+x.done, http.StatusSeeOther)
		return
	}
	switch r.PostForm.Get("do") {
	case "drop":
		s.trays.drop(x.id)
		http.Redirect(w, r, "/import", http.StatusSeeOther)
	case "go":
		x.said = saidOf(r.PostForm, len(x.files), s.words.Lifts)
		s.store(w, r, x)
	default:
		x.said = saidOf(r.PostForm, len(x.files), s.words.Lifts)
		http.Redirect(w, r, "/import/look/"+x.id, http.StatusSeeOther)
	}
}

// store puts an upload into the diary, all of it or nothing.
func (s *server) store(w http.ResponseWriter, r *http.Request, x *tray) {
	doc, err := s.read(r.Context(), x)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	switch {
	case doc.Asked():
		s.showLook(w, r, http.StatusUnprocessableEntity, x, "data.again_asked")
		return
	case seal(doc) != r.PostForm.Get("seen"):
		s.showLook(w, r, http.StatusConflict, x, "data.again_changed")
		return
	case len(doc.Entries) == 0:
		s.showLook(w, r, http.StatusOK, x, "data.again_nothing")
		return
	}
	id := newID()
	entries, err := doc.Close(id, s.desk.At())
	if err == nil {
		err = s.desk.Keep(r.Context(), entries)
	}
	if errors.Is(err, app.ErrNotSaved) {
		s.log("import", err)
		s.showLook(w, r, http.StatusInsufficientStorage, x, "data.again_not_saved")
		return
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	x.done, x.files = id, nil
	http.Redirect(w, r, "/import/done/"+id, http.StatusSeeOther)
}

// importedBody is what came of an import.
type importedBody struct {
	importedRow
	Lines  []string
	Undone bool
	Told   bool
}

func (s *server) importedRow(im app.Imported) importedRow {
	row := importedRow{ID: im.ID, When: s.when(im.At), Files: joined(im.Files, 5)}
	if im.Undone {
		row.Text = s.words.T("data.row_undone")
	} else {
		row.Text = s.words.N("data.row_", im.Entries)
	}
	return row
}

func (s *server) imported(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	mine, err := s.desk.Mine(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	for _, im := range app.Imports(mine) {
		if im.ID != r.PathValue("id") {
			continue
		}
		p := s.page(sh, "import")
		p.Title = s.words.T("data.title_done")
		b := importedBody{importedRow: s.importedRow(im), Undone: im.Undone, Told: !sh.Empty()}
		for _, l := range []struct {
			n    int
			code string
		}{{im.Added, "data.done_added_"}, {im.Changed, "data.done_changed_"}, {im.Known, "data.done_known_"}, {im.Held, "data.done_held_"}, {im.Pain, "data.done_pain_"}} {
			if l.n > 0 {
				b.Lines = append(b.Lines, s.words.N(l.code, l.n))
			}
		}
		p.Body = b
		s.render(w, r, http.StatusOK, "imported", p)
		return
	}
	s.fail(w, r, http.StatusNotFound, "web.error_not_found")
}

// undoImport takes an import back.
func (s *server) undoImport(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	id := r.PostForm.Get("id")
	mine, err := s.desk.Mine(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	back, err := app.UndoImport(mine, id, s.desk.At())
	if errors.Is(err, app.ErrNoImport) {
		for _, im := range app.Imports(mine) {
			if im.ID == id && im.Undone { // sent twice
				http.Redirect(w, r, "/import/done/"+id, http.StatusSeeOther)
				return
			}
		}
		s.fail(w, r, http.StatusConflict, "web.error_import_undo")
		return
	}
	if err == nil {
		err = s.desk.Keep(r.Context(), back)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/import/done/"+id, http.StatusSeeOther)
}
