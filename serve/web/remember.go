package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// remembered answers from memory what has been asked before of the ledger as it
// stands.
func (d *Desk) remembered(how func(*ask) error) func(*ask) error {
	return func(a *ask) error {
		if a.query.Has("kept") { // tells what this reader just did
			return how(a)
		}
		state, err := d.Ledger.State(a.ctx)
		if err != nil {
			return err
		}
		key := a.base.Path + "?" + a.query.Encode() + "#" + a.base.NotTaken() // which the page tells
		page, fresh := d.pages.find(state, key, d.Now())
		switch {
		case page == nil:
			if page, err = d.made(a, state, key, how); err != nil {
				return err
			}
		case !fresh:
			d.makeBehind(a, state, key, how)
		}
		return d.pages.send(a, page)
	}
}

// makeBehind makes a page for those who ask for it next.
func (d *Desk) makeBehind(a *ask, state, key string, how func(*ask) error) {
	if !d.pages.beginAnew(key) {
		return
	}
	next := *a
	next.ctx = context.WithoutCancel(a.ctx)
	d.pages.behind.Go(func() {
		defer d.pages.endAnew(key)
		if _, err := d.made(&next, state, key, how); err != nil {
			d.Log.Warn("a page could not be made anew", "path", key, "err", err)
		}
	})
}

// made makes a page, once for all who ask for it at that time. It is made to its
// end though the first of them may go.
func (d *Desk) made(a *ask, state, key string, how func(*ask) error) (*written, error) {
	page := d.pages.begin(state, key)
	made, err, _ := d.pages.making.Do(strconv.Itoa(page.own)+" "+state+"\n"+key, func() (any, error) {
		ctx, stop := context.WithTimeout(context.WithoutCancel(a.ctx), makingTakes)
		defer stop()
		select {
		case d.pages.makers <- struct{}{}:
			defer func() { <-d.pages.makers }()
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		held := &holding{header: http.Header{}, status: http.StatusOK}
		asked := *a
		asked.w, asked.ctx = held, ctx
		asked.base.Token, asked.base.By = d.pages.token, d.pages.by
		if err := how(&asked); err != nil {
			return nil, err
		}
		page.status, page.header, page.bytes, page.pieces = held.status, held.header, held.body.Len(), d.pages.cut(held.body.String())
		d.pages.keep(page)
		return page, nil
	})
	page, _ = made.(*written)
	return page, err
}

// tag names a page as one reader gets it (ETag).
func (m *memory) tag(page *written, b *base) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{m.token, stamp(), strconv.Itoa(page.own), page.state, page.key, b.Token, url.QueryEscape(b.By)}, "\n")))
	return `"` + hex.EncodeToString(sum[:12]) + `"`
}

// send writes a page with what is the reader's own.
func (m *memory) send(a *ask, page *written) error {
	tag := m.tag(page, &a.base)
	if page.status == http.StatusOK && strings.Contains(a.r.Header.Get("If-None-Match"), tag) {
		a.w.Header().Set("ETag", tag)
		a.w.WriteHeader(http.StatusNotModified)
		return nil
	}
	for name, values := range page.header {
		a.w.Header()[name] = values
	}
	if page.status == http.StatusOK {
		a.w.Header().Set("ETag", tag)
	}
	a.w.WriteHeader(page.status)
	own := map[string]string{m.token: html.EscapeString(a.base.Token), m.by: html.EscapeString(a.base.By)}
	for _, piece := range page.pieces {
		if mine, is := own[piece]; is {
			piece = mine
		}
		if _, err := io.WriteString(a.w, piece); err != nil {
			return gone(err)
		}
	}
	return nil
}

// cut cuts a page about what is the reader's own.
func (m *memory) cut(body string) (pieces []string) {
	for {
		at, what := len(body), ""
		for _, own := range []string{m.token, m.by} {
			if found := strings.Index(body[:at], own); found >= 0 {
				at, what = found, own
			}
		}
		pieces = append(pieces, body[:at])
		if what == "" {
			return pieces
		}
		pieces, body = append(pieces, what), body[at+len(what):]
	}
}

// holding is an answer in the making.
type holding struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header returns the headers of the answer.
func (h *holding) Header() http.Header { return h.header }

// WriteHeader sets the status.
func (h *holding) WriteHeader(status int) { h.status = status }

// Write adds to the body.
func (h *holding) Write(b []byte) (int, error) { return h.body.Write(b) }
