package sqlstore

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"recount/compare/join"
)

// Bounds of what is kept in memory: stories at about 1.3 KB each, and reports
// made ready for matching at about 1.5 KB a claim. Where reports are sought in the
// order of their days, stories are read again and again for as long as they stand
// within [join.Window] of the day that is reached: 120 days of 300 reports fit.
const (
	cachedStories = 40_000
	cachedReports = 4_000
)

// knownStory is what a report tells of, and how far its neighbours are known.
type knownStory struct {
	join.Story
	n      int64 // its number: a story that changes gets another
	report int64
	sought bool
	least  float64
	asOf   int64 // the state of the cache in which sought and least were read
}

// storyCache knows stories that were read lately, by their reports: hundreds are
// held against each report that is new. It is used by what writes, which is one
// at a time.
type storyCache struct {
	mu       sync.Mutex
	stories  *simplelru.LRU[int64, *knownStory]
	prepared *simplelru.LRU[int64, *join.Report] // claims, by report
	asOf     int64                               // what was read in another state is to be read again
	written  int64                               // tells whether another program has written
}

func newStoryCache() *storyCache {
	c := &storyCache{}
	c.stories, _ = simplelru.NewLRU[int64, *knownStory](cachedStories, nil) // fails for sizes below 1 only
	c.prepared, _ = simplelru.NewLRU[int64, *join.Report](cachedReports, nil)
	return c
}

// forget lets all that may have changed be read again.
func (c *storyCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asOf++
	c.prepared.Purge()
}

// forgetReport is forget where the claims of one report changed.
func (c *storyCache) forgetReport(report int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asOf++
	c.prepared.Remove(report)
}

// begin lets what another program has changed be read again.
func (c *storyCache) begin(ctx context.Context, t *tx) error {
	written, _, err := single[int64](ctx, t, t.dialect.Written())
	if err == nil && written != c.written {
		c.forget()
		c.written = written
	}
	return err
}

// read returns the stories of reports, in the order of their numbers.
func (c *storyCache) read(ctx context.Context, t *tx, reports []int64) ([]*knownStory, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found := make([]*knownStory, 0, len(reports))
	var old []int64
	for _, report := range reports {
		if known, ok := c.stories.Get(report); ok && known.asOf == c.asOf {
			found = append(found, known)
		} else {
			old = append(old, report)
		}
	}
	for some := range slices.Chunk(old, readAtOnce) {
		fresh, err := c.refresh(ctx, t, some)
		if err != nil {
			return nil, err
		}
		found = append(found, fresh...)
	}
	slices.SortFunc(found, func(a, b *knownStory) int { return int(a.n - b.n) })
	return found, nil
}

// readAtOnce is how many stories one statement reads.
const readAtOnce = 64

// keep keeps a story that changed as the one that is known.
func (c *storyCache) keep(s *knownStory) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stories.Add(s.report, s)
}

// refresh reads stories again; the terms only of those that are not known.
func (c *storyCache) refresh(ctx context.Context, t *tx, reports []int64) ([]*knownStory, error) {
	args := padded(reports)
	states, err := collect(ctx, t, func(rows *sql.Rows) (s knownStory, err error) {
		return s, rows.Scan(&s.n, &s.report, &s.sought, &s.least)
	}, `SELECT n, report, sought, least FROM story WHERE report IN (`+marks(1, readAtOnce)+`)`, args...)
	if err != nil {
		return nil, err
	}
	var found []*knownStory
	var unread []int64
	for _, s := range states {
		known, ok := c.stories.Get(s.report)
		if !ok || known.n != s.n {
			unread = append(unread, s.report)
			continue
		}
		known.sought, known.least, known.asOf = s.sought, s.least, c.asOf
		found = append(found, known)
	}
	if len(unread) == 0 {
		return found, nil
	}
	fresh, err := collect(ctx, t, func(rows *sql.Rows) (*knownStory, error) {
		var (
			s     = &knownStory{asOf: c.asOf}
			day   int64
			terms []byte
		)
		err := rows.Scan(&s.n, &s.report, &s.Report, &day, &s.sought, &s.least, &terms)
		s.Published, s.Terms = countDay(day), unpackTerms(terms)
		return s, err
	}, `SELECT n, report, id, day, sought, least, terms FROM story WHERE report IN (`+marks(1, readAtOnce)+`)`, padded(unread)...)
	for _, s := range fresh {
		c.stories.Add(s.report, s)
	}
	return append(found, fresh...), err
}

// padded turns up to readAtOnce numbers into so many parameters, the last of them
// repeated: so that one statement, which is prepared, serves any number.
func padded(numbers []int64) []any {
	args := make([]any, readAtOnce)
	for i := range args {
		args[i] = numbers[min(i, len(numbers)-1)]
	}
	return args
}

// ready returns the claims of a report made ready for matching, if they are
// known.
func (c *storyCache) ready(report int64) *join.Report {
	c.mu.Lock()
	defer c.mu.Unlock()
	r, _ := c.prepared.Get(report)
	return r
}

func (c *storyCache) keepReady(report int64, r *join.Report) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.prepared.Add(report, r)
}
