package place

import (
	"slices"
	"strings"

	"recount/lang"
)

// tie is how closely the syntax of a sentence ties a place to a figure. The
// closer come first.
type tie int

const (
	ownPhrase   tie = iota // "people in Kabul"
	ownClause              // "people were killed in Kabul", "in an attack on a school"
	ownSubject             // "an earthquake in Nepal killed"
	clauseBelow            // "were killed when a shell hit the port"
	clauseAbove            // "storms hit Java, killing"
	elsewhere              // another clause or conjunct
	beside                 // where it was said, whose homes, what else is counted
	bare                   // without a word that says where: "Russia lost"
	example                // "a Thai bus"; "countries including Spain"
	none
)

func (t tie) String() string {
	return [...]string{"own phrase", "own clause", "own subject", "clause below", "clause above", "elsewhere", "beside", "bare", "example", "none"}[t]
}

// tie tells how a mention in the figure's sentence is tied to the figure.
func (v *view) tie(m mention) tie {
	p := v.path(v.tree.HeadOf(m.first, m.last))
	switch {
	case m.kind == adjective || v.givesExample(m):
		return example
	case v.receives(p) || v.undergoes(m, p):
		return ownClause
	case !says(m, p):
		return bare
	case p.said || v.isBeside(m, p):
		return beside
	case p.up == "0+0":
		return ownPhrase
	case p.depth == "0":
		return ownClause
	case p.up == "1+0" && strings.HasPrefix(p.first, "nsubj") && p.depth != "1":
		return ownSubject
	case p.up == "1+0" && (p.below || p.first == "clause" || p.first == "content"):
		return clauseBelow
	case p.up == "1+0" && p.first != "conj":
		return ownClause
	case p.up == "1+1" && p.first != "conj":
		return clauseAbove
	}
	return elsewhere
}

// says tells whether the words around a mention say that something is or
// happened there: a preposition, a possessive, an apposition, or its being
// what was hit.
func says(m mention, p path) bool {
	if m.prep != "" || m.kind == "adverb" || p.last == "nmod:poss" || p.last == "appos" {
		return true
	}
	return p.last == "nsubj:pass" && group(m) != "country"
}

// receives tells whether a place is the object of a verb of giving or sending:
// "will supply Ukraine with 60 boats".
func (v *view) receives(p path) bool {
	return v.class == "moved" && p.up == "1+0" && p.depth == "1" && (p.last == "obj" || p.last == "iobj")
}

// gives tells whether a mention is the subject of a verb of giving or sending,
// and so a government, not a place: "Germany delivered 30 boats".
func (v *view) gives(m mention) bool {
	return v.class == "moved" && v.tree.Is(v.tree.HeadOf(m.first, m.last), "nsubj")
}

// undergoes tells whether a place is the subject of a verb of undergoing what
// the figure tells: "Nepal saw 30 deaths".
func (v *view) undergoes(m mention, p path) bool {
	head := v.tree.HeadOf(m.first, m.last)
	return p.up == "1+0" && p.depth == "1" && p.last == "nsubj" && is("undergo", v.tokens[v.tree.Head[head]].Lemma)
}

// isBeside tells whether a mention is of something else than the place of the
// figure: the home of someone, what another figure counts, where people, goods
// and money come from, or where something was said.
func (v *view) isBeside(m mention, p path) bool {
	first := v.tokens[m.first]
	return first.XPOS == "PRP$" || first.UPOS == "NUM" && len(m.names) == 0 && commonKind(singular(v.tokens[m.last])) == "facility" ||
		m.prep == "from" && (v.class == "moved" || p.up == "0+0" && p.depth == "1") ||
		nearness(m.prep) == "at" && v.isToldAt(v.tree.HeadOf(m.first, m.last))
}

// isToldAt tells whether token i is where something was said: "said in Geneva",
// "told reporters in Geneva". Who speaks may well be where it happened: "police
// in Karachi said".
func (v *view) isToldAt(i int) bool {
	for steps := 0; i >= 0 && steps < len(v.tokens); steps++ {
		if v.tokens[i].UPOS == "VERB" {
			return is("saying", v.tokens[i].Lemma)
		}
		if v.tree.Is(i, "nsubj") {
			return false
		}
		i = v.tree.Head[i]
	}
	return false
}

