package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"recount"
	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
	"recount/read/fetch"
)

const (
	feedAt = "https://post.example/feed.xml"
	pageAt = "https://post.example/ferry"
	downAt = "https://down.example/feed.xml"
)

// site stands for the web: what is at each address, and how often it was asked.
type site struct {
	mutex sync.Mutex
	at    map[string]string
	asked map[string]int
	after time.Duration // that an address without anything asks to wait

	unasked bool // such an address is not asked at all
}

func (s *site) Get(_ context.Context, r fetch.Request) (*fetch.Answer, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.asked[r.URL]++
	content, ok := s.at[r.URL]
	if !ok {
		return nil, &fetch.Fault{Problem: recount.Problem{Place: r.URL, Reason: "it is down"}, Passing: true, After: s.after, Unasked: s.unasked}
	}
	tag := recount.ReportID("", content)
	if r.ETag == tag {
		return &fetch.Answer{URL: r.URL, Unchanged: true, Body: http.NoBody}, nil
	}
	return &fetch.Answer{URL: r.URL, ETag: tag, Media: "text/html", At: time.Now().UTC(), Body: io.NopCloser(strings.NewReader(content))}, nil
}

// feed makes a feed of items, the last one first.
func feed(items ...string) string {
	var b strings.Builder
	b.WriteString("<rss version='2.0'><channel><title>Post</title><link>https://post.example/</link>")
	for i, item := range slices.Backward(items) {
		fmt.Fprintf(&b, "<item><title>News %d</title><link>/%d</link><pubDate>Tue, 07 May 2019 10:00:00 GMT</pubDate><description>%s</description></item>", i, i, item)
	}
	return b.String() + "</channel></rss>"
}

func fall(n int) string { return fmt.Sprintf("At least %d houses fell in Alcora, police said.", n) }

func webPage(words string) string {
	return "<html><head><title>Ferry sinks at Orle</title></head><body><article><p>" + words +
		" A rescue ship was on its way to the harbour, and schools in the town were closed for the day.</p></article></body></html>"
}

// watched is a ledger with its keeper, whose clock is that of the test.
func watched(t *testing.T) (ledger.Ledger, *ingest.Keeper) {
	t.Helper()
	l, err := sqlite.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l, ingest.NewKeeper(l, ingest.Options{Extractor: extractor(t), Now: time.Now})
}

func reportsIn(t *testing.T, l ledger.Ledger) (n, versions int) {
	t.Helper()
	counts, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return counts.Reports, counts.Versions
}

// watchFor watches for a time, and returns the polls.
func watchFor(t *testing.T, k *ingest.Keeper, d time.Duration, o ingest.Watching, sources ...string) (polls []ingest.Poll) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), d)
	defer stop()
	o.Polled = func(p ingest.Poll) { polls = append(polls, p) }
	if err := k.Watch(ctx, sources, o); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	return polls
}

// TestWatchOverAWeek watches a feed that grows every hour, stops for two days,
// and finds each item once, while another source is down all the time.
func TestWatchOverAWeek(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, k := watched(t)
		w := &site{at: map[string]string{feedAt: feed(fall(1))}, asked: map[string]int{}}
		o := ingest.Watching{Web: w, Every: 15 * time.Minute}
		items := []string{fall(1)}
		grow := func(hours int) {
			for range hours {
				time.Sleep(time.Hour)
				items = append(items, fall(len(items)+1))
				w.mutex.Lock()
				w.at[feedAt] = feed(items...)
				w.mutex.Unlock()
			}
		}
		go grow(3)
		polls := watchFor(t, k, 4*time.Hour+time.Minute, o, feedAt, downAt, feedAt)
		if n, _ := reportsIn(t, l); n != 4 || w.asked[feedAt] != 17 {
			t.Errorf("%d reports after %d polls, want 4 after 17", n, w.asked[feedAt])
		}
		if w.asked[downAt] != 5 { // at 0, 15, 45, 105 and 225 minutes
			t.Errorf("the failing source was asked %d times", w.asked[downAt])
		}
		unchanged := 0
		for _, p := range polls {
			if p.Unchanged {
				unchanged++
			}
			if p.Source == downAt && (p.Problem == nil || p.Problem.Reason != "it is down" || p.Failures == 0) {
				t.Errorf("the failing source is told as %+v", p)
			}
		}
		if unchanged != 13 {
			t.Errorf("%d polls found nothing new, want 13", unchanged)
		}
		grow(8) // nobody watches
		watchFor(t, k, time.Minute, o, feedAt)
		if n, versions := reportsIn(t, l); n != 12 || versions != 12 {
			t.Errorf("%d reports in %d versions after a pause", n, versions)
		}
	})
}

