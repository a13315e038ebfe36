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
	edges   [][]edge           // of each claim
	best    map[int]edge       // claim -> the edge that speaks most for its question
	doubts  map[int]string     // claim -> the claim with which it was left apart
	settled map[int]string     // claim -> what a reviewer decided
	parts   map[string][]int   // claim -> the parts of Input that it stands in
	copies  map[string][]int   // report -> the copies of Input whose first report it is
	former  map[string][]int   // claim -> the revisions of Input that led to it
}

// edge is one end of a join: the other claim, and the pair of reports.
type edge struct {
	with  int
	pair  *join.Pair
	score float32
}

func newDecision(in Input) *decision {
	d := &decision{
		Input: in, place: make(map[string]int, len(in.Profiles)), best: map[int]edge{}, doubts: map[int]string{},
		parts: map[string][]int{}, copies: map[string][]int{}, former: map[string][]int{},
	}
	own := slices.Clone(in.Profiles) // the input's stay as they are
	for i := range own {
		d.claims = append(d.claims, &own[i])
	}
	d.index()
	slices.SortFunc(d.claims, earlier)
	for i, p := range d.claims {
		d.place[p.Claim] = i
	}
	d.takeEdges()
	for _, block := range d.blocks() {
		d.resolve(block)
	}
	return d
}

// index finds parts by their claims and copies by their reports.
func (d *decision) index() {
	for k := range d.Parts {
		part, whole := d.Parts[k].Part.Claim, d.Parts[k].Whole.Claim
		d.parts[part] = append(d.parts[part], k)
		d.parts[whole] = append(d.parts[whole], k)
	}
	for k := range d.Copies {
		d.copies[d.Copies[k].A] = append(d.copies[d.Copies[k].A], k)
	}
	for k := range d.Revisions {
		d.former[d.Revisions[k].After] = append(d.former[d.Revisions[k].After], k)
	}
}

// blocks returns the claims that hang together by edges or by a reviewer's
// merge, so that many blocks decided at once come to what each comes to alone.
func (d *decision) blocks() [][]int {
	ties := make([][]int, len(d.claims))
	for i, edges := range d.edges {
		for _, e := range edges {
			ties[i] = append(ties[i], e.with)
		}
	}
	for _, merged := range d.Decisions.Merged {
		d.tie(ties, merged)
	}
	var blocks [][]int
	seen := make([]bool, len(d.claims))
	for i := range d.claims {
		if !seen[i] {
			blocks = append(blocks, reach(ties, seen, i))
		}
	}
	return blocks
}

// tie ties claims that a reviewer merged, as far as they are here.
func (d *decision) tie(ties [][]int, claims []string) {
	first := -1
	for _, claim := range claims {
		i, ok := d.place[claim]
		if ok && first >= 0 {
			ties[first], ties[i] = append(ties[first], i), append(ties[i], first)
		} else if ok {
			first = i
		}
	}
}

// reach returns all that is tied to one claim, directly or over others.
func reach(ties [][]int, seen []bool, from int) []int {
	block := []int{from}
	seen[from] = true
	for k := 0; k < len(block); k++ {
		for _, next := range ties[block[k]] {
			if !seen[next] {
				seen[next] = true
				block = append(block, next)
			}
		}
	}
	return block
}

// resolve gives each speaker of a block the line that its name has there.
func (d *decision) resolve(block []int) {
	speakers := make([]profile.Speaker, len(block))
	for k, i := range block {
		speakers[k] = d.claims[i].Speaker
	}
	for k, line := range name.Lines(speakers) {
		s := &d.claims[block[k]].Speaker
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
	origins := origin.Find(profiles, d.copiesAmong(profiles))
	verdicts := verdict.OfQuestion(profiles, origins)
	verdicts = append(verdicts, d.overParts(profiles)...)
	verdicts = append(verdicts, d.overVersions(profiles)...)
	for i := range origins.All {
		origins.All[i].Question = id
	}
	summary := d.summary(id, profiles, origins)
	for i := range verdicts {
		summary.Verdicts[verdicts[i].Kind]++
	}
	result.Questions = append(result.Questions, summary)
	result.Origins = append(result.Origins, origins.All...)
	result.Verdicts = append(result.Verdicts, verdicts...)
	d.findEdges(group)
	for k, i := range group {
		result.Links = append(result.Links, d.link(i, id, origins.All[origins.Of[k]].ID))
	}
}

// copiesAmong returns the copies among the reports of claims.
func (d *decision) copiesAmong(claims []profile.Profile) []recount.Copy {
	reports := map[string]bool{}
	for i := range claims {
		reports[claims[i].Report] = true
	}
	var found []recount.Copy
	for report := range reports {
		for _, k := range d.copies[report] {
			if reports[d.Copies[k].B] {
				found = append(found, d.Copies[k])
			}
		}
	}
	return found
}

// overParts returns the verdicts on a question's claims and those of other
// questions that are part of them: told with the whole.
func (d *decision) overParts(claims []profile.Profile) []recount.Verdict {
	in := map[string]bool{}
	for i := range claims {
		in[claims[i].Claim] = true
	}
	var verdicts []recount.Verdict
	for i := range claims {
		for _, k := range d.parts[claims[i].Claim] {
			p := &d.Parts[k]
			if p.Whole.Claim != claims[i].Claim || in[p.Part.Claim] {
				continue // a question is no part of itself
			}
			if v, ok := verdict.OverParts(&p.Part, &p.Whole, p.Kind); ok {
				verdicts = append(verdicts, v)
			}
		}
	}
	slices.SortFunc(verdicts, byClaims)
	return verdicts
}

// overVersions returns the verdicts on claims and what former versions of their
// reports gave in their place.
func (d *decision) overVersions(claims []profile.Profile) []recount.Verdict {
	var verdicts []recount.Verdict
	for i := range claims {
		for _, k := range d.former[claims[i].Claim] {
			if v, ok := verdict.OfVersions(&d.Revisions[k].Before, &claims[i]); ok {
				verdicts = append(verdicts, v)
			}
		}
	}
	slices.SortFunc(verdicts, byClaims)
	return verdicts
}

func byClaims(a, b recount.Verdict) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) }
