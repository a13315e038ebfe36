// Package lang analyses English text: sentences, tokens, part-of-speech tags,
// lemmas, the types of what is mentioned, and dependency trees.
//
// Sentences and tokens are found for the whole text at once; tags and trees
// only for the sentences that are asked for them, since most sentences of a
// report hold no figure and trees are by far the dearest step.
package lang

import (
	"sort"

	"recount"
	"recount/lang/parse"
	"recount/lang/tag"
	"recount/lang/token"
)

// Document is an analysed text. It is not safe for concurrent use: sentences
// are tagged and parsed when first asked.
type Document struct {
	Text      string
	Sentences []*Sentence

	over func() bool // nobody waits for it any more; nil = somebody does
}

// Sentence is one sentence of a document.
type Sentence struct {
	Index      int  // position among the document's sentences
	Start, End int  // byte offsets into the document's text
	Cut        bool // the sentence was cut here because it is too long

	doc    *Document
	spans  []token.Token
	tokens []Token
	tree   *Tree
}

// Token is one token with what is known of it.
type Token struct {
	Start, End int    // byte offsets into the document's text
	Form       string // as written
	Lower      string // lower case, typographic quotes and dashes made plain
	Lemma      string // dictionary form
	UPOS       string // universal part of speech (Universal Dependencies)
	XPOS       string // Penn Treebank tag
	Type       string // of the mention that the token heads: person, place, … (GUM); else empty
}

// IsNoun tells whether the token is tagged as a common noun or a name.
func (t Token) IsNoun() bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" }

// IsVerb tells whether the token is tagged as a verb or an auxiliary.
func (t Token) IsVerb() bool { return t.UPOS == "VERB" || t.UPOS == "AUX" }

// Analyse splits a text into sentences and tokens. Every byte that is not
// space belongs to exactly one token.
func Analyse(text string) *Document { return AnalyseUntil(text, nil) }

// AnalyseUntil is [Analyse] for one who may cease to wait: once over tells so,
// sentences are neither tagged nor parsed any more. Their tokens then are of no
// kind, and hang from the first: what is made of the document is to be thrown
// away.
func AnalyseUntil(text string, over func() bool) *Document {
	doc := &Document{Text: text, over: over}
	for i, s := range token.Split(text) {
		doc.Sentences = append(doc.Sentences, &Sentence{
			Index: i, Start: s.Start, End: s.End, Cut: s.Cut, doc: doc, spans: s.Tokens,
		})
	}
	return doc
}

// SentenceAt returns the sentence that holds byte offset at, or nil where the
// offset lies between sentences.
func (d *Document) SentenceAt(at int) *Sentence {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > at })
	if i < len(d.Sentences) && d.Sentences[i].Start <= at {
		return d.Sentences[i]
	}
	return nil
}

// Document returns the document that the sentence belongs to.
func (s *Sentence) Document() *Document { return s.doc }

// Text returns the sentence as written.
func (s *Sentence) Text() string { return s.doc.Text[s.Start:s.End] }

// Len is the number of tokens.
func (s *Sentence) Len() int { return len(s.spans) }

// Tokens returns the sentence's tokens, tagging them when first asked.
func (s *Sentence) Tokens() []Token {
	if s.tokens == nil {
		s.tag()
	}
	return s.tokens
}

func (s *Sentence) tag() {
	if s.doc.over != nil && s.doc.over() {
		s.tokens = s.untagged()
		return
	}
	forms := make([]string, len(s.spans))
	for i, t := range s.spans {
		forms[i] = s.doc.Text[t.Start:t.End]
	}
	tags := tag.Default().Tag(forms)
	acronyms(forms, tags)
	types := tag.DefaultTyper().Types(forms, tags)
	s.tokens = make([]Token, len(forms))
	for i, form := range forms {
		s.tokens[i] = Token{
			Start: s.spans[i].Start, End: s.spans[i].End,
			Form: form, Lower: Plain(form), Lemma: tag.Lemma(form, tags[i].UPOS, tags[i].XPOS),
			UPOS: tags[i].UPOS, XPOS: tags[i].XPOS, Type: types[i],
		}
	}
}

// TokenAt returns the index of the token that holds byte offset at or is the
// first to begin after it, and the number of tokens where there is none.
func (s *Sentence) TokenAt(at int) int {
	return sort.Search(len(s.spans), func(i int) bool { return s.spans[i].End > at })
}

// Range returns the first and the last token of a span that begins in the
// sentence; what of it lies beyond the sentence's end is left out.
func (s *Sentence) Range(span recount.Span) (first, last int) {
	final := len(s.spans) - 1
	first = min(s.TokenAt(span.Start), final)
	last = min(s.TokenAt(max(span.End-1, span.Start)), final)
	return first, max(first, last)
}

// Span returns the bytes from the first to the last token.
func (s *Sentence) Span(first, last int) recount.Span {
	return recount.Span{Start: s.spans[first].Start, End: s.spans[last].End}
}

// HeadOf returns the token that heads a span, parsing the sentence when first
// asked. See [Tree.HeadOf].
func (s *Sentence) HeadOf(span recount.Span) int {
	return s.Tree().HeadOf(s.Range(span))
}

// Tree returns the dependency tree, parsing the sentence when first asked.
func (s *Sentence) Tree() *Tree {
	if s.tree == nil {
		tokens := s.Tokens()
		forms, tags := make([]string, len(tokens)), make([]tag.Tag, len(tokens))
		for i, t := range tokens {
			forms[i], tags[i] = t.Form, tag.Tag{UPOS: t.UPOS, XPOS: t.XPOS}
		}
		if s.doc.over != nil && s.doc.over() {
			s.tree = newTree(s, flat(len(tokens)))
		} else {
			s.tree = newTree(s, parse.Default().Parse(forms, tags))
		}
	}
	return s.tree
}

// untagged are the tokens of a sentence that nobody waits for.
func (s *Sentence) untagged() []Token {
	tokens := make([]Token, len(s.spans))
	for i, t := range s.spans {
		form := s.doc.Text[t.Start:t.End]
		lower := Plain(form)
		tokens[i] = Token{Start: t.Start, End: t.End, Form: form, Lower: lower, Lemma: lower, UPOS: "X"}
	}
	return tokens
}

// flat is the tree of a sentence that nobody waits for.
func flat(n int) parse.Tree {
	t := parse.Tree{Head: make([]int, n), Rel: make([]string, n), Confidence: make([]float32, n)}
	for i := range n {
		t.Rel[i] = "dep"
	}
	if n > 0 {
		t.Head[0], t.Rel[0] = -1, "root"
	}
	return t
}
