package sqlstore

import (
	"context"
	"database/sql"

	"recount/ledger"
)

// Statements returns statements that fit: see [ledger.Reader].
func (s *Store) Statements(ctx context.Context, filter ledger.StatementFilter, page ledger.Page) (found ledger.Rows[ledger.Statement], err error) {
	most, err := limit(page)
	if err != nil {
		return found, err
	}
	list := order{"statements", []string{"t.rank", "t.report", "t.number", "t.n"}, false}
	err = s.read(ctx, func(q querier) error {
		f, ok, err := s.statementFilter(ctx, q, filter)
		if err != nil || !ok {
			return err
		}
		if err := list.after(f, page.After); err != nil {
			return err
		}
		rows, err := collect(ctx, q, scanStatement, `SELECT r.id, v.title, t.body, t.version, t.rank, t.report, t.number, t.n
			FROM statement t JOIN report r ON r.n = t.report JOIN version v ON v.n = t.version`+
			f.String()+list.by()+" LIMIT "+f.arg(most+1), f.args...)
		if err != nil {
			return err
		}
		found, err = quoteStatements(ctx, q, rows, most, list.list)
		return err
	})
	return found, err
}

// versioned is a statement and the version whose text it quotes.
type versioned struct {
	ledger.Statement
	version int64
}

func scanStatement(rows *sql.Rows) (row keyed[versioned], err error) {
	var (
		body            []byte
		rank, report, n int64
	)
	st := &row.row
	if err := rows.Scan(&st.Report, &st.Title, &body, &st.version, &rank, &report, &st.Number, &n); err != nil {
		return row, err
	}
	row.keys = []any{rank, report, st.Number, n}
	return row, unpack(body, &st.Attribution)
}

// quoteStatements puts the words of the reports' texts to a page of statements;
// each text is read once, since those of one report stand together.
func quoteStatements(ctx context.Context, q querier, rows []keyed[versioned], most int, list string) (page ledger.Rows[ledger.Statement], err error) {
	var (
		text []rune
		last int64
		all  = cut(rows, most, list)
	)
	page.Next = all.Next
	page.Rows = make([]ledger.Statement, 0, len(all.Rows))
	for _, row := range all.Rows {
		if row.version != last {
			words, err := textOf(ctx, q, row.version)
			if err != nil {
				return page, err
			}
			text, last = []rune(words), row.version
		}
		row.Words = statementWords(text, row.Attribution)
		page.Rows = append(page.Rows, row.Statement)
	}
	return page, nil
}

func (s *Store) statementFilter(ctx context.Context, q querier, filter ledger.StatementFilter) (f *where, ok bool, err error) {
	f = &where{}
	f.and("t.state = 0")
	if filter.Report != "" {
		n, err := reportNumber(ctx, q, filter.Report)
		if err != nil {
			return nil, false, err
		}
		f.and("t.report = ?", n)
	}
	if filter.Source != "" {
		f.and("t.claimant IN (SELECT n FROM name WHERE folded LIKE ? ESCAPE '!')", likePart(filter.Source))
	}
	if filter.Figures {
		f.and("t.figure = 1")
	}
	if filter.Search != "" {
		words, err := s.search(ctx, q, "statement_words", filter.Search, s.Frequent)
		if err != nil || words == nil {
			return nil, false, err
		}
		words.in(f, "t.n")
	}
	return f, true, nil
}
