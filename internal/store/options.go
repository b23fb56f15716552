package store

// Option changes how Open opens the database. The program needs none.
type Option func(*options)

type options struct {
	vfs     string
	pragmas []string
}

// WithVFS opens the database on the SQLite file system that was registered
// under this name. Its files are its own: no folder is made, no rights are set
// and nothing is looked up on the real disk.
func WithVFS(name string) Option { return func(o *options) { o.vfs = name } }

// WithPragma runs a pragma on the writing connection after all others, as
// "synchronous(NORMAL)". It is for tests that must see a weaker setting fail.
func WithPragma(pragma string) Option {
	return func(o *options) { o.pragmas = append(o.pragmas, pragma) }
}
