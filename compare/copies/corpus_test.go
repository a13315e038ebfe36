package copies

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
)

// stories are the sentences of testdata/stories.txt by story and name.
func stories(tb testing.TB) map[string]string {
	tb.Helper()
	all := map[string]string{}
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "stories.txt") {
		all[e.Section+" "+e.Field(0)] = e.Field(1)
	}
	return all
}

// compose makes a report of a recipe: "dyke w1-4 o1 shared f1-2".
func compose(tb testing.TB, id, recipe string) recount.Report {
	tb.Helper()
	all := stories(tb)
	title, story := "Title of a report", ""
	paragraphs := []string{title}
	for word := range strings.FieldsSeq(recipe) {
		if len(word) > 4 || word == "dyke" || word == "mine" {
			story = word
			continue
		}
		for _, name := range names(tb, word) {
			sentence, known := all[story+" "+name]
			if !known {
				tb.Fatalf("%s: there is no sentence %s of %s", recipe, name, story)
			}
			paragraphs = append(paragraphs, sentence)
		}
	}
	text := strings.Join(paragraphs, "\n\n")
	return recount.Report{ID: id, Source: "Outlet " + id, Title: title, Text: text, TitleEnd: len(title), BodyStart: len(title) + 2}
}

// names spells out w1-3 as w1, w2, w3.
func names(tb testing.TB, word string) []string {
	tb.Helper()
	first, last, is := strings.Cut(word[1:], "-")
	if !is {
		return []string{word}
	}
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil {
		tb.Fatalf("%q is no range of sentences", word)
	}
	var all []string
	for n := from; n <= to; n++ {
		all = append(all, word[:1]+strconv.Itoa(n))
	}
	return all
}

func TestPairs(t *testing.T) {
	count := map[string]int{}
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "pairs.txt") {
		want, _, _ := strings.Cut(e.Section, " ")
		count[e.Section]++
		a, b := Read(compose(t, "a", e.Field(0))), Read(compose(t, "b", e.Field(1)))
		c, is := Between(a, b)
		got := string(c.Kind)
		if !is {
			got = "none"
		}
		if got != want {
			k := Compare(a, b)
			t.Errorf("%s: %s and %s: %s, want %s: %s; own %.2f rest %.2f soft %.2f aligned %.2f", e.Place, e.Field(0), e.Field(1), got, want, c.Why, k.OwnShare(), k.Rest, k.Soft, k.Aligned)
		}
		if want != "none" && !shareKey(a, b) {
			t.Errorf("%s: %s and %s share no key", e.Place, e.Field(0), e.Field(1))
		}
	}
	for section, n := range count {
		if n < 6 {
			t.Errorf("%s has %d pairs, fewer than 6", section, n)
		}
	}
	if len(count) != 12 {
		t.Errorf("there are %d sections, want a must and a must not for each of 6 subjects", len(count))
	}
}

func shareKey(a, b *Document) bool {
	keys := map[uint64]bool{}
	for _, k := range a.Keys() {
		keys[k] = true
	}
	for _, k := range b.Keys() {
		if keys[k] {
			return true
		}
	}
	return false
}
