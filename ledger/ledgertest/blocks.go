package ledgertest

import (
	"maps"
	"testing"

	"recount"
	"recount/compare"
	"recount/ledger"
)

func testBlocks(t *testing.T, open Open) {
	t.Helper()
	t.Run("only what changes is marked", func(t *testing.T) {
		l := open(t)
		first := draft{id: "r1", block: "b", lines: []line{hurt(1), {words: "[2] died.", value: 2, measure: recount.Killed, block: "a"}}}.entry()
		add(t, l, first, ledger.Added)
		if keys, err := l.Changed(t.Context(), "", 10); err != nil || len(keys) != 0 {
			t.Errorf("before neighbours are sought %q have changed, %v", keys, err)
		}
		wantChanged(t, l, first.Claims...)
		all := keysOf(t, l, first.Claims...)
		keys, err := l.Changed(t.Context(), all[0], 10)
		must(t, err)
		same(t, "changed after the first", keys, all[1:])
		settleAll(t, l)
		second := draft{id: "r2", block: "b", lines: []line{hurt(3)}}.entry()
		add(t, l, second, ledger.Added)
		wantChanged(t, l, second.Claims[0])
		same(t, "one block", keysOf(t, l, second.Claims[0]), keysOf(t, l, first.Claims[0]))
		settleAll(t, l)
		must(t, l.MarkAll(t.Context()))
		if keys, err = l.Changed(t.Context(), "", 10); err != nil || len(keys) != 2 {
			t.Errorf("got %q, %v", keys, err)
		}
		checkClean(t, l)
	})
	t.Run("a block that has changed is not settled", func(t *testing.T) {
		l := open(t)
		first := draft{id: "r1", block: "b", lines: []line{hurt(1)}}.entry()
		add(t, l, first, ledger.Added)
		block, err := l.Block(t.Context(), keysOf(t, l, first.Claims[0]))
		must(t, err)
		add(t, l, draft{id: "r2", block: "b", lines: []line{hurt(2)}}.entry(), ledger.Added)
		seekAll(t, l)
		wantError(t, l.Settle(t.Context(), block, decide(block)), ledger.ErrChanged)
		_, err = l.Question(t.Context(), questionID("b", recount.Wounded))
		wantError(t, err, ledger.ErrNotFound)
		settleAll(t, l)
	})
	t.Run("a result that does not hold together is refused whole", func(t *testing.T) { testSpoiltResults(t, open(t)) })
	t.Run("known questions, redirects and beginnings of ids", func(t *testing.T) { testRedirects(t, open(t)) })
	t.Run("blocks that a reviewer joined", func(t *testing.T) { testJoined(t, open(t)) })
	t.Run("profiles made anew", func(t *testing.T) { testProfiles(t, open(t)) })
	t.Run("names of work", func(t *testing.T) {
		l := open(t)
		if v, err := l.Cursor(t.Context(), "copies"); err != nil || v != "" {
			t.Errorf("got %q, %v", v, err)
		}
		must(t, l.SetCursor(t.Context(), "copies", "1"))
		must(t, l.SetCursor(t.Context(), "copies", "2"))
		if v, err := l.Cursor(t.Context(), "copies"); err != nil || v != "2" {
			t.Errorf("got %q, %v", v, err)
		}
	})
}

func testSpoiltResults(t *testing.T, l ledger.Ledger) {
	t.Helper()
	first := draft{id: "r1", block: "b", lines: []line{hurt(1), hurt(2)}}.entry()
	second := draft{id: "r2", block: "c", lines: []line{hurt(1)}}.entry()
	add(t, l, first, ledger.Added)
	add(t, l, second, ledger.Added)
	block, err := l.Block(t.Context(), keysOf(t, l, first.Claims...))
	must(t, err)
	other, err := l.Block(t.Context(), keysOf(t, l, second.Claims...))
	must(t, err)
	for name, spoil := range map[string]func(*compare.Result){
		"a claim linked twice":         func(r *compare.Result) { r.Links = append(r.Links, r.Links[0]) },
		"a claim of another block":     func(r *compare.Result) { r.Links[0].Claim = other.Profiles[0].Claim },
		"a link to no question":        func(r *compare.Result) { r.Links[0].Question = "none" },
		"a link to no origin":          func(r *compare.Result) { r.Links[0].Origin = "none" },
		"a question twice":             func(r *compare.Result) { r.Questions = append(r.Questions, r.Questions[0]) },
		"an origin without a question": func(r *compare.Result) { r.Origins[0].Question = "none" },
		"a verdict of no question": func(r *compare.Result) {
			r.Verdicts[0].A, r.Verdicts[0].B = other.Profiles[0].Claim, other.Profiles[0].Claim
		},
		"a question that leads away": func(r *compare.Result) { r.Redirects = map[string]string{r.Questions[0].ID: "none"} },
	} {
		result := decide(block)
		spoil(&result)
		wantError(t, l.Settle(t.Context(), block, result), ledger.ErrInvalid)
		if counts, err := l.Counts(t.Context()); err != nil || counts.Questions != 0 || counts.Changed != 2 {
			t.Errorf("%s: got %+v, %v", name, counts, err)
		}
	}
}

