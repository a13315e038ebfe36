package join

import (
	"strings"
	"sync"
	"unicode"

	"recount"
	"recount/compare/profile"
	"recount/compare/story"
	"recount/internal/lexicon"
)

// act weighs whether two claims tell that other things befell those counted. One
// number that says much is one count all the same: 34 were seized, and all 34 freed.
func (k *kinship) act() {
	if sameFigure(k.a, k.b) && tellingDigits(k.a.Value) >= 2 {
		return
	}
	a, b := actOf(k.a), actOf(k.b)
	if a != "" && b != "" && a != b {
		k.oppose("other act")
	}
}

// actTable is acts.txt as read.
type actTable struct {
	kinds, measures map[string]*actGroup
	before, behind  map[string]bool // words at which looking stops
}

// actGroup are the acts that one noun or measure holds.
type actGroup struct {
	usual string            // what befalls those of whom no word tells; empty where that cannot be said
	of    map[string]string // stem -> act
}

// usual is the act of acts.txt that is meant where no word tells.
const usual = "usual"

var acts = sync.OnceValue(func() actTable {
	t := actTable{kinds: map[string]*actGroup{}, measures: map[string]*actGroup{}}
	groups := map[string]*actGroup{}
	for _, e := range lexicon.MustRead(files, "acts.txt") {
		if e.Section == "end" {
			t.stop(e.Field(0), setOf(e.Field(1)))
			continue
		}
		g := groups[e.Section]
		if g == nil {
			g = &actGroup{of: map[string]string{}}
			groups[e.Section] = g
			t.enter(e.Section, g)
		}
		if e.Field(0) == usual {
			g.usual = usual
		}
		for _, word := range strings.Fields(e.Field(1)) {
			g.of[story.Stem(word)] = e.Field(0)
		}
	}
	return t
})

func (t *actTable) stop(side string, words map[string]bool) {
	if side == "before" {
		t.before = words
	} else {
		t.behind = words
	}
}

// enter files a group under the nouns or measures that its section names.
func (t *actTable) enter(section string, g *actGroup) {
	what, names, _ := strings.Cut(section, " ")
	for _, name := range strings.Fields(names) {
		if what == "kind" {
			t.kinds[Kind(name, "", recount.Subject{})] = g
		} else {
			t.measures[name] = g
		}
	}
}

// actOf tells what befell those whom a claim counts, as far as the words near its
// figure tell; empty where they tell nothing.
func actOf(p *profile.Profile) string {
	t := acts()
	g := t.kinds[p.Kind]
	if g == nil {
		g = t.measures[string(p.Measure)]
	}
	if g == nil {
		return ""
	}
	before, after := around(p)
	if act := g.last(before, t.before); act != "" {
		return act
	}
	if act := g.first(after, t.behind); act != "" {
		return act
	}
	return g.usual
}

// last returns the act that the last telling word of a clause names, first that
// of the first.
func (g *actGroup) last(text string, stop map[string]bool) string {
	words := strings.FieldsFunc(text[strings.LastIndexFunc(text, endsClause)+1:], breaksWord)
	for i := len(words) - 1; i >= 0; i-- {
		word := strings.ToLower(words[i])
		if stop[word] {
			return ""
		}
		if act := g.of[story.Stem(word)]; act != "" {
			return act
		}
	}
	return ""
}

func (g *actGroup) first(text string, stop map[string]bool) string {
	if end := strings.IndexFunc(text, endsClause); end >= 0 {
		text = text[:end]
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), breaksWord) {
		if stop[word] {
			return ""
		}
		if act := g.of[story.Stem(word)]; act != "" {
			return act
		}
	}
	return ""
}

// endsClause tells marks and digits behind which another clause or another figure
// begins.
func endsClause(r rune) bool {
	return strings.ContainsRune(",;:()–—“”\"", r) || unicode.IsDigit(r)
}
