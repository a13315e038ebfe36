package tag

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"recount/lang/internal/wordform"
)

// LearnLemmas returns the text of weights/lemma.tsv as learned from the
// examples: the rules of endings that explain most lemmas, and the words that
// they get wrong.
func LearnLemmas(examples []Example) string {
	seen := countLemmas(examples)
	l := &lemmatiser{make(map[wordKey]string), learnEndings(seen)}
	// Words in lower case first: they serve the capitalised ones as well.
	for _, lowered := range []bool{true, false} {
		for key, lemmas := range seen {
			if (strings.ToLower(key.form) == key.form) != lowered {
				continue
			}
			if right := mostFrequent(lemmas); l.lemma(key.form, key.xpos) != right {
				l.words[key] = right
			}
		}
	}
	return l.text()
}

// unknown stands in the treebanks for the lemma of a word that is only part
// of a misspelt one.
const unknown = "_"

// countLemmas counts the lemmas of each word.
func countLemmas(examples []Example) map[wordKey]map[string]int {
	seen := make(map[wordKey]map[string]int)
	for _, example := range examples {
		for i, form := range example.Forms {
			if example.Lemmas[i] == unknown || !inflects(example.Tags[i].UPOS) {
				continue
			}
			key := wordKey{wordform.Plain(form), example.Tags[i].XPOS}
			if seen[key] == nil {
				seen[key] = make(map[string]int)
			}
			seen[key][example.Lemmas[i]]++
		}
	}
	return seen
}

// learnEndings takes each ending's most frequent edit, from the shortest
// ending to the longest, where at least two words speak for it against what
// the shorter endings say.
func learnEndings(seen map[wordKey]map[string]int) map[ruleKey]edit {
	votes := make(map[ruleKey]map[edit]int)
	for word, lemmas := range seen {
		vote := editBetween(word.form, mostFrequent(lemmas))
		for n := range longestEnding + 1 {
			key := ruleKey{letterCase(word.form), word.xpos, wordform.Suffix(strings.ToLower(word.form), n)}
			if votes[key] == nil {
				votes[key] = make(map[edit]int)
			}
			votes[key][vote]++
			if utf8.RuneCountInString(word.form) <= n {
				break
			}
		}
	}
	l := &lemmatiser{rules: make(map[ruleKey]edit)}
	keys := slices.SortedFunc(maps.Keys(votes), func(a, b ruleKey) int { return cmp.Compare(len(a.ending), len(b.ending)) })
	for _, key := range keys {
		best := mostFrequent(votes[key])
		shorter, known := l.shorter(key)
		if !known || best != shorter && votes[key][best] >= votes[key][shorter]+2 {
			l.rules[key] = best
		}
	}
	return l.rules
}

// shorter returns the edit of the longest known ending of key's ending.
func (l *lemmatiser) shorter(key ruleKey) (edit, bool) {
	for n := utf8.RuneCountInString(key.ending) - 1; n >= 0; n-- {
		if e, ok := l.rules[ruleKey{key.letters, key.xpos, wordform.Suffix(key.ending, n)}]; ok {
			return e, true
		}
	}
	return edit{}, false
}

// editBetween returns the edit that makes lemma from form.
func editBetween(form, lemma string) edit {
	kept, lowered := common(form, lemma), common(strings.ToLower(form), lemma)
	if kept >= lowered && strings.ToLower(form) != form {
		return edit{true, len(form) - kept, lemma[kept:]}
	}
	return edit{false, len(strings.ToLower(form)) - lowered, lemma[lowered:]}
}

// common returns how many bytes a and b share at their beginnings, in whole
// characters.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return n
}

// mostFrequent returns the key with the highest count, of several the one
// that prints first.
func mostFrequent[K comparable](counts map[K]int) K {
	return slices.MinFunc(slices.Collect(maps.Keys(counts)), func(a, b K) int {
		if c := cmp.Compare(counts[b], counts[a]); c != 0 {
			return c
		}
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
}

// text writes the lemmatiser as a lexicon.
func (l *lemmatiser) text() string {
	var lines []string
	for key, lemma := range l.words {
		lines = append(lines, strings.Join([]string{key.xpos, key.form, lemma}, "\t"))
	}
	slices.Sort(lines)
	var b strings.Builder
	b.WriteString("# Learned from the lemmas of UD English GUM and EWT; see MODEL.md.\n\n")
	b.WriteString("# Words that the endings below get wrong: tag, form, lemma.\n[words]\n")
	b.WriteString(strings.Join(lines, "\n"))
	lines = lines[:0]
	for key, e := range l.rules {
		base := "lower"
		if e.keep {
			base = "keep"
		}
		lines = append(lines, strings.Join([]string{key.letters, key.xpos, key.ending, base, strconv.Itoa(e.cut), e.add}, "\t"))
	}
	slices.Sort(lines)
	b.WriteString("\n\n# capital letters, tag, ending; case of the lemma, bytes cut from the end, what is added.\n[endings]\n")
	b.WriteString(strings.Join(lines, "\n") + "\n")
	return b.String()
}
