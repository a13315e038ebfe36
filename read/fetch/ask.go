package fetch

import (
	"bufio"
	"context"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"recount/read/pack"
)

// accept names what can be read, articles and feeds first.
const accept = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"

// ask asks once, and follows where it is led.
func (c *Client) ask(ctx context.Context, request Request, last bool) (*Answer, *Fault) {
	at, err := url.Parse(request.URL)
	if err != nil || at.Host == "" {
		return nil, refusal(request.URL, "it is no address that can be asked for", "give it whole: https://site.example/page")
	}
	been := map[string]bool{}
	for hop := 0; ; hop++ {
		at.Fragment = ""
		switch {
		case at.Scheme != "http" && at.Scheme != "https":
			return nil, refusal(request.URL, "it leads to an address of another kind ("+at.Scheme+")", "give the address of the page itself")
		case been[at.String()]:
			return nil, refusal(request.URL, "it leads in a circle", "the site may want cookies: save the page in a browser and name the file")
		case hop > maxHops:
			return nil, refusal(request.URL, "it leads on more than ten times", "give the address where a browser arrives")
		}
		been[at.String()] = true
		if fault := c.admit(ctx, at); fault != nil {
			return nil, fault
		}
		r, fault := c.send(ctx, at, request)
		if fault != nil {
			return nil, fault
		}
		next, moved := target(r.Response, at)
		if !moved {
			return c.answer(r, at, request, last)
		}
		r.close()
		at = next
	}
}

// target is where an answer leads.
func target(r *http.Response, at *url.URL) (*url.URL, bool) {
	switch r.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		to, err := at.Parse(strings.TrimSpace(r.Header.Get("Location")))
		if err != nil || r.Header.Get("Location") == "" {
			return nil, false
		}
		return to, true
	}
	return nil, false
}

// received is the beginning of an answer.
type received struct {
	*http.Response
	cancel context.CancelFunc
}

func (r *received) close() {
	r.cancel() // first: what is left of the body is not waited for
	_ = r.Body.Close()
}

// send asks for one address and waits for the answer to begin.
func (c *Client) send(ctx context.Context, at *url.URL, conditions Request) (*received, *Fault) {
	ctx, cancel := context.WithCancel(ctx)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), http.NoBody)
	if err != nil {
		cancel()
		return nil, refusal(at.String(), "it is no address that can be asked for", "check it")
	}
	r.Header.Set("User-Agent", c.agent)
	r.Header.Set("Accept", accept)
	r.Header.Set("Accept-Encoding", "gzip, zstd, br")
	r.Header.Set("Accept-Language", "en, *;q=0.5")
	setWhereTold(r.Header, "If-None-Match", conditions.ETag)
	setWhereTold(r.Header, "If-Modified-Since", conditions.Modified)
	patience := time.AfterFunc(dialTime+dialTime+headTime, cancel) // a server may send "wait" for ever
	defer patience.Stop()
	response, err := c.http.Do(r) //nolint:bodyclose // received.close does
	if err != nil {
		cancel()
		return nil, unreached(at, err)
	}
	return &received{response, cancel}, nil
}

func setWhereTold(h http.Header, name, value string) {
	if value != "" {
		h.Set(name, value)
	}
}

// answer makes an answer of the last response, or says why it is none.
func (c *Client) answer(r *received, at *url.URL, request Request, last bool) (*Answer, *Fault) {
	answer := &Answer{
		URL: at.String(), ETag: r.Header.Get("ETag"), Modified: r.Header.Get("Last-Modified"), At: time.Now().UTC().Truncate(time.Second),
	}
	conditional := request.ETag != "" || request.Modified != ""
	switch {
	case r.StatusCode == http.StatusNotModified && conditional:
		r.close()
		answer.Unchanged, answer.Body = true, http.NoBody
		return answer, nil
	case r.StatusCode != http.StatusOK && r.StatusCode != http.StatusNonAuthoritativeInfo:
		r.close()
		return nil, refused(at, r.Response)
	}
	answer.Media, answer.Charset = mediaOf(r.Header.Get("Content-Type"))
	encodings, fault := encodingsOf(r, at)
	if fault != nil {
		r.close()
		return nil, fault
	}
	body := &body{in: r, at: at, ended: hasOwnEnd(answer.Media)}
	fault = body.begin()
	if fault != nil && (!fault.Passing || !last || len(body.head) == 0) {
		_ = body.Close()
		return nil, fault
	}
	answer.Body = body
	if len(encodings) > 0 {
		answer.Body = &plain{body, bufio.NewReaderSize(body, 64<<10), encodings, pack.NewGuard(func() int64 { return body.size })}
	}
	return answer, nil
}

func mediaOf(header string) (media, charset string) {
	kind, parameters, err := mime.ParseMediaType(header)
	if err != nil {
		kind, _, _ = strings.Cut(header, ";")
	}
	return strings.ToLower(strings.TrimSpace(kind)), strings.ToLower(parameters["charset"])
}

// hasOwnEnd tells media whose readers see for themselves where the content
// ends, or that it is cut off.
func hasOwnEnd(media string) bool {
	return media == "text/html" || strings.HasSuffix(media, "xml") || strings.HasSuffix(media, "json")
}
