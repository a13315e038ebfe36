package period

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

//go:embed words.txt grammar.txt holidays.txt phrases.txt
var data embed.FS

// Ids that no word of the vocabulary has.
const (
	unknown = 0
	digits  = 1
)

// class is a kind of word that patterns ask for, such as month or unit.
type class int

// The classes that no list gives: <word> is any word of letters, <name> one
// with a capital.
const (
	anyWord class = iota + 1
	anyName
)

// sense is one meaning of a word: its class and the number it stands for
// there, or the word itself where the lexicon gives no number.
type sense struct {
	class class
	n     int
	name  string
}

// digitClass is a class of digit runs, by length and size.
type digitClass struct{ shortest, longest, low, high int }

// vocabulary holds every word that the grammar knows.
type vocabulary struct {
	ids     map[string]int
	senses  [][]sense // by id
	classes map[string]class
	numeric map[class]digitClass
}

func newVocabulary() *vocabulary {
	v := &vocabulary{
		ids: map[string]int{}, numeric: map[class]digitClass{},
		classes: map[string]class{"word": anyWord, "name": anyName},
	}
	v.senses = make([][]sense, digits+1)
	return v
}

// id returns the number of a word, which is new or not.
func (v *vocabulary) id(word string) int {
	if id, ok := v.ids[word]; ok {
		return id
	}
	id := len(v.senses)
	v.ids[word] = id
	v.senses = append(v.senses, nil)
	return id
}

func (v *vocabulary) class(name string) class {
	if c, ok := v.classes[name]; ok {
		return c
	}
	c := class(len(v.classes) + 1)
	v.classes[name] = c
	return c
}

// load reads words.txt: a section is a class, a line a number or name and all
// the words that stand for it. The section digits names classes of digit runs.
func (v *vocabulary) load(entries []lexicon.Entry) error {
	for _, e := range entries {
		c := v.class(e.Section)
		if e.Section == "digits" {
			if err := v.loadDigits(e); err != nil {
				return err
			}
			continue
		}
		n, err := strconv.Atoi(e.Field(0))
		name := ""
		if err != nil {
			name = e.Field(0)
		}
		for _, w := range strings.Fields(e.Field(1)) {
			id := v.id(w)
			v.senses[id] = append(v.senses[id], sense{c, n, name})
		}
	}
	return nil
}

func (v *vocabulary) loadDigits(e lexicon.Entry) error {
	var d digitClass
	for i, p := range []*int{&d.shortest, &d.longest, &d.low, &d.high} {
		n, err := strconv.Atoi(e.Field(i + 1))
		if err != nil {
			return e.Errorf("%v", err)
		}
		*p = n
	}
	v.numeric[v.class(e.Field(0))] = d
	return nil
}

// sense returns what w means as a word of class c.
func (v *vocabulary) sense(w word, c class) (sense, bool) {
	if c == anyWord || c == anyName {
		return sense{class: c}, w.letters && (c == anyWord || w.capital)
	}
	if w.id == digits {
		d, ok := v.numeric[c]
		ok = ok && w.digits >= d.shortest && w.digits <= d.longest && w.number >= d.low && w.number <= d.high
		return sense{class: c, n: w.number}, ok
	}
	for _, s := range v.senses[w.id] {
		if s.class == c {
			return s, true
		}
	}
	return sense{}, false
}

// language is the vocabulary with the grammar over it.
type language struct {
	*vocabulary
	*grammar
}

var english = sync.OnceValue(read)

// read makes the language from its files.
func read() *language {
	v := newVocabulary()
	if err := v.load(lexicon.MustRead(data, "words.txt")); err != nil {
		panic(err)
	}
	var rules []lexicon.Entry
	for _, file := range []string{"holidays.txt", "grammar.txt", "phrases.txt"} {
		rules = append(rules, lexicon.MustRead(data, file)...)
	}
	g, err := compile(v, rules)
	if err != nil {
		panic(fmt.Errorf("period: %w", err))
	}
	return &language{v, g}
}
