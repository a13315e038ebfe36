package place

import (
	"strconv"
	"strings"

	"recount"
	"recount/lang"
)

// view is a figure in its sentence, from which places are looked at.
type view struct {
	sentence *lang.Sentence
	tokens   []lang.Token
	tree     *lang.Tree
	figure   Figure
	number   int   // token that heads the figure
	counted  int   // token that heads what is counted; the number where nothing is
	chain    []int // counted, its governor, and so on up to the root
	class    string
}

func newView(s *lang.Sentence, f Figure) *view {
	v := &view{sentence: s, tokens: s.Tokens(), tree: s.Tree(), figure: f}
	v.number = v.head(f.Span)
	v.counted = v.number
	if !f.Counted.IsZero() {
		v.counted = v.head(f.Counted)
	}
	for i := v.counted; i >= 0 && len(v.chain) <= len(v.tokens); i = v.tree.Head[i] {
		v.chain = append(v.chain, i)
	}
	v.class = class(f, s.Document().Text)
	return v
}

// head returns the token that heads a span of the sentence.
func (v *view) head(span recount.Span) int {
	first := min(v.sentence.TokenAt(span.Start), len(v.tokens)-1)
	last := max(first, min(v.sentence.TokenAt(span.End), len(v.tokens))-1)
	return v.tree.HeadOf(first, last)
}

// class groups figures by what they tell: happenings have places more often
// than prices.
func class(f Figure, text string) string {
	words := text[f.Span.Start:f.Span.End]
	switch f.Measure {
	case recount.Killed, recount.Wounded, recount.Casualties, recount.Missing, recount.Attacks, recount.Damage,
		recount.EquipmentLost:
		return "harm"
	case recount.Displaced, recount.Affected, recount.Arrested, recount.Captured:
		return "people"
	case recount.Deployed, recount.Transferred, recount.Aid:
		return "moved"
	case recount.Price:
		return "price"
	case recount.Votes:
		return "votes"
	}
	if strings.ContainsAny(words, "$£€¥") {
		return "money"
	}
	return "other"
}

// none returns the features of having no place.
func (v *view) none(local bool) []string {
	counted := v.tokens[v.counted]
	f := []string{
		"none", "none " + v.class, "none with local " + strconv.FormatBool(local), "none measure " + string(v.figure.Measure),
		"none counts " + counted.Type,
	}
	for _, c := range v.tree.Children(v.counted) {
		if _, ok := Demonym(v.tokens[c].Form); ok {
			f = append(f, "none people")
		}
	}
	if v.sentence.Index == 0 {
		f = append(f, "none title")
	}
	return f
}

// local returns the features of a mention in the figure's sentence.
func (v *view) local(m mention, all []mention, i int) []string {
	path := v.path(m.head)
	side, distance := v.distance(m)
	f := []string{
		"local", "local " + v.class, "kind " + m.kind, "prep " + m.prep, "nearness " + nearness(m.prep),
		"rel " + path.branch, "up " + path.up, "down " + path.down, "up " + path.up + " rel " + path.branch,
		"side " + side, "distance " + side + " " + distance,
		"named " + strconv.FormatBool(len(m.names) > 0),
	}
	for _, crossed := range path.crossed {
		f = append(f, "crosses "+crossed)
	}
	if v.nearest(m, all) {
		f = append(f, "nearest")
	}
	if len(m.names) == 0 {
		f = append(f, "article "+article(v.tokens[m.first]))
	}
	if m.Refers {
		f = append(f, "refers")
	}
	if m.Precision >= 6 || m.Precision == 0 && m.kind == "world" {
		f = append(f, "wide")
	}
	return f
}

// context returns the features of a place named before.
func (v *view) context(c candidate, local bool) []string {
	back := strconv.Itoa(min(c.back, 5))
	f := []string{
		"context", "context " + v.class, "from " + c.source, "from " + c.source + " " + v.class, "back " + back,
		"context kind " + c.kind, "context prep " + nearness(c.prep), "context repeat " + strconv.Itoa(min(c.repeat, 4)),
		"context with local " + strconv.FormatBool(local), "context named " + strconv.FormatBool(len(c.names) > 0),
	}
	if c.top {
		f = append(f, "context top", "context top "+v.class)
	}
	if c.Refers {
		f = append(f, "context refers")
	}
	if c.source == "before" && !v.paragraphBetween(c.mention) {
		f = append(f, "same paragraph")
	}
	return f
}

func (v *view) paragraphBetween(m mention) bool {
	doc := v.sentence.Document()
	return strings.Contains(doc.Text[m.End:v.sentence.Start], "\n")
}

// path is the way through the tree from the figure to a place.
type path struct {
	up, down string   // steps: 0 to 3
	branch   string   // relation by which the place's branch hangs on the figure's line
	crossed  []string // relations of clauses crossed on the way, ">" upward and "<" downward
}

func (v *view) path(head int) path {
	var p path
	steps, node, branch := 0, head, "self"
	for !v.onChain(node) && v.tree.Head[node] >= 0 && steps < len(v.tokens) {
		branch = v.tree.Rel[node]
		if clausal(branch) {
			p.crossed = append(p.crossed, "<"+branch)
		}
		node = v.tree.Head[node]
		steps++
	}
	up := 0
	for up < len(v.chain) && v.chain[up] != node {
		if rel := v.tree.Rel[v.chain[up]]; clausal(rel) {
			p.crossed = append(p.crossed, ">"+rel)
		}
		up++
	}
	p.branch, p.up, p.down = branch, strconv.Itoa(min(up, 4)), strconv.Itoa(min(steps, 3))
	return p
}

func (v *view) onChain(i int) bool {
	for _, c := range v.chain {
		if c == i {
			return true
		}
	}
	return false
}

// clausal tells whether a relation begins a clause or another conjunct.
func clausal(rel string) bool {
	rel, _, _ = strings.Cut(rel, ":")
	switch rel {
	case "advcl", "ccomp", "xcomp", "acl", "parataxis", "conj", "csubj", "appos":
		return true
	}
	return false
}

// article names the kind of word that opens a common phrase.
func article(t lang.Token) string {
	switch {
	case t.XPOS == "PRP$":
		return "possessive"
	case t.UPOS == "NUM":
		return "number"
	case t.UPOS == "DET":
		return t.Lower
	}
	return "none"
}

// distance returns on which side of the figure a mention stands and, in
// words, how far.
func (v *view) distance(m mention) (side, steps string) {
	n := 0
	if m.first > v.number {
		side, n = "after", m.first-v.number
	} else {
		side, n = "before", v.number-m.last
	}
	switch {
	case n <= 3:
		return side, "3"
	case n <= 6:
		return side, "6"
	case n <= 12:
		return side, "12"
	case n <= 20:
		return side, "20"
	}
	return side, "far"
}

// nearest tells whether no other mention stands nearer to the figure.
func (v *view) nearest(m mention, all []mention) bool {
	gap := func(m mention) int { return max(m.first-v.number, v.number-m.last) }
	for _, other := range all {
		if gap(other) < gap(m) {
			return false
		}
	}
	return true
}