// TestFailingSourcesWait asks a source that is down again later and later, and
// when its server says.
func TestFailingSourcesWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, k := watched(t)
		w := &site{at: map[string]string{}, asked: map[string]int{}, after: 40 * time.Minute}
		began := time.Now()
		var at []time.Duration
		o := ingest.Watching{Web: w, Every: 15 * time.Minute}
		for _, p := range watchFor(t, k, 100*time.Hour, o, downAt) {
			at = append(at, p.Next.Sub(began).Round(time.Minute))
			began = p.Next
		}
		var want []time.Duration
		for _, minutes := range []int{40, 40, 60, 120, 240, 480, 960, 1440, 1440, 1440} {
			want = append(want, time.Duration(minutes)*time.Minute)
		}
		if !slices.Equal(at, want) {
			t.Errorf("pauses of %v, want %v", at, want)
		}
		if failed, err := k.Poll(t.Context(), []string{downAt}, o); err != nil || failed != 1 || w.asked[downAt] != len(want) {
			t.Errorf("polled in its pause: %d failed, %v, asked %d times", failed, err, w.asked[downAt])
		}
		time.Sleep(25 * time.Hour)
		w.at[downAt] = feed(fall(3))
		if failed, err := k.Poll(t.Context(), []string{downAt}, o); err != nil || failed != 0 {
			t.Errorf("polled after its pause: %d failed, %v", failed, err)
		}
	})
}

// TestAChangedPage keeps both wordings of a figure that was changed, and tells
// of no more than what did.
func TestAChangedPage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, k := watched(t)
		w := &site{at: map[string]string{pageAt: webPage("At least 12 people drowned when a ferry sank at Orle, the coastguard said. Another 30 were missing, it said.")}, asked: map[string]int{}}
		var changes []ingest.Change
		o := ingest.Watching{Web: w, Every: time.Hour, Changed: func(c ingest.Change) { changes = append(changes, c) }}
		poll := func() {
			t.Helper()
			if failed, err := k.Poll(t.Context(), []string{pageAt}, o); failed > 0 || err != nil {
				t.Fatal(failed, err)
			}
		}
		poll()
		claims, err := l.Claims(t.Context(), ledger.ClaimFilter{Measure: recount.Missing}, ledger.Page{})
		if err != nil || len(claims.Rows) != 1 {
			t.Fatal(claims, err)
		}
		if _, err := k.Accept(t.Context(), ingest.Signature{By: "Ann"}, claims.Rows[0].ID); err != nil {
			t.Fatal(err)
		}
		w.at[pageAt] = webPage("At least 17 people drowned when a ferry sank at Orle, the coastguard said. Another 30 were missing, it said. Five were children.")
		poll()
		if n, versions := reportsIn(t, l); n != 1 || versions != 2 {
			t.Errorf("%d reports in %d versions", n, versions)
		}
		if len(changes) != 1 || changes[0].Kind != ledger.NewVersion || changes[0].Report.URL != pageAt {
			t.Fatalf("changes %+v", changes)
		}
		if got, want := wordings(changes[0].Rewording), "At least 12 -> At least 17 updates; - -> Five "; got != want {
			t.Errorf("rewordings %q, want %q", got, want)
		}
		wantVersions(t, l, "updates version: At least 12 -> At least 17")
		claims, err = l.Claims(t.Context(), ledger.ClaimFilter{Measure: recount.Missing}, ledger.Page{})
		if err != nil || len(claims.Rows) != 1 || claims.Rows[0].Review != "accepted" {
			t.Errorf("the review does not hold for the new version: %+v, %v", claims.Rows, err)
		}
		poll()
		if len(changes) != 1 {
			t.Errorf("it is told again: %+v", changes)
		}
	})
}

func wordings(all []ingest.Rewording) string {
	var out []string
	word := func(c *recount.Claim) string {
		if c == nil {
			return "-"
		}
		return string(c.Figure)
	}
	for _, r := range all {
		out = append(out, word(r.Before)+" -> "+word(r.After)+" "+string(r.Kind))
	}
	return strings.Join(out, "; ")
}