// rename gives a question of a result another id.
func rename(r *compare.Result, from, to string) {
	for i := range r.Questions {
		if r.Questions[i].ID == from {
			r.Questions[i].ID = to
		}
	}
	for i := range r.Links {
		if r.Links[i].Question == from {
			r.Links[i].Question = to
		}
	}
	for i := range r.Origins {
		if r.Origins[i].Question == from {
			r.Origins[i].Question = to
		}
	}
}

func testRedirects(t *testing.T, l ledger.Ledger) {
	t.Helper()
	e := draft{id: "r1", block: "b", lines: []line{hurt(1), {words: "[2] died.", value: 2, measure: recount.Killed}}}.entry()
	add(t, l, e, ledger.Added)
	keys := keysOf(t, l, e.Claims...)
	settle := func(to map[string]string, redirects map[string]string) {
		t.Helper()
		must(t, l.MarkAll(t.Context()))
		block, err := l.Block(t.Context(), keys)
		must(t, err)
		result := decide(block)
		for from, to := range to {
			rename(&result, from, to)
		}
		result.Redirects = redirects
		must(t, l.Settle(t.Context(), block, result))
		checkClean(t, l)
	}
	hurtID, deadID := questionID("b", recount.Wounded), questionID("b", recount.Killed)
	settle(map[string]string{hurtID: "aaaaaa11", deadID: "aaaaaa22"}, nil)
	block, err := l.Block(t.Context(), keys)
	must(t, err)
	if want := map[string]string{block.Profiles[0].Claim: "aaaaaa11", block.Profiles[1].Claim: "aaaaaa22"}; !maps.Equal(block.Known, want) {
		t.Errorf("known questions are %v, want %v", block.Known, want)
	}
	wantQuestion(t, l, "aaaaaa1", "aaaaaa11")
	_, err = l.Question(t.Context(), "aaaaaa")
	wantError(t, err, ledger.ErrInvalid)
	_, err = l.Question(t.Context(), "aaaaa")
	wantError(t, err, ledger.ErrNotFound)
	_, err = l.Question(t.Context(), "aaaaaa3")
	wantError(t, err, ledger.ErrNotFound)

	settle(map[string]string{hurtID: "bbbbbb11", deadID: "aaaaaa22"}, map[string]string{"aaaaaa11": "bbbbbb11"})
	wantQuestion(t, l, "aaaaaa11", "bbbbbb11")
	wantQuestion(t, l, "aaaaaa1", "bbbbbb11")
	settle(map[string]string{hurtID: "cccccc11", deadID: "aaaaaa22"}, map[string]string{"bbbbbb11": "cccccc11"})
	wantQuestion(t, l, "aaaaaa11", "cccccc11")
	settle(map[string]string{hurtID: "aaaaaa11", deadID: "aaaaaa22"}, map[string]string{"cccccc11": "aaaaaa11"})
	wantQuestion(t, l, "bbbbbb11", "aaaaaa11")
	wantQuestion(t, l, "aaaaaa11", "aaaaaa11")
	rows, err := l.ClaimsOf(t.Context(), "bbbbbb", ledger.Page{})
	if err != nil || len(rows.Rows) != 1 || rows.Rows[0].Question != "aaaaaa11" {
		t.Errorf("got %+v, %v", rows, err)
	}
}

func wantQuestion(t *testing.T, l ledger.Ledger, id, want string) {
	t.Helper()
	if q, err := l.Question(t.Context(), id); err != nil || q.ID != want {
		t.Errorf("question %q is %q, %v; want %q", id, q.ID, err, want)
	}
}

