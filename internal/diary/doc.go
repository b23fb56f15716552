// Package diary answers "what has this person told us, in order": one
// append-only stream of entries, its JSON Lines form (spotter.diary/1), the
// union of two streams, and the fold of the entries into a History. It refuses
// to drop what it does not understand: unknown kinds and fields are kept and
// reported once. It refuses to guess between two versions in silence: what
// counts and what does not stands in History.Conflicts.
//
// # The envelope
//
// Only "kind" and "at" are needed; a file written by hand has no more, and its
// lines then count in the order of their "at", and of the file within that.
// A program that writes entries adds:
//
//   - id: made at the tap and never changed, a UUIDv7; for imports RowID, a
//     UUIDv8 from a hash of source and row, so that two imports agree. The same
//     id with the same contents is the same entry; with other contents it is
//     refused, never overwritten.
//   - replaces: the ids of the versions that the person was looking at. An
//     entry that is named by another one no longer counts; it stays in the
//     diary. Naming counts between entries of one kind, and for the kinds
//     delete, redact and clear; an answer names answers to its own question.
//   - entity: the id of the thing's first entry, so that versions are known as
//     such while an entry between them is still missing.
//   - device and n: which install wrote it, and how many it had written. Two
//     entries of one device have seen each other; two of different devices
//     have not unless one names the other. Without a device they have.
//   - hlc: a hybrid clock (Clock). It orders versions that did not see each
//     other and decides nothing else; before it, in no case, the wall clock.
//   - at, zone: what the person means, with offset, and the place's zone. The
//     training day is the date as "at" writes it. "at" is data that can be
//     corrected, not a clock for deciding what survives.
//   - v, must: the version of the kind's meaning. A kind or version that is not
//     known is kept and not used; with must, nothing is advised at all.
//   - by, author: in which role, and whose hand.
//
// Weights stay as typed with their unit ("kg" or "lb") and are converted once,
// in the fold, to whole hundredths of a kilogram (lift.Kg).
//
// # Kinds that act on others
//
//	delete   the entries in replaces no longer count; an edit that did not see it wins
//	redact   the same, and their contents are taken out of every copy: Redact
//	         leaves a stub of kind redacted with id and at
//	clear    takes back answers (a red flag that was told): the question is open again
//	alias    the exercise name is another name for to, or for the catalogue's lift
//	finish   the day's session is over; sets logged later open it again
//
// A correction is the thing again, whole, naming what it replaces; an undo is a
// correction with the old contents. A question settled is an entry that names
// both versions. A correction counts from its own "at", as every entry does;
// redact counts always.
package diary
