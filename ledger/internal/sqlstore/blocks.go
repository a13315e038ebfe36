package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"recount/compare/join"
	"recount/compare/profile"
	"recount/ledger"
)

// changes are the numbers of blocks that a transaction changes.
type changes map[int64]bool

// Keys of blocks are their numbers, written so that they sort alike.
const keyForm = "b%012d"

func blockKey(n int64) string { return fmt.Sprintf(keyForm, n) }

// blockNumber reads a key; 0 where it is none.
func blockNumber(key string) int64 {
	var n int64
	if _, err := fmt.Sscanf(key, keyForm, &n); err != nil {
		return 0
	}
	return n
}

// markChanged marks blocks: each once, whatever happened to it in the
// transaction.
func (t *tx) markChanged(ctx context.Context, changed changes) error {
	for _, block := range slices.Sorted(maps.Keys(changed)) {
		if err := t.exec(ctx, `UPDATE block SET changed = changed + 1 WHERE n = $1`, block); err != nil {
			return err
		}
	}
	return nil
}

// Changed returns keys of blocks that await the linker: see [ledger.Blocks].
func (s *Store) Changed(ctx context.Context, after string, limit int) (keys []string, err error) {
	err = s.read(ctx, func(q querier) error {
		keys, err = collect(ctx, q, func(rows *sql.Rows) (string, error) {
			var n int64
			err := rows.Scan(&n)
			return blockKey(n), err
		}, `SELECT n FROM block WHERE changed <> settled AND n > $1 ORDER BY n LIMIT $2`, blockNumber(after), limit)
		return err
	})
	return keys, err
}

// MarkAll marks every block as changed.
func (s *Store) MarkAll(ctx context.Context) error {
	return s.write(ctx, func(t *tx) error { return t.exec(ctx, `UPDATE block SET changed = changed + 1`) })
}

// Block returns what [compare.Decide] needs: see [ledger.Blocks].
func (s *Store) Block(ctx context.Context, keys []string) (block ledger.Block, err error) {
	err = s.read(ctx, func(q querier) error {
		block, err = readBlock(ctx, q, keys)
		return err
	})
	return block, err
}

func readBlock(ctx context.Context, q querier, keys []string) (block ledger.Block, err error) {
	block = ledger.Block{Keys: keys, Marks: make([]int64, len(keys))}
	block.Known, block.Episodes = map[string]string{}, map[string]string{}
	if len(keys) == 0 {
		return block, nil
	}
	numbers := make([]any, len(keys))
	for i, key := range keys {
		numbers[i] = blockNumber(key)
		block.Marks[i], _, err = single[int64](ctx, q, `SELECT changed FROM block WHERE n = $1`, numbers[i])
		if err != nil {
			return block, err
		}
	}
	these := marks(1, len(numbers))
	rows, err := collect(ctx, q, scanProfileRow, selectProfiles+`
		WHERE p.block IN (`+these+`) AND c.review <> '`+reviewRejected+`' ORDER BY c.n`, numbers...)
	if err != nil {
		return block, err
	}
	if block.Profiles, err = unpackProfiles(rows); err != nil {
		return block, err
	}
	if err := readKnown(ctx, q, &block, these, numbers); err != nil {
		return block, err
	}
	if err := readInherited(ctx, q, &block, these, numbers); err != nil {
		return block, err
	}
	reports := homesOf(rows)
	if block.Copies, err = copiesAmong(ctx, q, reports); err != nil {
		return block, err
	}
	if block.Pairs, err = pairsAmong(ctx, q, reports); err != nil {
		return block, err
	}
	if err := readEpisodes(ctx, q, &block, reports); err != nil {
		return block, err
	}
	if block.Revisions, err = revisionsOf(ctx, q, these, numbers...); err != nil {
		return block, err
	}
	block.Parts, err = partsTouching(ctx, q, block.Profiles, these, numbers...)
	return block, err
}

// readKnown reads which questions of the blocks their claims have answered.
func readKnown(ctx context.Context, q querier, block *ledger.Block, these string, numbers []any) error {
	type answer struct{ claim, question string }
	answers, err := collect(ctx, q, func(rows *sql.Rows) (a answer, err error) { return a, rows.Scan(&a.claim, &a.question) },
		`SELECT c.id, q.id FROM link l JOIN claim c ON c.n = l.claim JOIN question q ON q.n = l.question
		WHERE l.block IN (`+these+`) AND q.block IN (`+these+`) AND c.state = 0`, numbers...)
	for _, a := range answers {
		block.Known[a.claim] = a.question
	}
	return err
}

