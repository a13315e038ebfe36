package compare

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/join"
	"recount/compare/name"
	"recount/compare/origin"
	"recount/compare/profile"
	"recount/compare/verdict"
)

// Decide makes questions out of claims: which claims answer one question, from
// how many origins, and how they stand to each other.
func Decide(in Input) Result {
	d := newDecision(in)
	result := Result{Redirects: map[string]string{}}
	groups := d.groups()
	ids := d.ids(groups, result.Redirects)
	for k, group := range groups {
		d.question(&result, ids[k], group)
	}
	return result
}

// decision is one run of [Decide].
type decision struct {
	Input
	claims  []*profile.Profile // in a fixed order
	place   map[string]int     // claim -> index in claims
	edges   map[int][]edge     // of each claim; nil until asked
	best    map[int]edge       // claim -> the edge that speaks most for its question
	doubts  map[int]string     // claim -> the claim with which it was left apart
	settled map[int]string     // claim -> what a reviewer decided
}

// edge is one end of a join: the other claim, and the pair of reports.
type edge struct {
	with  int
	pair  *join.Pair
	score float32
}

func newDecision(in Input) *decision {
	d := &decision{Input: in, place: map[string]int{}, best: map[int]edge{}, doubts: map[int]string{}}
	for _, p := range in.Profiles {
		d.claims = append(d.claims, &p) // a copy: speakers are resolved in it
	}
	d.resolve()
	slices.SortFunc(d.claims, earlier)
	for i, p := range d.claims {
		d.place[p.Claim] = i
	}
	return d
}

// resolve gives each speaker the line that its name has in this block.
func (d *decision) resolve() {
	speakers := make([]profile.Speaker, len(d.claims))
	for i, p := range d.claims {
		speakers[i] = p.Speaker
	}
	for i, line := range name.Lines(speakers) {
		s := &d.claims[i].Speaker
		if line.Body == s.Line && line.Key != "" {
			line.Body = line.Key // a body under a short form of its name
		}
		s.Line, s.Body, s.Side = line.Key, line.Body, line.Side
	}
}

// earlier orders claims by publication, report and place in it.
func earlier(a, b *profile.Profile) int {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Claim, b.Claim))
}

// groups returns which claims answer one question, by the text and then by what
// reviewers decided.
func (d *decision) groups() [][]int {
	return d.reviewed(join.Cluster(d.claims, d.Pairs))
}

// question adds one question to the result, with its origins, verdicts and the
// links of its claims.
func (d *decision) question(result *Result, id string, group []int) {
	profiles := make([]profile.Profile, len(group))
	for k, i := range group {
		profiles[k] = *d.claims[i]
	}
	origins := origin.Find(profiles, d.Copies)
	verdicts := append(verdict.OfQuestion(profiles, origins), d.overParts(group)...)
	for i := range origins.All {
		origins.All[i].Question = id
	}
	result.Questions = append(result.Questions, d.summary(id, profiles, origins, verdicts))
	result.Origins = append(result.Origins, origins.All...)
	result.Verdicts = append(result.Verdicts, verdicts...)
	d.findEdges(group)
	for k, i := range group {
		result.Links = append(result.Links, d.link(i, id, origins.All[origins.Of[k]].ID))
	}
}

func (d *decision) overParts(group []int) []recount.Verdict {
	in := map[string]bool{}
	for _, i := range group {
		in[d.claims[i].Claim] = true
	}
	var verdicts []recount.Verdict
	for k := range d.Parts {
		p := &d.Parts[k]
		if !in[p.Part.Claim] && !in[p.Whole.Claim] {
			continue
		}
		if v, ok := verdict.OverParts(&p.Part, &p.Whole, p.Kind); ok {
			verdicts = append(verdicts, v)
		}
	}
	slices.SortFunc(verdicts, func(a, b recount.Verdict) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return verdicts
}
