package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"strings"

	"recount"
	"recount/ledger"
)

// addStatement files a statement of a text.
func (t *tx) addStatement(ctx context.Context, h home, text string, number int, a recount.Attribution) error {
	body, err := pack(a)
	if err != nil {
		return err
	}
	claimant, err := t.name(ctx, string(a.Claimant))
	if err != nil {
		return err
	}
	figure := 0
	if a.Figure {
		figure = 1
	}
	n, err := t.insert(ctx, `INSERT INTO statement (report, version, number, state, rank, claimant, figure, body)
		VALUES ($1, $2, $3, 0, $4, $5, $6, $7) RETURNING n`,
		h.report, h.version, number, newest(h.known), claimant, figure, body)
	if err != nil {
		return err
	}
	return t.exec(ctx, t.dialect.Index("statement_words"), n, statementWords([]rune(text), a)+"\n"+string(a.Claimant))
}

// rereadStatements puts the statements of a known text in the place of those
// that were read before, which are kept, where they differ.
func (t *tx) rereadStatements(ctx context.Context, h home, entry ledger.Entry) (changedAny bool, err error) {
	type row struct {
		n    int64
		body []byte
	}
	old, err := collect(ctx, t, func(rows *sql.Rows) (r row, err error) { return r, rows.Scan(&r.n, &r.body) },
		`SELECT n, body FROM statement WHERE report = $1 AND version = $2 AND state = 0 ORDER BY number`, h.report, h.version)
	if err != nil {
		return false, err
	}
	for number := range max(len(old), len(entry.Statements)) {
		if number < len(old) && number < len(entry.Statements) {
			body, err := pack(entry.Statements[number])
			if err != nil {
				return false, err
			}
			if bytes.Equal(body, old[number].body) {
				continue
			}
		}
		changedAny = true
		if number < len(old) {
			if err := t.exec(ctx, `UPDATE statement SET state = 2 WHERE n = $1`, old[number].n); err != nil {
				return false, err
			}
		}
		if number < len(entry.Statements) {
			if err := t.addStatement(ctx, h, entry.Report.Text, number, entry.Statements[number]); err != nil {
				return false, err
			}
		}
	}
	return changedAny, nil
}

// statementWords are source, cue and content as written, in the order of the
// text; text is in code points.
func statementWords(text []rune, a recount.Attribution) string {
	from, to := len(text), 0
	for _, spans := range [][]recount.Span{a.Source, a.Cue, a.Content} {
		for _, s := range spans {
			from, to = min(from, s.Start), max(to, s.End)
		}
	}
	from, to = max(from, 0), min(to, len(text))
	if from >= to {
		return ""
	}
	return strings.Join(strings.Fields(string(text[from:to])), " ")
}
