package name

import (
	"strings"

	"recount"
	"recount/compare/profile"
)

// Read resolves who vouches for a claim, and who passed it on, as far as the
// claim's own report tells. The lines of the speakers are those of their own
// words; [Lines] brings those of many reports together. A claim in its
// report's own voice has an empty speaker.
func Read(c *recount.Claim) (speaker profile.Speaker, relay []profile.Speaker) {
	for _, name := range c.Relay {
		relay = append(relay, medium(name))
	}
	name := strings.TrimSpace(string(c.Claimant))
	if name == "" {
		return profile.Speaker{}, relay
	}
	words := split(name)
	speaker = profile.Speaker{Name: name, Kind: c.ClaimantKind}
	switch c.ClaimantKind {
	case recount.Person:
		readPerson(&speaker, words, split(string(c.ClaimantOffice)))
		if speaker.Body == "" && speaker.Side == "" {
			speaker.Side = sideOf(split(string(c.ClaimantSide)))
		}
	case recount.Media:
		speaker = medium(name)
	default:
		readParty(&speaker, words)
	}
	return speaker, relay
}

// sideOf is the side that words name: a country, a people, a body.
func sideOf(words []word) string {
	if p, n := owner(withoutArticle(words)); n > 0 {
		return p.side
	}
	return ""
}

// readParty fills in a speaker who is a body or goes unnamed.
func readParty(s *profile.Speaker, words []word) {
	if at := nameBehindRole(words); at > 0 {
		s.Kind = recount.Person
		readPerson(s, words, nil)
		return
	}
	p := describe(words)
	h := held{}
	if s.Kind == recount.Official {
		if h = readOffice(withoutArticle(words)); h.key != "" {
			p = h.party
		}
	}
	s.Line, s.Body, s.Side, s.Office = p.line(), p.body(), p.side, h.key
	if h.key != "" {
		s.Line = h.key
	}
}

// nameBehindRole returns where a person's name begins that stands behind a role
// in small letters ("ministry spokesman Ivan Petrov"), 0 where none does.
func nameBehindRole(words []word) int {
	at := len(words)
	for at > 0 && words[at-1].capital() && !words[at-1].owner {
		at--
	}
	if at == 0 || len(words)-at < 2 || len(words)-at > 4 || words[at-1].capital() {
		return 0
	}
	if _, n := owner(words[at:]); n > 0 {
		return 0
	}
	key := words[at-1].key
	if _, ok := vocab().offices[key]; ok || len(vocab().roles[key]) == 1 && key != "sources" {
		return at
	}
	return 0
}

// readPerson fills in a speaker who bears a name.
func readPerson(s *profile.Speaker, words, office []word) {
	if p, n := knownAt(withoutArticle(words)); n == len(withoutArticle(words)) && n > 0 {
		s.Line, s.Body, s.Side = p.line(), p.body(), p.side
		return
	}
	if bare := withoutArticle(words); len(bare) == 1 && vocab().kinds[bare[0].key]+vocab().roles[bare[0].key] != "" {
		readParty(s, words) // "Police", taken for a name
		return
	}
	p := parsePerson(words)
	h := readOffice(withoutArticle(office))
	for _, said := range [][]word{p.before, p.after} {
		if h.empty() && len(said) > 0 {
			h = readOffice(withoutArticle(said))
		}
	}
	s.Body, s.Side, s.Office = h.body(), h.side, h.key
	s.Line = p.key()
	if s.Line == "" {
		s.Line = h.key
	} else {
		s.Name = forms(p.name)
	}
}

// medium is an outlet as a speaker.
func medium(name string) profile.Speaker {
	s := profile.Speaker{Name: name, Kind: recount.Media, Line: outletIn(name)}
	s.Body = s.Line
	return s
}
