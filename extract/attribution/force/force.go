// Package force tells what a word of saying makes of what is said: whether it
// reports, estimates, denies, wishes.
package force

import (
	"embed"
	"sync"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

//go:embed cues.txt
var files embed.FS

var words = sync.OnceValue(func() map[string]recount.Force {
	out := map[string]recount.Force{}
	for _, e := range lexicon.MustRead(files, "cues.txt") {
		out[e.Fields[0]] = recount.Force(e.Section)
	}
	return out
})

// Of returns the force of a word, by its dictionary form or the form itself;
// "" where the lexicon does not have it.
func Of(t lang.Token) recount.Force {
	if f, ok := words()[lang.Plain(t.Lemma)]; ok {
		return f
	}
	return words()[t.Lower]
}
