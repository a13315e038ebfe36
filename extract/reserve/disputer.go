package reserve

import (
	"recount"
	"recount/lang"
)

// Disputer returns who, in a clause about a figure or about the claim of it, is
// said to dispute it: "killed 40 fighters, a claim the rebels denied", "40 were
// killed, which the rebels dispute". The span is zero for nobody.
func Disputer(s *lang.Sentence, figure recount.Span) recount.Span {
	d := denier{s.Tokens(), s.Tree()}
	first, last := s.Range(figure)
	at := d.tree.HeadOf(first, last)
	for range maxClimb {
		if at < 0 {
			break
		}
		for _, child := range d.tree.Children(at) {
			if child <= last {
				continue
			}
			if who := d.rejecting(child); who >= 0 {
				from, to := d.tree.Subtree(who)
				return s.Span(from, to)
			}
		}
		at = d.tree.Head[at]
	}
	return recount.Span{}
}

// rejecting returns the subject of the verb of disputing that a relative clause
// or a noun beside a clause holds: -1 for none.
func (d *denier) rejecting(i int) int {
	verb := i
	if d.isSaid(i) && d.tree.Is(i, "appos", "obj", "conj", "parataxis", "dep") {
		verb = d.tree.Child(i, "acl")
	} else if object := d.tree.Child(i, "obj"); object < 0 || d.tokens[object].Lower != "which" {
		return -1
	}
	if verb < 0 || !listed("rejecting", d.tokens[verb].Lemma) || d.not(verb) {
		return -1
	}
	who := d.tree.Child(verb, "nsubj")
	if who >= 0 && d.tokens[who].UPOS == "PRON" {
		return -1
	}
	return who
}

// CallsFalse returns who in a sentence calls something said false or denies it,
// and the words for it: "the army called the claim a lie", "police denied this".
// It returns false for nobody.
func CallsFalse(s *lang.Sentence) (who, said recount.Span, ok bool) {
	d := denier{s.Tokens(), s.Tree()}
	for verb, t := range d.tokens {
		rejects := listed("rejecting", t.Lemma) && t.IsVerb()
		if !rejects && !listed("calling", t.Lemma) || d.not(verb) {
			continue
		}
		subject, object, falsehood := d.tree.Child(verb, "nsubj"), -1, false
		for _, child := range d.tree.Children(verb) {
			switch {
			case child > verb && IsFalsehood(d.tokens[child].Lemma):
				falsehood = true
			case child > verb && d.tree.Is(child, "obj", "nsubj") && (d.isSaid(child) || listed("pronoun", d.tokens[child].Lower)):
				object = child
			}
		}
		if subject < 0 || subject > verb || object < 0 || !falsehood && !rejects {
			continue
		}
		from, to := d.tree.Subtree(subject)
		first, last := d.tree.Subtree(object)
		return s.Span(from, to), s.Span(first, last), true
	}
	return recount.Span{}, recount.Span{}, false
}
