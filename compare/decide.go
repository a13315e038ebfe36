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
	told    map[int]bool       // parts on which there is a verdict in the result
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
		parts: map[string][]int{}, copies: map[string][]int{}, told: map[int]bool{},
	}
	own := slices.Clone(in.Profiles) // the input's stay as they are
	for i := range own {
		d.claims = append(d.claims, &own[i])
	}
	d.index()
	d.resolve()
	slices.SortFunc(d.claims, earlier)
	for i, p := range d.claims {
		d.place[p.Claim] = i
	}
	d.takeEdges()
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
	origins := origin.Find(profiles, d.copiesAmong(profiles))
	verdicts := verdict.OfQuestion(profiles, origins)
	overParts, fresh := d.overParts(profiles)
	for i := range origins.All {
		origins.All[i].Question = id
	}
	summary := d.summary(id, profiles, origins)
	for _, list := range [][]recount.Verdict{verdicts, overParts} {
		for i := range list {
			summary.Verdicts[list[i].Kind]++
		}
	}
	result.Questions = append(result.Questions, summary)
	result.Origins = append(result.Origins, origins.All...)
	result.Verdicts = append(result.Verdicts, verdicts...)
	result.Verdicts = append(result.Verdicts, fresh...)
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

// overParts returns the verdicts on a question's claims and those that they are
// part of, or that are part of them, in other questions. Fresh are those that no
// other question of the result has brought: a verdict belongs to two.
func (d *decision) overParts(claims []profile.Profile) (verdicts, fresh []recount.Verdict) {
	in := map[string]bool{}
	var places []int
	for i := range claims {
		in[claims[i].Claim] = true
		places = append(places, d.parts[claims[i].Claim]...)
	}
	slices.SortFunc(places, func(k, l int) int {
		a, b := &d.Parts[k], &d.Parts[l]
		return cmp.Or(cmp.Compare(a.Part.Claim, b.Part.Claim), cmp.Compare(a.Whole.Claim, b.Whole.Claim), cmp.Compare(a.Kind, b.Kind))
	})
	for _, k := range places {
		p := &d.Parts[k]
		if in[p.Part.Claim] && in[p.Whole.Claim] {
			continue // a question is no part of itself
		}
		v, ok := verdict.OverParts(&p.Part, &p.Whole, p.Kind)
		if !ok {
			continue
		}
		verdicts = append(verdicts, v)
		if !d.told[k] {
			fresh = append(fresh, v)
		}
		d.told[k] = true
	}
	return verdicts, fresh
}
