package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"recount"
	"recount/compare"
	"recount/extract"
	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
	"recount/read"
)

// day is when the tests take place.
var day = time.Date(2019, 4, 1, 12, 0, 0, 0, time.UTC)

// testReports reads the reports that the tests add.
func testReports(tb testing.TB) []recount.Report {
	tb.Helper()
	var reports []recount.Report
	for report, problem := range read.Open([]string{"testdata/reports.jsonl"}, read.Options{}).Reports() {
		if problem != nil {
			tb.Fatal(problem)
		}
		reports = append(reports, report)
	}
	if len(reports) < 8 {
		tb.Fatalf("%d reports prove nothing", len(reports))
	}
	return reports
}

// streamOf streams reports.
func streamOf(reports ...recount.Report) ingest.Stream {
	return func(yield func(recount.Report, *recount.Problem) bool) {
		for _, r := range reports {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// newLedger makes an empty ledger in memory and its keeper. Each act of the
// keeper takes place a minute after the one before.
func newLedger(tb testing.TB) (ledger.Ledger, *ingest.Keeper, *[]recount.Problem) {
	tb.Helper()
	l, err := sqlite.OpenMemory()
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := l.Close(); err != nil {
			tb.Error(err)
		}
	})
	now, problems := day, &[]recount.Problem{}
	return l, ingest.NewKeeper(l, ingest.Options{
		Extractor: extractor(tb),
		Now:       func() time.Time { now = now.Add(time.Minute); return now },
		Problem:   func(p recount.Problem) { *problems = append(*problems, p) },
	}), problems
}

func extractor(tb testing.TB) *extract.Extractor {
	tb.Helper()
	x, err := extract.New(extract.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

func add(t *testing.T, k *ingest.Keeper, reports ...recount.Report) ingest.Added {
	t.Helper()
	sum, err := k.Add(context.Background(), streamOf(reports...))
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// standing tells how the claims of a ledger stand to each other, in words that
// no id of a question or origin is in, and no order of arrival.
func standing(t *testing.T, l ledger.Ledger) string {
	t.Helper()
	ctx := context.Background()
	var out []string
	for _, q := range every(t, func(p ledger.Page) (ledger.Rows[recount.Summary], error) {
		return l.Questions(ctx, ledger.QuestionFilter{}, p)
	}) {
		var claims []string
		for _, c := range every(t, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) { return l.ClaimsOf(ctx, q.ID, p) }) {
			claims = append(claims, fmt.Sprintf("%s %s", c.ID, c.Figure))
		}
		slices.Sort(claims)
		out = append(out, fmt.Sprintf("question %s: %s | %v", q.Title, strings.Join(claims, ", "), q.Voices))
		for _, o := range every(t, func(p ledger.Page) (ledger.Rows[recount.Origin], error) { return l.OriginsOf(ctx, q.ID, p) }) {
			slices.Sort(o.Claims)
			out = append(out, fmt.Sprintf("origin %s %s: %s, may be %d others", o.Kind, o.Claimant, strings.Join(o.Claims, " "), len(o.MayBe)))
		}
		for _, v := range every(t, func(p ledger.Page) (ledger.Rows[recount.Verdict], error) { return l.VerdictsOf(ctx, q.ID, p) }) {
			out = append(out, fmt.Sprintf("verdict %s %s: %s %s", v.A, v.B, v.Kind, v.Sentence))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// every returns the rows of all pages, a few at a time so that cursors are put
// to the test.
func every[Row any](t *testing.T, get func(ledger.Page) (ledger.Rows[Row], error)) []Row {
	t.Helper()
	var all []Row
	page := ledger.Page{Limit: 7}
	for {
		got, err := get(page)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, got.Rows...)
		if got.Next == "" {
			return all
		}
		page.After = got.Next
	}
}

// seeds is how many cases are drawn: few where -short asks for speed, as the search
// for data races does, in which all takes ten times as long.
func seeds(n int) int {
	if testing.Short() {
		return 2
	}
	return n
}

// TestTheOrderOfReportsDoesNotMatter adds the same reports in any order, in one
// run or in several, and compares with a ledger built at once.
func TestTheOrderOfReportsDoesNotMatter(t *testing.T) {
	reports := testReports(t)
	l, k, _ := newLedger(t)
	add(t, k, reports...)
	want := standing(t, l)
	if n := strings.Count(want, "verdict "); n < 5 {
		t.Fatalf("%d verdicts prove nothing:\n%s", n, want)
	}
	for seed := range seeds(8) {
		random := rand.New(rand.NewPCG(uint64(seed), 7))
		order := slices.Clone(reports)
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		l, k, _ := newLedger(t)
		for len(order) > 0 {
			n := 1 + random.IntN(len(order))
			add(t, k, order[:n]...)
			order = order[n:]
		}
		if got := standing(t, l); got != want {
			t.Errorf("in the order of seed %d they came to\n%s\nwant\n%s", seed, got, want)
		}
	}
}

func TestReportsComparedWithoutALedgerStandAsInOne(t *testing.T) {
	reports := testReports(t)
	l, k, _ := newLedger(t)
	add(t, k, reports...)
	compared := ingest.Compare(streamOf(reports...), extractor(t), func(p []recount.Problem) {
		if len(p) > 0 {
			t.Error(p)
		}
	})
	partition := map[string]string{} // question of the ledger -> that of the comparison
	for _, c := range compared.Claims {
		held, err := l.Claim(context.Background(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if c.Question == "" || c.Origin == "" {
			t.Errorf("claim %s “%s” answers question %q and has origin %q", c.ID, c.Figure, c.Question, c.Origin)
		}
		if other, known := partition[held.Question]; known && other != c.Question {
			t.Errorf("claim %s “%s” answers another question than in the ledger", c.ID, c.Figure)
		}
		partition[held.Question] = c.Question
	}
	counts, err := l.Counts(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if counts.Questions != len(compared.Questions) || counts.Copies != len(compared.Copies) || len(compared.Copies) == 0 {
		t.Errorf("%d questions and %d copies, in the ledger %d and %d", len(compared.Questions), len(compared.Copies), counts.Questions, counts.Copies)
	}
}

func TestTheSameReportsTwiceChangeNothing(t *testing.T) {
	reports := testReports(t)
	l, k, _ := newLedger(t)
	first := add(t, k, reports...)
	if n := first.Outcomes[ledger.Added]; n != len(reports) || first.Linked.Blocks == 0 {
		t.Fatalf("%d of %d reports were added, %d blocks linked", n, len(reports), first.Linked.Blocks)
	}
	before, questions := standing(t, l), ids(t, l)
	again := add(t, k, reports...)
	if again.Outcomes[ledger.Known] != len(reports) || again.Linked != (ingest.Relinked{}) {
		t.Errorf("adding the same again did this: %+v", again)
	}
	if standing(t, l) != before || !slices.Equal(ids(t, l), questions) {
		t.Error("adding the same again changed the ledger")
	}
}

// ids lists the questions of a ledger.
func ids(t *testing.T, l ledger.Ledger) (ids []string) {
	t.Helper()
	for _, q := range every(t, func(p ledger.Page) (ledger.Rows[recount.Summary], error) {
		return l.Questions(context.Background(), ledger.QuestionFilter{}, p)
	}) {
		ids = append(ids, q.ID)
	}
	slices.Sort(ids)
	return ids
}

// broken fails where a report is settled, as a program that is killed would.
type broken struct {
	ledger.Ledger
	left int // calls until it fails
}

var errBroken = errors.New("the plug was pulled")

func (b *broken) spend() error {
	b.left--
	if b.left < 0 {
		return errBroken
	}
	return nil
}

func (b *broken) Add(ctx context.Context, e ledger.Entry) (ledger.Outcome, error) {
	if err := b.spend(); err != nil {
		return "", err
	}
	return b.Ledger.Add(ctx, e)
}

func (b *broken) AddCopies(ctx context.Context, copies []recount.Copy) error {
	if err := b.spend(); err != nil {
		return err
	}
	return b.Ledger.AddCopies(ctx, copies)
}

func (b *broken) CopiesSought(ctx context.Context, report string) error {
	if err := b.spend(); err != nil {
		return err
	}
	return b.Ledger.CopiesSought(ctx, report)
}

func (b *broken) Settle(ctx context.Context, block ledger.Block, result compare.Result) error {
	if err := b.spend(); err != nil {
		return err
	}
	return b.Ledger.Settle(ctx, block, result)
}

func (b *broken) Seek(ctx context.Context, limit int) (int, error) {
	if err := b.spend(); err != nil {
		return 0, err
	}
	return b.Ledger.Seek(ctx, limit)
}

// TestTheNextRunCompletesABrokenOne breaks off adding before each of the writes
// that it does.
func TestTheNextRunCompletesABrokenOne(t *testing.T) {
	reports := testReports(t)[:5]
	whole, k, _ := newLedger(t)
	add(t, k, reports...)
	want := standing(t, whole)
	for left := 0; ; left++ {
		l, k, _ := newLedger(t)
		breaking := ingest.NewKeeper(&broken{l, left}, ingest.Options{Extractor: extractor(t), Now: func() time.Time { return day }})
		_, err := breaking.Add(context.Background(), streamOf(reports...))
		add(t, k, reports...)
		if got := standing(t, l); got != want {
			t.Fatalf("broken off after %d writes and completed, it holds\n%s\nwant\n%s", left, got, want)
		}
		if err == nil {
			if left < 2*len(reports) {
				t.Errorf("only %d writes were broken off", left)
			}
			return
		}
	}
}

// TestTwoKeepersAtOnceLoseNothing adds the halves of the reports, which overlap,
// to one file from two keepers.
// joining stands for another process that joins the first changed block with
// another between being listed and being read.
type joining struct {
	ledger.Ledger
	gone string
}

func (j *joining) Changed(ctx context.Context, after string, limit int) ([]string, error) {
	keys, err := j.Ledger.Changed(ctx, after, limit)
	if j.gone == "" && len(keys) > 0 {
		j.gone = keys[0]
	}
	return keys, err
}

func (j *joining) Block(ctx context.Context, keys []string) (ledger.Block, error) {
	if slices.Contains(keys, j.gone) {
		return ledger.Block{}, ledger.ErrNotFound
	}
	return j.Ledger.Block(ctx, keys)
}

func TestABlockThatIsNoMoreIsPassedBy(t *testing.T) {
	l, _, _ := newLedger(t)
	k := ingest.NewKeeper(&joining{Ledger: l}, ingest.Options{Extractor: extractor(t), Now: time.Now})
	sum := add(t, k, testReports(t)...)
	counts, err := l.Counts(t.Context())
	if err != nil || sum.Linked.Blocks == 0 || counts.Changed != 1 {
		t.Errorf("%d blocks were settled and %d are left, %v", sum.Linked.Blocks, counts.Changed, err)
	}
}

func TestTwoKeepersAtOnceLoseNothing(t *testing.T) {
	reports := testReports(t)
	whole, k, _ := newLedger(t)
	add(t, k, reports...)
	want := standing(t, whole)

	file := filepath.Join(t.TempDir(), "ledger.db")
	var wait sync.WaitGroup
	for _, half := range [][]recount.Report{reports[:7], reports[3:]} {
		l, err := sqlite.Open(file, sqlite.Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		k := ingest.NewKeeper(l, ingest.Options{Extractor: extractor(t), Now: time.Now})
		wait.Go(func() {
			if _, err := k.Add(context.Background(), streamOf(half...)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	l, err := sqlite.Open(file, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := ingest.NewKeeper(l, ingest.Options{Extractor: extractor(t), Now: time.Now}).Relink(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := standing(t, l); got != want {
		t.Errorf("two at once made\n%s\nwant\n%s", got, want)
	}
}
