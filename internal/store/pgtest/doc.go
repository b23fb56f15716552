// Package pgtest answers "where does a test get a PostgreSQL server": it
// starts a real one of its own, with a data folder that is thrown away, on a
// loopback port, as a user without rights when the tests run as root. There is
// one server per test process and one database per test. It refuses to use a
// server that is there already.
package pgtest

// Secret is the password of the server's only user. A test can look for it.
const Secret = "not-to-be-printed-7Q"
