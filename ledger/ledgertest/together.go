package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"recount"
	"recount/ledger"
)

// testTogether has several add, link and read at once.
func testTogether(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	const writers, reports = 4, 15
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for n := range reports {
				d := draft{id: fmt.Sprintf("w%d-%d", w, n), published: day(1 + n), block: "b", lines: []line{hurt(30 + n), hurt(50 + w)}}
				if _, err := l.Add(t.Context(), d.entry()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	readers.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			if _, err := l.Questions(t.Context(), ledger.QuestionFilter{}, ledger.Page{}); err != nil {
				t.Error(err)
			}
			if _, err := l.Counts(t.Context()); err != nil {
				t.Error(err)
			}
			if err := linkOnce(t, l); err != nil && !errors.Is(err, ledger.ErrChanged) {
				t.Error(err)
			}
		}
	})
	group.Wait()
	close(done)
	readers.Wait()
	settleAll(t, l)
	counts, err := l.Counts(t.Context())
	if err != nil || counts.Reports != writers*reports || counts.Claims != 2*writers*reports {
		t.Errorf("got %+v, %v", counts, err)
	}
	if got := mustClaimsOf(t, l, questionID("b", recount.Wounded)); len(got) != counts.Claims {
		t.Errorf("the question has %d claims of %d", len(got), counts.Claims)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := l.Add(stopped, draft{id: "late", block: "b"}.entry()); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped context gives %v", err)
	}
	if _, err := l.Counts(stopped); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped context gives %v", err)
	}
	checkClean(t, l)
}

// linkOnce seeks, and settles the blocks that have changed.
func linkOnce(t *testing.T, l ledger.Ledger) error {
	t.Helper()
	if _, err := l.Seek(t.Context(), 5); err != nil {
		return err
	}
	keys, err := l.Changed(t.Context(), "", 5)
	for _, key := range keys {
		block, err := l.Block(t.Context(), []string{key})
		if err == nil {
			err = l.Settle(t.Context(), block, decide(block))
		}
		if err != nil && !errors.Is(err, ledger.ErrNotFound) { // it has become one with another meanwhile
			return err
		}
	}
	return err
}

// testCheck files what does not quote its report, and wants it found.
func testCheck(t *testing.T, open Open) {
	t.Helper()
	for name, spoil := range map[string]func(*ledger.Entry){
		"words of another place": func(e *ledger.Entry) { e.Claims[0].Figure = "99" },
		"a span beyond the text": func(e *ledger.Entry) { e.Claims[0].Spans["cue"] = []recount.Span{{Start: 5, End: 5000}} },
		"an empty span":          func(e *ledger.Entry) { e.Claims[0].Spans["cue"] = []recount.Span{{Start: 5, End: 5}} },
		"a statement beyond":     func(e *ledger.Entry) { e.Statements[0].Source = []recount.Span{{Start: 5, End: 5000}} },
	} {
		t.Run(name, func(t *testing.T) {
			l := open(t)
			e := draft{id: "r1", block: "b", lines: []line{hurt(1)}}.entry()
			spoil(&e)
			add(t, l, e, ledger.Added)
			var problems []recount.Problem
			records, err := l.Check(t.Context(), func(p recount.Problem) { problems = append(problems, p) })
			if err != nil || records == 0 || len(problems) != 1 || problems[0].Place == "" || problems[0].Hint == "" {
				t.Errorf("got %d records, %+v, %v", records, problems, err)
			}
		})
	}
}
