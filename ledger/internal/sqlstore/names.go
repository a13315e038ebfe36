package sqlstore

import (
	"context"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// cachedNames is how many names are kept in memory; beyond, all are looked up
// again. At some 100 bytes a name this is a few megabytes.
const cachedNames = 20_000

// nameCache knows the numbers of names that were used lately. Numbers never
// change.
type nameCache struct {
	mu     sync.Mutex
	number map[string]int64
}

func newNameCache() *nameCache { return &nameCache{number: map[string]int64{}} }

func (c *nameCache) find(text string) (int64, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n, ok := c.number[text]
	return n, ok
}

func (c *nameCache) keep(fresh map[string]int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.number)+len(fresh) > cachedNames {
		c.number = map[string]int64{}
	}
	for text, n := range fresh {
		c.number[text] = n
	}
}

// name returns the number of a name, and gives it one where it has none. The
// number of no name is 0.
func (t *tx) name(ctx context.Context, text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	if n, ok := t.fresh[text]; ok {
		return n, nil
	}
	if n, ok := t.names.find(text); ok {
		return n, nil
	}
	n, found, err := single[int64](ctx, t, `SELECT n FROM name WHERE text = $1`, text)
	if err == nil && !found {
		n, err = t.insert(ctx, `INSERT INTO name (text, folded) VALUES ($1, $2) RETURNING n`, text, fold(text))
	}
	if err == nil {
		t.fresh[text] = n
	}
	return n, err
}

// fold brings words to the form in which filters compare them: lower case,
// without accents, with single spaces.
func fold(text string) string {
	bare := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	folded, _, err := transform.String(bare, strings.ToValidUTF8(text, "\uFFFD"))
	if err != nil {
		folded = text
	}
	return strings.Join(strings.Fields(strings.ToLower(folded)), " ")
}

// likePart makes a pattern for LIKE … ESCAPE '!' that finds a part of a name.
func likePart(part string) string {
	return "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(fold(part)) + "%"
}
