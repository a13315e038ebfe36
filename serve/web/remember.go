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
	"maps"
	"net/http"
	"net/url"
	"runtime"
	"strconv"
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

// memory keeps pages as they were written. A page of the ledger as it was is
// still shown for a little while, where another program changes the ledger, who
// may do so many times a second, and made anew behind; what the desk itself
// changes shows at once. A page that several ask for at once is made once. In the
// place of what is the reader's own, the token of forms and the name to sign
// with, stand words that no report can know.
type memory struct {
	token, by string
	most      int // bytes
	stale     time.Duration
	making    singleflight.Group
	makers    chan struct{}  // one for each page that is being made
	behind    sync.WaitGroup // pages that are made behind

	mu    sync.Mutex
	at    map[string]*list.Element
	used  *list.List // the last used first
	bytes int
	own   int                  // how often the desk itself has changed the ledger
	stood map[string]time.Time // when the ledger was last seen to be in a state
}

// written is a page as it is kept.
type written struct {
	key    string
	state  string // of the ledger that it was read of
	own    int    // changes of the desk by then
	status int
	header http.Header
	pieces []string // of the body: what is the reader's own stands apart
	bytes  int      // of the body
}

func newMemory(stale time.Duration) *memory {
	return &memory{
		token: rand.Text(), by: rand.Text(), most: rememberedBytes, stale: stale, makers: make(chan struct{}, 2*runtime.GOMAXPROCS(0)),
		at: map[string]*list.Element{}, used: list.New(), stood: map[string]time.Time{},
	}
}

// forget has all pages made anew: this desk changes the ledger.
func (m *memory) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.own, m.bytes, m.at = m.own+1, 0, map[string]*list.Element{}
	m.used.Init()
}

// find returns a page, nil where there is none that may be shown; it is fresh
// where the ledger has not changed since.
func (m *memory) find(state, key string, now time.Time) (page *written, fresh bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.see(state, now)
	element := m.at[key]
	if element == nil {
		return nil, false
	}
	page, _ = element.Value.(*written)
	if page.state != state && now.Sub(m.stood[page.state]) >= m.stale {
		return nil, false
	}
	m.used.MoveToFront(element)
	return page, page.state == state
}

// see notes the state of the ledger. It is called with the lock held.
func (m *memory) see(state string, now time.Time) {
	m.stood[state] = now
	if len(m.stood) > 1000 {
		maps.DeleteFunc(m.stood, func(_ string, last time.Time) bool { return now.Sub(last) >= m.stale })
	}
}

// begin notes of which state a page is to be made.
func (m *memory) begin(state, key string) *written {
	m.mu.Lock()
	defer m.mu.Unlock()
	return &written{key: key, state: state, own: m.own}
}

// keep remembers a page, and forgets those that were used least lately where
// there is no room.
func (m *memory) keep(page *written) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if page.status != http.StatusOK || page.bytes > largestPage || page.own != m.own {
		return
	}
	if before := m.at[page.key]; before != nil {
		m.drop(before)
	}
	m.at[page.key] = m.used.PushFront(page)
	for m.bytes += page.size(); m.bytes > m.most; {
		m.drop(m.used.Back())
	}
}

// drop forgets a page. It is called with the lock held.
func (m *memory) drop(element *list.Element) {
	page, _ := m.used.Remove(element).(*written)
	delete(m.at, page.key)
	m.bytes -= page.size()
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
		key := a.base.Path + "?" + a.query.Encode()
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
	next := *a
	next.ctx = context.WithoutCancel(a.ctx)
	d.pages.behind.Go(func() {
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