// wantVersions holds the verdicts between versions of reports against those
// expected. What a former version says supports nothing.
func wantVersions(t *testing.T, l ledger.Ledger, want ...string) {
	t.Helper()
	questions, err := l.Questions(t.Context(), ledger.QuestionFilter{Measure: recount.Killed}, ledger.Page{})
	if err != nil || len(questions.Rows) != 1 {
		t.Fatalf("%d questions of those killed, %v", len(questions.Rows), err)
	}
	q := questions.Rows[0]
	if q.Voices.Claims != 1 || q.Voices.Most != 1 || q.Pending {
		t.Errorf("claims of former versions count: %+v", q.Voices)
	}
	verdicts, err := l.VerdictsOf(t.Context(), q.ID, ledger.Page{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range verdicts.Rows {
		a, errA := l.Claim(t.Context(), v.A)
		b, errB := l.Claim(t.Context(), v.B)
		if errA != nil || errB != nil || !a.Former || b.Former || a.Question != "" || q.Verdicts[v.Kind] == 0 {
			t.Errorf("%+v, %+v, %v, %v", a, b, errA, errB)
		}
		got = append(got, fmt.Sprintf("%s %s: %s -> %s", v.Kind, v.Reason, a.Figure, b.Figure))
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("verdicts %q, want %q", got, want)
	}
}

// TestAPageThatIsTakenBack has a page raise its figure, lower it, and go back to
// what it said at first: the last wording is the present one, and all others are
// told as what it stands in the place of.
func TestAPageThatIsTakenBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, k := watched(t)
		w := &site{at: map[string]string{}, asked: map[string]int{}}
		said := func(n int) {
			t.Helper()
			time.Sleep(time.Hour)
			w.at[pageAt] = webPage(fmt.Sprintf("At least %d people drowned when a ferry sank at Orle, the coastguard said.", n))
			if failed, err := k.Poll(t.Context(), []string{pageAt}, ingest.Watching{Web: w}); failed > 0 || err != nil {
				t.Fatal(failed, err)
			}
		}
		said(12)
		wantVersions(t, l)
		said(17)
		wantVersions(t, l, "updates version: At least 12 -> At least 17")
		said(12)
		wantVersions(t, l, "revises version: At least 17 -> At least 12")
		said(9)
		wantVersions(t, l, "revises version: At least 12 -> At least 9", "revises version: At least 17 -> At least 9")
		if n, versions := reportsIn(t, l); n != 1 || versions != 3 {
			t.Errorf("%d reports in %d versions, want 1 in 3", n, versions)
		}
		faults := 0
		if _, err := l.Check(t.Context(), func(p recount.Problem) { faults++; t.Error(p) }); err != nil || faults > 0 {
			t.Error(err)
		}
	})
}

// A source that was not asked has no pause: what kept it from being asked may be
// lifted at once. One that was asked and failed has.
func TestASourceThatWasNotAsked(t *testing.T) {
	for _, unasked := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			_, k := watched(t)
			w := &site{at: map[string]string{}, asked: map[string]int{}, unasked: unasked}
			want := 1
			if unasked {
				want = 0
			}
			for range 2 {
				if failed, err := k.Poll(t.Context(), []string{pageAt}, ingest.Watching{Web: w}); err != nil || failed != 1 {
					t.Fatalf("%d failed, %v", failed, err)
				}
			}
			w.at[pageAt] = webPage("At least 12 people drowned when a ferry sank at Orle, the coastguard said.")
			if failed, err := k.Poll(t.Context(), []string{pageAt}, ingest.Watching{Web: w}); err != nil || failed != want {
				t.Errorf("not asked before: %t; %d failed, want %d; %v", unasked, failed, want, err)
			}
		})
	}
}

// TestSourcesOfOneAddress keeps two sources that give other words for one
// address from making a new version each time they are asked.
func TestSourcesOfOneAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, k := watched(t)
		short := strings.Replace(feed("Twelve people drowned when a ferry sank at Orle."), "<link>/0<", "<link>/ferry<", 1)
		w := &site{at: map[string]string{pageAt: webPage("At least 12 people drowned when a ferry sank at Orle, the coastguard said."), feedAt: short}, asked: map[string]int{}}
		o := ingest.Watching{Web: w}
		for i := range 3 {
			w.at[feedAt] = short + fmt.Sprintf("<!-- %d -->", i) // its server cannot tell that nothing changed
			if failed, err := k.Poll(t.Context(), []string{pageAt, feedAt}, o); failed > 0 || err != nil {
				t.Fatal(failed, err)
			}
		}
		if n, versions := reportsIn(t, l); n != 1 || versions != 2 {
			t.Errorf("%d reports in %d versions, want 1 in 2", n, versions)
		}
	})
}

