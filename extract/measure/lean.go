package measure

import (
	"strings"

	"recount"
)

// lean gives a figure what the sentence says only once: the measure of the
// whole it is part of, the noun or the measure of the figure it stands
// parallel to, or, with neither, the default of what it counts.
func (c *context) lean(i int, readings []Reading) {
	r := &readings[i]
	if r.PartOf >= 0 && !c.ownHarm(r) && !c.ownVerb(i, r, &readings[r.PartOf]) {
		whole := readings[r.PartOf]
		r.Measure, r.Evidence, r.Rule, r.Sure = whole.Measure, whole.Evidence, "part of", whole.Sure
		r.People = r.People || whole.People && r.Lemma == ""
	}
	if i > 0 && (r.Counted.IsZero() || c.onlyHarm(i)) {
		c.shareNoun(i, readings)
	}
	if c.conversion(i) {
		previous := readings[i-1]
		r.Measure, r.Evidence, r.Rule, r.Sure = previous.Measure, previous.Evidence, "conversion", previous.Sure
		r.Counted, r.Lemma = previous.Counted, previous.Lemma
		return
	}
	if c.base(i) && !c.ownHarm(r) {
		r.Measure, r.Sure = "", false
	} else if r.Measure == "" {
		c.shareMeasure(i, readings)
	}
	if r.Measure == "" {
		r.Measure, r.Rule = c.byDefault(i, readings)
	}
	if c.nodes[i].class == Count && r.Lemma == "" && c.nodes[i].found.class != items && !c.alone(i) {
		r.People = true // a bare figure is of persons unless the verb says otherwise
	}
}

// alone tells whether a figure stands in no clause at all, so that nothing is
// said of it.
func (c *context) alone(i int) bool {
	core := c.nodes[i].core
	return c.tree.Head[core] < 0 && c.tree.Child(core, "nsubj", "acl", "amod", "nmod", "cop") < 0
}

// ownHarm tells whether a part says its own measure, as "241 deaths" among
// "382 cases" does.
func (c *context) ownHarm(r *Reading) bool {
	return r.Sure && (r.Rule == "noun counted" || r.Rule == "adjective before" || r.Rule == "adjective after" || r.Rule == "participle after" || r.Rule == "clause describing them")
}

// ownVerb tells whether a part is the subject of a verb of its own: "the army
// fired 26 missiles and 19 of them were shot down".
func (c *context) ownVerb(i int, r, whole *Reading) bool {
	n := &c.nodes[i]
	return r.Sure && c.ofVerb(*r) && r.Evidence != whole.Evidence && c.lower(n.last+1) == "of" && isOneOf(c.lower(n.last+2), "them", "those", "these", "whom", "which")
}

func harmsPeople(m recount.Measure) bool {
	switch m {
	case recount.Killed, recount.Wounded, recount.Casualties, recount.Missing, recount.Captured, recount.Displaced, recount.Affected, recount.Arrested:
		return true
	}
	return false
}

// whole returns the index of the figure that figure i is said to be part of
// ("including 12 children", "of whom 40", "40 of them"), or -1.
func (c *context) whole(i int) int {
	if i == 0 {
		return -1
	}
	n := &c.nodes[i]
	before := c.lower(n.first - 1)
	switch {
	case isOneOf(before, "including", "include", "includes", "included", "among"):
	case before == "," && c.lower(n.first-2) == "including" || before == "them" && c.lower(n.first-2) == "among":
	case before == "whom" || before == "which" && c.lower(n.first-2) == "of":
	case c.lower(n.last+1) == "of" && isOneOf(c.lower(n.last+2), "them", "whom", "which", "those"):
	case c.opensWithWhole():
		return 0
	case c.listedPart(i):
		return c.whole(i - 1)
	default:
		return -1
	}
	for j := i - 1; j >= 0; j-- {
		if c.whole(j) < 0 && c.nodes[j].class == Count {
			return j
		}
	}
	return -1
}

