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
	ordinalWord
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
	code string
	per  float64 // how many of it make one of code: 100 for cents
}

// unknownCurrency is the code of ISO 4217 for a currency that is not told.
const unknownCurrency = "XXX"

// vocabulary is everything the data files say.
type vocabulary struct {
	numerals map[string]*numeral
	openers  set                // every word that an expression may begin with, numerals aside
	fewest   map[string]float64 // by vague word, in multiples of its base
	few      *phrases

	before, verb, after, afterNoun, filler *phrases

	percent, measure, magnitudeBefore, magnitudeBehind *phrases
	duration                                           *phrases

	codes      set // ISO 4217, in capitals
	names      *phrases
	symbols    *phrases
	minor      map[string]float64 // minor units in one main unit, by code
	money      map[string]currency
	shared     map[string]string // "$/AU" -> AUD
	lists      map[string]set    // plain word lists, by the section of their file
	nameBefore *phrases
	endings    []string // of nouns that count people
	demonyms   []string // endings of names of peoples
}

// words returns the vocabulary, read once.
var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{
		numerals: map[string]*numeral{}, openers: set{"no": true, "a": true, "an": true}, fewest: map[string]float64{}, few: newPhrases(),
		before: newPhrases(), verb: newPhrases(), after: newPhrases(), afterNoun: newPhrases(), filler: newPhrases(),
		percent: newPhrases(), measure: newPhrases(), magnitudeBefore: newPhrases(), magnitudeBehind: newPhrases(),
		duration: newPhrases(),
		codes:    set{}, names: newPhrases(), symbols: newPhrases(), money: map[string]currency{}, shared: map[string]string{}, minor: map[string]float64{},
		lists: map[string]set{}, nameBefore: newPhrases(),
	}
	for _, read := range []func(*vocabulary) error{readNumbers, readBounds, readUnits, readCurrencies, readKinds, readPeople} {
		if err := read(v); err != nil {
			panic(err) // a fault of the embedded files, which tests read
		}
	}
	return v
})

// isCode tells whether s is a currency code or a prefix like RM that may stand
// glued before its sum.
func (v *vocabulary) isCode(s string) bool { return v.codes[s] }

func readNumbers(v *vocabulary) error {
	roles := map[string]role{
		"unit": unitWord, "ten": tenWord, "hundred": hundredWord, "magnitude": magnitudeWord, "dozen": dozenWord,
		"abbreviation": shortMagnitude, "part": partWord, "sign": partSign, "plural": pluralWord, "ordinal": ordinalWord,
	}
	for _, e := range entries("numbers") {
		key := e.Fields[0]
		switch e.Section {
		case "few":
			v.few.add(key, e.Field(1), v)
			v.openers[strings.Fields(key)[0]] = true
			continue
		case "minus":
			v.enter(e)
			v.openers[key] = true
			continue
		}
		value, err := strconv.ParseFloat(e.Field(1), 64)
		if err != nil {
			return e.Errorf("%q is not a number", e.Field(1))
		}
		if e.Section == "fewest" {
			v.fewest[key] = value
			continue
		}
		v.numerals[key] = &numeral{role: roles[e.Section], value: value, also: v.numerals[key]}
	}
	return nil
}

func readBounds(v *vocabulary) error {
	lists := map[string]*phrases{"before": v.before, "verb": v.verb, "after": v.after, "after noun": v.afterNoun, "filler": v.filler}
	for _, e := range entries("bounds") {
		if ps := lists[e.Section]; ps != nil {
			ps.add(e.Fields[0], strings.TrimRight(e.Field(1)+" "+e.Field(2), " "), v)
		} else {
			v.enter(e)
		}
	}
	return nil
}

func readUnits(v *vocabulary) error {
	lists := map[string]*phrases{
		"percent": v.percent, "measure": v.measure, "before": v.magnitudeBefore, "behind": v.magnitudeBehind, "duration": v.duration,
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
			ps.add(strings.ToLower(name), e.Fields[0], v)
		}
	}
	return nil
}

func readCurrencies(v *vocabulary) error {
	for _, e := range entries("currencies") {
		switch e.Section {
		case "currency":
			if err := v.addCurrency(e); err != nil {
				return err
			}
		case "symbol":
			v.symbols.add(e.Fields[0], e.Fields[0], v)
			v.money[e.Fields[0]] = currency{code: e.Field(1), per: 1}
			v.codes[e.Fields[0]] = true
		case "minor":
			per := v.minor[e.Field(1)]
			if per == 0 {
				return e.Errorf("no currency %q", e.Field(1))
			}
			v.names.add(e.Fields[0], e.Fields[0], v)
			v.money[e.Fields[0]] = currency{code: e.Field(1), per: per}
		case "unowned":
			v.names.add(e.Fields[0], e.Fields[0], v)
			v.money[e.Fields[0]] = currency{code: unknownCurrency, per: 1}
		case "shared":
			v.shared[e.Fields[0]+"/"+e.Field(1)] = e.Field(2)
		default:
			v.enter(e)
		}
	}
	return nil
}

// addCurrency enters an ISO 4217 code and the names of its main unit.
func (v *vocabulary) addCurrency(e lexicon.Entry) error {
	minor, err := strconv.ParseFloat(e.Field(1), 64)
	if err != nil || minor < 1 {
		return e.Errorf("%q is no number of minor units", e.Field(1))
	}
	v.minor[e.Fields[0]] = minor
	code := e.Fields[0]
	v.codes[code] = true
	v.money[code] = currency{code: code, per: 1}
	for _, name := range e.Fields[2:] {
		v.names.add(name, name, v)
		v.money[name] = currency{code: code, per: 1}
	}
	return nil
}

func readKinds(v *vocabulary) error {
	for _, e := range entries("kinds") {
		if e.Section == "name before" {
			v.nameBefore.add(e.Fields[0], "name", v)
			continue
		}
		v.enter(e)
	}
	return nil
}

func readPeople(v *vocabulary) error {
	for _, e := range entries("people") {
		switch e.Section {
		case "ending":
			v.endings = append(v.endings, e.Fields[0])
		case "people ending":
			v.demonyms = append(v.demonyms, e.Fields[0]+"s")
		default:
			v.enter(e)
		}
	}
	return nil
}

// has tells whether the token is in one of the word lists.
func (v *vocabulary) has(list string, t *token) bool { return v.lists[list][t.lower] }

// enter adds the word of e to the list of its section.
func (v *vocabulary) enter(e lexicon.Entry) {
	if v.lists[e.Section] == nil {
		v.lists[e.Section] = set{}
	}
	v.lists[e.Section][e.Fields[0]] = true
}

// entries returns the entries of one data file.
func entries(name string) []lexicon.Entry {
	return lexicon.MustRead(data, fmt.Sprintf("data/%s.txt", name))
}
