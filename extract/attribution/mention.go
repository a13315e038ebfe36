package attribution

import (
	"strings"
	"unicode"

	"recount"
	"recount/lang"
)

// isSurname tells whether a single word is the last of a person's name
// elsewhere in the text. The text is searched once for each word, however often
// that one speaks.
func (f *finder) isSurname(word string) bool {
	is, known := f.surnames[word]
	if !known {
		is = f.searchSurname(word)
		f.surnames[word] = is
	}
	return is
}

// searchSurname tells whether another capitalised word that is no place, body
// or function word stands before the word somewhere in the text.
func (f *finder) searchSurname(word string) bool {
	if len(word) < 3 || isAcronym(word) || !unicode.IsUpper(firstRune(word)) || names().place[strings.ToLower(word)] || names().outletName[strings.ToLower(word)] {
		return false
	}
	text := f.doc.Text
	for at := 0; ; {
		i := strings.Index(text[at:], " "+word)
		if i < 0 {
			return false
		}
		at += i + 1
		if end := at + len(word); end == len(text) || !wordByte(text[end]) {
			if givenName(lastWord(text[:at-1])) {
				return true
			}
		}
	}
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80 || b == '-'
}

// givenName tells whether a word can be a given name or a title: capitalised,
// of letters, and neither a function word nor the name of a body.
func givenName(word string) bool {
	lower := strings.ToLower(strings.Trim(word, "."))
	if len(word) < 2 || !unicode.IsUpper(firstRune(word)) || strings.ContainsAny(word, ",:;!?\"”)") || isAcronym(word) && len(word) > 2 {
		return false
	}
	n := names()
	return !n.place[lower] && !n.body[lower] && !n.outlet[lower] && !n.function[lower]
}

// mentionBefore looks for the nearest sentence with mentions that fit and
// returns the one, or the one that is its subject.
func (f *finder) mentionBefore(d *draft, reach int, fits func(voice) bool) (voice, bool) {
	here := d.sentence.Index
	for i := here; i >= 0 && i >= here-reach; i-- {
		var found []mention
		for _, m := range f.namesOf(i) {
			if fits(m.voice) && (i < here || m.token < d.source.first) {
				found = append(found, m)
			}
		}
		if len(found) > 0 {
			return theOne(found)
		}
	}
	return voice{}, false
}

// mention is a name in a sentence.
type mention struct {
	voice   voice
	token   int
	subject bool
}

// theOne returns the only person among mentions, or the only subject.
func theOne(mentions []mention) (voice, bool) {
	var one *voice
	for _, subjects := range []bool{false, true} {
		one = nil
		unique := true
		for i := range mentions {
			m := &mentions[i]
			if subjects && !m.subject {
				continue
			}
			if one != nil && lastWord(one.name) != lastWord(m.voice.name) {
				unique = false
			}
			one = &m.voice
		}
		if unique && one != nil {
			return *one, true
		}
	}
	return voice{}, false
}

func lastWord(name string) string { return name[strings.LastIndexAny(name, " \n\t")+1:] }

// namesOf returns the names in sentence i.
func (f *finder) namesOf(i int) []mention {
	if f.mentions == nil {
		f.mentions = make([][]mention, len(f.doc.Sentences))
	}
	if f.mentions[i] == nil {
		f.mentions[i] = findNames(f.doc.Sentences[i])
	}
	return f.mentions[i]
}

// findNames reads the phrases of a sentence that proper nouns end, and those
// that nouns for speakers do.
func findNames(s *lang.Sentence) []mention {
	out := []mention{}
	tokens := s.Tokens()
	for i := 0; i < len(tokens); i++ {
		if !opensPhrase(tokens[i]) {
			continue
		}
		p := readPhrase(s, tokenRange{i, len(tokens) - 1})
		if !p.ok {
			continue
		}
		v := p.voice()
		if v.head.UPOS == "PROPN" || v.head.UPOS == "NOUN" && canSpeak(v) && !v.vague {
			if b := p.beside(); v.kind == recount.Person && b.ok && !b.isName() {
				v.office = b.text()
			}
			out = append(out, mention{v, p.head, p.isSubject()})
		}
		i = max(i, p.head)
	}
	return out
}

// isSubject tells whether a finite verb soon follows the phrase, an apposition
// passed.
func (p phrase) isSubject() bool {
	tokens := p.sentence.Tokens()
	at := p.apposed() + 1
	for k := skipComma(tokens, at); k < len(tokens) && k <= at+3; k++ {
		switch tokens[k].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
		if tokens[k].UPOS != "ADV" && tokens[k].UPOS != "AUX" {
			return false
		}
	}
	return false
}

// holderOf returns the only person of the report so far who bears a title. Of
// several, those whom the words before the title fit too: "the U.S. president".
func (f *finder) holderOf(d *draft, title string) (voice, bool) {
	var found, fitting []mention
	words := strings.Fields(d.voice.name)
	modifiers := words[1 : len(words)-1]
	for i := d.sentence.Index; i >= 0 && i >= d.sentence.Index-titleReach; i-- {
		for _, m := range f.namesOf(i) {
			if m.voice.kind != recount.Person || !bears(m.voice, title) {
				continue
			}
			found = append(found, m)
			if holdsAll(m.voice.name+" "+m.voice.office, modifiers) {
				fitting = append(fitting, m)
			}
		}
	}
	if len(modifiers) > 0 && len(fitting) > 0 {
		found = fitting
	}
	if len(found) == 0 {
		return voice{}, false
	}
	return theOne(found)
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// bears tells whether a person's title or office holds a title, written out or
// short.
func bears(v voice, title string) bool {
	for _, w := range strings.Fields(strings.ToLower(v.title + " " + v.office)) {
		w = strings.Trim(w, ".,")
		if w == title || names().title[w] == title {
			return true
		}
	}
	return false
}
