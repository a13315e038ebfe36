package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"recount"
	"recount/compare/profile"
	"recount/ledger"
)

// Question returns one question: see [ledger.Reader].
func (s *Store) Question(ctx context.Context, id string) (summary recount.Summary, err error) {
	err = s.read(ctx, func(q querier) error {
		summary, err = readQuestion(ctx, q, id)
		return err
	})
	return summary, err
}

func readQuestion(ctx context.Context, q querier, id string) (summary recount.Summary, err error) {
	n, err := resolveQuestion(ctx, q, id)
	if err != nil {
		return summary, err
	}
	found, err := collect(ctx, q, func(rows *sql.Rows) (recount.Summary, error) {
		one, _, err := scanSummary(rows, 0)
		return one, err
	}, selectSummary+fromSummary+` WHERE q.n = $1`, n)
	if err != nil || len(found) == 0 {
		return summary, orMissing(err, "question", id)
	}
	return found[0], nil
}

// fewestDigits is how many digits of an id will do, if they fit one question.
const fewestDigits = 6

// resolveQuestion returns the number of the question that an id leads to: its
// own, that of a question merged into it, or the beginning of either.
func resolveQuestion(ctx context.Context, q querier, id string) (int64, error) {
	full, err := followRedirects(ctx, q, id)
	if err != nil {
		return 0, err
	}
	n, found, err := single[int64](ctx, q, `SELECT n FROM question WHERE id = $1`, full)
	if err != nil || found {
		return n, err
	}
	if len(id) < fewestDigits {
		return 0, notFound("question", id)
	}
	ids, err := column[string](ctx, q, `SELECT id FROM question WHERE id >= $1 AND id < $2
		UNION SELECT id FROM redirect WHERE id >= $1 AND id < $2
		UNION SELECT question FROM following WHERE question >= $1 AND question < $2 LIMIT 20`, id, id+"\U0010FFFF")
	if err != nil {
		return 0, err
	}
	ends := map[string]bool{}
	for _, one := range ids {
		if full, err = followRedirects(ctx, q, one); err != nil {
			return 0, err
		}
		ends[full] = true
	}
	if len(ends) > 1 {
		return 0, invalid("question %q: %d questions begin so; give more digits", id, len(ends))
	}
	n, found, err = single[int64](ctx, q, `SELECT n FROM question WHERE id = $1`, full)
	if err != nil || found {
		return n, err
	}
	return 0, goneOrMissing(ctx, q, id, full)
}

// goneOrMissing tells that a question is not in the ledger, and which claim gave it
// last where one did: it may come back.
func goneOrMissing(ctx context.Context, q querier, id, full string) error {
	claim, err := lastOf(ctx, q, full)
	if err != nil || claim == "" {
		return orMissing(err, "question", id)
	}
	return fmt.Errorf("question %q: no report gives it any more; the claim %s did last: %w", id, claim, ledger.ErrNotFound)
}

// lastOf returns the claim that gave a question last which none gives any more;
// empty where that is not known.
func lastOf(ctx context.Context, q querier, question string) (claim string, err error) {
	claim, _, err = single[string](ctx, q, `SELECT c.id FROM answered a JOIN claim c ON c.n = a.claim JOIN version v ON v.n = c.version
		WHERE a.question = $1 AND (c.state > 0 OR c.review = '`+reviewRejected+`') ORDER BY `+stoodAt+` DESC, c.n DESC LIMIT 1`, question)
	return claim, err
}

// mostRedirects bounds a chain of merged questions; a longer one is a circle.
const mostRedirects = 10_000

// followRedirects returns the id at which a chain of merged questions ends. A
// question that is there ends it.
func followRedirects(ctx context.Context, q querier, id string) (string, error) {
	for range mostRedirects {
		into, found, err := single[string](ctx, q, `SELECT into_id FROM redirect r WHERE r.id = $1
			AND NOT EXISTS (SELECT 1 FROM question q WHERE q.id = r.id)`, id)
		if err != nil || !found {
			return id, err
		}
		id = into
	}
	return "", fmt.Errorf("question %q leads to itself: %w", id, ledger.ErrDamaged)
}

// ProfilesOf returns the profiles of a question as it was known: see
// [ledger.Reader].
func (s *Store) ProfilesOf(ctx context.Context, question string, knownOn recount.Day, most int) (profiles []profile.Profile, copies []recount.Copy, err error) {
	day := int64(noDay)
	if !knownOn.IsZero() {
		day = dayNumber(knownOn)
	}
	err = s.read(ctx, func(q querier) error {
		n, err := resolveQuestion(ctx, q, question)
		if err != nil {
			return err
		}
		these, args := ` WHERE l.question = $1 AND c.rank >= $2 AND c.state = 0 AND c.review <> '`+reviewRejected+`'`, []any{n, newest(day)}
		if most > 0 {
			these += ` AND l.claim IN (SELECT claim FROM link WHERE question = $1 AND known <= $3 ORDER BY known DESC, claim DESC LIMIT $4)`
			args = append(args, day, most)
		}
		rows, err := collect(ctx, q, scanProfileRow, selectProfiles+` JOIN link l ON l.claim = c.n`+these+` ORDER BY l.day, l.known, l.claim`, args...)
		if err != nil {
			return err
		}
		if profiles, err = unpackProfiles(rows); err != nil {
			return err
		}
		copies, err = copiesAmong(ctx, q, homesOf(rows))
		return err
	})
	return profiles, copies, err
}

// KnownBy returns the day of the latest report on a question, and how many of its
// claims were known by a day: see [ledger.Reader].
func (s *Store) KnownBy(ctx context.Context, question string, day recount.Day) (last recount.Day, claims int, err error) {
	err = s.read(ctx, func(q querier) error {
		n, err := resolveQuestion(ctx, q, question)
		if err != nil {
			return err
		}
		var latest int64
		err = q.QueryRowContext(ctx, `SELECT COALESCE(max(known), 0), COALESCE(sum(known <= $2), 0) FROM link WHERE question = $1`, n, dayNumber(day)).Scan(&latest, &claims)
		last = numberDay(latest)
		return err
	})
	return last, claims, err
}
