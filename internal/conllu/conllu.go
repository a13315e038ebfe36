// Package conllu reads treebanks in the CoNLL-U format of Universal
// Dependencies (https://universaldependencies.org/format.html), as far as
// training and evaluation need them: syntactic words with their tags, heads
// and relations, and the entity mentions that the GUM corpus keeps in the
// MISC column. Multiword ranges and empty nodes are passed over.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Token is one syntactic word.
type Token struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int // index of the head in the sentence, -1 for the root
	Rel                     string
	Misc                    string // the MISC column as written
}

// Attr returns the value of a key of the MISC column, or "".
func (t Token) Attr(key string) string {
	for field := range strings.SplitSeq(t.Misc, "|") {
		if value, ok := strings.CutPrefix(field, key+"="); ok {
			return value
		}
	}
	return ""
}

// Sentence is one tree with what its comments say of it.
type Sentence struct {
	ID, Document, Text string // sent_id, the newdoc id it falls under, text
	Opens              bool   // a paragraph or document begins with it
	Tokens             []Token
	Mentions           []Mention // in the order in which they close
}

// Forms returns the forms of the sentence's tokens.
func (s Sentence) Forms() []string {
	forms := make([]string, len(s.Tokens))
	for i, t := range s.Tokens {
		forms[i] = t.Form
	}
	return forms
}

// ReadFiles reads the named files one after another.
func ReadFiles(names ...string) ([]Sentence, error) {
	var all []Sentence
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		sentences, err := Read(file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, sentences...)
	}
	return all, nil
}

// Read returns the sentences of r. Errors name the line.
func Read(r io.Reader) ([]Sentence, error) {
	var p parser
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	number := 0
	for lines.Scan() {
		number++
		if err := p.line(strings.TrimRight(lines.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	err := p.finish()
	return p.done, err
}

// parser holds the sentence under way.
type parser struct {
	done     []Sentence
	current  Sentence
	document string
	open     []openMention
}

func (p *parser) line(line string) error {
	switch {
	case line == "":
		return p.finish()
	case line[0] == '#':
		p.comment(line)
		return nil
	}
	fields := strings.Split(line, "\t")
	if len(fields) != 10 {
		return fmt.Errorf("%d columns instead of 10", len(fields))
	}
	if strings.ContainsAny(fields[0], "-.") {
		return nil
	}
	head, err := strconv.Atoi(fields[6])
	if err != nil {
		return fmt.Errorf("head: %w", err)
	}
	token := Token{
		Form: fields[1], Lemma: fields[2], UPOS: fields[3], XPOS: fields[4],
		Head: head - 1, Rel: fields[7], Misc: fields[9],
	}
	p.current.Tokens = append(p.current.Tokens, token)
	p.mentions(token.Attr("Entity"))
	return nil
}

func (p *parser) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
	switch key {
	case "newdoc id":
		p.document, p.current.Opens = value, true
	case "newpar", "newpar id":
		p.current.Opens = true
	case "sent_id":
		p.current.ID = value
	case "text":
		p.current.Text = value
	}
}

// finish closes the current sentence, if it has any token.
func (p *parser) finish() error {
	s := p.current
	p.current, p.open = Sentence{}, nil
	if len(s.Tokens) == 0 {
		return nil
	}
	for i, t := range s.Tokens {
		if t.Head < -1 || t.Head >= len(s.Tokens) || t.Head == i {
			return fmt.Errorf("sentence %s: token %d has head %d", s.ID, i+1, t.Head+1)
		}
	}
	s.Document = p.document
	p.done = append(p.done, s)
	return nil
}
