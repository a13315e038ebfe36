package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"recount"
)

// Check lints the whole ledger: see [ledger.Checker]. It reads in steps, so that
// others can write meanwhile.
func (s *Store) Check(ctx context.Context, report func(recount.Problem)) (records int, err error) {
	c := &checker{Store: s, report: report}
	for _, step := range []func(context.Context) error{
		c.database, c.reports, c.references, c.bodies, c.redirects, c.words, c.reviews,
	} {
		if err := step(ctx); err != nil {
			return c.records, s.dialect.Wrap(err)
		}
	}
	return c.records, nil
}

// checker is one run of Check.
type checker struct {
	*Store
	report  func(recount.Problem)
	records int
}

const (
	hintRelink = "recount relink makes questions anew"
	hintCopy   = "take a copy from before, or read the reports again into a new ledger"
)

func (c *checker) fault(place, reason, hint string) {
	c.report(recount.Problem{Place: place, Reason: reason, Hint: hint})
}

// database asks the database about itself.
func (c *checker) database(ctx context.Context) error {
	faults, err := c.dialect.Faults(ctx, c.reader)
	for _, fault := range faults {
		c.fault("the ledger's file", fault, hintCopy)
	}
	return err
}

// rule finds rows that should not be: a query for their ids.
type rule struct{ reason, hint, query string }

// referenceRules are about rows that point to others. What stands in blocks that have changed
// since they were settled is not yet in line.
var referenceRules = []rule{
	{"the report has no current version", hintCopy, `SELECT r.id FROM report r LEFT JOIN version v ON v.n = r.current AND v.report = r.n WHERE v.n IS NULL`},
	{"the report is not found by its id", hintCopy, `SELECT r.id FROM report r LEFT JOIN report_id i ON i.id = r.id AND i.report = r.n WHERE i.id IS NULL`},
	{"the id leads to no report", hintCopy, `SELECT i.id FROM report_id i LEFT JOIN report r ON r.n = i.report WHERE r.n IS NULL`},
	{"a version of the report has no text", hintCopy, `SELECT r.id FROM version v JOIN report r ON r.n = v.report LEFT JOIN text t ON t.version = v.n
		WHERE t.version IS NULL AND v.version <> ''`},
	{"the claim has no report, or no version of one", hintCopy, `SELECT c.id FROM claim c LEFT JOIN version v ON v.n = c.version AND v.report = c.report
		LEFT JOIN report r ON r.n = c.report WHERE v.n IS NULL OR r.n IS NULL`},
	{"the claim counts and has no profile", hintRelink, `SELECT c.id FROM claim c LEFT JOIN profile p ON p.claim = c.n WHERE c.state = 0 AND p.claim IS NULL`},
	{"the claim no longer counts and has a profile", hintRelink, `SELECT c.id FROM profile p JOIN claim c ON c.n = p.claim WHERE c.state <> 0`},
	{"the profile has no block", hintRelink, `SELECT c.id FROM profile p JOIN claim c ON c.n = p.claim JOIN story s ON s.report = c.report
		LEFT JOIN block b ON b.n = p.block WHERE b.n IS NULL AND (p.block <> 0 OR s.sought = 1)`},
	{"the claim stands in no question, though the linker has seen it", hintRelink, `SELECT c.id FROM claim c JOIN profile p ON p.claim = c.n
		JOIN block b ON b.n = p.block AND b.changed = b.settled LEFT JOIN link l ON l.claim = c.n
		WHERE c.state = 0 AND c.review <> 'rejected' AND l.claim IS NULL`},
	{"the claim was rejected or no longer counts, and stands in a question", hintRelink, `SELECT c.id FROM link l JOIN claim c ON c.n = l.claim
		JOIN block b ON b.n = l.block AND b.changed = b.settled WHERE c.state <> 0 OR c.review = 'rejected'`},
	{"the claim's link leads to no question", hintRelink, `SELECT COALESCE(c.id, '') FROM link l LEFT JOIN claim c ON c.n = l.claim
		LEFT JOIN question q ON q.n = l.question WHERE q.n IS NULL OR c.n IS NULL`},
	{"the claim's origin is not one of its question", hintRelink, `SELECT c.id FROM link l JOIN claim c ON c.n = l.claim
		LEFT JOIN origin o ON o.n = l.origin AND o.question = l.question WHERE l.origin <> 0 AND o.n IS NULL`},
	{"the origin has no question", hintRelink, `SELECT o.id FROM origin o LEFT JOIN question q ON q.n = o.question WHERE q.n IS NULL`},
	{"a verdict has no question, or not both of its claims", hintRelink, `SELECT COALESCE(q.id, '') FROM verdict v LEFT JOIN question q ON q.n = v.question
		LEFT JOIN claim a ON a.n = v.a LEFT JOIN claim b ON b.n = v.b WHERE q.n IS NULL OR a.n IS NULL OR b.n IS NULL`},
	{"the question has no summary", hintRelink, `SELECT q.id FROM question q LEFT JOIN summary s ON s.question = q.n WHERE s.question IS NULL`},
	{"the question's number of claims is off", hintRelink, `SELECT q.id FROM question q JOIN block b ON b.n = q.block AND b.changed = b.settled
		WHERE q.claims <> (SELECT count(*) FROM link l WHERE l.question = q.n)
		AND NOT EXISTS (SELECT 1 FROM link l JOIN block o ON o.n = l.block WHERE l.question = q.n AND o.changed <> o.settled)`},
	{"the report has no story", hintRelink, `SELECT r.id FROM report r LEFT JOIN story s ON s.report = r.n WHERE s.n IS NULL`},
	{"a near report was not compared with it", hintRelink, `SELECT s.id FROM near n JOIN story s ON s.report = n.report
		LEFT JOIN pair p ON p.a = n.report AND p.b = n.other LEFT JOIN pair o ON o.a = n.other AND o.b = n.report WHERE p.a IS NULL AND o.a IS NULL`},
	{"it is compared with a report that is not near", hintRelink, `SELECT COALESCE(r.id, '') FROM pair p LEFT JOIN report r ON r.n = p.a
		LEFT JOIN near n ON n.report = p.a AND n.other = p.b LEFT JOIN near o ON o.report = p.b AND o.other = p.a
		WHERE p.a <> p.b AND n.report IS NULL AND o.report IS NULL`},
	{"a part or whole of it does not count", hintRelink, `SELECT COALESCE(a.id, b.id, '') FROM part_edge e LEFT JOIN claim a ON a.n = e.part AND a.state = 0
		LEFT JOIN claim b ON b.n = e.whole AND b.state = 0 WHERE a.n IS NULL OR b.n IS NULL`},
	{"the count of what is part of it is off", hintCopy, `WITH told AS (
		SELECT p.question AS part, w.question AS whole, e.kind, count(*) AS n FROM part_edge e
		JOIN link p ON p.claim = e.part JOIN link w ON w.claim = e.whole WHERE p.question <> w.question GROUP BY 1, 2, 3)
		SELECT COALESCE(q.id, '') FROM (
			SELECT * FROM (SELECT part, whole, kind, n FROM told EXCEPT SELECT part, whole, kind, n FROM question_part)
			UNION SELECT * FROM (SELECT part, whole, kind, n FROM question_part EXCEPT SELECT part, whole, kind, n FROM told)
		) AS x LEFT JOIN question q ON q.n = x.whole`},
	{"a name of the question is not there", hintRelink, `SELECT q.id FROM question_name x JOIN question q ON q.n = x.question LEFT JOIN name n ON n.n = x.name WHERE n.n IS NULL`},
	{"a name of the claim is not there", hintCopy, `SELECT c.id FROM claim c WHERE (c.claimant <> 0 AND c.claimant NOT IN (SELECT n FROM name))
		OR (c.place <> 0 AND c.place NOT IN (SELECT n FROM name)) OR (c.line <> 0 AND c.line NOT IN (SELECT n FROM name))`},
	{"a copy is of a report that is not there", hintCopy, `SELECT COALESCE(a.id, b.id, '') FROM copy c LEFT JOIN report a ON a.n = c.a
		LEFT JOIN report b ON b.n = c.b WHERE a.n IS NULL OR b.n IS NULL`},
	{"the review undoes one that is not there", hintCopy, `SELECT r.id FROM review r LEFT JOIN review u ON u.id = r.undoes WHERE r.undoes <> '' AND u.n IS NULL`},
	{"a review that bears on it is not there", hintCopy, `SELECT o.id FROM review_of o LEFT JOIN review r ON r.n = o.review WHERE r.n IS NULL`},
}