// opensWithWhole tells whether the sentence begins with the whole: "Of the 63
// dead, 24 are children".
func (c *context) opensWithWhole() bool {
	of := 0
	for isOneOf(c.lower(of), `"`, "'", "but", "and") {
		of++
	}
	return c.lower(of) == "of" && c.nodes[0].first <= of+2 && c.nodes[0].class == Count
}

// listedPart tells whether figure i goes on a list of parts: "including 13
// students and two teachers".
func (c *context) listedPart(i int) bool {
	previous := &c.nodes[i-1]
	if c.whole(i-1) < 0 || previous.to < previous.from {
		return false
	}
	for t := previous.to + 1; t < c.nodes[i].first; t++ {
		if !isOneOf(c.lower(t), "and", ",", "or") {
			return false
		}
	}
	return true
}

// shareNoun takes the noun of the figure before, where this one stands
// parallel to it: "four people were killed and 70 wounded".
func (c *context) shareNoun(i int, readings []Reading) {
	previous, r := readings[i-1], &readings[i]
	if c.words.has("adjective", strings.ToLower(previous.Lemma)) || isOneOf(previous.Lemma, "body", "corpse") {
		return // "100 dead and 1,000 wounded": no noun to share
	}
	if r.PartOf >= 0 {
		previous = readings[r.PartOf]
		r.Counted, r.Lemma, r.People = previous.Counted, previous.Lemma, previous.People
		return
	}
	if c.elliptic(i) && previous.Lemma != "" {
		r.Counted, r.Lemma, r.People = previous.Counted, previous.Lemma, previous.People
		c.nodes[i].amounts = c.nodes[i-1].amounts && !c.gapped(&c.nodes[i])
		if !r.Sure || !previous.People && c.nodes[i].found.class == people {
			r.Measure, r.Evidence, r.Rule, r.Sure = previous.Measure, previous.Evidence, "as before", previous.Sure
		}
		return
	}
	if c.nodes[i].class != Count || c.nodes[i-1].class != Count || !previous.People || !c.parallel(i) {
		return
	}
	if r.Rule == "participle after" || r.Rule == "adjective after" || c.onlyHarm(i) {
		r.Counted, r.Lemma, r.People = previous.Counted, previous.Lemma, true
	}
}

// onlyHarm tells whether the noun of a figure only says what befell those
// counted: "3,000 injured".
func (c *context) onlyHarm(i int) bool {
	n := &c.nodes[i]
	return n.noun >= 0 && n.from == n.to && c.words.has("adjective", c.tokens[n.noun].Lower)
}

// elliptic tells whether a bare figure leaves out the noun that the one before
// it has: "from 84", "and plans to send 15 more", "and Russia 180,000".
func (c *context) elliptic(i int) bool {
	n := &c.nodes[i]
	if n.class != Count || c.nodes[i-1].class != Count || n.noun >= 0 {
		return false
	}
	more := c.lower(n.last+1) == "more" && (n.last+2 >= len(c.tokens) || c.tokens[n.last+2].UPOS == "PUNCT" || c.tokens[n.last+2].UPOS == "ADP")
	more = more || c.lower(n.first-1) == "another" && c.lower(n.last+1) != "of"
	fromTo := c.lower(n.first-1) == "to" && c.lower(c.nodes[i-1].first-1) == "from" && c.nodes[i-1].noun >= 0
	return more || fromTo || c.compared(n) && c.lower(n.last+1) != "of" || c.gapped(n)
}

// compared tells whether a figure is what another is measured against: "from 84",
// "fewer than the 31".
func (c *context) compared(n *node) bool {
	before := n.first - 1
	if c.lower(before) == "the" && c.lower(before-1) == "than" {
		before--
	}
	return isOneOf(c.lower(before), "from", "than", "against")
}

