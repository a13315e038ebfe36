package reserve

import (
	"recount"
	"recount/lang"
)

// Denial is what a sentence says against a figure in it.
type Denial struct {
	Words recount.Span // by which it does
	// Denied tells that it is not so; else only that there is no proof of it.
	Denied bool
	// Said is the word for what is called false, "claim" or "report"; zero where
	// none is.
	Said recount.Span
}

// Denies tells whether a sentence takes a figure back, calls what was said of it
// false or says that there is no proof of it: "withdrew its figure of 300", "the
// report of 12 deaths was wrong", "it is not true that 31 died", "12, not 40".
func Denies(s *lang.Sentence, figure recount.Span) (Denial, bool) {
	d := denier{s.Tokens(), s.Tree()}
	first, last := s.Range(figure)
	at := d.tree.HeadOf(first, last)
	word, said, proof := max(d.before(first), d.correctedFrom(at), d.correctedAway(first)), -1, -1
	for range maxClimb {
		if word >= 0 || at < 0 {
			break
		}
		head := d.tree.Head[at]
		if d.isSaid(at) {
			if word = d.saidFalse(at, head, last); word >= 0 {
				said = at
				break
			}
		}
		if word = d.clause(at, head); word >= 0 {
			break
		}
		if proof < 0 {
			proof = d.unproven(at, head)
		}
		at = head
	}
	if word < 0 && proof < 0 {
		heard, noun, isFalse := d.hearsay(first)
		if isFalse {
			word, said = heard, noun
		} else {
			proof = heard
		}
	}
	switch {
	case word >= 0 && said >= 0:
		return Denial{s.Span(word, word), true, s.Span(said, said)}, true
	case word >= 0:
		return Denial{Words: s.Span(word, word), Denied: true}, true
	case proof >= 0:
		return Denial{Words: s.Span(proof, proof)}, true
	}
	return Denial{}, false
}

// denier looks for the words against a figure. Its methods return the token of
// the word found, or -1.
type denier struct {
	tokens []lang.Token
	tree   *lang.Tree
}

// before looks right before a figure: "12 had died, not 40", "rather than the 40".
func (d *denier) before(first int) int {
	at := first - 1
	if at > 0 && d.tokens[at].Lower == "the" {
		at--
	}
	if at < 1 {
		return -1
	}
	word, previous := d.tokens[at].Lower, d.tokens[at-1].Lower
	switch {
	case word == "not" && (previous == "," || previous == "and") && at == first-1:
		return at
	case word == "than" && previous == "rather", word == "of" && previous == "instead":
		return at - 1
	}
	return -1
}

// isSaid tells whether a token is a word for something said, or a toll.
func (d *denier) isSaid(i int) bool {
	return d.tokens[i].IsNoun() && (IsReference(d.tokens[i].Lemma) || listed("toll", d.tokens[i].Lemma))
}

// saidFalse looks for what takes back or calls false the claim, report or toll
// at a token that holds a figure.
func (d *denier) saidFalse(at, head, figure int) int {
	for _, child := range d.tree.Children(at) {
		if child > figure && d.tokens[child].IsVerb() && d.provesFalse(child) >= 0 {
			return d.provesFalse(child) // of a tree that makes the noun its root
		}
	}
	if head < 0 || d.not(head) {
		return -1
	}
	switch {
	case d.tree.Is(at, "obj", "nsubj:pass", "obl") && listed("withdrawing", d.tokens[head].Lemma):
		return head
	case d.tree.Is(at, "obj") && listed("rejecting", d.tokens[head].Lemma) && d.tokens[head].IsVerb():
		return head
	case d.tree.Is(at, "nsubj", "obj") && IsFalsehood(d.tokens[head].Lemma):
		return head
	case d.tree.Is(at, "nsubj"):
		return d.provesFalse(head)
	}
	return -1
}

// provesFalse looks for a falsehood as what something proves or turns out to be.
func (d *denier) provesFalse(verb int) int {
	if !listed("proving", d.tokens[verb].Lemma) || d.not(verb) {
		return -1
	}
	for _, child := range d.tree.Children(verb) {
		if d.tree.Is(child, "xcomp", "obj", "advmod", "ccomp") && IsFalsehood(d.tokens[child].Lemma) && !d.not(child) {
			return child
		}
	}
	return -1
}

// clause looks for what says that a clause is not so: "not true that", "wrongly
// reported that".
func (d *denier) clause(at, head int) int {
	for _, child := range d.tree.Children(at) {
		if listed("stating", d.tokens[at].Lemma) && listed("wrongly", d.tokens[child].Lower) {
			return child
		}
	}
	if head < 0 {
		return -1
	}
	lemma, holds := d.tokens[head].Lemma, d.tree.Is(at, "csubj", "ccomp")
	switch {
	case holds && listed("truth", lemma) && d.not(head):
		return head
	case holds && d.tokens[head].UPOS == "ADJ" && IsFalsehood(lemma) && !d.not(head):
		return head
	}
	return -1
}

// correctedFrom looks for the verb that puts a toll right, of which the figure
// that heads at is what it was before: "corrected its toll from 40 to 31".
func (d *denier) correctedFrom(at int) int {
	mark := d.tree.Child(at, "case")
	if mark < 0 || d.tokens[mark].Lower != "from" {
		return -1
	}
	for verb, steps := d.tree.Head[at], 0; verb >= 0 && steps < 2; verb, steps = d.tree.Head[verb], steps+1 {
		if listed("correcting", d.tokens[verb].Lemma) && d.tokens[verb].IsVerb() && d.objectSaid(verb) {
			return verb
		}
	}
	return -1
}

// objectSaid tells whether what a verb acts on is a toll or something said.
func (d *denier) objectSaid(verb int) bool {
	object := d.tree.Child(verb, "obj", "nsubj:pass")
	return object >= 0 && d.isSaid(object)
}

// unproven looks for the word of a proof that is not there ("no evidence that 31
// died") or of what nobody confirmed ("could not confirm reports of 31 dead").
func (d *denier) unproven(at, head int) int {
	if head < 0 {
		return -1
	}
	if d.isSaid(at) && d.tree.Is(at, "obj", "nsubj:pass") && listed("confirming", d.tokens[head].Lemma) && d.not(head) {
		return head
	}
	if !listed("proof", d.tokens[head].Lemma) || !d.tree.Is(at, "acl", "ccomp", "nmod") {
		return -1
	}
	if none := d.tree.Child(head, "det"); none >= 0 && d.tokens[none].Lower == "no" {
		return head
	}
	return -1
}

// not tells whether a word is turned round.
func (d *denier) not(i int) bool {
	for _, child := range d.tree.Children(i) {
		switch d.tokens[child].Lower {
		case "not", "n't", "never":
			return true
		}
	}
	return false
}