func (c *checker) references(ctx context.Context) error {
	for _, rule := range referenceRules {
		ids, err := column[string](ctx, c.reader, rule.query)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c.fault(id, rule.reason, rule.hint)
		}
	}
	return nil
}

// words checks that what can be searched is what is there.
func (c *checker) words(ctx context.Context) error {
	for _, table := range []struct{ words, rows, what string }{
		{"report_words", `SELECT n FROM version`, "versions of reports"},
		{"claim_words", `SELECT n FROM claim`, "claims"},
		{"statement_words", `SELECT n FROM statement`, "statements"},
	} {
		indexed := c.dialect.Indexed(table.words)
		for _, side := range []struct{ reason, query string }{
			{"cannot be searched for", table.rows + ` EXCEPT ` + indexed},
			{"can be searched for and are not there", indexed + ` EXCEPT ` + table.rows},
		} {
			n, _, err := single[int64](ctx, c.reader, `SELECT count(*) FROM (`+side.query+`) AS rest`)
			if err != nil {
				return err
			}
			if n > 0 {
				c.fault("the index of words", fmt.Sprintf("%d %s that %s", n, table.what, side.reason), hintCopy)
			}
		}
	}
	return nil
}

// redirects checks that ids of merged questions lead to an end.
func (c *checker) redirects(ctx context.Context) error {
	type step struct{ from, into string }
	steps, err := collect(ctx, c.reader, func(rows *sql.Rows) (s step, err error) { return s, rows.Scan(&s.from, &s.into) },
		`SELECT id, into_id FROM redirect`)
	if err != nil {
		return err
	}
	c.records += len(steps)
	into := map[string]string{}
	for _, s := range steps {
		into[s.from] = s.into
	}
	ends := map[string]bool{} // known to end
	for _, s := range steps {
		at, chain := s.from, map[string]bool{}
		for !ends[at] && !chain[at] && into[at] != "" {
			chain[at] = true
			at = into[at]
		}
		if chain[at] {
			c.fault(s.from, "the id of a merged question leads in a circle", hintRelink)
			continue
		}
		for id := range chain {
			ends[id] = true
		}
	}
	return nil
}

// reviews checks that reviews can be read.
func (c *checker) reviews(ctx context.Context) error {
	reviews, err := collect(ctx, c.reader, scanReview, `SELECT body FROM review`)
	c.records += len(reviews)
	if err != nil {
		c.fault("the reviews", err.Error(), hintCopy)
	}
	return nil
}
