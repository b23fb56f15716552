// Package powercut answers "what is left on the disk when the power goes": a
// file system in memory below the real SQLite that keeps unsynced writes
// apart. At a cut it drops, keeps or tears every unsynced sector by the dice
// of a seed, and directory changes with them. It can also be full, once or for
// ever, and fail its n-th operation. It is for tests only.
//
// It refuses to be kinder than a disk: a write counts as safe only after a
// sync of its file said so, and a sync that failed once never makes those
// bytes safe later. It does not model bytes that rot on their own, nor damage
// outside the range of a write (SQLite is told, as on a real disk, that
// power-safe overwrite holds).
package powercut
