package ingest_test

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"recount"
	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
)

// What was decided in one act is taken back in one, by whichever of its reviews.
func TestAnActIsUndoneWhole(t *testing.T) {
	ctx := context.Background()
	for _, of := range []int{0, 2} {
		l, k, _ := filled(t)
		before := claimOf(t, l, "post-1", "at least 95")
		made, err := k.Correct(ctx, by, before.ID, "value", "75")
		if err != nil {
			t.Fatal(err)
		}
		for i := range made {
			if made[i].Act != made[0].ID {
				t.Errorf("review %d is of the act %q, not %q", i, made[i].Act, made[0].ID)
			}
		}
		undone, err := k.Undo(ctx, by, made[of].ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(undone) != len(made) || undone[0].Undoes != made[of].ID {
			t.Errorf("%d reviews undo %d: %+v", len(undone), len(made), undone)
		}
		after := claimOf(t, l, "post-1", "at least 95")
		if after.Review != "" || len(after.Corrected) > 0 || after.Value != before.Value || *after.Low != *before.Low {
			t.Errorf("after undoing review %d the claim is %+v", of, after)
		}
		_, err = k.Undo(ctx, by, made[1].ID)
		refused(t, err, "undone already")
		check(t, l)
	}
}

// A correction that a later one was made on cannot be taken from under it.
func TestWhatIsBuiltOnIsUndoneLast(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	c := claimOf(t, l, "post-1", "at least 95")
	value, err := k.Correct(ctx, by, c.ID, "value", "75")
	if err != nil {
		t.Fatal(err)
	}
	place, err := k.Correct(ctx, by, c.ID, "place", "Lower Alcora")
	if err != nil {
		t.Fatal(err)
	}
	bound, err := k.Correct(ctx, by, c.ID, "bound", "exact")
	if err != nil {
		t.Fatal(err)
	}
	_, err = k.Undo(ctx, by, value[0].ID)
	refused(t, err, "take that back first")
	for _, id := range []string{place[0].ID, bound[0].ID, value[0].ID} {
		if _, err := k.Undo(ctx, by, id); err != nil {
			t.Error(err)
		}
	}
	if got := claimOf(t, l, "post-1", "at least 95"); got.Review != "" || *got.MeantLow != *c.MeantLow || got.Place != c.Place {
		t.Errorf("with all undone the claim is %+v", got)
	}
}

// Several processes that decide on one claim decide one after the other, and
// each on what the others left.
func TestProcessesThatReviewAtOnceSeeEachOther(t *testing.T) {
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), "ledger.db")
	keepers, l := []*ingest.Keeper{}, ledger.Ledger(nil)
	for range 4 {
		opened, err := sqlite.Open(file, sqlite.Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		defer opened.Close()
		l, keepers = opened, append(keepers, ingest.NewKeeper(opened, ingest.Options{Extractor: extractor(t), Now: time.Now}))
	}
	add(t, keepers[0], testReports(t)...)
	c := claimOf(t, l, "post-1", "at least 95")
	var wait sync.WaitGroup
	done := make(chan error, len(keepers))
	for _, k := range keepers {
		wait.Go(func() {
			_, err := k.Accept(ctx, by, c.ID)
			done <- err
		})
	}
	wait.Wait()
	close(done)
	accepted := 0
	for err := range done {
		if err == nil {
			accepted++
		} else {
			refused(t, err, "accepted already")
		}
	}
	history, err := l.History(ctx, c.ID)
	if accepted != 1 || len(history) != 1 || err != nil {
		t.Errorf("%d of %d accepted it, and %d reviews are kept, %v", accepted, len(keepers), len(history), err)
	}
}

// slipping stands for another process that reviews between what a review rests
// on being read and it being kept.
type slipping struct {
	ledger.Ledger
	slip func()
}

func (s *slipping) AddReview(ctx context.Context, seen ledger.Seen, reviews ...recount.Review) error {
	if s.slip != nil {
		slip := s.slip
		s.slip = nil
		slip()
	}
	return s.Ledger.AddReview(ctx, seen, reviews...)
}

func TestWhatTheSignatureAsksHoldsWhenTheReviewIsKept(t *testing.T) {
	ctx := context.Background()
	l, other, _ := filled(t)
	c := claimOf(t, l, "post-1", "at least 95")
	slip := &slipping{Ledger: l, slip: func() {
		if _, err := other.Correct(ctx, by, c.ID, "value", "75"); err != nil {
			t.Error(err)
		}
	}}
	k := ingest.NewKeeper(slip, ingest.Options{Extractor: extractor(t), Now: time.Now})
	changed := errors.New("it is not what was read")
	signature := by
	signature.Claim = func(now ledger.Linked) error {
		if now.Value != c.Value {
			return changed
		}
		return nil
	}
	if _, err := k.Reject(ctx, signature, c.ID); !errors.Is(err, changed) {
		t.Errorf("rejecting what has changed comes to %v", err)
	}
	if got := claimOf(t, l, "post-1", "at least 95"); got.Review != "corrected" {
		t.Errorf("the claim is %q", got.Review)
	}
	q := questionOf(t, l, c)
	slip.slip = func() {
		if _, err := other.Best(ctx, by, q.ID, c.ID); err != nil {
			t.Error(err)
		}
	}
	signature = by
	signature.Question = func(now recount.Summary) error {
		if now.Best != q.Best {
			return changed
		}
		return nil
	}
	if _, err := k.Split(ctx, signature, q.ID, []string{c.ID}); !errors.Is(err, changed) {
		t.Errorf("splitting what has changed comes to %v", err)
	}
}
