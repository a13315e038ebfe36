package web

import (
	"crypto/rand"
	"maps"
	"net/http"
	"runtime"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
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
	pages *simplelru.LRU[string, *written]
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
	m := &memory{
		token: rand.Text(), by: rand.Text(), most: rememberedBytes, stale: stale, makers: make(chan struct{}, 2*runtime.GOMAXPROCS(0)),
		stood: map[string]time.Time{}, anew: map[string]bool{},
	}
	// It fails for sizes below 1 only; what is kept is bounded by bytes.
	m.pages, _ = simplelru.NewLRU(rememberedBytes/besides, func(_ string, page *written) { m.bytes -= page.size() })
	return m
}

// forget has all pages made anew: this desk changes the ledger.
func (m *memory) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.own++
	m.pages.Purge()
}

// find returns a page, nil where there is none that may be shown; it is fresh
// where the ledger has not changed since.
func (m *memory) find(state, key string, now time.Time) (page *written, fresh bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.see(state, now)
	page, kept := m.pages.Get(key)
	if !kept {
		return nil, false
	}
	if page.state != state && now.Sub(m.stood[page.state]) >= m.stale {
		return nil, false
	}
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
	m.pages.Remove(page.key)
	m.pages.Add(page.key, page)
	for m.bytes += page.size(); m.bytes > m.most; {
		m.pages.RemoveOldest()
	}
}

// besides is about how many bytes a page takes besides its body and its address.
const besides = 1000

// size is about what a page takes.
func (p *written) size() int { return p.bytes + 20*len(p.pieces) + 2*len(p.key) + besides }
