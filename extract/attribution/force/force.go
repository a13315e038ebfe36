// Package force tells what a word of saying makes of what is said: whether it
// reports, estimates, denies, wishes.
package force

import (
	"embed"
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

//go:embed cues.txt
var files embed.FS

// entry is what the lexicon says of a word.
type entry struct {
	force          recount.Force
	clause, figure bool
}

var words = sync.OnceValue(func() map[string]entry {
	out := map[string]entry{}
	for _, e := range lexicon.MustRead(files, "cues.txt") {
		out[e.Fields[0]] = entry{
			force:  recount.Force(e.Section),
			clause: strings.Contains(e.Field(1), "clause"),
			figure: strings.Contains(e.Field(1), "figure"),
		}
	}
	return out
})

func find(t lang.Token) entry {
	if e, ok := words()[lang.Plain(t.Lemma)]; ok {
		return e
	}
	return words()[t.Lower]
}

// Of returns the force of a word, by its dictionary form or the form itself;
// "" where the lexicon does not have it.
func Of(t lang.Token) recount.Force { return find(t).force }

// TakesFigure tells whether a word of saying can have a bare figure for its
// object: "counted 40 dead".
func TakesFigure(t lang.Token) bool { return find(t).figure }

// TakesClause tells whether what is said can follow the word as a clause:
// "said that 40 died".
func TakesClause(t lang.Token) bool { return find(t).clause }
