package importer

import (
	"math"
	"strings"

	"spotter/internal/diary"
	"spotter/internal/lift"
)

// Columns of a home-made sheet that rate pain from 0 to 10, weigh the body or
// count sleep become entries of their own. A lone pain column beside sets is
// the pain of those sets; columns named after places, or after the time of day,
// are ratings of the day.

// painColumn is one such column.
type painColumn struct {
	name         string
	region, side string
	when         string // now, morning, worst24, average24
}

// The words of places and sides in headers; a side or place that the header
// does not name stays not stated.
var (
	placeWords = map[string]string{
		"shoulder": "shoulder", "schulter": "shoulder", "épaule": "shoulder", "hombro": "shoulder", "spalla": "shoulder", "ombro": "shoulder", "плечо": "shoulder", "肩": "shoulder", "bark": "shoulder", "omuz": "shoulder", "schouder": "shoulder",
		"elbow": "elbow_forearm", "ellenbogen": "elbow_forearm", "coude": "elbow_forearm", "codo": "elbow_forearm", "gomito": "elbow_forearm", "cotovelo": "elbow_forearm", "локоть": "elbow_forearm", "肘": "elbow_forearm", "dirsek": "elbow_forearm", "forearm": "elbow_forearm",
		"wrist": "wrist", "handgelenk": "wrist", "poignet": "wrist", "muñeca": "wrist", "polso": "wrist", "手首": "wrist", "bilek": "wrist",
		"neck": "neck", "nacken": "neck", "nuque": "neck", "cuello": "neck", "collo": "neck", "首": "neck", "шея": "neck", "boyun": "neck",
		"knee": "knee", "knie": "knee", "genou": "knee", "rodilla": "knee", "ginocchio": "knee", "joelho": "knee", "колено": "knee", "膝": "knee", "diz": "knee", "kolano": "knee",
		"hip": "hip_groin", "hüfte": "hip_groin", "hanche": "hip_groin", "cadera": "hip_groin", "anca": "hip_groin", "groin": "hip_groin", "leiste": "hip_groin", "quadril": "hip_groin", "股関節": "hip_groin",
		"low back": "low_back", "lower back": "low_back", "lumbar": "low_back", "腰": "low_back", "lombaires": "low_back", "поясница": "low_back", "unterer rücken": "low_back",
		"upper back": "upper_back", "scapula": "upper_back", "shoulder blade": "upper_back", "schulterblatt": "upper_back", "omoplate": "upper_back", "blade": "upper_back", "rhomboid": "upper_back",
	}
	sideWords    = map[string]string{"left": "left", "links": "left", "linke": "left", "gauche": "left", "izquierdo": "left", "sinistra": "left", "esquerdo": "left", "l": "left", "левое": "left", "левый": "left", "左": "left", "sol": "left", "right": "right", "rechts": "right", "rechte": "right", "droite": "right", "derecho": "right", "destra": "right", "direito": "right", "r": "right", "правое": "right", "правый": "right", "右": "right", "sağ": "right"}
	morningWords = []string{"morning", "am", "morgen", "morgens", "früh", "matin", "mañana", "mattina", "manhã", "sabah", "утро", "朝", "next day"}
)

// painColumns finds the columns of ratings of the day.
func (a *anyTable) painColumns() []painColumn {
	var named []painColumn
	exact, begins := a.t.columnsFor("pain")
	for _, n := range a.t.names {
		p, about := readPainHeader(n)
		if about && !a.otherUse(n) {
			named = append(named, p)
		}
	}
	lone := len(named) == 1 && named[0].region == "" && named[0].when == "now" && len(exact)+len(begins) <= 1
	if a.m.Exercise != "" && (lone || len(named) == 0) {
		return nil // the pain of the sets
	}
	return named
}

func (a *anyTable) otherUse(name string) bool {
	for _, k := range mappingKeys {
		if k != "pain" && *a.m.field(k) == name {
			return true
		}
	}
	return false
}

