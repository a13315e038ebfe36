package place

import (
	"strconv"
	"strings"

	"recount"
	"recount/internal/country"
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
	v.number = v.sentence.HeadOf(f.Span)
	v.counted = v.number
	if !f.Counted.IsZero() {
		v.counted = v.sentence.HeadOf(f.Counted)
	}
	v.chain = lineOf(v.tree, v.counted)
	v.class = class(f, s.Document().Text)
	return v
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
func (v *view) none() []string {
	counted := v.tokens[v.counted]
	f := []string{
		"none", "none " + v.class, "none measure " + string(v.figure.Measure),
		"none counts " + counted.Type,
	}
	for _, c := range v.tree.Children(v.counted) {
		if _, ok := country.Demonym(v.tokens[c].Form); ok {
			f = append(f, "none people")
		}
	}
	if v.sentence.Index == 0 {
		f = append(f, "none title")
	}
	return f
}

// local returns the features of the foremost mention in the figure's sentence.
func (v *view) local(m mention, tie tie, rivals int) []string {
	return []string{
		"local", "local " + v.class, "tie " + tie.String(), "kind " + group(m), "near " + nearness(m.prep),
		"rivals " + count(rivals, 2), "kind " + group(m) + " " + v.class,
	}
}

// group returns what kind of place a mention names, coarsely.
func group(m mention) string {
	switch {
	case m.kind == adjective, m.kind == "adverb", m.kind == "seat", m.kind == "world":
		return m.kind
	case m.Facility:
		return "facility"
	case len(m.names) == 0 && !m.Refers && m.last-m.first < 2:
		return "plain"
	case len(m.names) == 0 && !m.Refers:
		return "common"
	case m.Precision == 6:
		return "country"
	}
	return "named"
}

// context returns the features of a place named before.
func (v *view) context(c candidate, local bool) []string {
	f := []string{
		"context", "context " + v.class, "from " + c.source, "context kind " + group(c.mention), "context near " + nearness(c.prep),
		"context with local " + strconv.FormatBool(local),
	}
	if c.back > sentencesBack {
		f = append(f, "far back")
	}
	if c.top {
		f = append(f, "context top", "context top "+group(c.mention))
	}
	if c.last {
		f = append(f, "context last", "context last "+v.class)
	}
	if c.lastAt {
		f = append(f, "context last at", "context last at "+v.class)
	}
	if c.headed {
		f = append(f, "context headline")
	}
	if c.repeat > 0 {
		f = append(f, "context repeated")
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

// count writes a number up to a most.
func count(n, most int) string { return strconv.Itoa(min(n, most)) }
