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

// KindLife is one thing of a day beside training: stress, hours at a desk, other
// sport. What is its id; the amount is Hours, or a number in Value.
const KindLife = "life"

// sort of entry: its kind in a byte, for the passes that need no more.
type sort uint8

const (
	strange sort = iota // a kind or version that is not known
	aSet
	aPain
	anAnswer
	aLimit
	aMed
	anAdvice
	anAlias
	aDelete
	aClear
	aRedact
	aStub
	other // known, and of no concern to the rules between entries
)

// sorts are the kinds that this version understands, each in its first version.
var sorts = map[string]sort{"set": aSet, "pain": aPain, "answer": anAnswer, "limit": aLimit, "med": aMed, "advice": anAdvice,
	KindAlias: anAlias, KindDelete: aDelete, KindClear: aClear, KindRedact: aRedact, KindRedacted: aStub, KindFinish: other,
	"care": other, "sleep": other, KindLife: other, "bodyweight": other, "checkup": other, "meet": other, "note": other, "post": other, "case": other, "drawing": other, "setting": other, "swap": other, "trial": other, "import": other, "attempt": other, "flight": other, "letter": other}

// sort is what the entry is to this version. A new meaning is a new v: an old
// meaning is never read into it.
func (e *Entry) sort() sort {
	switch {
	case e.V != 0 && e.V != 1:
		return strange
	case e.Kind == "set": // nearly all are
		return aSet
	}
	return sorts[e.Kind]
}

// known reports whether this version may use an entry.
func (e *Entry) known() bool { return e.sort() != strange }

// meaning names the kind, and its version where it is not the first.
func (e *Entry) meaning() string {
	if e.V == 0 || e.V == 1 {
		return e.Kind
	}
	return e.Kind + "/" + strconv.Itoa(e.V)
}

// acts reports the kinds that are no statement of their own but take others out.
func (s sort) acts() bool { return s == aDelete || s == aClear || s == aRedact }

// mayReplace reports whether naming old takes it out. A version replaces the
// thing of its own kind, an answer the answers to its own question; a limit
// stays until somebody at least as near to it lifts it.
func mayReplace(r, old *row) bool {
	switch {
	case r.sort == aRedact || r.sort == aStub:
		return true
	case old.sort == aLimit && standingOf(r.e.By) < standingOf(old.e.By):
		return false
	case r.sort == aDelete || old.sort.acts():
		return true
	case r.sort == aClear:
		return old.sort == anAnswer
	}
	return r.e.Kind == old.e.Kind && (r.sort != anAnswer || r.e.Question == old.e.Question) && (r.e.Kind != "setting" || r.e.What == old.e.What)
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
