//go:build unix

package pgtest

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

var errNone = errors.New("no PostgreSQL server is installed (Debian: apt-get install postgresql)")

// cluster is a server that this process started.
type cluster struct {
	dir    string
	port   int
	server *exec.Cmd
	ended  chan error
	log    *bytes.Buffer
	n      int
}

// binaries finds the folder that holds initdb and postgres.
func binaries() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return "", err
	}
	if p, err := exec.LookPath("initdb"); err == nil {
		found = append(found, filepath.Dir(p))
	}
	for i := len(found) - 1; i >= 0; i-- {
		if _, err := os.Stat(filepath.Join(found[i], "postgres")); err == nil {
			return found[i], nil
		}
	}
	return "", errNone
}

// nobody is the user that the server runs as: PostgreSQL refuses to be root.
func nobody() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return nil, err
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			return nil, err
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errors.New("there is no user postgres or nobody to run the server as")
}

// start makes the data folder and the server.
func start() (c *cluster, err error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	who, err := nobody()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "spotter-pg-")
	if err != nil {
		return nil, err
	}
	c = &cluster{dir: dir, ended: make(chan error, 1), log: &bytes.Buffer{}}
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	pass := filepath.Join(dir, "pass")
	if err := os.WriteFile(pass, []byte(Secret+"\n"), 0o600); err != nil {
		return nil, err
	}
	if who != nil {
		if err := errors.Join(os.Chown(dir, int(who.Uid), int(who.Gid)), os.Chown(pass, int(who.Uid), int(who.Gid))); err != nil {
			return nil, err
		}
	}
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", filepath.Join(dir, "data"), "-U", "tester",
		"--auth=scram-sha-256", "--pwfile="+pass, "-E", "UTF8", "--locale=C", "--no-sync")
	initdb.Dir, initdb.SysProcAttr = dir, attributes(who)
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	if c.port, err = freePort(); err != nil {
		return nil, err
	}
	c.server = exec.Command(filepath.Join(bin, "postgres"), "-D", filepath.Join(dir, "data"), "-p", strconv.Itoa(c.port),
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=100")
	c.server.Dir, c.server.SysProcAttr = dir, attributes(who)
	c.server.Stdout, c.server.Stderr = c.log, c.log
	started := make(chan error, 1)
	go c.serve(started)
	if err := <-started; err != nil {
		return nil, err
	}
	return c, c.await()
}

// serve starts the server and stays on its thread until the end: the server
// is told to die with the thread that started it.
func (c *cluster) serve(started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := c.server.Start()
	started <- err
	if err == nil {
		c.ended <- c.server.Wait()
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// address of a database on the server.
func (c *cluster) address(name string) string {
	return fmt.Sprintf("postgres://tester:%s@127.0.0.1:%d/%s?sslmode=disable", Secret, c.port, name)
}

// await waits until the server answers.
func (c *cluster) await() error {
	db, err := sql.Open("pgx", c.address("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	for range 600 {
		if err = db.PingContext(context.Background()); err == nil {
			return nil
		}
		select {
		case end := <-c.ended:
			return fmt.Errorf("the server ended: %v\n%s", end, c.log)
		case <-time.After(50 * time.Millisecond):
		}
	}
	c.end()
	return fmt.Errorf("the server does not answer: %w", err)
}

// database makes a new, empty one.
func (c *cluster) database() (string, error) {
	db, err := sql.Open("pgx", c.address("postgres"))
	if err != nil {
		return "", err
	}
	defer db.Close()
	c.n++
	name := fmt.Sprintf("t%d", c.n)
	_, err = db.Exec("create database " + name)
	return c.address(name), err
}

// end stops the server at once and removes its folder.
func (c *cluster) end() {
	c.server.Process.Signal(syscall.SIGQUIT)
	<-c.ended
	os.RemoveAll(c.dir)
}
