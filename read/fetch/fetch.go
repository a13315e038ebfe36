// Package fetch gets pages, feeds and archives over HTTP, politely and with
// bounds: it obeys robots.txt, asks a host for one thing at a time and not too
// often, says who asks, waits as servers tell it to, and gives up on those that
// stall or lead in circles. It asks for what it was told to, for the robots.txt of
// those hosts, and for where they redirect it; for nothing else.
package fetch

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Limits on one request. A body may be of any length, as long as it comes; the
// readers behind bound what they hold of it.
const (
	dialTime  = 10 * time.Second // to connect; for the handshake of TLS the same again
	headTime  = 30 * time.Second // until an answer begins
	stallTime = 30 * time.Second // between two pieces of a body
	graceTime = time.Minute      // that any body may take, however short
	slowest   = 1 << 10          // bytes a second that a body must bring after that

	maxHead     = 256 << 10 // bytes of the header of an answer
	maxHops     = 10        // redirects
	maxTries    = 3
	maxWait     = time.Minute // that a server may ask for within one call
	retryable   = 1 << 20     // bytes of a body that are waited for, and asked for again where they do not come
	politeness  = time.Second // between two requests to one host
	maxDelay    = 10 * time.Minute
	unconfirmed = "no contact given"
)

// Options say how to fetch.
type Options struct {
	Contact      string        // address or e-mail of who runs it, for the owners of servers
	AllowPrivate bool          // fetch from private networks and this machine too, and through a proxy
	Interval     time.Duration // least time between two requests to one host; 1 s where 0
	Resolver     *net.Resolver // net.DefaultResolver where nil
}

// Client fetches. It is safe for concurrent use, and knows the hosts that it has
// asked as long as it lives.
type Client struct {
	http     *http.Client
	agent    string
	interval time.Duration
	mutex    sync.Mutex
	hosts    map[string]*host // by scheme, name and port
}

// New prepares a client. Nothing is asked before [Client.Get].
func New(o Options) *Client {
	transport := &http.Transport{
		DialContext:            dialer(o.AllowPrivate, o.Resolver).DialContext,
		TLSHandshakeTimeout:    dialTime,
		ResponseHeaderTimeout:  headTime,
		MaxResponseHeaderBytes: maxHead,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        time.Minute,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // what is compressed is unpacked, with bounds, by the readers behind
	}
	if o.AllowPrivate { // behind a proxy nobody can tell which address is reached
		transport.Proxy = http.ProxyFromEnvironment
	}
	if o.Interval == 0 {
		o.Interval = politeness
	}
	return &Client{
		http:     &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
		agent:    agent(o.Contact),
		interval: o.Interval,
		hosts:    map[string]*host{},
	}
}

// product is what robots.txt files call recount.
const product = "recount"

// agent says who asks, on one line.
func agent(contact string) string {
	contact = strings.Join(strings.FieldsFunc(contact, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("()\\", r) }), " ")
	if contact == "" {
		contact = unconfirmed
	}
	return product + " (reads news reports for its user; +" + contact + ")"
}

// IsAddress tells an address of the web from the name of a file.
func IsAddress(path string) bool {
	scheme, _, ok := strings.Cut(path, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Request is what to ask for. ETag and Modified are those of the last answer,
// where only what has changed since is wanted.
type Request struct {
	URL            string
	ETag, Modified string
}

// Answer is what came. Body must be closed. Its errors are a [*Fault], or that
// of the context.
type Answer struct {
	URL            string        // where it was found in the end
	Unchanged      bool          // since the answer that the request tells of: there is no body
	Media, Charset string        // as the server tells them, in lower case; often wrong
	ETag, Modified string        // to be sent with the next request
	At             time.Time     // when it came, in UTC, whole seconds
	Body           io.ReadCloser // perhaps compressed with gzip or Zstandard, whatever the server says
}

// Get asks for an address, and again, with growing pauses, where that fails in a
// way that may pass. Its errors are a [*Fault], or that of the context.
func (c *Client) Get(ctx context.Context, request Request) (answer *Answer, err error) {
	err = persist(ctx, func(last bool) (fault *Fault) {
		answer, fault = c.ask(ctx, request, last)
		return fault
	})
	return answer, err
}

// persist tries, and again, with growing pauses, where that fails in a way that
// may pass.
func persist(ctx context.Context, do func(last bool) *Fault) error {
	for try := 1; ; try++ {
		fault := do(try == maxTries)
		if fault == nil {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		wait := max(fault.After, backoff(try))
		if !fault.Passing || try == maxTries || wait > maxWait {
			return fault
		}
		if err := sleep(ctx, wait); err != nil {
			return err
		}
	}
}

// backoff is the pause after a try: 1 s, 4 s.
func backoff(try int) time.Duration { return time.Second << (2 * (try - 1)) }

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
