package ingest

import (
	"context"
	"slices"
	"strings"

	"recount"
	"recount/ledger"
)

// Rewording is what became of one figure when its report was revised.
type Rewording struct {
	Before *recount.Claim `json:"before"` // nil where it is new
	After  *recount.Claim `json:"after"`  // nil where it is gone
}

// reworded compares the figures of two versions of a report.
func reworded(ctx context.Context, l ledger.Reader, report, former, version string) ([]Rewording, error) {
	claims, err := all(func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(ctx, ledger.ClaimFilter{Report: report, Former: true, Rejected: true}, p)
	})
	if err != nil {
		return nil, err
	}
	return rewordings(ofVersion(claims, former), ofVersion(claims, version)), nil
}

// ofVersion are the claims of one version, in the order of the text. One that
// several rules have read comes as the last of them did.
func ofVersion(claims []ledger.Linked, version string) []recount.Claim {
	var found []recount.Claim
	for i := range claims {
		if claims[i].Version == version {
			found = slices.DeleteFunc(found, func(c recount.Claim) bool { return c.ID == claims[i].ID })
			found = append(found, claims[i].Claim)
		}
	}
	slices.SortStableFunc(found, func(a, b recount.Claim) int { return a.Start - b.Start })
	return found
}

// rewordings pairs the figures of two versions: first those that stand as they
// stood, then those whose sentence is the same but for the figure, then those of
// which each version has one of its kind. What is left came or went. Figures
// whose words are the same are not told.
func rewordings(before, after []recount.Claim) []Rewording {
	m := &rewordingOf{before: pointers(before), after: pointers(after)}
	m.pair(func(c *recount.Claim) string { return string(c.Sentence) + "\x00" + string(c.Figure) }, false)
	m.pair(frame, false)
	m.pair(sort, true)
	for _, c := range m.before {
		m.found = append(m.found, Rewording{Before: c})
	}
	for _, c := range m.after {
		m.found = append(m.found, Rewording{After: c})
	}
	return m.found
}

// frame is the sentence of a claim without the words of its figure.
func frame(c *recount.Claim) string {
	return strings.Replace(string(c.Sentence), string(c.Figure), "\x00", 1)
}

// sort is what kind of figure a claim gives.
func sort(c *recount.Claim) string {
	return strings.Join([]string{string(c.Measure), c.Unit, strings.ToLower(string(c.Counted)), string(c.Claimant), string(c.Place), string(c.Stage)}, "\x00")
}

// rewordingOf is the comparison of two versions: what is yet to be paired, and
// what was found.
type rewordingOf struct {
	before, after []*recount.Claim
	found         []Rewording
}

// pair pairs the claims that have a key in common, in the order of the text, or
// only where it is the key of one claim of each.
func (m *rewordingOf) pair(key func(*recount.Claim) string, only bool) {
	waiting := map[string][]*recount.Claim{}
	for _, c := range m.after {
		waiting[key(c)] = append(waiting[key(c)], c)
	}
	alike := map[string]int{}
	for _, c := range m.before {
		alike[key(c)]++
	}
	paired := map[*recount.Claim]bool{}
	for _, c := range m.before {
		k := key(c)
		if len(waiting[k]) == 0 || only && (len(waiting[k]) > 1 || alike[k] > 1) {
			continue
		}
		now := waiting[k][0]
		waiting[k] = waiting[k][1:]
		paired[c], paired[now] = true, true
		if c.Figure != now.Figure {
			m.found = append(m.found, Rewording{c, now})
		}
	}
	m.before = slices.DeleteFunc(m.before, func(c *recount.Claim) bool { return paired[c] })
	m.after = slices.DeleteFunc(m.after, func(c *recount.Claim) bool { return paired[c] })
}

func pointers(claims []recount.Claim) []*recount.Claim {
	all := make([]*recount.Claim, len(claims))
	for i := range claims {
		all[i] = &claims[i]
	}
	return all
}
