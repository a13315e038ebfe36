package story

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/kljensen/snowball/english"
)

// Stem returns the stem of any English word by the Snowball stemmer (Porter 2), in
// small letters.
func Stem(form string) string {
	if stem, ok := known.Load(form); ok {
		return stem.(string) //nolint:forcetypeassert // only stems are kept
	}
	stem := english.Stem(form, true)
	if len(form) <= longestKept && kept.Load() < mostKept {
		kept.Add(1)
		known.Store(strings.Clone(form), stem) // the form itself would keep its whole text
	}
	return stem
}

// Stems that were found are kept, since the words of news come back, and
// stemming costs more than all else that is done with a word.
var (
	known sync.Map // form -> stem
	kept  atomic.Int64
)

const (
	mostKept    = 50_000 // a few megabytes
	longestKept = 24     // bytes of a form
)
