package measure

import (
	"slices"
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

// mood is what a word of stage.txt tells, where its particle stands with it.
type mood struct{ tells, particle string }

// moods maps a section of stage.txt and a word to what it tells.
var moods = sync.OnceValue(func() map[string]map[string][]mood {
	all := map[string]map[string][]mood{}
	for _, e := range lexicon.MustRead(files, "stage.txt") {
		if all[e.Section] == nil {
			all[e.Section] = map[string][]mood{}
		}
		for word := range strings.FieldsSeq(e.Field(1)) {
			lemma, particle, _ := strings.Cut(word, "_")
			all[e.Section][lemma] = append(all[e.Section][lemma], mood{e.Field(0), particle})
		}
	}
	return all
})

// ranks lists the moods, the one that holds over others first.
var ranks = sync.OnceValue(func() []string {
	var all []string
	for _, e := range lexicon.MustRead(files, "stage.txt") {
		if e.Section == "rank" {
			all = strings.Fields(e.Field(1))
		}
	}
	return all
})

// mooded asks a section of stage.txt about a word that stands at token i.
func (c *context) mooded(section, word string, i int) (string, bool) {
	for _, m := range moods()[section][word] {
		if m.particle == "" || c.with(i, m.particle) {
			return m.tells, true
		}
	}
	return "", false
}

// mood reads stage and modality: from the words of the phrase, from the
// auxiliaries of the governing verb, and from the verbs and nouns above it.
func (c *context) mood(i int, r *Reading) {
	n := &c.nodes[i]
	told, at := c.moodOfPhrase(n)
	if told == "" {
		told, at = c.moodAbove(n, r)
	}
	if verb := c.headlineVerb(n); told == "" && verb > 0 {
		told, at = "promised", verb-1
	}
	if told == "" {
		return
	}
	c.setMood(n, r, told)
	if r.Stage != "" || r.Modality != "" {
		r.Mood = c.s.Span(at, at)
	}
}

// setMood writes what a mood word tells of this measure.
func (c *context) setMood(n *node, r *Reading, told string) {
	switch told {
	case "possible":
		told = "promised"
		if c.harms(n, r) || r.Measure == recount.Price {
			told = "feared"
		}
	case "promised":
		if c.harms(n, r) && !c.deed(n) {
			told = "feared"
		}
	case "planned":
		told = "promised"
		if _, deadly := moods()["deadly"][string(r.Measure)]; deadly {
			told = "feared"
		}
	}
	switch told {
	case "demanded":
		if r.Measure != recount.Deployed && r.Measure != recount.Arrested {
			r.Modality = recount.Demanded
		}
	case "remaining":
		if r.Measure == recount.Aid || r.Measure == recount.Price || r.Measure == recount.Transferred || r.Measure == recount.Other {
			r.Stage = recount.Remaining
		}
	case "feared", "denied":
		r.Modality = recount.Modality(told)
	case "delivered":
		if r.Measure == recount.Transferred || r.Measure == recount.Aid || r.Measure == recount.Deployed {
			r.Stage = recount.Delivered
		}
	default:
		r.Stage = recount.Stage(told)
	}
}

// moodOfPhrase reads the words of the phrase, and what is asked for or promised
// in a clause about it.
func (c *context) moodOfPhrase(n *node) (string, int) {
	for i := max(0, n.first-2); i <= max(n.to, n.last) && i < len(c.tokens); i++ {
		if told, ok := c.mooded("adjective", c.tokens[i].Lower, i); ok && (i >= n.first || c.tree.Head[i] == n.noun || c.tree.Head[i] == n.core) {
			return told, i
		}
	}
	return c.moodOfClause(n)
}

// told is a mood found above a figure.
type told struct {
	tells string
	at    int
}

// moodAbove climbs from what is counted to the first verb that is told as a
// fact of its own, and returns the mood that holds of those on the way: in
// "approved a request to commit $61 billion", authorised.
func (c *context) moodAbove(n *node, r *Reading) (string, int) {
	var found []told
	at := n.top
	if c.states(at) {
		return "", -1
	}
	for range maxClimb {
		head := c.tree.Head[at]
		if head < 0 {
			if c.tokens[at].XPOS == "VB" {
				found = append(found, c.moodOfVerb(at, r)...)
			}
			break
		}
		if c.crosses(at, n) && !c.meantWith(at, head) && !c.amountLeaves(at) {
			break
		}
		if c.tokens[head].IsVerb() || c.tokens[head].UPOS == "ADJ" {
			found = append(found, c.moodAt(at, head, r)...)
			found = append(found, c.moodOfBargain(at, head)...)
			if c.factual(head) && !c.tree.Is(head, "xcomp") {
				break
			}
		} else if tells, ok := c.mooded("noun", c.tokens[head].Lemma, head); ok && at != n.noun {
			found = append(found, told{tells, head})
		}
		at = head
	}
	return first(found)
}

// doubts are the moods that a clause told as a fact has under a verb or noun:
// "fears that it is 13".
var doubts = []string{"feared", "denied", "demanded"}

// states tells whether an amount is the predicate of a clause that is told as a
// fact, and no verb of doubt governs: "It is 13 per cent of our staff", whatever
// is planned around it.
func (c *context) states(top int) bool {
	be := c.tree.Child(top, "cop")
	if be < 0 || !isOneOf(c.tokens[be].XPOS, "VBZ", "VBP", "VBD") || c.tree.Child(top, "aux") >= 0 {
		return false
	}
	if head := c.tree.Head[top]; head >= 0 && c.tree.Is(top, "ccomp", "xcomp", "acl") {
		verb, _ := c.mooded("verb", c.tokens[head].Lemma, head)
		noun, _ := c.mooded("noun", c.tokens[head].Lemma, head)
		return !isOneOf(verb, doubts...) && !isOneOf(noun, doubts...)
	}
	return true
}

// first returns the mood that comes first in the ranking.
func first(found []told) (string, int) {
	best, rank := told{at: -1}, len(ranks())
	for _, f := range found {
		if i := slices.Index(ranks(), f.tells); i >= 0 && i < rank {
			best, rank = f, i
		}
	}
	return best.tells, best.at
}

// moodAt asks a verb about token at that it governs: what merely stands beside
// it, or does the asking, is not what is asked for.
func (c *context) moodAt(at, verb int, r *Reading) []told {
	var kept []told
	for _, m := range c.moodOfVerb(verb, r) {
		aside := c.tree.Is(at, "obl") && c.caseOf(at) != "for" || c.tree.Is(at, "nsubj") && !c.tree.Is(at, "nsubj:pass")
		switch {
		case m.at == verb && aside && m.tells != "remaining":
		case m.tells == "authorised" && !c.factual(verb):
		default:
			kept = append(kept, m)
		}
	}
	return kept
}

// crosses tells whether the step up from token at leaves what the mood words
// further up can speak of: a subject, or a clause that only accompanies.
func (c *context) crosses(at int, n *node) bool {
	return at != n.top && c.tree.Is(at, "nsubj", "acl:relcl", "parataxis", "advcl")
}

// factual tells whether a verb is finite without a modal: told as done.
func (c *context) factual(v int) bool {
	x := c.tokens[v].XPOS
	return x == "VBD" || x == "VBZ" || x == "VBP" || x == "VBN" && c.tree.Child(v, "aux") >= 0
}

// moodOfVerb asks a verb, its auxiliaries and, where it stands bare as in
// headlines, its "to".
func (c *context) moodOfVerb(v int, r *Reading) []told {
	var found []told
	for _, child := range c.tree.Children(v) {
		if tells, ok := c.mooded("modal", c.tokens[child].Lower, child); ok && c.tree.Is(child, "aux") && !c.unable(child) {
			found = append(found, told{tells, child})
		}
	}
	if tells, ok := c.mooded("verb", c.tokens[v].Lemma, v); ok && (r.Measure != recount.Deployed || c.tokens[v].Lemma != "commit") {
		found = append(found, told{tells, v})
	}
	if tells, ok := c.mooded("announcing", c.tokens[v].Lemma, v); ok && r.Measure == recount.Aid {
		found = append(found, told{tells, v})
	}
	if tells, ok := c.mooded("announcing cuts", c.tokens[v].Lemma, v); ok && r.Measure == recount.Affected && c.isWork(r.Lemma) {
		found = append(found, told{tells, v})
	}
	if whole := c.tree.Child(v, "nsubj"); whole >= 0 && c.words.has("parts", c.tokens[v].Lemma) {
		if tells, ok := c.mooded("noun", c.tokens[whole].Lemma, whole); ok {
			found = append(found, told{tells, whole}) // "the plan included"
		}
	}
	if v > 0 && c.lower(v-1) == "to" && c.tokens[v].XPOS == "VB" && (c.verbless(v) && !c.tree.Is(v, "acl") || c.isTo(v-1)) {
		found = append(found, told{"promised", v - 1})
	}
	return found
}

// unable tells whether an auxiliary says what did not come about: "five could not
// be found".
func (c *context) unable(i int) bool {
	return c.lower(i) == "could" && isOneOf(c.lower(i+1), "not", "n't", "never")
}

// verbless tells whether no verb before token v is finite, as in headlines
// ("Steelmaker to shed jobs").
func (c *context) verbless(v int) bool {
	if c.lower(0) == "with" || c.lower(1) == "with" {
		return false // "Even with 40 boats to carry them …"
	}
	for i := range c.tokens[:v] {
		switch c.tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return true
}
