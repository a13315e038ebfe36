package measure

import (
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

// trait is what one word says of the people counted.
type trait struct{ field, value string }

var traits = sync.OnceValue(func() map[string]trait {
	all := map[string]trait{}
	for _, e := range lexicon.MustRead(files, "subject.txt") {
		for word := range strings.FieldsSeq(e.Field(1)) {
			all[word] = trait{e.Section, e.Field(0)}
		}
	}
	return all
})

// subject reads who the people counted are from the words of their noun
// phrase: civilian or combatant, children, women.
func (c *context) subject(i int, r *Reading) {
	n := &c.nodes[i]
	if !r.People || n.from > n.to || n.noun < n.from {
		return
	}
	for t := n.from; t <= n.noun; t++ {
		said, ok := traits()[c.tokens[t].Lemma]
		if !ok {
			continue
		}
		value := recount.Words(said.value)
		switch said.field {
		case "status":
			r.Subject.Status = value
		case "age":
			r.Subject.Age = value
		case "sex":
			r.Subject.Sex = value
		}
		r.Person = c.s.Span(n.from, n.noun)
	}
}
