package period

import (
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
)

func TestCompileNamesTheFault(t *testing.T) {
	tests := []struct{ grammar, fault string }{
		{"[expression]\nmay\n", "test:2: the pattern has no meaning"},
		{"[expression]\nmay\tnosuch\n", `test:2: no meaning is called "nosuch"`},
		{"[expression]\n<nosuch>\tpass\n", `test:2: neither class nor section is called "nosuch"`},
		{"[expression]\nmay\tpass day\n", "test:2: the pattern has no <day>"},
		{"[month]\nmay\tnothing\n", "test:2: a class of words has the name of this section"},
		{"[other]\nmay\tnothing\n", "the grammar has no section"},
	}
	for _, test := range tests {
		v := newVocabulary()
		v.class("month")
		entries, err := lexicon.Parse("test", test.grammar)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := compile(v, entries); err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%q: error is %v, want %s", test.grammar, err, test.fault)
		}
	}
}

// TestNothingIsIdle finds meanings and sections that no pattern reaches.
func TestNothingIsIdle(t *testing.T) {
	lang := read()
	called := map[string]bool{}
	reached := map[int]bool{lang.expression: true, lang.phrase: true}
	for _, s := range lang.sections {
		for _, r := range s.rules {
			called[r.name] = true
			for _, el := range r.elements {
				reached[el.section] = true
			}
		}
	}
	for name := range meanings() {
		if !called[name] {
			t.Errorf("no pattern has the meaning %s", name)
		}
	}
	for name, i := range lang.names {
		if !reached[i] {
			t.Errorf("no pattern holds the section %s", name)
		}
	}
}

func TestMovableFeasts(t *testing.T) {
	easters := []string{"1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2038-04-25"}
	for _, want := range easters {
		d, err := recount.ParseDay(want)
		if err != nil {
			t.Fatal(err)
		}
		year, _, _ := d.Date()
		if got := easterSunday(year); got != d {
			t.Errorf("Easter %d is %s, want %s", year, got, want)
		}
	}
	if got := islamicDay(1445, 10, 1); got.String() != "2024-04-10" {
		t.Errorf("1 Shawwal 1445 is %s", got)
	}
}