// testJoined settles two blocks as one, then each by itself.
func testJoined(t *testing.T, l ledger.Ledger) {
	t.Helper()
	a, b := draft{id: "r1", block: "a", lines: []line{hurt(1)}}.entry(), draft{id: "r2", block: "b", lines: []line{hurt(2)}}.entry()
	add(t, l, a, ledger.Added)
	add(t, l, b, ledger.Added)
	block, err := l.Block(t.Context(), keysOf(t, l, a.Claims[0], b.Claims[0]))
	must(t, err)
	result := decide(block)
	first, second := questionID("a", recount.Wounded), questionID("b", recount.Wounded)
	rename(&result, second, first)
	result.Questions = result.Questions[:1]
	result.Origins = result.Origins[:1]
	for i := range result.Links {
		result.Links[i].Origin = result.Origins[0].ID
	}
	must(t, l.Settle(t.Context(), block, result))
	rows, err := l.ClaimsOf(t.Context(), first, ledger.Page{})
	if err != nil || len(rows.Rows) != 2 {
		t.Errorf("got %+v, %v", rows, err)
	}
	checkClean(t, l)
	add(t, l, draft{id: "r3", block: "b", lines: []line{hurt(3)}}.entry(), ledger.Added)
	seekAll(t, l)
	if q, err := l.Question(t.Context(), first); err != nil || !q.Pending {
		t.Errorf("a claim has come to the second block, and the question does not say so: %+v, %v", q, err)
	}
	alone, err := l.Block(t.Context(), keysOf(t, l, b.Claims[0]))
	must(t, err)
	if len(alone.Known) != 0 {
		t.Errorf("block b by itself has questions of block a: %v", alone.Known)
	}
	must(t, l.Settle(t.Context(), alone, decide(alone)))
	wantChanged(t, l, a.Claims[0]) // to be settled without what left it
	settleAll(t, l)
	for id, want := range map[string]int{first: 1, second: 2} {
		if rows, err := l.ClaimsOf(t.Context(), id, ledger.Page{}); err != nil || len(rows.Rows) != want {
			t.Errorf("question %q: got %+v, %v", id, rows, err)
		}
	}
	checkClean(t, l)
}

func testProfiles(t *testing.T, l ledger.Ledger) {
	t.Helper()
	e := draft{id: "r1", block: "a", lines: []line{hurt(1), hurt(2)}}.entry()
	add(t, l, e, ledger.Added)
	settleAll(t, l)
	ids, err := l.Outdated(t.Context(), linker, 9)
	must(t, err)
	same(t, "outdated", ids, nil)
	ids, err = l.Outdated(t.Context(), "linker 2", 9)
	must(t, err)
	same(t, "outdated", ids, []string{"r1"})

	e.Profiles[0].PlaceKey, e.Profiles[0].Speaker.Line, e.Profiles[0].Measure = "b", "another line", recount.Killed
	wantError(t, l.SetProfiles(t.Context(), "r1", "linker 2", e.Story, e.Profiles[:1]), ledger.ErrInvalid)
	wantError(t, l.SetProfiles(t.Context(), "nobody", "linker 2", e.Story, e.Profiles), ledger.ErrNotFound)
	must(t, l.SetProfiles(t.Context(), "r1", "linker 2", e.Story, e.Profiles))
	ids, err = l.Outdated(t.Context(), "linker 2", 9)
	must(t, err)
	same(t, "outdated", ids, nil)
	wantChanged(t, l, e.Claims...)
	if keys := keysOf(t, l, e.Claims...); len(keys) != 2 {
		t.Errorf("the claims stand in %q", keys)
	}
	_, err = l.BlocksOf(t.Context(), []string{"nobody"})
	wantError(t, err, ledger.ErrNotFound)
	settleAll(t, l)
	same(t, "of the line", figures(claimsOf(t, l, ledger.ClaimFilter{Line: "another line"})), []float64{1})
	for id, want := range map[string]float64{questionID("a", recount.Wounded): 2, questionID("b", recount.Killed): 1} {
		rows, err := l.ClaimsOf(t.Context(), id, ledger.Page{})
		must(t, err)
		same(t, "claims of question "+id, figures(rows.Rows), []float64{want})
	}
	checkClean(t, l)
}
