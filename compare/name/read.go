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
	case recount.Media:
		speaker = medium(name)
	default:
		readParty(&speaker, words)
	}
	return speaker, relay
}

// readParty fills in a speaker who is a body or goes unnamed.
func readParty(s *profile.Speaker, words []word) {
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

// readPerson fills in a speaker who bears a name.
func readPerson(s *profile.Speaker, words, office []word) {
	if p, n := knownAt(withoutArticle(words)); n == len(withoutArticle(words)) && n > 0 {
		s.Line, s.Body, s.Side = p.line(), p.body(), p.side
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
	s := profile.Speaker{Name: name, Kind: recount.Media, Line: Outlet(name)}
	s.Body = s.Line
	return s
}
