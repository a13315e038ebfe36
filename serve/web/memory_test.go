package web

import (
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestMemoryIsBounded(t *testing.T) {
	m, now := newMemory(0), time.Unix(0, 0)
	m.most = 50_000
	page := func(key string, bytes, status int) *written {
		made := m.begin("1", key)
		made.status, made.bytes = status, bytes
		return made
	}
	has := func(state, key string) bool {
		found, _ := m.find(state, key, now)
		return found != nil
	}
	for i := range 100 {
		m.keep(page(strconv.Itoa(i%90), 9000, http.StatusOK))
		has("1", "0") // is used all the time
		if m.bytes > m.most {
			t.Fatalf("%d pages of %d bytes are kept", m.pages.Len(), m.bytes)
		}
	}
	if !has("1", "0") || !has("1", "9") || has("1", "50") {
		t.Error("not those that were used last are kept")
	}
	if has("2", "0") {
		t.Error("pages outlast a change")
	}
	own := page("own", 100, http.StatusOK)
	m.forget()
	m.keep(own) // was begun before the desk changed the ledger
	m.keep(page("fault", 100, http.StatusNotFound))
	m.keep(page("huge", largestPage+1, http.StatusOK))
	if m.pages.Len() != 0 || m.bytes != 0 {
		t.Errorf("%d pages of %d bytes are kept that must not be", m.pages.Len(), m.bytes)
	}
}

func TestPagesOutlastWhatOthersChangeForAWhile(t *testing.T) {
	m := newMemory(10 * time.Second)
	at := func(second int) time.Time { return time.Unix(int64(second), 0) }
	first := m.begin("1", "page")
	first.status = http.StatusOK
	m.keep(first)
	for _, step := range []struct {
		second int
		state  string
		shown  bool
		fresh  bool
	}{{1, "1", true, true}, {50, "1", true, true}, {51, "2", true, false}, {59, "9", true, false}, {60, "9", false, false}, {500, "1", true, true}} {
		page, fresh := m.find(step.state, "page", at(step.second))
		if (page != nil) != step.shown || fresh != step.fresh {
			t.Errorf("after %d seconds, in state %s, it is shown: %v, fresh: %v", step.second, step.state, page != nil, fresh)
		}
	}
	m.forget()
	if page, _ := m.find("1", "page", at(1)); page != nil {
		t.Error("what the desk changes does not show at once")
	}
}

func TestWhatIsTheReadersOwnIsCutOut(t *testing.T) {
	m := newMemory(0)
	for _, body := range []string{"", "x", m.token, m.by + m.token, "a" + m.token + "b" + m.by + "c" + m.token} {
		if got := strings.Join(m.cut(body), ""); got != body {
			t.Errorf("%q is cut to %q", body, got)
		}
	}
	if got := m.cut("a" + m.by + "b" + m.token); len(got) != 5 || got[1] != m.by || got[3] != m.token {
		t.Errorf("cut to %q", got)
	}
}

// However fast the ledger changes, a page is made behind once at a time, and few
// wait.
func TestFewPagesWaitToBeMade(t *testing.T) {
	m := newMemory(10 * time.Second)
	begun := 0
	for i := range 10_000 {
		if m.beginAnew(strconv.Itoa(i % 500)) {
			begun++
		}
	}
	if most := madeBehind * runtime.GOMAXPROCS(0); begun != most {
		t.Errorf("%d pages are made behind, want %d", begun, most)
	}
	if m.beginAnew("0") {
		t.Error("a page is made twice at once")
	}
	m.endAnew("0")
	if !m.beginAnew("0") {
		t.Error("a page that was made is not made again")
	}
}
