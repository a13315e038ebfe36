package figure

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

//go:embed data/*.txt
var data embed.FS

// role is what a word does in a number.
type role uint8

const (
	unitWord role = iota + 1
	tenWord
	hundredWord
	magnitudeWord
	dozenWord
	shortMagnitude // after digits only: bn, k
	partWord       // third, quarters
	partSign       // ½
	pluralWord     // dozens, hundreds
)

// numeral is a word of a number with its value; a part's value is its divisor.
type numeral struct {
	role  role
	value float64
	also  *numeral // what else the word may be
}

// set holds words.
type set map[string]bool

// currency is one ISO 4217 currency, or a hundredth of one.
type currency struct {
	code  string
	per   float64 // how many of it make one of code: 100 for cents
	short bool    // the word alone is ambiguous: p, kr
}

// vocabulary is everything the data files say.
type vocabulary struct {
	numerals map[string]*numeral
	openers  set                // every word that an expression may begin with, numerals aside
	fewest   map[string]float64 // by vague word, in multiples of its base
	minus    set
	ordinals set
	few      *phrases

	before, verb, after, afterNoun, filler *phrases
	verbNotBefore, prepositionAfter        set

	percent, measure, magnitudeBefore, magnitudeBehind *phrases
	duration                                           *phrases

	codes      set // ISO 4217, in capitals
	names      *phrases
	symbols    *phrases
	money      map[string]currency
	shared     map[string]string // "$/AU" -> AUD
	moneyVerb  set
	moneyNoun  set
	kinds      map[string]set
	nameBefore *phrases
	people     map[string]set
	endings    []string // of nouns that count people
	demonyms   []string // endings of names of peoples
}

// words returns the vocabulary, read once.
var words = sync.OnceValue(func() *vocabulary {
	lex := &vocabulary{
		numerals: map[string]*numeral{}, openers: set{"no": true, "a": true, "an": true}, fewest: map[string]float64{}, minus: set{}, ordinals: set{}, few: newPhrases(),
		before: newPhrases(), verb: newPhrases(), after: newPhrases(), afterNoun: newPhrases(), filler: newPhrases(),
		verbNotBefore: set{}, prepositionAfter: set{},
		percent: newPhrases(), measure: newPhrases(), magnitudeBefore: newPhrases(), magnitudeBehind: newPhrases(),
		duration: newPhrases(),
		codes:    set{}, names: newPhrases(), symbols: newPhrases(), money: map[string]currency{}, shared: map[string]string{},
		moneyVerb: set{}, moneyNoun: set{}, kinds: map[string]set{}, nameBefore: newPhrases(), people: map[string]set{},
	}
	for _, read := range []func(*vocabulary) error{readNumbers, readBounds, readUnits, readCurrencies, readKinds, readPeople} {
		if err := read(lex); err != nil {
			panic(err) // a fault of the embedded files, which tests read
		}
	}
	return lex
})

// isCode tells whether s is a currency code or a prefix like RM that may stand
// glued before its sum.
func (l *vocabulary) isCode(s string) bool { return l.codes[s] }

func readNumbers(l *vocabulary) error {
	roles := map[string]role{
		"unit": unitWord, "ten": tenWord, "hundred": hundredWord, "magnitude": magnitudeWord, "dozen": dozenWord,
		"abbreviation": shortMagnitude, "part": partWord, "sign": partSign, "plural": pluralWord,
	}
	for _, e := range entries("numbers") {
		key := e.Fields[0]
		switch r := roles[e.Section]; {
		case r != 0:
			v, err := strconv.ParseFloat(e.Field(1), 64)
			if err != nil {
				return e.Errorf("%q is not a number", e.Field(1))
			}
			l.numerals[key] = &numeral{role: r, value: v, also: l.numerals[key]}
		case e.Section == "fewest":
			v, err := strconv.ParseFloat(e.Field(1), 64)
			if err != nil {
				return e.Errorf("%q is not a number", e.Field(1))
			}
			l.fewest[key] = v
		case e.Section == "few":
			l.few.add(key, e.Field(1), l)
			l.openers[strings.Fields(key)[0]] = true
		case e.Section == "minus":
			l.minus[key], l.openers[key] = true, true
		case e.Section == "ordinal":
			l.ordinals[key], l.openers[key] = true, true
		default:
			return e.Errorf("unknown section %q", e.Section)
		}
	}
	return nil
}

