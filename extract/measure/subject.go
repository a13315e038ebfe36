package measure

import (
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

// trait is what one word says of the people counted.
type trait struct{ field, value string }

var traits = sync.OnceValue(func() map[string][]trait {
	all := map[string][]trait{}
	for _, e := range lexicon.MustRead(files, "subject.txt") {
		for word := range strings.FieldsSeq(e.Field(1)) {
			all[word] = append(all[word], trait{e.Section, e.Field(0)})
		}
	}
	return all
})

// subject reads who the people counted are from the words of their noun
// phrase: civilian or combatant, children, women. Of several nouns it keeps what
// all of them say: "women and children" are neither all women nor all children.
func (c *context) subject(i int, r *Reading) {
	n := &c.nodes[i]
	if lost := c.lostByForces(n, r); lost >= 0 {
		r.Subject.Status, r.Person = "combatant", c.s.Span(lost, lost)
	}
	if !r.People || n.from > n.to || n.noun < n.from {
		return
	}
	said := c.traitsOf(n.from, n.noun)
	for t := n.noun + 1; t < n.to && isOneOf(c.lower(t), "and", "or", ","); {
		last := c.chunk(t + 1)
		if last < 0 || last > n.to {
			break
		}
		other := c.traitsOf(t+1, last)
		for field, value := range said {
			if other[field] != value {
				delete(said, field)
			}
		}
		t = last + 1
	}
	if len(said) == 0 {
		return
	}
	r.Subject.Age, r.Subject.Sex = said["age"], said["sex"]
	if said["status"] != "" {
		r.Subject.Status = said["status"]
	}
	r.Person = c.s.Span(n.from, n.noun)
}

// traitsOf returns what the words of a phrase say of those counted, by field.
func (c *context) traitsOf(from, to int) map[string]recount.Words {
	said := map[string]recount.Words{}
	for t := from; t <= to; t++ {
		for _, trait := range traits()[c.tokens[t].Lemma] {
			said[trait.field] = recount.Words(trait.value)
		}
	}
	return said
}
