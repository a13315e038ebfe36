package fetch

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// web is a network of pipes, so that its time is that of the test: every host
// is the one handler.
type web struct {
	conns chan net.Conn
	done  chan struct{}
}

func (w *web) Accept() (net.Conn, error) {
	select {
	case c := <-w.conns:
		return c, nil
	case <-w.done:
		return nil, net.ErrClosed
	}
}

func (w *web) Close() error   { return nil }
func (w *web) Addr() net.Addr { return &net.TCPAddr{} }

// onWeb runs a test in a bubble, with a client that reaches a handler alone.
func onWeb(t *testing.T, h http.HandlerFunc, o Options, test func(*testing.T, *Client)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &web{make(chan net.Conn), make(chan struct{})}
		server := &http.Server{Handler: h}
		go func() { _ = server.Serve(w) }()
		c := New(o)
		transport := c.http.Transport.(*http.Transport)
		transport.DialContext = func(ctx context.Context, _, address string) (net.Conn, error) {
			if strings.HasPrefix(address, "gone.example:") {
				return nil, &net.DNSError{Err: "no such host", Name: "gone.example", IsNotFound: true}
			}
			here, there := net.Pipe()
			select {
			case w.conns <- there:
				return here, nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
		test(t, c)
		transport.CloseIdleConnections()
		close(w.done)
		_ = server.Close()
		time.Sleep(time.Minute) // handlers see that they are no longer heard
	})
}

// noRobots answers for robots.txt that there is none.
func noRobots(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}
}

// fetched is what comes of an address, on one line.
func fetched(ctx context.Context, c *Client, request Request) string {
	answer, err := c.Get(ctx, request)
	if err != nil {
		return err.Error()
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return fmt.Sprintf("%s | %v", text, err)
	}
	if answer.Unchanged {
		return "unchanged"
	}
	return fmt.Sprintf("%s: %s", answer.URL, text)
}