func readBounds(l *vocabulary) error {
	lists := map[string]*phrases{"before": l.before, "verb": l.verb, "after": l.after, "after noun": l.afterNoun, "filler": l.filler}
	sets := map[string]set{"verb not before": l.verbNotBefore, "preposition after": l.prepositionAfter}
	for _, e := range entries("bounds") {
		if ps := lists[e.Section]; ps != nil {
			ps.add(e.Fields[0], strings.TrimRight(e.Field(1)+" "+e.Field(2), " "), l)
		} else if s := sets[e.Section]; s != nil {
			s[e.Fields[0]] = true
		} else {
			return e.Errorf("unknown section %q", e.Section)
		}
	}
	return nil
}

func readUnits(l *vocabulary) error {
	lists := map[string]*phrases{
		"percent": l.percent, "measure": l.measure, "before": l.magnitudeBefore, "behind": l.magnitudeBehind, "duration": l.duration,
	}
	for _, e := range entries("units") {
		ps := lists[e.Section]
		if ps == nil {
			return e.Errorf("unknown section %q", e.Section)
		}
		names := e.Fields[1:]
		if e.Section == "duration" {
			names = e.Fields
		}
		for _, name := range names {
			ps.add(strings.ToLower(name), e.Fields[0], l)
		}
	}
	return nil
}

func readCurrencies(l *vocabulary) error {
	for _, e := range entries("currencies") {
		switch e.Section {
		case "currency":
			l.addCurrency(e)
		case "symbol":
			l.symbols.add(e.Fields[0], e.Fields[0], l)
			l.money[e.Fields[0]] = currency{code: e.Field(1), per: 1}
			l.codes[e.Fields[0]] = true
		case "minor":
			per, err := strconv.ParseFloat(e.Field(2), 64)
			if err != nil {
				return e.Errorf("%q is not a number", e.Field(2))
			}
			l.names.add(e.Fields[0], e.Fields[0], l)
			l.money[e.Fields[0]] = currency{code: e.Field(1), per: per}
		case "shared":
			l.shared[e.Fields[0]+"/"+e.Field(1)] = e.Field(2)
		case "money verb":
			l.moneyVerb[e.Fields[0]] = true
		case "money noun":
			l.moneyNoun[e.Fields[0]] = true
		default:
			return e.Errorf("unknown section %q", e.Section)
		}
	}
	return nil
}

// addCurrency enters an ISO 4217 code and the names of its main unit.
func (l *vocabulary) addCurrency(e lexicon.Entry) {
	code := e.Fields[0]
	l.codes[code] = true
	l.money[code] = currency{code: code, per: 1}
	for _, name := range e.Fields[2:] {
		l.names.add(name, name, l)
		l.money[name] = currency{code: code, per: 1}
	}
}

func readKinds(l *vocabulary) error {
	for _, e := range entries("kinds") {
		if e.Section == "name before" {
			l.nameBefore.add(e.Fields[0], "name", l)
			continue
		}
		enter(l.kinds, e)
	}
	return nil
}

func readPeople(l *vocabulary) error {
	for _, e := range entries("people") {
		switch e.Section {
		case "ending":
			l.endings = append(l.endings, e.Fields[0])
		case "people ending":
			l.demonyms = append(l.demonyms, e.Fields[0]+"s")
		default:
			enter(l.people, e)
		}
	}
	return nil
}

func enter(m map[string]set, e lexicon.Entry) {
	if m[e.Section] == nil {
		m[e.Section] = set{}
	}
	m[e.Section][e.Fields[0]] = true
}

// entries returns the entries of one data file.
func entries(name string) []lexicon.Entry {
	return lexicon.MustRead(data, fmt.Sprintf("data/%s.txt", name))
}
