package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"recount"
	"recount/compare"
	"recount/ledger"
)

// Follow notes who follows a question: see [ledger.Follows].
func (s *Store) Follow(ctx context.Context, f ledger.Following) error {
	return s.write(ctx, func(t *tx) error {
		id, err := questionToFollow(ctx, t, f)
		if err != nil {
			return err
		}
		return t.exec(ctx, `INSERT INTO following (question, follow, who, at) VALUES ($1, $2, $3, $4)`, id, !f.Ends, f.By, stamp(f.At))
	})
}

// questionToFollow returns the id of a question that is there, or that is followed
// and gone where that is to end.
func questionToFollow(ctx context.Context, q querier, f ledger.Following) (string, error) {
	n, err := resolveQuestion(ctx, q, f.Question)
	if err == nil {
		id, _, err := single[string](ctx, q, `SELECT id FROM question WHERE n = $1`, n)
		return id, err
	}
	if !f.Ends || !errors.Is(err, ledger.ErrNotFound) {
		return "", err
	}
	id, lost := followRedirects(ctx, q, f.Question)
	if lost != nil {
		return "", lost
	}
	notes, lost := lastNotes(ctx, q)
	if lost != nil {
		return "", lost
	}
	if !slices.ContainsFunc(notes, func(note ledger.Following) bool { return note.Question == id }) {
		return "", err
	}
	return id, nil
}

// Followed returns what is followed now.
func (s *Store) Followed(ctx context.Context) (followed []ledger.Following, err error) {
	err = s.read(ctx, func(q querier) error {
		followed, err = followedNow(ctx, q)
		return err
	})
	return followed, err
}

// followedNow returns what is followed, with its titles.
func followedNow(ctx context.Context, q querier) ([]ledger.Following, error) {
	notes, err := lastNotes(ctx, q)
	if err != nil {
		return nil, err
	}
	for i := range notes {
		if err := entitle(ctx, q, &notes[i]); err != nil {
			return nil, err
		}
	}
	return notes, nil
}

// lastNotes returns the notes that hold, of questions by the ids that they have.
func lastNotes(ctx context.Context, q querier) ([]ledger.Following, error) {
	notes, err := collect(ctx, q, func(rows *sql.Rows) (f ledger.Following, err error) {
		var at string
		var follow bool
		err = rows.Scan(&f.Question, &follow, &f.By, &at)
		f.At, f.Ends = timeOf(at), !follow
		return f, err
	}, `SELECT question, follow, who, at FROM following ORDER BY n`)
	if err != nil {
		return nil, err
	}
	var all []ledger.Following
	for _, f := range notes {
		if f.Question, err = followRedirects(ctx, q, f.Question); err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(g ledger.Following) bool { return f.Ends && g.Question == f.Question })
		if !f.Ends && !slices.ContainsFunc(all, func(g ledger.Following) bool { return g.Question == f.Question }) {
			all = append(all, f)
		}
	}
	return all, nil
}

// entitle gives a note the title of its question, or tells that it is gone.
func entitle(ctx context.Context, q querier, f *ledger.Following) error {
	body, found, err := single[[]byte](ctx, q, `SELECT s.body FROM question q JOIN summary s ON s.question = q.n WHERE q.id = $1`, f.Question)
	if err != nil {
		return err
	}
	if found {
		var summary recount.Summary
		err := unpack(body, &summary)
		f.Title = summary.Title
		return err
	}
	f.Gone = true
	if f.Last, err = lastOf(ctx, q, f.Question); err != nil || f.Last == "" {
		return err
	}
	last, err := readClaim(ctx, q, f.Last)
	if err != nil {
		return err
	}
	alone := compare.Decide(compare.Input{Profiles: compare.Profiles([]recount.Claim{last.Claim})})
	f.Title = alone.Questions[0].Title
	return nil
}
