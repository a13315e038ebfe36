package sqlstore

import (
	"context"
	"database/sql"
	"strings"

	"recount"
	"recount/ledger"
)

// selectLinked reads the claims c of a page with all that stands beside them.
const (
	selectLinked = ` SELECT c.id, r.id, c.body, c.state, c.review, v.version, v.source, v.url, v.title, v.published,
		COALESCE(n.text, ''), COALESCE(q.id, ''), COALESCE(o.id, ''), l.body,
		CASE WHEN c.state = 0 AND c.review = '' THEN COALESCE((SELECT r.id FROM review_of w JOIN review r ON r.n = w.review
			WHERE w.id = c.id AND w.kind = 4 AND ` + notUndone + ` ORDER BY r.n DESC LIMIT 1), '') ELSE '' END`
	fromLinked = ` FROM page JOIN claim c ON c.n = page.n JOIN report r ON r.n = c.report JOIN version v ON v.n = c.version
		LEFT JOIN name n ON n.n = c.line LEFT JOIN link l ON l.claim = c.n
		LEFT JOIN question q ON q.n = l.question LEFT JOIN origin o ON o.n = l.origin`
)

// scanLinked reads a claim without corrections, with more columns behind it.
func scanLinked(rows *sql.Rows, more ...any) (l ledger.Linked, err error) {
	var (
		id, report string
		body, link []byte
		state      int
		published  int64
		h          head
		words      linkWords
	)
	targets := []any{
		&id, &report, &body, &state, &l.Review, &l.Version, &h.source, &h.url, &h.title, &published,
		&l.Line, &l.Question, &l.Origin, &link, &l.Lapsed,
	}
	if err := rows.Scan(append(targets, more...)...); err != nil {
		return l, err
	}
	h.published = numberDay(published)
	l.Former = state != stateCurrent
	if state == stateOlder {
		l.Review = "" // it is shown as it was read
	}
	if err := unpack(body, &l.Claim); err != nil {
		return l, err
	}
	h.fill(&l.Claim, report)
	l.Claim.ID = id
	if link != nil {
		err = unpack(link, &words)
		l.Joins = words.Joins
	}
	return l, err
}

// linkedPage reads a page of claims and lays corrections over them. from names
// the tables that filter and order need: only the page is joined with the rest.
func linkedPage(ctx context.Context, q querier, from string, list order, f *where, most int) (page ledger.Rows[ledger.Linked], err error) {
	rows, err := collect(ctx, q, func(rows *sql.Rows) (row keyed[ledger.Linked], err error) {
		values := make([]any, len(list.columns))
		targets := make([]any, len(values))
		for i := range values {
			targets[i] = &values[i]
		}
		row.row, err = scanLinked(rows, targets...)
		row.keys = values
		return row, err
	}, `WITH page (n) AS MATERIALIZED (SELECT c.n FROM `+from+f.String()+list.by()+" LIMIT "+f.arg(most+1)+")"+
		selectLinked+", "+strings.Join(list.columns, ", ")+fromLinked+list.by(), f.args...)
	if err != nil {
		return page, err
	}
	page = cut(rows, most, list.list)
	for i := range page.Rows {
		if err := overlayCorrections(ctx, q, &page.Rows[i]); err != nil {
			return page, err
		}
	}
	return page, nil
}

// overlayCorrections sets the fields that reviewers corrected. Readings by older
// rules are shown as they were made.
func overlayCorrections(ctx context.Context, q querier, l *ledger.Linked) error {
	if l.Review == "" || l.Review == reviewAccepted {
		return nil
	}
	held, err := reviewsHeld(ctx, q, l.Claim.ID)
	if err != nil {
		return err
	}
	over := overlayOf(held)
	l.Corrected = over.corrected
	return over.apply(&l.Claim)
}

// ClaimsOf returns the claims of a question: see [ledger.Reader].
func (s *Store) ClaimsOf(ctx context.Context, question string, page ledger.Page) (found ledger.Rows[ledger.Linked], err error) {
	most, err := limit(page)
	if err != nil {
		return found, err
	}
	list := order{"claims of a question", []string{"l.day", "l.known", "l.claim"}, false}
	err = s.read(ctx, func(q querier) error {
		n, err := resolveQuestion(ctx, q, question)
		if err != nil {
			return err
		}
		f := &where{}
		f.and("l.question = ?", n)
		f.and("c.state = 0")
		if err := list.after(f, page.After); err != nil {
			return err
		}
		found, err = linkedPage(ctx, q, `link l JOIN claim c ON c.n = l.claim`, list, f, most)
		return err
	})
	return found, err
}