// readEpisodes reads the episodes of the reports of a block.
func readEpisodes(ctx context.Context, q querier, block *ledger.Block, reports reportSet) error {
	return reports.each(ctx, q, func(rows *sql.Rows) error {
		var report, episode string
		err := rows.Scan(&report, &episode)
		block.Episodes[report] = episode
		return err
	}, `SELECT s.id, e.id FROM story s JOIN report e ON e.n = s.episode WHERE s.report`)
}

// BlocksOf returns the blocks of claims: see [ledger.Blocks].
func (s *Store) BlocksOf(ctx context.Context, claims []string) (keys []string, err error) {
	found := map[string]bool{}
	err = s.read(ctx, func(q querier) error {
		for _, id := range claims {
			n, err := claimNumber(ctx, q, id)
			if err != nil {
				return err
			}
			block, _, err := single[int64](ctx, q, `SELECT block FROM profile WHERE claim = $1`, n)
			if err != nil {
				return err
			}
			if block != 0 {
				found[blockKey(block)] = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// Outdated returns reports whose profiles another linker made.
func (s *Store) Outdated(ctx context.Context, linker string, limit int) (ids []string, err error) {
	err = s.read(ctx, func(q querier) error {
		ids, err = column[string](ctx, q, `SELECT id FROM (
			SELECT id, n FROM report WHERE linker < $1 UNION ALL SELECT id, n FROM report WHERE linker > $1
		) AS others ORDER BY n LIMIT $2`, linker, limit)
		return err
	})
	return ids, err
}

// SetProfiles replaces what comparing knows of a report: see [ledger.Blocks].
func (s *Store) SetProfiles(ctx context.Context, report, linker string, story join.Story, profiles []profile.Profile) error {
	return s.write(ctx, func(t *tx) error {
		h, err := t.homeOf(ctx, report)
		if err != nil {
			return err
		}
		current, err := t.currentClaims(ctx, h)
		if err != nil {
			return err
		}
		if err := t.forgetPairs(ctx, h.report); err != nil {
			return err
		}
		changed := changes{}
		for _, p := range profiles {
			n, ok := current[p.Claim]
			if !ok {
				return invalid("report %q: a profile of claim %q, and the report has no such current claim", report, p.Claim)
			}
			delete(current, p.Claim)
			if err := t.setProfile(ctx, n, p, changed); err != nil {
				return err
			}
			if err := t.setLine(ctx, n, p.Speaker.Line); err != nil {
				return err
			}
		}
		for claim := range current {
			return invalid("report %q: no profile of claim %q was given: give one of each current claim", report, claim)
		}
		if err := t.exec(ctx, `UPDATE report SET linker = $1 WHERE n = $2`, linker, h.report); err != nil {
			return err
		}
		if err := t.putStory(ctx, h.report, story); err != nil {
			return err
		}
		return t.markChanged(ctx, changed)
	})
}

// setLine keeps the claimant line of a claim.
func (t *tx) setLine(ctx context.Context, claim int64, line string) error {
	n, err := t.name(ctx, line)
	if err != nil {
		return err
	}
	return t.exec(ctx, `UPDATE claim SET line = $1 WHERE n = $2 AND line <> $1`, n, claim)
}

// homeOf returns the current version of a report, by any id it came under.
func (t *tx) homeOf(ctx context.Context, report string) (h home, err error) {
	h.report, err = reportNumber(ctx, t, report)
	if err != nil {
		return h, err
	}
	var published int64
	err = t.QueryRowContext(ctx, `SELECT r.current, r.known, v.source, v.url, v.title, v.published
		FROM report r JOIN version v ON v.n = r.current WHERE r.n = $1`, h.report).
		Scan(&h.version, &h.known, &h.of.source, &h.of.url, &h.of.title, &published)
	h.of.published = numberDay(published)
	return h, err
}

// currentClaims returns the numbers of a report's current claims by their ids.
func (t *tx) currentClaims(ctx context.Context, h home) (map[string]int64, error) {
	type row struct {
		id string
		n  int64
	}
	rows, err := collect(ctx, t, func(rows *sql.Rows) (r row, err error) { return r, rows.Scan(&r.id, &r.n) },
		`SELECT id, n FROM claim WHERE report = $1 AND state = 0`, h.report)
	numbers := make(map[string]int64, len(rows))
	for _, r := range rows {
		numbers[r.id] = r.n
	}
	return numbers, err
}
