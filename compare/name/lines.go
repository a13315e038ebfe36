package name

import "recount/compare/profile"

// Line is what a speaker of a block comes to.
type Line struct {
	Key   string // of the person or body; empty where who it is cannot be told
	Name  string // the fullest name that the block has for it
	Body  string // key of the body spoken for, empty where not known
	Side  string // the party spoken for, empty where not known
	Why   string // what joined the speaker's own name with a fuller one; empty where nothing had to
	Doubt string // why it stays apart though other names would fit
}

// Lines gives each of several speakers, those of one block of claims from many
// reports, its line. A short or bare name ("Zelensky", "the Ukrainian
// president", "the health ministry", "IISS") shares the line of the full name
// that it fits where exactly one in the block does; else it keeps a line of
// its own, and Doubt names two that it fits. The outcome does not depend on
// the order of the speakers.
func Lines(speakers []profile.Speaker) []Line {
	b := newBlock(speakers)
	b.resolve()
	lines := make([]Line, len(speakers))
	for i, s := range speakers {
		lines[i] = b.line(s)
	}
	return lines
}
