package ingest

import (
	"cmp"
	"maps"
	"slices"

	"recount"
	"recount/compare"
	"recount/compare/copies"
	"recount/compare/profile"
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
	Days map[string]recount.Day // claim -> the day that its figure holds for
}

// Compare reads the reports of a stream and compares their claims. It holds the
// claims of all of them, and the keys and words that tell copies, in memory: a
// ledger does not. Each input is handed to each as it is read, with its
// problems.
func Compare(stream Stream, extractor *extract.Extractor, each func([]recount.Problem)) *Comparison {
	c := &Comparison{Days: map[string]recount.Day{}}
	var profiles []profile.Profile
	var documents []*copies.Document
	work := func(r recount.Report) compared {
		result := extractor.Extract(r)
		return compared{result, compare.Profiles(r, result.Claims), copies.Read(r)}
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
		documents = append(documents, made.document)
		profiles = append(profiles, made.profiles...)
		for i := range made.result.Claims {
			c.Claims = append(c.Claims, ledger.Linked{Claim: made.result.Claims[i]})
			c.Days[made.result.Claims[i].ID] = made.profiles[i].Day()
		}
	}
	c.Copies = pairs(documents)
	for _, block := range blocks(profiles) {
		c.add(compare.Decide(compare.Input{Profiles: block, Copies: among(c.Copies, block)}))
	}
	c.join(profiles)
	return c
}

// compared is a report on its way into a comparison.
type compared struct {
	result   extract.Result
	profiles []profile.Profile
	document *copies.Document
}

// pairs finds the copies among documents, comparing those that share a key.
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
		others := slices.SortedFunc(maps.Keys(shared), func(a, b int) int {
			return cmp.Or(shared[b]-shared[a], a-b)
		})
		for _, other := range others[:min(len(others), maxCandidates)] {
			if pair, ok := copies.Between(documents[other], d); ok {
				found = append(found, pair)
			}
		}
	}
	return found
}

// blocks divides profiles into what is decided as a whole, in the order of the
// blocks' keys.
func blocks(profiles []profile.Profile) [][]profile.Profile {
	of := map[string][]profile.Profile{}
	for _, p := range profiles {
		of[p.Block] = append(of[p.Block], p)
	}
	all := make([][]profile.Profile, 0, len(of))
	for _, key := range slices.Sorted(maps.Keys(of)) {
		all = append(all, of[key])
	}
	return all
}

// among returns the copies of which both reports have claims in a block.
func among(all []recount.Copy, block []profile.Profile) (inside []recount.Copy) {
	reports := map[string]bool{}
	for i := range block {
		reports[block[i].Report] = true
	}
	for _, pair := range all {
		if reports[pair.A] && reports[pair.B] {
			inside = append(inside, pair)
		}
	}
	return inside
}

func (c *Comparison) add(r compare.Result) {
	c.Questions = append(c.Questions, r.Questions...)
	c.Links = append(c.Links, r.Links...)
	c.Origins = append(c.Origins, r.Origins...)
	c.Verdicts = append(c.Verdicts, r.Verdicts...)
	c.PartOf = append(c.PartOf, r.PartOf...)
}

// join writes into the claims what they are joined to.
func (c *Comparison) join(profiles []profile.Profile) {
	links := map[string]recount.Link{}
	for _, l := range c.Links {
		links[l.Claim] = l
	}
	for i := range c.Claims {
		claim := &c.Claims[i]
		link := links[claim.ID]
		claim.Question, claim.Origin, claim.Joins = link.Question, link.Origin, link.Joins
		claim.Line = profiles[i].Speaker.Line // profiles stand in the order of the claims
	}
}
