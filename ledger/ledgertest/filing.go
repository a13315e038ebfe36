package ledgertest

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

func testFiling(t *testing.T, open Open) {
	t.Helper()
	t.Run("what was filed is read back whole", func(t *testing.T) {
		l := open(t)
		e := draft{id: "r1", url: "https://wire.example/1", published: day(3), block: "b", lines: []line{hurt(12), hurt(13)}}.entry()
		e.Report.Byline = "Ann Lee"
		add(t, l, e, ledger.Added)
		report, row, err := l.Report(t.Context(), "r1")
		must(t, err)
		if report != e.Report {
			t.Errorf("got %+v, want %+v", report, e.Report)
		}
		want := ledger.ReportRow{
			ID: "r1", Version: e.Report.Version(), Source: "Example Wire", URL: recount.Words(e.Report.URL), Title: recount.Words(e.Report.Title), Byline: "Ann Lee",
			Published: day(3), Added: seen.Format(time.RFC3339), Versions: 1, Claims: 2,
		}
		if row != want {
			t.Errorf("got %+v, want %+v", row, want)
		}
		for i, c := range e.Claims {
			got, err := l.Claim(t.Context(), c.ID)
			must(t, err)
			if !reflect.DeepEqual(got.Claim, c) {
				t.Errorf("got %+v\nwant %+v", got.Claim, c)
			}
			if got.Line != e.Profiles[i].Speaker.Line || got.Version != row.Version || got.Question != "" || got.Review != "" || got.Former {
				t.Errorf("got %+v", got)
			}
		}
		checkClean(t, l)
		block, err := l.Block(t.Context(), keysOf(t, l, e.Claims...))
		must(t, err)
		if !reflect.DeepEqual(block.Profiles, e.Profiles) {
			t.Errorf("got %+v\nwant %+v", block.Profiles, e.Profiles)
		}
		checkClean(t, l)
	})
	t.Run("the same again changes nothing", func(t *testing.T) {
		l := open(t)
		e := draft{id: "r1", published: day(3), block: "b", lines: []line{hurt(12), hurt(13)}}.entry()
		add(t, l, e, ledger.Added)
		settleAll(t, l)
		before, err := l.Counts(t.Context())
		must(t, err)
		e.Seen = seen.Add(time.Hour)
		e.Report.Input = "another/path.txt"
		add(t, l, e, ledger.Known)
		if after, err := l.Counts(t.Context()); err != nil || after != before {
			t.Errorf("got %+v, %v; want %+v", after, err, before)
		}
	})
	t.Run("another text under a known id is refused", func(t *testing.T) {
		l := open(t)
		add(t, l, draft{id: "r1", block: "b", lines: []line{hurt(12)}}.entry(), ledger.Added)
		other := draft{id: "r1", block: "b", lines: []line{hurt(99)}}.entry()
		_, err := l.Add(t.Context(), other)
		wantError(t, err, ledger.ErrConflict)
		if got := figures(claimsOf(t, l, ledger.ClaimFilter{Former: true})); len(got) != 1 || got[0] != 12 {
			t.Errorf("the claims are %v", got)
		}
	})
	t.Run("an entry that does not hold together is refused whole", func(t *testing.T) {
		l := open(t)
		for name, spoil := range map[string]func(*ledger.Entry){
			"no id":              func(e *ledger.Entry) { e.Report.ID = "" },
			"too few profiles":   func(e *ledger.Entry) { e.Profiles = e.Profiles[:1] },
			"profiles exchanged": func(e *ledger.Entry) { e.Profiles[0], e.Profiles[1] = e.Profiles[1], e.Profiles[0] },
			"one id twice":       func(e *ledger.Entry) { e.Claims[1].ID, e.Profiles[1].Claim = e.Claims[0].ID, e.Claims[0].ID },
		} {
			e := draft{id: "r1", block: "b", lines: []line{hurt(12), hurt(13)}}.entry()
			spoil(&e)
			if _, err := l.Add(t.Context(), e); err == nil {
				t.Errorf("%s: it was filed", name)
			}
		}
		if counts, err := l.Counts(t.Context()); err != nil || counts != (ledger.Counts{}) {
			t.Errorf("got %+v, %v", counts, err)
		}
	})
	t.Run("a report without claims and a text that is broken", func(t *testing.T) {
		l := open(t)
		e := draft{id: "odd \x00 id"}.entry()
		e.Report.Text = "broken \xff\xfe bytes \x00 and “quotes”"
		e.Report.Title, e.Report.TitleEnd, e.Report.BodyStart = "", 0, 0
		add(t, l, e, ledger.Added)
		if got, _, err := l.Report(t.Context(), e.Report.ID); err != nil || got.Text != e.Report.Text {
			t.Errorf("got %q, %v", got.Text, err)
		}
		checkClean(t, l)
	})
}

