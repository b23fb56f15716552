//go:build !js

package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"sync"
)

// group is the most requests that share one transaction and its sync.
const group = 256

// writer is the one goroutine that writes to a SQLite file. It takes all
// requests that are waiting into one transaction, so that under load many of
// them share one sync; each is answered after the commit. A request that fails
// is taken back alone (a savepoint) and the others go on.
type writer struct {
	pool *sql.DB // one connection
	fail func(error) error

	mu     sync.RWMutex // held for reading while a request is handed in
	closed bool
	queue  chan *request
	ended  chan struct{}

	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

type request struct {
	ctx  context.Context
	run  func(context.Context, conn) error
	bare bool // outside a transaction
	err  error
	done chan struct{}
}

func newWriter(pool *sql.DB, fail func(error) error) *writer {
	w := &writer{pool: pool, fail: fail, queue: make(chan *request, group), ended: make(chan struct{})}
	go w.loop()
	return w
}

// do runs f in a write transaction and returns after its commit. Once f has
// begun the outcome is waited for, cancelled or not.
func (w *writer) do(ctx context.Context, f func(context.Context, conn) error) error {
	return w.answer(&request{ctx: ctx, run: f, done: make(chan struct{})})
}

// outside runs f on the writing connection while no transaction is open.
func (w *writer) outside(ctx context.Context, f func(context.Context, conn) error) error {
	return w.answer(&request{ctx: ctx, run: f, bare: true, done: make(chan struct{})})
}

func (w *writer) answer(r *request) error {
	if err := w.hand(r); err != nil {
		return err
	}
	<-r.done
	return r.err
}

func (w *writer) hand(r *request) error {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.closed {
		return errClosed
	}
	if err := r.ctx.Err(); err != nil {
		return err
	}
	select {
	case w.queue <- r:
		return nil
	case <-r.ctx.Done():
		return r.ctx.Err()
	}
}

// close answers what was handed in and ends the goroutine.
func (w *writer) close() {
	w.mu.Lock()
	if !w.closed {
		w.closed = true
		close(w.queue)
	}
	w.mu.Unlock()
	<-w.ended
}

func (w *writer) loop() {
	defer close(w.ended)
	defer w.drop()
	waiting := make([]*request, 0, group)
	for r := range w.queue {
		waiting = w.drain(append(waiting[:0], r))
		changes := make([]*request, 0, len(waiting))
		for _, r := range waiting {
			if !r.bare {
				changes = append(changes, r)
			}
		}
		if len(changes) > 0 {
			w.serve(changes)
		}
		for _, r := range waiting {
			if r.bare {
				r.err = w.fail(w.alone(r))
			}
			close(r.done)
		}
		clear(waiting)
	}
}

// drain adds what is waiting, without waiting for more.
func (w *writer) drain(waiting []*request) []*request {
	for len(waiting) < group {
		select {
		case r, ok := <-w.queue:
			if !ok {
				return waiting
			}
			waiting = append(waiting, r)
		default:
			return waiting
		}
	}
	return waiting
}

// serve commits the requests together. When the engine itself failed they are
// tried again one by one: one that is too large for the disk is not to take
// the small ones with it.
func (w *writer) serve(waiting []*request) {
	err := w.commit(waiting)
	if err == nil {
		return
	}
	for _, r := range waiting {
		alone := err
		if len(waiting) > 1 {
			alone = w.commit([]*request{r})
		}
		if alone != nil {
			r.err = w.fail(alone)
		}
	}
}

// commit runs requests in one transaction and sets their own errors. An error
// of its own means that nothing of it happened.
func (w *writer) commit(waiting []*request) error {
	if err := w.begin(); err != nil {
		return err
	}
	for _, r := range waiting {
		var broken error
		if r.err, broken = w.one(r, len(waiting) > 1); broken != nil {
			w.exec("rollback")
			return broken
		}
	}
	if len(waiting) == 1 && waiting[0].err != nil {
		return w.exec("rollback")
	}
	if err := w.exec("commit"); err != nil {
		w.exec("rollback")
		return err
	}
	return nil
}

// one runs a request; broken is an error of the engine, after which the whole
// transaction cannot be trusted.
func (w *writer) one(r *request, shared bool) (own, broken error) {
	if err := r.ctx.Err(); err != nil {
		return err, nil
	}
	if shared {
		if err := w.exec("savepoint request"); err != nil {
			return nil, err
		}
	}
	own = r.run(r.ctx, prepared{w})
	if engine(own) {
		return nil, own
	}
	own = w.fail(own)
	if !shared {
		return own, nil
	}
	if own != nil {
		if err := w.exec("rollback to request"); err != nil {
			return nil, err
		}
	}
	return own, w.exec("release request")
}

// alone runs a request outside a transaction.
func (w *writer) alone(r *request) error {
	if err := w.connect(); err != nil {
		return err
	}
	return r.run(r.ctx, prepared{w})
}

// begin starts a transaction, on a new connection if the old one is of no use
// any more.
func (w *writer) begin() error {
	if w.conn != nil {
		if err := w.exec("begin immediate"); err == nil || busy(err) {
			return err
		}
		w.drop()
	}
	if err := w.connect(); err != nil {
		return err
	}
	if err := w.exec("begin immediate"); err != nil {
		w.drop()
		return err
	}
	return nil
}

func (w *writer) connect() error {
	if w.conn != nil {
		return nil
	}
	c, err := w.pool.Conn(context.Background())
	if err == nil {
		w.conn, w.stmts = c, map[string]*sql.Stmt{}
	}
	return err
}

// drop closes the connection for good.
func (w *writer) drop() {
	if w.conn == nil {
		return
	}
	for _, s := range w.stmts {
		s.Close()
	}
	w.conn.Raw(func(any) error { return driver.ErrBadConn })
	w.conn.Close()
	w.conn = nil
}

func (w *writer) exec(query string) error {
	_, err := prepared{w}.ExecContext(context.Background(), query)
	return err
}

// prepared is the writer's connection; every statement is prepared once. The
// context is not handed on: a transaction that others share is not to be
// broken off in the middle.
type prepared struct{ w *writer }

func (p prepared) stmt(query string) (*sql.Stmt, error) {
	if s := p.w.stmts[query]; s != nil {
		return s, nil
	}
	s, err := p.w.conn.PrepareContext(context.Background(), query)
	if err == nil {
		p.w.stmts[query] = s
	}
	return s, err
}

func (p prepared) ExecContext(_ context.Context, query string, args ...any) (sql.Result, error) {
	s, err := p.stmt(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(context.Background(), args...)
}

func (p prepared) QueryContext(_ context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.stmt(query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(context.Background(), args...)
}

func (p prepared) QueryRowContext(_ context.Context, query string, args ...any) *sql.Row {
	s, err := p.stmt(query)
	if err != nil { // the row carries the same error
		return p.w.conn.QueryRowContext(context.Background(), query, args...)
	}
	return s.QueryRowContext(context.Background(), args...)
}