// givesExample tells whether "including" or the like stands before a mention.
func (v *view) givesExample(m mention) bool {
	for i := m.first - 1; i >= max(0, m.first-2); i-- {
		if t := v.tokens[i].Lower; t == "including" || t == "like" || t == "than" {
			return true
		}
	}
	return false
}

// foremost returns the mention tied most closely to the figure. Of equally
// close ones a name goes before a common noun, a narrower place before a
// country, and the nearest before the others.
func (v *view) foremost(mentions []mention) (mention, tie) {
	if len(mentions) == 0 {
		return mention{}, none
	}
	best, least := 0, v.rank(mentions[0])
	for i := 1; i < len(mentions); i++ {
		if rank := v.rank(mentions[i]); rank < least {
			best, least = i, rank
		}
	}
	return mentions[best], v.tie(mentions[best])
}

func (v *view) rank(m mention) int {
	const step, farthest = 4, 1000
	rank := int(v.tie(m)) * step
	switch {
	case len(m.names) == 0 && !m.Refers:
		rank += step + 1
	case m.Precision >= 6 || m.kind == "world":
		rank += 2
	case m.Precision >= 4:
		rank++
	}
	return rank*farthest + min(v.gap(m), farthest-1)
}

// gap is the number of tokens between the figure and a mention.
func (v *view) gap(m mention) int { return max(m.first-v.number, v.number-m.last, 0) }

// path is the way through the tree from the figure up to the word where the
// branch of a place leaves its line, and down to the place.
type path struct {
	up          string // 0 within the counted phrase, else 1; how many clauses are left
	first, last string // relations at the top and at the end of the branch
	depth       string // words on the branch
	below       bool   // the branch enters another clause
	said        bool   // the place is beside the saying of what is said of the figure
}

func (v *view) path(head int) path {
	p := path{first: "self", last: "self"}
	depth, node := 0, head
	for !slices.Contains(v.chain, node) && v.tree.Head[node] >= 0 {
		p.first = relation(v.tree.Rel[node])
		if depth == 0 {
			p.last = p.first
		}
		p.below = p.below || p.first == "clause"
		p.said = p.said || v.isSource(node)
		node = v.tree.Head[node]
		depth++
	}
	p.depth = count(depth, 3)
	clauses, up := 0, max(slices.Index(v.chain, node), 0)
	for _, i := range v.chain[:up] {
		switch kind := relation(v.tree.Rel[i]); {
		case kind == "content":
			clauses++
			p.said = true
		case kind == "conj", kind == "clause" && !v.isWhere(i):
			clauses++
		}
	}
	p.up = count(up, 1) + "+" + count(clauses, 2)
	return p
}

// isSource tells whether token i heads what "according to" brings in.
func (v *view) isSource(i int) bool {
	for {
		children := v.tree.Children(i)
		if len(children) > 1 && v.tokens[children[0]].UPOS == "PUNCT" {
			children = children[1:]
		}
		if len(children) == 0 || children[0] > i {
			return v.tokens[i].Lower == "according"
		}
		i = children[0]
	}
}

// isWhere tells whether the clause that token i heads is about the place before
// it: "Nepal, where 30 people died".
func (v *view) isWhere(i int) bool {
	c := v.tree.Child(i, "advmod")
	return c >= 0 && v.tokens[c].Lower == "where"
}

// relation groups the relations of Universal Dependencies.
func relation(rel string) string {
	if rel == "nmod:poss" || rel == "nsubj:pass" {
		return rel
	}
	switch rel, _, _ = strings.Cut(rel, ":"); rel {
	case "advcl", "acl", "xcomp", "csubj":
		return "clause"
	case "ccomp", "parataxis":
		return "content"
	}
	return rel
}

// lineOf returns token i, its governor, and so on up to the root.
func lineOf(t *lang.Tree, i int) []int {
	var line []int
	for ; i >= 0 && len(line) <= len(t.Head); i = t.Head[i] {
		line = append(line, i)
	}
	return line
}