// TestNotices delivers each change once and in order, though who is told is away
// now and then, and the program is started anew.
func TestNotices(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, k := watched(t)
		w := &site{at: map[string]string{}, asked: map[string]int{}}
		var told []int64
		calls := 0
		o := ingest.Watching{Web: w, Every: 15 * time.Minute, Name: "notify desk", Notify: func(_ context.Context, c ingest.Change) error {
			if calls++; calls%3 == 1 {
				return errors.New("away")
			}
			told = append(told, c.Number)
			return nil
		}}
		for i := range 6 {
			w.at[pageAt] = webPage(fmt.Sprintf("At least %d people drowned when a ferry sank at Orle, the coastguard said.", 12+i))
			watchFor(t, k, 40*time.Minute, o, pageAt)
		}
		watchFor(t, k, 2*time.Hour, o, pageAt)
		changes, err := l.ChangesAfter(t.Context(), 0, 100)
		if err != nil || len(changes) != 5 {
			t.Fatalf("changes %+v, %v", changes, err)
		}
		var want []int64
		for _, c := range changes {
			want = append(want, c.Number)
		}
		if !slices.Equal(told, want) {
			t.Errorf("told of %v, want %v", told, want)
		}
	})
}

// TestAFeedWithFaults takes what can be read of a feed whose items have bad dates,
// relative links, markup in CDATA, an encoding that it does not tell, and the size
// of a book; and nothing twice.
func TestAFeedWithFaults(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, _ := watched(t)
		book := strings.Repeat("Ten houses fell in Alcora. ", 11<<20/27)
		faulty := "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Post</title><link>https://post.example/</link>" +
			"<item><title>No date</title><link>/1</link><pubDate>yesterday, about noon</pubDate><description>At least 12 people drowned off Orle, the coastguard said.</description></item>" +
			"<item><title>Book</title><link>/2</link><description>" + book + "</description></item>" +
			"<item><title>Caf\xe9 burns</title><link>../3</link><pubDate>2019-05-07</pubDate><description><![CDATA[<p>Fire at a caf\xe9 hurt <b>14 people</b> &amp; two dogs, police said.</p>]]></description></item>" +
			"<item><title></title></item></channel></rss>"
		w := &site{at: map[string]string{feedAt: faulty, pageAt: webPage("At least 9 people drowned when a ferry sank at Orle, the coastguard said.")}, asked: map[string]int{}}
		var problems []string
		var polls []ingest.Poll
		k := ingest.NewKeeper(l, ingest.Options{Extractor: extractor(t), Now: time.Now, Problem: func(p recount.Problem) { problems = append(problems, p.Error()) }})
		o := ingest.Watching{Web: w, Polled: func(p ingest.Poll) { polls = append(polls, p) }}
		for range 2 {
			w.at[feedAt] += " " // its server cannot tell that nothing changed
			if failed, err := k.Poll(t.Context(), []string{feedAt, pageAt}, o); failed > 0 || err != nil {
				t.Fatal(failed, err, problems)
			}
			time.Sleep(time.Hour)
		}
		if len(problems) != 2 || !strings.Contains(strings.Join(problems, "\n"), "item 2: ") || !strings.Contains(strings.Join(problems, "\n"), "item 4: ") {
			t.Errorf("problems, each of which is told once: %q", problems)
		}
		reports, err := l.Reports(t.Context(), ledger.ReportFilter{}, ledger.Page{})
		if err != nil || len(reports.Rows) != 3 {
			t.Fatalf("%d reports, %v", len(reports.Rows), err)
		}
		got := map[string]string{}
		for _, r := range reports.Rows {
			got[string(r.Title)] = string(r.URL) + " " + r.Published.String()
		}
		if got["No date"] != "https://post.example/1 " || got["Café burns"] != "https://post.example/3 2019-05-07" {
			t.Errorf("reports %q", got)
		}
		claims, err := l.Claims(t.Context(), ledger.ClaimFilter{Search: "fire"}, ledger.Page{})
		if err != nil || len(claims.Rows) != 2 || claims.Rows[0].Sentence != "Fire at a café hurt 14 people & two dogs, police said." {
			t.Errorf("claims %+v, %v", claims.Rows, err)
		}
	})
}
