package measure

import (
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

// mood is what a word of stage.txt tells, where its particle stands with it.
type mood struct{ tells, particle string }

// moods maps a section of stage.txt and a word to what it tells.
var moods = sync.OnceValue(func() map[string]map[string]mood {
	all := map[string]map[string]mood{}
	for _, e := range lexicon.MustRead(files, "stage.txt") {
		if all[e.Section] == nil {
			all[e.Section] = map[string]mood{}
		}
		for word := range strings.FieldsSeq(e.Field(1)) {
			lemma, particle, _ := strings.Cut(word, "_")
			all[e.Section][lemma] = mood{e.Field(0), particle}
		}
	}
	return all
})

// mooded asks a section of stage.txt about a word that stands at token i.
func (c *context) mooded(section, word string, i int) (string, bool) {
	m, ok := moods()[section][word]
	if !ok || m.particle != "" && !c.with(i, m.particle) {
		return "", false
	}
	return m.tells, true
}

// mood reads stage and modality: from the words of the phrase, from the
// auxiliaries of the governing verb, and from the verbs and nouns above it.
func (c *context) mood(i int, r *Reading) {
	n := &c.nodes[i]
	told, at := c.moodOfPhrase(n)
	if told == "" {
		told, at = c.moodAbove(n, r)
	}
	if told == "" {
		return
	}
	c.setMood(r, told)
	if r.Stage != "" || r.Modality != "" {
		r.Mood = c.span(at, at)
	}
}

// setMood writes what a mood word tells of this measure.
func (c *context) setMood(r *Reading, told string) {
	_, harm := moods()["harm"][string(r.Measure)]
	if _, work := moods()["work"][r.Lemma]; r.Measure == recount.Affected && !work {
		harm = true
	}
	switch told {
	case "possible":
		told = "promised"
		if harm || r.Measure == recount.Price {
			told = "feared"
		}
	case "promised":
		if harm {
			told = "feared"
		}
	}
	switch told {
	case "feared", "demanded", "denied":
		r.Modality = recount.Modality(told)
	case "delivered":
		if r.Measure == recount.Transferred || r.Measure == recount.Aid || r.Measure == recount.Deployed {
			r.Stage = recount.Delivered
		}
	default:
		r.Stage = recount.Stage(told)
	}
}

func (c *context) moodOfPhrase(n *node) (string, int) {
	for i := max(0, n.first-2); i <= max(n.to, n.last) && i < len(c.tokens); i++ {
		if told, ok := c.mooded("adjective", c.tokens[i].Lower, i); ok && (i >= n.first || c.tree.Head[i] == n.noun || c.tree.Head[i] == n.core) {
			return told, i
		}
	}
	return "", -1
}

// moodAbove climbs from what is counted and stops at the first verb that is
// told as a fact of its own.
func (c *context) moodAbove(n *node, r *Reading) (string, int) {
	at := n.top
	for range maxClimb {
		head := c.tree.Head[at]
		if head < 0 {
			if c.tokens[at].XPOS == "VB" {
				return c.moodOfVerb(at, r)
			}
			return "", -1
		}
		if c.crosses(at, n) {
			return "", -1
		}
		if c.isVerb(head) || c.tokens[head].UPOS == "ADJ" {
			if told, by := c.moodOfVerb(head, r); told != "" && (told != "demanded" || c.asked(at)) {
				return told, by
			}
			if c.factual(head) && !c.tree.Is(head, "xcomp") {
				return "", -1
			}
		} else if told, ok := c.mooded("noun", c.tokens[head].Lemma, head); ok && at != n.noun {
			return told, head
		}
		at = head
	}
	return "", -1
}

// crosses tells whether the step up from token at leaves what the mood words
// further up can speak of: a subject, or a clause that only accompanies.
func (c *context) crosses(at int, n *node) bool {
	return at != n.top && c.tree.Is(at, "nsubj", "acl:relcl", "parataxis", "advcl")
}

// asked tells whether token at is what a verb of asking asks for.
func (c *context) asked(at int) bool {
	return !c.tree.Is(at, "obl") || c.caseOf(at) == "for"
}

// factual tells whether a verb is finite without a modal: told as done.
func (c *context) factual(v int) bool {
	x := c.tokens[v].XPOS
	return x == "VBD" || x == "VBZ" || x == "VBP" || x == "VBN" && c.tree.Child(v, "aux") >= 0
}

// moodOfVerb asks a verb, its auxiliaries and, where it stands bare as in
// headlines, its "to".
func (c *context) moodOfVerb(v int, r *Reading) (string, int) {
	for _, child := range c.tree.Children(v) {
		if !c.tree.Is(child, "aux") {
			continue
		}
		if told, ok := c.mooded("modal", c.tokens[child].Lower, child); ok {
			return told, child
		}
	}
	if told, ok := c.mooded("verb", c.tokens[v].Lemma, v); ok {
		return told, v
	}
	if told, ok := c.mooded("announcing", c.tokens[v].Lemma, v); ok && r.Measure == recount.Aid {
		return told, v
	}
	if v > 0 && c.lower(v-1) == "to" && c.tokens[v].XPOS == "VB" && c.verbless() {
		return "promised", v - 1
	}
	return "", -1
}

// verbless tells whether no verb of the sentence is finite, as in headlines
// ("Steelmaker to shed jobs").
func (c *context) verbless() bool {
	for i := range c.tokens {
		switch c.tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return true
}
