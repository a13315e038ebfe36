package ingest

import (
	"cmp"
	"maps"
	"slices"

	"recount"
	"recount/compare"
	"recount/compare/copies"
	"recount/compare/join"
	"recount/extract"
	"recount/ledger"
)

// Comparison is what reports come to side by side, without a ledger: what a
// ledger made of them alone would hold.
type Comparison struct {
	Reports []recount.Report // in the order of the input, without their texts
	Claims  []ledger.Linked  // in the order of the input
	Copies  []recount.Copy
	compare.Result
	PartOf []recount.PartOf
	Days   map[string]recount.Day // claim -> the day that its figure holds for
}

// Compare reads the reports of a stream and compares their claims. It holds the
// claims of all of them, and the words that tell copies, in memory: a ledger
// does not. Each input is handed to each as it is read, with its problems.
func Compare(stream Stream, extractor *extract.Extractor, each func([]recount.Problem)) *Comparison {
	c := &Comparison{Days: map[string]recount.Day{}}
	var told []compare.Told
	var documents []*copies.Document
	work := func(r recount.Report) compared {
		result, document := extractor.Extract(r), copies.Read(r)
		profiles := compare.Profiles(result.Claims, compare.Originals(r, document)...)
		return compared{result, compare.Told{Story: compare.StoryOf(r), Profiles: profiles}, document}
	}
	for item := range Each(stream, work) {
		if item.Problem != nil {
			each([]recount.Problem{*item.Problem})
			continue
		}
		made := item.Made
		each(made.result.Problems)
		made.result.Report.Text = ""
		c.Reports = append(c.Reports, made.result.Report)
		documents, told = append(documents, made.document), append(told, made.told)
		for i := range made.result.Claims {
			c.Claims = append(c.Claims, ledger.Linked{Claim: made.result.Claims[i]})
			c.Days[made.result.Claims[i].ID] = made.told.Profiles[i].Day()
		}
	}
	c.Copies = pairs(documents)
	in := compare.Gather(told, c.Copies)
	c.Result = compare.Decide(in)
	c.join(in.Pairs)
	return c
}

// compared is a report on its way into a comparison.
type compared struct {
	result   extract.Result
	told     compare.Told
	document *copies.Document
}

// foremost is more than two documents have keys: whom a page names comes before those
// that share its words.
const foremost = 1000

// pairs finds the copies among documents, comparing those that share a key, as
// [ledger.Filing] gives them.
func pairs(documents []*copies.Document) (found []recount.Copy) {
	holders := map[uint64][]int{}
	for i, d := range documents {
		shared := map[int]int{}
		for _, key := range d.Keys() {
			for _, other := range holders[key] {
				shared[other]++
			}
			holders[key] = append(holders[key], i)
		}
		for _, key := range d.Originals() {
			for _, other := range holders[key] {
				shared[other] += foremost
			}
		}
		delete(shared, i)
		apart := func(other int) int { return copies.Apart(documents[other].Published(), d.Published()) }
		others := slices.Collect(maps.Keys(shared))
		others = slices.DeleteFunc(others, func(other int) bool { return apart(other) > copies.Window })
		slices.SortFunc(others, func(a, b int) int {
			return cmp.Or(shared[b]-shared[a], apart(a)-apart(b), cmp.Compare(documents[a].Report(), documents[b].Report()))
		})
		for _, other := range others[:min(len(others), maxCandidates)] {
			if pair, ok := copies.Between(documents[other], d); ok {
				found = append(found, pair)
			}
		}
	}
	return found
}

// join writes into the claims what they are joined to, and links the questions
// that are part of each other.
func (c *Comparison) join(of []join.Pair) {
	links, lines := map[string]recount.Link{}, map[string]string{}
	for _, l := range c.Links {
		links[l.Claim] = l
	}
	for i := range c.Origins {
		lines[c.Origins[i].ID] = string(c.Origins[i].Line)
	}
	for i := range c.Claims {
		claim := &c.Claims[i]
		link := links[claim.ID]
		claim.Question, claim.Origin, claim.Joins, claim.Line = link.Question, link.Origin, link.Joins, lines[link.Origin]
	}
	var parts []join.PartEdge
	for i := range of {
		parts = append(parts, of[i].Parts...)
	}
	c.PartOf = compare.PartsOf(parts, func(claim string) string { return links[claim].Question })
}
