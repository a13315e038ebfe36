package compare

import "slices"

// Beside returns, for each claim of some, those of other reports that answer one
// question with it by the text and by what reviewers split off, whatever they
// merged: the first of each report, the earliest report first.
func Beside(in Input, claims ...string) map[string][]string {
	in.Decisions.Merged = nil
	d := newDecision(in)
	beside := map[string][]string{}
	for _, group := range d.groups() {
		for _, i := range group {
			if c := d.claims[i]; slices.Contains(claims, c.Claim) {
				beside[c.Claim] = d.firsts(group, c.Report)
			}
		}
	}
	return beside
}

// firsts are the first claims of the reports of a group but one.
func (d *decision) firsts(group []int, but string) []string {
	var claims []string
	seen := map[string]bool{but: true}
	for _, i := range group {
		if c := d.claims[i]; !seen[c.Report] {
			seen[c.Report] = true
			claims = append(claims, c.Claim)
		}
	}
	return claims
}