// Claims returns claims that fit: see [ledger.Reader].
func (s *Store) Claims(ctx context.Context, filter ledger.ClaimFilter, page ledger.Page) (found ledger.Rows[ledger.Linked], err error) {
	most, err := limit(page)
	if err != nil {
		return found, err
	}
	list := order{"claims", []string{"c.rank", "c.report", "c.start", "c.n"}, false}
	err = s.read(ctx, func(q querier) error {
		f, ok, err := s.claimFilter(ctx, q, filter)
		if err != nil || !ok {
			return err
		}
		if filter.Unreviewed {
			found, err = queued(ctx, q, f, page.After, most)
			return err
		}
		if err := list.after(f, page.After); err != nil {
			return err
		}
		found, err = linkedPage(ctx, q, `claim c`, list, f, most)
		return err
	})
	return found, err
}

// claimFilter writes the conditions; ok is false where nothing can fit.
func (s *Store) claimFilter(ctx context.Context, q querier, filter ledger.ClaimFilter) (f *where, ok bool, err error) {
	f = &where{}
	if !filter.Former {
		f.and("c.state = 0")
	}
	if filter.Unreviewed {
		f.and("c.review = ''")
	} else if !filter.Rejected {
		f.and("c.review <> '" + reviewRejected + "'")
	}
	if filter.Report != "" {
		n, err := reportNumber(ctx, q, filter.Report)
		if err != nil {
			return nil, false, err
		}
		f.and("c.report = ?", n)
	}
	if filter.Claimant != "" {
		f.and("c.claimant IN (SELECT n FROM name WHERE folded LIKE ? ESCAPE '!')", likePart(filter.Claimant))
	}
	if filter.Line != "" {
		f.and("c.line = "+theLine, filter.Line, fold(filter.Line), filter.Line)
	}
	if filter.Measure != "" {
		f.and("c.measure = (SELECT n FROM name WHERE text = ?)", string(filter.Measure))
	}
	if filter.Place != "" {
		f.and("(c.place IN (SELECT n FROM name WHERE folded LIKE ? ESCAPE '!') OR c.country = (SELECT n FROM name WHERE text = ?))",
			likePart(filter.Place), strings.ToUpper(filter.Place))
	}
	if filter.Kind != "" {
		kind, err := wantedKind(filter.Kind)
		if err != nil {
			return nil, false, err
		}
		f.and("c.kind = ?", kind)
	}
	if filter.RelayedBy != "" {
		f.and("c.n IN (SELECT claim FROM relay WHERE line <> 0 AND line = "+theLine+")", filter.RelayedBy, fold(filter.RelayedBy), filter.RelayedBy)
	}
	if filter.Question != "" {
		n, err := resolveQuestion(ctx, q, filter.Question)
		if err != nil {
			return nil, false, err
		}
		f.and("c.n IN (SELECT claim FROM link WHERE question = ?)", n)
	}
	f.knownIn("c.rank", filter.Since, filter.Until)
	f.knownIn("c.rank", recount.Day{}, filter.KnownOn)
	if filter.Search != "" {
		words, err := s.search(ctx, q, "claim_words", filter.Search, s.Frequent)
		if err != nil || words == nil {
			return nil, false, err
		}
		words.in(f, "c.n")
	}
	return f, true, nil
}

// knownIn adds the condition that a report is known by a day in a window; zero
// days leave it open. rank falls as days rise.
func (f *where) knownIn(rank string, since, until recount.Day) {
	if !since.IsZero() {
		f.and(rank+" <= ?", newest(dayNumber(since)))
	}
	if !until.IsZero() {
		f.and(rank+" >= ?", newest(dayNumber(until)))
	}
}

// Claim returns one claim: see [ledger.Reader].
func (s *Store) Claim(ctx context.Context, id string) (claim ledger.Linked, err error) {
	err = s.read(ctx, func(q querier) error {
		claim, err = readClaim(ctx, q, id)
		return err
	})
	return claim, err
}

func readClaim(ctx context.Context, q querier, id string) (claim ledger.Linked, err error) {
	n, err := claimNumber(ctx, q, id)
	if err != nil {
		return claim, err
	}
	found, err := collect(ctx, q, func(rows *sql.Rows) (ledger.Linked, error) { return scanLinked(rows) },
		`WITH page (n) AS (SELECT n FROM claim WHERE n = $1)`+selectLinked+fromLinked, n)
	if err != nil || len(found) == 0 {
		return claim, orMissing(err, "claim", id)
	}
	err = overlayCorrections(ctx, q, &found[0])
	return found[0], err
}
