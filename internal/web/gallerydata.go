package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/keep"
)

// The gallery's uploads and imports, made up.

// gallerySample is the id under which they are found.
const gallerySample = "sample"

var galleryNow = time.Date(2026, 3, 2, 18, 30, 0, 0, time.UTC)

func (d *galleryDesk) Now() time.Time                            { return galleryNow }
func (d *galleryDesk) Today() day.Date                           { return galleryDay }
func (d *galleryDesk) At() string                                { return galleryNow.Format(time.RFC3339) }
func (d *galleryDesk) Keep(context.Context, []diary.Entry) error { return nil }
func (d *galleryDesk) Clear(context.Context, bool) error         { return nil }

func (d *galleryDesk) People(context.Context) (own, example bool, err error) {
	return d.state != "empty" && d.state != "full", d.state == "full" || d.state == "long", nil
}

func (d *galleryDesk) Mine(ctx context.Context) ([]diary.Entry, error) {
	s, err := d.Sheet(ctx, wantCase)
	if d.state == "empty" {
		return galleryImports(d.state), err
	}
	return s.Entries, err
}

func galleryHouse(state string) *House {
	h := &House{
		Where: func() (Where, error) {
			return Where{Place: "/home/sam/.local/share/spotter", Bytes: 4_300_000, Backup: galleryNow.Add(-30 * 24 * time.Hour), BackupTo: "/media/stick/spotter-2026-01-31-183000.tar.gz.age"}, nil
		},
		Backup: galleryBackup,
	}
	switch state {
	case "empty":
		h.Where = func() (Where, error) { return Where{Place: "/home/sam/.local/share/spotter", Bytes: 4096}, nil }
	case "long":
		h.Where = func() (Where, error) {
			return Where{Place: "/home/" + strings.Repeat("a-very-long-name-of-a-folder/", 8), Bytes: 3 << 30}, nil
		}
	case "open":
		h.Where = func() (Where, error) { return Where{Server: true, Bytes: -1}, nil }
	}
	return h
}

// galleryImports are earlier imports, of which one was taken back.
func galleryImports(state string) []diary.Entry {
	of := func(id, at string, im app.Imported) diary.Entry {
		raw, err := json.Marshal(im)
		if err != nil {
			return diary.Entry{}
		}
		return diary.Entry{Kind: app.KindImport, ID: id, At: at, Extra: keep.Extra{"import": raw}}
	}
	im := app.Imported{Files: []string{"strong.csv", "workout.fit"}, Formats: []string{"strong", "garmin_fit"}, Added: 412, Known: 20, Changed: 3, Held: 2, Pain: 5}
	if state == "long" {
		im.Files = append(im.Files, strings.Repeat("a-very-long-name-of-a-file-", 8)+".csv", "<script>alert(1)</script>.csv", "e.csv", "f.csv", "g.csv")
	}
	return []diary.Entry{of("g-import-0", "2026-02-01T09:12:00Z", app.Imported{Files: []string{"hevy.csv"}, Added: 1}), of(gallerySample, "2026-03-01T19:40:00Z", im)}
}

// galleryTrays hold one upload as each state needs it.
func galleryTrays(state string) *trays {
	t := newTrays()
	files := []trayFile{{"strong export.csv", []byte(galleryStrong)}, {"my sheet.csv", []byte(gallerySheet)}, {"photo.jpg", []byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00")}}
	switch state {
	case "empty":
		files = files[2:]
	case "half", "limited":
		files = []trayFile{{"strong export.csv", []byte(galleryStrong)}}
	case "nomeet":
		files = []trayFile{{"table.csv", []byte("When,What,A,B\n2026-02-01,Squat,100,5\n2026-02-02,Bench,80,5\n")}, {"dates.csv", []byte("Date,Exercise,Weight (kg),Reps\n3/4/2026,Squat,100,5\n")}}
	case "long":
		files = append(files, trayFile{strings.Repeat("a-very-long-name-of-a-file-", 8) + "<script>alert(1)</script>.csv", galleryManyNames()})
	}
	x := t.put(files, galleryNow)
	x.id = gallerySample
	switch state {
	case "full", "half", "limited", "long", "urgent", "emergency", "handover":
		for i := range x.said.files {
			x.said.files[i].Unit = "kg"
		}
		x.said.same = "one"
	}
	return t
}

const galleryStrong = `Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-02-10 18:00:00,"Lower",1h 5m,"Squat (Barbell)",1,60,5,0,0,"","",
2026-02-10 18:05:00,"Lower",1h 5m,"Squat (Barbell)",2,120,5,0,0,"right shoulder blade hurts","",8
2026-02-12 18:00:00,"Upper",1h 5m,"Bench Press (Barbell)",1,80,5,0,0,"no shoulder pain","",8
2026-02-12 18:20:00,"Upper",1h 5m,"Zercher Wobble Machine",1,40,10,0,0,"","",
2026-02-14 18:00:00,"Lower",1h 5m,"Deadlift (Barbell)",1,150,3,0,0,"left elbow pain 4/10","",8
2026-02-16 18:00:00,"Lower",1h 5m,"Deadlift (Barbell)",1,15000,3,0,0,"","",8
2026-02-16 18:10:00,"Lower",1h 5m,"Deadlift (Barbell)",Rest Timer,0,0,0,180,"","",
`

const gallerySheet = "Date;Lift;kg;Reps;Pain;Comment\n2026-02-17;Kniebeuge;122.5;3;3;ok\n2026-02-18;Good morning;60;8;0;tight\n2026-02-19;Nonsense;sixty;8;0;\n"

// galleryManyNames is a table of 200 exercises that nobody knows.
func galleryManyNames() []byte {
	var b strings.Builder
	b.WriteString("Date,Exercise,Weight (kg),Reps,Notes\n")
	for i := range 200 {
		fmt.Fprintf(&b, "2026-02-%02d,Xyzzy %d %s,%d,5,left knee hurts %s\n", 1+i%28, i, strings.Repeat("Rettungsschwimmer", 1+i%6), 20+i%80, strings.Repeat("very much ", i%9))
	}
	return []byte(b.String())
}

// galleryBackup hands out nothing: there is nothing to keep.
func galleryBackup(_ context.Context, w io.Writer, _ string) error {
	_, err := io.WriteString(w, "the gallery keeps nothing\n")
	return err
}
