package fetch

import (
	"errors"
	"io"
	"net/url"
	"time"
)

// body is the body of an answer. It gives up on servers that stall, or send so
// slowly that they would never be done; only the time spent waiting for them
// counts.
type body struct {
	in    *received
	at    *url.URL
	ended bool // its content shows its own end

	head  []byte // what was waited for at first
	stop  error  // what ended that too early
	spent time.Duration
	size  int64
}

// begin waits for the first piece, which is mostly all. What ended it too early
// is also what reading the body ends with.
func (b *body) begin() *Fault {
	head := make([]byte, 0, 64<<10)
	for len(head) < retryable && b.stop == nil {
		if len(head) == cap(head) {
			head = append(head, 0)[:len(head)]
		}
		n, err := b.receive(head[len(head):cap(head)])
		head, b.stop = head[:len(head)+n], err
	}
	b.head = head
	var fault *Fault
	if errors.As(b.stop, &fault) {
		return fault
	}
	return nil
}

func (b *body) Read(p []byte) (int, error) {
	switch {
	case len(b.head) > 0:
		n := copy(p, b.head)
		b.head = b.head[n:]
		return n, nil
	case b.stop == nil:
		var n int
		n, b.stop = b.receive(p)
		if n > 0 || b.stop == nil {
			return n, nil
		}
	}
	var fault *Fault
	if b.ended && errors.As(b.stop, &fault) && fault.short {
		return 0, io.EOF // its length was a lie, or its reader will see that it is cut off
	}
	return 0, b.stop
}

// receive reads from the connection, for as long as that may take.
func (b *body) receive(p []byte) (int, error) {
	left := graceTime + time.Duration(b.size/slowest)*time.Second - b.spent
	began := time.Now()
	patience := time.AfterFunc(min(stallTime, left), b.in.cancel)
	n, err := b.in.Body.Read(p)
	inTime := patience.Stop()
	b.spent += time.Since(began)
	b.size += int64(n)
	switch {
	case err == nil || err == io.EOF:
		return n, err
	case !inTime:
		return n, passing(b.at, "it stalls, or comes too slowly ever to be done", "try again later")
	case errors.Is(err, io.ErrUnexpectedEOF):
		fault := passing(b.at, "the connection ended before the content did", "try again later")
		fault.short = true
		return n, fault
	}
	return n, unreached(b.at, err)
}

// Close ends the connection.
func (b *body) Close() error {
	b.in.close()
	return nil
}