// readPainHeader reads "Left shoulder pain (0-10)" or "Schmerz morgens".
func readPainHeader(name string) (painColumn, bool) {
	p := painColumn{name: name, when: "now"}
	bare := " " + strings.ReplaceAll(bareHeader(name), ",", " ") + " "
	about := false
	for _, w := range synonyms["pain"] {
		about = about || strings.Contains(bare, " "+w+" ") || len([]rune(w)) >= 2 && !isASCII(w) && strings.Contains(bare, w)
	}
	longest := 0
	for w, region := range placeWords {
		if hasWord(bare, w) && len(w) > longest {
			p.region, longest = region, len(w)
		}
	}
	for w, side := range sideWords {
		if hasWord(bare, w) {
			p.side = side
		}
	}
	for _, w := range morningWords {
		if hasWord(bare, w) {
			p.when = "morning"
		}
	}
	switch {
	case strings.Contains(bare, " worst "), strings.Contains(bare, " max "):
		p.when = "worst24"
	case strings.Contains(bare, " average "), strings.Contains(bare, " avg "), strings.Contains(bare, " mean "):
		p.when = "average24"
	}
	return p, about
}

func hasWord(padded, w string) bool {
	return strings.Contains(padded, " "+w+" ") || !isASCII(w) && strings.Contains(padded, w)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// score reads a rating: 4, 4/10, "4 (sharp)", 3-5 (the higher counts), 4.5
// (rounded up). known is false for an empty or other cell: never zero.
func score(s string) (v int, known bool) {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
	case "none", "no", "no pain", "keine", "nein", "nessuno", "aucune", "ninguno", "yok", "нет", "なし":
		return 0, true
	}
	a, rest, ok := leadingNumber(s)
	if !ok {
		return 0, false
	}
	rest = strings.TrimSpace(strings.TrimPrefix(rest, "/10"))
	if more, isRange := strings.CutPrefix(rest, "-"); isRange || strings.HasPrefix(rest, "–") {
		if b, _, okB := leadingNumber(strings.TrimPrefix(more, "–")); okB && b > a {
			a = b
		}
	}
	if strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "%") || !(a >= 0 && a <= 10) {
		return 0, false
	}
	return int(math.Ceil(a)), true
}

// setPain is the pain that a lone column gives to the set of this row.
func (a *anyTable) setPain(r row) *int {
	if a.m.Pain == "" || len(a.pains) > 0 {
		return nil
	}
	text := a.t.get(r, a.m.Pain)
	v, ok := score(text)
	if !ok {
		a.badScore(r, text)
		return nil
	}
	return &v
}

func (a *anyTable) badScore(r row, text string) {
	if text != "" && text != "-" {
		a.b.fault(r.line, "the pain "+quote(text)+" is no number from 0 to 10", "write it from 0 to 10; the row is used without it")
	}
}

// daily adds what a row says about the day.
func (a *anyTable) daily(r row, when clock) {
	at := when.at(a.b.opt.Zone)
	for _, p := range a.pains {
		text := a.t.get(r, p.name)
		v, ok := score(text)
		if !ok {
			a.badScore(r, text)
			continue
		}
		e := diary.Entry{Kind: "pain", At: at, Source: a.b.format, Score: &v, When: p.when, Region: p.region, Side: p.side, ID: p.name}
		if a.m.Exercise == "" {
			e.Note = a.t.get(r, a.m.Note)
		}
		a.b.put(e)
	}
	if v, rest, ok := leadingNumber(a.t.get(r, a.m.Bodyweight)); ok && a.m.Bodyweight != "" {
		a.bodyweight(r, at, v, cmpOr(unitWord(rest), headerUnit(a.m.Bodyweight)))
	}
	if h, ok := hours(a.t.get(r, a.m.Sleep)); ok && a.m.Sleep != "" {
		a.b.put(diary.Entry{Kind: "sleep", At: at[:10], Source: a.b.format, Hours: &h})
	}
}

// bodyweight takes the header's unit, else the person's answer; without one it
// is asked.
func (a *anyTable) bodyweight(r row, at string, v float64, unit string) {
	if unit == "" {
		unit = cmpOr(a.unit, a.b.opt.Unit)
	}
	if unit == "" {
		a.b.ask(unitQuestion(a.m.Bodyweight))
		return
	}
	kg := v
	if unit == "lb" {
		kg = v / lbPerKg
	}
	if !(kg > 20 && kg < lift.MaxLoad.Float()) {
		a.b.fault(r.line, "a body weight of "+formatNumber(v)+" "+unit+" cannot be", "check the number; the row is used without it")
		return
	}
	v = tidy(v)
	e := diary.Entry{Kind: "bodyweight", At: at, Source: a.b.format}
	if unit == "kg" {
		e.Kg = &v
	} else {
		e.Lb = &v
	}
	a.b.put(e)
}