func testVersions(t *testing.T, open Open) {
	t.Helper()
	page := draft{id: "r1", url: "https://wire.example/1", published: day(3), block: "b", lines: []line{hurt(12), hurt(13)}}
	changedPage := page
	changedPage.lines = []line{hurt(14)}
	t.Run("a changed page is a new version", func(t *testing.T) {
		l := open(t)
		add(t, l, page.entry(), ledger.Added)
		settleAll(t, l)
		add(t, l, changedPage.entry(), ledger.Revised)
		same(t, "current", figures(claimsOf(t, l, ledger.ClaimFilter{})), []float64{14})
		former := claimsOf(t, l, ledger.ClaimFilter{Former: true})
		if len(former) != 3 {
			t.Fatalf("with former ones there are %d claims", len(former))
		}
		old, err := l.Claim(t.Context(), page.entry().Claims[0].ID)
		if err != nil || !old.Former || old.Value != 12 {
			t.Errorf("got %+v, %v", old, err)
		}
		q, err := l.Question(t.Context(), questionID("b", recount.Wounded))
		if err != nil || !q.Pending {
			t.Errorf("the question does not say that claims await the linker: %+v, %v", q, err)
		}
		settleAll(t, l)
		q, err = l.Question(t.Context(), questionID("b", recount.Wounded))
		if err != nil || q.Pending || q.Voices.Claims != 1 {
			t.Errorf("got %+v, %v", q, err)
		}
		report, row, err := l.Report(t.Context(), "r1")
		if err != nil || row.Versions != 2 || row.Claims != 1 || report.Text != changedPage.entry().Report.Text {
			t.Errorf("got %+v, %+v, %v", report, row, err)
		}
		first := page.entry().Report
		if got, row, err := l.Version(t.Context(), "r1", first.Version()); err != nil || got.Text != first.Text || row.Version != first.Version() {
			t.Errorf("got %+v, %+v, %v", got, row, err)
		}
		versions, err := l.Versions(t.Context(), "r1")
		if err != nil || len(versions) != 2 || versions[0].Version != row.Version || versions[1].Version != first.Version() {
			t.Errorf("versions are %+v, %v", versions, err)
		}
		_, err = l.Versions(t.Context(), "nobody")
		wantError(t, err, ledger.ErrNotFound)
		_, _, err = l.Version(t.Context(), "r1", "0000")
		wantError(t, err, ledger.ErrNotFound)
		add(t, l, page.entry(), ledger.Known) // the earlier version, met again
		same(t, "current", figures(claimsOf(t, l, ledger.ClaimFilter{})), []float64{14})
		checkClean(t, l)
	})
	t.Run("a page without an id is known by its address", func(t *testing.T) {
		l := open(t)
		first, second := page, changedPage
		first.id, second.id = "", ""
		add(t, l, first.entry(), ledger.Added)
		add(t, l, second.entry(), ledger.Revised)
		settleAll(t, l)
		one, _, err := l.Report(t.Context(), first.entry().Report.ID)
		must(t, err)
		other, _, err := l.Report(t.Context(), second.entry().Report.ID)
		if err != nil || one != other || one.Text != second.entry().Report.Text {
			t.Errorf("got %+v and %+v, %v", one, other, err)
		}
		add(t, l, second.entry(), ledger.Known)
		for _, c := range claimsOf(t, l, ledger.ClaimFilter{Report: second.entry().Report.ID}) {
			if c.Report != one.ID {
				t.Errorf("claim %q is of report %q, not of %q", c.ID, c.Report, one.ID)
			}
		}
		checkClean(t, l)
	})
	t.Run("an id given wins over the address", func(t *testing.T) {
		l := open(t)
		other := changedPage
		other.id = "r2"
		add(t, l, page.entry(), ledger.Added)
		add(t, l, other.entry(), ledger.Added)
	})
	t.Run("newer rules take the place of older", func(t *testing.T) { testReread(t, open(t), page) })
	t.Run("a day that was not known before", func(t *testing.T) {
		l := open(t)
		undated := page
		undated.published = recount.Day{}
		add(t, l, undated.entry(), ledger.Added)
		add(t, l, page.entry(), ledger.Reread)
		if r, _, err := l.Report(t.Context(), "r1"); err != nil || r.Published != day(3) {
			t.Errorf("got %+v, %v", r, err)
		}
		add(t, l, undated.entry(), ledger.Known) // what is known stays known
		if r, _, err := l.Report(t.Context(), "r1"); err != nil || r.Published != day(3) {
			t.Errorf("got %+v, %v", r, err)
		}
	})
}

