package compare

import (
	"recount"
	"recount/compare/join"
	"recount/compare/profile"
)

// Told is one report as comparing sees it.
type Told struct {
	Story    join.Story
	Profiles []profile.Profile // as [Profiles] makes them
}

// Gather makes one input of reports that are all at hand: it finds which are
// compared and what their claims have in common. A ledger keeps the same and
// hands out a block at a time.
func Gather(told []Told, copies []recount.Copy) Input {
	in := Input{Copies: copies}
	prepared := map[string]*join.Report{}
	stories := make([]join.Story, len(told))
	for i := range told {
		stories[i] = told[i].Story
		in.Profiles = append(in.Profiles, told[i].Profiles...)
		report := join.Prepare(told[i].Profiles)
		prepared[stories[i].Report] = report
		in.Pairs = append(in.Pairs, report.Alone(stories[i].Report))
	}
	for _, pair := range join.Pairs(stories) {
		pair.Edges, pair.Doubts = join.Match(prepared[pair.A], prepared[pair.B], pair.Likeness)
		in.Pairs = append(in.Pairs, pair)
	}
	in.Episodes = Episodes(in.Pairs)
	in.Parts = parts(in.Profiles, in.Pairs)
	return in
}

// Episodes gives each report of the pairs its episode: reports of which
// [join.Pair.OneEpisode] holds have one, directly or over others. Its key is the
// smallest id of a report in it.
func Episodes(pairs []join.Pair) map[string]string {
	parent := map[string]string{}
	var root func(string) string
	root = func(id string) string {
		if p, ok := parent[id]; ok && p != id {
			parent[id] = root(p)
			return parent[id]
		}
		return id
	}
	for i := range pairs {
		a, b := root(pairs[i].A), root(pairs[i].B)
		parent[a], parent[b] = a, b
		if pairs[i].OneEpisode() {
			parent[max(a, b)] = min(a, b)
		}
	}
	episodes := make(map[string]string, len(parent))
	for id := range parent {
		episodes[id] = root(id)
	}
	return episodes
}

// parts looks up the claims of part edges.
func parts(profiles []profile.Profile, pairs []join.Pair) []Part {
	at := map[string]int{}
	for i := range profiles {
		at[profiles[i].Claim] = i
	}
	var all []Part
	for i := range pairs {
		for _, e := range pairs[i].Parts {
			part, okPart := at[e.Part]
			whole, okWhole := at[e.Whole]
			if okPart && okWhole {
				all = append(all, Part{profiles[part], profiles[whole], e.Kind})
			}
		}
	}
	return all
}
