package origin

import (
	"slices"

	"recount"
)

// joins holds which profiles are one with which, and why. It is a union-find
// whose sets keep the joins that made them.
type joins struct {
	parent []int
	size   []int
	voices [][]string // of each set: who is told to stand behind it
	edges  [][]edge   // of each profile; both ends hold an edge

	// The tree of each set, once grown: the join with the next profile on the
	// way to its root, and how many joins that way has.
	up    []edge
	depth []int
	grown []bool
	sets  map[int][]int // by its root: the profiles of a tree
}

// edge is a reason for which two profiles are one.
type edge struct {
	to     int
	reason recount.Reason
	why    string
}

func newJoins(n int) *joins {
	j := &joins{
		parent: make([]int, n), size: make([]int, n), voices: make([][]string, n), edges: make([][]edge, n),
		up: make([]edge, n), depth: make([]int, n), grown: make([]bool, n), sets: map[int][]int{},
	}
	for i := range n {
		j.parent[i], j.size[i] = i, 1
	}
	return j
}

// root names the set of a profile.
func (j *joins) root(i int) int {
	for j.parent[i] != i {
		j.parent[i] = j.parent[j.parent[i]]
		i = j.parent[i]
	}
	return i
}

// one tells whether two profiles are in one set.
func (j *joins) one(a, b int) bool { return j.root(a) == j.root(b) }

// join makes two profiles one. A join of those that are one already is kept as
// a reason where the two had none between them.
func (j *joins) join(a, b int, reason recount.Reason, why string) {
	if a == b {
		return
	}
	if j.one(a, b) && (reason != recount.ReasonCopy || len(j.edges[a]) > maxReasons || len(j.edges[b]) > maxReasons) {
		return
	}
	j.edges[a] = append(j.edges[a], edge{b, reason, why})
	j.edges[b] = append(j.edges[b], edge{a, reason, why})
	ra, rb := j.root(a), j.root(b)
	if ra == rb {
		return
	}
	if j.size[ra] < j.size[rb] {
		ra, rb = rb, ra
	}
	j.parent[rb] = ra
	j.size[ra] += j.size[rb]
	for _, v := range j.voices[rb] {
		if len(j.voices[ra]) < maxVoices && !slices.Contains(j.voices[ra], v) {
			j.voices[ra] = append(j.voices[ra], v)
		}
	}
}

// maxVoices bounds how many voices of a set are kept.
const maxVoices = 8

// clash tells whether others are told to stand behind one set than behind the
// other.
func (j *joins) clash(a, b int) bool {
	v, w := j.voices[j.root(a)], j.voices[j.root(b)]
	return len(v) > 0 && len(w) > 0 && !slices.ContainsFunc(v, func(voice string) bool { return slices.Contains(w, voice) })
}

// maxReasons bounds how many further reasons a profile that is joined already
// keeps: copies of copies give no more to tell.
const maxReasons = 16

// direct returns the join that stands between two profiles themselves. A copy
// is told before an utterance: it is the nearer reason.
func (j *joins) direct(a, b int) (found edge, ok bool) {
	if len(j.edges[b]) < len(j.edges[a]) {
		a, b = b, a
	}
	for _, e := range j.edges[a] {
		if e.to == b && (!ok || e.reason == recount.ReasonCopy) {
			found, ok = e, true
		}
	}
	return found, ok
}

// between returns why two profiles of one set are one: by the join that stands
// between them, else as words of one voice, else by the first joins on their
// ways to it.
func (j *joins) between(a, b int, voice func(int) string) (recount.Reason, string) {
	if e, ok := j.direct(a, b); ok {
		return e.reason, e.why
	}
	if v := voice(a); v != "" && v == voice(b) {
		return recount.ReasonUtterance, "both are the word of one speaker on one occasion"
	}
	path := j.path(a, b)
	for _, reason := range []recount.Reason{recount.ReasonCopy, recount.ReasonRelay} {
		for _, e := range path {
			if e.reason == reason {
				return e.reason, e.why
			}
		}
	}
	if len(path) == 0 {
		return recount.ReasonUtterance, ""
	}
	return recount.ReasonUtterance, path[0].why
}

// path returns the joins on the ways up from two profiles to where these meet.
func (j *joins) path(a, b int) []edge {
	var path []edge
	for a != b {
		if j.depth[a] < j.depth[b] {
			a, b = b, a
		}
		if j.depth[a] == 0 {
			return path
		}
		path = append(path, j.up[a])
		a = j.up[a].to
	}
	return path
}

// grow makes a tree of the set of a profile, with that profile at its root, and
// returns the set in order of its distance from it.
func (j *joins) grow(root int) []int {
	set := []int{root}
	j.grown[root] = true
	for k := 0; k < len(set); k++ {
		at := set[k]
		for _, e := range j.edges[at] {
			if !j.grown[e.to] {
				j.grown[e.to], j.depth[e.to] = true, j.depth[at]+1
				j.up[e.to] = edge{at, e.reason, e.why}
				set = append(set, e.to)
			}
		}
	}
	return set
}