func testReread(t *testing.T, l ledger.Ledger, page draft) {
	t.Helper()
	add(t, l, page.entry(), ledger.Added)
	settleAll(t, l)
	newer := page.entry()
	newer.Rules = "rules 2"
	for i := range newer.Claims {
		newer.Claims[i].Rules = "rules 2"
	}
	add(t, l, newer, ledger.Known) // read as before
	newer.Rules = "rules 3"
	newer.Claims[0].Value, newer.Profiles[0].Value = 120, 120
	newer.Claims, newer.Profiles = newer.Claims[:1], newer.Profiles[:1]
	newer.Statements[0].Claimant = "another"
	add(t, l, newer, ledger.Reread)
	add(t, l, newer, ledger.Known)
	settleAll(t, l)
	same(t, "current", figures(claimsOf(t, l, ledger.ClaimFilter{})), []float64{120})
	former := claimsOf(t, l, ledger.ClaimFilter{Former: true})
	if len(former) != 3 {
		t.Fatalf("with former ones there are %d claims", len(former))
	}
	for _, c := range former {
		if c.Former == (c.Value == 120) || c.Former && c.Rules != rules {
			t.Errorf("value %v, former %v, rules %q", c.Value, c.Former, c.Rules)
		}
	}
	gone, err := l.Claim(t.Context(), page.entry().Claims[1].ID)
	if err != nil || !gone.Former || gone.Question != "" {
		t.Errorf("got %+v, %v", gone, err)
	}
	found, err := l.Statements(t.Context(), ledger.StatementFilter{Source: "another"}, ledger.Page{})
	if err != nil || len(found.Rows) != 1 {
		t.Errorf("got %+v, %v", found, err)
	}
	if all, err := l.Statements(t.Context(), ledger.StatementFilter{}, ledger.Page{}); err != nil || len(all.Rows) != 2 {
		t.Errorf("got %+v, %v", all, err)
	}
	checkClean(t, l)
}

func testCopies(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	for n := range 3 {
		d := draft{id: fmt.Sprintf("r%d", n), published: day(n + 1), block: fmt.Sprintf("b%d", n), lines: []line{hurt(n)}}
		e := d.entry()
		e.CopyKeys = []uint64{1, uint64(n), 1 << 63}[:n+1]
		add(t, l, e, ledger.Added)
	}
	add(t, l, draft{id: "s", published: day(9), block: "b1", lines: []line{hurt(7)}}.entry(), ledger.Added)
	settleAll(t, l)
	r0, r1 := claimsOf(t, l, ledger.ClaimFilter{Report: "r0"})[0].Claim, claimsOf(t, l, ledger.ClaimFilter{Report: "r1"})[0].Claim
	ids, err := l.CopyCandidates(t.Context(), "r0", []uint64{1, 2, 1 << 63}, 2)
	must(t, err)
	same(t, "candidates", ids, []string{"r2", "s"})
	pair := recount.Copy{A: "r0", B: "r1", Kind: recount.Partly, Share: 0.4, Why: "shared words", Of: "r0", Spans: [][2]recount.Span{{{Start: 1, End: 5}, {Start: 2, End: 6}}}}
	must(t, l.AddCopies(t.Context(), []recount.Copy{pair}))
	s0 := claimsOf(t, l, ledger.ClaimFilter{Report: "s"})[0].Claim
	wantChanged(t, l, r0, r1)
	settleAll(t, l)
	must(t, l.AddCopies(t.Context(), []recount.Copy{pair}))
	pair.Share, pair.Kind = 0.9, recount.Whole
	must(t, l.AddCopies(t.Context(), []recount.Copy{pair, {A: "r1", B: "r2", Kind: recount.Reworded}}))
	for report, want := range map[string]int{"": 2, "r0": 1, "r1": 2, "s": 0} {
		got := allPages(t, 1, func(p ledger.Page) (ledger.Rows[recount.Copy], error) { return l.Copies(t.Context(), report, p) })
		if len(got) != want || report == "r0" && !reflect.DeepEqual(got[0], pair) {
			t.Errorf("%q: got %+v", report, got)
		}
	}
	block, err := l.Block(t.Context(), keysOf(t, l, r0, r1, s0))
	must(t, err)
	if len(block.Copies) != 1 || !reflect.DeepEqual(block.Copies[0], pair) || len(block.Profiles) != 3 {
		t.Errorf("got %+v", block)
	}
	wantError(t, l.AddCopies(t.Context(), []recount.Copy{{A: "r0", B: "nobody"}}), ledger.ErrNotFound)
	wantError(t, l.AddCopies(t.Context(), []recount.Copy{{A: "r0", B: "r0"}}), ledger.ErrInvalid)
	_, err = l.Copies(t.Context(), "nobody", ledger.Page{})
	wantError(t, err, ledger.ErrNotFound)
	if _, row, err := l.Report(t.Context(), "r1"); err != nil || row.Copies != 2 {
		t.Errorf("got %+v, %v", row, err)
	}
	settleAll(t, l)
	checkClean(t, l)
}
