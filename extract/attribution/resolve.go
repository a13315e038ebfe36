package attribution

import (
	"strings"
	"unicode"

	"recount"
	"recount/lang"
)

// name settles who speaks in a draft: the phrase as written and, for a pronoun
// or a noun that refers back, the name that it stands for.
func (f *finder) name(d *draft) {
	if d.named {
		return
	}
	d.named = true
	if !d.hasSource() {
		return
	}
	d.voice = voiceOf(d.sentence, d.source)
	words := d.voice.name
	if d.voice.vague {
		if v, ok := f.antecedent(d); ok {
			d.voice = v
		}
	}
	if d.voice.kind != recount.Person && !strings.Contains(d.voice.name, " ") && f.isSurname(d.voice.name) {
		d.voice.kind = recount.Person
	}
	if !canSpeak(d.voice) || names().pronoun[d.voice.head.Lower] == "speaker" {
		d.Confidence *= mute
	}
	d.ClaimantWords = recount.Words(words)
	d.Claimant = recount.Words(d.voice.name)
	d.ClaimantKind = d.voice.kind
	d.Office, d.Side = recount.Words(d.voice.office), recount.Words(d.voice.side)
}

// mute lowers the confidence in a statement whose source names nobody who can
// speak.
const mute = 0.2

// isSurname tells whether a single word is the last of a person's name
// elsewhere in the text: another capitalised word that is no place, body or
// function word stands before it.
func (f *finder) isSurname(word string) bool {
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

// How many sentences back an antecedent is looked for.
const (
	pronounReach = 3
	nounReach    = 8
	titleReach   = 40
)

// antecedent returns the voice that a draft's source refers back to: where a
// single one fits in the nearest sentence that has any.
func (f *finder) antecedent(d *draft) (voice, bool) {
	t := d.voice.head
	if t.UPOS != "PRON" {
		return f.nounAntecedent(d)
	}
	class := names().pronoun[t.Lower]
	if class == "" {
		return voice{}, false
	}
	if class == "speaker" {
		return f.quotedSpeaker(d)
	}
	fits := func(v voice) bool { return fitsPronoun(t.Lower, class, v) }
	if v, ok := f.spokeBefore(d, pronounReach, fits); ok {
		return v, true
	}
	if class == "person" || class == "thing" {
		return f.mentionBefore(d, pronounReach, fits)
	}
	return voice{}, false
}

// fitsPronoun tells whether a pronoun can stand for a voice.
func fitsPronoun(pronoun, class string, v voice) bool {
	switch class {
	case "person":
		single := v.kind == recount.Person || v.kind == recount.Official && !v.plural && !names().document[lang.Plain(v.head.Lemma)] && v.head.Lower != "police"
		return single && fitsGender(pronoun, v.name)
	case "many":
		return v.plural || v.kind == recount.Organisation || v.head.Lower == "police"
	case "thing":
		return !v.plural && (v.kind == recount.Organisation || v.kind == recount.Media || names().document[lang.Plain(v.head.Lemma)])
	}
	return false
}

// quotedSpeaker returns the speaker of the statement that holds the draft:
// "I" and "we" are theirs there, and the report's own elsewhere.
func (f *finder) quotedSpeaker(d *draft) (voice, bool) {
	for i := d.sentence.Index; i >= 0 && i >= d.sentence.Index-nounReach; i-- {
		for _, o := range f.drafts[i] {
			if o != d && o.hasSource() && o.Holds(d.Cue[0]) {
				f.name(o)
				return o.voice, o.Claimant != ""
			}
		}
	}
	return voice{}, false
}

// fitsGender compares a pronoun with a form of address in the name.
func fitsGender(pronoun, name string) bool {
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	switch strings.Trim(first, ".") {
	case "mr", "sir", "lord":
		return pronoun != "she"
	case "mrs", "ms", "miss", "dame", "lady", "baroness":
		return pronoun != "he"
	}
	return true
}

// spokeBefore looks for the nearest statement before the draft, or around it,
// whose speaker fits.
func (f *finder) spokeBefore(d *draft, reach int, fits func(voice) bool) (voice, bool) {
	here := d.sentence.Index
	for i := here; i >= 0 && i >= here-reach; i-- {
		drafts := f.at(i)
		for k := len(drafts) - 1; k >= 0; k-- {
			o := drafts[k]
			if o == d || i == here && !precedes(o, d) || !o.hasSource() {
				continue
			}
			f.name(o)
			if o.Claimant != "" && o.voice.head.UPOS != "PRON" && fits(o.voice) {
				return o.voice, true
			}
		}
	}
	return voice{}, false
}

// precedes tells whether the speaker of o is known when the source of d is
// read: it stands before it, or d is part of what o says.
func precedes(o, d *draft) bool {
	return o.source.first < d.source.first || o.Holds(d.Cue[0])
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

// nounAntecedent resolves "the official", "the general", "the ministry": by
// the nearest fuller phrase with the same head, by the only bearer of the
// title, or, for a noun that fits any body, by the nearest body named.
func (f *finder) nounAntecedent(d *draft) (voice, bool) {
	noun := lang.Plain(d.voice.head.Lemma)
	if names().title[noun] != "" {
		if v, ok := f.holderOf(d, noun); ok {
			return v, true
		}
	}
	same := func(v voice) bool {
		return v.kind != recount.Person && lang.Plain(v.head.Lemma) == noun && v.plural == d.voice.plural && len(v.name) > len(d.voice.name)
	}
	if v, ok := f.mentionBefore(d, nounReach, same); ok {
		return v, true
	}
	if !names().anyBody[noun] {
		return voice{}, false
	}
	body := func(v voice) bool { return v.kind == recount.Organisation && v.head.UPOS == "PROPN" }
	if v, ok := f.spokeBefore(d, nounReach, body); ok {
		return v, true
	}
	return f.mentionBefore(d, pronounReach, body)
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
