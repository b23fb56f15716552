// Package pocketbase answers "what does one acknowledged durable entry cost
// beside a well-made peer": the same entry is stored by spotter's SQLite store
// and as a record of PocketBase (https://github.com/pocketbase/pocketbase),
// through its own app.Save, in one process, on one disk, with one SQLite.
// PocketBase is a module of this folder alone; spotter does not contain it.
//
// It is no fair race in one point, against spotter: PocketBase runs with
// synchronous=NORMAL, under which a power cut may take acknowledged records;
// spotter answers after the sync.
package pocketbase
