package attribution

import (
	"strings"

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
		d.Confidence *= mute
		return
	}
	d.voice = voiceOf(d.sentence, d.source)
	if d.voice.head.UPOS == "DET" && article(d.voice.name) {
		d.Confidence *= mute
		return // a piece of a phrase, nobody's name
	}
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

// article tells whether a name is no more than an article.
func article(name string) bool {
	switch strings.ToLower(name) {
	case "the", "a", "an":
		return true
	}
	return false
}

// mute lowers the confidence in a statement that names nobody who can speak.
const mute = 0.2

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
		return v.kind != recount.Person && !v.some && lang.Plain(v.head.Lemma) == noun && v.plural == d.voice.plural && len(v.name) > len(d.voice.name)
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
