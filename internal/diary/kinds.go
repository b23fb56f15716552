package diary

import "strconv"

// The kinds that act on other entries; see the package comment.
const (
	KindDelete   = "delete"
	KindRedact   = "redact"
	KindRedacted = "redacted"
	KindClear    = "clear"
	KindAlias    = "alias"
	KindFinish   = "finish"
)

// kinds this version understands, each in its first version.
var kinds = map[string]bool{"set": true, "pain": true, "care": true, "med": true, "sleep": true,
	"bodyweight": true, "answer": true, "checkup": true, "meet": true, "limit": true, "advice": true, "note": true, "post": true, "case": true, "drawing": true,
	KindDelete: true, KindRedact: true, KindRedacted: true, KindClear: true, KindAlias: true, KindFinish: true}

// known reports whether this version may use an entry. A new meaning is a new
// v: an old meaning is never read into it.
func (e *Entry) known() bool { return (e.V == 0 || e.V == 1) && kinds[e.Kind] }

// meaning names the kind, and its version where it is not the first.
func (e *Entry) meaning() string {
	if e.V == 0 || e.V == 1 {
		return e.Kind
	}
	return e.Kind + "/" + strconv.Itoa(e.V)
}

// acts reports the kinds that are no statement of their own but take others out.
func (e *Entry) acts() bool {
	return e.Kind == KindDelete || e.Kind == KindClear || e.Kind == KindRedact
}

// mayReplace reports whether naming old takes it out. A version replaces the
// thing of its own kind, an answer the answers to its own question; a limit
// stays until somebody at least as near to it lifts it.
func mayReplace(e, old *Entry) bool {
	switch {
	case e.Kind == KindRedact || e.Kind == KindRedacted:
		return true
	case old.Kind == "limit" && standingOf(e.By) < standingOf(old.By):
		return false
	case e.Kind == KindDelete || old.acts():
		return true
	case e.Kind == KindClear:
		return old.Kind == "answer"
	}
	return e.Kind == old.Kind && (e.Kind != "answer" || e.Question == old.Question)
}

// standingOf orders who may lift whose limit: a clinician anybody's, the
// athlete a coach's and their own, a coach only a coach's.
func standingOf(by string) int {
	switch by {
	case "clinician":
		return 2
	case "", "athlete":
		return 1
	}
	return 0
}
