package web

import (
	"container/list"
	"crypto/rand"
	"maps"
	"net/http"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// Bounds of what is remembered.
const (
	rememberedBytes = 64 << 20
	largestPage     = 8 << 20
	makingTakes     = 30 * time.Second // at most: as long as a reader may wait
	madeBehind      = 8                // pages a processor, of those made or waiting; the rest are made when they are asked for again
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
	anew  map[string]bool      // pages that are made behind, by key
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
		at: map[string]*list.Element{}, used: list.New(), stood: map[string]time.Time{}, anew: map[string]bool{},
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

// beginAnew notes that a page is to be made behind; ok is false where that is
// going on, or many are: a ledger may change faster than its pages can be made.
func (m *memory) beginAnew(key string) (ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.anew[key] || len(m.anew) >= madeBehind*runtime.GOMAXPROCS(0) {
		return false
	}
	m.anew[key] = true
	return true
}

func (m *memory) endAnew(key string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.anew, key)
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
