//go:build !js

package store

// What tests outside the package may reach into.

// AtStep calls f before each step of an upgrade, until the returned func.
func AtStep(f func(string) error) (back func()) {
	old := atStep
	atStep = f
	return func() { atStep = old }
}

var (
	AtLeast   = atLeast
	KeptName  = keptName
	DraftName = draftName
	Floor     = sqliteFloor
)

// FirstMigration is the text of the form that the first version wrote.
func FirstMigration() string {
	b, err := migrations.ReadFile("migrations/sqlite/001_first.sql")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// FirstSum is the sum under which it was recorded.
func FirstSum() string {
	all, err := lite.steps()
	if err != nil {
		panic(err)
	}
	return all[0].sum
}

// Retries is how many transactions were made again on PostgreSQL.
func Retries() int64 { return retries.Load() }
