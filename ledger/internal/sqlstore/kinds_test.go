package sqlstore

import (
	"errors"
	"testing"

	"recount/ledger"
)

// What is refused is told in one sentence, without the kind of error behind it.
func TestRefusalsReadWell(t *testing.T) {
	_, cursor := readCursor("questions", "here", 2)
	_, kind := wantedKind("ghost")
	_, figure := wantedFigure("stars")
	for _, one := range []struct {
		err  error
		want string
	}{
		{cursor, `"here" is no cursor of this list; ask for its first page without one`},
		{kind, `there is no kind of claimant "ghost": choose one of person, organisation, official, media, own`},
		{figure, `there is no kind of figure "stars": choose one of people, things, money, shares, quantities`},
	} {
		if !errors.Is(one.err, ledger.ErrInvalid) || one.err.Error() != one.want {
			t.Errorf("got %q, want %q", one.err, one.want)
		}
	}
	if !errors.Is(cursor, ledger.ErrCursor) || errors.Is(kind, ledger.ErrCursor) {
		t.Error("a wrong cursor is not told apart")
	}
}
