package folder

import (
	"context"
	"errors"
	"iter"
	"strconv"
	"testing"

	"recount"
	"recount/export/internal/fixture"
	"recount/ledger"
)

// shelf is a ledger that gives two rows at a time.
type shelf struct {
	ledger.Reader
	fixture.Ledger
	broken error // given instead of origins
}

func paged[Row any](rows []Row, p ledger.Page) (ledger.Rows[Row], error) {
	at, _ := strconv.Atoi(p.After)
	end := min(at+2, len(rows))
	next := ""
	if end < len(rows) {
		next = strconv.Itoa(end)
	}
	return ledger.Rows[Row]{Rows: rows[at:end], Next: next}, nil
}

func (s shelf) Questions(_ context.Context, _ ledger.QuestionFilter, p ledger.Page) (ledger.Rows[recount.Summary], error) {
	return paged([]recount.Summary{s.Toll, s.Injured}, p)
}

func (s shelf) Claims(_ context.Context, _ ledger.ClaimFilter, p ledger.Page) (ledger.Rows[ledger.Linked], error) {
	return paged(s.Ledger.Claims, p)
}

func (s shelf) OriginsOf(_ context.Context, question string, p ledger.Page) (ledger.Rows[recount.Origin], error) {
	if question != fixture.Toll {
		return ledger.Rows[recount.Origin]{}, s.broken
	}
	return paged(s.Origins, p)
}

func (s shelf) VerdictsOf(_ context.Context, question string, p ledger.Page) (ledger.Rows[recount.Verdict], error) {
	if question != fixture.Toll {
		return ledger.Rows[recount.Verdict]{}, nil
	}
	return paged(s.Verdicts, p)
}

func (s shelf) PartsOf(context.Context, string) ([]recount.PartOf, error) {
	return []recount.PartOf{s.Part}, nil
}

func (s shelf) Reports(_ context.Context, _ ledger.ReportFilter, p ledger.Page) (ledger.Rows[ledger.ReportRow], error) {
	return paged(s.Ledger.Reports, p)
}

func (s shelf) Statements(_ context.Context, _ ledger.StatementFilter, p ledger.Page) (ledger.Rows[ledger.Statement], error) {
	return paged(s.Ledger.Statements, p)
}

func (s shelf) Copies(_ context.Context, _ string, p ledger.Page) (ledger.Rows[recount.Copy], error) {
	return paged(s.Ledger.Copies, p)
}

func (s shelf) History(context.Context, string) ([]recount.Review, error) {
	return s.Reviews[:4], nil
}

func (s shelf) ReviewsOf(context.Context, string) ([]recount.Review, error) {
	return s.Reviews[3:], nil
}

func (s shelf) Followed(context.Context) ([]ledger.Following, error) { return s.Followings, nil }

func TestAllOfALedgerIsRead(t *testing.T) {
	l := fixture.New()
	s := FromLedger(t.Context(), shelf{Ledger: l})
	if got := ids(t, s.Claims, func(c ledger.Linked) string { return c.ID }); len(got) != len(l.Claims) {
		t.Errorf("claims: %v", got)
	}
	if got := ids(t, s.Origins, func(o recount.Origin) string { return o.ID }); len(got) != len(l.Origins) {
		t.Errorf("origins: %v", got)
	}
	if got := ids(t, s.Verdicts, func(v Verdict) string { return v.Question + v.A + v.B }); len(got) != len(l.Verdicts) {
		t.Errorf("verdicts: %v", got)
	}
	if got := ids(t, s.Parts, func(p recount.PartOf) string { return p.Part + p.Whole }); len(got) != 1 {
		t.Errorf("parts: %v", got)
	}
	if got := ids(t, s.Reviews, func(r recount.Review) string { return r.ID }); len(got) != len(l.Reviews) {
		t.Errorf("reviews: %v", got)
	}
	if got := ids(t, s.Followings, func(f ledger.Following) string { return f.Question }); len(got) != len(l.Followings) {
		t.Errorf("followings: %v", got)
	}
	for range 2 { // sequences can be read again
		if got := ids(t, s.Reports, func(r ledger.ReportRow) string { return r.ID }); len(got) != len(l.Reports) {
			t.Errorf("reports: %v", got)
		}
	}
}

func TestAnErrorOfTheLedgerEndsTheExport(t *testing.T) {
	s := FromLedger(t.Context(), shelf{Ledger: fixture.New(), broken: ledger.ErrDamaged})
	_, err := Write(t.TempDir(), "csv", s, Options{})
	if !errors.Is(err, ledger.ErrDamaged) {
		t.Errorf("error is %v", err)
	}
}

// ids reads a sequence and fails where a row comes twice.
func ids[Row any](t *testing.T, rows iter.Seq2[Row, error], id func(Row) string) []string {
	t.Helper()
	var all []string
	seen := map[string]bool{}
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		if seen[id(row)] {
			t.Errorf("%s comes twice", id(row))
		}
		seen[id(row)] = true
		all = append(all, id(row))
	}
	return all
}

func BenchmarkWrite(b *testing.B) {
	like := fixture.New().Claims[0]
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Write(b.TempDir(), format, Source{Claims: many(like, 10_000)}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
