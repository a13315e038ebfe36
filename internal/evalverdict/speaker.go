package main

import (
	"strings"

	"recount"
	"recount/compare/profile"
)

func speakersOf(c *annotatedClaim, own *recount.Claim) (profile.Speaker, []profile.Speaker) {
	s := profile.Speaker{Name: string(c.Claimant), Kind: c.ClaimantKind}
	if s.Name != "" && s.Kind != recount.Official {
		words := strings.Fields(strings.ToLower(strings.ReplaceAll(s.Name, "-", "")))
		s.Line = words[len(words)-1]
	}
	var relay []profile.Speaker
	if c.Via != "" {
		relay = append(relay, profile.Speaker{Name: string(c.Via), Kind: recount.Media, Line: strings.ToLower(string(c.Via))})
	}
	return s, relay
}
