package fetch

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
)

// Post sends content to an address, and again, with growing pauses, where that
// fails in a way that may pass. It follows no redirect. Its errors are a
// [*Fault], or that of the context.
func (c *Client) Post(ctx context.Context, address, media string, content []byte) error {
	at, err := url.Parse(address)
	if err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" {
		return refusal(address, "nothing can be sent to it", "give a whole address: https://desk.example/changes")
	}
	return persist(ctx, func(bool) *Fault { return c.post(ctx, at, media, content) })
}

func (c *Client) post(ctx context.Context, at *url.URL, media string, content []byte) *Fault {
	ctx, cancel := context.WithTimeout(ctx, dialTime+headTime+stallTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, at.String(), bytes.NewReader(content))
	if err != nil {
		return refusal(at.String(), "nothing can be sent to it: "+err.Error(), "check the address")
	}
	r.Header.Set("Content-Type", media)
	r.Header.Set("User-Agent", c.agent)
	response, err := c.http.Do(r)
	if err != nil {
		return unreached(at, err)
	}
	defer response.Body.Close()
	_, _ = io.CopyN(io.Discard, response.Body, maxHead) // so that the connection serves again
	if response.StatusCode < http.StatusOK || response.StatusCode >= http.StatusMultipleChoices {
		fault := refused(at, response)
		if !fault.Passing {
			fault.Reason, fault.Hint = "it does not take what is sent ("+response.Status+")", "check the address"
		}
		return fault
	}
	return nil
}
