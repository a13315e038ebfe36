package web

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestMemoryIsBounded(t *testing.T) {
	m := newMemory(0)
	m.most = 50_000
	state := m.standing("1", time.Time{})
	page := func(i int) *written {
		return &written{key: strconv.Itoa(i), status: http.StatusOK, bytes: 9000, pieces: []string{strings.Repeat("x", 9000)}}
	}
	for i := range 100 {
		m.keep(state, page(i))
		m.find(state, "0") // is used all the time
		if m.bytes > m.most || m.used.Len() != len(m.at) {
			t.Fatalf("%d pages of %d bytes are kept", len(m.at), m.bytes)
		}
	}
	if m.find(state, "0") == nil || m.find(state, "99") == nil || m.find(state, "50") != nil {
		t.Error("not those that were used last are kept")
	}
	m.keep(state, &written{key: "fault", status: http.StatusNotFound})
	m.keep(state, &written{key: "huge", status: http.StatusOK, bytes: largestPage + 1})
	m.keep("an older state", &written{key: "old", status: http.StatusOK})
	for _, key := range []string{"fault", "huge", "old"} {
		if m.find(state, key) != nil {
			t.Errorf("%s is kept", key)
		}
	}
	if m.standing("2", time.Time{}); m.bytes != 0 || len(m.at) != 0 || m.find("2", "0") != nil {
		t.Error("pages outlast a change")
	}
}

func TestPagesOutlastWhatOthersChangeForAWhile(t *testing.T) {
	m := newMemory(10 * time.Second)
	at := func(second int) time.Time { return time.Unix(int64(second), 0) }
	for _, step := range []struct {
		second int
		state  string
		forget bool
		want   string
	}{
		{0, "1", false, "1"},
		{1, "2", false, "1"},  // changed at once after the first page
		{9, "9", false, "1"},  // and again
		{11, "9", false, "9"}, // old enough
		{12, "9", false, "9"},
		{13, "10", true, "10"}, // the desk's own change
		{14, "11", false, "10"},
		{60, "11", false, "11"},
		{200, "12", false, "12"}, // a change after long rest shows at once
	} {
		if step.forget {
			m.forget()
		}
		if got := m.standing(step.state, at(step.second)); got != step.want {
			t.Errorf("after %d seconds state %s is shown as %s, want %s", step.second, step.state, got, step.want)
		}
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
