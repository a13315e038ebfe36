package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"recount"
)

// Fault is why an address could not be fetched.
type Fault struct {
	recount.Problem
	Passing bool          // it may be otherwise later
	After   time.Duration // how long the server asks to wait; 0 where it does not tell
	Unasked bool          // no server was asked: the address is not allowed
	short   bool          // less came than the server had told
}

func refusal(address, reason, hint string) *Fault {
	return &Fault{Problem: recount.Problem{Place: Visible(address), Reason: reason, Hint: hint}}
}

func passing(at *url.URL, reason, hint string) *Fault {
	f := refusal(at.String(), reason, hint)
	f.Passing = true
	return f
}

// Visible writes an address without its password.
func Visible(address string) string {
	if at, err := url.Parse(address); err == nil {
		return at.Redacted()
	}
	return strconv.QuoteToGraphic(address)
}

// unreached says why no answer came.
func unreached(at *url.URL, err error) *Fault {
	var private *privateError
	var name *net.DNSError
	var trust *tls.CertificateVerificationError
	var timeout net.Error
	switch {
	case errors.As(err, &private):
		f := refusal(at.String(), private.Error()+", and is not fetched from", "--allow-private allows it, where you trust the address")
		f.Unasked = true
		return f
	case errors.As(err, &name) && name.IsNotFound:
		return refusal(at.String(), "there is no host of the name "+strconv.Quote(at.Hostname()), "check the address, and that this machine is on the net")
	case errors.As(err, &trust):
		return refusal(at.String(), "the site cannot prove that it is "+at.Hostname()+": "+trust.Err.Error(), "look at it in a browser, and save the page from there")
	case errors.Is(err, context.Canceled), errors.As(err, &timeout) && timeout.Timeout():
		return passing(at, "no answer came in time", "try again later")
	}
	return passing(at, "it cannot be reached: "+bare(err), "check the address, and that this machine is on the net")
}

// bare takes off an error what its place tells already.
func bare(err error) string {
	var outer *url.Error
	if errors.As(err, &outer) {
		err = outer.Err
	}
	return strings.TrimPrefix(err.Error(), "net/http: ")
}

// refused says what an answer without a page means.
func refused(at *url.URL, r *http.Response) *Fault {
	told := fmt.Sprintf(" (HTTP status %d)", r.StatusCode)
	switch code := r.StatusCode; {
	case code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusForbidden:
		return refusal(at.String(), "the site does not let recount read it"+told, "save the page in a browser and name the file")
	case code == http.StatusNotFound, code == http.StatusGone:
		return refusal(at.String(), "it is not there"+told, "check the address")
	case code == http.StatusTooManyRequests, code >= http.StatusInternalServerError:
		f := passing(at, "the site does not answer requests now"+told, "try again later")
		f.After = retryAfter(r.Header.Get("Retry-After"), time.Now())
		return f
	}
	return refusal(at.String(), "the answer holds no content"+told, "look at the address in a browser")
}

// retryAfter reads how long a server asks to wait: seconds, or a time.
func retryAfter(header string, now time.Time) time.Duration {
	const longest = 24 * time.Hour
	if seconds, err := strconv.Atoi(strings.TrimSpace(header)); err == nil {
		return min(longest, time.Duration(max(0, min(seconds, int(longest.Seconds()))))*time.Second)
	}
	at, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	return min(longest, max(0, at.Sub(now)))
}
