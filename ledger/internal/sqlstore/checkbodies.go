package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"recount"
	"recount/compare/profile"
)

// checkedAtOnce is how many reports are read in one step.
const checkedAtOnce = 100

// reports checks texts, and that what was read out of them quotes them.
func (c *checker) reports(ctx context.Context) error {
	for after := int64(0); ; {
		ids, err := column[int64](ctx, c.reader, `SELECT n FROM report WHERE n > $1 ORDER BY n LIMIT $2`, after, checkedAtOnce)
		if err != nil || len(ids) == 0 {
			return err
		}
		last := ids[len(ids)-1]
		if err := c.read(ctx, func(q querier) error { return c.reportsBetween(ctx, q, after, last) }); err != nil {
			return err
		}
		c.records += len(ids)
		after = last
	}
}

// checkedText is the text of a version, in code points.
type checkedText struct {
	id   string // of the report
	text []rune
	kept bool // false for sources given by hand, which have none
}

// reportsBetween checks the reports with numbers above after, up to last.
func (c *checker) reportsBetween(ctx context.Context, q querier, after, last int64) error {
	texts := map[int64]checkedText{}
	_, err := collect(ctx, q, func(rows *sql.Rows) (struct{}, error) {
		var (
			n           int64
			id, version string
			body        []byte
		)
		if err := rows.Scan(&n, &id, &version, &body); err != nil {
			return struct{}{}, err
		}
		texts[n] = c.text(id, version, body)
		return struct{}{}, nil
	}, `SELECT v.n, r.id, v.version, t.body FROM version v JOIN report r ON r.n = v.report LEFT JOIN text t ON t.version = v.n
		WHERE v.report > $1 AND v.report <= $2`, after, last)
	if err != nil {
		return err
	}
	if _, err := collect(ctx, q, func(rows *sql.Rows) (struct{}, error) { return struct{}{}, c.claim(rows, texts) },
		`SELECT id, version, review, body FROM claim WHERE report > $1 AND report <= $2`, after, last); err != nil {
		return err
	}
	_, err = collect(ctx, q, func(rows *sql.Rows) (struct{}, error) { return struct{}{}, c.statement(rows, texts) },
		`SELECT number, version, body FROM statement WHERE report > $1 AND report <= $2`, after, last)
	return err
}

// text unpacks a text and holds it against the hash that its version is.
func (c *checker) text(id, version string, body []byte) checkedText {
	if body == nil {
		return checkedText{id: id}
	}
	text, err := unpackText(body)
	switch {
	case err != nil:
		c.fault(id, err.Error(), hintCopy)
		return checkedText{id: id}
	case recount.Report{Text: text}.Version() != version:
		c.fault(id, "the text is not the one that was filed as version "+version, hintCopy)
	}
	return checkedText{id, []rune(text), true}
}

// claim checks that the words of a claim's fields are those of its spans.
func (c *checker) claim(rows *sql.Rows, texts map[int64]checkedText) error {
	var (
		id, review string
		version    int64
		body       []byte
		read       recount.Claim
	)
	if err := rows.Scan(&id, &version, &review, &body); err != nil {
		return err
	}
	c.records++
	if err := unpack(body, &read); err != nil {
		c.fault(id, err.Error(), hintCopy)
		return nil
	}
	of := texts[version]
	if !of.kept {
		return nil
	}
	for field, spans := range read.Spans {
		if _, ok := quote(of.text, spans); !ok {
			c.fault(id, fmt.Sprintf("the spans %v of its %s are not in the text of report %q", spans, field, of.id), hintCopy)
		}
	}
	for field, words := range map[string]recount.Words{
		"figure": read.Figure, "counted": read.Counted, "place": read.Place, "period": read.Period, "sentence": read.Sentence,
		"by": read.By, "cause": read.Cause, "cue": read.Cue,
	} {
		quoted, ok := quote(of.text, read.Spans[field])
		if ok && len(read.Spans[field]) > 0 && quoted != string([]rune(string(words))) {
			c.fault(id, fmt.Sprintf("its %s is %q, and its spans quote %q of report %q", field, words, quoted, of.id), hintCopy)
		}
	}
	return nil
}

// quote joins the words that spans stand for; ok is false where they are not in
// the text.
func quote(text []rune, spans []recount.Span) (words string, ok bool) {
	parts := make([]string, 0, len(spans))
	for _, s := range spans {
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
			return "", false
		}
		parts = append(parts, string(text[s.Start:s.End]))
	}
	return strings.Join(parts, " "), true
}

// statement checks that a statement's spans are in the text.
func (c *checker) statement(rows *sql.Rows, texts map[int64]checkedText) error {
	var (
		number  int
		version int64
		body    []byte
		read    recount.Attribution
	)
	if err := rows.Scan(&number, &version, &body); err != nil {
		return err
	}
	c.records++
	of := texts[version]
	place := fmt.Sprintf("%s, statement %d", of.id, number)
	if err := unpack(body, &read); err != nil {
		c.fault(place, err.Error(), hintCopy)
		return nil
	}
	for _, spans := range [][]recount.Span{read.Source, read.Cue, read.Content} {
		if _, ok := quote(of.text, spans); !ok && of.kept {
			c.fault(place, fmt.Sprintf("the spans %v are not in the text", spans), hintCopy)
		}
	}
	return nil
}

// bodies checks that what the linker made can be read, and is of its row.
func (c *checker) bodies(ctx context.Context) error {
	for _, table := range []struct {
		query string
		check func(id string, body []byte) error
	}{
		{`SELECT q.id, s.body FROM summary s JOIN question q ON q.n = s.question`, ofRow(func(s *recount.Summary) string { return s.ID })},
		{`SELECT id, body FROM origin`, ofRow(func(o *recount.Origin) string { return o.ID })},
		{`SELECT a.id, v.body FROM verdict v JOIN claim a ON a.n = v.a`, ofRow[recount.Verdict](nil)},
		{`SELECT c.id, p.body FROM profile p JOIN claim c ON c.n = p.claim`, ofRow[profile.Profile](nil)},
		{`SELECT c.id, l.body FROM link l JOIN claim c ON c.n = l.claim`, ofRow[linkWords](nil)},
	} {
		rows, err := c.reader.QueryContext(ctx, table.query)
		if err != nil {
			return err
		}
		if err := c.eachBody(rows, table.check); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) eachBody(rows *sql.Rows, check func(id string, body []byte) error) error {
	defer rows.Close()
	for rows.Next() {
		var (
			id   string
			body []byte
		)
		if err := rows.Scan(&id, &body); err != nil {
			return err
		}
		c.records++
		if err := check(id, body); err != nil {
			c.fault(id, err.Error(), hintRelink)
		}
	}
	return rows.Err()
}

// ofRow makes a check that a body unpacks, and says the id that its row has.
func ofRow[T any](said func(*T) string) func(id string, body []byte) error {
	return func(id string, body []byte) error {
		var v T
		if err := unpack(body, &v); err != nil {
			return err
		}
		if said != nil && said(&v) != id {
			return fmt.Errorf("its body is that of %q", said(&v))
		}
		return nil
	}
}
