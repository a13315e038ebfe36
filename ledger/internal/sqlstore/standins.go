package sqlstore

import (
	"context"
	"database/sql"
	"slices"

	"recount"
	"recount/compare"
)

// A merge is of questions, and names one claim of each. While that one does not
// count, the merge goes by others that answered the same question with it: its
// stand-ins.

// mostStandIns is how many claims stand in for one: each is of another report, so
// that they hardly go at a time.
const mostStandIns = 16

// mergedBy is a claim by which a merge goes.
type mergedBy struct {
	claim         string
	review, block int64
}

// keepMerges lets merges go on by other claims before those stop counting that a
// condition of one parameter names. What ties these to others must still be there.
func (t *tx) keepMerges(ctx context.Context, condition string, value any) error {
	merged, err := collect(ctx, t, func(rows *sql.Rows) (m mergedBy, err error) { return m, rows.Scan(&m.claim, &m.review, &m.block) },
		`SELECT c.id, r.n, p.block FROM claim c JOIN review_of o ON o.id = c.id AND o.kind <> 1 JOIN review r ON r.n = o.review
		JOIN profile p ON p.claim = c.n WHERE c.n IN (SELECT n FROM claim WHERE `+condition+`) AND r.action = 'merge' AND p.block <> 0 AND `+notUndone+`
		ORDER BY c.n, r.n`, value)
	if err != nil || len(merged) == 0 {
		return err
	}
	byBlock := map[int64][]string{}
	for _, m := range merged {
		byBlock[m.block] = append(byBlock[m.block], m.claim)
	}
	decisions, err := readDecisions(ctx, t)
	if err != nil {
		return err
	}
	standIns := map[string][]string{}
	for number, claims := range byBlock {
		block, err := readBlock(ctx, t, []string{blockKey(number)})
		if err != nil {
			return err
		}
		block.Decisions = decisions
		for claim, others := range compare.Beside(block.Input, claims...) {
			standIns[claim] = others[:min(mostStandIns, len(others))]
		}
	}
	for _, m := range merged {
		for _, id := range standIns[m.claim] {
			if err := t.bears(ctx, id, m.review, ofStandIn); err != nil {
				return err
			}
		}
	}
	return nil
}

// standInsOf returns the claims by which a review goes besides those that it names.
func standInsOf(ctx context.Context, q querier, review int64) ([]string, error) {
	return column[string](ctx, q, `SELECT id FROM review_of WHERE review = $1 AND kind IN (2, 3) ORDER BY id`, review)
}

// StandIns returns the claims by which a merge goes besides those that it names: see
// [ledger.Reviews].
func (s *Store) StandIns(ctx context.Context, review string) (claims []string, err error) {
	err = s.read(ctx, func(q querier) error {
		n, found, err := single[int64](ctx, q, `SELECT n FROM review WHERE id = $1`, review)
		if err != nil || !found {
			return orMissing(err, "review", review)
		}
		claims, err = standInsOf(ctx, q, n)
		return err
	})
	return claims, err
}

// withoutSplit returns the claims by which a merge goes without those that a later
// split takes out: but for the ones that the merge names, which no split may.
func withoutSplit(d *heldDecision, later []heldDecision) []string {
	claims := slices.Clone(d.Claims)
	for _, id := range d.anchored {
		if !slices.ContainsFunc(later, func(l heldDecision) bool { return l.splits(id) }) {
			claims = append(claims, id)
		}
	}
	return claims
}

func (d *heldDecision) splits(claim string) bool {
	return d.Action == recount.Split && (slices.Contains(d.Claims, claim) || slices.Contains(d.anchored, claim))
}
