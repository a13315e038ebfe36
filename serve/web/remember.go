package web

import (
	"bytes"
	"container/list"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"io"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// Bounds of what is remembered.
const (
	rememberedBytes = 64 << 20
	largestPage     = 8 << 20
	makingTakes     = 30 * time.Second // at most: as long as a reader may wait
)

// memory keeps pages as they were written, while the ledger stays as it is; a
// little longer where another program changes it, who may do so many times a
// second. A page that several ask for at once is made once. In the place of what is the
// reader's own, the token of forms and the name to sign with, stand words that
// no report can know.
type memory struct {
	token, by string
	most      int // bytes
	stale     time.Duration
	making    singleflight.Group
	makers    chan struct{} // one for each page that is being made

	mu    sync.Mutex
	state string // of the ledger, which all that is kept was read of
	since time.Time
	forgo bool // the desk itself has changed the ledger
	at    map[string]*list.Element
	used  *list.List // the last used first
	bytes int
}

// written is a page as it is kept.
type written struct {
	key    string
	status int
	header http.Header
	pieces []string // of the body: what is the reader's own stands apart
	bytes  int      // of the body
}

func newMemory(stale time.Duration) *memory {
	return &memory{
		token: rand.Text(), by: rand.Text(), most: rememberedBytes, stale: stale, makers: make(chan struct{}, 2*runtime.GOMAXPROCS(0)),
		at: map[string]*list.Element{}, used: list.New(),
	}
}

// forget has all pages made anew: this desk changes the ledger.
func (m *memory) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.forgo = true
}

// standing returns the state of which pages are shown: that of the ledger, or
// the one before while that is fresh enough.
func (m *memory) standing(state string, now time.Time) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.forgo || m.state != state && (m.state == "" || now.Sub(m.since) >= m.stale) {
		m.state, m.since, m.forgo, m.bytes, m.at = state, now, false, 0, map[string]*list.Element{}
		m.used.Init()
	}
	return m.state
}

// find returns a page of a state of the ledger, nil where there is none.
func (m *memory) find(state, key string) *written {
	m.mu.Lock()
	defer m.mu.Unlock()
	element := m.at[key]
	if element == nil || m.state != state {
		return nil
	}
	m.used.MoveToFront(element)
	page, _ := element.Value.(*written)
	return page
}

// keep remembers a page, and forgets those that were used least lately where
// there is no room.
func (m *memory) keep(state string, page *written) {
	if page.status != http.StatusOK || page.bytes > largestPage {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.state != state || m.at[page.key] != nil {
		return
	}
	m.at[page.key] = m.used.PushFront(page)
	for m.bytes += page.size(); m.bytes > m.most; {
		oldest, _ := m.used.Remove(m.used.Back()).(*written)
		delete(m.at, oldest.key)
		m.bytes -= oldest.size()
	}
}

// size is about what a page takes.
func (p *written) size() int { return p.bytes + 20*len(p.pieces) + 2*len(p.key) + 1000 }

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
		state = d.pages.standing(state, d.Now())
		key := a.base.Path + "?" + a.query.Encode()
		tag := d.pages.tag(state, key, &a.base)
		if strings.Contains(a.r.Header.Get("If-None-Match"), tag) {
			a.w.Header().Set("ETag", tag)
			a.w.WriteHeader(http.StatusNotModified)
			return nil
		}
		page := d.pages.find(state, key)
		if page == nil {
			if page, err = d.made(a, state, key, how); err != nil {
				return err
			}
		}
		return d.pages.send(a, page, tag)
	}
}

// made makes a page, once for all who ask for it at that time. It is made to its
// end though the first of them may go.
func (d *Desk) made(a *ask, state, key string, how func(*ask) error) (*written, error) {
	made, err, _ := d.pages.making.Do(state+"\n"+key, func() (any, error) {
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
		page := &written{key: key, status: held.status, header: held.header, bytes: held.body.Len(), pieces: d.pages.cut(held.body.String())}
		d.pages.keep(state, page)
		return page, nil
	})
	page, _ := made.(*written)
	return page, err
}

// tag names a page as one reader gets it (ETag).
func (m *memory) tag(state, key string, b *base) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{m.token, stamp(), state, key, b.Token, url.QueryEscape(b.By)}, "\n")))
	return `"` + hex.EncodeToString(sum[:12]) + `"`
}

// send writes a page with what is the reader's own.
func (m *memory) send(a *ask, page *written, tag string) error {
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