// gapped tells whether a figure stands right behind a name that takes the verb
// of the clause before: "one lost 31,000 soldiers, and the other 180,000".
func (c *context) gapped(n *node) bool {
	name := n.first - 1
	for name > 0 && c.tokens[name].UPOS == "PROPN" {
		name--
	}
	return name < n.first-1 && name >= 0 && isOneOf(c.lower(name), "and", ",", ";", "while", "but")
}

// conversion tells whether a figure in brackets says the one before it in
// another unit or currency.
func (c *context) conversion(i int) bool {
	n := &c.nodes[i]
	return i > 0 && c.lower(n.first-1) == "(" && n.first-2 <= c.nodes[i-1].last && n.class == c.nodes[i-1].class && n.class != Count
}

// parallel tells whether figure i is joined to the one before by "and", "but"
// or a comma, in one clause.
func (c *context) parallel(i int) bool {
	for t := c.nodes[i-1].last + 1; t < c.nodes[i].first; t++ {
		if isOneOf(c.lower(t), ".", ";", "that", "who", "which", "including") {
			return false
		}
	}
	return isOneOf(c.lower(c.nodes[i].first-1), "and", "but", ",", "or", "another", "with", "further", "other", "-")
}

// base tells whether figure i is what the one before it is a share of ("11 of
// the 12 sites"): what is said holds for the share alone.
func (c *context) base(i int) bool {
	if i == 0 {
		return false
	}
	at := c.nodes[i-1].last + 1
	if c.lower(at) != "of" && c.lower(at) != "out" {
		return false
	}
	for c.lower(at) == "out" || c.lower(at) == "of" {
		at++
	}
	return c.figureAfter(at) == i
}

// shareMeasure takes the word that tells the measure of a figure which this
// one is coordinated with ("killed 13 students and two teachers", "13 students
// and two teachers died") and asks it about what this one counts.
func (c *context) shareMeasure(i int, readings []Reading) {
	n := &c.nodes[i]
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(readings) || !c.coordinated(i, j) {
			continue
		}
		r, other, found := &readings[i], readings[j], c.nodes[j].found
		if found.section == "noun" || found.measure == "" || c.nodes[j].class != n.class || j > i && !c.ofVerb(other) || c.hasOwnVerb(n, found.token) {
			continue
		}
		e := c.look(found.section, found.token, c.classes(n), "coordinated")
		if e.measure == "" && (other.People == r.People || r.Lemma == "") {
			e = found
		}
		if e.measure != "" {
			n.found, r.Measure, r.Evidence, r.Rule, r.Sure = e, e.measure, other.Evidence, "coordinated", true
			return
		}
	}
}

// hasOwnVerb tells whether a verb other than the one at token governs what is
// counted and says something of its own.
func (c *context) hasOwnVerb(n *node, token int) bool {
	head := c.tree.Head[n.top]
	return head >= 0 && head != token && c.tokens[head].IsVerb() && !c.words.has("light", c.tokens[head].Lemma) &&
		c.tree.Is(n.top, "obj", "nsubj") && head > token && head > c.nodes[0].first
}

func (c *context) coordinated(i, j int) bool {
	if j < i {
		return c.tree.Is(c.nodes[i].top, "conj") || c.parallel(i)
	}
	return c.listed(j)
}

// listed tells whether figure j stands right behind the phrase of the one
// before it, joined by "and" or a comma.
func (c *context) listed(j int) bool {
	at := max(c.nodes[j-1].last, c.nodes[j-1].to) + 1
	return at < c.nodes[j].first && at+2 >= c.nodes[j].first && isOneOf(c.lower(at), "and", ",", "or")
}

// ofVerb tells whether a reading rests on a verb that can speak of a whole
// list before it.
func (c *context) ofVerb(r Reading) bool {
	return isOneOf(r.Rule, "verb after", "word after", "subject of verb", "passive", "participle after", "adjective after", "object of verb")
}
