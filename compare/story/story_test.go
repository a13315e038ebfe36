package story

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWord(t *testing.T) {
	for form, want := range map[string]string{
		"Floods": "flood", "flooding": "flood", "families": "famili", "family": "famili", "Divers": "diver", "Zürich": "zürich",
		"12": "", "1,204": "", "of": "", "–": "", "": "", "US": "", "$5": "",
	} {
		got, ok := Word(form)
		if got != want && ok || ok != (want != "") {
			t.Errorf("%q is compared as %q (%v), not %q", form, got, ok, want)
		}
		if again, _ := Word(form); again != got {
			t.Errorf("%q is %q the second time", form, again)
		}
	}
}

func TestRarity(t *testing.T) {
	last := -1.0
	for _, word := range []string{"the", "said", "soldier", "flood", "no such word"} {
		stem := word
		if !strings.Contains(word, " ") {
			stem = Stem(word)
		}
		rarity := Rarity(stem)
		if rarity <= last {
			t.Errorf("%q has the rarity %.2f, no more than the word before", word, rarity)
		}
		last = rarity
	}
}

func TestLikeness(t *testing.T) {
	ferry := Of("Divers searched the wreck of the ferry Santa Ines off Port Almeda.")
	again := Of("Off Port Almeda divers found the bell of the Santa Ines, a ferry.")
	vote := Of("Voters in Sarud elect a mayor on Sunday.")
	if near, far := Likeness(ferry, again), Likeness(ferry, vote); near < 0.5 || far > 0.1 {
		t.Errorf("one story is alike by %.2f, two by %.2f", near, far)
	}
	names, plain := Of("Brook brook dyke"), Of("brook Brook dyke")
	if Likeness(names, plain) < 0.99 {
		t.Error("a capital counts where most are small")
	}
	if len(Of("")) != 0 || Likeness(nil, ferry) != 0 {
		t.Error("no words are like some")
	}
}

func TestTermsAreScaledAndBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Z]{1,9}`), 0, 200).Draw(t, "words")
		terms := Of(strings.Join(words, " "))
		if len(terms) > longest || !slices.IsSortedFunc(terms, func(a, b Term) int {
			if a.Word < b.Word {
				return -1
			}
			return 1
		}) {
			t.Fatalf("%d terms, %v", len(terms), terms)
		}
		if len(terms) > 0 && math.Abs(Likeness(terms, terms)-1) > 1e-4 {
			t.Fatalf("a text is like itself by %v", Likeness(terms, terms))
		}
		keys := terms.Keys(3)
		if len(keys) != min(3, len(terms)) {
			t.Fatalf("%d keys of %d terms", len(keys), len(terms))
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := strings.Repeat("Divers searched the wreck of the ferry Santa Ines off Port Almeda, where 40 people drowned on Monday. ", 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(text)
	}
}
