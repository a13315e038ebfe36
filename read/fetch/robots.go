package fetch

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"

	"recount/read/pack"
)

const (
	maxRobots   = 500 << 10      // bytes; RFC 9309 asks for as many at least
	robotsHops  = 5              // redirects, as RFC 9309 asks for at least
	robotsValid = 24 * time.Hour // at most, by RFC 9309
)

// host is what is known of one scheme, name and port.
type host struct {
	pace  *rate.Limiter
	mutex sync.Mutex // held while robots.txt is fetched
	rules *robotstxt.Group
	read  time.Time // when the rules were fetched
}

func (c *Client) host(at *url.URL) *host {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	name := at.Scheme + "://" + at.Host
	h := c.hosts[name]
	if h == nil {
		h = &host{pace: rate.NewLimiter(rate.Every(c.interval), 1)}
		c.hosts[name] = h
	}
	return h
}

// admit waits until an address may be asked for, or says why it may not.
func (c *Client) admit(ctx context.Context, at *url.URL) *Fault {
	h := c.host(at)
	rules, fault := c.rules(ctx, h, at)
	if fault != nil {
		return fault
	}
	if !rules.Test(at.RequestURI()) {
		return refusal(at.String(), "its site asks programs not to fetch it (robots.txt)", "save the page in a browser and name the file")
	}
	if err := h.pace.Wait(ctx); err != nil {
		return passing(at, "its turn did not come in time", "try again")
	}
	return nil
}

// rules returns what a host's robots.txt asks of recount. Where there is none,
// all is allowed; where the host cannot tell, nothing is.
func (c *Client) rules(ctx context.Context, h *host, at *url.URL) (*robotstxt.Group, *Fault) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.rules != nil && time.Since(h.read) < robotsValid {
		return h.rules, nil
	}
	status, text, fault := c.robots(ctx, at)
	if fault != nil {
		fault.Place = Visible(at.String())
		return nil, fault
	}
	if status < http.StatusOK || status >= http.StatusMultipleChoices {
		text = nil // there is none
	}
	parsed, err := robotstxt.FromBytes(text)
	if err != nil { // lines that cannot be read ask for nothing
		parsed, _ = robotstxt.FromBytes(nil)
	}
	h.rules, h.read = parsed.FindGroup(product), time.Now()
	h.pace.SetLimit(rate.Every(max(c.interval, min(maxDelay, h.rules.CrawlDelay))))
	return h.rules, nil
}

// robots fetches the robots.txt of a host.
func (c *Client) robots(ctx context.Context, at *url.URL) (status int, text []byte, fault *Fault) {
	at = &url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}
	for range robotsHops + 1 {
		r, fault := c.send(ctx, at, Request{})
		if fault != nil {
			return 0, nil, fault
		}
		next, moved := target(r.Response, at)
		if moved && (next.Scheme == "http" || next.Scheme == "https") {
			r.close()
			at = next
			continue
		}
		defer r.close()
		if r.StatusCode >= http.StatusInternalServerError || r.StatusCode == http.StatusTooManyRequests {
			fault = refused(at, r.Response)
			fault.Reason = "its site cannot tell now whether it may be fetched (robots.txt): " + fault.Reason
			return 0, nil, fault
		}
		text, fault = readRobots(r, at)
		return r.StatusCode, text, fault
	}
	return http.StatusNotFound, nil, nil // RFC 9309: led on too often, it counts as not there
}

// readRobots reads a robots.txt, and no more of it than any should have.
func readRobots(r *received, at *url.URL) ([]byte, *Fault) {
	encodings, fault := encodingsOf(r, at)
	if fault != nil {
		return nil, fault
	}
	from := &body{in: r, at: at, ended: true}
	in := bufio.NewReader(&plain{from, bufio.NewReader(from), encodings, nil})
	head, err := in.Peek(4)
	if err == nil {
		var unpacked *pack.Reader
		if unpacked, err = pack.NewReader(in, pack.Of(head), nil); err == nil {
			defer unpacked.Close()
			head, err = io.ReadAll(io.LimitReader(unpacked, maxRobots))
		}
	}
	if errors.As(err, &fault) {
		return nil, fault
	}
	return head, nil // where its compression is damaged, what came of it
}
